//! The sandbox: one wasmtime engine, its settings, and the clock that its deadlines are kept by.
//!
//! The settings are what measurements left over: instances from a pool whose memories are copy-on-write
//! images of the component's, so that thousands of them cost their changed pages only; interruption by
//! epochs, which costs a few per cent where counting instructions costs ten; 4 GiB reserved a memory, so
//! that hardware does the bounds checks.

use std::{
    num::NonZeroUsize,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, Thread},
    time::Duration,
};

use bartizan_detect::{access::FieldAccess, patterns::PatternSets, plugin::Fault};
use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig,
    component::Component,
};

use crate::{
    cache::{Cache, CacheCounts},
    classifier::LoadedClassifier,
    error::{LoadError, SandboxError},
    fault,
    limits::{MAX_CORE_INSTANCES, MAX_MEMORY_MIB, MAX_STACK_BYTES, MAX_TABLE_ELEMENTS, PluginLimits},
    plugin::LoadedPlugin,
    tables::Tables,
};

/// Time between two looks at deadlines: how late one may be.
pub const TICK: Duration = Duration::from_millis(5);
/// Instances at once, unless set otherwise.
pub const DEFAULT_MAX_INSTANCES: u32 = 8_192;
/// Bytes of a freed memory that stay resident for the next instance, cleared by hand rather than by the
/// system.
const KEEP_RESIDENT_BYTES: usize = 1 << 20;
const KEEP_TABLE_RESIDENT_BYTES: usize = 64 << 10;
/// Freed memories that wait to be handed back to the system together. Each may be all that a plugin was
/// granted, and instances end because they took it: so none waits.
const DECOMMIT_BATCH: usize = 1;
/// Core modules and tables of an average component: the plugin, and what componentizing adds around it.
const CORE_INSTANCES_PER_COMPONENT: u32 = 4;
/// Most bytes of wasmtime's own data about one component instance.
const MAX_INSTANCE_METADATA_BYTES: usize = 16 << 20;

/// How the sandbox is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SandboxSettings {
    /// Where compiled components are kept; none: nowhere.
    pub cache_dir: Option<PathBuf>,
    /// Most instances at once, of all plugins.
    pub max_instances: u32,
}

impl Default for SandboxSettings {
    fn default() -> SandboxSettings {
        SandboxSettings { cache_dir: None, max_instances: DEFAULT_MAX_INSTANCES }
    }
}

/// A file that comes with a plugin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its path inside the plugin's folder of assets, with `/`.
    pub path: String,
    /// Its bytes, whatever they are.
    pub content: Vec<u8>,
}

/// What a plugin is made of.
#[derive(Clone, Debug)]
pub struct PluginSource {
    /// The plugin's name, as in its manifest.
    pub name: String,
    /// The plugin's version, as in its manifest.
    pub version: String,
    /// The component.
    pub component: Vec<u8>,
    /// Settings, as TOML.
    pub settings: String,
    /// Files for `configure`. They are sorted by path before use.
    pub assets: Vec<Asset>,
    /// What an instance may use.
    pub limits: PluginLimits,
    /// The lookup tables that the operator grants.
    pub tables: Tables,
    /// The fields that the operator grants, and masks. A classifier reads none.
    pub access: FieldAccess,
}

impl PluginSource {
    /// Hash of everything that decides what the plugin does: component, settings and assets. Limits and
    /// grants are the operator's, and not in it.
    pub fn digest(&self) -> String {
        let mut assets: Vec<&Asset> = self.assets.iter().collect();
        assets.sort_by(|one, other| one.path.cmp(&other.path));
        let assets = assets.into_iter().map(|asset| (asset.path.as_str(), asset.content.as_slice()));
        crate::plugin::digest(&self.component, &self.settings, assets, &self.access)
    }
}

/// Runs plugins. Plugins and instances go on when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    runtime: Arc<Runtime>,
    cache: Cache,
}

/// What all plugins and instances share.
#[derive(Debug)]
pub(crate) struct Runtime {
    pub(crate) engine: Engine,
    pub(crate) sets: Arc<PatternSets>,
    pooled: bool,
    max_instances: usize,
    instances: AtomicUsize,
    /// Held, not read: the thread ends with it.
    _clock: Clock,
}

impl Sandbox {
    /// A sandbox.
    ///
    /// # Errors
    ///
    /// Where wasmtime does not run on this machine, or there is no thread for the clock.
    pub fn new(settings: SandboxSettings) -> Result<Sandbox, SandboxError> {
        let (engine, pooled) = engine(settings.max_instances.max(1))?;
        let clock = Clock::start(&engine)?;
        let cache = Cache::open(settings.cache_dir.as_deref(), &engine);
        let runtime = Runtime {
            engine,
            sets: Arc::default(),
            pooled,
            max_instances: settings.max_instances.max(1) as usize,
            instances: AtomicUsize::new(0),
            _clock: clock,
        };
        Ok(Sandbox { runtime: Arc::new(runtime), cache })
    }

    /// Loads a plugin of the world `correlation`: checks, compiles and configures it.
    pub fn load(&self, source: PluginSource) -> Result<LoadedPlugin, LoadError> {
        LoadedPlugin::load(&self.runtime, source, |bytes| self.component(bytes))
    }

