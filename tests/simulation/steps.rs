//! What can happen, each at a time of the seed's choosing.

use std::sync::Arc;

use bartizan_detect::{
    correlate::{Detected, Detector, HOST_NAME, Notice, Snapshot, Step, SwapError, Warm},
    past::Past,
};
use bartizan_model::Timestamp;

use crate::{
    faults::{Break, Call},
    rules::{Kind, Version},
    run::World,
    world::{Change, Checkpoint, Entry, LATENESS_SECONDS, LATEST_SECONDS, LOOKBACK_SECONDS, SECOND},
};

/// Most crashes in one run.
const MAX_CRASHES: u64 = 12;

type Act = fn(&mut World);

/// How often each happens, beside the others.
const STEPS: [(u32, Act); 17] = [
    (20, World::send),
    (20, World::store),
    (30, World::detect),
    (8, World::write),
    (6, World::checkpoint),
    (12, World::take_recoveries),
    (24, World::step_recovery),
    (12, World::rejoin_some),
    (4, World::tick),
    (1, World::jump),
    (4, World::prune),
    (4, World::prepare),
    (4, World::swap),
    (6, World::rehearse),
    (2, World::come_or_go),
    (3, World::fail),
    (1, World::crash),
];

impl World {
    /// Weights of this run's steps.
    pub fn weights(&mut self) -> Vec<u32> {
        STEPS.iter().map(|(weight, _)| weight * self.rng.choice([1, 2, 5, 10]).unwrap()).collect()
    }

    pub fn act(&mut self, step: usize) {
        STEPS[step].1(self);
    }

    pub fn has_read_all(&self) -> bool {
        self.lines.iter().all(|lines| lines.stored == lines.lines.len())
            && self.detector.position().next == self.journal.next()
    }

    /// A source puts lines into the queue. It keeps those that find no room, and tries again.
    fn send(&mut self) {
        let source = self.rng.usize(0..self.lines.len());
        for _ in 0..self.rng.usize(1..8) {
            let lines = &mut self.lines[source];
            if lines.next == lines.lines.len() {
                return;
            }
            if self.queue.waiting.len() == self.queue.capacity {
                return self.count("queue full", 1);
            }
            self.queue.waiting.push_back((source, lines.next));
            lines.next += 1;
        }
    }

    /// Lines become records of the journal, as long as that has room.
    fn store(&mut self) {
        for _ in 0..self.rng.usize(1..12) {
            if self.journal.is_full() {
                self.prune();
            }
            if self.journal.is_full() {
                return self.count("journal full", 1);
            }
            let Some((source, line)) = self.queue.waiting.pop_front() else { return };
            self.clock += self.rng.i64(0..6 * SECOND);
            let read = self.lines[source].lines[line].clone();
            self.lines[source].stored = line + 1;
            let number = self.journal.next();
            self.journal.entries.push(Entry {
                source,
                line,
                user: read.user,
                action: read.action,
                received: self.clock,
                time: self.clock + read.offset,
            });
            for kind in Kind::ALL {
                if self.rng.u32(0..400) < self.poison_percent {
                    self.say(|_| format!("record {number} is poison to {kind:?}"));
                    self.faults.poison(kind, number);
                }
                if self.rng.u32(0..400) < self.once_percent {
                    self.say(|_| format!("record {number} makes {kind:?} fail once"));
                    self.faults.once(kind, number);
                }
            }
        }
    }

    fn detect(&mut self) {
        let from = self.detector.position().next;
        let to = (from + self.rng.u64(1..=self.largest_batch)).min(self.journal.next());
        if from == to {
            return;
        }
        let journal = &self.journal;
        let detected = self.detector.detect(journal.batch(from, to), &|number| journal.locate(number));
        self.say(|_| format!("batch {from}..{to}: {}", in_words(&detected)));
        self.deliver(detected);
    }

    /// Takes note of what something led to.
    fn deliver(&mut self, detected: Detected) {
        self.count("faults", detected.faults.len());
        self.count("parked", detected.parked.len());
        for notice in &detected.notices {
            match notice {
                Notice::Missed(..) => self.wrong = Some(format!("nothing was gone, and yet: {notice:?}")),
                Notice::Quarantined(plugin, quarantine) => {
                    let says = |finding: &bartizan_model::Finding| {
                        finding.plugin.name == HOST_NAME && finding.key == plugin.name
                    };
                    if !detected.findings.iter().any(says) {
                        self.wrong = Some(format!("no finding says that {plugin:?} is quarantined"));
                    }
                    if quarantine.until <= quarantine.since {
                        self.wrong = Some(format!("a quarantine without length: {quarantine:?}"));
                    }
                    *self.tally.entry("quarantined").or_default() += 1;
                }
                Notice::Released(_) => *self.tally.entry("released").or_default() += 1,
                Notice::Rejoined(..) => *self.tally.entry("rejoined").or_default() += 1,
            }
        }
        self.pending.join(detected);
    }

