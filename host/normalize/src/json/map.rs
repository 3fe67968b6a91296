//! From native fields to ECS fields, by tables: each product lists its native names once, as slots, and says
//! in rows which slot's value belongs in which ECS field, and how.
//!
//! A native value stays where it is; the ECS field gets the same value, or the part or the number in it.

use std::net::IpAddr;

use bartizan_model::{FieldId, FieldTable, Value, ecs};

use super::sink::{Sink, part};

/// Most arguments that a command line is split into; the command line itself is kept whole.
const MAX_ARGUMENTS: usize = 128;

/// A product's native names, numbered.
#[derive(Debug)]
pub(crate) struct Slots<const N: usize> {
    fields: [Option<FieldId>; N],
    slots: Vec<u16>,
}

impl<const N: usize> Slots<N> {
    pub(crate) fn new(fields: &FieldTable, names: &[&'static str; N]) -> Slots<N> {
        let fields = names.map(|name| fields.intern(name));
        let end = fields.iter().flatten().map(|field| field.index() + 1).max().unwrap_or(0);
        let mut slots = vec![0; end];
        for (slot, field) in fields.iter().enumerate() {
            if let Some(field) = field
                && let Some(entry) = slots.get_mut(field.index())
            {
                *entry = u16::try_from(slot + 1).unwrap_or(0);
            }
        }
        Slots { fields, slots }
    }

    /// The field of a slot; none where the table of names was full.
    pub(crate) fn field(&self, slot: usize) -> Option<FieldId> {
        self.fields.get(slot).copied().flatten()
    }

    /// The fields of all slots.
    pub(crate) fn fields(&self) -> impl Iterator<Item = FieldId> {
        self.fields.iter().copied().flatten()
    }

    /// The same for whoever does not know how many there are.
    pub(crate) fn view(&self) -> SlotsView<'_> {
        SlotsView { fields: &self.fields, slots: &self.slots }
    }
}

/// See [`Slots::view`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SlotsView<'v> {
    pub(super) fields: &'v [Option<FieldId>],
    slots: &'v [u16],
}

impl SlotsView<'_> {
    /// How many there are.
    pub(super) fn len(self) -> usize {
        self.fields.len()
    }

    /// The slot of a field.
    #[inline]
    pub(super) fn of(self, field: FieldId) -> Option<usize> {
        usize::from(*self.slots.get(field.index())?).checked_sub(1)
    }
}

/// How a native value becomes an ECS value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// As it is; a number as text where ECS says text.
    Same,
    /// As a whole number, from decimal or `0x` digits.
    Integer,
    /// As an address, if it is one; also into `related.ip`.
    Ip,
    /// Text in lower case.
    Lower,
    /// `true` or `false`.
    Boolean,
    /// A time.
    Time,
}

impl Sink<'_, '_> {
    /// Sets an ECS field from a native value.
    pub(crate) fn map(&mut self, field: FieldId, value: Value, how: How) {
        if !self.wants(field) {
            return;
        }
        match how {
            How::Same => self.map_same(field, value),
            How::Integer => {
                if let Some(number) = self.integer(value) {
                    self.put(field, Value::Integer(number));
                }
            }
            How::Ip => self.map_ip(field, value),
            How::Lower => {
                let value = self.lower(value);
                self.put(field, value);
            }
            How::Boolean => {
                let truth = match self.event.text_of(value) {
                    Some(text) if text.eq_ignore_ascii_case("true") => Value::Boolean(true),
                    Some(text) if text.eq_ignore_ascii_case("false") => Value::Boolean(false),
                    Some(_) => return,
                    None => value,
                };
                self.put(field, truth);
            }
            How::Time => {
                let value = super::time::rfc3339(self, value);
                self.put(field, value);
            }
        }
    }

    fn map_same(&mut self, field: FieldId, value: Value) {
        use bartizan_model::FieldType::{Ip, Keyword, Text};
        let value = match value {
            Value::Integer(number) if matches!(FieldTable::kind(field), Keyword | Text | Ip) => {
                self.event.derive(|out| out.push_str(&number.to_string()))
            }
            value => value,
        };
        self.put(field, value);
    }

    /// A value as a whole number, if it is one.
    pub(crate) fn integer(&self, value: Value) -> Option<i64> {
        match value {
            Value::Integer(number) => Some(number),
            _ => parse_integer(self.event.text_of(value)?),
        }
    }

