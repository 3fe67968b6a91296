//! Matches in, findings out: which groups a match belongs to, what their windows make of it, and what rests on
//! them in turn. It must not know how a rule is matched.

use super::{
    group::{Arrival, Held, MAX_EVIDENCE},
    groups::Groups,
    plan::{Correlation, FieldIndex, Plan, Route},
    tally::Entry,
};

/// Most groups of all correlations.
pub const MAX_GROUPS: usize = 131_072;
/// Most events in all groups.
pub const MAX_EVENTS: usize = 524_288;

/// An event that a rule has matched, as far as correlation needs it.
pub trait Row {
    /// Event number: its place in the journal.
    fn number(&self) -> u64;
    /// Event time, in nanoseconds since 1970 UTC.
    fn time_ns(&self) -> i64;
    /// The watermark behind the event, in nanoseconds since 1970 UTC.
    fn watermark_ns(&self) -> i64;
    /// A 64-bit key of a field's value: equal for equal values, 0 where the event lacks the field.
    fn key(&self, field: FieldIndex) -> u64;
    /// A field's value as a number, if it is one.
    fn decimal(&self, field: FieldIndex) -> Option<f64>;
}

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Groups of all correlations; beyond, the group that was not touched for longest goes.
    pub groups: usize,
    /// Events in all groups; beyond, likewise.
    pub events: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { groups: MAX_GROUPS, events: MAX_EVENTS }
    }
}

/// What was turned away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counters {
    /// Matches that came later than the watermark less their correlation's time span.
    pub too_late: u64,
    /// Matches of events that have none of the fields that their correlation groups by.
    pub without_group: u64,
    /// Matches of events that lack the field that their correlation counts or measures.
    pub without_value: u64,
    /// Groups that had to go before their time, for want of room.
    pub groups_dropped: u64,
    /// Numbers that had to go before their time, in a group that had too many to sum or rank.
    pub numbers_dropped: u64,
}

/// What a correlation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Place of the correlation in the plan.
    pub correlation: u32,
    /// The reference by which the event at hand completed it: its `group` names the fields whose values, in
    /// the event at hand, are the group's.
    pub reference: u32,
    /// The event at hand.
    pub number: u64,
    /// Time of the window's last event, in nanoseconds since 1970 UTC.
    pub time_ns: i64,
    /// The count, sum, mean or percentile reached; for the temporal types, how many of the rules occur.
    pub reached: f64,
    /// Whether it may be more than was reached, because the group had more events than it keeps. That changes no
    /// answer to a count; a sum, mean or percentile is that of the newest.
    pub at_least: bool,
    /// Numbers of the events that it rests on, rising: at most `MAX_EVIDENCE`, of more the newest.
    pub events: Vec<u64>,
}

/// The correlations' memory.
#[derive(Debug, Clone)]
pub struct Engine {
    pub(super) plan: Plan,
    pub(super) groups: Groups,
    pub(super) counters: Counters,
    pub(super) events: usize,
    limits: Limits,
}

impl Engine {
    /// An engine that has seen nothing.
    #[must_use]
    pub fn new(plan: Plan, limits: Limits) -> Self {
        let groups = Groups::new(plan.correlations().len());
        Engine { plan, groups, counters: Counters::default(), events: 0, limits }
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was turned away so far.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// Groups and events in memory.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.groups.len(), self.events)
    }

    /// Takes in that a rule matched an event. Events must come in journal order, their rules in any order
    /// that is always the same.
    pub fn take(&mut self, rule: u32, row: &impl Row, findings: &mut Vec<Finding>) {
        for at in 0..self.plan.of_rule(rule).len() {
            let Some(route) = self.plan.of_rule(rule).get(at).copied() else { break };
            self.follow(route, row, None, findings);
        }
    }

    /// Lets go of what the watermark has passed. Findings are the same whenever, and whether, this is called.
    pub fn advance(&mut self, watermark_ns: i64) {
        for (lane, correlation) in self.plan.correlations().iter().enumerate() {
            let horizon_ns = watermark_ns.saturating_sub(correlation.timespan_ns);
            self.events -= self.groups.let_go_before(lane as u32, horizon_ns);
        }
    }

