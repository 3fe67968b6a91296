//! Plugins of the world `correlation`: loading, configuring and calling them. What both worlds share is
//! [`Loaded`].

use std::sync::{Arc, Mutex, PoisonError};

use bartizan_detect::{
    access::FieldAccess,
    descriptor::Descriptor,
    plugin::{Cost, Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{PluginRef, Timestamp};
use bartizan_pack::World;
use wasmtime::{
    Store,
    component::{Component, Linker, Resource},
};

use crate::{
    bindings::{
        correlation::{Correlation, CorrelationPre},
        types,
    },
    convert,
    counters::{Counters, Counts, add},
    cut::Cutter,
    deadline,
    engine::{Permit, PluginSource, Runtime},
    error::LoadError,
    fault, inspect,
    limits::{
        MAX_ASSET_BYTES, MAX_ASSETS, MAX_HANDLES, MAX_SETTINGS_BYTES, MAX_SNAPSHOT_BYTES, PluginLimits,
    },
    seal::Seal,
    state::{Access, State},
    tables::Tables,
};

/// One version of a plugin and its settings, in either world.
pub(crate) struct Loaded {
    runtime: Arc<Runtime>,
    pub(crate) identity: PluginRef,
    name: Arc<str>,
    pub(crate) settings: String,
    pub(crate) assets: Vec<types::Asset>,
    limits: PluginLimits,
    pub(crate) tables: Arc<Tables>,
    access: FieldAccess,
    seal: Seal,
    pub(crate) counters: Arc<Counters>,
}

impl Loaded {
    /// Checks everything that can be checked before compiling.
    pub(crate) fn check(
        runtime: &Arc<Runtime>,
        source: PluginSource,
        world: World,
    ) -> Result<(Loaded, Vec<u8>), LoadError> {
        let plugin = source.name.clone();
        if !bartizan_pack::manifest::is_name(&plugin) {
            return Err(LoadError::Name(plugin.chars().take(80).collect()));
        }
        let asset_bytes = source.assets.iter().map(|asset| asset.path.len() + asset.content.len()).sum();
        for (what, bytes, limit) in [
            ("settings", source.settings.len(), MAX_SETTINGS_BYTES),
            ("assets", asset_bytes, MAX_ASSET_BYTES),
            ("numbers of assets", source.assets.len(), MAX_ASSETS),
        ] {
            if bytes > limit {
                return Err(LoadError::TooLarge { plugin, what, bytes, limit });
            }
        }
        source.limits.check().map_err(|source| LoadError::Limit { plugin: plugin.clone(), source })?;
        inspect::inspect(&source.component, world).map_err(|source| LoadError::Refused { plugin, source })?;
        let digest = source.digest();
        let mut assets = source.assets;
        assets.sort_by(|one, other| one.path.cmp(&other.path));
        let assets =
            assets.into_iter().map(|asset| types::Asset { path: asset.path, content: asset.content });
        let assets: Vec<types::Asset> = assets.collect();
        let loaded = Loaded {
            runtime: Arc::clone(runtime),
            name: source.name.as_str().into(),
            identity: PluginRef { name: source.name, version: source.version, digest },
            settings: source.settings,
            assets,
            limits: source.limits,
            tables: Arc::new(source.tables),
            seal: Seal::of(&source.access),
            access: source.access,
            counters: Arc::default(),
        };
        Ok((loaded, source.component))
    }

    pub(crate) fn name(&self) -> String {
        self.identity.name.clone()
    }

    /// An empty store for one instance, and the instance's permit.
    pub(crate) fn store(&self) -> Result<(Store<State>, Permit), Fault> {
        let permit = self.runtime.admit()?;
        let state = State::new(
            Arc::clone(&self.name),
            self.limits,
            Arc::clone(&self.counters),
            Arc::clone(&self.tables),
            Arc::clone(&self.runtime.sets),
        );
        let mut store = Store::new(&self.runtime.engine, state);
        store.limiter(|state| state);
        store.epoch_deadline_callback(State::on_tick);
        store.set_hostcall_fuel(self.limits.result_bytes());
        store.set_max_component_handles(MAX_HANDLES);
        Ok((store, permit))
    }

    /// Makes an instance in a store.
    pub(crate) fn start<T>(
        &self,
        store: &mut Store<State>,
        start: impl FnOnce(&mut Store<State>) -> wasmtime::Result<T>,
    ) -> Result<T, Fault> {
        add(&self.counters.instances, 1);
        store.data_mut().begin_setup();
        call(store, start).map_err(|fault| match fault {
            // Not the plugin's result, but the machine or the pool.
            Fault::Contract(_) if store.data().memory_refused => {
                Fault::Memory { mebibytes: self.limits.memory_mib }
            }
            Fault::Contract(reason) => Fault::Instance(reason),
            fault => fault,
        })
    }
}

/// Hash of everything that decides what a plugin does: component, settings, assets, and what it may see,
/// where that is not everything. Each part's length goes first, so that no two plugins hash the same bytes.
pub(crate) fn digest<'a>(
    component: &[u8],
    settings: &str,
    assets: impl Iterator<Item = (&'a str, &'a [u8])>,
    access: &FieldAccess,
) -> String {
    let mut hash = blake3::Hasher::new();
    let mut part = |bytes: &[u8]| {
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(component);
    part(settings.as_bytes());
    for (path, content) in assets {
        part(path.as_bytes());
        part(content);
    }
    if let Some(access) = access.digest() {
        part(access.as_bytes());
    }
    hash.finalize().to_hex().to_string()
}

/// Calls into an instance and lets go of what was the caller's, whatever happens.
pub(crate) fn call<T>(
    store: &mut Store<State>,
    f: impl FnOnce(&mut Store<State>) -> wasmtime::Result<T>,
) -> Result<T, Fault> {
    store.set_epoch_deadline(1);
    let result = f(store);
    store.data_mut().end();
    result.map_err(|error| fault::of(&error, store.data()))
}

/// A loaded correlation plugin.
pub struct LoadedPlugin {
    loaded: Arc<Loaded>,
    pre: CorrelationPre<State>,
    descriptor: Arc<Descriptor>,
    /// The instance that was made to describe the plugin: the first that is asked for.
    first: Mutex<Option<Box<ComponentInstance>>>,
}

impl std::fmt::Debug for LoadedPlugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoadedPlugin").field("identity", &self.loaded.identity).finish_non_exhaustive()
    }
}

