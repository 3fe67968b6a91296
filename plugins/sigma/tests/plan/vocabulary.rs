//! Random rules and random events over few words, so that they meet often.

use bartizan_sdk::testing::Value;
use data_encoding::BASE64;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sigma::table::Fields;

use super::happening::{Happening, texts_of};

/// Fields of rules: with many names, with one, with an envelope's, and of numbers.
const FIELDS: [&str; 8] = ["Image", "CommandLine", "EventID", "User", "Computer", "F", "SourceIp", "Message"];

/// What stands in events. Among it: both cases, letters beyond ASCII whose other case is ASCII (the sign of the
/// kelvin) or several letters, dashes, what JSON escapes, numbers, addresses, times, encoded text.
fn said() -> Vec<String> {
    let plain = [
        "cmd.exe",
        "CMD.EXE",
        r"C:\Windows\System32\cmd.exe",
        r"c:\windows\temp\a b.exe",
        "powershell -enc abc",
        "POWERSHELL /ENC ABC",
        "x –enc y",
        "a*c",
        "abc",
        "axxc",
        "é",
        "É",
        "éK",
        "É\u{212a}",
        "Ångström",
        "\u{212b}NGSTRÖM",
        "a ångstro",
        "παράδειγμα",
        "ΠΑΡΆΔΕΙΓΜΑ",
        "\u{1f600} abc",
        "ÉK!",
        "straße",
        "ſtraße",
        "\u{130}x",
        "a\"b/c",
        "tab\there",
        "10.1.2.3",
        "192.168.7.9",
        "fe80::1",
        "5",
        "4688",
        "12",
        "1.5",
        "true",
        "2026-03-01T10:15:00Z",
        "bob",
        "",
        " ",
    ];
    let mut all: Vec<String> = plain.iter().map(|text| (*text).to_owned()).collect();
    for (before, text) in [("", "abc"), ("x", "abc"), ("xy", "-enc"), ("", "é")] {
        all.push(BASE64.encode(format!("{before}{text}").as_bytes()));
        let wide: Vec<u8> = format!("{before}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        all.push(format!("echo {}", BASE64.encode(&wide)));
    }
    all
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(values: &[String]) -> String {
    format!("[{}]", values.join(", "))
}

/// Values as rules write them.
fn text() -> BoxedStrategy<String> {
    let written = vec![
        "cmd.exe",
        r"*\cmd.exe",
        r"C:\Windows\*",
        "*-enc*",
        "*enc*",
        "a?c",
        "a*c",
        r"a\*c",
        "*a*b*",
        "*.exe",
        "é*",
        "*É",
        "*ék",
        "ék*",
        "*é*k*",
        "*Ångström*",
        "å*",
        "*παράδειγμα*",
        "*Μα",
        "*\u{1f600}*",
        "*straße*",
        "s*e",
        "*ſ*",
        "i*x",
        "*abc",
        "x*",
        "*",
        "?",
        "-enc",
        "* -enc *",
        "4688",
        "bob",
        "*\"b/c",
        "*b/c",
        "*here",
        "1.5",
        "tru*",
        "*C:*",
        "",
        " ",
    ];
    select(written).prop_map(quoted).boxed()
}

fn bare() -> BoxedStrategy<String> {
    select(vec!["4688", "5", "12", "1.5", "true", "null", "''", "'*'", "0"]).prop_map(str::to_owned).boxed()
}

fn field() -> BoxedStrategy<&'static str> {
    select(FIELDS.to_vec()).boxed()
}

fn keyed(modifiers: Vec<&'static str>, value: BoxedStrategy<String>, values: usize) -> BoxedStrategy<String> {
    let key = (field(), select(modifiers)).prop_map(|(field, modifier)| format!("'{field}{modifier}'"));
    (key, vec(value, 1..=values)).prop_map(|(key, values)| format!("{key}: {}", list(&values))).boxed()
}

/// A line of a map.
fn item() -> BoxedStrategy<String> {
    let words = || {
        select(vec![
            "'enc'",
            "'abc'",
            "'c'",
            "'é'",
            "'ék'",
            "'å'",
            "'παράδειγμα'",
            "'\u{1f600}'",
            "'-enc'",
            "'/enc'",
            "'B'",
            "'a b'",
        ])
    };
    let word = || words().prop_map(str::to_owned).boxed();
    let regex = vec![
        "'^cmd'",
        "'enc\\s'",
        "'(?i)É'",
        "'.'",
        "'^$'",
        "'k'",
        "'[a-c]{3}'",
        r"'cmd\.exe$'",
        "'(?i)CMD'",
        r"'\\temp\\.*exe'",
        "'power.*enc'",
        "'(abc|enc)'",
        "'é?K'",
        "'(?i)ék'",
        "'(?i)ÅNG.*m'",
        "'cmd.*exe'",
        "'(?i)windows.*(system32|temp).*e'",
        "'(?i)powers?hell.*(enc|abc)'",
        "'[åé]'",
        "'(?i)STRA.e|bob'",
        "'(?i)sTra'",
        "'a{2,}'",
        "'[Aa]bc'",
        "'(?:x|abc){2}'",
        "'(?:abc)?x'",
        "'(?:enc)+'",
        "'(?:enc)*4'",
        "'b/c'",
        r"'\x41BC'",
        r"'\bcmd\b'",
        "'(?i:P)ower'",
        "'a.c|a..c'",
        "'(?i)k$'",
        "'(?i)s'",
        "'tab\\s+h'",
        r"'C:\\Windows\\System32\\[a-z]+\.exe'",
    ];
    let regex = select(regex).prop_map(str::to_owned).boxed();
    let other = field().prop_map(quoted).boxed();
    let number = select(vec!["5", "12", "4688", "1.5"]).prop_map(str::to_owned).boxed();
    let network = vec!["'10.0.0.0/8'", "'192.168.0.0/16'", "'fe80::/10'"];
    let network = select(network).prop_map(str::to_owned).boxed();
    let truth = select(vec!["true", "false"]).prop_map(str::to_owned).boxed();
    prop_oneof![
        6 => keyed(vec!["", "", "|cased", "|neq"], text(), 3),
        6 => keyed(vec!["|contains", "|startswith", "|endswith", "|contains|cased", "|contains|neq"], word(), 3),
        2 => (field(), vec(word(), 2..4)).prop_map(|(field, values)| format!("'{field}|contains|all': {}", list(&values))),
        2 => keyed(vec!["|windash", "|windash|contains", "|windash|startswith"], word(), 2),
        2 => (field(), vec(word(), 2..3)).prop_map(|(field, values)| format!("'{field}|windash|contains|all': {}", list(&values))),
        2 => keyed(vec!["|base64offset|contains", "|base64", "|wide|base64offset|contains", "|utf16le|base64offset|contains"], word(), 2),
        2 => keyed(vec![""], bare(), 3),
        5 => keyed(vec!["|re", "|re|i", "|re|neq"], regex.clone(), 3),
        2 => (field(), vec(regex, 2..4)).prop_map(|(field, values)| format!("'{field}|re|all': {}", list(&values))),
        1 => keyed(vec!["|cidr"], network, 2),
        1 => (field(), truth).prop_map(|(field, truth)| format!("'{field}|exists': {truth}")),
        1 => (field(), select(vec!["gt", "gte", "lt", "lte"]), number).prop_map(|(field, op, number)| format!("'{field}|{op}': {number}")),
        1 => keyed(vec!["|fieldref", "|fieldref|startswith", "|fieldref|contains"], other, 1),
        1 => (field(), select(vec!["minute", "hour", "year"]), select(vec!["15", "10", "2026"])).prop_map(|(field, part, number)| format!("'{field}|{part}': {number}")),
        1 => (field(), text()).prop_map(|(field, one)| format!("'{field}': {one}")),
    ]
    .boxed()
}

fn map() -> BoxedStrategy<String> {
    vec(item(), 1..4)
        .prop_map(|mut items| {
            // A map has each key once.
            items.sort();
            items.dedup_by_key(|item| item.split("':").next().map(str::to_owned));
            format!("{{{}}}", items.join(", "))
        })
        .boxed()
}

fn selection() -> BoxedStrategy<String> {
    let keyword = select(vec![
        "'*enc*'",
        "cmd",
        "'*é*'",
        "'bob'",
        "'*ék*'",
        "'a\"b'",
        "'*b/c'",
        "4688",
        "'tab\there'",
        "'10.*.3'",
    ]);
    let keywords = || vec(keyword.clone().prop_map(str::to_owned), 1..4).prop_map(|words| list(&words));
    prop_oneof![
        7 => map(),
        2 => vec(map(), 1..4).prop_map(|maps| list(&maps)),
        1 => vec(map(), 13..18).prop_map(|maps| list(&maps)),
        3 => item().prop_map(|item| format!("{{{item}}}")),
        2 => keywords(),
        1 => vec(keyword.clone().prop_map(str::to_owned), 2..3).prop_map(|words| format!("{{'|all': {}}}", list(&words))),
        1 => (map(), keywords()).prop_map(|(map, words)| list(&[map, words.trim_matches(['[', ']']).to_owned()])),
    ]
    .boxed()
}

const CONDITIONS: [&str; 24] = [
    "s1",
    "s1 and s2",
    "s1 or s2",
    "s1 and not s2",
    "not s1",
    "1 of s*",
    "all of s*",
    "2 of s*",
    "1 of them",
    "not 1 of s*",
    "(s1 or s2) and not s3",
    "s1 or not s2",
    "all of them",
    "not (s1 and s2)",
    "s1 or (s2 and s3)",
    "s1 and 1 of s*",
    "not (not s1 or s2)",
    "s1 and (s2 or s3)",
    "s1 and not s2 and not s3",
    "s1 and not (s2 or s3)",
    "s1 and not 2 of s*",
    "s1 and not (s2 and not s3)",
    "not all of s*",
    "not s1 and not s2",
];

const SOURCES: [&str; 22] = [
    "{product: linux, service: auditd, category: process_creation}",
    "{product: linux, service: syslog, category: process_creation}",
    "{product: windows, category: process_creation}",
    "{product: windows, category: process_creation}",
    "{product: windows, category: registry_event}",
    "{product: windows, category: registry_set}",
    "{product: windows, category: registry_add}",
    "{product: windows, category: registry_delete}",
    "{product: windows, service: security}",
    "{product: windows, service: sysmon, category: process_creation}",
    "{product: windows}",
    "{product: linux, category: process_creation}",
    "{product: linux, service: sshd, category: process_creation}",
    "{product: linux, service: sshd}",
    "{product: linux}",
    "{category: process_creation}",
    "{category: webserver}",
    "{service: sshd}",
    "{product: acme}",
    "{product: acme, service: widget}",
    "{product: acme, category: gadget}",
    "{category: gadget}",
];

/// A rule; the title is its number.
fn rule() -> impl Strategy<Value = String> {
    let selections = (selection(), selection(), selection());
    (select(SOURCES.to_vec()), selections, select(CONDITIONS.to_vec())).prop_map(
        |(source, (s1, s2, s3), condition)| {
            format!("logsource: {source}\ndetection:\n  s1: {s1}\n  s2: {s2}\n  s3: {s3}\n  condition: {condition}\n")
        },
    )
}

/// A file of rules whose ids are `r0`, `r1`, ….
pub fn file(rules: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(rule(), rules).prop_map(|rules| {
        let documents =
            rules.iter().enumerate().map(|(number, rule)| format!("title: {number}\nid: r{number}\n{rule}"));
        documents.collect::<Vec<_>>().join("---\n")
    })
}

fn value() -> BoxedStrategy<Value> {
    let text = || select(said());
    prop_oneof![
        8 => text().prop_map(Value::Text),
        2 => vec(text(), 1..4).prop_map(Value::List),
        1 => select(vec![5, 12, 4688, 0]).prop_map(Value::Integer),
        1 => select(vec![1.5, 12.0]).prop_map(Value::Decimal),
    ]
    .boxed()
}

/// By what an event's log source is known.
fn envelope() -> BoxedStrategy<Vec<(&'static str, Value)>> {
    const SYSMON: &str = "Microsoft-Windows-Sysmon/Operational";
    let text = |text: &str| Value::from(text);
    let kinds = vec!["CreateKey", "SetValue", "deletevalue", "RenameKey"];
    prop_oneof![
        4 => (select(vec![1, 11, 12, 13, 14]), select(kinds.clone())).prop_map(move |(id, kind)| vec![
            ("winlog.channel", text(SYSMON)), ("winlog.event_id", Value::Integer(id)), ("winlog.event_data.EventType", text(kind)),
        ]),
        2 => (select(vec!["1", "12", "13"]), select(kinds)).prop_map(move |(id, kind)| vec![
            ("Channel", text(&SYSMON.to_uppercase())), ("EventID", text(id)), ("EventType", text(kind)),
        ]),
        2 => select(vec![4688, 4657, 4624]).prop_map(move |id| vec![("winlog.channel", text("Security")), ("winlog.event_id", Value::Integer(id))]),
        2 => select(vec!["windows", "linux"]).prop_map(move |os| vec![
            ("event.category", Value::from(&["host", "process"][..])), ("event.type", text("start")), ("host.os.type", text(os)),
        ]),
        1 => Just(vec![("event.dataset", text("acme.widget"))]),
        1 => Just(vec![("event.module", text("ACME"))]),
        1 => Just(vec![("product", text("acme")), ("category", text("gadget"))]),
        1 => Just(vec![("product", text("acme")), ("service", text("widget"))]),
        1 => Just(vec![("process.name", text("sshd")), ("log.syslog.hostname", text("h1"))]),
        1 => Just(vec![("process.name", text("sshd")), ("event.category", text("process")), ("event.type", text("start"))]),
        1 => select(vec!["auditd.log", "system.syslog", "system.auth"]).prop_map(move |dataset| vec![
            ("event.dataset", text(dataset)), ("event.category", text("process")), ("event.type", text("start")),
        ]),
        1 => Just(vec![("http.request.method", text("GET"))]),
        1 => Just(vec![]),
    ]
    .boxed()
}

/// How a record is written: as JSON libraries do, with all letters by number, or not as JSON at all.
#[derive(Clone, Copy, Debug)]
enum Writing {
    Json,
    Numbered,
    Text,
}

/// An event: some fields, each under one or two of its names.
pub fn happening(fields: &Fields) -> impl Strategy<Value = Happening> + use<> {
    let fields = fields.clone();
    let set = vec((field(), any::<prop::sample::Index>(), value()), 0..6);
    let writing = select(vec![Writing::Json, Writing::Json, Writing::Json, Writing::Numbered, Writing::Text]);
    (envelope(), set, writing).prop_map(move |(envelope, set, writing)| {
        let mut values: Vec<(String, Value)> =
            envelope.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        for (field, at, value) in set {
            let names = fields.name_of(field);
            let names: Vec<&str> = names.split('|').collect();
            let name = names[at.index(names.len())];
            // The host takes a text that is empty for no text.
            let is_empty = name == "message" && texts_of(&value).concat().is_empty();
            if !is_empty && values.iter().all(|(known, _)| known != name) {
                values.push((
                    name.to_owned(),
                    if name == "message" { texts_of(&value)[0].clone().into() } else { value },
                ));
            }
        }
        values.retain(|(name, value)| name != "message" || *value != Value::from(""));
        written(values, writing)
    })
}

fn written(mut values: Vec<(String, Value)>, writing: Writing) -> Happening {
    let all: Vec<String> = values.iter().flat_map(|(_, value)| texts_of(value)).collect();
    let (original, anywhere) = match writing {
        Writing::Text => {
            let text = format!("said: {}", all.join(" "));
            (text.clone(), vec![text])
        }
        _ => {
            let members = values.iter().map(|(name, value)| format!("{name:?}: {}", json(value, writing)));
            (format!("{{{}}}", members.collect::<Vec<_>>().join(", ")), all)
        }
    };
    values.push(("event.original".to_owned(), Value::Text(original)));
    Happening { values, anywhere }
}

fn json(value: &Value, writing: Writing) -> String {
    let text = |text: &String| match writing {
        Writing::Numbered => {
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
            format!("\"{}\"", units.collect::<String>())
        }
        _ => serde_json::to_string(text).unwrap().replace('/', "\\/"),
    };
    match value {
        Value::Text(one) => text(one),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::List(texts) => format!("[{}]", texts.iter().map(text).collect::<Vec<_>>().join(", ")),
    }
}
