//! How a shard whose instance has ended catches up.
//!
//! From its last saved state the records since are judged again, with findings muted that had been
//! delivered. Where the plugin fails, the records are halved until those that it fails on by themselves are
//! found: these are parked, and everything else is delivered. All this happens beside the main path, step by
//! step, on whatever thread; when it has caught up, the shard rejoins between two batches
//! ([`Detector::rejoin`]).
//!
//! Findings do not depend on how records are cut into batches, so halving loses nothing.

use std::{collections::BTreeSet, sync::Arc};

use bartizan_model::{FieldTable, Finding, PluginRef, Timestamp};

use super::{
    Away, Detected, Detector, FaultReport, Only, Parked, Position, Settings,
    bisect::Trial,
    shard::{Saved, Shard, instance_of},
};
use crate::{
    past::Past,
    plugin::{Cost, Fault, Instance, Plugin},
};

/// Records that are judged in one step.
pub const STEP_RECORDS: u64 = 8_192;
/// Steps after which the state is saved, so that a failure costs no more than these again.
const SAVE_EVERY_STEPS: u32 = 16;
/// How often a new instance is given a saved state before that is given up: what a plugin remembers is worth
/// more than one failure.
const RESTORES: usize = 2;
/// Most findings that wait for the shard to rejoin; with more it rejoins, and falls behind again.
const MAX_HELD_FINDINGS: usize = 10_000;

/// How far a recovery is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// There is more to do.
    More,
    /// All records before the head are judged, and the state behind them is saved.
    CaughtUp,
    /// So much was found that it should be handed over now.
    Full,
    /// It cannot go on. What it has is to be handed over.
    Stuck(Fault),
}

/// One shard, catching up; see the module.
pub struct Recovery {
    pub(super) settings: Settings,
    pub(super) fields: Arc<FieldTable>,
    pub(super) plugin: Arc<dyn Plugin>,
    pub(super) shard: u32,
    /// The plan with which the plugin came: a recovery of a version that was replaced is void.
    pub(super) since: u64,
    /// Made with the first step, since it takes a while.
    pub(super) side: Option<Detector>,
    pub(super) saved: Saved,
    pub(super) away: Away,
    /// Ranges of numbers that are judged next, the nearest last; none: on towards the head.
    pub(super) todo: Vec<(u64, u64)>,
    pub(super) steps: u32,
    pub(super) found: Vec<Finding>,
    pub(super) parked: Vec<Parked>,
    pub(super) faults: Vec<FaultReport>,
    pub(super) missed: u64,
    pub(super) cost: Cost,
    /// An instance for the main path, made in advance.
    pub(super) spare: Option<Box<dyn Instance>>,
    pub(super) stuck: Option<Fault>,
    pub(super) rebuilt: bool,
    pub(super) trial: Option<Trial>,
}

impl Recovery {
    pub(super) fn new(
        (settings, fields): (Settings, Arc<FieldTable>),
        loaded: (Arc<dyn Plugin>, u64),
        shard: (u32, Saved, Away),
    ) -> Recovery {
        let ((plugin, since), (shard, saved, away)) = (loaded, shard);
        Recovery {
            settings,
            fields,
            plugin,
            shard,
            since,
            side: None,
            saved,
            away,
            todo: vec![],
            steps: 0,
            found: vec![],
            parked: vec![],
            faults: vec![],
            missed: 0,
            cost: Cost::default(),
            spare: None,
            stuck: None,
            rebuilt: false,
            trial: None,
        }
    }

    /// The plugin.
    pub fn plugin(&self) -> &PluginRef {
        self.plugin.identity()
    }

    /// Number of the shard.
    pub fn shard(&self) -> u32 {
        self.shard
    }

    /// Number of the next record that it judges.
    pub fn next(&self) -> u64 {
        self.side.as_ref().map_or(self.saved.at.next, |side| side.position().next)
    }

    /// Whether it cannot go on.
    pub fn is_stuck(&self) -> bool {
        self.stuck.is_some()
    }

    /// Whether it is looking for the records that the plugin fails on: each step may take its deadline.
    pub fn is_halving(&self) -> bool {
        !self.todo.is_empty()
    }

