//! Apache's error log, as 2.2 and 2.4 write it.
//!
//! `[Sun Dec 04 04:47:44 2005] [error] [client 1.2.3.4] …` and `[Mon Dec 26 16:15:55.103786 2016]
//! [core:notice] [pid 11379:tid 7] [client 1.2.3.4:5678] AH00094: …`. Fields as in Elastic's `apache.error`.

use bartizan_model::{EventWriter, Parsed, Record, Value, ecs};

use super::{
    request::host_and_port,
    scan::{between, cut, cut_at, cut_at_last, number},
    syslog::put_time,
    time,
};
use crate::{
    Format, Normalizer,
    format::ParseError,
    product::{Facts, facts::is_ip},
};

/// Whether a line is an Apache error log's.
pub(super) fn begins(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| time::ctime(rest, 0))
        .is_some_and(|(_, rest)| rest.starts_with(']'))
}

pub(crate) fn parse(
    normalizer: &Normalizer,
    _record: &Record,
    line: &str,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let (when, rest) = line
        .trim_ascii_start()
        .strip_prefix('[')
        .and_then(|rest| time::ctime(rest, normalizer.settings.utc_offset_seconds))
        .and_then(|(when, rest)| Some((when, rest.strip_prefix(']')?)))
        .ok_or_else(|| {
            ParseError::misfit(Format::ApacheError, "no time such as [Sun Dec 04 04:47:44 2005] begins it")
        })?;
    put_time(when, event);
    event.put_static(ecs::EVENT_KIND, "event");
    event.put_static(ecs::EVENT_MODULE, "apache");
    event.put_static(ecs::EVENT_DATASET, "apache.error");
    event.add(ecs::EVENT_CATEGORY, Value::Static("web"));
    let mut facts = Facts { names: &normalizer.text, event };
    let message = brackets(rest, &mut facts);
    put_message(message, &mut facts);
    facts.event.set_parsed(Parsed::Understood);
    Ok(())
}

/// Reads `[level]`, `[module:level]`, `[pid 1:tid 2]`, `[client …]`; returns the message.
fn brackets<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> &'a str {
    let mut rest = text.trim_ascii_start();
    let mut level = "";
    while let Some((inside, after)) = between(rest, "[", b']') {
        if let Some(ids) = inside.strip_prefix("pid ") {
            let (process, thread) = cut_at(ids, ":tid ").unwrap_or((ids, ""));
            put_number(ecs::PROCESS_PID, process, facts);
            put_number(ecs::PROCESS_THREAD_ID, thread, facts);
        } else if let Some(client) = inside.strip_prefix("client ").or_else(|| inside.strip_prefix("remote "))
        {
            put_client(client, facts);
        } else if level.is_empty() && !inside.contains(' ') {
            let (module, name) = cut(inside, b':').unwrap_or(("", inside));
            level = name;
            if module != "-" {
                facts.text(facts.names.apache_module, module);
            }
        } else {
            break;
        }
        rest = after.trim_ascii_start();
    }
    facts.ecs(ecs::LOG_LEVEL, level);
    let is_error = matches!(level, "emerg" | "alert" | "crit" | "error");
    facts.event.add(ecs::EVENT_TYPE, Value::Static(if is_error { "error" } else { "info" }));
    rest.trim_ascii_end()
}

/// `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1:5678`: an IPv6 address stands without brackets, its port behind
/// one more colon.
fn put_client(client: &str, facts: &mut Facts<'_, '_>) {
    if facts.event.has(ecs::SOURCE_ADDRESS) {
        return;
    }
    match cut_at_last(client, ":").filter(|(head, port)| number(port).is_some() && is_ip(head)) {
        Some((address, port)) => {
            facts.source(address);
            facts.port(ecs::SOURCE_PORT, port);
        }
        None => facts.source(host_and_port(client).0),
    }
}

fn put_number(field: bartizan_model::FieldId, text: &str, facts: &mut Facts<'_, '_>) {
    if let Some(number) = number(text) {
        facts.event.put_integer(field, number);
    }
}

/// `AH01630: client denied by server configuration: /path, referer: http://…`.
fn put_message(message: &str, facts: &mut Facts<'_, '_>) {
    facts.event.put_text(ecs::MESSAGE, message);
    let mut text = message;
    if let Some((code, rest)) = cut_at(message, ": ")
        && let Some(digits) = code.strip_prefix("AH")
        && number(digits).is_some()
    {
        facts.ecs(ecs::EVENT_CODE, code);
        text = rest;
    }
    let (text, referrer) = cut_at_last(text, ", referer: ").unwrap_or((text, ""));
    facts.ecs(ecs::HTTP_REQUEST_REFERRER, referrer);
    const PATHS: [&str; 8] = [
        "File does not exist: ",
        "client denied by server configuration: ",
        "Directory index forbidden by rule: ",
        "Directory index forbidden by Options directive: ",
        "Cannot serve directory ",
        "script not found or unable to stat: ",
        "script '",
        "attempt to invoke directory as script: ",
    ];
    if let Some(path) = PATHS.iter().find_map(|lead| text.strip_prefix(lead)) {
        let path = cut_at(path, ": ").map_or(path, |(path, _)| path);
        facts.ecs(ecs::FILE_PATH, cut(path, b'\'').map_or(path, |(path, _)| path));
    } else if let Some(rest) = text.strip_prefix("user ") {
        // `user bob: authentication failure for "/admin": Password Mismatch`, `user bob not found: /admin`
        let user = cut_at(rest, " not found: ").or_else(|| cut(rest, b':')).map(|(user, _)| user);
        facts.user(user.unwrap_or_default());
        facts.event.add(ecs::EVENT_CATEGORY, Value::Static("authentication"));
        facts.outcome(false);
    }
}
