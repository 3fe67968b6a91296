//! Silence and its benign twins; and that no cut changes what is found.

use bartizan_sdk::{
    Finding, Instance, Length,
    testing::{Stream, assert_same_findings},
};
use proptest::prelude::*;

use crate::Silence;

/// 2026-02-03T14:00:00Z.
const START: i64 = 1_770_127_200;
/// The streams here are short: nothing is learned before a host is watched.
const AT_ONCE: &str = "learn = \"0s\"\n";

fn speak(stream: &mut Stream, second: i64, host: &str) -> u64 {
    stream.event(START + second, &[("host.name", host.into()), ("event.dataset", "system.auth".into())])
}

fn hosts(stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<Silence>(&format!("{AT_ONCE}rules = [\"silent-host\"]"), stream)
}

/// Two hosts log every half minute; one stops for a while.
fn with_pause(from: i64, to: i64, until: i64) -> Stream {
    let mut stream = Stream::new();
    for second in (0..until).step_by(30) {
        speak(&mut stream, second, "web01");
        if !(from..to).contains(&second) {
            speak(&mut stream, second + 1, "db01");
        }
    }
    stream
}

#[test]
fn a_host_that_stops_is_reported_once_and_again_after_it_spoke() {
    let mut stream = with_pause(3_600, 7_200, 10_800);
    for second in (10_800..14_400).step_by(30) {
        speak(&mut stream, second, "web01");
    }
    let findings = hosts(&stream);
    let keys: Vec<&str> = findings.iter().map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys, ["db01/2026-02-03T14:59:31Z", "db01/2026-02-03T16:59:31Z"]);
    assert_eq!(
        findings[0].summary,
        "host db01 has logged nothing for 10 min, since 2026-02-03T14:59:31Z; its longest pause before was 30 s"
    );
    assert_eq!(findings[0].time.to_string(), "2026-02-03T15:09:31Z");
}

#[test]
fn a_rest_that_comes_every_night_is_reported_twice_and_then_usual() {
    let mut stream = Stream::new();
    for day in 0..6 {
        for second in (0..8 * 3_600).step_by(60) {
            speak(&mut stream, day * 86_400 + second, "office-01");
        }
    }
    let findings = hosts(&stream);
    assert_eq!(findings.len(), 2, "{findings:?}");
}

#[test]
fn nothing_is_said_of_a_host_that_is_known_for_less_than_a_day() {
    let run = |stream: &Stream| assert_same_findings::<Silence>("rules = [\"silent-host\"]", stream).len();
    let day = 86_400;
    // Office hours: eight hours on, sixteen off, which are part of what is learned.
    let mut stream = Stream::new();
    for second in (0..4 * day).step_by(120) {
        speak(&mut stream, second, "always01");
        if second % day < day / 3 {
            speak(&mut stream, second + 1, "office01");
        }
    }
    assert_eq!(run(&stream), 0);
    // A day later, the same pause is a silence.
    let mut stream = Stream::new();
    for second in (0..2 * day).step_by(120) {
        speak(&mut stream, second, "always01");
        if second < day + day / 2 {
            speak(&mut stream, second + 1, "office01");
        }
    }
    assert_eq!(run(&stream), 1);
}

#[test]
fn a_data_set_that_stops_on_all_hosts() {
    let mut stream = Stream::new();
    for second in (0..7_200).step_by(30) {
        let dataset = if second < 3_600 && second % 60 == 0 { "nginx.access" } else { "system.auth" };
        stream.event(START + second, &[("event.dataset", dataset.into())]);
    }
    let findings = assert_same_findings::<Silence>(AT_ONCE, &stream);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].summary.starts_with("data set nginx.access has logged nothing for 10 min"));
}

#[test]
fn a_short_pause_a_rare_host_and_a_stranger_are_no_silence() {
    assert_eq!(hosts(&with_pause(3_600, 4_100, 7_200)), []);
    let mut stream = with_pause(0, 0, 100_000);
    // Logs every 20 minutes, which is longer than `after`, but is its habit.
    for second in (5..60_000).step_by(1_200) {
        speak(&mut stream, second, "slow01");
    }
    // Heard often, but all at once.
    for second in 0..50 {
        speak(&mut stream, 200 + second, "import01");
    }
    assert_eq!(hosts(&stream.sorted()).iter().filter(|own| !own.key.starts_with("slow01")).count(), 0);
    // The one time that slow01 stops for good is found after three times its pause.
    let found = hosts(&stream.sorted());
    assert_eq!(found.len(), 1);
    assert!(found[0].summary.contains("nothing for 1 h"), "{}", found[0].summary);
}

#[test]
fn a_host_whose_clock_is_behind_is_not_silent() {
    let mut stream = Stream::new();
    for second in (0..14_400).step_by(30) {
        speak(&mut stream, second, "web01");
        speak(&mut stream, second - 10_800, "late01");
    }
    assert_eq!(hosts(&stream), []);
}

#[test]
fn names_may_have_lengths_of_their_own_or_be_ignored() {
    let stream = with_pause(3_600, 7_200, 10_800);
    let run =
        |settings: &str| assert_same_findings::<Silence>(&format!("{AT_ONCE}{settings}"), &stream).len();
    assert_eq!(run("rules = [\"silent-host\"]\n[[host]]\nname = \"db*\"\nafter = \"2h\""), 0);
    assert_eq!(run("rules = [\"silent-host\"]\nignore = [\"DB01\"]"), 0);
    assert_eq!(
        run(&format!(
            "rules = [\"silent-host\"]\n{}",
            include_str!("../settings.toml").replace("rules", "#").replace("learn =", "# learn =")
        )),
        1
    );
}

#[test]
fn impossible_settings_are_refused() {
    for (settings, wanted) in [
        ("after = \"0s\"", "longer than 0s"),
        ("pauses = 0.5", "`pauses` must be"),
        ("learn = \"8d\"", "`learn` must be"),
        ("afer = 1", "afer"),
    ] {
        let why = Instance::<Silence>::configure(settings, Vec::new()).err().unwrap_or_default();
        assert!(why.contains(wanted), "{why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn findings_do_not_depend_on_the_cut(
        steps in proptest::collection::vec((0_i64..400, 0_i64..300, 0_u8..4), 1..200),
        lateness in 0_i64..600,
    ) {
        let mut stream = Stream::new().allow_lateness(Length::seconds(lateness));
        let mut now = 0;
        for (step, late, host) in steps {
            now += step;
            speak(&mut stream, now - late, &format!("host{host}"));
        }
        assert_same_findings::<Silence>("learn = \"0s\"\nevents = 3\nafter = \"5m\"\npauses = 1.0", &stream);
    }
}
