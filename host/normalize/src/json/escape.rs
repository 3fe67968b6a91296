//! Escapes in JSON strings (RFC 8259, section 7).

use std::cell::Cell;

use wide::u8x16;

/// The character that `\uXXXX` or a pair of them at the start of `bytes` means, and their length.
pub(super) fn code_point(bytes: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| -> Option<u32> {
        if bytes.get(at..at + 2)? != b"\\u" {
            return None;
        }
        bytes
            .get(at + 2..at + 6)?
            .iter()
            .try_fold(0, |sum, digit| char::from(*digit).to_digit(16).map(|digit| sum << 4 | digit))
    };
    let first = unit(0)?;
    if !(0xD800..0xE000).contains(&first) {
        return char::from_u32(first).map(|char| (char, 6));
    }
    let second = unit(6)?;
    if first >= 0xDC00 || !(0xDC00..0xE000).contains(&second) {
        return None;
    }
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).map(|char| (char, 12))
}

/// Bytes that are looked at, and copied, at a time.
const CHUNK_BYTES: usize = 16;
/// Bytes of memory that are kept for the next string.
const MAX_KEPT_BYTES: usize = 64 << 10;

thread_local! {
    /// Where strings are decoded: bytes that are written in chunks are no `String` before they are complete.
    static DECODED: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Decodes a string whose escapes the reader has checked, and appends it to `out`.
pub(crate) fn unescape(text: &str, out: &mut String) {
    unescape_first(text, text.len(), out);
}

/// Decodes the first `length` bytes of a text. That it goes on behind them saves work.
pub(super) fn unescape_first(text: &str, length: usize, out: &mut String) {
    let mut decoded = DECODED.take();
    let written = decode(text.as_bytes(), length, &mut decoded);
    let bytes = decoded.get(..written).unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => out.push_str(text),
        // Whole characters were replaced by whole characters: this does not happen.
        Err(_) => out.push_str(&String::from_utf8_lossy(bytes)),
    }
    decoded.truncate(MAX_KEPT_BYTES);
    decoded.shrink_to(MAX_KEPT_BYTES);
    DECODED.set(decoded);
}

/// Writes the decoded string to the beginning of `out`, and says how long it is.
fn decode(text: &[u8], length: usize, out: &mut Vec<u8>) -> usize {
    // No escape is shorter than what it means; a chunk is written whole, whatever of it is of use.
    if out.len() < length + CHUNK_BYTES {
        out.resize(length + CHUNK_BYTES, 0);
    }
    let (mut from, mut to) = (0, 0);
    while from < length {
        let near = text.get(from..).and_then(|rest| rest.first_chunk::<{ CHUNK_BYTES + 2 }>());
        let place = out.get_mut(to..).and_then(|place| place.first_chunk_mut::<CHUNK_BYTES>());
        let (Some(near), Some(place), Some(chunk)) = (near, place, near.and_then(|near| near.first_chunk()))
        else {
            return decode_end(text.get(from..length).unwrap_or_default(), out, to);
        };
        *place = *chunk;
        let slashes = u8x16::new(*chunk).simd_eq(u8x16::splat(b'\\')).to_bitmask();
        let plain = (slashes | 1 << CHUNK_BYTES).trailing_zeros() as usize;
        if plain >= length - from {
            return to + length - from;
        }
        if plain == CHUNK_BYTES {
            (from, to) = (from + CHUNK_BYTES, to + CHUNK_BYTES);
            continue;
        }
        let meaning = meaning(near.get(plain + 1));
        if meaning == 0 {
            let (read, written) =
                decode_unicode(text.get(from + plain..).unwrap_or_default(), out, to + plain);
            (from, to) = (from + plain + read, to + plain + written);
            continue;
        }
        if let Some(byte) = place.get_mut(plain) {
            *byte = meaning;
        }
        (from, to) = (from + plain + 2, to + plain + 1);
    }
    to
}

/// The same, byte by byte, for what stands so near the end of its line that there is no whole chunk.
fn decode_end(text: &[u8], out: &mut [u8], mut to: usize) -> usize {
    let mut from = 0;
    while let Some(byte) = text.get(from) {
        let (byte, read) = match (*byte, meaning(text.get(from + 1))) {
            (b'\\', 0) => {
                let (read, written) = decode_unicode(text.get(from..).unwrap_or_default(), out, to);
                (from, to) = (from + read, to + written);
                continue;
            }
            (b'\\', meaning) => (meaning, 2),
            (byte, _) => (byte, 1),
        };
        if let Some(place) = out.get_mut(to) {
            *place = byte;
        }
        (from, to) = (from + read, to + 1);
    }
    to
}

/// What the character behind a backslash means, by that character; 0 for `u`.
// The compiler works it out, and would refuse an index past an end.
#[allow(clippy::indexing_slicing)]
const MEANINGS: [u8; 256] = {
    let mut meanings = [0; 256];
    let known = *b"\"\"\\\\//b\x08f\x0cn\nr\rt\t";
    let mut at = 0;
    while at < known.len() {
        meanings[known[at] as usize] = known[at + 1];
        at += 2;
    }
    meanings
};

#[inline]
fn meaning(letter: Option<&u8>) -> u8 {
    letter.and_then(|letter| MEANINGS.get(usize::from(*letter))).copied().unwrap_or_default()
}

/// Decodes the `\u` escape at the start of `text` to a place in `out`; gives how much was read and written.
#[cold]
fn decode_unicode(text: &[u8], out: &mut [u8], to: usize) -> (usize, usize) {
    let (char, read) = code_point(text).unwrap_or((char::REPLACEMENT_CHARACTER, 6));
    let mut buffer = [0; 4];
    let encoded = char.encode_utf8(&mut buffer).as_bytes();
    if let Some(place) = out.get_mut(to..to + encoded.len()) {
        place.copy_from_slice(encoded);
    }
    (read, encoded.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded() {
        let mut out = String::new();
        unescape(r#"C:\\x\t\"\u00e9\ud83d\ude00\u0000\/é"#, &mut out);
        assert_eq!(out, "C:\\x\t\"é😀\0/é");
    }

    proptest::proptest! {
        #[test]
        fn what_serde_escapes_is_decoded(text in ".*", front in 0..20_usize) {
            let whole = format!("{}{text}\\{text}\u{1f}", "x".repeat(front));
            let written = serde_json::to_string(&whole).unwrap();
            let mut out = String::from("before ");
            unescape(&written[1..written.len() - 1], &mut out);
            proptest::prop_assert_eq!(&out, &format!("before {whole}"));
            // Within a line: what follows, another escape included, is not of the string.
            out.clear();
            unescape_first(&format!("{}\\\\,\"x\":1", &written[1..]), written.len() - 2, &mut out);
            proptest::prop_assert_eq!(out, whole);
        }
    }
}
