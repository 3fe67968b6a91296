//! Which file is which, whatever it is called: device and inode, and what has been read of it.
//!
//! Device and inode alone do not tell: a file that is truncated and written anew keeps them, and a deleted
//! file's inode is given to the next. So the bytes at the beginning and those just before the position are
//! remembered as well. That is also how a copy is known, which has another inode.

use std::fs::{File, Metadata};
use std::os::unix::fs::{FileExt, MetadataExt};

use serde::{Deserialize, Serialize};

/// How many bytes at the beginning, and before the position, are compared.
pub const COMPARED_BYTES: usize = 1_024;
/// Fewest bytes before the position by which a copy is believed to be one.
pub const COPY_BYTES: u64 = 32;

/// A file of this machine, while it exists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct FileId {
    pub device: u64,
    pub inode: u64,
}

impl FileId {
    pub fn of(metadata: &Metadata) -> FileId {
        FileId { device: metadata.dev(), inode: metadata.ino() }
    }

    /// The name of the file's position in the journal.
    pub fn key(self) -> String {
        format!("{KEY_PREFIX}{}:{}", self.device, self.inode)
    }
}

/// What all positions of files begin with.
pub const KEY_PREFIX: &str = "file:";

/// How far a file was read, as the journal keeps it (JSON).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Saved {
    #[serde(flatten)]
    pub id: FileId,
    /// Where it was found first; its source's name.
    pub path: String,
    /// Everything before this byte is in the journal.
    pub offset: u64,
    /// Lines that ended before it.
    pub lines: u64,
    /// Hash of the first bytes, at most [`COMPARED_BYTES`] and not beyond the position.
    pub head: String,
    /// Hash of the bytes just before the position, at most [`COMPARED_BYTES`].
    pub tail: String,
    /// When this was saved, in seconds since 1970.
    pub saved_at: i64,
    /// Whether it was rotated away and read to its end.
    #[serde(default)]
    pub finished: bool,
}

/// The bytes that tell a file from others, as read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// The file's first bytes, at most [`COMPARED_BYTES`].
    head: Vec<u8>,
    /// The bytes just before some place in it, at most [`COMPARED_BYTES`].
    tail: Vec<u8>,
}

impl Seen {
    /// The bytes before the place.
    pub fn tail(&self) -> &[u8] {
        &self.tail
    }

    /// Goes on over `bytes`, which follow the place.
    pub fn read(&mut self, bytes: &[u8]) {
        let room = COMPARED_BYTES - self.head.len();
        self.head.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        let last = bytes.get(bytes.len().saturating_sub(COMPARED_BYTES)..).unwrap_or_default();
        let excess = (self.tail.len() + last.len()).saturating_sub(COMPARED_BYTES);
        self.tail.drain(..excess);
        self.tail.extend_from_slice(last);
    }

    /// The first bytes.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    pub fn head_hash(&self) -> String {
        hash(&self.head)
    }

    pub fn tail_hash(&self) -> String {
        hash(&self.tail)
    }
}

impl Saved {
    /// What was seen, if `file` still begins and stands as it was saved; none if it is another.
    pub fn matches(&self, file: &File) -> Option<Seen> {
        let length = usize::try_from(self.offset).unwrap_or(usize::MAX).min(COMPARED_BYTES);
        let (mut head, mut tail) = (vec![0; length], vec![0; length]);
        file.read_exact_at(&mut head, 0).ok()?;
        file.read_exact_at(&mut tail, self.offset - length as u64).ok()?;
        (hash(&head) == self.head && hash(&tail) == self.tail).then_some(Seen { head, tail })
    }

    /// As [`Saved::matches`], for a file with another inode: too few bytes prove nothing.
    pub fn matches_copy(&self, file: &File) -> Option<Seen> {
        if self.offset < COPY_BYTES { None } else { self.matches(file) }
    }
}

/// Whether the file begins with `head`, or is a beginning of it. An empty file is; no file begins as nothing
/// does.
pub fn begins_alike(file: &File, head: &[u8]) -> bool {
    let mut bytes = vec![0; head.len()];
    let length = file.read_at(&mut bytes, 0).unwrap_or_default();
    !head.is_empty() && bytes.get(..length).is_some_and(|bytes| head.starts_with(bytes))
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().get(..32).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn saved(seen: &Seen, offset: u64) -> Saved {
        Saved {
            id: FileId { device: 1, inode: 2 },
            path: "p".into(),
            offset,
            lines: 0,
            head: seen.head_hash(),
            tail: seen.tail_hash(),
            saved_at: 0,
            finished: false,
        }
    }

    #[test]
    fn a_file_is_known_by_what_was_read_of_it() {
        let text: Vec<u8> = (0..5_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&text).unwrap();
        for (offset, step) in [(0, 1), (10, 3), (1_024, 100), (1_025, 7), (20_000, 1_500)] {
            let mut seen = Seen::default();
            text[..offset].chunks(step).for_each(|chunk| seen.read(chunk));
            let saved = saved(&seen, offset as u64);
            assert_eq!(saved.matches(&file), Some(seen), "at {offset}");
            // Also as JSON, which is how the journal has it.
            let json = serde_json::to_vec(&saved).unwrap();
            assert_eq!(serde_json::from_slice::<Saved>(&json).unwrap(), saved);
        }
        let mut seen = Seen::default();
        seen.read(&text[..5_000]);
        let saved = saved(&seen, 5_000);
        file.set_len(4_900).unwrap();
        assert_eq!(saved.matches(&file), None, "too short");
        file.set_len(6_000).unwrap();
        assert_eq!(saved.matches(&file), None, "another end");
    }
}
