//! One shard of a plugin: its instance, the last state known to be good, and what it is to judge.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use bartizan_model::Timestamp;

use crate::{
    plugin::{Cost, Fault, Instance, Plugin, RawFinding},
    rows::Lookup,
};

/// A place in the journal, and how far time had come there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Position {
    /// Number of the next record.
    pub next: u64,
    /// Largest event time before it, in nanoseconds since 1970; [`i64::MIN`] where there was none.
    pub newest: i64,
}

impl Default for Position {
    fn default() -> Position {
        Position { next: 0, newest: i64::MIN }
    }
}

/// A shard's state, and the place that it is of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Saved {
    pub(super) at: Position,
    /// Schema and state; none: as a new instance begins.
    pub(super) state: Option<(u32, Vec<u8>)>,
}

/// A shard whose instance has ended: until it has caught up from its saved state, it judges nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Away {
    /// What was found on records before this one has been delivered.
    pub muted_until: u64,
    /// And what timers found, up to where time had come there: the clock may have been ahead of the records.
    pub muted_newest: i64,
    /// Records behind the saved state that were parked.
    pub parked: BTreeSet<u64>,
    /// Whether there is no state, and it is first built anew from the lookback.
    pub look_back: bool,
    /// Whether a [`super::Recovery`] is on its way.
    #[serde(skip)]
    pub(super) attended: bool,
}

impl Away {
    pub(super) fn since(position: Position) -> Away {
        Away { muted_until: position.next, muted_newest: position.newest, ..Away::default() }
    }

    /// Without a state, which is built anew; what is left to find is the same.
    pub(super) fn anew(&self) -> (Saved, Away) {
        let at = Position { next: self.muted_until, newest: i64::MIN };
        (Saved { at, state: None }, Away { look_back: true, attended: false, ..self.clone() })
    }

    /// Whether nothing is left to deliver of what comes before a place.
    pub(super) fn has_delivered(&self, position: Position) -> bool {
        self.muted_until >= position.next && self.muted_newest >= position.newest
    }
}

#[derive(Default)]
pub(super) struct Shard {
    pub(super) instance: Option<Box<dyn Instance>>,
    pub(super) saved: Saved,
    pub(super) away: Option<Away>,
    /// Whether the state may differ from what is saved.
    changed: bool,
    /// What instances that have ended cost.
    ended: Cost,
}

/// The rows that one shard is to judge, and what came of it.
#[derive(Default)]
pub(super) struct Work {
    /// Row and subscription; sorted, once routed.
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) findings: Vec<RawFinding>,
    pub(super) fault: Option<Fault>,
    /// Whether it came when timers were to fire, whatever the rows.
    pub(super) in_timers: bool,
}

impl Shard {
    /// One that begins at a place, with no state.
    pub(super) fn at(at: Position) -> Shard {
        Shard { saved: Saved { at, state: None }, ..Shard::default() }
    }

    /// One that goes on from a saved state when it is needed.
    pub(super) fn from(saved: Saved, away: Option<Away>) -> Shard {
        Shard { saved, away, ..Shard::default() }
    }

    /// One whose instance has taken the saved state.
    pub(super) fn with(instance: Box<dyn Instance>, saved: Saved) -> Shard {
        Shard { instance: Some(instance), saved, ..Shard::default() }
    }

    /// Makes an instance where there is none, from the saved state if there is one.
    pub(super) fn wake(&mut self, plugin: &dyn Plugin) -> Result<(), Fault> {
        if self.instance.is_none() {
            self.instance = Some(instance_of(plugin, &self.saved)?);
        }
        Ok(())
    }

    /// Keeps the instance's state, which is that at `position`. Where nothing has changed, what is saved is
    /// of this place, too. An instance that fails to give its state is gone.
    pub(super) fn save(&mut self, schema: u32, position: Position) -> Result<(), Fault> {
        if self.away.is_some() {
            return Ok(());
        }
        if let Some(instance) = self.instance.as_mut().filter(|_| self.changed) {
            match instance.snapshot() {
                Ok(state) => self.saved.state = Some((schema, state)),
                Err(fault) => {
                    self.drop_instance();
                    return Err(fault);
                }
            }
        }
        self.changed = false;
        self.saved.at = position;
        Ok(())
    }

    pub(super) fn run(
        &mut self,
        work: &mut Work,
        call: impl FnOnce(&mut dyn Instance) -> Result<Vec<RawFinding>, Fault>,
    ) {
        let Some(instance) = &mut self.instance else { return };
        self.changed = true;
        match call(&mut **instance) {
            Ok(findings) => work.findings.extend(findings),
            Err(fault) => {
                self.drop_instance();
                work.fault = Some(fault);
            }
        }
    }

    /// Goes on with an instance that has caught up; its timers that are due at `watermark` fire.
    pub(super) fn go_on(
        &mut self,
        instance: Box<dyn Instance>,
        watermark: Option<Timestamp>,
        lookup: &Lookup,
    ) -> Result<Vec<RawFinding>, Fault> {
        self.instance = Some(instance);
        let mut work = Work::default();
        if let Some(watermark) = watermark {
            self.run(&mut work, |instance| instance.advance(watermark, lookup));
        }
        match work.fault {
            Some(fault) => Err(fault),
            None => Ok(work.findings),
        }
    }

    /// Lets go of the instance; what it cost is remembered.
    pub(super) fn drop_instance(&mut self) {
        if let Some(instance) = self.instance.take() {
            self.ended.add(instance.cost());
            self.ended.memory_bytes = 0;
        }
    }

    /// What this shard's instances cost so far.
    pub(super) fn cost(&self) -> Cost {
        let mut cost = self.ended;
        if let Some(instance) = &self.instance {
            cost.add(instance.cost());
        }
        cost
    }

    /// Takes over what another shard's instances cost.
    pub(super) fn inherit(&mut self, other: &Shard) {
        self.ended.add(other.cost());
        self.ended.memory_bytes = 0;
    }

    /// Counts what an instance beside the main path cost.
    pub(super) fn charge(&mut self, cost: Cost) {
        self.ended.add(Cost { memory_bytes: 0, ..cost });
    }
}

/// A new instance with a saved state.
pub(super) fn instance_of(plugin: &dyn Plugin, saved: &Saved) -> Result<Box<dyn Instance>, Fault> {
    let mut instance = plugin.instantiate()?;
    if let Some((schema, state)) = &saved.state {
        instance.restore(*schema, state)?;
    }
    Ok(instance)
}
