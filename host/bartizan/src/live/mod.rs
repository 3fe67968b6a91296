//! Live operation: what happens to plugins while records are judged.
//!
//! The service calls [`Live::between`] between two batches: shards that have caught up come back, versions that
//! are ready are put in place, and what is new to be done is begun. Everything that takes long happens on other
//! threads: [`loader`] makes versions ready, [`aside`] has shards catch up, [`shadow`] runs candidates.
//! [`watch`] sees files change, [`startup`] decides which versions run first.

pub mod aside;
pub mod change;
mod cutover;
pub mod entry;
pub mod fixtures;
pub mod kept;
pub mod loader;
mod requests;
pub mod shadow;
pub mod startup;
mod status;
pub mod watch;

use std::{
    collections::{BTreeMap, VecDeque},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::Receiver,
    },
};

use bartizan_detect::correlate::{Notice, Step as Progress};
use bartizan_model::{PluginRef, Timestamp};
use bartizan_store::{Delivered, PluginStep, SqliteLedger, Step, StepOutcome};
use serde_json::Value;
use tokio::{runtime::Handle, sync::mpsc};

use crate::{
    config::Config,
    control::{Refusal, Request},
    past::JournalPast,
    pipeline::{Outcome, Pipeline},
    plugin::load::{self, Place},
    read,
};
use aside::Aside;
use change::{Change, MAX_WAITING, What};
use entry::Entry;
use loader::{Loader, Origin, Task};
use watch::Owner;

/// Actor of what the host does by itself.
pub const HOST: &str = "host";

/// What the service works with, beside the pipeline.
pub struct Parts {
    /// The plugins, as they were started.
    pub entries: Vec<Entry>,
    /// Makes versions ready.
    pub loader: Loader,
    /// Past records.
    pub past: Arc<JournalPast>,
    /// Number of the next record that the main path judges, for the other threads.
    pub head: Arc<AtomicU64>,
    /// The ledger, for parked records.
    pub ledger: Arc<SqliteLedger>,
    /// Runs what is asynchronous.
    pub runtime: Handle,
    /// What files and signals ask for.
    pub seen: Receiver<watch::Seen>,
    /// What people ask for.
    pub requests: mpsc::Receiver<Request>,
    /// Time after which data that does not come makes rules blind.
    pub blind_after: std::time::Duration,
    /// What is known of collection, for metrics.
    pub collection: Box<dyn Fn() -> crate::control::status::Collection + Send>,
}

/// The plugins of a service, and what is being done about them; see the module.
pub struct Live {
    parts: Parts,
    aside: Aside,
    waiting: VecDeque<Change>,
    /// Whether the loader works on something.
    loading: bool,
    /// Records that are parked and wait, by plugin.
    parked: BTreeMap<String, u64>,
    watcher: Option<watch::Watcher>,
    started: Timestamp,
    /// No version is changed before this record.
    hold_until: u64,
}

/// What happened between two batches.
#[derive(Default)]
pub struct Between {
    /// What shards that came back had found.
    pub outcome: Outcome,
    /// What was done with plugins.
    pub steps: Vec<PluginStep>,
    /// Versions that are active from here on.
    pub activated: Vec<PluginRef>,
    /// Parked records that were judged after all.
    pub delivered: Vec<Delivered>,
    /// Whether plugins were changed, so that a checkpoint must follow.
    pub changed: bool,
    /// Answers to give when all this is written.
    pub answers: Vec<(Change, Result<Value, Refusal>)>,
}

impl Between {
    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        let Between { outcome, steps, delivered, changed, answers, .. } = self;
        outcome.is_empty() && steps.is_empty() && delivered.is_empty() && !changed && answers.is_empty()
    }
}

impl Live {
    /// Live operation of plugins that run already.
    pub fn new(parts: Parts, parked: BTreeMap<String, u64>, changes: Vec<Change>) -> Live {
        let aside = Aside::new(Arc::clone(&parts.past), Arc::clone(&parts.head));
        Live {
            aside,
            waiting: changes.into(),
            loading: false,
            parked,
            watcher: None,
            started: now(),
            hold_until: 0,
            parts,
        }
    }

