//! OpenSSH's server: logins, refusals, connections and its own troubles.
//!
//! Fields as in Elastic's `system.auth`. What an attacker chose (a user's name) is cut off from the right,
//! because the name may itself read ` from 10.0.0.1 port 22`.

mod trouble;

use bartizan_model::ecs;

use super::Facts;
use crate::text::scan::{cut, cut_at, cut_at_last, leading_number, word};

const CONNECTION: &[&str] = &["network"];
const AUTHENTICATION: &[&str] = &["authentication"];

/// Whether the message is one that sshd is known to write.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let text = text.strip_suffix(" [preauth]").unwrap_or(text);
    let (first, rest) = word(text);
    match first {
        "error:" => with_level("error", rest, facts),
        "fatal:" => with_level("fatal", rest, facts),
        "debug1:" | "debug2:" | "debug3:" => {
            facts.event.put_static(ecs::LOG_LEVEL, "debug");
            facts.what(&["process"], &["info"], "ssh_debug")
        }
        _ => known(text, first, rest, facts),
    }
}

/// Whatever sshd calls an error is understood as one.
fn with_level(level: &'static str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.event.put_static(ecs::LOG_LEVEL, level);
    let (first, rest) = word(text);
    known(text, first, rest, facts) || {
        facts.ecs(ecs::EVENT_REASON, text);
        trouble::source_anywhere(text, facts);
        facts.what(&["process"], &["error"], "ssh_error")
    }
}

fn known(text: &str, first: &str, rest: &str, facts: &mut Facts<'_, '_>) -> bool {
    match first {
        "Failed" | "Accepted" | "Postponed" | "Partial" if attempt(first, rest, facts) => true,
        "Invalid" | "Illegal" => invalid_user(rest, facts),
        "input_userauth_request:" => announced_user(rest, facts),
        "Received" => received(rest, facts),
        "Disconnected" | "Disconnecting" | "Disconnecting:" => disconnect(first, rest, facts),
        "Connection" => connection(rest, facts),
        "Did" => no_identification(rest, facts),
        "reverse" | "Address" => name_mismatch(first, rest, facts),
        "PAM" | "PAM:" => pam_summary(rest, facts),
        "User" | "ROOT" | "Login" => refused(text, facts),
        "maximum" => too_many(rest, facts),
        "Too" => too_many_for(rest, facts),
        "Server" => listening(rest, facts),
        "subsystem" => subsystem(rest, facts),
        "Starting" | "Close" => session(first, rest, facts),
        "Bad"
        | "banner"
        | "Protocol"
        | "Unable"
        | "ssh_dispatch_run_fatal:"
        | "kex_exchange_identification:"
        | "kex_protocol_error:"
        | "drop"
        | "Timeout"
        | "beginning"
        | "exited"
        | "Corrupted" => trouble::protocol(text, facts),
        _ => trouble::remark(text, facts),
    }
}

/// `ADDR port N` at the start of text: notes both, returns what follows.
fn endpoint<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> &'a str {
    let (address, rest) = word(text);
    let Some(after) = rest.strip_prefix("port ") else {
        // The port was added in OpenSSH 7.2; before, a colon may follow the address.
        facts.source(address.trim_end_matches([':', ',', '.']));
        return rest;
    };
    facts.source(address);
    let (_, follows) = leading_number(after).unwrap_or((0, after));
    facts.port(ecs::SOURCE_PORT, after.strip_suffix(follows).unwrap_or(after));
    follows.trim_ascii_start()
}

fn without_invalid(user: &str) -> &str {
    user.strip_prefix("invalid user ").or_else(|| user.strip_prefix("illegal user ")).unwrap_or(user)
}

