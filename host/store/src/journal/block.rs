//! A block: some consecutive records as one value of the key-value store.
//!
//! ```text
//! 0      1         5            9
//! format crc32(LE) length(LE)   LZ4 of { head length (LE, 4 bytes), head, bytes of the records end to end }
//! ```
//!
//! The head (postcard) has the sources, each once, and for each record its source, line, time and length.
//! The checksum covers all that follows it, so that damage is told apart from everything else before
//! anything is decoded. The format only grows: a block of format 1 stays readable.

use bartizan_model::{RecordBatch, Source, record::MAX_RECORD_BYTES};
use serde::{Deserialize, Serialize};

/// The newest block format.
const FORMAT: u8 = 1;
/// Bytes of records after which a block is closed.
const BLOCK_BYTES: usize = 512 << 10;
/// Most records of a block.
const BLOCK_RECORDS: usize = 8192;
/// Most bytes that a block may say it holds: a full one, a longest record behind it, and a generous head.
const MAX_PLAIN_BYTES: usize = BLOCK_BYTES + MAX_RECORD_BYTES + (64 << 20);

#[derive(Serialize, Deserialize)]
struct Head {
    sources: Vec<Source>,
    records: Vec<Entry>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
pub(super) struct Entry {
    pub source: u32,
    pub line: u64,
    pub received_nanoseconds: i64,
    pub bytes: u32,
}

/// A decoded block.
pub(super) struct Block {
    pub sources: Vec<Source>,
    pub entries: Vec<Entry>,
    plain: Vec<u8>,
    records_at: usize,
}

impl Block {
    /// Each record's entry and bytes.
    pub fn records(&self) -> impl Iterator<Item = (&Entry, &[u8])> {
        let mut at = self.records_at;
        self.entries.iter().map(move |entry| {
            let start = at;
            at += entry.bytes as usize;
            (entry, self.plain.get(start..at).unwrap_or_default())
        })
    }
}

/// Cuts a batch into blocks: ranges of positions.
pub(super) fn cut(batch: &RecordBatch) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for position in 0..batch.len() {
        bytes += batch.bytes_of(position).len();
        if bytes >= BLOCK_BYTES || position + 1 - start >= BLOCK_RECORDS {
            blocks.push(start..position + 1);
            (start, bytes) = (position + 1, 0);
        }
    }
    if start < batch.len() {
        blocks.push(start..batch.len());
    }
    blocks
}

/// Encodes the records of `batch` at `positions`.
pub(super) fn encode(batch: &RecordBatch, positions: std::ops::Range<usize>) -> Result<Vec<u8>, String> {
    let mut head = Head { sources: Vec::new(), records: Vec::with_capacity(positions.len()) };
    let mut texts = Vec::new();
    for position in positions {
        let Some(record) = batch.records().get(position) else { break };
        let bytes = batch.bytes_of(position);
        let known = head.sources.iter().rposition(|source| *source == *record.source);
        let source = known.unwrap_or_else(|| {
            head.sources.push(Source::clone(&record.source));
            head.sources.len() - 1
        });
        head.records.push(Entry {
            source: u32::try_from(source).unwrap_or(u32::MAX),
            line: record.line,
            received_nanoseconds: record.received.0,
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        });
        texts.push(bytes);
    }
    let head = postcard::to_stdvec(&head).map_err(|error| error.to_string())?;
    let mut plain = u32::try_from(head.len()).map_err(|_| "head too long")?.to_le_bytes().to_vec();
    plain.extend_from_slice(&head);
    texts.into_iter().for_each(|text| plain.extend_from_slice(text));
    Ok(seal(&plain))
}

fn seal(plain: &[u8]) -> Vec<u8> {
    let packed = lz4_flex::block::compress(plain);
    let length = u32::try_from(plain.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut hash = crc32fast::Hasher::new();
    hash.update(&length);
    hash.update(&packed);
    let mut value = Vec::with_capacity(packed.len() + 9);
    value.push(FORMAT);
    value.extend_from_slice(&hash.finalize().to_le_bytes());
    value.extend_from_slice(&length);
    value.extend_from_slice(&packed);
    value
}

/// Decodes a block.
///
/// # Errors
/// How the damage shows, for a person.
pub(super) fn decode(value: &[u8]) -> Result<Block, String> {
    let (format, rest) = value.split_first().ok_or("it is empty")?;
    if *format != FORMAT {
        return Err(format!("block format {format}, known is {FORMAT}"));
    }
    let (sum, rest) = split_u32(rest).ok_or("it is cut off")?;
    if crc32fast::hash(rest) != sum {
        return Err("checksum mismatch".into());
    }
    let (length, packed) = split_u32(rest).ok_or("it is cut off")?;
    if length as usize > MAX_PLAIN_BYTES {
        return Err(format!("it says that it holds {length} bytes"));
    }
    let plain = lz4_flex::block::decompress(packed, length as usize).map_err(|error| error.to_string())?;
    let (head_length, rest) = split_u32(&plain).ok_or("its head is cut off")?;
    let head = rest.get(..head_length as usize).ok_or("its head is cut off")?;
    let Head { sources, records } = postcard::from_bytes(head).map_err(|error| error.to_string())?;
    let records_at = 4 + head.len();
    let total: usize = records.iter().map(|entry| entry.bytes as usize).sum();
    if records_at + total != plain.len() {
        return Err("its records do not add up".into());
    }
    if records.iter().any(|entry| entry.source as usize >= sources.len()) {
        return Err("a record names no source".into());
    }
    Ok(Block { sources, entries: records, plain, records_at })
}

fn split_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bartizan_model::Timestamp;
    use proptest::prelude::*;

    use super::*;

    fn batch(texts: &[Vec<u8>]) -> RecordBatch {
        let mut batch = RecordBatch::new();
        for (at, text) in texts.iter().enumerate() {
            let source = Arc::new(Source { name: format!("s{}", at % 3), format: None });
            batch.push(0, &source, at as u64 + 1, Timestamp(at as i64 - 5), text);
        }
        batch
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..30)) {
            let batch = batch(&texts);
            let block = decode(&encode(&batch, 0..batch.len()).unwrap()).unwrap();
            prop_assert_eq!(block.entries.len(), texts.len());
            for (at, (entry, bytes)) in block.records().enumerate() {
                prop_assert_eq!(bytes, &texts[at][..]);
                prop_assert_eq!(entry.line, at as u64 + 1);
                prop_assert_eq!(entry.received_nanoseconds, at as i64 - 5);
                prop_assert_eq!(&block.sources[entry.source as usize], &*batch.records()[at].source);
            }
        }

        /// Any damaged byte is noticed, and nothing panics on bytes that never were a block.
        #[test]
        fn damage_is_noticed(
            texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..10),
            at in any::<prop::sample::Index>(),
            bit in 0_u8..8,
            noise in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let batch = batch(&texts);
            let mut value = encode(&batch, 0..batch.len()).unwrap();
            let at = at.index(value.len());
            value[at] ^= 1 << bit;
            prop_assert!(decode(&value).is_err());
            value.truncate(at);
            prop_assert!(decode(&value).is_err());
            prop_assert!(decode(&noise).is_err());
            // With a good checksum, too: decoding must not trust what it covers.
            let _ = decode(&seal(&noise));
        }
    }
}
