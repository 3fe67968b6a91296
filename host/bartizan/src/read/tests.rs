//! Files of every kind, as records.

use std::io::Write as _;

use super::*;

fn input(bytes: &[u8]) -> Input {
    Input::new("test", None, Timestamp(0), Box::new(io::Cursor::new(bytes.to_vec())), None).unwrap()
}

fn lines(batches: &mut Batches) -> Vec<(u64, u64, Vec<u8>)> {
    batches
        .flat_map(|batch| {
            let record = |(at, record): (usize, &bartizan_model::Record)| {
                (record.number, record.line, batch.bytes_of(at).to_vec())
            };
            batch.records().iter().enumerate().map(record).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn records_are_lines_whatever_ends_them() {
    let inputs = vec![input(b"\xef\xbb\xbfone\r\n\ntwo"), input(b""), input(b"th\0ree\n")];
    let mut batches = Batches::new(inputs, 2);
    let expected = [(1, 1, b"one".to_vec()), (2, 3, b"two".to_vec()), (3, 1, b"th\0ree".to_vec())];
    assert_eq!(lines(&mut batches), expected);
}

#[test]
fn compressed_files_are_told_by_content() {
    let mut gz = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
    gz.write_all(b"a\nb\n").unwrap();
    let gz = gz.finish().unwrap();
    let zst = zstd::encode_all(&b"c\n"[..], 1).unwrap();
    let mut batches = Batches::new(vec![input(&gz), input(&zst)], 100);
    assert_eq!(lines(&mut batches).len(), 3);
    assert!(batches.failed().is_empty());
}

#[test]
fn what_stands_before_a_truncation_is_read() {
    let mut gz = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
    let text: String = (0..50_000).map(|n| format!("line {n} {}\n", n * 7_919 % 1_009)).collect();
    gz.write_all(text.as_bytes()).unwrap();
    let gz = gz.finish().unwrap();
    let mut batches = Batches::new(vec![input(&gz[..gz.len() / 2]), input(b"after\n")], 1_000);
    let read = lines(&mut batches);
    assert!(read.len() > 1_000);
    assert_eq!(read.last().unwrap().2, b"after");
    assert_eq!(batches.failed().len(), 1);
}

#[test]
fn event_logs_are_told_by_content() {
    let Some(path) = std::env::var_os("BARTIZAN_TEST_EVTX") else {
        return eprintln!("SKIPPED: BARTIZAN_TEST_EVTX names no event log");
    };
    let file = Input::open(path.to_str().unwrap(), None, Some(Timestamp(0))).unwrap();
    let zst = zstd::encode_all(&*std::fs::read(&path).unwrap(), 1).unwrap();
    let mut batches = Batches::new(vec![file, input(&zst), input(b"after\n")], 100);
    let mut read = lines(&mut batches);
    assert_eq!(read.pop().unwrap().2, b"after");
    let (file, zst) = read.split_at(read.len() / 2);
    assert!(
        !file.is_empty() && file.iter().zip(zst).all(|(one, other)| one.1 == other.1 && one.2 == other.2)
    );
    assert!(read.iter().all(|event| event.2.starts_with(b"{\"Event\":{")));
    assert!(batches.failed().is_empty());
}

#[test]
fn a_broken_event_log_is_named_and_the_next_file_is_read() {
    let mut batches = Batches::new(vec![input(b"ElfFile\0, it says"), input(b"after\n")], 100);
    assert_eq!(lines(&mut batches).len(), 1);
    let message = batches.failed()[0].to_string();
    assert!(message.starts_with("test: cannot read as a Windows event log: "), "{message}");
}

#[test]
fn a_line_that_is_too_long_is_cut_and_its_neighbours_are_whole() {
    let mut bytes = b"before\n".to_vec();
    bytes.extend(vec![b'x'; MAX_RECORD_BYTES + 10]);
    bytes.extend(b"\nafter\n");
    let mut batches = Batches::new(vec![input(&bytes)], 100);
    let read = lines(&mut batches);
    assert_eq!(read.iter().map(|line| line.2.len()).collect::<Vec<_>>(), [6, MAX_RECORD_BYTES, 5]);
    assert_eq!(batches.cut(), 1);
}
