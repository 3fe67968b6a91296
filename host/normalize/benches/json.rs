//! What it costs to make an event of a Windows record: whole, and with only the fields that a large set of
//! detection rules asks for, beside bare parses of the same lines by the fastest parsers there are.
//!
//! `cargo bench -p bartizan-normalize --bench json`; the data is looked for as the tests do, or named by
//! `BARTIZAN_BENCH_FILE`; `BARTIZAN_BENCH_ONLY` names a contender, for a profiler. All contenders take turns on the same few lines, and the least CPU time of several
//! turns counts: what else the machine does then disturbs all of them, and the ratios stand.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    hint::black_box,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    sync::Arc,
};

use bartizan_model::{EventBatch, FieldId, FieldTable, RecordBatch, Source, Timestamp, ecs};
use bartizan_normalize::{Normalizer, Settings, WantedFields, output::JsonWriter};
use rustix::time::{ClockId, clock_gettime};

const FILES: [&str; 2] = ["otrf-windows-200k.ndjson.zst", "otrf-windows-20k.ndjson.zst"];
/// The data that the Windows rules of a large public collection look at.
#[rustfmt::skip]
const EVENT_DATA: &[&str] = &[
    "AccessList", "AccessMask", "AccountName", "Action", "Address", "AllowedToDelegateTo", "AppID", "AppName",
    "Application", "ApplicationPath", "AttributeLDAPDisplayName", "AttributeValue", "AuditPolicyChanges",
    "AuthenticationPackageName", "Binary", "CallTrace", "CallingProcess", "Caption", "CertThumbprint", "ClassName",
    "ClientAddress", "CommandLine", "Company", "Configuration", "Contents", "ContextInfo", "CurrentDirectory", "Data",
    "Description", "DestPort", "Destination", "DestinationHostname", "DestinationIp", "DestinationPort", "Details",
    "Device", "DeviceName", "DistinguishedName", "ErrorCode", "EventType", "ExceptionCode", "FileName",
    "FileNameBuffer", "FileVersion", "FilterName", "Flags", "GrantedAccess", "HasFullTrust", "Hash", "Hashes",
    "HiveName", "Image", "ImageLoaded", "ImageName", "ImagePath", "Initiated", "IntegrityLevel", "IpAddress",
    "IsatapRouter", "LocalName", "LogonId", "LogonProcessName", "LogonType", "ModifyingApplication", "Name",
    "NewName", "NewTemplateContent", "NewUacValue", "NewValue", "ObjectClass", "ObjectDN", "ObjectName",
    "ObjectServer", "ObjectType", "ObjectValueName", "OldUacValue", "OldValue", "Operation", "Origin",
    "OriginalFileName", "PackageFullName", "PackagePath", "PackageSourceUri", "ParentCommandLine", "ParentImage",
    "ParentUser", "Path", "Payload", "PipeName", "PossibleCause", "PrivilegeList", "ProcessId", "ProcessName",
    "ProcessNameBuffer", "ProcessPath", "Product", "Properties", "Protocol", "Query", "QueryName", "Reason",
    "RelativeTargetName", "RemoteName", "RequestedPolicy", "SamAccountName", "ScriptBlockText", "SearchFilter",
    "ServerName", "Service", "ServiceFileName", "ServiceName", "ShareName", "SidHistory", "SidList", "Signature",
    "SignatureStatus", "Signed", "SourceCommandLine", "SourceFilename", "SourceImage", "SourceIp", "SourcePort",
    "StartAddress", "StartFunction", "StartModule", "State", "Status", "SubcategoryGuid", "SubjectLogonId",
    "SubjectUserName", "SubjectUserSid", "TargetFilename", "TargetImage", "TargetInfo", "TargetName", "TargetObject",
    "TargetParentProcessId", "TargetServerName", "TargetUserName", "TargetUserSid", "TaskContent", "TaskContentNew",
    "TaskName", "TemplateContent", "TicketEncryptionType", "Type", "User", "UserName", "Value", "Workstation",
    "WorkstationName", "param1", "param2", "param3", "processPath", "subjectName",
];
/// What such rules look at beside the data.
const ENVELOPE: &[&str] = &[
    "winlog.channel",
    "winlog.event_id",
    "winlog.provider_name",
    "winlog.computer_name",
    "host.name",
    "user.name",
];
const LINES_A_TURN: usize = 1_000;
/// Turns of each contender, unless `BARTIZAN_BENCH_TURNS` says how many.
const TURNS: usize = 5;

fn open() -> Option<Box<dyn BufRead>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folders: Vec<PathBuf> =
        std::env::var_os("BARTIZAN_TEST_DATA").map(PathBuf::from).into_iter().chain([beside]).collect();
    let found = FILES.iter().flat_map(|file| folders.iter().map(move |folder| folder.join(file)));
    let named = std::env::var_os("BARTIZAN_BENCH_FILE").map(PathBuf::from);
    let path = named.into_iter().chain(found).find(|path| path.is_file())?;
    eprintln!("{}", path.display());
    let file = std::fs::File::open(&path).unwrap();
    let reader: Box<dyn Read> = match path.extension() {
        Some(extension) if extension == "zst" => Box::new(zstd::Decoder::new(file).unwrap()),
        _ => Box::new(file),
    };
    Some(Box::new(BufReader::with_capacity(1 << 20, reader)))
}

fn records(lines: &[String]) -> RecordBatch {
    let source = Arc::new(Source { name: "bench".into(), format: None });
    let received = Timestamp::parse("2024-06-01T00:00:00Z").unwrap();
    let mut records = RecordBatch::new();
    for (line, number) in lines.iter().zip(0..) {
        records.push(number, &source, number + 1, received, line.as_bytes());
    }
    records
}

fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// The lines of a turn, as the contenders take them.
struct Turn {
    lines: Vec<String>,
    records: RecordBatch,
    events: EventBatch,
}

type Contender<'c> = (&'static str, Box<dyn FnMut(&Turn, RecordBatch) -> Option<EventBatch> + 'c>);

/// What rules want of events, `more` fields beside the usual ones.
fn wanted(normalizer: &Normalizer, fields: &FieldTable, more: &[&str]) -> WantedFields {
    let data = EVENT_DATA.iter().map(|name| format!("winlog.event_data.{name}"));
    let names = data.chain(ENVELOPE.iter().chain(more).map(|name| (*name).to_owned()));
    let wanted: Vec<FieldId> = names.map(|name| fields.intern(&name).unwrap()).collect();
    normalizer.wanted(wanted)
}

fn contenders<'c>(normalizer: &'c Normalizer, fields: &'c FieldTable) -> Vec<Contender<'c>> {
    let (rules, one) = (wanted(normalizer, fields, &[]), normalizer.wanted([ecs::PROCESS_NAME]));
    let with_message = wanted(normalizer, fields, &["message"]);
    let mut writer = JsonWriter::new(fields);
    let mut out = Vec::with_capacity(1 << 20);
    let mut copy = Vec::new();
    let mut buffers = simd_json::Buffers::default();
    vec![
        ("normalize, all fields", Box::new(|_, records| Some(normalizer.normalize(records)))),
        (
            "normalize, what rules want",
            Box::new(move |_, records| Some(normalizer.normalize_wanted(records, &rules))),
        ),
        (
            "normalize, the same and the message",
            Box::new(move |_, records| Some(normalizer.normalize_wanted(records, &with_message))),
        ),
        (
            "normalize, process.name only",
            Box::new(move |_, records| Some(normalizer.normalize_wanted(records, &one))),
        ),
        (
            "write as JSON",
            Box::new(move |turn, _| {
                for event in turn.events.events() {
                    out.clear();
                    writer.write(&turn.events, event, &mut out);
                    black_box(&out);
                }
                None
            }),
        ),
        (
            "records from bytes (copied, UTF-8 checked)",
            Box::new(|turn, _| {
                black_box(records(&turn.lines));
                None
            }),
        ),
        (
            "floor: sonic-rs value",
            Box::new(|turn, _| {
                for line in &turn.lines {
                    black_box(sonic_rs::from_str::<sonic_rs::Value>(line).unwrap());
                }
                None
            }),
        ),
        (
            "floor: sonic-rs members, one by one",
            Box::new(|turn, _| {
                for line in &turn.lines {
                    for member in sonic_rs::to_object_iter(line.as_str()) {
                        black_box(member.unwrap());
                    }
                }
                None
            }),
        ),
        (
            "floor: simd-json tape",
            Box::new(move |turn, _| {
                for line in &turn.lines {
                    copy.clear();
                    copy.extend_from_slice(line.as_bytes());
                    black_box(simd_json::to_tape_with_buffers(&mut copy, &mut buffers).unwrap());
                }
                None
            }),
        ),
        (
            "floor: serde_json, everything ignored",
            Box::new(|turn, _| {
                for line in &turn.lines {
                    black_box(serde_json::from_str::<serde::de::IgnoredAny>(line).unwrap());
                }
                None
            }),
        ),
    ]
}

fn main() {
    let Some(mut reader) = open() else {
        eprintln!("SKIPPED: {} is not there; set BARTIZAN_TEST_DATA to the folder that holds it", FILES[0]);
        return;
    };
    let only = std::env::var("BARTIZAN_BENCH_ONLY").ok();
    let turns =
        std::env::var("BARTIZAN_BENCH_TURNS").ok().and_then(|turns| turns.parse().ok()).unwrap_or(TURNS);
    let fields = Arc::new(FieldTable::new());
    let normalizer = Normalizer::new(Arc::clone(&fields), Settings::default());
    let mut contenders = contenders(&normalizer, &fields);
    contenders.retain(|(name, _)| only.as_deref().is_none_or(|only| name.contains(only)));
    let mut sums = vec![0.0; contenders.len()];
    let (mut count, mut bytes) = (0, 0);
    loop {
        let lines: Vec<String> = reader.by_ref().lines().take(LINES_A_TURN).map(Result::unwrap).collect();
        if lines.is_empty() {
            break;
        }
        count += lines.len();
        bytes += lines.iter().map(String::len).sum::<usize>();
        let records = records(&lines);
        let turn = Turn { events: normalizer.normalize(records.clone()), lines, records };
        let mut least = vec![f64::MAX; contenders.len()];
        for _ in 0..turns {
            for ((_, run), least) in contenders.iter_mut().zip(&mut least) {
                let records = turn.records.clone();
                let start = cpu_seconds();
                let made = run(&turn, records);
                *least = least.min(cpu_seconds() - start);
                drop(black_box(made));
            }
        }
        sums.iter_mut().zip(least).for_each(|(sum, least)| *sum += least);
    }
    println!("{count} records of {} bytes", bytes / count);
    for ((name, _), sum) in contenders.iter().zip(&sums) {
        println!(
            "{name:45} {:7.0} ns a record {:7.0} k records/s {:6.2} GB/s",
            sum / count as f64 * 1e9,
            count as f64 / sum / 1e3,
            bytes as f64 / sum / 1e9,
        );
    }
}

// Criterion is for the other bench: it runs its contenders one after the other, and the ratios between them
// are what counts here.
