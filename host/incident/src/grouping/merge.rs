//! What an incident says about its findings: begun by the first, brought up to date by each that joins.
//!
//! Lists and texts have limits, so that an incident stays something that a person reads; what is left out is
//! still in the findings.

use bartizan_model::{Classification, Finding, Incident, IncidentId, Observable, Status, Verdict};

use crate::policy::Ruling;

/// Most observables that an incident shows.
pub const MAX_OBSERVABLES: usize = 500;
/// Most ATT&CK techniques that an incident shows.
pub const MAX_TECHNIQUES: usize = 100;
/// Most reasons that an incident shows.
pub const MAX_REASONS: usize = 64;
/// Longest title, in characters.
pub const MAX_TITLE_CHARS: usize = 200;
/// Most shared entities named in one reason.
const MAX_SHARED_NAMED: usize = 4;

/// The incident that a finding begins.
pub(super) fn begin(
    id: IncidentId,
    finding: &Finding,
    classification: &Classification,
    ruling: &Ruling,
) -> Incident {
    let mut incident = Incident {
        id,
        title: title(finding),
        status: Status::New,
        verdict: None::<Verdict>,
        severity: finding.severity,
        score: ruling.score.value,
        band: ruling.score.band.clone(),
        category: classification.category.clone(),
        reasons: ruling.reasons.iter().take(MAX_REASONS).cloned().collect(),
        first_seen: finding.time,
        last_seen: finding.time,
        observables: Vec::new(),
        techniques: Vec::new(),
        findings: 1,
        resembles: None,
    };
    collect(&mut incident, finding);
    incident
}

/// Brings an incident up to date with a finding that joins it by what they share. `known` says whether a
/// finding of the same rule is in it already.
pub(super) fn join(
    incident: &mut Incident,
    finding: &Finding,
    classification: &Classification,
    ruling: &Ruling,
    shared: &[String],
    known: bool,
) {
    let raised = ruling.score.value > incident.score;
    // The hundredth repetition gives no new reason; a new rule or a worse score does.
    if raised || !known {
        let named = shared.iter().take(MAX_SHARED_NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = shared.len().saturating_sub(MAX_SHARED_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        reason(incident, format!("{:?} joined by {named}{more}", finding.rule.title));
    }
    if raised {
        reason(incident, format!("which raised the score from {} to {}", incident.score, ruling.score.value));
        for text in &ruling.reasons {
            reason(incident, text.clone());
        }
        incident.score = ruling.score.value;
        incident.band.clone_from(&ruling.score.band);
        incident.category.clone_from(&classification.category);
        incident.title = title(finding);
    }
    incident.severity = incident.severity.max(finding.severity);
    incident.first_seen = incident.first_seen.min(finding.time);
    incident.last_seen = incident.last_seen.max(finding.time);
    incident.findings += 1;
    collect(incident, finding);
}

fn title(finding: &Finding) -> String {
    let text = match (finding.rule.title.trim(), finding.key.trim()) {
        ("", key) => format!("{}: {key}", finding.rule.id),
        (title, "") => title.to_owned(),
        (title, key) => format!("{title}: {key}"),
    };
    match text.char_indices().nth(MAX_TITLE_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn reason(incident: &mut Incident, text: String) {
    if incident.reasons.len() < MAX_REASONS && !incident.reasons.contains(&text) {
        incident.reasons.push(text);
    }
}

fn collect(incident: &mut Incident, finding: &Finding) {
    for observable in &finding.observables {
        let known = |other: &Observable| other == observable;
        if incident.observables.len() < MAX_OBSERVABLES && !incident.observables.iter().any(known) {
            incident.observables.push(observable.clone());
        }
    }
    for technique in &finding.techniques {
        if incident.techniques.len() < MAX_TECHNIQUES && !incident.techniques.contains(technique) {
            incident.techniques.push(technique.clone());
        }
    }
}
