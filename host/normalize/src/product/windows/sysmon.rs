//! Sysmon: process, file, registry, network and DNS activity.
//!
//! Categories and actions are those of Winlogbeat's `sysmon` module, with these differences: an image that
//! is loaded is described as `dll.…` beside `file.…`; the hashes of a file that was deleted, blocked or
//! found are that file's, not the process's; creating and deleting registry keys have their own types.

use bartizan_model::{FieldId, Value, ecs};

use super::{
    kinds::{Kind, kind},
    mapper::Mapper,
    slots::Slot,
    sysmon_registry,
};
use crate::json::{map::How, sink::part};

const FILE: &[&str] = &["file"];
const PROCESS: &[&str] = &["process"];
const REGISTRY: &[&str] = &["configuration", "registry"];
const CHANGE: &[&str] = &["change"];
const CREATION: &[&str] = &["creation"];
const DELETION: &[&str] = &["deletion"];

/// What each event id is, by id.
#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    kind(1, PROCESS, &["start"], "Process creation"),
    kind(2, FILE, CHANGE, "A process changed a file creation time"),
    kind(3, &["network"], &["start", "connection", "protocol"], "Network connection"),
    kind(4, PROCESS, CHANGE, "Sysmon service state changed"),
    kind(5, PROCESS, &["end"], "Process terminated"),
    kind(6, &["driver"], &["start"], "Driver loaded"),
    kind(7, PROCESS, CHANGE, "Image loaded"),
    kind(8, PROCESS, CHANGE, "CreateRemoteThread"),
    kind(9, PROCESS, &["access"], "RawAccessRead"),
    kind(10, PROCESS, &["access"], "ProcessAccess"),
    kind(11, FILE, CREATION, "FileCreate"),
    kind(12, REGISTRY, CHANGE, "RegistryEvent (Object create and delete)"),
    kind(13, REGISTRY, CHANGE, "RegistryEvent (Value Set)"),
    kind(14, REGISTRY, CHANGE, "RegistryEvent (Key and Value Rename)"),
    kind(15, FILE, &["access"], "FileCreateStreamHash"),
    kind(16, &["configuration"], CHANGE, "ServiceConfigurationChange"),
    kind(17, FILE, CREATION, "PipeEvent (Pipe Created)"),
    kind(18, FILE, &["access"], "PipeEvent (Pipe Connected)"),
    kind(19, PROCESS, &["info"], "WmiEvent (WmiEventFilter activity detected)"),
    kind(20, PROCESS, CHANGE, "WmiEvent (WmiEventConsumer activity detected)"),
    kind(21, PROCESS, &["access"], "WmiEvent (WmiEventConsumerToFilter activity detected)"),
    kind(22, &["network"], &["connection", "protocol", "info"], "DNSEvent (DNS query)"),
    kind(23, FILE, DELETION, "FileDelete (File Delete archived)"),
    kind(24, &[], CHANGE, "ClipboardChange (New content in the clipboard)"),
    kind(25, PROCESS, CHANGE, "ProcessTampering (Process image change)"),
    kind(26, FILE, DELETION, "FileDeleteDetected (File Delete logged)"),
    kind(27, FILE, CREATION, "FileBlockExecutable"),
    kind(28, FILE, DELETION, "FileBlockShredding"),
    kind(29, FILE, CREATION, "FileExecutableDetected"),
    kind(255, PROCESS, &["error"], "Error"),
];

/// Rows for every event id: a native name means the same in all of them.
#[rustfmt::skip]
const ROWS: &[(Slot, FieldId, How)] = &[
    (Slot::RuleName, ecs::RULE_NAME, How::Same),
    (Slot::ProcessGuid, ecs::PROCESS_ENTITY_ID, How::Same),
    (Slot::ProcessId, ecs::PROCESS_PID, How::Integer),
    (Slot::SourceProcessGuid, ecs::PROCESS_ENTITY_ID, How::Same),
    (Slot::SourceProcessGUID, ecs::PROCESS_ENTITY_ID, How::Same),
    (Slot::SourceProcessId, ecs::PROCESS_PID, How::Integer),
    (Slot::SourceThreadId, ecs::PROCESS_THREAD_ID, How::Integer),
    (Slot::CurrentDirectory, ecs::PROCESS_WORKING_DIRECTORY, How::Same),
    (Slot::ParentProcessGuid, ecs::PROCESS_PARENT_ENTITY_ID, How::Same),
    (Slot::ParentProcessId, ecs::PROCESS_PARENT_PID, How::Integer),
    (Slot::ParentCommandLine, ecs::PROCESS_PARENT_COMMAND_LINE, How::Same),
    (Slot::Protocol, ecs::NETWORK_TRANSPORT, How::Lower),
    (Slot::SourceIp, ecs::SOURCE_IP, How::Ip),
    (Slot::SourceHostname, ecs::SOURCE_DOMAIN, How::Same),
    (Slot::SourcePort, ecs::SOURCE_PORT, How::Integer),
    (Slot::DestinationIp, ecs::DESTINATION_IP, How::Ip),
    (Slot::DestinationHostname, ecs::DESTINATION_DOMAIN, How::Same),
    (Slot::DestinationPort, ecs::DESTINATION_PORT, How::Integer),
    (Slot::DestinationPortName, ecs::NETWORK_PROTOCOL, How::Same),
    (Slot::SourcePortName, ecs::NETWORK_PROTOCOL, How::Same),
    (Slot::QueryName, ecs::DNS_QUESTION_NAME, How::Lower),
];

