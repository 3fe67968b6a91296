//! Syslog: what both of its formats share, and the way from a program's message to its product.

use bartizan_model::{EventWriter, Record, ecs};

use super::{rfc3164, rfc5424, scan, time};
use crate::{
    Format, Normalizer,
    format::ParseError,
    product::{self, Facts},
};

/// Largest priority that has a facility and a severity (RFC 5424, 6.2.1). A larger one is kept as a number.
const MAX_PRIORITY: i64 = 191;

const FACILITIES: [&str; 24] = [
    "kern",
    "user",
    "mail",
    "daemon",
    "auth",
    "syslog",
    "lpr",
    "news",
    "uucp",
    "cron",
    "authpriv",
    "ftp",
    "ntp",
    "security",
    "console",
    "solaris-cron",
    "local0",
    "local1",
    "local2",
    "local3",
    "local4",
    "local5",
    "local6",
    "local7",
];
const SEVERITIES: [&str; 8] =
    ["Emergency", "Alert", "Critical", "Error", "Warning", "Notice", "Informational", "Debug"];

/// Whether a line begins as syslog does.
pub(super) fn begins(line: &str) -> bool {
    let text = without_octet_count(line);
    priority(text).is_some()
        || time::after_syslog(text).is_some_and(|rest| rest.starts_with([' ', ':']))
        || time::iso(text, 0).is_some_and(|(_, rest)| rest.starts_with(' '))
}

pub(crate) fn parse(
    normalizer: &Normalizer,
    record: &Record,
    line: &str,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let text = without_octet_count(line.trim_ascii_start());
    let (priority, text) = match priority(text) {
        Some((priority, rest)) => (Some(priority), rest),
        None => (None, text),
    };
    let mut facts = Facts { names: &normalizer.text, event };
    let message = match (priority, rfc5424::version(text)) {
        (Some(_), Some((version, rest))) => rfc5424::header(normalizer, version, rest, &mut facts)?,
        _ => rfc3164::header(normalizer, record, priority.is_some(), text, &mut facts)?,
    };
    if let Some(priority) = priority {
        put_priority(priority, event);
    }
    put_message(normalizer, &message, event);
    Ok(())
}

/// Who said what, as either header has it.
#[derive(Default)]
pub(super) struct Message<'a> {
    pub(super) host: Option<&'a str>,
    pub(super) program: Option<&'a str>,
    /// What old PAM put in parentheses behind the program: `sshd(pam_unix)`.
    pub(super) module: Option<&'a str>,
    pub(super) pid: Option<&'a str>,
    pub(super) text: &'a str,
}

fn put_message(normalizer: &Normalizer, message: &Message<'_>, event: &mut EventWriter<'_>) {
    event.put_static(ecs::EVENT_KIND, "event");
    event.put_static(ecs::EVENT_MODULE, "system");
    if let Some(host) = message.host {
        event.put_text(ecs::LOG_SYSLOG_HOSTNAME, host);
        event.put_text(ecs::HOST_HOSTNAME, host);
        event.put_text(ecs::HOST_NAME, host);
        event.add_text(ecs::RELATED_HOSTS, host);
    }
    if let Some(program) = message.program {
        event.put_text(ecs::LOG_SYSLOG_APPNAME, program);
        event.put_text(ecs::PROCESS_NAME, base_name(program));
    }
    if let Some(pid) = message.pid {
        event.put_text(ecs::LOG_SYSLOG_PROCID, pid);
        if let Some(pid) = scan::number(pid) {
            event.put_integer(ecs::PROCESS_PID, pid);
        }
    }
    event.put_text(ecs::MESSAGE, message.text);
    let mut facts = Facts { names: &normalizer.text, event };
    let program = base_name(message.program.unwrap_or_default());
    let parsed = product::read(program, message.module, message.text, &mut facts);
    event.set_parsed(parsed);
    if !event.has(ecs::EVENT_DATASET) {
        event.put_static(ecs::EVENT_DATASET, "system.syslog");
    }
}

fn base_name(program: &str) -> &str {
    match memchr::memrchr(b'/', program.as_bytes()) {
        // Only a path is cut: `postfix/smtpd` is a program's name.
        Some(at) if program.starts_with('/') => program.get(at + 1..).unwrap_or(program),
        _ => program,
    }
}

fn put_priority(priority: i64, event: &mut EventWriter<'_>) {
    event.put_integer(ecs::LOG_SYSLOG_PRIORITY, priority);
    if priority > MAX_PRIORITY {
        return;
    }
    let (facility, severity) = (priority >> 3, priority & 7);
    event.put_integer(ecs::LOG_SYSLOG_FACILITY_CODE, facility);
    event.put_integer(ecs::LOG_SYSLOG_SEVERITY_CODE, severity);
    let name =
        |names: &[&'static str], at: i64| usize::try_from(at).ok().and_then(|at| names.get(at).copied());
    if let Some(name) = name(&FACILITIES, facility) {
        event.put_static(ecs::LOG_SYSLOG_FACILITY_NAME, name);
    }
    if let Some(name) = name(&SEVERITIES, severity) {
        event.put_static(ecs::LOG_SYSLOG_SEVERITY_NAME, name);
    }
}

/// `<34>` and what follows it.
fn priority(text: &str) -> Option<(i64, &str)> {
    let (digits, rest) = scan::between(text, "<", b'>')?;
    if digits.len() > 3 {
        return None;
    }
    Some((scan::number(digits)?, rest))
}

/// RFC 6587 counts a message's octets before it. A listener takes the count off; a file of what was sent
/// over the wire still has it.
fn without_octet_count(text: &str) -> &str {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return text;
    }
    match scan::leading_number(text) {
        Some((_, rest)) if rest.starts_with(" <") => rest.get(1..).unwrap_or(text),
        _ => text,
    }
}

/// Sets the event's time, unless it is one that no event can have.
pub(super) fn put_time(when: time::When, event: &mut EventWriter<'_>) {
    match when {
        time::When::At(time) => event.set_time(time),
        time::When::OutOfRange => crate::put_time_out_of_range(event),
    }
}

/// The parse error of a line that was said to be syslog.
pub(super) fn misfit(why: &'static str) -> ParseError {
    ParseError::misfit(Format::Syslog, why)
}
