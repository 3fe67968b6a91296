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
    Away, Detected, Detector, FaultReport, Locate, Notice, Only, Parked, Position, Settings,
    found::finding_of,
    shard::{Saved, Shard, instance_of},
    standing,
};
use crate::{
    past::Past,
    plugin::{Cost, Fault, Instance, Plugin},
    rows::Lookup,
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
    settings: Settings,
    fields: Arc<FieldTable>,
    plugin: Arc<dyn Plugin>,
    shard: u32,
    /// The plan with which the plugin came: a recovery of a version that was replaced is void.
    since: u64,
    /// Made with the first step, since it takes a while.
    side: Option<Detector>,
    saved: Saved,
    away: Away,
    /// Ranges of numbers that are judged next, the nearest last; none: on towards the head.
    todo: Vec<(u64, u64)>,
    steps: u32,
    found: Vec<Finding>,
    parked: Vec<Parked>,
    faults: Vec<FaultReport>,
    missed: u64,
    cost: Cost,
    /// An instance for the main path, made in advance.
    spare: Option<Box<dyn Instance>>,
    stuck: Option<Fault>,
    rebuilt: bool,
    trial: Option<Trial>,
}

/// A record on which the plugin has failed by itself. It is parked only if the plugin fails on it again and gets
/// past it without it: the failure may have been one of the moment, or that of a timer.
struct Trial {
    number: u64,
    fault: Fault,
    /// Whether the record is passed over now.
    without: bool,
}

impl Detector {
    /// The shards that are away and whose plugin may run, each with what it needs to catch up. Each is
    /// handed out once, and must come back through [`Detector::rejoin`].
    pub fn recoveries(&mut self) -> (Vec<Recovery>, Detected) {
        let mut settings = self.settings.clone();
        settings.workers = None;
        let mut recoveries = vec![];
        let mut detected = Detected::default();
        for loaded in &mut self.plugins {
            if loaded.standing.release(self.now) {
                detected.notices.push(Notice::Released(loaded.plugin.identity().clone()));
            }
            if loaded.standing.quarantine.is_some() {
                continue;
            }
            for (number, shard) in (0u32..).zip(&mut loaded.shards) {
                let Some(away) = shard.away.as_mut().filter(|away| !away.attended) else { continue };
                away.attended = true;
                recoveries.push(Recovery {
                    settings: settings.clone(),
                    fields: Arc::clone(&self.fields),
                    plugin: Arc::clone(&loaded.plugin),
                    shard: number,
                    since: loaded.since,
                    side: None,
                    saved: shard.saved.clone(),
                    away: away.clone(),
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
                });
            }
        }
        (recoveries, detected)
    }

    /// Takes a recovery back: what it found is delivered, and if it has caught up with this very place, its
    /// shard runs again.
    pub fn rejoin(&mut self, mut recovery: Recovery, locate: Locate<'_>) -> Detected {
        let mut detected = Detected::default();
        let (position, now, budget) = (self.position, self.now, self.settings.budget);
        let loaded = self.plugins.iter_mut().find(|loaded| loaded.since == recovery.since);
        let Some(loaded) = loaded else { return detected };
        let identity = loaded.plugin.identity().clone();
        let Some(shard) = loaded.shards.get_mut(recovery.shard as usize) else { return detected };
        // Its state has been replaced meanwhile.
        if !shard.away.as_ref().is_some_and(|away| away.attended) {
            return detected;
        }
        let may_run = loaded.standing.quarantine.is_none() && recovery.stuck.is_none();
        let instance = match may_run && recovery.saved.at.next == position.next {
            true => recovery.instance().map(Some),
            false => Ok(None),
        };
        shard.charge(recovery.cost);
        shard.saved = recovery.saved;
        shard.away = Some(Away { attended: false, ..recovery.away });
        // The clock may have been read meanwhile: here, too, timers fire that are due.
        let rejoined = instance.and_then(|instance| {
            let Some(instance) = instance else { return Ok(None) };
            let lookup = Lookup::new(Arc::clone(&self.slots), Arc::clone(&loaded.part.fields));
            let lateness = -i64::from(self.settings.lateness_seconds);
            let watermark = Timestamp(position.newest).plus_seconds(lateness);
            let timers = loaded.plugin.descriptor().timers;
            let raws = shard.go_on(instance, timers.then_some(watermark), &lookup)?;
            let of = |raw| finding_of(&*loaded.plugin, raw, &self.places, locate);
            raws.into_iter().map(of).collect::<Result<Vec<_>, _>>().map(Some)
        });
        match rejoined {
            Ok(Some(findings)) => {
                shard.away = None;
                recovery.found.extend(findings);
                detected.notices.push(Notice::Rejoined(identity.clone(), recovery.shard));
            }
            Ok(None) => {}
            Err(fault) => {
                shard.drop_instance();
                recovery.stuck = Some(fault);
            }
        }
        loaded.counters.findings += recovery.found.len() as u64;
        loaded.counters.faults += recovery.faults.len() as u64;
        detected.findings = recovery.found;
        detected.faults = recovery.faults;
        // The failure with which it began has been counted.
        let further = recovery.parked.len().saturating_sub(1);
        let mut failures = recovery.parked.last().map(|parked| (further, parked.fault.clone()));
        if let Some(fault) = recovery.stuck {
            failures = Some((recovery.parked.len().max(1), fault.clone()));
            detected.faults.push(FaultReport { plugin: identity.clone(), shard: recovery.shard, fault });
        }
        detected.parked = recovery.parked;
        if recovery.missed > 0 {
            detected.notices.push(Notice::Missed(identity.clone(), recovery.shard, recovery.missed));
        }
        if let Some((count, fault)) = failures {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if let Some(quarantine) = loaded.standing.fail(count, &fault, now, budget) {
                detected.notices.push(Notice::Quarantined(identity, quarantine.clone()));
            }
        }
        self.stop_quarantined(&mut detected, locate);
        detected
    }

