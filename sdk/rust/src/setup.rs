//! What a plugin says about itself: rules, subscriptions, timers, tables.

use serde::{Deserialize, Serialize};

use crate::{field::Field, time::Length};

/// Most subscriptions of one plugin: a row carries which of them it passed as the bits of one word.
pub const MAX_SUBSCRIPTIONS: usize = 64;

/// How bad a finding would be if it is true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    #[default]
    Informational,
    /// Little harm.
    Low,
    /// Some harm.
    Medium,
    /// Serious harm.
    High,
    /// Harm to the organization as a whole.
    Critical,
}

/// One detection that a plugin implements; usually a constant beside its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Name inside the plugin: lower case, digits and hyphens.
    pub id: &'static str,
    /// Version of the rule.
    pub version: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// What it looks for and why that matters.
    pub description: &'static str,
    /// How bad, unless a finding says otherwise.
    pub severity: Severity,
    /// How sure, 0–100, unless a finding says otherwise.
    pub confidence: u8,
    /// MITRE ATT&CK ids, such as `T1110.001`.
    pub techniques: &'static [&'static str],
    /// Addresses of pages to read.
    pub references: &'static [&'static str],
    /// What may look the same and be harmless.
    pub false_positives: &'static [&'static str],
}

/// A rule that is known only when the plugin is configured, such as one read from a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LoadedRule {
    /// As in [`Rule`].
    pub id: String,
    /// As in [`Rule`].
    pub version: String,
    /// As in [`Rule`].
    pub title: String,
    /// As in [`Rule`].
    pub description: String,
    /// As in [`Rule`].
    pub severity: Severity,
    /// As in [`Rule`].
    pub confidence: u8,
    /// As in [`Rule`].
    pub techniques: Vec<String>,
    /// As in [`Rule`].
    pub references: Vec<String>,
    /// As in [`Rule`].
    pub false_positives: Vec<String>,
}

impl From<&Rule> for LoadedRule {
    fn from(rule: &Rule) -> LoadedRule {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        LoadedRule {
            id: rule.id.to_owned(),
            version: rule.version.to_owned(),
            title: rule.title.to_owned(),
            description: rule.description.to_owned(),
            severity: rule.severity,
            confidence: rule.confidence,
            techniques: owned(rule.techniques),
            references: owned(rule.references),
            false_positives: owned(rule.false_positives),
        }
    }
}

/// A test of one value; ASCII case is ignored.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Test {
    /// The value is this string.
    Equals(String),
    /// The value begins with this string.
    Prefix(String),
    /// The value ends with this string.
    Suffix(String),
    /// The string is somewhere in the value.
    Contains(String),
    /// The event has the field.
    Exists,
}

/// Holds if any test holds for any value of the field; a negated one, if no test holds for any value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Condition {
    /// The field's name; it need not be among the plugin's own fields. Several names with `|` between are one
    /// field: see [`Setup::field`].
    pub field: String,
    /// The tests.
    pub any_of: Vec<Test>,
    /// Whether it is turned round: it then holds for every event that lacks the field, too. The host tests all values,
    /// as text: of a field of numbers, the plugin reads the first that is one.
    pub negated: bool,
}

impl Condition {
    /// Holds if any of the tests holds for any value of the named field.
    pub fn any(field: impl Into<String>, any_of: Vec<Test>) -> Condition {
        Condition { field: field.into(), any_of, negated: false }
    }

    /// Holds if none of the tests holds for any value of the named field: for an event without it, in any case.
    pub fn none(field: impl Into<String>, of: Vec<Test>) -> Condition {
        Condition { field: field.into(), any_of: of, negated: true }
    }
}

/// How a subscription's events are spread over shards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Partition {
    /// Anywhere: the plugin keeps no state about them.
    Stateless,
    /// All events with the same values of these fields reach one instance, in journal order.
    By(Vec<String>),
    /// All events reach one instance, in journal order.
    Global,
}

/// Which events a plugin reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subscription {
    /// All must hold; none: every event.
    pub conditions: Vec<Condition>,
    /// How the events are spread.
    pub partition: Partition,
    /// Positions of the rules that judge these events, in the order in which [`Setup::rule`] was told of them;
    /// none: any of them may.
    pub rules: Vec<u32>,
}

impl Subscription {
    /// Events about which no state is kept.
    pub fn stateless() -> Subscription {
        Subscription::of(Partition::Stateless)
    }

    /// Events that are judged together with all others of the same values of these fields.
    pub fn by(fields: &[Field]) -> Subscription {
        let names = fields.iter().map(|field| field.name().to_owned()).collect();
        Subscription::of(Partition::By(names))
    }

    /// Events that are judged all together, by one instance.
    pub fn global() -> Subscription {
        Subscription::of(Partition::Global)
    }

    fn of(partition: Partition) -> Subscription {
        Subscription { conditions: Vec::new(), partition, rules: Vec::new() }
    }

    /// Names the rule that judges these events, by its position among the plugin's.
    #[must_use]
    pub fn feeds(mut self, rule: u32) -> Subscription {
        self.rules.push(rule);
        self
    }

    /// Only events where the named field has one of these values.
    #[must_use]
    pub fn is(self, field: &str, values: &[&str]) -> Subscription {
        let tests = values.iter().map(|value| Test::Equals((*value).to_owned())).collect();
        self.when(field, tests)
    }

