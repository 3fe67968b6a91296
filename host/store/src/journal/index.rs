//! The index: how many records a block has and what it takes, without reading it.

/// What the index says of a block.
#[derive(Clone, Copy)]
pub(super) struct Indexed {
    pub first: u64,
    pub records: u32,
    pub bytes: u64,
}

impl Indexed {
    /// Number behind its last record.
    pub fn next(self) -> u64 {
        self.first + u64::from(self.records)
    }

    /// As the index keeps it, under the first number.
    pub fn value(self) -> [u8; 12] {
        let mut value = [0; 12];
        let (records, bytes) = value.split_at_mut(4);
        records.copy_from_slice(&self.records.to_be_bytes());
        bytes.copy_from_slice(&self.bytes.to_be_bytes());
        value
    }

    /// From what the index keeps; none where that is damaged.
    pub fn parse(key: &[u8], value: &[u8]) -> Option<Indexed> {
        let (records, bytes) = value.split_first_chunk::<4>()?;
        let indexed = Indexed {
            first: u64::from_be_bytes(key.try_into().ok()?),
            records: u32::from_be_bytes(*records),
            bytes: u64::from_be_bytes(bytes.try_into().ok()?),
        };
        (indexed.records > 0).then_some(indexed)
    }
}
