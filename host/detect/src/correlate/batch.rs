//! One batch's way through the plugins: columns, rows, shards, findings.

use std::sync::Arc;

use bartizan_model::{EventBatch, Finding, Timestamp};
use rayon::prelude::*;

use super::{
    Detected, Detector, FaultReport, Loaded, Locate, Notice, Only, Position, Widen,
    found::{finding_of, position_of},
    needs::is_shown_few,
    routing::{LoadedView, Route},
    shard::{Away, Shard, Work},
};
use crate::{
    columns::{self, Frame, Slots, Wanted},
    filter::Bitmap,
    rows::Lookup,
};

impl Detector {
    /// Builds the columns of a batch, and finds each shard's rows.
    pub(super) fn route(&mut self, batch: EventBatch, widen: Widen<'_>) -> (Arc<Frame>, Vec<Vec<Work>>) {
        let mut frame = self.frame(batch);
        let mut wanted = Wanted::default();
        self.index.want(&mut wanted);
        let routes = self.plugins.iter().flat_map(|loaded| &loaded.part.routes);
        // With one shard, no key decides anything.
        for slot in routes.flat_map(Route::keys).filter(|_| self.settings.shards > 1) {
            if let Some(field) = self.slots.field(*slot) {
                wanted.test(*slot, field);
            }
        }
        self.build(&mut frame, &wanted, None);
        self.index.evaluate(&frame, self.now);

        let count = frame.batch.len();
        let mut work = self.no_work();
        let mut wanted = Wanted::default();
        let mut any = vec![false; count];
        let mut narrow = vec![];
        let (mut reading, mut passing) = (vec![], Bitmap::default());
        for (number_of_plugin, (loaded, work)) in self.plugins.iter_mut().zip(&mut work).enumerate() {
            let mut routed = 0;
            let few = is_shown_few(loaded.plugin.descriptor());
            for (number, (route, first)) in (0u32..).zip(loaded.part.routes.iter().zip(&loaded.part.firsts)) {
                // Most routes end here.
                if first.is_some_and(|first| !self.index.has_passed(first)) {
                    continue;
                }
                if !self.index.passing(&route.asked, &frame, &mut passing) {
                    continue;
                }
                routed += route.spread(number, &passing, &frame, work);
                for row in passing.rows() {
                    if let Some(any) = any.get_mut(row as usize) {
                        *any = true;
                    }
                    if few && frame.batch.events().get(row as usize).is_some_and(|event| event.narrow) {
                        narrow.push(row);
                    }
                }
            }
            loaded.counters.rows_in += count as u64;
            if routed > 0 {
                loaded.counters.rows += routed;
                let fields = loaded.part.fields.iter().zip(&loaded.part.field_ids);
                fields.for_each(|(slot, field)| wanted.read(*slot, *field));
                reading.push(number_of_plugin);
            }
        }
        // What was tested, before it may be let go.
        self.note_fields(&reading, &frame);
        if !narrow.is_empty() {
            narrow.sort_unstable();
            narrow.dedup();
            widen(&mut frame.batch, &narrow);
            // What was built of them was built of what they had.
            frame.columns.clear();
        }
        self.build(&mut frame, &wanted, Some(&any));
        frame.slots = Arc::clone(&self.slots);
        self.note_fields(&reading, &frame);
        if let Some(only) = &mut self.only {
            only.narrow(&frame, &mut work);
        }
        (Arc::new(frame), work)
    }

    /// Notes which of the fields that some plugins read some row had.
    fn note_fields(&mut self, plugins: &[usize], frame: &Frame) {
        for number in plugins {
            if let Some(loaded) = self.plugins.get_mut(*number) {
                loaded.note_fields(frame, self.now);
            }
        }
    }

