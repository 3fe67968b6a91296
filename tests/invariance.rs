//! Findings and incidents do not depend on how records are cut into batches, over how many shards and threads
//! they are spread, whether everything that is remembered is put into a new process between two batches, or
//! whether rules are swapped between them.
//!
//! Streams are those of the scenarios, whole and mixed, and a slice of other people's logs where it is there.
//! All first-party plugins run, in the sandbox. Seeds are fixed: what fails once fails again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{cell::Cell, collections::BTreeSet, sync::Arc};

use bartizan::read::{Batches, Input};
use bartizan_model::{RecordBatch, Source, Timestamp};
use bartizan_tests::{How, Played, data, play_batches, scenario_named, stage};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestRunner},
};

const BATCHES: [usize; 4] = [1, 7, 256, 8_000];
const SHARDS: [u32; 3] = [1, 3, 8];
const THREADS: [usize; 2] = [1, 2];
/// Streams of the property test.
const CASES: u32 = 40;
/// Records of other people's logs.
const MAX_BORROWED_RECORDS: usize = 1_500;

/// A record by itself.
#[derive(Clone, Debug)]
struct Entry {
    source: Arc<Source>,
    line: u64,
    received: Timestamp,
    bytes: Vec<u8>,
}

fn entries(batches: Vec<RecordBatch>) -> Vec<Entry> {
    let of = |batch: RecordBatch| {
        let entry = |(at, record): (usize, &bartizan_model::Record)| Entry {
            source: Arc::clone(&record.source),
            line: record.line,
            received: record.received,
            bytes: batch.bytes_of(at).to_vec(),
        };
        batch.records().iter().enumerate().map(entry).collect::<Vec<_>>()
    };
    batches.into_iter().flat_map(of).collect()
}

fn cut(stream: &[Entry], records: usize) -> Vec<RecordBatch> {
    let batch = |(at, chunk): (usize, &[Entry])| {
        let mut batch = RecordBatch::new();
        for (number, entry) in ((at * records) as u64..).zip(chunk) {
            batch.push(number, &entry.source, entry.line, entry.received, &entry.bytes);
        }
        batch
    };
    stream.chunks(records).enumerate().map(batch).collect()
}

/// The settings of the compound scenario, which every stream is judged with.
const SETTINGS: &str = "intrusion";

fn run(stream: &[Entry], how: &How) -> Played {
    let mut scenario = scenario_named(SETTINGS);
    scenario.plugins.clear();
    play_batches(&stage().cast(&scenario), cut(stream, how.batch), how)
}

/// Everything in one go: what all other ways are held to.
fn reference(stream: &[Entry]) -> Played {
    run(stream, &How { batch: 8_000, shards: 1, threads: 1, ..How::default() })
}

fn assert_same(expected: &Played, actual: &Played, how: &How) {
    assert!(actual.faults.is_empty(), "{how:?}: {:?}", actual.faults);
    let ids = |played: &Played| {
        let id = |finding: &bartizan_model::Finding| {
            (finding.id.to_string(), finding.rule.id.clone(), finding.key.clone())
        };
        played.findings.iter().map(id).collect::<BTreeSet<_>>()
    };
    let (wanted, found) = (ids(expected), ids(actual));
    let lost: Vec<_> = wanted.difference(&found).collect();
    let gained: Vec<_> = found.difference(&wanted).collect();
    assert!(lost.is_empty() && gained.is_empty(), "{how:?}:\nlost {lost:#?}\ngained {gained:#?}");
    assert_eq!(
        expected.findings, actual.findings,
        "{how:?}: the same findings, but not alike or not in order"
    );
    assert_eq!(expected.incidents, actual.incidents, "{how:?}: the same findings, but other incidents");
}

fn story(name: &str) -> Vec<Entry> {
    entries(scenario_named(name).batches(8_000).unwrap())
}

/// Every combination, without restarts, over a stream in which every rule has something to say.
#[test]
fn batches_shards_and_threads_do_not_matter() {
    let names = ["brute-force", "password-spraying", "path-traversal", "intrusion"];
    let stream: Vec<Entry> = names.iter().flat_map(|name| story(name)).collect();
    let expected = reference(&stream);
    assert!(expected.findings.len() >= names.len(), "only {} findings", expected.findings.len());
    assert!(!expected.incidents.is_empty());
    for batch in BATCHES {
        for shards in SHARDS {
            for threads in THREADS {
                let how = How { batch, shards, threads, ..How::default() };
                assert_same(&expected, &run(&stream, &how), &how);
            }
        }
    }
}

/// A restart behind each batch, one at a time: wherever a process stops, its successor goes on.
#[test]
fn a_restart_between_any_two_batches_does_not_matter() {
    for name in ["intrusion", "silenced-host"] {
        let stream = story(name);
        let expected = reference(&stream);
        assert!(!expected.findings.is_empty(), "{name} has no finding");
        let batch = stream.len().div_ceil(24);
        for at in 0..24 {
            let how = How { batch, shards: 3, threads: 1, restarts: BTreeSet::from([at]), ..How::default() };
            assert_same(&expected, &run(&stream, &how), &how);
        }
    }
}

