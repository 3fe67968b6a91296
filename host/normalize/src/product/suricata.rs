//! Suricata's EVE JSON: alerts, flows, and what the protocol parsers log.
//!
//! Every value is kept under `suricata.eve.` by its own name; the ECS fields that Elastic's integration
//! fills stand beside them. Source of the native names: Suricata user guide, "Eve JSON Format".

mod dns;

use bartizan_model::{FieldId, FieldTable, Parsed, Timestamp, Value, ecs};

use crate::json::{
    map::{How, Slots},
    sink::{Sink, part},
};

const PREFIX: &str = "suricata.eve.";

macro_rules! slots {
    ($($slot:ident = $name:literal,)*) => {
        /// A native name that means something to the mapper.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        enum Slot { $($slot,)* }
        const COUNT: usize = [$($name,)*].len();
        const NAMES: [&str; COUNT] = [$(concat!("suricata.eve.", $name),)*];
    };
}

slots! {
    EventType = "event_type", SrcIp = "src_ip", SrcPort = "src_port", DestIp = "dest_ip", DestPort = "dest_port",
    Proto = "proto", AppProto = "app_proto", CommunityId = "community_id", Host = "host",
    SrcMac = "ether.src_mac", DestMac = "ether.dest_mac",
    AlertAction = "alert.action", AlertSignature = "alert.signature", AlertId = "alert.signature_id",
    AlertCategory = "alert.category", AlertSeverity = "alert.severity", AlertRev = "alert.rev",
    TacticId = "alert.metadata.mitre_tactic_id", TacticName = "alert.metadata.mitre_tactic_name",
    TechniqueId = "alert.metadata.mitre_technique_id", TechniqueName = "alert.metadata.mitre_technique_name",
    FlowStart = "flow.start", FlowEnd = "flow.end", FlowState = "flow.state",
    FlowOutPackets = "flow.pkts_toserver", FlowInPackets = "flow.pkts_toclient",
    FlowOutBytes = "flow.bytes_toserver", FlowInBytes = "flow.bytes_toclient",
    FlowReason = "flow.reason",
    HttpHost = "http.hostname", HttpUrl = "http.url", HttpAgent = "http.http_user_agent",
    HttpMethod = "http.http_method", HttpStatus = "http.status", HttpLength = "http.length",
    HttpReferrer = "http.http_refer", HttpProtocol = "http.protocol", HttpMime = "http.http_content_type",
    DnsId = "dns.id", DnsType = "dns.type", DnsName = "dns.rrname", DnsRecord = "dns.rrtype", DnsCode = "dns.rcode",
    DnsData = "dns.rdata", DnsTtl = "dns.ttl", DnsAuthoritative = "dns.aa", DnsTruncated = "dns.tc",
    DnsRecursionDesired = "dns.rd", DnsRecursionAvailable = "dns.ra",
    TlsVersion = "tls.version", TlsSubject = "tls.subject", TlsIssuer = "tls.issuerdn", TlsSni = "tls.sni",
    TlsFingerprint = "tls.fingerprint", TlsSerial = "tls.serial", TlsNotBefore = "tls.notbefore",
    TlsNotAfter = "tls.notafter", TlsResumed = "tls.session_resumed", TlsJa3 = "tls.ja3.hash",
    TlsJa3s = "tls.ja3s.hash",
    FileName = "fileinfo.filename", FileSize = "fileinfo.size", FileMd5 = "fileinfo.md5", FileSha1 = "fileinfo.sha1",
    FileSha256 = "fileinfo.sha256",
    SmtpFrom = "smtp.mail_from", SmtpTo = "smtp.rcpt_to",
    SmbStatus = "smb.status", SmbFile = "smb.filename",
    AnomalyEvent = "anomaly.event", DropReason = "drop.reason",
}

/// The fields of EVE records, numbered once.
#[derive(Debug)]
pub(crate) struct Names {
    slots: Slots<COUNT>,
}

impl Names {
    /// The native names that have a meaning here.
    pub(crate) fn slots(&self) -> &Slots<COUNT> {
        &self.slots
    }

    pub(crate) fn new(fields: &FieldTable) -> Names {
        Names { slots: Slots::new(fields, &NAMES) }
    }
}