/// Rows for what a portable executable says about itself.
struct Executable {
    rows: [(Slot, FieldId); 5],
}

const PROCESS_PE: Executable = Executable {
    rows: [
        (Slot::OriginalFileName, ecs::PROCESS_PE_ORIGINAL_FILE_NAME),
        (Slot::Company, ecs::PROCESS_PE_COMPANY),
        (Slot::Description, ecs::PROCESS_PE_DESCRIPTION),
        (Slot::FileVersion, ecs::PROCESS_PE_FILE_VERSION),
        (Slot::Product, ecs::PROCESS_PE_PRODUCT),
    ],
};
const FILE_PE: Executable = Executable {
    rows: [
        (Slot::OriginalFileName, ecs::FILE_PE_ORIGINAL_FILE_NAME),
        (Slot::Company, ecs::FILE_PE_COMPANY),
        (Slot::Description, ecs::FILE_PE_DESCRIPTION),
        (Slot::FileVersion, ecs::FILE_PE_FILE_VERSION),
        (Slot::Product, ecs::FILE_PE_PRODUCT),
    ],
};
const DLL_PE: Executable = Executable {
    rows: [
        (Slot::OriginalFileName, ecs::DLL_PE_ORIGINAL_FILE_NAME),
        (Slot::Company, ecs::DLL_PE_COMPANY),
        (Slot::Description, ecs::DLL_PE_DESCRIPTION),
        (Slot::FileVersion, ecs::DLL_PE_FILE_VERSION),
        (Slot::Product, ecs::DLL_PE_PRODUCT),
    ],
};

/// Where the hashes of one thing go.
struct HashFields {
    md5: FieldId,
    sha1: FieldId,
    sha256: FieldId,
    imphash: FieldId,
}

const PROCESS_HASHES: HashFields = HashFields {
    md5: ecs::PROCESS_HASH_MD5,
    sha1: ecs::PROCESS_HASH_SHA1,
    sha256: ecs::PROCESS_HASH_SHA256,
    imphash: ecs::PROCESS_PE_IMPHASH,
};
const FILE_HASHES: HashFields = HashFields {
    md5: ecs::FILE_HASH_MD5,
    sha1: ecs::FILE_HASH_SHA1,
    sha256: ecs::FILE_HASH_SHA256,
    imphash: ecs::FILE_PE_IMPHASH,
};
const DLL_HASHES: HashFields = HashFields {
    md5: ecs::DLL_HASH_MD5,
    sha1: ecs::DLL_HASH_SHA1,
    sha256: ecs::DLL_HASH_SHA256,
    imphash: ecs::DLL_PE_IMPHASH,
};

/// Writes what Sysmon's event `id` says.
pub(crate) fn write(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    for (slot, field, how) in ROWS {
        mapper.map(*slot, *field, *how);
    }
    processes(mapper);
    files(mapper);
    mapper.map_account(Slot::User, ecs::USER_NAME, ecs::USER_DOMAIN);
    mapper.map_account(Slot::SourceUser, ecs::USER_NAME, ecs::USER_DOMAIN);
    match id {
        1 => {
            executable(mapper, &PROCESS_PE);
            hashes(mapper, &[PROCESS_HASHES]);
        }
        3 => connection(mapper),
        6 => {
            hashes(mapper, &[FILE_HASHES]);
            signature(mapper);
        }
        7 => image_loaded(mapper),
        12..=14 => sysmon_registry::write(mapper, id),
        22 => dns(mapper),
        24 | 25 => hashes(mapper, &[PROCESS_HASHES]),
        255 => {
            mapper.map(Slot::ID, ecs::ERROR_CODE, How::Same);
            mapper.sink.put_static(ecs::EVENT_OUTCOME, "failure");
        }
        _ => hashes(mapper, &[FILE_HASHES]),
    }
    if matches!(id, 27 | 28) {
        mapper.sink.put_static(ecs::EVENT_OUTCOME, "failure");
    }
}

