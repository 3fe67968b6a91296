//! Files as batches of records, for `replay`, `normalize` and `demo`.
//!
//! A record is a line. `\r\n` ends one as `\n` does; empty lines are no records. gzip and Zstandard are
//! told by a file's first bytes, and so is a Windows event log, of which each event is a record. Everything is
//! read in bounded pieces, whatever the file.

mod evtx;

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek},
    sync::Arc,
};

use evtx::EventLog;

use bartizan_model::{
    Filling, RecordBatch, Source, Spares, Timestamp,
    record::{MAX_BATCH_BYTES, MAX_RECORD_BYTES},
};

/// Number of the first record, as in a journal: the same file has the same finding ids in both.
const FIRST_NUMBER: u64 = bartizan_store::journal::FIRST_NUMBER;
/// Bytes read from a file at a time: so few that they are still in the processor's cache when records are made of them.
const BUFFER_BYTES: usize = 256 << 10;
/// Records that room is made for beforehand.
const RESERVED_RECORDS: usize = 8_192;
/// A batch is handed on when it has this many bytes, however few records: batches of about one size fit each other's
/// buffers, and a few of them the processor's cache.
const TARGET_BATCH_BYTES: usize = 2 << 20;
const NO_EVENT_LOG: &str = "cannot read as a Windows event log";
/// Most memory that a Zstandard file may ask for, as a power of two: 128 MiB.
const ZSTD_WINDOW_LOG_MAX: u32 = 27;

/// Why a file could not be read to its end.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {what}: {error}")]
pub struct ReadError {
    /// The file.
    pub name: String,
    /// What was being done.
    pub what: &'static str,
    /// What went wrong.
    pub error: io::Error,
}

/// A file, or standard input, opened.
pub struct Input {
    source: Arc<Source>,
    received: Timestamp,
    content: Content,
    /// What reading its beginning failed with.
    broken: Option<io::Error>,
    line: u64,
    /// Bytes in the file, where it says.
    bytes: Option<u64>,
}

/// What records are read from.
enum Content {
    /// Text, a line a record.
    Lines(Box<dyn BufRead + Send>),
    /// A Windows event log that comes once, not yet read.
    PipedLog(Box<dyn BufRead + Send>),
    /// A Windows event log, an event a record.
    EventLog(Box<EventLog>),
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input")
            .field("source", &self.source)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

impl Input {
    /// Opens a file; `-` is standard input. `format` names its format; `received` says when its records
    /// arrived, where that is not when the file was last written.
    pub fn open(path: &str, format: Option<&str>, received: Option<Timestamp>) -> Result<Input, ReadError> {
        let failed = |error| ReadError { name: path.to_owned(), what: "cannot open", error };
        if path == "-" {
            let stdin: Box<dyn Read + Send> = Box::new(io::stdin());
            return Input::new("-", format, received.unwrap_or_else(now), stdin, None);
        }
        let mut file = File::open(path).map_err(failed)?;
        let meta = file.metadata().map_err(failed)?;
        if meta.is_dir() {
            return Err(failed(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a folder; name the files in it",
            )));
        }
        let written = meta.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
        let written = written.and_then(|time| i64::try_from(time.as_nanosecond()).ok()).map(Timestamp);
        let received = received.or(written).unwrap_or_else(now);
        if meta.is_file() && is_event_log(&mut file).map_err(failed)? {
            let source = Source { name: path.to_owned(), format: format.map(str::to_owned) };
            let failed = |error| ReadError { name: path.to_owned(), what: NO_EVENT_LOG, error };
            let content = Content::EventLog(Box::new(EventLog::open(file).map_err(failed)?));
            return Ok(Input::of(source, received, content, Some(meta.len())));
        }
        Input::new(path, format, received, Box::new(file), Some(meta.len()))
    }

