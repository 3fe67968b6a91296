//! Bad input is a value: whatever a line holds, there is one event for it, and its neighbours are unharmed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::LazyLock;

use bartizan_model::{Parsed, Timestamp, ecs};
use bartizan_normalize::{Format, Settings};
use common::Bench;
use proptest::prelude::*;

const RECEIVED: &str = "2025-06-01T00:00:00Z";

static BENCH: LazyLock<Bench> = LazyLock::new(Bench::new);

/// Lines of every format and product, to be mutated.
const REAL: [&str; 24] = [
    "Dec 10 06:55:46 LabSZ sshd[24200]: Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2",
    "Dec 10 06:55:46 LabSZ sshd[24200]: Accepted publickey for a from ::1 port 5 ssh2: RSA SHA256:x",
    "Dec 10 06:55:46 LabSZ sshd[24200]: Disconnected from authenticating user root 192.0.2.7 port 50122 [preauth]",
    "Dec 10 06:55:46 LabSZ sshd[24200]: reverse mapping checking getaddrinfo for a.b [1.2.3.4] failed",
    "Dec 10 06:55:46 LabSZ sshd[24200]: message repeated 5 times: [ Failed password for root from 5.36.59.76 port 42393 ssh2]",
    "Dec 10 06:55:46 LabSZ sshd[24200]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=1.2.3.4  user=root",
    "Jun 14 15:16:01 combo sshd(pam_unix)[19939]: session opened for user root(uid=0) by alice(uid=1000)",
    "<86>Jun 14 15:16:01 web1 sudo:    alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls",
    "<86>Jun 14 15:16:01 web1 su[1]: FAILED SU (to root) alice on pts/1",
    "<78>Jun 14 15:16:01 web1 CRON[1]: (root) CMD (cd / && run-parts)",
    "Jun 14 15:16:01 web1 useradd[1]: new user: name=x, UID=1, GID=1, home=/home/x, shell=/bin/sh",
    "Jun 14 15:16:01 web1 gpasswd[1]: user x added by root to group wheel",
    "Jun 14 15:16:01 web1 login[1]: FAILED LOGIN (2) on '/dev/tty1' FOR 'root', Authentication failure",
    "Jun 14 15:16:01 web1 systemd-logind[1]: New session 3 of user bob.",
    "Jun 14 15:16:01 web1 ftpd[1]: connection from 1.2.3.4 (a.b) at Sun Jul 17 14:22:57 2005",
    "Jun 14 15:16:01 web1 vsftpd[1]: [pid 2] [bob] OK DOWNLOAD: Client \"1.2.3.4\", \"/x\", 12 bytes, 1.0Kbyte/sec",
    "Jun 14 15:16:01 web1 kernel: [1.2] [UFW BLOCK] IN=eth0 OUT= MAC=01:02:03:04:05:06:01:02:03:04:05:06:08:00 SRC=1.2.3.4 DST=1.2.3.5 LEN=40 PROTO=TCP SPT=1 DPT=2 SYN",
    "165 <165>1 2003-10-11T22:14:15.003Z host app 812 ID47 [id@1 a=\"3\" b=\"x\\\"y\\]z\"] \u{feff}message",
    "2025-01-02T03:04:05.678901+01:00 web1 su: x",
    "www.x:80 1.2.3.4 - bob [10/Oct/2000:13:55:36 -0700] \"GET http://a:1/b.c?d=\\\"e#f HTTP/1.1\" 200 23 \"http://r\" \"a\\x41\"",
    "[Mon Dec 26 16:22:08.987654 2016] [core:error] [pid 1:tid 2] [client 1.2.3.4:5] AH01630: client denied by server configuration: /x, referer: y",
    "2024/01/02 03:04:05 [error] 1#2: *3 open() \"/x\" failed (2: y), client: 1.2.3.4, server: s, request: \"GET /x HTTP/1.1\", host: \"h:1\", referrer: \"r\"",
    "[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok",
    "plain text",
];