    /// Changes no version before the record numbered `next`: records that may have been judged before a crash
    /// are judged again by the versions that judged them, so that findings have the ids that they had.
    pub fn hold_until(&mut self, next: u64) {
        self.hold_until = next;
    }

    /// Watches the plugins' files from here on.
    pub fn watch(&mut self, watcher: watch::Watcher, config: &Config) {
        self.watcher = Some(watcher);
        self.watch_files(config);
    }

    /// Watches the files that a configuration names, and its own.
    fn watch_files(&self, config: &Config) {
        let Some(watcher) = &self.watcher else { return };
        let mut paths = watch::Owners::new();
        let mut own = |path: PathBuf, owner: Owner| paths.entry(path).or_default().extend([owner]);
        own(self.parts.loader.config().to_owned(), Owner::Everything);
        for table in config.tables.values() {
            own(table.path.clone(), Owner::Everything);
        }
        for plugin in &config.plugins {
            let Ok(place) = load::place_of(&plugin.from) else { continue };
            let name = plugin.name.clone().unwrap_or_else(|| load::name_of(&place));
            let (Place::Component(path) | Place::Folder(path)) = place;
            let files = [Some(path), plugin.assets.clone(), plugin.settings_file.clone()];
            files.into_iter().flatten().for_each(|path| own(path, Owner::Plugin(name.clone())));
        }
        watcher.set(paths);
    }

    /// Does what is to be done between two batches, when `next` is the next record to be judged.
    pub fn between(&mut self, pipeline: &mut Pipeline) -> Between {
        let next = pipeline.detector().position().next;
        self.parts.head.store(next, Ordering::Release);
        let mut between = Between::default();
        self.bring_back(pipeline, &mut between);
        while let Some((change, made)) = self.parts.loader.done() {
            self.loading = false;
            self.cut_over(pipeline, change, made, &mut between);
        }
        self.take_in(pipeline, &mut between);
        self.begin(pipeline, &mut between);
        let now = read::now();
        self.parts
            .entries
            .iter_mut()
            .filter_map(|entry| entry.shadow.as_mut())
            .for_each(|each| each.mind(now));
        between
    }

    /// Notes what a batch led to: shadows compare findings, quarantines become history.
    pub fn saw(&mut self, outcome: &Outcome, next: u64) -> Vec<PluginStep> {
        for entry in &mut self.parts.entries {
            if let Some(shadow) = &mut entry.shadow {
                let own = outcome.settled.iter().map(|settled| &settled.judged.finding);
                shadow.saw(own.filter(|finding| finding.plugin.name == entry.name), next);
            }
        }
        let mut steps = vec![];
        self.note(outcome, &mut steps);
        steps
    }

    /// Whether something is being done that the service should look after soon.
    pub fn is_busy(&self) -> bool {
        self.loading || !self.waiting.is_empty() || self.aside.is_busy()
    }

    /// Shards that have caught up come back; those that failed go and catch up.
    fn bring_back(&mut self, pipeline: &mut Pipeline, between: &mut Between) {
        let past = Arc::clone(&self.parts.past);
        let next = pipeline.detector().position().next;
        while let Some(mut recovery) = self.aside.back() {
            // What little is left is done here, unless the plugin fails in it.
            while !recovery.is_halving() && recovery.step(&*past, next) == Progress::More {}
            if recovery.is_halving() && !recovery.is_stuck() {
                self.aside.send(vec![recovery]);
                continue;
            }
            let locate = |number| crate::past::locate(&*past.journal, number);
            between.outcome.join(pipeline.rejoin(recovery, &locate));
            // What it delivered and where it stands belong together: another version must not find it again.
            between.changed = true;
        }
        let (recoveries, outcome) = pipeline.recoveries();
        between.outcome.join(outcome);
        self.aside.send(recoveries);
    }

