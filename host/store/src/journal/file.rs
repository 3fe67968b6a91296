//! The journal as a directory: blocks of records in a `fjall` key-value store.
//!
//! Keys are record numbers, so that the store's order is the journal's. Four keyspaces share one write-ahead
//! log, which is what makes an append atomic:
//!
//! | keyspace | key | value |
//! |---|---|---|
//! | `blocks` | number of the first record (u64, big endian) | a [block](super::block) |
//! | `index` | the same | number of records, bytes of the block |
//! | `positions` | name of an input | its state |
//! | `meta` | `format`, `next` | format of the journal; number of the next record |
//!
//! A torn tail of the log (a crash in mid-write) is cut off by the engine on opening: that append had not
//! returned.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bartizan_model::{RecordBatch, Source, Timestamp};
use fjall::{
    Database, Keyspace, KeyspaceCreateOptions, KvSeparationOptions, PersistMode, config::CompressionPolicy,
};
use std::collections::HashMap;

use super::{
    FIRST_NUMBER, Journal, JournalError, JournalOptions, Location, MAX_INPUT_BYTES, MAX_POSITION_BYTES,
    MAX_POSITIONS, MAX_READ_BYTES, Position, Pruned, block,
};

/// The newest journal format.
const FORMAT: u32 = 1;
/// Memory for blocks that were read, in bytes.
const CACHE_BYTES: u64 = 32 << 20;
/// Most bytes of log that the engine keeps before it moves them into tables.
const MAX_LOG_BYTES: u64 = 256 << 20;
/// Threads that compact: it is background work on a machine that has other work.
const COMPACTION_THREADS: usize = 1;
/// Most sources held for sharing between reads; beyond, they are held anew.
const MAX_SHARED_SOURCES: usize = 65_536;
/// Most blocks removed in one write.
const PRUNE_BLOCKS: usize = 1024;

/// A journal in a directory of this machine. One process at a time.
pub struct FileJournal {
    path: PathBuf,
    options: JournalOptions,
    database: Database,
    blocks: Keyspace,
    index: Keyspace,
    positions: Keyspace,
    meta: Keyspace,
    state: Mutex<State>,
    sources: Mutex<HashMap<String, Vec<Arc<Source>>>>,
}

struct State {
    first: u64,
    next: u64,
    bytes: u64,
    inputs: usize,
}

/// What the index says of a block.
#[derive(Clone, Copy)]
struct Indexed {
    first: u64,
    records: u32,
    bytes: u64,
}

impl Indexed {
    fn next(self) -> u64 {
        self.first + u64::from(self.records)
    }

    fn value(self) -> [u8; 12] {
        let mut value = [0; 12];
        let (records, bytes) = value.split_at_mut(4);
        records.copy_from_slice(&self.records.to_be_bytes());
        bytes.copy_from_slice(&self.bytes.to_be_bytes());
        value
    }

    fn parse(key: &[u8], value: &[u8]) -> Option<Indexed> {
        let (records, bytes) = value.split_first_chunk::<4>()?;
        Some(Indexed {
            first: u64::from_be_bytes(key.try_into().ok()?),
            records: u32::from_be_bytes(*records),
            bytes: u64::from_be_bytes(bytes.try_into().ok()?),
        })
    }
}

impl FileJournal {
    /// Opens the journal in a directory, or makes one.
    ///
    /// # Errors
    /// The directory is in use, cannot be written, or holds a journal of a newer version.
    pub fn open(path: impl AsRef<Path>, options: JournalOptions) -> Result<FileJournal, JournalError> {
        let path = path.as_ref().to_path_buf();
        let storage = |error| storage(&path, "open the journal", error);
        let database = Database::builder(&path)
            .cache_size(CACHE_BYTES)
            .max_journaling_size(MAX_LOG_BYTES)
            .worker_threads(COMPACTION_THREADS)
            .open()
            .map_err(storage)?;
        let plain = || KeyspaceCreateOptions::default().data_block_compression_policy(uncompressed());
        // Blocks are large and written once: apart from the keys, so that compaction need not copy them.
        let apart = || plain().with_kv_separation(Some(KvSeparationOptions::default()));
        let blocks = database.keyspace("blocks", apart).map_err(storage)?;
        let index = database.keyspace("index", plain).map_err(storage)?;
        let positions = database.keyspace("positions", plain).map_err(storage)?;
        let meta = database.keyspace("meta", plain).map_err(storage)?;
        let state = Mutex::new(State { first: 0, next: 0, bytes: 0, inputs: 0 });
        let sources = Mutex::default();
        let journal = FileJournal { path, options, database, blocks, index, positions, meta, state, sources };
        journal.check_format()?;
        *journal.state() = journal.recover()?;
        Ok(journal)
    }