/// `password for [invalid user] U from ADDR port N ssh2[: key]`.
fn attempt(event: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let (method, rest) = word(text);
    let Some(rest) = rest.strip_prefix("for ") else { return false };
    let accepted = event == "Accepted";
    // Only a name that does not exist can hold blanks, and a login with one is never accepted, whereas an
    // accepted certificate's own name may hold any text.
    let parts = if accepted { cut_at(rest, " from ") } else { cut_at_last(rest, " from ") };
    let Some((user, rest)) = parts else { return false };
    facts.text(facts.names.ssh_event, event);
    facts.text(facts.names.ssh_method, method);
    facts.user(without_invalid(user));
    let rest = endpoint(rest, facts);
    if let Some((_, signature)) = cut_at(rest, ": ") {
        facts.text(facts.names.ssh_signature, signature);
    }
    match event {
        "Accepted" => {
            facts.what(&["authentication", "session"], &["info"], "ssh_login");
            facts.outcome(true);
        }
        "Failed" => {
            facts.what(AUTHENTICATION, &["info"], "ssh_login");
            facts.outcome(false);
        }
        _ => {
            facts.what(AUTHENTICATION, &["info"], "ssh_login_step");
        }
    }
    true
}

/// `user U from ADDR[ port N]`: Elastic gives it the action and outcome of the attempt that it announces.
fn invalid_user(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("user") else { return false };
    // A name that is empty, or ends in a blank, leaves two blanks in a row.
    let Some((user, rest)) = cut_at_last(rest, " from ") else { return false };
    facts.constant(facts.names.ssh_event, "Invalid");
    facts.user(user.strip_prefix(' ').unwrap_or(user));
    endpoint(rest, facts);
    facts.what(AUTHENTICATION, &["info"], "ssh_login");
    facts.outcome(false);
    true
}

/// `invalid user U`, said again when the attempt's kind is known.
fn announced_user(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    facts.user(without_invalid(text));
    facts.what(AUTHENTICATION, &["info"], "ssh_invalid_user")
}

/// `disconnect from ADDR: 11: reason`, `disconnect from ADDR port N:11: reason`, `signal 15; terminating.`
fn received(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(rest) = text.strip_prefix("disconnect from ") {
        let (address, after) = word(rest);
        let reason = if after.starts_with("port ") {
            endpoint(rest, facts).trim_start_matches(':')
        } else {
            facts.source(address.strip_suffix(':').unwrap_or(address));
            after
        };
        let reason = cut(reason, b':').map_or(reason, |(_, reason)| reason);
        facts.ecs(ecs::EVENT_REASON, reason.trim_ascii());
        return facts.what(CONNECTION, &["connection", "end"], "ssh_disconnect");
    }
    if text.starts_with("signal ") {
        return facts.what(&["process"], &["end"], "ssh_server_stopped");
    }
    if text.starts_with("SIGHUP") {
        return facts.what(&["process"], &["change"], "ssh_server_restarted");
    }
    text.starts_with("request ") && facts.what(CONNECTION, &["info"], "ssh_request")
}

/// `from [[authenticating |invalid ]user U ]ADDR port N[: reason]`, `: Too many authentication failures for U`.
fn disconnect(first: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if first == "Disconnecting:" {
        return match text.strip_prefix("Too ") {
            Some(rest) => too_many_for(rest, facts),
            None => {
                facts.ecs(ecs::EVENT_REASON, text);
                facts.what(CONNECTION, &["connection", "end"], "ssh_disconnect")
            }
        };
    }
    let text = text.strip_prefix("from ").unwrap_or(text);
    let rest = peer(text, facts);
    facts.ecs(ecs::EVENT_REASON, rest.strip_prefix(": ").unwrap_or_default());
    facts.what(CONNECTION, &["connection", "end"], "ssh_disconnect")
}

