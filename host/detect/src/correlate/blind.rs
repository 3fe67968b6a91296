//! Rules that cannot see: whose fields or data have not come for long, or whose conditions can never hold.

use bartizan_model::{FieldId, FieldTable, Timestamp};

use super::{Detector, Loaded};
use crate::{
    columns::Kind,
    descriptor::{Condition, Descriptor, Subscription, Test, alternatives},
};

/// Fields whose values say what kind of data an event is: a condition on one of these that never holds means
/// that the data does not come.
const DATA_FIELDS: [&str; 7] = [
    "event.dataset",
    "event.module",
    "event.provider",
    "event.category",
    "event.kind",
    "data_stream.dataset",
    "winlog.channel",
];

/// Fields whose values say what kind of event one is. In events that go on to come, a kind that has not come yet is
/// only rare; in events that are all there are, it is missing.
const KIND_FIELDS: [&str; 3] = ["event.code", "winlog.event_id", "event.action"];

/// Values that ECS allows for these fields (ECS 8, "Categorization fields"); a condition that asks for others
/// never holds.
const ALLOWED: [(&str, &[&str]); 2] = [
    ("event.kind", &["alert", "asset", "enrichment", "event", "metric", "state", "pipeline_error", "signal"]),
    ("event.outcome", &["failure", "success", "unknown"]),
];

/// Why a rule does not see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// No event had a field that it tests or reads.
    NoField(String),
    /// No event was of the data that it asks for, in words.
    NoData(String),
    /// What it asks for can never be, in words.
    Never(String),
}

/// A subscription, or a field that is read, without events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Blind {
    /// Name of the plugin.
    pub plugin: String,
    /// Position of the subscription in the descriptor; none: it is a field that the plugin reads.
    pub subscription: Option<usize>,
    /// Ids of the rules that are fed by it.
    pub rules: Vec<String>,
    /// Why.
    pub why: Why,
    /// When there last was one; none: never, as far as is known.
    pub last: Option<Timestamp>,
}

impl Detector {
    /// What plugins do not see: since `oldest`, or ever.
    pub fn blind(&self, oldest: Timestamp) -> Vec<Blind> {
        self.plugins.iter().flat_map(|loaded| self.blind_of(loaded, oldest.0, &[])).collect()
    }

    /// What plugins did not see in all that came, where nothing else is to come: kinds of events that are missing
    /// count, too.
    pub fn blind_so_far(&self) -> Vec<Blind> {
        self.plugins.iter().flat_map(|loaded| self.blind_of(loaded, i64::MIN, &KIND_FIELDS)).collect()
    }

    /// `kinds` are fields that tell of data, beside [`DATA_FIELDS`].
    fn blind_of(&self, loaded: &Loaded, oldest: i64, kinds: &[&str]) -> Vec<Blind> {
        let (descriptor, access) = (loaded.plugin.descriptor(), loaded.plugin.access());
        let blind = |subscription: Option<usize>, why, last: Option<i64>| Blind {
            plugin: loaded.plugin.identity().name.clone(),
            subscription,
            rules: fed_by(descriptor, subscription),
            why,
            last: last.map(Timestamp),
        };
        let mut found = vec![];
        for (at, subscription) in descriptor.subscriptions.iter().enumerate() {
            if let Some(why) = never(subscription, &self.fields) {
                found.push(blind(Some(at), Why::Never(why), None));
                continue;
            }
            let ids = loaded.part.routes.get(at).map(|route| &*route.holds).unwrap_or_default();
            // What is asked not to be is no reason to see nothing.
            let asked = || subscription.conditions.iter().filter(|condition| !condition.negated).zip(ids);
            let held = |id| self.index.held_at(id).is_some_and(|held| held >= oldest);
            let tells = |condition: &Condition| self.tells_kind(&condition.field);
            // Of events of other kinds, nobody knows whether they have what this one asks for.
            let came = asked().all(|(one, id)| !tells(one) || held(*id));
            for (condition, id) in asked() {
                let (view, name) = access.view(&condition.field);
                let field = self.fields.find(&name);
                let seen = field.and_then(|field| self.index.seen_at(&view, field));
                let held = self.index.held_at(*id);
                if seen.is_none_or(|seen| seen < oldest) {
                    if !came && !tells(condition) {
                        continue;
                    }
                    found.push(blind(Some(at), Why::NoField(condition.field.clone()), seen));
                } else if is_about_data(condition, kinds) && held.is_none_or(|held| held < oldest) {
                    found.push(blind(Some(at), Why::NoData(condition.to_string()), held));
                }
            }
        }
        for (name, seen) in descriptor.fields.iter().zip(&loaded.seen) {
            let tests = |one: &Subscription| one.conditions.iter().any(|condition| condition.field == *name);
            let told = descriptor.subscriptions.iter().any(tests);
            // A plugin that gets no rows at all is blind for another reason.
            if loaded.counters.rows > 0 && !told && seen.is_none_or(|seen| seen < oldest) {
                found.push(blind(None, Why::NoField(name.clone()), *seen));
            }
        }
        found
    }
}

