//! The journal as its callers see it: numbers, durability, damage, limits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    io::{BufRead, BufReader, Read, Seek, SeekFrom, Write},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use bartizan_model::{RecordBatch, Source, Timestamp};
use bartizan_store::{FileJournal, Journal, JournalError, JournalOptions, Position};
use fjall::{Database, KeyspaceCreateOptions, KvSeparationOptions};
use proptest::prelude::*;

fn open(path: &Path) -> FileJournal {
    FileJournal::open(path, JournalOptions::default()).unwrap()
}

fn source(name: &str) -> Arc<Source> {
    Arc::new(Source { name: name.into(), format: Some("syslog".into()) })
}

/// Records of `texts`, from two sources in turn, with lines from `line` on.
fn batch(line: u64, texts: &[&[u8]]) -> RecordBatch {
    let sources = [source("a"), source("b")];
    let mut batch = RecordBatch::new();
    for (line, text) in (line..).zip(texts) {
        batch.push(0, &sources[line as usize % 2], line, Timestamp(line as i64 * 1000 - 7), text);
    }
    batch
}

/// Text that does not compress, so that sizes can be counted on.
fn noise(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8 % 94 + 33
    };
    (0..bytes).map(|_| next()).collect()
}

fn at(state: u64) -> Position {
    Position { input: "/var/log/auth.log".into(), state: state.to_be_bytes().to_vec() }
}

fn append(journal: &FileJournal, line: u64, texts: &[&[u8]]) -> u64 {
    journal.append(&mut batch(line, texts), &[at(line)]).unwrap()
}

#[test]
fn records_come_back_as_they_were_received() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    assert_eq!((journal.first_number(), journal.next_number()), (1, 1));
    let mut written = batch(1, &[b"one", b"", b"thr\xffee", b"four\n\0"]);
    assert_eq!(journal.append(&mut written, &[]).unwrap(), 1);
    assert_eq!(written.records().iter().map(|record| record.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(append(&journal, 5, &[b"five"]), 5);

    let read = journal.read(2, 3).unwrap();
    assert_eq!(read.records().iter().map(|record| record.number).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(read.bytes_of(1), b"thr\xffee");
    for (position, record) in read.records().iter().enumerate() {
        let original = &written.records()[position + 1];
        assert_eq!(read.bytes_of(position), written.bytes_of(position + 1));
        assert_eq!(record.source, original.source);
        assert_eq!((record.line, record.received), (original.line, original.received));
    }
    let again = journal.read(4, 10).unwrap();
    assert!(Arc::ptr_eq(&again.records()[0].source, &read.records()[2].source), "sources are shared");
    assert!(journal.read(6, 10).unwrap().is_empty());
    assert!(journal.read(u64::MAX, 10).unwrap().is_empty());
    assert!(journal.read(1, 0).unwrap().is_empty());
}

#[test]
fn a_reopened_journal_goes_on_where_it_was() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    append(&journal, 1, &[b"one", b"two"]);
    let bytes = journal.bytes();
    assert!(bytes > 0);
    drop(journal);
    let journal = open(directory.path());
    assert_eq!((journal.first_number(), journal.next_number(), journal.bytes()), (1, 3, bytes));
    assert_eq!(append(&journal, 3, &[b"three"]), 3);
    assert_eq!(journal.read(1, 10).unwrap().text(), "onetwothree");
    assert_eq!(journal.positions().unwrap(), [at(3)]);
}

#[test]
fn positions_are_kept_with_the_records_and_forgotten_when_asked() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    let named = |input: &str, state: &[u8]| Position { input: input.into(), state: state.to_vec() };
    journal.append(&mut batch(1, &[b"x"]), &[named("b", b"1"), named("a", b"2")]).unwrap();
    assert_eq!(journal.append(&mut RecordBatch::new(), &[named("b", b"3")]).unwrap(), 2);
    assert_eq!(journal.positions().unwrap(), [named("a", b"2"), named("b", b"3")]);
    journal.append(&mut RecordBatch::new(), &[named("a", b""), named("never there", b"")]).unwrap();
    assert_eq!(journal.positions().unwrap(), [named("b", b"3")]);

    for bad in [named("", b"1"), named(&"x".repeat(9000), b"1"), named("c", &[0; 70_000])] {
        let error = journal.append(&mut batch(2, &[b"y"]), &[named("ok", b"1"), bad]).unwrap_err();
        assert!(matches!(error, JournalError::Position { .. }), "{error}");
    }
    assert_eq!(journal.next_number(), 2, "a refused append stores nothing");
    assert_eq!(journal.positions().unwrap().len(), 1);
}

