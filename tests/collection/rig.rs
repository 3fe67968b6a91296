//! What the tests of collection share: a running ingest over a real journal, and what the journal holds.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bartizan::config::Config;
use bartizan::ingest::{Counts, Ingest, Limits, Status};
use bartizan_store::{FileJournal, Journal, JournalError, JournalOptions};
use tokio::runtime::Runtime;

/// How long anything may take. The machine may be busy.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// One record as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    pub source: String,
    pub line: u64,
    pub bytes: Vec<u8>,
}

/// An ingest that runs, in a runtime of its own.
pub struct Rig {
    // Before the runtime, which waits for what only the ingest's end ends.
    ingest: Option<Ingest>,
    runtime: Option<Runtime>,
    pub journal: Arc<FileJournal>,
}

/// Opens the journal of a test.
pub fn journal(dir: &Path) -> Arc<FileJournal> {
    let start = Instant::now();
    loop {
        match FileJournal::open(dir.join("journal"), JournalOptions::default()) {
            Ok(journal) => return Arc::new(journal),
            // A crashed rig may still be in its last write.
            Err(JournalError::Locked { .. }) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => panic!("{error}"),
        }
    }
}

impl Rig {
    /// Runs the inputs of `config` (the text of a bartizan.toml without `data`) into a journal in `dir`.
    pub fn start(dir: &Path, config: &str) -> Rig {
        let journal = journal(dir);
        Rig::over(dir, config, Arc::clone(&journal) as _, journal, Limits::default())
    }

    /// The same, with a journal that stands before the real one.
    pub fn over(
        dir: &Path,
        config: &str,
        before: Arc<dyn Journal>,
        journal: Arc<FileJournal>,
        limits: Limits,
    ) -> Rig {
        // RUST_LOG shows what ingest says.
        let filter = tracing_subscriber::EnvFilter::from_default_env();
        let _ = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().try_init();
        let text = format!("data = 'data'\n{config}");
        let config =
            Config::parse(&text, &dir.join("bartizan.toml")).unwrap_or_else(|error| panic!("{error}"));
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let ingest = runtime.block_on(Ingest::start(&config.inputs, before, limits));
        let ingest = ingest.unwrap_or_else(|error| panic!("{error}"));
        Rig { runtime: Some(runtime), ingest: Some(ingest), journal }
    }

    fn ingest(&self) -> &Ingest {
        self.ingest.as_ref().unwrap()
    }

    /// Where the input of a name listens.
    pub fn address(&self, input: &str) -> SocketAddr {
        let inputs = self.ingest().status().inputs;
        inputs.iter().find(|status| status.input == input).and_then(|status| status.address).unwrap()
    }

    /// What the input of a name has counted.
    pub fn counts(&self, input: &str) -> Counts {
        let inputs = self.ingest().status().inputs;
        inputs.iter().find(|status| status.input == input).unwrap_or_else(|| panic!("{inputs:?}")).counts
    }

    pub fn status(&self) -> Status {
        self.ingest().status()
    }

    /// Waits until the journal holds `records` records; how many it holds after all.
    pub fn wait_for(&self, records: usize) -> usize {
        let held = || usize::try_from(self.journal.next_number() - 1).unwrap();
        wait_until(|| held() >= records);
        held()
    }

    /// Stops in order: what was received is stored.
    pub fn stop(mut self) -> Status {
        let ingest = self.ingest.take().unwrap();
        self.runtime.as_ref().unwrap().block_on(ingest.shutdown())
    }

    /// Stops in the middle of whatever it is doing: nothing that is on its way is stored.
    pub fn crash(mut self) {
        let runtime = self.runtime.take().unwrap();
        std::mem::forget(self.ingest.take());
        runtime.shutdown_timeout(Duration::from_millis(1));
    }
}

/// All that a journal holds.
pub fn stored(journal: &FileJournal) -> Vec<Stored> {
    let mut all = Vec::new();
    let mut next = journal.first_number();
    loop {
        let batch = journal.read(next, 10_000).unwrap();
        if batch.is_empty() {
            return all;
        }
        for (at, record) in batch.records().iter().enumerate() {
            assert_eq!(record.number, next, "the journal numbers without a gap");
            next += 1;
            let source = record.source.name.clone();
            all.push(Stored { source, line: record.line, bytes: batch.bytes_of(at).to_vec() });
        }
    }
}

/// The ids (`id=…` up to a blank) in the records, with how often each is there.
pub fn ids(stored: &[Stored]) -> BTreeMap<String, usize> {
    let mut ids = BTreeMap::new();
    for record in stored {
        let text = String::from_utf8_lossy(&record.bytes);
        let id = text.split("id=").nth(1).unwrap_or_else(|| panic!("no id in {text:?}"));
        let id = id.split_ascii_whitespace().next().unwrap().to_owned();
        *ids.entry(id).or_default() += 1;
    }
    ids
}

/// Fails unless exactly the ids of `sent` are stored, each once.
pub fn assert_same(sent: impl IntoIterator<Item = String>, stored: &[Stored]) {
    let stored = ids(stored);
    let sent: std::collections::BTreeSet<String> = sent.into_iter().collect();
    let shown = |ids: Vec<&String>| format!("{}: {:?}", ids.len(), &ids[..ids.len().min(10)]);
    let missing = shown(sent.iter().filter(|id| !stored.contains_key(*id)).collect());
    let twice = shown(stored.iter().filter(|(_, times)| **times > 1).map(|(id, _)| id).collect());
    let foreign = shown(stored.keys().filter(|id| !sent.contains(*id)).collect());
    let all = format!("missing {missing}; twice {twice}; never sent {foreign}");
    assert_eq!(all, "missing 0: []; twice 0: []; never sent 0: []");
    assert_eq!(stored.len(), sent.len());
}

/// Waits until `done`, for [`PATIENCE`]; whether it came to be.
pub fn wait_until(mut done: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while !done() {
        if start.elapsed() > PATIENCE {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

/// What an HTTP server answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn accepted(&self) -> u64 {
        assert_eq!(self.status, 200, "{self:?}");
        serde_json::from_str::<serde_json::Value>(&self.body).unwrap()["accepted"].as_u64().unwrap()
    }

    pub fn error(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap();
        body["error"].as_str().unwrap().to_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// POSTs `body`, with further header lines.
pub fn post(address: SocketAddr, path: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut head =
        format!("POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    headers.iter().for_each(|header| head += &format!("{header}\r\n"));
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    // A server that refuses need not read it all.
    let _ = stream.write_all(body);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {answer:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}
