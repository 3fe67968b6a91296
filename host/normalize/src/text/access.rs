//! Access logs of web servers: common, combined, and combined behind the virtual host's name.
//!
//! `1.2.3.4 - alice [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.1" 200 2326 "referrer" "agent"`. nginx and
//! Apache write the same line; which of them wrote it is taken from the source's name: one that contains
//! `nginx` is nginx's, any other Apache's. Fields as in Elastic's `nginx.access` and `apache.access`.

use bartizan_model::{EventWriter, Parsed, Record, Value, ecs};

use super::{
    quoted::{quoted, unescaped},
    request,
    scan::{cut, number, word},
    syslog::put_time,
    time,
};
use crate::{
    Format, Normalizer,
    format::ParseError,
    product::{Facts, facts::is_ip},
};

/// How far into a line the time is looked for, in bytes: what stands before it is addresses and a user.
const MAX_HEAD_BYTES: usize = 1_024;

/// Whether a line is an access log's.
pub(super) fn begins(line: &str) -> bool {
    split(line).is_some()
}

pub(crate) fn parse(
    normalizer: &Normalizer,
    record: &Record,
    line: &str,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let misfit = |why| ParseError::misfit(Format::Access, why);
    let (head, when, rest) = split(line.trim_ascii_start())
        .ok_or_else(|| misfit("no time such as [10/Oct/2000:13:55:36 -0700] and then a quote stand in it"))?;
    let (request_line, rest) =
        quoted(rest).ok_or_else(|| misfit("its request, behind the time, has no closing quote"))?;
    put_time(when, event);
    put_product(record, event);
    let mut facts = Facts { names: &normalizer.text, event };
    put_head(head, &mut facts);
    request::put_line(request_line, &mut facts);
    put_response(rest, &mut facts);
    facts.event.put_text(ecs::MESSAGE, line);
    facts.event.set_parsed(Parsed::Understood);
    Ok(())
}

/// What stands before the time, the time, and what follows it from the request's quote on.
fn split(line: &str) -> Option<(&str, time::When, &str)> {
    let bytes = line.as_bytes();
    let head = bytes.get(..MAX_HEAD_BYTES).unwrap_or(bytes);
    memchr::memchr_iter(b'[', head).find_map(|at| {
        let (when, rest) = time::access(line.get(at + 1..)?)?;
        let rest = rest.strip_prefix("] ")?;
        (at > 0 && rest.starts_with('"')).then_some((line.get(..at)?, when, rest))
    })
}

fn put_product(record: &Record, event: &mut EventWriter<'_>) {
    let is_nginx = record.source.name.as_bytes().windows(5).any(|part| part.eq_ignore_ascii_case(b"nginx"));
    let (module, dataset) = if is_nginx { ("nginx", "nginx.access") } else { ("apache", "apache.access") };
    event.put_static(ecs::EVENT_KIND, "event");
    event.put_static(ecs::EVENT_MODULE, module);
    event.put_static(ecs::EVENT_DATASET, dataset);
    event.add(ecs::EVENT_CATEGORY, Value::Static("web"));
    event.add(ecs::EVENT_TYPE, Value::Static("access"));
}

/// `[vhost:port ]address ident user `; the address may be a list, as behind proxies.
fn put_head(head: &str, facts: &mut Facts<'_, '_>) {
    let head = head.trim_ascii();
    let (first, rest) = word(head);
    let (second, after) = word(rest);
    let mut rest = rest;
    let mut address = first;
    // Behind a virtual host stands an address, and at least an identity and a user.
    if !is_ip(first)
        && !first.ends_with(',')
        && after.contains(' ')
        && (is_ip(second) || !request::host_and_port(first).1.is_empty())
    {
        let (host, port) = request::host_and_port(first);
        facts.destination(host);
        facts.port(ecs::DESTINATION_PORT, port);
        facts.ecs(ecs::URL_DOMAIN, host);
        address = second;
        rest = after;
    }
    if address.ends_with(',') {
        (address, rest) = first_of_list(address, rest);
    }
    facts.source(address);
    let (_identity, user) = word(rest);
    if user != "-" && user != "\"\"" {
        facts.user(&unescaped(user));
    }
}

/// The client, which each proxy puts its own client behind, is first in a list; its other addresses are
/// related.
fn first_of_list<'a>(first: &'a str, rest: &'a str) -> (&'a str, &'a str) {
    let mut rest = rest;
    loop {
        let (next, after) = word(rest);
        rest = after;
        if !next.ends_with(',') {
            return (first.trim_end_matches(','), rest);
        }
    }
}

/// ` 200 2326 "referrer" "agent"`, whatever of it is there. What a server adds behind is left alone.
fn put_response(text: &str, facts: &mut Facts<'_, '_>) {
    let (status, rest) = word(text.trim_ascii_start());
    let (bytes, rest) = word(rest);
    if let Some(status) = number(status) {
        facts.event.put_integer(ecs::HTTP_RESPONSE_STATUS_CODE, status);
        facts.outcome(status < 400);
        if status >= 400 {
            facts.event.add(ecs::EVENT_TYPE, Value::Static("error"));
        }
    }
    if let Some(bytes) = number(bytes) {
        facts.event.put_integer(ecs::HTTP_RESPONSE_BODY_BYTES, bytes);
    }
    let Some((referrer, rest)) = quoted(rest) else { return };
    if referrer != "-" {
        facts.ecs(ecs::HTTP_REQUEST_REFERRER, &unescaped(referrer));
    }
    // An agent whose closing quote was cut off is still what it is.
    let rest = rest.trim_ascii_start();
    let agent = match quoted(rest) {
        Some((agent, _)) => agent,
        None => cut(rest, b'"').map(|(_, agent)| agent).unwrap_or_default(),
    };
    if agent != "-" {
        facts.ecs(ecs::USER_AGENT_ORIGINAL, &unescaped(agent));
    }
}
