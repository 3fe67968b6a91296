//! Sigma, the open rule language (<https://sigmahq.io>), as a plugin: rules are assets, each a YAML file.

pub mod correlation;
pub mod language;
pub mod plan;
pub mod table;