    /// What was found goes into the ledger.
    fn write(&mut self) {
        self.written = self.written.max(self.detector.position().next);
        let pending = std::mem::take(&mut self.pending);
        for finding in pending.findings {
            self.ledger.findings.insert(finding.id.as_str().to_owned(), finding);
        }
        for parked in pending.parked {
            self.ledger.parked.insert((parked.plugin.name, parked.shard, parked.number));
        }
    }

    /// What was found and where to go on from go into the ledger, in one.
    fn checkpoint(&mut self) {
        let (snapshot, detected) = self.detector.snapshot();
        self.say(|_| format!("checkpoint: {}", in_words(&detected)));
        self.deliver(detected);
        self.write();
        self.count("checkpoints", 1);
        let behind = snapshot.shards.iter().filter(|shard| shard.behind.is_some()).count();
        self.count("checkpoints of shards behind", behind);
        let checkpoint = Checkpoint { snapshot, loaded: self.loaded.clone(), changes: self.changes.clone() };
        self.ledger.checkpoint = Some(checkpoint);
    }

    fn take_recoveries(&mut self) {
        let (recoveries, detected) = self.detector.recoveries();
        for recovery in &recoveries {
            let (plugin, shard, next) = (recovery.plugin().name.clone(), recovery.shard(), recovery.next());
            self.say(|_| format!("{plugin} {shard} begins to catch up at {next}"));
        }
        self.count("recoveries", recoveries.len());
        self.deliver(detected);
        self.recoveries.extend(recoveries.into_iter().map(|recovery| (recovery, Step::More)));
    }

    fn step_recovery(&mut self) {
        if !self.recoveries.is_empty() {
            let at = self.rng.usize(0..self.recoveries.len());
            self.step_one(at);
        }
    }

    fn step_one(&mut self, at: usize) {
        let head = self.detector.position().next;
        let (recovery, last) = &mut self.recoveries[at];
        let from = recovery.next();
        *last = recovery.step(&self.journal, head);
        let told = format!(
            "{} {} catches up from {from} to {}: {last:?}",
            recovery.plugin().name,
            recovery.shard(),
            recovery.next()
        );
        self.say(|_| told);
    }

    /// One comes back: mostly one that is done, sometimes in the middle of its work.
    fn rejoin_some(&mut self) {
        let early = self.rng.u8(0..20) == 0;
        let done = |(_, step): &(_, Step)| early || *step != Step::More;
        if let Some(at) = self.recoveries.iter().position(done) {
            self.rejoin_one(at);
        }
    }

    fn rejoin_one(&mut self, at: usize) {
        let (recovery, _) = self.recoveries.swap_remove(at);
        let told = format!("{} {} comes back", recovery.plugin().name, recovery.shard());
        let journal = &self.journal;
        let mut detected = self.detector.rejoin(recovery, &|number| journal.locate(number));
        self.say(|_| format!("{told}: {}", in_words(&detected)));
        if self.faults.broken() == Some(Break::RecoveredDropped) {
            detected.findings.retain(|finding| finding.plugin.name == HOST_NAME);
        }
        self.count("findings of recoveries", detected.findings.len());
        self.deliver(detected);
        if self.digests {
            self.checkpoint();
        }
    }

    /// The clock is read in a quiet moment: as late as no event that is still to come is made late by it.
    fn tick(&mut self) {
        self.clock += self.rng.i64(0..3 * SECOND);
        // What waits in the journal must not be made late.
        if self.detector.position().next < self.journal.next() {
            return;
        }
        self.advance(self.clock - (LATEST_SECONDS - i64::from(LATENESS_SECONDS)) * SECOND);
        // In the same transaction, so that whoever goes on from there need not know when the clock was read.
        self.checkpoint();
    }

    /// Long nothing happens.
    fn jump(&mut self) {
        self.clock += self.rng.i64(60 * SECOND..4_000 * SECOND);
        self.tick();
    }

