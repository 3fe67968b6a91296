//! What is to be built: which slots, in which forms, and which fields feed them.
//!
//! What is asked for by slot is turned around once a batch, so that what a value feeds is found by its field, without a
//! search. It knows no values.

use bartizan_model::FieldId;

use super::{From, Kind, Slots};

/// Which slots to build, and in which form.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// By slot: its field, and in which forms.
    slots: Vec<Option<(FieldId, Forms)>>,
}

/// In which forms a field is built.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Forms {
    pub(super) codes: bool,
    pub(super) integers: bool,
    pub(super) decimals: bool,
    pub(super) text: bool,
}

impl Forms {
    pub(super) fn any(self) -> bool {
        self.codes || self.integers || self.decimals || self.text
    }

    pub(super) fn with(self, other: Forms) -> Forms {
        Forms {
            codes: self.codes || other.codes,
            integers: self.integers || other.integers,
            decimals: self.decimals || other.decimals,
            text: self.text || other.text,
        }
    }

    pub(super) fn without(self, other: Forms) -> Forms {
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
    pub(super) fn of(&self, from: From, slots: &Slots) -> Option<WantedOf> {
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
pub(super) struct WantedOf {
    /// By field: a range of `feeds`.
    by_field: Vec<(u32, u32)>,
    feeds: Vec<Feed>,
    /// By slot: in which forms.
    pub(super) forms: Vec<Forms>,
}

impl WantedOf {
    pub(super) fn feeds(&self, field: FieldId) -> &[Feed] {
        let Some((start, end)) = self.by_field.get(field.index()) else { return &[] };
        self.feeds.get(*start as usize..*end as usize).unwrap_or_default()
    }
}

/// A field's value is one of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feed {
    pub(super) slot: u32,
    /// Place of the field among the slot's names, from 1, best first; 0 where it is the only one.
    pub(super) rank: u8,
}
