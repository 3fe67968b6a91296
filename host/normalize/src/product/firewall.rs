//! The kernel's packet filter: lines of the iptables, nftables and ufw `LOG` targets.
//!
//! `[UFW BLOCK] IN=eth0 OUT= MAC=… SRC=1.2.3.4 DST=5.6.7.8 LEN=40 … PROTO=TCP SPT=1 DPT=22 … SYN URGP=0`.
//! Fields as in Elastic's `iptables`. What was done to the packet stands only in the prefix that the
//! administrator gave the rule, and is taken from its words.

use bartizan_model::{FieldId, Value, ecs};

use super::Facts;
use crate::text::scan::{between, cut_at, number, word};

/// Most that stands before a packet, in bytes: the kernel's time, and a prefix that it cuts at 127.
const MAX_PREFIX_BYTES: usize = 256;

/// Whether the message is a packet's; notes it if so.
pub(super) fn message(text: &str, facts: &mut Facts<'_, '_>) -> bool {
    let Some((prefix, rest)) = split(text).filter(|(prefix, _)| prefix.len() <= MAX_PREFIX_BYTES) else {
        return false;
    };
    let prefix = without_uptime(prefix).trim_ascii();
    facts.ecs(ecs::RULE_NAME, prefix.trim_end_matches(':').trim_start_matches('[').trim_end_matches(']'));
    let packet = packet(rest, facts);
    put_kind(prefix, &packet, facts);
    true
}

/// The rule's prefix, and the packet from `IN=` on.
fn split(text: &str) -> Option<(&str, &str)> {
    // From the end, so that text without a packet is looked through once, however often it says `IN=`.
    let end = text.rfind(" OUT=")?.min(text.rfind(" SRC=")?);
    for at in memchr::memchr_iter(b'I', text.as_bytes()).take_while(|at| *at < end) {
        let (prefix, rest) = text.split_at_checked(at)?;
        if rest.starts_with("IN=") && (prefix.is_empty() || prefix.ends_with([' ', ':', ']'])) {
            return Some((prefix, rest));
        }
    }
    None
}

/// `[12345.678901] ` is how long the kernel had been up.
fn without_uptime(text: &str) -> &str {
    match between(text, "[", b']') {
        Some((inside, rest)) if inside.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b' ')) => rest,
        _ => text,
    }
}

#[derive(Default)]
struct Packet<'a> {
    input: &'a str,
    output: &'a str,
    protocol: &'a str,
    has_source: bool,
    has_destination: bool,
}

fn packet<'a>(text: &'a str, facts: &mut Facts<'_, '_>) -> Packet<'a> {
    let mut packet = Packet::default();
    let mut rest = text;
    while !rest.is_empty() {
        // An ICMP error quotes the packet that caused it in brackets: that is another packet.
        if rest.starts_with('[') {
            break;
        }
        let (token, after) = word(rest);
        match token.split_once('=') {
            Some((key, value)) => pair(key, value, &mut packet, facts),
            None => flag(token, &packet, facts),
        }
        rest = after.trim_ascii_start();
    }
    packet
}

fn pair<'a>(key: &str, value: &'a str, packet: &mut Packet<'a>, facts: &mut Facts<'_, '_>) {
    let names = facts.names;
    match key {
        "IN" => {
            packet.input = value;
            facts.ecs(ecs::OBSERVER_INGRESS_INTERFACE_NAME, value);
            facts.text(names.ipt_input, value);
        }
        "OUT" => {
            packet.output = value;
            facts.ecs(ecs::OBSERVER_EGRESS_INTERFACE_NAME, value);
            facts.text(names.ipt_output, value);
        }
        "MAC" => hardware(value, facts),
        "SRC" if !packet.has_source => {
            packet.has_source = true;
            facts.source(value);
        }
        "DST" if !packet.has_destination => {
            packet.has_destination = true;
            facts.destination(value);
        }
        "SPT" => facts.port(ecs::SOURCE_PORT, value),
        "DPT" => facts.port(ecs::DESTINATION_PORT, value),
        "PROTO" => {
            packet.protocol = value;
            transport(value, facts);
        }
        "LEN" if packet.protocol.is_empty() => put(names.ipt_length, value, facts),
        "LEN" => put(names.ipt_udp_length, value, facts),
        "TTL" | "HOPLIMIT" => put(names.ipt_ttl, value, facts),
        "ID" if packet.protocol.is_empty() => put(names.ipt_id, value, facts),
        "ID" => put(names.ipt_icmp_id, value, facts),
        "SEQ" if packet.protocol.starts_with("ICMP") => put(names.ipt_icmp_seq, value, facts),
        "SEQ" => put(names.ipt_tcp_seq, value, facts),
        "ACK" => put(names.ipt_tcp_ack, value, facts),
        "WINDOW" => put(names.ipt_tcp_window, value, facts),
        "TYPE" => put(names.ipt_icmp_type, value, facts),
        "CODE" => put(names.ipt_icmp_code, value, facts),
        "FLOWLBL" => put(names.ipt_flow_label, value, facts),
        "TOS" | "TC" => put_hex(names.ipt_tos, value, facts),
        "PREC" => put_hex(names.ipt_precedence, value, facts),
        "RES" => put_hex(names.ipt_tcp_reserved, value, facts),
        _ => {}
    }
}

