//! YAML text to trees of nodes that know their place.
//!
//! YAML 1.2 with its core schema (<https://yaml.org/spec/1.2.2/#103-core-schema>), and `<<` merge keys of 1.1,
//! which people use in rules. Bounded in depth, size and what aliases unfold to. After a syntax error, reading
//! goes on at the next document.
//! Must not know: Sigma.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

use super::diagnostic::{Fault, Place};

/// How deep lists and maps may nest.
pub const MAX_DEPTH: usize = 32;
/// How many nodes a file may have, those that aliases repeat included.
pub const MAX_NODES: usize = 200_000;
/// How many syntax errors a file may have before reading it ends.
pub const MAX_SYNTAX_ERRORS: usize = 16;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    pub value: Value<'a>,
    pub place: Place,
}

/// What YAML can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A string, or what the core schema reads as null, a boolean or a number if it is `plain`.
    Scalar {
        text: Cow<'a, str>,
        plain: bool,
    },
    List(Vec<Node<'a>>),
    /// Keys are as written; they are unique.
    Map(Vec<Entry<'a>>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub place: Place,
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The entries, if it is a map.
    pub fn map(&self) -> Option<&[Entry<'a>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key, if it is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key, if it is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.map()?.iter().find(|entry| entry.key == key)
    }

    /// The text, if it is a scalar that is not null.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true }
            if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The boolean, if it is one.
    pub fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, plain: true } => match text.as_ref() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// What it is, in words.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } => "a single value",
        }
    }
}

/// Reads all documents of a file, each with the reason if it cannot be read. Empty documents are left out.
pub fn documents(text: &str) -> Vec<Result<Node<'_>, Fault>> {
    let mut documents = Vec::new();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines_before = 0;
    for _ in 0..MAX_SYNTAX_ERRORS {
        let mut reader = Reader {
            parser: Parser::new_from_str(rest),
            lines_before,
            nodes: MAX_NODES,
            anchors: Vec::new(),
        };
        let Err(fault) = reader.all(&mut documents) else { break };
        let line = fault.place.line;
        documents.push(Err(fault));
        let Some((following, skipped)) = next_document(rest, line.saturating_sub(lines_before)) else {
            break;
        };
        rest = following;
        lines_before += skipped;
    }
    documents
}

/// The text from the first `---` behind a line, and how many lines were skipped.
fn next_document(text: &str, behind_line: u32) -> Option<(&str, u32)> {
    let mut start = 0;
    for (number, line) in (0u32..).zip(text.split_inclusive('\n')) {
        let is_marker = line.strip_prefix("---").is_some_and(|rest| rest.trim().is_empty());
        if number >= behind_line.max(1) && is_marker {
            return Some((text.get(start..)?, number));
        }
        start += line.len();
    }
    None
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    lines_before: u32,
    /// How many more nodes may be made.
    nodes: usize,
    /// Values of anchors, by the parser's number.
    anchors: Vec<(usize, Node<'a>)>,
}

impl<'a> Reader<'a> {
    fn all(&mut self, documents: &mut Vec<Result<Node<'a>, Fault>>) -> Result<(), Fault> {
        loop {
            let (event, _) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::DocumentStart(_) => {
                    self.anchors.clear();
                    let (event, span) = self.next()?;
                    let node = self.node(event, span, 0)?;
                    if !node.is_null() {
                        documents.push(Ok(node));
                    }
                }
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let place = self.place_of(error.marker().line(), error.marker().col());
                Err(Fault { place, code: "yaml-syntax", message: format!("not YAML: {}", error.info()) })
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn place_of(&self, line: usize, column: usize) -> Place {
        Place {
            line: u32::try_from(line).unwrap_or(u32::MAX).saturating_add(self.lines_before),
            column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
        }
    }

    fn spend(&mut self, nodes: usize, place: Place) -> Result<(), Fault> {
        self.nodes = self.nodes.checked_sub(nodes).ok_or_else(|| Fault {
            place,
            code: "yaml-limit",
            message: format!("more than {MAX_NODES} values in one file; split it"),
        })?;
        Ok(())
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Fault> {
        let place = self.place_of(span.start.line(), span.start.col());
        if depth > MAX_DEPTH {
            let message = format!("lists and maps nest deeper than {MAX_DEPTH}; flatten them");
            return Err(Fault { place, code: "yaml-limit", message });
        }
        self.spend(1, place)?;
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_string = tag.is_some_and(|tag| tag.suffix == "str");
                let plain = style == ScalarStyle::Plain && !is_string;
                (Value::Scalar { text, plain }, anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.map(depth)?, anchor),
            Event::Alias(anchor) => return self.alias(anchor, place),
            _ => (Value::Scalar { text: Cow::Borrowed(""), plain: true }, 0),
        };
        let node = Node { value, place };
        if anchor > 0 {
            self.spend(size(&node), place)?;
            self.anchors.push((anchor, node.clone()));
        }
        Ok(node)
    }

    fn alias(&mut self, anchor: usize, place: Place) -> Result<Node<'a>, Fault> {
        let Some((_, node)) = self.anchors.iter().find(|(number, _)| *number == anchor) else {
            let message = "an alias stands inside the value that it names; write the value out".to_owned();
            return Err(Fault { place, code: "yaml-anchor", message });
        };
        let node = node.clone();
        self.spend(size(&node), place)?;
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(Value::List(items));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut merged = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                break;
            }
            let key = self.node(event, span, depth + 1)?;
            let Value::Scalar { text, plain } = key.value else {
                let message = format!("a key is {}; keys are single values", key.kind());
                return Err(Fault { place: key.place, code: "yaml-key", message });
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if plain && text == "<<" {
                merged.push(value);
                continue;
            }
            if let Some(earlier) = entries.iter().find(|entry| entry.key == text) {
                let line = earlier.place.line;
                let message = format!(
                    "key `{text}` stands twice (first on line {line}); give it a list of values, or rename one"
                );
                return Err(Fault { place: key.place, code: "yaml-duplicate-key", message });
            }
            entries.push(Entry { key: text, place: key.place, value });
        }
        merged.into_iter().for_each(|value| merge(&mut entries, value));
        Ok(Value::Map(entries))
    }
}

/// Adds what a `<<` brings: entries whose keys are not there yet.
fn merge<'a>(entries: &mut Vec<Entry<'a>>, value: Node<'a>) {
    match value.value {
        Value::Map(more) => {
            for entry in more {
                if entries.iter().all(|present| present.key != entry.key) {
                    entries.push(entry);
                }
            }
        }
        Value::List(items) => items.into_iter().for_each(|item| merge(entries, item)),
        Value::Scalar { .. } => {}
    }
}

/// Number of nodes in a tree.
fn size(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Scalar { .. } => 1,
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(entries) => 1 + entries.iter().map(|entry| 1 + size(&entry.value)).sum::<usize>(),
    }
}