    /// A text value in lower case.
    pub(crate) fn lower(&mut self, value: Value) -> Value {
        match self.event.text_of(value) {
            Some(text) if text.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                let lower = text.to_ascii_lowercase();
                self.event.derive(|out| out.push_str(&lower))
            }
            _ => value,
        }
    }

    /// A text value that is an address, as ECS writes it: IPv4 that travels inside IPv6 by itself, and
    /// without a zone.
    pub(crate) fn address(&mut self, value: Value) -> Option<Value> {
        let text = self.event.text_of(value)?;
        let bare = text.split_once('%').map_or(text, |(address, _zone)| address);
        match bare.parse().ok()? {
            IpAddr::V6(address) if address.to_ipv4_mapped().is_some() => {
                let short = address.to_ipv4_mapped()?.to_string();
                Some(match bare.rfind(&short) {
                    Some(from) => part(value, from, from + short.len()),
                    None => self.event.derive(|out| out.push_str(&short)),
                })
            }
            _ => Some(part(value, 0, bare.len())),
        }
    }

    fn map_ip(&mut self, field: FieldId, value: Value) {
        if let Some(address) = self.address(value)
            && !self.has(field)
        {
            self.put(field, address);
            self.add(ecs::RELATED_IP, address);
        }
    }

    /// Sets a path's field, and those for what stands behind and before its last separator.
    pub(crate) fn map_path(
        &mut self,
        path: FieldId,
        name: FieldId,
        directory: Option<FieldId>,
        value: Value,
    ) {
        if !self.wants(path) {
            return;
        }
        let Some(text) = self.event.text_of(value) else { return };
        let (length, separator) = (text.len(), text.rfind(['\\', '/']));
        self.put(path, value);
        let start = separator.map_or(0, |at| at + 1);
        if start < length {
            self.put(name, part(value, start, length));
        }
        if let (Some(directory), Some(at)) = (directory, separator.filter(|at| *at > 0)) {
            self.put(directory, part(value, 0, at));
        }
    }

    /// Sets `file.path`, `file.name`, `file.directory` and `file.extension`.
    pub(crate) fn map_file(&mut self, value: Value) {
        if !self.wants(ecs::FILE_PATH) || self.has(ecs::FILE_PATH) {
            return;
        }
        self.map_path(ecs::FILE_PATH, ecs::FILE_NAME, Some(ecs::FILE_DIRECTORY), value);
        let Some(text) = self.event.text_of(value) else { return };
        let name = text.rfind(['\\', '/']).map_or(0, |at| at + 1);
        // A name that only begins with a dot has no extension.
        if let Some(dot) = text.rfind('.').filter(|dot| *dot > name && dot + 1 < text.len()) {
            let length = text.len();
            self.put(ecs::FILE_EXTENSION, part(value, dot + 1, length));
        }
    }

    /// Splits `DOMAIN\name`, or takes the whole as the name; also into `related.user`.
    pub(crate) fn map_account(&mut self, name: FieldId, domain: FieldId, value: Value) {
        if !self.wants(name) || self.has(name) {
            return;
        }
        let Some(text) = self.event.text_of(value) else { return };
        let (length, separator) = (text.len(), text.find('\\'));
        if let Some(at) = separator {
            self.put(domain, part(value, 0, at));
        }
        let name_value = part(value, separator.map_or(0, |at| at + 1), length);
        self.put(name, name_value);
        self.add(ecs::RELATED_USER, name_value);
    }

    /// Splits a command line into the arguments that the program is given.
    ///
    /// Source: Microsoft, "Parsing C command-line arguments" (2n backslashes before a quote are n of them).
    pub(crate) fn map_arguments(&mut self, list: FieldId, count: FieldId, value: Value) {
        let Some(text) = self.event.text_of(value).filter(|_| self.wants(list) && !self.has(list)) else {
            return;
        };
        let arguments = split_arguments(text);
        self.claim(list);
        let number = arguments.len();
        for argument in arguments {
            let element = match argument {
                Argument::Slice(from, to) => part(value, from, to),
                Argument::Made(text) => self.event.derive(|out| out.push_str(&text)),
            };
            self.event.add(list, element);
        }
        self.put(count, Value::Integer(i64::try_from(number).unwrap_or(i64::MAX)));
    }
}

