//! What must not break the program: whatever stands in a file, `normalize` and `replay` end with a documented
//! exit code, say what was wrong, and lose none of the records around it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// Longest record, in bytes, as documented.
const MAX_RECORD_BYTES: usize = bartizan_model::record::MAX_RECORD_BYTES;
const RECEIVED: &str = "2026-03-04T00:00:00Z";

const DONE: i32 = 0;
const USAGE: i32 = 2;
const SHORT: i32 = 3;

fn bartizan(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_bartizan-under-test")).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{arguments:?}: {said}");
    assert!(output.status.code().is_some(), "{arguments:?} was killed: {:?}; {said}", output.status);
    output
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json_lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("what it prints is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line:.200}")))
        .collect()
}

/// The login by `user` that stands before and behind every bad record.
fn good(user: &str) -> String {
    format!("Mar  3 12:00:00 host-1 sshd[7]: Accepted password for {user} from 192.0.2.7 port 4022 ssh2")
}

/// A failed login, the `second` second of a minute.
fn failure(second: u32) -> String {
    format!(
        "Mar  3 12:00:{second:02} host-1 sshd[7]: Failed password for root from 198.51.100.7 port 4022 ssh2"
    )
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn nested(depth: usize, open: &str, close: &str) -> Vec<u8> {
    format!("{}1{}", open.repeat(depth), close.repeat(depth)).into_bytes()
}

/// Records that no parser was written for, by name. None holds a newline.
fn bad_records() -> Vec<(&'static str, Vec<u8>)> {
    let json = |text: &str| text.as_bytes().to_vec();
    let long = |count: usize| "x".repeat(count);
    let mut garbage: Vec<u8> =
        (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    garbage.retain(|byte| *byte != b'\n');
    let fields: Vec<String> = (0..20_000).map(|n| format!("\"field{n}\":{n}")).collect();
    vec![
        ("1 MB of text", long(1_000_000).into_bytes()),
        ("5 MB of text", long(5_000_000).into_bytes()),
        ("1 MB of syslog", format!("Mar  3 12:00:00 host-1 sshd[7]: Failed password for {}", long(1_000_000)).into_bytes()),
        ("1 MB in a JSON string", format!("{{\"message\":\"{}\"}}", long(1_000_000)).into_bytes()),
        ("5 MB in a JSON string", format!("{{\"message\":\"{}\"}}", long(5_000_000)).into_bytes()),
        ("1 MB in a JSON name", format!("{{\"{}\":1}}", long(1_000_000)).into_bytes()),
        ("1 MB of address", format!("192.0.2.1 - - [03/Mar/2026:12:00:00 +0000] \"GET /{} HTTP/1.1\" 200 1", long(1_000_000)).into_bytes()),
        ("NUL bytes", vec![0; 5_000]),
        ("NUL bytes in syslog", b"Mar  3 12:00:00 host-1 sshd[7]: Failed password for \0\0 from 192.0.2.1 port 1 ssh2".to_vec()),
        ("NUL bytes in JSON", b"{\"message\":\"a\0b\"}".to_vec()),
        ("invalid UTF-8", b"\xff\xfe\xc3\x28\xf0\x28\x8c\x28".to_vec()),
        ("invalid UTF-8 in syslog", b"Mar  3 12:00:00 host-1 sshd[7]: Failed password for \xff\xc0 from 192.0.2.1 port 1 ssh2".to_vec()),
        ("invalid UTF-8 in JSON", b"{\"user\":{\"name\":\"\xff\xc0\"}}".to_vec()),
        ("objects 1,000 deep", nested(1_000, "{\"a\":", "}")),
        ("objects 100,000 deep", nested(100_000, "{\"a\":", "}")),
        ("arrays 100,000 deep", [b"{\"a\":".to_vec(), nested(100_000, "[", "]"), b"}".to_vec()].concat()),
        ("brackets that never close", b"{\"a\":[".repeat(50_000)),
        ("JSON cut off", json("{\"message\":\"hello")),
        ("JSON with something behind it", json("{\"message\":\"hello\"} trailing")),
        ("JSON that is no object", json("[1,2,3]")),
        ("half a surrogate pair", json(r#"{"message":"\ud800","user":{"name":"\udfff\ud83d"}}"#)),
        ("numbers beyond numbers", json(&format!("{{\"a\":1e999,\"b\":-1e999,\"c\":{},\"d\":18446744073709551616,\"e\":1e-999,\"source\":{{\"port\":99999999999999999999}}}}", "9".repeat(400)))),
        ("numbers as other things", json(r#"{"source":{"port":"many","bytes":[1,"two",null]},"event":{"duration":true},"@timestamp":17}"#)),
        ("one name twice, value and object", json(r#"{"user":"root","user":{"name":"root"},"user.name":7,"user.name.first":"r"}"#)),
        ("20,000 fields", json(&format!("{{{}}}", fields.join(",")))),
        ("names that are empty", json(r#"{"":1,".":2,"..":{"":3},"a..b":4,".a":5}"#)),
        ("year 9999 in JSON", json(r#"{"@timestamp":"9999-12-31T23:59:59.999999999Z","message":"late"}"#)),
        ("year 0000 in JSON", json(r#"{"@timestamp":"0000-01-01T00:00:00Z","message":"early"}"#)),
        ("year 9999 in syslog", b"<34>1 9999-12-31T23:59:59Z host-1 sshd 7 - - Failed password for root from 192.0.2.1 port 1 ssh2".to_vec()),
        ("year 0000 in syslog", b"<34>1 0000-01-01T00:00:00Z host-1 sshd 7 - - Failed password for root from 192.0.2.1 port 1 ssh2".to_vec()),
        ("year 9999 in an access log", b"192.0.2.1 - - [31/Dec/9999:23:59:59 +0000] \"GET / HTTP/1.1\" 200 1".to_vec()),
        ("year 0000 in an access log", b"192.0.2.1 - - [01/Jan/0000:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1".to_vec()),
        ("a thirtieth of February", b"Feb 30 12:00:00 host-1 sshd[7]: Failed password for root from 192.0.2.1 port 1 ssh2".to_vec()),
        ("a structure that never closes", b"<34>1 2026-03-03T12:00:00Z host-1 app 7 - [a b=\"".to_vec()),
        ("a priority beyond priorities", b"<99999999999999999999>Mar  3 12:00:00 host-1 app: text".to_vec()),
        ("escapes that are none", br#"192.0.2.1 - - [03/Mar/2026:12:00:00 +0000] "GET /%zz%\x%u00 \xZZ" 200 1"#.to_vec()),
        ("a million percent signs", format!("192.0.2.1 - - [03/Mar/2026:12:00:00 +0000] \"GET /?q={} HTTP/1.1\" 200 1", "%25".repeat(333_333)).into_bytes()),
        ("terminal escapes", b"\x1b[2J\x1b]0;owned\x07".to_vec()),
        ("binary garbage", garbage),
    ]
}

/// Every bad record with a good one on either side, in one file; `padded` says what separates records.
fn one_file_of_everything(end: &str) -> Vec<u8> {
    let mut bytes = format!("{}{end}", good("first")).into_bytes();
    for (at, (_, record)) in bad_records().into_iter().enumerate() {
        bytes.extend(record);
        bytes.extend(format!("{end}{}{end}", good(&format!("behind-{at}"))).bytes());
    }
    bytes
}

fn assert_all_came_out(events: &[Value], file: &str) {
    let bad = bad_records();
    assert_eq!(events.len(), 2 * bad.len() + 1, "{file}: a record each");
    assert_eq!(events[0]["user"]["name"], "first", "{file}");
    for (at, (name, _)) in bad.iter().enumerate() {
        let (event, next) = (&events[2 * at + 1], &events[2 * at + 2]);
        assert_eq!(next["user"]["name"], format!("behind-{at}"), "{file}: what stands behind {name}");
        assert_eq!(next["event"]["outcome"], "success", "{file}: what stands behind {name}");
        let said = !event["error"]["message"].is_null() || event["event"]["kind"].is_string();
        assert!(said, "{file}: {name} is neither an event nor an error: {:.300}", event.to_string());
        assert!(event["@timestamp"].is_string(), "{file}: {name} has no time");
    }
}

#[test]
fn normalize_prints_every_record_whatever_stands_beside_it() {
    let folder = TempDir::new().unwrap();
    for (name, end) in [("unix.log", "\n"), ("dos.log", "\r\n")] {
        let path = write(&folder, name, &one_file_of_everything(end));
        let output = bartizan(&["normalize", "--received", RECEIVED, text(&path)]);
        assert_eq!(output.status.code(), Some(DONE), "{}", stderr(&output));
        assert_all_came_out(&json_lines(&output), name);
        // Two records are longer than a record may be; they were cut, and that is said.
        assert!(stderr(&output).contains("cut"), "{}", stderr(&output));
    }
}

#[test]
fn naming_a_format_makes_misfits_errors_and_not_losses() {
    let folder = TempDir::new().unwrap();
    let path = write(&folder, "all.log", &one_file_of_everything("\n"));
    for format in [
        "syslog",
        "access",
        "apache-error",
        "nginx-error",
        "json",
        "suricata",
        "windows-nxlog",
        "winlogbeat",
        "windows-event",
        "ecs",
        "text",
    ] {
        let output = bartizan(&["normalize", "--format", format, "--received", RECEIVED, text(&path)]);
        assert_eq!(output.status.code(), Some(DONE), "{format}: {}", stderr(&output));
        assert_eq!(json_lines(&output).len(), 2 * bad_records().len() + 1, "{format}");
    }
}

#[test]
fn times_beyond_time_become_the_time_of_arrival() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<Vec<u8>> = bad_records()
        .into_iter()
        .filter(|(name, _)| name.starts_with("year "))
        .map(|(_, record)| record)
        .collect();
    assert_eq!(lines.len(), 6);
    let path = write(&folder, "years.log", &lines.join(&b'\n'));
    for event in json_lines(&bartizan(&["normalize", "--received", RECEIVED, text(&path)])) {
        assert_eq!(event["@timestamp"], RECEIVED, "{event}");
        assert!(event["error"]["message"].as_str().unwrap().contains("time"), "{event}");
    }
}

#[test]
fn a_record_that_is_too_long_is_cut_where_it_says() {
    let folder = TempDir::new().unwrap();
    let path = write(&folder, "long.log", &[b"x".repeat(5_000_000), b"\n".to_vec()].concat());
    let output = bartizan(&["normalize", "--format", "text", text(&path)]);
    assert_eq!(json_lines(&output)[0]["message"].as_str().unwrap().len(), MAX_RECORD_BYTES);
}

/// Three failures, every bad record, three failures: the finding that rests on all six is still made.
#[test]
fn replay_finds_what_stands_around_bad_records() {
    let folder = TempDir::new().unwrap();
    let mut bytes = vec![];
    (0..3).for_each(|second| bytes.extend(format!("{}\n", failure(second)).bytes()));
    bytes.extend(one_file_of_everything("\n"));
    bytes.extend(b"\n");
    (40..43).for_each(|second| bytes.extend(format!("{}\n", failure(second)).bytes()));
    let path = write(&folder, "auth.log", &bytes);
    let output = bartizan(&["replay", "--received", RECEIVED, text(&path)]);
    assert_eq!(output.status.code(), Some(DONE), "{}", stderr(&output));
    let findings = json_lines(&output);
    let found = findings.iter().find(|finding| {
        finding["rule"]["id"] == "brute-force"
            && finding["summary"].as_str().unwrap().starts_with("198.51.100.7 ")
    });
    let found = found.unwrap_or_else(|| panic!("{findings:#?}\n{}", stderr(&output)));
    assert_eq!(found["events"].as_array().unwrap().len(), 6, "{found}");
    assert!(!stderr(&output).contains("instance"), "a plugin ended: {}", stderr(&output));
}

#[test]
fn files_of_nothing_are_files() {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in [("empty", &b""[..]), ("newlines", b"\n\n\r\n\n"), ("mark", b"\xef\xbb\xbf")] {
        let path = write(&folder, name, bytes);
        let output = bartizan(&["normalize", text(&path)]);
        assert_eq!(output.status.code(), Some(DONE), "{name}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{name}");
    }
    let path = write(&folder, "empty.log", b"");
    assert_eq!(bartizan(&["replay", "--plugin", "authentication", text(&path)]).status.code(), Some(DONE));
}

#[test]
fn a_mark_at_the_start_and_old_line_ends_are_understood_or_said() {
    let folder = TempDir::new().unwrap();
    let marked = write(&folder, "mark.log", format!("\u{feff}{}\n", good("alice")).as_bytes());
    let events = json_lines(&bartizan(&["normalize", "--received", RECEIVED, text(&marked)]));
    assert_eq!(events[0]["user"]["name"], "alice");
    // A file whose lines end in a carriage return alone is one record: nothing of it is lost.
    let old = write(&folder, "old.log", format!("{}\r{}\r", good("alice"), good("bob")).as_bytes());
    let output = bartizan(&["normalize", "--received", RECEIVED, text(&old)]);
    assert_eq!(output.status.code(), Some(DONE));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains("alice") && printed.contains("bob"), "{printed}");
}

#[test]
fn what_cannot_be_opened_is_named_and_nothing_is_done() {
    let folder = TempDir::new().unwrap();
    let present = write(&folder, "present.log", format!("{}\n", good("alice")).as_bytes());
    let missing = folder.path().join("missing.log");
    for command in ["normalize", "replay"] {
        for (path, says) in [(missing.as_path(), "No such file"), (folder.path(), "folder")] {
            let output = bartizan(&[command, text(&present), text(path)]);
            assert_eq!(output.status.code(), Some(USAGE), "{command}: {}", stderr(&output));
            assert!(
                stderr(&output).contains(text(path)) && stderr(&output).contains(says),
                "{}",
                stderr(&output)
            );
            assert!(output.stdout.is_empty(), "{command}: something was done");
        }
    }
    let output = bartizan(&["normalize", "--format", "sylsog", text(&present)]);
    assert_eq!(output.status.code(), Some(USAGE));
    assert!(stderr(&output).contains("syslog"), "{}", stderr(&output));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Logins whose text does not compress to nothing.
fn many(count: u32) -> Vec<u8> {
    let line = |n: u32| format!("{}\n", good(&format!("user-{}", n.wrapping_mul(2_654_435_761))));
    (0..count).flat_map(|n| line(n).into_bytes()).collect()
}

#[test]
fn what_stands_before_a_damage_and_in_the_next_file_is_read() {
    let folder = TempDir::new().unwrap();
    let plain = many(20_000);
    let (gz, zst) = (gzip(&plain), zstd::encode_all(&*plain, 3).unwrap());
    let mut flipped = gz.clone();
    let half = flipped.len() / 2;
    flipped[half..half + 64].fill(0xff);
    let next = write(&folder, "next.log", format!("{}\n", good("next")).as_bytes());
    let damaged = [
        ("cut.gz", gz[..gz.len() / 2].to_vec(), 5_000),
        ("cut.zst", zst[..zst.len() / 2].to_vec(), 1),
        ("flipped.gz", flipped, 1),
    ];
    for (name, bytes, at_least) in damaged {
        let path = write(&folder, name, &bytes);
        let output = bartizan(&["normalize", "--received", RECEIVED, text(&path), text(&next)]);
        assert_eq!(output.status.code(), Some(SHORT), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains(name), "{name}: {}", stderr(&output));
        let events = json_lines(&output);
        assert!(events.len() > at_least, "{name}: only {} events", events.len());
        assert_eq!(events.last().unwrap()["user"]["name"], "next", "{name}");
        let output = bartizan(&[
            "replay",
            "--plugin",
            "authentication",
            "--received",
            RECEIVED,
            text(&path),
            text(&next),
        ]);
        assert_eq!(output.status.code(), Some(SHORT), "{name}: {}", stderr(&output));
    }
    // Of these, not even a beginning can be read.
    let hopeless = [
        ("head-only.gz", gz[..5].to_vec()),
        ("head-only.zst", zst[..4].to_vec()),
        ("not.gz", [&gz[..10], &[0xff; 500]].concat()),
    ];
    for (name, bytes) in hopeless {
        let path = write(&folder, name, &bytes);
        let output = bartizan(&["normalize", "--received", RECEIVED, text(&path), text(&next)]);
        assert_eq!(output.status.code(), Some(SHORT), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains(name), "{name}: {}", stderr(&output));
        assert_eq!(json_lines(&output).len(), 1, "{name}: the next file is read");
    }
}

#[test]
fn whole_compressed_files_are_read_whole() {
    let folder = TempDir::new().unwrap();
    let plain = many(1_000);
    // Two members end to end, as `cat a.gz b.gz` makes them.
    let gz = write(&folder, "a.gz", &[gzip(&plain), gzip(&plain)].concat());
    let zst = write(&folder, "a.zst", &zstd::encode_all(&*plain, 3).unwrap());
    let output = bartizan(&["normalize", "--received", RECEIVED, text(&gz), text(&zst)]);
    assert_eq!((output.status.code(), json_lines(&output).len()), (Some(DONE), 3_000));
}

/// 256 MiB of nothing in a quarter of a megabyte: one record, cut, in bounded memory.
#[test]
fn a_compressed_bomb_is_one_record_that_is_cut() {
    let folder = TempDir::new().unwrap();
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
    let block = vec![b'a'; 1 << 20];
    (0..256).for_each(|_| encoder.write_all(&block).unwrap());
    encoder.write_all(format!("\n{}\n", good("behind")).as_bytes()).unwrap();
    let path = write(&folder, "bomb.gz", &encoder.finish().unwrap());
    let output = bartizan(&["normalize", "--received", RECEIVED, text(&path)]);
    let events = json_lines(&output);
    assert_eq!((output.status.code(), events.len()), (Some(DONE), 2), "{}", stderr(&output));
    assert_eq!(events[1]["user"]["name"], "behind");
}