    pub fn advance(&mut self, time: i64) {
        let journal = &self.journal;
        let detected = self.detector.advance(Timestamp(time), &|number| journal.locate(number));
        self.say(|_| format!("it is {}: {}", time / SECOND, in_words(&detected)));
        self.count("findings of the clock", detected.findings.len());
        self.deliver(detected);
    }

    /// The journal lets go of what nobody needs any more, a lookback behind the oldest that somebody does.
    fn prune(&mut self) {
        let Some(checkpoint) = &self.ledger.checkpoint else { return };
        let next = self.detector.position().next;
        let away = self.detector.reports().flat_map(|report| report.shards);
        let away = away.filter_map(|shard| shard.behind).map(|behind| next - behind);
        let saved = checkpoint.snapshot.shards.iter().filter_map(|shard| shard.behind.as_ref());
        let saved = saved.map(|(position, _)| position.next).chain([checkpoint.snapshot.position.next]);
        let rehearsed = self.rehearsal.iter().map(|(rehearsal, _)| rehearsal.next());
        let needed = away.chain(saved).chain(rehearsed).min().unwrap_or(0);
        let first = self.journal.back(needed, LOOKBACK_SECONDS);
        if first > self.journal.first {
            self.say(|_| format!("the journal lets go of all before {first}"));
            self.count("pruned", (first - self.journal.first) as usize);
            self.journal.first = first;
        }
    }

    /// A change is prepared, which is put in place now or later.
    fn prepare(&mut self) {
        let Some(old) = self.rng.choice(&self.loaded).copied() else { return };
        let version = Version { number: old.number + 1, ..old };
        match self.detector.outline().with(&self.plugin(version)) {
            Ok(prepared) => self.prepared = Some((prepared, version, self.plan)),
            Err(error) => self.say(|_| format!("{version:?} is not prepared: {error}")),
        }
    }

    fn swap(&mut self) {
        let Some((prepared, version, plan)) = self.prepared.take() else { return };
        if self.digests && self.is_behind_the_ledger(version.kind) {
            return;
        }
        let outcome = self.detector.swap(prepared, Warm::Carry);
        self.say(|_| format!("{version:?} takes over: {outcome:?}"));
        match outcome {
            Ok(()) if plan != self.plan => self.wrong = Some("a stale change was put in place".into()),
            Ok(()) => self.replaced(version),
            Err(SwapError::Stale) if plan != self.plan => self.count("swaps stale", 1),
            // A failing plugin may refuse a state.
            Err(SwapError::State { .. }) => self.count("swaps refused", 1),
            Err(error) => self.wrong = Some(format!("the swap to {version:?} failed: {error}")),
        }
    }

    fn replaced(&mut self, version: Version) {
        self.count("swaps", 1);
        self.plan += 1;
        let place = self.loaded.iter_mut().find(|loaded| loaded.kind == version.kind);
        *place.unwrap() = version;
        // What was found after it must not be found again by the version of before, under other names.
        if self.digests || self.rng.bool() {
            self.checkpoint();
        }
    }

    /// A version with another state schema begins with what it makes of the lookback.
    fn rehearse(&mut self) {
        let next = self.detector.position().next;
        let Some((rehearsal, _)) = &mut self.rehearsal else {
            let old = self.loaded.iter().find(|loaded| loaded.kind == Kind::Window).copied();
            let Some(old) = old else { return };
            let version = Version { number: old.number + 1, schema: 3 - old.schema, ..old };
            let from = self.journal.back(next, LOOKBACK_SECONDS);
            let rehearsal = self.detector.outline().rehearse(self.plugin(version), from, next);
            self.say(|_| format!("{version:?} begins to rehearse at {from}"));
            return self.rehearsal = Some((rehearsal, version));
        };
        match rehearsal.step(&self.journal, next) {
            Ok(true) => {}
            Ok(false) => {
                if self.rng.bool() && !(self.digests && self.is_behind_the_ledger(Kind::Window)) {
                    self.end_rehearsal();
                }
            }
            Err(fault) => {
                self.say(|_| format!("the rehearsal is over: {fault}"));
                self.rehearsal = None;
                self.count("rehearsals failed", 1);
            }
        }
    }

