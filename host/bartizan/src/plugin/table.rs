//! Lookup tables from files: a key, and a JSON object for it.
//!
//! `.json` and `.toml` hold an object of objects by key; `.csv` has a header, and its first column is the key.

use std::path::Path;

use anyhow::{Context as _, bail};
use bartizan_sandbox::Table;

use crate::config::{self, TableFormat};

/// Largest table file, in bytes.
const MAX_TABLE_FILE_BYTES: u64 = 512 << 20;

/// Reads a table.
pub fn read(table: &config::Table) -> anyhow::Result<Table> {
    let named = || format!("lookup table {}", table.path.display());
    let size = std::fs::metadata(&table.path).with_context(named)?.len();
    if size > MAX_TABLE_FILE_BYTES {
        bail!("{}: {size} bytes; a table has at most {MAX_TABLE_FILE_BYTES}", named());
    }
    let rows = match table.format {
        TableFormat::Json => from_json(&table.path),
        TableFormat::Toml => from_toml(&table.path),
        TableFormat::Csv => from_csv(&table.path),
    };
    Table::new(rows.with_context(named)?).with_context(named)
}

type Rows = Vec<(String, String)>;

fn from_json(path: &Path) -> anyhow::Result<Rows> {
    let text = std::fs::read_to_string(path)?;
    let rows: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&text).context("a table is a JSON object whose members are its rows")?;
    Ok(rows.into_iter().map(|(key, row)| (key, row.to_string())).collect())
}

fn from_toml(path: &Path) -> anyhow::Result<Rows> {
    let rows: toml::Table = std::fs::read_to_string(path)?.parse()?;
    rows.into_iter().map(|(key, row)| Ok((key, serde_json::to_string(&row)?))).collect()
}

fn from_csv(path: &Path) -> anyhow::Result<Rows> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let mut rows = vec![];
    for row in reader.records() {
        let row = row?;
        let key = row.get(0).unwrap_or_default().to_owned();
        let cells = header.iter().zip(&row).map(|(name, cell)| (name.to_owned(), cell.into()));
        let object: serde_json::Map<String, serde_json::Value> = cells.collect();
        rows.push((key, serde_json::to_string(&object)?));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_forms_say_the_same() {
        let folder = tempfile::tempdir().unwrap();
        for (name, format, text) in [
            ("t.csv", TableFormat::Csv, "name,tier\nweb01,vital\n"),
            ("t.json", TableFormat::Json, r#"{"web01": {"name": "web01", "tier": "vital"}}"#),
            ("t.toml", TableFormat::Toml, "[web01]\nname = \"web01\"\ntier = \"vital\"\n"),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let table = read(&config::Table { path, format }).unwrap();
            assert_eq!(table.get("web01"), Some(r#"{"name":"web01","tier":"vital"}"#), "{name}");
        }
    }

    #[test]
    fn errors_name_the_file() {
        let path = std::path::PathBuf::from("nowhere.csv");
        let error = read(&config::Table { path, format: TableFormat::Csv }).unwrap_err();
        assert!(error.to_string().contains("nowhere.csv"));
    }
}
