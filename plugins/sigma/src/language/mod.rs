//! The rule language: YAML files to rules that can be evaluated.
//!
//! After the Sigma specification 2.1 (<https://github.com/SigmaHQ/sigma-specification>): rules, filters,
//! correlations, and the appendix "Modifiers".

pub mod diagnostic;
pub mod model;
