//! cron in its several breeds: jobs started, tables changed.
//!
//! `(alice) CMD (/usr/bin/backup)`, and anacron's sentences.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{between, word};

/// Whether the message is one that a cron is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some((user, rest)) = between(text, "(", b')') else { return sentence(text, facts) };
    let rest = rest.trim_ascii_start();
    let verb_end = rest.find(" (").unwrap_or(rest.len());
    let (verb, detail) = rest.split_at_checked(verb_end).unwrap_or((rest, ""));
    let detail = detail.strip_prefix(" (").unwrap_or(detail);
    let detail = detail.strip_suffix(')').unwrap_or(detail);
    // Their own name stands where a user's would when they speak for themselves.
    if !matches!(user, "CRON" | "cron" | "*system*") {
        facts.user(user);
    }
    match verb {
        "CMD" | "CMDEND" | "CMDOUT" => command(verb, detail, facts),
        "RELOAD" | "REPLACE" | "BEGIN EDIT" | "END EDIT" | "DELETE" | "LIST" => table(verb, detail, facts),
        _ => {
            facts.ecs(ecs::EVENT_REASON, rest);
            let known = ["INFO", "STARTUP", "DEATH", "ORPHAN", "MAIL", "AUTH", "ERROR", "WRONG", "FAILED"]
                .iter()
                .any(|first| verb.starts_with(first))
                || verb.starts_with("PAM ")
                || verb.starts_with("NOT ")
                || verb.starts_with("grandchild ");
            known && facts.what(&["process"], &["info"], "cron_message")
        }
    }
}

fn command(verb: &str, line: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.ecs(ecs::PROCESS_COMMAND_LINE, line.trim_ascii());
    match verb {
        "CMD" => facts.what(&["process"], &["start"], "cron_command"),
        "CMDEND" => facts.what(&["process"], &["end"], "cron_command_ended"),
        _ => facts.what(&["process"], &["info"], "cron_output"),
    }
}

fn table(verb: &str, name: &str, facts: &mut Facts<'_, '_>) -> bool {
    if name.contains('/') {
        facts.ecs(ecs::FILE_PATH, name);
    } else {
        facts.target_user(name);
    }
    match verb {
        "REPLACE" => facts.what(&["configuration"], &["change"], "crontab_replaced"),
        "DELETE" => facts.what(&["configuration"], &["deletion"], "crontab_deleted"),
        "BEGIN EDIT" => facts.what(&["configuration"], &["access"], "crontab_edit_begun"),
        "END EDIT" => facts.what(&["configuration"], &["access"], "crontab_edit_ended"),
        "LIST" => facts.what(&["configuration"], &["access"], "crontab_listed"),
        _ => facts.what(&["configuration"], &["info"], "crontab_reloaded"),
    }
}

/// anacron's messages, and what daemons say about themselves.
fn sentence(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(job) = text.strip_prefix("Job `") {
        let (job, what) = job.split_once('\'').unwrap_or((job, ""));
        facts.ecs(ecs::SERVICE_NAME, job);
        return match word(what.trim_ascii_start()).0 {
            "started" => facts.what(&["process"], &["start"], "cron_job_started"),
            "terminated" => facts.what(&["process"], &["end"], "cron_job_ended"),
            _ => facts.what(&["process"], &["info"], "cron_message"),
        };
    }
    const KNOWN: [&str; 8] = [
        "Anacron ",
        "Normal exit ",
        "Will run job",
        "Jobs will be executed",
        "Updated timestamp",
        "Received SIG",
        "pam_",
        "session ",
    ];
    KNOWN.iter().any(|prefix| text.starts_with(prefix)) && facts.what(&["process"], &["info"], "cron_message")
}
