//! Collection, fed by the programs that feed it in life: what is sent is stored, once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "collection/clients.rs"]
mod clients;
#[path = "collection/rig.rs"]
mod rig;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream, UdpSocket};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use bartizan::ingest::Limits;
use bartizan_model::RecordBatch;
use bartizan_model::record::MAX_RECORD_BYTES;
use bartizan_store::{FileJournal, Journal, JournalError, Location, Position, Pruned};
use clients::{Rotated, Rsyslog, curl, has, ids_of, lines, logger};
use rig::{Rig, assert_same, post, stored, wait_until};
use tempfile::tempdir;

const LISTENERS: &str = r#"
[[input]]
type = "syslog"
protocol = "udp"
address = "127.0.0.1:0"
[[input]]
type = "syslog"
protocol = "tcp"
address = "127.0.0.1:0"
[[input]]
type = "http"
address = "127.0.0.1:0"
"#;

/// A file input that looks often, so that the tests need not wait.
fn files(paths: &str) -> String {
    format!("[[input]]\ntype = 'file'\npaths = [{paths}]\npoll = '20ms'\nrotated_wait = '3s'\n")
}

#[test]
fn real_clients_all_at_once() {
    const EACH: usize = 2_000;
    let dir = tempdir().unwrap();
    let work = dir.path();
    let created = has("logrotate", "logrotate").then(|| Rotated::new(work, "create"));
    let copied = has("logrotate", "logrotate").then(|| Rotated::new(work, "copytruncate"));
    let rig = Rig::start(work, &(LISTENERS.to_owned() + &files("'create/app.log', 'copytruncate/app.log'")));
    let (udp, tcp, http) = (rig.address("syslog-udp"), rig.address("syslog-tcp"), rig.address("http"));
    let rsyslog = has("rsyslogd", "rsyslog").then(|| Rsyslog::start(work, tcp));
    let (with_logger, with_curl) = (has("logger", "bsdutils"), has("curl", "curl"));

    let sent: Vec<String> = std::thread::scope(|scope| {
        let mut clients = Vec::new();
        if with_logger {
            clients.push(scope.spawn(|| logger(work, udp, "udp", &["--udp"], EACH)));
            clients.push(scope.spawn(|| logger(work, tcp, "tcp", &["--tcp"], EACH)));
            clients.push(scope.spawn(|| logger(work, tcp, "octets", &["--tcp", "--octet-count"], EACH)));
        }
        if let Some(rsyslog) = &rsyslog {
            clients.push(scope.spawn(|| rsyslog.send(EACH)));
        }
        if with_curl {
            for encoding in ["identity", "gzip", "zstd"] {
                clients.push(scope.spawn(move || curl(work, http, encoding, EACH)));
            }
        }
        if let (Some(created), Some(copied)) = (&created, &copied) {
            clients.push(scope.spawn(|| created.write(EACH, 2)));
            clients.push(scope.spawn(|| copied.write(EACH, 2)));
        }
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
    });
    assert!(!sent.is_empty(), "SKIPPED clients leave nothing to test");
    rig.wait_for(sent.len());
    drop(rsyslog);
    let journal = Arc::clone(&rig.journal);
    let status = rig.stop();
    let drops: u64 = status.inputs.iter().map(|input| input.counts.kernel_drops + input.counts.lost).sum();
    assert_eq!(drops, 0, "{status:?}");
    let held = stored(&journal);
    assert_same(sent, &held);
    assert_eq!(status.stored_records, held.len() as u64);
    if with_logger {
        let counted = held.iter().filter(|record| record.source == "syslog-udp:127.0.0.1").count();
        assert_eq!(counted, EACH);
        // logger with --octet-count must not leave its count in the record.
        assert!(
            held.iter().all(|record| record.bytes.starts_with(b"<") == record.source.starts_with("syslog"))
        );
    }
    if copied.is_some() {
        let files: Vec<_> = held.iter().filter(|record| record.source.ends_with("/create/app.log")).collect();
        assert_eq!(files.len(), EACH, "a rotated file keeps its name");
    }
}

