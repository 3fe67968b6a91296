//! shadow-utils: accounts and groups made, changed, removed.
//!
//! Fields as in Elastic's `system.auth`: `user.name` is the account, `group.name` the group, and the type
//! says what was done to which of them. Where the message says who did it, that is `user.name` and the
//! account is `user.target.name`.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut, cut_at, cut_at_last, unquoted, word};

/// Most members of a group that one message brings; further ones stay in its text.
const MAX_MEMBERS: usize = 256;

/// Whether the message is one that the program is known to write.
pub(super) fn message(program: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    created(text, facts)
        || membership(text, facts)
        || deleted(text, facts)
        || group_changed(text, facts)
        || changed(text, facts)
        || password(program, text, facts)
        || failed(text, facts)
}

fn done(types: &[&'static str], action: &'static str, facts: &mut Facts<'_, '_>) -> bool {
    facts.what(&["iam"], types, action);
    facts.outcome(true);
    true
}

/// The text inside the next pair of `'…'` or `` `…' ``, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let at = text.find(['\'', '`'])?;
    cut(text.get(at + 1..)?, b'\'')
}

/// `new user: name=x, UID=1, GID=1, home=/home/x, shell=/bin/sh`, `new group: name=x, GID=1`, and
/// `group added to /etc/group: name=x, GID=1`.
fn created(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(rest) = text.strip_prefix("new user: ") {
        for pair in rest.split(", ") {
            match pair.split_once('=') {
                Some(("name", name)) => facts.user(name),
                Some(("UID", id)) => facts.ecs(ecs::USER_ID, id),
                Some(("GID", id)) => facts.ecs(ecs::GROUP_ID, id),
                Some(("home", home)) => facts.text(facts.names.useradd_home, home),
                Some(("shell", shell)) => facts.text(facts.names.useradd_shell, shell),
                _ => {}
            }
        }
        return done(&["user", "creation"], "user-created", facts);
    }
    let rest = text.strip_prefix("new group: ").or_else(|| {
        text.strip_prefix("group added to ").and_then(|rest| cut_at(rest, ": ")).map(|(_, rest)| rest)
    });
    let Some(rest) = rest else { return false };
    for pair in rest.split(", ") {
        match pair.split_once('=') {
            Some(("name", name)) => facts.ecs(ecs::GROUP_NAME, name),
            Some(("GID", id)) => facts.ecs(ecs::GROUP_ID, id),
            _ => {}
        }
    }
    done(&["group", "creation"], "group-created", facts)
}

/// Members of groups: useradd and usermod, userdel, gpasswd.
fn membership(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    // `add 'x' to group 'sudo'`, `delete 'x' from shadow group 'sudo'`
    for (verb, middle, action) in
        [("add ", " to ", "group-member-added"), ("delete ", " from ", "group-member-removed")]
    {
        let Some((user, rest)) =
            text.strip_prefix(verb).filter(|rest| rest.starts_with(['\'', '`'])).and_then(quoted)
        else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(middle) else { continue };
        let rest = rest.strip_prefix("shadow ").unwrap_or(rest);
        let Some(group) = rest.strip_prefix("group ") else { continue };
        facts.user(user);
        facts.ecs(ecs::GROUP_NAME, unquoted(group));
        return done(&["user", "group", "change"], action, facts);
    }
    // `user x added by root to group y`, `user x removed by root from group y`
    if let Some((group, actor, target, action)) = gpasswd(text) {
        facts.user(actor);
        for member in target.split(',').take(MAX_MEMBERS) {
            let value = facts.event.value_of(member);
            facts.event.add(ecs::USER_TARGET_NAME, value);
            facts.event.add_text(ecs::RELATED_USER, member);
        }
        facts.ecs(ecs::GROUP_NAME, unquoted(group));
        return done(&["user", "group", "change"], action, facts);
    }
    false
}

fn gpasswd(text: &str) -> Option<(&str, &str, &str, &'static str)> {
    if let Some(rest) = text.strip_prefix("user ") {
        let (target, rest) = word(rest);
        let (verb, rest) = word(rest);
        let actor_and_group = rest.strip_prefix("by ")?;
        let (actor, rest) = word(actor_and_group);
        let (action, group) = match verb {
            "added" => ("group-user-added", rest.strip_prefix("to group ")?),
            "removed" => ("group-user-removed", rest.strip_prefix("from group ")?),
            _ => return None,
        };
        return Some((group, actor, target, action));
    }
    if let Some(rest) = text.strip_prefix("members of group ") {
        let (group, rest) = word(rest);
        let (actor, members) = word(rest.strip_prefix("set by ")?);
        return Some((group, actor, members.strip_prefix("to ")?, "group-members-set"));
    }
    let (target, rest) = word(text.strip_prefix("add member ")?);
    let (group, rest) = word(rest.strip_prefix("to group ")?);
    Some((group, rest.strip_prefix("by ")?, target, "group-user-added"))
}

