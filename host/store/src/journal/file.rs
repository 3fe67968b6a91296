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
//! returned. The engine takes some damage in the middle of its log for a torn tail too, and then drops what
//! follows without a word; the [mark](super::mark) beside it tells.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bartizan_model::{RecordBatch, Source, Timestamp};
use fjall::{Database, Keyspace, PersistMode};

use super::{
    Journal, JournalError, JournalOptions, Location, Lost, MAX_INPUT_BYTES, MAX_POSITION_BYTES,
    MAX_POSITIONS, MAX_READ_BYTES, Position, Pruned, block, index::Indexed, mark::Mark,
};

/// Most sources held for sharing between reads; beyond, they are held anew.
const MAX_SHARED_SOURCES: usize = 65_536;
/// Most blocks removed in one write.
const PRUNE_BLOCKS: usize = 1024;

/// A journal in a directory of this machine. One process at a time.
pub struct FileJournal {
    pub(super) path: PathBuf,
    pub(super) options: JournalOptions,
    pub(super) database: Database,
    pub(super) blocks: Keyspace,
    pub(super) index: Keyspace,
    pub(super) positions: Keyspace,
    pub(super) meta: Keyspace,
    pub(super) state: Mutex<State>,
    pub(super) mark: Mutex<Mark>,
    pub(super) lost: Option<Lost>,
    pub(super) sources: Mutex<HashMap<String, Vec<Arc<Source>>>>,
}

#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) first: u64,
    pub(super) next: u64,
    pub(super) bytes: u64,
    pub(super) inputs: usize,
}

impl FileJournal {
    /// Records that had been stored and that the engine did not find again when this journal was opened.
    /// Their numbers stay unused; inputs with positions read on from before them.
    pub fn lost(&self) -> Option<Lost> {
        self.lost
    }

    /// The journal's directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The index from the block that has `number`, or the first behind it.
    pub(super) fn indexed(&self, number: u64) -> impl Iterator<Item = Result<Indexed, JournalError>> {
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
            let mut after = *state;
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

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_mark(&self, next: u64) {
        self.mark.lock().unwrap_or_else(PoisonError::into_inner).set(next);
    }

    pub(super) fn storage(&self, doing: &'static str, error: impl Into<Cause>) -> JournalError {
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
        let mut after = *state;
        for range in block::cut(batch) {
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
        // Behind the sync: the mark never promises what is not there.
        self.set_mark(state.next);
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

pub(super) type Cause = Box<dyn std::error::Error + Send + Sync>;

pub(super) fn storage(path: &Path, doing: &'static str, error: impl Into<Cause>) -> JournalError {
    let (path, source) = (path.to_path_buf(), error.into());
    match source.downcast_ref() {
        Some(fjall::Error::Locked) => JournalError::Locked { path },
        Some(fjall::Error::JournalRecovery(_)) => JournalError::LogDamaged { path, what: source.to_string() },
        _ => JournalError::Storage { path, doing, source },
    }
}
