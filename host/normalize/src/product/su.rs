//! su, as shadow-utils and util-linux write it, and the BSD form that RFC 3164 itself quotes.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut, cut_at, unquoted, word};

/// Whether the message is one that su is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let failed = text.strip_prefix("FAILED SU ").or_else(|| text.strip_prefix("FAILED su "));
    let rest = failed.unwrap_or(text);
    if let Some((target, rest)) = rest.strip_prefix("(to ").and_then(|rest| cut(rest, b')')) {
        // `(to root) alice on pts/1`
        let (user, tty) = cut_at(rest.trim_ascii_start(), " on ").unwrap_or((rest.trim_ascii(), ""));
        return attempt(user, target, tty, failed.is_none(), facts);
    }
    if let Some((target, user)) = rest
        .strip_prefix("Successful su for ")
        .or_else(|| failed.and_then(|rest| rest.strip_prefix("for ")))
        .and_then(|rest| cut_at(rest, " by "))
    {
        return attempt(user, target, "", failed.is_none(), facts);
    }
    let (sign, rest) = word(text);
    if matches!(sign, "+" | "-") {
        // `+ /dev/pts/1 alice:root`
        let (tty, pair) = word(rest);
        if let Some((user, target)) = cut(pair, b':').or_else(|| cut(pair, b'-')) {
            return attempt(user, target, tty, sign == "+", facts);
        }
    }
    if let Some((what, rest)) = cut_at(text, " failed for ") {
        // `'su root' failed for lonvick on /dev/pts/8`
        let target = unquoted(what).strip_prefix("su ").unwrap_or_default();
        let (user, tty) = cut_at(rest, " on ").unwrap_or((rest, ""));
        return attempt(user, target, tty, false, facts);
    }
    if let Some(rest) = text.strip_prefix("pam_authenticate: ") {
        facts.ecs(ecs::EVENT_REASON, rest);
        return facts.what(&["authentication"], &["info"], "su_message");
    }
    false
}

fn attempt(user: &str, target: &str, tty: &str, success: bool, facts: &mut Facts<'_, '_>) -> bool {
    facts.user(user);
    facts.effective_user(target);
    facts.text(facts.names.pam_tty, tty);
    facts.what(&["authentication"], &["info"], "su");
    facts.outcome(success);
    true
}
