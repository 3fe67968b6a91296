//! What a plugin says about itself: the host's own form of `types` in `wit/plugin.wit`.

use bartizan_model::Severity;

/// One detection that a plugin implements.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Name inside the plugin.
    pub id: String,
    /// Version of the rule.
    pub version: String,
    /// What a person calls it.
    pub title: String,
    /// What it looks for and why that matters.
    pub description: String,
    /// How bad, unless a finding says otherwise.
    pub severity: Severity,
    /// How sure, 0–100, unless a finding says otherwise.
    pub confidence: u8,
    /// MITRE ATT&CK ids.
    pub techniques: Vec<String>,
    /// Pages to read.
    pub references: Vec<String>,
    /// What may look the same and be harmless.
    pub false_positives: Vec<String>,
}

/// A test of one value; ASCII case is ignored.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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

/// What stands between the names of a field that may be called several things: the first of them that an event
/// has is the field.
pub const ALTERNATIVES: char = '|';
/// Most names of one field.
pub const MAX_ALTERNATIVES: usize = 16;

/// The names that a field may have, best first; usually one.
pub fn alternatives(name: &str) -> impl Iterator<Item = &str> {
    name.split(ALTERNATIVES)
}

/// Holds if any test holds for any value of the field; a negated one holds where no test holds for any value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Condition {
    /// The field's name, or several: see [`alternatives`].
    pub field: String,
    /// The tests.
    pub any_of: Vec<Test>,
    /// Whether it is turned round, so that it holds for what lacks the field, too.
    pub negated: bool,
}

impl std::fmt::Display for Condition {
    /// In words, such as `event.action is "login" or begins with "auth"`, or `not (event.action is "login")`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.negated { "not (" } else { "" })?;
        f.write_str(&self.field)?;
        for (at, test) in self.any_of.iter().enumerate() {
            f.write_str(if at == 0 { " " } else { " or " })?;
            match test {
                Test::Equals(text) => write!(f, "is {text:?}"),
                Test::Prefix(text) => write!(f, "begins with {text:?}"),
                Test::Suffix(text) => write!(f, "ends with {text:?}"),
                Test::Contains(text) => write!(f, "contains {text:?}"),
                Test::Exists => f.write_str("is there"),
            }?;
        }
        f.write_str(if self.negated { ")" } else { "" })
    }
}

/// How a subscription's events are spread over shards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Partition {
    /// Anywhere.
    Stateless,
    /// All events with the same values of these fields reach one instance.
    By(Vec<String>),
    /// All events reach one instance.
    Global,
}

/// Which events a plugin reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subscription {
    /// All must hold; none: every event.
    pub conditions: Vec<Condition>,
    /// How the events are spread.
    pub partition: Partition,
    /// Positions of the rules that judge these events; none: any of the plugin's may.
    pub rules: Vec<u32>,
}

/// What a configured plugin is and reads.
#[derive(Clone, PartialEq, Debug)]
pub struct Descriptor {
    /// Its rules.
    pub rules: Vec<Rule>,
    /// The only fields that it can read; their order gives their numbers in the contract.
    pub fields: Vec<String>,
    /// The only events that it sees.
    pub subscriptions: Vec<Subscription>,
    /// Whether its timers want the watermark.
    pub timers: bool,
    /// Seconds of past events that rebuild the state when it cannot be restored.
    pub lookback_seconds: u64,
    /// Version of what a snapshot holds.
    pub state_schema: u32,
    /// Lookup tables wanted.
    pub tables: Vec<String>,
    /// What it has to say about the files that it was given.
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

/// What a plugin says about a place in a file that it was given: a rule that it did not load, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// How much it matters.
    pub weight: Weight,
    /// The file, as it was given.
    pub path: String,
    /// Line, from 1; 0: the file as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0: the line as a whole.
    pub column: u32,
    /// Id or title of the rule that it is about.
    pub rule: Option<String>,
    /// A short name of the kind of remark, the same in every version.
    pub code: String,
    /// What is wrong, and the remedy.
    pub message: String,
}

