//! `[[plugin]]`: what to load, and what it is given.

use std::path::PathBuf;

use bartizan_detect::access::FieldAccess;
use bartizan_model::FieldPatterns;

use super::{
    super::{Plugin, PluginFrom, PluginLimits, Table, raw},
    Checker,
};

impl Checker {
    pub(super) fn plugin(
        &mut self,
        key: &str,
        raw: raw::Plugin,
        tables: &std::collections::BTreeMap<String, Table>,
    ) -> Plugin {
        for table in raw.tables.iter().filter(|name| !tables.contains_key(*name)) {
            self.problem(
                &format!("{key}.tables"),
                format!("there is no table {table:?}; add [tables.{table}] with its `path`"),
            );
        }
        let access = FieldAccess {
            granted: match raw.fields {
                Some(fields) => self.fields(&format!("{key}.fields"), &fields),
                None => FieldPatterns::all(),
            },
            masked: self.fields(&format!("{key}.mask"), &raw.mask).into(),
        };
        let limits = PluginLimits {
            memory_mib: self.some_within(key, "memory_mib", raw.limits.memory_mib, 4_096),
            deadline_ms: self.some_within(key, "deadline_ms", raw.limits.deadline_ms, 600_000),
            findings_per_call: self.some_within(
                key,
                "findings_per_call",
                raw.limits.findings_per_call,
                1 << 20,
            ),
            result_kib: self.some_within(key, "result_kib", raw.limits.result_kib, 1 << 20),
        };
        Plugin {
            settings: self.settings(key, raw.settings, raw.settings_file),
            from: self.plugin_from(key, &raw.path),
            name: raw.name,
            assets: raw.assets.map(|path| self.under(&format!("{key}.assets"), path)),
            tables: raw.tables,
            access,
            limits,
        }
    }

    fn fields(&mut self, key: &str, fields: &[String]) -> FieldPatterns {
        FieldPatterns::parse(fields).unwrap_or_else(|error| {
            self.problem(key, error.to_string());
            FieldPatterns::default()
        })
    }

    fn plugin_from(&mut self, key: &str, path: &str) -> PluginFrom {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !path.is_empty() && path.chars().all(is_name) {
            return PluginFrom::FirstParty(path.to_owned());
        }
        let place = self.under(&format!("{key}.path"), PathBuf::from(path));
        match place.extension() {
            Some(extension) if extension == "wasm" => PluginFrom::Component(place),
            _ => PluginFrom::Folder(place),
        }
    }

    fn settings(&mut self, key: &str, inline: Option<toml::Table>, file: Option<PathBuf>) -> String {
        match (inline, file) {
            (Some(_), Some(_)) => {
                self.problem(
                    &format!("{key}.settings_file"),
                    "there is `settings` as well; keep one of the two".into(),
                );
                String::new()
            }
            (Some(table), None) => table.to_string(),
            (None, None) => String::new(),
            (None, Some(path)) => {
                let key = format!("{key}.settings_file");
                let path = self.under(&key, path);
                match std::fs::read_to_string(&path) {
                    Ok(text) => {
                        if let Err(error) = text.parse::<toml::Table>() {
                            self.problem(&key, format!("{}: {error}", path.display()));
                        }
                        text
                    }
                    Err(error) => {
                        self.problem(&key, format!("cannot read {}: {error}", path.display()));
                        String::new()
                    }
                }
            }
        }
    }
}
