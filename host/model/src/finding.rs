//! Findings: a rule's statement that some events, together, mean something.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// How bad a finding would be if it is true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    #[default]
    Informational,
    /// Little harm.
    Low,
    /// Some harm.
    Medium,
    /// Serious harm.
    High,
    /// Harm to the organization as a whole.
    Critical,
}

impl Severity {
    /// All severities, mildest first.
    pub const ALL: [Severity; 5] =
        [Severity::Informational, Severity::Low, Severity::Medium, Severity::High, Severity::Critical];

    /// The name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Informational => "informational",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
            Severity::Critical => "critical",
        }
    }

    /// The severity of a name.
    pub fn from_name(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Names a finding: a hash of what made it, so that a replay gives the same one again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FindingId(String);

impl FindingId {
    /// The id of the finding that `rule` of the plugin with `digest` made about `key` of the events
    /// numbered `events`: the first 128 bits of BLAKE3, in hexadecimal.
    pub fn new(digest: &str, rule: &str, key: &str, events: impl Iterator<Item = u64>) -> FindingId {
        let mut hash = blake3::Hasher::new();
        for part in [digest, rule, key] {
            // The length first, so that no two lists of parts hash the same bytes.
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        events.for_each(|number| {
            hash.update(&number.to_le_bytes());
        });
        FindingId(hash.finalize().to_hex().chars().take(32).collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for FindingId {
    fn from(text: String) -> FindingId {
        FindingId(text)
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The rule that made a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleRef {
    /// Name inside its plugin, such as `brute-force`.
    pub id: String,
    /// Version of the rule.
    pub version: String,
    /// What a person calls it.
    pub title: String,
}

/// The plugin that made a finding, down to its bytes.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct PluginRef {
    /// The plugin's name.
    pub name: String,
    /// The plugin's version.
    pub version: String,
    /// BLAKE3 of the component, the settings and the assets, in hexadecimal.
    pub digest: String,
}

/// A value to pivot on: an address, a user, a host, a hash.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Observable {
    /// The ECS field that it was a value of.
    pub field: String,
    /// The value.
    pub value: String,
}

/// An event that a finding rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Its place in the journal.
    pub number: u64,
    /// Name of the source that its record came from; empty where the host no longer knows.
    pub source: String,
    /// Its record's place in that source, from 1; 0 where the host no longer knows.
    pub line: u64,
}

/// One rule's statement over events. Its JSON form is public.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Hash of plugin digest, rule, key and event numbers.
    #[serde(rename = "finding")]
    pub id: FindingId,
    /// The rule.
    pub rule: RuleRef,
    /// The plugin.
    pub plugin: PluginRef,
    /// How bad.
    pub severity: Severity,
    /// How sure, 0–100.
    pub confidence: u8,
    /// Event time of the last evidence, or of the timer that fired.
    pub time: Timestamp,
    /// What it is about: one finding a rule, key and occasion.
    pub key: String,
    /// A sentence for a person.
    pub summary: String,
    /// MITRE ATT&CK ids.
    pub techniques: Vec<String>,
    /// Values to pivot on.
    pub observables: Vec<Observable>,
    /// The evidence, oldest first.
    pub events: Vec<Evidence>,
    /// Anything else that the rule wants to say.
    pub attributes: BTreeMap<String, String>,
}

/// A classification plugin's judgement of a finding, in the dimensions of CISA's National Cyber Incident
/// Scoring System and NIST SP 800-61. Each dimension runs from 0 to its `MAX_…`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Classification {
    /// What kind of incident this would be, such as `credential-access`.
    pub category: String,
    /// Harm to services: 0 none … 6 all critical ones.
    pub functional_impact: u8,
    /// Harm to information: 0 none … 6 destroyed or lost critical data.
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

impl Classification {
    /// Largest `functional_impact`.
    pub const MAX_FUNCTIONAL_IMPACT: u8 = 6;
    /// Largest `information_impact`.
    pub const MAX_INFORMATION_IMPACT: u8 = 6;
    /// Largest `breadth`.
    pub const MAX_BREADTH: u8 = 4;
    /// Largest `asset_criticality`.
    pub const MAX_ASSET_CRITICALITY: u8 = 4;
    /// Largest `activity`.
    pub const MAX_ACTIVITY: u8 = 4;
    /// Largest `recoverability`.
    pub const MAX_RECOVERABILITY: u8 = 4;
    /// Largest `confidence`.
    pub const MAX_CONFIDENCE: u8 = 100;

    /// The same judgement with every dimension held to its range.
    pub fn clamped(mut self) -> Classification {
        self.functional_impact = self.functional_impact.min(Self::MAX_FUNCTIONAL_IMPACT);
        self.information_impact = self.information_impact.min(Self::MAX_INFORMATION_IMPACT);
        self.breadth = self.breadth.min(Self::MAX_BREADTH);
        self.asset_criticality = self.asset_criticality.min(Self::MAX_ASSET_CRITICALITY);
        self.activity = self.activity.min(Self::MAX_ACTIVITY);
        self.recoverability = self.recoverability.min(Self::MAX_RECOVERABILITY);
        self.confidence = self.confidence.min(Self::MAX_CONFIDENCE);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_depend_on_every_part() {
        let base = FindingId::new("d", "r", "k", [1, 2].into_iter());
        assert_eq!(base, FindingId::new("d", "r", "k", [1, 2].into_iter()));
        assert_ne!(base, FindingId::new("dr", "", "k", [1, 2].into_iter()));
        assert_ne!(base, FindingId::new("d", "r", "k", [2, 1].into_iter()));
        assert_eq!(base.as_str().len(), 32);
    }

    #[test]
    fn the_json_form_is_stable() {
        let finding = Finding {
            id: FindingId::from("0f".to_owned()),
            rule: RuleRef { id: "brute-force".into(), version: "1.0.0".into(), title: "Brute force".into() },
            plugin: PluginRef { name: "authentication".into(), version: "0.1.0".into(), digest: "ab".into() },
            severity: Severity::High,
            confidence: 80,
            time: Timestamp(1_500_000_000),
            key: "192.0.2.1".into(),
            summary: "6 failed logins".into(),
            techniques: vec!["T1110.001".into()],
            observables: vec![Observable { field: "source.ip".into(), value: "192.0.2.1".into() }],
            events: vec![Evidence { number: 3, source: "auth.log".into(), line: 4 }],
            attributes: BTreeMap::from([("failures".into(), "6".into())]),
        };
        expect_test::expect![[r#"{"finding":"0f","rule":{"id":"brute-force","version":"1.0.0","title":"Brute force"},"plugin":{"name":"authentication","version":"0.1.0","digest":"ab"},"severity":"high","confidence":80,"time":"1970-01-01T00:00:01.5Z","key":"192.0.2.1","summary":"6 failed logins","techniques":["T1110.001"],"observables":[{"field":"source.ip","value":"192.0.2.1"}],"events":[{"number":3,"source":"auth.log","line":4}],"attributes":{"failures":"6"}}"#]]
        .assert_eq(&serde_json::to_string(&finding).unwrap());
    }
}