#[test]
fn a_number_leads_back_to_the_source() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    append(&journal, 41, &[b"x", b"y"]);
    append(&journal, 43, &[b"z"]);
    let located = journal.locate(2).unwrap().unwrap();
    assert_eq!((located.source.name.as_str(), located.line), ("a", 42));
    assert_eq!(journal.locate(3).unwrap().unwrap().line, 43);
    assert_eq!(journal.locate(0).unwrap(), None);
    assert_eq!(journal.locate(4).unwrap(), None);
}

#[test]
fn large_appends_are_cut_into_blocks_and_reads_are_bounded() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    let large = noise(3 << 20, 1);
    let texts: Vec<&[u8]> = std::iter::repeat_n(&large[..], 20).collect();
    append(&journal, 1, &texts);
    let many: Vec<&[u8]> = std::iter::repeat_n(&b"small"[..], 20_000).collect();
    assert_eq!(append(&journal, 21, &many), 21);
    let read = journal.read(1, usize::MAX).unwrap();
    assert_eq!(read.len(), 10, "3 MiB each, 32 MiB at most");
    let mut from = 1;
    while from < journal.next_number() {
        let read = journal.read(from, 5000).unwrap();
        assert_eq!(read.records()[0].number, from);
        from += read.len() as u64;
    }
    assert_eq!(from, 20_021);
}

#[test]
fn old_records_are_pruned_but_none_that_are_still_to_be_processed() {
    let directory = tempfile::tempdir().unwrap();
    let options = JournalOptions { max_bytes: 100_000, ..JournalOptions::default() };
    let journal = FileJournal::open(directory.path(), options).unwrap();
    for line in 1..=30 {
        append(&journal, line, &[&noise(10_000, line)]);
    }
    let kept = journal.retain(11).unwrap();
    assert_eq!(kept.records, 10, "processed up to 11");
    assert!(kept.over_limit_bytes > 90_000);
    assert_eq!(journal.first_number(), 11);
    let kept = journal.retain(31).unwrap();
    assert_eq!((journal.first_number(), kept.over_limit_bytes), (22, 0));
    assert!(journal.bytes() <= 100_000);
    assert_eq!(journal.retain(31).unwrap().records, 0);

    let error = journal.read(5, 10).unwrap_err();
    assert!(matches!(error, JournalError::Pruned { asked: 5, first: 22, .. }), "{error}");
    assert_eq!(journal.read(22, 100).unwrap().len(), 9);

    assert_eq!(journal.prune_before(u64::MAX).unwrap().records, 9);
    drop(journal);
    let journal = FileJournal::open(directory.path(), options).unwrap();
    assert_eq!((journal.first_number(), journal.next_number(), journal.bytes()), (31, 31, 0));
    assert_eq!(append(&journal, 31, &[b"after"]), 31, "numbers are never given twice");
}

#[test]
fn pruning_gives_disk_space_back() {
    let directory = tempfile::tempdir().unwrap();
    let options = JournalOptions { max_bytes: 8 << 20, ..JournalOptions::default() };
    let journal = FileJournal::open(directory.path(), options).unwrap();
    // More than the engine's log may hold, so that records move into tables and out again.
    let large = noise(1 << 20, 1);
    for line in 1..=640 {
        append(&journal, line, &[&large]);
        journal.retain(line + 1).unwrap();
    }
    drop(journal);
    let used: u64 = walk(directory.path()).iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(used < 400 << 20, "{} MiB for 8 MiB of records", used >> 20);
}