/// What a kind of EVE record is.
struct Kind {
    name: &'static str,
    kind: &'static str,
    category: &'static [&'static str],
    types: &'static [&'static str],
    protocol: Option<&'static str>,
}

const fn protocol(name: &'static str, protocol: &'static str) -> Kind {
    Kind { name, kind: "event", category: &["network"], types: &["protocol"], protocol: Some(protocol) }
}

const fn other(
    name: &'static str,
    kind: &'static str,
    category: &'static [&'static str],
    types: &'static [&'static str],
) -> Kind {
    Kind { name, kind, category, types, protocol: None }
}

const WEB: &[&str] = &["network", "web"];
const ACCESS_PROTOCOL: &[&str] = &["access", "protocol"];

/// Every kind that has a table row; the others are network events of no type.
#[rustfmt::skip]
const KINDS: &[Kind] = &[
    other("alert", "alert", &["network", "intrusion_detection"], &[]),
    other("anomaly", "event", &["network"], &["info"]),
    protocol("dcerpc", "dcerpc"),
    protocol("dhcp", "dhcp"),
    protocol("dns", "dns"),
    other("drop", "event", &["network"], &["denied"]),
    other("fileinfo", "event", &["network", "file"], &["info"]),
    other("flow", "event", &["network"], &["connection"]),
    protocol("ftp", "ftp"),
    protocol("ftp_data", "ftp"),
    Kind { name: "http", kind: "event", category: WEB, types: ACCESS_PROTOCOL, protocol: Some("http") },
    Kind { name: "http2", kind: "event", category: WEB, types: ACCESS_PROTOCOL, protocol: Some("http") },
    protocol("ike", "ike"),
    protocol("krb5", "krb5"),
    protocol("mqtt", "mqtt"),
    other("netflow", "event", &["network"], &["connection"]),
    protocol("nfs", "nfs"),
    protocol("quic", "quic"),
    protocol("rdp", "rdp"),
    protocol("rfb", "rfb"),
    protocol("sip", "sip"),
    protocol("smb", "smb"),
    Kind { name: "smtp", kind: "event", category: &["network", "email"], types: &["protocol"], protocol: Some("smtp") },
    protocol("snmp", "snmp"),
    protocol("ssh", "ssh"),
    other("stats", "metric", &["network"], &[]),
    protocol("tftp", "tftp"),
    protocol("tls", "tls"),
];