#[test]
fn files_across_restarts_and_crashes() {
    const LINES: usize = 30_000;
    let dir = tempdir().unwrap();
    let log = dir.path().join("app.log");
    fs::write(&log, "").unwrap();
    let config = files("'app.log'");
    let ids = ids_of("restart", LINES);
    let done = AtomicBool::new(false);
    let write = || {
        for (at, part) in ids.chunks(500).enumerate() {
            let text = lines(part);
            let mut file = fs::File::options().append(true).create(true).open(&log).unwrap();
            // Cut in the middle of a line, and rotated with that half line at its end.
            let (first, second) = text.split_at(text.len() / 2 + 7);
            file.write_all(first.as_bytes()).unwrap();
            if at % 7 == 3 {
                rotate_by_hand(dir.path());
            }
            // A file must not come and go while a restart takes its time on a busy machine: nobody would see it.
            std::thread::sleep(Duration::from_millis(50));
            file.write_all(second.as_bytes()).unwrap();
        }
        done.store(true, Ordering::Release);
    };
    let mut rig = Some(Rig::start(dir.path(), &config));
    // Files that came and went before anybody looked are nobody's.
    assert!(wait_until(|| rig.as_ref().is_some_and(|rig| rig.status().inputs[0].counts.files == 1)));
    let rounds = std::thread::scope(|scope| {
        scope.spawn(write);
        let mut rounds = 0;
        while !done.load(Ordering::Acquire) {
            let rig = rig.take().unwrap_or_else(|| Rig::start(dir.path(), &config));
            std::thread::sleep(Duration::from_millis(150 + 37 * (rounds % 5)));
            if rounds % 2 == 1 {
                rig.crash();
            } else {
                rig.stop();
            }
            rounds += 1;
        }
        rounds
    });
    assert!(rounds >= 3, "only {rounds} restarts");
    let rig = Rig::start(dir.path(), &config);
    rig.wait_for(LINES);
    let journal = Arc::clone(&rig.journal);
    rig.stop();
    let held = stored(&journal);
    assert_same(ids, &held);
    assert!(held.iter().all(|record| record.source == log.to_string_lossy()));
}

/// What logrotate does with `create`: app.log.1 → app.log.2, app.log → app.log.1, and a new app.log.
fn rotate_by_hand(dir: &Path) {
    let name = |n: usize| dir.join(if n == 0 { "app.log".to_owned() } else { format!("app.log.{n}") });
    for n in (0..40).rev().filter(|n| name(*n).exists()) {
        fs::rename(name(n), name(n + 1)).unwrap();
    }
    fs::write(name(0), "").unwrap();
}

