//! A plugin's way in: what a component may be, and what one that is sound then sees and says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::sync::Arc;

use bartizan_detect::plugin::{Fault, Plugin as _};
use bartizan_model::Timestamp;
use bartizan_sandbox::{Asset, LoadError, PluginLimits, Table};
use support::*;

fn refusal(component: Vec<u8>) -> String {
    sandbox().load(source(component)).unwrap_err().to_string()
}

#[test]
fn a_component_is_described() {
    let plugin = sandbox().load(source(Guest::correlation().rules(&["a", "b"]).build())).unwrap();
    let descriptor = plugin.descriptor();
    let rules: Vec<_> = descriptor.rules.iter().map(|rule| (&*rule.id, rule.confidence)).collect();
    assert_eq!(rules, [("a", 80), ("b", 80)]);
    assert_eq!(descriptor.fields, ["user.name"]);
    assert_eq!((descriptor.timers, descriptor.lookback_seconds, descriptor.state_schema), (true, 60, 7));
    assert_eq!(plugin.identity().name, "x");
    let mut instance = plugin.instantiate().unwrap();
    assert_eq!(instance.on_batch(&rows(&["root"]), 0), Ok(vec![]));
    assert_eq!(instance.advance(Timestamp(5), &no_lookup()), Ok(vec![]));
    assert_eq!(plugin.counts().calls, 2);
    assert_eq!(plugin.counts().rows, 1);
}

/// Reads the codes of field 0 and their entries, and returns the first value as a finding's key.
fn first_user() -> Vec<u8> {
    let entries = "(call $read (local.get $batch) (i32.const 0) (i32.const 512))
        (call $entries (i32.const 0) (i32.load (i32.const 516)) (i32.load (i32.const 520)) (i32.const 544))
        (call $drop-batch (local.get $batch))";
    let key = "(i32.load (i32.const 552)) (i32.load (i32.load (i32.const 544)))";
    Guest::correlation()
        .event("[method]batch.read", "read", "(param i32 i32 i32)")
        .event("entries", "entries", "(param i32 i32 i32 i32)")
        .body("on-batch", format!("{entries} {}", finding(key)))
        .build()
}

#[test]
fn events_go_in_and_findings_come_out() {
    let plugin = sandbox().load(source(first_user())).unwrap();
    let mut instance = plugin.instantiate().unwrap();
    for users in [["anna", "bert"], ["bert", "anna"]] {
        let findings = instance.on_batch(&rows(&users), 0).unwrap();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].key, users[0]);
    }
    assert_eq!(plugin.counts().findings, 2);
}

#[test]
fn rows_are_let_go_when_a_call_ends() {
    let plugin = sandbox().load(source(first_user())).unwrap();
    let mut instance = plugin.instantiate().unwrap();
    let rows = rows(&["anna"]);
    instance.on_batch(&rows, 0).unwrap();
    let dictionaries = rows.lookup().clone();
    drop(rows);
    // The dictionaries' other owners were the frame and the instance.
    let (_, dictionary) = dictionaries.dictionary(0).unwrap();
    assert_eq!(dictionary.find("anna"), 1);
    assert_eq!(format!("{dictionaries:?}").matches("anna").count(), 1);
    instance.snapshot().unwrap();
}

