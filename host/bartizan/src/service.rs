//! The service's loop: journal → pipeline → ledger, over and over.
//!
//! Records are read from the journal only, whether they came a moment ago or before a restart, so there is
//! one path. What they led to is in the ledger before the loop goes on; a checkpoint is what each stage
//! remembers, together with the number of the first record that it has not seen. After a crash the records
//! since the checkpoint are judged again: their findings have the same ids, and the ledger knows them.

mod state;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use bartizan_detect::{
    classify::Judged,
    correlate::{Parked, Unused},
};
use bartizan_incident::Policy;
use bartizan_model::Source;
use bartizan_store::{
    Checkpoint, Commit, Committed, Delivered, Journal, JournalError, Ledger, LedgerError, ParkedRow,
    ParkedState, PluginStep, SqliteLedger,
};
use tokio::{runtime::Handle, sync::watch};

use crate::{
    live::{Between, Live},
    output::Outputs,
    past,
    pipeline::{Outcome, Pipeline, Settled},
    read,
};
use state::{checkpoint_of, memory_of};

/// Records that are judged between two looks at the ledger.
const READ_RECORDS: usize = 8_192;
/// Time without records after which the clock moves the watermark, so that timers fire in silence.
const QUIET: Duration = Duration::from_secs(5);
/// Longest wait for a record before the loop looks around, for what people ask, too.
const WAIT: Duration = Duration::from_millis(200);
/// The same, while something is being done about plugins.
const BUSY_WAIT: Duration = Duration::from_millis(10);
/// First and longest pause before a failed write to the ledger is tried again.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// What the service works with.
pub struct Service {
    /// The stages.
    pub pipeline: Pipeline,
    /// Records.
    pub journal: Arc<dyn Journal>,
    /// Findings, incidents, checkpoints.
    pub ledger: Arc<SqliteLedger>,
    /// The policy, for restoring incidents after people changed them.
    pub policy: Arc<Policy>,
    /// Where findings and incidents are written beside the ledger.
    pub outputs: Outputs,
    /// Time between two checkpoints.
    pub checkpoint_every: Duration,
    /// Runs what is asynchronous.
    pub runtime: Handle,
    /// What is done about plugins between two batches.
    pub live: Live,
    /// Number of the next record to be judged.
    pub next: u64,
}

/// What is written beside findings.
#[derive(Default)]
struct Beside {
    checkpoint: Option<Checkpoint>,
    steps: Vec<PluginStep>,
    delivered: Vec<Delivered>,
}

/// What the loop did until it was stopped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// Records judged.
    pub records: u64,
    /// Findings new to the ledger.
    pub findings: u64,
    /// Incidents begun.
    pub incidents: u64,
    /// Plugin instances that came to an end.
    pub faults: u64,
}

impl Service {
    /// Goes on from the last checkpoint, if there is one. Plugins that are new since then warm up with past
    /// records, aside.
    pub fn resume(&mut self, new: &[String]) -> anyhow::Result<()> {
        // Without a checkpoint, too: findings may have been kept since the beginning.
        self.live.hold_until(self.journal.next_number());
        let Some(checkpoint) = self.runtime.block_on(self.ledger.checkpoint())? else {
            self.pipeline.begin(self.next);
            return Ok(());
        };
        self.next = checkpoint.next_record;
        let mut rebuilt: BTreeSet<String> = new.iter().cloned().collect();
        let unused = self.pipeline.remember(memory_of(checkpoint));
        for Unused { plugin, shard, reason, can_be_rebuilt } in unused {
            tracing::warn!(plugin, shard, reason, "state not used");
            if can_be_rebuilt {
                rebuilt.insert(plugin);
            }
        }
        rebuilt.iter().for_each(|plugin| self.rebuild(plugin));
        tracing::info!(next_record = self.next, "going on from the checkpoint");
        Ok(())
    }

    /// Has a plugin whose state cannot be used build it anew from the records of its lookback.
    fn rebuild(&mut self, plugin: &str) {
        let lookback = self.pipeline.detector().plugins().find(|(known, _)| known.identity().name == plugin);
        let lookback = lookback.map_or(0, |(known, _)| known.descriptor().lookback_seconds);
        let from = past::back(&*self.journal, self.next, lookback);
        self.pipeline.rebuild(plugin, from);
    }