    /// Begins what waits.
    fn begin(&mut self, pipeline: &mut Pipeline, between: &mut Between) {
        while !self.loading
            && pipeline.detector().position().next >= self.hold_until
            && let Some(change) = self.waiting.pop_front()
        {
            let Some(at) = self.position(&change.plugin) else {
                let known: Vec<&str> = self.parts.entries.iter().map(|entry| &*entry.name).collect();
                let message =
                    format!("there is no plugin {:?}; there are {}", change.plugin, known.join(", "));
                between.answers.push((change, Err(Refusal::not_found(message))));
                continue;
            };
            match self.origin_of(at, &change) {
                Err(refusal) => between.answers.push((change, Err(refusal))),
                Ok(_) if change.what == What::Drop => self.drop_candidate(at, change, between),
                Ok(origin) => self.load(pipeline, at, change, origin),
            }
        }
    }

    fn load(&mut self, pipeline: &Pipeline, at: usize, change: Change, origin: Origin) {
        let Some(entry) = self.parts.entries.get(at) else { return };
        let force = matches!(change.what, What::Reload { force: true } | What::Enable | What::Shadow { .. });
        let task = Task {
            force,
            // Whoever asks for it gets it.
            held: entry.held.clone().filter(|_| change.reply.is_none()),
            previous: entry.previous.as_ref().map(|previous| previous.identity.digest.clone()),
            shadow: matches!(change.what, What::Shadow { .. }),
            active: entry.active_for_loading(),
            outline: pipeline.outline(),
            origin,
            change,
        };
        self.loading = self.parts.loader.begin(task);
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.parts.entries.iter().position(|entry| entry.name == name)
    }

    /// Lets a change wait its turn.
    fn wait(&mut self, change: Change, between: &mut Between) {
        let same = |waiting: &Change| {
            waiting.plugin == change.plugin && waiting.what == change.what && waiting.reply.is_none()
        };
        if change.reply.is_none() && self.waiting.iter().any(same) {
            return;
        }
        if self.waiting.len() >= MAX_WAITING {
            let refusal = Refusal::conflict(format!("{MAX_WAITING} changes wait already; ask again later"));
            between.answers.push((change, Err(refusal)));
            return;
        }
        self.waiting.push_back(change);
    }

    /// Quarantines and their ends, as history; parked records, counted.
    fn note(&mut self, outcome: &Outcome, steps: &mut Vec<PluginStep>) {
        for parked in &outcome.parked {
            *self.parked.entry(parked.plugin.name.clone()).or_default() += 1;
        }
        for notice in &outcome.notices {
            match notice {
                Notice::Quarantined(plugin, quarantine) => {
                    let detail = format!("until {}: {}", quarantine.until, quarantine.reason);
                    tracing::error!(plugin = plugin.name, until = %quarantine.until, "plugin quarantined");
                    steps.push(step_of(plugin, Step::Quarantine, HOST, detail));
                }
                Notice::Released(plugin) => {
                    tracing::warn!(plugin = plugin.name, "plugin is tried again");
                    steps.push(step_of(plugin, Step::Retry, HOST, String::new()));
                }
                Notice::Rejoined(plugin, shard) => {
                    tracing::info!(plugin = plugin.name, shard, "shard has caught up");
                }
                Notice::Missed(plugin, shard, records) => {
                    tracing::error!(
                        plugin = plugin.name,
                        shard,
                        records,
                        "records were gone before a shard caught up"
                    );
                }
            }
        }
    }
}

fn step_of(plugin: &PluginRef, step: Step, actor: &str, detail: String) -> PluginStep {
    PluginStep {
        id: 0,
        at: read::now(),
        plugin: plugin.name.clone(),
        step,
        actor: actor.to_owned(),
        outcome: StepOutcome::Done,
        from: Some(plugin.into()),
        to: None,
        detail,
    }
}

/// Now, for what people see.
fn now() -> Timestamp {
    read::now()
}
