//! A candidate that runs in the shadow of the version that is active: over the same records, on a thread of its
//! own, its findings compared and not delivered.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use bartizan_detect::{
    correlate::Rehearsal,
    plugin::{Cost, Fault},
};
use bartizan_model::{Finding, PluginRef, Timestamp};
use bartizan_sandbox::LoadedPlugin;

use super::loader::Ready;
use crate::{
    control::status::{MAX_SHADOW_EXAMPLES, ShadowEnd, ShadowExample, ShadowStatus, ShardCost, Side},
    past::JournalPast,
    plugin::load::Loaded,
};

/// Most findings that are remembered to be compared. Further ones are counted, and compared no more.
const MAX_COMPARED: usize = 100_000;
/// Most findings of the candidate that wait to be compared; then it waits, too.
const MAX_PENDING: usize = 10_000;
/// Pause of a candidate that has seen everything.
const PAUSE: Duration = Duration::from_millis(50);

/// The candidate, running.
pub struct Shadow {
    /// What it is.
    pub candidate: PluginRef,
    plugin: Arc<LoadedPlugin>,
    since: Timestamp,
    end: ShadowEnd,
    ended: Option<Timestamp>,
    /// Number of the first record that both are compared on.
    from: u64,
    runner: Arc<Runner>,
    thread: Option<JoinHandle<Option<Rehearsal>>>,
    diff: Diff,
    cost_old_before: ShardCost,
    /// How it failed, if it did.
    pub failed: Option<Fault>,
}

#[derive(Default)]
struct Runner {
    stop: AtomicBool,
    /// Number of the next record that it judges, at most so far.
    next: AtomicU64,
    /// It judges no record from here on.
    last: AtomicU64,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    findings: Vec<Finding>,
    cost: Cost,
    failed: Option<Fault>,
}

/// What only one of both has found so far.
#[derive(Default)]
struct Diff {
    /// By what tells a finding: who made it, and before which record it was there.
    open: HashMap<Key, (Side, u64, ShadowExample)>,
    both: u64,
    not_compared: u64,
}

type Key = (String, String, Vec<u64>);

impl Shadow {
    /// Starts the candidate. Both are compared from the record numbered `from` on.
    ///
    /// # Errors
    ///
    /// The system gives no thread, or the candidate is no rule.
    pub fn start(
        ready: Ready,
        from: u64,
        end: ShadowEnd,
        since: Timestamp,
        cost_old: ShardCost,
        past: &Arc<JournalPast>,
        head: &Arc<AtomicU64>,
    ) -> Result<Shadow, String> {
        let Ready { identity, loaded, rehearsal, .. } = ready;
        let (Loaded::Correlation(plugin), Some(mut rehearsal)) = (loaded, rehearsal) else {
            return Err("only plugins of the `correlation` world can run in the shadow".into());
        };
        rehearsal.keep_from(from);
        let runner = Arc::new(Runner::default());
        runner.next.store(rehearsal.next(), Ordering::Release);
        let last = end.records.map_or(u64::MAX, |records| from.saturating_add(records));
        runner.last.store(last, Ordering::Release);
        let (own, past, head) = (Arc::clone(&runner), Arc::clone(past), Arc::clone(head));
        let thread = std::thread::Builder::new()
            .name("bartizan-shadow".into())
            .spawn(move || own.run(rehearsal, &past, &head))
            .map_err(|error| format!("no thread for it: {error}"))?;
        Ok(Shadow {
            candidate: identity,
            plugin,
            since,
            end,
            ended: None,
            from,
            runner,
            thread: Some(thread),
            diff: Diff::default(),
            cost_old_before: cost_old,
            failed: None,
        })
    }