/// Ids of the rules that judge the events of a subscription, or that may.
fn fed_by(descriptor: &Descriptor, subscription: Option<usize>) -> Vec<String> {
    let subscription = subscription.and_then(|at| descriptor.subscriptions.get(at));
    let rules = subscription.map(|subscription| subscription.rules.as_slice()).unwrap_or_default();
    let named = rules.iter().filter_map(|rule| descriptor.rules.get(*rule as usize));
    let all = descriptor.rules.iter().filter(|_| rules.is_empty());
    named.chain(all).map(|rule| rule.id.clone()).collect()
}

fn is_about_data(condition: &Condition, kinds: &[&str]) -> bool {
    alternatives(&condition.field).any(|name| DATA_FIELDS.contains(&name) || kinds.contains(&name))
}

/// Why no event can ever pass a subscription, as far as its conditions themselves tell.
fn never(subscription: &Subscription, fields: &FieldTable) -> Option<String> {
    let alone = subscription.conditions.iter().filter(|condition| !condition.negated).find_map(|condition| {
        if condition.any_of.is_empty() {
            return Some(format!("its condition on {} has no test", condition.field));
        }
        let field = fields.find(&condition.field);
        let impossible = condition.any_of.iter().all(|test| is_impossible(&condition.field, field, test));
        impossible.then(|| format!("{condition} cannot be"))
    });
    alone.or_else(|| contradiction(subscription, fields))
}

/// Two conditions that want different values of a field that has one, or of which one is the other turned round.
fn contradiction(subscription: &Subscription, fields: &FieldTable) -> Option<String> {
    let wanted = |condition: &Condition| -> Option<Vec<String>> {
        let single = fields.find(&condition.field).is_some_and(|field| !FieldTable::is_array(field));
        let values = condition.any_of.iter().map(|test| match test {
            Test::Equals(text) if single => Some(text.to_ascii_lowercase()),
            _ => None,
        });
        values.collect()
    };
    let (negated, conditions): (Vec<_>, Vec<_>) =
        subscription.conditions.iter().partition(|condition| condition.negated);
    let excludes = |negated: &Condition, one: &Condition| {
        negated.field == one.field
            && one
                .any_of
                .iter()
                .all(|test| negated.any_of.iter().any(|not| [test, &Test::Exists].contains(&not)))
    };
    let excluded = conditions.iter().find_map(|one| {
        let negated = negated.iter().find(|negated| excludes(negated, one))?;
        Some(format!("{one} and {negated} cannot both be"))
    });
    excluded.or_else(|| {
        conditions.iter().enumerate().find_map(|(at, one)| {
            let values = wanted(one)?;
            let other =
                conditions.iter().take(at).filter(|other| other.field == one.field).find(|other| {
                    wanted(other).is_some_and(|others| !others.iter().any(|other| values.contains(other)))
                })?;
            Some(format!("{other} and {one} cannot both be"))
        })
    })
}

/// Whether no value of a field can pass a test: a number is never a word, and some fields have few values.
fn is_impossible(name: &str, field: Option<FieldId>, test: &Test) -> bool {
    let numeric = field.map(Kind::of);
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b"-+.eE".contains(&byte));
    let allowed = ALLOWED.iter().find(|(known, _)| *known == name).map(|(_, values)| *values);
    let none_allowed =
        |fits: &dyn Fn(&str) -> bool| allowed.is_some_and(|values| !values.iter().any(|v| fits(v)));
    let text = match test {
        Test::Exists => return false,
        Test::Equals(text) | Test::Prefix(text) | Test::Suffix(text) | Test::Contains(text) => {
            text.to_ascii_lowercase()
        }
    };
    let of_a_number = matches!(numeric, Some(Kind::Integers | Kind::Decimals)) && !number(&text);
    of_a_number
        || match test {
            Test::Equals(_) => none_allowed(&|value| value == text),
            Test::Prefix(_) => none_allowed(&|value| value.starts_with(&text)),
            Test::Suffix(_) => none_allowed(&|value| value.ends_with(&text)),
            Test::Contains(_) => none_allowed(&|value| value.contains(&text)),
            Test::Exists => false,
        }
}
