//! Sigma rules. Input: a rule file, and, behind a NUL, an event as a JSON object.
//!
//! Whatever the file is, loading it ends, with rules or with a named place; what rules ask of the host is within what
//! the host serves; expressions that are accepted compile in the host, within its bounds; and an event that a rule
//! matches passes one of the rule's subscriptions.

use ::sigma::{
    language::{
        File, Settings,
        evaluate::{Event, Regexes, explain, matched_fields, matches},
        load,
        model::{FieldIndex, Regex, Ruleset},
    },
    plan::{self, MAX_CONDITIONS, MAX_SUBSCRIPTIONS, MAX_TESTS, ORIGINAL, Plan},
    table,
};
use bartizan_detect::patterns::{Pattern, PatternSet};
use bartizan_sdk::{Condition, Test};
use serde_json::Value;

/// Longest input, in bytes: longer ones teach nothing new, slowly.
const MAX_INPUT_BYTES: usize = 64 << 10;
/// What is judged where the input has no event.
const EVENT: &str = r#"{"Image":"C:\\Windows\\cmd.exe","CommandLine":"cmd.exe -enc \u212aé","EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational"}"#;

/// Runs the body.
pub fn run(input: &[u8]) {
    if input.len() > MAX_INPUT_BYTES {
        return;
    }
    let cut = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
    let (file, event) = input.split_at(cut);
    let event = event.get(1..).and_then(|event| std::str::from_utf8(event).ok()).unwrap_or(EVENT);
    let rules = load(&[File { path: "rule.yml", content: file }], &Settings::default());
    named(&rules, file);
    let fields = table::fields(&Default::default()).unwrap();
    let plan = plan::plan(&rules, &fields, &table::sources(&[]).unwrap());
    served(&plan, &rules);
    if let Some(event) = Seen::of(event, &plan.fields) {
        judged(&rules, &plan, &event);
    }
}

/// What is refused or doubted has a place in the file, and words.
fn named(rules: &Ruleset, file: &[u8]) {
    // Old line ends and those of Unicode count, too.
    let lines = String::from_utf8_lossy(file)
        .chars()
        .filter(|c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'))
        .count();
    for diagnostic in &rules.diagnostics {
        assert!(
            diagnostic.line >= 1 && diagnostic.line as usize <= lines + 2,
            "{diagnostic:?} in {lines} lines"
        );
        assert!(!diagnostic.code.is_empty() && !diagnostic.message.is_empty(), "{diagnostic:?}");
        assert!(diagnostic.message.len() <= 4_096, "{} bytes", diagnostic.message.len());
    }
    let refused = rules.counts.refused as usize;
    assert!(
        refused == 0 || rules.counts.diagnostics_dropped > 0 || rules.refusals().next().is_some(),
        "refused unsaid"
    );
}

fn served(plan: &Plan, rules: &Ruleset) {
    let conditions = || plan.subscriptions.iter().flatten();
    let tests: usize = conditions().map(|condition| condition.any_of.len()).sum();
    assert!(
        plan.subscriptions.len() <= MAX_SUBSCRIPTIONS
            && conditions().count() <= MAX_CONDITIONS
            && tests <= MAX_TESTS
    );
    assert!(
        conditions().all(|condition| !condition.any_of.is_empty() && !condition.field.is_empty()),
        "{plan:?}"
    );
    assert_eq!((plan.subscriptions.len(), plan.source_of.len()), (plan.rules.len(), rules.rules.len()));
}

fn judged(rules: &Ruleset, plan: &Plan, event: &Seen<'_>) {
    for (number, rule) in (0..).zip(&rules.rules) {
        let is_match = matches(rule, event, &mut Host);
        let explanation = explain(rule, &rules.fields, event, &mut Host);
        assert_eq!(explanation.root.holds, is_match, "{explanation:?}");
        assert!(is_match || matched_fields(rule, event, &mut Host).is_empty());
        let ways = &plan.sources[plan.source_of[number as usize] as usize];
        let is_source = ways.iter().any(|way| {
            way.has.iter().all(|condition| event.passes(condition))
                && !way.lacks.iter().any(|name| event.has_any(name))
        });
        if is_match && is_source {
            let own = plan.subscriptions.iter().zip(&plan.rules).filter(|(_, rules)| rules.contains(&number));
            let mut own = own.map(|(conditions, _)| conditions);
            assert!(
                own.any(|conditions| conditions.iter().all(|condition| event.passes(condition))),
                "{rule:?} matches, and its subscriptions do not let {:?} pass: {plan:?}",
                event.values
            );
        }
    }
}

/// The host's expressions.
struct Host;

impl Regexes for Host {
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool {
        match PatternSet::compile(&[Pattern::Regex(regex.pattern.clone())], false) {
            Ok(set) => {
                let mut found = vec![];
                set.search(text, &mut found);
                !found.is_empty()
            }
            Err(why) => panic!("an expression that was accepted does not compile: {regex:?}: {why}"),
        }
    }
}

/// An event: names, and their values.
struct Seen<'a> {
    values: Vec<(String, Vec<String>)>,
    /// By field of the rules, what it may be called.
    names: &'a [String],
}

impl<'a> Seen<'a> {
    fn of(text: &str, names: &'a [String]) -> Option<Seen<'a>> {
        let members: serde_json::Map<String, Value> = serde_json::from_str(text).ok()?;
        let mut values: Vec<(String, Vec<String>)> = vec![];
        for (name, value) in &members {
            let texts = texts_of(value);
            if !texts.is_empty() && name != ORIGINAL {
                values.push((name.clone(), texts));
            }
        }
        values.push((ORIGINAL.to_owned(), vec![text.to_owned()]));
        Some(Seen { values, names })
    }

    fn texts(&self, names: &str) -> &[String] {
        let mut names = names.split('|');
        let known = |name: &str| self.values.iter().find(|(known, _)| known == name);
        names.find_map(known).map_or(&[], |(_, texts)| texts)
    }

    fn has_any(&self, names: &str) -> bool {
        !self.texts(names).is_empty()
    }

    /// As the host says it.
    fn passes(&self, condition: &Condition) -> bool {
        let any = self.texts(&condition.field).iter().any(|text| {
            let text = text.to_ascii_lowercase();
            condition.any_of.iter().any(|test| match test {
                Test::Equals(wanted) => text == wanted.to_ascii_lowercase(),
                Test::Prefix(wanted) => text.starts_with(&wanted.to_ascii_lowercase()),
                Test::Suffix(wanted) => text.ends_with(&wanted.to_ascii_lowercase()),
                Test::Contains(wanted) => text.contains(&wanted.to_ascii_lowercase()),
                Test::Exists => true,
            })
        });
        any != condition.negated
    }
}

fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Null => vec![],
        Value::Bool(truth) => vec![truth.to_string()],
        // Numbers that JSON writes in another way than we do are left aside: keywords look at both.
        Value::Number(number) if number.is_f64() => vec![],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts_of).collect(),
        Value::Object(members) => members.values().flat_map(texts_of).collect(),
    }
}

impl Event for Seen<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.texts(&self.names[field.0 as usize]).iter().any(|text| test(text))
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let values = self.values.iter().filter(|(name, _)| name != ORIGINAL);
        values.flat_map(|(_, texts)| texts).any(|text| test(text))
    }
}
