//! Opening a journal: what the engine finds again, what it does not, and where numbering goes on.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Mutex,
};

use fjall::{Database, KeyspaceCreateOptions, KvSeparationOptions, PersistMode, config::CompressionPolicy};

use super::{
    FIRST_NUMBER, FileJournal, JournalError, JournalOptions, Lost,
    file::{State, storage},
    mark::Mark,
};

/// The newest journal format.
const FORMAT: u32 = 1;
/// Memory for blocks that were read, in bytes.
const CACHE_BYTES: u64 = 32 << 20;
/// Most bytes of log that the engine keeps before it moves them into tables.
const MAX_LOG_BYTES: u64 = 256 << 20;
/// Threads that compact: it is background work on a machine that has other work.
const COMPACTION_THREADS: usize = 1;

impl FileJournal {
    /// Opens the journal in a directory, or makes one.
    ///
    /// # Errors
    /// The directory is in use, cannot be written, or holds a journal of a newer version.
    pub fn open(path: impl AsRef<Path>, options: JournalOptions) -> Result<FileJournal, JournalError> {
        let path = path.as_ref().to_path_buf();
        let storage = |error| storage(&path, "open the journal", error);
        let database = open_database(&path)?;
        let plain = || KeyspaceCreateOptions::default().data_block_compression_policy(uncompressed());
        // Blocks are large and written once: apart from the keys, so that compaction need not copy them.
        let apart = || plain().with_kv_separation(Some(KvSeparationOptions::default()));
        let blocks = database.keyspace("blocks", apart).map_err(storage)?;
        let index = database.keyspace("index", plain).map_err(storage)?;
        let positions = database.keyspace("positions", plain).map_err(storage)?;
        let meta = database.keyspace("meta", plain).map_err(storage)?;
        let (mark, marked) = Mark::open(&path).map_err(|error| storage(error.into()))?;
        let (mark, sources) = (Mutex::new(mark), Mutex::default());
        let (state, lost) = (Mutex::new(State { first: 0, next: 0, bytes: 0, inputs: 0 }), None);
        let mut journal = FileJournal {
            path,
            options,
            database,
            blocks,
            index,
            positions,
            meta,
            state,
            mark,
            lost,
            sources,
        };
        journal.check_format()?;
        let mut state = journal.recover()?;
        journal.lost = journal.skip_lost(&mut state, marked)?;
        journal.set_mark(state.next);
        *journal.state() = state;
        Ok(journal)
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

    /// Goes on behind the numbers that were given before, found or not: a number never names two records.
    fn skip_lost(&self, state: &mut State, marked: u64) -> Result<Option<Lost>, JournalError> {
        let given = marked.max(self.options.next_at_least);
        if given <= state.next {
            return Ok(None);
        }
        let lost = Lost { first: state.next, last: given - 1 };
        let fresh = state.next == FIRST_NUMBER && marked == 0;
        if state.first == state.next {
            state.first = given;
        }
        state.next = given;
        let mut write = self.database.batch().durability(Some(PersistMode::SyncAll));
        write.insert(&self.meta, "next", given.to_be_bytes());
        write.commit().map_err(|error| self.storage("skip lost records", error))?;
        if fresh {
            return Ok(None);
        }
        tracing::error!(
            journal = %self.path.display(), first = lost.first, last = lost.last,
            "stored records are gone from the journal; check the disk"
        );
        Ok(Some(lost))
    }
}

fn open_database(path: &Path) -> Result<Database, JournalError> {
    let builder = Database::builder(path)
        .cache_size(CACHE_BYTES)
        .max_journaling_size(MAX_LOG_BYTES)
        .worker_threads(COMPACTION_THREADS);
    // The engine asserts some of what it reads from its log: damage there must not take the process along.
    match catch_unwind(AssertUnwindSafe(|| builder.open())) {
        Ok(opened) => opened.map_err(|error| storage(path, "open the journal", error)),
        Err(_) => Err(JournalError::LogDamaged {
            path: path.to_path_buf(),
            what: "the storage engine could not make sense of it".to_owned(),
        }),
    }
}

/// Blocks are compressed already.
fn uncompressed() -> CompressionPolicy {
    CompressionPolicy::disabled()
}
