//! JSON text, read once into a flat list of nodes whose keys and values are places in the line.
//!
//! It knows JSON and nothing of events.

use std::fmt;

use super::{
    keys::{KeyId, Keys},
    reading::Reading,
};

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
    pub(super) key_start: u32,
    pub(super) key_end: u32,
    pub(super) key_escaped: bool,
    /// Its key's number, if the key is one of those that were asked for.
    pub(crate) key_id: KeyId,
    /// What it is.
    pub(crate) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Position of the node behind this one and all that it holds.
    pub(super) next: u32,
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

    /// Its text, and what follows it in the line.
    pub(super) fn text_and_rest(self, line: &str) -> &str {
        line.get(self.start as usize..).unwrap_or_default()
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
    pub(super) nodes: Vec<Node>,
    pub(super) open: Vec<Open>,
    /// By the number of a key: the first member of the whole with that key; 0, where the whole itself stands, for
    /// none.
    pub(super) tops: Vec<u16>,
    pub(super) dropped: u64,
}

/// A bracket that waits for its partner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open(u32);

impl Open {
    /// The node of a container that is not on the tape.
    pub(super) const UNKEPT: u32 = u32::MAX >> 1;

    pub(super) fn new(node: u32, is_object: bool) -> Open {
        Open(node << 1 | u32::from(is_object))
    }

    pub(super) fn is_object(self) -> bool {
        self.0 & 1 == 1
    }

    pub(super) fn node(self) -> usize {
        (self.0 >> 1) as usize
    }
}

impl Tape {
    /// Reads a line that is one JSON object, and tells the numbers of those of its keys that are among `keys`.
    pub(crate) fn read(&mut self, keys: &Keys, line: &str) -> Result<(), JsonError> {
        self.nodes.clear();
        self.open.clear();
        self.tops.clear();
        self.tops.resize(keys.len(), 0);
        self.dropped = 0;
        let result = Reading::new(self, keys, line).run();
        self.open.clear();
        self.open.shrink_to(MAX_KEPT_STACK_BYTES / size_of::<Open>());
        result
    }

    /// The node at a position.
    pub(crate) fn node(&self, at: usize) -> Option<Node> {
        self.nodes.get(at).copied()
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Positions of the members or elements of the container at a position.
    pub(crate) fn children(&self, at: usize) -> Children<'_> {
        let end = match self.nodes.get(at) {
            Some(node) if matches!(node.kind, Kind::Object | Kind::Array) => node.next as usize,
            _ => at,
        };
        Children { tape: self, at: at + 1, end }
    }

    /// The first member of the whole with one of the keys that were asked for.
    pub(crate) fn top(&self, key: KeyId) -> Option<usize> {
        let at = self.tops.get(key.index()).copied().filter(|at| *at != 0 && key != KeyId::UNKNOWN);
        at.map(usize::from)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Tape, JsonError> {
        let mut tape = Tape::default();
        tape.read(&Keys::new([]), line).map(|()| tape)
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
        let keys = Keys::new(["b", "c", "d", "e"]);
        let mut known = Tape::default();
        known.read(&keys, line).unwrap();
        let tops = ["d", "c", "e", "b", "f"].map(|key| known.top(keys.find_name(key)));
        assert_eq!(tops, [Some(6), None, None, None, None], "within, nowhere, escaped, not asked for");
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
}