    /// Judges records until `stop`, and then those that are in the journal by then. `stored` tells how far
    /// the journal reaches.
    pub fn run(&mut self, mut stored: watch::Receiver<u64>, stop: &dyn Fn() -> bool) -> anyhow::Result<Done> {
        let mut done = Done::default();
        let (mut checkpointed, mut judged) = (Instant::now(), Instant::now());
        let mut clean = true;
        loop {
            let stopping = stop();
            clean &= !self.between(&mut done)?;
            let records = self.read()?;
            if records.is_empty() {
                if stopping {
                    break;
                }
                self.wait(&mut stored);
            } else {
                clean = false;
                judged = Instant::now();
                done.records += records.iter().map(|batch| batch.len() as u64).sum::<u64>();
                let last = records.last().and_then(|batch| batch.records().last());
                self.next = last.map_or(self.next, |record| record.number + 1);
                let journal = Arc::clone(&self.journal);
                let outcome = self.pipeline.process(records, &locate(&*journal));
                self.keep(outcome, Beside::default(), &mut done)?;
            }
            let since = checkpointed.elapsed();
            let quiet = judged.elapsed() >= QUIET && self.is_quiet();
            if since >= self.checkpoint_every.max(QUIET) && quiet {
                self.tick(&mut done)?;
                (checkpointed, clean) = (Instant::now(), true);
            } else if since >= self.checkpoint_every && !clean {
                self.checkpoint(Outcome::default(), Beside::default(), &mut done)?;
                (checkpointed, clean) = (Instant::now(), true);
            }
        }
        self.checkpoint(Outcome::default(), Beside::default(), &mut done)?;
        Ok(done)
    }

    /// Does what is to be done about plugins. Returns whether something was written that no checkpoint is
    /// behind yet.
    fn between(&mut self, done: &mut Done) -> anyhow::Result<bool> {
        let between = self.live.between(&mut self.pipeline);
        if between.is_empty() {
            return Ok(false);
        }
        let Between { outcome, steps, activated, delivered, changed, answers } = between;
        let beside = Beside { steps, delivered, ..Beside::default() };
        // A change of plugins and the state behind it are one transaction: whatever happens, records are
        // judged by the version that was active.
        match changed {
            true => self.checkpoint(outcome, beside, done)?,
            false => self.keep(outcome, beside, done)?,
        }
        for plugin in &activated {
            self.runtime.block_on(self.ledger.activate(plugin, read::now()))?;
        }
        answers.into_iter().for_each(|(change, answer)| change.answer(answer));
        Ok(!changed)
    }

    /// Whether all records are judged, and the newest dated one is a while ago.
    fn is_quiet(&self) -> bool {
        let newest = self.pipeline.detector().newest();
        let recently = read::now().plus_seconds(-(QUIET.as_secs() as i64));
        self.next >= self.journal.next_number() && newest.is_some_and(|newest| newest < recently)
    }

    /// Time is data, and enters here when no record brings it: timers fire. The checkpoint behind it is in the
    /// same transaction, so that a restart need not know when the clock was read.
    fn tick(&mut self, done: &mut Done) -> anyhow::Result<()> {
        let journal = Arc::clone(&self.journal);
        let outcome = self.pipeline.advance(read::now(), &locate(&*journal));
        self.checkpoint(outcome, Beside::default(), done)
    }