fn walk(directory: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}

#[test]
fn one_process_at_a_time() {
    let directory = tempfile::tempdir().unwrap();
    let _journal = open(directory.path());
    let error = FileJournal::open(directory.path(), JournalOptions::default()).err().unwrap();
    assert!(matches!(error, JournalError::Locked { .. }), "{error}");
    assert!(error.to_string().contains(&directory.path().display().to_string()), "{error}");
}

/// Changes a journal's files behind its back.
fn tamper(path: &Path, keyspace: &str, key: impl AsRef<[u8]>, change: impl Fn(Vec<u8>) -> Option<Vec<u8>>) {
    let database = Database::builder(path).open().unwrap();
    let options = || match keyspace {
        "blocks" => KeyspaceCreateOptions::default().with_kv_separation(Some(KvSeparationOptions::default())),
        _ => KeyspaceCreateOptions::default(),
    };
    let keyspace = database.keyspace(keyspace, options).unwrap();
    let value = keyspace.get(key.as_ref()).unwrap().unwrap().to_vec();
    match change(value) {
        Some(value) => keyspace.insert(key.as_ref(), value).unwrap(),
        None => keyspace.remove(key.as_ref()).unwrap(),
    }
}

#[test]
fn a_journal_of_a_newer_version_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    drop(open(directory.path()));
    tamper(directory.path(), "meta", "format", |_| Some(7_u32.to_be_bytes().to_vec()));
    let error = FileJournal::open(directory.path(), JournalOptions::default()).err().unwrap();
    assert!(matches!(error, JournalError::Newer { found: 7, known: 1, .. }), "{error}");
}

#[test]
fn damage_is_named_and_its_neighbours_stay_readable() {
    type Damage = fn(Vec<u8>) -> Option<Vec<u8>>;
    let damages: [(&str, Damage); 3] = [
        ("checksum", |mut value| {
            *value.last_mut().unwrap() ^= 1;
            Some(value)
        }),
        ("cut off", |value| Some(value[..3].to_vec())),
        ("missing", |_| None),
    ];
    for (sign, damage) in damages {
        let directory = tempfile::tempdir().unwrap();
        let journal = open(directory.path());
        for line in [1, 3, 5] {
            append(&journal, line, &[b"x", b"y"]);
        }
        drop(journal);
        tamper(directory.path(), "blocks", 3_u64.to_be_bytes(), damage);
        let journal = open(directory.path());
        assert_eq!(journal.read(1, 100).unwrap().len(), 2, "what lies before");
        let error = journal.read(4, 100).unwrap_err();
        let JournalError::Corrupt { first, last, ref what, .. } = error else { panic!("{error}") };
        assert_eq!((first, last), (3, 4));
        assert!(what.contains(sign), "{what}");
        assert_eq!(journal.read(last + 1, 100).unwrap().len(), 2, "what lies behind");
        assert!(journal.locate(4).is_err() && journal.locate(5).unwrap().is_some());
        assert_eq!(append(&journal, 7, &[b"z"]), 7);
    }
}

/// What a crash may leave: any prefix of the log's last bytes.
#[test]
fn a_torn_tail_loses_whole_appends_only() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    for line in 1..=20 {
        append(&journal, line, &[&noise(100, line)]);
    }
    // Still open: nothing of what follows may rest on an orderly end.
    let written = end_of_data(directory.path());
    for torn in (0..3000).step_by(97) {
        let copy = tempfile::tempdir().unwrap();
        copy_all(directory.path(), copy.path());
        let log = walk(copy.path()).into_iter().find(|file| file.extension().is_some_and(|e| e == "jnl"));
        let log = std::fs::OpenOptions::new().write(true).open(log.unwrap()).unwrap();
        log.set_len(written.saturating_sub(torn)).unwrap();
        let opened = open(copy.path());
        let next = opened.next_number();
        // The mark tells what is gone, and no number is given twice.
        assert_eq!(next, 21);
        let next = opened.lost().map_or(next, |lost| lost.first);
        assert!(next <= 21 && (torn > 0 || next == 21), "{torn} bytes torn off: next is {next}");
        assert!(next >= 21_u64.saturating_sub(2 + torn / 100), "{torn} bytes torn off: next is {next}");
        assert_whole(&opened, next);
        assert_eq!(append(&opened, 21, &[b"goes on"]), 21);
        let last = opened.read(next, 10).unwrap();
        assert_eq!(last.records().iter().map(|record| record.number).collect::<Vec<_>>(), [21]);
    }
}

