//! How far an activity has come, told by ATT&CK's techniques and tactics.
//!
//! A finding may carry several techniques; the one furthest along counts, as a chain is as far as its last
//! step. Sub-techniques are as their technique. Source: MITRE ATT&CK, enterprise matrix.

use bartizan_sdk::{Severity, Subject};

/// How far it has come, least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Nothing tells.
    Unknown,
    /// Somebody looks around from outside.
    Reconnaissance,
    /// Somebody tries to get in.
    Attempt,
    /// Somebody hides what happens.
    Evasion,
    /// Somebody is in.
    Presence,
    /// Data is gathered.
    Collection,
    /// Data leaves.
    Exfiltration,
    /// Services or data are destroyed.
    Impact,
}

/// Techniques by number, with the stage that they show. Those not listed fall to the finding's severity.
const TECHNIQUES: &[(&str, Stage)] = &[
    ("T1595", Stage::Reconnaissance),
    ("T1592", Stage::Reconnaissance),
    ("T1589", Stage::Reconnaissance),
    ("T1590", Stage::Reconnaissance),
    ("T1046", Stage::Reconnaissance),
    ("T1018", Stage::Reconnaissance),
    ("T1110", Stage::Attempt),
    ("T1190", Stage::Attempt),
    ("T1566", Stage::Attempt),
    ("T1133", Stage::Attempt),
    ("T1189", Stage::Attempt),
    ("T1083", Stage::Attempt),
    ("T1555", Stage::Presence),
    ("T1562", Stage::Evasion),
    ("T1070", Stage::Evasion),
    ("T1027", Stage::Evasion),
    ("T1036", Stage::Evasion),
    ("T1140", Stage::Evasion),
    ("T1112", Stage::Evasion),
    ("T1078", Stage::Presence),
    ("T1059", Stage::Presence),
    ("T1053", Stage::Presence),
    ("T1543", Stage::Presence),
    ("T1547", Stage::Presence),
    ("T1136", Stage::Presence),
    ("T1098", Stage::Presence),
    ("T1055", Stage::Presence),
    ("T1003", Stage::Presence),
    ("T1021", Stage::Presence),
    ("T1068", Stage::Presence),
    ("T1548", Stage::Presence),
    ("T1204", Stage::Presence),
    ("T1047", Stage::Presence),
    ("T1569", Stage::Presence),
    ("T1505", Stage::Presence),
    ("T1071", Stage::Presence),
    ("T1105", Stage::Presence),
    ("T1572", Stage::Presence),
    ("T1558", Stage::Presence),
    ("T1005", Stage::Collection),
    ("T1213", Stage::Collection),
    ("T1530", Stage::Collection),
    ("T1039", Stage::Collection),
    ("T1114", Stage::Collection),
    ("T1560", Stage::Collection),
    ("T1048", Stage::Exfiltration),
    ("T1567", Stage::Exfiltration),
    ("T1030", Stage::Exfiltration),
    ("T1041", Stage::Exfiltration),
    ("T1537", Stage::Exfiltration),
    ("T1020", Stage::Exfiltration),
    ("T1486", Stage::Impact),
    ("T1485", Stage::Impact),
    ("T1490", Stage::Impact),
    ("T1489", Stage::Impact),
    ("T1498", Stage::Impact),
    ("T1499", Stage::Impact),
    ("T1561", Stage::Impact),
    ("T1531", Stage::Impact),
];

impl Stage {
    /// How far a finding has come.
    pub fn of(subject: &Subject) -> Stage {
        let furthest = subject.techniques.iter().map(|technique| Stage::of_technique(technique)).max();
        let stage = furthest.unwrap_or(Stage::Unknown);
        // What a request asks to be run was asked, not run; a scan's own techniques stay what they are.
        let is_attempt = subject.techniques.iter().any(|technique| technique.starts_with("T1190"));
        let stage = if is_attempt && stage == Stage::Presence { Stage::Attempt } else { stage };
        // A rule that calls itself critical has seen several steps succeed each other: that needs a person,
        // whatever its techniques are called.
        if subject.severity == Severity::Critical { stage.max(Stage::Presence) } else { stage }
    }

    fn of_technique(technique: &str) -> Stage {
        let base = technique.split('.').next().unwrap_or_default();
        let known = TECHNIQUES.iter().find(|(own, _)| *own == base);
        known.map_or(Stage::Unknown, |(_, stage)| *stage)
    }

    /// 0 none, 1 preparation, 2 attempt, 3 presence, 4 effect; effect only where harm was seen.
    pub fn activity(self) -> u8 {
        match self {
            Stage::Unknown => 0,
            Stage::Reconnaissance => 1,
            Stage::Attempt => 2,
            Stage::Evasion | Stage::Presence | Stage::Collection | Stage::Exfiltration | Stage::Impact => 3,
        }
    }

    /// The kind of incident.
    pub fn category(self) -> &'static str {
        match self {
            Stage::Unknown => "unclassified",
            Stage::Reconnaissance => "reconnaissance",
            Stage::Attempt => "intrusion-attempt",
            Stage::Evasion => "defense-evasion",
            Stage::Presence => "intrusion",
            Stage::Collection => "data-access",
            Stage::Exfiltration => "data-loss",
            Stage::Impact => "disruption",
        }
    }

    /// For a sentence.
    pub fn in_words(self) -> &'static str {
        match self {
            Stage::Unknown => "no known technique tells how far it has come",
            Stage::Reconnaissance => "somebody looks around",
            Stage::Attempt => "somebody tries to get in",
            Stage::Evasion => "what happens may be hidden",
            Stage::Presence => "somebody may be in",
            Stage::Collection => "data may be gathered",
            Stage::Exfiltration => "data may be leaving",
            Stage::Impact => "services or data may be destroyed",
        }
    }
}
