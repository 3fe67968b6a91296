//! What a window has reached: kept up to date as events enter and leave it. It must not know how a window
//! moves, nor where events are kept.

use hashbrown::HashMap;

use super::{
    chains::Chains,
    condition::{Condition, RuleSet},
    plan::{Correlation, Kind, asks_for_all},
};

/// Decimal places in which sums are exact: a sum does not depend on the order of its parts.
const SUM_SCALE: f64 = 1e9;
/// Numbers beyond this size count as this size, so that sums cannot overflow.
const MAX_MAGNITUDE: f64 = 1e24;
/// Up to this many events, distinct values are told apart by looking at all of them.
const MAX_SCANNED: usize = 64;

/// One event in a group. The order of events is the order of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Event time, in nanoseconds since 1970 UTC.
    pub(super) time_ns: i64,
    /// Event number.
    pub(super) number: u64,
    /// For `value_count` the key of the value, for numbers their bits, for the temporal types the reference.
    pub(super) value: u64,
}

impl Entry {
    fn decimal(self) -> f64 {
        f64::from_bits(self.value).clamp(-MAX_MAGNITUDE, MAX_MAGNITUDE)
    }

    fn scaled(self) -> i128 {
        (self.decimal() * SUM_SCALE).round() as i128
    }
}

/// When a rule occurred last, and in which event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(super) struct Seen {
    pub(super) time_ns: i64,
    pub(super) number: u64,
}

/// Never.
pub(super) const UNSEEN: Seen = Seen { time_ns: i64::MIN, number: 0 };

/// What a window has reached.
#[derive(Debug, Clone)]
pub(super) enum Tally {
    /// Number of events.
    Count(usize),
    /// Distinct values; how often each occurs, once there are too many to look at all of them.
    Distinct { count: usize, often: Option<Box<HashMap<u64, u32>>> },
    /// Sum, in billionths, and number of events.
    Sum { total: i128, events: usize },
    /// All numbers, sorted.
    Sorted(Vec<f64>),
    /// When each rule occurred last, and the ordered chains. Both are right for every window that ends with
    /// the newest event, so nothing leaves them.
    Rules { last: Box<[Seen]>, chains: Option<Box<Chains>> },
}

impl Tally {
    pub(super) fn new(correlation: &Correlation) -> Self {
        let last = || vec![UNSEEN; correlation.references.len()].into_boxed_slice();
        match correlation.kind {
            Kind::EventCount => Tally::Count(0),
            Kind::ValueCount => Tally::Distinct { count: 0, often: None },
            Kind::ValueSum | Kind::ValueAvg => Tally::Sum { total: 0, events: 0 },
            Kind::ValuePercentile(_) => Tally::Sorted(Vec::new()),
            Kind::Temporal => Tally::Rules { last: last(), chains: None },
            Kind::TemporalOrdered => Tally::Rules { last: last(), chains: Some(Box::default()) },
        }
    }

    /// Takes in an event; `others` are those that are in the window without it. For the temporal types,
    /// events must come in order.
    pub(super) fn add(
        &mut self,
        correlation: &Correlation,
        entry: Entry,
        others: impl ExactSizeIterator<Item = Entry> + Clone,
    ) {
        match self {
            Tally::Count(count) => *count += 1,
            Tally::Distinct { count, often } => {
                if often.is_none() && others.len() >= MAX_SCANNED {
                    let mut counts = HashMap::with_capacity(others.len() * 2);
                    others.clone().for_each(|other| *counts.entry(other.value).or_insert(0) += 1);
                    *often = Some(Box::new(counts));
                }
                let new = match often {
                    Some(often) => {
                        let times = often.entry(entry.value).or_insert(0);
                        *times += 1;
                        *times == 1
                    }
                    None => !others.into_iter().any(|other| other.value == entry.value),
                };
                *count += usize::from(new);
            }
            Tally::Sum { total, events } => {
                *total += entry.scaled();
                *events += 1;
            }
            Tally::Sorted(values) => {
                let at = values.partition_point(|value| *value < entry.decimal());
                values.insert(at, entry.decimal());
            }
            Tally::Rules { last, chains } => {
                let seen = Seen { time_ns: entry.time_ns, number: entry.number };
                if let Some(known) = last.get_mut(entry.value as usize) {
                    *known = seen;
                }
                if let Some(chains) = chains {
                    let whole = asks_for_all(correlation);
                    chains.add(entry.value as usize, entry.time_ns, entry.number, whole);
                }
            }
        }
    }

    /// Lets an event go; `others` are those that stay.
    pub(super) fn remove(&mut self, entry: Entry, mut others: impl Iterator<Item = Entry>) {
        match self {
            Tally::Count(count) => *count = count.saturating_sub(1),
            Tally::Distinct { count, often } => {
                let gone = match often {
                    Some(often) => match often.get_mut(&entry.value) {
                        Some(times) if *times > 1 => {
                            *times -= 1;
                            false
                        }
                        _ => often.remove(&entry.value).is_some(),
                    },
                    None => !others.any(|other| other.value == entry.value),
                };
                *count = count.saturating_sub(usize::from(gone));
            }
            Tally::Sum { total, events } => {
                *total -= entry.scaled();
                *events = events.saturating_sub(1);
            }
            Tally::Sorted(values) => {
                let at = values.partition_point(|value| *value < entry.decimal());
                if at < values.len() {
                    values.remove(at);
                }
            }
            Tally::Rules { .. } => {}
        }
    }

