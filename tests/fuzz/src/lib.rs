//! What the fuzzers run, as plain functions: bytes in, a panic where something that must hold does not.
//!
//! `tests/fuzz/fuzz` makes a libFuzzer target of each; `tests/fuzz/tests/smoke.rs` runs each over its seeds and
//! some thousands of generated inputs in `cargo test`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod component;
pub mod config;
pub mod descriptor;
pub mod findings;
pub mod manifest;
mod native;
pub mod result;
pub mod sigma;

/// One body: its name, which is that of its target and of its folder of seeds, and what it runs.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// The name.
    pub name: &'static str,
    /// What it runs.
    pub run: fn(&[u8]),
}

/// All of them.
pub const BODIES: [Body; 7] = [
    Body { name: "component", run: component::run },
    Body { name: "config", run: config::run },
    Body { name: "descriptor", run: descriptor::run },
    Body { name: "findings", run: findings::run },
    Body { name: "manifest", run: manifest::run },
    Body { name: "result", run: result::run },
    Body { name: "sigma", run: sigma::run },
];