/// Most rules in one plugin.
pub const MAX_RULES: usize = 65_536;
/// Most fields that one plugin reads.
pub const MAX_FIELDS: usize = 4_096;
/// Most subscriptions of one plugin.
pub const MAX_SUBSCRIPTIONS: usize = 16_384;
/// Most conditions in all subscriptions of one plugin.
pub const MAX_CONDITIONS: usize = 65_536;
/// Most tests in all conditions of one plugin.
pub const MAX_TESTS: usize = 262_144;
/// Most fields that one plugin names, whether it reads them, tests them or is partitioned by them: the host's
/// table of fields is for all plugins and events.
pub const MAX_NAMED_FIELDS: usize = 8_192;
/// Most remarks of one plugin.
pub const MAX_REMARKS: usize = 65_536;
/// Characters of a name that an error shows.
const MAX_SHOWN_CHARS: usize = 120;

/// Why a descriptor cannot be served.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DescriptorError {
    /// Too much of something.
    #[error("it declares {count} {what}; the host serves at most {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// How many would be served.
        limit: usize,
    },
    /// Two rules share an id.
    #[error("two of its rules have the id {:?}; give each its own", shortened(.0))]
    DuplicateRule(String),
    /// A rule has no usable id.
    #[error("rule id {:?} is not made of lower-case letters, digits, '-', '_' and '.'", shortened(.0))]
    BadRuleId(String),
    /// No subscription, so it would never be called.
    #[error("it declares no subscription, so it would never see an event")]
    NoSubscription,
    /// A subscription feeds a rule that is none.
    #[error("subscription {subscription} feeds rule {rule}, but it declares {rules} rules, from 0")]
    NoRule {
        /// The subscription.
        subscription: usize,
        /// The rule.
        rule: u32,
        /// How many there are.
        rules: usize,
    },
    /// A partition without a field.
    #[error("subscription {0} is partitioned by no field; say `global` or `stateless`, or name a field")]
    EmptyPartition(usize),
    /// A name that the field table refuses.
    #[error(
        "field name {:?} is empty, too long, one too many for the host's field table, or more than \
         {MAX_ALTERNATIVES} names in one",
        shortened(.0)
    )]
    BadField(String),
}

impl Descriptor {
    /// Whether the host can serve this descriptor.
    pub fn check(&self) -> Result<(), DescriptorError> {
        let conditions = || self.subscriptions.iter().flat_map(|subscription| &subscription.conditions);
        let tests = conditions().map(|condition| condition.any_of.len()).sum();
        for (what, count, limit) in [
            ("rules", self.rules.len(), MAX_RULES),
            ("fields", self.fields.len(), MAX_FIELDS),
            ("subscriptions", self.subscriptions.len(), MAX_SUBSCRIPTIONS),
            ("conditions", conditions().count(), MAX_CONDITIONS),
            ("tests", tests, MAX_TESTS),
            ("remarks", self.remarks.len(), MAX_REMARKS),
            ("names of fields", self.named_fields(), MAX_NAMED_FIELDS),
        ] {
            if count > limit {
                return Err(DescriptorError::TooMany { what, count, limit });
            }
        }
        let mut ids = hashbrown::HashSet::new();
        for rule in &self.rules {
            let plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
            if rule.id.is_empty() || !rule.id.chars().all(plain) {
                return Err(DescriptorError::BadRuleId(rule.id.clone()));
            }
            if !ids.insert(&rule.id) {
                return Err(DescriptorError::DuplicateRule(rule.id.clone()));
            }
        }
        if self.subscriptions.is_empty() {
            return Err(DescriptorError::NoSubscription);
        }
        for (position, subscription) in self.subscriptions.iter().enumerate() {
            if matches!(&subscription.partition, Partition::By(fields) if fields.is_empty()) {
                return Err(DescriptorError::EmptyPartition(position));
            }
            if let Some(rule) = subscription.rules.iter().find(|rule| **rule as usize >= self.rules.len()) {
                return Err(DescriptorError::NoRule {
                    subscription: position,
                    rule: *rule,
                    rules: self.rules.len(),
                });
            }
        }
        Ok(())
    }