    /// For the temporal types: what is known with all these events, in order, besides what is known already.
    pub(super) fn with_all(
        &self,
        correlation: &Correlation,
        entries: impl ExactSizeIterator<Item = Entry> + Clone,
    ) -> Self {
        let mut tally = Tally::new(correlation);
        for entry in entries {
            tally.add(correlation, entry, std::iter::empty());
        }
        if let (Tally::Rules { last, chains }, Tally::Rules { last: known_last, chains: known }) =
            (&mut tally, self)
        {
            for (seen, known) in last.iter_mut().zip(known_last) {
                *seen = if *known > *seen { *known } else { *seen };
            }
            if let (Some(chains), Some(known)) = (chains, known) {
                chains.merge(known);
            }
        }
        tally
    }

    /// Forgets all events, and keeps the room.
    pub(super) fn clear(&mut self) {
        match self {
            Tally::Count(count) => *count = 0,
            Tally::Distinct { count, often } => (*count, *often) = (0, None),
            Tally::Sum { total, events } => (*total, *events) = (0, 0),
            Tally::Sorted(values) => values.clear(),
            Tally::Rules { last, chains } => {
                last.fill(UNSEEN);
                if let Some(chains) = chains {
                    **chains = Chains::default();
                }
            }
        }
    }

    /// The value that a window reaches which begins at `since_ns`, if it fulfils the condition.
    pub(super) fn reached(&self, correlation: &Correlation, since_ns: i64) -> Option<f64> {
        let value = match (self, correlation.kind) {
            (Tally::Count(count), _) | (Tally::Distinct { count, .. }, _) => *count as f64,
            (Tally::Sum { total, .. }, Kind::ValueSum) => *total as f64 / SUM_SCALE,
            (Tally::Sum { total, events }, _) => *total as f64 / SUM_SCALE / *events as f64,
            (Tally::Sorted(values), Kind::ValuePercentile(share)) => percentile(values, share)?,
            (Tally::Sorted(_), _) => return None,
            (Tally::Rules { last, chains }, _) => {
                return rules_reached(&correlation.condition, last, chains.as_deref(), since_ns);
            }
        };
        correlation.condition.holds(value).then_some(value)
    }

    /// The events that show it: of a temporal correlation the chain, or the newest event of each rule.
    pub(super) fn witnesses(&self, condition: &Condition, since_ns: i64) -> Vec<u64> {
        let Tally::Rules { last, chains } = self else { return Vec::new() };
        match chains.as_deref() {
            Some(chains) => {
                let occurring = occurring(last, since_ns);
                let fit = chains.since(since_ns).filter(|chain| fulfils(condition, chain.rules, occurring));
                fit.max_by_key(|chain| (chain.rules.count_ones(), chain.start_ns, chain.rules))
                    .map_or_else(Vec::new, |chain| chain.events.clone())
            }
            None => last.iter().filter(|seen| seen.time_ns >= since_ns).map(|seen| seen.number).collect(),
        }
    }
}

fn rules_reached(
    condition: &Condition,
    last: &[Seen],
    chains: Option<&Chains>,
    since_ns: i64,
) -> Option<f64> {
    let occurring = occurring(last, since_ns);
    let Some(chains) = chains else {
        return fulfils(condition, occurring, occurring).then(|| f64::from(occurring.count_ones()));
    };
    match condition {
        Condition::Reached(_) => {
            // The longest chain is what was reached: a shorter one within it must not fulfil a `lt`.
            let longest = chains.since(since_ns).map(|chain| chain.rules.count_ones()).max();
            let longest = f64::from(longest.unwrap_or(0));
            condition.holds(longest).then_some(longest)
        }
        Condition::Occurring(_) => {
            let fit = chains.since(since_ns).filter(|chain| fulfils(condition, chain.rules, occurring));
            fit.map(|chain| f64::from(chain.rules.count_ones())).reduce(f64::max)
        }
    }
}

fn occurring(last: &[Seen], since_ns: i64) -> RuleSet {
    let seen = last.iter().enumerate().filter(|(_, seen)| seen.time_ns >= since_ns && **seen != UNSEEN);
    seen.fold(0, |set, (rule, _)| set | 1 << rule)
}

fn fulfils(condition: &Condition, asserted: RuleSet, occurring: RuleSet) -> bool {
    match condition {
        Condition::Reached(_) => condition.holds(f64::from(asserted.count_ones())),
        Condition::Occurring(expression) => expression.holds(asserted, occurring),
    }
}

/// The value below which a share of sorted values lies, between two of them by linear interpolation
/// (Hyndman and Fan's definition 7, as in NumPy and in Elastic's and Splunk's exact percentiles).
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share / 100.0 * (sorted.len().checked_sub(1)? as f64);
    let below = sorted.get(place.floor() as usize)?;
    let above = sorted.get(place.ceil() as usize).unwrap_or(below);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_lie_between_values() {
        let values = [10.0, 20.0, 30.0, 40.0];
        assert_eq!(percentile(&values, 0.0), Some(10.0));
        assert_eq!(percentile(&values, 50.0), Some(25.0));
        assert_eq!(percentile(&values, 100.0), Some(40.0));
        assert_eq!(percentile(&values, 90.0).map(|value| value.round()), Some(37.0));
        assert_eq!(percentile(&[], 50.0), None);
    }
}