    fn end_rehearsal(&mut self) {
        let Some((rehearsal, version)) = self.rehearsal.take() else { return };
        let there = rehearsal.next() == self.detector.position().next;
        let schema = self.loaded.iter().find(|loaded| loaded.kind == version.kind).map(|old| old.schema);
        let Ok(prepared) = self.detector.outline().with(&self.plugin(version)) else { return };
        let Ok(rehearsed) = rehearsal.finish() else { return };
        let outcome = self.detector.swap(prepared, Warm::Rehearsed(rehearsed));
        self.say(|_| format!("{version:?} takes over, rehearsed: {outcome:?}"));
        match outcome {
            Ok(()) if !there => self.wrong = Some("a rehearsal that is behind took over".into()),
            Ok(()) => {
                self.count("swaps with a rehearsal", 1);
                self.count("swaps of schema", usize::from(schema != Some(version.schema)));
                self.replaced(version);
            }
            Err(SwapError::NotThere { .. }) if !there => {}
            Err(SwapError::State { .. }) => self.count("swaps refused", 1),
            Err(error) => self.wrong = Some(format!("the swap to {version:?} failed: {error}")),
        }
    }

    /// A plugin goes, or one that went comes back, with no memory.
    fn come_or_go(&mut self) {
        let kind = *self.rng.choice(&[Kind::Tally, Kind::Chain, Kind::Each]).unwrap();
        let at = self.loaded.iter().position(|loaded| loaded.kind == kind);
        let number = self.changes.len() as u32 + 100;
        let prepared = match at {
            // What a shard that is away has yet to find would be lost, as whoever removes it accepts.
            Some(_) if self.is_away(kind) => return,
            // After a crash: what it found further on is in the ledger.
            _ if self.is_behind_the_ledger(kind) => return,
            Some(_) => self.detector.outline().without(kind.name()),
            None => self.detector.outline().with(&self.plugin(Version { kind, number, schema: 1 })),
        };
        let Ok(prepared) = prepared else { return };
        if let Err(error) = self.detector.swap(prepared, Warm::Carry) {
            return self.wrong = Some(format!("{kind:?} could not come or go: {error}"));
        }
        self.plan += 1;
        let next = self.detector.position().next;
        self.say(|_| format!("{kind:?} {}", if at.is_some() { "goes" } else { "comes back" }));
        self.changes.push(Change { next, kind, comes: at.is_none() });
        match at {
            Some(at) => drop(self.loaded.remove(at)),
            None => self.loaded.push(Version { kind, number, schema: 1 }),
        }
        self.count("removed or back", 1);
        // What it finds from here on must not outlive that it came.
        self.checkpoint();
    }

    /// After a crash, records are judged again whose findings the ledger has already.
    fn is_behind_the_ledger(&self, kind: Kind) -> bool {
        let next = self.detector.position().next;
        let mut reports = self.detector.reports();
        let report = reports.find(|report| report.plugin.identity().name == kind.name());
        let behind = report.iter().flat_map(|report| &report.shards).filter_map(|shard| shard.behind);
        next < self.written || behind.map(|behind| next - behind).any(|at| at < self.written_at_crash)
    }

    fn is_away(&self, kind: Kind) -> bool {
        let mut reports = self.detector.reports();
        let report = reports.find(|report| report.plugin.identity().name == kind.name());
        report.is_some_and(|report| report.shards.iter().any(|shard| shard.behind.is_some()))
    }

    /// Calls are going to fail.
    fn fail(&mut self) {
        let kind = *self.rng.choice(&Kind::ALL).unwrap();
        let call = [Call::Instantiate, Call::Batch, Call::Advance, Call::Snapshot, Call::Restore];
        let call = *self.rng.choice(&call).unwrap();
        let count = match (kind, call) {
            // A record must not be taken for a poisonous one.
            (_, Call::Batch) if self.is_away(kind) => return,
            (_, Call::Batch) => 1,
            // What is remembered for ever cannot be built anew once a state is given up.
            (_, Call::Restore) if kind != Kind::Window => 1,
            _ => self.rng.u32(1..6),
        };
        self.say(|_| format!("{kind:?} fails in the next {count} {call:?}"));
        self.faults.fail_next(kind, call, count);
    }

