//! What holds of any text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{Engine, Sample, read, rule};
use proptest::prelude::*;
use sigma::language::condition::{Quantity, Syntax, parse, print};
use sigma::language::evaluate::{Event, explain, matched_fields, matches};
use sigma::language::model::{FieldIndex, Piece};
use sigma::language::pcre::{Flags, translate};
use sigma::language::{File, Settings, load, pattern};

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["selection", "filter_main", "all", "any", "1", "them", "a-b.c", "_x"])
}

fn syntax() -> impl Strategy<Value = Syntax<'static>> {
    syntax_over(name(), vec!["selection*", "*", "filter_*_x"])
}

fn syntax_over(
    name: impl Strategy<Value = &'static str> + 'static,
    patterns: Vec<&'static str>,
) -> impl Strategy<Value = Syntax<'static>> {
    let quantity = prop_oneof![Just(Quantity::All), (1u32..4).prop_map(Quantity::AtLeast)];
    let pattern = prop::option::of(prop::sample::select(patterns));
    let leaf = prop_oneof![
        name.prop_map(Syntax::Name),
        (quantity, pattern).prop_map(|(quantity, pattern)| Syntax::Of { quantity, pattern }),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Syntax::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Syntax::Or),
            inner.prop_map(|inner| Syntax::Not(Box::new(inner))),
        ]
    })
}

/// Selections of every sort.
const SELECTIONS: &str = "a1:
    F: x
    G|re: '^y'
a2:
    - H|contains: z
    - word
    - F|fieldref: G
    - G: null
b1:
    F|neq: [x, y]
    H|contains|all: [z, y]
b2:
    - F|exists: false
      G|windash: '-x'
    - '*y?'
b3:
    H|gt: 5
";

/// Values of the fields `F`, `G` and `H`, of which some are lacking and some have several.
fn values() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let field = prop::sample::select(vec!["F", "G", "H"]);
    let value = prop::sample::select(vec!["x", "Y", "zy", "", "a word", "/X", "7", "5", "xyz"]);
    prop::collection::vec((field, value), 0..6)
}

/// An event that has one text in every field.
struct Everywhere<'a>(&'a str);

impl Event for Everywhere<'_> {
    fn any(&self, _: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        test(self.0)
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        test(self.0)
    }
}

