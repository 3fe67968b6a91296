//! The plan may never be narrower than the rules: what the plugin finds behind its subscriptions is what the
//! reference evaluator finds in every event, one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;
#[path = "plan/happening.rs"]
mod happening;
#[path = "plan/vocabulary.rs"]
mod vocabulary;

use std::cell::Cell;
use std::collections::BTreeSet;

use bartizan_sdk::Asset;
use bartizan_sdk::testing::{Plan, Stream, Value, run};
use common::{Engine, read};
use happening::{Happening, Seen, is_of, names};
use proptest::collection::vec;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sigma::language::evaluate::matches;
use sigma::language::model::Ruleset;
use sigma::{Sigma, table};

/// Sets of rules that are tried. `BARTIZAN_PLAN_CASES` says how many instead, others each time.
const CASES: u32 = 400;

/// Number of the event, from 1, and id of the rule.
type Found = BTreeSet<(u64, String)>;

/// What the rules mean, by the reference.
fn meant(rules: &Ruleset, happenings: &[Happening]) -> Found {
    let (table, fields) = (table::sources(&[]).unwrap(), table::fields(&Default::default()).unwrap());
    let names = names(&fields, &rules.fields);
    let mut engine = Engine::default();
    let mut found = Found::new();
    for (number, happening) in (1..).zip(happenings) {
        let event = Seen { happening, names: &names };
        for rule in &rules.rules {
            if is_of(&rule.logsource, &table, happening) && matches(rule, &event, &mut engine) {
                found.insert((number, rule.meta.id.clone().unwrap()));
            }
        }
    }
    found
}

/// What the plugin finds.
fn found(file: &str, happenings: &[Happening], batch: usize) -> Found {
    let mut stream = Stream::new().as_text("event.original").as_text("message");
    for (second, happening) in (0..).zip(happenings) {
        let values: Vec<(&str, Value)> =
            happening.values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        stream.event(second, &values);
    }
    let asset = Asset { path: "rules.yml".to_owned(), content: file.as_bytes().to_vec() };
    let plan = Plan { batch, assets: vec![asset], ..Plan::default() };
    let findings = run::<Sigma>("", &stream, &plan).unwrap();
    findings.into_iter().map(|finding| (finding.events[0], finding.rule)).collect()
}

#[test]
fn what_the_plugin_finds_is_what_the_rules_mean() {
    let cases = std::env::var("BARTIZAN_PLAN_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: cases.unwrap_or(CASES), failure_persistence: None, ..Config::default() };
    let mut runner = match cases {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[4; 32])),
    };
    let fields = table::fields(&Default::default()).unwrap();
    let (written, loaded, matched) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let strategy = (vocabulary::file(1..8), vec(vocabulary::happening(&fields), 1..60));
    runner
        .run(&strategy, |(file, happenings)| {
            let rules = read(&file);
            written.set(written.get() + file.matches("title:").count());
            loaded.set(loaded.get() + rules.rules.len());
            if rules.rules.is_empty() {
                return Ok(());
            }
            let meant = meant(&rules, &happenings);
            matched.set(matched.get() + meant.len());
            for batch in [1, 256] {
                let found = found(&file, &happenings, batch);
                let missed: Vec<_> = meant.difference(&found).collect();
                let invented: Vec<_> = found.difference(&meant).collect();
                proptest::prop_assert!(
                    missed.is_empty() && invented.is_empty(),
                    "batches of {batch}: missed {missed:?}, invented {invented:?} with\n{file}"
                );
            }
            Ok(())
        })
        .unwrap();
    let (written, loaded, matched) = (written.get(), loaded.get(), matched.get());
    eprintln!("{written} rules written, {loaded} loaded, {matched} matches");
    assert!(
        loaded * 10 > written * 7,
        "only {loaded} of {written} rules can be loaded: the words are badly chosen"
    );
    assert!(matched > loaded / 4, "{loaded} rules match {matched} times: too seldom to say anything");
}
