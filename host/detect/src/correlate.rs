//! Events in, findings out: routes each batch to the shards of all plugins, and gathers what they found.
//!
//! Findings do not depend on how events were cut into batches, on the number of shards or threads: rows
//! reach an instance in journal order, each with the watermark behind it, and findings are put in the order
//! of the journal positions at which they came to be.

mod again;
mod batch;
mod bisect;
mod blind;
mod found;
mod needs;
mod plan;
mod recovery;
mod rehearsal;
mod rejoin;
mod report;
mod routing;
mod shard;
mod standing;
mod state;
mod swap;

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, FieldTable, Source, Timestamp};

use crate::{
    columns::Slots,
    descriptor::DescriptorError,
    dictionary::{DeploymentKey, DictionaryLimits},
    filter::Index,
    patterns::PatternError,
    places::Places,
    plugin::{Fault, Plugin},
};
pub use blind::{Blind, Why};
pub use needs::Needs;
pub use plan::{Outline, Prepared};
pub use recovery::{Recovery, Step};
pub use rehearsal::{Rehearsal, Rehearsed};
pub use report::{Counters, Detected, FaultReport, Notice, Parked, PluginReport, ShardReport};
pub use shard::{Away, Position};
pub use standing::{Budget, HOST_NAME, QUARANTINE_RULE, Quarantine, Standing};
pub use state::{ShardState, Snapshot, Unused};
pub use swap::{SwapError, Warm};

use plan::{Part, Plan};
use shard::Shard;

/// Most evidence that one finding names; of more, the newest is kept and `events_omitted` says how many.
pub const MAX_EVIDENCE: usize = 1_000;
/// Most shards a plugin's state may be spread over.
pub const MAX_SHARDS: u32 = 4_096;

/// Knows source and line of an event that was read some time ago.
pub type Locate<'a> = &'a (dyn Fn(u64) -> Option<(Arc<Source>, u64)> + Sync);

/// Makes all fields of narrow events of a batch, those of some rows.
pub type Widen<'a> = &'a (dyn Fn(&mut EventBatch, &[u32]) + Sync);

/// How the detector works.
#[derive(Clone)]
pub struct Settings {
    /// Shards that keyed subscriptions are spread over: at least 1, at most [`MAX_SHARDS`].
    pub shards: u32,
    /// How much later than the newest event one may still come, in seconds.
    pub lateness_seconds: u32,
    /// When dictionaries begin anew.
    pub dictionary: DictionaryLimits,
    /// The secret behind all keys.
    pub key: DeploymentKey,
    /// Where shards run side by side; none: one after the other on the calling thread.
    pub workers: Option<Arc<rayon::ThreadPool>>,
    /// How much misbehaviour of a plugin is borne.
    pub budget: Budget,
}

/// Why a plugin cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Its descriptor cannot be served.
    #[error("plugin {plugin:?}: {error}")]
    Descriptor {
        /// The plugin's name.
        plugin: String,
        /// What is wrong.
        error: DescriptorError,
    },
    /// Its conditions cannot be compiled.
    #[error("plugin {plugin:?}: its conditions do not compile: {error}")]
    Conditions {
        /// The plugin's name.
        plugin: String,
        /// What is wrong.
        error: PatternError,
    },
    /// It gives no instance.
    #[error("plugin {plugin:?}: {fault}")]
    Instance {
        /// The plugin's name.
        plugin: String,
        /// Why.
        fault: Fault,
    },
    /// Another plugin has its name.
    #[error("two plugins are named {0:?}; load it once, or rename one")]
    Twice(String),
    /// The name is the host's.
    #[error("no plugin can be named {0:?}, which is the host's own name; give it another `name`")]
    Reserved(String),
    /// There is no such plugin.
    #[error("there is no plugin {0:?}")]
    Unknown(String),
}

/// Correlation; see the module.
pub struct Detector {
    settings: Settings,
    fields: Arc<FieldTable>,
    slots: Arc<Slots>,
    index: Index,
    plugins: Vec<Loaded>,
    places: Places,
    position: Position,
    /// When the newest record was received, or the clock was last read, in nanoseconds since 1970.
    now: i64,
    /// Rises whenever the plugins change.
    plan: u64,
    /// The fields whose values are known before an event is made; see [`Detector::needs`].
    telling: Vec<FieldId>,
    /// What is judged at all, where it is not everything.
    only: Option<Only>,
}

/// The part that a detector beside the main path judges.
#[derive(Default)]
struct Only {
    /// One shard; none: all.
    shard: Option<u32>,
    /// Records that are passed over.
    skip: std::collections::BTreeSet<u64>,
    /// Rows of the last batch that were left to judge; none where they were judged, and timers failed.
    rows: usize,
}

struct Loaded {
    plugin: Arc<dyn Plugin>,
    part: Part,
    shards: Vec<Shard>,
    counters: Counters,
    standing: Standing,
    /// By field that it reads: when rows last had it.
    seen: Vec<Option<i64>>,
    /// The plan with which it came.
    since: u64,
}

