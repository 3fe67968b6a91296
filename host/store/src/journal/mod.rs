//! The journal: records as received, numbered in order, durable before they are acknowledged.
//!
//! An append is one atomic, synced write: the records, and where each input stood behind them. After a crash
//! either both are there or neither, so that an input that is read again from its position neither loses nor
//! repeats a record. The caller groups records into appends, which is what makes the sync cheap.

mod block;
mod file;
mod index;
mod mark;
mod open;

use std::{path::PathBuf, sync::Arc};

use bartizan_model::{RecordBatch, Source};

pub use file::FileJournal;

/// Number of the first record of a new journal.
pub const FIRST_NUMBER: u64 = 1;
/// Most bytes of records that one [`Journal::read`] returns; a single longer record is returned alone.
pub const MAX_READ_BYTES: usize = 32 << 20;
/// Longest state of one input's position, in bytes.
pub const MAX_POSITION_BYTES: usize = 64 << 10;
/// Longest name of an input, in bytes.
pub const MAX_INPUT_BYTES: usize = 8 << 10;
/// Most inputs whose positions are kept.
pub const MAX_POSITIONS: usize = 1_000_000;
/// What a journal may take on disk unless it is told otherwise, in bytes.
pub const DEFAULT_MAX_BYTES: u64 = 10 << 30;

/// Where an input stands: everything before it is in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// Names the input, such as a followed file's path. At most [`MAX_INPUT_BYTES`].
    pub input: String,
    /// What the input needs to go on from here; only the input reads it. At most [`MAX_POSITION_BYTES`].
    /// Empty: the input is gone, forget it.
    pub state: Vec<u8>,
}

/// Where a record came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// Its source.
    pub source: Arc<Source>,
    /// Its place in it, from 1.
    pub line: u64,
}

/// What a pruning removed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pruned {
    /// Records removed.
    pub records: u64,
    /// Bytes that they took, compressed. Disk space follows when the storage engine next compacts.
    pub bytes: u64,
    /// Bytes above the limit that could not be removed, since their records are still to be processed.
    pub over_limit_bytes: u64,
}

/// Records that had been stored and are gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lost {
    /// Number of the first.
    pub first: u64,
    /// Number of the last.
    pub last: u64,
}

/// How a journal is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct JournalOptions {
    /// What records may take, compressed, in bytes; [`Journal::retain`] removes the oldest beyond.
    pub max_bytes: u64,
    /// The next record gets at least this number: the checkpoint's next record, so that a journal that was
    /// lost and made anew does not give numbers a second time.
    pub next_at_least: u64,
}

impl Default for JournalOptions {
    fn default() -> JournalOptions {
        JournalOptions { max_bytes: DEFAULT_MAX_BYTES, next_at_least: FIRST_NUMBER }
    }
}

/// Records in order. All calls block on the disk: async callers use a blocking thread.
pub trait Journal: Send + Sync {
    /// Numbers the records of `batch` onward from [`Journal::next_number`] and makes them and the inputs'
    /// `positions` durable, in one atomic write. Returns the first record's number. An empty batch stores
    /// positions alone.
    ///
    /// # Errors
    /// The disk failed, or a position is too long. Nothing was stored; the numbers are free again.
    fn append(&self, batch: &mut RecordBatch, positions: &[Position]) -> Result<u64, JournalError>;

    /// Up to `max_records` records, from the one numbered `from` on, at most [`MAX_READ_BYTES`] of them.
    /// Empty at the end. Numbers may have gaps where records were lost: go on behind the last one returned.
    ///
    /// # Errors
    /// [`JournalError::Pruned`] where `from` is no longer kept; [`JournalError::Corrupt`] where the records
    /// at `from` are damaged: the error says where reading can go on.
    fn read(&self, from: u64, max_records: usize) -> Result<RecordBatch, JournalError>;

    /// Number of the oldest record that is kept; [`Journal::next_number`] when none is.
    fn first_number(&self) -> u64;

    /// Number that the next record will get.
    fn next_number(&self) -> u64;

    /// What the records take, compressed, in bytes.
    fn bytes(&self) -> u64;

    /// Where a record came from; none where it is not kept.
    ///
    /// # Errors
    /// The disk failed or the record is damaged.
    fn locate(&self, number: u64) -> Result<Option<Location>, JournalError>;

    /// The positions of all inputs, by name.
    ///
    /// # Errors
    /// The disk failed.
    fn positions(&self) -> Result<Vec<Position>, JournalError>;

    /// Removes records before `number`, whole blocks only: some before it may stay.
    ///
    /// # Errors
    /// The disk failed.
    fn prune_before(&self, number: u64) -> Result<Pruned, JournalError>;

    /// Removes the oldest records beyond the journal's size limit, but none from `processed` on: what is
    /// still to be processed is never removed.
    ///
    /// # Errors
    /// The disk failed.
    fn retain(&self, processed: u64) -> Result<Pruned, JournalError>;
}

/// Why the journal could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The directory is in use.
    #[error("{}: the journal is in use by another process; stop it, or name another data directory", path.display())]
    Locked {
        /// The journal's directory.
        path: PathBuf,
    },
    /// The engine cannot read its log.
    #[error(
        "{}: the journal's log is damaged ({what}); check the disk, then restore the directory from a backup, or move it away: a new one begins behind the last checkpoint, and files are read again from their start",
        path.display()
    )]
    LogDamaged {
        /// The journal's directory.
        path: PathBuf,
        /// What the engine says.
        what: String,
    },
    /// Written by a newer version.
    #[error(
        "{}: the journal has format {found}, this version reads up to {known}; update bartizan, or name another data directory",
        path.display()
    )]
    Newer {
        /// The journal's directory.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// Records are damaged.
    #[error(
        "{}: records {first} to {last} are damaged ({what}); those from {} on can still be read, the damaged ones have to come from their source again",
        path.display(),
        last + 1
    )]
    Corrupt {
        /// The journal's directory.
        path: PathBuf,
        /// First damaged record.
        first: u64,
        /// Last damaged record.
        last: u64,
        /// How it shows.
        what: String,
    },
    /// The records asked for are no longer kept.
    #[error(
        "{}: record {asked} is no longer kept, the oldest is {first}; raise the journal's size limit if it is needed",
        path.display()
    )]
    Pruned {
        /// The journal's directory.
        path: PathBuf,
        /// The record asked for.
        asked: u64,
        /// The oldest that is kept.
        first: u64,
    },
    /// A position that is too long or nameless, or one too many.
    #[error("{}: the position of input {input:?} cannot be kept: {problem}", path.display())]
    Position {
        /// The journal's directory.
        path: PathBuf,
        /// The input.
        input: String,
        /// What is wrong.
        problem: &'static str,
    },
    /// The storage engine failed.
    #[error("{}: cannot {doing}: {source}; check that the disk is there, writable and not full, then restart", path.display())]
    Storage {
        /// The journal's directory.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the engine says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