    fn frame(&mut self, batch: EventBatch) -> Frame {
        let lateness = Timestamp(0).plus_seconds(i64::from(self.settings.lateness_seconds)).0;
        let numbers = batch.records().records().iter().map(|record| record.number).collect();
        let times: Vec<i64> = batch.events().iter().map(|event| event.time.0).collect();
        let watermarks = batch
            .events()
            .iter()
            .map(|event| {
                // One that names no time has that of its arrival, which in a replay is long after all others:
                // a single such line would make everything behind it late.
                // And one whose clock is ahead says no more than that it was received.
                if let Some(record) = batch.record_of(event).filter(|record| record.received != event.time) {
                    self.position.newest = self.position.newest.max(event.time.0.min(record.received.0));
                }
                self.position.newest.saturating_sub(lateness)
            })
            .collect();
        // All views of the batch before are gone, so this does not copy.
        Arc::make_mut(&mut self.slots).renew(self.settings.dictionary);
        let (columns, views, slots) = (vec![], vec![], Arc::clone(&self.slots));
        Frame { batch, numbers, times, watermarks, columns, slots, views }
    }

    fn build(&mut self, frame: &mut Frame, wanted: &Wanted, rows: Option<&[bool]>) {
        if wanted.is_empty() {
            return;
        }
        // The frame lets go of the dictionaries while they grow.
        frame.slots = Arc::new(Slots::new(self.settings.key));
        let slots = Arc::make_mut(&mut self.slots);
        columns::build(&frame.batch, wanted, rows, slots, &mut frame.columns, &mut frame.views);
        frame.slots = Arc::clone(&self.slots);
    }

    pub(super) fn no_work(&self) -> Vec<Vec<Work>> {
        self.plugins.iter().map(|loaded| loaded.shards.iter().map(|_| Work::default()).collect()).collect()
    }

    pub(super) fn judge(&mut self, frame: &Arc<Frame>, work: &mut [Vec<Work>], watermark: Timestamp) {
        self.each_shard(work, |loaded, shard, work| {
            let timers = loaded.descriptor().timers;
            // A state that waits to be taken may hold timers.
            let needed = !work.rows.is_empty() || (timers && shard.saved.state.is_some());
            if needed && let Err(fault) = shard.wake(&**loaded.plugin) {
                return work.fault = Some(fault);
            }
            if !work.rows.is_empty() {
                let rows = loaded.rows_of(frame, std::mem::take(&mut work.rows));
                let epoch = loaded.epoch(&frame.slots);
                shard.run(work, |instance| instance.on_batch(&rows, epoch));
            }
            if timers {
                let lookup = Lookup::new(Arc::clone(&frame.slots), Arc::clone(loaded.fields));
                let judged = work.fault.is_none();
                shard.run(work, |instance| instance.advance(watermark, &lookup));
                work.in_timers = judged && work.fault.is_some();
            }
        });
    }

    /// Fires the timers that are due.
    pub(super) fn fire(&mut self, work: &mut [Vec<Work>]) {
        let lateness = -i64::from(self.settings.lateness_seconds);
        let watermark = Timestamp(self.position.newest).plus_seconds(lateness);
        let slots = Arc::clone(&self.slots);
        self.each_shard(work, |loaded, shard, work| {
            if loaded.descriptor().timers && (shard.instance.is_some() || shard.saved.state.is_some()) {
                if let Err(fault) = shard.wake(&**loaded.plugin) {
                    return work.fault = Some(fault);
                }
                let lookup = Lookup::new(Arc::clone(&slots), Arc::clone(loaded.fields));
                shard.run(work, |instance| instance.advance(watermark, &lookup));
            }
        });
    }

