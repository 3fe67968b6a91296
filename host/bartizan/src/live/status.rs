//! How the plugins are, as the control interface and the metrics say it.

use std::collections::BTreeMap;

use bartizan_detect::{
    access::FieldAccess,
    correlate::{Blind, PluginReport, ShardReport, Why},
    descriptor::Descriptor,
    plugin::Cost,
};

use super::{Live, entry::Entry, now};
use crate::{
    control::status::{BlindRule, PluginBlind, PluginStatus, ShadowStatus, ShardCost, Snapshot, Standing},
    pipeline::Pipeline,
};

impl Live {
    /// All plugins.
    pub(super) fn statuses(&self, pipeline: &Pipeline) -> Vec<PluginStatus> {
        let reports: BTreeMap<String, PluginReport<'_>> = pipeline
            .detector()
            .reports()
            .map(|report| (report.plugin.identity().name.clone(), report))
            .collect();
        let mut blind = self.blind_by_plugin(pipeline);
        let status = |entry: &Entry| {
            let report = reports.get(&entry.name);
            let shown = entry.active.as_ref().or(entry.previous.as_ref());
            let shards = report.map(shards_of).unwrap_or_default();
            PluginStatus {
                name: entry.name.clone(),
                version: shown.map(|version| version.identity.version.clone()).unwrap_or_default(),
                digest: shown.map(|version| version.identity.digest.clone()).unwrap_or_default(),
                world: entry.world.name().to_owned(),
                standing: standing_of(entry, report),
                since: shown.map_or_else(now, |version| version.since),
                previous: entry.previous.as_ref().map(|version| (&version.identity).into()),
                shadow: entry.shadow.as_ref().map(|shadow| shadow.status(cost_of(pipeline, &entry.name))),
                shards,
                blind: blind.remove(&entry.name).unwrap_or_default(),
                ungranted: report.map(|report| fields(report, FieldAccess::not_granted)).unwrap_or_default(),
                masked: report.map(|report| fields(report, FieldAccess::seen_masked)).unwrap_or_default(),
                parked: self.parked.get(&entry.name).copied().unwrap_or(0),
                remarks: report.map_or(0, |report| report.plugin.descriptor().remarks.len() as u64),
                refused: entry.refused.clone(),
            }
        };
        self.parts.entries.iter().map(status).collect()
    }

    /// The rules that see nothing.
    pub(super) fn blind(&self, pipeline: &Pipeline) -> Vec<PluginBlind> {
        let by_plugin = self.blind_by_plugin(pipeline);
        by_plugin.into_iter().map(|(plugin, rules)| PluginBlind { plugin, rules }).collect()
    }

    /// Everything that is counted.
    pub(super) fn snapshot(&self, pipeline: &Pipeline) -> Snapshot {
        let mut collection = (self.parts.collection)();
        collection.judged_number = pipeline.detector().position().next;
        Snapshot { plugins: self.statuses(pipeline), collection }
    }

    /// How a plugin's candidate compares.
    pub(super) fn shadow_status(&self, name: &str, pipeline: &Pipeline) -> Option<ShadowStatus> {
        let entry = self.parts.entries.iter().find(|entry| entry.name == name)?;
        Some(entry.shadow.as_ref()?.status(cost_of(pipeline, name)))
    }

    fn blind_by_plugin(&self, pipeline: &Pipeline) -> BTreeMap<String, Vec<BlindRule>> {
        let after = i64::try_from(self.parts.blind_after.as_secs()).unwrap_or(i64::MAX);
        let oldest = now().plus_seconds(-after);
        let mut by_plugin: BTreeMap<String, Vec<BlindRule>> = BTreeMap::new();
        for blind in pipeline.detector().blind(oldest) {
            // What was never seen counts only when there was time enough to see it.
            let too_early = blind.last.is_none() && self.started.plus_seconds(after) > now();
            if too_early && !matches!(blind.why, Why::Never(_)) {
                continue;
            }
            by_plugin.entry(blind.plugin.clone()).or_default().push(rule_of(&blind));
        }
        by_plugin
    }
}

fn fields(
    report: &PluginReport<'_>,
    which: impl for<'a> Fn(&FieldAccess, &'a Descriptor) -> Vec<&'a str>,
) -> Vec<String> {
    let fields = which(&report.plugin.access(), report.plugin.descriptor());
    fields.into_iter().map(str::to_owned).collect()
}

fn rule_of(blind: &Blind) -> BlindRule {
    BlindRule {
        rule: blind.rules.join(", "),
        subscription: match blind.subscription {
            Some(number) => format!("subscription {}", number + 1),
            None => "fields that it reads".to_owned(),
        },
        why: match &blind.why {
            Why::NoField(field) => format!("no event has {field}"),
            Why::NoData(condition) => format!("no event where {condition}"),
            Why::Never(why) => format!("can never be: {why}"),
        },
        since: blind.last,
    }
}

/// What all shards of a plugin cost so far.
pub fn cost_of(pipeline: &Pipeline, name: &str) -> ShardCost {
    let reports = pipeline.detector().reports();
    let report = reports.into_iter().find(|report| report.plugin.identity().name == name);
    let Some(report) = report else { return ShardCost::default() };
    let mut cost = Cost::default();
    report.shards.iter().for_each(|shard| cost.add(shard.cost));
    ShardCost {
        rows_in: report.counters.rows_in,
        state_bytes: report.shards.iter().map(|shard| shard.state_bytes).sum(),
        ..super::shadow::cost_of(cost)
    }
}

fn shards_of(report: &PluginReport<'_>) -> Vec<ShardCost> {
    let cost = |shard: &ShardReport| ShardCost {
        shard: shard.shard,
        state_bytes: shard.state_bytes,
        behind_records: shard.behind.unwrap_or(0),
        ..super::shadow::cost_of(shard.cost)
    };
    let mut shards: Vec<ShardCost> = report.shards.iter().map(cost).collect();
    // Conditions are tried on an event once, for all shards: it is told with the first.
    if let Some(first) = shards.first_mut() {
        first.rows_in = report.counters.rows_in;
        first.faults = report.counters.faults;
    }
    shards
}

fn standing_of(entry: &Entry, report: Option<&PluginReport<'_>>) -> Standing {
    if entry.active.is_none() {
        return Standing::Disabled;
    }
    let Some(report) = report else { return Standing::Running };
    if let Some(quarantine) = &report.standing.quarantine {
        return Standing::Quarantined {
            until: quarantine.until,
            failures: u32::try_from(report.standing.failures()).unwrap_or(u32::MAX),
            reason: quarantine.reason.clone(),
        };
    }
    let away = report.shards.iter().filter(|shard| shard.behind.is_some()).map(|shard| shard.shard);
    let away: Vec<u32> = away.collect();
    if away.is_empty() { Standing::Running } else { Standing::Away { away } }
}
