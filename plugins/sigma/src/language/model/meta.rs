//! What documents say about themselves, and which logs they are about.
//! Must not know: detections.

use serde::{Deserialize, Serialize};

/// What a rule or correlation says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// The globally unique id, lower-cased.
    pub id: Option<String>,
    /// The name that correlations may use instead of the id.
    pub name: Option<String>,
    /// What a person calls it.
    pub title: String,
    /// What it detects.
    pub description: String,
    /// How far it has been proven.
    pub status: Option<Status>,
    /// How bad a match is.
    pub level: Option<Level>,
    /// Tags as written, such as `attack.t1059.001`.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// Pages to read.
    pub references: Vec<String>,
    /// What may look the same and be harmless.
    pub falsepositives: Vec<String>,
    /// Fields that an analyst wants to see with a match, as written.
    pub fields: Vec<String>,
    /// The file.
    pub path: String,
    /// Line on which the document starts, from 1.
    pub line: u32,
}

/// `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// Cannot be used as it is.
    Unsupported,
    /// Replaced by another rule.
    Deprecated,
    /// May be noisy.
    Experimental,
    /// Mostly stable.
    Test,
    /// For production.
    Stable,
}

/// `level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// Enriches events.
    Informational,
    /// Rarely an incident by itself.
    Low,
    /// To be reviewed.
    Medium,
    /// To be reviewed promptly.
    High,
    /// Borders on certainty.
    Critical,
}

/// Which logs a rule is about; lower case. `None` means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LogSource {
    /// Such as `process_creation`.
    pub category: Option<String>,
    /// Such as `windows`.
    pub product: Option<String>,
    /// Such as `sysmon`.
    pub service: Option<String>,
}
