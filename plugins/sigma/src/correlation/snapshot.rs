//! The engine's memory as bytes, and back: the same findings follow. It must not know what is judged.
//!
//! What a window has reached is worked out again from its events, save what outlives them. State is kept under
//! the identity of a correlation, so that a change of rules keeps the state of those that stay as they are.

use serde::{Deserialize, Serialize};

use super::{
    chains::Chains,
    engine::{Counters, Engine, Limits},
    group::{Attached, Group},
    plan::Plan,
    tally::{Entry, Seen, Tally},
};

/// Why a state cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// Not written by `snapshot`.
    #[error("the correlations' state is damaged: {0}; start without it")]
    Damaged(postcard::Error),
}

#[derive(Serialize, Deserialize)]
struct Memory {
    counters: Counters,
    correlations: Vec<(u64, Vec<SavedGroup>)>,
}

#[derive(Serialize, Deserialize)]
struct SavedGroup {
    key: u64,
    fired_ns: i64,
    dropped_ns: i64,
    /// Times and numbers as differences from those before: most of them small.
    entries: Vec<(i64, i64, u64)>,
    rules: Option<(Vec<Seen>, Option<Chains>)>,
    attached: Vec<Attached>,
}

impl Engine {
    /// The state.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        let correlations = self.plan.correlations().iter().enumerate();
        let correlations = correlations
            .map(|(lane, it)| (it.identity, self.groups.of(lane as u32).map(save).collect()))
            .filter(|(_, groups): &(u64, Vec<SavedGroup>)| !groups.is_empty());
        let memory = Memory { counters: self.counters, correlations: correlations.collect() };
        // Plain lists and numbers: there is nothing that cannot be written.
        postcard::to_allocvec(&memory).unwrap_or_default()
    }

    /// An engine that goes on from a state, as far as the plan has the same correlations.
    ///
    /// # Errors
    ///
    /// If the bytes are not a state.
    pub fn restore(plan: Plan, limits: Limits, state: &[u8]) -> Result<Self, RestoreError> {
        let memory: Memory = postcard::from_bytes(state).map_err(RestoreError::Damaged)?;
        let mut engine = Engine::new(plan, limits);
        engine.counters = memory.counters;
        for (identity, groups) in memory.correlations {
            let known = engine.plan.correlations().iter().position(|it| it.identity == identity);
            let Some(lane) = known else { continue };
            for saved in groups {
                let Some(correlation) = engine.plan.correlation(lane as u32) else { break };
                let Some(group) = engine.groups.touch(lane as u32, saved.key, correlation) else { break };
                let entries = unfold(&saved.entries);
                entries.for_each(|entry| group.put_back(correlation, entry));
                (group.fired_ns, group.dropped_ns) = (saved.fired_ns, saved.dropped_ns);
                group.attached = saved.attached;
                if let (Some((seen, known)), Tally::Rules { last, chains }) = (saved.rules, &mut group.tally)
                    && seen.len() == last.len()
                    && known.is_some() == chains.is_some()
                {
                    (*last, *chains) = (seen.into_boxed_slice(), known.map(Box::new));
                }
                engine.events += group.entries.len();
            }
        }
        Ok(engine)
    }
}

fn save(group: &Group) -> SavedGroup {
    let (mut time, mut number) = (0_i64, 0_i64);
    let entries = group.entries.iter().map(|entry| {
        let here = (entry.time_ns, entry.number as i64);
        let step = (here.0.wrapping_sub(time), here.1.wrapping_sub(number), entry.value);
        (time, number) = here;
        step
    });
    let rules = match &group.tally {
        Tally::Rules { last, chains } => Some((last.to_vec(), chains.as_deref().cloned())),
        _ => None,
    };
    SavedGroup {
        key: group.key,
        fired_ns: group.fired_ns,
        dropped_ns: group.dropped_ns,
        entries: entries.collect(),
        rules,
        attached: group.attached.clone(),
    }
}

fn unfold(steps: &[(i64, i64, u64)]) -> impl Iterator<Item = Entry> {
    let (mut time, mut number) = (0_i64, 0_i64);
    steps.iter().map(move |(time_step, number_step, value)| {
        (time, number) = (time.wrapping_add(*time_step), number.wrapping_add(*number_step));
        Entry { time_ns: time, number: number as u64, value: *value }
    })
}
