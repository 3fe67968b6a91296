//! What a plugin's folder says about it: [`manifest`]. Signatures, archives and the registry will join it
//! here. This crate executes nothing of a plugin, and knows no sandbox.

pub mod manifest;

pub use manifest::{ManifestError, PluginManifest, RequestedLimits, World};
