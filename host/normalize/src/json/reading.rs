//! The reader that makes a [`Tape`]: strict, by RFC 8259, and naming the first wrong byte.
//!
//! It is our own because it must copy nothing and must not recurse: checked skipping in sonic-rs 0.5 and the
//! readers of serde_json recurse into what they skip, and so need either a limit of depth, which would lose
//! the record, or a stack as deep as the record.

use super::{
    escape::code_point,
    keys::{KeyId, Keys},
    string_ends::{Stop, StringEnds},
    tape::{JsonError, Kind, MAX_DEPTH, MAX_NODES, Node, Open, Tape},
};

/// What may come next.
#[derive(Clone, Copy)]
enum Next {
    Value,
    ElementOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
}

#[derive(Clone, Copy, Default)]
struct Key {
    start: usize,
    end: usize,
    escaped: bool,
    id: KeyId,
}

pub(super) struct Reading<'a> {
    tape: &'a mut Tape,
    keys: &'a Keys,
    bytes: &'a [u8],
    ends: StringEnds<'a>,
    at: usize,
    key: Key,
    /// How many brackets were open when one was opened whose content is not kept.
    muted: Option<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(tape: &'a mut Tape, keys: &'a Keys, line: &'a str) -> Reading<'a> {
        let bytes = line.as_bytes();
        Reading { tape, keys, bytes, ends: StringEnds::new(bytes), at: 0, key: Key::default(), muted: None }
    }

    /// Reads a line that is one JSON object.
    pub(super) fn run(&mut self) -> Result<(), JsonError> {
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
                (Next::KeyOrEnd | Next::Key, b'"') => self.read_members()?,
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
    #[inline]
    fn peek_token(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Reads members until one is an object or an array, or what follows is not a further member. Most records
    /// are one long run of plain members: this is the short way through it, which keeps its place in a register.
    fn read_members(&mut self) -> Result<Next, JsonError> {
        let mut at = self.at;
        loop {
            at = self.read_key(at)?;
            if self.bytes.get(at) == Some(&b'"') {
                let (end, escaped) = self.read_string(at)?;
                self.push(if escaped { Kind::Escaped } else { Kind::Text }, at + 1, end);
                at = end + 1;
            } else {
                self.at = at;
                let Some(byte) = self.peek_token() else { return Ok(Next::Value) };
                let next = self.read_value(byte)?;
                if !matches!(next, Next::CommaOrEnd) {
                    return Ok(next);
                }
                at = self.at;
            }
            if self.bytes.get(at) == Some(&b',') && self.bytes.get(at + 1) == Some(&b'"') {
                at += 1;
                continue;
            }
            self.at = at;
            if self.peek_token() != Some(b',') {
                return Ok(Next::CommaOrEnd);
            }
            self.at += 1;
            if self.peek_token() != Some(b'"') {
                return Ok(Next::Key);
            }
            at = self.at;
        }
    }

    /// Reads a key and its colon; gives the place behind them.
    #[inline]
    fn read_key(&mut self, at: usize) -> Result<usize, JsonError> {
        let (end, escaped) = self.read_string(at)?;
        let start = at + 1;
        let id = if escaped { KeyId::UNKNOWN } else { self.keys.find(self.bytes, start, end) };
        self.key = Key { start, end, escaped, id };
        if self.bytes.get(end + 1) == Some(&b':') {
            return Ok(end + 2);
        }
        self.at = end + 1;
        if self.peek_token() != Some(b':') {
            return self.fail("a colon should follow the key");
        }
        Ok(self.at + 1)
    }

    /// Reads the string whose first quote is at a place: gives the place of its last, and whether it has escapes.
    #[inline]
    fn read_string(&mut self, at: usize) -> Result<(usize, bool), JsonError> {
        if let Some(found) = self.ends.end_in_block(at + 1) {
            return Ok(found);
        }
        self.at = at;
        let escaped = self.skip_string()?;
        Ok((self.at - 1, escaped))
    }

    #[inline]
    fn read_value(&mut self, byte: u8) -> Result<Next, JsonError> {
        let start = self.at;
        let kind = match byte {
            b'{' => return Ok(self.open_container(true)),
            b'[' => return Ok(self.open_container(false)),
            b'"' => {
                let (end, escaped) = self.read_string(start)?;
                self.push(if escaped { Kind::Escaped } else { Kind::Text }, start + 1, end);
                self.at = end + 1;
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
    #[inline]
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
        if self.tape.open.len() == 1
            && let Some(top) = self.tape.tops.get_mut(key.id.index())
            && *top == 0
        {
            const { assert!(MAX_NODES <= u16::MAX as usize) };
            *top = at as u16;
        }
        self.tape.nodes.push(Node {
            key_start: narrow(key.start),
            key_end: narrow(key.end),
            key_escaped: key.escaped,
            key_id: key.id,
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
        let mut from = start + 1;
        let mut escaped = false;
        loop {
            match self.ends.next(from, &mut escaped) {
                Stop::Quote(at) => {
                    self.at = at + 1;
                    return Ok(escaped);
                }
                Stop::Escape(slash) => {
                    self.at = slash;
                    self.skip_escape()?;
                    from = self.at;
                }
                Stop::Control(at) => {
                    self.at = at;
                    return self.fail("a control character stands unescaped in a string");
                }
                Stop::End => {
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
pub(crate) fn plain_bytes(bytes: &[u8]) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

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
