//! How much of real logs is understood: all of it, where the program is one that we know.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use bartizan_model::{EventBatch, Parsed, ecs};
use common::{Bench, lines, test_data};

/// Events by how much was understood; those of supported programs that were not are printed.
fn shares(name: &str, batch: &EventBatch) -> BTreeMap<&'static str, usize> {
    let mut shares = BTreeMap::new();
    for event in batch.events() {
        let share = match event.parsed {
            Parsed::Understood => "understood",
            Parsed::OtherProgram => "other program",
            Parsed::OtherMessage => "other message",
            Parsed::Failed => "failed",
        };
        *shares.entry(share).or_default() += 1;
        if matches!(event.parsed, Parsed::OtherMessage | Parsed::Failed) {
            eprintln!("{name}: {share}: {}", batch.records().text_of(batch.record_of(event).unwrap()));
        }
    }
    eprintln!("{name}: {shares:?}");
    shares
}

fn normalized(file: &str, received: &str) -> Option<EventBatch> {
    let bytes = test_data(&format!("loghub/{file}"))?;
    let lines = lines(&bytes);
    let batch = Bench::new().events(file, None, received, &lines);
    assert_eq!(batch.len(), lines.len());
    for (event, number) in batch.events().iter().zip(0..) {
        assert_eq!(event.record, number, "in input order");
    }
    Some(batch)
}

#[test]
fn openssh_is_understood_whole() {
    let Some(batch) = normalized("OpenSSH_2k.log", "2017-01-01T00:00:00Z") else { return };
    assert_eq!(shares("OpenSSH", &batch), BTreeMap::from([("understood", 2_000)]));
}

/// The failures that sshd reports by address must be those that a plain search for its sentence finds.
#[test]
fn openssh_failures_by_address_are_those_of_a_plain_search() {
    let Some(batch) = normalized("OpenSSH_2k.log", "2017-01-01T00:00:00Z") else { return };
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for event in batch.events() {
        let line = batch.records().text_of(batch.record_of(event).unwrap());
        if line.contains("Failed ") && line.contains(" port ") {
            let address = line.rsplit(" from ").next().unwrap().split(' ').next().unwrap();
            *expected.entry(address.into()).or_default() += 1;
        }
        let is_failure = batch.get_text(event, ecs::EVENT_ACTION) == Some("ssh_login")
            && batch.get_text(event, ecs::EVENT_OUTCOME) == Some("failure");
        let invalid = line.contains("]: Invalid user ");
        if is_failure && !invalid {
            *found.entry(batch.get_text(event, ecs::SOURCE_IP).unwrap().into()).or_default() += 1;
        }
    }
    assert!(expected.len() > 10);
    assert_eq!(found, expected);
}

#[test]
fn linux_is_understood_where_the_program_is_known() {
    let Some(batch) = normalized("Linux_2k.log", "2005-12-31T00:00:00Z") else { return };
    let shares = shares("Linux", &batch);
    assert_eq!(shares.get("other message"), None);
    assert_eq!(shares.get("failed"), None);
    // sshd, su, login, gdm and ftpd, counted with grep; the rest is named, cups, logrotate, the kernel, …
    assert_eq!(shares["understood"], 677 + 172 + 3 + 2 + 916);
    assert_eq!(shares["other program"], 2_000 - 1_770);
}

#[test]
fn apache_is_understood_whole() {
    let Some(batch) = normalized("Apache_2k.log", "2006-01-01T00:00:00Z") else { return };
    assert_eq!(shares("Apache", &batch), BTreeMap::from([("understood", 2_000)]));
}

/// Nothing is remembered between two records: a line alone gives the event that it gives among others.
#[test]
fn batches_do_not_matter() {
    let Some(bytes) = test_data("loghub/Linux_2k.log") else { return };
    let lines = lines(&bytes);
    let (bench, received) = (Bench::new(), "2005-12-31T00:00:00Z");
    let whole = bench.shown(&bench.events("x", None, received, &lines));
    for size in [7, 256] {
        let cut: String =
            lines.chunks(size).map(|lines| bench.shown(&bench.events("x", None, received, lines))).collect();
        // A batch of one record is shown without its line; no chunk here is one.
        assert!(cut == whole, "in batches of {size}");
    }
}

/// Formats without a parser are kept whole, and macOS's syslog has its envelope read.
#[test]
fn other_files_come_out_whole() {
    if let Some(batch) = normalized("Mac_2k.log", "2018-01-01T00:00:00Z") {
        assert_eq!(shares("Mac", &batch).get("failed"), None);
    }
    if let Some(batch) = normalized("Windows_2k.log", "2017-01-01T00:00:00Z") {
        assert!(batch.events().iter().all(|event| event.parsed == Parsed::Failed));
        assert!(batch.events().iter().all(|event| batch.get_text(event, ecs::EVENT_ORIGINAL).is_some()));
    }
}
