//! The request line of HTTP, `GET /a?b=c HTTP/1.1`, and the parts of what it asks for (RFC 9112, 3).

use bartizan_model::ecs;

use super::{
    quoted::unescaped,
    scan::{cut, cut_at, cut_at_last, number},
};
use crate::product::Facts;

/// Longest method, in bytes. The registered ones end at 17 (`UPDATEREDIRECTREF`).
const MAX_METHOD_BYTES: usize = 24;
/// Longest extension of a path that is taken for one, in bytes.
const MAX_EXTENSION_BYTES: usize = 16;

/// Writes a request line's parts, escaped as servers log it. What is no request line, such as a TLS
/// handshake sent to a plain port or the `-` of a connection that sent nothing, writes nothing.
pub(super) fn put_line(line: &str, facts: &mut Facts<'_, '_>) {
    let Some((method, rest)) = cut(line, b' ') else { return };
    if method.is_empty() || method.len() > MAX_METHOD_BYTES || !method.bytes().all(is_token) {
        return;
    }
    // From the right: a server may let blanks through in the target.
    let (target, version) = cut_at_last(rest, " HTTP/").unwrap_or((rest, ""));
    if target.is_empty() {
        return;
    }
    facts.ecs(ecs::HTTP_REQUEST_METHOD, method);
    facts.ecs(ecs::HTTP_VERSION, version);
    put_target(target, facts);
}

/// What a method may consist of (RFC 9110, 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Writes a target's parts: `/path?query`, `http://host:port/path?query`, `host:port`, `*`.
pub(super) fn put_target(escaped: &str, facts: &mut Facts<'_, '_>) {
    let target = unescaped(escaped);
    let target: &str = &target;
    facts.ecs(ecs::URL_ORIGINAL, target);
    let path = match cut_at(target, "://") {
        Some((scheme, rest))
            if !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            facts.ecs(ecs::URL_SCHEME, scheme);
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
            put_authority(authority, facts);
            path
        }
        _ if target.starts_with(['/', '*', '?']) => target,
        // CONNECT asks for a host and a port alone.
        _ if facts.event.get_text(ecs::HTTP_REQUEST_METHOD) == Some("CONNECT") => {
            return put_authority(target, facts);
        }
        _ => target,
    };
    let (path, fragment) = cut(path, b'#').unwrap_or((path, ""));
    let (path, query) = cut(path, b'?').unwrap_or((path, ""));
    facts.ecs(ecs::URL_PATH, path);
    facts.ecs(ecs::URL_QUERY, query);
    facts.ecs(ecs::URL_FRAGMENT, fragment);
    if let Some(extension) = extension(path) {
        facts.ecs(ecs::URL_EXTENSION, extension);
    }
}

/// `[user@]host[:port]`.
pub(super) fn put_authority(authority: &str, facts: &mut Facts<'_, '_>) {
    let host = cut_at_last(authority, "@").map_or(authority, |(_, host)| host);
    let (host, port) = host_and_port(host);
    // What the request itself names is nearer than the virtual host that the server took it for.
    facts.event.remove(ecs::URL_DOMAIN);
    facts.ecs(ecs::URL_DOMAIN, host);
    facts.port(ecs::URL_PORT, port);
}

/// `host:80`, `[::1]:80`, or a host alone.
pub(super) fn host_and_port(text: &str) -> (&str, &str) {
    if let Some((host, rest)) = text.strip_prefix('[').and_then(|rest| cut(rest, b']')) {
        return (host, rest.strip_prefix(':').unwrap_or_default());
    }
    match cut_at_last(text, ":") {
        Some((host, port)) if number(port).is_some() && !host.contains(':') => (host, port),
        _ => (text, ""),
    }
}

fn extension(path: &str) -> Option<&str> {
    let name = path.get(memchr::memrchr(b'/', path.as_bytes())? + 1..)?;
    let extension = name.get(memchr::memrchr(b'.', name.as_bytes())? + 1..)?;
    let fits = (1..=MAX_EXTENSION_BYTES).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then_some(extension)
}
