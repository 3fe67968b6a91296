//! What a request says once its disguises are off.
//!
//! A server may decode a value once, an application behind it again, and attackers stack encodings to get past
//! filters that decode less. So percent signs (also doubled, `%u0027`, and overlong UTF-8 such as `%c0%af`),
//! plus signs, HTML entities and SQL comments are taken off in rounds until nothing changes, at most
//! [`MAX_ROUNDS`] times. A query is cut at its `&` before anything is decoded, so that `&id=5` is a parameter
//! and `%26id` is a command.

/// Most times that a value is decoded.
pub const MAX_ROUNDS: usize = 3;
/// Longest value that is looked at, in bytes; the rest is left out.
pub const MAX_VALUE_BYTES: usize = 8_192;
/// Most parameters of one query that are looked at.
pub const MAX_PARAMETERS: usize = 256;
/// Stands between the parts of a request, so that no pattern matches across them. A part cannot hold it.
pub const BETWEEN: char = '\u{1}';

/// A target (`/path?query`, or with scheme and host): the path, then each parameter's name and value, decoded.
pub fn target(target: &str) -> String {
    let target = cut(target);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut out = value(without_authority(path), false);
    push_parameters(query, &mut out);
    out
}

/// A query or a form: each parameter's name and value, decoded. The first part, the path, is empty.
pub fn query(query: &str) -> String {
    let mut out = String::new();
    push_parameters(cut(query), &mut out);
    out
}

/// A single value, decoded, as a parameter: the path is empty.
pub fn single(text: &str) -> String {
    format!("{BETWEEN}{}", value(cut(text), false))
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_VALUE_BYTES)).unwrap_or_default()
}

fn without_authority(path: &str) -> &str {
    match path.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
        None => path,
    }
}

fn push_parameters(query: &str, out: &mut String) {
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()).take(MAX_PARAMETERS) {
        let (name, content) = parameter.split_once('=').unwrap_or(("", parameter));
        for part in [name, content].into_iter().filter(|part| !part.is_empty()) {
            out.push(BETWEEN);
            out.push_str(&value(part, true));
        }
    }
}

/// One value: decoded in rounds, in lower case, comments and runs of blanks as one blank.
fn value(text: &str, plus_is_blank: bool) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let next = entities(&percent(&text, plus_is_blank));
        if next == text {
            break;
        }
        text = next;
    }
    plain(&text)
}

