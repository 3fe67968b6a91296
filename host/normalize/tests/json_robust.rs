//! JSON that means harm, and JSON from chance: one event a record, nothing lost, and valid JSON out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use bartizan_model::{EventBatch, Parsed};
use bartizan_normalize::output::{JsonWriter, write_json};
use common::Bench;
use expect_test::expect;
use proptest::prelude::*;

const RECEIVED: &str = "2025-06-01T00:00:00Z";

/// Every event as JSON, by both writers, which must agree.
fn written(bench: &Bench, batch: &EventBatch) -> Vec<String> {
    let mut writer = JsonWriter::new(&bench.fields);
    let lines = batch.events().iter().map(|event| {
        let (mut quick, mut slow) = (Vec::new(), Vec::new());
        writer.write(batch, event, &mut quick);
        write_json(&bench.fields, batch, event, &mut slow);
        let quick = String::from_utf8(quick).unwrap();
        assert_eq!(quick, String::from_utf8(slow).unwrap());
        quick
    });
    lines.collect()
}

fn write(line: &str) -> String {
    let bench = Bench::new();
    let batch = bench.events("test", None, RECEIVED, &[line.as_bytes()]);
    written(&bench, &batch).remove(0)
}

#[test]
fn names_that_begin_other_names_lose_nothing() {
    let shown = [
        r#"{"a":1,"a.b":2,"a-b":3,"ab":4}"#,
        r#"{"a":1,"a.value":2,"a._value":3,"a.value.x":4}"#,
        r#"{"a.b.c":1,"a.b":[1,2],"a":{"b.c.d":true},"a.d":[]}"#,
        r#"{"@timestamp":{"x":1},"ecs":"text","ecs.version.x":2,"ecs.z":1}"#,
        r#"{"huge":1e400,"list":[-1e999,18446744073709551616]}"#,
        r#"{"":1,".":2,"..x":3,"a..b":4,"a.":5}"#,
        "{\"q\\\"\\\\\\u0001\":\"\\u0000\\u001f\\b\\n\\u2028\",\"l\":[{\n\"x\":\r\n1}]}",
    ]
    .map(write)
    .join("\n");
    expect![[r#"
        {"@timestamp":"2025-06-01T00:00:00Z","a":{"value":1,"b":2},"a-b":3,"ab":4,"ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"}}
        {"@timestamp":"2025-06-01T00:00:00Z","a":{"__value":1,"_value":3,"value":{"value":2,"x":4}},"ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"}}
        {"@timestamp":"2025-06-01T00:00:00Z","a":{"b":{"value":[1,2],"c":{"value":1,"d":true}},"d":[]},"ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"}}
        {"@timestamp":{"value":"2025-06-01T00:00:00Z","x":1},"ecs":{"value":"text","version":{"value":"9.5.0-dev","x":2},"z":1},"error":{"message":"the record's time \"{\"x\":1}\" is no time between 1677 and 2262; the time of arrival stands"},"event":{"kind":"event"}}
        {"@timestamp":"2025-06-01T00:00:00Z","ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"},"huge":"1e400","list":["-1e999",18446744073709551616]}
        {"":{"value":1,"":{"value":2,"x":3}},"@timestamp":"2025-06-01T00:00:00Z","a":{"":{"value":5,"b":4}},"ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"}}
        {"@timestamp":"2025-06-01T00:00:00Z","ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"},"l":[{"x":1}],"q\"\\\u0001":"\u0000\u001f\u0008\n "}"#]].assert_eq(&shown);
}

