//! A record's native values, for the tables that make ECS fields of them: found once, decoded only when a table
//! asks.

use bartizan_model::{FieldTable, FieldType, Value, event::MAX_VALUES_PER_EVENT};

use super::{
    sink::Sink,
    tape::{Kind, MAX_NODES},
};

/// Where one event's native values are; see [`Slots`](super::map::Slots) for what they are of.
#[derive(Debug, Default)]
pub(crate) struct Natives {
    /// By slot.
    at: Vec<Native>,
    /// Values that were decoded for a table, by slot.
    decoded: Vec<(usize, Value)>,
    /// Whether the event's values stand no longer where they were written.
    moved: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Native {
    /// Its node on the tape, plus one; 0 for slots without a value.
    node: u16,
    /// Where its first value is among the event's, plus one; 0 if it is not written.
    written: u16,
}

impl Natives {
    /// Forgets the last event's.
    pub(crate) fn begin(&mut self, slots: usize) {
        self.at.clear();
        self.at.resize(slots, Native::default());
        self.decoded.clear();
        self.moved = false;
    }

    /// Says that the event's values stand no longer where they were written.
    pub(super) fn forget_written(&mut self) {
        self.moved = true;
    }

    /// Notes where a slot's value stands, and where it is written, if it is. The first one stays.
    #[inline]
    pub(super) fn note(&mut self, slot: usize, node: usize, written: Option<usize>) {
        const { assert!(MAX_NODES < u16::MAX as usize) };
        const { assert!(MAX_VALUES_PER_EVENT < u16::MAX as usize) };
        let plus_one = |at: usize| u16::try_from(at + 1).unwrap_or(0);
        if let Some(native) = self.at.get_mut(slot)
            && native.node == 0
        {
            *native = Native { node: plus_one(node), written: written.map_or(0, plus_one) };
        }
    }

    #[inline]
    fn get(&self, slot: usize) -> Option<Native> {
        self.at.get(slot).copied().filter(|native| native.node != 0)
    }
}

impl Native {
    fn node(self) -> usize {
        usize::from(self.node).saturating_sub(1)
    }
}

impl Sink<'_, '_> {
    /// A slot's first value, unless it says that there is none: empty, `-`, the GUID of zeros, the SID of
    /// nobody.
    #[inline]
    pub(crate) fn native(&mut self, slot: usize) -> Option<Value> {
        let native = self.natives.get(slot)?;
        let value = match usize::from(native.written).checked_sub(1) {
            Some(at) if !self.natives.moved => self.event.values().get(at).map(|value| value.value),
            _ => self.decoded(slot, native),
        }?;
        let is_nothing = match self.event.text_of(value) {
            Some(text) => {
                matches!(text, "" | "-" | "{00000000-0000-0000-0000-000000000000}" | "S-1-0-0")
            }
            None => value == Value::EmptyList,
        };
        (!is_nothing).then_some(value)
    }

    /// A value that is not written: decoded when it is first asked for.
    fn decoded(&mut self, slot: usize, native: Native) -> Option<Value> {
        if let Some((_, value)) = self.natives.decoded.iter().find(|(other, _)| *other == slot) {
            return Some(*value);
        }
        let value = self.first_value(slot, native)?;
        self.natives.decoded.push((slot, value));
        Some(value)
    }

    /// The first `most` values of a slot.
    pub(crate) fn native_list(&mut self, slot: usize, most: usize) -> Vec<Value> {
        let Some(at) = self.natives.get(slot).map(Native::node) else { return Vec::new() };
        let (tape, kind) = (self.tape, self.slot_kind(slot));
        match tape.node(at) {
            Some(node) if node.kind == Kind::Array => {
                let nodes = tape.children(at).filter_map(|at| tape.node(at));
                nodes.filter_map(|node| self.value(node, kind)).take(most).collect()
            }
            node => node.and_then(|node| self.value(node, kind)).into_iter().collect(),
        }
    }

    fn first_value(&mut self, slot: usize, native: Native) -> Option<Value> {
        let (tape, kind) = (self.tape, self.slot_kind(slot));
        let node = tape.node(native.node())?;
        if node.kind != Kind::Array {
            return self.value(node, kind);
        }
        let mut nodes = tape.children(native.node()).filter_map(|at| tape.node(at));
        Some(nodes.find_map(|node| self.value(node, kind)).unwrap_or(Value::EmptyList))
    }

    /// The type of the field that holds a slot's values.
    fn slot_kind(&self, slot: usize) -> FieldType {
        self.slots.fields.get(slot).copied().flatten().map_or(FieldType::Unknown, FieldTable::kind)
    }
}