    /// Judges some records before `head`: at most [`STEP_RECORDS`], and in no more than one call that can
    /// outrun its deadline.
    pub fn step(&mut self, past: &dyn Past, head: u64) -> Step {
        if self.stuck.is_none() {
            match self.try_step(past, head) {
                Ok(step) => return step,
                Err(fault) => self.stuck = Some(fault),
            }
        }
        Step::Stuck(self.stuck.clone().unwrap_or_else(|| Fault::State("unknown".into())))
    }

    fn try_step(&mut self, past: &dyn Past, head: u64) -> Result<Step, Fault> {
        if !self.is_awake() {
            self.wake(past)?;
        }
        self.let_time_pass()?;
        let Some((from, to)) = self.next_range(head) else {
            self.save()?;
            if self.spare.is_none() {
                self.spare = Some(self.plugin.instantiate()?);
            }
            return Ok(Step::CaughtUp);
        };
        let events = match past.events(from, to) {
            Ok(events) => events,
            Err(gone) => {
                let first = gone.until.clamp(from + 1, to);
                self.missed += first - from;
                self.move_to(first);
                // So that they are not missed again.
                self.save()?;
                return Ok(Step::More);
            }
        };
        let to = events.records().records().last().map_or(to, |last| last.number + 1);
        let detected = match &mut self.side {
            Some(side) if events.is_empty() => {
                side.pass_over(to);
                Detected::default()
            }
            Some(side) => side.detect(events, &|number| past.locate(number)),
            None => return Err(Fault::State("it was not woken".into())),
        };
        match detected.faults.into_iter().next() {
            Some(report) => self.failed(from, to, report.fault)?,
            None => self.judged(from, to, detected.findings)?,
        }
        Ok(match self.found.len() >= MAX_HELD_FINDINGS && self.todo.is_empty() {
            true => {
                self.save()?;
                Step::Full
            }
            false => Step::More,
        })
    }

