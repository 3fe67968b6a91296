//! The rule language: YAML files to rules that can be evaluated.
//!
//! After the Sigma specification 2.1 (<https://github.com/SigmaHQ/sigma-specification>): rules, filters,
//! correlations, and the appendix "Modifiers". [`load::load`] is the way in, [`evaluate`]
//! says what rules mean.

mod collection;
pub mod condition;
mod correlation;
mod detection;
pub mod diagnostic;
mod encode;
pub mod evaluate;
mod fields;
mod filter;
mod link;
pub mod load;
mod meta;
pub mod model;
mod modifier;
pub mod number;
pub mod pattern;
pub mod pcre;
mod placeholder;
mod resolve;
mod value;
mod yaml;

pub use load::{File, Settings, load};
pub use placeholder::Placeholders;
