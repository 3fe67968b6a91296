//! A theft at night, and the backup that does the same every night.

use bartizan_sdk::{
    Finding, Instance,
    testing::{Plan, Stream, assert_same_findings, run},
};
use proptest::prelude::*;

use crate::Exfiltration;

const HOUR: i64 = 3_600;
/// Monday 2026-01-05T00:00:00Z.
const MONDAY: i64 = 1_767_571_200;

fn download(stream: &mut Stream, second: i64, user: &str, megabytes: i64) -> u64 {
    stream.event(
        MONDAY + second,
        &[
            ("event.category", "web".into()),
            ("user.name", user.into()),
            ("source.ip", "10.0.0.5".into()),
            ("host.name", "crm".into()),
            ("http.response.body.bytes", (megabytes * 1_000_000).into()),
        ],
    )
}

/// `weeks` of office work of sales (09–16 UTC on working days), and of a backup at 02:00 each night.
fn weeks(weeks: i64) -> Stream {
    let mut stream = Stream::new();
    for day in 0..weeks * 7 {
        download(&mut stream, day * 86_400 + 2 * HOUR + 60 * (day % 5), "backup", 8_000 + 37 * (day % 11));
        for hour in 9..17 {
            if day % 7 < 5 {
                download(&mut stream, day * 86_400 + hour * HOUR + 600, "sales", 40 + (day * 7 + hour) % 30);
            }
        }
    }
    stream
}

fn found(stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<Exfiltration>("", stream)
}

#[test]
fn a_download_at_night_stands_out_and_the_backup_does_not() {
    let mut stream = weeks(8);
    let night = 8 * 7 * 86_400;
    for minute in 0..20 {
        download(&mut stream, night + 2 * HOUR + minute * 60, "sales", 100);
    }
    download(&mut stream, night + 2 * HOUR + 1_300, "backup", 8_500);
    let findings = found(&stream);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "sales downloaded 600 MB in 6 events in the hour from 2026-03-02T02:00:00Z, against 0 bytes at this hour of the week"
    );
    assert_eq!(finding.confidence, Some(75));
    assert_eq!(finding.events.len(), 6);
}

#[test]
fn weeks_of_ordinary_work_raise_nothing() {
    assert_eq!(run::<Exfiltration>("", &weeks(30), &Plan::default()), Ok(vec![]));
}

#[test]
fn a_weekly_backup_is_learnt_in_a_handful_of_times() {
    let mut stream = Stream::new();
    for day in 0..70 {
        let megabytes = if day % 7 == 6 { 50_000 } else { 900 };
        download(&mut stream, day * 86_400 + 3 * HOUR, "backup", megabytes);
    }
    let findings = run::<Exfiltration>("", &stream, &Plan::default()).unwrap();
    // The first full backups are news; that they come every week is learnt in a handful of times.
    let days: Vec<u64> = findings.iter().map(|finding| finding.events[0]).collect();
    assert!(days.starts_with(&[7, 14]) && days.iter().all(|day| *day <= 35), "{days:?}");
}

#[test]
fn uploads_count_only_if_they_leave() {
    let send = |stream: &mut Stream, second: i64, to: &str, megabytes: i64| {
        stream.event(
            MONDAY + second,
            &[
                ("event.category", "network".into()),
                ("user.name", "mallory".into()),
                ("destination.ip", to.into()),
                ("source.bytes", (megabytes * 1_000_000).into()),
                ("destination.bytes", 1_000.into()),
            ],
        );
    };
    for (to, wanted) in [("198.51.100.7", 1), ("10.0.0.9", 0)] {
        let mut stream = Stream::new();
        for hour in 0..24 * 14 {
            send(&mut stream, hour * HOUR, to, 5);
        }
        send(&mut stream, 24 * 14 * HOUR, to, 3_000);
        let findings = found(&stream);
        assert_eq!(findings.len(), wanted, "{to}: {findings:#?}");
        assert!(findings.iter().all(|finding| finding.rule == "unusual-upload"));
    }
}

#[test]
fn files_taken_from_a_cloud_count_by_their_size() {
    let mut stream = weeks(8);
    stream.event(
        MONDAY + 8 * 7 * 86_400 + 3 * HOUR,
        &[
            ("event.action", "FileDownloaded".into()),
            ("user.name", "sales".into()),
            ("file.size", 2_000_000_000.into()),
        ],
    );
    assert_eq!(found(&stream).len(), 1);
}

#[test]
fn the_settings_file_shows_the_defaults() {
    let mut stream = weeks(8);
    download(&mut stream, 8 * 7 * 86_400 + 2 * HOUR, "sales", 700);
    let plan = Plan::default();
    let shown = run::<Exfiltration>(include_str!("../settings.toml"), &stream, &plan).unwrap();
    assert_eq!(shown, run::<Exfiltration>("", &stream, &plan).unwrap());
    assert_eq!(shown.len(), 1);
    let wrong = Instance::<Exfiltration>::configure("factor = 0.5", Vec::new()).err().unwrap_or_default();
    assert!(wrong.contains("`factor` at least 1"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn findings_do_not_depend_on_the_cut(
        steps in proptest::collection::vec((0_i64..40_000, 0_i64..10_000, 0_u8..3, 0_i64..2_000), 1..200),
    ) {
        let mut stream = Stream::new().allow_lateness(bartizan_sdk::Length::minutes(30));
        let mut now = 0;
        for (step, late, user, megabytes) in steps {
            now += step;
            download(&mut stream, now - late, &format!("user{user}"), megabytes);
        }
        assert_same_findings::<Exfiltration>("warm-hours = 5\nwarm-days = 2\nwarm-weeks = 2", &stream);
    }
}
