//! Quoted values as web servers log them: Apache escapes quotes, backslashes and control bytes (`\"`, `\\`,
//! `\n`, `\x16`), nginx writes `\x22`.

use std::borrow::Cow;

/// The text inside the quotes that `text` begins with, escapes and all, and what follows the closing one.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let bytes = inside.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some((inside.get(..at)?, inside.get(at + 1..)?));
        }
        from = at + 2;
    }
}

/// The text that was meant: the same slice where nothing was escaped.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            plain.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => plain.push(b'\n'),
            Some(b'r') => plain.push(b'\r'),
            Some(b't') => plain.push(b'\t'),
            Some(b'b') => plain.push(0x08),
            Some(b'v') => plain.push(0x0b),
            Some(b'f') => plain.push(0x0c),
            Some(b'x') => match hexadecimal(bytes.clone()) {
                Some(decoded) => {
                    plain.push(decoded);
                    bytes.nth(1);
                }
                None => plain.extend_from_slice(b"\\x"),
            },
            Some(other @ (b'"' | b'\\')) => plain.push(other),
            Some(other) => plain.extend_from_slice(&[b'\\', other]),
            None => plain.push(b'\\'),
        }
    }
    Cow::Owned(String::from_utf8_lossy(&plain).into_owned())
}

/// The byte that the next two hexadecimal digits stand for.
fn hexadecimal(mut ahead: std::str::Bytes<'_>) -> Option<u8> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(ahead.next())? * 16 + digit(ahead.next())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_ends_where_none_escapes_it() {
        assert_eq!(quoted(r#""a \" b" c"#), Some((r#"a \" b"#, " c")));
        assert_eq!(quoted(r#""a \\" c"#), Some((r"a \\", " c")));
        assert_eq!(quoted(r#""" c"#), Some(("", " c")));
        assert_eq!(quoted(r#""a"#), None);
        assert_eq!(quoted(r#""a\"#), None);
        assert_eq!(quoted("a"), None);
    }

    #[test]
    fn escapes_are_what_they_stand_for() {
        assert!(matches!(unescaped("plain"), Cow::Borrowed("plain")));
        assert_eq!(unescaped(r#"a\"b\\c"#), r#"a"b\c"#);
        assert_eq!(unescaped(r"\x22\xC3\xa9\n\q\x1"), "\"é\n\\q\\x1");
        assert_eq!(unescaped(r"\x16\xff"), "\u{16}\u{fffd}");
        assert_eq!(unescaped("\\"), "\\");
    }
}
