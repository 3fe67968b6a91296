//! How much the assets that a finding names matter: by the settings' globs, and by the granted table `assets`.

use bartizan_sdk::{Glob, Subject, host};
use serde::Deserialize;

/// The lookup table: by host or user name, a JSON object with `criticality`, 0–4 or a word.
pub const TABLE: &str = "assets";

/// Observables that may be assets.
const FIELDS: &[&str] = &["host.name", "user.name", "destination.ip", "url.domain", "host.ip", "source.ip"];

/// How much an asset matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nobody has said.
    Unknown,
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
    /// The organization rests on it.
    Vital,
}

/// Assets of one name or pattern.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Of hosts or users.
    name: Glob,
    /// How much they matter.
    criticality: Level,
}

/// All that is known of assets.
#[derive(Clone, Debug)]
pub struct Assets(Vec<Entry>);

/// The most critical asset of a finding.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Criticality {
    /// 0 unknown … 4 vital.
    pub level: u8,
    /// Its name, where anything is known of it.
    pub name: Option<String>,
}

impl Assets {
    pub fn new(entries: Vec<Entry>) -> Assets {
        Assets(entries)
    }

    /// The most critical asset that a finding names; of equally critical ones, the first.
    pub fn most_critical(&self, subject: &Subject) -> Criticality {
        let mut most = Criticality::default();
        for observable in subject.observables.iter().filter(|own| FIELDS.contains(&own.field.as_str())) {
            let own = self.0.iter().filter(|entry| entry.name.matches(&observable.value));
            let level = own.map(|entry| entry.criticality as u8).chain(looked_up(&observable.value)).max();
            if let Some(level) = level.filter(|level| *level > most.level) {
                most = Criticality { level, name: Some(observable.value.clone()) };
            }
        }
        most
    }
}

/// The row of the table, read for its one key: a number, or a word.
fn looked_up(name: &str) -> Option<u8> {
    let row: Row = serde_json::from_str(&host::lookup(TABLE, name)?).ok()?;
    match row.criticality {
        Given::Number(number) => Some(number.min(4)),
        Given::Word(level) => Some(level as u8),
    }
}

#[derive(Deserialize)]
struct Row {
    criticality: Given,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Number(u8),
    Word(Level),
}

/// For a sentence.
pub fn level_in_words(level: u8) -> &'static str {
    match level {
        0 => "unknown",
        1 => "low",
        2 => "medium",
        3 => "high",
        _ => "vital",
    }
}
