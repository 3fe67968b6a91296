//! systemd-logind: sessions and seats.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut_at, unquoted, word};

/// Whether the message is one that logind is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some((id, rest)) = text.strip_prefix("New session ").and_then(|rest| cut_at(rest, " of user ")) {
        facts.text(facts.names.session_id, unquoted(id));
        let user = word(rest).0;
        facts.user(unquoted(user.strip_suffix('.').unwrap_or(user)));
        return facts.what(&["session"], &["start"], "logged-on");
    }
    if let Some(id) = text.strip_prefix("Removed session ") {
        facts.text(facts.names.session_id, unquoted(id.strip_suffix('.').unwrap_or(id)));
        return facts.what(&["session"], &["end"], "logged-off");
    }
    if let Some((id, _)) = text.strip_prefix("Session ").and_then(|rest| cut_at(rest, " logged out")) {
        facts.text(facts.names.session_id, unquoted(id));
        return facts.what(&["session"], &["info"], "session_ending");
    }
    if text.starts_with("System is ") || text.starts_with("The system will ") {
        facts.ecs(ecs::EVENT_REASON, text);
        return facts.what(&["host"], &["change"], "system_state_changed");
    }
    const KNOWN: [&str; 13] = [
        "New seat ",
        "Removed seat ",
        "Watching system buttons",
        "Power key pressed",
        "Suspend key pressed",
        "Lid opened",
        "Lid closed",
        "Docked",
        "Undocked",
        "Failed to ",
        "Existing logind session",
        "Operation ",
        "Session ",
    ];
    KNOWN.iter().any(|prefix| text.starts_with(prefix)) && facts.what(&["host"], &["info"], "logind_message")
}
