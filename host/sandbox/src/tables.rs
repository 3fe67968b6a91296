//! Lookup tables that the operator grants to plugins: assets, identities, intelligence. A plugin reads them
//! by key; it cannot list them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Most rows of one table.
pub const MAX_TABLE_ROWS: usize = 4_000_000;
/// Most bytes of keys and rows in one table.
pub const MAX_TABLE_BYTES: usize = 512 << 20;

/// One table: keys, and a JSON text for each.
#[derive(PartialEq, Eq, Debug, Default)]
pub struct Table {
    rows: HashMap<Box<str>, Box<str>>,
}

/// Why a table cannot be served.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableError {
    /// Too many rows.
    #[error("lookup table has more than {MAX_TABLE_ROWS} rows; leave out what no rule needs")]
    TooManyRows,
    /// Too many bytes.
    #[error("lookup table has more than {MAX_TABLE_BYTES} bytes; leave out what no rule needs")]
    TooManyBytes,
}

impl Table {
    /// A table of keys and JSON texts; of equal keys, the last counts.
    pub fn new(rows: impl IntoIterator<Item = (String, String)>) -> Result<Table, TableError> {
        let mut table = Table::default();
        let mut bytes = 0usize;
        for (key, row) in rows {
            bytes += key.len() + row.len();
            if bytes > MAX_TABLE_BYTES {
                return Err(TableError::TooManyBytes);
            }
            table.rows.insert(key.into(), row.into());
            if table.rows.len() > MAX_TABLE_ROWS {
                return Err(TableError::TooManyRows);
            }
        }
        Ok(table)
    }

    /// The row of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.rows.get(key).map(|row| &**row)
    }
}

/// The tables granted to one plugin, by name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tables {
    tables: BTreeMap<String, Arc<Table>>,
}

impl Tables {
    /// Grants a table.
    pub fn grant(&mut self, name: impl Into<String>, table: Arc<Table>) {
        self.tables.insert(name.into(), table);
    }

    /// Whether a table is granted.
    pub fn has(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }

    /// The row of a key; none where the table lacks it, or is not granted.
    pub fn get(&self, name: &str, key: &str) -> Option<&str> {
        self.tables.get(name)?.get(key)
    }
}