#[test]
fn lines_keep_their_numbers_across_a_restart() {
    let dir = tempdir().unwrap();
    let log = dir.path().join("a.log");
    fs::write(&log, "one\n\nthree\nfo").unwrap();
    let rig = Rig::start(dir.path(), &files("'a.log'"));
    assert_eq!(rig.wait_for(2), 2);
    rig.stop();
    let mut file = fs::File::options().append(true).open(&log).unwrap();
    file.write_all(b"ur\nfive\n").unwrap();
    let rig = Rig::start(dir.path(), &files("'a.log'"));
    assert_eq!(rig.wait_for(4), 4);
    let held: Vec<(u64, String)> = stored(&rig.journal)
        .into_iter()
        .map(|record| (record.line, String::from_utf8(record.bytes).unwrap()))
        .collect();
    let expected = [(1, "one"), (3, "three"), (4, "four"), (5, "five")];
    assert_eq!(held, expected.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn a_last_line_without_newline_is_taken_in_time_and_a_short_file_written_anew_is_read_again() {
    let dir = tempdir().unwrap();
    let log = dir.path().join("a.log");
    fs::write(&log, "id=1\nid=2").unwrap();
    let config = files("'a.log'") + "partial_line_after = '300ms'\n";
    let rig = Rig::start(dir.path(), &config);
    assert_eq!(rig.wait_for(2), 2);
    // Longer than before, so that only its contents show that it is another.
    fs::write(&log, "id=3\nid=4\nid=5\n").unwrap();
    assert_eq!(rig.wait_for(5), 5);
    let (counts, held) = (rig.status().inputs[0].counts, stored(&rig.journal));
    assert_eq!((counts.partial, counts.truncated), (1, 1), "{counts:?}");
    assert_same((1..=5).map(|n| n.to_string()), &held);
}

#[test]
fn start_at_the_end_passes_over_what_is_there_and_nothing_else() {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("old.log"), "id=old\nid=half").unwrap();
    let rig = Rig::start(dir.path(), &(files("'*.log'") + "start = 'end'\n"));
    assert!(wait_until(|| rig.status().inputs[0].counts.files == 1));
    // The file must have been passed over before more is written.
    std::thread::sleep(Duration::from_millis(500));
    let mut file = fs::File::options().append(true).open(dir.path().join("old.log")).unwrap();
    file.write_all(b" id=more\nid=next\n").unwrap();
    fs::write(dir.path().join("new.log"), "id=new\n").unwrap();
    assert_eq!(rig.wait_for(3), 3);
    assert_same(["half", "next", "new"].map(str::to_owned), &stored(&rig.journal));
}

/// Records that no text protocol likes, but every one of them must carry.
fn awkward() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = vec![
        b"<13>nul \0 inside".to_vec(),
        b"<13>invalid \xff\xfe\x80 utf-8".to_vec(),
        b"<13>\xf0\x9f\xa6\x8a fox, and a cut one \xf0\x9f".to_vec(),
        b"<13>bell \x07 tab \t escape \x1b[31m".to_vec(),
    ];
    all.push([b"<13>".as_slice(), &vec![b'x'; 1 << 20], b" a megabyte"].concat());
    all
}

#[test]
fn bytes_come_through_unchanged() {
    let dir = tempdir().unwrap();
    let awkward = awkward();
    let joined: Vec<u8> = awkward.iter().flat_map(|record| [record.as_slice(), b"\n"].concat()).collect();
    let rig = Rig::start(dir.path(), &(LISTENERS.to_owned() + &files("'a.log'")));
    fs::write(dir.path().join("a.log"), &joined).unwrap();
    assert_eq!(post(rig.address("http"), "/ingest?source=h", &[], &joined).accepted(), awkward.len() as u64);
    let mut ended = TcpStream::connect(rig.address("syslog-tcp")).unwrap();
    ended.write_all(&joined).unwrap();
    drop(ended);
    let mut counted = TcpStream::connect(rig.address("syslog-tcp")).unwrap();
    for record in &awkward {
        counted.write_all(format!("{} ", record.len()).as_bytes()).unwrap();
        counted.write_all(record).unwrap();
    }
    drop(counted);
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    let short: Vec<&Vec<u8>> = awkward.iter().filter(|record| record.len() < 60_000).collect();
    for record in &short {
        udp.send_to(&[record.as_slice(), b"\n\0"].concat(), rig.address("syslog-udp")).unwrap();
    }
    let expected = 4 * awkward.len() + short.len();
    assert_eq!(rig.wait_for(expected), expected);
    let journal = Arc::clone(&rig.journal);
    rig.stop();
    let held = stored(&journal);
    for record in &awkward {
        let times = held.iter().filter(|held| held.bytes == *record).count();
        let expected = 4 + usize::from(short.contains(&record));
        assert_eq!(times, expected, "{}", String::from_utf8_lossy(&record[..record.len().min(40)]));
    }
}