/// Lines that a rule may be made of, in any order.
fn line() -> impl Strategy<Value = String> {
    let known = vec![
        "title: x",
        "id: y",
        "logsource:",
        "    product: windows",
        "detection:",
        "    selection:",
        "        F|re: '(a'",
        "        - G|windash: '-a'",
        "        '|all':",
        "            - b*",
        "    condition: 1 of selection*",
        "---",
        "action: global",
        "correlation:",
        "    type: temporal",
        "    rules: [x]",
        "    timespan: 5m",
        "filter:",
        "    rules: any",
        "    condition: not selection",
        "    selection: &a {F|base64offset|contains: q}",
        "    b: *a",
        "    <<: *a",
        "\t",
        "- - -",
        "? x",
        ": y",
        "'",
        "\"",
        "|",
        ">",
        "%TAG ! x",
        "!!str",
    ];
    prop_oneof![3 => prop::sample::select(known).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn conditions_are_read_as_they_are_written(syntax in syntax()) {
        let text = print(&syntax);
        prop_assert_eq!(parse(&text), Ok(syntax), "{}", text);
    }

    #[test]
    fn any_text_is_a_condition_or_not_one(text in "[a-z12*() ]{0,24}|\\PC{0,24}") {
        let _ = parse(&text);
    }

    #[test]
    fn any_bytes_are_rules_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = load(&[File { path: "x", content: &bytes }], &Settings::default());
    }

    #[test]
    fn any_lines_are_rules_or_refused_and_rules_can_be_evaluated(
        lines in prop::collection::vec(line(), 0..30),
        value in "\\PC{0,12}",
    ) {
        let text = lines.join("\n");
        let ruleset = load(&[File { path: "x", content: text.as_bytes() }], &Settings::default());
        let mut engine = Engine::default();
        for rule in &ruleset.rules {
            matches(rule, &Everywhere(&value), &mut engine);
        }
        let lines = u32::try_from(text.lines().count()).unwrap();
        prop_assert!(ruleset.diagnostics.iter().all(|found| found.line >= 1 && found.line <= lines + 1));
    }

    /// Matching stops as soon as the answer is certain, and leaves expressions to the last; explaining does neither.
    #[test]
    fn matching_and_explaining_say_the_same(
        syntax in syntax_over(prop::sample::select(vec!["a1", "a2", "b1", "b2", "b3"]), vec!["a*", "b*", "*2"]),
        values in values(),
    ) {
        let ruleset = read(&rule(&format!("{SELECTIONS}condition: {}", print(&syntax))));
        // `3 of a*` is refused, as there are only two.
        if let Some(rule) = ruleset.rules.first() {
            let event = Sample { fields: &ruleset.fields, values: &values };
            let mut engine = Engine::default();
            let is_match = matches(rule, &event, &mut engine);
            let explanation = explain(rule, &ruleset.fields, &event, &mut engine);
            prop_assert_eq!(explanation.root.holds, is_match, "{:#?}", explanation);
            let matched = matched_fields(rule, &event, &mut engine);
            prop_assert!(is_match || matched.is_empty());
            prop_assert!(matched.iter().all(|found| values.iter().any(|(_, value)| *value == found.value)));
        }
    }

    #[test]
    fn strings_are_read_as_they_are_written(source in "[a*?\\\\]{0,12}|\\PC{0,12}") {
        let pieces = pattern::parse(&source);
        prop_assert_eq!(pattern::parse(&pattern::print(&pieces)), pieces);
    }

    #[test]
    fn literals_are_never_empty_nor_side_by_side(source in "[a*?\\\\]{0,16}") {
        let pieces = pattern::parse(&source);
        let is_literal = |piece: &Piece| matches!(piece, Piece::Literal(_));
        let neighbours = pieces.windows(2);
        prop_assert!(neighbours.clone().all(|pair| !(is_literal(&pair[0]) && is_literal(&pair[1]))));
        prop_assert!(neighbours.clone().all(|pair| pair != [Piece::Many, Piece::Many]));
        prop_assert!(!pieces.contains(&Piece::Literal(String::new())));
    }

    #[test]
    fn any_expression_that_is_accepted_compiles(source in "[a-c\\\\wdbx.*+?(){}\\[\\]|^$0-9,:<>!=&~-]{0,16}|\\PC{0,12}") {
        if let Ok(regex) = translate(&source, Flags::default()) {
            let compiled = regex::RegexBuilder::new(&regex.pattern).size_limit(1 << 28).build();
            prop_assert!(compiled.is_ok(), "{} became {}: {:?}", source, regex.pattern, compiled.err());
        }
    }

    #[test]
    fn escaped_text_is_an_expression_for_itself(text in "[ -~éα]{1,12}") {
        let escaped: String = text.chars().flat_map(|char| {
            let escape = char.is_ascii_punctuation() || char == ' ';
            escape.then_some('\\').into_iter().chain([char])
        }).collect();
        let regex = translate(&escaped, Flags::default()).unwrap();
        let compiled = regex::Regex::new(&format!("^(?:{})$", regex.pattern)).unwrap();
        prop_assert!(compiled.is_match(&text), "{} became {}", escaped, regex.pattern);
    }

    #[test]
    fn any_class_has_its_characters(chars in prop::collection::vec("[ -/:-@\\[-`{-~é]", 1..8)) {
        let class: String = chars.iter().map(|char| format!("\\{char}")).collect();
        // Letters and digits mean something else behind a backslash.
        let regex = translate(&format!("[{class}]"), Flags::default()).unwrap();
        let compiled = regex::Regex::new(&format!("^{}$", regex.pattern)).unwrap();
        prop_assert!(chars.iter().all(|char| compiled.is_match(char)), "{}", regex.pattern);
        prop_assert!(!compiled.is_match("☃"));
    }

    #[test]
    fn a_value_in_quotes_matches_itself(value in "[ -)+->@-\\[\\]-~]{1,16}") {
        let yaml = rule(&format!("selection:\n    F|cased: '{}'\ncondition: selection", value.replace('\'', "''")));
        let ruleset = load(&[File { path: "x", content: yaml.as_bytes() }], &Settings::default());
        prop_assert!(matches(&ruleset.rules[0], &Everywhere(&value), &mut Engine::default()));
        let longer = format!("{value}!");
        prop_assert!(!matches(&ruleset.rules[0], &Everywhere(&longer), &mut Engine::default()));
    }
}
