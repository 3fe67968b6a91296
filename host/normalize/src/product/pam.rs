//! Linux-PAM: what its modules say on behalf of any service.
//!
//! `pam_unix(sshd:auth): authentication failure; logname= uid=0 …`, and the older form in which the module
//! stands in the tag: `sshd(pam_unix)[123]: …`. Fields as in Elastic's `system.auth`.

use bartizan_model::{Parsed, ecs};

use super::Facts;
use crate::text::scan::{cut, cut_at, cut_at_last, number, unquoted, word};

const AUTHENTICATION: &[&str] = &["authentication"];

/// `pam_unix(sshd:auth): ` and what follows it.
pub(super) struct Header<'a> {
    pub(super) module: &'a str,
    pub(super) service: &'a str,
    pub(super) kind: &'a str,
    pub(super) text: &'a str,
}

pub(super) fn header(message: &str) -> Option<Header<'_>> {
    // `gkr-pam: …` of GNOME's keyring names no service, and is left to its program.
    if !message.starts_with("pam_") {
        return None;
    }
    let (module, rest) = cut(message, b'(')?;
    let (inside, rest) = cut(rest, b')')?;
    let (service, kind) = cut(inside, b':').unwrap_or((inside, ""));
    let text = rest.strip_prefix(':')?.trim_ascii_start();
    (!module.contains(' ')).then_some(Header { module, service, kind, text })
}

/// `kind` is what the module was asked for (`auth`, `session`, …), where the form tells it.
pub(super) fn message(
    service: &str,
    module: &str,
    kind: Option<&str>,
    text: &str,
    facts: &mut Facts<'_, '_>,
) -> Parsed {
    facts.event.put_static(ecs::EVENT_PROVIDER, "pam");
    facts.text(facts.names.pam_module, module);
    facts.text(facts.names.pam_service, service);
    let understood = session(text, facts)
        || authentication(text, facts)
        || password(text, facts)
        || lock(module, text, facts)
        || remark(kind.unwrap_or_default(), text, facts);
    if understood { Parsed::Understood } else { Parsed::OtherMessage }
}

/// `session opened for user U[(uid=0)] by [V](uid=0)`, `session closed for user U`.
fn session(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("session ") else { return false };
    let (how, rest) = word(rest);
    let Some(rest) = rest.strip_prefix("for user ") else { return false };
    let (user, by) = cut_at(rest, " by ").unwrap_or((rest, ""));
    let (user, user_id) = without_uid(user);
    let (actor, actor_id) = without_uid(by);
    // A daemon that opens the session has a number and no name; its number is not the user's. `LOGIN` is
    // the program's own name, and nobody's account.
    if actor.is_empty() || actor == "LOGIN" {
        facts.user(user);
        facts.ecs(ecs::USER_ID, user_id);
    } else {
        facts.user(actor);
        facts.ecs(ecs::USER_ID, actor_id);
        facts.effective_user(user);
        facts.ecs(ecs::USER_EFFECTIVE_ID, user_id);
    }
    match how {
        "opened" => facts.what(&["session"], &["start"], "logged-on"),
        "closed" => facts.what(&["session"], &["end"], "logged-off"),
        _ => false,
    }
}

/// `root(uid=0)` as name and number.
fn without_uid(text: &str) -> (&str, &str) {
    match cut_at(text, "(uid=") {
        Some((name, uid)) => (name, uid.strip_suffix(')').unwrap_or(uid)),
        None => (text.trim_ascii_end(), ""),
    }
}

fn authentication(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(rest) = text.strip_prefix("authentication failure") {
        details(rest.trim_start_matches(';'), facts);
        facts.what(AUTHENTICATION, &["info"], "authentication_failure");
        facts.outcome(false);
        return true;
    }
    if let Some(rest) = text.strip_prefix("authentication success") {
        details(rest.trim_start_matches(';'), facts);
        facts.what(AUTHENTICATION, &["info"], "authentication_success");
        facts.outcome(true);
        return true;
    }
    // `2 more authentication failures; …` sums up attempts that are over.
    if let Some((count, rest)) = cut_at(text, " more authentication failure")
        && let Some(count) = number(count)
    {
        facts.number(facts.names.repeated, count);
        details(cut(rest, b';').map(|(_, rest)| rest).unwrap_or_default(), facts);
        facts.what(AUTHENTICATION, &["info"], "authentication_failure");
        facts.outcome(false);
        return true;
    }
    if text.starts_with("check pass; user unknown") {
        return facts.what(AUTHENTICATION, &["info"], "check_password");
    }
    false
}

