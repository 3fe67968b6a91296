//! Escapes in JSON strings (RFC 8259, section 7).

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

/// Decodes a string whose escapes the reader has checked.
pub(crate) fn unescape(text: &str, out: &mut String) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let escape = rest.get(at..).unwrap_or_default();
        let (char, length) = match escape.as_bytes().get(1) {
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'n') => ('\n', 2),
            Some(b'r') => ('\r', 2),
            Some(b't') => ('\t', 2),
            Some(b'u') => code_point(escape.as_bytes()).unwrap_or((char::REPLACEMENT_CHARACTER, 6)),
            Some(other) => (char::from(*other), 2),
            None => (char::REPLACEMENT_CHARACTER, 1),
        };
        out.push(char);
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
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
}
