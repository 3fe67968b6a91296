//! The mark: the number that the next record will get, in a file of its own beside the engine's.
//!
//! It is written behind each append and never synced, so that it costs no second wait for the disk. It
//! therefore never promises what is not there: after a killed process it is exact, after a power cut it may be old. What
//! it can do is tell a log that lost acknowledged records from one whose last append was torn.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
};

const NAME: &str = "next-number";
/// A number of 64 bits in decimal, and a line feed.
const BYTES: usize = 21;

pub(super) struct Mark {
    file: File,
}

impl Mark {
    /// Opens the mark of a journal's directory, and says what it holds: 0 where it is new or unreadable.
    pub fn open(directory: &Path) -> std::io::Result<(Mark, u64)> {
        let path = directory.join(NAME);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut text = String::new();
        // A mark that is damaged protects nothing; it is no reason to refuse the journal.
        let read = (&file).take(BYTES as u64 + 1).read_to_string(&mut text);
        let whole = read.is_ok() && text.len() == BYTES && text.ends_with('\n');
        let marked = if whole { text.trim().parse().unwrap_or(0) } else { 0 };
        Ok((Mark { file }, marked))
    }

    pub fn set(&mut self, next: u64) {
        let text = format!("{next:>20}\n");
        let written = self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(text.as_bytes()));
        if let Err(error) = written {
            // The records are safe: what is lost is only the means to notice some kinds of damage.
            tracing::warn!(%error, "cannot write the journal's mark");
        }
    }
}
