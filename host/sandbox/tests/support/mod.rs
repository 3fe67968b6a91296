//! Components for the tests, written as WebAssembly text so that they can be as wrong as they like, and
//! made into components in process. Also: rows to hand them.
#![allow(dead_code)]

use std::{collections::HashMap, path::Path, sync::Arc};

use bartizan_detect::{
    access::FieldAccess,
    columns::{Frame, Slots, Wanted, build},
    dictionary::DeploymentKey,
    rows::{Lookup, Rows},
};
use bartizan_model::{EventBatch, FieldId, FieldTable, RecordBatch, Source, Timestamp, ecs};
use bartizan_sandbox::{Asset, PluginLimits, PluginSource, Sandbox, SandboxSettings, Tables};
use wit_component::{ComponentEncoder, StringEncoding};

/// Where a guest finds an empty list, an empty string, and "all is well".
pub const EMPTY: u32 = 16;
/// Where a guest may write results.
pub const SCRATCH: u32 = 256;
/// Where a guest's texts and descriptor are.
const IMAGE: u32 = 1_024;

/// A guest under construction: its world, imports, functions, and the bodies of its exports.
pub struct Guest {
    world: &'static str,
    wit: String,
    imports: String,
    functions: String,
    bodies: HashMap<&'static str, String>,
    image: Image,
    fields: Vec<&'static str>,
    rules: Vec<&'static str>,
    tables: Vec<&'static str>,
}

const EVENTS: &str = "bartizan:plugin/events@0.1.0";
const HOST: &str = "bartizan:plugin/host@0.1.0";

impl Guest {
    /// A correlation plugin of one rule that reads `user.name` and finds nothing.
    pub fn correlation() -> Guest {
        Guest::of("correlation")
    }

    /// A classification plugin that must be given a body of `classify`.
    pub fn classification() -> Guest {
        Guest::of("classification")
    }

    fn of(world: &'static str) -> Guest {
        Guest {
            world,
            wit: include_str!("../../../../wit/plugin.wit").to_owned(),
            imports: String::new(),
            functions: String::new(),
            bodies: HashMap::new(),
            image: Image(vec![]),
            fields: vec!["user.name"],
            rules: vec!["rule"],
            tables: vec![],
        }
    }

    /// Replaces the body of an export.
    pub fn body(mut self, export: &'static str, wat: impl Into<String>) -> Guest {
        self.bodies.insert(export, wat.into());
        self
    }

    /// Imports a function of `events` under a name.
    pub fn event(self, function: &str, name: &str, signature: &str) -> Guest {
        self.import(EVENTS, function, name, signature)
    }

    /// Imports a function of `host` under a name.
    pub fn host(self, function: &str, name: &str, signature: &str) -> Guest {
        self.import(HOST, function, name, signature)
    }

    fn import(mut self, interface: &str, function: &str, name: &str, signature: &str) -> Guest {
        self.imports += &format!("(import \"{interface}\" \"{function}\" (func ${name} {signature}))\n");
        self
    }

    /// Adds functions and globals.
    pub fn functions(mut self, wat: &str) -> Guest {
        self.functions += wat;
        self
    }

    /// Puts a text into memory: pointer and length as two instructions.
    pub fn text(&mut self, text: &str) -> String {
        let (at, len) = self.image.text(text);
        format!("(i32.const {at}) (i32.const {len})")
    }

