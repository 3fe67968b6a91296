//! Where the strings of a line end: found for 64 bytes at a time.
//!
//! For each block of 64 bytes, every byte that may end a string or must be looked at is a bit in one word;
//! escapes that are always right (`\\`, `\"`, `\n`, `\r`, `\t`) are none. So a string costs a few
//! instructions, however many backslashes stand in it, and every byte is compared once.
//!
//! Source: Langdale and Lemire, "Parsing Gigabytes of JSON per Second", section 3.1.1 (which bytes stand
//! behind an odd number of backslashes). Unlike there, where strings begin is told by the reader, and what
//! stands between them is read byte by byte: so the first wrong byte is known.

use wide::u8x16;

const BLOCK_BYTES: usize = 64;

/// What the search for a string's end came upon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    /// The quote that ends it, and where.
    Quote(usize),
    /// An escape to be checked, and where its backslash is.
    Escape(usize),
    /// A control character, which may not stand there.
    Control(usize),
    /// The end of the line.
    End,
}

/// The blocks of a line, one after the other.
pub(super) struct StringEnds<'a> {
    bytes: &'a [u8],
    /// Number of the block that the words below are of.
    block: usize,
    /// Quotes that no backslash escapes, control characters, and what follows a backslash and is not usual.
    stops: u64,
    slashes: u64,
    /// What a backslash escapes.
    escaped: u64,
    /// Whether the next block's first byte is escaped, as its lowest bit.
    carry: u64,
}

impl<'a> StringEnds<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> StringEnds<'a> {
        StringEnds { bytes, block: usize::MAX, stops: 0, slashes: 0, escaped: 0, carry: 0 }
    }

    /// The next stop at or behind `from`, which is within a string and no escaped byte. Sets `has_escape` if
    /// there is a backslash before it.
    #[inline]
    pub(super) fn next(&mut self, mut from: usize, has_escape: &mut bool) -> Stop {
        loop {
            let block = from / BLOCK_BYTES;
            if block != self.block {
                if from >= self.bytes.len() {
                    return Stop::End;
                }
                self.load(block);
            }
            let stops = self.stops >> (from % BLOCK_BYTES);
            let slashes = self.slashes >> (from % BLOCK_BYTES);
            if stops != 0 {
                // The bits up to the first stop.
                *has_escape |= slashes & (stops ^ (stops - 1)) != 0;
                return self.stop(from + stops.trailing_zeros() as usize);
            }
            *has_escape |= slashes != 0;
            from = (block + 1) * BLOCK_BYTES;
        }
    }

    /// The end of a string whose next stop is its end and in the block that was looked at last; with whether
    /// there is a backslash before it. None means nothing: [`StringEnds::next`] knows.
    #[inline(always)]
    pub(super) fn end_in_block(&self, from: usize) -> Option<(usize, bool)> {
        if from / BLOCK_BYTES != self.block {
            return None;
        }
        let stops = self.stops >> (from % BLOCK_BYTES);
        let slashes = self.slashes >> (from % BLOCK_BYTES);
        // Without a stop this is the place behind 64 more bytes, which is in the next block.
        let at = from + stops.trailing_zeros() as usize;
        let is_end = stops != 0 && self.bytes.get(at) == Some(&b'"');
        is_end.then_some((at, slashes & (stops ^ stops.wrapping_sub(1)) != 0))
    }

    #[inline]
    fn stop(&self, at: usize) -> Stop {
        match self.bytes.get(at) {
            Some(b'"') => Stop::Quote(at),
            Some(_) if self.escaped >> (at % BLOCK_BYTES) & 1 == 1 => Stop::Escape(at - 1),
            Some(_) => Stop::Control(at),
            // What fills up the last block stands behind a backslash that ends the line.
            None => Stop::End,
        }
    }

    #[inline]
    fn load(&mut self, block: usize) {
        if block != self.block.wrapping_add(1) {
            // What was passed over is outside of strings, where no backslash can stand.
            self.carry = 0;
        }
        self.block = block;
        let rest = self.bytes.get(block * BLOCK_BYTES..).unwrap_or_default();
        match rest.first_chunk() {
            Some(chunk) => self.classify(chunk),
            None => {
                let mut chunk = [b' '; BLOCK_BYTES];
                chunk.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                self.classify(&chunk);
            }
        }
    }

    #[inline]
    fn classify(&mut self, chunk: &[u8; BLOCK_BYTES]) {
        let parts = Parts::of(chunk);
        let quotes = parts.mask(|part| part.simd_eq(u8x16::splat(b'"')));
        let controls = parts.controls();
        self.slashes = parts.mask(|part| part.simd_eq(u8x16::splat(b'\\')));
        if self.slashes | self.carry == 0 {
            self.escaped = 0;
            self.stops = quotes | controls;
            return;
        }
        self.escaped = self.behind_odd_slashes();
        self.stops = (quotes & !self.escaped) | controls;
        let mut unusual = self.escaped & !(quotes | self.slashes);
        if unusual != 0 {
            let is = |byte: u8| move |part: u8x16| part.simd_eq(u8x16::splat(byte));
            unusual &= !parts.mask(|part| is(b'n')(part) | is(b'r')(part) | is(b't')(part));
            self.stops |= unusual;
        }
    }

    /// The bytes that stand behind an odd number of backslashes; see the module.
    #[inline]
    fn behind_odd_slashes(&mut self) -> u64 {
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let slashes = self.slashes & !self.carry;
        let behind = slashes << 1 | self.carry;
        let odd_starts = slashes & !EVEN & !behind;
        // Adding a run's first bit to the run carries out of it, to the bit behind it.
        let (even_run_ends, overflow) = odd_starts.overflowing_add(slashes);
        self.carry = u64::from(overflow);
        (EVEN ^ (even_run_ends << 1)) & behind
    }
}

