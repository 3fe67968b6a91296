//! Which of an ordered list of rules have occurred in that order, and from when on: the memory of
//! `temporal_ordered`. It must not know windows or groups.
//!
//! For each set of rules that has occurred in order, the chain that began last is kept: of two chains over the
//! same rules, the one that began later is in every window in which the other one is. So one chain a set
//! answers for windows of any length, however many events there were, and nothing is ever taken out.

use serde::{Deserialize, Serialize};

use super::condition::RuleSet;

/// One chain: which rules, when its first event was, and its events, in the order of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Chain {
    pub(super) rules: RuleSet,
    pub(super) start_ns: i64,
    pub(super) events: Vec<u64>,
}

/// The best chain of each set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Chains {
    /// Chains that end before the newest event.
    settled: Vec<Chain>,
    /// Chains that end with it: an event that matches two rules is not both of them, one after the other, so
    /// these are lengthened only by the next event.
    fresh: Vec<Chain>,
    newest: u64,
}

impl Chains {
    /// Notes that an event matched the rule at a place of the list. Events must come in the order of time.
    ///
    /// `whole`: only chains that leave out no rule are of interest.
    pub(super) fn add(&mut self, rule: usize, time_ns: i64, event: u64, whole: bool) {
        if event != self.newest {
            self.settle();
            self.newest = event;
        }
        let Some(bit) = RuleSet::checked_shl(1, rule as u32) else { return };
        let earlier = bit - 1;
        if !whole || rule == 0 {
            keep(&mut self.fresh, bit, time_ns, &[], event);
        }
        for chain in &self.settled {
            let fits = if whole { chain.rules == earlier } else { chain.rules & !earlier == 0 };
            if fits {
                keep(&mut self.fresh, chain.rules | bit, chain.start_ns, &chain.events, event);
            }
        }
    }

    /// The chains that began at or after a time, in no order.
    pub(super) fn since(&self, time_ns: i64) -> impl Iterator<Item = &Chain> {
        self.fresh.iter().chain(&self.settled).filter(move |chain| chain.start_ns >= time_ns)
    }

    /// Adds another memory's chains: what either knows is known.
    pub(super) fn merge(&mut self, other: &Chains) {
        let fresh = if other.newest == self.newest { &mut self.fresh } else { &mut self.settled };
        other.fresh.iter().for_each(|chain| adopt(fresh, chain.clone()));
        other.settled.iter().for_each(|chain| adopt(&mut self.settled, chain.clone()));
    }

    fn settle(&mut self) {
        for chain in self.fresh.drain(..) {
            adopt(&mut self.settled, chain);
        }
    }
}

/// Keeps a chain made of another's events and one more, if it begins no earlier than the one that is kept.
fn keep(chains: &mut Vec<Chain>, rules: RuleSet, start_ns: i64, events: &[u64], last: u64) {
    let chain = match chains.iter_mut().find(|chain| chain.rules == rules) {
        Some(chain) if chain.start_ns > start_ns => return,
        Some(chain) => chain,
        None => {
            chains.push(Chain { rules, start_ns, events: Vec::new() });
            let Some(chain) = chains.last_mut() else { return };
            chain
        }
    };
    chain.start_ns = start_ns;
    chain.events.clear();
    chain.events.extend_from_slice(events);
    chain.events.push(last);
}

fn adopt(chains: &mut Vec<Chain>, new: Chain) {
    match chains.iter_mut().find(|chain| chain.rules == new.rules) {
        Some(old) if (old.start_ns, &old.events) > (new.start_ns, &new.events) => {}
        Some(old) => *old = new,
        None => chains.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(chains: &Chains, since: i64) -> Vec<RuleSet> {
        let mut sets: Vec<RuleSet> = chains.since(since).map(|chain| chain.rules).collect();
        sets.sort_unstable();
        sets.dedup();
        sets
    }

    #[test]
    fn a_later_start_takes_the_place_of_an_earlier_one() {
        let mut chains = Chains::default();
        for (rule, time) in [(0, 10), (1, 20), (0, 30), (1, 40)] {
            chains.add(rule, time, time as u64, true);
        }
        let whole = chains.since(0).find(|chain| chain.rules == 0b11).unwrap();
        assert_eq!((whole.start_ns, whole.events.clone()), (30, vec![30, 40]));
    }

    #[test]
    fn one_event_is_not_two_steps() {
        let mut chains = Chains::default();
        chains.add(0, 10, 1, true);
        chains.add(1, 10, 1, true);
        assert_eq!(sets(&chains, 0), [0b01]);
        chains.add(0, 20, 2, true);
        chains.add(1, 20, 2, true);
        let whole = chains.since(0).find(|chain| chain.rules == 0b11).unwrap();
        assert_eq!(whole.events, [1, 2]);
    }

    #[test]
    fn rules_may_be_left_out_only_where_that_matters() {
        let (mut whole, mut any) = (Chains::default(), Chains::default());
        for (rule, time) in [(0, 10), (2, 20)] {
            whole.add(rule, time, time as u64, true);
            any.add(rule, time, time as u64, false);
        }
        assert_eq!(sets(&whole, 0), [0b001]);
        assert_eq!(sets(&any, 0), [0b001, 0b100, 0b101]);
    }
}