    pub fn rules(mut self, rules: &[&'static str]) -> Guest {
        self.rules = rules.to_vec();
        self
    }

    pub fn tables(mut self, tables: &[&'static str]) -> Guest {
        self.tables = tables.to_vec();
        self
    }

    /// Builds it against another version of the contract.
    pub fn version(mut self, version: &str) -> Guest {
        self.wit = self.wit.replace("bartizan:plugin@0.1.0", &format!("bartizan:plugin@{version}"));
        self.imports = self.imports.replace("@0.1.0", &format!("@{version}"));
        self
    }

    /// The core module, which knows of its world.
    pub fn module(mut self) -> Vec<u8> {
        let exports = match self.world {
            "correlation" => self.correlation_exports(),
            _ => self.classification_exports(),
        };
        let data: String = self.image.0.iter().map(|byte| format!("\\{byte:02x}")).collect();
        let wat = format!(
            r#"(module
            {imports}
            (memory (export "memory") 4)
            (global $heap (mut i32) (i32.const 131072))
            (func $alloc (export "cabi_realloc") (param $old i32) (param $had i32) (param $align i32) (param $size i32) (result i32)
              (local $at i32)
              (local.set $at (i32.and (i32.add (global.get $heap) (i32.const 15)) (i32.const -16)))
              (global.set $heap (i32.add (local.get $at) (local.get $size)))
              (block $fits (loop $more
                (br_if $fits (i32.le_u (global.get $heap) (i32.mul (memory.size) (i32.const 65536))))
                (br_if $more (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))
                (unreachable)))
              (local.get $at))
            (data (i32.const {IMAGE}) "{data}")
            {functions}
            {exports})"#,
            imports = self.imports,
            functions = self.functions,
        );
        let mut module = wat::parse_str(&wat).unwrap_or_else(|error| panic!("{error}\n{wat}"));
        let mut resolve = wit_parser::Resolve::default();
        let package = resolve.push_str("plugin.wit", &self.wit).unwrap();
        let world = resolve.select_world(&[package], Some(self.world)).unwrap();
        let utf8 = StringEncoding::UTF8;
        wit_component::embed_component_metadata(&mut module, &resolve, world, utf8, false).unwrap();
        module
    }

    /// The component.
    pub fn build(self) -> Vec<u8> {
        let module = self.module();
        ComponentEncoder::default().module(&module).unwrap().validate(true).encode().unwrap()
    }

    fn take(&mut self, export: &'static str) -> String {
        self.bodies.remove(export).unwrap_or_else(|| format!("(i32.const {EMPTY})"))
    }

    fn correlation_exports(&mut self) -> String {
        self.imports +=
            &format!("(import \"{EVENTS}\" \"[resource-drop]batch\" (func $drop-batch (param i32)))\n")
                .replace("@0.1.0", if self.wit.contains("plugin@0.1.0;") { "@0.1.0" } else { "@0.2.0" });
        let describe =
            format!("(i32.const {})", self.image.descriptor(&self.rules, &self.fields, &self.tables));
        // A body of its own may fall back on the plain descriptor.
        let describe = match self.bodies.remove("describe") {
            Some(body) => body.replace(DESCRIPTOR, &describe),
            None => describe,
        };
        let drop_batch = "(call $drop-batch (local.get $batch))";
        let on_batch = self.bodies.remove("on-batch").unwrap_or(format!("{drop_batch} (i32.const {EMPTY})"));
        format!(
            r#"(func (export "configure") (param $settings i32) (param $settings-len i32) (param $assets i32) (param $assets-len i32) (result i32) {configure})
            (func (export "describe") (result i32) {describe})
            (func (export "on-batch") (param $batch i32) (param $epoch i32) (result i32)
              (local $at i32) (local $n i32)
              (global.set $heap (i32.const 131072)) {on_batch})
            (func (export "advance") (param $watermark i64) (result i32) {advance})
            (func (export "snapshot") (result i32) {snapshot})
            (func (export "restore") (param $schema i32) (param $state i32) (param $len i32) (result i32) {restore})"#,
            configure = self.take("configure"),
            advance = self.take("advance"),
            snapshot = self.take("snapshot"),
            restore = self.take("restore"),
        )
    }

    fn classification_exports(&mut self) -> String {
        format!(
            r#"(func (export "configure") (param $settings i32) (param $settings-len i32) (param $assets i32) (param $assets-len i32) (result i32) {configure})
            (func (export "tables") (result i32) {tables})
            (func (export "classify") (param $subjects i32) (param $n i32) (result i32) (local $at i32) {classify})"#,
            configure = self.take("configure"),
            tables = self.take("tables"),
            classify = self.take("classify"),
        )
    }
}

/// What a guest has in memory from the start.
struct Image(Vec<u8>);

impl Image {
    fn put(&mut self, bytes: &[u8]) -> u32 {
        self.0.resize(self.0.len().next_multiple_of(8), 0);
        let at = IMAGE + self.0.len() as u32;
        self.0.extend_from_slice(bytes);
        at
    }

    fn text(&mut self, text: &str) -> (u32, u32) {
        (self.put(text.as_bytes()), text.len() as u32)
    }

    /// A list of records that are made of words.
    fn list(&mut self, records: &[Vec<u32>]) -> (u32, u32) {
        let bytes: Vec<u8> = records.iter().flatten().flat_map(|word| word.to_le_bytes()).collect();
        (self.put(&bytes), records.len() as u32)
    }

    fn texts(&mut self, texts: &[&str]) -> (u32, u32) {
        let texts: Vec<_> = texts.iter().map(|text| self.text(text)).map(|(at, len)| vec![at, len]).collect();
        self.list(&texts)
    }

