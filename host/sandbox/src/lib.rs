//! Runs plugins as WebAssembly components: loads them, limits them, calls them.
//!
//! This is the only crate that names wasmtime. To the rest of the host a component is a
//! [`bartizan_detect::plugin::Plugin`] or [`bartizan_detect::plugin::Classifier`] like any other.
//!
//! The way of a component: [`inspect`] refuses what is no plugin of ours, by name, before anything is
//! compiled; [`cache`] compiles it, or finds it compiled; [`plugin`] and [`classifier`] configure and call
//! instances of it, whose imports are answered in [`host`] out of the [`state`] of that instance alone.
//! Whatever an instance does wrong becomes a [`bartizan_detect::plugin::Fault`] in [`fault`].
//!
//! A component reaches nothing but what `wit/plugin.wit` offers: no clock, randomness, file, network or
//! environment is linked.

mod bindings;
pub mod cache;
pub mod classifier;
mod convert;
pub mod counters;
pub mod cut;
mod deadline;
pub mod engine;
pub mod error;
mod fault;
mod host;
pub mod inspect;
pub mod limits;
pub mod plugin;
mod seal;
mod state;
pub mod tables;

pub use cache::CacheCounts;
pub use classifier::LoadedClassifier;
pub use counters::{Counts, FaultCounts};
pub use engine::{Asset, PluginSource, Sandbox, SandboxSettings};
pub use error::{LoadError, SandboxError};
pub use limits::{LimitError, PluginLimits};
pub use plugin::LoadedPlugin;
pub use tables::{Table, TableError, Tables};