fn processes(mapper: &mut Mapper<'_, '_, '_>) {
    // `Destination` is the program that a WMI consumer runs.
    for slot in [Slot::Image, Slot::SourceImage, Slot::Destination] {
        mapper.map_process(slot);
    }
    mapper.map_parent(Slot::ParentImage);
    mapper.map_command_line(Slot::CommandLine);
    if mapper.sink.wants(ecs::PROCESS_PARENT_USER_NAME)
        && let Some(value) = mapper.value(Slot::ParentUser)
        && let Some(text) = mapper.sink.event.text_of(value)
    {
        let from = text.find('\\').map_or(0, |at| at + 1);
        let name = part(value, from, text.len());
        mapper.sink.put(ecs::PROCESS_PARENT_USER_NAME, name);
    }
}

fn files(mapper: &mut Mapper<'_, '_, '_>) {
    for slot in [Slot::TargetFilename, Slot::ImageLoaded, Slot::Device] {
        mapper.map_file(slot);
    }
    mapper.map(Slot::PipeName, ecs::FILE_NAME, How::Same);
}

fn executable(mapper: &mut Mapper<'_, '_, '_>, executable: &Executable) {
    for (slot, field) in executable.rows {
        mapper.map(slot, field, How::Same);
    }
}

fn image_loaded(mapper: &mut Mapper<'_, '_, '_>) {
    if mapper.sink.wants(ecs::DLL_PATH)
        && let Some(value) = mapper.value(Slot::ImageLoaded)
    {
        mapper.sink.map_path(ecs::DLL_PATH, ecs::DLL_NAME, None, value);
    }
    executable(mapper, &FILE_PE);
    executable(mapper, &DLL_PE);
    hashes(mapper, &[FILE_HASHES, DLL_HASHES]);
    signature(mapper);
    mapper.map(Slot::Signature, ecs::DLL_CODE_SIGNATURE_SUBJECT_NAME, How::Same);
    mapper.map(Slot::SignatureStatus, ecs::DLL_CODE_SIGNATURE_STATUS, How::Same);
    mapper.map(Slot::Signed, ecs::DLL_CODE_SIGNATURE_EXISTS, How::Boolean);
}

fn signature(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.map(Slot::Signature, ecs::FILE_CODE_SIGNATURE_SUBJECT_NAME, How::Same);
    mapper.map(Slot::SignatureStatus, ecs::FILE_CODE_SIGNATURE_STATUS, How::Same);
    mapper.map(Slot::Signed, ecs::FILE_CODE_SIGNATURE_EXISTS, How::Boolean);
    if mapper.sink.wants(ecs::FILE_CODE_SIGNATURE_VALID)
        && let Some(status) = mapper.text(Slot::SignatureStatus)
    {
        let valid = Value::Boolean(status == "Valid");
        mapper.sink.put(ecs::FILE_CODE_SIGNATURE_VALID, valid);
    }
}

/// Splits `SHA1=…,MD5=…`; a hash of zeros says that there is none. Hashes are written in lower case.
fn hashes(mapper: &mut Mapper<'_, '_, '_>, fields: &[HashFields]) {
    let is_wanted = |fields: &HashFields| {
        mapper.sink.wants_any(&[fields.md5, fields.sha1, fields.sha256, fields.imphash])
    };
    if !mapper.sink.wants(ecs::RELATED_HASH) && !fields.iter().any(is_wanted) {
        return;
    }
    let Some(value) = mapper.value(Slot::Hashes).or_else(|| mapper.value(Slot::Hash)) else { return };
    let whole = mapper.sink.lower(value);
    let Some(text) = mapper.sink.event.text_of(whole) else { return };
    let mut found = [None; 4];
    let mut at = 0;
    for entry in text.split(',') {
        let start = at + entry.find('=').map_or(0, |equals| equals + 1);
        let end = at + entry.len();
        at = end + 1;
        let is_empty = text.get(start..end).is_none_or(|hash| hash.bytes().all(|byte| byte == b'0'));
        let slot = match entry.split_once('=') {
            Some(("md5", _)) => 0,
            Some(("sha1", _)) => 1,
            Some(("sha256", _)) => 2,
            Some(("imphash", _)) => 3,
            _ => continue,
        };
        if let (false, Some(place)) = (is_empty, found.get_mut(slot)) {
            *place = Some(part(whole, start, end));
        }
    }
    for fields in fields {
        for (field, hash) in [fields.md5, fields.sha1, fields.sha256, fields.imphash].into_iter().zip(found) {
            if let Some(hash) = hash {
                mapper.sink.put(field, hash);
            }
        }
    }
    found.into_iter().flatten().for_each(|hash| mapper.sink.add(ecs::RELATED_HASH, hash));
}