/// One event for each line, in order, and none but the first and the last are looked at.
fn one_event_each(bench: &Bench, format: Option<&str>, line: &[u8]) -> Parsed {
    let before = b"Dec 10 06:55:46 LabSZ sshd[1]: Failed password for root from 192.0.2.1 port 1 ssh2";
    let after = b"Dec 10 06:55:46 LabSZ sshd[1]: Failed password for root from 192.0.2.2 port 1 ssh2";
    let alone = bench.events("x", format, RECEIVED, &[line]);
    let batch = bench.events("x", None, RECEIVED, &[before, line, after]);
    assert_eq!((alone.len(), batch.len()), (1, 3));
    for (at, address) in [(0, "192.0.2.1"), (2, "192.0.2.2")] {
        let event = &batch.events()[at];
        assert_eq!(event.parsed, Parsed::Understood);
        assert_eq!(batch.get_text(event, ecs::SOURCE_IP), Some(address));
    }
    let event = &alone.events()[0];
    if event.parsed == Parsed::Failed {
        assert!(alone.get_text(event, ecs::ERROR_MESSAGE).is_some());
        assert!(alone.get_text(event, ecs::EVENT_ORIGINAL).is_some());
    }
    let latest = Timestamp::parse(RECEIVED).unwrap().plus_seconds(bartizan_normalize::MAX_AHEAD_SECONDS);
    assert!(event.time <= latest);
    event.parsed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_one_event(line in proptest::collection::vec(any::<u8>(), 0..300)) {
        one_event_each(&BENCH, None, &line);
    }

    #[test]
    fn any_text_in_any_format_is_one_event(line in "\\PC{0,200}", format in 0..Format::ALL.len()) {
        one_event_each(&BENCH, Some(Format::ALL[format].name()), line.as_bytes());
    }

    /// Real lines with a piece cut out, a piece of another put in, or a byte changed.
    #[test]
    fn mutated_real_lines_are_one_event(
        which in 0..REAL.len(), other in 0..REAL.len(),
        from in any::<prop::sample::Index>(), length in 0..40_usize, into in any::<prop::sample::Index>(),
        byte in any::<u8>(), kind in 0..4,
    ) {
        let mut line = REAL[which].as_bytes().to_vec();
        let at = from.index(line.len());
        let end = (at + length).min(line.len());
        match kind {
            0 => { line.drain(at..end); }
            1 => line[at] = byte,
            2 => line.truncate(at),
            _ => {
                let donor = REAL[other].as_bytes();
                let start = into.index(donor.len());
                let piece = donor[start..(start + length).min(donor.len())].to_vec();
                line.splice(at..at, piece);
            }
        }
        one_event_each(&BENCH, None, &line);
    }

    /// A syslog line is read the same whoever cut the batch, and whatever its user is called.
    #[test]
    fn a_user_cannot_move_the_address(user in "[ -~]{0,40}") {
        let line = format!(
            "Dec 10 06:55:46 h sshd[1]: Failed password for invalid user {user} from 203.0.113.9 port 4711 ssh2"
        );
        let batch = BENCH.events("x", None, RECEIVED, &[line.as_bytes()]);
        let event = &batch.events()[0];
        prop_assert_eq!(batch.get_text(event, ecs::SOURCE_IP), Some("203.0.113.9"));
        prop_assert_eq!(batch.get_text(event, ecs::USER_NAME).unwrap_or_default(), &user);
    }
}

#[test]
fn every_real_line_is_parsed() {
    let bench = Bench::new();
    for line in &REAL[..REAL.len() - 1] {
        let parsed = one_event_each(&bench, None, line.as_bytes());
        assert!(matches!(parsed, Parsed::Understood | Parsed::OtherProgram | Parsed::OtherMessage), "{line}");
    }
}

#[test]
fn a_field_that_is_no_array_has_one_value() {
    let bench = Bench::new();
    for line in REAL {
        let batch = bench.events("x", None, RECEIVED, &[line.as_bytes()]);
        let mut fields: Vec<_> =
            batch.values().iter().filter(|value| !value.in_list).map(|value| value.field).collect();
        fields.sort();
        assert!(fields.is_sorted_by(|a, b| a < b), "{line}\n{}", bench.shown(&batch));
    }
}

