//! Columns: the fields of a batch of events that some plugin asked for, each built once.
//!
//! A field that any plugin reads, tests or is partitioned by has a *slot*; columns and dictionaries are
//! found by slot. What no plugin asks for is never touched.

mod column;
mod value;
mod wanted;

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, FieldTable, FieldType, Value, ecs};

pub use crate::slots::{From, Slots};
pub use column::Column;
pub use value::as_text;
pub use wanted::Wanted;

use wanted::{Feed, Forms, WantedOf};

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