#[test]
fn unparsed_records_come_out_too() {
    let bench = Bench::new();
    let batch = bench.events("test", None, RECEIVED, &[b"{\"a\":\xff}", b"{\"b\":1}", b"{broken"]);
    expect![[r#"
        {"@timestamp":"2025-06-01T00:00:00Z","ecs":{"version":"9.5.0-dev"},"error":{"message":"the line is not JSON (one object a line, its kind told by itself): a JSON value should stand at byte 5; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"},"event":{"kind":"event","original":"{\"a\":�}"}}
        {"@timestamp":"2025-06-01T00:00:00Z","b":1,"ecs":{"version":"9.5.0-dev"},"event":{"kind":"event"}}
        {"@timestamp":"2025-06-01T00:00:00Z","ecs":{"version":"9.5.0-dev"},"error":{"message":"the line is not JSON (one object a line, its kind told by itself): a key in quotes should stand at byte 1; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"},"event":{"kind":"event","original":"{broken"}}"#]].assert_eq(&written(&bench, &batch).join("\n"));
}

#[test]
fn depth_costs_neither_the_stack_nor_the_record() {
    for depth in [63, 64, 65, 1_000, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let line =
                format!("{{\"deep\":{}1{},\"after\":\"kept\"}}", open.repeat(depth), close.repeat(depth));
            let bench = Bench::new();
            let batch = bench.events("test", None, RECEIVED, &[line.as_bytes(), b"{\"next\":1}"]);
            assert_eq!(batch.len(), 2);
            assert_eq!(batch.events()[0].parsed, Parsed::OtherProgram);
            let written = written(&bench, &batch);
            assert!(written[0].contains("\"after\":\"kept\""), "{depth}");
            // All brackets are there, as objects of a name or as kept text.
            let brackets = written[0].matches(open.as_bytes()[0] as char).count();
            assert!(brackets >= depth, "{depth}: {brackets}");
            // What it prints is read by a program that stops at 128 levels.
            let read = serde_json::from_str::<serde_json::Value>(&written[0]);
            assert!(read.is_ok(), "{depth} of {open}: {read:?}");
            assert!(written[1].contains("\"next\":1"));
        }
    }
}

#[test]
fn long_strings_many_names_and_duplicates() {
    let long = "x".repeat(1 << 20);
    let line = format!("{{\"long\":\"{long}\",\"path\":\"{}\"}}", "\\\\".repeat(1 << 19));
    let json: serde_json::Value = serde_json::from_str(&write(&line)).unwrap();
    assert_eq!(json["long"].as_str().unwrap().len(), 1 << 20);
    assert_eq!(json["path"].as_str().unwrap().len(), 1 << 19);

    let many: Vec<String> = (0..50_000).map(|number| format!("\"k{number}\":{number}")).collect();
    let bench = Bench::new();
    let batch = bench.events("test", None, RECEIVED, &[format!("{{{}}}", many.join(",")).as_bytes()]);
    assert_eq!(batch.values_of(&batch.events()[0]).len() as u64 + batch.turned_away(), 50_001);
    serde_json::from_str::<serde_json::Value>(&written(&bench, &batch)[0]).unwrap();

    let json: serde_json::Value =
        serde_json::from_str(&write(r#"{"a":"first","a":"second","b":{"c":1},"b.c":2}"#)).unwrap();
    assert_eq!(json["a"], "first");
    assert_eq!(json["b"]["c"], 1);
}

#[test]
fn a_record_padded_with_members_is_still_what_it_is() {
    let padding: Vec<String> = (0..5_000).map(|number| format!("\"Padding{number}\":\"x\"")).collect();
    let list = vec!["1"; 5_000].join(",");
    let line = format!(
        "{{\"EventTime\":\"2025-05-31 10:00:00\",\"Hostname\":\"pc-1\",\"Channel\":\"Security\",\"EventID\":4625,\
         \"SourceName\":\"Microsoft-Windows-Security-Auditing\",\"TargetUserName\":\"alice\",\
         \"IpAddress\":\"192.0.2.7\",\"List\":[{list}],{}}}",
        padding.join(",")
    );
    let json: serde_json::Value = serde_json::from_str(&write(&line)).unwrap();
    assert_eq!(json["event"]["category"], serde_json::json!(["authentication"]));
    assert_eq!(json["event"]["outcome"], "failure");
    assert_eq!(json["user"]["name"], "alice");
    assert_eq!(json["source"]["ip"], "192.0.2.7");
}

/// Time must not grow with the square of a record: a name too long to be a field's is not looked up.
#[test]
fn names_that_are_too_long_are_counted() {
    let name = "n".repeat(1_000);
    let members: Vec<String> = (0..1_000).map(|number| format!("\"{number}\":1")).collect();
    let line = format!("{{\"{name}\":{{{}}},\"{name}x\":1,\"ok\":1}}", members.join(","));
    let bench = Bench::new();
    let batch = bench.events("test", None, RECEIVED, &[line.as_bytes()]);
    assert_eq!(batch.turned_away(), 2);
    assert!(bench.shown(&batch).contains("ok = 1"));
}

/// What a normalizer did before changes no event.
#[test]
fn events_do_not_depend_on_those_before() {
    let lines = [
        r#"{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Image":"C:\\a.exe","Odd":"x"}"#,
        r#"{"winlog":{"channel":"Security","event_id":4624,"event_data":{"TargetUserName":"alice"}}}"#,
        r#"{"a":[1,2],"winlog.event_data":"x","b":{}}"#,
        r#"{"timestamp":"2024-03-01T10:00:00Z","event_type":"dns","src_ip":"10.0.0.1","dns":{"rrname":"X"}}"#,
        "{broken",
    ];
    let together = Bench::new();
    let bytes: Vec<&[u8]> = lines.iter().cycle().take(40).map(|line| line.as_bytes()).collect();
    let batch = together.events("test", None, RECEIVED, &bytes);
    let written = written(&together, &batch);
    for (line, together) in lines.iter().cycle().zip(written) {
        assert_eq!(write(line), together);
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let name = prop_oneof![
        "[a-c@.]{0,4}",
        prop::sample::select(vec![
            "EventID",
            "Channel",
            "SourceName",
            "winlog",
            "event_data",
            "event_id",
            "Event",
            "System",
            "EventData",
            "Data",
            "Name",
            "#text",
            "@timestamp",
            "timestamp",
            "event_type",
            "src_ip",
            "dns",
            "grouped",
            "A",
            "ecs",
            "version",
            "event",
            "category",
            "Hashes",
            "CommandLine",
            "QueryResults",
            "Image",
            "IpAddress",
            "UserData",
            "process",
        ])
        .prop_map(String::from),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        prop::sample::select(vec![
            "Microsoft-Windows-Sysmon/Operational",
            "Security",
            "System",
            "Windows PowerShell",
            "1",
            "22",
            "4624",
            "4688",
            "dns",
            "alert",
            "::ffff:1.2.3.4",
            "MD5=00,SHA1=A=,,",
            "type:  5 é;x;",
            "\"a\\\" b",
            "é\\",
            "CN=é\\,x,",
        ])
        .prop_map(Into::into),
        prop::sample::select(vec![1_i64, 3, 7, 13, 22, 4624, 4657, 4732, 5145, 7045, 1074, 800, 4103])
            .prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Objects that are often of a known kind.
fn record() -> impl Strategy<Value = String> {
    (json(), json(), json(), 0..6).prop_map(|(one, two, three, shape)| {
        let value = match shape {
            0 => serde_json::json!({"EventID": one, "Channel": two, "Image": three}),
            1 => serde_json::json!({"winlog": {"channel": one, "event_id": two, "event_data": three}}),
            2 => serde_json::json!({"Event": {"System": one, "EventData": two, "UserData": three}}),
            3 => serde_json::json!({"timestamp": one, "event_type": "alert", "src_ip": two, "dns": three}),
            4 => serde_json::json!({"EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational",
                                    "Hashes": one, "CommandLine": two, "QueryResults": three}),
            _ => serde_json::json!({"@timestamp": one, "event": two, "x": three}),
        };
        value.to_string()
    })
}

fn check_line(line: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(line);
    let object = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&text);
    // It refuses numbers past a double's range, which are JSON all the same.
    if object.as_ref().is_err_and(|error| error.to_string().contains("out of range")) {
        return Ok(());
    }
    let bench = Bench::new();
    let batch = bench.events("test", Some("json"), RECEIVED, &[b"{\"before\":1}", line, b"{\"after\":1}"]);
    prop_assert_eq!(batch.len(), 3);
    // Not by the other writer as well, which sorts all of ECS first: it is held against this one elsewhere.
    let plain = batch.events().iter().map(|event| {
        let mut out = Vec::new();
        write_json(&bench.fields, &batch, event, &mut out);
        String::from_utf8(out).unwrap()
    });
    let written: Vec<String> = plain.collect();
    for line in &written {
        prop_assert!(!line.contains('\n'));
        let parsed = serde_json::from_str::<serde_json::Value>(line);
        prop_assert!(parsed.is_ok(), "{:?}: {}", parsed, line);
    }
    prop_assert!(written[0].contains("\"before\":1") && written[2].contains("\"after\":1"));
    // What the reader takes is what serde_json takes.
    prop_assert_eq!(batch.events()[1].parsed != Parsed::Failed, object.is_ok(), "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn records_of_known_kinds_give_an_event_each(line in record()) {
        check_line(line.as_bytes())?;
    }

    #[test]
    fn damaged_records_give_an_event_each(line in record(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = line.into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        check_line(&bytes)?;
    }

    #[test]
    fn arbitrary_bytes_give_an_event_each(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut line = b"{".to_vec();
        line.extend(bytes);
        check_line(&line)?;
    }
}
