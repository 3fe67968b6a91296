//! Plugins come, go and are replaced, between two batches.

use std::sync::Arc;

use super::{
    Away, Detector, Loaded, Position, Prepared, Rehearsed,
    shard::{Saved, Shard, instance_of},
};
use crate::{
    descriptor::Descriptor,
    plugin::{Fault, Instance, Plugin},
};

/// What a plugin begins with that is put in place.
pub enum Warm {
    /// With the state of the one that it replaces; with none where it replaces none.
    Carry,
    /// With the state that a rehearsal has led to, which ended at this very place.
    Rehearsed(Rehearsed),
}

/// Why a change could not be put in place. Everything is as it was.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SwapError {
    /// The plugins have changed since it was prepared: prepare it again.
    #[error("the plugins have changed meanwhile")]
    Stale,
    /// The rehearsal ended at another place than this: go on with it.
    #[error("the rehearsal is at record {at}, and detection at {next}")]
    NotThere {
        /// Where the rehearsal is.
        at: u64,
        /// Where detection is.
        next: u64,
    },
    /// Its state schema is another, so that it cannot go on from the old one's state.
    #[error("its state schema is {new}, that of the running version {old}")]
    Schema {
        /// Of the new version.
        new: u32,
        /// Of the one that runs.
        old: u32,
    },
    /// It does not take the state.
    #[error("shard {shard}: {fault}")]
    State {
        /// The shard.
        shard: u32,
        /// What it says.
        fault: Fault,
    },
}

impl Detector {
    /// The plugins as they are, to prepare a change from.
    pub fn outline(&self) -> super::Outline {
        let live = |loaded: &Loaded| loaded.shards.iter().filter(|shard| shard.instance.is_some()).count();
        super::Outline {
            settings: self.settings.clone(),
            plugins: self.plugins.iter().map(|loaded| Arc::clone(&loaded.plugin)).collect(),
            live: self.plugins.iter().map(live).collect(),
            fields: Arc::clone(&self.fields),
            plan: self.plan,
        }
    }

    /// Puts a change in place. From the next batch on the new version sees what the old one would have seen:
    /// no event is passed over, and none seen twice.
    ///
    /// # Errors
    ///
    /// The change cannot be made; everything is as it was.
    pub fn swap(&mut self, prepared: Prepared, warm: Warm) -> Result<(), SwapError> {
        let Prepared { plan, name, plugin, spare, based_on } = prepared;
        if based_on != self.plan {
            return Err(SwapError::Stale);
        }
        let at = self.plugins.iter().position(|loaded| loaded.plugin.identity().name == name);
        match (plugin, at) {
            (Some(plugin), at) => {
                let shards = match warm {
                    Warm::Rehearsed(rehearsed) => self.rehearsed(at, &*plugin, rehearsed, spare)?,
                    Warm::Carry => match at.and_then(|at| self.plugins.get_mut(at)) {
                        Some(old) => carried(old, &*plugin, self.position, spare)?,
                        None => vec![],
                    },
                };
                let mut fresh = self.fresh(plugin);
                fresh.shards.iter_mut().zip(shards).for_each(|(place, shard)| *place = shard);
                match at.and_then(|at| self.plugins.get_mut(at)) {
                    Some(old) => {
                        fresh.counters = old.counters.clone();
                        fresh.seen = old.seen_of(fresh.plugin.descriptor());
                        fresh.shards.iter_mut().zip(&old.shards).for_each(|(new, old)| new.inherit(old));
                        *old = fresh;
                    }
                    None => self.plugins.push(fresh),
                }
            }
            (None, Some(at)) => drop(self.plugins.remove(at)),
            (None, None) => return Err(SwapError::Stale),
        }
        self.put_in_place(plan);
        Ok(())
    }

    fn rehearsed(
        &self,
        old: Option<usize>,
        plugin: &dyn Plugin,
        mut rehearsed: Rehearsed,
        mut spare: Vec<Box<dyn Instance>>,
    ) -> Result<Vec<Shard>, SwapError> {
        let next = self.position.next;
        if rehearsed.at.next != next {
            return Err(SwapError::NotThere { at: rehearsed.at.next, next });
        }
        let refused = |(shard, fault)| SwapError::State { shard, fault };
        rehearsed.reach(self.position).map_err(refused)?;
        rehearsed.shards.resize_with(self.settings.shards as usize, Saved::default);
        let old = old.and_then(|old| self.plugins.get(old)).map(|old| &*old.shards).unwrap_or_default();
        let mut shards = vec![];
        for (number, saved) in (0u32..).zip(rehearsed.shards) {
            let away = old.get(number as usize).and_then(|old| old.away.as_ref());
            shards.push(match away.filter(|away| !away.has_delivered(self.position)) {
                // What the old version has yet to find here, this one finds: from the lookback on, aside.
                Some(away) => {
                    let (saved, away) = away.anew();
                    Shard::from(saved, Some(away))
                }
                None => {
                    let saved = Saved { at: self.position, ..saved };
                    shard_with(plugin, saved, spare.pop()).map_err(|fault| refused((number, fault)))?
                }
            });
        }
        Ok(shards)
    }
}

impl Loaded {
    /// When rows last had the fields that another version reads, as far as this one read them, too.
    fn seen_of(&self, other: &Descriptor) -> Vec<Option<i64>> {
        let seen = |field: &String| {
            let at = self.plugin.descriptor().fields.iter().position(|own| own == field)?;
            self.seen.get(at).copied().flatten()
        };
        other.fields.iter().map(seen).collect()
    }
}

/// The shards of a new version with the state of the old one's, which goes on untouched where that fails.
fn carried(
    old: &mut Loaded,
    plugin: &dyn Plugin,
    position: Position,
    mut spare: Vec<Box<dyn Instance>>,
) -> Result<Vec<Shard>, SwapError> {
    let schemas = (plugin.descriptor().state_schema, old.plugin.descriptor().state_schema);
    if schemas.0 != schemas.1 {
        return Err(SwapError::Schema { new: schemas.0, old: schemas.1 });
    }
    // A shard of the old version that fails to give its state is away; the new one catches up in its place.
    let _ = old.save(position);
    let mut shards = vec![];
    for (number, shard) in (0u32..).zip(&old.shards) {
        let saved = shard.saved.clone();
        shards.push(match &shard.away {
            Some(away) => Shard::from(saved, Some(Away { attended: false, ..away.clone() })),
            None => shard_with(plugin, saved, spare.pop())
                .map_err(|fault| SwapError::State { shard: number, fault })?,
        });
    }
    Ok(shards)
}

/// A shard with a saved state, its instance awake where there is a state to take.
fn shard_with(plugin: &dyn Plugin, saved: Saved, spare: Option<Box<dyn Instance>>) -> Result<Shard, Fault> {
    let Some((schema, state)) = &saved.state else { return Ok(Shard::from(saved, None)) };
    let instance = match spare {
        Some(mut instance) => {
            instance.restore(*schema, state)?;
            instance
        }
        None => instance_of(plugin, &saved)?,
    };
    Ok(Shard::with(instance, saved))
}