    /// Reads from anything.
    pub fn new(
        name: &str,
        format: Option<&str>,
        received: Timestamp,
        reader: Box<dyn Read + Send>,
        bytes: Option<u64>,
    ) -> Result<Input, ReadError> {
        let failed = |what| move |error| ReadError { name: name.to_owned(), what, error };
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, reader);
        let start = reader.fill_buf().map_err(failed("cannot read"))?;
        let mut reader: Box<dyn BufRead + Send> = if start.starts_with(&[0x1f, 0x8b]) {
            let decoder = flate2::bufread::MultiGzDecoder::new(reader);
            Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
        } else if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            let mut decoder =
                zstd::Decoder::with_buffer(reader).map_err(failed("cannot read as Zstandard"))?;
            decoder.window_log_max(ZSTD_WINDOW_LOG_MAX).map_err(failed("cannot read as Zstandard"))?;
            Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
        } else {
            Box::new(reader)
        };
        // A byte order mark says how the file is written; it is no part of its first record.
        let start = reader
            .fill_buf()
            .map(|start| (start.starts_with(b"\xef\xbb\xbf"), start.starts_with(evtx::MAGIC)));
        // A file that cannot be decoded says so when it is its turn, and the others are read.
        let ((marked, is_event_log), broken) = match start {
            Ok(start) => (start, None),
            Err(error) => ((false, false), Some(error)),
        };
        if marked {
            reader.consume(3);
        }
        let source = Source { name: name.to_owned(), format: format.map(str::to_owned) };
        let content = if is_event_log { Content::PipedLog(reader) } else { Content::Lines(reader) };
        Ok(Input { broken, ..Input::of(source, received, content, bytes) })
    }

    fn of(source: Source, received: Timestamp, content: Content, bytes: Option<u64>) -> Input {
        Input { source: Arc::new(source), received, content, broken: None, line: 0, bytes }
    }

    /// Bytes in the file, where it says.
    pub fn bytes(&self) -> Option<u64> {
        self.bytes
    }

    /// Adds records to a batch until it has enough, or the file ends; true if it ended.
    fn fill(&mut self, batch: &mut RecordBatch, first: u64, records: usize) -> Result<bool, ReadError> {
        let name = self.source.name.clone();
        if let Some(error) = self.broken.take() {
            return Err(ReadError { name, what: "cannot read", error });
        }
        if let Content::PipedLog(reader) = &mut self.content {
            // Now, and not when it was opened, so that one at a time is in memory.
            let log =
                EventLog::read(reader).map_err(|error| ReadError { name, what: NO_EVENT_LOG, error })?;
            self.content = Content::EventLog(Box::new(log));
        }
        match self.content {
            Content::EventLog(_) => self.fill_events(batch, first, records),
            _ => self.fill_lines(batch, first, records),
        }
    }

    fn fill_events(
        &mut self,
        batch: &mut RecordBatch,
        first: u64,
        records: usize,
    ) -> Result<bool, ReadError> {
        let Content::EventLog(log) = &mut self.content else { return Ok(true) };
        let batch = &mut batch.filling();
        while has_room(batch, records) {
            if let Some(event) = log.next() {
                self.line += 1;
                let number = first + batch.len() as u64;
                batch.push(number, &self.source, self.line, self.received, &event);
                continue;
            }
            let Some(damage) = log.damages().summary() else { return Ok(true) };
            let what = "not all of the event log could be read";
            let error = io::Error::new(io::ErrorKind::InvalidData, damage);
            return Err(ReadError { name: self.source.name.clone(), what, error });
        }
        Ok(false)
    }

    fn fill_lines(&mut self, batch: &mut RecordBatch, first: u64, records: usize) -> Result<bool, ReadError> {
        let Input { source, received, content: Content::Lines(reader), line, .. } = self else {
            return Ok(true);
        };
        let batch = &mut batch.filling();
        let mut add = |batch: &mut Filling<'_>, bytes: &[u8]| {
            *line += 1;
            let record = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            if !record.is_empty() {
                let number = first + batch.len() as u64;
                batch.push(number, source, *line, *received, record);
            }
        };
        // The beginning of a line that the reader's buffer does not hold whole; every other one is taken from there.
        let mut begun = vec![];
        while has_room(batch, records) {
            let available = match reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    // A line that breaks off at a failure is a record, too: nothing that was read is dropped.
                    if !begun.is_empty() {
                        add(batch, &begun);
                    }
                    let what = "reading stopped half-way; what came before was read";
                    return Err(ReadError { name: source.name.clone(), what, error });
                }
            };
            if available.is_empty() {
                if !begun.is_empty() {
                    add(batch, &begun);
                }
                return Ok(true);
            }
            let mut used = 0;
            for end in memchr::memchr_iter(b'\n', available) {
                let part = available.get(used..end).unwrap_or_default();
                used = end + 1;
                if begun.is_empty() {
                    add(batch, part);
                } else {
                    go_on(&mut begun, part);
                    add(batch, &begun);
                    begun.clear();
                }
                if !has_room(batch, records) {
                    break;
                }
            }
            if has_room(batch, records) {
                go_on(&mut begun, available.get(used..).unwrap_or_default());
                used = available.len();
            }
            reader.consume(used);
        }
        Ok(false)
    }
}