    fn read(&mut self) -> anyhow::Result<Vec<bartizan_model::RecordBatch>> {
        // Taken first, so that records appended meanwhile are not passed over.
        let end = self.journal.next_number();
        match self.journal.read(self.next, READ_RECORDS) {
            Ok(batch) if batch.is_empty() => {
                // Numbers that were lost with their records are not waited for.
                self.next = self.next.max(end);
                Ok(vec![])
            }
            Ok(batch) => Ok(vec![batch]),
            Err(error @ (JournalError::Corrupt { .. } | JournalError::Pruned { .. })) => {
                let readable = match &error {
                    JournalError::Corrupt { last, .. } => last + 1,
                    JournalError::Pruned { first, .. } => *first,
                    _ => self.next,
                };
                tracing::error!(%error, skipped = readable - self.next, "records that cannot be read are passed over");
                self.next = readable;
                Ok(vec![])
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Waits for records, but not for long.
    fn wait(&self, stored: &mut watch::Receiver<u64>) {
        let next = self.next;
        let more = stored.wait_for(|stored| *stored > next);
        let wait = if self.live.is_busy() { BUSY_WAIT } else { WAIT };
        // Whatever ends the wait, the journal is looked at again.
        let _ = self.runtime.block_on(async { tokio::time::timeout(wait, more).await });
    }

    /// Writes an outcome to the ledger, and from there to the outputs.
    fn keep(&mut self, outcome: Outcome, mut beside: Beside, done: &mut Done) -> anyhow::Result<()> {
        beside.steps.extend(self.live.saw(&outcome, self.next));
        report(&outcome);
        done.faults += outcome.faults.len() as u64;
        let parked: Vec<ParkedRow> = outcome.parked.iter().map(row_of).collect();
        let Beside { checkpoint, steps, delivered } = beside;
        let nothing = outcome.settled.is_empty() && parked.is_empty() && steps.is_empty();
        if nothing && delivered.is_empty() && checkpoint.is_none() {
            return Ok(());
        }
        let mut settled = outcome.settled;
        let mut pause = RETRY.0;
        let mut commit = Commit { checkpoint, parked, steps, delivered, ..Commit::default() };
        loop {
            commit = commit_of(&settled, commit);
            match self.runtime.block_on(self.ledger.commit(&commit)) {
                Ok(committed) => {
                    done.findings += committed.new_findings.len() as u64;
                    done.incidents += committed.opened.len() as u64;
                    return self.put_out(&commit, &committed);
                }
                Err(LedgerError::IncidentClosed { .. } | LedgerError::OutOfStep { .. }) => {
                    // People changed incidents meanwhile: see them as they are, and judge again.
                    let incidents = self.runtime.block_on(self.ledger.restore(Arc::clone(&self.policy)))?;
                    let judged: Vec<Judged> = settled.into_iter().map(|settled| settled.judged).collect();
                    settled = self.pipeline.settle_again(incidents, judged);
                }
                Err(error @ (LedgerError::Busy { .. } | LedgerError::Database { .. })) => {
                    tracing::error!(%error, retry_in = ?pause, "the ledger cannot be written; detection waits");
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(RETRY.1);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Writes what the stages remember, with an outcome that came just before.
    fn checkpoint(&mut self, mut outcome: Outcome, beside: Beside, done: &mut Done) -> anyhow::Result<()> {
        let (memory, more) = self.pipeline.memory();
        outcome.join(more);
        let checkpoint = Some(checkpoint_of(self.next, memory)?);
        self.keep(outcome, Beside { checkpoint, ..beside }, done)?;
        if let Err(error) = self.journal.retain(self.next) {
            tracing::error!(%error, "old records could not be removed");
        }
        Ok(())
    }

    fn put_out(&mut self, commit: &Commit, committed: &Committed) -> anyhow::Result<()> {
        for finding in &committed.turned_away {
            tracing::error!(%finding, "a finding is larger than the ledger takes, and is not kept");
        }
        let new = |finding: &&bartizan_store::Judged| committed.new_findings.contains(&finding.finding.id);
        commit.findings.iter().filter(new).for_each(|judged| self.outputs.finding(&judged.finding));
        let changed = committed.opened.iter().chain(&committed.joined);
        for id in changed {
            if let Some(incident) = commit.opened.get(id).or_else(|| commit.joined.get(id)) {
                self.outputs.incident(incident);
            }
        }
        self.outputs.flush();
        Ok(())
    }
}

fn locate(journal: &dyn Journal) -> impl Fn(u64) -> Option<(Arc<Source>, u64)> + '_ {
    |number| past::locate(journal, number)
}

fn report(outcome: &Outcome) {
    for report in &outcome.faults {
        let (plugin, shard) = (&report.plugin.name, report.shard);
        tracing::error!(plugin, shard, kind = report.fault.kind(), fault = %report.fault, "plugin instance ended");
    }
    for parked in &outcome.parked {
        let (plugin, number) = (&parked.plugin.name, parked.number);
        tracing::error!(plugin, number, fault = %parked.fault, "record parked: the plugin fails on it by itself");
    }
}

fn row_of(parked: &Parked) -> ParkedRow {
    ParkedRow {
        plugin: parked.plugin.name.clone(),
        digest: parked.plugin.digest.clone(),
        shard: parked.shard,
        number: parked.number,
        at: read::now(),
        kind: parked.fault.kind().to_owned(),
        reason: parked.fault.to_string(),
        state: ParkedState::Parked,
        delivered_at: None,
    }
}

/// The findings, written with what is written beside them.
fn commit_of(settled: &[Settled], beside: Commit) -> Commit {
    let Commit { checkpoint, parked, steps, delivered, .. } = beside;
    let mut commit = Commit { checkpoint, parked, steps, delivered, ..Commit::new(read::now()) };
    for Settled { judged, judgement } in settled {
        if let Some(judgement) = judgement {
            commit.add(judged.finding.clone(), judged.classification.clone(), judgement);
        }
    }
    commit
}
