//! What the process does with plugins beside running them.

pub mod build;
pub mod fields;
mod files;
pub mod load;
pub mod table;
