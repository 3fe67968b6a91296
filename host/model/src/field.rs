//! Field names as small numbers.
//!
//! Every ECS field has a fixed [`FieldId`] (the constants in [`crate::ecs`]); any other name that a record
//! brings is given the next free number of a bounded [`FieldTable`]. The numbers live as long as the
//! process and mean nothing outside it.

use std::sync::{PoisonError, RwLock};

use hashbrown::HashMap;

use crate::ecs;

/// Most names beside ECS's that one process knows. A record with a name past that keeps the value in
/// `event.original` only, and [`FieldTable::turned_away`] counts it.
pub const MAX_OTHER_FIELDS: usize = 32_768;
/// Longest field name, in bytes.
pub const MAX_FIELD_NAME_BYTES: usize = 512;

/// A field's number; see the module.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldId(pub(crate) u32);

impl FieldId {
    /// Position in tables that are indexed by field.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The field at a position that [`FieldId::index`] gave.
    pub fn from_index(index: usize) -> FieldId {
        FieldId(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// What a field's values are, after ECS's types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldType {
    /// Short strings that repeat: `keyword`, `wildcard`, `constant_keyword`.
    Keyword,
    /// Addresses, as text.
    Ip,
    /// Free text that hardly repeats: `match_only_text`.
    Text,
    /// `long`, `integer`.
    Integer,
    /// `float`, `double`, `scaled_float`.
    Decimal,
    /// `boolean`.
    Boolean,
    /// `date`, as RFC 3339 text.
    Date,
    /// `object`, `nested`, `flattened`, `geo_point`.
    Object,
    /// Not an ECS field: the value decides.
    Unknown,
}

/// All field names of a process: ECS's, and those that records brought.
#[derive(Debug)]
pub struct FieldTable {
    ecs: HashMap<&'static str, FieldId, foldhash::fast::RandomState>,
    others: RwLock<Others>,
}

#[derive(Debug, Default)]
struct Others {
    ids: HashMap<Box<str>, FieldId, foldhash::fast::RandomState>,
    names: Vec<Box<str>>,
    turned_away: u64,
}

impl Default for FieldTable {
    fn default() -> FieldTable {
        FieldTable::new()
    }
}

impl FieldTable {
    /// A table that knows ECS.
    pub fn new() -> FieldTable {
        let ecs = ecs::FIELDS
            .iter()
            .enumerate()
            .map(|(index, field)| (field.0, FieldId::from_index(index)))
            .collect();
        FieldTable { ecs, others: RwLock::default() }
    }

    /// The number of an ECS field.
    pub fn ecs(name: &str) -> Option<FieldId> {
        ecs::FIELDS.binary_search_by_key(&name, |field| field.0).ok().map(FieldId::from_index)
    }

    /// The number of a name, if any record or plugin has brought it so far.
    pub fn find(&self, name: &str) -> Option<FieldId> {
        match self.ecs.get(name) {
            Some(id) => Some(*id),
            None => self.others.read().unwrap_or_else(PoisonError::into_inner).ids.get(name).copied(),
        }
    }

    /// The number of a name, given one if it is new. None where the name is too long or the table is full.
    pub fn intern(&self, name: &str) -> Option<FieldId> {
        if let Some(id) = self.find(name) {
            return Some(id);
        }
        let mut others = self.others.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been quicker between the two locks.
        if let Some(id) = others.ids.get(name) {
            return Some(*id);
        }
        if others.names.len() >= MAX_OTHER_FIELDS || name.len() > MAX_FIELD_NAME_BYTES {
            others.turned_away += 1;
            return None;
        }
        let id = FieldId::from_index(ecs::FIELDS.len() + others.names.len());
        others.names.push(name.into());
        others.ids.insert(name.into(), id);
        Some(id)
    }

    /// A field's name.
    pub fn name(&self, id: FieldId) -> Box<str> {
        match ecs::FIELDS.get(id.index()) {
            Some(field) => field.0.into(),
            None => {
                let others = self.others.read().unwrap_or_else(PoisonError::into_inner);
                others.names.get(id.index() - ecs::FIELDS.len()).cloned().unwrap_or_default()
            }
        }
    }

    /// A field's type; [`FieldType::Unknown`] outside ECS.
    pub fn kind(id: FieldId) -> FieldType {
        ecs::FIELDS.get(id.index()).map_or(FieldType::Unknown, |field| field.1)
    }

    /// Whether ECS says that the field always holds an array.
    pub fn is_array(id: FieldId) -> bool {
        ecs::FIELDS.get(id.index()).is_some_and(|field| field.2)
    }

    /// How many numbers are given out; every [`FieldId::index`] is below it.
    pub fn len(&self) -> usize {
        ecs::FIELDS.len() + self.others.read().unwrap_or_else(PoisonError::into_inner).names.len()
    }

    /// Never: ECS is always known.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// How often a name was refused, for [`MAX_OTHER_FIELDS`] or [`MAX_FIELD_NAME_BYTES`].
    pub fn turned_away(&self) -> u64 {
        self.others.read().unwrap_or_else(PoisonError::into_inner).turned_away
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ecs_names_have_their_constants() {
        let table = FieldTable::new();
        assert_eq!(table.find("source.ip"), Some(ecs::SOURCE_IP));
        assert_eq!(&*table.name(ecs::EVENT_CATEGORY), "event.category");
        assert!(ecs::FIELDS.iter().all(|field| FieldTable::ecs(field.0) == table.find(field.0)));
        assert_eq!(FieldTable::ecs("no.such.field"), None);
        assert!(FieldTable::is_array(ecs::EVENT_CATEGORY));
        assert_eq!(FieldTable::kind(ecs::SOURCE_PORT), FieldType::Integer);
        assert_eq!(FieldTable::kind(ecs::MESSAGE), FieldType::Text);
    }

    #[test]
    fn other_names_are_numbered_once() {
        let table = FieldTable::new();
        let first = table.intern("winlog.event_data.Image").unwrap();
        assert_eq!(table.intern("winlog.event_data.Image"), Some(first));
        assert_eq!(&*table.name(first), "winlog.event_data.Image");
        assert_eq!(FieldTable::kind(first), FieldType::Unknown);
    }

    #[test]
    fn the_table_is_bounded() {
        let table = FieldTable::new();
        assert_eq!(table.intern(&"x".repeat(MAX_FIELD_NAME_BYTES + 1)), None);
        for number in 0..MAX_OTHER_FIELDS {
            assert!(table.intern(&format!("f{number}")).is_some());
        }
        assert_eq!(table.intern("one more"), None);
        assert_eq!(table.turned_away(), 2);
    }
}
