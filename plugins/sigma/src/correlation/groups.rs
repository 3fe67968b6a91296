//! All groups of all correlations: found by key, let go when their time has passed, and bounded in number. It
//! must not know what a group holds.
//!
//! The groups of a correlation form a list in the order in which they were last touched. Its head is looked at
//! with every match and every advance of the watermark, so letting go costs nothing that grows with the number
//! of groups. Whether a group whose time has passed is still in memory never shows: it is emptied when touched.

use std::hash::{BuildHasherDefault, Hasher};

use hashbrown::HashMap;

use super::{group::Group, plan::Correlation};

/// Neither this nor the next.
const NONE: u32 = u32::MAX;
/// Room for events that an idle group keeps for the next one that takes its place.
const MAX_SPARE_EVENTS: usize = 64;

/// A group and its neighbours in the order of use.
#[derive(Debug, Clone)]
struct Slot {
    group: Group,
    older: u32,
    newer: u32,
}

/// The groups of one correlation.
#[derive(Debug, Clone)]
struct Lane {
    slots: HashMap<u64, u32, BuildHasherDefault<Keyed>>,
    oldest: u32,
    newest: u32,
    /// Slots of groups that are gone: they have room for the same kind of group.
    free: Vec<u32>,
}

/// Keys are hashes already.
#[derive(Debug, Clone, Copy, Default)]
struct Keyed(u64);

impl Hasher for Keyed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// All groups.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    slots: Vec<Slot>,
    lanes: Vec<Lane>,
    live: usize,
}

impl Groups {
    pub(super) fn new(correlations: usize) -> Self {
        let lane = Lane { slots: HashMap::default(), oldest: NONE, newest: NONE, free: Vec::new() };
        Groups { slots: Vec::new(), lanes: vec![lane; correlations], live: 0 }
    }

    /// Number of groups.
    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// Whether a correlation has a group of this key.
    pub(super) fn has(&self, lane: u32, key: u64) -> bool {
        self.lanes.get(lane as usize).is_some_and(|lane| lane.slots.contains_key(&key))
    }

    /// The group of a key, made if there is none; it is the last one touched then.
    pub(super) fn touch(&mut self, lane: u32, key: u64, correlation: &Correlation) -> Option<&mut Group> {
        let known = self.lanes.get(lane as usize)?.slots.get(&key).copied();
        let slot = match known {
            Some(slot) => {
                if self.lanes.get(lane as usize)?.newest == slot {
                    return self.slots.get_mut(slot as usize).map(|slot| &mut slot.group);
                }
                self.unlink(lane, slot);
                slot
            }
            None => self.make(lane, key, correlation)?,
        };
        self.link(lane, slot);
        self.slots.get_mut(slot as usize).map(|slot| &mut slot.group)
    }

    /// Lets go of a correlation's groups, the longest untouched first, as long as nothing has happened in
    /// them since a time. Returns how many events they held.
    pub(super) fn let_go_before(&mut self, lane: u32, time_ns: i64) -> usize {
        let mut events = 0;
        while let Some(group) = self.oldest(lane)
            && group.newest_ns() < time_ns
        {
            events += self.let_go_oldest(lane);
        }
        events
    }

    /// Lets go of the group of a correlation that was not touched for longest. Returns its number of events.
    pub(super) fn let_go_oldest(&mut self, lane: u32) -> usize {
        let Some(slot) = self.lanes.get(lane as usize).map(|lane| lane.oldest).filter(|slot| *slot != NONE)
        else {
            return 0;
        };
        self.unlink(lane, slot);
        let Some(Slot { group, .. }) = self.slots.get_mut(slot as usize) else { return 0 };
        let (key, events) = (group.key, group.entries.len());
        group.clear();
        if group.entries.capacity() > MAX_SPARE_EVENTS {
            group.entries.shrink_to(MAX_SPARE_EVENTS);
        }
        if let Some(lane) = self.lanes.get_mut(lane as usize) {
            lane.slots.remove(&key);
            lane.free.push(slot);
        }
        self.live -= 1;
        events
    }

    /// The correlation that has the most groups; of several, the first.
    pub(super) fn fullest(&self) -> Option<u32> {
        let lanes = self.lanes.iter().enumerate().filter(|(_, lane)| !lane.slots.is_empty());
        lanes.rev().max_by_key(|(_, lane)| lane.slots.len()).map(|(place, _)| place as u32)
    }

    /// A correlation's groups, the longest untouched first.
    pub(super) fn of(&self, lane: u32) -> impl Iterator<Item = &Group> {
        let mut next = self.lanes.get(lane as usize).map_or(NONE, |lane| lane.oldest);
        std::iter::from_fn(move || {
            let slot = self.slots.get(next as usize)?;
            next = slot.newer;
            Some(&slot.group)
        })
    }

    fn oldest(&self, lane: u32) -> Option<&Group> {
        self.slots.get(self.lanes.get(lane as usize)?.oldest as usize).map(|slot| &slot.group)
    }

    /// A slot for a new group, in no order yet.
    fn make(&mut self, place: u32, key: u64, correlation: &Correlation) -> Option<u32> {
        let lane = self.lanes.get_mut(place as usize)?;
        let slot = match lane.free.pop() {
            Some(slot) => {
                self.slots.get_mut(slot as usize)?.group.key = key;
                slot
            }
            None => {
                let slot = u32::try_from(self.slots.len()).ok().filter(|slot| *slot != NONE)?;
                self.slots.push(Slot { group: Group::new(correlation, key), older: NONE, newer: NONE });
                slot
            }
        };
        lane.slots.insert(key, slot);
        self.live += 1;
        Some(slot)
    }

    /// Puts a slot at the end of the order.
    fn link(&mut self, place: u32, slot: u32) {
        let Some(lane) = self.lanes.get_mut(place as usize) else { return };
        let last = std::mem::replace(&mut lane.newest, slot);
        if lane.oldest == NONE {
            lane.oldest = slot;
        }
        if let Some(it) = self.slots.get_mut(last as usize) {
            it.newer = slot;
        }
        if let Some(it) = self.slots.get_mut(slot as usize) {
            (it.older, it.newer) = (last, NONE);
        }
    }

    /// Takes a slot out of the order.
    fn unlink(&mut self, place: u32, slot: u32) {
        let (Some(lane), Some(it)) = (self.lanes.get_mut(place as usize), self.slots.get(slot as usize))
        else {
            return;
        };
        let (older, newer) = (it.older, it.newer);
        if lane.oldest == slot {
            lane.oldest = newer;
        }
        if lane.newest == slot {
            lane.newest = older;
        }
        if let Some(it) = self.slots.get_mut(older as usize) {
            it.newer = newer;
        }
        if let Some(it) = self.slots.get_mut(newer as usize) {
            it.older = older;
        }
    }
}