/// All records before `next` are there, and the position is the one that was stored with the last.
fn assert_whole(journal: &FileJournal, next: u64) {
    let first = if next == 1 { journal.first_number() } else { 1 };
    let read = journal.read(first, usize::MAX).unwrap();
    assert_eq!(read.len() as u64, next - 1);
    assert!(read.records().iter().zip(1..).all(|(record, number)| record.number == number));
    let expected = if next == 1 { vec![] } else { vec![at(next - 1)] };
    assert_eq!(journal.positions().unwrap(), expected);
}

fn end_of_data(path: &Path) -> u64 {
    let log = walk(path).into_iter().find(|file| file.extension().is_some_and(|e| e == "jnl")).unwrap();
    let bytes = std::fs::read(log).unwrap();
    // The engine reserves room ahead; the last byte of what it wrote is not 0.
    bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last as u64 + 1)
}

fn copy_all(from: &Path, to: &Path) {
    for file in walk(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&file, &target).unwrap();
    }
}

/// Bits that flip in the engine's log: what was stored may be gone, but never without a word.
#[test]
fn a_rotten_log_is_noticed() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    for line in 1..=20 {
        append(&journal, line, &[&noise(1000, line)]);
    }
    drop(journal);
    let (mut refused, mut told) = (0, 0);
    let end = end_of_data(directory.path());
    for at in (0..end).step_by(281) {
        let copy = tempfile::tempdir().unwrap();
        copy_all(directory.path(), copy.path());
        let log = walk(copy.path()).into_iter().find(|file| file.extension().is_some_and(|e| e == "jnl"));
        let mut log = std::fs::OpenOptions::new().read(true).write(true).open(log.unwrap()).unwrap();
        let mut byte = [0];
        log.seek(SeekFrom::Start(at)).unwrap();
        log.read_exact(&mut byte).unwrap();
        log.seek(SeekFrom::Start(at)).unwrap();
        log.write_all(&[byte[0] ^ 4]).unwrap();
        drop(log);
        match FileJournal::open(copy.path(), JournalOptions::default()) {
            Err(error) => {
                assert!(matches!(error, JournalError::LogDamaged { .. }), "byte {at}: {error}");
                refused += 1;
            }
            Ok(opened) => {
                let kept = opened.lost().map_or(21, |lost| lost.first);
                assert_eq!(opened.next_number(), 21, "byte {at}");
                assert_whole(&opened, kept);
                told += u64::from(opened.lost().is_some());
            }
        }
    }
    assert!(refused > 0 && told > 0, "refused {refused}, told {told}");
}

