//! Classification: findings in, judgements out.

use serde::de::DeserializeOwned;

use crate::{
    finding::Observable,
    plugin::parse_settings,
    setup::{Asset, Severity},
    time::Time,
};

/// A finding to be judged.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Subject {
    /// The finding's id.
    pub finding_id: String,
    /// The rule that made it.
    pub rule_id: String,
    /// The rule's title.
    pub rule_title: String,
    /// Name of the rule's plugin.
    pub plugin: String,
    /// How bad.
    pub severity: Severity,
    /// How sure, 0–100.
    pub confidence: u8,
    /// Event time.
    pub time: Time,
    /// What it is about.
    pub key: String,
    /// MITRE ATT&CK ids.
    pub techniques: Vec<String>,
    /// A sentence for a person.
    pub summary: String,
    /// Values to pivot on.
    pub observables: Vec<Observable>,
    /// Whatever else the rule said.
    pub attributes: Vec<(String, String)>,
    /// Number of events that it rests on.
    pub events: u32,
    /// How many distinct hosts the rule has named in the day before, this finding included.
    pub hosts: u32,
    /// How many distinct users the rule has named in the day before, this finding included.
    pub users: u32,
}

impl Subject {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The values of all observables of a field.
    pub fn observables_of(&self, field: &str) -> impl Iterator<Item = &str> {
        let of_field = self.observables.iter().filter(move |observable| observable.field == field);
        of_field.map(|observable| observable.value.as_str())
    }
}

/// Dimensions after CISA's National Cyber Incident Scoring System.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Judgement {
    /// What kind of incident this would be, such as `credential-access`.
    pub category: String,
    /// Harm to services: 0 none … 6 all critical ones.
    pub functional_impact: u8,
    /// Harm to information: 0 none … 6 critical data destroyed or lost.
    pub information_impact: u8,
    /// Hosts and users concerned: 0 one … 4 hundreds.
    pub breadth: u8,
    /// How much the assets matter: 0 unknown … 4 vital.
    pub asset_criticality: u8,
    /// How far the activity has come: 0 none, 1 preparation, 2 attempt, 3 presence, 4 effect.
    pub activity: u8,
    /// Effort to recover: 0 none, 1 regular, 2 supplemented, 3 extended, 4 not recoverable.
    pub recoverability: u8,
    /// How sure, 0–100.
    pub confidence: u8,
    /// Whether harm was observed, not only feared.
    pub negative_effect: bool,
    /// Why, for a person.
    pub rationale: String,
}

/// A plugin of the world `classification`. Stateless: the same subject gives the same judgement.
pub trait Classification: Sized {
    /// Settings, read from TOML.
    type Settings: DeserializeOwned + Default;

    /// Lookup tables wanted.
    const TABLES: &'static [&'static str] = &[];

    /// Makes the plugin. The error is shown to the operator: name the key and the fix.
    fn configure(settings: Self::Settings, assets: &[Asset]) -> Result<Self, String>;

    /// Judges a finding.
    fn classify(&self, subject: &Subject) -> Judgement;
}

/// Makes a classification plugin of its settings' text.
pub fn configure<P: Classification>(settings: &str, assets: &[Asset]) -> Result<P, String> {
    P::configure(parse_settings(settings)?, assets)
}
