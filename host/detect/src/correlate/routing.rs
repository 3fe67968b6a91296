//! Which rows of a batch reach which shard of a plugin.

use std::sync::Arc;

use bartizan_model::FieldId;

use crate::{
    access::View,
    columns::{Frame, Slots},
    descriptor::Descriptor,
    filter::{Asked, Bitmap, ConditionId},
    plugin::Plugin,
    rows::{Hits, Rows},
};

use super::shard::Work;

/// One subscription: what passes, and where it goes.
pub(super) struct Route {
    /// Of the subscription's conditions those that are not negated, in its order.
    pub(super) holds: Vec<ConditionId>,
    /// The same, and the negated ones, in the order in which they are best asked.
    pub(super) asked: Asked,
    pub(super) target: Target,
}

pub(super) enum Target {
    Anywhere,
    /// By fields, whose slots are empty until placed.
    Keyed {
        fields: Vec<(View, FieldId)>,
        slots: Vec<u32>,
    },
    One,
}

/// The part of a loaded plugin that its shards share while they run.
#[derive(Clone, Copy)]
pub(super) struct LoadedView<'a> {
    pub(super) plugin: &'a Arc<dyn Plugin>,
    pub(super) several: bool,
    pub(super) fields: &'a Arc<[u32]>,
}

impl LoadedView<'_> {
    pub(super) fn descriptor(&self) -> &Descriptor {
        self.plugin.descriptor()
    }

    /// Rises whenever one of the plugin's dictionaries begins anew.
    pub(super) fn epoch(&self, slots: &Slots) -> u32 {
        let epochs = self.fields.iter().filter_map(|slot| slots.dictionary(*slot));
        epochs.map(|dictionary| dictionary.epoch()).fold(0, u32::wrapping_add)
    }

    pub(super) fn rows_of(&self, frame: &Arc<Frame>, mut routed: Vec<(u32, u32)>) -> Rows {
        let fields = Arc::clone(self.fields);
        if !self.several {
            let all = routed.len() == frame.batch.len();
            let selected = (!all).then(|| routed.into_iter().map(|(row, _)| row).collect());
            return Rows::new(Arc::clone(frame), fields, selected, None);
        }
        routed.sort_unstable();
        let (mut selected, mut hits) = (Vec::with_capacity(routed.len()), Hits::default());
        for (row, subscription) in routed {
            if selected.last() != Some(&row) {
                selected.push(row);
                hits.ends.push(hits.ids.len() as u32);
            }
            hits.ids.push(subscription);
            if let Some(end) = hits.ends.last_mut() {
                *end = hits.ids.len() as u32;
            }
        }
        Rows::new(Arc::clone(frame), fields, Some(selected), Some(hits))
    }
}

impl Route {
    /// Gives the partition's fields their slots.
    pub(super) fn place(&mut self, mut slot_of: impl FnMut(&View, FieldId) -> u32) {
        if let Target::Keyed { fields, slots } = &mut self.target {
            *slots = fields.iter().map(|(view, field)| slot_of(view, *field)).collect();
        }
    }

    pub(super) fn keys(&self) -> &[u32] {
        match &self.target {
            Target::Keyed { slots, .. } => slots,
            Target::Anywhere | Target::One => &[],
        }
    }

    /// Gives the passing rows to their shards; returns how many there were.
    pub(super) fn spread(&self, number: u32, passing: &Bitmap, frame: &Frame, work: &mut [Work]) -> u64 {
        let shards = work.len().max(1) as u64;
        let mut routed = 0;
        for row in passing.rows() {
            let shard = match &self.target {
                _ if shards == 1 => 0,
                Target::One => 0,
                // Any fixed choice will do; runs of rows keep calls few.
                Target::Anywhere => frame.numbers.get(row as usize).copied().unwrap_or(0) / 1_024 % shards,
                Target::Keyed { slots, .. } => key_of(slots, frame, row) % shards,
            };
            if let Some(work) = work.get_mut(shard as usize) {
                work.rows.push((row, number));
                routed += 1;
            }
        }
        routed
    }
}

/// What a row's partition fields hash to.
pub(super) fn key_of(slots: &[u32], frame: &Frame, row: u32) -> u64 {
    slots.iter().fold(0u64, |key, slot| {
        let code = frame.columns.get(*slot as usize).and_then(|column| column.codes.get(row as usize));
        let value = match (code, frame.slots.dictionary(*slot)) {
            (Some(code), Some(dictionary)) => dictionary.key(*code),
            _ => 0,
        };
        // Mixed by an odd constant (2^64 / φ), so that the order of fields counts.
        (key.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }) >> 32
}
