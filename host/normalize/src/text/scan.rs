//! Cutting text at single bytes and words.

/// What stands before the first space, and what follows it. All of it where there is no space.
pub(crate) fn word(text: &str) -> (&str, &str) {
    cut(text, b' ').unwrap_or((text, ""))
}

/// What stands before and after the first `byte`, which must be ASCII.
pub(crate) fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = memchr::memchr(byte, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands before and after the first occurrence of a longer separator.
pub(crate) fn cut_at<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let first = *separator.as_bytes().first()?;
    for at in memchr::memchr_iter(first, text.as_bytes()) {
        if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(separator)) {
            return Some((text.get(..at)?, rest));
        }
    }
    None
}

/// What stands before and after the last occurrence of a longer separator.
pub(crate) fn cut_at_last<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let first = *separator.as_bytes().first()?;
    for at in memchr::memrchr_iter(first, text.as_bytes()) {
        if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(separator)) {
            return Some((text.get(..at)?, rest));
        }
    }
    None
}

/// What stands between `open` at the start and the next `close`, and what follows that.
pub(crate) fn between<'a>(text: &'a str, open: &str, close: u8) -> Option<(&'a str, &'a str)> {
    cut(text.strip_prefix(open)?, close)
}

/// A whole decimal number without sign; none where a byte is no digit or it is larger than `i64`.
pub(crate) fn number(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 19 {
        return None;
    }
    let mut number: i64 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
    }
    Some(number)
}

/// The digits that the text begins with, as a number, and what follows them.
pub(crate) fn leading_number(text: &str) -> Option<(i64, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((number(digits)?, rest))
}

/// Text without the quotes around it: `'x'`, `` `x' ``, `"x"`.
pub(crate) fn unquoted(text: &str) -> &str {
    let text = text.strip_prefix(['\'', '`', '"']).unwrap_or(text);
    text.strip_suffix(['\'', '"']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts() {
        assert_eq!(word("a b c"), ("a", "b c"));
        assert_eq!(word("a"), ("a", ""));
        assert_eq!(cut_at("a from b from c", " from "), Some(("a", "b from c")));
        assert_eq!(cut_at_last("a from b from c", " from "), Some(("a from b", "c")));
        assert_eq!(cut_at("é from ü", " from "), Some(("é", "ü")));
        assert_eq!(cut_at("abc", "x"), None);
        assert_eq!(between("[pid] x", "[", b']'), Some(("pid", " x")));
    }

    #[test]
    fn numbers() {
        assert_eq!(number("0042"), Some(42));
        assert_eq!(number("9223372036854775807"), Some(i64::MAX));
        assert_eq!(number("9223372036854775808"), None);
        assert_eq!(number("-1"), None);
        assert_eq!(number(""), None);
        assert_eq!(leading_number("12: x"), Some((12, ": x")));
        assert_eq!(leading_number("x"), None);
    }
}
