//! What Sigma text becomes: rules, selections, conditions and correlations as plain values.
//!
//! Everything that is only a way of writing (modifiers, escapes, encodings, placeholders, `1 of x*`,
//! filters) has been worked out by the loader; what is left says what must hold. The values are kept as bytes
//! between starts, so they are plain data: no untagged or flattened shapes.
//! Must not know: YAML, events, how anything is evaluated.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;

/// Position of a field name in [`Ruleset::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldIndex(pub u32);

/// Position of a rule in [`Ruleset::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleIndex(pub u32);

/// Position of a correlation in [`Ruleset::correlations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CorrelationIndex(pub u32);

/// Position of a selection in [`Rule::selections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SelectionIndex(pub u32);

/// All that was loaded, and all that was not, with the reasons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ruleset {
    /// Rules over single events, in order of path and line. Filters are already part of their conditions.
    pub rules: Vec<Rule>,
    /// Rules over the matches of others.
    pub correlations: Vec<Correlation>,
    /// Every field name that occurs in a rule or correlation, as written, each once.
    pub fields: Vec<String>,
    /// What is wrong or doubtful, in order of path and line.
    pub diagnostics: Vec<Diagnostic>,
    /// How many documents were read.
    pub counts: Counts,
}

/// How many documents of each sort were read, and how many of them were refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Files given.
    pub files: u32,
    /// Documents that say they are rules, refused ones included.
    pub rules: u32,
    /// Documents that say they are correlations, refused ones included.
    pub correlations: u32,
    /// Documents that say they are filters, refused ones included.
    pub filters: u32,
    /// Documents of any sort that were refused.
    pub refused: u32,
    /// Diagnostics that were dropped because there were too many.
    pub diagnostics_dropped: u32,
}

impl Ruleset {
    /// A field's name; empty for an index of another rule set.
    pub fn field(&self, field: FieldIndex) -> &str {
        self.fields.get(field.0 as usize).map_or("", String::as_str)
    }

    /// The rule at an index.
    pub fn rule(&self, rule: RuleIndex) -> Option<&Rule> {
        self.rules.get(rule.0 as usize)
    }

    /// The correlation at an index.
    pub fn correlation(&self, correlation: CorrelationIndex) -> Option<&Correlation> {
        self.correlations.get(correlation.0 as usize)
    }
}

/// What a rule or correlation says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// The globally unique id, lower-cased.
    pub id: Option<String>,
    /// The name that correlations may use instead of the id.
    pub name: Option<String>,
    /// What a person calls it.
    pub title: String,
    /// What it detects.
    pub description: String,
    /// How far it has been proven.
    pub status: Option<Status>,
    /// How bad a match is.
    pub level: Option<Level>,
    /// Tags as written, such as `attack.t1059.001`.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// Pages to read.
    pub references: Vec<String>,
    /// What may look the same and be harmless.
    pub falsepositives: Vec<String>,
    /// Fields that an analyst wants to see with a match, as written.
    pub fields: Vec<String>,
    /// The file.
    pub path: String,
    /// Line on which the document starts, from 1.
    pub line: u32,
}

/// `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// Cannot be used as it is.
    Unsupported,
    /// Replaced by another rule.
    Deprecated,
    /// May be noisy.
    Experimental,
    /// Mostly stable.
    Test,
    /// For production.
    Stable,
}

/// `level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// Enriches events.
    Informational,
    /// Rarely an incident by itself.
    Low,
    /// To be reviewed.
    Medium,
    /// To be reviewed promptly.
    High,
    /// Borders on certainty.
    Critical,
}

/// Which logs a rule is about; lower case. `None` means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LogSource {
    /// Such as `process_creation`.
    pub category: Option<String>,
    /// Such as `windows`.
    pub product: Option<String>,
    /// Such as `sysmon`.
    pub service: Option<String>,
}

/// A detection over single events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What it says about itself.
    pub meta: Meta,
    /// Which logs it is about.
    pub logsource: LogSource,
    /// Its search identifiers, in order of writing; those that filters brought come last, with names
    /// `filter-id/name`.
    pub selections: Vec<Selection>,
    /// What must hold.
    pub condition: Expr,
    /// The condition as written; several are joined by ` or `, filters are added by ` and `.
    pub condition_text: String,
    /// Whether it makes findings of its own: `false` if it is only there for a correlation that does not say
    /// `generate: true`.
    pub standalone: bool,
}

