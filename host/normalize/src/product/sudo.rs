//! sudo: what was run as whom, and what was refused.
//!
//! `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls`. Fields as in Elastic's
//! `system.auth.sudo`.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut_at, leading_number, word};

/// Whether the message is one that sudo is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some((user, rest)) = cut_at(text, " : ") else { return remark(text, facts) };
    facts.user(user.trim_ascii());
    if let Some(rest) = rest.strip_prefix("(command continued) ") {
        facts.text(facts.names.sudo_command, rest);
        return facts.what(&["process"], &["info"], "sudo_command_continued");
    }
    let mut error = "";
    let (mut tty, mut directory, mut target, mut group) = ("", "", "", "");
    let mut command = false;
    let mut rest = rest;
    loop {
        // The command is last, and may itself hold " ; ".
        if let Some(line) = rest.strip_prefix("COMMAND=") {
            put_command(line, facts);
            command = true;
            break;
        }
        let (part, after) = match cut_at(rest, " ; USER=") {
            // A folder's name may hold " ; ": it reaches to the field that sudo writes behind it.
            Some((part, after)) if rest.starts_with("PWD=") => {
                target = cut_at(after, " ; ").map_or(after, |(user, _)| user);
                (part, cut_at(after, " ; ").map_or("", |(_, after)| after))
            }
            _ => cut_at(rest, " ; ").unwrap_or((rest, "")),
        };
        match part.split_once('=') {
            Some(("TTY", value)) => tty = value,
            Some(("PWD", value)) => directory = value,
            Some(("USER", value)) => target = value,
            Some(("GROUP", value)) => group = value,
            Some(("TSID" | "ENV" | "HOST" | "CHROOT" | "CWD", _)) => {}
            // A reason stands before everything else.
            _ if error.is_empty() && tty.is_empty() && directory.is_empty() => error = part,
            _ => {}
        }
        if after.is_empty() {
            break;
        }
        rest = after;
    }
    facts.text(facts.names.sudo_tty, tty);
    facts.text(facts.names.sudo_pwd, directory);
    facts.ecs(ecs::PROCESS_WORKING_DIRECTORY, directory);
    facts.text(facts.names.sudo_user, target);
    facts.effective_user(target);
    facts.ecs(ecs::USER_EFFECTIVE_GROUP_NAME, group);
    facts.text(facts.names.sudo_error, error);
    if error.is_empty() {
        command && {
            facts.what(&["process"], &["start"], "sudo_command");
            facts.outcome(true);
            true
        }
    } else {
        refused(error, facts)
    }
}

fn put_command(line: &str, facts: &mut Facts<'_, '_>) {
    facts.text(facts.names.sudo_command, line);
    facts.ecs(ecs::PROCESS_COMMAND_LINE, line);
    let (path, _) = word(line);
    if path.starts_with('/') {
        facts.ecs(ecs::PROCESS_EXECUTABLE, path);
    }
}

/// `3 incorrect password attempts`, `user NOT in sudoers`, `command not allowed`, …
fn refused(error: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.ecs(ecs::EVENT_REASON, error);
    facts.outcome(false);
    if let Some((count, rest)) = leading_number(error)
        && rest.starts_with(" incorrect password attempt")
    {
        facts.number(facts.names.repeated, count);
        return facts.what(&["authentication", "process"], &["denied"], "sudo_authentication_failure");
    }
    facts.what(&["process"], &["denied"], "sudo_denied")
}

fn remark(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    const REMARKS: [&str; 5] = [
        "unable to resolve host",
        "parse error in ",
        "no valid sudoers",
        "a password is required",
        "unable to ",
    ];
    if !REMARKS.iter().any(|prefix| text.starts_with(prefix)) {
        return false;
    }
    facts.ecs(ecs::EVENT_REASON, text);
    facts.what(&["process"], &["info"], "sudo_message")
}
