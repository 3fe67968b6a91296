//! An event as one line of nested ECS JSON.
//!
//! Members stand in the order of their names, so that the same event always gives the same bytes. Dots in
//! names nest. Where one name is also the beginning of another (`a` and `a.b`), the value of `a` stands as
//! `a.value`, or under as many more leading underscores as it takes to meet no other name: `a._value`.
//! Text that had been JSON in the record is JSON again, unless it nests deeper than [`MAX_JSON_DEPTH`]. The line
//! is valid JSON that ordinary programs read, whatever the event holds.

use std::cmp::Ordering;

use bartizan_model::{Event, EventBatch, FieldId, FieldTable, FieldValue, Timestamp, Value, ecs};

use crate::json::reading::plain_bytes;

/// Most levels of objects that a name is nested into: programs that read JSON refuse what is deeper than a
/// hundred or so.
pub const MAX_DEPTH: usize = 64;
/// Most levels of a record's own JSON that stand as JSON below a name; what is deeper is written as a string. With
/// [`MAX_DEPTH`], it keeps a line below the 128 levels at which such programs stop.
pub const MAX_JSON_DEPTH: usize = 32;

/// Writes events as JSON, and remembers the order of their names from one to the next.
#[derive(Debug)]
pub struct JsonWriter<'f> {
    fields: &'f FieldTable,
    /// Every name known so far, by field.
    names: Vec<Box<str>>,
    /// Each field's place among the sorted names.
    places: Vec<u32>,
    /// One event's values, in the order of their names.
    sorted: Vec<(u32, u32)>,
}

impl<'f> JsonWriter<'f> {
    /// A writer for events whose fields `fields` has numbered.
    pub fn new(fields: &'f FieldTable) -> JsonWriter<'f> {
        JsonWriter { fields, names: Vec::new(), places: Vec::new(), sorted: Vec::new() }
    }

    /// Appends an event to `out`, as one line without its line break.
    pub fn write(&mut self, batch: &EventBatch, event: &Event, out: &mut Vec<u8>) {
        let values = batch.values_of(event);
        if values.iter().any(|value| value.field.index() >= self.names.len()) || self.names.is_empty() {
            self.learn_names();
        }
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.clear();
        let place = |field: FieldId| self.places.get(field.index()).copied().unwrap_or(u32::MAX);
        sorted.extend(items(event, values).zip(0..).map(|(item, at)| (place(item.field()), at)));
        sorted.sort_unstable();
        let all: Vec<Item<'_>> = items(event, values).collect();
        let entries = sorted.iter().filter_map(|(_, at)| all.get(*at as usize));
        let entries: Vec<_> = entries.map(|item| (self.name(item.field()), *item)).collect();
        Writing { batch, out, is_first: true }.event(&entries);
        self.sorted = sorted;
    }

    fn name(&self, field: FieldId) -> &str {
        self.names.get(field.index()).map(|name| &**name).unwrap_or_default()
    }

    fn learn_names(&mut self) {
        for index in self.names.len()..self.fields.len() {
            self.names.push(self.fields.name(FieldId::from_index(index)));
        }
        let mut order: Vec<u32> = (0..).take(self.names.len()).collect();
        let name = |index: &u32| self.names.get(*index as usize).map(|name| &**name).unwrap_or_default();
        order.sort_unstable_by(|one, other| by_segments(name(one), name(other)));
        self.places = vec![0; order.len()];
        for (place, index) in (0..).zip(order) {
            if let Some(entry) = self.places.get_mut(index as usize) {
                *entry = place;
            }
        }
    }
}

/// Appends one event to `out`; see [`JsonWriter`], which is the quicker one for more than a few.
pub fn write_json(fields: &FieldTable, batch: &EventBatch, event: &Event, out: &mut Vec<u8>) {
    let mut named: Vec<_> =
        items(event, batch.values_of(event)).map(|item| (fields.name(item.field()), item)).collect();
    // A stable sort: the elements of a list keep their order.
    named.sort_by(|one, other| by_segments(&one.0, &other.0));
    let entries: Vec<_> = named.iter().map(|(name, item)| (&**name, *item)).collect();
    Writing { batch, out, is_first: true }.event(&entries);
}

/// What is written: an event's values, its time, and the version of ECS that the names are of.
#[derive(Clone, Copy)]
enum Item<'v> {
    Value(&'v FieldValue),
    Time(Timestamp),
    Version,
}

impl Item<'_> {
    fn field(self) -> FieldId {
        match self {
            Item::Value(value) => value.field,
            Item::Time(_) => ecs::TIMESTAMP,
            Item::Version => ecs::ECS_VERSION,
        }
    }
}

fn items<'v>(event: &Event, values: &'v [FieldValue]) -> impl Iterator<Item = Item<'v>> {
    // A record that is in ECS already says of which version.
    let has_version = values.iter().any(|value| value.field == ecs::ECS_VERSION);
    let added = [Some(Item::Time(event.time)), (!has_version).then_some(Item::Version)];
    let values = values.iter().filter(|value| value.field != ecs::TIMESTAMP).map(Item::Value);
    added.into_iter().flatten().chain(values)
}

/// An event's values in the order of their names, those of one name together.
type Entries<'e, 'v> = &'e [(&'e str, Item<'v>)];

/// Names in the order in which they nest: a dot comes before every other character.
fn by_segments(one: &str, other: &str) -> Ordering {
    let key = |byte: u8| if byte == b'.' { 0 } else { u16::from(byte) + 1 };
    one.bytes().map(key).cmp(other.bytes().map(key))
}

