//! Columns: the fields of a batch of events that some plugin asked for, each built once.
//!
//! A field that any plugin reads, tests or is partitioned by has a *slot*; columns and dictionaries are
//! found by slot. What no plugin asks for is never touched.

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, FieldTable, FieldType, Value, ecs};

use crate::dictionary::Dictionary;
pub use crate::slots::{From, Slots};

/// Fields that are read as codes, numbers or text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Dictionary codes.
    Codes,
    /// Whole numbers.
    Integers,
    /// Numbers.
    Decimals,
    /// Text that hardly repeats.
    Text,
}

impl Kind {
    /// How a field travels, by its ECS type.
    pub fn of(field: FieldId) -> Kind {
        match FieldTable::kind(field) {
            FieldType::Integer => Kind::Integers,
            FieldType::Decimal => Kind::Decimals,
            FieldType::Text => Kind::Text,
            _ if field == ecs::EVENT_ORIGINAL => Kind::Text,
            _ => Kind::Codes,
        }
    }
}

/// One field of all rows of a batch, in the forms that were asked for.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Codes, a row: of single-valued rows the value's, of others the first value's; 0 where absent. Empty where no
    /// row has the field, as the other forms are.
    pub codes: Vec<u32>,
    /// Further values of rows that have several: row, code; sorted by row.
    pub more: Vec<(u32, u32)>,
    /// Whole numbers, a row.
    pub integers: Vec<i64>,
    /// Numbers, a row.
    pub decimals: Vec<f64>,
    /// Which rows have a number: bit i of the words is row i.
    pub present: Vec<u64>,
    /// Values read as text: row, value; sorted by row.
    pub text: Vec<(u32, Value)>,
    /// Whether any row has the field.
    pub any: bool,
    /// Of a field with several names: which of them a row's values are of, plus one; 0 where there are none yet.
    ranks: Vec<u8>,
    /// The forms that are built, where any row has the field.
    built: Forms,
}

/// Which slots to build, and in which form.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// By slot: its field, and in which forms.
    slots: Vec<Option<(FieldId, Forms)>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Forms {
    codes: bool,
    integers: bool,
    decimals: bool,
    text: bool,
}

impl Forms {
    fn any(self) -> bool {
        self.codes || self.integers || self.decimals || self.text
    }

    fn with(self, other: Forms) -> Forms {
        Forms {
            codes: self.codes || other.codes,
            integers: self.integers || other.integers,
            decimals: self.decimals || other.decimals,
            text: self.text || other.text,
        }
    }

    fn without(self, other: Forms) -> Forms {
        Forms {
            codes: self.codes && !other.codes,
            integers: self.integers && !other.integers,
            decimals: self.decimals && !other.decimals,
            text: self.text && !other.text,
        }
    }
}

impl Wanted {
    /// Asks for a slot as plugins read it.
    pub fn read(&mut self, slot: u32, field: FieldId) {
        let forms = self.forms_of(slot, field);
        match Kind::of(field) {
            Kind::Codes => forms.codes = true,
            Kind::Integers => forms.integers = true,
            Kind::Decimals => forms.decimals = true,
            Kind::Text => forms.text = true,
        }
    }