/// `[[authenticating |invalid ]user U ]ADDR[ port N]`: the port is looked for from the right, as U is the
/// client's choice.
fn peer<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> &'a str {
    let (named, user) = match text.strip_prefix("authenticating ").or_else(|| text.strip_prefix("invalid ")) {
        Some(rest) => (true, rest.strip_prefix("user ").unwrap_or(rest)),
        None => match text.strip_prefix("user ") {
            Some(rest) => (true, rest),
            None => (false, text),
        },
    };
    if !named {
        return endpoint(text, facts);
    }
    let head = cut_at_last(user, " port ").map_or(user, |(head, _)| head);
    match cut_at_last(head, " ") {
        Some((name, address)) => {
            facts.user(name);
            endpoint(user.get(name.len() + 1..).unwrap_or(address), facts)
        }
        // An empty name leaves the address alone.
        None => endpoint(user, facts),
    }
}

/// What follows `Connection `.
fn connection(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(rest) = text.strip_prefix("from ") {
        let rest = endpoint(rest, facts);
        if let Some(rest) = rest.strip_prefix("on ") {
            let (address, rest) = word(rest);
            facts.destination(address);
            if let Some(port) = rest.strip_prefix("port ") {
                facts.port(ecs::DESTINATION_PORT, word(port).0);
            }
        }
        return facts.what(CONNECTION, &["connection", "start"], "ssh_connection");
    }
    let (how, rest) = word(text);
    let (action, rest) = match (how, rest.strip_prefix("by ")) {
        ("closed", Some(rest)) => ("ssh_connection_closed", rest),
        ("reset", Some(rest)) => ("ssh_connection_reset", rest),
        ("closed" | "reset" | "timed" | "to" | "refused" | "terminated", _) => ("ssh_connection_closed", ""),
        _ => return false,
    };
    if !rest.is_empty() && !rest.starts_with("remote host") && !rest.starts_with("peer") {
        peer(rest, facts);
    }
    facts.what(CONNECTION, &["connection", "end"], action)
}

/// `not receive identification string from ADDR[ port N]`.
fn no_identification(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("not receive identification string from ") else { return false };
    facts.text(facts.names.ssh_dropped_ip, word(rest).0);
    endpoint(rest, facts);
    facts.what(CONNECTION, &["connection", "end"], "ssh_no_identification")
}

/// `mapping checking getaddrinfo for HOST [ADDR] failed…`, `ADDR maps to HOST, but this does not map back…`.
fn name_mismatch(first: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let pair = if first == "reverse" {
        let rest = text
            .strip_prefix("mapping checking getaddrinfo for ")
            .or_else(|| text.strip_prefix("mapping checking gethostbyname for "));
        rest.and_then(|rest| cut_at(rest, " [")).and_then(|(host, rest)| Some((host, cut(rest, b']')?.0)))
    } else {
        cut_at(text, " maps to ").and_then(|(address, rest)| Some((cut(rest, b',')?.0, address)))
    };
    let Some((host, address)) = pair else { return false };
    facts.source(address);
    facts.ecs(ecs::SOURCE_DOMAIN, host);
    facts.event.add_text(ecs::RELATED_HOSTS, host);
    facts.what(CONNECTION, &["info"], "ssh_reverse_mapping_failed")
}

/// `2 more authentication failures; logname= …`, `service(sshd) ignoring max retries; 6 > 3`, and what the
/// keyboard-interactive method reports: `Authentication failure for [illegal user] U from ADDR`.
fn pam_summary(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some((count, rest)) = leading_number(text) {
        let Some((_, details)) = cut(rest, b';') else { return false };
        facts.number(facts.names.repeated, count);
        super::pam::details(details, facts);
        facts.event.put_static(ecs::EVENT_PROVIDER, "pam");
        facts.what(AUTHENTICATION, &["info"], "authentication_failure");
        facts.outcome(false);
        return true;
    }
    if text.starts_with("service(") {
        return facts.what(AUTHENTICATION, &["info"], "ssh_retries_exceeded");
    }
    let Some((reason, rest)) = cut_at(text, " for ") else {
        facts.ecs(ecs::EVENT_REASON, text);
        return facts.what(AUTHENTICATION, &["info"], "ssh_pam_message");
    };
    facts.ecs(ecs::EVENT_REASON, reason);
    if let Some((user, address)) = cut_at_last(rest, " from ") {
        facts.user(without_invalid(user));
        endpoint(address, facts);
    }
    facts.what(AUTHENTICATION, &["info"], "ssh_pam_message")
}

