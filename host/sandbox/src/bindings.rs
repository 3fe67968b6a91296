//! Typed bindings to `wit/plugin.wit`, generated. No code of ours but the choice of options.

/// The world `correlation`, and the interfaces that both worlds share.
#[allow(missing_docs, clippy::all, clippy::restriction)]
pub mod correlation {
    wasmtime::component::bindgen!({
        path: "../../wit",
        world: "correlation",
        imports: { default: trappable },
        with: {
            "bartizan:plugin/events.batch": crate::state::Batch,
            "bartizan:plugin/events.patterns": crate::state::Patterns,
        },
    });
}

/// The world `classification`.
#[allow(missing_docs, clippy::all, clippy::restriction)]
pub mod classification {
    wasmtime::component::bindgen!({
        path: "../../wit",
        world: "classification",
        imports: { default: trappable },
        with: {
            "bartizan:plugin/types": crate::bindings::correlation::bartizan::plugin::types,
            "bartizan:plugin/host": crate::bindings::correlation::bartizan::plugin::host,
        },
    });
}

pub use correlation::bartizan::plugin::{events, host, types};