fn put(field: Option<FieldId>, value: &str, facts: &mut Facts<'_, '_>) {
    if let Some(value) = number(value) {
        facts.number(field, value);
    }
}

fn put_hex(field: Option<FieldId>, value: &str, facts: &mut Facts<'_, '_>) {
    if let Ok(value) = i64::from_str_radix(value.strip_prefix("0x").unwrap_or(value), 16) {
        facts.number(field, value);
    }
}

fn flag(token: &str, packet: &Packet<'_>, facts: &mut Facts<'_, '_>) {
    let field = match token {
        "CE" | "DF" | "MF" if packet.protocol.is_empty() => facts.names.ipt_fragment_flags,
        "CWR" | "ECE" | "URG" | "ACK" | "PSH" | "RST" | "SYN" | "FIN" => facts.names.ipt_tcp_flags,
        _ => None,
    };
    if let Some(field) = field {
        let value = facts.event.value_of(token);
        facts.event.add(field, value);
    }
}

/// `destination:source:type`, six, six and two octets. ECS writes addresses with dashes, in upper case.
fn hardware(octets: &str, facts: &mut Facts<'_, '_>) {
    for (field, range) in [(ecs::DESTINATION_MAC, 0..17), (ecs::SOURCE_MAC, 18..35)] {
        let Some(address) = octets.get(range) else { return };
        facts.event.put_text(field, &address.replace(':', "-").to_ascii_uppercase());
    }
    if let Some(kind) = octets.get(36..41) {
        facts.text(facts.names.ipt_ether_type, kind);
    }
}

fn transport(protocol: &str, facts: &mut Facts<'_, '_>) {
    if let Some(number) = number(protocol) {
        facts.event.put_text(ecs::NETWORK_IANA_NUMBER, protocol);
        if number == 2 {
            facts.event.put_static(ecs::NETWORK_TRANSPORT, "igmp");
        }
        return;
    }
    let name = match protocol {
        "TCP" => "tcp",
        "UDP" => "udp",
        "ICMP" => "icmp",
        "ICMPv6" => "ipv6-icmp",
        "SCTP" => "sctp",
        "ESP" => "esp",
        "AH" => "ah",
        other => return facts.event.put_text(ecs::NETWORK_TRANSPORT, &other.to_ascii_lowercase()),
    };
    facts.event.put_static(ecs::NETWORK_TRANSPORT, name);
}

fn put_kind(prefix: &str, packet: &Packet<'_>, facts: &mut Facts<'_, '_>) {
    let kind = facts
        .event
        .get_text(ecs::SOURCE_IP)
        .map(|address| if address.contains(':') { "ipv6" } else { "ipv4" });
    if let Some(kind) = kind {
        facts.event.put_static(ecs::NETWORK_TYPE, kind);
    }
    // As seen from the host whose kernel speaks; a packet with both interfaces was forwarded.
    match (packet.input.is_empty(), packet.output.is_empty()) {
        (false, true) => facts.event.put_static(ecs::NETWORK_DIRECTION, "ingress"),
        (true, false) => facts.event.put_static(ecs::NETWORK_DIRECTION, "egress"),
        _ => {}
    }
    facts.event.add(ecs::EVENT_CATEGORY, Value::Static("network"));
    if packet.has_source && packet.has_destination {
        facts.event.add(ecs::EVENT_TYPE, Value::Static("connection"));
    }
    let Some((action, allowed)) = verdict(prefix) else { return };
    facts.event.put_static(ecs::EVENT_ACTION, action);
    match allowed {
        Verdict::Allowed => facts.event.add(ecs::EVENT_TYPE, Value::Static("allowed")),
        Verdict::Denied => facts.event.add(ecs::EVENT_TYPE, Value::Static("denied")),
        Verdict::Open => facts.event.add(ecs::EVENT_TYPE, Value::Static("info")),
    }
}

#[derive(Clone, Copy)]
enum Verdict {
    Allowed,
    Denied,
    Open,
}

fn verdict(prefix: &str) -> Option<(&'static str, Verdict)> {
    use Verdict::{Allowed, Denied, Open};
    const WORDS: [(&str, &str, Verdict); 9] = [
        ("drop", "drop", Denied),
        ("reject", "reject", Denied),
        ("block", "block", Denied),
        ("deny", "deny", Denied),
        ("denied", "deny", Denied),
        ("accept", "accept", Allowed),
        ("allow", "allow", Allowed),
        ("audit", "audit", Open),
        ("invalid", "drop", Denied),
    ];
    if let Some((_, label)) = cut_at(prefix, "[")
        && let Some(letter) = label.strip_suffix(']').and_then(|label| label.strip_suffix(['D', 'A', 'R']))
        && letter.ends_with('-')
    {
        // Ubiquiti's `[WAN_IN-3001-D]`.
        return match label.strip_suffix(']')?.chars().next_back()? {
            'D' => Some(("drop", Denied)),
            'R' => Some(("reject", Denied)),
            _ => Some(("accept", Allowed)),
        };
    }
    let found = |word: &str| {
        prefix.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    WORDS.iter().find(|(word, ..)| found(word)).map(|(_, action, verdict)| (*action, *verdict))
}