    /// Loads a plugin of the world `classification`: checks, compiles and configures it.
    pub fn load_classifier(&self, source: PluginSource) -> Result<LoadedClassifier, LoadError> {
        LoadedClassifier::load(&self.runtime, source, |bytes| self.component(bytes))
    }

    /// What the cache of compiled components did so far.
    pub fn cache_counts(&self) -> CacheCounts {
        self.cache.counts()
    }

    /// Instances that there are now, of all plugins.
    pub fn instances(&self) -> usize {
        self.runtime.instances.load(Ordering::Relaxed)
    }

    /// Whether instances come from a pool; if not, the machine refused its address space, and making an
    /// instance takes longer.
    pub fn is_pooled(&self) -> bool {
        self.runtime.pooled
    }

    fn component(&self, bytes: &[u8]) -> Result<Component, String> {
        self.cache.component(&self.runtime.engine, bytes).map_err(|error| fault::message(&error))
    }
}

/// The engine, and whether its instances are pooled.
fn engine(max_instances: u32) -> Result<(Engine, bool), SandboxError> {
    let mut pooling = config();
    pooling.allocation_strategy(InstanceAllocationStrategy::Pooling(pool(max_instances)));
    match Engine::new(&pooling) {
        Ok(engine) => Ok((engine, true)),
        Err(error) => {
            let reason = fault::message(&error);
            tracing::warn!(
                max_instances,
                %reason,
                "no room for a pool of plugin instances, so each gets its own memory, which is slower; \
                 lower `max_instances`, or raise the limit on address space (ulimit -v)"
            );
            let engine =
                Engine::new(&config()).map_err(|error| SandboxError::Engine(fault::message(&error)))?;
            Ok((engine, false))
        }
    }
}

fn config() -> Config {
    let mut config = Config::new();
    config
        .concurrency_support(false)
        .epoch_interruption(true)
        .consume_fuel(false)
        .signals_based_traps(true)
        .cranelift_opt_level(OptLevel::Speed)
        .memory_init_cow(true)
        .max_wasm_stack(MAX_STACK_BYTES)
        .wasm_backtrace_max_frames(NonZeroUsize::new(fault::MAX_FRAMES))
        // Only debuggers of native code would read these; functions are named without them.
        .generate_address_map(false)
        .native_unwind_info(cfg!(windows))
        // What plugins need, and no more: less to be wrong in, and nothing whose result depends on the
        // processor.
        .wasm_simd(true)
        .wasm_relaxed_simd(false)
        .wasm_multi_memory(false)
        .wasm_memory64(false);
    config
}

fn pool(max_instances: u32) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    let inner = max_instances.saturating_mul(CORE_INSTANCES_PER_COMPONENT).max(MAX_CORE_INSTANCES);
    pool.total_component_instances(max_instances)
        .total_memories(max_instances)
        .total_core_instances(inner)
        .total_tables(inner)
        .max_core_instances_per_component(MAX_CORE_INSTANCES)
        .max_tables_per_component(MAX_CORE_INSTANCES)
        .max_memories_per_component(1)
        .max_component_instance_size(MAX_INSTANCE_METADATA_BYTES)
        .max_core_instance_size(MAX_INSTANCE_METADATA_BYTES)
        .table_elements(MAX_TABLE_ELEMENTS)
        .max_memory_size((MAX_MEMORY_MIB << 20) as usize)
        .linear_memory_keep_resident(KEEP_RESIDENT_BYTES)
        .table_keep_resident(KEEP_TABLE_RESIDENT_BYTES)
        .decommit_batch_size(DECOMMIT_BATCH)
        // Tells which pages changed, so that only those are cleared; Linux 6.7 and later.
        .pagemap_scan(Enabled::Auto);
    pool
}

impl Runtime {
    /// Room for one more instance.
    pub(crate) fn admit(self: &Arc<Runtime>) -> Result<Permit, Fault> {
        let taken = self.instances.fetch_add(1, Ordering::Relaxed);
        let permit = Permit(Arc::clone(self));
        match taken < self.max_instances {
            true => Ok(permit),
            false => Err(Fault::Instance(format!(
                "all {} instances of the sandbox are in use (setting `max_instances`)",
                self.max_instances
            ))),
        }
    }
}

/// An instance's place among those that there may be at once; given back when dropped.
#[derive(Debug)]
pub(crate) struct Permit(Arc<Runtime>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.instances.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The thread that makes epochs pass; it ends with the last plugin and instance.
#[derive(Debug)]
struct Clock {
    stopped: Arc<AtomicBool>,
    thread: Thread,
}

impl Clock {
    fn start(engine: &Engine) -> Result<Clock, SandboxError> {
        let engine = engine.weak();
        let stopped = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stopped);
        let tick = move || {
            while !seen.load(Ordering::Relaxed) {
                thread::park_timeout(TICK);
                match engine.upgrade() {
                    Some(engine) => engine.increment_epoch(),
                    None => break,
                }
            }
        };
        let thread = thread::Builder::new().name("sandbox-clock".into()).spawn(tick);
        let thread = thread.map_err(SandboxError::Clock)?.thread().clone();
        Ok(Clock { stopped, thread })
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.thread.unpark();
    }
}
