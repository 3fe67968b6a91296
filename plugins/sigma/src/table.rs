//! The tables that come with the plugin, and what settings add to them: log sources and field names.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The plugin's own log sources.
const SOURCES: &str = include_str!("../logsources.toml");
/// The plugin's own field names.
const FIELDS: &str = include_str!("../fields.toml");

/// A row of the table of log sources; see `logsources.toml`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Product; none: any.
    pub product: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Service.
    pub service: Option<String>,
    /// Whether the plugin's own rows of the same name count no more.
    #[serde(default)]
    pub replace: bool,
    /// By what its events are known: any of these, which ask for values of fields.
    pub when: Vec<BTreeMap<String, Vec<String>>>,
}

/// What Sigma's field names are called in events; see `fields.toml`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// Names that are looked for before the field's own.
    pub first: BTreeMap<String, Vec<String>>,
    /// Names that are looked for where an event has none of the field's own.
    pub then: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Source>,
}

/// The plugin's own rows and those of the settings.
///
/// # Errors
///
/// A row of the settings that cannot be: it names no log source, or asks for nothing.
pub fn sources(added: &[Source]) -> Result<Vec<Source>, String> {
    for (at, row) in added.iter().enumerate() {
        let named = [&row.product, &row.category, &row.service].into_iter().any(Option::is_some);
        if !named || row.when.is_empty() || row.when.iter().any(BTreeMap::is_empty) {
            return Err(format!(
                "settings: row {} of `source` must name a product, category or service, and say in `when` by what \
                 its events are known",
                at + 1
            ));
        }
    }
    let own: Sources = toml::from_str(SOURCES).map_err(|why| format!("the table of log sources: {why}"))?;
    let replaced = |row: &Source| added.iter().any(|other| other.replace && other.is_of(row));
    let mut rows: Vec<Source> = own.source.into_iter().filter(|row| !replaced(row)).collect();
    rows.extend(added.iter().cloned());
    for name in rows.iter_mut().flat_map(|row| [&mut row.product, &mut row.category, &mut row.service]) {
        *name = name.take().map(|name| name.to_ascii_lowercase());
    }
    Ok(rows)
}

/// The plugin's own field names and those of the settings, which come first.
///
/// # Errors
///
/// Never, with the tables that are built in.
pub fn fields(added: &Fields) -> Result<Fields, String> {
    let mut fields: Fields = toml::from_str(FIELDS).map_err(|why| format!("the table of fields: {why}"))?;
    for (table, added) in [(&mut fields.first, &added.first), (&mut fields.then, &added.then)] {
        for (name, others) in added {
            let known = table.entry(name.clone()).or_default();
            known.splice(0..0, others.iter().cloned());
        }
    }
    Ok(fields)
}

impl Source {
    /// Whether both are of the same log source.
    fn is_of(&self, other: &Source) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same(&self.product, &other.product)
            && same(&self.category, &other.category)
            && same(&self.service, &other.service)
    }
}

impl Fields {
    /// What a field of a rule may be called in an event, best first, with `|` between.
    pub fn name_of(&self, field: &str) -> String {
        let mut names: Vec<String> = self.first.get(field).cloned().unwrap_or_default();
        names.push(format!("winlog.event_data.{field}"));
        names.push(field.to_owned());
        names.push(format!("winlog.user_data.{field}"));
        names.extend(self.then.get(field).into_iter().flatten().cloned());
        let mut each: Vec<String> = Vec::with_capacity(names.len());
        for name in names {
            if !each.contains(&name) {
                each.push(name);
            }
        }
        each.join("|")
    }
}
