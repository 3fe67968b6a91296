//! From rules to subscriptions: which events the host hands over, and which rules each of them is for.
//!
//! The host tests all conditions in one index, natively and once a distinct value; the plugin sees only events that
//! are worth a rule's own judgement, and knows which rules those are.

mod literal;
mod need;
mod required;
mod sources;
mod spelling;

use std::collections::HashMap;

use bartizan_sdk::Condition;

use crate::{
    language::model::{LogSource, Rule, Ruleset},
    table::{Fields, Source},
};
use need::Need;
pub use need::is_time;
pub use sources::{MAX_WAYS, Way};

/// What the plugin calls a record's own text.
pub const ORIGINAL: &str = "event.original";
/// Most subscriptions; of a rule whose own would be one too many, what it excludes is not asked, then only the log
/// source is.
pub const MAX_SUBSCRIPTIONS: usize = 15_000;
/// Most conditions in all subscriptions; beyond, likewise.
pub const MAX_CONDITIONS: usize = 60_000;
/// Most tests in all conditions; beyond, likewise.
pub const MAX_TESTS: usize = 250_000;

/// All rules' subscriptions.
#[derive(Debug, Default)]
pub struct Plan {
    /// What each subscription asks; no two are the same.
    pub subscriptions: Vec<Vec<Condition>>,
    /// For each subscription, the rules that its events may match, rising.
    pub rules: Vec<Vec<u32>>,
    /// By rule: its log source, as a position in `sources`.
    pub source_of: Vec<u32>,
    /// The log sources that rules name, each as the ways in which its events are known.
    pub sources: Vec<Vec<Way>>,
    /// By field of the rule set: what it is called in events.
    pub fields: Vec<String>,
}

/// Plans a rule set.
pub fn plan(rules: &Ruleset, fields: &Fields, table: &[Source]) -> Plan {
    let fields: Vec<String> = rules.fields.iter().map(|name| fields.name_of(name)).collect();
    let mut planning = Planning { plan: Plan { fields, ..Plan::default() }, ..Planning::default() };
    for (number, rule) in (0u32..).zip(&rules.rules) {
        planning.add(number, rule, table);
    }
    planning.plan
}

#[derive(Default)]
struct Planning {
    plan: Plan,
    sources: HashMap<LogSource, u32>,
    known: HashMap<Vec<Condition>, usize>,
    conditions: usize,
    tests: usize,
}

impl Planning {
    fn add(&mut self, number: u32, rule: &Rule, table: &[Source]) {
        let source = self.source(&rule.logsource, table);
        self.plan.source_of.push(source);
        let ways =
            self.plan.sources.get(source as usize).map(|ways| sources::widened(ways)).unwrap_or_default();
        let names = &self.plan.fields;
        let name = |field: u32| names.get(field as usize).cloned().unwrap_or_default();
        let needs = match need::need(rule, &name, ORIGINAL) {
            Need::AnyOf(needs) => needs,
            Need::Anything => vec![vec![]],
        };
        let without_negated = || {
            let plain = |need: &Vec<Condition>| need.iter().filter(|one| !one.negated).cloned().collect();
            needs.iter().map(plain).collect::<Vec<Vec<_>>>()
        };
        let (needs, ways) = if self.has_room(&ways, &needs) {
            (needs, ways)
        } else if self.has_room(&ways, &without_negated()) {
            (without_negated(), ways)
        } else if self.has_room(&ways, &[vec![]]) {
            (vec![vec![]], ways)
        } else {
            // Every event, in a subscription that all such rules share.
            (vec![vec![]], vec![vec![]])
        };
        for way in &ways {
            for need in &needs {
                let mut conditions = way.clone();
                conditions.extend(need.iter().cloned());
                conditions.sort();
                conditions.dedup();
                self.subscribe(conditions, number);
            }
        }
    }

    /// Whether there is room for all subscriptions that a rule's ways and needs make.
    fn has_room(&self, ways: &[Vec<Condition>], needs: &[Vec<Condition>]) -> bool {
        let size = |some: &[Vec<Condition>]| {
            let tests = some.iter().flatten().map(|condition| condition.any_of.len());
            (some.len(), some.iter().map(Vec::len).sum::<usize>(), tests.sum::<usize>())
        };
        let ((ways, in_ways, of_ways), (needs, in_needs, of_needs)) = (size(ways), size(needs));
        self.plan.subscriptions.len() + ways * needs < MAX_SUBSCRIPTIONS
            && self.conditions + in_ways * needs + in_needs * ways <= MAX_CONDITIONS
            && self.tests + of_ways * needs + of_needs * ways <= MAX_TESTS
    }

    fn source(&mut self, source: &LogSource, table: &[Source]) -> u32 {
        if let Some(known) = self.sources.get(source) {
            return *known;
        }
        let position = self.plan.sources.len() as u32;
        self.plan.sources.push(sources::ways(source, table));
        self.sources.insert(source.clone(), position);
        position
    }

    fn subscribe(&mut self, conditions: Vec<Condition>, rule: u32) {
        let position = match self.known.get(&conditions) {
            Some(position) => *position,
            None => {
                self.conditions += conditions.len();
                self.tests += conditions.iter().map(|condition| condition.any_of.len()).sum::<usize>();
                self.known.insert(conditions.clone(), self.plan.subscriptions.len());
                self.plan.subscriptions.push(conditions);
                self.plan.rules.push(vec![]);
                self.plan.subscriptions.len() - 1
            }
        };
        if let Some(rules) = self.plan.rules.get_mut(position).filter(|rules| rules.last() != Some(&rule)) {
            rules.push(rule);
        }
    }
}