    /// Only events that have the named field.
    #[must_use]
    pub fn has(self, field: &str) -> Subscription {
        self.when(field, vec![Test::Exists])
    }

    /// Only events where any of the tests holds for the named field.
    #[must_use]
    pub fn when(mut self, field: &str, any_of: Vec<Test>) -> Subscription {
        self.conditions.push(Condition::any(field, any_of));
        self
    }

    /// Only events where none of the tests holds for any value of the named field; those without it are among them.
    #[must_use]
    pub fn unless(mut self, field: &str, any_of: Vec<Test>) -> Subscription {
        self.conditions.push(Condition::none(field, any_of));
        self
    }

    /// Only events that lack the named field.
    #[must_use]
    pub fn lacks(self, field: &str) -> Subscription {
        self.unless(field, vec![Test::Exists])
    }
}

/// A subscription that [`Setup::subscribe`] made: [`crate::Row::passed`] tells whether a row is one of its
/// events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Subscribed(pub(crate) u8);

impl Subscribed {
    #[inline]
    pub(crate) fn bit(self) -> u64 {
        1_u64 << self.0
    }
}

/// A file that came with the plugin's settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its path inside the folder it came from, with `/`.
    pub path: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What a configured plugin is and reads.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Descriptor {
    /// Its rules.
    pub rules: Vec<LoadedRule>,
    /// The fields it reads.
    pub fields: Vec<String>,
    /// The events it sees.
    pub subscriptions: Vec<Subscription>,
    /// Whether it sets timers.
    pub timers: bool,
    /// How much of the past rebuilds its state.
    pub lookback: Length,
    /// Version of its state.
    pub state_schema: u32,
    /// Lookup tables wanted.
    pub tables: Vec<String>,
    /// What there is to say about the assets.
    pub remarks: Vec<Remark>,
}

/// How much a remark matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// Something was left out: it will not be done.
    Error,
    /// Something is done, and probably not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a plugin says about a place in a file that came with its settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// How much it matters.
    pub weight: Weight,
    /// The asset's path.
    pub path: String,
    /// Line, from 1; 0: the file as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0: the line as a whole.
    pub column: u32,
    /// Id or title of the rule that it is about.
    pub rule: Option<String>,
    /// A short name of the kind of remark, the same in every version of the plugin.
    pub code: String,
    /// What is wrong, and the remedy.
    pub message: String,
}

/// Collects what a plugin says about itself while it is configured.
#[derive(Debug, Default)]
pub struct Setup {
    pub(crate) descriptor: Descriptor,
    pub(crate) assets: Vec<Asset>,
    pub(crate) errors: Vec<String>,
}

impl Setup {
    /// Adds a rule: a constant [`Rule`] by reference, or a [`LoadedRule`].
    pub fn rule(&mut self, rule: impl Into<LoadedRule>) {
        self.descriptor.rules.push(rule.into());
    }

    /// Adds a subscription. Past [`MAX_SUBSCRIPTIONS`], configuration fails.
    pub fn subscribe(&mut self, subscription: Subscription) -> Subscribed {
        let position = self.descriptor.subscriptions.len();
        if position >= MAX_SUBSCRIPTIONS {
            self.errors.push(format!(
                "the plugin asks for more than {MAX_SUBSCRIPTIONS} subscriptions; join some of them"
            ));
            return Subscribed(0);
        }
        self.descriptor.subscriptions.push(subscription);
        Subscribed(position as u8)
    }

    /// Adds a subscription to those without number: [`crate::Row::subscriptions`] names it by the position that
    /// is answered. For plugins that make one for each of thousands of rules.
    pub fn subscribe_one_of_many(&mut self, subscription: Subscription) -> u32 {
        self.descriptor.subscriptions.push(subscription);
        self.descriptor.subscriptions.len() as u32 - 1
    }

    /// Adds a field that is known only when the plugin is configured, beside those of
    /// [`crate::Correlation::FIELDS`]. Several names with `|` between, best first, are one field: an event's values
    /// are those of the first name that it has.
    pub fn field(&mut self, name: &str) -> Field {
        let position = self.descriptor.fields.len() as u32;
        self.descriptor.fields.push(name.to_owned());
        // A plugin is configured once in an instance's life, which is as long as the name is wanted.
        Field::new(position, String::leak(name.to_owned()))
    }

    /// Says that the plugin sets timers.
    pub fn timers(&mut self) {
        self.descriptor.timers = true;
    }

    /// Says how much of the past rebuilds the state when it cannot be restored. The longest counts.
    pub fn lookback(&mut self, length: Length) {
        self.descriptor.lookback = self.descriptor.lookback.max(length);
    }

    /// Asks for a lookup table, which the operator must grant.
    pub fn table(&mut self, name: &str) {
        self.descriptor.tables.push(name.to_owned());
    }

    /// Says something about a file that came with the settings: what was not loaded, and why.
    pub fn remark(&mut self, remark: Remark) {
        self.descriptor.remarks.push(remark);
    }

    /// The files that came with the settings.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The same, for who wants their memory back when they are read.
    pub fn take_assets(&mut self) -> Vec<Asset> {
        std::mem::take(&mut self.assets)
    }
}
