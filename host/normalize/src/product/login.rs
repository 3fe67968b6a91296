//! login: consoles and terminals.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut, cut_at, cut_at_last, unquoted, word};

const AUTHENTICATION: &[&str] = &["authentication"];

/// Whether the message is one that login is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let (first, rest) = word(text);
    match first {
        "ROOT" if rest.starts_with("LOGIN ON ") => {
            opened("root", rest.strip_prefix("LOGIN ON ").unwrap_or_default(), facts)
        }
        "LOGIN" if rest.starts_with("ON ") => {
            let rest = rest.strip_prefix("ON ").unwrap_or_default();
            let Some((place, user)) = cut_at(rest, " BY ") else { return false };
            // `LOGIN ON pts/0 BY alice FROM host`
            let (user, from) = cut_at(user, " FROM ").unwrap_or((user, ""));
            facts.source(from);
            opened(user, place, facts)
        }
        "FAILED" | "TOO" => failed(text, facts),
        "invalid" => {
            let Some((user, place)) =
                rest.strip_prefix("password for ").and_then(|rest| cut_at(rest, " on "))
            else {
                return false;
            };
            facts.user(unquoted(user));
            let (tty, from) = cut_at(place, " from ").unwrap_or((place, ""));
            facts.text(facts.names.pam_tty, unquoted(tty));
            facts.source(unquoted(from));
            facts.what(AUTHENTICATION, &["info"], "login");
            facts.outcome(false);
            true
        }
        _ => false,
    }
}

fn opened(user: &str, place: &str, facts: &mut Facts<'_, '_>) -> bool {
    let (tty, from) = cut_at(place, " FROM ").unwrap_or((place, ""));
    facts.text(facts.names.pam_tty, unquoted(tty));
    facts.source(from);
    facts.user(user);
    facts.what(&["authentication", "session"], &["start"], "login");
    facts.outcome(true);
    true
}

/// `FAILED LOGIN 1 FROM (null) FOR root, Authentication failure`, `FAILED LOGIN (1) on '/dev/tty1' FOR
/// 'root', …`, `FAILED LOGIN SESSION FROM host FOR root, …`, `TOO MANY LOGIN TRIES (3) FROM host FOR root, …`.
fn failed(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some((head, rest)) = cut_at(text, " FOR ") else { return false };
    let (user, reason) = match cut_at_last(rest, ", ") {
        Some((user, reason)) => (user, reason),
        None => (rest, ""),
    };
    facts.user(unquoted(user));
    facts.ecs(ecs::EVENT_REASON, reason);
    if let Some((_, from)) = cut_at(head, " FROM ") {
        // A terminal stands where a remote host would.
        match from {
            "(null)" => {}
            _ if from.starts_with("tty") || from.starts_with("/dev/") => {
                facts.text(facts.names.pam_tty, from)
            }
            _ => facts.source(from),
        }
    } else if let Some((_, tty)) = cut_at(head, " on ") {
        facts.text(facts.names.pam_tty, unquoted(tty));
    }
    let summary = head.starts_with("TOO MANY") || cut(head, b'(').is_none() && head.contains(" SESSION");
    facts.what(AUTHENTICATION, &["info"], if summary { "login_retries_exceeded" } else { "login" });
    if !summary {
        facts.outcome(false);
    }
    true
}
