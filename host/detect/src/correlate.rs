//! Events in, findings out: routes each batch to the shards of all plugins, and gathers what they found.
//!
//! Findings do not depend on how events were cut into batches, on the number of shards or threads: rows
//! reach an instance in journal order, each with the watermark behind it, and findings are put in the order
//! of the journal positions at which they came to be.

mod found;
mod routing;
mod shard;

use std::sync::Arc;

use bartizan_model::{EventBatch, FieldId, FieldTable, Finding, PluginRef, Source, Timestamp};
use rayon::prelude::*;

use crate::{
    columns::{self, Frame, Slots, Wanted},
    descriptor::{Descriptor, DescriptorError, Partition},
    dictionary::{DeploymentKey, DictionaryLimits},
    filter::Index,
    patterns::PatternError,
    places::Places,
    plugin::{Fault, Plugin},
    rows::Lookup,
};
use found::{finding_of, position_of};
use routing::{LoadedView, Route, Target};
use shard::{Shard, Work};

/// Most evidence that one finding names; of more, the newest is kept and `events_omitted` says how many.
pub const MAX_EVIDENCE: usize = 1_000;
/// Most shards a plugin's state may be spread over.
pub const MAX_SHARDS: u32 = 4_096;

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
    /// Another plugin has its name.
    #[error("two plugins are named {0:?}; load it once, or rename one")]
    Twice(String),
}

/// A plugin's instance that came to an end.
#[derive(Clone, Debug)]
pub struct FaultReport {
    /// The plugin.
    pub plugin: PluginRef,
    /// The shard whose instance it was.
    pub shard: u32,
    /// How it ended.
    pub fault: Fault,
}

/// What a batch led to.
#[derive(Debug, Default)]
pub struct Detected {
    /// Findings, in the order of the journal positions at which they came to be.
    pub findings: Vec<Finding>,
    /// Instances that came to an end.
    pub faults: Vec<FaultReport>,
}

/// The state of one shard of a plugin.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct ShardState {
    /// The plugin that it belongs to.
    pub plugin: PluginRef,
    /// The schema of `state`.
    pub schema: u32,
    /// The shard, of the snapshot's `shard_count`.
    pub shard: u32,
    /// The plugin's own encoding.
    pub state: Vec<u8>,
}

/// Everything that the detector needs to go on from a point in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Snapshot {
    /// Largest event time seen, in nanoseconds since 1970.
    pub newest: Option<i64>,
    /// How many shards a plugin's state was spread over.
    pub shard_count: u32,
    /// All shards that have a state.
    pub shards: Vec<ShardState>,
}

/// What a plugin did, for people and metrics.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct Counters {
    /// Rows handed over.
    pub rows: u64,
    /// Findings made.
    pub findings: u64,
    /// Instances that came to an end.
    pub faults: u64,
}

/// Correlation; see the module.
pub struct Detector {
    settings: Settings,
    fields: Arc<FieldTable>,
    slots: Arc<Slots>,
    index: Index,
    plugins: Vec<Loaded>,
    places: Places,
    newest: i64,
}

