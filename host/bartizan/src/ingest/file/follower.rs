//! One file, read from its position on.

use std::fs::File;
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bartizan_model::Source;
use bartizan_store::Position;

use super::identity::{FileId, Saved, Seen};
use crate::ingest::assemble::{Assembly, Whole};
use crate::ingest::clock;
use crate::ingest::counters::Counters;
use crate::ingest::delivery::Records;

/// Bytes read at a time.
pub const CHUNK_BYTES: usize = 256 << 10;

/// See the module.
pub struct Follower {
    pub file: File,
    pub id: FileId,
    pub source: Arc<Source>,
    /// Position of its input.
    pub input: usize,
    /// When it was found to be no longer where its input looks, if it was.
    pub gone_since: Option<Instant>,
    /// Since when rotations of it have not been looked for.
    pub begun: SystemTime,
    /// Bytes before this one were read.
    read_to: u64,
    /// Bytes before this one belong to lines that were taken.
    offset: u64,
    lines: u64,
    /// The beginning of a line whose end has not come.
    line: Assembly,
    /// What was read, up to `read_to`.
    read: Seen,
    /// What was read, up to `offset`.
    taken: Seen,
    last_growth: Instant,
}

/// What a look at a file showed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// So many bytes more, all of which are read; more may follow if the buffer was full.
    Grown { more: bool },
    /// Nothing new.
    Same,
    /// What was read is no longer there: the file was truncated or written anew.
    Rewritten,
}

impl Follower {
    /// Reads `file` from its beginning.
    pub fn new(file: File, id: FileId, source: Arc<Source>, input: usize) -> Follower {
        Follower {
            file,
            id,
            source,
            input,
            gone_since: None,
            begun: SystemTime::now(),
            read_to: 0,
            offset: 0,
            lines: 0,
            line: Assembly::default(),
            read: Seen::default(),
            taken: Seen::default(),
            last_growth: Instant::now(),
        }
    }

    /// Goes on where `saved` stands, with what [`Saved::matches`] gave.
    pub fn go_on(mut self, saved: &Saved, seen: Seen) -> Follower {
        (self.read_to, self.offset, self.lines) = (saved.offset, saved.offset, saved.lines);
        (self.read, self.taken) = (seen.clone(), seen);
        self
    }

    /// Passes over what is there already, up to the last newline. Its lines are counted, for their numbers.
    pub fn skip_to_end(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        loop {
            let length = self.file.read_at(buffer, self.read_to)?;
            let Some(chunk) = buffer.get(..length).filter(|chunk| !chunk.is_empty()) else { break };
            self.advance(chunk, |_, _| ());
        }
        Ok(())
    }

    /// Reads on into `records`.
    pub fn look(
        &mut self,
        buffer: &mut [u8],
        records: &mut Records,
        counters: &Counters,
    ) -> io::Result<Look> {
        // With the bytes that were read last, so that one call tells whether they are still there.
        let known = self.read.tail().len();
        let length = self.file.read_at(buffer, self.read_to - known as u64)?;
        let Some((before, chunk)) = buffer.get(..length).and_then(|read| read.split_at_checked(known)) else {
            return Ok(Look::Rewritten);
        };
        if before != self.read.tail() {
            return Ok(Look::Rewritten);
        }
        if chunk.is_empty() {
            return Ok(Look::Same);
        }
        self.last_growth = Instant::now();
        let source = Arc::clone(&self.source);
        self.advance(chunk, |number, line| take(&source, number, line, records, counters));
        Ok(Look::Grown { more: length == buffer.len() })
    }

    fn advance(&mut self, chunk: &[u8], mut line: impl FnMut(u64, Whole<'_>)) {
        let lines = &mut self.lines;
        let behind = self.line.lines(chunk, |whole| {
            *lines += 1;
            line(*lines, whole);
        });
        self.read_to += chunk.len() as u64;
        if behind < chunk.len() {
            let mut taken = self.read.clone();
            taken.read(chunk.get(..chunk.len() - behind).unwrap_or_default());
            self.taken = taken;
            self.offset = self.read_to - behind as u64;
        }
        self.read.read(chunk);
    }

    /// Takes a last line that has no newline.
    pub fn take_partial(&mut self, records: &mut Records, counters: &Counters) {
        if self.line.is_empty() {
            return;
        }
        counters.partial.one();
        take(&self.source, self.lines + 1, self.line.whole(), records, counters);
        self.line.clear();
        self.offset = self.read_to;
        self.taken = self.read.clone();
    }

    /// Whether a last line without its newline has waited for `patience`. Zero is for ever.
    pub fn partial_is_due(&self, patience: Duration) -> bool {
        !patience.is_zero() && !self.line.is_empty() && self.last_growth.elapsed() >= patience
    }

    /// Whether the file is gone from its place and has been silent for `wait`.
    pub fn is_over(&self, wait: Duration) -> bool {
        self.gone_since.is_some_and(|since| since.elapsed() >= wait && self.last_growth.elapsed() >= wait)
    }

    /// Starts at the beginning again, in what has taken the place of what was read.
    /// Rotations of it are unknown from `begun` on.
    pub fn restart(&mut self, begun: SystemTime) {
        self.begun = begun;
        (self.read_to, self.offset, self.lines) = (0, 0, 0);
        self.line.clear();
        (self.read, self.taken) = (Seen::default(), Seen::default());
    }

    /// Whether nothing was read of it yet.
    pub fn is_unread(&self) -> bool {
        self.read_to == 0
    }

    /// The first bytes that were read of it.
    pub fn first_bytes(&self) -> &[u8] {
        self.read.head()
    }

    /// Whether the file still has a name.
    pub fn has_name(&self) -> bool {
        self.file.metadata().is_ok_and(|metadata| metadata.nlink() > 0)
    }

    /// Bytes before this one belong to lines that were taken.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// How far it was taken.
    pub fn saved(&self) -> Saved {
        Saved {
            id: self.id,
            path: self.source.name.clone(),
            offset: self.offset,
            lines: self.lines,
            head: self.taken.head_hash(),
            tail: self.taken.tail_hash(),
            saved_at: clock::now().seconds(),
            finished: false,
        }
    }

    /// The same, as the journal keeps it.
    pub fn position(&self) -> Position {
        position(&self.saved())
    }
}

/// How the journal keeps a file's position.
pub fn position(saved: &Saved) -> Position {
    // Strings and numbers: there is nothing in it that JSON could not hold.
    Position { input: saved.id.key(), state: serde_json::to_vec(saved).unwrap_or_default() }
}

/// How the journal forgets a file.
pub fn forget(id: FileId) -> Position {
    Position { input: id.key(), state: Vec::new() }
}

fn take(source: &Arc<Source>, number: u64, line: Whole<'_>, records: &mut Records, counters: &Counters) {
    if line.bytes.is_empty() || line.bytes == b"\r" {
        counters.empty.one();
        return;
    }
    records.push(source, number, line.bytes);
    if line.cut {
        records.count_cut();
    }
}