    /// Asks for a slot to test or to partition by: as codes, or as text where values hardly repeat.
    pub fn test(&mut self, slot: u32, field: FieldId) {
        let forms = self.forms_of(slot, field);
        match Kind::of(field) {
            Kind::Text => forms.text = true,
            _ => forms.codes = true,
        }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    fn forms_of(&mut self, slot: u32, field: FieldId) -> &mut Forms {
        let slot = slot as usize;
        if self.slots.len() <= slot {
            self.slots.resize(slot + 1, None);
        }
        // Grown just above.
        #[allow(clippy::indexing_slicing)]
        &mut self.slots[slot].get_or_insert((field, Forms::default())).1
    }

    /// What is asked for of one view; none where nothing is.
    fn of(&self, from: From, slots: &Slots) -> Option<WantedOf> {
        let mut forms_of = vec![Forms::default(); self.slots.len()];
        let mut feeds = vec![];
        for (slot, (wanted, entry)) in (0u32..).zip(self.slots.iter().zip(&mut forms_of)) {
            let Some((_, forms)) = wanted.filter(|_| slots.from(slot) == Some(from)) else { continue };
            *entry = forms;
            let sources = slots.sources(slot);
            let rank = |at: usize| if sources.len() > 1 { at as u8 + 1 } else { 0 };
            feeds.extend(
                sources.iter().enumerate().map(|(at, field)| (*field, Feed { slot, rank: rank(at) })),
            );
        }
        feeds.sort_unstable_by_key(|(field, feed)| (*field, feed.slot, feed.rank));
        let mut by_field = vec![(0, 0); feeds.last()?.0.index() + 1];
        for (at, (field, _)) in (0u32..).zip(&feeds) {
            if let Some((start, end)) = by_field.get_mut(field.index()) {
                *start = if *end == 0 { at } else { *start };
                *end = at + 1;
            }
        }
        let feeds = feeds.into_iter().map(|(_, feed)| feed).collect();
        Some(WantedOf { by_field, feeds, forms: forms_of })
    }
}

/// What is wanted of one view.
struct WantedOf {
    /// By field: a range of `feeds`.
    by_field: Vec<(u32, u32)>,
    feeds: Vec<Feed>,
    /// By slot: in which forms.
    forms: Vec<Forms>,
}

impl WantedOf {
    fn feeds(&self, field: FieldId) -> &[Feed] {
        let Some((start, end)) = self.by_field.get(field.index()) else { return &[] };
        self.feeds.get(*start as usize..*end as usize).unwrap_or_default()
    }
}

/// A field's value is one of a slot.
#[derive(Clone, Copy, Debug)]
struct Feed {
    slot: u32,
    /// Place of the field among the slot's names, from 1, best first; 0 where it is the only one.
    rank: u8,
}

/// A batch as masks show it, by mask, where a plugin asked.
pub type Views = Vec<Option<EventBatch>>;

/// Builds the wanted columns of a batch, in the rows that `rows` selects (none: in all), into `columns`,
/// which is indexed by slot. Forms that a column has already are left as they are, and so are views.
pub fn build(
    batch: &EventBatch,
    wanted: &Wanted,
    rows: Option<&[bool]>,
    slots: &mut Slots,
    columns: &mut Vec<Column>,
    views: &mut Views,
) {
    columns.resize(slots.len().max(columns.len()), Column::default());
    if let Some(wanted) = wanted.of(From::Events, slots) {
        let built = build_view(batch, &wanted, rows, slots, columns);
        // A mask has no record to show: what it hides stands there.
        build_original(batch, &wanted, &built, rows, columns);
    }
    views.resize(slots.masks().max(views.len()), None);
    for (mask, view) in views.iter_mut().enumerate() {
        if let Some(wanted) = wanted.of(From::Mask(mask), slots) {
            let view = view.get_or_insert_with(|| slots.show(mask, batch));
            build_view(view, &wanted, rows, slots, columns);
        }
    }
}

/// Builds the columns of a view; returns what was built.
fn build_view(
    batch: &EventBatch,
    wanted: &WantedOf,
    rows: Option<&[bool]>,
    slots: &mut Slots,
    columns: &mut [Column],
) -> Vec<Forms> {
    let count = batch.len();
    let mut building = wanted.forms.clone();
    for (column, forms) in columns.iter_mut().zip(&mut building) {
        // What an earlier pass built stays.
        *forms = forms.without(column.built);
        column.built = column.built.with(*forms);
        column.ranks.clear();
    }
    let mut number = String::new();
    for (row, event) in batch.events().iter().enumerate() {
        if rows.is_some_and(|rows| rows.get(row) == Some(&false)) {
            continue;
        }
        for value in batch.values_of(event) {
            for Feed { slot, rank } in wanted.feeds(value.field) {
                let (Some(column), Some(forms)) =
                    (columns.get_mut(*slot as usize), building.get(*slot as usize))
                else {
                    continue;
                };
                if forms.any() && (*rank == 0 || column.takes(row as u32, *rank, count)) {
                    let dictionary = slots.dictionary_mut(*slot);
                    column.put(row as u32, batch, &value.value, *forms, dictionary, &mut number);
                }
            }
        }
    }
    building
}

/// Adds the records' own text as that of the events which do not keep it themselves.
fn build_original(
    batch: &EventBatch,
    wanted: &WantedOf,
    built: &[Forms],
    rows: Option<&[bool]>,
    columns: &mut [Column],
) {
    for Feed { slot, .. } in wanted.feeds(ecs::EVENT_ORIGINAL) {
        let text = built.get(*slot as usize).is_some_and(|forms| forms.text);
        let Some(column) = columns.get_mut(*slot as usize).filter(|_| text) else { continue };
        let mut kept = std::mem::take(&mut column.text).into_iter().peekable();
        for (row, event) in (0u32..).zip(batch.events()) {
            if rows.is_some_and(|rows| rows.get(row as usize) == Some(&false)) {
                continue;
            }
            if kept.peek().is_some_and(|(of, _)| *of == row) {
                column.text.extend(std::iter::from_fn(|| kept.next_if(|(of, _)| *of == row)));
            } else if let Some(record) = batch.record_of(event) {
                column.text.push((row, Value::Line(record.span)));
            }
        }
        column.any = !column.text.is_empty();
    }
}

impl Column {
    /// The codes of a row beyond the first.
    pub fn more_of(&self, row: u32) -> impl Iterator<Item = u32> {
        let start = self.more.partition_point(|more| more.0 < row);
        self.more
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |more| more.0 == row)
            .map(|more| more.1)
    }