    /// A `descriptor` as the canonical ABI lays it out.
    fn descriptor(&mut self, rules: &[&str], fields: &[&str], tables: &[&str]) -> u32 {
        let version = self.text("1.0.0");
        let rules: Vec<_> = rules
            .iter()
            .map(|id| self.text(id))
            .map(|id| {
                let severity_and_confidence = 3 | 80 << 8;
                let texts = [id, version, id, id].map(|(at, len)| [at, len]).concat();
                [texts, vec![severity_and_confidence], vec![0; 6]].concat()
            })
            .collect();
        let rules = self.list(&rules);
        let fields = self.texts(fields);
        let global = 2;
        let no_rules = [0, 0];
        let subscriptions = self.list(&[[vec![0, 0, global, 0, 0], no_rules.to_vec()].concat()]);
        let tables = self.texts(tables);
        let (timers, lookback, schema) = (1, [60, 0], 7);
        let words = [
            rules.0,
            rules.1,
            fields.0,
            fields.1,
            subscriptions.0,
            subscriptions.1,
            timers,
            0,
            lookback[0],
            lookback[1],
            schema,
            tables.0,
            tables.1,
            // No remarks, and up to a multiple of 8 bytes.
            0,
            0,
            0,
        ];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.put(&bytes)
    }
}

/// Body of `on-batch` that returns one finding of rule 0, all words zero but for its key, whose pointer and
/// length are two instructions.
pub fn finding(key: &str) -> String {
    let at = SCRATCH + 64;
    // The key's two words, by way of locals: a store wants its address first.
    format!(
        "{key} (local.set $n) (local.set $at)
        (i32.store (i32.const {}) (local.get $at)) (i32.store (i32.const {}) (local.get $n))
        (i32.store (i32.const {SCRATCH}) (i32.const {at})) (i32.store (i32.const {}) (i32.const 1))
        (i32.const {SCRATCH})",
        at + 4,
        at + 8,
        SCRATCH + 4,
    )
}

/// Stands for the plain descriptor in a body of `describe`.
pub const DESCRIPTOR: &str = "(;descriptor;)";

/// Lets go of the batch.
pub const DROP: &str = "(call $drop-batch (local.get $batch))";

pub fn sandbox() -> Sandbox {
    Sandbox::new(SandboxSettings { cache_dir: None, max_instances: 64 }).unwrap()
}

pub fn cached(folder: &Path) -> Sandbox {
    Sandbox::new(SandboxSettings { cache_dir: Some(folder.to_owned()), max_instances: 64 }).unwrap()
}

/// A plugin named `x` with small limits, so that tests end soon.
pub fn source(component: Vec<u8>) -> PluginSource {
    PluginSource {
        name: "x".into(),
        version: "0.1.0".into(),
        component,
        settings: String::new(),
        assets: Vec::<Asset>::new(),
        limits: PluginLimits { deadline_ms: 100, ..PluginLimits::default() },
        tables: Tables::default(),
        access: FieldAccess::default(),
    }
}

/// Rows with these values of `user.name`, numbered from 100.
pub fn rows(users: &[&str]) -> Rows {
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "test".into(), format: None });
    for (number, user) in (100..).zip(users) {
        records.push(number, &source, number - 99, Timestamp(number as i64), user.as_bytes());
    }
    let mut batch = EventBatch::new(records);
    batch.fill(|_, text, event| event.put_text(ecs::USER_NAME, text));
    let field: FieldId = FieldTable::new().find("user.name").unwrap();
    let mut slots = Slots::new(DeploymentKey([7; 16]));
    let slot = slots.add(field);
    let mut wanted = Wanted::default();
    wanted.read(slot, field);
    let (mut columns, mut views) = (vec![], vec![]);
    build(&batch, &wanted, None, &mut slots, &mut columns, &mut views);
    let numbers = batch.records().records().iter().map(|record| record.number).collect();
    let times: Vec<i64> = batch.events().iter().map(|event| event.time.0).collect();
    let (watermarks, slots) = (times.clone(), Arc::new(slots));
    let frame = Frame { batch, numbers, watermarks, times, columns, slots, views };
    Rows::new(Arc::new(frame), [slot].into(), None, None)
}

/// What codes mean where there are none.
pub fn no_lookup() -> Lookup {
    Lookup::new(Arc::new(Slots::new(DeploymentKey([7; 16]))), [].into())
}
