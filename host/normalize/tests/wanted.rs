//! Asking for some fields gives exactly the values that those fields have in the whole events.
//!
//! Besides, whatever any test of this crate normalizes is held against itself with parts wanted, see
//! `common::Bench::events`; here are the real data, each field by itself, and JSON from chance.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, RecordBatch, Source, Timestamp, ecs};
use common::{Bench, lines, test_data};
use proptest::prelude::*;

const RECEIVED: &str = "2024-06-01T00:00:00Z";

fn records(lines: &[&[u8]]) -> RecordBatch {
    let source = Arc::new(Source { name: "test".into(), format: None });
    let mut records = RecordBatch::new();
    for (line, number) in lines.iter().zip(0..) {
        records.push(number, &source, number + 1, Timestamp::parse(RECEIVED).unwrap(), line);
    }
    records
}

#[test]
fn real_windows_events_have_the_same_values() {
    let Some(packed) = test_data("otrf-windows-20k.ndjson.zst") else { return };
    let bytes = zstd::decode_all(&*packed).unwrap();
    let lines = lines(&bytes);
    let bench = Bench::new();
    let records = records(&lines);
    let whole = bench.normalizer.normalize(records.clone());
    bench.check_wanted(&records, &whole, 18);
}

#[test]
fn every_field_can_be_had_by_itself() {
    let Some(packed) = test_data("otrf-windows-20k.ndjson.zst") else { return };
    let bytes = zstd::decode_all(&*packed).unwrap();
    // Every 40th: of each kind of event a few.
    let lines: Vec<&[u8]> = lines(&bytes).into_iter().step_by(40).collect();
    let bench = Bench::new();
    let records = records(&lines);
    let whole = bench.normalizer.normalize(records.clone());
    let mut fields: Vec<FieldId> = whole.values().iter().map(|value| value.field).collect();
    fields.sort_unstable();
    fields.dedup();
    assert!(fields.len() > 300, "{}", fields.len());
    for field in fields {
        bench.check_subset(&records, &whole, &[field]);
    }
}

#[test]
fn what_nobody_wants_is_not_made() {
    let line = br#"{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Image":"C:\\a.exe","CommandLine":"a b","X":"y"}"#;
    let bench = Bench::new();
    let image = bench.fields.intern("winlog.event_data.Image").unwrap();
    let known = bench.fields.len();
    let batch = bench.normalizer.normalize_wanted(records(&[line]), &bench.normalizer.wanted([image]));
    let event = &batch.events()[0];
    let fields: Vec<FieldId> = batch.values_of(event).iter().map(|value| value.field).collect();
    assert_eq!(fields, [image]);
    assert_eq!(batch.get_text(event, image), Some(r"C:\a.exe"));
    assert_eq!(bench.fields.len(), known, "a name that nobody wants takes no number");
}