fn percent(text: &str, plus_is_blank: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        match (byte, rest) {
            (b'%', [b'u' | b'U', a, b, c, d, ..])
                if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) =>
            {
                let code = [a, b, c, d].iter().fold(0, |code, digit| code << 4 | hex(**digit));
                let char = char::from_u32(narrow(code)).unwrap_or(char::REPLACEMENT_CHARACTER);
                out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                at += 6;
            }
            (b'%', [a, b, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                out.push((hex(*a) << 4 | hex(*b)) as u8);
                at += 3;
            }
            (b'+', _) if plus_is_blank => {
                out.push(b' ');
                at += 1;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    without_overlong(&out)
}

fn hex(digit: u8) -> u32 {
    char::from(digit).to_digit(16).unwrap_or_default()
}

/// Full-width forms (U+FF01 … U+FF5E) are read as ASCII by servers that "best fit" them.
fn narrow(code: u32) -> u32 {
    if (0xFF01..=0xFF5E).contains(&code) { code - 0xFEE0 } else { code }
}

/// UTF-8, where a two- or three-byte form of an ASCII character (RFC 3629 forbids it, some servers read it) is
/// that character.
fn without_overlong(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1..).unwrap_or_default()) {
            (0xC0 | 0xC1, [low, ..]) if (0x80..0xC0).contains(low) => {
                out.push((byte & 1) << 6 | (low & 0x3F));
                at += 2;
            }
            (0xE0, [0x80 | 0x81, low, ..]) if (0x80..0xC0).contains(low) => {
                let high = bytes.get(at + 1).copied().unwrap_or_default();
                out.push((high & 1) << 6 | (low & 0x3F));
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The HTML entities that matter in attacks; others stay.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').and_then(|(name, tail)| Some((entity(name)?, tail))) {
            Some((char, tail)) => {
                out.push(char);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Lower case; NULs gone; `/*!50000union*/` as `union`, any other comment and any run of blanks as one blank.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(char) = rest.chars().next() {
        let after = rest.get(char.len_utf8()..).unwrap_or_default();
        rest = after;
        if char == '/'
            && let Some(inside) = after.strip_prefix('*')
        {
            blank(&mut out);
            rest = match inside.strip_prefix('!') {
                // MySQL runs what is inside; a version may stand in front.
                Some(run) => run.trim_start_matches(|char: char| char.is_ascii_digit()),
                None => inside.split_once("*/").map_or(inside, |(_, after)| after),
            };
        } else if char == '*' && after.starts_with('/') && out.contains(' ') {
            blank(&mut out);
            rest = after.strip_prefix('/').unwrap_or(after);
        } else if char == '\0' || char == BETWEEN {
            continue;
        } else if char.is_whitespace() || char == '\u{b}' {
            // A line's end separates commands, a blank does not.
            if char == '\n' { out.push('\n') } else { blank(&mut out) }
        } else {
            out.push(char);
        }
    }
    out
}

fn blank(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(url: &str) -> Vec<String> {
        target(url).split(BETWEEN).map(str::to_owned).collect()
    }

    #[test]
    fn encodings_come_off() {
        for disguised in [
            "/a/../../etc/passwd",
            "/a/%2e%2e/%2E%2E/etc/passwd",
            "/a/%252e%252e/%25252e%25252e/etc/passwd",
            "/a/..%c0%af..%e0%80%af/etc/passwd".trim_end_matches('x'),
            "/a/..%u2216../etc/passwd",
        ] {
            let decoded = target(disguised);
            assert!(
                decoded.starts_with("/a/..") && decoded.ends_with("etc/passwd"),
                "{disguised}: {decoded}"
            );
        }
        assert_eq!(target("/%c0%ae%c0%ae%c0%afx"), "/../x");
        assert_eq!(target("/%uff0e%uff0e/x"), "/../x");
        assert_eq!(parts("/x?q=a%26%23x27%3Bb"), ["/x", "q", "a'b"]);
    }

    #[test]
    fn parameters_are_cut_before_they_are_decoded() {
        assert_eq!(parts("/x?ip=1%26id&cat=7&ls"), ["/x", "ip", "1&id", "cat", "7", "ls"]);
        assert_eq!(parts("http://host/x?a+b=c+d"), ["/x", "a b", "c d"]);
        assert_eq!(parts("/a+b"), ["/a+b"]);
    }

    #[test]
    fn comments_and_case_come_off() {
        assert_eq!(parts("/?q=1/**/UnIoN/*x*/%53elect"), ["/", "q", "1 union select"]);
        assert_eq!(parts("/?q=1/*!50000UNION*/+/*!SELECT*/1"), ["/", "q", "1 union select 1"]);
        assert_eq!(parts("/?q=a%00b%0a%0dc"), ["/", "q", "ab\n c"]);
    }

    #[test]
    fn four_layers_are_one_too_many() {
        assert_eq!(target("/%25252e"), "/.");
        assert_eq!(target("/%2525252e"), "/%2e");
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,200}") {
            let decoded = target(&text);
            prop_assert!(query(&text).len() <= 8 * MAX_VALUE_BYTES && decoded.len() <= 8 * MAX_VALUE_BYTES);
        }

        #[test]
        fn plain_words_stay(words in "/[a-z0-9/._-]{0,40}") {
            prop_assert_eq!(target(&words), words);
        }
    }
}