    /// Takes a match to a correlation's group, and on to what rests on that correlation. `below`: what the
    /// correlation made of it that is referred to.
    fn follow(&mut self, route: Route, row: &impl Row, below: Option<&Held>, findings: &mut Vec<Finding>) {
        let Some(correlation) = self.plan.correlation(route.correlation) else { return };
        let time_ns = below.map_or_else(|| row.time_ns(), |held| held.time_ns);
        let horizon_ns = row.watermark_ns().saturating_sub(correlation.timespan_ns);
        let (key, value) = match read(correlation, route.reference, row) {
            Ok(read) => read,
            Err(turned_away) => return *turned_away.counter(&mut self.counters) += 1,
        };
        if time_ns < horizon_ns {
            self.counters.too_late += 1;
            return;
        }
        self.events -= self.groups.let_go_before(route.correlation, horizon_ns);
        self.make_room(route.correlation, key, row.watermark_ns());
        let follows = self.plan.of_correlation(route.correlation).iter().any(|above| {
            self.plan.correlation(above.correlation).is_some_and(|above| above.kind.is_temporal())
        });
        let Some(correlation) = self.plan.correlation(route.correlation) else { return };
        let Some(group) = self.groups.touch(route.correlation, key, correlation) else { return };
        let before = group.entries.len();
        let number = below.map_or_else(|| row.number(), |held| held.number);
        let attached = below.and_then(|held| held.finding.clone());
        let arrival = Arrival { entry: Entry { time_ns, number, value }, horizon_ns, follows, attached };
        let (held, dropped) = group.take(correlation, arrival);
        self.events = self.events - before + group.entries.len();
        self.counters.numbers_dropped += dropped;
        let Some(held) = held else { return };
        if held.finding.is_some() {
            group.fired_ns = held.time_ns;
        }
        self.pass_on(route, row, held, findings);
    }

    /// Reports a window that is a finding, and takes it to the correlations that rest on this one.
    ///
    /// Those that count take findings. The temporal types take every window that holds: what has begun an
    /// hour ago and goes on is followed by what comes now.
    fn pass_on(&mut self, route: Route, row: &impl Row, held: Held, findings: &mut Vec<Finding>) {
        let Some(correlation) = self.plan.correlation(route.correlation) else { return };
        if let (true, Some(events)) = (correlation.reported, &held.finding) {
            findings.push(Finding {
                correlation: route.correlation,
                reference: route.reference,
                number: row.number(),
                time_ns: held.time_ns,
                reached: held.reached,
                at_least: held.at_least,
                events: newest(events.clone()),
            });
        }
        for at in 0..self.plan.of_correlation(route.correlation).len() {
            let Some(above) = self.plan.of_correlation(route.correlation).get(at).copied() else { break };
            let temporal =
                self.plan.correlation(above.correlation).is_some_and(|above| above.kind.is_temporal());
            if temporal || held.finding.is_some() {
                self.follow(above, row, Some(&held), findings);
            }
        }
    }

    /// Lets groups go so that there is room for one more, if there is none of this key.
    fn make_room(&mut self, lane: u32, key: u64, watermark_ns: i64) {
        let crowded = |engine: &Engine| {
            let full = engine.groups.len() >= engine.limits.groups;
            engine.events >= engine.limits.events || full && !engine.groups.has(lane, key)
        };
        if !crowded(self) {
            return;
        }
        // First what is due anyway: whether it has gone already must not matter.
        self.advance(watermark_ns);
        while crowded(self)
            && let Some(fullest) = self.groups.fullest()
        {
            self.events -= self.groups.let_go_oldest(fullest);
            self.counters.groups_dropped += 1;
        }
    }
}

/// Why a match is in no group.
#[derive(Debug, Clone, Copy)]
enum TurnedAway {
    WithoutGroup,
    WithoutValue,
}

impl TurnedAway {
    fn counter(self, counters: &mut Counters) -> &mut u64 {
        match self {
            TurnedAway::WithoutGroup => &mut counters.without_group,
            TurnedAway::WithoutValue => &mut counters.without_value,
        }
    }
}

/// The key of an event's group, and what of the event the correlation looks at.
fn read(correlation: &Correlation, place: u32, row: &impl Row) -> Result<(u64, u64), TurnedAway> {
    let reference = correlation.references.get(place as usize).ok_or(TurnedAway::WithoutGroup)?;
    let mut any = reference.group.is_empty();
    let mut key = 0;
    for field in &reference.group {
        let part = row.key(*field);
        any |= part != 0;
        key = join(key, part);
    }
    if !any {
        return Err(TurnedAway::WithoutGroup);
    }
    let value = match correlation.kind {
        kind if kind.is_temporal() => u64::from(place),
        kind if kind.is_numeric() => {
            let number = reference.value.first().and_then(|field| row.decimal(*field));
            number.filter(|number| number.is_finite()).ok_or(TurnedAway::WithoutValue)?.to_bits()
        }
        _ => {
            let mut value = 0;
            for field in &reference.value {
                let part = Some(row.key(*field)).filter(|key| *key != 0).ok_or(TurnedAway::WithoutValue)?;
                value = join(value, part);
            }
            value
        }
    };
    Ok((key, value))
}

/// One key of two, for which the order matters: multiply and fold, the mixing step of wyhash. The parts are
/// keyed hashes, so nobody outside can choose them to collide.
fn join(left: u64, right: u64) -> u64 {
    let product = u128::from(left ^ 0xa076_1d64_78bd_642f) * u128::from(right ^ 0xe703_7ed1_a0b4_28db);
    (product >> 64) as u64 ^ product as u64
}

fn newest(mut events: Vec<u64>) -> Vec<u64> {
    let surplus = events.len().saturating_sub(MAX_EVIDENCE);
    events.drain(..surplus);
    events
}