#[test]
fn five_megabytes_are_cut_counted_and_hurt_no_neighbour() {
    let dir = tempdir().unwrap();
    let rig = Rig::start(dir.path(), &(LISTENERS.to_owned() + &files("'a.log'")));
    let long = vec![b'x'; 5 << 20];
    let body = [b"id=before\n".as_slice(), b"id=long ", &long, b"\nid=after\n"].concat();
    fs::write(dir.path().join("a.log"), &body).unwrap();
    assert_eq!(post(rig.address("http"), "/ingest", &[], &body).accepted(), 3);
    let mut ended = TcpStream::connect(rig.address("syslog-tcp")).unwrap();
    ended.write_all(&body).unwrap();
    let mut counted = TcpStream::connect(rig.address("syslog-tcp")).unwrap();
    write!(counted, "9 id=before{} id=long ", long.len() + 8).unwrap();
    counted.write_all(&long).unwrap();
    counted.write_all(b"8 id=after").unwrap();
    assert_eq!(rig.wait_for(12), 12);
    drop((ended, counted));
    let journal = Arc::clone(&rig.journal);
    let file = dir.path().join("a.log").to_string_lossy().into_owned();
    let cut = [rig.counts("http").cut, rig.counts("syslog-tcp").cut, rig.counts(&file).cut];
    assert_eq!(cut, [1, 2, 1]);
    rig.stop();
    let mut lengths: Vec<usize> = stored(&journal).iter().map(|record| record.bytes.len()).collect();
    lengths.sort_unstable();
    assert_eq!(
        lengths,
        [8, 8, 8, 8, 9, 9, 9, 9, MAX_RECORD_BYTES, MAX_RECORD_BYTES, MAX_RECORD_BYTES, MAX_RECORD_BYTES]
    );
}

#[test]
fn a_last_message_without_its_end_is_kept() {
    let dir = tempdir().unwrap();
    let rig = Rig::start(dir.path(), LISTENERS);
    for text in ["<13>id=1\n<13>id=2", "8 <13>id=310 <13>id=4"] {
        TcpStream::connect(rig.address("syslog-tcp")).unwrap().write_all(text.as_bytes()).unwrap();
    }
    assert_eq!(rig.wait_for(4), 4);
    assert_eq!(rig.counts("syslog-tcp").partial, 2);
    assert_same((1..=4).map(|n| n.to_string()), &stored(&rig.journal));
}

#[test]
fn connections_beyond_the_limit_and_silent_ones_are_closed() {
    let dir = tempdir().unwrap();
    let config = "[[input]]\ntype='syslog'\nprotocol='tcp'\naddress='127.0.0.1:0'\nmax_connections = 2\nidle_timeout = '1s'\n";
    let rig = Rig::start(dir.path(), config);
    let address = rig.address("syslog-tcp");
    let mut open: Vec<TcpStream> = (0..3).map(|_| TcpStream::connect(address).unwrap()).collect();
    let start = Instant::now();
    for stream in &mut open {
        stream.set_read_timeout(Some(rig::PATIENCE)).unwrap();
        // Closed by the server, sooner or later: an end or a reset.
        let read = stream.read(&mut [0; 8]);
        assert!(
            matches!(read, Ok(0))
                || read.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset)
        );
    }
    assert!(start.elapsed() >= Duration::from_millis(900));
    let counts = rig.counts("syslog-tcp");
    assert_eq!((counts.connections, counts.connections_refused, counts.connections_broken), (2, 1, 2));
    // The place of a closed connection is free a moment later.
    std::thread::sleep(Duration::from_millis(200));
    let mut again = TcpStream::connect(address).unwrap();
    again.write_all(b"<13>id=1\n").unwrap();
    assert_eq!(rig.wait_for(1), 1);
}

#[test]
fn a_body_that_stops_half_way_is_stored_not_at_all() {
    let dir = tempdir().unwrap();
    let rig = Rig::start(dir.path(), LISTENERS);
    let broken = [
        "POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nid=1\nid=2\nid=",
        "POST /ingest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nid=1\n\r\nff\r\nid=2\n",
    ];
    for request in broken {
        let mut stream = TcpStream::connect(rig.address("http")).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Both).unwrap();
    }
    assert!(wait_until(|| rig.counts("http").refused == 2), "{:?}", rig.counts("http"));
    assert_eq!(post(rig.address("http"), "/ingest", &[], b"id=whole").accepted(), 1);
    assert_eq!(rig.wait_for(1), 1);
    assert_same(["whole".to_owned()], &stored(&rig.journal));
}

