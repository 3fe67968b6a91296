//! JSON text, read once into a flat list of nodes whose keys and values are places in the line.
//!
//! The reader is our own because it must be strict (RFC 8259), must name the byte that is wrong, must copy
//! nothing, and must not recurse: the readers that we tried skip nested values by recursion and overflow
//! the stack at 100,000 brackets. It knows JSON and nothing of events.

use std::fmt;

/// Levels of objects and arrays that are taken apart. What lies deeper is checked and kept whole, as JSON.
pub(crate) const MAX_DEPTH: usize = 64;
/// Most keys and elements of one record that are taken apart; further ones are checked and counted.
pub(crate) const MAX_NODES: usize = 16_384;
/// Bytes of the list of open brackets that are kept from one record to the next.
const MAX_KEPT_STACK_BYTES: usize = 64 << 10;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// An object; its members follow.
    Object,
    /// An array; its elements follow.
    Array,
    /// A string without escapes: the text between the quotes.
    Text,
    /// A string with escapes: the text between the quotes, still to be decoded.
    Escaped,
    /// A number, as written.
    Number,
    /// `true`.
    True,
    /// `false`.
    False,
    /// `null`.
    Null,
    /// An object or array deeper than [`MAX_DEPTH`]: checked, not taken apart.
    Deep,
}

/// A member of an object, an element of an array, or the whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    key_start: u32,
    key_end: u32,
    key_escaped: bool,
    /// What it is.
    pub(crate) kind: Kind,
    start: u32,
    end: u32,
    /// Position of the node behind this one and all that it holds.
    next: u32,
}

impl Node {
    /// Its key between the quotes, undecoded; empty for elements of arrays.
    pub(crate) fn key(self, line: &str) -> &str {
        line.get(self.key_start as usize..self.key_end as usize).unwrap_or_default()
    }

    /// Whether its key has escapes.
    pub(crate) fn key_is_escaped(self) -> bool {
        self.key_escaped
    }

    /// Its text: without quotes for strings, with brackets for objects and arrays.
    pub(crate) fn text(self, line: &str) -> &str {
        line.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Why text is not JSON, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct JsonError {
    /// Offset in the line, in bytes.
    pub(crate) at: usize,
    /// What is wrong there.
    pub(crate) why: &'static str,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.why, self.at)
    }
}

/// A line's nodes, in the order of the line, parents before children. Reusable from line to line.
#[derive(Debug, Default)]
pub(crate) struct Tape {
    nodes: Vec<Node>,
    open: Vec<Open>,
    dropped: u64,
}

/// A bracket that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Open(u32);

impl Open {
    /// The node of a container that is not on the tape.
    const UNKEPT: u32 = u32::MAX >> 1;

    fn new(node: u32, is_object: bool) -> Open {
        Open(node << 1 | u32::from(is_object))
    }

    fn is_object(self) -> bool {
        self.0 & 1 == 1
    }

    fn node(self) -> usize {
        (self.0 >> 1) as usize
    }
}

/// What may come next.
#[derive(Clone, Copy)]
enum Next {
    Value,
    ElementOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
}

impl Tape {
    /// Reads a line that is one JSON object.
    pub(crate) fn read(&mut self, line: &str) -> Result<(), JsonError> {
        self.nodes.clear();
        self.open.clear();
        self.dropped = 0;
        let result =
            Reading { tape: self, bytes: line.as_bytes(), at: 0, key: Key::default(), muted: None }.run();
        self.open.clear();
        self.open.shrink_to(MAX_KEPT_STACK_BYTES / size_of::<Open>());
        result
    }

    /// The node at a position.
    pub(crate) fn node(&self, at: usize) -> Option<Node> {
        self.nodes.get(at).copied()
    }

    /// Positions of the members or elements of the container at a position.
    pub(crate) fn children(&self, at: usize) -> Children<'_> {
        let end = match self.nodes.get(at) {
            Some(node) if matches!(node.kind, Kind::Object | Kind::Array) => node.next as usize,
            _ => at,
        };
        Children { tape: self, at: at + 1, end }
    }

