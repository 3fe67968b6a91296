//! How much of real Windows events is understood: all of it, where the log is one that has tables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use bartizan_model::{EventBatch, Parsed, ecs};
use bartizan_normalize::output::{JsonWriter, write_json};
use common::{Bench, lines, test_data};

const FILE: &str = "otrf-windows-20k.ndjson.zst";
const RECEIVED: &str = "2024-06-01T00:00:00Z";

fn records() -> Option<Vec<u8>> {
    Some(zstd::decode_all(&*test_data(FILE)?).unwrap())
}

/// Whether the log is one that the normalizer has tables for; said here in its own words.
fn is_supported(channel: &str) -> bool {
    let channel = channel.to_lowercase();
    channel == "security"
        || channel == "system"
        || channel == "windows powershell"
        || channel == "microsoft-windows-powershell/operational"
        || channel == "microsoft-windows-sysmon/operational"
}

fn text<'b>(
    batch: &'b EventBatch,
    event: &bartizan_model::Event,
    field: bartizan_model::FieldId,
) -> Option<&'b str> {
    batch.get_text(event, field)
}

#[test]
fn every_event_of_a_supported_log_is_understood() {
    let Some(bytes) = records() else { return };
    let lines = lines(&bytes);
    let bench = Bench::new();
    let batch = bench.events("otrf", None, RECEIVED, &lines);
    assert_eq!(batch.len(), lines.len());
    assert_eq!(batch.turned_away(), 0);
    let mut shares: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (event, line) in batch.events().iter().zip(&lines) {
        let native: serde_json::Value = serde_json::from_slice(line).unwrap();
        let channel = native["Channel"].as_str().unwrap();
        let want = if is_supported(channel) { Parsed::Understood } else { Parsed::OtherProgram };
        assert_eq!(event.parsed, want, "{channel}");
        *shares.entry((format!("{:?}", event.parsed), channel.to_lowercase())).or_default() += 1;
        assert_eq!(text(&batch, event, ecs::EVENT_CODE), Some(&*native["EventID"].to_string()));
        assert_eq!(text(&batch, event, ecs::HOST_NAME), native["Hostname"].as_str());
        assert_eq!(text(&batch, event, ecs::ERROR_MESSAGE), None);
        if let Some(time) = native["@timestamp"].as_str() {
            assert_eq!(Some(event.time), bartizan_model::Timestamp::parse(time));
        }
    }
    shares.iter().for_each(|(share, count)| eprintln!("{count:>6} {share:?}"));
    let understood: usize =
        shares.iter().filter(|((parsed, _), _)| parsed == "Understood").map(|(_, count)| count).sum();
    eprintln!("{understood} of {} understood", batch.len());
    assert!(understood > 20_000);
}

/// Every datum of every record is there, by its native name and with its native value.
#[test]
fn no_value_is_lost() {
    let Some(bytes) = records() else { return };
    let lines = lines(&bytes);
    let bench = Bench::new();
    let batch = bench.events("otrf", None, RECEIVED, &lines[..4_000]);
    for (event, line) in batch.events().iter().zip(&lines) {
        let native: serde_json::Value = serde_json::from_slice(line).unwrap();
        let shown = values(&bench, &batch, event);
        for (name, value) in native.as_object().unwrap() {
            if value.is_null() || name == "@timestamp" {
                continue;
            }
            let value = if let Some([only]) = value.as_array().map(Vec::as_slice) { only } else { value };
            let text = value.as_str().map_or_else(|| value.to_string(), String::from);
            let found = shown.iter().filter(|(field, _)| {
                ["winlog.", "nxlog.", "message", "tags"].iter().any(|prefix| field.starts_with(prefix))
            });
            assert!(found.into_iter().any(|(_, other)| *other == text), "{name} = {text}");
        }
    }
}

fn values(bench: &Bench, batch: &EventBatch, event: &bartizan_model::Event) -> Vec<(String, String)> {
    let shown = batch.values_of(event).iter().map(|value| {
        let text = match value.value {
            bartizan_model::Value::Integer(number) => number.to_string(),
            bartizan_model::Value::Boolean(truth) => truth.to_string(),
            other => batch.text_of(&other).unwrap_or_default().to_owned(),
        };
        (bench.fields.name(value.field).into(), text)
    });
    shown.collect()
}

/// Sysmon's table, held against counts made without it.
#[test]
fn kinds_of_events_are_those_that_the_ids_say() {
    let Some(bytes) = records() else { return };
    let lines = lines(&bytes);
    let batch = Bench::new().events("otrf", None, RECEIVED, &lines);
    let count = |action: &str| {
        batch.events().iter().filter(|event| text(&batch, event, ecs::EVENT_ACTION) == Some(action)).count()
    };
    // Counted with `jq` by channel and EventID.
    assert_eq!(count("Process creation"), 41);
    assert_eq!(count("ProcessAccess"), 8_550);
    assert_eq!(count("Network connection"), 114);
    assert_eq!(count("DNSEvent (DNS query)"), 45);
    assert_eq!(count("created-process"), 21 + 17);
    assert_eq!(count("logged-in"), 23 + 1);
    assert_eq!(count("windows-firewall-connection"), 170 + 25);
    assert_eq!(count("service-installed"), 1);
    let with = |field| batch.events().iter().filter(|event| batch.get(event, field).is_some()).count();
    assert!(with(ecs::PROCESS_EXECUTABLE) > 17_000);
    assert_eq!(with(ecs::DLL_PATH), 2_621);
    assert!(with(ecs::REGISTRY_PATH) >= 2_730 + 1_195);
}

#[test]
fn every_event_is_written_as_json_and_the_same_way_by_both_writers() {
    let Some(bytes) = records() else { return };
    let lines = lines(&bytes);
    let bench = Bench::new();
    let batch = bench.events("otrf", None, RECEIVED, &lines[..3_000]);
    let mut writer = JsonWriter::new(&bench.fields);
    for event in batch.events() {
        let (mut quick, mut slow) = (Vec::new(), Vec::new());
        writer.write(&batch, event, &mut quick);
        write_json(&bench.fields, &batch, event, &mut slow);
        assert_eq!(String::from_utf8_lossy(&quick), String::from_utf8_lossy(&slow));
        let json: serde_json::Value = serde_json::from_slice(&quick).unwrap();
        assert_eq!(json["@timestamp"].as_str(), Some(&*event.time.to_string()));
        assert_eq!(json["event"]["code"].as_str(), text(&batch, event, ecs::EVENT_CODE));
        assert!(json["event"]["category"].is_null() || json["event"]["category"].is_array());
    }
}