/// A restart behind every batch, with the state of weeks and with timers that are due.
#[test]
fn a_restart_behind_every_batch_does_not_matter() {
    for (name, batch) in
        [("brute-force", 1), ("bulk-download", 256), ("silenced-host", 7), ("login-scan-injection", 7)]
    {
        let stream = story(name);
        let expected = reference(&stream);
        assert!(!expected.findings.is_empty(), "{name} has no finding");
        let how =
            How { batch, shards: 3, threads: 1, restarts: (0..stream.len()).collect(), ..How::default() };
        assert_same(&expected, &run(&stream, &how), &how);
    }
}

/// A swap of every rule behind every batch: no window is lost, and nothing is found twice.
#[test]
fn a_swap_behind_every_batch_does_not_matter() {
    for (name, batch) in [("brute-force", 1), ("bulk-download", 256), ("silenced-host", 7), ("intrusion", 3)]
    {
        let stream = story(name);
        let expected = reference(&stream);
        assert!(!expected.findings.is_empty(), "{name} has no finding");
        let how = How { batch, shards: 3, threads: 2, swaps: (0..stream.len()).collect(), ..How::default() };
        assert_same(&expected, &run(&stream, &how), &how);
    }
}

/// Other people's logs: what nobody here thought of.
#[test]
fn other_peoples_logs_do_not_matter() {
    for file in ["loghub/OpenSSH_2k.log", "loghub/Linux_2k.log", "otrf-windows-20k.ndjson.zst"] {
        let Some(path) = data(file) else { continue };
        let received = Timestamp::parse("2024-01-01T00:00:00Z");
        let input = Input::open(&path.to_string_lossy(), None, received).unwrap();
        let stream = entries(Batches::new(vec![input], MAX_BORROWED_RECORDS).take(1).collect());
        assert!(!stream.is_empty());
        let expected = reference(&stream);
        for (batch, shards, threads, every) in [(7, 8, 2, 50), (256, 3, 1, 1)] {
            let restarts = (0..stream.len()).filter(|at| at % every == 0).collect();
            let how = How { batch, shards, threads, restarts, ..How::default() };
            assert_same(&expected, &run(&stream, &how), &how);
        }
    }
}

/// Two or three stories whose lines are dealt into one stream, each keeping its own order: times leap to and
/// fro by days, so most records are late.
fn dealt() -> impl Strategy<Value = Vec<Entry>> {
    let names = [
        "brute-force",
        "success-after-failures",
        "break-in-and-access",
        "command-injection",
        "windows-break-in",
        "password-spraying",
        "login-scan-injection",
    ];
    (prop::sample::subsequence(names.to_vec(), 2..=3), prop::collection::vec(1_usize..40, 1..60)).prop_map(
        |(names, turns)| {
            let mut stories: Vec<_> = names.iter().map(|name| story(name).into_iter().peekable()).collect();
            let mut stream = vec![];
            let mut turn = 0;
            while stories.iter_mut().any(|story| story.peek().is_some()) {
                let count = stories.len();
                stream.extend(stories[turn % count].by_ref().take(turns[turn % turns.len()]));
                turn += 1;
            }
            stream
        },
    )
}

fn ways() -> impl Strategy<Value = How> {
    let batch = prop::sample::select(&BATCHES[..]);
    let (shards, threads) = (prop::sample::select(&SHARDS[..]), prop::sample::select(&THREADS[..]));
    let restarts = prop::collection::btree_set(0_usize..200, 0..12);
    let swaps = prop::collection::btree_set(0_usize..200, 0..12);
    (batch, shards, threads, restarts, swaps).prop_map(|(batch, shards, threads, restarts, swaps)| How {
        batch,
        shards,
        threads,
        restarts,
        swaps,
    })
}

#[test]
fn mixed_streams_come_out_the_same_every_way() {
    let config = Config {
        cases: CASES,
        rng_seed: RngSeed::Fixed(20_260_303),
        failure_persistence: None,
        ..Config::default()
    };
    let (findings, incidents) = (Cell::new(0), Cell::new(0));
    let result = TestRunner::new(config).run(&(dealt(), ways(), ways()), |(stream, one, other)| {
        let expected = reference(&stream);
        assert_same(&expected, &run(&stream, &one), &one);
        assert_same(&expected, &run(&stream, &other), &other);
        findings.set(findings.get() + expected.findings.len());
        incidents.set(incidents.get() + expected.incidents.len());
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    // Streams without findings would come out the same from a program that does nothing.
    let (findings, incidents) = (findings.get(), incidents.get());
    assert!(
        findings >= 2 * CASES as usize && incidents > 0,
        "only {findings} findings, {incidents} incidents"
    );
}
