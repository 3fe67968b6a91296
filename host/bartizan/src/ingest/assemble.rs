//! A record that comes in pieces: kept up to its limit, whatever follows is let go.

use bartizan_model::record::MAX_RECORD_BYTES;
use memchr::memchr;

/// The pieces of one record.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    bytes: Vec<u8>,
    cut: bool,
}

/// A record as put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Whole<'a> {
    pub bytes: &'a [u8],
    /// Whether it was longer than [`MAX_RECORD_BYTES`].
    pub cut: bool,
}

impl Assembly {
    /// Adds a piece.
    pub fn add(&mut self, piece: &[u8]) {
        let room = MAX_RECORD_BYTES - self.bytes.len();
        self.bytes.extend_from_slice(piece.get(..room).unwrap_or(piece));
        self.cut |= piece.len() > room;
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn whole(&self) -> Whole<'_> {
        Whole { bytes: &self.bytes, cut: self.cut }
    }

    /// Forgets the record. Memory that a rare long one took is given back.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.bytes.shrink_to(64 << 10);
        self.cut = false;
    }

    /// Calls `line` with each line that `chunk` ends, without its newline; the rest is kept for the next
    /// chunk. Returns how many bytes of `chunk` are behind the last newline.
    pub fn lines(&mut self, mut chunk: &[u8], mut line: impl FnMut(Whole<'_>)) -> usize {
        while let Some(at) = memchr(b'\n', chunk) {
            let (head, rest) = chunk.split_at(at);
            if self.bytes.is_empty() && head.len() <= MAX_RECORD_BYTES {
                line(Whole { bytes: head, cut: false });
            } else {
                self.add(head);
                line(self.whole());
                self.clear();
            }
            chunk = rest.get(1..).unwrap_or_default();
        }
        self.add(chunk);
        chunk.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(chunks: &[&[u8]]) -> (Vec<Vec<u8>>, Vec<u8>) {
        let mut assembly = Assembly::default();
        let mut lines = Vec::new();
        for chunk in chunks {
            assembly.lines(chunk, |line| lines.push(line.bytes.to_vec()));
        }
        (lines, assembly.whole().bytes.to_vec())
    }

    proptest! {
        #[test]
        fn lines_do_not_depend_on_where_chunks_end(
            text in prop::collection::vec(prop::sample::select(vec![b'a', 0, 0xff, b'\n', b'\r']), 0..60),
            cut in any::<prop::sample::Index>(),
        ) {
            let cut = cut.index(text.len() + 1);
            let (found, rest) = lines(&[&text[..cut], &text[cut..]]);
            let mut expected: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            prop_assert_eq!(Some(rest), expected.pop());
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_its_neighbours_are_not_touched() {
        let mut assembly = Assembly::default();
        let mut found = Vec::new();
        let long = vec![b'x'; 3 << 20];
        for chunk in [b"before\n".as_slice(), &long, &long, b"tail\nafter\n"] {
            assembly.lines(chunk, |line| found.push((line.bytes.len(), line.cut)));
        }
        assert_eq!(found, [(6, false), (MAX_RECORD_BYTES, true), (5, false)]);
    }
}