    /// The first member of an object with a key; keys with escapes are not looked at.
    pub(crate) fn member(&self, line: &str, at: usize, key: &str) -> Option<usize> {
        self.children(at).find(|child| {
            self.nodes.get(*child).is_some_and(|node| !node.key_escaped && node.key(line) == key)
        })
    }

    /// How many keys and elements were past [`MAX_NODES`].
    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }
}

/// See [`Tape::children`].
pub(crate) struct Children<'a> {
    tape: &'a Tape,
    at: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.at >= self.end {
            return None;
        }
        let at = self.at;
        self.at = self.tape.nodes.get(at)?.next as usize;
        Some(at)
    }
}

#[derive(Clone, Copy, Default)]
struct Key {
    start: usize,
    end: usize,
    escaped: bool,
}

struct Reading<'a> {
    tape: &'a mut Tape,
    bytes: &'a [u8],
    at: usize,
    key: Key,
    /// How many brackets were open when one was opened whose content is not kept.
    muted: Option<usize>,
}

impl Reading<'_> {
    fn run(&mut self) -> Result<(), JsonError> {
        if self.peek_token() != Some(b'{') {
            return self.fail("a JSON object should begin");
        }
        let mut next = Next::Value;
        loop {
            let Some(byte) = self.peek_token() else {
                return self.fail("the text ends within a JSON object");
            };
            next = match (next, byte) {
                (Next::KeyOrEnd, b'}') | (Next::ElementOrEnd, b']') => self.close(),
                (Next::KeyOrEnd | Next::Key, b'"') => self.read_key()?,
                (Next::KeyOrEnd | Next::Key, _) => return self.fail("a key in quotes should stand"),
                (Next::Value | Next::ElementOrEnd, _) => self.read_value(byte)?,
                (Next::CommaOrEnd, _) => self.read_comma_or_end(byte)?,
            };
            if self.tape.open.is_empty() {
                return match self.peek_token() {
                    None => Ok(()),
                    Some(_) => self.fail("text follows the JSON object"),
                };
            }
        }
    }

    fn fail<T>(&self, why: &'static str) -> Result<T, JsonError> {
        Err(JsonError { at: self.at, why })
    }

    /// The next byte that is not white space.
    fn peek_token(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    fn read_key(&mut self) -> Result<Next, JsonError> {
        let start = self.at + 1;
        let escaped = self.skip_string()?;
        self.key = Key { start, end: self.at - 1, escaped };
        if self.peek_token() != Some(b':') {
            return self.fail("a colon should follow the key");
        }
        self.at += 1;
        Ok(Next::Value)
    }

    fn read_value(&mut self, byte: u8) -> Result<Next, JsonError> {
        let start = self.at;
        let kind = match byte {
            b'{' => return Ok(self.open_container(true)),
            b'[' => return Ok(self.open_container(false)),
            b'"' => {
                let kind = if self.skip_string()? { Kind::Escaped } else { Kind::Text };
                self.push(kind, start + 1, self.at - 1);
                return Ok(Next::CommaOrEnd);
            }
            b't' => self.skip_word(b"true", Kind::True)?,
            b'f' => self.skip_word(b"false", Kind::False)?,
            b'n' => self.skip_word(b"null", Kind::Null)?,
            b'-' | b'0'..=b'9' => self.skip_number()?,
            _ => return self.fail("a JSON value should stand"),
        };
        self.push(kind, start, self.at);
        Ok(Next::CommaOrEnd)
    }

    fn read_comma_or_end(&mut self, byte: u8) -> Result<Next, JsonError> {
        let in_object = self.tape.open.last().is_some_and(|open| open.is_object());
        match (byte, in_object) {
            (b',', _) => {
                self.at += 1;
                Ok(if in_object { Next::Key } else { Next::Value })
            }
            (b'}', true) | (b']', false) => Ok(self.close()),
            (_, true) => self.fail("a comma or a closing brace should follow the value"),
            (_, false) => self.fail("a comma or a closing bracket should follow the element"),
        }
    }

    fn open_container(&mut self, is_object: bool) -> Next {
        let depth = self.tape.open.len();
        let kind = match is_object {
            _ if depth >= MAX_DEPTH => Kind::Deep,
            true => Kind::Object,
            false => Kind::Array,
        };
        let node = self.push(kind, self.at, self.at);
        if self.muted.is_none() && (node.is_none() || kind == Kind::Deep) {
            self.muted = Some(depth);
        }
        self.tape.open.push(Open::new(node.unwrap_or(Open::UNKEPT), is_object));
        self.key = Key::default();
        self.at += 1;
        if is_object { Next::KeyOrEnd } else { Next::ElementOrEnd }
    }

    fn close(&mut self) -> Next {
        self.at += 1;
        let following = narrow(self.tape.nodes.len());
        if let Some(open) = self.tape.open.pop()
            && let Some(node) = self.tape.nodes.get_mut(open.node())
        {
            node.end = narrow(self.at);
            node.next = following;
        }
        if self.muted == Some(self.tape.open.len()) {
            self.muted = None;
        }
        self.key = Key::default();
        Next::CommaOrEnd
    }

    /// Puts a node on the tape, unless it is inside one that is kept whole or the tape is full.
    fn push(&mut self, kind: Kind, start: usize, end: usize) -> Option<u32> {
        if self.muted.is_some() {
            return None;
        }
        let at = self.tape.nodes.len();
        if at >= MAX_NODES {
            self.tape.dropped += 1;
            return None;
        }
        let key = std::mem::take(&mut self.key);
        self.tape.nodes.push(Node {
            key_start: narrow(key.start),
            key_end: narrow(key.end),
            key_escaped: key.escaped,
            kind,
            start: narrow(start),
            end: narrow(end),
            next: narrow(at + 1),
        });
        Some(narrow(at))
    }

    fn skip_word(&mut self, word: &[u8], kind: Kind) -> Result<Kind, JsonError> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            return Ok(kind);
        }
        self.fail("a JSON value should stand")
    }

    fn skip_number(&mut self) -> Result<Kind, JsonError> {
        self.at += usize::from(self.bytes.get(self.at) == Some(&b'-'));
        match self.bytes.get(self.at) {
            Some(b'0') => self.at += 1,
            _ => self.skip_digits()?,
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            self.skip_digits()?;
        }
        Ok(Kind::Number)
    }

    fn skip_digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { self.fail("a digit should stand") } else { Ok(()) }
    }

    /// Steps over a string, from its first quote to behind its last, and says whether it has escapes.
    fn skip_string(&mut self) -> Result<bool, JsonError> {
        let start = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            self.at += plain_bytes(self.bytes.get(self.at..).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.skip_escape()?;
                }
                Some(_) => return self.fail("a control character stands unescaped in a string"),
                None => {
                    self.at = start;
                    return self.fail("the string that begins here does not end");
                }
            }
        }
    }

    fn skip_escape(&mut self) -> Result<(), JsonError> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                match code_point(rest) {
                    Some((_, length)) => {
                        self.at += length;
                        Ok(())
                    }
                    None => {
                        self.fail("the escape is no character (half of a surrogate pair, or no hex digits)")
                    }
                }
            }
            _ => self.fail("the escape is none that JSON knows"),
        }
    }
}

