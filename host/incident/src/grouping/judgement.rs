//! What goes in and out of grouping: what became of a finding, and what a store hands back after a restart.

use bartizan_model::{Finding, FindingId, Incident, IncidentId, Observable, Timestamp};

use crate::policy::Ruling;

/// What is kept of a finding for joining others to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Which finding.
    pub finding: FindingId,
    /// Its event time.
    pub time: Timestamp,
    /// Its plugin's name and its rule's, as `authentication/brute-force`.
    pub rule: String,
    /// Its key.
    pub key: String,
    /// Its observables.
    pub observables: Vec<Observable>,
}

impl Member {
    /// What is kept of a finding.
    pub fn of(finding: &Finding) -> Member {
        Member {
            finding: finding.id.clone(),
            time: finding.time,
            rule: format!("{}/{}", finding.plugin.name, finding.rule.id),
            key: finding.key.clone(),
            observables: finding.observables.clone(),
        }
    }
}

/// An incident with its findings: what a store hands back after a restart.
#[derive(Clone, PartialEq, Debug)]
pub struct Tracked {
    /// The incident.
    pub incident: Incident,
    /// Its findings, in the order in which they joined.
    pub members: Vec<Member>,
}

/// What became of a finding.
#[derive(Clone, PartialEq, Debug)]
pub enum Decision {
    /// The policy makes no incident of it.
    NotAnIncident,
    /// It began this incident.
    Opened(Incident),
    /// It joined this incident, shown as it is now.
    Joined(Incident),
    /// It is in this incident already; nothing changed.
    Duplicate(IncidentId),
}

/// A finding's ruling and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judgement {
    /// Score and reasons.
    pub ruling: Ruling,
    /// What became of it.
    pub decision: Decision,
}

impl Judgement {
    /// The incident that the finding is in.
    pub fn incident(&self) -> Option<IncidentId> {
        match &self.decision {
            Decision::NotAnIncident => None,
            Decision::Opened(incident) | Decision::Joined(incident) => Some(incident.id),
            Decision::Duplicate(incident) => Some(*incident),
        }
    }
}

/// What happened so far, since the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counters {
    /// Findings judged.
    pub judged: u64,
    /// Findings that the policy made no incident of.
    pub not_incidents: u64,
    /// Findings that were in an incident already.
    pub duplicates: u64,
    /// Incidents begun.
    pub opened: u64,
    /// Findings that joined an incident.
    pub joined: u64,
    /// Incidents begun because the one that a finding belonged to was full or had lasted too long.
    pub continued: u64,
    /// Incidents begun that resemble a closed one.
    pub resembling: u64,
    /// Entities of findings that were too common to join by.
    pub common_entities: u64,
    /// Entities of findings beyond the most that are used.
    pub entities_left_out: u64,
    /// Incidents let go to stay within the policy's `grouping.limits.incidents`.
    pub let_go: u64,
}