#[test]
fn imports_that_are_not_offered_are_refused_by_name() {
    let importing = |name: &str| {
        let component = format!(r#"(component (import "{name}" (instance)))"#);
        refusal(wat::parse_str(component).unwrap())
    };
    let wasi = importing("wasi:clocks/wall-clock@0.2.0");
    assert!(wasi.starts_with("plugin \"x\" imports wasi:clocks/wall-clock@0.2.0, which bartizan does not offer; build it without WASI"), "{wasi}");
    let other = importing("evil:corp/shell@1.0.0");
    assert!(other.contains("imports evil:corp/shell@1.0.0, which bartizan does not offer"), "{other}");
    let near = importing("bartizan:plugin/network@0.1.0");
    assert!(near.contains("imports bartizan:plugin/network@0.1.0, which"), "{near}");
}

#[test]
fn another_version_of_the_contract_is_refused_with_both_versions() {
    let newer = refusal(Guest::correlation().version("0.2.0").build());
    assert_eq!(
        newer,
        "plugin \"x\" needs bartizan:plugin@0.2.0, this host offers 0.1.0; update bartizan, or rebuild the \
         plugin against 0.1.0"
    );
}

#[test]
fn what_is_no_sound_component_is_refused() {
    let sound = Guest::correlation().build();
    for cut in [4, 8, 9, 100, sound.len() / 2, sound.len() - 1] {
        let error = refusal(sound[..cut].to_vec());
        let named = error.contains("cut short or damaged") || error.contains("does not export");
        assert!(named, "{cut} of {}: {error}", sound.len());
    }
    let module = refusal(Guest::correlation().module());
    assert!(
        module.contains("is a core WebAssembly module, not a component; run `bartizan plugin build`"),
        "{module}"
    );
    assert!(refusal(b"not wasm".to_vec()).contains("is not WebAssembly"));
    let mut large = sound;
    large.resize((64 << 20) + 1, 0);
    assert!(refusal(large).contains("has 67108865 bytes; the host takes components of at most 67108864"));
}

#[test]
fn every_damaged_byte_is_refused_or_harmless() {
    let sound = Guest::correlation().build();
    let sandbox = sandbox();
    // Each load compiles, so not every byte has its turn.
    for at in (8..sound.len()).step_by(sound.len() / 60) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x55;
        if let Ok(plugin) = sandbox.load(source(damaged)) {
            let _ = plugin.instantiate().map(|mut instance| instance.on_batch(&rows(&["root"]), 0));
        }
    }
    assert!(sandbox.load(source(sound)).is_ok());
}

#[test]
fn missing_exports_and_the_other_world_are_named() {
    let empty = refusal(wat::parse_str("(component)").unwrap());
    assert!(empty.contains("does not export `configure`, which the world `correlation` must"), "{empty}");
    let other = refusal(Guest::classification().build());
    assert!(other.contains("is a classification plugin, but was loaded as a correlation plugin"), "{other}");
}

#[test]
fn exports_of_other_types_are_refused() {
    let names = ["configure", "describe", "on-batch", "advance", "snapshot", "restore"];
    let exports: String =
        names.iter().map(|name| format!(r#"(export "{name}" (func $f))"#)).collect::<Vec<_>>().join("\n");
    let component = format!(
        r#"(component
            (core module $m (func (export "f")))
            (core instance $i (instantiate $m))
            (func $f (canon lift (core func $i "f")))
            {exports})"#
    );
    let error = refusal(wat::parse_str(component).unwrap());
    assert!(error.contains("does not fit bartizan:plugin@0.1.0"), "{error}");
}

/// A guest whose `configure` refuses with a message when a condition holds.
fn refusing(condition: &str, message: &str) -> Vec<u8> {
    let mut guest = Guest::correlation();
    let message = guest.text(message);
    let result = format!("{message} (i32.store (i32.const 272)) (i32.store (i32.const 276))")
        .replace("(i32.store (i32.const 272)) (i32.store (i32.const 276))", "(call $refuse)");
    guest
        .functions(
            "(func $refuse (param $at i32) (param $len i32) (result i32)
                (i32.store (i32.const 256) (i32.const 1))
                (i32.store (i32.const 260) (local.get $at))
                (i32.store (i32.const 264) (local.get $len))
                (i32.const 256))",
        )
        .body(
            "configure",
            format!("(if (result i32) {condition} (then {result}) (else (i32.const {EMPTY})))"),
        )
        .build()
}

#[test]
fn settings_that_the_plugin_refuses_are_shown() {
    let component =
        refusing("(i32.ne (local.get $settings-len) (i32.const 0))", "`failures` must be above 0; raise it");
    let sandbox = sandbox();
    assert!(sandbox.load(source(component.clone())).is_ok());
    let mut refused = source(component);
    refused.settings = "failures = 0".into();
    let error = sandbox.load(refused).unwrap_err();
    assert!(matches!(&error, LoadError::Start { fault: Fault::Configure(_), .. }));
    assert_eq!(
        error.to_string(),
        "plugin \"x\" does not start: configure: `failures` must be above 0; raise it"
    );
}

