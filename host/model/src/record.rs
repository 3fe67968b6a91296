//! Records: bytes as received.
//!
//! A batch lays its records' text end to end, so that everything later is a slice of one buffer. Bytes
//! that are not UTF-8 are kept as they came beside a readable rendering of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    spare::{Lent, Spares},
    time::Timestamp,
};

/// Longest record, in bytes. What follows is cut off, and the batch counts it.
pub const MAX_RECORD_BYTES: usize = 4 << 20;
/// Most bytes of text in one batch: spans are 32-bit, and a batch is worked on in memory.
pub const MAX_BATCH_BYTES: usize = 256 << 20;

/// A half-open range of bytes in one of a batch's buffers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes that the span names; empty where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// Where records came from: a file, a listener, standard input.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// What findings show: the file's path, or the input's name.
    pub name: String,
    /// Name of the format, or none to tell it from each record.
    pub format: Option<String>,
}

/// One record of a batch.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its place in the journal (in a replay: its place in the input). Unique, and rising within a batch.
    pub number: u64,
    /// Where it came from.
    pub source: Arc<Source>,
    /// Its place in its source, from 1: for a file, the line.
    pub line: u64,
    /// When it was received. For a file that is replayed: when the file was last written.
    pub received: Timestamp,
    /// Its text in [`RecordBatch::text`].
    pub span: Span,
}

/// Records in order of arrival. A copy shares the text, so that what holds records to go back to holds no second one.
#[derive(Clone, Debug, Default)]
pub struct RecordBatch {
    text: Arc<Lent<String>>,
    records: Arc<Vec<Record>>,
    /// Where its buffers came from, and those of its events will.
    spares: Option<Spares>,
    /// The bytes of those records that were not UTF-8, by position.
    raw: Vec<(usize, Box<[u8]>)>,
    cut: u64,
}

impl RecordBatch {
    /// An empty batch.
    pub fn new() -> RecordBatch {
        RecordBatch::default()
    }

    /// An empty batch with room for so much, in buffers of batches that are gone. They go back when nothing holds
    /// this batch, its copies and its events any more.
    pub fn from_spares(spares: &Spares, records: usize, bytes: usize) -> RecordBatch {
        let mut text = spares.texts.lend();
        text.reserve(bytes.min(MAX_BATCH_BYTES));
        let records = Arc::new(Vec::with_capacity(records));
        RecordBatch { text: Arc::new(text), records, spares: Some(spares.clone()), ..RecordBatch::default() }
    }

    /// Where its buffers came from, if they are to be used again.
    pub(crate) fn spares(&self) -> Option<&Spares> {
        self.spares.as_ref()
    }

    /// Adds a record. One longer than [`MAX_RECORD_BYTES`] is cut there and counted in [`RecordBatch::cut`].
    pub fn push(&mut self, number: u64, source: &Arc<Source>, line: u64, received: Timestamp, bytes: &[u8]) {
        self.filling().push(number, source, line, received, bytes);
    }

    /// The batch while many records are added to it.
    pub fn filling(&mut self) -> Filling<'_> {
        let RecordBatch { text, records, raw, cut, .. } = self;
        Filling { text: &mut *Arc::make_mut(text), records: Arc::make_mut(records), raw, cut }
    }

    /// Gives the records their places in the journal: `first`, `first` + 1, …
    pub fn number_from(&mut self, first: u64) {
        for (record, number) in Arc::make_mut(&mut self.records).iter_mut().zip(first..) {
            record.number = number;
        }
    }

    /// Whether a record of `bytes` more would make the batch too large to hold.
    pub fn is_full(&self, bytes: usize) -> bool {
        // Rendering bytes that are not UTF-8 may triple them.
        self.text.len() + 3 * bytes.min(MAX_RECORD_BYTES) > MAX_BATCH_BYTES
    }

    /// The records, in order.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// All records' text, end to end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One record's text, with U+FFFD where its bytes were not UTF-8.
    pub fn text_of(&self, record: &Record) -> &str {
        record.span.of(&self.text)
    }

    /// One record's bytes as received.
    pub fn bytes_of(&self, position: usize) -> &[u8] {
        if let Ok(at) = self.raw.binary_search_by_key(&position, |raw| raw.0) {
            return self.raw.get(at).map(|raw| &*raw.1).unwrap_or_default();
        }
        self.records.get(position).map(|record| self.text_of(record).as_bytes()).unwrap_or_default()
    }

    /// How many records were longer than [`MAX_RECORD_BYTES`].
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

/// A batch that records are being added to: that nobody else holds its buffers is made sure of once, and not with
/// every record.
#[derive(Debug)]
pub struct Filling<'b> {
    text: &'b mut String,
    records: &'b mut Vec<Record>,
    raw: &'b mut Vec<(usize, Box<[u8]>)>,
    cut: &'b mut u64,
}

impl Filling<'_> {
    /// See [`RecordBatch::push`].
    pub fn push(&mut self, number: u64, source: &Arc<Source>, line: u64, received: Timestamp, bytes: &[u8]) {
        let kept = bytes.get(..MAX_RECORD_BYTES).unwrap_or(bytes);
        *self.cut += u64::from(kept.len() < bytes.len());
        let start = self.text.len();
        match simdutf8::basic::from_utf8(kept) {
            Ok(text) => self.text.push_str(text),
            Err(_) => {
                self.text.push_str(&String::from_utf8_lossy(kept));
                self.raw.push((self.records.len(), kept.into()));
            }
        }
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span { start: offset(start), end: offset(self.text.len()) };
        self.records.push(Record { number, source: Arc::clone(source), line, received, span });
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Bytes of all records' text.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Arc<Source> {
        Arc::new(Source { name: "test".into(), format: None })
    }

    #[test]
    fn bytes_that_are_not_utf8_are_kept_as_received() {
        let mut batch = RecordBatch::new();
        batch.push(0, &source(), 1, Timestamp(0), b"plain");
        batch.push(1, &source(), 2, Timestamp(0), b"a\xffb");
        batch.push(2, &source(), 3, Timestamp(0), b"after");
        assert_eq!(batch.text(), "plaina\u{fffd}bafter");
        assert_eq!(batch.bytes_of(0), b"plain");
        assert_eq!(batch.bytes_of(1), b"a\xffb");
        assert_eq!(batch.text_of(&batch.records()[2]), "after");
    }

    #[test]
    fn a_record_that_is_too_long_is_cut_and_counted() {
        let mut batch = RecordBatch::new();
        batch.push(0, &source(), 1, Timestamp(0), &vec![b'x'; MAX_RECORD_BYTES + 1]);
        assert_eq!(batch.bytes_of(0).len(), MAX_RECORD_BYTES);
        assert_eq!(batch.cut(), 1);
    }
}
