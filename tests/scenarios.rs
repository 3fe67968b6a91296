//! Every scenario through the real pipeline: normalization, plugins in the sandbox, policy, grouping. Every
//! finding and every incident must be expected, and every expectation met; a benign twin raises nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::BTreeSet,
    fs::File,
    path::Path,
    process::{Command, Stdio},
};

use bartizan::scenario::{self, Kind, Scenario};
use bartizan_tests::{How, Played, data, play, scenario_named, scenarios};

#[test]
fn every_scenario_comes_out_as_written() {
    let mut wrong = vec![];
    for scenario in scenarios() {
        if !scenario.is_here() {
            eprintln!("SKIPPED: scenario {}: it borrows data that is not there", scenario.name);
            continue;
        }
        let played = play(&scenario, &How::default());
        let differences = scenario::compare(&scenario.expected, &played.findings, &played.incidents);
        wrong.extend(differences.iter().map(|difference| format!("{}: {difference}", scenario.name)));
        wrong.extend(played.faults.iter().map(|fault| format!("{}: {fault}", scenario.name)));
        wrong.extend(ids_that_repeat(&scenario, &played));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn ids_that_repeat(scenario: &Scenario, played: &Played) -> Option<String> {
    let ids: BTreeSet<_> = played.findings.iter().map(|finding| &finding.id).collect();
    (ids.len() != played.findings.len()).then(|| format!("{}: two findings have the same id", scenario.name))
}

#[test]
fn every_scenario_has_a_twin_of_the_other_kind() {
    let wrong = scenario::check_twins(&scenarios());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    let benign = scenarios().iter().filter(|scenario| scenario.kind == Kind::Benign).count();
    assert!(benign >= 10, "only {benign} benign scenarios were found");
}

/// Every finding of an attack is about something that its log says, tells a person what, and names what an
/// analyst would look up next.
#[test]
fn findings_say_what_a_person_needs() {
    for scenario in scenarios().iter().filter(|scenario| scenario.kind == Kind::Attack && scenario.is_here())
    {
        for finding in play(scenario, &How::default()).findings {
            let rule = format!("{}: {}", scenario.name, finding.rule.id);
            let named = finding.observables.iter().any(|seen| finding.summary.contains(&seen.value));
            assert!(named, "{rule}: {:?} names nothing to look up", finding.summary);
            assert!(!finding.summary.contains('\n'), "{rule}: {:?}", finding.summary);
            assert!(!finding.rule.title.is_empty() && !finding.rule.version.is_empty(), "{rule}");
            assert!(finding.events.iter().all(|event| event.line > 0), "{rule}: evidence without a line");
            assert!(
                finding.events.windows(2).all(|pair| pair[0].number < pair[1].number),
                "{rule}: evidence out of order"
            );
            assert!(finding.techniques.iter().all(|technique| technique.starts_with('T')), "{rule}");
        }
    }
}

/// The list of addresses was made without bartizan; the script that made it still makes it.
#[test]
fn the_expected_addresses_are_what_the_script_says() {
    let folder = scenario::bundled().join("openssh-loghub");
    let Some(log) = data("loghub/OpenSSH_2k.log") else { return };
    let Some(listed) = python(&folder.join("expected.py"), &[], Stdio::from(File::open(log).unwrap())) else {
        return;
    };
    assert_eq!(listed, std::fs::read_to_string(folder.join("expected-addresses.txt")).unwrap());
}

/// The compressed logs are what their generator writes.
#[test]
fn the_generated_logs_are_what_the_generator_writes() {
    let script = scenario::bundled().join("bulk-download/generate.py");
    for (kind, name) in [("attack", "bulk-download"), ("benign", "nightly-backup")] {
        let Some(written) = python(&script, &[kind], Stdio::null()) else { return };
        let mut lines = written.lines();
        for batch in scenario_named(name).batches(10_000).unwrap() {
            for record in batch.records() {
                assert_eq!(Some(batch.text_of(record)), lines.next(), "{name}, line {}", record.line);
            }
        }
        assert_eq!(lines.next(), None, "{name}");
    }
}

/// What a Python script prints; says so and returns none where there is no Python.
fn python(script: &Path, arguments: &[&str], input: Stdio) -> Option<String> {
    match Command::new("python3").arg(script).args(arguments).stdin(input).output() {
        Ok(output) => {
            assert!(
                output.status.success(),
                "{}: {}",
                script.display(),
                String::from_utf8_lossy(&output.stderr)
            );
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(error) => {
            eprintln!("SKIPPED: python3: {error}");
            None
        }
    }
}