fn deleted(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if text.starts_with("delete user ")
        && let Some((user, _)) = quoted(text)
    {
        facts.user(user);
        return done(&["user", "deletion"], "user-deleted", facts);
    }
    // `removed [shadow ]group 'x' owned by 'y'`, `group 'x' removed[ from /etc/group]`, `remove group 'x'`
    let is_removal = text.starts_with("removed group ")
        || text.starts_with("removed shadow group ")
        || text.starts_with("remove group ")
        || (text.starts_with("group ") && text.contains(" removed"));
    match quoted(text) {
        Some((group, _)) if is_removal => {
            facts.ecs(ecs::GROUP_NAME, group);
            done(&["group", "deletion"], "group-deleted", facts)
        }
        _ => false,
    }
}

/// `group changed in /etc/group (group x/1001, new name: y)`, `change group 'x' to 'y'`, `change GID for 'x'…`.
fn group_changed(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some((_, rest)) = text.strip_prefix("group changed in ").and_then(|rest| cut_at(rest, "(group ")) {
        let name = rest.find(['/', ',', ')']).and_then(|end| rest.get(..end)).unwrap_or(rest);
        facts.ecs(ecs::GROUP_NAME, name);
        return done(&["group", "change"], "group-changed", facts);
    }
    if (text.starts_with("change group ")
        || text.starts_with("change GID for ")
        || text.starts_with("changed group "))
        && let Some((group, _)) = quoted(text)
    {
        facts.ecs(ecs::GROUP_NAME, group);
        return done(&["group", "change"], "group-changed", facts);
    }
    false
}

/// usermod, chfn, chsh: `change user 'x' shell from 'a' to 'b'`, `lock user 'x' password`, …
fn changed(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let action = match text {
        _ if text.starts_with("change user name ") => "user-renamed",
        _ if text.starts_with("change user ") || text.starts_with("changed user ") => "user-changed",
        _ if text.starts_with("lock user ") => "user-locked",
        _ if text.starts_with("unlock user ") => "user-unlocked",
        _ => return false,
    };
    let Some((user, rest)) = quoted(text) else { return false };
    facts.user(user);
    let action = if action == "user-changed" && rest.trim_ascii_start().starts_with("password") {
        "password-changed"
    } else {
        action
    };
    if action == "user-renamed"
        && let Some((name, _)) = quoted(rest)
    {
        facts.ecs(ecs::USER_CHANGES_NAME, name);
    }
    done(&["user", "change"], action, facts)
}

/// passwd, chage, chpasswd: `password changed for x`, `password for 'x' changed by 'root'`, `changed password
/// expiry for x`.
fn password(program: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(user) = text.strip_prefix("password changed for ") {
        facts.user(user);
        facts.target_user(user);
        return done(&["user", "change"], "password-changed", facts);
    }
    if let Some(rest) = text.strip_prefix("password for ")
        && let (Some((target, rest)), true) = (quoted(rest), rest.contains(" changed by "))
    {
        facts.user(quoted(rest).map(|(actor, _)| actor).unwrap_or_default());
        facts.target_user(target);
        return done(&["user", "change"], "password-changed", facts);
    }
    if let Some(user) = text.strip_prefix("changed password expiry for ") {
        facts.user(user);
        return done(&["user", "change"], "password-expiry-changed", facts);
    }
    if program == "gpasswd"
        && let Some((group, user)) =
            text.strip_prefix("password of group ").and_then(|rest| cut_at(rest, " changed by "))
    {
        facts.ecs(ecs::GROUP_NAME, group);
        facts.user(user);
        return done(&["group", "change"], "password-changed", facts);
    }
    false
}

/// What did not work.
fn failed(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    const KNOWN: [&str; 6] = ["failed ", "can't ", "cannot ", "unable to ", "error ", "you may not "];
    if !KNOWN.iter().any(|prefix| text.starts_with(prefix)) {
        return false;
    }
    let user = quoted(text).or_else(|| cut_at_last(text, " for ").map(|(_, user)| (user, "")));
    facts.user(user.map(|(user, _)| user).unwrap_or_default());
    facts.ecs(ecs::EVENT_REASON, text);
    facts.what(&["iam"], &["error"], "account-change-failed");
    facts.outcome(false);
    true
}