/// Bits that flip in the engine's tables, where records lie after the log.
#[test]
fn rotten_tables_are_noticed() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    for line in 1..=20 {
        append(&journal, line, &[&noise(5000, line)]);
    }
    drop(journal);
    let database = Database::builder(directory.path()).open().unwrap();
    let options =
        || KeyspaceCreateOptions::default().with_kv_separation(Some(KvSeparationOptions::default()));
    database.keyspace("blocks", options).unwrap().rotate_memtable_and_wait().unwrap();
    drop(database);
    let large = |file: &std::path::PathBuf| {
        file.metadata().unwrap().len() > 50_000 && file.extension().is_none_or(|e| e != "jnl")
    };
    let table = walk(directory.path()).into_iter().find(large).expect("records have moved into a table");
    let mut bytes = std::fs::read(&table).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&table, &bytes).unwrap();
    let journal = open(directory.path());
    let (mut from, mut read, mut damaged) = (1, 0, 0);
    while from < journal.next_number() {
        match journal.read(from, 1) {
            Ok(batch) => {
                assert_eq!(batch.bytes_of(0), noise(5000, from));
                (from, read) = (from + 1, read + 1);
            }
            Err(JournalError::Corrupt { first, last, .. }) => {
                damaged += last + 1 - first;
                from = last + 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!((read, damaged), (19, 1));
}

#[test]
fn a_journal_made_anew_begins_behind_the_checkpoint() {
    let directory = tempfile::tempdir().unwrap();
    let options = JournalOptions { next_at_least: 500, ..JournalOptions::default() };
    let journal = FileJournal::open(directory.path(), options).unwrap();
    assert_eq!((journal.first_number(), journal.next_number(), journal.lost()), (500, 500, None));
    assert_eq!(append(&journal, 1, &[b"x"]), 500);
    drop(journal);
    let journal = FileJournal::open(directory.path(), options).unwrap();
    assert_eq!((journal.first_number(), journal.next_number(), journal.lost()), (500, 501, None));
}

/// Not a test by itself: the process that `a_killed_process_loses_nothing_acknowledged` kills.
#[test]
#[ignore = "started by another test"]
fn writes_until_it_is_killed() {
    let Ok(path) = std::env::var("BARTIZAN_TEST_JOURNAL") else { return };
    let journal = open(Path::new(&path));
    for line in journal.next_number().. {
        append(&journal, line, &[&noise(2000, line)]);
        println!("\nstored {line}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn a_killed_process_loses_nothing_acknowledged() {
    let directory = tempfile::tempdir().unwrap();
    let mut acknowledged = 0;
    for round in 0..4 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_it_is_killed", "--ignored", "--nocapture"])
            .env("BARTIZAN_TEST_JOURNAL", directory.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let stored = |line: String| line.strip_prefix("stored ").and_then(|n| n.parse::<u64>().ok());
        let mut wanted = 10 + round * 7;
        for number in lines.filter_map(stored) {
            acknowledged = number;
            wanted -= 1;
            if wanted == 0 {
                // SIGKILL: nothing is tidied up.
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let journal = open(directory.path());
        assert!(journal.next_number() > acknowledged, "{} is gone", acknowledged);
        assert_eq!(journal.lost(), None);
        assert_whole(&journal, journal.next_number());
    }
    assert!(acknowledged >= 4 * 10);
}

#[test]
fn readers_and_a_writer_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let journal = open(directory.path());
    std::thread::scope(|scope| {
        let reader = || {
            let mut from = 1;
            while from <= 500 {
                let read = journal.read(from, 17).unwrap();
                assert!(read.records().iter().zip(from..).all(|(record, number)| record.number == number));
                from += read.len() as u64;
            }
        };
        scope.spawn(reader);
        scope.spawn(reader);
        for line in (1..=500).step_by(5) {
            append(&journal, line, &[b"a", b"b", b"c", b"d", b"e"]);
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// However records are cut into appends and reads, the same come out.
    #[test]
    fn cutting_changes_nothing(sizes in prop::collection::vec(0_usize..40, 1..8), step in 1_usize..50) {
        let directory = tempfile::tempdir().unwrap();
        let journal = open(directory.path());
        let mut expected = Vec::new();
        for size in sizes {
            let texts: Vec<Vec<u8>> = (0..size).map(|at| noise(at * 7, expected.len() as u64 + at as u64)).collect();
            let slices: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
            append(&journal, expected.len() as u64 + 1, &slices);
            expected.extend(texts);
        }
        let mut read = Vec::new();
        loop {
            let batch = journal.read(read.len() as u64 + 1, step).unwrap();
            if batch.is_empty() {
                break;
            }
            read.extend((0..batch.len()).map(|position| batch.bytes_of(position).to_vec()));
        }
        prop_assert_eq!(read, expected);
    }
}