#[test]
fn what_cannot_be_taken_is_said_by_name() {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("token"), "a token of some length").unwrap();
    let config = "[[input]]\ntype='http'\naddress='127.0.0.1:0'\nmax_body_mib=1\nmax_decoded_mib=2\ntoken_file='token'\n";
    let rig = Rig::start(dir.path(), config);
    let bearer = "Authorization: Bearer a token of some length";
    let ask = |path: &str, headers: &[&str], body: &[u8]| {
        let answer = post(rig.address("http"), path, &[&[bearer], headers].concat(), body);
        (answer.status, answer.error())
    };
    let zeros = vec![0; 64 << 20];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&zeros).unwrap();
    let gzip_bomb = gzip.finish().unwrap();
    let zstd_bomb = zstd::encode_all(&zeros[..], 3).unwrap();
    for (encoding, bomb) in [("gzip", gzip_bomb), ("zstd", zstd_bomb)] {
        assert!(bomb.len() < 1 << 20);
        let (status, error) = ask("/ingest", &[&format!("Content-Encoding: {encoding}")], &bomb);
        assert_eq!(status, 413, "{error}");
        assert!(error.contains("decompressed, the body has more than 2097152 bytes"), "{error}");
        let (status, error) =
            ask("/ingest", &[&format!("Content-Encoding: {encoding}")], b"id=1 is not packed\n");
        assert_eq!(status, 400, "{error}");
        assert!(error.starts_with(&format!("the body is not {encoding}: ")), "{error}");
    }
    let (status, error) = ask("/ingest", &[], &vec![b'x'; (1 << 20) + 1]);
    assert_eq!((status, error.contains("max_body_mib")), (413, true), "{error}");
    let (status, error) = ask("/ingest", &["Content-Encoding: br"], b"x");
    assert_eq!((status, error.contains("\"br\"")), (415, true), "{error}");
    let (status, error) = ask("/ingest?format=evtx", &[], b"x");
    assert_eq!((status, error.contains("one of syslog")), (400, true), "{error}");
    let (status, error) = ask("/ingest?sauce=a", &[], b"x");
    assert_eq!((status, error.contains("sauce")), (400, true), "{error}");
    for wrong in ["X: y", "Authorization: Bearer a token of some lengtH", "Authorization: Basic eDp5"] {
        let answer = post(rig.address("http"), "/ingest", &[wrong], b"id=1");
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")));
    }
    assert_eq!(rig.journal.next_number(), 1, "nothing of all that was stored");
    let answer =
        post(rig.address("http"), "/ingest?source=web&format=json", &[bearer], b"{\"a\":1}\n\n{\"a\":2}");
    assert_eq!(answer.accepted(), 2);
    let held = stored(&rig.journal);
    assert_eq!((held[1].source.as_str(), held[1].line), ("http:web", 2));
    let counts = rig.counts("http");
    assert_eq!((counts.records, counts.empty, counts.decode_errors), (2, 1, 2));
}

/// A journal that stores nothing until it is let, and then fails a few times first.
struct Hindered {
    journal: Arc<FileJournal>,
    closed: Mutex<bool>,
    opened: Condvar,
    failures: AtomicUsize,
}

impl Hindered {
    fn new(journal: &Arc<FileJournal>, closed: bool, failures: usize) -> Arc<Hindered> {
        Arc::new(Hindered {
            journal: Arc::clone(journal),
            closed: Mutex::new(closed),
            opened: Condvar::new(),
            failures: AtomicUsize::new(failures),
        })
    }

    fn open(&self) {
        *self.closed.lock().unwrap() = false;
        self.opened.notify_all();
    }
}

impl Journal for Hindered {
    fn append(&self, batch: &mut RecordBatch, positions: &[Position]) -> Result<u64, JournalError> {
        let mut closed = self.closed.lock().unwrap();
        while *closed {
            closed = self.opened.wait(closed).unwrap();
        }
        let fails =
            self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if fails.is_ok() {
            let source = std::io::Error::from(std::io::ErrorKind::StorageFull).into();
            return Err(JournalError::Storage { path: "test".into(), doing: "append records", source });
        }
        self.journal.append(batch, positions)
    }
    fn read(&self, from: u64, max_records: usize) -> Result<RecordBatch, JournalError> {
        self.journal.read(from, max_records)
    }
    fn first_number(&self) -> u64 {
        self.journal.first_number()
    }
    fn next_number(&self) -> u64 {
        self.journal.next_number()
    }
    fn bytes(&self) -> u64 {
        self.journal.bytes()
    }
    fn locate(&self, number: u64) -> Result<Option<Location>, JournalError> {
        self.journal.locate(number)
    }
    fn positions(&self) -> Result<Vec<Position>, JournalError> {
        self.journal.positions()
    }
    fn prune_before(&self, number: u64) -> Result<Pruned, JournalError> {
        self.journal.prune_before(number)
    }
    fn retain(&self, processed: u64) -> Result<Pruned, JournalError> {
        self.journal.retain(processed)
    }
}

