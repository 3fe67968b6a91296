//! Incidents: findings under response.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    finding::{Observable, Severity},
    time::Timestamp,
};

/// Names an incident: a number that counts up, written `INC-42`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IncidentId(pub i64);

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("INC-{}", self.0))
    }
}

impl std::str::FromStr for IncidentId {
    type Err = String;

    fn from_str(text: &str) -> Result<IncidentId, String> {
        let digits = text.strip_prefix("INC-").or_else(|| text.strip_prefix("inc-")).unwrap_or(text);
        match digits.parse() {
            Ok(number) if number > 0 => Ok(IncidentId(number)),
            _ => Err(format!("{text:?} is not an incident; write its number, such as INC-1")),
        }
    }
}

/// Where an incident stands: each stage may be followed by any later one, and `Closed` by `New` (reopened).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nobody has looked yet.
    #[default]
    New,
    /// Somebody has taken it.
    Acknowledged,
    /// It cannot spread.
    Contained,
    /// Its cause is gone.
    Eradicated,
    /// What it harmed works again.
    Recovered,
    /// It has a verdict.
    Closed,
}

/// An incident's conclusion.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// What the findings said had happened, and was unwanted.
    TruePositive,
    /// What the findings said had not happened.
    FalsePositive,
    /// It had happened, and was meant to.
    Benign,
}

/// One step of an incident's life.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// When, by the clock of whoever made it.
    pub at: Timestamp,
    /// Who: a user's name, or `policy`.
    pub by: String,
    /// The stage it led to.
    pub status: Status,
    /// What was said about it.
    pub note: String,
}

/// Findings under response.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Incident {
    /// Its number.
    #[serde(rename = "incident")]
    pub id: IncidentId,
    /// What it is about, in a line.
    pub title: String,
    /// Where it stands.
    pub status: Status,
    /// Its conclusion, once closed.
    pub verdict: Option<Verdict>,
    /// The worst severity of its findings.
    pub severity: Severity,
    /// The highest score of its findings, 0–100.
    pub score: u8,
    /// The policy's name for that score, such as `high`.
    #[serde(default)]
    pub band: String,
    /// Category of the finding that scored highest.
    pub category: String,
    /// Why the policy made it an incident, a sentence a reason.
    pub reasons: Vec<String>,
    /// Event time of its first finding.
    pub first_seen: Timestamp,
    /// Event time of its latest finding.
    pub last_seen: Timestamp,
    /// What its findings have in common, and what each brought.
    pub observables: Vec<Observable>,
    /// MITRE ATT&CK ids of its findings.
    pub techniques: Vec<String>,
    /// Number of its findings.
    pub findings: u64,
    /// The closed incident that it looks like, where there is one: findings never join a closed incident.
    #[serde(default)]
    pub resembles: Option<IncidentId>,
}

macro_rules! names {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// All of them, in order.
            pub const ALL: &'static [$type] = &[$(<$type>::$variant),+];

            /// The name, as in JSON.
            pub fn name(self) -> &'static str {
                match self { $(<$type>::$variant => $name),+ }
            }

            /// The one with a name.
            pub fn from_name(name: &str) -> Option<$type> {
                match name { $($name => Some(<$type>::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

names!(Status {
    New = "new",
    Acknowledged = "acknowledged",
    Contained = "contained",
    Eradicated = "eradicated",
    Recovered = "recovered",
    Closed = "closed",
});
names!(Verdict { TruePositive = "true-positive", FalsePositive = "false-positive", Benign = "benign" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_with_json() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
        }
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.name());
        }
        assert_eq!("INC-7".parse(), Ok(IncidentId(7)));
        assert!("7x".parse::<IncidentId>().is_err());
    }
}
