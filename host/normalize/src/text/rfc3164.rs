//! The older syslog header: `<34>Oct 11 22:14:15 host su[12]: …`, after RFC 3164, which describes what was
//! seen in the wild more than it prescribes. So this reader takes it with or without the priority, with an
//! RFC 3339 time instead (as rsyslog writes files now), without a host (as from a local socket), and
//! without a tag.

use bartizan_model::Record;

use super::{
    scan,
    syslog::{Message, misfit, put_time},
    time,
};
use crate::{MAX_AHEAD_SECONDS, Normalizer, format::ParseError, product::Facts};

/// Longest tag that is looked for, in bytes: RFC 3164 allows 32, real programs exceed it.
const MAX_TAG_BYTES: usize = 128;

pub(super) fn header<'a>(
    normalizer: &Normalizer,
    record: &Record,
    has_priority: bool,
    text: &'a str,
    facts: &mut Facts<'_, '_>,
) -> Result<Message<'a>, ParseError> {
    let offset = normalizer.settings.utc_offset_seconds;
    let latest = record.received.plus_seconds(MAX_AHEAD_SECONDS);
    let Some((when, rest)) = time::syslog(text, offset, latest).or_else(|| time::iso(text, offset)) else {
        if has_priority {
            return Ok(content(text, None));
        }
        return Err(misfit("it begins neither with a priority, such as <34>, nor with a time"));
    };
    put_time(when, facts.event);
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_ascii_start();
    let (host, after) = scan::word(rest);
    if is_tag(host) || (after.is_empty() && !rest.ends_with(' ')) {
        return Ok(content(rest, None));
    }
    Ok(content(after, (!host.is_empty() && host != "-").then_some(host)))
}

/// Whether a word is a program's tag, where a host's name could stand.
fn is_tag(word: &str) -> bool {
    word.ends_with(':') && !word.ends_with("::") || (word.contains('[') && !word.starts_with('['))
}

fn content<'a>(text: &'a str, host: Option<&'a str>) -> Message<'a> {
    let text = text.trim_ascii();
    match tag(text) {
        Some(message) => Message { host, ..message },
        None => Message { host, text, ..Message::default() },
    }
}

/// `program:`, `program[pid]:`, `program(module)[pid]:`, `syslogd 1.4.1:`, `-- root[pid]:`.
fn tag(text: &str) -> Option<Message<'_>> {
    if let Some(rest) = text.strip_prefix("-- ") {
        // `login` of old util-linux, which names the user instead of itself.
        let (user, rest) = scan::cut(rest, b'[')?;
        let (pid, rest) = scan::cut(rest, b']')?;
        let valid = !user.is_empty() && !user.contains(' ');
        let text = rest.strip_prefix(": ").filter(|_| valid)?;
        return Some(Message { program: Some("login"), pid: Some(pid), text, ..Message::default() });
    }
    let bytes = text.as_bytes();
    let head = bytes.get(..MAX_TAG_BYTES).unwrap_or(bytes);
    let end = head.iter().position(|byte| matches!(byte, b':' | b'[' | b'(' | b' '))?;
    if end == 0 {
        return None;
    }
    let (program, rest) = text.split_at_checked(end)?;
    let mut message = Message { program: Some(program), ..Message::default() };
    if let Some(rest) = rest.strip_prefix(' ') {
        message.text = after_version(rest)?;
        return Some(message);
    }
    let mut rest = rest;
    if let Some((module, after)) = scan::between(rest, "(", b')') {
        message.module = Some(module);
        rest = after;
    }
    if let Some((pid, after)) = scan::between(rest, "[", b']') {
        message.pid = Some(pid);
        rest = after;
    }
    // macOS names the process that was asked for: `launchd[1] (com.apple.quicklook[123]): …`.
    if rest.starts_with(" (") {
        rest = scan::cut_at(rest, "):").map(|(_, after)| after)?;
        message.text = rest.trim_ascii_start();
        return Some(message);
    }
    message.text = match rest.strip_prefix(':') {
        Some(after) => after.strip_prefix(' ').unwrap_or(after),
        // A tag without a colon is one only if a process id marked it.
        None => rest.strip_prefix(' ').filter(|_| message.pid.is_some())?,
    };
    Some(message)
}

/// What follows `1.4.1: `, as in `syslogd 1.4.1: restart.`
fn after_version(text: &str) -> Option<&str> {
    let (version, rest) = scan::word(text);
    let version = version.strip_suffix(':')?;
    let is_version = version.starts_with(|first: char| first.is_ascii_digit())
        && version.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    is_version.then_some(rest)
}