/// A block, as the machine compares it.
struct Parts([u8x16; BLOCK_BYTES / 16]);

impl Parts {
    #[inline(always)]
    fn of(chunk: &[u8; BLOCK_BYTES]) -> Parts {
        let (parts, _) = chunk.as_chunks();
        let mut parts = parts.iter().map(|part| u8x16::new(*part));
        Parts(std::array::from_fn(|_| parts.next().unwrap_or_default()))
    }

    /// A bit for each byte for which `hits` has its highest bit set.
    #[inline(always)]
    fn mask(&self, hits: impl Fn(u8x16) -> u8x16) -> u64 {
        let [a, b, c, d] = self.0.map(|part| u64::from(hits(part).to_bitmask()));
        a | b << 16 | (c | d << 16) << 32
    }

    /// A bit for each control character. Hardly a block has any, so that is asked first.
    #[inline(always)]
    fn controls(&self) -> u64 {
        let is_control = |part: u8x16| part.min(u8x16::splat(0x1f)).simd_eq(part);
        let [a, b, c, d] = self.0;
        match is_control(a.min(b).min(c.min(d))).any() {
            true => self.mask(is_control),
            false => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, byte by byte.
    fn slow(bytes: &[u8], from: usize) -> (Stop, bool) {
        let (mut at, mut has_escape) = (from, false);
        loop {
            match bytes.get(at) {
                None => return (Stop::End, has_escape),
                Some(b'"') => return (Stop::Quote(at), has_escape),
                Some(0..0x20) => return (Stop::Control(at), has_escape),
                Some(b'\\') => {
                    has_escape = true;
                    match bytes.get(at + 1) {
                        None => return (Stop::End, has_escape),
                        Some(b'"' | b'\\' | b'n' | b'r' | b't') => at += 2,
                        Some(_) => return (Stop::Escape(at), has_escape),
                    }
                }
                Some(_) => at += 1,
            }
        }
    }

    proptest! {
        #[test]
        fn blocks_say_what_bytes_say(bytes in proptest::collection::vec(
            prop_oneof![8 => Just(b'a'), 4 => Just(b'\\'), 1 => Just(b'"'), 1 => Just(b'n'), 1 => 0..=255_u8], 0..300,
        )) {
            let mut ends = StringEnds::new(&bytes);
            let mut from = 0;
            // As the reader does: strings one behind the other, with something between them.
            while from < bytes.len() {
                let mut has_escape = false;
                let stop = ends.next(from, &mut has_escape);
                prop_assert_eq!((stop, has_escape), slow(&bytes, from));
                from = match stop {
                    Stop::Quote(at) => at + 2,
                    Stop::Escape(at) => at + 2,
                    Stop::Control(_) | Stop::End => break,
                };
                if bytes.get(from.saturating_sub(1)) == Some(&b'\\') {
                    break;
                }
            }
        }
    }
}