/// Whether a batch takes another record.
fn has_room(batch: &Filling<'_>, records: usize) -> bool {
    batch.len() < records && batch.bytes() < TARGET_BATCH_BYTES
}

/// Adds to a line. Of one that is too long, two bytes more than a record holds are kept, so that the batch cuts and
/// counts it, whether or not a `\r` is among them.
fn go_on(line: &mut Vec<u8>, part: &[u8]) {
    let room = (MAX_RECORD_BYTES + 2).saturating_sub(line.len());
    line.extend_from_slice(part.get(..room).unwrap_or(part));
}

/// Whether a file is a Windows event log; it is read from its beginning afterwards.
fn is_event_log(file: &mut File) -> io::Result<bool> {
    let mut start = Vec::new();
    file.by_ref().take(evtx::MAGIC.len() as u64).read_to_end(&mut start)?;
    file.rewind()?;
    Ok(start == evtx::MAGIC)
}

/// The records of some inputs, one after the other, in batches of at most `records`.
#[derive(Debug)]
pub struct Batches {
    inputs: std::collections::VecDeque<Input>,
    next: u64,
    records: usize,
    /// Room that the next batch is given for its text.
    bytes: usize,
    spares: Spares,
    cut: u64,
    failed: Vec<ReadError>,
}

impl Batches {
    /// Reads the inputs in turn.
    pub fn new(inputs: Vec<Input>, records: usize) -> Batches {
        Batches {
            inputs: inputs.into(),
            next: FIRST_NUMBER,
            records: records.max(1),
            bytes: 0,
            spares: Spares::default(),
            cut: 0,
            failed: vec![],
        }
    }

    /// How many records were cut for their length so far.
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// Inputs that could not be read to their end so far.
    pub fn failed(&self) -> &[ReadError] {
        &self.failed
    }
}

impl Iterator for Batches {
    type Item = RecordBatch;

    fn next(&mut self) -> Option<RecordBatch> {
        const { assert!(TARGET_BATCH_BYTES + 3 * MAX_RECORD_BYTES < MAX_BATCH_BYTES) };
        // About as large as the batch before.
        let mut batch =
            RecordBatch::from_spares(&self.spares, self.records.min(RESERVED_RECORDS), self.bytes);
        while let Some(input) = self.inputs.front_mut() {
            match input.fill(&mut batch, self.next, self.records) {
                Ok(false) => break,
                Ok(true) => drop(self.inputs.pop_front()),
                Err(error) => {
                    self.failed.push(error);
                    self.inputs.pop_front();
                }
            }
        }
        self.bytes = batch.text().len() + batch.text().len() / 16;
        self.next += batch.len() as u64;
        self.cut += batch.cut();
        (!batch.is_empty()).then_some(batch)
    }
}

/// The time by this machine's clock.
pub fn now() -> Timestamp {
    i64::try_from(jiff::Timestamp::now().as_nanosecond()).map(Timestamp).unwrap_or_default()
}

#[cfg(test)]
mod tests;