/// Rows for every kind of record.
#[rustfmt::skip]
const ROWS: &[(Slot, FieldId, How)] = &[
    (Slot::SrcIp, ecs::SOURCE_ADDRESS, How::Same),
    (Slot::SrcIp, ecs::SOURCE_IP, How::Ip),
    (Slot::SrcPort, ecs::SOURCE_PORT, How::Integer),
    (Slot::SrcMac, ecs::SOURCE_MAC, How::Same),
    (Slot::DestIp, ecs::DESTINATION_ADDRESS, How::Same),
    (Slot::DestIp, ecs::DESTINATION_IP, How::Ip),
    (Slot::DestPort, ecs::DESTINATION_PORT, How::Integer),
    (Slot::DestMac, ecs::DESTINATION_MAC, How::Same),
    (Slot::Proto, ecs::NETWORK_TRANSPORT, How::Lower),
    (Slot::CommunityId, ecs::NETWORK_COMMUNITY_ID, How::Same),
    (Slot::Host, ecs::OBSERVER_HOSTNAME, How::Same),
    (Slot::AlertSignature, ecs::RULE_NAME, How::Same),
    (Slot::AlertId, ecs::RULE_ID, How::Same),
    (Slot::AlertCategory, ecs::RULE_CATEGORY, How::Same),
    (Slot::AlertCategory, ecs::MESSAGE, How::Same),
    (Slot::AlertRev, ecs::RULE_VERSION, How::Same),
    (Slot::AlertSeverity, ecs::EVENT_SEVERITY, How::Integer),
    (Slot::FlowStart, ecs::EVENT_START, How::Time),
    (Slot::FlowEnd, ecs::EVENT_END, How::Time),
    (Slot::FlowReason, ecs::EVENT_REASON, How::Same),
    (Slot::FlowOutPackets, ecs::SOURCE_PACKETS, How::Integer),
    (Slot::FlowInPackets, ecs::DESTINATION_PACKETS, How::Integer),
    (Slot::FlowOutBytes, ecs::SOURCE_BYTES, How::Integer),
    (Slot::FlowInBytes, ecs::DESTINATION_BYTES, How::Integer),
    (Slot::HttpMethod, ecs::HTTP_REQUEST_METHOD, How::Same),
    (Slot::HttpStatus, ecs::HTTP_RESPONSE_STATUS_CODE, How::Integer),
    (Slot::HttpLength, ecs::HTTP_RESPONSE_BODY_BYTES, How::Integer),
    (Slot::HttpReferrer, ecs::HTTP_REQUEST_REFERRER, How::Same),
    (Slot::HttpMime, ecs::HTTP_RESPONSE_MIME_TYPE, How::Same),
    (Slot::HttpAgent, ecs::USER_AGENT_ORIGINAL, How::Same),
    (Slot::HttpHost, ecs::URL_DOMAIN, How::Same),
    (Slot::HttpHost, ecs::DESTINATION_DOMAIN, How::Same),
    (Slot::DnsId, ecs::DNS_ID, How::Same),
    (Slot::DnsType, ecs::DNS_TYPE, How::Same),
    (Slot::DnsName, ecs::DNS_QUESTION_NAME, How::Lower),
    (Slot::DnsRecord, ecs::DNS_QUESTION_TYPE, How::Same),
    (Slot::DnsCode, ecs::DNS_RESPONSE_CODE, How::Same),
    (Slot::TlsSubject, ecs::TLS_SERVER_SUBJECT, How::Same),
    (Slot::TlsIssuer, ecs::TLS_SERVER_ISSUER, How::Same),
    (Slot::TlsSni, ecs::TLS_CLIENT_SERVER_NAME, How::Same),
    (Slot::TlsSni, ecs::DESTINATION_DOMAIN, How::Same),
    (Slot::TlsNotBefore, ecs::TLS_SERVER_NOT_BEFORE, How::Time),
    (Slot::TlsNotAfter, ecs::TLS_SERVER_NOT_AFTER, How::Time),
    (Slot::TlsResumed, ecs::TLS_RESUMED, How::Boolean),
    (Slot::TlsJa3, ecs::TLS_CLIENT_JA3, How::Same),
    (Slot::TlsJa3s, ecs::TLS_SERVER_JA3S, How::Same),
    (Slot::FileSize, ecs::FILE_SIZE, How::Integer),
    (Slot::FileMd5, ecs::FILE_HASH_MD5, How::Same),
    (Slot::FileSha1, ecs::FILE_HASH_SHA1, How::Same),
    (Slot::FileSha256, ecs::FILE_HASH_SHA256, How::Same),
    (Slot::AnomalyEvent, ecs::EVENT_REASON, How::Same),
    (Slot::DropReason, ecs::EVENT_REASON, How::Same),
];

/// Rows whose value is also a pivot.
const PIVOTS: &[(Slot, FieldId)] = &[
    (Slot::HttpHost, ecs::RELATED_HOSTS),
    (Slot::TlsSni, ecs::RELATED_HOSTS),
    (Slot::FileMd5, ecs::RELATED_HASH),
    (Slot::FileSha1, ecs::RELATED_HASH),
    (Slot::FileSha256, ecs::RELATED_HASH),
    (Slot::TlsJa3, ecs::RELATED_HASH),
];

/// Writes a whole EVE record.
pub(crate) fn write(sink: &mut Sink<'_, '_>) {
    sink.take_first_time(0, &[("timestamp", 0), ("@timestamp", 0)]);
    sink.flatten(PREFIX, 0);
    Mapper { sink }.write();
    sink.event.set_parsed(Parsed::Understood);
}

struct Mapper<'m, 's, 'w> {
    sink: &'m mut Sink<'s, 'w>,
}

