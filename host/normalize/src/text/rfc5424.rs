//! The newer syslog header, RFC 5424: `<34>1 TIME HOST APP PROCID MSGID [id param="value"]… message`.

use bartizan_model::ecs;

use super::{
    scan,
    syslog::{Message, misfit, put_time},
    time,
};
use crate::{Normalizer, format::ParseError, product::Facts};

/// Most parameters of structured data that one record brings as fields; further ones stay in the line.
const MAX_PARAMETERS: usize = 256;

/// The version and what follows it, if the text begins with one and a time, or the `-` that stands for none.
pub(super) fn version(text: &str) -> Option<(&str, &str)> {
    let (version, rest) = scan::word(text);
    let is_header = version.len() <= 3
        && scan::number(version).is_some_and(|number| number > 0)
        && rest.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    is_header.then_some((version, rest))
}

pub(super) fn header<'a>(
    normalizer: &Normalizer,
    version: &str,
    text: &'a str,
    facts: &mut Facts<'_, '_>,
) -> Result<Message<'a>, ParseError> {
    let (stamp, text) = scan::word(text);
    if stamp != "-" {
        let (when, _) = time::iso(stamp, normalizer.settings.utc_offset_seconds)
            .filter(|(_, rest)| rest.is_empty())
            .ok_or_else(|| misfit("its time, behind the version, is neither RFC 3339 nor \"-\""))?;
        put_time(when, facts.event);
    }
    let (host, text) = scan::word(text);
    let (program, text) = scan::word(text);
    let (pid, text) = scan::word(text);
    let (id, text) = scan::word(text);
    let event = &mut *facts.event;
    event.put_text(ecs::LOG_SYSLOG_VERSION, version);
    if let Some(id) = given(id) {
        event.put_text(ecs::LOG_SYSLOG_MSGID, id);
    }
    let text = match text.strip_prefix('-') {
        Some(rest) => rest,
        None if text.starts_with('[') => structured_data(normalizer, text, facts)?,
        None if text.is_empty() => text,
        None => return Err(misfit("its structured data, behind the message id, is neither \"-\" nor [...]")),
    };
    let text = text.strip_prefix(' ').unwrap_or(text);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_ascii_end();
    Ok(Message { host: given(host), program: given(program), module: None, pid: given(pid), text })
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty() && text != "-").then_some(text)
}

/// Writes each parameter as `log.syslog.structured_data.<id>.<name>` and returns what follows the elements.
fn structured_data<'a>(
    normalizer: &Normalizer,
    text: &'a str,
    facts: &mut Facts<'_, '_>,
) -> Result<&'a str, ParseError> {
    const UNTERMINATED: &str = "its structured data does not end: a \"]\" or a closing quote is missing";
    let mut rest = text;
    let mut left = MAX_PARAMETERS;
    let mut name = String::new();
    while let Some(element) = rest.strip_prefix('[') {
        let end = element.find([' ', ']']).ok_or_else(|| misfit(UNTERMINATED))?;
        let (id, mut parameters) = element.split_at_checked(end).ok_or_else(|| misfit(UNTERMINATED))?;
        loop {
            parameters = parameters.trim_start_matches(' ');
            if let Some(after) = parameters.strip_prefix(']') {
                rest = after;
                break;
            }
            let (key, after) = scan::cut(parameters, b'=').ok_or_else(|| misfit(UNTERMINATED))?;
            let after = after.strip_prefix('"').ok_or_else(|| misfit(UNTERMINATED))?;
            let end = closing_quote(after).ok_or_else(|| misfit(UNTERMINATED))?;
            let value = after.get(..end).unwrap_or_default();
            parameters = after.get(end + 1..).unwrap_or_default();
            if left > 0 {
                left -= 1;
                name.clear();
                name.push_str("log.syslog.structured_data.");
                name.push_str(id);
                name.push('.');
                name.push_str(key);
                facts.text(normalizer.fields.intern(&name), &unescaped(value));
            }
        }
    }
    Ok(rest)
}

/// Where the quote stands that no backslash escapes.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

/// `\"`, `\\` and `\]` stand for the second of them; any other backslash for itself.
fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('\\') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match characters.peek() {
            Some(&next @ ('"' | '\\' | ']')) if character == '\\' => {
                plain.push(next);
                characters.next();
            }
            _ => plain.push(character),
        }
    }
    plain.into()
}
