//! What the detector tells: what a batch led to, and what plugins and shards did, for people and metrics.
//!
//! Values only; whoever gathers them says what becomes of them.

use std::sync::Arc;

use bartizan_model::{Finding, PluginRef};

use super::{Loaded, Quarantine, Shard, Standing};
use crate::plugin::{Cost, Fault, Plugin};

/// A plugin's instance that came to an end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultReport {
    /// The plugin.
    pub plugin: PluginRef,
    /// The shard whose instance it was.
    pub shard: u32,
    /// How it ended.
    pub fault: Fault,
}

/// A record on which a plugin fails by itself: the shard goes on without it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parked {
    /// The plugin.
    pub plugin: PluginRef,
    /// The shard.
    pub shard: u32,
    /// The record's number.
    pub number: u64,
    /// How the plugin fails on it.
    pub fault: Fault,
}

/// Something that happened to a plugin, which people will want to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// It failed too often, and does not run until then.
    Quarantined(PluginRef, Quarantine),
    /// Its quarantine is over: it is tried again.
    Released(PluginRef),
    /// A shard has caught up after a failure, and runs again.
    Rejoined(PluginRef, u32),
    /// A shard could not have some records any more that it was behind: how many, at most.
    Missed(PluginRef, u32, u64),
}

/// What a batch led to.
#[derive(Debug, Default)]
pub struct Detected {
    /// Findings, in the order of the journal positions at which they came to be.
    pub findings: Vec<Finding>,
    /// Instances that came to an end.
    pub faults: Vec<FaultReport>,
    /// Records that plugins fail on.
    pub parked: Vec<Parked>,
    /// What else happened to plugins.
    pub notices: Vec<Notice>,
}

impl Detected {
    /// Adds what something else led to, behind what is here.
    pub fn join(&mut self, other: Detected) {
        self.findings.extend(other.findings);
        self.faults.extend(other.faults);
        self.parked.extend(other.parked);
        self.notices.extend(other.notices);
    }
}

/// What a plugin did, for people and metrics.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct Counters {
    /// Events that its conditions were tried on.
    pub rows_in: u64,
    /// Rows handed over.
    pub rows: u64,
    /// Findings made.
    pub findings: u64,
    /// Instances that came to an end.
    pub faults: u64,
}

/// One shard, for people and metrics.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShardReport {
    /// Its number.
    pub shard: u32,
    /// What its instances cost so far.
    pub cost: Cost,
    /// Size of its saved state, in bytes.
    pub state_bytes: u64,
    /// Records that it has yet to judge, after a failure; none where it is up to date.
    pub behind: Option<u64>,
}

/// A plugin, for people and metrics.
pub struct PluginReport<'a> {
    /// The plugin.
    pub plugin: &'a Arc<dyn Plugin>,
    /// What it did.
    pub counters: &'a Counters,
    /// How it behaved.
    pub standing: &'a Standing,
    /// Its shards that ever had something to do.
    pub shards: Vec<ShardReport>,
}

impl Loaded {
    /// Its shards that ever had something to do; `next` is where the next batch is to begin.
    pub(super) fn reports(&self, next: u64) -> Vec<ShardReport> {
        let report = |(number, shard): (u32, &Shard)| ShardReport {
            shard: number,
            cost: shard.cost(),
            state_bytes: shard.saved.state.as_ref().map_or(0, |(_, state)| state.len() as u64),
            behind: shard.away.as_ref().map(|_| next.saturating_sub(shard.saved.at.next)),
        };
        let idle = |report: &ShardReport| {
            report.cost == Cost::default() && report.state_bytes == 0 && report.behind.is_none()
        };
        (0..).zip(&self.shards).map(report).filter(|report| !idle(report)).collect()
    }
}