impl LoadedPlugin {
    pub(crate) fn load(
        runtime: &Arc<Runtime>,
        source: PluginSource,
        compile: impl FnOnce(&[u8]) -> Result<Component, String>,
    ) -> Result<LoadedPlugin, LoadError> {
        let (loaded, bytes) = Loaded::check(runtime, source, World::Correlation)?;
        let plugin = loaded.name();
        let component =
            compile(&bytes).map_err(|reason| LoadError::Compile { plugin: plugin.clone(), reason })?;
        let pre = link(&component).map_err(|error| LoadError::Contract {
            plugin: plugin.clone(),
            reason: fault::message(&error),
        })?;
        let loaded = Arc::new(loaded);
        let (mut first, descriptor) = ComponentInstance::start(&loaded, &pre).map_err(|fault| {
            LoadError::Start { plugin: plugin.clone(), fault: loaded.counters.fault(fault) }
        })?;
        let access = loaded.access.check(&descriptor);
        access.map_err(|source| LoadError::Access { plugin: plugin.clone(), source })?;
        descriptor.check().map_err(|source| LoadError::Descriptor { plugin, source })?;
        let descriptor = Arc::new(descriptor);
        first.describes(&descriptor);
        let first = Mutex::new(Some(Box::new(first)));
        Ok(LoadedPlugin { loaded, pre, descriptor, first })
    }

    /// What the plugin did so far.
    pub fn counts(&self) -> Counts {
        self.loaded.counters.read()
    }

    /// Tables that the plugin wants and was not granted: its look-ups in them find nothing.
    pub fn ungranted_tables(&self) -> impl Iterator<Item = &str> {
        self.descriptor.tables.iter().map(String::as_str).filter(|table| !self.loaded.tables.has(table))
    }
}

fn link(component: &Component) -> wasmtime::Result<CorrelationPre<State>> {
    let mut linker = Linker::new(component.engine());
    Correlation::add_to_linker::<State, Access>(&mut linker, |state| state)?;
    CorrelationPre::new(linker.instantiate_pre(component)?)
}

impl Plugin for LoadedPlugin {
    fn identity(&self) -> &PluginRef {
        &self.loaded.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn access(&self) -> FieldAccess {
        self.loaded.access.clone()
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        if let Some(first) = self.first.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return Ok(first);
        }
        let (mut instance, descriptor) = ComponentInstance::start(&self.loaded, &self.pre)
            .map_err(|fault| self.loaded.counters.fault(fault))?;
        if descriptor != *self.descriptor {
            let reason = "`describe` does not answer the same in every instance".into();
            return Err(self.loaded.counters.fault(Fault::Contract(reason)));
        }
        instance.describes(&self.descriptor);
        Ok(Box::new(instance))
    }
}

/// One instance of a correlation plugin.
struct ComponentInstance {
    loaded: Arc<Loaded>,
    store: Store<State>,
    exports: Correlation,
    rules: usize,
    cost: Cost,
    /// Whether a fault has ended it.
    ended: bool,
    _permit: Permit,
}