#[test]
fn what_nobody_wants_of_a_kind_is_not_made_of_it() {
    let lines: [&[u8]; 3] = [
        br#"{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Image":"C:\\a.exe","User":"y"}"#,
        br#"{"winlog":{"channel":"Security","event_id":"4624","event_data":{"Image":"x"}}}"#,
        br##"{"Event":{"System":{"EventID":{"#text":7},"Channel":"System"},"EventData":{"Image":"x"}}}"##,
    ];
    let bench = Bench::new();
    let field = |name: &str| bench.fields.intern(name).unwrap();
    let (image, user) = (field("winlog.event_data.Image"), field("winlog.event_data.User"));
    let of_kind = move |kind: &[(FieldId, &str)]| match kind {
        [
            (_, "Microsoft-Windows-Sysmon/Operational"),
            (_, "1"),
            (ecs::EVENT_MODULE, "windows"),
            (ecs::EVENT_DATASET, "windows.sysmon_operational"),
        ] => vec![Arc::from([image])],
        [(_, "Security"), (_, "4624")] | [(_, "System"), (_, "7")] => vec![],
        other => panic!("{other:?}"),
    };
    let wanted = bench.normalizer.wanted([image, user]).by_kind(Arc::new(of_kind));
    let mut batch = bench.normalizer.normalize_wanted(records(&lines), &wanted);
    let fields = |batch: &EventBatch, row: usize| -> Vec<FieldId> {
        batch.values_of(&batch.events()[row]).iter().map(|value| value.field).collect()
    };
    assert_eq!([fields(&batch, 0), fields(&batch, 1), fields(&batch, 2)], [vec![image], vec![], vec![]]);
    assert!(batch.events().iter().all(|event| event.narrow));
    bench.normalizer.widen(&mut batch, &[0, 2], &wanted);
    assert_eq!(
        [fields(&batch, 0), fields(&batch, 1), fields(&batch, 2)],
        [vec![image, user], vec![], vec![image]]
    );
    assert_eq!(batch.events().iter().map(|event| event.narrow).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn a_kind_with_a_long_name_is_none() {
    let bench = Bench::new();
    let wanted = bench.normalizer.wanted([ecs::MESSAGE]).by_kind(Arc::new(|_| vec![]));
    for (bytes, narrow) in [(256, true), (257, false)] {
        let line = format!(r#"{{"EventID":1,"Channel":"{}","Message":"m"}}"#, "x".repeat(bytes));
        let batch = bench.normalizer.normalize_wanted(records(&[line.as_bytes()]), &wanted);
        let event = &batch.events()[0];
        assert_eq!((event.narrow, batch.get_text(event, ecs::MESSAGE).is_some()), (narrow, !narrow));
    }
}

#[test]
fn an_overfull_record_keeps_the_values_that_it_keeps_when_whole() {
    let padding: Vec<String> = (0..5_000).map(|number| format!("\"Padding{number}\":\"x\"")).collect();
    let line =
        format!("{{\"Channel\":\"Security\",\"EventID\":4625,{},\"Last\":\"one\"}}", padding.join(","));
    let bench = Bench::new();
    let records = records(&[line.as_bytes()]);
    let whole = bench.normalizer.normalize(records.clone());
    let last = bench.fields.intern("winlog.event_data.Last").unwrap();
    bench.check_subset(&records, &whole, &[ecs::EVENT_CATEGORY, last]);
}

/// JSON with names that mean something, nested and dotted, twice and in any order.
fn json() -> impl Strategy<Value = String> {
    const NAMES: [&str; 32] = [
        "winlog",
        "event_data",
        "event_id",
        "channel",
        "winlog.channel",
        "EventID",
        "Channel",
        r"Channe\u006c",
        "#text",
        "Event",
        "System",
        "EventData",
        "Image",
        "Hashes",
        "User",
        "UserID",
        "AccountName",
        "TargetFilename",
        "event",
        "category",
        "event.action",
        "action",
        "user",
        "name",
        "related",
        "ip",
        "@timestamp",
        "ecs.version",
        "event_type",
        "src_ip",
        "timestamp",
        "dns",
    ];
    const TEXTS: [&str; 8] = [
        "Security",
        "Microsoft-Windows-Sysmon/Operational",
        r"C:\\a\\b.exe",
        "2024-01-01T00:00:00Z",
        "dns",
        "10.0.0.1",
        r"DOMAIN\\name",
        "-",
    ];
    let leaf = prop_oneof![
        3 => proptest::sample::select(TEXTS.as_slice()).prop_map(|text| format!("\"{text}\"")),
        1 => (0..5_000_i64).prop_map(|number| number.to_string()),
        1 => Just("null".to_owned()),
        1 => Just("[]".to_owned()),
        1 => Just("true".to_owned()),
    ];
    let object = |inner: BoxedStrategy<String>| {
        proptest::collection::vec((proptest::sample::select(NAMES.as_slice()), inner), 0..9).prop_map(
            |members| {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            },
        )
    };
    let value = leaf.prop_recursive(3, 60, 9, move |inner| {
        prop_oneof![
            object(inner.clone().boxed()),
            proptest::collection::vec(inner, 0..4).prop_map(|values| format!("[{}]", values.join(","))),
        ]
    });
    object(value.boxed())
}

proptest! {
    #[test]
    fn json_from_chance_has_the_same_values(lines in proptest::collection::vec(json(), 1..6)) {
        let lines: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
        // Which tries many sets of fields.
        Bench::new().events("test", None, RECEIVED, &lines);
    }
}