#[test]
fn assets_pass_as_bytes_and_decide_the_digest() {
    // Refuses unless the first byte of the first asset's content is 0xff.
    let first_byte = "(i32.ne (i32.const 255) (i32.load8_u (i32.load offset=8 (local.get $assets))))";
    let component = refusing(first_byte, "not 0xff");
    let load = |content: &[u8]| {
        let mut source = source(component.clone());
        source.assets = vec![Asset { path: "rules/b.bin".into(), content: content.into() }];
        sandbox().load(source)
    };
    let one = load(&[0xff, 0xfe, 0]).unwrap();
    let other = load(&[0xff, 0xfe, 1]).unwrap();
    assert_ne!(one.identity().digest, other.identity().digest);
    assert_eq!(one.identity().digest, load(&[0xff, 0xfe, 0]).unwrap().identity().digest);
    assert_eq!(one.identity().digest.len(), 64);
    assert!(load(&[0xfe]).unwrap_err().to_string().contains("configure: not 0xff"));
}

#[test]
fn what_a_plugin_brings_is_bounded() {
    let component = Guest::correlation().build();
    let mut settings = source(component.clone());
    settings.settings = " ".repeat((4 << 20) + 1);
    let error = sandbox().load(settings).unwrap_err().to_string();
    assert_eq!(error, "plugin \"x\" brings 4194305 bytes of settings; the host takes at most 4194304");
    let mut limits = source(component.clone());
    limits.limits = PluginLimits { memory_mib: 1 << 20, ..PluginLimits::default() };
    let error = sandbox().load(limits).unwrap_err().to_string();
    assert_eq!(error, "plugin \"x\": limit `memory_mib` = 1048576; set it between 1 and 4096");
    let mut name = source(component);
    name.name = "../x".into();
    assert!(matches!(sandbox().load(name), Err(LoadError::Name(_))));
}

#[test]
fn descriptors_that_cannot_be_served_are_refused() {
    let twice = refusal(Guest::correlation().rules(&["a", "a"]).build());
    assert_eq!(twice, "plugin \"x\": two of its rules have the id \"a\"; give each its own");
}

#[test]
fn granted_tables_are_found_and_others_are_not() {
    let mut guest = Guest::correlation().tables(&["assets", "people"]).host(
        "lookup",
        "lookup",
        "(param i32 i32 i32 i32 i32)",
    );
    let (table, key) = (guest.text("assets"), guest.text("db1"));
    // 512: option<string>: whether, pointer, length.
    let body = format!(
        "{DROP} (call $lookup {table} {key} (i32.const 512)) {}",
        finding("(i32.load (i32.const 516)) (i32.load (i32.const 520))")
    );
    let component = guest.body("on-batch", body).build();
    let mut granted = source(component.clone());
    let assets = Table::new([("db1".to_owned(), r#"{"criticality":4}"#.to_owned())]).unwrap();
    granted.tables.grant("assets", Arc::new(assets));
    let plugin = sandbox().load(granted).unwrap();
    assert_eq!(plugin.ungranted_tables().collect::<Vec<_>>(), ["people"]);
    let found = plugin.instantiate().unwrap().on_batch(&rows(&["a"]), 0).unwrap();
    assert_eq!(found[0].key, r#"{"criticality":4}"#);
    let plugin = sandbox().load(source(component)).unwrap();
    let found = plugin.instantiate().unwrap().on_batch(&rows(&["a"]), 0).unwrap();
    assert_eq!(found[0].key, "");
}

#[test]
fn state_goes_from_one_instance_to_another() {
    let component = Guest::correlation()
        .functions("(global $state (mut i32) (i32.const 0)) (global $len (mut i32) (i32.const 0))")
        .body(
            "restore",
            format!(
                "(global.set $state (local.get $state)) (global.set $len (local.get $len))
                (if (result i32) (i32.eq (local.get $schema) (i32.const 7)) (then (i32.const {EMPTY})) (else (i32.store (i32.const 256) (i32.const 1)) (i32.const 256)))"
            ),
        )
        .body(
            "snapshot",
            "(i32.store (i32.const 256) (global.get $state)) (i32.store (i32.const 260) (global.get $len)) (i32.const 256)",
        )
        .build();
    let plugin = sandbox().load(source(component)).unwrap();
    let mut one = plugin.instantiate().unwrap();
    assert_eq!(one.snapshot(), Ok(vec![]));
    let state: Vec<u8> = (0..200_000u32).map(|at| at as u8).collect();
    one.restore(7, &state).unwrap();
    let mut other = plugin.instantiate().unwrap();
    other.restore(7, &one.snapshot().unwrap()).unwrap();
    assert_eq!(other.snapshot(), Ok(state));
    assert!(matches!(plugin.instantiate().unwrap().restore(8, b""), Err(Fault::State(_))));
}
