//! The rules specification: strings, lists, maps, special values, keywords, conditions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{holds, item, judge, read, refused, rule, said};

// Sections "String Wildcard" and "Escape Character".

#[test]
fn a_question_mark_is_one_character_and_a_star_any_number() {
    for (value, expected) in
        [("prog1.exe", true), ("progé.exe", true), ("prog.exe", false), ("prog12.exe", false)]
    {
        assert_eq!(item("F", "'prog?.exe'", value), expected, "{value}");
    }
    for value in ["antivirus_V1.exe", "antivirus_V21.2.1.exe", "antivirus_V.exe"] {
        assert!(item("F", "'antivirus_V*.exe'", value), "{value}");
    }
    assert!(!item("F", "'antivirus_V*.exe'", "antivirus_V1.dll"));
}

#[test]
fn a_lone_star_is_any_value_of_a_field_that_is_there() {
    assert!(item("F", "'*'", "x"));
    assert!(item("F", "'*'", ""));
    assert!(!holds("selection:\n    F: '*'\ncondition: selection", &[("G", "x")]));
}

#[test]
fn backslashes_escape_wildcards_and_themselves() {
    // What is written, what it matches, what it does not.
    let cases = [
        (r"'a\b'", r"a\b", r"a\\b"),
        (r"'a\\b'", r"a\b", r"a\\b"),
        (r"'a\*b'", "a*b", "axb"),
        (r"'a\?b'", "a?b", "axb"),
        (r"'a\\*'", r"a\xyz", "a*"),
        (r"'a\\\*'", r"a\*", r"a\x"),
        (r"'a\\\b'", r"a\\b", r"a\b"),
        (r"'a\\\\b'", r"a\\b", r"a\b"),
        (r"'a\'", r"a\", "a"),
        (r"'a\\'", r"a\", r"a\\"),
        (r"'\\\\server\share'", r"\\server\share", r"\server\share"),
        (r"'\\?\C:'", r"\x\C:", r"\?C:"),
    ];
    for (written, yes, no) in cases {
        assert!(item("F", written, yes), "{written} should match {yes}");
        assert!(!item("F", written, no), "{written} should not match {no}");
    }
}

// Sections "Lists" and "Maps".

#[test]
fn a_list_of_texts_is_searched_in_the_whole_event() {
    let detection = "keywords:\n    - EVILSERVICE\n    - 'svchost.exe -n evil'\ncondition: keywords";
    assert!(holds(detection, &[("A", "1"), ("B", "start evilservice now")]));
    assert!(holds(detection, &[("CommandLine", r"C:\svchost.exe -n EVIL")]));
    assert!(!holds(detection, &[("A", "evil"), ("B", "service")]));
}

#[test]
fn a_list_of_maps_links_them_by_or() {
    let detection = "selection:\n    - Image|endswith: '\\example.exe'\n    - Description|contains: 'Test executable'\n\
                     condition: selection";
    assert!(holds(detection, &[("Image", r"C:\EXAMPLE.exe")]));
    assert!(holds(detection, &[("Image", "x"), ("Description", "a test executable.")]));
    assert!(!holds(detection, &[("Image", "example"), ("Description", "test")]));
}

#[test]
fn a_map_links_by_and_and_its_lists_by_or() {
    let detection = "selection:\n    EventLog: Security\n    EventID:\n        - 517\n        - 1102\ncondition: selection";
    assert!(holds(detection, &[("EventLog", "security"), ("EventID", "1102")]));
    assert!(!holds(detection, &[("EventLog", "security"), ("EventID", "1103")]));
    assert!(!holds(detection, &[("EventLog", "system"), ("EventID", "517")]));
    assert!(!holds(detection, &[("EventID", "517")]));
}

#[test]
fn lists_may_have_maps_and_keywords_side_by_side() {
    let detection = "selection:\n    - word\n    - F: x\n      G: y\n    - other\ncondition: selection";
    assert!(holds(detection, &[("H", "a word")]));
    assert!(holds(detection, &[("H", "another")]));
    assert!(holds(detection, &[("F", "x"), ("G", "y")]));
    assert!(!holds(detection, &[("F", "x"), ("G", "z")]));
}

#[test]
fn a_field_with_several_values_matches_by_any() {
    let detection = "selection:\n    F: x\ncondition: selection";
    assert!(holds(detection, &[("F", "y"), ("F", "x")]));
}

#[test]
fn names_of_fields_are_exact() {
    assert!(!holds("selection:\n    F: x\ncondition: selection", &[("f", "x")]));
    assert!(holds("selection:\n    a.b c|contains: x\ncondition: selection", &[("a.b c", "x")]));
}

// Section "Special Field Values".

#[test]
fn null_is_a_field_that_is_not_there() {
    let detection = "selection:\n    EventID: 4738\nfilter:\n    PasswordLastSet: null\n\
                     condition: selection and not filter";
    assert!(holds(detection, &[("EventID", "4738"), ("PasswordLastSet", "yesterday")]));
    assert!(holds(detection, &[("EventID", "4738"), ("PasswordLastSet", "")]));
    assert!(!holds(detection, &[("EventID", "4738")]));
    assert!(holds("selection:\n    F:\ncondition: selection", &[]));
    refused("F|contains", "null", "value-type", "without modifiers");
}

#[test]
fn the_empty_text_is_a_value_that_is_empty() {
    let detection = "selection:\n    F: ''\ncondition: selection";
    assert!(holds(detection, &[("F", "")]));
    assert!(!holds(detection, &[("F", "x")]));
    assert!(!holds(detection, &[]));
}

#[test]
fn empty_and_null_are_told_apart_by_selections() {
    let detection = "selection_main:\n    FieldA: something\nselection_empty1:\n    FieldB: ''\n\
                     selection_empty2:\n    FieldB: null\ncondition: selection_main and 1 of selection_empty*";
    assert!(holds(detection, &[("FieldA", "something"), ("FieldB", "")]));
    assert!(holds(detection, &[("FieldA", "something")]));
    assert!(!holds(detection, &[("FieldA", "something"), ("FieldB", "x")]));
}

#[test]
fn null_in_a_list_is_doubted_and_yet_understood() {
    let detection = "selection:\n    F: ['', null]\ncondition: selection";
    assert_eq!(said(detection)[0].0, "null-in-list");
    assert!(holds(detection, &[]));
    assert!(holds(detection, &[("F", "")]));
    assert!(!holds(detection, &[("F", "x")]));
}

#[test]
fn booleans_are_texts_in_any_case() {
    assert!(item("F", "true", "True"));
    assert!(!item("F", "true", "1"));
    assert!(item("F", "false", "FALSE"));
    assert!(item("F", "'true'", "TRUE"));
}

// Section "Field Existence".

#[test]
fn existence_is_asked_beside_other_fields() {
    let detection = "selection:\n    EventID: 4738\n    PasswordLastSet|exists: true\ncondition: selection";
    assert!(holds(detection, &[("EventID", "4738"), ("PasswordLastSet", "")]));
    assert!(!holds(detection, &[("EventID", "4738")]));
}

// Section "Placeholders": without `expand`, percent signs are plain.

#[test]
fn percent_signs_are_plain_without_expand() {
    assert!(item("F", "'%name%'", "%NAME%"));
}

// Section "Keywords search".

#[test]
fn keywords_are_linked_by_and_under_all() {
    let detection = "keywords_cmdlet:\n    '|all':\n        - OabVirtualDirectory\n        - ' -ExternalUrl '\n\
                     condition: keywords_cmdlet";
    assert!(holds(detection, &[("A", "set-oabvirtualdirectory"), ("B", "x -externalurl y")]));
    assert!(holds(detection, &[("A", "OabVirtualDirectory -ExternalUrl x")]));
    assert!(!holds(detection, &[("A", "OabVirtualDirectory")]));
}

#[test]
fn keywords_have_wildcards_numbers_and_expressions() {
    assert!(holds("k:\n    - 'a*z'\ncondition: k", &[("A", "xx a to z xx")]));
    assert!(!holds("k:\n    - 'a*z'\ncondition: k", &[("A", "z to a")]));
    assert!(holds("k:\n    - 4688\ncondition: k", &[("A", "id=4688;")]));
    assert!(holds("k:\n    '|re': '^id=\\d+;$'\ncondition: k", &[("A", "x"), ("B", "id=4688;")]));
    assert!(holds("k: single\ncondition: k", &[("A", "a single word")]));
    assert!(holds("k:\n    '|contains|cased':\n        - Word\ncondition: k", &[("A", "a Word")]));
    assert!(!holds("k:\n    '|cased':\n        - Word\ncondition: k", &[("A", "a word")]));
}

// Section "Condition".

/// Whether a condition holds where the selections `a`, `b`, `c` do as given.
fn condition(text: &str, truths: [bool; 3]) -> bool {
    let detection = format!("a:\n    A: 1\nb:\n    B: 1\nc:\n    C: 1\ncondition: {text}");
    let names = ["A", "B", "C"];
    let values: Vec<(&str, &str)> =
        names.iter().zip(truths).filter(|(_, truth)| *truth).map(|(name, _)| (*name, "1")).collect();
    holds(&detection, &values)
}

/// Asserts that a condition is a function of its selections.
fn means(text: &str, meaning: fn(bool, bool, bool) -> bool) {
    for bits in 0..8 {
        let truths = [bits & 1 != 0, bits & 2 != 0, bits & 4 != 0];
        assert_eq!(condition(text, truths), meaning(truths[0], truths[1], truths[2]), "{text} at {truths:?}");
    }
}

#[test]
fn operators_bind_as_the_specification_lists_them() {
    means("a or b and c", |a, b, c| a || (b && c));
    means("a and b or c", |a, b, c| (a && b) || c);
    means("not a or b", |a, b, _| !a || b);
    means("not a and b", |a, b, _| !a && b);
    means("not not a", |a, _, _| a);
    means("a and not b and not c", |a, b, c| a && !b && !c);
    means("(a or b) and c", |a, b, c| (a || b) && c);
    means("not (a or b)", |a, b, _| !(a || b));
    means("not 1 of a* and b", |a, b, _| !a && b);
    means("((a))", |a, _, _| a);
}

#[test]
fn operators_are_read_in_any_case() {
    means("a AND b", |a, b, _| a && b);
    means("a Or NOT c", |a, _, c| a || !c);
    means("1 OF THEM", |a, b, c| a || b || c);
    means("ALL of them", |a, b, c| a && b && c);
}

#[test]
fn quantities_speak_of_several() {
    means("1 of them", |a, b, c| a || b || c);
    means("any of them", |a, b, c| a || b || c);
    means("all of them", |a, b, c| a && b && c);
    means("2 of them", |a, b, c| u8::from(a) + u8::from(b) + u8::from(c) >= 2);
    means("3 of *", |a, b, c| a && b && c);
    means("1 of a*", |a, _, _| a);
    means("all of *b*", |_, b, _| b);
}

#[test]
fn patterns_may_have_stars_anywhere() {
    let detection =
        "sel_one_x:\n    A: 1\nsel_two_x:\n    B: 1\nsel_two_y:\n    C: 1\ncondition: all of sel_*_x";
    assert!(holds(detection, &[("A", "1"), ("B", "1")]));
    assert!(!holds(detection, &[("A", "1"), ("C", "1")]));
}

#[test]
fn names_with_an_underscore_first_are_passed_over() {
    let detection = |condition: &str| format!("a:\n    A: 1\n_b:\n    B: 1\ncondition: {condition}");
    assert!(!holds(&detection("1 of them"), &[("B", "1")]));
    assert!(holds(&detection("all of them"), &[("A", "1")]));
    assert!(!holds(&detection("1 of *"), &[("B", "1")]));
    assert!(holds(&detection("1 of _*"), &[("B", "1")]));
    assert!(holds(&detection("_b"), &[("B", "1")]));
}

#[test]
fn several_conditions_are_linked_by_or() {
    let detection = "a:\n    A: 1\nb:\n    B: 1\nc:\n    C: 1\ncondition:\n    - a and b\n    - c";
    assert!(holds(detection, &[("C", "1")]));
    assert!(holds(detection, &[("A", "1"), ("B", "1")]));
    assert!(!holds(detection, &[("A", "1")]));
    assert_eq!(read(&rule(detection)).rules[0].condition_text, "(a and b) or (c)");
}

#[test]
fn conditions_may_span_lines() {
    let detection = "a:\n    A: 1\nb:\n    B: 1\ncondition: >\n    a\n    and b";
    assert!(holds(detection, &[("A", "1"), ("B", "1")]));
}

/// Asserts that a condition over `a` and `b` is refused.
fn wrong(condition: &str, code: &str, words: &str) {
    let ruleset = read(&rule(&format!("a:\n    A: 1\nb:\n    B: 1\ncondition: {condition}")));
    assert!(ruleset.rules.is_empty(), "{condition} was loaded");
    let found = ruleset.refusals().next().unwrap();
    assert_eq!(found.code, code, "{condition}: {}", found.message);
    assert!(found.message.contains(words), "{condition}: {}", found.message);
    assert_eq!(found.line, 12, "{condition}");
}

#[test]
fn wrong_conditions_are_refused_with_the_reason() {
    wrong("a and x", "missing-selection", "`x`");
    wrong("A", "missing-selection", "case-sensitive; write `a`");
    wrong("a*", "missing-selection", "1 of a*");
    wrong("1 of x*", "missing-selection", "no selection");
    wrong("3 of them", "condition-syntax", "only 2");
    wrong("0 of them", "condition-syntax", "no number");
    wrong("some of them", "condition-syntax", "no number");
    wrong("1 of", "condition-syntax", "wants `them`");
    wrong("a b", "condition-syntax", "`and` or `or`");
    wrong("a and", "condition-syntax", "ends where");
    wrong("and a", "condition-syntax", "`and` stands where");
    wrong("(a", "condition-syntax", "not closed");
    wrong("a)", "condition-syntax", "closes no bracket");
    wrong("()", "condition-syntax", "`)` stands where");
    wrong("''", "condition-syntax", "ends where");
    wrong("a | count() by B > 5", "deprecated-aggregation", "event_count");
    wrong("a | near b", "deprecated-aggregation", "correlation rule");
    wrong(&format!("{}a{}", "(".repeat(100), ")".repeat(100)), "condition-syntax", "nest deeper");
    wrong(&format!("{} a", "not ".repeat(100)), "condition-syntax", "nest deeper");
}

#[test]
fn selections_that_are_not_used_are_doubted() {
    let found = said("a:\n    A: 1\nb:\n    B: 1\n_c:\n    C: 1\ncondition: a");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "unused-selection");
    assert!(found[0].1.contains("`b`"));
}

#[test]
fn of_them_with_one_selection_is_noticed() {
    assert_eq!(said("a:\n    A: 1\ncondition: all of them")[0].0, "of-them-with-one-selection");
}

#[test]
fn selections_without_content_are_refused() {
    for empty in ["a:", "a: {}", "a: []", "a:\n    F: []"] {
        let found = said(&format!("{empty}\ncondition: a"));
        assert_eq!(found[0].0, "empty-selection", "{empty}");
    }
    assert_eq!(said("a:\n    F:\n        G: x\ncondition: a")[0].0, "detection-type");
    assert_eq!(said("a:\n    - - x\ncondition: a")[0].0, "detection-type");
    assert_eq!(said("a:\n    F: [[x]]\ncondition: a")[0].0, "value-type");
    assert_eq!(said("a:\n    F: x")[0].0, "missing-condition");
}

#[test]
fn all_that_is_wrong_with_selections_is_said_at_once() {
    let found = said("a:\n    F|foo: x\nb:\n    F|re: '('\ncondition: a and b");
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["unknown-modifier", "regex"]);
}

#[test]
fn the_timeframe_of_sigma_1_is_doubted() {
    assert_eq!(said("a:\n    F: x\ntimeframe: 5m\ncondition: a")[0].0, "deprecated-timeframe");
}

#[test]
fn the_simple_rule_of_the_specification_matches() {
    let yaml = "title: Whoami Execution\ndescription: Detects a whoami.exe execution\nauthor: Somebody\n\
                date: 2019-10-23\nlogsource:\n    category: process_creation\n    product: windows\ndetection:\n    \
                selection:\n        Image: 'C:\\Windows\\System32\\whoami.exe'\n    condition: selection\nlevel: high\n";
    let ruleset = read(yaml);
    assert!(judge(&ruleset, &[("Image", r"c:\windows\system32\WHOAMI.exe")]));
    assert!(!judge(&ruleset, &[("Image", r"c:\windows\whoami.exe")]));
    let logsource = &ruleset.rules[0].logsource;
    assert_eq!(logsource.category.as_deref(), Some("process_creation"));
    assert_eq!((logsource.product.as_deref(), &logsource.service), (Some("windows"), &None));
}
