//! Windows event log files (`.evtx`) as records: one JSON object an event.
//!
//! The objects are nested `Event`, `System`, `EventData`, as the crate `evtx` and its tool `evtx_dump` write
//! them: what `Format::WindowsEvent` reads. Events come in the order in which Windows shows them, also where
//! the log has wrapped around. A chunk or an event that cannot be read is passed over, counted, and the first
//! ones are named; the others are read. One chunk (64 KiB of the file) is in memory at a time.
//!
//! It knows files and nothing of batches or events.
//!
//! Source of the format: J. Metz, "Windows XML Event Log (EVTX) format", libevtx documentation.

use std::{
    collections::VecDeque,
    error::Error,
    io::{self, Cursor, Read, Seek},
    sync::Arc,
};

use ::evtx::{EvtxChunkData, EvtxParser, IntoIterChunks, ParserSettings};

/// What such a file begins with.
pub(super) const MAGIC: &[u8; 8] = b"ElfFile\0";
/// Largest event log, in bytes, that is read from what cannot be read at any place: a compressed file, a pipe.
/// Windows allows logs of 2 TiB; the largest in use are 4 GiB, and those are files.
const MAX_PIPED_BYTES: u64 = 512 << 20;
/// Most damages of one file that are named; further ones are counted.
const MAX_NAMED_DAMAGES: usize = 8;

/// What can be read at any place.
trait Places: Read + Seek + Send {}
impl<T: Read + Seek + Send> Places for T {}

/// An event log, opened.
pub(super) struct EventLog {
    chunks: IntoIterChunks<Box<dyn Places>>,
    settings: Arc<ParserSettings>,
    /// Events of the chunk that was read last.
    ready: VecDeque<Vec<u8>>,
    damages: Damages,
}

/// What of a file could not be read.
#[derive(Debug, Default)]
pub(super) struct Damages {
    count: u64,
    named: Vec<String>,
}

impl EventLog {
    /// Reads a file, or anything else that can be read at any place.
    pub(super) fn open(file: impl Read + Seek + Send + 'static) -> io::Result<EventLog> {
        let file: Box<dyn Places> = Box::new(file);
        let parser = EvtxParser::from_read_seek(file).map_err(|error| invalid(chain(&error)))?;
        let settings = Arc::new(ParserSettings::new().indent(false));
        Ok(EventLog {
            chunks: parser.into_chunks(),
            settings,
            ready: VecDeque::new(),
            damages: Damages::default(),
        })
    }

    /// Reads what comes once, and is therefore held in memory: a wrapped log begins in its middle.
    pub(super) fn read(stream: impl Read) -> io::Result<EventLog> {
        let mut bytes = Vec::new();
        stream.take(MAX_PIPED_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_PIPED_BYTES {
            let limit = MAX_PIPED_BYTES >> 20;
            return Err(invalid(format!(
                "an event log of more than {limit} MiB cannot be read from a pipe or a compressed file; \
                 decompress it and name the file"
            )));
        }
        EventLog::open(Cursor::new(bytes))
    }

    /// The next event, as JSON text.
    pub(super) fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            match self.chunks.next()? {
                Ok(chunk) => self.read_chunk(chunk),
                Err(error) => self.damages.note(chain(&error)),
            }
        }
    }

    /// What could not be read so far.
    pub(super) fn damages(&self) -> &Damages {
        &self.damages
    }

    fn read_chunk(&mut self, mut data: EvtxChunkData) {
        // Its events may be whole all the same: what is broken in them shows when they are read.
        if !data.validate_checksum() {
            self.damages.note("a chunk's checksum is not that of its content".to_owned());
        }
        let mut chunk = match data.parse(Arc::clone(&self.settings)) {
            Ok(chunk) => chunk,
            Err(error) => return self.damages.note(chain(&error)),
        };
        for record in chunk.iter() {
            match record.and_then(|record| record.into_json_bytes()) {
                Ok(event) => self.ready.push_back(event.data),
                Err(error) => self.damages.note(chain(&error)),
            }
        }
    }
}

