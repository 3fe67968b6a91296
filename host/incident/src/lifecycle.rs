//! The life of an incident: which stage may follow which, after the phases of NIST SP 800-61 (detection,
//! containment, eradication, recovery, closing).
//!
//! Any later stage may be jumped to, since small incidents need no eradication; closing needs a verdict; only
//! a closed incident can be opened again. It knows nothing of who may do this: that is the caller's.

use bartizan_model::{
    IncidentId, Status, Verdict,
    incident::{Change, Incident},
};

/// Longest note of a change, in bytes.
pub const MAX_NOTE_BYTES: usize = 16 << 10;
/// Longest name of who made a change, in bytes.
pub const MAX_BY_BYTES: usize = 256;

/// Why an incident was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LifecycleError {
    /// The stage cannot follow the present one.
    #[error("{incident} is {from} and cannot become {to}; allowed now: {allowed}", allowed = list(*from))]
    NotAllowed {
        /// Which incident.
        incident: IncidentId,
        /// Where it stands.
        from: Status,
        /// Where it was to go.
        to: Status,
    },
    /// A closing without a verdict.
    #[error(
        "{incident} is {from} and cannot be closed without a verdict; give one of true-positive, false-positive, benign"
    )]
    NoVerdict {
        /// Which incident.
        incident: IncidentId,
        /// Where it stands.
        from: Status,
    },
    /// A verdict on an incident that stays open.
    #[error(
        "{incident} cannot become {to} with the verdict {verdict}; a verdict belongs to closing, leave it out or close"
    )]
    EarlyVerdict {
        /// Which incident.
        incident: IncidentId,
        /// Where it was to go.
        to: Status,
        /// The verdict given.
        verdict: Verdict,
    },
    /// A change that nobody made, or with a text that is too long.
    #[error("the change of {incident} has {what}; {fix}")]
    BadText {
        /// Which incident.
        incident: IncidentId,
        /// What is wrong.
        what: &'static str,
        /// What to do.
        fix: &'static str,
    },
}

/// The stages that may follow `from`.
pub fn allowed(from: Status) -> Vec<Status> {
    match from {
        Status::Closed => vec![Status::New],
        _ => Status::ALL.iter().copied().filter(|to| *to > from).collect(),
    }
}

fn list(from: Status) -> String {
    let names: Vec<_> = allowed(from)
        .into_iter()
        .map(|status| match (from, status) {
            (Status::Closed, _) => "new (reopen)",
            (_, Status::Closed) => "closed (with a verdict)",
            _ => status.name(),
        })
        .collect();
    names.join(", ")
}

/// Makes a change: sets `incident`'s status and verdict. Reopening takes the verdict away.
///
/// # Errors
/// The incident is left as it was; the message names where it stands and what is allowed.
pub fn apply(
    incident: &mut Incident,
    change: &Change,
    verdict: Option<Verdict>,
) -> Result<(), LifecycleError> {
    let (id, from, to) = (incident.id, incident.status, change.status);
    if !allowed(from).contains(&to) {
        return Err(LifecycleError::NotAllowed { incident: id, from, to });
    }
    match (to, verdict) {
        (Status::Closed, None) => return Err(LifecycleError::NoVerdict { incident: id, from }),
        (Status::Closed, Some(_)) | (_, None) => {}
        (_, Some(verdict)) => return Err(LifecycleError::EarlyVerdict { incident: id, to, verdict }),
    }
    check_text(id, change)?;
    incident.status = to;
    incident.verdict = verdict;
    Ok(())
}

fn check_text(incident: IncidentId, change: &Change) -> Result<(), LifecycleError> {
    let (what, fix) = if change.by.trim().is_empty() {
        ("no author", "say who makes it")
    } else if change.by.len() > MAX_BY_BYTES {
        ("an author longer than 256 bytes", "shorten it")
    } else if change.note.len() > MAX_NOTE_BYTES {
        ("a note longer than 16 KiB", "shorten it, or link to the text")
    } else {
        return Ok(());
    };
    Err(LifecycleError::BadText { incident, what, fix })
}

#[cfg(test)]
mod tests {
    use bartizan_model::{Severity, Timestamp};
    use proptest::prelude::*;

    use super::*;

    fn incident(status: Status) -> Incident {
        Incident {
            id: IncidentId(7),
            title: "t".into(),
            status,
            verdict: (status == Status::Closed).then_some(Verdict::Benign),
            severity: Severity::High,
            score: 50,
            band: "medium".into(),
            category: "c".into(),
            reasons: vec![],
            first_seen: Timestamp(0),
            last_seen: Timestamp(0),
            observables: vec![],
            techniques: vec![],
            findings: 1,
            resembles: None,
        }
    }

    fn to(status: Status) -> Change {
        Change { at: Timestamp(1), by: "ana".into(), status, note: String::new() }
    }

    #[test]
    fn errors_name_the_state_and_what_is_allowed() {
        let mut contained = incident(Status::Contained);
        let error = apply(&mut contained, &to(Status::Acknowledged), None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "INC-7 is contained and cannot become acknowledged; allowed now: eradicated, recovered, closed (with a verdict)"
        );
        let error = apply(&mut incident(Status::Closed), &to(Status::Contained), None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "INC-7 is closed and cannot become contained; allowed now: new (reopen)"
        );
        let error = apply(&mut contained, &to(Status::Closed), None).unwrap_err();
        assert!(error.to_string().contains("give one of true-positive, false-positive, benign"), "{error}");
        assert_eq!(contained.status, Status::Contained);
    }

    #[test]
    fn reopening_takes_the_verdict_away() {
        let mut closed = incident(Status::Closed);
        apply(&mut closed, &to(Status::New), None).unwrap();
        assert_eq!((closed.status, closed.verdict), (Status::New, None));
    }

    #[test]
    fn a_change_needs_an_author_and_bounded_text() {
        let mut change = to(Status::Acknowledged);
        change.by = " ".into();
        assert!(apply(&mut incident(Status::New), &change, None).is_err());
        change.by = "ana".into();
        change.note = "x".repeat(MAX_NOTE_BYTES + 1);
        assert!(apply(&mut incident(Status::New), &change, None).is_err());
        change.note.pop();
        apply(&mut incident(Status::New), &change, None).unwrap();
    }

    proptest! {
        /// However it is driven, an incident has a verdict if and only if it is closed.
        #[test]
        fn closed_means_a_verdict(steps in prop::collection::vec((0_usize..6, prop::option::of(0_usize..3)), 0..40)) {
            let mut held = incident(Status::New);
            for (status, verdict) in steps {
                let before = held.clone();
                let done = apply(&mut held, &to(Status::ALL[status]), verdict.map(|at| Verdict::ALL[at]));
                prop_assert_eq!(held.verdict.is_some(), held.status == Status::Closed);
                match done {
                    Ok(()) => prop_assert!(allowed(before.status).contains(&held.status)),
                    Err(_) => prop_assert_eq!(&held, &before),
                }
            }
        }
    }
}