struct Writing<'w> {
    batch: &'w EventBatch,
    out: &'w mut Vec<u8>,
    /// Whether no member of the innermost open object is written yet.
    is_first: bool,
}

impl Writing<'_> {
    fn event(&mut self, entries: Entries<'_, '_>) {
        self.out.push(b'{');
        // The name whose objects are open, and how many of its segments those are.
        let (mut open, mut depth) = ("", 0);
        let mut rest = entries;
        while let Some((name, _)) = rest.first() {
            let count = rest.iter().take_while(|(other, _)| other == name).count();
            let (group, following) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = following;
            depth = self.enter(name, open, depth);
            depth += usize::from(self.last_key(name, rest));
            self.values(group);
            open = name;
        }
        self.out.extend(std::iter::repeat_n(b'}', depth + 1));
    }

    /// Closes the objects of `open` that `name` is not in, opens those that it is in, and says how many are
    /// open then.
    fn enter(&mut self, name: &str, open: &str, depth: usize) -> usize {
        let wanted = segments(name).count() - 1;
        let shared = segments(name).take(wanted).zip(segments(open).take(depth));
        let shared = shared.take_while(|(one, other)| one == other).count();
        if shared < depth {
            self.out.extend(std::iter::repeat_n(b'}', depth - shared));
            self.is_first = false;
        }
        for segment in segments(name).take(wanted).skip(shared) {
            self.key(segment);
            self.out.push(b'{');
            self.is_first = true;
        }
        wanted
    }

    /// Writes the key of a name's last segment; or, where longer names begin with the name, opens the object
    /// that they share, writes the key of the name's own value therein, and gives true.
    fn last_key(&mut self, name: &str, rest: Entries<'_, '_>) -> bool {
        self.key(segments(name).last().unwrap_or_default());
        let longer = || rest.iter().map_while(|(other, _)| next_segment(name, other));
        if longer().next().is_none() {
            return false;
        }
        self.out.push(b'{');
        self.is_first = true;
        let mut own = String::from("value");
        while longer().any(|segment| segment == own) {
            own.insert(0, '_');
        }
        self.key(&own);
        true
    }

    fn key(&mut self, key: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        self.text(key);
        self.out.push(b':');
    }

    fn values(&mut self, group: Entries<'_, '_>) {
        if let [(_, only)] = group
            && !matches!(only, Item::Value(value) if value.in_list)
        {
            return self.item(*only);
        }
        self.out.push(b'[');
        let mut is_first = true;
        for (_, item) in group {
            if matches!(item, Item::Value(value) if value.value == Value::EmptyList) {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.out.push(b',');
            }
            self.item(*item);
        }
        self.out.push(b']');
    }

    fn item(&mut self, item: Item<'_>) {
        match item {
            Item::Value(value) => self.value(&value.value),
            Item::Time(time) => self.text(&time.to_string()),
            Item::Version => self.text(ecs::VERSION),
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Integer(number) => self.out.extend_from_slice(number.to_string().as_bytes()),
            Value::Decimal(number) => self.decimal(*number),
            Value::Boolean(true) => self.out.extend_from_slice(b"true"),
            Value::Boolean(false) => self.out.extend_from_slice(b"false"),
            Value::EmptyList => self.out.extend_from_slice(b"[]"),
            Value::Json(_) => {
                let json = self.batch.text_of(value).unwrap_or_default();
                if nests_deeper(json, MAX_JSON_DEPTH) {
                    return self.text(json);
                }
                // Line breaks can only stand between tokens there.
                self.out.extend(json.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')));
            }
            Value::Line(_) | Value::Derived(_) | Value::Static(_) => {
                self.text(self.batch.text_of(value).unwrap_or_default());
            }
        }
    }

    fn decimal(&mut self, number: f64) {
        let start = self.out.len();
        // Infinity and NaN are no JSON; it writes `null` for them.
        if serde_json::to_writer(&mut *self.out, &number).is_err() {
            self.out.truncate(start);
            self.out.extend_from_slice(b"null");
        }
    }

    /// A JSON string (RFC 8259, section 7).
    fn text(&mut self, text: &str) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        loop {
            let at = plain_bytes(rest);
            if at >= rest.len() {
                break;
            }
            let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, &[]));
            self.out.extend_from_slice(plain);
            match special.first() {
                Some(b'\n') => self.out.extend_from_slice(b"\\n"),
                Some(b'\r') => self.out.extend_from_slice(b"\\r"),
                Some(b'\t') => self.out.extend_from_slice(b"\\t"),
                Some(byte @ 0..0x20) => {
                    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or(b'0');
                    self.out.extend_from_slice(&[
                        b'\\',
                        b'u',
                        b'0',
                        b'0',
                        digit(byte >> 4),
                        digit(byte & 15),
                    ]);
                }
                Some(byte) => self.out.extend_from_slice(&[b'\\', *byte]),
                None => {}
            }
            rest = special.get(1..).unwrap_or_default();
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }
}

/// Whether valid JSON has more levels of objects and arrays than `levels`.
fn nests_deeper(json: &str, levels: usize) -> bool {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > levels {
                    return true;
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// The segment behind `name` in a longer name that begins with it.
fn next_segment<'n>(name: &str, longer: &'n str) -> Option<&'n str> {
    longer.strip_prefix(name)?.strip_prefix('.')?.split('.').next()
}

/// A name's segments. Past [`MAX_DEPTH`] of them the rest is one, dots and all.
fn segments(name: &str) -> impl Iterator<Item = &str> {
    name.splitn(MAX_DEPTH, '.')
}
