//! A plugin's manifest and the operator's settings over it. Input: a manifest's text, and, behind a NUL, the
//! operator's settings.

use std::path::{Component, Path};

use bartizan_pack::{
    PluginManifest,
    manifest::{MAX_DESCRIPTION_BYTES, MAX_NAME_BYTES, MAX_VERSION_BYTES},
};

/// Longest refusal of a manifest, in bytes, beside the lines of it that the refusal shows.
const MAX_REFUSAL_BYTES: usize = 4_096;

/// Runs the body.
pub fn run(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let (text, operator) = text.split_once('\0').unwrap_or((text, ""));
    let manifest = match PluginManifest::parse(text) {
        Ok(manifest) => manifest,
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("plugin.toml: "), "{said}");
            assert!(said.len() <= MAX_REFUSAL_BYTES + 2 * text.len(), "{} bytes of refusal", said.len());
            return;
        }
    };
    assert!(!manifest.name.is_empty() && manifest.name.len() <= MAX_NAME_BYTES);
    assert!(!manifest.version.is_empty() && manifest.version.len() <= MAX_VERSION_BYTES);
    assert!(manifest.description.len() <= MAX_DESCRIPTION_BYTES);
    assert!(inside(&manifest.component), "{}", manifest.component.display());
    assert!(manifest.assets.as_deref().is_none_or(inside), "{:?}", manifest.assets);

    let own = read(&manifest.settings_with(&toml::Table::new()));
    assert!(same(&own, &manifest.settings), "a manifest's settings reach the plugin as they are: {own}");
    let Ok(operator) = operator.parse::<toml::Table>() else { return };
    let both = manifest.settings_with(&operator);
    assert_eq!(both, manifest.settings_with(&operator), "the same values are the same text");
    let both = read(&both);
    assert!(over(&both, &operator), "what the operator sets is set: {operator:?} in {both:?}");
    assert!(manifest.settings.keys().all(|key| both.contains_key(key)), "a default was lost");
    let again = PluginManifest { settings: both.clone(), ..manifest };
    assert!(same(&read(&again.settings_with(&operator)), &both), "setting twice is setting once: {both}");
}

fn read(settings: &str) -> toml::Table {
    settings.parse().unwrap_or_else(|error| panic!("{error}: {settings}"))
}

/// Whether each value of `above` stands in `table`.
fn over(table: &toml::Table, above: &toml::Table) -> bool {
    above.iter().all(|(key, value)| match (table.get(key), value) {
        (Some(toml::Value::Table(table)), toml::Value::Table(above)) => over(table, above),
        (have, value) => have.is_some_and(|have| same(have, value)),
    })
}

/// Whether two values are the same, where not-a-number is itself.
fn same(one: &impl std::fmt::Debug, other: &impl std::fmt::Debug) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

fn inside(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}
