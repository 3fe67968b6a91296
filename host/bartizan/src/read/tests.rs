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

/// Gives a few bytes at a time, and fails at the end if it is to.
struct Trickle {
    bytes: io::Cursor<Vec<u8>>,
    at_a_time: usize,
    fails: bool,
}

impl Read for Trickle {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(self.at_a_time);
        match self.bytes.read(&mut into[..most])? {
            0 if self.fails => Err(io::Error::other("the disk is gone")),
            read => Ok(read),
        }
    }
}

fn trickle(bytes: &[u8], at_a_time: usize, fails: bool) -> Input {
    let bytes = io::Cursor::new(bytes.to_vec());
    let reader = Trickle { bytes, at_a_time, fails };
    Input::new("test", None, Timestamp(0), Box::new(reader), None).unwrap()
}

#[test]
fn records_are_the_same_in_whatever_pieces_they_come() {
    let text = b"one\r\n\n\r\ntwo \xff\xfe\nth\0ree\r\r\n\xe2\x82\xac\n\nno newline";
    let whole = lines(&mut Batches::new(vec![input(text)], 100));
    let expected: [(u64, &[u8]); 5] =
        [(1, b"one"), (4, b"two \xff\xfe"), (5, b"th\0ree\r"), (6, "€".as_bytes()), (8, b"no newline")];
    assert_eq!(whole.iter().map(|line| (line.1, &*line.2)).collect::<Vec<_>>(), expected);
    for at_a_time in 1..=text.len() {
        for records in 1..=6 {
            let mut batches = Batches::new(vec![trickle(text, at_a_time, false)], records);
            assert_eq!(lines(&mut batches), whole, "{at_a_time} bytes at a time, {records} records a batch");
        }
    }
}

#[test]
fn a_line_that_breaks_off_at_a_failure_is_read_and_the_failure_named() {
    let mut batches = Batches::new(vec![trickle(b"one\ntwo\nthr", 2, true), input(b"after\n")], 100);
    let read: Vec<_> = lines(&mut batches).into_iter().map(|line| line.2).collect();
    assert_eq!(read, [&b"one"[..], b"two", b"thr", b"after"]);
    assert_eq!(batches.failed().len(), 1);
    assert!(batches.failed()[0].to_string().contains("the disk is gone"));
}

#[test]
fn the_end_of_a_line_is_no_part_of_its_length() {
    // What stands behind as much as a record holds, and whether that is cut.
    for (end, cut) in [("\n", 0), ("\r\n", 0), ("", 0), ("\r", 0), ("y\n", 1), ("\r\r\n", 1), ("\ry\n", 1)] {
        let mut bytes = vec![b'x'; MAX_RECORD_BYTES];
        bytes.extend(end.as_bytes());
        let mut batches = Batches::new(vec![input(&bytes)], 100);
        let read = lines(&mut batches);
        assert_eq!(read.iter().map(|line| line.2.len()).collect::<Vec<_>>(), [MAX_RECORD_BYTES], "{end:?}");
        assert_eq!(batches.cut(), cut, "{end:?}");
    }
}

#[test]
fn buffers_of_batches_that_are_gone_hold_those_that_come() {
    let text: String = (0..10_000).map(|n| format!("this is line {n}\n")).collect();
    let mut batches = Batches::new(vec![input(text.as_bytes())], 100);
    let mut places: Vec<_> = batches.by_ref().map(|batch| batch.text().as_ptr()).collect();
    assert_eq!(places.len(), 100);
    places.sort_unstable();
    places.dedup();
    assert!(places.len() < 5, "{} places", places.len());
}
