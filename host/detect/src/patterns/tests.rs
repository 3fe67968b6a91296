//! Which patterns match, what sets take, and what is refused.

use std::sync::Arc;

use super::*;

fn search(patterns: &[Pattern], ignore_case: bool, value: &str) -> Vec<u32> {
    let mut ids = vec![];
    PatternSet::compile(patterns, ignore_case).unwrap().search(value, &mut ids);
    ids
}

#[test]
fn kinds_are_told_apart_by_place() {
    let patterns = [
        Pattern::Equals("abab".into()),
        Pattern::Prefix("ab".into()),
        Pattern::Suffix("ab".into()),
        Pattern::Contains("ba".into()),
        Pattern::Regex("^a.b".into()),
        Pattern::Contains("ab".into()),
    ];
    assert_eq!(search(&patterns, false, "abab"), [0, 1, 2, 3, 5]);
    assert_eq!(search(&patterns, false, "axb"), [4]);
    assert_eq!(search(&patterns, true, "xAB"), [2, 5]);
    assert_eq!(search(&patterns, false, ""), [] as [u32; 0]);
}

#[test]
fn an_empty_literal_is_in_every_value() {
    assert_eq!(search(&[Pattern::Contains(String::new())], false, "x"), [0]);
    assert_eq!(search(&[Pattern::Equals(String::new())], false, "x"), [] as [u32; 0]);
    assert_eq!(search(&[Pattern::Equals(String::new())], false, ""), [0]);
}

#[test]
fn errors_name_the_pattern() {
    let error = PatternSet::compile(&[Pattern::Contains("a".into()), Pattern::Regex("(".into())], false);
    assert!(matches!(error, Err(PatternError::Regex { position: 1, .. })));
    let huge = PatternSet::compile(&[Pattern::Regex(r"(\w{1000}){1000}".into())], false);
    assert!(matches!(huge, Err(PatternError::Regex { position: 0, .. })));
}

#[test]
fn too_many_expressions_are_refused_at_once() {
    let regexes = |count: usize, tail: &str| -> Vec<Pattern> {
        (0..count).map(|n| Pattern::Regex(format!("{n}{tail}"))).collect()
    };
    assert_eq!(
        PatternSet::compile(&regexes(20_000, r"\w{40}"), true).unwrap_err(),
        PatternError::TooManyRegexes(20_000)
    );
    let error = PatternSet::compile(&regexes(1_000, r"\w{40}"), true).unwrap_err().to_string();
    assert!(error.contains("its 1000 regular expressions are too much for one set"), "{error}");
    let mut one_bad = regexes(100, "a");
    one_bad.push(Pattern::Regex("[".into()));
    assert!(matches!(PatternSet::compile(&one_bad, true), Err(PatternError::Regex { position: 100, .. })));
}

#[test]
fn sets_say_what_they_take_and_are_let_go() {
    let sets = PatternSets::default();
    let small = sets.get(&[Pattern::Regex("a+".into())], false).unwrap();
    let large = sets.get(&[Pattern::Regex(r"(\w{100}){4}".into())], false).unwrap();
    assert!(small.bytes() < 1 << 20 && large.bytes() > 1 << 20, "{} {}", small.bytes(), large.bytes());
    let words = Pattern::Contains("word".repeat(1_000));
    assert!(PatternSet::compile(&[words], false).unwrap().bytes() > 4_000);
    let held = Arc::downgrade(&large);
    drop(large);
    assert!(held.upgrade().is_none(), "what no instance holds takes no room");
}

#[test]
fn equal_sets_are_compiled_once() {
    let sets = PatternSets::default();
    let first = sets.get(&[Pattern::Contains("a".into())], true).unwrap();
    let again = sets.get(&[Pattern::Contains("a".into())], true).unwrap();
    assert!(Arc::ptr_eq(&first, &again));
    let other = sets.get(&[Pattern::Prefix("a".into())], true).unwrap();
    assert!(!Arc::ptr_eq(&first, &other));
}

/// A few literals are looked for at a glance first: what is found must not depend on that.
#[test]
fn a_glance_changes_nothing_that_is_found() {
    let few = [
        Pattern::Contains("lsadump::".into()),
        Pattern::Equals("gentilkiwi.com".into()),
        Pattern::Prefix("Kiwi".into()),
        Pattern::Suffix("mimidrv.sys".into()),
    ];
    for ignore_case in [true, false] {
        let set = PatternSet::compile(&few, ignore_case).unwrap();
        assert!(set.glance.is_some());
        for padding in [0, 1, 63, 64, 65, 500] {
            let pad = "x ".repeat(padding);
            for (text, cased, ignoring) in [
                (format!("{pad}LSADUMP::sam{pad}"), vec![], vec![0]),
                (format!("{pad}lsadump::sam{pad}"), vec![0], vec![0]),
                (format!("Kiwi{pad}"), vec![2], vec![2]),
                (format!("{pad}mimidrv.sys"), vec![3], vec![3]),
                (format!("{pad}mimidrv.sys{pad}é"), vec![], vec![]),
                (pad.clone(), vec![], vec![]),
            ] {
                let mut ids = vec![];
                set.search(&text, &mut ids);
                assert_eq!(ids, if ignore_case { ignoring } else { cased }, "{text:?}, {ignore_case}");
            }
        }
    }
    let short = [Pattern::Contains("ab".into()), Pattern::Contains("lsadump::".into())];
    assert!(PatternSet::compile(&short, true).unwrap().glance.is_none());
}
