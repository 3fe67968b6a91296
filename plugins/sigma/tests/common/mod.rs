//! Rules and events for tests.
#![allow(dead_code)]

use std::collections::HashMap;

use sigma::language::evaluate::{Event, Regexes, matches};
use sigma::language::model::{FieldIndex, Regex, Ruleset};
use sigma::language::{File, Placeholders, Settings, load};

/// Field and value; a field may stand several times.
pub type Values<'a> = &'a [(&'a str, &'a str)];

/// An event, and the names by which a rule set numbers its fields.
pub struct Sample<'a> {
    pub fields: &'a [String],
    pub values: Values<'a>,
}

impl Event for Sample<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let name = &self.fields[field.0 as usize];
        self.values.iter().filter(|(field, _)| field == name).any(|(_, value)| test(value))
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.values.iter().any(|(_, value)| test(value))
    }
}

/// The engine that the host has.
#[derive(Default)]
pub struct Engine(HashMap<String, regex::Regex>);

impl Regexes for Engine {
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool {
        let compiled = self.0.entry(regex.pattern.clone());
        compiled.or_insert_with(|| regex::Regex::new(&regex.pattern).unwrap()).is_match(text)
    }
}

/// Loads one file.
pub fn read(yaml: &str) -> Ruleset {
    read_with(yaml, &[])
}

/// Loads one file with placeholders.
pub fn read_with(yaml: &str, placeholders: &[(&str, &[&str])]) -> Ruleset {
    let placeholders = placeholders.iter().map(|(name, values)| {
        ((*name).to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    });
    let settings = Settings { placeholders: Placeholders(placeholders.collect()) };
    load(&[File { path: "rule.yml", content: yaml.as_bytes() }], &settings)
}

/// A whole rule around a detection, whose lines are indented by four spaces here.
pub fn rule(detection: &str) -> String {
    let indented: String = detection.trim_matches('\n').lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "title: A test\nid: 929a690e-bef0-4204-a928-ef5e620d6fcc\nstatus: test\nlevel: low\nlogsource:\n    \
         product: windows\ndetection:\n{indented}"
    )
}

/// Whether a detection's rule loads and matches an event.
pub fn holds(detection: &str, values: Values<'_>) -> bool {
    let ruleset = read(&rule(detection));
    judge(&ruleset, values)
}

/// Whether the first rule of a set matches an event.
pub fn judge(ruleset: &Ruleset, values: Values<'_>) -> bool {
    let rule = ruleset.rules.first().unwrap_or_else(|| panic!("not loaded: {:#?}", ruleset.diagnostics));
    let event = Sample { fields: &ruleset.fields, values };
    matches(rule, &event, &mut Engine::default())
}

/// Whether a key and its values, as YAML writes them, match one value of the field `F`.
pub fn item(key: &str, values: &str, value: &str) -> bool {
    holds(&format!("selection:\n    {key}: {values}\ncondition: selection"), &[("F", value)])
}

/// Codes and messages of all diagnostics of a detection's rule.
pub fn said(detection: &str) -> Vec<(String, String)> {
    diagnostics(&rule(detection))
}

/// Codes and messages of all diagnostics of a file.
pub fn diagnostics(yaml: &str) -> Vec<(String, String)> {
    read(yaml).diagnostics.into_iter().map(|diagnostic| (diagnostic.code, diagnostic.message)).collect()
}

/// Codes of all diagnostics of a file.
pub fn codes(yaml: &str) -> Vec<String> {
    diagnostics(yaml).into_iter().map(|(code, _)| code).collect()
}

/// Asserts that a key and its values are refused, with this code and a message that has these words.
pub fn refused(key: &str, values: &str, code: &str, words: &str) {
    let yaml = rule(&format!("selection:\n    {key}: {values}\ncondition: selection"));
    let ruleset = read(&yaml);
    assert!(ruleset.rules.is_empty(), "{key}: {values} was loaded");
    let found = ruleset.refusals().next().unwrap();
    assert_eq!(found.code, code, "{key}: {values}: {}", found.message);
    assert!(found.message.contains(words), "{key}: {values}: {}", found.message);
    assert_eq!(
        (found.path.as_str(), found.rule.as_str()),
        ("rule.yml", "929a690e-bef0-4204-a928-ef5e620d6fcc")
    );
}