#[test]
fn marks_at_a_record_s_ends_are_not_part_of_it() {
    let bench = Bench::new();
    let line = "\u{feff}<13>Jan  5 06:55:48 h a: x\r\n\0";
    let batch = bench.events("x", None, RECEIVED, &[line.as_bytes()]);
    assert_eq!(batch.get_text(&batch.events()[0], ecs::MESSAGE), Some("x"));
    assert_eq!(batch.get_text(&batch.events()[0], ecs::HOST_NAME), Some("h"));
}

#[test]
fn hostile_lines() {
    let bench = Bench::new();
    let long = format!(
        "Dec 10 06:55:46 h sshd[1]: Failed password for {} from 192.0.2.7 port 1 ssh2",
        "a".repeat(1 << 20)
    );
    let quotes = format!("1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"{}", "\\\"".repeat(1 << 19));
    let brackets = format!("[Sun Dec 04 04:47:44 2005] {}", "[".repeat(1 << 20));
    let fields = format!("Dec 10 06:55:46 h kernel: IN= OUT= SRC= {}", "SPT=1 ".repeat(1 << 17));
    let data = format!("<1>1 - h a p m [{}", "x y=\"".repeat(1 << 17));
    for (line, expected) in [
        (long.as_str(), Parsed::Understood),
        (&quotes, Parsed::Failed),
        (&brackets, Parsed::Understood),
        (&fields, Parsed::Understood),
        (&data, Parsed::Failed),
        ("\0\0\0\0", Parsed::Failed),
        ("Dec 10 06:55:46 h sshd[1]: \0\0", Parsed::OtherMessage),
        ("<-1>Dec 10 06:55:46 h a: b", Parsed::Failed),
        ("<192>Dec 10 06:55:46 h a: b", Parsed::OtherProgram),
        ("<1000>Dec 10 06:55:46 h a: b", Parsed::Failed),
        ("<13>", Parsed::OtherProgram),
        ("<13>1 - - - - - [x y=\"z", Parsed::Failed),
        ("<13>1 - - - - - [x y=\"z\\", Parsed::Failed),
        ("<13>1 - - - - - x", Parsed::Failed),
        ("<13>1 not-a-time h a p m - x", Parsed::OtherProgram),
        ("Dec 10 06:55:46", Parsed::Failed),
        ("Dec 10 06:55:46 ", Parsed::OtherProgram),
        ("99999999999999999999 <13>x", Parsed::Failed),
        ("", Parsed::Failed),
    ] {
        let shown: String = line.chars().take(60).collect();
        assert_eq!(one_event_each(&bench, None, line.as_bytes()), expected, "{shown:?}");
    }
}

/// Long lines of one repeated piece: a reader that looked back or ahead for each would not end.
#[test]
fn repeated_pieces_are_read_once() {
    const BYTES: usize = 1 << 17;
    let bench = Bench::new();
    let tags = [
        "sshd",
        "sshd(pam_unix)",
        "sudo",
        "su",
        "CRON",
        "useradd",
        "gpasswd",
        "login",
        "systemd-logind",
        "ftpd",
        "vsftpd",
        "kernel",
    ];
    let heads = tags.map(|tag| format!("Dec 10 06:55:46 h {tag}[1]: ")).into_iter().chain(
        [
            "",
            "<13>1 - h a p m ",
            "Dec 10 06:55:46 ",
            "Dec 10 06:55:46 h gpasswd[1]: members of group g set by root to ",
            "Dec 10 06:55:46 h sshd[1]: pam_unix(sshd:auth): authentication failure; ",
            "Dec 10 06:55:46 h sshd[1]: Failed password for ",
            "Dec 10 06:55:46 h kernel: IN= OUT= SRC= ",
            "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET ",
            "[Sun Dec 04 04:47:44 2005] ",
            "2024/01/02 03:04:05 [error] 1#2: *3 x",
        ]
        .map(String::from),
    );
    let pieces = [
        " IN=",
        "SRC=1 ",
        "MAC=01:02:03:04:05:06:01:02:03:04:05:06:08:00 ",
        "[a]",
        "[client 1] ",
        ", client: 1",
        "a,",
        " from ",
        " port ",
        "user=",
        "'x' ",
        " a=\"",
        "\\\"",
        " ; TTY=",
        "(a) ",
        "rhost=1 ",
        ", host: \"",
        " : ",
        "[x a=\"\"]",
    ];
    for head in heads {
        for piece in pieces {
            let mut line = head.clone();
            while line.len() < BYTES {
                line.push_str(piece);
            }
            assert_eq!(bench.events("x", None, RECEIVED, &[line.as_bytes()]).len(), 1);
        }
    }
}

