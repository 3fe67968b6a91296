//! What must be so when a run has come to rest: what a plain run over the same journal leads to.

use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use bartizan_detect::{
    correlate::{Detector, HOST_NAME, Snapshot, Warm},
    plugin::Plugin,
};
use bartizan_model::{Finding, Timestamp};

use crate::{
    faults::Faults,
    rules::{Kind, Rules, State, Version},
    run::World,
};

/// Records of a batch of the plain run.
const BATCH: u64 = 64;

/// A finding, whatever version found it: plugin, rule, key, events.
type What = (String, String, String, Vec<u64>);

fn what(finding: &Finding) -> What {
    let events = finding.events.iter().map(|event| event.number).collect();
    (finding.plugin.name.clone(), finding.rule.id.clone(), finding.key.clone(), events)
}

/// The plain run's outcome.
struct Plain {
    findings: Vec<Finding>,
    snapshot: Snapshot,
    /// Poisonous records that reached a plugin.
    met: BTreeSet<(Kind, u64)>,
}

pub(crate) fn check(world: &mut World) -> Result<(), String> {
    the_journal_has_every_line_once(world)?;
    let plain = plain_run(world);
    findings_are_equal(world, &plain)?;
    just_the_poisonous_are_parked(world, &plain)?;
    states_are_equal(world, &plain)
}

/// One detector, even batches, no failure: plugins come and go where they did.
fn plain_run(world: &World) -> Plain {
    let faults = Arc::new(world.faults.plain());
    let mut detector = Detector::new(world.settings.clone(), Arc::clone(&world.fields));
    let load = |kind, faults: &Arc<Faults>| -> Arc<dyn Plugin> {
        Rules::plugin(Version { kind, number: 1, schema: 1 }, false, faults)
    };
    for kind in Kind::ALL {
        detector.add(load(kind, &faults)).unwrap();
    }
    let mut findings = vec![];
    let mut changes = world.changes.iter().peekable();
    let end = world.journal.next();
    let mut from = 0;
    loop {
        while let Some(change) = changes.next_if(|change| change.next == from) {
            let outline = detector.outline();
            let prepared = match change.comes {
                true => outline.with(&load(change.kind, &faults)),
                false => outline.without(change.kind.name()),
            };
            detector.swap(prepared.unwrap(), Warm::Carry).unwrap();
        }
        if from == end {
            break;
        }
        let to = (from + BATCH).min(end).min(changes.peek().map_or(end, |change| change.next));
        let detected = detector.detect(world.journal.batch(from, to), &|_| None);
        assert!(detected.faults.is_empty(), "a plain run has no faults");
        findings.extend(detected.findings);
        from = to;
    }
    let newest = world.detector.newest().unwrap_or(Timestamp(0));
    findings.extend(detector.advance(newest, &|_| None).findings);
    let (snapshot, _) = detector.snapshot();
    Plain { findings, snapshot, met: faults.met() }
}

fn the_journal_has_every_line_once(world: &World) -> Result<(), String> {
    for (source, lines) in world.lines.iter().enumerate() {
        let stored = world.journal.entries.iter().filter(|entry| entry.source == source);
        let stored: Vec<usize> = stored.map(|entry| entry.line).collect();
        if stored != (0..lines.lines.len()).collect::<Vec<_>>() {
            return Err(format!("of source {source} the journal has the lines {stored:?}"));
        }
    }
    Ok(())
}

fn findings_are_equal(world: &World, plain: &Plain) -> Result<(), String> {
    let mut found: BTreeMap<What, Vec<&str>> = BTreeMap::new();
    for (id, finding) in &world.ledger.findings {
        if finding.plugin.name == HOST_NAME {
            continue;
        }
        found.entry(what(finding)).or_default().push(id);
        for event in &finding.events {
            let entry = &world.journal.entries[event.number as usize];
            let (source, line) = (&world.journal.sources[entry.source].name, entry.line as u64 + 1);
            // What is no longer in the journal has no place.
            if !event.source.is_empty() && (&event.source, event.line) != (source, line) {
                return Err(format!("finding {id} has a wrong place: {event:?}"));
            }
        }
    }
    let expected: BTreeMap<What, &str> =
        plain.findings.iter().map(|finding| (what(finding), finding.id.as_str())).collect();
    assert_eq!(expected.len(), plain.findings.len(), "a plain run finds nothing twice");
    let lost: Vec<_> = expected.keys().filter(|what| !found.contains_key(*what)).collect();
    let more: Vec<_> = found.keys().filter(|what| !expected.contains_key(*what)).collect();
    if !lost.is_empty() || !more.is_empty() {
        let (first_lost, first_more) = (lost.iter().take(3), more.iter().take(3));
        let (first_lost, first_more) = (first_lost.collect::<Vec<_>>(), first_more.collect::<Vec<_>>());
        return Err(format!(
            "{} findings are lost: {first_lost:?}, {} should not be: {first_more:?}",
            lost.len(),
            more.len()
        ));
    }
    for (what, ids) in &found {
        if ids.len() > 1 {
            return Err(format!("found twice: {what:?} as {ids:?}"));
        }
        if !world.digests && ids[0] != expected[what] {
            return Err(format!("{what:?} has the id {}, not {}", ids[0], expected[what]));
        }
    }
    Ok(())
}

fn just_the_poisonous_are_parked(world: &World, plain: &Plain) -> Result<(), String> {
    let kind = |name: &str| Kind::of(name).ok_or_else(|| format!("there is no plugin {name}"));
    let mut parked = BTreeSet::new();
    for (plugin, shard, number) in &world.ledger.parked {
        if !parked.insert((kind(plugin)?, *number)) {
            return Err(format!("record {number} is parked for {plugin} in shard {shard} and another"));
        }
    }
    match parked == plain.met {
        true => Ok(()),
        false => Err(format!("parked: {parked:?}, to be parked: {:?}", plain.met)),
    }
}

fn states_are_equal(world: &mut World, plain: &Plain) -> Result<(), String> {
    let (snapshot, detected) = world.detector.snapshot();
    if !detected.faults.is_empty() {
        return Err(format!("a state is not given: {:?}", detected.faults));
    }
    if snapshot.shards.iter().any(|shard| shard.behind.is_some()) {
        return Err("a shard is still behind".into());
    }
    let (states, expected) = (states_of(&snapshot)?, states_of(&plain.snapshot)?);
    for (shard, state) in &expected {
        let here = states.get(shard).cloned().unwrap_or_default();
        if here != *state {
            return Err(format!("the state of {shard:?} is {here:?}, and should be {state:?}"));
        }
    }
    match states.keys().find(|shard| !expected.contains_key(*shard)) {
        Some(shard) => Err(format!("{shard:?} has the state {:?}, and should have none", states[shard])),
        None => Ok(()),
    }
}

/// The states that are not as a new instance begins.
fn states_of(snapshot: &Snapshot) -> Result<BTreeMap<(String, u32), State>, String> {
    let mut states = BTreeMap::new();
    for shard in &snapshot.shards {
        let bytes = shard.state.as_deref().unwrap_or_default();
        let state = State::decode(shard.schema, bytes);
        let state = state.ok_or_else(|| format!("a state of schema {} cannot be read", shard.schema))?;
        if state != State::default() {
            states.insert((shard.plugin.name.clone(), shard.shard), state);
        }
    }
    Ok(states)
}