    /// Runs `f` for each shard of each plugin, on the workers where there are any.
    fn each_shard(
        &mut self,
        work: &mut [Vec<Work>],
        f: impl Fn(&LoadedView<'_>, &mut Shard, &mut Work) + Sync,
    ) {
        let mut tasks = vec![];
        for (loaded, work) in self.plugins.iter_mut().zip(work) {
            let Loaded { plugin, part, shards, .. } = loaded;
            let view = LoadedView { plugin, several: part.routes.len() > 1, fields: &part.fields };
            tasks.extend(shards.iter_mut().zip(work).map(|(shard, work)| (view, shard, work)));
        }
        // A shard that has nothing to do costs no hand-over to another thread; one that is away gets its rows
        // from the journal.
        let idle = |shard: &Shard, work: &Work| {
            work.rows.is_empty() && shard.instance.is_none() && shard.saved.state.is_none()
        };
        tasks.retain(|(_, shard, work)| shard.away.is_none() && !idle(shard, work));
        match &self.settings.workers {
            // For one alone, another thread would only have to be waited for.
            Some(pool) if tasks.len() > 1 => pool.install(|| {
                tasks.into_par_iter().with_max_len(1).for_each(|(view, shard, work)| f(&view, shard, work));
            }),
            _ => tasks.into_iter().for_each(|(view, shard, work)| f(&view, shard, work)),
        }
    }

    /// Findings in order. The shards whose instances failed are away from `before` on, which is the place before
    /// this batch: what they found in it is found again when they have recovered.
    pub(super) fn gather(
        &mut self,
        frame: Option<&Frame>,
        before: Position,
        work: Vec<Vec<Work>>,
        locate: Locate<'_>,
    ) -> Detected {
        let mut found = vec![];
        let mut detected = Detected::default();
        let (now, budget, side) = (self.now, self.settings.budget, self.only.is_some());
        for (loaded, work) in self.plugins.iter_mut().zip(work) {
            let identity = loaded.plugin.identity().clone();
            for (number, work) in (0u32..).zip(work) {
                let mut fault = work.fault;
                if let Some(only) = self.only.as_mut().filter(|_| work.in_timers) {
                    only.rows = 0;
                }
                let raws = if fault.is_some() { vec![] } else { work.findings };
                let others = found.len();
                for raw in raws {
                    let position = position_of(&raw, frame);
                    match finding_of(&*loaded.plugin, raw, &self.places, locate) {
                        Ok(finding) => found.push((position, finding)),
                        Err(refused) => fault = Some(refused),
                    }
                }
                let Some(fault) = fault else {
                    loaded.counters.findings += (found.len() - others) as u64;
                    continue;
                };
                found.truncate(others);
                loaded.counters.faults += 1;
                loaded.send_away(number, before);
                // Whoever drives a detector beside the main path decides what a failure means.
                let quarantine = match side {
                    true => None,
                    false => loaded.standing.fail(1, &fault, now, budget).cloned(),
                };
                detected.faults.push(FaultReport { plugin: identity.clone(), shard: number, fault });
                if let Some(quarantine) = quarantine {
                    detected.notices.push(Notice::Quarantined(identity.clone(), quarantine));
                }
            }
        }
        found.sort_by(|(position, a), (other, b)| {
            let name = |finding: &Finding| {
                (
                    finding.plugin.name.clone(),
                    finding.rule.id.clone(),
                    finding.key.clone(),
                    finding.id.clone(),
                )
            };
            position.cmp(other).then_with(|| name(a).cmp(&name(b)))
        });
        detected.findings = found.into_iter().map(|(_, finding)| finding).collect();
        self.stop_quarantined(&mut detected, locate);
        detected
    }
}

impl Loaded {
    /// Notes which of the fields that the plugin reads some row had.
    fn note_fields(&mut self, frame: &Frame, now: i64) {
        for (seen, slot) in self.seen.iter_mut().zip(self.part.fields.iter()) {
            if frame.columns.get(*slot as usize).is_some_and(|column| column.any) {
                *seen = Some(now);
            }
        }
    }

    /// A shard judges nothing from here on; what it found up to `delivered` has been delivered.
    pub(super) fn send_away(&mut self, shard: u32, delivered: Position) {
        if let Some(shard) = self.shards.get_mut(shard as usize) {
            shard.drop_instance();
            shard.away.get_or_insert_with(|| Away::since(delivered));
        }
    }
}

impl Only {
    /// Leaves the rows that are to be judged.
    fn narrow(&mut self, frame: &Frame, work: &mut [Vec<Work>]) {
        let skipped =
            |row: u32| frame.numbers.get(row as usize).is_some_and(|number| self.skip.contains(number));
        let mut rows = 0;
        for (number, work) in work.iter_mut().flat_map(|work| (0u32..).zip(work)) {
            if self.shard.is_some_and(|only| only != number) {
                work.rows.clear();
            } else if !self.skip.is_empty() {
                work.rows.retain(|(row, _)| !skipped(*row));
            }
            rows += work.rows.len();
        }
        self.rows = rows;
    }
}