#[test]
fn times_that_no_event_can_have() {
    let bench = Bench::new();
    for (line, part) in [
        ("<13>1 9999-12-31T23:59:59Z h a p m - x", "1677-09-21"),
        ("2262-12-31T23:59:59Z h a: x", "1677-09-21"),
        ("0001-01-01T00:00:00Z h a: x", "1677-09-21"),
        ("[Sun Dec 04 04:47:44 9999] [error] x", "1677-09-21"),
        ("9999/01/02 03:04:05 [error] 1#2: x", "1677-09-21"),
        ("1.2.3.4 - - [10/Oct/9999:13:55:36 -0700] \"GET / HTTP/1.1\" 200 1", "1677-09-21"),
        ("<13>1 2025-06-02T00:00:01Z h a p m - x", "a day ahead"),
        ("Jun  2 2025 00:00:01 h a: x", "a day ahead"),
    ] {
        let batch = bench.events("x", None, RECEIVED, &[line.as_bytes()]);
        let event = &batch.events()[0];
        assert_ne!(event.parsed, Parsed::Failed, "{line}");
        assert_eq!(event.time.to_string(), RECEIVED, "{line}");
        let message = batch.get_text(event, ecs::ERROR_MESSAGE).unwrap();
        assert!(message.contains(part), "{line}: {message}");
    }
}

#[test]
fn a_day_ahead_is_believed_and_older_years_are_found() {
    let bench = Bench::new();
    for (line, received, expected) in [
        ("<13>1 2025-06-02T00:00:00Z h a p m - x", RECEIVED, "2025-06-02T00:00:00Z"),
        ("Jun  2 00:00:00 h a: x", RECEIVED, "2025-06-02T00:00:00Z"),
        ("Jun  2 00:00:01 h a: x", RECEIVED, "2024-06-02T00:00:01Z"),
        ("Dec 31 23:59:59 h a: x", "2025-01-01T00:00:01Z", "2024-12-31T23:59:59Z"),
        ("Jan  1 00:00:01 h a: x", "2024-12-31T23:59:59Z", "2025-01-01T00:00:01Z"),
        ("Feb 29 12:00:00 h a: x", "2025-03-01T00:00:00Z", "2024-02-29T12:00:00Z"),
    ] {
        let batch = bench.events("x", None, received, &[line.as_bytes()]);
        assert_eq!(batch.events()[0].time.to_string(), expected, "{line}");
        assert!(batch.get_text(&batch.events()[0], ecs::ERROR_MESSAGE).is_none(), "{line}");
    }
}

#[test]
fn the_offset_is_for_times_that_name_none() {
    let bench = Bench::with(Settings { utc_offset_seconds: 3_600 });
    for (line, expected) in [
        ("Jan  5 06:55:48 h a: x", "2025-01-05T05:55:48Z"),
        ("2025-01-05T06:55:48 h a: x", "2025-01-05T05:55:48Z"),
        ("2025-01-05T06:55:48Z h a: x", "2025-01-05T06:55:48Z"),
        ("[Sun Jan 05 06:55:48 2025] [error] x", "2025-01-05T05:55:48Z"),
        ("2025/01/05 06:55:48 [error] 1#2: x", "2025-01-05T05:55:48Z"),
        ("1.2.3.4 - - [05/Jan/2025:06:55:48 +0000] \"-\" 408 -", "2025-01-05T06:55:48Z"),
    ] {
        let batch = bench.events("x", None, RECEIVED, &[line.as_bytes()]);
        assert_eq!(batch.events()[0].time.to_string(), expected, "{line}");
    }
}