#[test]
fn a_full_queue_answers_429_and_loses_nothing() {
    let dir = tempdir().unwrap();
    let journal = rig::journal(dir.path());
    let hindered = Hindered::new(&journal, true, 0);
    let limits = Limits { queue_deliveries: 4, queue_bytes: 64 << 10, ..Limits::default() };
    let rig = Rig::over(dir.path(), LISTENERS, Arc::clone(&hindered) as _, journal, limits);
    let address = rig.address("http");
    let accepted = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        let mut refused = Vec::new();
        for id in ids_of("queue", 40) {
            let (answered, accepted) = (std::sync::mpsc::channel(), &accepted);
            let sent = id.clone();
            scope.spawn(move || {
                let answer =
                    post(address, "/ingest", &[], format!("id={sent} {}", "x".repeat(4_096)).as_bytes());
                if answer.status == 429 {
                    assert_eq!(answer.header("retry-after"), Some("1"), "{answer:?}");
                    let _ = answered.0.send(());
                } else {
                    assert_eq!(answer.accepted(), 1);
                    accepted.lock().unwrap().push(sent);
                }
            });
            // Refused at once, or waiting for the journal.
            if answered.1.recv_timeout(Duration::from_millis(300)).is_ok() {
                refused.push(id);
            }
            if refused.len() == 3 {
                break;
            }
        }
        assert_eq!(refused.len(), 3, "the queue never filled");
        assert!(rig.counts("http").busy >= 3);
        assert_eq!(rig.journal.next_number(), 1, "nobody may be told that it is stored");
        assert!(accepted.lock().unwrap().is_empty());
        hindered.open();
        for id in refused {
            assert!(
                wait_until(|| post(address, "/ingest", &[], format!("id={id}").as_bytes()).status == 200)
            );
            accepted.lock().unwrap().push(id);
        }
    });
    let journal = Arc::clone(&rig.journal);
    rig.stop();
    assert_same(accepted.into_inner().unwrap(), &stored(&journal));
}

#[test]
fn a_journal_that_fails_holds_the_inputs_and_loses_nothing() {
    let dir = tempdir().unwrap();
    let journal = rig::journal(dir.path());
    let hindered = Hindered::new(&journal, false, 4);
    let limits = Limits { queue_deliveries: 8, queue_bytes: 256 << 10, ..Limits::default() };
    let config = LISTENERS.to_owned() + &files("'a.log'");
    let rig = Rig::over(dir.path(), &config, hindered as _, journal, limits);
    let (file, tcp) = (ids_of("file", 5_000), ids_of("tcp", 5_000));
    fs::write(dir.path().join("a.log"), lines(&file)).unwrap();
    TcpStream::connect(rig.address("syslog-tcp")).unwrap().write_all(lines(&tcp).as_bytes()).unwrap();
    // The queue may be full of the others' records, which is said.
    assert!(wait_until(|| post(rig.address("http"), "/ingest", &[], b"id=http").status == 200));
    rig.wait_for(10_001);
    let journal = Arc::clone(&rig.journal);
    let status = rig.stop();
    assert_eq!((status.append_failures, status.abandoned_records), (4, 0));
    assert_same(file.into_iter().chain(tcp).chain(["http".to_owned()]), &stored(&journal));
}

