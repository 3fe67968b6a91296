//! Slots: a number for each field as some plugin sees it, and its dictionary.
//!
//! A field has one slot for all plugins that see it in clear, one for those that are not granted it, and one
//! for each [`Mask`] through which it is seen: what is known of a masked value is never mixed with what is
//! known of a clear one.

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, FieldPatterns, FieldTable};

use crate::{
    access::View,
    descriptor::alternatives,
    dictionary::{DeploymentKey, Dictionary, DictionaryLimits},
    mask::{Mask, pseudonym::Pseudonyms},
};

/// The fields that plugins ask for, and their dictionaries.
#[derive(Clone, Debug)]
pub struct Slots {
    key: DeploymentKey,
    slots: Vec<Slot>,
    dictionaries: Vec<Dictionary>,
    masks: Vec<Mask>,
}

#[derive(Clone, Debug)]
struct Slot {
    field: FieldId,
    /// The fields that its values are taken from: the first of them that an event has.
    sources: Arc<[FieldId]>,
    view: View,
    from: From,
}

/// What the values of a slot are taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// The events as they are.
    Events,
    /// The events as a mask shows them: its number.
    Mask(usize),
    /// Nothing.
    Nothing,
}

impl Slots {
    /// No slot.
    pub fn new(key: DeploymentKey) -> Slots {
        Slots { key, slots: vec![], dictionaries: vec![], masks: vec![] }
    }

    /// The slot of a field that is seen in clear, given one if it has none.
    pub fn add(&mut self, field: FieldId) -> u32 {
        let push = |slots: &mut Slots| slots.push(View::Clear, field, Arc::new([field]), From::Events);
        self.find(&View::Clear, field).unwrap_or_else(|| push(self))
    }

    /// The slot of a field as some plugin sees it, given one if it has none.
    pub fn add_seen(&mut self, view: &View, field: FieldId, names: &Arc<FieldTable>) -> u32 {
        if let Some(slot) = self.find(view, field) {
            return slot;
        }
        let from = match view {
            View::Clear => From::Events,
            View::Masked(masked) => From::Mask(self.mask_of(masked, names)),
            View::Nothing => From::Nothing,
        };
        let sources = sources_of(field, names);
        self.push(view.clone(), field, sources, from)
    }

    fn find(&self, view: &View, field: FieldId) -> Option<u32> {
        let at = self.slots.iter().position(|slot| slot.field == field && slot.view == *view);
        at.map(|at| at as u32)
    }

    fn push(&mut self, view: View, field: FieldId, sources: Arc<[FieldId]>, from: From) -> u32 {
        self.slots.push(Slot { field, sources, view, from });
        self.dictionaries.push(Dictionary::new(self.key));
        self.slots.len() as u32 - 1
    }

    fn mask_of(&mut self, masked: &Arc<FieldPatterns>, names: &Arc<FieldTable>) -> usize {
        if let Some(mask) = self.masks.iter().position(|mask| mask.masked() == masked) {
            return mask;
        }
        self.masks.push(Mask::new(Arc::clone(masked), Arc::clone(names), Pseudonyms::new(&self.key)));
        self.masks.len() - 1
    }

    /// Number of slots.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no slot.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The field of a slot.
    pub fn field(&self, slot: u32) -> Option<FieldId> {
        self.slots.get(slot as usize).map(|slot| slot.field)
    }

    /// The fields that a slot's values are taken from, best first: the first that an event has.
    pub fn sources(&self, slot: u32) -> &[FieldId] {
        self.slots.get(slot as usize).map(|slot| &*slot.sources).unwrap_or_default()
    }

    /// What the values of a slot are taken from.
    pub fn from(&self, slot: u32) -> Option<From> {
        self.slots.get(slot as usize).map(|slot| slot.from)
    }

    /// The dictionary of a slot.
    pub fn dictionary(&self, slot: u32) -> Option<&Dictionary> {
        self.dictionaries.get(slot as usize)
    }

    pub(crate) fn dictionary_mut(&mut self, slot: u32) -> Option<&mut Dictionary> {
        self.dictionaries.get_mut(slot as usize)
    }

    /// Number of masks.
    pub(crate) fn masks(&self) -> usize {
        self.masks.len()
    }

    /// A batch as a mask shows it, with the fields that have a slot of that mask.
    pub(crate) fn show(&mut self, mask: usize, batch: &EventBatch) -> EventBatch {
        let Slots { slots, masks, .. } = self;
        let mut wanted = vec![];
        for slot in slots.iter().filter(|slot| slot.from == From::Mask(mask)) {
            for field in slot.sources.iter() {
                wanted.resize(wanted.len().max(field.index() + 1), false);
                if let Some(wanted) = wanted.get_mut(field.index()) {
                    *wanted = true;
                }
            }
        }
        match masks.get_mut(mask) {
            Some(mask) => mask.view(batch, |field| wanted.get(field.index()) == Some(&true)),
            None => EventBatch::default(),
        }
    }

    /// The fields that any slot's values are taken from; none where a mask has to look at all of them.
    pub fn needed(&self) -> Option<Vec<FieldId>> {
        let slots = self.slots.iter().filter(|slot| slot.from == From::Events);
        self.masks.is_empty().then(|| slots.flat_map(|slot| slot.sources.iter().copied()).collect())
    }

    /// Begins dictionaries anew that have outgrown their bounds.
    pub fn renew(&mut self, limits: DictionaryLimits) {
        self.dictionaries.iter_mut().for_each(|dictionary| dictionary.renew_if_full(limits));
    }
}

/// The fields that a name stands for.
fn sources_of(field: FieldId, names: &FieldTable) -> Arc<[FieldId]> {
    let name = names.name(field);
    let known: Vec<FieldId> = alternatives(&name).filter_map(|name| names.find(name)).collect();
    if known.len() > 1 { known.into() } else { Arc::new([field]) }
}
