//! What else the host offers: its log, and lookup tables that the operator granted.

use crate::{setup::Severity, source::backend};

/// Writes a line to the host's log. Rate-limited.
pub fn log(severity: Severity, message: &str) {
    backend::log(severity, message);
}

/// A granted table's row for a key, as JSON; none where the table has no such key, or was not granted.
pub fn lookup(table: &str, key: &str) -> Option<String> {
    backend::lookup(table, key)
}
