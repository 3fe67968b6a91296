//! FTP servers: the BSD `ftpd` of old distributions, and vsftpd.
//!
//! vsftpd's transfers carry their size: what the server sent is `destination.bytes`, what it was sent
//! `source.bytes`, the client being the source of the connection.

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{between, cut, cut_at, leading_number, number, word};

/// Whether the message is one that an FTP server is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.event.put_static(ecs::NETWORK_PROTOCOL, "ftp");
    if let Some(rest) = text.strip_prefix("connection from ") {
        // `connection from 1.2.3.4 (name or nothing) at Sun Jul 17 14:22:57 2005`
        let (address, rest) = word(rest);
        facts.source(address);
        let name = between(rest, "(", b')').map(|(name, _)| name).unwrap_or_default();
        if !name.is_empty() && name != address && super::facts::is_ip(address) {
            facts.ecs(ecs::SOURCE_DOMAIN, name);
            facts.event.add_text(ecs::RELATED_HOSTS, name);
        }
        return facts.what(&["network"], &["connection", "start"], "ftp_connection");
    }
    bsd(text, facts) || vsftpd(text, facts)
}

/// `ANONYMOUS FTP LOGIN FROM 1.2.3.4, name (anonymous)`, `FTP LOGIN FROM name [1.2.3.4], user`, and failures.
fn bsd(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let anonymous = text.strip_prefix("ANONYMOUS ");
    let text = anonymous.unwrap_or(text);
    if let Some(rest) = text.strip_prefix("FTP LOGIN ") {
        let (first, after) = word(rest);
        let (success, rest) = match first {
            "FROM" => (true, after),
            "FAILED" | "REFUSED" => (false, after.strip_prefix("FROM ").unwrap_or(after)),
            _ => return false,
        };
        let user = client(rest, facts);
        facts.user(if anonymous.is_some() { "anonymous" } else { user });
        facts.what(&["authentication"], &["info"], "ftp_login");
        facts.outcome(success);
        return true;
    }
    if let Some(rest) = text.strip_prefix("failed login from ") {
        client(rest, facts);
        facts.what(&["authentication"], &["info"], "ftp_login");
        facts.outcome(false);
        return true;
    }
    const ENDED: [&str; 5] = ["FTP session closed", "lost connection", "getpeername (", "User ", "timed out"];
    ENDED.iter().any(|prefix| text.starts_with(prefix)) && {
        facts.ecs(ecs::EVENT_REASON, text);
        facts.what(&["network"], &["connection", "end"], "ftp_connection_ended")
    }
}

/// `name [1.2.3.4], user` or `1.2.3.4, name (user)`: notes where from, returns the user.
fn client<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> &'a str {
    let (from, rest) = cut(text, b',').unwrap_or((text, ""));
    match cut(from, b'[').and_then(|(name, rest)| Some((name, cut(rest, b']')?.0))) {
        Some((name, address)) => {
            facts.source(address);
            facts.ecs(ecs::SOURCE_DOMAIN, name.trim_ascii());
        }
        None => facts.source(from.trim_ascii()),
    }
    let rest = rest.trim_ascii();
    cut(rest, b'(').and_then(|(_, user)| user.strip_suffix(')')).unwrap_or(rest)
}

/// `[pid 2] [alice] OK DOWNLOAD: Client "1.2.3.4", "/path", 1234 bytes, 12.34Kbyte/sec`.
fn vsftpd(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let text = match between(text, "[pid ", b']') {
        Some((_, rest)) => rest.trim_ascii_start(),
        None => text,
    };
    let (user, text) = between(text, "[", b']').unwrap_or(("", text));
    let text = text.trim_ascii_start();
    let Some((verb, rest)) = cut_at(text, ": Client \"") else { return false };
    let Some((address, rest)) = cut(rest, b'"') else { return false };
    facts.user(user);
    facts.source(address.strip_prefix("::ffff:").unwrap_or(address));
    let rest = rest.strip_prefix(", ").unwrap_or(rest);
    if let Some((path, _)) = between(rest, "\"", b'"') {
        facts.ecs(ecs::FILE_PATH, path);
    }
    let bytes = cut_at(rest, " bytes").and_then(|(head, _)| number(head.rsplit(' ').next()?));
    let (success, what) = match verb.split_once(' ') {
        Some(("OK", what)) => (true, what),
        Some(("FAIL", what)) => (false, what),
        _ => {
            return verb == "CONNECT" && facts.what(&["network"], &["connection", "start"], "ftp_connection");
        }
    };
    facts.outcome(success);
    match what {
        "LOGIN" => facts.what(&["authentication"], &["info"], "ftp_login"),
        "DOWNLOAD" => {
            put_bytes(ecs::DESTINATION_BYTES, bytes, facts);
            facts.what(&["file", "network"], &["access"], "ftp_download")
        }
        "UPLOAD" => {
            put_bytes(ecs::SOURCE_BYTES, bytes, facts);
            facts.what(&["file", "network"], &["creation"], "ftp_upload")
        }
        "DELETE" | "RMDIR" => facts.what(&["file"], &["deletion"], "ftp_delete"),
        "MKDIR" => facts.what(&["file"], &["creation"], "ftp_mkdir"),
        "RENAME" | "CHMOD" => facts.what(&["file"], &["change"], "ftp_change"),
        _ => leading_number(what).is_none() && facts.what(&["network"], &["info"], "ftp_command"),
    }
}

fn put_bytes(field: bartizan_model::FieldId, bytes: Option<i64>, facts: &mut Facts<'_, '_>) {
    if let Some(bytes) = bytes {
        facts.event.put_integer(field, bytes);
        facts.event.put_integer(ecs::NETWORK_BYTES, bytes);
    }
}