/// Lines are at most 4 MiB long.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many bytes stand before the first quote, backslash or control character; eight at a time.
fn plain_bytes(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let mut at = 0;
    // A zero byte is found by the borrow that subtracting 1 causes; the lowest hit is always a true one.
    // Source: Hacker's Delight, section 6-1.
    while let Some(chunk) = bytes.get(at..at + 8).and_then(|chunk| <[u8; 8]>::try_from(chunk).ok()) {
        let word = u64::from_le_bytes(chunk);
        let quote = word ^ (ONES * b'"' as u64);
        let slash = word ^ (ONES * b'\\' as u64);
        let hits = (quote.wrapping_sub(ONES) & !quote)
            | (slash.wrapping_sub(ONES) & !slash)
            | (word.wrapping_sub(ONES * 0x20) & !word);
        let hits = hits & HIGHS;
        if hits != 0 {
            return at + (hits.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let tail = bytes.get(at..).unwrap_or_default();
    at + tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(tail.len())
}

/// The character that `\uXXXX` or a pair of them at the start of `bytes` means, and their length.
fn code_point(bytes: &[u8]) -> Option<(char, usize)> {
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

/// Decodes a string whose escapes [`Tape::read`] has checked.
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

    fn read(line: &str) -> Result<Tape, JsonError> {
        let mut tape = Tape::default();
        tape.read(line).map(|()| tape)
    }

    #[test]
    fn members_are_places_in_the_line() {
        let line = r#" {"a": "x", "b\n":[1, {"c":true}], "d":{}} "#;
        let tape = read(line).unwrap();
        let keys: Vec<_> = tape.children(0).map(|at| tape.node(at).unwrap().key(line)).collect();
        assert_eq!(keys, ["a", "b\\n", "d"]);
        let texts: Vec<_> = tape.children(0).map(|at| tape.node(at).unwrap().text(line)).collect();
        assert_eq!(texts, ["x", r#"[1, {"c":true}]"#, "{}"]);
        assert_eq!(tape.member(line, 0, "d"), Some(6));
        assert_eq!(tape.children(6).count(), 0);
    }

    #[test]
    fn the_wrong_byte_is_named() {
        for (line, at) in [
            ("", 0),
            ("[1]", 0),
            ("{", 1),
            ("{\"a\":1", 6),
            ("{\"a\":1}x", 7),
            ("{\"a\":1,}", 7),
            ("{\"a\" 1}", 5),
            ("{\"a\":[1,]}", 8),
            ("{\"a\":[1}", 7),
            ("{\"a\":\"x}", 5),
            ("{\"a\":\"\\ud800\"}", 6),
            ("{\"a\":\"\\udc00\\ud800\"}", 6),
            ("{\"a\":\"\\u12g4\"}", 6),
            ("{\"a\":\"\\x\"}", 6),
            ("{\"a\":\"12345678\u{0}\"}", 14),
            ("{\"a\":01}", 6),
            ("{\"a\":-}", 6),
            ("{\"a\":1.}", 7),
            ("{\"a\":1e}", 7),
            ("{\"a\":tru}", 5),
            ("{\"a\":NaN}", 5),
        ] {
            assert_eq!(read(line).map(|_| ()).unwrap_err().at, at, "{line}");
        }
    }

    #[test]
    fn depth_is_bounded_and_costs_no_stack() {
        let depth = 1_000_000;
        let line = format!("{{\"a\":{}1{},\"b\":2}}", "[".repeat(depth), "]".repeat(depth));
        let tape = read(&line).unwrap();
        let deep = (0..).map_while(|at| tape.node(at)).find(|node| node.kind == Kind::Deep).unwrap();
        assert_eq!(deep.text(&line).len(), 2 * (depth + 1 - MAX_DEPTH) + 1);
        let last = tape.member(&line, 0, "b").unwrap();
        assert_eq!(tape.node(last).unwrap().text(&line), "2");
        assert_eq!(read(&"{\"a\":".repeat(depth)).map(|_| ()).unwrap_err().at, 5 * depth);
    }

    #[test]
    fn the_tape_is_bounded() {
        let line = format!("{{\"a\":[{}0],\"b\":{{\"c\":1}}}}", "0,".repeat(MAX_NODES));
        let tape = read(&line).unwrap();
        assert_eq!(tape.nodes.len(), MAX_NODES);
        // Two elements short for the object and the array themselves, one more than the repeated, and "b".
        assert_eq!(tape.dropped(), 4);
    }

    #[test]
    fn escapes_are_decoded() {
        let mut out = String::new();
        unescape(r#"C:\\x\t\"\u00e9\ud83d\ude00\u0000\/é"#, &mut out);
        assert_eq!(out, "C:\\x\t\"é😀\0/é");
    }

    #[test]
    fn the_fast_scan_finds_what_the_slow_one_finds() {
        for stop in [b'"', b'\\', 0, 0x1f] {
            for at in 0..40 {
                let mut bytes = vec![b'\x7f'; 40];
                bytes[at] = stop;
                assert_eq!(plain_bytes(&bytes), at);
            }
        }
        assert_eq!(plain_bytes("é! ü".as_bytes()), "é! ü".len());
    }
}
