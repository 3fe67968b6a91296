//! A record's native values, for the tables that make ECS fields of them: found once, decoded only when a table
//! asks.

use bartizan_model::{FieldId, FieldTable, Value};

use super::{sink::Sink, tape::Kind};

/// Where one event's native values are; see [`Slots`](super::map::Slots) for what they are of.
#[derive(Debug, Default)]
pub(crate) struct Natives {
    /// By slot: position in `found` plus one; 0 for slots without a value.
    at: Vec<u16>,
    found: Vec<Native>,
}

#[derive(Clone, Copy, Debug)]
struct Native {
    field: FieldId,
    /// Its node on the tape.
    node: usize,
    /// Its first value, once somebody has needed it.
    value: Option<Value>,
}

impl Natives {
    /// Forgets the last event's.
    pub(crate) fn begin(&mut self) {
        self.at.fill(0);
        self.found.clear();
    }

    /// Notes a slot's first value: where it stands, and what it is if that is known.
    pub(super) fn note(&mut self, slot: usize, field: FieldId, node: usize, value: Option<Value>) {
        if self.at.len() <= slot {
            self.at.resize(slot + 1, 0);
        }
        if let Some(entry) = self.at.get_mut(slot)
            && *entry == 0
        {
            self.found.push(Native { field, node, value });
            // One a slot at most, of which there are hundreds.
            *entry = u16::try_from(self.found.len()).unwrap_or(0);
        }
    }

    fn position(&self, slot: usize) -> Option<usize> {
        usize::from(*self.at.get(slot)?).checked_sub(1)
    }
}

impl Sink<'_, '_> {
    /// A slot's first value, unless it says that there is none: empty, `-`, the GUID of zeros, the SID of
    /// nobody.
    pub(crate) fn native(&mut self, slot: usize) -> Option<Value> {
        let position = self.natives.position(slot)?;
        let native = *self.natives.found.get(position)?;
        let value = match native.value {
            Some(value) => value,
            None => {
                let value = self.first_value(native)?;
                if let Some(native) = self.natives.found.get_mut(position) {
                    native.value = Some(value);
                }
                value
            }
        };
        let is_nothing = match self.event.text_of(value) {
            Some(text) => matches!(text, "" | "-" | "{00000000-0000-0000-0000-000000000000}" | "S-1-0-0"),
            None => value == Value::EmptyList,
        };
        (!is_nothing).then_some(value)
    }

    /// The first `most` values of a slot.
    pub(crate) fn native_list(&mut self, slot: usize, most: usize) -> Vec<Value> {
        let native = self.natives.position(slot).and_then(|at| self.natives.found.get(at).copied());
        let Some((native, node)) = native.and_then(|native| Some((native, self.tape.node(native.node)?)))
        else {
            return Vec::new();
        };
        let kind = FieldTable::kind(native.field);
        if node.kind != Kind::Array {
            return self.value(node, kind).into_iter().collect();
        }
        let tape = self.tape;
        let nodes = tape.children(native.node).filter_map(|at| tape.node(at));
        nodes.filter_map(|node| self.value(node, kind)).take(most).collect()
    }

    fn first_value(&mut self, native: Native) -> Option<Value> {
        let node = self.tape.node(native.node)?;
        let kind = FieldTable::kind(native.field);
        if node.kind != Kind::Array {
            return self.value(node, kind);
        }
        let tape = self.tape;
        let mut nodes = tape.children(native.node).filter_map(|at| tape.node(at));
        Some(nodes.find_map(|node| self.value(node, kind)).unwrap_or(Value::EmptyList))
    }
}