    /// Notes findings of the active version, when `next` is the next record that it judges.
    pub fn saw<'a>(&mut self, findings: impl Iterator<Item = &'a Finding>, next: u64) {
        if self.ended.is_some() {
            return;
        }
        for finding in findings {
            // The candidate cannot have found it before it has judged the last record that it rests on.
            let rests_on = finding.events.iter().map(|event| event.number + 1).max();
            self.diff.note(Side::Old, finding, rests_on.unwrap_or(next));
        }
    }

    /// Takes in what the candidate has found. Ends it when its time has come.
    pub fn mind(&mut self, now: Timestamp) {
        let (findings, failed) = {
            let mut seen = self.runner.seen.lock().unwrap_or_else(PoisonError::into_inner);
            (std::mem::take(&mut seen.findings), seen.failed.take())
        };
        let next = self.next();
        findings.iter().for_each(|finding| self.diff.note(Side::New, finding, next));
        if failed.is_some() {
            self.failed = failed;
        }
        let over = self.failed.is_some()
            || self.end.at.is_some_and(|at| at <= now)
            || next >= self.runner.last.load(Ordering::Acquire);
        if over && self.ended.is_none() {
            self.ended = Some(now);
            self.runner.last.fetch_min(next, Ordering::AcqRel);
        }
    }

    /// Ends the candidate's run, and gives back what it has led to.
    pub fn stop(mut self) -> (Arc<LoadedPlugin>, Option<Rehearsal>) {
        self.runner.stop.store(true, Ordering::Release);
        let rehearsal = self.thread.take().and_then(|thread| thread.join().ok()).flatten();
        (Arc::clone(&self.plugin), rehearsal)
    }

    /// How the two compare.
    pub fn status(&self, cost_old_now: ShardCost) -> ShadowStatus {
        let next = self.next();
        let cost = self.runner.seen.lock().unwrap_or_else(PoisonError::into_inner).cost;
        let (mut only_old, mut only_new, mut examples) = (0, 0, vec![]);
        let mut open: Vec<_> = self.diff.open.iter().collect();
        open.sort_by_key(|(key, _)| *key);
        for (_, (side, at, example)) in open {
            match side {
                // The candidate has not come so far.
                Side::Old if *at > next => continue,
                Side::Old => only_old += 1,
                Side::New => only_new += 1,
            }
            if examples.len() < MAX_SHADOW_EXAMPLES {
                examples.push(example.clone());
            }
        }
        ShadowStatus {
            candidate: (&self.candidate).into(),
            since: self.since,
            until: self.end,
            ended: self.ended,
            records: next.saturating_sub(self.from),
            only_old,
            only_new,
            both: self.diff.both,
            examples,
            cost_old: since(cost_old_now, self.cost_old_before),
            cost_new: cost_of(cost),
        }
    }

    fn next(&self) -> u64 {
        self.runner.next.load(Ordering::Acquire)
    }
}

impl Drop for Shadow {
    fn drop(&mut self) {
        self.runner.stop.store(true, Ordering::Release);
    }
}

impl Runner {
    /// Runs until it is told to stop; gives back the rehearsal, to go on from where it is promoted.
    fn run(&self, mut rehearsal: Rehearsal, past: &JournalPast, head: &AtomicU64) -> Option<Rehearsal> {
        while !self.stop.load(Ordering::Acquire) {
            let head = head.load(Ordering::Acquire).min(self.last.load(Ordering::Acquire));
            let waits = {
                let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.findings.len() >= MAX_PENDING
            };
            if waits || rehearsal.next() >= head {
                std::thread::sleep(PAUSE);
                continue;
            }
            let result = rehearsal.step(past, head);
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.cost = rehearsal.cost();
            seen.findings.extend(rehearsal.take_findings());
            self.next.store(rehearsal.next(), Ordering::Release);
            if let Err(fault) = result {
                seen.failed = Some(fault);
                return None;
            }
        }
        Some(rehearsal)
    }
}

impl Diff {
    fn note(&mut self, side: Side, finding: &Finding, next: u64) {
        let events = finding.events.iter().map(|event| event.number).collect();
        let key = (finding.rule.id.clone(), finding.key.clone(), events);
        match self.open.get(&key) {
            Some((other, _, _)) if *other != side => {
                self.open.remove(&key);
                self.both += 1;
            }
            Some(_) => {}
            None if self.open.len() >= MAX_COMPARED => self.not_compared += 1,
            None => {
                let example = ShadowExample {
                    only: side,
                    rule: finding.rule.id.clone(),
                    key: finding.key.clone(),
                    time: finding.time,
                    summary: finding.summary.clone(),
                };
                self.open.insert(key, (side, next, example));
            }
        }
    }
}

/// A cost as the control interface says it.
pub fn cost_of(cost: Cost) -> ShardCost {
    ShardCost {
        cpu_ns: cost.cpu_ns,
        calls: cost.calls,
        rows_selected: cost.rows,
        findings: cost.findings,
        memory_bytes: cost.memory_bytes,
        ..ShardCost::default()
    }
}

fn since(now: ShardCost, before: ShardCost) -> ShardCost {
    ShardCost {
        cpu_ns: now.cpu_ns.saturating_sub(before.cpu_ns),
        calls: now.calls.saturating_sub(before.calls),
        rows_in: now.rows_in.saturating_sub(before.rows_in),
        rows_selected: now.rows_selected.saturating_sub(before.rows_selected),
        findings: now.findings.saturating_sub(before.findings),
        ..now
    }
}