    /// The values of a row that are read as text.
    pub fn text_of(&self, row: u32) -> impl Iterator<Item = &Value> {
        let start = self.text.partition_point(|text| text.0 < row);
        self.text
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |text| text.0 == row)
            .map(|text| &text.1)
    }

    /// Makes room for all rows, once some row has the field.
    fn prepare(&mut self, forms: Forms, count: usize) {
        if forms.codes && self.codes.is_empty() {
            self.codes.resize(count, 0);
        }
        if forms.integers && self.integers.is_empty() {
            self.integers.resize(count, 0);
        }
        if forms.decimals && self.decimals.is_empty() {
            self.decimals.resize(count, 0.0);
        }
        if (forms.integers || forms.decimals) && self.present.is_empty() {
            self.present.resize(count.div_ceil(64), 0);
        }
    }

    /// Whether a value under the name of this rank counts in a row. A better name takes the place of a worse one,
    /// whichever of them comes first.
    fn takes(&mut self, row: u32, rank: u8, count: usize) -> bool {
        if self.ranks.is_empty() {
            self.ranks.resize(count, 0);
        }
        let Some(known) = self.ranks.get_mut(row as usize) else { return false };
        if *known != 0 && *known < rank {
            return false;
        }
        if *known > rank {
            self.forget(row);
        }
        if let Some(known) = self.ranks.get_mut(row as usize) {
            *known = rank;
        }
        true
    }

    /// Takes back the values of the row that is being built.
    fn forget(&mut self, row: u32) {
        let at = row as usize;
        if let Some(code) = self.codes.get_mut(at) {
            *code = 0;
        }
        while self.more.pop_if(|(of, _)| *of == row).is_some() {}
        while self.text.pop_if(|(of, _)| *of == row).is_some() {}
        if let Some(word) = self.present.get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
        if let Some(integer) = self.integers.get_mut(at) {
            *integer = 0;
        }
        if let Some(decimal) = self.decimals.get_mut(at) {
            *decimal = 0.0;
        }
    }

    fn put(
        &mut self,
        row: u32,
        batch: &EventBatch,
        value: &Value,
        forms: Forms,
        dictionary: Option<&mut Dictionary>,
        number: &mut String,
    ) {
        if matches!(value, Value::EmptyList) {
            return;
        }
        self.any = true;
        self.prepare(forms, batch.len());
        let at = row as usize;
        if forms.codes
            && let Some(dictionary) = dictionary
        {
            let code = dictionary.intern(as_text(batch, value, number));
            match self.codes.get_mut(at) {
                Some(first) if *first == 0 => *first = code,
                _ => self.more.push((row, code)),
            }
        }
        if forms.integers
            && let (Some(integer), Some(slot)) = (as_integer(batch, value), self.integers.get_mut(at))
            && set_bit(&mut self.present, at)
        {
            *slot = integer;
        }
        if forms.decimals
            && let (Some(decimal), Some(slot)) = (as_decimal(batch, value), self.decimals.get_mut(at))
            && set_bit(&mut self.present, at)
        {
            *slot = decimal;
        }
        if forms.text {
            self.text.push((row, *value));
        }
    }
}

/// Sets a bit; false if it was set already, so that the first of several values stands.
fn set_bit(words: &mut [u64], at: usize) -> bool {
    match words.get_mut(at / 64) {
        Some(word) if *word & (1 << (at % 64)) == 0 => {
            *word |= 1 << (at % 64);
            true
        }
        _ => false,
    }
}

/// A value as text; numbers in decimal, through `buffer`.
pub fn as_text<'a>(batch: &'a EventBatch, value: &'a Value, buffer: &'a mut String) -> &'a str {
    use std::fmt::Write as _;
    if let Some(text) = batch.text_of(value) {
        return text;
    }
    buffer.clear();
    // Writing to a string does not fail.
    let _ = match value {
        Value::Integer(number) => write!(buffer, "{number}"),
        Value::Decimal(number) => write!(buffer, "{number}"),
        Value::Boolean(truth) => write!(buffer, "{truth}"),
        _ => Ok(()),
    };
    buffer
}

fn as_integer(batch: &EventBatch, value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        // Exact or not at all: 2^53 bounds what a decimal holds exactly.
        Value::Decimal(number) if number.fract() == 0.0 && number.abs() < 9.0e15 => Some(*number as i64),
        value => batch.text_of(value)?.parse().ok(),
    }
}

fn as_decimal(batch: &EventBatch, value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        value => batch.text_of(value)?.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

/// A batch and the columns built of it, shared by all plugins while they judge it.
#[derive(Debug)]
pub struct Frame {
    /// The events.
    pub batch: EventBatch,
    /// Event numbers, a row.
    pub numbers: Vec<u64>,
    /// Event times in nanoseconds, a row.
    pub times: Vec<i64>,
    /// Watermarks in nanoseconds, a row.
    pub watermarks: Vec<i64>,
    /// By slot.
    pub columns: Vec<Column>,
    /// Fields and dictionaries.
    pub slots: Arc<Slots>,
    /// The events as masks show them.
    pub views: Views,
}

impl Frame {
    /// The events that the values of a slot were taken from.
    pub fn batch_of(&self, slot: u32) -> &EventBatch {
        match self.slots.from(slot) {
            Some(From::Mask(mask)) => self.views.get(mask).and_then(Option::as_ref).unwrap_or(&self.batch),
            _ => &self.batch,
        }
    }
}