    /// The records from `from` to before `to` were judged.
    fn judged(&mut self, from: u64, to: u64, findings: Vec<Finding>) -> Result<(), Fault> {
        if let Some(top) = self.todo.last_mut() {
            top.0 = to;
        }
        let parked = self.end_trial(from);
        let was_muted = from < self.away.muted_until;
        if !was_muted {
            self.found.extend(findings);
            self.away.muted_until = to;
            let newest = self.side.as_ref().map_or(i64::MIN, |side| side.position.newest);
            self.away.muted_newest = self.away.muted_newest.max(newest);
        }
        self.steps += 1;
        let caught_up = was_muted && to == self.away.muted_until;
        if !self.todo.is_empty() || caught_up || self.steps >= SAVE_EVERY_STEPS {
            self.save()?;
        }
        match parked.filter(|_| self.parked.len() > self.settings.budget.failures as usize) {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    /// Where the shard went away, the clock had been read: the timers that this let fire have fired.
    fn let_time_pass(&mut self) -> Result<(), Fault> {
        let Away { muted_until, muted_newest, .. } = self.away;
        let Some(side) = &mut self.side else { return Ok(()) };
        if side.position.next < muted_until || side.position.newest >= muted_newest {
            return Ok(());
        }
        let detected = side.advance(Timestamp(muted_newest), &|_| None);
        match detected.faults.into_iter().next() {
            Some(report) => Err(report.fault),
            None => Ok(()),
        }
    }

    /// What is judged next: never across the place up to which findings are muted.
    fn next_range(&mut self, head: u64) -> Option<(u64, u64)> {
        while self.todo.pop_if(|(from, to)| from >= to).is_some() {}
        let (from, to) = match self.todo.last() {
            Some(range) => *range,
            None => (self.next(), head),
        };
        let mut to = to.min(from.saturating_add(STEP_RECORDS));
        if from < self.away.muted_until {
            to = to.min(self.away.muted_until);
        }
        (from < to).then_some((from, to))
    }

    fn is_awake(&self) -> bool {
        self.side.as_ref().is_some_and(|side| {
            let shard = side.plugins.first().and_then(|loaded| loaded.shards.get(self.shard as usize));
            shard.is_some_and(|shard| shard.away.is_none())
        })
    }

    /// Makes the detector beside the main path, and has the shard take its saved state. A state that is not
    /// taken is built anew from the lookback, once.
    fn wake(&mut self, past: &dyn Past) -> Result<(), Fault> {
        if self.side.is_none() {
            let mut side = Detector::new(self.settings.clone(), Arc::clone(&self.fields));
            side.add(Arc::clone(&self.plugin)).map_err(|error| Fault::Instance(error.to_string()))?;
            let skip: BTreeSet<u64> = self.away.parked.clone();
            side.only = Some(Only { shard: Some(self.shard), skip, rows: 0 });
            self.side = Some(side);
            self.put_back();
        }
        if std::mem::take(&mut self.away.look_back) {
            self.forget_state(past);
        }
        let instance = self.instance_with_state(past)?;
        self.set_side(Shard::with(instance, self.saved.clone()));
        Ok(())
    }

    fn instance_with_state(&mut self, past: &dyn Past) -> Result<Box<dyn Instance>, Fault> {
        for _ in 0..RESTORES {
            let mut instance = self.plugin.instantiate()?;
            let Some((schema, state)) = &self.saved.state else { return Ok(instance) };
            let Err(fault) = instance.restore(*schema, state) else { return Ok(instance) };
            if self.rebuilt {
                return Err(fault);
            }
            let plugin = self.plugin.identity().clone();
            self.faults.push(FaultReport { plugin, shard: self.shard, fault });
        }
        self.rebuilt = true;
        self.forget_state(past);
        self.plugin.instantiate()
    }

    /// Goes back by the lookback that the plugin declares, to begin without a state.
    fn forget_state(&mut self, past: &dyn Past) {
        let lookback = self.plugin.descriptor().lookback_seconds;
        let next = self.saved.at.next;
        let from = past.back(next, lookback).min(next);
        self.todo.clear();
        self.drop_trial();
        self.saved = Saved { at: Position { next: from, newest: i64::MIN }, state: None };
    }

    /// Keeps the state as that of the place reached. Where the plugin fails to give one, the state of before
    /// stands.
    fn save(&mut self) -> Result<(), Fault> {
        let Some(side) = &mut self.side else { return Ok(()) };
        let position = side.position();
        let Some(loaded) = side.plugins.first_mut() else { return Ok(()) };
        let schema = loaded.plugin.descriptor().state_schema;
        let Some(shard) = loaded.shards.get_mut(self.shard as usize) else { return Ok(()) };
        self.steps = 0;
        shard.save(schema, position)?;
        self.saved = shard.saved.clone();
        self.away.parked.retain(|number| *number >= position.next);
        Ok(())
    }

    /// The next step begins from the saved state again.
    pub(super) fn put_back(&mut self) {
        let away = Shard::from(self.saved.clone(), Some(Away::default()));
        self.set_side(away);
    }

    fn set_side(&mut self, shard: Shard) {
        let at = self.saved.at;
        let Some(side) = &mut self.side else { return };
        side.position = at;
        let place = side.plugins.first_mut().and_then(|loaded| loaded.shards.get_mut(self.shard as usize));
        if let Some(place) = place {
            self.cost.add(place.cost());
            self.cost.memory_bytes = 0;
            *place = shard;
        }
    }

    fn move_to(&mut self, next: u64) {
        if let Some(top) = self.todo.last_mut() {
            top.0 = top.0.max(next);
        }
        if let Some(side) = &mut self.side {
            side.pass_over(next);
        }
    }

    /// An instance with the state that is saved, for the main path: not the one that judged here, whose
    /// remembered codes are those of other dictionaries.
    pub(super) fn instance(&mut self) -> Result<Box<dyn Instance>, Fault> {
        self.put_back();
        match self.spare.take() {
            Some(mut instance) => {
                if let Some((schema, state)) = &self.saved.state {
                    instance.restore(*schema, state)?;
                }
                Ok(instance)
            }
            None => instance_of(&*self.plugin, &self.saved),
        }
    }
}