/// A whole number from decimal or `0x` digits.
pub(crate) fn parse_integer(text: &str) -> Option<i64> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        // `from_str_radix` takes a sign, which has no place behind `0x`.
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            i64::from_str_radix(digits, 16).ok()
        }
        Some(_) => None,
        None => text.parse().ok(),
    }
}

#[derive(PartialEq, Eq, Debug)]
enum Argument {
    /// Bytes of the command line, from and to.
    Slice(usize, usize),
    /// Text that had quotes or backslashes to be taken out.
    Made(String),
}

fn split_arguments(text: &str) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while arguments.len() < MAX_ARGUMENTS {
        at += bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        if at >= bytes.len() {
            break;
        }
        let (argument, end) = next_argument(text, at);
        arguments.push(argument);
        at = end;
    }
    arguments
}

/// The argument that begins at an offset, and where it ends.
fn next_argument(text: &str, start: usize) -> (Argument, usize) {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let plain = rest.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'"')).unwrap_or(rest.len());
    if rest.get(plain) != Some(&b'"') {
        return (Argument::Slice(start, start + plain), start + plain);
    }
    // The usual quoted argument: one pair of quotes around it, none within.
    if plain == 0
        && let Some(close) = rest.get(1..).and_then(|inner| memchr::memchr(b'"', inner))
        && rest.get(close) != Some(&b'\\')
        && matches!(rest.get(close + 2), None | Some(b' ' | b'\t'))
    {
        return (Argument::Slice(start + 1, start + 1 + close), start + close + 2);
    }
    unquote(text, start)
}

fn unquote(text: &str, start: usize) -> (Argument, usize) {
    let (mut out, mut quoted, mut slashes) = (String::new(), false, 0);
    let mut chars = text.get(start..).unwrap_or_default().char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => slashes += 1,
            '"' => {
                out.extend(std::iter::repeat_n('\\', slashes / 2));
                let is_text =
                    slashes % 2 == 1 || (quoted && chars.next_if(|(_, next)| *next == '"').is_some());
                if is_text {
                    out.push('"');
                } else {
                    quoted = !quoted;
                }
                slashes = 0;
            }
            _ => {
                out.extend(std::iter::repeat_n('\\', std::mem::take(&mut slashes)));
                if !quoted && matches!(char, ' ' | '\t') {
                    return (Argument::Made(out), start + at);
                }
                out.push(char);
            }
        }
    }
    out.extend(std::iter::repeat_n('\\', slashes));
    (Argument::Made(out), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let text_of = |argument| match argument {
            Argument::Slice(from, to) => text[from..to].to_owned(),
            Argument::Made(text) => text,
        };
        split_arguments(text).into_iter().map(text_of).collect()
    }

    #[test]
    fn command_lines_are_split_as_windows_does() {
        // The rows of Microsoft's table, and usual ones.
        assert_eq!(split(r#""abc" d e"#), ["abc", "d", "e"]);
        assert_eq!(split(r#"a\\b d"e f"g h"#), [r"a\\b", "de fg", "h"]);
        assert_eq!(split(r#"a\\\"b c d"#), [r#"a\"b"#, "c", "d"]);
        assert_eq!(split(r#"a\\\\"b c" d e"#), [r"a\\b c", "d", "e"]);
        assert_eq!(split(r#""a b\\" c"#), [r"a b\", "c"]);
        assert_eq!(split(r#""C:\Program Files\x.exe"  /q "#), [r"C:\Program Files\x.exe", "/q"]);
        assert_eq!(split(r#"x "" y"#), ["x", "", "y"]);
        assert_eq!(split(r#"x "a""b" y"#), ["x", r#"a"b"#, "y"]);
        assert_eq!(split(r#"open "never closed"#), ["open", "never closed"]);
        assert_eq!(split("  "), [""; 0]);
        assert_eq!(split(&"x ".repeat(1_000)).len(), MAX_ARGUMENTS);
    }

    #[test]
    fn whole_numbers_in_both_notations() {
        assert_eq!(parse_integer("0x9fc"), Some(0x9fc));
        assert_eq!(parse_integer("1952"), Some(1952));
        assert_eq!(parse_integer("0x-1"), None);
        assert_eq!(parse_integer("0xffffffffffffffff"), None);
        assert_eq!(parse_integer("0x"), None);
    }
}