/// `logname= uid=0 euid=0 tty=ssh ruser= rhost=1.2.3.4  user=root`. The user stands last, and may hold
/// blanks.
pub(super) fn details(text: &str, facts: &mut Facts<'_, '_>) {
    let mut rest = text.trim_ascii();
    let (mut host, mut tty, mut remote_user, mut uid, mut euid, mut user) = ("", "", "", "", "", "");
    while !rest.is_empty() {
        if let Some(name) = rest.strip_prefix("user=") {
            user = name;
            break;
        }
        let (pair, after) = word(rest);
        match cut(pair, b'=') {
            Some(("rhost", value)) => host = value,
            Some(("tty", value)) => tty = value,
            Some(("ruser", value)) => remote_user = value,
            Some(("uid", value)) => uid = value,
            Some(("euid", value)) => euid = value,
            _ => {}
        }
        rest = after.trim_ascii_start();
    }
    facts.source(host);
    facts.text(facts.names.pam_tty, tty);
    facts.text(facts.names.pam_ruser, remote_user);
    // These number the process that asked, such as sshd's root, not the user who is asked for.
    facts.text(facts.names.pam_uid, uid);
    facts.text(facts.names.pam_euid, euid);
    facts.user(user);
}

/// `password changed for U`, and what goes wrong with it.
fn password(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(user) = text.strip_prefix("password changed for ") {
        facts.user(user);
        facts.target_user(user);
        facts.what(&["iam"], &["user", "change"], "password-changed");
        facts.outcome(true);
        return true;
    }
    if let Some(rest) = text.strip_prefix("expired password for user ") {
        facts.user(word(rest).0);
        return facts.what(AUTHENTICATION, &["info"], "password_expired");
    }
    if let Some((user, _)) =
        text.strip_prefix("password for user ").and_then(|rest| cut_at(rest, " will expire"))
    {
        facts.user(user);
        return facts.what(AUTHENTICATION, &["info"], "password_expires");
    }
    if let Some((user, _)) = text.strip_prefix("account ").and_then(|rest| cut_at(rest, " has expired")) {
        facts.user(user);
        return facts.what(AUTHENTICATION, &["denied"], "account_expired");
    }
    false
}

/// `pam_faillock`, `pam_tally`, `pam_tally2`: an account is locked, or reset.
fn lock(module: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if !module.starts_with("pam_faillock") && !module.starts_with("pam_tally") {
        return false;
    }
    if let Some(rest) = text.strip_prefix("Consecutive login failures for user ") {
        facts.user(word(rest).0);
        facts.what(AUTHENTICATION, &["info"], "account-locked");
        return true;
    }
    if let Some((_, rest)) = cut_at(text, "user ") {
        let (user, _) = word(rest);
        facts.user(user.trim_end_matches([':', ',', ';']));
    }
    facts.what(AUTHENTICATION, &["info"], "account_lock_message")
}

/// What else modules are known to say.
fn remark(kind: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    const REMARKS: [(&str, &str); 19] = [
        ("requirement ", "requirement_not_met"),
        ("access denied for user ", "access_denied"),
        ("user ", "pam_message"),
        ("bad username ", "bad_username"),
        ("unrecognized ", "pam_message"),
        ("could not identify ", "pam_message"),
        ("auth could not identify password for ", "no_password"),
        ("conversation failed", "no_password"),
        ("getting password ", "pam_message"),
        ("pam_get_item ", "pam_message"),
        ("Cannot create session: ", "pam_message"),
        ("Failed to ", "pam_message"),
        ("new password not acceptable", "password_refused"),
        ("error ", "pam_message"),
        ("unlocked login keyring", "pam_message"),
        ("couldn't ", "pam_message"),
        ("Refused user ", "access_denied"),
        ("unable to ", "pam_message"),
        ("username ", "pam_message"),
    ];
    let Some((_, action)) = REMARKS.iter().find(|(prefix, _)| text.starts_with(prefix)) else { return false };
    match *action {
        "access_denied" => {
            let rest = cut_at(text, "user ").map(|(_, rest)| rest).unwrap_or_default();
            facts.user(unquoted(word(rest).0));
            if let Some((_, from)) = cut_at_last(text, " from ") {
                facts.source(unquoted(word(from).0));
            }
            facts.what(AUTHENTICATION, &["denied"], action)
        }
        "requirement_not_met" => {
            if let Some((_, user)) = cut_at_last(text, "by user ") {
                facts.user(unquoted(user));
            }
            facts.ecs(ecs::EVENT_REASON, text);
            facts.what(AUTHENTICATION, &["info"], action)
        }
        _ => {
            if let Some((_, rest)) = cut(text, b'[')
                && let Some((user, _)) = cut(rest, b']')
            {
                facts.user(user);
            }
            let category: &[&str] = if kind == "session" { &["session"] } else { AUTHENTICATION };
            facts.what(category, &["info"], action)
        }
    }
}

/// `unix_chkpwd`, PAM's helper: `password check failed for user (U)`.
pub(super) fn check_password(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.event.put_static(ecs::EVENT_PROVIDER, "pam");
    if let Some(user) = text.strip_prefix("password check failed for user ") {
        facts.user(user.trim_start_matches('(').trim_end_matches(')'));
        // The module that asked reports the failure itself, and has the outcome.
        return facts.what(AUTHENTICATION, &["info"], "check_password");
    }
    if text.starts_with("check pass; user unknown") {
        return facts.what(AUTHENTICATION, &["info"], "check_password");
    }
    if let Some((user, _)) =
        text.strip_prefix("could not obtain user info (").and_then(|rest| cut(rest, b')'))
    {
        facts.user(user);
        return facts.what(AUTHENTICATION, &["info"], "check_password");
    }
    false
}