impl Damages {
    /// All of it in one sentence; none if everything was read.
    pub(super) fn summary(&self) -> Option<String> {
        let first = self.named.join("; ");
        match (self.count, self.count.saturating_sub(self.named.len() as u64)) {
            (0, _) => None,
            (count, 0) => Some(format!("{count} damaged, the rest was read: {first}")),
            (count, more) => Some(format!("{count} damaged, the rest was read: {first}; and {more} more")),
        }
    }

    fn note(&mut self, what: String) {
        self.count += 1;
        if self.named.len() < MAX_NAMED_DAMAGES {
            self.named.push(what);
        }
    }
}

fn invalid(what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// An error and its causes in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        // Some errors repeat their cause's text.
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of a collector's tests or whatever is at hand: `BARTIZAN_TEST_EVTX` names it.
    fn sample() -> Option<Vec<u8>> {
        let Some(path) = std::env::var_os("BARTIZAN_TEST_EVTX") else {
            eprintln!("SKIPPED: BARTIZAN_TEST_EVTX names no event log");
            return None;
        };
        Some(std::fs::read(path).unwrap())
    }

    fn events(log: &mut EventLog) -> Vec<serde_json::Value> {
        std::iter::from_fn(|| log.next()).map(|event| serde_json::from_slice(&event).unwrap()).collect()
    }

    #[test]
    fn what_is_no_event_log_is_refused() {
        let error = EventLog::open(Cursor::new(b"ElfFile\0 and no more".to_vec())).err().unwrap();
        assert!(error.to_string().to_lowercase().contains("header"), "{error}");
    }

    #[test]
    fn a_log_without_chunks_has_no_events() {
        let mut bytes = vec![0; 4096];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[32..44].copy_from_slice(&[128, 0, 0, 0, 1, 0, 3, 0, 0, 16, 0, 0]);
        let mut log = EventLog::open(Cursor::new(bytes)).unwrap();
        assert_eq!(log.next(), None);
        assert_eq!(log.damages().summary(), None);
    }

    #[test]
    fn events_are_nested_json() {
        let Some(bytes) = sample() else { return };
        let mut log = EventLog::read(&*bytes).unwrap();
        let events = events(&mut log);
        assert!(!events.is_empty());
        assert_eq!(log.damages().summary(), None);
        for event in &events {
            let system = &event["Event"]["System"];
            assert!(system["Channel"].is_string(), "{event}");
            assert!(system["TimeCreated"]["#attributes"]["SystemTime"].is_string(), "{event}");
        }
    }

    #[test]
    fn what_is_damaged_is_named_and_the_rest_is_read() {
        let Some(mut bytes) = sample() else { return };
        let whole = events(&mut EventLog::read(&*bytes).unwrap()).len();
        // The second record of the first chunk: its magic is gone.
        let length = u32::from_le_bytes(bytes[4096 + 512 + 4..][..4].try_into().unwrap()) as usize;
        bytes[4096 + 512 + length] ^= 0xff;
        let mut log = EventLog::read(&*bytes).unwrap();
        let rest = events(&mut log).len();
        assert!(rest > 0 && rest < whole, "{rest} of {whole}");
        assert!(log.damages().summary().unwrap().contains("the rest was read"));
    }

    #[test]
    fn damage_from_chance_ends_no_reading() {
        let Some(bytes) = sample() else { return };
        let mut seed = 1_u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let end = bytes.len().min(4096 + 65_536);
        for _ in 0..200 {
            let mut broken = bytes[..end].to_vec();
            for _ in 0..=random(20) {
                let at = 4096 + random(end - 4096);
                broken[at] = random(256) as u8;
            }
            if let Ok(mut log) = EventLog::read(&*broken) {
                // What breaks inside a name may not even be JSON; the event then says so when it is normalized.
                while log.next().is_some() {}
            }
        }
    }
}