/// `User U from ADDR not allowed because …`, `ROOT LOGIN REFUSED FROM ADDR`, `Login restricted for U: …`.
fn refused(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    if let Some(rest) = text.strip_prefix("ROOT LOGIN REFUSED FROM ") {
        facts.user("root");
        endpoint(rest, facts);
        return facts.what(AUTHENTICATION, &["denied"], "ssh_login_denied");
    }
    if text.starts_with("User child is on pid ") {
        return facts.what(&["session"], &["info"], "ssh_session_process");
    }
    if let Some(rest) = text.strip_prefix("Login restricted for ") {
        facts.user(cut(rest, b':').map_or(rest, |(user, _)| user));
        return facts.what(AUTHENTICATION, &["denied"], "ssh_login_denied");
    }
    let Some((user, reason)) =
        text.strip_prefix("User ").and_then(|rest| cut_at_last(rest, " not allowed because "))
    else {
        return false;
    };
    match cut_at_last(user, " from ") {
        Some((user, address)) => {
            facts.user(user);
            endpoint(address, facts);
        }
        None => facts.user(user),
    }
    facts.ecs(ecs::EVENT_REASON, reason);
    facts.what(AUTHENTICATION, &["denied"], "ssh_login_denied")
}

/// `authentication attempts exceeded for [invalid user] U from ADDR port N ssh2`.
fn too_many(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("authentication attempts exceeded for ") else { return false };
    if let Some((user, rest)) = cut_at_last(rest, " from ") {
        facts.user(without_invalid(user));
        endpoint(rest, facts);
    }
    facts.what(AUTHENTICATION, &["info"], "ssh_retries_exceeded")
}

/// `many authentication failures[ for U]`.
fn too_many_for(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("many authentication failures") else { return false };
    facts.user(without_invalid(rest.strip_prefix(" for ").unwrap_or_default()));
    facts.what(AUTHENTICATION, &["info"], "ssh_retries_exceeded")
}

/// `listening on ADDR port N.`
fn listening(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("listening on ") else { return false };
    let (address, rest) = word(rest);
    facts.ecs(ecs::SERVICE_ADDRESS, address);
    if let Some((port, _)) = rest.strip_prefix("port ").and_then(leading_number) {
        facts.event.put_integer(ecs::SERVER_PORT, port);
    }
    facts.what(&["process"], &["start"], "ssh_server_listening")
}

/// `request for sftp[ by user U][ failed, subsystem not found]`.
fn subsystem(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("request for ") else { return false };
    let (name, rest) = word(rest);
    facts.ecs(ecs::SERVICE_NAME, name);
    facts.user(rest.strip_prefix("by user ").map(|rest| word(rest).0).unwrap_or_default());
    facts.what(&["session"], &["info"], "ssh_subsystem_request")
}

/// `Starting session: shell on pts/0 for U from ADDR port N id 0`, `Close session: user U from ADDR port N id 0`.
fn session(first: &str, text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some(rest) = text.strip_prefix("session: ") else { return false };
    if let Some((head, tail)) = cut_at_last(rest, " from ") {
        let user = match head.strip_prefix("user ") {
            Some(user) => user,
            None => cut_at_last(head, " for ").map(|(_, user)| user).unwrap_or_default(),
        };
        facts.user(user);
        endpoint(tail, facts);
    }
    match first {
        "Starting" => facts.what(&["session"], &["start"], "ssh_session_started"),
        _ => facts.what(&["session"], &["end"], "ssh_session_closed"),
    }
}