struct Loaded {
    plugin: Arc<dyn Plugin>,
    routes: Vec<Route>,
    /// The slot of each field that the plugin reads.
    fields: Arc<[u32]>,
    field_ids: Vec<FieldId>,
    shards: Vec<Shard>,
    counters: Counters,
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
            newest: i64::MIN,
        }
    }

    /// Adds a plugin: from the next batch on, it sees what it subscribed to.
    pub fn add(&mut self, plugin: Arc<dyn Plugin>) -> Result<(), AddError> {
        let name = plugin.identity().name.clone();
        let descriptor = plugin.descriptor().clone();
        let refused = |error| AddError::Descriptor { plugin: name.clone(), error };
        if self.plugins.iter().any(|loaded| loaded.plugin.identity().name == name) {
            return Err(AddError::Twice(name));
        }
        descriptor.check().map_err(refused)?;
        let field_ids = self.field_ids(&descriptor.fields).map_err(refused)?;
        let slots = Arc::make_mut(&mut self.slots);
        let fields = field_ids.iter().map(|field| slots.add(*field)).collect();
        let routes = self.routes(&descriptor).map_err(refused)?;
        self.index.compile().map_err(|error| AddError::Conditions { plugin: name.clone(), error })?;
        let shards = (0..self.settings.shards).map(|_| Shard::default()).collect();
        self.plugins.push(Loaded {
            plugin,
            routes,
            fields,
            field_ids,
            shards,
            counters: Counters::default(),
        });
        Ok(())
    }

    /// Judges a batch. `locate` knows the source and line of events of batches that the detector itself no
    /// longer remembers.
    pub fn detect(
        &mut self,
        batch: EventBatch,
        locate: &dyn Fn(u64) -> Option<(Arc<Source>, u64)>,
    ) -> Detected {
        if batch.is_empty() {
            return Detected::default();
        }
        self.places.remember(batch.records());
        let (frame, mut work) = self.route(batch);
        let watermark = frame.watermarks.last().copied().map_or(Timestamp::MIN, Timestamp);
        self.judge(&frame, &mut work, watermark);
        self.gather(Some(&frame), work, locate)
    }

    /// Lets the watermark reach `time` less the allowed lateness without an event, so that timers fire in a
    /// stream that has gone quiet.
    pub fn advance(
        &mut self,
        time: Timestamp,
        locate: &dyn Fn(u64) -> Option<(Arc<Source>, u64)>,
    ) -> Detected {
        self.newest = self.newest.max(time.0);
        let watermark = Timestamp(self.newest).plus_seconds(-i64::from(self.settings.lateness_seconds));
        let mut work = self.no_work();
        let slots = Arc::clone(&self.slots);
        self.each_shard(&mut work, |loaded, shard, work| {
            if loaded.descriptor().timers && shard.instance.is_some() {
                let lookup = Lookup::new(Arc::clone(&slots), Arc::clone(loaded.fields));
                shard.run(work, |instance| instance.advance(watermark, &lookup));
            }
        });
        drop(slots);
        self.gather(None, work, locate)
    }

    /// The state of all shards, from which [`Detector::restore`] goes on. A shard whose plugin fails to give
    /// one is left out and reported.
    pub fn snapshot(&mut self) -> (Snapshot, Vec<FaultReport>) {
        let mut snapshot = Snapshot {
            newest: self.newest().map(|newest| newest.0),
            shard_count: self.settings.shards,
            shards: vec![],
        };
        let mut faults = vec![];
        for loaded in &mut self.plugins {
            let schema = loaded.plugin.descriptor().state_schema;
            let plugin = loaded.plugin.identity();
            for (number, shard) in (0u32..).zip(&mut loaded.shards) {
                if let Err(fault) = shard.save(schema) {
                    loaded.counters.faults += 1;
                    faults.push(FaultReport { plugin: plugin.clone(), shard: number, fault });
                }
                // Where an instance has ended, the last good state stands, for the one that takes over.
                if let Some((schema, state)) = shard.last.clone() {
                    let plugin = plugin.clone();
                    snapshot.shards.push(ShardState { plugin, schema, shard: number, state });
                }
            }
        }
        (snapshot, faults)
    }

    /// Goes on from a snapshot. Returns the states that could not be used, with the reason: their plugins
    /// begin without one.
    pub fn restore(&mut self, snapshot: Snapshot) -> Vec<(ShardState, String)> {
        self.newest = snapshot.newest.unwrap_or(i64::MIN);
        let mut unused = vec![];
        for state in snapshot.shards {
            if let Err(reason) = self.restore_shard(&state, snapshot.shard_count) {
                unused.push((state, reason));
            }
        }
        unused
    }

    /// The plugins, in the order they were added, and what they did.
    pub fn plugins(&self) -> impl Iterator<Item = (&dyn Plugin, &Counters)> {
        self.plugins.iter().map(|loaded| (&*loaded.plugin, &loaded.counters))
    }

    /// Largest event time seen.
    pub fn newest(&self) -> Option<Timestamp> {
        (self.newest != i64::MIN).then_some(Timestamp(self.newest))
    }

    fn restore_shard(&mut self, state: &ShardState, shard_count: u32) -> Result<(), String> {
        let shards = self.settings.shards;
        let named = |loaded: &&mut Loaded| loaded.plugin.identity().name == state.plugin.name;
        let loaded = self.plugins.iter_mut().find(named).ok_or("the plugin is not loaded any more")?;
        let schema = loaded.plugin.descriptor().state_schema;
        if schema != state.schema {
            return Err(format!("the plugin's state schema is {schema}, the state's is {}", state.schema));
        }
        if shards != shard_count {
            return Err(format!("there are {shards} shards now, and were {shard_count} then"));
        }
        let shard = loaded.shards.get_mut(state.shard as usize).ok_or("there is no such shard")?;
        let mut instance = loaded.plugin.instantiate().map_err(|fault| fault.to_string())?;
        instance.restore(state.schema, &state.state).map_err(|fault| fault.to_string())?;
        *shard = Shard { instance: Some(instance), last: Some((state.schema, state.state.clone())) };
        Ok(())
    }

    fn field_ids(&self, names: &[String]) -> Result<Vec<FieldId>, DescriptorError> {
        names.iter().map(|name| self.field_id(name)).collect()
    }

    fn field_id(&self, name: &str) -> Result<FieldId, DescriptorError> {
        let id = if name.is_empty() { None } else { self.fields.intern(name) };
        id.ok_or_else(|| DescriptorError::BadField(name.to_owned()))
    }

    fn routes(&mut self, descriptor: &Descriptor) -> Result<Vec<Route>, DescriptorError> {
        let mut routes = vec![];
        for subscription in &descriptor.subscriptions {
            let mut conditions = vec![];
            for condition in &subscription.conditions {
                let field = self.field_id(&condition.field)?;
                let slot = Arc::make_mut(&mut self.slots).add(field);
                conditions.push(self.index.add(condition, slot, field));
            }
            let target = match &subscription.partition {
                Partition::Stateless => Target::Anywhere,
                Partition::Global => Target::One,
                Partition::By(names) => {
                    let fields = self.field_ids(names)?;
                    let slots = Arc::make_mut(&mut self.slots);
                    Target::Keyed(fields.into_iter().map(|field| slots.add(field)).collect())
                }
            };
            routes.push(Route { conditions, target });
        }
        Ok(routes)
    }

    /// Builds the columns of a batch, and finds each shard's rows.
    fn route(&mut self, batch: EventBatch) -> (Arc<Frame>, Vec<Vec<Work>>) {
        let mut frame = self.frame(batch);
        let mut wanted = Wanted::default();
        self.index.want(&mut wanted);
        let routes = self.plugins.iter().flat_map(|loaded| &loaded.routes);
        // With one shard, no key decides anything.
        for slot in routes.flat_map(Route::keys).filter(|_| self.settings.shards > 1) {
            if let Some(field) = self.slots.field(*slot) {
                wanted.test(*slot, field);
            }
        }
        self.build(&mut frame, &wanted, None);
        self.index.evaluate(&frame);

        let count = frame.batch.len();
        let mut work = self.no_work();
        let mut wanted = Wanted::default();
        let mut any = vec![false; count];
        for (loaded, work) in self.plugins.iter_mut().zip(&mut work) {
            let mut routed = 0;
            for (number, route) in (0u32..).zip(&loaded.routes) {
                let passing = self.index.passing(&route.conditions, count);
                routed += route.spread(number, &passing, &frame, work);
                passing.rows().for_each(|row| {
                    if let Some(any) = any.get_mut(row as usize) {
                        *any = true;
                    }
                });
            }
            if routed > 0 {
                loaded.counters.rows += routed;
                loaded
                    .fields
                    .iter()
                    .zip(&loaded.field_ids)
                    .for_each(|(slot, field)| wanted.read(*slot, *field));
            }
        }
        self.build(&mut frame, &wanted, Some(&any));
        frame.slots = Arc::clone(&self.slots);
        (Arc::new(frame), work)
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
                    self.newest = self.newest.max(event.time.0.min(record.received.0));
                }
                self.newest.saturating_sub(lateness)
            })
            .collect();
        // All views of the batch before are gone, so this does not copy.
        Arc::make_mut(&mut self.slots).renew(self.settings.dictionary);
        Frame { batch, numbers, times, watermarks, columns: vec![], slots: Arc::clone(&self.slots) }
    }

    fn build(&mut self, frame: &mut Frame, wanted: &Wanted, rows: Option<&[bool]>) {
        if wanted.is_empty() {
            return;
        }
        // The frame lets go of the dictionaries while they grow.
        frame.slots = Arc::new(Slots::new(self.settings.key));
        columns::build(&frame.batch, wanted, rows, Arc::make_mut(&mut self.slots), &mut frame.columns);
        frame.slots = Arc::clone(&self.slots);
    }

    fn no_work(&self) -> Vec<Vec<Work>> {
        self.plugins.iter().map(|loaded| loaded.shards.iter().map(|_| Work::default()).collect()).collect()
    }

    fn judge(&mut self, frame: &Arc<Frame>, work: &mut [Vec<Work>], watermark: Timestamp) {
        self.each_shard(work, |loaded, shard, work| {
            if !work.rows.is_empty() {
                let rows = loaded.rows_of(frame, std::mem::take(&mut work.rows));
                let epoch = loaded.epoch(&frame.slots);
                shard.wake(&**loaded.plugin, work);
                shard.run(work, |instance| instance.on_batch(&rows, epoch));
            }
            if loaded.descriptor().timers && shard.instance.is_some() {
                let lookup = Lookup::new(Arc::clone(&frame.slots), Arc::clone(loaded.fields));
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
            let Loaded { plugin, routes, fields, shards, .. } = loaded;
            let view = LoadedView { plugin, several: routes.len() > 1, fields };
            tasks.extend(shards.iter_mut().zip(work).map(|(shard, work)| (view, shard, work)));
        }
        // A shard that has neither rows nor an instance costs no hand-over to another thread.
        tasks.retain(|(_, shard, work)| shard.instance.is_some() || !work.rows.is_empty());
        match &self.settings.workers {
            Some(pool) => pool.install(|| {
                tasks.into_par_iter().with_max_len(1).for_each(|(view, shard, work)| f(&view, shard, work));
            }),
            None => tasks.into_iter().for_each(|(view, shard, work)| f(&view, shard, work)),
        }
    }

    fn gather(
        &mut self,
        frame: Option<&Frame>,
        work: Vec<Vec<Work>>,
        locate: &dyn Fn(u64) -> Option<(Arc<Source>, u64)>,
    ) -> Detected {
        let mut found = vec![];
        let mut faults = vec![];
        for (loaded, work) in self.plugins.iter_mut().zip(work) {
            for (shard, work) in (0u32..).zip(work) {
                for raw in work.findings {
                    let position = position_of(&raw, frame);
                    match finding_of(&*loaded.plugin, raw, &self.places, locate) {
                        Ok(finding) => found.push((position, finding)),
                        Err(fault) => {
                            let plugin = loaded.plugin.identity().clone();
                            faults.push(FaultReport { plugin, shard, fault });
                        }
                    }
                    loaded.counters.findings += 1;
                }
                if let Some(fault) = work.fault {
                    loaded.counters.faults += 1;
                    faults.push(FaultReport { plugin: loaded.plugin.identity().clone(), shard, fault });
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
        Detected { findings: found.into_iter().map(|(_, finding)| finding).collect(), faults }
    }
}