impl Mapper<'_, '_, '_> {
    fn write(&mut self) {
        self.categorize();
        for (slot, field, how) in ROWS {
            if self.sink.wants(*field)
                && let Some(value) = self.value(*slot)
            {
                self.sink.map(*field, value, *how);
            }
        }
        for (slot, field) in PIVOTS {
            if self.sink.wants(*field)
                && let Some(value) = self.value(*slot)
            {
                self.sink.add(*field, value);
            }
        }
        self.alert();
        self.traffic();
        self.http();
        self.dns();
        self.tls();
        self.files();
        self.sink.put_static(ecs::EVENT_MODULE, "suricata");
        self.sink.put_static(ecs::EVENT_DATASET, "suricata.eve");
    }

    fn value(&mut self, slot: Slot) -> Option<Value> {
        self.sink.native(slot as usize)
    }

    fn text(&mut self, slot: Slot) -> Option<&str> {
        let value = self.value(slot)?;
        self.sink.event.text_of(value)
    }

    fn integer(&mut self, slot: Slot) -> Option<i64> {
        let value = self.value(slot)?;
        self.sink.integer(value)
    }

    fn categorize(&mut self) {
        let kind = self.text(Slot::EventType).and_then(|name| KINDS.iter().find(|kind| kind.name == name));
        match kind {
            Some(kind) => {
                self.sink.put_static(ecs::EVENT_KIND, kind.kind);
                self.sink.put_all(ecs::EVENT_CATEGORY, kind.category);
                self.sink.put_all(ecs::EVENT_TYPE, kind.types);
                self.sink.put_static(ecs::EVENT_ACTION, kind.name);
            }
            None => {
                self.sink.put_static(ecs::EVENT_KIND, "event");
                self.sink.put_all(ecs::EVENT_CATEGORY, &["network"]);
            }
        }
        match self.text(Slot::AppProto) {
            Some("ftp-data") => self.sink.put_static(ecs::NETWORK_PROTOCOL, "ftp"),
            // Suricata's words for "none found".
            Some("failed" | "template" | "template-rust" | "unknown") | None => {}
            Some(_) => {
                if let Some(value) = self.value(Slot::AppProto) {
                    self.sink.map(ecs::NETWORK_PROTOCOL, value, How::Lower);
                }
            }
        }
        if let Some(protocol) = kind.and_then(|kind| kind.protocol) {
            self.sink.put_static(ecs::NETWORK_PROTOCOL, protocol);
        }
    }

    fn alert(&mut self) {
        match self.text(Slot::AlertAction) {
            Some("allowed") => self.sink.add(ecs::EVENT_TYPE, Value::Static("allowed")),
            Some("blocked") => self.sink.add(ecs::EVENT_TYPE, Value::Static("denied")),
            _ => {}
        }
        // Rules carry these as lists in their metadata.
        self.copy_list(Slot::TacticId, ecs::THREAT_TACTIC_ID);
        self.copy_list(Slot::TacticName, ecs::THREAT_TACTIC_NAME);
        self.copy_list(Slot::TechniqueId, ecs::THREAT_TECHNIQUE_ID);
        self.copy_list(Slot::TechniqueName, ecs::THREAT_TECHNIQUE_NAME);
    }

    /// Adds every value of a slot to a list.
    fn copy_list(&mut self, slot: Slot, to: FieldId) {
        const MAX_COPIED: usize = 64;
        if !self.sink.wants(to) {
            return;
        }
        for value in self.sink.native_list(slot as usize, MAX_COPIED) {
            let value = self.without_brackets(value);
            self.sink.add(to, value);
        }
    }

    /// An address of mail without the angle brackets that SMTP puts around it; other text as it is.
    fn without_brackets(&self, value: Value) -> Value {
        match self.sink.event.text_of(value) {
            Some(text) if text.len() > 2 && text.starts_with('<') && text.ends_with('>') => {
                part(value, 1, text.len() - 1)
            }
            _ => value,
        }
    }

    /// Totals of both directions, and how long a flow took.
    fn traffic(&mut self) {
        for (out, back, total) in [
            (Slot::FlowOutBytes, Slot::FlowInBytes, ecs::NETWORK_BYTES),
            (Slot::FlowOutPackets, Slot::FlowInPackets, ecs::NETWORK_PACKETS),
        ] {
            let (out, back) = (self.integer(out), self.integer(back));
            if let Some(sum) = out.unwrap_or(0).checked_add(back.unwrap_or(0))
                && out.or(back).is_some()
            {
                self.sink.put(total, Value::Integer(sum));
            }
        }
        let mut time = |slot| self.text(slot).and_then(|text| crate::json::time::parse(text, 0));
        if let (Some(Timestamp(start)), Some(Timestamp(end))) = (time(Slot::FlowStart), time(Slot::FlowEnd))
            && let Some(nanoseconds) = end.checked_sub(start).filter(|nanoseconds| *nanoseconds >= 0)
        {
            self.sink.put(ecs::EVENT_DURATION, Value::Integer(nanoseconds));
        }
        let state = match self.text(Slot::FlowState) {
            Some("new") => "start",
            Some("closed") => "end",
            _ => return,
        };
        self.sink.add(ecs::EVENT_TYPE, Value::Static(state));
    }

    fn http(&mut self) {
        if self.text(Slot::EventType) == Some("http")
            && let Some(status) = self.integer(Slot::HttpStatus)
        {
            self.sink.put_static(ecs::EVENT_OUTCOME, if status < 400 { "success" } else { "failure" });
        }
        if let Some(value) = self.value(Slot::HttpProtocol)
            && let Some(text) = self.sink.event.text_of(value)
            && let Some(version) = text.strip_prefix("HTTP/")
        {
            let (from, to) = (text.len() - version.len(), text.len());
            self.sink.put(ecs::HTTP_VERSION, part(value, from, to));
        }
        let Some(url) = self.value(Slot::HttpUrl) else { return };
        let Some(text) = self.sink.event.text_of(url) else { return };
        let length = text.len();
        let fragment = text.find('#').unwrap_or(length);
        let query = text.find('?').filter(|query| *query < fragment).unwrap_or(fragment);
        self.sink.put(ecs::URL_ORIGINAL, url);
        self.sink.put(ecs::URL_PATH, part(url, 0, query));
        if query < fragment {
            self.sink.put(ecs::URL_QUERY, part(url, query + 1, fragment));
        }
        if fragment < length {
            self.sink.put(ecs::URL_FRAGMENT, part(url, fragment + 1, length));
        }
    }

    fn tls(&mut self) {
        // `TLS 1.2`, `TLSv1`, `UNDETERMINED`.
        if let Some(value) = self.value(Slot::TlsVersion)
            && let Some(text) = self.sink.event.text_of(value)
            && let Some(at) = text.find(|char: char| char.is_ascii_digit())
        {
            let (length, protocol) = (text.len(), if text.starts_with("SSL") { "ssl" } else { "tls" });
            self.sink.put(ecs::TLS_VERSION, part(value, at, length));
            self.sink.put_static(ecs::TLS_VERSION_PROTOCOL, protocol);
        }
        if let Some(hash) = self.without_colons(Slot::TlsFingerprint, true) {
            self.sink.put(ecs::TLS_SERVER_HASH_SHA1, hash);
            self.sink.add(ecs::RELATED_HASH, hash);
        }
        if let Some(serial) = self.without_colons(Slot::TlsSerial, false) {
            self.sink.put(ecs::TLS_SERVER_X509_SERIAL_NUMBER, serial);
        }
    }

    fn without_colons(&mut self, slot: Slot, upper: bool) -> Option<Value> {
        let mut text = self.text(slot)?.replace(':', "");
        if upper {
            text.make_ascii_uppercase();
        }
        Some(self.sink.event.derive(|out| out.push_str(&text)))
    }

    fn files(&mut self) {
        for slot in [Slot::FileName, Slot::SmbFile] {
            if let Some(path) = self.value(slot) {
                self.sink.map_file(path);
            }
        }
        self.copy_list(Slot::SmtpFrom, ecs::EMAIL_FROM_ADDRESS);
        self.copy_list(Slot::SmtpTo, ecs::EMAIL_TO_ADDRESS);
        let outcome = match self.text(Slot::SmbStatus) {
            Some("STATUS_SUCCESS") => "success",
            Some(_) => "failure",
            None => return,
        };
        self.sink.put_static(ecs::EVENT_OUTCOME, outcome);
    }
}