fn connection(mapper: &mut Mapper<'_, '_, '_>) {
    let is_true = |text: Option<&str>| text.map(|text| text.eq_ignore_ascii_case("true"));
    if let Some(initiated) = is_true(mapper.text(Slot::Initiated)) {
        mapper.sink.put_static(ecs::NETWORK_DIRECTION, if initiated { "egress" } else { "ingress" });
    }
    if let Some(is_v6) = is_true(mapper.text(Slot::SourceIsIpv6)) {
        mapper.sink.put_static(ecs::NETWORK_TYPE, if is_v6 { "ipv6" } else { "ipv4" });
    }
    mapper.map_list(Slot::SourceHostname, ecs::RELATED_HOSTS);
    mapper.map_list(Slot::DestinationHostname, ecs::RELATED_HOSTS);
}

fn dns(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.sink.put_static(ecs::NETWORK_PROTOCOL, "dns");
    if let Some(name) = mapper.sink.event.get(ecs::DNS_QUESTION_NAME) {
        mapper.sink.add(ecs::RELATED_HOSTS, name);
    }
    if let Some(status) = mapper.integer(Slot::QueryStatus) {
        mapper.sink.put_static(ecs::EVENT_OUTCOME, if status == 0 { "success" } else { "failure" });
        if let Some(name) = dns_status(status) {
            mapper.put_own(Slot::SysmonDnsStatus, Value::Static(name));
        }
    }
    if let Some(results) = mapper.value(Slot::QueryResults) {
        dns_answers(mapper, results);
    }
}

/// Source: Microsoft, "System error codes", and WinError.h from 9000.
fn dns_status(status: i64) -> Option<&'static str> {
    Some(match status {
        0 => "SUCCESS",
        5 => "ERROR_ACCESS_DENIED",
        123 => "ERROR_INVALID_NAME",
        1214 => "ERROR_INVALID_NETNAME",
        1223 => "ERROR_CANCELLED",
        1460 => "ERROR_TIMEOUT",
        9001 => "DNS_ERROR_RCODE_FORMAT_ERROR",
        9002 => "DNS_ERROR_RCODE_SERVER_FAILURE",
        9003 => "DNS_ERROR_RCODE_NAME_ERROR",
        9004 => "DNS_ERROR_RCODE_NOT_IMPLEMENTED",
        9005 => "DNS_ERROR_RCODE_REFUSED",
        9501 => "DNS_INFO_NO_RECORDS",
        9502 => "DNS_ERROR_BAD_PACKET",
        9503 => "DNS_ERROR_NO_PACKET",
        9701 => "DNS_ERROR_RECORD_DOES_NOT_EXIST",
        9852 => "DNS_ERROR_NO_DNS_SERVERS",
        _ => return None,
    })
}

/// Splits `type:  5 cdn.example.net;::ffff:192.0.2.1;`: names with the number of their record type, and
/// addresses.
fn dns_answers(mapper: &mut Mapper<'_, '_, '_>, results: Value) {
    const MAX_ANSWERS: usize = 64;
    let Some(text) = mapper.sink.event.text_of(results) else { return };
    let mut at = 0;
    let mut entries = [(0, 0); MAX_ANSWERS];
    for (entry, place) in text.split(';').zip(&mut entries) {
        // A named entry's data stands behind its last space.
        let from = if entry.starts_with("type:") {
            entry.trim_end().rfind(' ').map_or(0, |space| space + 1)
        } else {
            0
        };
        *place = (at + from, at + entry.trim_end().len());
        at += entry.len() + 1;
    }
    for (from, to) in entries.into_iter().filter(|(from, to)| from < to) {
        let answer = part(results, from, to);
        match mapper.sink.address(answer) {
            Some(address) => {
                mapper.sink.add(ecs::DNS_RESOLVED_IP, address);
                mapper.sink.add(ecs::RELATED_IP, address);
                mapper.sink.add(ecs::DNS_ANSWERS_DATA, address);
            }
            None => {
                mapper.sink.add(ecs::DNS_ANSWERS_DATA, answer);
                mapper.sink.add(ecs::RELATED_HOSTS, answer);
            }
        }
    }
}
