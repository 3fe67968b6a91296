//! A plugin's run beside the main path: to warm up from past events before it takes part, or in the shadow of
//! the version that does.
//!
//! It judges what is in the journal, from a place of its own on, step by step, on whatever thread. A failure
//! ends it: a version that fails in rehearsal does not go on stage.

use std::sync::Arc;

use bartizan_model::{FieldTable, Finding, Timestamp};

use super::{Detector, Only, Outline, Position, Settings, recovery::STEP_RECORDS, shard::Saved};
use crate::{
    past::Past,
    plugin::{Cost, Fault, Plugin},
};

/// The run; see the module.
pub struct Rehearsal {
    settings: Settings,
    fields: Arc<FieldTable>,
    plugin: Arc<dyn Plugin>,
    from: Position,
    /// Findings on records before this one are not kept.
    muted_until: u64,
    side: Option<Detector>,
    found: Vec<Finding>,
    missed: u64,
}

/// What a rehearsal has led to: every shard's state at one place.
pub struct Rehearsed {
    /// By number; empty where nothing was judged.
    pub(super) shards: Vec<Saved>,
    side: Option<Box<Detector>>,
    /// The place.
    pub at: Position,
}

impl Rehearsed {
    /// Lets time come as far as it has where detection is, which may have read the clock: what timers find by
    /// that has been delivered there.
    pub(super) fn reach(&mut self, position: Position) -> Result<(), (u32, Fault)> {
        let Some(side) = self.side.as_mut().filter(|side| side.position.newest < position.newest) else {
            return Ok(());
        };
        let detected = side.advance(Timestamp(position.newest), &|_| None);
        if let Some(report) = detected.faults.into_iter().next() {
            return Err((report.shard, report.fault));
        }
        self.shards = saved_of(side)?;
        Ok(())
    }
}

/// All shards' states.
fn saved_of(side: &mut Detector) -> Result<Vec<Saved>, (u32, Fault)> {
    let at = side.position;
    let Some(loaded) = side.plugins.first_mut() else { return Ok(vec![]) };
    match loaded.save(at).into_iter().next() {
        Some(failed) => Err(failed),
        None => Ok(loaded.shards.iter().map(|shard| shard.saved.clone()).collect()),
    }
}

impl Outline {
    /// Begins a rehearsal of a plugin with the events from `from` on. What it finds in those before
    /// `muted_until` is not kept.
    pub fn rehearse(&self, plugin: Arc<dyn Plugin>, from: u64, muted_until: u64) -> Rehearsal {
        Rehearsal {
            settings: Settings { workers: None, ..self.settings.clone() },
            fields: Arc::clone(&self.fields),
            plugin,
            from: Position { next: from, newest: i64::MIN },
            muted_until,
            side: None,
            found: vec![],
            missed: 0,
        }
    }
}

impl Rehearsal {
    /// The plugin.
    pub fn plugin(&self) -> &Arc<dyn Plugin> {
        &self.plugin
    }

    /// Number of the next record that it judges.
    pub fn next(&self) -> u64 {
        self.side.as_ref().map_or(self.from.next, |side| side.position().next)
    }

    /// Keeps what it finds from `number` on, and nothing of before.
    pub fn keep_from(&mut self, number: u64) {
        self.muted_until = number;
        self.found.clear();
    }

    /// Records that it should have judged, and that could not be had any more: at most so many.
    pub fn missed(&self) -> u64 {
        self.missed
    }

    /// Judges some records before `head`. Returns whether there are more.
    ///
    /// # Errors
    ///
    /// The plugin failed, and the rehearsal is over.
    pub fn step(&mut self, past: &dyn Past, head: u64) -> Result<bool, Fault> {
        let side = match &mut self.side {
            Some(side) => side,
            None => {
                let mut side = Detector::new(self.settings.clone(), Arc::clone(&self.fields));
                side.add(Arc::clone(&self.plugin)).map_err(|error| Fault::Instance(error.to_string()))?;
                side.begin(self.from.next);
                side.only = Some(Only::default());
                self.side.insert(side)
            }
        };
        let from = side.position().next;
        let mut to = head.min(from.saturating_add(STEP_RECORDS));
        if from < self.muted_until {
            to = to.min(self.muted_until);
        }
        if from >= to {
            return Ok(false);
        }
        match past.events(from, to) {
            Ok(events) if events.is_empty() => side.pass_over(to),
            Ok(events) => {
                let detected = side.detect(events, &|number| past.locate(number));
                if let Some(report) = detected.faults.into_iter().next() {
                    return Err(report.fault);
                }
                if from >= self.muted_until {
                    self.found.extend(detected.findings);
                }
            }
            Err(gone) => {
                let first = gone.until.clamp(from + 1, to);
                self.missed += first - from;
                side.pass_over(first);
            }
        }
        Ok(side.position().next < head)
    }

    /// What it found since it was asked last, of what is kept.
    pub fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.found)
    }

    /// What its instances cost so far.
    pub fn cost(&self) -> Cost {
        let mut cost = Cost::default();
        let shards = self.side.iter().flat_map(|side| &side.plugins).flat_map(|loaded| &loaded.shards);
        shards.for_each(|shard| cost.add(shard.cost()));
        cost
    }

    /// Ends it, with the state that it has led to.
    ///
    /// # Errors
    ///
    /// The plugin fails to give its state.
    pub fn finish(self) -> Result<Rehearsed, Fault> {
        let Some(mut side) = self.side else {
            return Ok(Rehearsed { shards: vec![], side: None, at: self.from });
        };
        let at = side.position();
        let shards = saved_of(&mut side).map_err(|(_, fault)| fault)?;
        Ok(Rehearsed { shards, side: Some(Box::new(side)), at })
    }
}
