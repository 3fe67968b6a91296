//! Why the sandbox cannot start, and why a component cannot be loaded.

use bartizan_detect::{access::AccessError, descriptor::DescriptorError, plugin::Fault};

use crate::{inspect::Refusal, limits::LimitError};

/// Why there is no sandbox.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// wasmtime refused the machine or the settings.
    #[error("the sandbox cannot start on this machine: {0}")]
    Engine(String),
    /// No thread for the deadlines' clock.
    #[error("the sandbox's clock thread cannot start: {0}")]
    Clock(std::io::Error),
}

/// Why a plugin cannot be loaded. Every message names the plugin and the fix.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Its name or version is none.
    #[error("plugin name {0:?} is not 1 to 64 lower-case letters, digits and hyphens; rename it")]
    Name(String),
    /// It comes with more than the host takes.
    #[error("plugin {plugin:?} brings {bytes} bytes of {what}; the host takes at most {limit}")]
    TooLarge {
        /// The plugin.
        plugin: String,
        /// Of what.
        what: &'static str,
        /// How much.
        bytes: usize,
        /// How much is taken.
        limit: usize,
    },
    /// A limit that cannot be granted.
    #[error("plugin {plugin:?}: {source}")]
    Limit {
        /// The plugin.
        plugin: String,
        /// Which.
        source: LimitError,
    },
    /// It is no component of ours.
    #[error("plugin {plugin:?} {source}")]
    Refused {
        /// The plugin.
        plugin: String,
        /// Why.
        source: Refusal,
    },
    /// It does not compile: malformed, or with features that are off.
    #[error("plugin {plugin:?} does not compile: {reason}; build it again with `bartizan plugin build`")]
    Compile {
        /// The plugin.
        plugin: String,
        /// What wasmtime said.
        reason: String,
    },
    /// Names are right, types are not.
    #[error(
        "plugin {plugin:?} does not fit bartizan:plugin@{}: {reason}; build it against this host's \
         wit/plugin.wit",
        crate::inspect::CONTRACT_VERSION
    )]
    Contract {
        /// The plugin.
        plugin: String,
        /// What wasmtime said.
        reason: String,
    },
    /// The first instance failed or refused its settings.
    #[error("plugin {plugin:?} does not start: {fault}")]
    Start {
        /// The plugin.
        plugin: String,
        /// How.
        fault: Fault,
    },
    /// What it says about itself cannot be served.
    #[error("plugin {plugin:?}: {source}")]
    Descriptor {
        /// The plugin.
        plugin: String,
        /// Why not.
        source: DescriptorError,
    },
    /// It cannot be served with the fields that are masked.
    #[error("plugin {plugin:?}: {source}")]
    Access {
        /// The plugin.
        plugin: String,
        /// Why not.
        source: AccessError,
    },
}