/// A condition over selections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    /// All hold. Never empty.
    And(Vec<Expr>),
    /// At least one holds. Never empty.
    Or(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// A search identifier by name.
    Selection(SelectionIndex),
    /// `1 of x*`, `all of them`, `2 of x*`: at least so many of these hold. `at_least` is between 1 and
    /// the number of selections, which is never 0: 1 means any, their number means all.
    Of {
        /// As written, such as `1 of selection_*`.
        text: String,
        /// How many must hold.
        at_least: u32,
        /// The selections that the pattern stands for, rising.
        selections: Vec<SelectionIndex>,
    },
}

/// A search identifier and what it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// Its name.
    pub name: String,
    /// Line of its definition, from 1.
    pub line: u32,
    /// What must hold.
    pub body: Body,
}

/// What a selection asks for: maps are `And`, lists are `Or`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// All hold. Never empty.
    And(Vec<Body>),
    /// At least one holds. Never empty.
    Or(Vec<Body>),
    /// One field, or the whole event.
    Item(Item),
}

/// Tests of one field's values, or of the whole event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The field; `None` for keywords, which are searched in every value of the event.
    pub field: Option<FieldIndex>,
    /// The key as written, with its modifiers; empty for a list of keywords.
    pub key: String,
    /// The tests. Never empty.
    pub tests: Vec<Test>,
    /// Whether all tests must hold (`|all`), not just one. Each may be satisfied by another value of a field
    /// that has several.
    pub all: bool,
    /// `|neq`: holds if and only if what the item would say without it does not; so it holds for an event
    /// that lacks the field.
    pub negated: bool,
    /// Line of the key, from 1.
    pub line: u32,
}

/// One test of a value. Unless said otherwise, it holds if it holds for any of the field's values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// The value is like this text.
    Text(Text),
    /// The value is this number: its decimal text, compared as text.
    Number(Number),
    /// The value is `true` or `false`, in any case.
    Bool(bool),
    /// The event does not have the field.
    Null,
    /// The event has the field, with a value that is the empty string.
    Empty,
    /// The event has the field (`true`), or not (`false`).
    Exists(bool),
    /// The expression matches somewhere in the value.
    Regex(Regex),
    /// The value is an address of this network.
    Cidr(Cidr),
    /// The value is a number that compares so with this one.
    Compare {
        /// How.
        op: Compare,
        /// With what.
        number: Number,
    },
    /// A value compares so with a value of another field of the same event.
    FieldRef {
        /// The other field.
        field: FieldIndex,
        /// How.
        shape: RefShape,
        /// Whether case counts.
        cased: bool,
    },
    /// The value is a time whose part, as written and in no other time zone, compares so with this number.
    Time {
        /// Which part.
        part: TimePart,
        /// How.
        op: Compare,
        /// With what.
        number: i64,
    },
    /// Any of these: what one value with a modifier that makes several of it (`windash`, `base64offset`,
    /// `expand`) becomes where `all` links values with AND. Never empty, never nested.
    Any(Vec<Test>),
}

/// What a text looks like. Unless `cased`, ASCII letters match in either case where the pattern is all
/// ASCII, and by Unicode's simple lower-casing where it is not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// Its shape, in the case in which it was written.
    pub shape: Shape,
    /// Whether case counts.
    pub cased: bool,
}

/// Where the fixed parts of a text are. No string in it is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// `*`: any value, the empty one too.
    Anything,
    /// The whole value.
    Exact(String),
    /// Its beginning.
    Prefix(String),
    /// Its end.
    Suffix(String),
    /// Somewhere in it.
    Contains(String),
    /// Anything else. Literals are never next to each other, nor are two `Many`.
    Glob(Vec<Piece>),
}

/// A part of a glob.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Piece {
    /// This text.
    Literal(String),
    /// `?`: one character.
    One,
    /// `*`: any number of characters.
    Many,
    /// Any of the characters that `windash` takes for one another: [`DASHES`].
    Dash,
}

/// Hyphen, slash, en dash, em dash, horizontal bar (appendix "Modifiers", `windash`).
pub const DASHES: [char; 5] = ['-', '/', '\u{2013}', '\u{2014}', '\u{2015}'];

/// A number as YAML wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// Decimal text without leading zeros or plus sign: `4688`, `-1`, `1.5`.
    pub text: String,
    /// Its nearest double.
    pub value: f64,
}

/// A regular expression in the syntax of Rust's `regex` crate: flags are inline at its start, what PCRE
/// writes otherwise has been rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Regex {
    /// What to compile.
    pub pattern: String,
    /// What the rule says, without flags.
    pub source: String,
}