    /// The process dies, and comes up again with what is in journal and ledger.
    fn crash(&mut self) {
        // One that dies all the time comes nowhere.
        if self.tally.get("crashes").is_some_and(|count| *count >= MAX_CRASHES) {
            return;
        }
        self.count("crashes", 1);
        self.written_at_crash = self.written;
        self.say(|_| "crash".into());
        self.pending = Detected::default();
        self.recoveries.clear();
        (self.prepared, self.rehearsal) = (None, None);
        self.queue.waiting.clear();
        self.lines.iter_mut().for_each(|lines| lines.next = lines.stored);
        self.plan += 1;
        // Read back from what would be written.
        let written =
            self.ledger.checkpoint.as_ref().map(|checkpoint| serde_json::to_vec(checkpoint).unwrap());
        let checkpoint = written.map(|bytes| serde_json::from_slice::<Checkpoint>(&bytes).unwrap());
        let (snapshot, loaded, changes) = match checkpoint {
            Some(Checkpoint { snapshot, loaded, changes }) => (Some(snapshot), loaded, changes),
            None => {
                let first = |kind| Version { kind, number: 1, schema: 1 };
                (None, Kind::ALL.into_iter().map(first).collect(), vec![])
            }
        };
        (self.loaded, self.changes) = (loaded, changes);
        // Whoever starts it may have put another version in place meanwhile.
        let upgraded = !self.digests && self.rng.u8(0..4) == 0;
        if let Some(window) = self.loaded.iter_mut().find(|it| upgraded && it.kind == Kind::Window) {
            *window = Version { number: window.number + 1, schema: 3 - window.schema, ..*window };
        }
        self.detector = Detector::new(self.settings.clone(), Arc::clone(&self.fields));
        for version in self.loaded.clone() {
            self.detector.add(self.plugin(version)).unwrap();
        }
        if let Some(snapshot) = snapshot {
            self.restore(snapshot, upgraded);
        }
    }

    fn restore(&mut self, mut snapshot: Snapshot, upgraded: bool) {
        if self.faults.broken() == Some(Break::JournalSkipped) {
            snapshot.position.next = self.journal.next();
        }
        let unused = self.detector.restore(snapshot);
        self.say(|_| format!("restored; not used: {unused:?}"));
        if let Some(other) = unused.iter().find(|it| !upgraded || it.plugin != "window" || !it.can_be_rebuilt)
        {
            self.wrong = Some(format!("a state was not used: {other:?}"));
        }
        if upgraded && !unused.is_empty() {
            self.count("rebuilt", 1);
            let from = self.journal.back(self.detector.position().next, LOOKBACK_SECONDS);
            self.detector.rebuild(Kind::Window.name(), from);
        }
    }

    /// Nothing new happens, and what is left is done. Returns whether that is all.
    pub fn rest(&mut self, round: u32) -> bool {
        // Failures that still lie ahead end at last.
        if round > 8 || self.rng.bool() {
            self.faults.calm();
        }
        (self.prepared, self.rehearsal) = (None, None);
        for _ in 0..50 {
            self.send();
            self.store();
            self.detect();
        }
        self.take_recoveries();
        while !self.recoveries.is_empty() {
            let tries = (0..100_000).find(|_| {
                self.step_one(0);
                self.recoveries[0].1 != Step::More
            });
            if tries.is_none() {
                self.wrong = Some("a recovery has no end".into());
            }
            self.rejoin_one(0);
        }
        self.checkpoint();
        if self.detector.reports().any(|report| report.standing.quarantine.is_some()) {
            self.jump();
        }
        // A last look at the clock, at which nothing is to fail any more.
        if !self.is_any_away() {
            self.faults.calm();
            self.advance(self.detector.newest().map_or(0, |newest| newest.0));
        }
        if self.is_any_away() || !self.has_read_all() {
            return false;
        }
        self.checkpoint();
        if self.faults.broken() == Some(Break::HealthyParked) {
            self.ledger.parked.insert((Kind::Tally.name().into(), 0, 0));
        }
        true
    }

    fn is_any_away(&self) -> bool {
        Kind::ALL.into_iter().any(|kind| self.is_away(kind))
    }
}

fn in_words(detected: &Detected) -> String {
    let mut words: Vec<String> = vec![];
    for finding in &detected.findings {
        let events: Vec<u64> = finding.events.iter().map(|event| event.number).collect();
        words.push(format!("{} {} of {events:?}", finding.rule.id, finding.key));
    }
    words.extend(detected.faults.iter().map(|it| format!("{} {} {}", it.plugin.name, it.shard, it.fault)));
    let parked = detected.parked.iter();
    words.extend(parked.map(|it| format!("{} {} parks {}", it.plugin.name, it.shard, it.number)));
    words.extend(detected.notices.iter().map(|notice| format!("{notice:?}")));
    if words.is_empty() { "nothing".into() } else { words.join("; ") }
}