#[test]
fn stopping_stores_what_was_received() {
    let dir = tempdir().unwrap();
    let rig = Rig::start(dir.path(), LISTENERS);
    let tcp = ids_of("tcp", 20_000);
    let mut stream = TcpStream::connect(rig.address("syslog-tcp")).unwrap();
    stream.write_all(lines(&tcp).as_bytes()).unwrap();
    let journal = Arc::clone(&rig.journal);
    // The connection is open still, and most of it not yet read.
    let status = rig.stop();
    assert_eq!(status.stored_records, 20_000);
    assert_same(tcp, &stored(&journal));
}

#[test]
fn tls_with_a_token_and_with_certificates_on_both_sides() {
    if !(has("openssl", "openssl") && has("curl", "curl")) {
        return;
    }
    let dir = tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    fs::write(at("token"), "a token of some length").unwrap();
    let mut openssl = clients::command("openssl");
    // One certificate is server, client and authority.
    fs::write(
        at("openssl.conf"),
        "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=localhost\n[ext]\n\
         basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n\
         extendedKeyUsage=serverAuth,clientAuth\n",
    )
    .unwrap();
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]);
    openssl.args(["-config", &at("openssl.conf"), "-days", "2"]);
    clients::run(openssl.args(["-keyout", &at("key.pem"), "-out", &at("cert.pem")]));
    let rig = Rig::start(
        dir.path(),
        "[[input]]\ntype='http'\naddress='0.0.0.0:0'\ntoken_file='token'\n\
         tls = { certificate = 'cert.pem', key = 'key.pem' }\n\
         [[input]]\ntype='syslog'\nprotocol='tcp'\naddress='0.0.0.0:0'\n\
         tls = { certificate = 'cert.pem', key = 'key.pem', client_ca = 'cert.pem' }\n",
    );
    let url = format!("https://localhost:{}/ingest", rig.address("http").port());
    let mut curl = clients::command("curl");
    curl.args(["-sS", "--cacert", &at("cert.pem"), "-H", "Authorization: Bearer a token of some length"]);
    assert_eq!(clients::run(curl.args(["--data-binary", "id=https", &url])), "{\"accepted\":1}");

    let to = format!("127.0.0.1:{}", rig.address("syslog-tcp").port());
    let send = |credential: &[&str], text: &str| {
        let mut client = clients::command("openssl");
        client
            .args(["s_client", "-quiet", "-no_ign_eof", "-connect", &to, "-CAfile", &at("cert.pem")])
            .args(credential);
        client.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
        let mut child = client.stderr(std::process::Stdio::null()).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        child.wait().unwrap();
    };
    send(&[], "<13>id=nobody\n");
    send(&["-cert", &at("cert.pem"), "-key", &at("key.pem")], "<13>id=tls\n");
    assert_eq!(rig.wait_for(2), 2);
    assert_same(["https", "tls"].map(str::to_owned), &stored(&rig.journal));
    assert_eq!(rig.counts("syslog-tcp").connections_broken, 1, "no certificate, no record");
}

/// Records a second by input: `cargo test -p bartizan-tests --release --test collection -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn throughput() {
    const RECORDS: usize = 500_000;
    let text = lines(&ids_of("speed", RECORDS));
    let measure = |name: &str, feed: &dyn Fn(&Path, &Rig)| {
        let dir = tempdir().unwrap();
        let rig = Rig::start(dir.path(), &(LISTENERS.to_owned() + &files("'a.log'")));
        let start = Instant::now();
        feed(dir.path(), &rig);
        let held = rig.wait_for(RECORDS);
        let rate = held as f64 / start.elapsed().as_secs_f64();
        println!("{name}: {rate:.0} records/s, {:.1} MB/s", rate * text.len() as f64 / RECORDS as f64 / 1e6);
    };
    measure("file", &|dir, _| fs::write(dir.join("a.log"), &text).unwrap());
    measure("syslog over TCP", &|_, rig| {
        TcpStream::connect(rig.address("syslog-tcp")).unwrap().write_all(text.as_bytes()).unwrap();
    });
    measure("HTTP, 1 MB a request", &|_, rig| {
        let address = rig.address("http");
        for part in ids_of("speed", RECORDS).chunks(10_000) {
            let body = lines(part);
            while post(address, "/ingest", &[], body.as_bytes()).status == 429 {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    });
}
