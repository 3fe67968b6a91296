//! Loading a component: what is looked at before compiling, compiling, starting, and a call. Input: a
//! component's bytes.

use std::sync::{Arc, OnceLock};

use bartizan_detect::{columns::Slots, dictionary::DeploymentKey, plugin::Plugin as _, rows::Lookup};
use bartizan_model::Timestamp;
use bartizan_pack::World;
use bartizan_sandbox::{
    LoadError, PluginLimits, PluginSource, Sandbox, SandboxSettings, Tables, inspect::inspect,
};

/// Longest input that is compiled, in bytes: the seeds are a few thousand, and compiling is what takes time.
pub const MAX_BYTES: usize = 64 << 10;
/// Longest refusal, in bytes.
const MAX_REFUSAL_BYTES: usize = 8 << 10;

/// Runs the body.
pub fn run(input: &[u8]) {
    if input.len() > MAX_BYTES {
        return;
    }
    for world in [World::Correlation, World::Classification] {
        let looked_at = inspect(input, world).map_err(|refusal| refusal.to_string());
        assert_eq!(looked_at, inspect(input, world).map_err(|refusal| refusal.to_string()));
    }
    let before = sandbox().instances();
    match sandbox().load(source(input.to_vec())) {
        Err(error) => refused(&error),
        Ok(plugin) => {
            assert!(inspect(input, World::Correlation).is_ok(), "loaded, though it was to be refused");
            assert_eq!(plugin.descriptor().check(), Ok(()), "loaded with a descriptor that is refused");
            // The first instance is the one that was described; the second is made anew.
            for _ in 0..2 {
                let Ok(mut instance) = plugin.instantiate() else { continue };
                let lookup = Lookup::new(Arc::new(Slots::new(DeploymentKey([7; 16]))), [].into());
                let _ = instance.advance(Timestamp(5), &lookup);
                let state = instance.snapshot().unwrap_or_default();
                let _ = instance.restore(plugin.descriptor().state_schema, &state);
            }
        }
    }
    assert_eq!(sandbox().instances(), before, "an instance was not given back");
}

fn refused(error: &LoadError) {
    let said = error.to_string();
    assert!(said.starts_with("plugin \"x\""), "{said}");
    assert!(said.len() <= MAX_REFUSAL_BYTES, "{} bytes of refusal", said.len());
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "it would move a terminal: {said:?}");
}

/// The sandbox of this process.
pub fn sandbox() -> &'static Sandbox {
    static SANDBOX: OnceLock<Sandbox> = OnceLock::new();
    SANDBOX.get_or_init(|| Sandbox::new(SandboxSettings { cache_dir: None, max_instances: 16 }).unwrap())
}

/// A plugin named `x` that may use little.
pub fn source(component: Vec<u8>) -> PluginSource {
    PluginSource {
        name: "x".into(),
        version: "0.1.0".into(),
        component,
        settings: String::new(),
        assets: vec![],
        limits: PluginLimits { memory_mib: 4, deadline_ms: 2, ..PluginLimits::default() },
        tables: Tables::default(),
        access: Default::default(),
    }
}
