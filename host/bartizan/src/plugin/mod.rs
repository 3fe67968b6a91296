//! What the process does with plugins beside running them.

pub mod build;
pub mod fields;
mod files;
mod find;
pub mod load;
pub mod remarks;
pub mod table;