    /// Stops the plugins that were quarantined just now, and says so in a finding each.
    pub(super) fn stop_quarantined(&mut self, detected: &mut Detected, locate: Locate<'_>) {
        let position = self.position;
        let mut findings = vec![];
        for notice in &detected.notices {
            let Notice::Quarantined(plugin, quarantine) = notice else { continue };
            let named = |loaded: &&mut super::Loaded| loaded.plugin.identity() == plugin;
            let Some(loaded) = self.plugins.iter_mut().find(named) else { continue };
            // Those that fail to give a state go on from what was saved before.
            let _ = loaded.save(position);
            for shard in 0..self.settings.shards {
                loaded.send_away(shard, position);
            }
            let parked: Vec<u64> = detected.parked.iter().map(|parked| parked.number).collect();
            let evidence = |number| super::found::evidence(number, &self.places, locate);
            findings.push(standing::finding(plugin, quarantine, position.next, evidence, &parked));
        }
        // Said once: a later call over the same notices must not say it again.
        findings.retain(|finding| detected.findings.iter().all(|known| known.id != finding.id));
        detected.findings.extend(findings);
    }
}

impl Recovery {
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

    /// The record that was on trial was judged, or passed over: in this case it is parked, and how the plugin
    /// fails on it is returned.
    fn end_trial(&mut self, from: u64) -> Option<Fault> {
        let trial = self.trial.take_if(|trial| trial.number == from)?;
        if !trial.without {
            return None;
        }
        self.away.parked.insert(trial.number);
        self.parked.push(Parked {
            plugin: self.plugin.identity().clone(),
            shard: self.shard,
            number: trial.number,
            fault: trial.fault.clone(),
        });
        Some(trial.fault)
    }

    /// The plugin failed on these records: halves are tried, or the only one is parked.
    fn failed(&mut self, from: u64, to: u64, fault: Fault) -> Result<(), Fault> {
        let plugin = self.plugin.identity().clone();
        self.faults.push(FaultReport { plugin, shard: self.shard, fault: fault.clone() });
        let rest = self.todo.pop().map_or(to, |(_, end)| end);
        if rest > to {
            self.todo.push((to, rest));
        }
        if to - from > 1 {
            let middle = from + (to - from) / 2;
            self.todo.extend([(middle, to), (from, middle)]);
        } else {
            self.try_alone(from, fault)?;
            self.todo.push((from, to));
        }
        if self.saved.at.next < from {
            self.todo.push((self.saved.at.next, from));
        }
        self.put_back();
        Ok(())
    }

    /// The plugin failed on a record by itself: it is tried again, and then passed over to see whether it was
    /// the record.
    fn try_alone(&mut self, number: u64, fault: Fault) -> Result<(), Fault> {
        let Some(trial) = self.trial.as_mut().filter(|trial| trial.number == number) else {
            self.drop_trial();
            self.trial = Some(Trial { number, fault, without: false });
            return Ok(());
        };
        let only = self.side.as_mut().and_then(|side| side.only.as_mut());
        match only.filter(|only| only.rows > 0 && !trial.without) {
            Some(only) => {
                only.skip.insert(number);
                *trial = Trial { number, fault, without: true };
                Ok(())
            }
            // Not the record, but the passing of time.
            None => Err(fault),
        }
    }

    fn drop_trial(&mut self) {
        let Some(trial) = self.trial.take().filter(|trial| trial.without) else { return };
        if let Some(only) = self.side.as_mut().and_then(|side| side.only.as_mut()) {
            only.skip.remove(&trial.number);
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
    fn put_back(&mut self) {
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
    fn instance(&mut self) -> Result<Box<dyn Instance>, Fault> {
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
