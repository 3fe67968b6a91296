//! Settings of the plugin; `settings.toml` shows them all.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    language::model::{Level, Meta, Status},
    table::{Fields, Source},
};

/// What an operator decides.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The mildest level of rules that run; none: all.
    pub min_level: Option<LevelName>,
    /// The least proven status of rules that run; none: all.
    pub min_status: Option<StatusName>,
    /// Ids or names of rules that do not run. What correlations rest on is judged all the same.
    pub exclude: Vec<String>,
    /// What `|expand` puts in the place of `%name%`.
    pub placeholders: BTreeMap<String, Vec<String>>,
    /// Log sources beside, or instead of, the plugin's own.
    pub source: Vec<Source>,
    /// Names of fields before the plugin's own.
    pub fields: Fields,
    /// Whether doubts about rules are told, beside what is refused.
    pub lint: bool,
    /// Id, name or title of a rule that is explained, or `*` for all: every event leads to a finding that says why
    /// the rule matches, or why not, and nothing else is done.
    pub explain: Option<String>,
    /// Of which events that is told.
    pub explain_events: Explained,
}

/// Events of which it is told why a rule matches them, or does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explained {
    /// All.
    #[default]
    All,
    /// Those of the rule's log source.
    Source,
    /// Those that it matches.
    Matching,
    /// Those of the rule's log source that it does not match.
    NotMatching,
}

impl Explained {
    /// Whether an event is one of them.
    pub fn wants(self, is_source: bool, matches: impl FnOnce() -> bool) -> bool {
        match self {
            Explained::All => true,
            Explained::Source => is_source,
            Explained::Matching => is_source && matches(),
            Explained::NotMatching => is_source && !matches(),
        }
    }
}

/// A level by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// See [`Level::Informational`].
    Informational,
    /// See [`Level::Low`].
    Low,
    /// See [`Level::Medium`].
    Medium,
    /// See [`Level::High`].
    High,
    /// See [`Level::Critical`].
    Critical,
}

/// A status by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusName {
    /// See [`Status::Unsupported`].
    Unsupported,
    /// See [`Status::Deprecated`].
    Deprecated,
    /// See [`Status::Experimental`].
    Experimental,
    /// See [`Status::Test`].
    Test,
    /// See [`Status::Stable`].
    Stable,
}

impl Settings {
    /// Whether a rule's findings are wanted. One that does not say its level or status is taken for a mild and an
    /// unproven one.
    pub fn runs(&self, meta: &Meta) -> bool {
        let level =
            self.min_level.is_none_or(|least| meta.level.unwrap_or(Level::Informational) >= least.level());
        let status =
            self.min_status.is_none_or(|least| meta.status.unwrap_or(Status::Experimental) >= least.status());
        let named = |name: &Option<String>| name.as_ref().is_some_and(|name| self.exclude.contains(name));
        level && status && !named(&meta.id) && !named(&meta.name)
    }
}

impl LevelName {
    fn level(self) -> Level {
        match self {
            LevelName::Informational => Level::Informational,
            LevelName::Low => Level::Low,
            LevelName::Medium => Level::Medium,
            LevelName::High => Level::High,
            LevelName::Critical => Level::Critical,
        }
    }
}

impl StatusName {
    fn status(self) -> Status {
        match self {
            StatusName::Unsupported => Status::Unsupported,
            StatusName::Deprecated => Status::Deprecated,
            StatusName::Experimental => Status::Experimental,
            StatusName::Test => Status::Test,
            StatusName::Stable => Status::Stable,
        }
    }
}