    /// Every field that it reads, tests or is partitioned by, as it names them; often more than once.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let subscriptions = self.subscriptions.iter().flat_map(|subscription| {
            let partition = match &subscription.partition {
                Partition::By(fields) => fields.as_slice(),
                Partition::Stateless | Partition::Global => &[],
            };
            let tested = subscription.conditions.iter().map(|condition| &condition.field);
            tested.chain(partition)
        });
        self.fields.iter().chain(subscriptions).map(String::as_str)
    }

    /// How many different fields it names.
    fn named_fields(&self) -> usize {
        let mut names: hashbrown::HashSet<&str> = self.names().collect();
        let several: Vec<&str> = names.iter().copied().filter(|name| name.contains(ALTERNATIVES)).collect();
        names.extend(several.into_iter().flat_map(alternatives));
        names.len()
    }
}

/// A name short enough for an error message: it may be megabytes of anything.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(MAX_SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A rule that a test does not care about.
    pub(crate) fn rule(id: &str) -> Rule {
        Rule {
            id: id.into(),
            version: "1.0.0".into(),
            title: id.into(),
            description: String::new(),
            severity: Severity::Medium,
            confidence: 50,
            techniques: vec![],
            references: vec![],
            false_positives: vec![],
        }
    }

    #[test]
    fn descriptors_that_cannot_be_served_say_why() {
        let everything = Subscription { conditions: vec![], partition: Partition::Global, rules: vec![] };
        let good = Descriptor {
            rules: vec![rule("a")],
            fields: vec![],
            subscriptions: vec![everything],
            timers: false,
            lookback_seconds: 0,
            state_schema: 1,
            tables: vec![],
            remarks: vec![],
        };
        assert_eq!(good.check(), Ok(()));
        let twice = Descriptor { rules: vec![rule("a"), rule("a")], ..good.clone() };
        assert_eq!(twice.check(), Err(DescriptorError::DuplicateRule("a".into())));
        let blind = Descriptor { subscriptions: vec![], ..good.clone() };
        assert_eq!(blind.check(), Err(DescriptorError::NoSubscription));
        let shouting = Descriptor { rules: vec![rule("A B")], ..good.clone() };
        assert_eq!(shouting.check(), Err(DescriptorError::BadRuleId("A B".into())));
        let long = Descriptor { rules: vec![rule(&"Ä".repeat(1 << 20))], ..good };
        assert!(long.check().unwrap_err().to_string().len() < 500);
    }

    #[test]
    fn conditions_are_said_in_words() {
        let any_of = vec![Test::Equals("a".into()), Test::Exists];
        let mut condition = Condition { field: "f|g".into(), any_of, negated: false };
        assert_eq!(condition.to_string(), r#"f|g is "a" or is there"#);
        condition.negated = true;
        assert_eq!(condition.to_string(), r#"not (f|g is "a" or is there)"#);
    }

    #[test]
    fn what_a_plugin_names_in_conditions_is_bounded() {
        let asking = |count: usize, partition| {
            let condition = |n| Condition { field: format!("f{n}"), any_of: vec![], negated: false };
            Descriptor {
                rules: vec![],
                fields: vec![],
                subscriptions: vec![Subscription {
                    conditions: (0..count).map(condition).collect(),
                    partition,
                    rules: vec![],
                }],
                timers: false,
                lookback_seconds: 0,
                state_schema: 1,
                tables: vec![],
                remarks: vec![],
            }
        };
        assert_eq!(asking(MAX_NAMED_FIELDS, Partition::Global).check(), Ok(()));
        let one_more = asking(MAX_NAMED_FIELDS, Partition::By(vec!["user.name".into()])).check();
        let error = one_more.unwrap_err().to_string();
        assert_eq!(error, "it declares 8193 names of fields; the host serves at most 8192");
        let error = asking(MAX_CONDITIONS + 1, Partition::Global).check().unwrap_err().to_string();
        assert_eq!(error, "it declares 65537 conditions; the host serves at most 65536");
    }
}