impl ComponentInstance {
    /// Makes an instance, configures it, and has it say what it is.
    fn start(
        loaded: &Arc<Loaded>,
        pre: &CorrelationPre<State>,
    ) -> Result<(ComponentInstance, Descriptor), Fault> {
        let (mut store, permit) = loaded.store()?;
        let exports = loaded.start(&mut store, |store| pre.instantiate(store))?;
        store.data_mut().begin_setup();
        call(&mut store, |store| exports.call_configure(store, &loaded.settings, &loaded.assets))?
            .map_err(|reason| Fault::Configure(fault::bounded(reason)))?;
        store.data_mut().begin_setup();
        let descriptor = call(&mut store, |store| exports.call_describe(store))?;
        let loaded = Arc::clone(loaded);
        let instance = ComponentInstance {
            loaded,
            store,
            exports,
            rules: 0,
            cost: Cost::default(),
            ended: false,
            _permit: permit,
        };
        Ok((instance, convert::descriptor(descriptor)))
    }

    /// Takes the descriptor that its calls are held to.
    fn describes(&mut self, descriptor: &Descriptor) {
        self.rules = descriptor.rules.len();
        self.store.data_mut().fields = descriptor.fields.len() as u32;
    }

    /// Calls, unless a fault has ended this instance; counts the fault that ends it.
    fn guarded<T>(&mut self, f: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.ended {
            return Err(Fault::Instance("it was called after the fault that ended it".into()));
        }
        let before = deadline::thread_time();
        let result = f(self);
        self.cost.cpu_ns += deadline::thread_time().saturating_sub(before).as_nanos() as u64;
        self.cost.calls += 1;
        result.map_err(|fault| {
            self.ended = true;
            self.loaded.counters.fault(fault)
        })
    }

    fn judge(
        &mut self,
        rows: Option<Rows>,
        lookup: Lookup,
        f: impl FnOnce(&Correlation, &mut Store<State>) -> wasmtime::Result<Vec<types::Finding>>,
    ) -> Result<Vec<RawFinding>, Fault> {
        self.guarded(|this| {
            add(&this.loaded.counters.calls, 1);
            this.store.data_mut().begin(rows, Some(lookup));
            let exports = &this.exports;
            let findings = call(&mut this.store, |store| f(exports, store))?;
            this.cost.findings += findings.len() as u64;
            this.accept(findings)
        })
    }

    /// Findings as the host takes them.
    fn accept(&self, findings: Vec<types::Finding>) -> Result<Vec<RawFinding>, Fault> {
        let limit = self.loaded.limits.findings_per_call;
        if findings.len() > limit {
            return Err(Fault::TooManyFindings { count: findings.len(), limit });
        }
        if let Some(finding) = findings.iter().find(|finding| finding.rule as usize >= self.rules) {
            return Err(Fault::Contract(format!(
                "a finding names rule {}, but the descriptor lists {} rules, from 0",
                finding.rule, self.rules
            )));
        }
        add(&self.loaded.counters.findings, findings.len() as u64);
        let mut cutter = Cutter::default();
        let findings =
            findings.into_iter().map(convert::finding).map(|finding| cutter.finding(finding)).collect();
        add(&self.loaded.counters.truncated, cutter.cuts);
        Ok(findings)
    }
}

impl Instance for ComponentInstance {
    fn on_batch(&mut self, rows: &Rows, epoch: u32) -> Result<Vec<RawFinding>, Fault> {
        add(&self.loaded.counters.rows, rows.len() as u64);
        self.cost.rows += rows.len() as u64;
        self.judge(Some(rows.clone()), rows.lookup().clone(), |exports, store| {
            exports.call_on_batch(store, Resource::new_borrow(0), epoch)
        })
    }

    fn advance(&mut self, watermark: Timestamp, lookup: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        self.judge(None, lookup.clone(), |exports, store| exports.call_advance(store, watermark.0))
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        self.guarded(|this| {
            let exports = &this.exports;
            // Batches wait for it: it has no more time than they give.
            this.store.data_mut().begin(None, None);
            this.store.set_hostcall_fuel(MAX_SNAPSHOT_BYTES);
            let state = call(&mut this.store, |store| exports.call_snapshot(store));
            this.store.set_hostcall_fuel(this.loaded.limits.result_bytes());
            state.map(|state| this.loaded.seal.close(state)).map_err(|fault| match fault {
                Fault::ResultTooLarge { .. } => {
                    Fault::State(format!("its snapshot has more than {} MiB", MAX_SNAPSHOT_BYTES >> 20))
                }
                fault => fault,
            })
        })
    }

    fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), Fault> {
        self.guarded(|this| {
            let exports = &this.exports;
            let state = this.loaded.seal.open(state).map_err(|reason| Fault::State(reason.into()))?;
            this.store.data_mut().begin_setup();
            call(&mut this.store, |store| exports.call_restore(store, schema, state))?
                .map_err(|reason| Fault::State(fault::bounded(reason)))
        })
    }

    fn cost(&self) -> Cost {
        Cost { memory_bytes: self.store.data().memory_bytes, ..self.cost }
    }
}