/// A network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cidr {
    /// Its address, host bits zero.
    pub address: IpAddr,
    /// Length of the prefix, in bits: 0–32 or 0–128.
    pub prefix: u8,
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compare {
    /// =
    Equal,
    /// ≠
    NotEqual,
    /// >
    Greater,
    /// ≥
    GreaterOrEqual,
    /// <
    Less,
    /// ≤
    LessOrEqual,
}

/// How two fields compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefShape {
    /// They are equal.
    Equals,
    /// The value begins with the other field's.
    StartsWith,
    /// The value ends with the other field's.
    EndsWith,
    /// The other field's value is somewhere in it.
    Contains,
}

/// A part of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimePart {
    /// 0–59
    Minute,
    /// 0–23
    Hour,
    /// Of the month, 1–31
    Day,
    /// ISO 8601 week, 1–53
    Week,
    /// 1–12
    Month,
    /// Such as 2026
    Year,
}

/// A rule over matches of other rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// What it says about itself.
    pub meta: Meta,
    /// What is counted or awaited.
    pub kind: CorrelationKind,
    /// Whose matches, in the order of writing: at least one, each once.
    pub rules: Vec<Reference>,
    /// Names of fields or of aliases whose values must be the same; may be empty: one group for all.
    pub group_by: Vec<String>,
    /// Length of the window in nanoseconds, more than 0.
    pub timespan_ns: u64,
    /// When it fires.
    pub condition: CorrelationCondition,
    /// Other names of fields, by rule.
    pub aliases: Vec<Alias>,
    /// Whether the rules that it refers to make findings of their own.
    pub generate: bool,
    /// Whether it makes findings of its own: `false` if it is only there for another that does not say
    /// `generate: true`.
    pub standalone: bool,
}

impl Correlation {
    /// The field in which matches of `rules[position]` have the value of `group_by[group]`: the alias's for
    /// that rule, or the name itself. Where an alias does not speak of the rule, its name is the field.
    pub fn group_field(&self, group: usize, position: usize) -> Option<&str> {
        let name = self.group_by.get(group)?;
        let rule = self.rules.get(position)?;
        let aliased = self.aliases.iter().find(|alias| alias.name == *name).and_then(|alias| {
            alias.fields.iter().find(|(of, _)| *of == rule.target).map(|(_, field)| field.as_str())
        });
        Some(aliased.unwrap_or(name))
    }
}

/// A rule that a correlation names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// As written: an id or a name.
    pub name: String,
    /// What it is.
    pub target: Target,
}

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// A rule over events.
    Rule(RuleIndex),
    /// Another correlation; never, by any way round, the one that refers to it.
    Correlation(CorrelationIndex),
}

/// `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CorrelationKind {
    /// Number of matches.
    EventCount,
    /// Number of distinct values.
    ValueCount,
    /// All the rules, in any order.
    Temporal,
    /// All the rules, in their order.
    TemporalOrdered,
    /// Sum of a field.
    ValueSum,
    /// Mean of a field.
    ValueAvg,
    /// A percentile of a field.
    ValuePercentile,
    /// Median of a field.
    ValueMedian,
}

/// When a correlation fires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CorrelationCondition {
    /// The number that `kind` speaks of is within all these bounds; for temporal kinds, that is the number of
    /// different rules, and where nothing is written, all of them.
    Bounds {
        /// All must hold. Never empty.
        bounds: Vec<Bound>,
        /// Names of the fields whose values count; empty for event counts and temporal kinds, several for
        /// value counts of combinations. May be aliases.
        fields: Vec<String>,
        /// Which percentile, above 0 and up to 100; only for `ValuePercentile`.
        percentile: Option<f64>,
    },
    /// Only for temporal kinds: what must hold of the rules that matched in the window.
    Expression(RuleExpr),
}

/// A bound of a count, sum or mean.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// How.
    pub op: Compare,
    /// With what.
    pub value: f64,
}

/// A condition over the rules of a correlation, by position in [`Correlation::rules`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RuleExpr {
    /// All hold. Never empty.
    And(Vec<RuleExpr>),
    /// At least one holds. Never empty.
    Or(Vec<RuleExpr>),
    /// It does not hold.
    Not(Box<RuleExpr>),
    /// The rule at this position has matched in the window.
    Rule(u32),
}

/// Another name for fields that differ from rule to rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The name that `group-by` or the condition's `field` uses.
    pub name: String,
    /// For each rule that it speaks of, the field.
    pub fields: Vec<(Target, String)>,
}
