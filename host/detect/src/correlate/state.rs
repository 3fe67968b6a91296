//! What the detector remembers, to go on from: all shards' states, and where they are of.

use std::collections::BTreeMap;

use bartizan_model::PluginRef;
use serde::{Deserialize, Serialize};

use super::{
    Away, Detected, Detector, FaultReport, Loaded, Notice, Position, Standing,
    shard::{Saved, Shard, instance_of},
};

/// The state of one shard of a plugin.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ShardState {
    /// The plugin that it belongs to.
    pub plugin: PluginRef,
    /// The schema of `state`.
    pub schema: u32,
    /// The shard, of the snapshot's `shard_count`.
    pub shard: u32,
    /// The plugin's own encoding; none: as a new instance begins.
    pub state: Option<Vec<u8>>,
    /// The place that the state is of, where that is not the snapshot's: the shard has yet to catch up.
    pub behind: Option<(Position, Away)>,
}

/// Everything that the detector needs to go on from a point in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Snapshot {
    /// The point.
    pub position: Position,
    /// How many shards a plugin's state was spread over.
    pub shard_count: u32,
    /// All shards that have a state.
    pub shards: Vec<ShardState>,
    /// How plugins behaved, by name.
    pub standings: BTreeMap<String, Standing>,
}

/// A state that could not be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unused {
    /// Name of its plugin.
    pub plugin: String,
    /// Its shard.
    pub shard: u32,
    /// Why.
    pub reason: String,
    /// Whether the plugin is there, and its lookback would rebuild the state.
    pub can_be_rebuilt: bool,
}

impl Detector {
    /// The state of all shards, from which [`Detector::restore`] goes on. A shard whose plugin fails to give
    /// one is away from here on; what was saved before stands for it.
    pub fn snapshot(&mut self) -> (Snapshot, Detected) {
        let mut detected = Detected::default();
        self.save(&mut detected);
        let mut snapshot = Snapshot {
            position: self.position,
            shard_count: self.settings.shards,
            shards: vec![],
            standings: BTreeMap::new(),
        };
        for loaded in &self.plugins {
            let plugin = loaded.plugin.identity();
            if loaded.standing != Standing::default() {
                snapshot.standings.insert(plugin.name.clone(), loaded.standing.clone());
            }
            let schema = loaded.plugin.descriptor().state_schema;
            for (number, shard) in (0u32..).zip(&loaded.shards) {
                let behind = shard.away.clone().map(|away| (shard.saved.at, away));
                if shard.saved.state.is_none() && behind.is_none() {
                    continue;
                }
                let (schema, state) =
                    shard.saved.state.clone().map_or((schema, None), |(schema, state)| (schema, Some(state)));
                snapshot.shards.push(ShardState {
                    plugin: plugin.clone(),
                    schema,
                    shard: number,
                    state,
                    behind,
                });
            }
        }
        (snapshot, detected)
    }

    /// Keeps all shards' states as those of this place.
    pub fn save(&mut self, detected: &mut Detected) {
        let (position, now, budget) = (self.position, self.now, self.settings.budget);
        for loaded in &mut self.plugins {
            let identity = loaded.plugin.identity().clone();
            for (shard, fault) in loaded.save(position) {
                if let Some(quarantine) = loaded.standing.fail(1, &fault, now, budget) {
                    detected.notices.push(Notice::Quarantined(identity.clone(), quarantine.clone()));
                }
                detected.faults.push(FaultReport { plugin: identity.clone(), shard, fault });
            }
        }
        self.stop_quarantined(detected, &|_| None);
    }

    /// Goes on from a snapshot. Returns the states that could not be used, with the reason: their plugins
    /// begin without one, unless they are rebuilt ([`Detector::rebuild`]).
    pub fn restore(&mut self, snapshot: Snapshot) -> Vec<Unused> {
        self.position = snapshot.position;
        // The clock was at least here.
        self.now = self.now.max(snapshot.position.newest);
        for loaded in &mut self.plugins {
            loaded.standing =
                snapshot.standings.get(&loaded.plugin.identity().name).cloned().unwrap_or_default();
            loaded.shards.iter_mut().for_each(|shard| *shard = Shard::at(snapshot.position));
        }
        let mut unused = vec![];
        for state in snapshot.shards {
            let (plugin, shard) = (state.plugin.name.clone(), state.shard);
            let behind = state.behind.clone();
            if let Err((reason, can_be_rebuilt)) = self.restore_shard(state, snapshot.shard_count) {
                if let Some((_, away)) = behind {
                    let only = (self.settings.shards == snapshot.shard_count).then_some(shard);
                    self.still_to_find(&plugin, only, &away);
                }
                unused.push(Unused { plugin, shard, reason, can_be_rebuilt });
            }
        }
        unused
    }

