//! sshd's troubles and asides: messages of which no more is read than what kind they are, why, and the
//! address that they name.

use bartizan_model::ecs;

use super::{AUTHENTICATION, CONNECTION, Facts, endpoint};
use crate::{
    product::facts::is_ip,
    text::scan::{cut_at, cut_at_last, word},
};

/// What goes wrong before anybody has said who they are: scanners, old clients, floods.
pub(super) fn protocol(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    source_anywhere(text, facts);
    facts.ecs(ecs::EVENT_REASON, text);
    facts.what(CONNECTION, &["connection", "error"], "ssh_protocol_error")
}

/// The address in `… from ADDR[ port N]`, `… with ADDR port N`, `… for ADDR port N`, `… from [ADDR]:N …`.
pub(super) fn source_anywhere(text: &str, facts: &mut Facts<'_, '_>) {
    for lead in [" from ", " with ", " for "] {
        let Some((_, rest)) = cut_at_last(text, lead) else { continue };
        let (address, _) = word(rest);
        if let Some((address, port)) = address.strip_prefix('[').and_then(|rest| cut_at(rest, "]:")) {
            facts.source(address);
            facts.port(ecs::SOURCE_PORT, port);
            return;
        }
        if is_ip(address.trim_end_matches([':', ','])) {
            endpoint(rest, facts);
            return;
        }
    }
}

/// Messages that say no more than their words do.
pub(super) fn remark(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    const REMARKS: [(&str, &str); 25] = [
        ("Authentication refused", "ssh_authentication_refused"),
        ("Authentication tried for ", "ssh_authentication_refused"),
        ("Authenticated to ", "ssh_remark"),
        ("Authorized to ", "ssh_remark"),
        ("Attempt to write login records", "ssh_error"),
        ("Certificate invalid", "ssh_authentication_refused"),
        ("Closing connection to ", "ssh_remark"),
        ("Could not ", "ssh_error"),
        ("Deprecated", "ssh_remark"),
        ("Exiting on signal", "ssh_server_stopped"),
        ("Failed to ", "ssh_error"),
        ("Found matching ", "ssh_key_found"),
        ("Missing privilege separation", "ssh_error"),
        ("Nasty PTR record ", "ssh_reverse_mapping_failed"),
        ("Read from socket failed", "ssh_connection_closed"),
        ("Write failed", "ssh_connection_closed"),
        ("Transferred: ", "ssh_transferred"),
        ("packet_write_", "ssh_connection_closed"),
        ("reprocess config line ", "ssh_remark"),
        ("rexec line ", "ssh_remark"),
        ("Set /proc/self/oom", "ssh_remark"),
        ("srclimit_penalise", "ssh_client_penalized"),
        ("syslogin_perform_logout", "ssh_error"),
        ("no matching ", "ssh_protocol_error"),
        ("Accepted key ", "ssh_key_found"),
    ];
    match REMARKS.iter().find(|(prefix, _)| text.starts_with(prefix)) {
        Some((_, action)) => {
            source_anywhere(text, facts);
            match *action {
                "ssh_connection_closed" => facts.what(CONNECTION, &["connection", "end"], action),
                "ssh_authentication_refused" => facts.what(AUTHENTICATION, &["info"], action),
                _ => facts.what(&["process"], &["info"], action),
            }
        }
        None => false,
    }
}
