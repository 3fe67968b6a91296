//! What a component returns, as the bytes of its memory. Input: a word, then the memory that a list of
//! findings, or a descriptor where the word is odd, is read from.
//!
//! The component is sound, and returns the bytes that it was given: so a fuzzer has the whole of the canonical
//! ABI before it, pointers and lengths included, without a compile.

use std::sync::{Arc, OnceLock};

use bartizan_detect::{
    columns::Slots,
    dictionary::DeploymentKey,
    plugin::{Fault, Plugin as _},
    rows::Lookup,
};
use bartizan_model::Timestamp;
use bartizan_sandbox::{
    Asset, LoadError, LoadedPlugin, PluginLimits, PluginSource, Sandbox, SandboxSettings,
};

use crate::component::source;

/// Returns its state as the findings of `advance`, and its asset as its descriptor, if it has settings.
const ECHO: &[u8] = include_bytes!("../seeds/component/echo.wasm");
/// Longest memory image, in bytes.
const MAX_BYTES: usize = 32 << 10;

/// Runs the body.
pub fn run(input: &[u8]) {
    let Some((kind, image)) = input.split_first().filter(|(_, image)| image.len() <= MAX_BYTES) else {
        return;
    };
    match kind % 2 {
        0 => findings(image),
        _ => descriptor(image),
    }
}

fn findings(image: &[u8]) {
    let _ = found(image);
}

/// Keys of the findings that a component's memory holds, if it is read as the contract says.
pub fn found(image: &[u8]) -> Result<Vec<String>, Fault> {
    static PLUGIN: OnceLock<LoadedPlugin> = OnceLock::new();
    let plugin =
        PLUGIN.get_or_init(|| cached().load(echo(&[], "")).unwrap_or_else(|error| panic!("{error}")));
    let mut instance = plugin.instantiate().unwrap();
    instance.restore(1, image).unwrap();
    let lookup = Lookup::new(Arc::new(Slots::new(DeploymentKey([7; 16]))), [].into());
    match instance.advance(Timestamp(0), &lookup) {
        Ok(findings) => {
            assert!(findings.iter().all(|finding| finding.rule == 0), "{findings:?}");
            Ok(findings.into_iter().map(|finding| finding.key).collect())
        }
        Err(fault) => {
            let named = matches!(
                fault,
                Fault::Contract(_) | Fault::ResultTooLarge { .. } | Fault::TooManyFindings { .. }
            );
            assert!(named, "{fault}");
            assert!(instance.snapshot().is_err(), "it goes on behind a fault");
            Err(fault)
        }
    }
}

fn descriptor(image: &[u8]) {
    match cached().load(echo(image, "describe = true")) {
        Ok(plugin) => assert_eq!(plugin.descriptor().check(), Ok(())),
        Err(LoadError::Start { fault, .. }) => {
            assert!(matches!(fault, Fault::Contract(_) | Fault::ResultTooLarge { .. }), "{fault}");
        }
        Err(LoadError::Descriptor { .. }) => {}
        Err(other) => panic!("{other}"),
    }
}

/// A sandbox that compiles the component once.
fn cached() -> &'static Sandbox {
    static SANDBOX: OnceLock<Sandbox> = OnceLock::new();
    SANDBOX.get_or_init(|| {
        let cache = std::env::temp_dir().join("bartizan-fuzz");
        Sandbox::new(SandboxSettings { cache_dir: Some(cache), max_instances: 16 }).unwrap()
    })
}

fn echo(image: &[u8], settings: &str) -> PluginSource {
    PluginSource {
        settings: settings.into(),
        assets: vec![Asset { path: "i".into(), content: image.into() }],
        limits: PluginLimits { memory_mib: 4, deadline_ms: 1_000, ..PluginLimits::default() },
        ..source(ECHO.to_vec())
    }
}