    /// Has all of a plugin's shards rebuild their state from the events since `from`, aside; what they find in
    /// those before this place is not delivered.
    pub fn rebuild(&mut self, plugin: &str, from: u64) {
        let position = self.position;
        let named = |loaded: &&mut Loaded| loaded.plugin.identity().name == plugin;
        if let Some(loaded) = self.plugins.iter_mut().find(named) {
            let at = Position { next: from.min(position.next), newest: i64::MIN };
            for shard in &mut loaded.shards {
                let (saved, away) = match shard.away.take() {
                    // It has yet to deliver what it finds in what it had missed.
                    Some(away) if !away.has_delivered(position) => away.anew(),
                    _ => (Saved { at, state: None }, Away::since(position)),
                };
                *shard = Shard::from(saved, Some(away));
            }
        }
    }

    /// A shard whose state is of no use was behind: what it had missed is judged all the same, with a state that
    /// is built anew. Where records are spread over another number of shards now, that may be in any of them.
    fn still_to_find(&mut self, plugin: &str, only: Option<u32>, away: &Away) {
        let named = |loaded: &&mut Loaded| loaded.plugin.identity().name == plugin;
        let Some(loaded) = self.plugins.iter_mut().find(named) else { return };
        let all = (0u32..).zip(&mut loaded.shards);
        for (_, shard) in all.filter(|(number, _)| only.is_none_or(|only| only == *number)) {
            let mut all = shard.away.take().unwrap_or_else(|| away.clone());
            if away.muted_until < all.muted_until {
                (all.muted_until, all.muted_newest) = (away.muted_until, away.muted_newest);
            }
            all.parked.extend(&away.parked);
            let (saved, away) = all.anew();
            *shard = Shard::from(saved, Some(away));
        }
    }

    fn restore_shard(&mut self, state: ShardState, shard_count: u32) -> Result<(), (String, bool)> {
        let (shards, position) = (self.settings.shards, self.position);
        let named = |loaded: &&mut Loaded| loaded.plugin.identity().name == state.plugin.name;
        let loaded = self.plugins.iter_mut().find(named);
        let loaded = loaded.ok_or_else(|| ("the plugin is not loaded any more".to_owned(), false))?;
        let schema = loaded.plugin.descriptor().state_schema;
        if schema != state.schema {
            let reason = format!("the plugin's state schema is {schema}, the state's is {}", state.schema);
            return Err((reason, true));
        }
        if shards != shard_count {
            return Err((format!("there are {shards} shards now, and were {shard_count} then"), true));
        }
        let shard = loaded.shards.get_mut(state.shard as usize);
        let shard = shard.ok_or_else(|| ("there is no such shard".to_owned(), false))?;
        let (at, mut away) = match state.behind {
            Some((at, away)) => (at, Some(away)),
            None => (position, None),
        };
        let saved = Saved { at, state: state.state.map(|state| (schema, state)) };
        if away.is_none() {
            match instance_of(&*loaded.plugin, &saved) {
                Ok(instance) => {
                    *shard = Shard::with(instance, saved);
                    return Ok(());
                }
                // It is tried again, aside.
                Err(_) => away = Some(Away::since(position)),
            }
        }
        *shard = Shard::from(saved, away);
        Ok(())
    }
}

impl Loaded {
    /// Keeps the state of all shards; those that fail are away.
    pub(super) fn save(&mut self, position: Position) -> Vec<(u32, crate::plugin::Fault)> {
        let schema = self.plugin.descriptor().state_schema;
        let mut faults = vec![];
        for (number, shard) in (0u32..).zip(&mut self.shards) {
            if let Err(fault) = shard.save(schema, position) {
                shard.away = Some(Away::since(position));
                self.counters.faults += 1;
                faults.push((number, fault));
            }
        }
        faults
    }
}