    /// The journal's directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn check_format(&self) -> Result<(), JournalError> {
        let doing = "read the journal's format";
        match self.meta.get("format").map_err(|error| self.storage(doing, error))? {
            None => {
                let mut write = self.database.batch().durability(Some(PersistMode::SyncAll));
                write.insert(&self.meta, "format", FORMAT.to_be_bytes());
                write.insert(&self.meta, "next", FIRST_NUMBER.to_be_bytes());
                write.commit().map_err(|error| self.storage("write the journal's format", error))
            }
            Some(value) => match (*value).try_into().map(u32::from_be_bytes) {
                Ok(found) if found <= FORMAT => Ok(()),
                found => Err(JournalError::Newer {
                    path: self.path.clone(),
                    found: found.unwrap_or(u32::MAX),
                    known: FORMAT,
                }),
            },
        }
    }

    fn recover(&self) -> Result<State, JournalError> {
        let doing = "read the journal's index";
        let next = self.meta.get("next").map_err(|error| self.storage(doing, error))?;
        let next = next.and_then(|value| (*value).try_into().ok()).map_or(FIRST_NUMBER, u64::from_be_bytes);
        let (mut first, mut bytes) = (None, 0);
        for indexed in self.indexed(0) {
            let indexed = indexed?;
            first = first.or(Some(indexed.first));
            bytes += indexed.bytes;
        }
        let inputs = self.positions.len().map_err(|error| self.storage(doing, error))?;
        Ok(State { first: first.unwrap_or(next), next, bytes, inputs })
    }

    /// The index from the block that has `number`, or the first behind it.
    fn indexed(&self, number: u64) -> impl Iterator<Item = Result<Indexed, JournalError>> {
        let before = self.index.range(..=number.to_be_bytes()).next_back();
        let start = before.and_then(|guard| guard.key().ok()).map(|key| key.to_vec());
        let start = start.unwrap_or_else(|| number.to_be_bytes().to_vec());
        self.index.range(start..).map(|guard| {
            let doing = "read the journal's index";
            let (key, value) = guard.into_inner().map_err(|error| self.storage(doing, error))?;
            Indexed::parse(&key, &value)
                .ok_or_else(|| self.storage(doing, "an entry of the index is damaged"))
        })
    }

    fn block(&self, indexed: Indexed) -> Result<block::Block, JournalError> {
        let value = self.blocks.get(indexed.first.to_be_bytes());
        let decoded = match &value {
            Ok(Some(value)) => block::decode(value),
            Ok(None) => Err("the block is missing".to_owned()),
            Err(fjall::Error::Io(error)) => return Err(self.storage("read records", error.to_string())),
            Err(error) => Err(error.to_string()),
        };
        let counted = decoded.and_then(|block| match block.entries.len() == indexed.records as usize {
            true => Ok(block),
            false => Err(format!("{} records where {} were stored", block.entries.len(), indexed.records)),
        });
        counted.map_err(|what| JournalError::Corrupt {
            path: self.path.clone(),
            first: indexed.first,
            last: indexed.next() - 1,
            what,
        })
    }

    /// The sources of a block, shared with other blocks and other reads.
    fn share(&self, sources: &[Source]) -> Vec<Arc<Source>> {
        let mut shared = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        if shared.len() > MAX_SHARED_SOURCES {
            shared.clear();
        }
        let mut share = |source: &Source| {
            let same_name = shared.entry(source.name.clone()).or_default();
            if let Some(known) = same_name.iter().find(|known| ***known == *source) {
                return Arc::clone(known);
            }
            let new = Arc::new(source.clone());
            same_name.push(Arc::clone(&new));
            new
        };
        sources.iter().map(&mut share).collect()
    }

    fn check_positions(&self, positions: &[Position], inputs: usize) -> Result<(), JournalError> {
        for position in positions {
            let problem = match position {
                Position { input, .. } if input.is_empty() => "it has no name",
                Position { input, .. } if input.len() > MAX_INPUT_BYTES => "its name is longer than 8 KiB",
                Position { state, .. } if state.len() > MAX_POSITION_BYTES => "it is longer than 64 KiB",
                _ if inputs + positions.len() > MAX_POSITIONS => {
                    "a million inputs are kept; forget those that are gone"
                }
                _ => continue,
            };
            let (path, input) = (self.path.clone(), position.input.chars().take(200).collect());
            return Err(JournalError::Position { path, input, problem });
        }
        Ok(())
    }

    /// Removes the oldest blocks while `unneeded` says so.
    fn prune(
        &self,
        state: &mut State,
        unneeded: impl Fn(&State, Indexed) -> bool,
    ) -> Result<Pruned, JournalError> {
        let mut pruned = Pruned::default();
        loop {
            let mut write = self.database.batch().durability(Some(PersistMode::SyncData));
            let mut after = State { ..*state };
            let mut removed = 0;
            for indexed in self.indexed(state.first).take(PRUNE_BLOCKS) {
                let indexed = indexed?;
                if !unneeded(&after, indexed) {
                    break;
                }
                write.remove(&self.blocks, indexed.first.to_be_bytes());
                write.remove(&self.index, indexed.first.to_be_bytes());
                after.first = indexed.next();
                after.bytes = after.bytes.saturating_sub(indexed.bytes);
                removed += 1;
            }
            if removed == 0 {
                return Ok(pruned);
            }
            write.commit().map_err(|error| self.storage("remove old records", error))?;
            pruned.records += after.first - state.first;
            pruned.bytes += state.bytes - after.bytes;
            *state = after;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn storage(&self, doing: &'static str, error: impl Into<Cause>) -> JournalError {
        storage(&self.path, doing, error)
    }
}

impl Journal for FileJournal {
    fn append(&self, batch: &mut RecordBatch, positions: &[Position]) -> Result<u64, JournalError> {
        let doing = "append records";
        let mut state = self.state();
        self.check_positions(positions, state.inputs)?;
        let first = state.next;
        let mut write = self.database.batch().durability(Some(PersistMode::SyncData));
        let mut after = State { ..*state };
        for range in cut(batch) {
            let records = u32::try_from(range.len()).unwrap_or(u32::MAX);
            let value = block::encode(batch, range).map_err(|error| self.storage(doing, error))?;
            let indexed = Indexed { first: after.next, records, bytes: value.len() as u64 };
            write.insert(&self.index, indexed.first.to_be_bytes(), indexed.value());
            write.insert(&self.blocks, indexed.first.to_be_bytes(), value);
            after.next = indexed.next();
            after.bytes += indexed.bytes;
        }
        write.insert(&self.meta, "next", after.next.to_be_bytes());
        for position in positions {
            let (input, gone) = (position.input.as_bytes(), position.state.is_empty());
            let known = self.positions.contains_key(input).map_err(|error| self.storage(doing, error))?;
            match gone {
                true => write.remove(&self.positions, input),
                false => write.insert(&self.positions, input, position.state.as_slice()),
            }
            after.inputs = (after.inputs + usize::from(!gone && !known)) - usize::from(gone && known);
        }
        write.commit().map_err(|error| self.storage(doing, error))?;
        *state = after;
        drop(state);
        batch.number_from(first);
        Ok(first)
    }

    fn read(&self, from: u64, max_records: usize) -> Result<RecordBatch, JournalError> {
        let (first, next) = {
            let state = self.state();
            (state.first, state.next)
        };
        let mut batch = RecordBatch::new();
        if from >= next {
            return Ok(batch);
        }
        if from < first {
            return Err(JournalError::Pruned { path: self.path.clone(), asked: from, first });
        }
        for indexed in self.indexed(from) {
            let indexed = indexed?;
            if indexed.first >= next || batch.len() >= max_records {
                break;
            }
            let block = match self.block(indexed) {
                Ok(block) => block,
                // What was read before the damage is good; the next read begins at it and says so.
                Err(_) if !batch.is_empty() => break,
                Err(error) => return Err(error),
            };
            if !self.copy(&block, indexed, from, max_records, &mut batch) {
                break;
            }
        }
        Ok(batch)
    }

    fn first_number(&self) -> u64 {
        self.state().first
    }

    fn next_number(&self) -> u64 {
        self.state().next
    }

    fn bytes(&self) -> u64 {
        self.state().bytes
    }

    fn locate(&self, number: u64) -> Result<Option<Location>, JournalError> {
        let Some(indexed) = self.indexed(number).next().transpose()? else { return Ok(None) };
        if !(indexed.first..indexed.next()).contains(&number) {
            return Ok(None);
        }
        let block = self.block(indexed)?;
        let at = usize::try_from(number - indexed.first).unwrap_or(usize::MAX);
        let Some(entry) = block.entries.get(at) else { return Ok(None) };
        let source = self.share(&block.sources).into_iter().nth(entry.source as usize);
        Ok(source.map(|source| Location { source, line: entry.line }))
    }

    fn positions(&self) -> Result<Vec<Position>, JournalError> {
        let doing = "read the inputs' positions";
        let read = |guard: fjall::Guard| {
            let (input, state) = guard.into_inner().map_err(|error| self.storage(doing, error))?;
            let input = String::from_utf8_lossy(&input).into_owned();
            Ok(Position { input, state: state.to_vec() })
        };
        self.positions.iter().map(read).collect()
    }

    fn prune_before(&self, number: u64) -> Result<Pruned, JournalError> {
        self.prune(&mut self.state(), |_, block| block.next() <= number)
    }

    fn retain(&self, processed: u64) -> Result<Pruned, JournalError> {
        let limit = self.options.max_bytes;
        let mut state = self.state();
        let pruned =
            self.prune(&mut state, |state, block| state.bytes > limit && block.next() <= processed)?;
        Ok(Pruned { over_limit_bytes: state.bytes.saturating_sub(limit), ..pruned })
    }
}

impl FileJournal {
    /// Copies a block's records from `from` on; false once the batch has enough.
    fn copy(
        &self,
        block: &block::Block,
        indexed: Indexed,
        from: u64,
        max_records: usize,
        batch: &mut RecordBatch,
    ) -> bool {
        let sources = self.share(&block.sources);
        for (number, (entry, bytes)) in (indexed.first..).zip(block.records()) {
            if number < from {
                continue;
            }
            let full = !batch.is_empty() && batch.text().len() + bytes.len() > MAX_READ_BYTES;
            if batch.len() >= max_records || full {
                return false;
            }
            // Decoding has checked that every record names a source.
            let Some(source) = sources.get(entry.source as usize) else { continue };
            batch.push(number, source, entry.line, Timestamp(entry.received_nanoseconds), bytes);
        }
        true
    }
}

/// Cuts a batch into blocks: ranges of positions.
fn cut(batch: &RecordBatch) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for position in 0..batch.len() {
        bytes += batch.bytes_of(position).len();
        if bytes >= block::BLOCK_BYTES || position + 1 - start >= block::BLOCK_RECORDS {
            blocks.push(start..position + 1);
            (start, bytes) = (position + 1, 0);
        }
    }
    if start < batch.len() {
        blocks.push(start..batch.len());
    }
    blocks
}

/// Blocks are compressed already.
fn uncompressed() -> CompressionPolicy {
    CompressionPolicy::disabled()
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

fn storage(path: &Path, doing: &'static str, error: impl Into<Cause>) -> JournalError {
    let (path, source) = (path.to_path_buf(), error.into());
    match source.downcast_ref() {
        Some(fjall::Error::Locked) => JournalError::Locked { path },
        _ => JournalError::Storage { path, doing, source },
    }
}
