//! nginx's error log.
//!
//! `2024/01/02 03:04:05 [error] 1#2: *3 open() "/x" failed (2: No such file or directory), client: 1.2.3.4,
//! server: s, request: "GET /x HTTP/1.1", host: "h"`. Fields as in Elastic's `nginx.error`, and those of the
//! request where the line has one.

use bartizan_model::{EventWriter, Parsed, Record, Value, ecs};

use super::{
    request::{put_authority, put_line},
    scan::{between, cut, cut_at, leading_number},
    syslog::put_time,
    time,
};
use crate::{Format, Normalizer, format::ParseError, product::Facts};

/// Whether a line is an nginx error log's.
pub(super) fn begins(line: &str) -> bool {
    time::slashed(line, 0).is_some_and(|(_, rest)| rest.starts_with(" ["))
}

pub(crate) fn parse(
    normalizer: &Normalizer,
    _record: &Record,
    line: &str,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let misfit = |why| ParseError::misfit(Format::NginxError, why);
    let (when, rest) = time::slashed(line.trim_ascii_start(), normalizer.settings.utc_offset_seconds)
        .ok_or_else(|| misfit("no time such as 2024/01/02 03:04:05 begins it"))?;
    let (level, rest) =
        between(rest, " [", b']').ok_or_else(|| misfit("no level such as [error] stands behind its time"))?;
    put_time(when, event);
    event.put_static(ecs::EVENT_KIND, "event");
    event.put_static(ecs::EVENT_MODULE, "nginx");
    event.put_static(ecs::EVENT_DATASET, "nginx.error");
    event.add(ecs::EVENT_CATEGORY, Value::Static("web"));
    let is_error = matches!(level, "emerg" | "alert" | "crit" | "error");
    event.add(ecs::EVENT_TYPE, Value::Static(if is_error { "error" } else { "info" }));
    let mut facts = Facts { names: &normalizer.text, event };
    facts.ecs(ecs::LOG_LEVEL, level);
    let text = ids(rest.trim_ascii_start(), &mut facts);
    let (message, request) = split(text);
    facts.event.put_text(ecs::MESSAGE, text);
    put_message(message, &mut facts);
    put_request(request, &mut facts);
    facts.event.set_parsed(Parsed::Understood);
    Ok(())
}

/// Reads `1#2: *3 `; returns what follows.
fn ids<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> &'a str {
    let Some((process, rest)) = leading_number(text) else { return text };
    let Some((thread, rest)) = rest.strip_prefix('#').and_then(leading_number) else { return text };
    facts.event.put_integer(ecs::PROCESS_PID, process);
    facts.event.put_integer(ecs::PROCESS_THREAD_ID, thread);
    let rest = rest.strip_prefix(": ").unwrap_or(rest);
    match rest.strip_prefix('*').and_then(leading_number) {
        Some((connection, rest)) => {
            facts.number(facts.names.nginx_connection, connection);
            rest.trim_ascii_start()
        }
        None => rest,
    }
}

/// The message and, from the client on, the request. A path inside the message is the client's to choose
/// and may itself read `, client: `; so what stands in quotes is skipped.
fn split(text: &str) -> (&str, &str) {
    const CLIENT: &str = ", client: ";
    let mut is_quoted = false;
    for at in memchr::memchr2_iter(b'"', b',', text.as_bytes()) {
        let Some(rest) = text.get(at..) else { continue };
        if rest.starts_with('"') {
            is_quoted = !is_quoted;
        } else if !is_quoted && rest.starts_with(CLIENT) {
            return (text.get(..at).unwrap_or_default(), rest);
        }
    }
    // Quotes that do not pair up hide nothing.
    cut_at(text, CLIENT)
        .and_then(|(message, _)| Some((message, text.get(message.len()..)?)))
        .unwrap_or((text, ""))
}

fn put_message(message: &str, facts: &mut Facts<'_, '_>) {
    // `open() "/usr/share/nginx/html/x" failed (2: No such file or directory)`
    for lead in ["open() \"", "directory index of \"", "stat() \"", "\""] {
        if let Some((path, _)) = between(message, lead, b'"') {
            if path.starts_with('/') {
                facts.ecs(ecs::FILE_PATH, path);
            }
            break;
        }
    }
    // `user "bob": password mismatch`, `user "bob" was not found in "/etc/nginx/htpasswd"`
    if let Some((user, rest)) = between(message, "user \"", b'"') {
        facts.user(user);
        if rest.contains("password mismatch") || rest.contains("was not found") {
            facts.event.add(ecs::EVENT_CATEGORY, Value::Static("authentication"));
            facts.outcome(false);
        }
    }
}

/// `, client: A, server: S, request: "…", upstream: "…", host: "…", referrer: "…"`.
fn put_request(text: &str, facts: &mut Facts<'_, '_>) {
    let mut rest = text;
    while let Some(pair) = rest.strip_prefix(", ") {
        let Some((key, value)) = cut_at(pair, ": ") else { return };
        let value_end = value_end(value);
        let (value, after) = value.split_at_checked(value_end).unwrap_or((value, ""));
        rest = after;
        let inside =
            value.strip_prefix('"').map_or(value, |inside| inside.strip_suffix('"').unwrap_or(inside));
        match key {
            "client" if !facts.event.has(ecs::SOURCE_ADDRESS) => facts.source(inside),
            "server" if !matches!(inside, "" | "_") && !facts.event.has(ecs::DESTINATION_DOMAIN) => {
                facts.ecs(ecs::DESTINATION_DOMAIN, inside)
            }
            "request" if !facts.event.has(ecs::URL_ORIGINAL) => put_line(inside, facts),
            "host" if !facts.event.has(ecs::URL_DOMAIN) => put_authority(inside, facts),
            "referrer" => facts.ecs(ecs::HTTP_REQUEST_REFERRER, inside),
            "upstream" => facts.ecs(ecs::SERVICE_TARGET_ADDRESS, upstream(inside)),
            _ => {}
        }
    }
}

/// Where a value ends: at the comma that follows it, or behind the quote that is followed by one.
fn value_end(value: &str) -> usize {
    if !value.starts_with('"') {
        return cut(value, b',').map_or(value.len(), |(head, _)| head.len());
    }
    match value.get(1..).and_then(|inside| cut_at(inside, "\", ")) {
        Some((inside, _)) => inside.len() + 2,
        None => value.len(),
    }
}

/// `http://10.0.0.1:8080/path` as `10.0.0.1:8080`.
fn upstream(url: &str) -> &str {
    let rest = cut_at(url, "://").map_or(url, |(_, rest)| rest);
    cut(rest, b'/').map_or(rest, |(authority, _)| authority)
}