impl Detector {
    /// A detector without plugins.
    pub fn new(settings: Settings, fields: Arc<FieldTable>) -> Detector {
        let slots = Arc::new(Slots::new(settings.key));
        let settings = Settings { shards: settings.shards.clamp(1, MAX_SHARDS), ..settings };
        Detector {
            settings,
            fields,
            slots,
            index: Index::default(),
            plugins: vec![],
            places: Places::default(),
            position: Position::default(),
            now: i64::MIN,
            plan: 0,
            telling: vec![],
            only: None,
        }
    }

    /// Adds a plugin: from the next batch on, it sees what it subscribed to.
    ///
    /// # Errors
    ///
    /// Where it cannot be served, or another has its name.
    pub fn add(&mut self, plugin: Arc<dyn Plugin>) -> Result<(), AddError> {
        let mut plugins: Vec<_> = self.plugins.iter().map(|loaded| Arc::clone(&loaded.plugin)).collect();
        plugins.push(Arc::clone(&plugin));
        let plan = Plan::of(&plugins, &self.fields)?;
        let fresh = self.fresh(plugin);
        self.plugins.push(fresh);
        self.put_in_place(plan);
        Ok(())
    }

    /// Says where the journal begins that the first batch is of.
    pub fn begin(&mut self, next: u64) {
        self.position.next = next;
        for shard in self.plugins.iter_mut().flat_map(|loaded| &mut loaded.shards) {
            shard.saved.at = self.position;
        }
    }

    /// Says that there are no records before `next` any more that have not been judged.
    fn pass_over(&mut self, next: u64) {
        self.position.next = self.position.next.max(next);
    }

    /// Judges a batch. `locate` knows the source and line of events of batches that the detector itself no
    /// longer remembers.
    ///
    /// A plugin that fails here costs the others no more than its deadline: what it failed on is judged again
    /// by a [`Recovery`].
    pub fn detect(&mut self, batch: EventBatch, locate: Locate<'_>) -> Detected {
        self.detect_narrow(batch, &|_, _| {}, locate)
    }

    /// As [`Detector::detect`], of events some of which have only the fields that [`Needs`] says: those that plugins
    /// are shown get the others by `widen`.
    pub fn detect_narrow(&mut self, batch: EventBatch, widen: Widen<'_>, locate: Locate<'_>) -> Detected {
        let records = batch.records().records();
        let (Some(first), Some(last)) = (records.first(), records.last()) else {
            return Detected::default();
        };
        let before = Position { next: first.number, ..self.position };
        let next = last.number + 1;
        let received = records.iter().map(|record| record.received.0).max();
        self.now = self.now.max(received.unwrap_or(i64::MIN));
        self.places.remember(batch.records());
        let (frame, mut work) = self.route(batch, widen);
        self.position.next = next;
        let watermark = frame.watermarks.last().copied().map_or(Timestamp::MIN, Timestamp);
        self.judge(&frame, &mut work, watermark);
        self.gather(Some(&frame), before, work, locate)
    }

    /// Lets the watermark reach `time` less the allowed lateness without an event, so that timers fire in a
    /// stream that has gone quiet.
    pub fn advance(&mut self, time: Timestamp, locate: Locate<'_>) -> Detected {
        let before = self.position;
        self.position.newest = self.position.newest.max(time.0);
        self.now = self.now.max(time.0);
        let mut work = self.no_work();
        self.fire(&mut work);
        self.gather(None, before, work, locate)
    }

    /// The plugins, in the order they were added, and what they did.
    pub fn plugins(&self) -> impl Iterator<Item = (&dyn Plugin, &Counters)> {
        self.plugins.iter().map(|loaded| (&*loaded.plugin, &loaded.counters))
    }

    /// All about the plugins, in the order they were added.
    pub fn reports(&self) -> impl Iterator<Item = PluginReport<'_>> {
        self.plugins.iter().map(|loaded| PluginReport {
            plugin: &loaded.plugin,
            counters: &loaded.counters,
            standing: &loaded.standing,
            shards: loaded.reports(self.position.next),
        })
    }

    /// Where the next batch is to begin, and how far time has come.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Largest event time seen.
    pub fn newest(&self) -> Option<Timestamp> {
        (self.position.newest != i64::MIN).then_some(Timestamp(self.position.newest))
    }

    /// The fields that plugins read, test or are partitioned by; none where all of an event may matter.
    pub fn needed_fields(&self) -> Option<Vec<FieldId>> {
        self.slots.needed()
    }

    /// Counts the changes of what runs; what was worked out from the plugins holds until it rises.
    pub fn plan(&self) -> u64 {
        self.plan
    }

    /// How it works.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A plugin that begins here.
    fn fresh(&self, plugin: Arc<dyn Plugin>) -> Loaded {
        Loaded {
            plugin,
            part: Part::default(),
            shards: (0..self.settings.shards).map(|_| Shard::at(self.position)).collect(),
            counters: Counters::default(),
            standing: Standing::default(),
            seen: vec![],
            since: self.plan + 1,
        }
    }

    /// Puts a plan in place that was made for just these plugins.
    fn put_in_place(&mut self, mut plan: Plan) {
        plan.index.recall(&self.index);
        plan.place(Arc::make_mut(&mut self.slots), &self.fields);
        for (loaded, part) in self.plugins.iter_mut().zip(plan.parts) {
            if loaded.seen.len() != part.fields.len() {
                loaded.seen = vec![None; part.fields.len()];
            }
            loaded.part = part;
        }
        self.index = plan.index;
        self.plan += 1;
    }
}
