//! Files and documents: what they say about themselves, filters, correlations, collections, and what is said of
//! those that cannot be loaded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{Engine, Sample, codes, judge, read, rule};
use sigma::language::diagnostic::Severity;
use sigma::language::evaluate::{explain, matched_fields};
use sigma::language::model::{
    Bound, Compare, CorrelationCondition, CorrelationKind, Level, RuleExpr, RuleIndex, Status, Target,
};
use sigma::language::{File, Settings, load};

const PLAIN: &str = "title: Plain
id: 11111111-1111-4111-8111-111111111111
name: plain
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        Image|endswith: '\\rar.exe'
    condition: selection
";

/// A document behind [`PLAIN`].
fn with_plain(document: &str) -> String {
    format!("{PLAIN}---\n{document}")
}

#[test]
fn rules_say_what_they_are() {
    let yaml = "title: ' A title '\nid: 929A690E-bef0-4204-a928-ef5e620d6fcc\nname: a_name\nstatus: Stable\n\
                description: |\n    Two\n    lines\nauthor: [A, B]\nreferences: https://example.org\ndate: 2026-11-22\n\
                tags:\n    - attack.t1059.001\nfields: [One, Two]\nfalsepositives:\n    - None\nlevel: critical\n\
                logsource:\n    Product: x\n    product: Windows\n    service: sysmon\ndetection:\n    a:\n        F: x\n    \
                condition: a\ncustom: {any: thing}\n";
    let ruleset = read(yaml);
    let meta = &ruleset.rules[0].meta;
    assert_eq!(meta.id.as_deref(), Some("929a690e-bef0-4204-a928-ef5e620d6fcc"));
    assert_eq!((meta.title.as_str(), meta.name.as_deref()), ("A title", Some("a_name")));
    assert_eq!((meta.status, meta.level), (Some(Status::Stable), Some(Level::Critical)));
    assert_eq!((meta.author.as_str(), meta.description.as_str()), ("A, B", "Two\nlines"));
    assert_eq!(meta.references, ["https://example.org"]);
    assert_eq!(meta.tags, ["attack.t1059.001"]);
    assert_eq!((meta.fields.len(), meta.falsepositives.len()), (2, 1));
    assert_eq!((meta.path.as_str(), meta.line), ("rule.yml", 1));
    assert_eq!(ruleset.rules[0].logsource.product.as_deref(), Some("windows"));
    assert_eq!(codes(yaml), ["logsource-format"]);
}

#[test]
fn doubts_about_metadata_do_not_refuse_a_rule() {
    let cases = [
        ("status: done", "unknown-status"),
        ("level: huge", "unknown-level"),
        ("tags: [attack.T1059]", "tag-format"),
        ("tags: [weather.rain]", "tag-namespace"),
        ("date: 2026/11/22", "date-format"),
        ("modified: 2026-13-01", "date-format"),
        ("taxonomy: ecs", "custom-taxonomy"),
        ("references: {a: b}", "metadata-type"),
        ("status: unsupported", "unsupported-status"),
    ];
    for (line, code) in cases {
        let yaml = format!("{PLAIN}{line}\n");
        assert_eq!(codes(&yaml), [code], "{line}");
        assert_eq!(read(&yaml).rules.len(), 1, "{line}");
    }
    let bare = "detection:\n    a:\n        F: x\n    condition: a\n";
    assert_eq!(codes(bare), ["missing-title", "missing-id", "missing-logsource"]);
    assert_eq!(read(bare).rules[0].meta.title, "rule");
}

#[test]
fn ids_and_names_that_stand_twice_are_doubted() {
    let yaml = with_plain(&PLAIN.replace("title: Plain", "title: Other"));
    assert_eq!(codes(&yaml), ["duplicate-id", "duplicate-name"]);
    assert_eq!(read(&yaml).rules.len(), 2);
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (one, other) = (rule("a:\n    F: x\ncondition: a"), PLAIN.to_owned());
    let files =
        [File { path: "b.yml", content: one.as_bytes() }, File { path: "a.yml", content: other.as_bytes() }];
    let turned = [files[1], files[0]];
    assert_eq!(load(&files, &Settings::default()), load(&turned, &Settings::default()));
}

// YAML.

#[test]
fn what_is_no_rule_is_refused_by_name_and_the_others_load() {
    let cases = [
        ("- a\n- b\n", "not-a-rule", 1),
        ("title: x\nlogsource: {product: y}\n", "not-a-rule", 1),
        ("detection: x\ntitle: x\n", "detection-type", 1),
        ("a: [1\n", "yaml-syntax", 2),
        ("a: b: c\n", "yaml-syntax", 1),
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3),
        ("? [a]\n: b\n", "yaml-key", 1),
    ];
    for (document, code, line) in cases {
        let yaml = format!("{document}---\n{PLAIN}");
        let ruleset = read(&yaml);
        let found: Vec<_> = ruleset.refusals().collect();
        assert_eq!(found.len(), 1, "{document}: {found:?}");
        assert_eq!((found[0].code.as_str(), found[0].line), (code, line), "{document}: {}", found[0]);
        assert_eq!(ruleset.rules.len(), 1, "{document}");
        assert_eq!(ruleset.counts.refused, 1, "{document}");
    }
}

#[test]
fn reading_goes_on_behind_a_syntax_error_with_the_right_lines() {
    let yaml = format!("{PLAIN}---\na: [\n---\n{PLAIN}---\nb: {{\n---\n{}", PLAIN.replace("process", "x"));
    let ruleset = read(&yaml);
    let lines: Vec<u32> = ruleset.rules.iter().map(|rule| rule.meta.line).collect();
    assert_eq!(lines, [1, 14, 27]);
    assert_eq!(ruleset.rules[1].selections[0].line, 21);
    assert_eq!(ruleset.refusals().count(), 2);
}

#[test]
fn what_is_not_utf8_or_too_large_is_refused() {
    for (content, code) in [(vec![0xff, 0xfe], "not-utf8"), (vec![b' '; 5 << 20], "file-limit")] {
        let ruleset = load(&[File { path: "x.yml", content: &content }], &Settings::default());
        assert_eq!(ruleset.diagnostics[0].code, code);
    }
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_read() {
    let yaml = format!("\u{feff}{}", PLAIN.replace('\n', "\r\n"));
    assert!(judge(&read(&yaml), &[("Image", r"C:\rar.exe")]));
}

#[test]
fn aliases_and_merge_keys_are_followed_and_bounded() {
    let detection = "_base: &base\n    F: x\nselection:\n    <<: *base\n    G: y\ncondition: selection";
    assert!(judge(&read(&rule(detection)), &[("F", "x"), ("G", "y")]));
    assert!(!judge(&read(&rule(detection)), &[("G", "y")]));
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{},", level - 1).repeat(10);
        bomb += &format!("a{level}: &a{level} [{below}]\n");
    }
    assert_eq!(codes(&bomb), ["yaml-limit"]);
    let long = format!("a: &a \"{}\\n\"\nb: [{}]\n", "x".repeat(100_000), "*a,".repeat(1_000));
    assert_eq!(codes(&long), ["yaml-limit"]);
    assert_eq!(codes("a: &a [*a]\n"), ["yaml-anchor"]);
    assert_eq!(codes(&format!("a: {}\n", "[".repeat(200))), ["yaml-limit"]);
}

#[test]
fn keys_that_stand_twice_are_found_in_maps_of_any_size() {
    let keys = |number: u32| (0..number).map(|key| format!("k{key}: 1\n")).collect::<String>();
    for number in [1, 31, 32, 33, 34, 5_000] {
        let again = format!("{}k{}: 2\n", keys(number), number / 2);
        assert_eq!(codes(&again), ["yaml-duplicate-key"], "{number}");
        assert_eq!(read(&again).diagnostics[0].line, number + 1, "{number}");
        assert!(
            read(&again).diagnostics[0].message.contains(&format!("line {}", number / 2 + 1)),
            "{number}"
        );
        assert!(!codes(&keys(number)).contains(&"yaml-duplicate-key".to_owned()), "{number}");
    }
}

#[test]
fn maps_are_bounded_and_so_is_what_is_said_of_a_document() {
    let many: String = (0..10_001).map(|key| format!("k{key}: 1\n")).collect();
    assert_eq!(codes(&many), ["yaml-limit"]);
    let empty: String = (0..3_000).map(|_| "        - ''\n").collect();
    let ruleset = read(&rule(&format!("a:\n    F|contains:\n{}condition: a", empty.replace("    ", "  "))));
    assert_eq!((ruleset.diagnostics.len(), ruleset.counts.diagnostics_dropped), (1_000, 2_000));
    let long = format!("selection:\n    F|re: '({}'\ncondition: selection", "é".repeat(4_000));
    let ruleset = read(&rule(&long));
    assert_eq!(ruleset.diagnostics[0].code, "regex");
    assert!(ruleset.diagnostics[0].message.len() < 1_010);
}

#[test]
fn conditions_that_stand_for_too_many_selections_are_refused() {
    let selections: String = (0..200).map(|number| format!("s{number}:\n    F: {number}\n")).collect();
    let condition = vec!["1 of s*"; 60].join(" or ");
    let found = codes(&rule(&format!("{selections}condition: {condition}")));
    assert_eq!(found, ["detection-limit"]);
}

// Collections (specification 1.0, section "Rule Collection").

#[test]
fn global_documents_lie_under_the_rules_that_follow() {
    let yaml = "action: global\ntitle: Base\nlogsource:\n    product: windows\ndetection:\n    condition: a\n---\n\
                logsource:\n    service: one\ndetection:\n    a:\n        F: x\n---\nid: \
                11111111-1111-4111-8111-111111111111\nlogsource:\n    service: two\ndetection:\n    a:\n        F: y\n---\n\
                action: reset\n---\ntitle: Alone\nlogsource:\n    product: z\ndetection:\n    a:\n        F: z\n    \
                condition: a\n";
    let ruleset = read(yaml);
    assert_eq!(ruleset.refusals().count(), 0, "{:#?}", ruleset.diagnostics);
    let said: Vec<_> = ruleset
        .rules
        .iter()
        .map(|rule| {
            (rule.meta.title.as_str(), rule.logsource.product.as_deref(), rule.logsource.service.as_deref())
        })
        .collect();
    assert_eq!(
        said,
        [
            ("Base", Some("windows"), Some("one")),
            ("Base", Some("windows"), Some("two")),
            ("Alone", Some("z"), None)
        ]
    );
}

#[test]
fn repeat_changes_the_rule_before() {
    let yaml =
        with_plain("action: repeat\ntitle: Again\ndetection:\n    selection:\n        Image|endswith: x\n");
    let ruleset = read(&yaml);
    assert_eq!(ruleset.rules.len(), 2);
    assert_eq!(ruleset.rules[1].meta.title, "Again");
    assert_eq!(codes("action: repeat\ntitle: x\n"), ["collection-action"]);
    assert_eq!(codes("action: dance\ntitle: x\n"), ["collection-action"]);
}

// Filters specification.

/// A filter for the rules that are named.
fn filter(rules: &str, condition: &str) -> String {
    with_plain(&format!(
        "title: Administrators\nid: 22222222-2222-4222-8222-222222222222\nlogsource:\n    category: process_creation\n    \
         product: windows\nfilter:\n{rules}    selection:\n        User|startswith: 'adm_'\n    condition: {condition}\n"
    ))
}

#[test]
fn a_filter_is_one_more_condition_of_the_rules_that_it_names() {
    let rar = ("Image", r"C:\rar.exe");
    for rules in [
        "    rules: [plain]\n",
        "    rules:\n        - 11111111-1111-4111-8111-111111111111\n",
        "    rules: any\n",
    ] {
        let ruleset = read(&filter(rules, "not selection"));
        assert!(ruleset.diagnostics.is_empty(), "{:?}", ruleset.diagnostics);
        assert!(judge(&ruleset, &[rar, ("User", "bob")]));
        assert!(judge(&ruleset, &[rar]));
        assert!(!judge(&ruleset, &[rar, ("User", "ADM_bob")]));
        assert_eq!(ruleset.rules[0].condition_text, "(selection) and (not selection)");
        assert_eq!(ruleset.rules[0].selections[1].name, "22222222-2222-4222-8222-222222222222/selection");
        assert_eq!((ruleset.counts.rules, ruleset.counts.filters), (1, 1));
    }
}

#[test]
fn a_filter_without_not_keeps_what_it_matches_which_is_doubted() {
    let yaml = filter("    rules: [plain]\n", "selection");
    assert_eq!(codes(&yaml), ["filter-without-not"]);
    let ruleset = read(&yaml);
    assert!(judge(&ruleset, &[("Image", r"C:\rar.exe"), ("User", "adm_bob")]));
    assert!(!judge(&ruleset, &[("Image", r"C:\rar.exe"), ("User", "bob")]));
}

#[test]
fn filters_that_do_nothing_are_doubted() {
    assert_eq!(codes(&filter("    rules: [nobody]\n", "not selection")), ["unknown-rule"]);
    assert_eq!(codes(&filter("", "not selection")), ["filter-without-rules"]);
    assert_eq!(codes(&filter("    rules: {a: b}\n", "not selection")), ["filter-rules"]);
    let elsewhere =
        filter("    rules: [plain]\n", "not selection").replace("windows\nfilter", "linux\nfilter");
    assert_eq!(codes(&elsewhere), ["filter-logsource"]);
    assert!(judge(&read(&elsewhere), &[("Image", r"C:\rar.exe"), ("User", "adm_bob")]));
}

#[test]
fn two_filters_of_one_rule_both_count() {
    let second = "---\ntitle: Second\nid: 33333333-3333-4333-8333-333333333333\nlogsource:\n    product: windows\n\
                  filter:\n    rules: any\n    one:\n        Host: a\n    two:\n        Host: b\n    condition: not 1 of them\n";
    let ruleset = read(&(filter("    rules: [plain]\n", "not selection") + second));
    let rar = ("Image", r"C:\rar.exe");
    assert!(judge(&ruleset, &[rar, ("Host", "c")]));
    assert!(!judge(&ruleset, &[rar, ("Host", "b")]));
    assert!(!judge(&ruleset, &[rar, ("User", "adm_x")]));
}

// Correlation rules specification.

fn correlation(section: &str) -> String {
    let indented: String = section.lines().map(|line| format!("    {line}\n")).collect();
    with_plain(&format!("title: C\nid: 44444444-4444-4444-8444-444444444444\ncorrelation:\n{indented}"))
}

#[test]
fn counts_have_bounds_groups_and_a_timespan() {
    let ruleset = read(&correlation(
        "type: event_count\nrules: [plain]\ngroup-by: [ComputerName]\ntimespan: 1h\ncondition:\n    gt: 100\n    lte: 200",
    ));
    assert!(ruleset.diagnostics.is_empty(), "{:?}", ruleset.diagnostics);
    let correlation = &ruleset.correlations[0];
    assert_eq!((correlation.kind, correlation.timespan_ns), (CorrelationKind::EventCount, 3_600_000_000_000));
    assert_eq!(
        (correlation.group_by.as_slice(), correlation.generate),
        (&["ComputerName".to_owned()][..], false)
    );
    assert_eq!(correlation.rules[0].target, Target::Rule(RuleIndex(0)));
    let bounds =
        vec![Bound { op: Compare::Greater, value: 100.0 }, Bound { op: Compare::LessOrEqual, value: 200.0 }];
    let expected = CorrelationCondition::Bounds { bounds, fields: Vec::new(), percentile: None };
    assert_eq!(correlation.condition, expected);
    assert!(!ruleset.rules[0].standalone && correlation.standalone);
    assert!(ruleset.fields.contains(&"ComputerName".to_owned()));
}

#[test]
fn rules_make_findings_of_their_own_if_a_correlation_generates() {
    let section = "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1h\ngenerate: true\ncondition:\n    gte: 2";
    assert!(read(&correlation(section)).rules[0].standalone);
    assert!(!read(&correlation(&section.replace("generate: true\n", ""))).rules[0].standalone);
}

#[test]
fn values_have_fields_and_percentiles() {
    for (kind, expected) in [
        ("value_count", CorrelationKind::ValueCount),
        ("value_sum", CorrelationKind::ValueSum),
        ("value_avg", CorrelationKind::ValueAvg),
        ("value_percentile", CorrelationKind::ValuePercentile),
        ("value_median", CorrelationKind::ValueMedian),
    ] {
        let section = format!(
            "type: {kind}\nrules: plain\ngroup-by: A\ntimespan: 30s\ncondition:\n    field: User\n    gte: 1.5\n    percentile: 95"
        );
        let ruleset = read(&correlation(&section));
        let correlation = &ruleset.correlations[0];
        assert_eq!((correlation.kind, correlation.timespan_ns), (expected, 30_000_000_000));
        let CorrelationCondition::Bounds { fields, percentile, bounds } = &correlation.condition else {
            panic!()
        };
        assert_eq!((fields.as_slice(), bounds[0].value), (&["User".to_owned()][..], 1.5));
        assert_eq!(percentile.is_some(), expected == CorrelationKind::ValuePercentile);
    }
}

#[test]
fn timespans_have_units() {
    for (text, seconds) in [("45s", 45), ("90m", 5_400), ("2h", 7_200), ("7d", 604_800), ("1w", 604_800)] {
        let section = format!("type: temporal\nrules: [plain, plain2]\ngroup-by: [A]\ntimespan: {text}");
        let yaml = correlation(&section)
            + &format!("---\n{}", PLAIN.replace("plain", "plain2").replace("1111", "1112"));
        assert_eq!(read(&yaml).correlations[0].timespan_ns, seconds * 1_000_000_000, "{text}");
    }
    for text in ["5", "m", "5M", "-5m", "1.5h", "0s", "400d", "99999999999999999999s", "5 m"] {
        let section = format!(
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: {text}\ncondition: {{gte: 2}}"
        );
        assert_eq!(codes(&correlation(&section)), ["correlation-timespan"], "{text}");
    }
}

/// The specification's chained example, in words of our own.
const CHAIN: &str = "title: Guessed
id: b180ead8-d58f-40b2-ae54-c8940995b9b6
correlation:
    type: temporal_ordered
    rules: [many_failures, success]
    group-by: [User]
    timespan: 10m
level: high
---
title: Many failures
id: a8418a5a-5fc4-46b5-b23b-6c73beb19d41
name: many_failures
correlation:
    type: event_count
    rules: [failure]
    group-by: [User]
    timespan: 10m
    condition: {gte: 10}
---
title: Failure
id: 53ba33fd-3a50-4468-a5ef-c583635cfa92
name: failure
logsource: {product: windows, service: security}
detection:
    selection: {EventID: [529, 4625]}
    condition: selection
---
title: Success
id: 4d0a2c83-c62c-4ed4-b475-c7e23a9269b8
name: success
logsource: {product: windows, service: security}
detection:
    selection: {EventID: [528, 4624]}
    condition: selection
";

#[test]
fn chains_stand_in_the_order_in_which_they_can_be_evaluated() {
    let ruleset = read(CHAIN);
    assert!(ruleset.diagnostics.is_empty(), "{:?}", ruleset.diagnostics);
    let names: Vec<&str> =
        ruleset.correlations.iter().map(|correlation| correlation.meta.title.as_str()).collect();
    assert_eq!(names, ["Many failures", "Guessed"]);
    let outer = &ruleset.correlations[1];
    let targets: Vec<Target> = outer.rules.iter().map(|rule| rule.target).collect();
    assert_eq!(targets[1], Target::Rule(RuleIndex(1)));
    assert!(matches!(targets[0], Target::Correlation(index) if ruleset.correlation(index).is_some()));
    // Without a condition, all rules.
    let CorrelationCondition::Bounds { bounds, .. } = &outer.condition else { panic!() };
    assert_eq!(bounds[..], [Bound { op: Compare::GreaterOrEqual, value: 2.0 }]);
    assert!(outer.standalone && !ruleset.correlations[0].standalone);
    assert!(ruleset.rules.iter().all(|rule| !rule.standalone));
}

#[test]
fn circles_and_what_stands_on_the_refused_is_refused() {
    let of = |name: &str, rules: &str| {
        format!(
            "title: {name}\nname: {name}\ncorrelation: {{type: event_count, rules: [{rules}], group-by: [A], timespan: 1m, condition: {{gte: 2}}}}\n"
        )
    };
    let errors = |documents: &[String]| -> Vec<(String, String)> {
        let ruleset = read(&documents.join("---\n"));
        assert!(ruleset.correlations.is_empty());
        ruleset.refusals().map(|found| (found.code.clone(), found.message.clone())).collect()
    };
    let circle = errors(&[of("a", "b"), of("b", "a")]);
    assert!(
        circle.iter().all(|(code, message)| code == "correlation-chain" && message.contains("circle")),
        "{circle:?}"
    );
    assert!(errors(&[of("a", "a")])[0].1.contains("circle"));
    let missing = errors(&[of("a", "b"), of("b", "nobody")]);
    assert!(missing[0].1.contains("was refused itself"), "{missing:?}");
    assert_eq!(missing[1].0, "unknown-rule");
}

#[test]
fn long_chains_are_refused_where_they_become_too_long() {
    let mut documents = vec![PLAIN.to_owned()];
    for level in 0..12 {
        let below = if level == 0 { "plain".to_owned() } else { format!("c{}", level - 1) };
        documents.push(format!(
            "title: c{level}\nname: c{level}\ncorrelation: {{type: event_count, rules: [{below}], group-by: [A], timespan: 1m, condition: {{gte: 2}}}}\n"
        ));
    }
    let ruleset = read(&documents.join("---\n"));
    assert_eq!(ruleset.correlations.len(), 8);
    assert_eq!((ruleset.refusals().count(), ruleset.counts.refused), (4, 4));
}

#[test]
fn aliases_say_which_field_is_meant_for_which_rule() {
    let yaml = "name: internal_error
detection: {selection: {http.response.status_code: 500}, condition: selection}
---
name: new_network_connection
detection: {selection: {event.category: network}, condition: selection}
---
title: Errors and connections
correlation:
    type: temporal
    rules: [internal_error, new_network_connection]
    group-by: [internal_ip, remote_ip, Host]
    timespan: 10s
    aliases:
        internal_ip: {internal_error: destination.ip, new_network_connection: source.ip}
        remote_ip: {internal_error: source.ip, nobody: destination.ip}
";
    let ruleset = read(yaml);
    let correlation = &ruleset.correlations[0];
    let fields: Vec<Option<&str>> = (0..3)
        .flat_map(|group| (0..2).map(move |rule| (group, rule)))
        .map(|(group, rule)| correlation.group_field(group, rule))
        .collect();
    let expected = ["destination.ip", "source.ip", "source.ip", "remote_ip", "Host", "Host"];
    assert_eq!(fields, expected.map(Some));
    assert_eq!(correlation.group_field(3, 0), None);
    let unknown: Vec<_> = ruleset.diagnostics.iter().filter(|found| found.code == "unknown-rule").collect();
    assert_eq!((unknown.len(), unknown[0].severity), (1, Severity::Warning));
    assert!(unknown[0].message.contains("nobody"));
    for field in ["source.ip", "destination.ip", "Host"] {
        assert!(ruleset.fields.contains(&field.to_owned()), "{field}");
    }
    assert!(!ruleset.fields.contains(&"internal_ip".to_owned()));
}

#[test]
fn temporal_conditions_may_be_expressions_over_rules() {
    let third =
        "---\ntitle: Third\nname: third\nlogsource: {product: x}\ndetection: {a: {F: x}, condition: a}\n";
    let ruleset = |condition: &str, rules: &str| {
        let section = format!("type: temporal\n{rules}group-by: [A]\ntimespan: 5m\ncondition: {condition}");
        read(
            &(correlation(&section)
                + &format!("---\n{}", PLAIN.replace("plain", "other").replace("1111", "1112"))
                + third),
        )
    };
    let rules = "rules: [plain, other, third]\n";
    let expression =
        |condition: &str| match ruleset(condition, rules).correlations.first().map(|c| c.condition.clone()) {
            Some(CorrelationCondition::Expression(expression)) => expression,
            other => panic!("{condition}: {other:?}"),
        };
    let rule = RuleExpr::Rule;
    assert_eq!(expression("plain AND other and third"), RuleExpr::And(vec![rule(0), rule(1), rule(2)]));
    assert_eq!(
        expression("plain and not (other or third)"),
        RuleExpr::And(vec![rule(0), RuleExpr::Not(Box::new(RuleExpr::Or(vec![rule(1), rule(2)])))])
    );
    assert_eq!(expression("1 of them"), RuleExpr::Or(vec![rule(0), rule(1), rule(2)]));
    assert_eq!(expression("all of *h*"), RuleExpr::And(vec![rule(1), rule(2)]));
    // Without a list, the rules are those of the condition.
    let listed = ruleset("other and plain", "");
    let names: Vec<&str> = listed.correlations[0].rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(names, ["other", "plain"]);
    let wrong = ruleset("plain and nobody", rules);
    assert_eq!(wrong.refusals().next().unwrap().code, "correlation-condition");
}

#[test]
fn wrong_correlations_are_refused_with_the_reason() {
    let cases = [
        ("type: event_sum\nrules: [plain]\ntimespan: 1m", "correlation-type"),
        ("rules: [plain]\ntimespan: 1m\ncondition: {gte: 1}", "correlation-type"),
        ("type: event_count\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1}", "correlation-rules"),
        (
            "type: event_count\nrules: []\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1}",
            "correlation-rules",
        ),
        ("type: event_count\nrules: [plain]\ngroup-by: [A]\ncondition: {gte: 1}", "correlation-timespan"),
        ("type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m", "correlation-condition"),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {atleast: 1}",
            "correlation-condition",
        ),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: many}",
            "correlation-condition",
        ),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {field: F}",
            "correlation-condition",
        ),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: plain",
            "correlation-condition",
        ),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1, field: F}",
            "correlation-condition",
        ),
        (
            "type: value_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1}",
            "correlation-condition",
        ),
        (
            "type: value_sum\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1, field: [F, G]}",
            "correlation-condition",
        ),
        (
            "type: value_percentile\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1, field: F, percentile: 101}",
            "correlation-condition",
        ),
        (
            "type: event_count\nrules: [nobody]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1}",
            "unknown-rule",
        ),
        (
            "type: event_count\nrules: [plain]\ngroup-by: [A]\ntimespan: 1m\ncondition: {gte: 1}\naliases: [x]",
            "correlation-aliases",
        ),
    ];
    for (section, code) in cases {
        let ruleset = read(&correlation(section));
        assert!(ruleset.correlations.is_empty(), "{section} was loaded");
        let found: Vec<_> = ruleset.refusals().map(|found| found.code.as_str()).collect();
        assert_eq!(found, [code], "{section}");
        assert_eq!((ruleset.rules.len(), ruleset.counts.refused), (1, 1), "{section}");
    }
}

// What a match shows.

#[test]
fn matched_values_are_those_of_what_holds_and_is_not_negated() {
    let ruleset = read(&rule(
        "sel_a:\n    Image|endswith: ['\\a.exe', '\\b.exe']\nsel_b:\n    - word\n    - Other: y\nsel_c:\n    None: z\n\
         filter:\n    User: bob\ncondition: 1 of sel_* and not filter",
    ));
    let values =
        [("Image", r"C:\A.exe"), ("Image", r"C:\c.exe"), ("Text", "a word"), ("User", "eve"), ("Other", "x")];
    let event = Sample { fields: &ruleset.fields, values: &values };
    let matched = matched_fields(&ruleset.rules[0], &event, &mut Engine::default());
    let shown: Vec<_> = matched
        .iter()
        .map(|matched| (matched.field.map(|field| ruleset.field(field)), matched.value.as_str()))
        .collect();
    assert_eq!(shown, [(Some("Image"), r"C:\A.exe"), (None, "a word")]);
    let none = Sample { fields: &ruleset.fields, values: &[("User", "bob"), ("Image", r"C:\A.exe")] };
    assert!(matched_fields(&ruleset.rules[0], &none, &mut Engine::default()).is_empty());
}

#[test]
fn explanations_have_the_truth_of_every_part() {
    let ruleset = read(&rule(
        "sel_a:\n    Image|endswith: '\\a.exe'\n    Level: null\nsel_b:\n    - word\n    - Other|re: '^y'\nfilter:\n    \
         User|neq: bob\ncondition: all of sel_* and not filter",
    ));
    let values = [("Image", r"C:\A.exe"), ("Other", "xyz"), ("User", "bob")];
    let event = Sample { fields: &ruleset.fields, values: &values };
    let explained = explain(&ruleset.rules[0], &ruleset.fields, &event, &mut Engine::default());
    let mut lines = Vec::new();
    print(&explained.root, 0, &mut lines);
    let expected = [
        "no  and",
        "no    all of sel_*",
        "yes     sel_a :8",
        "yes       and",
        r"yes         Image|endswith :9 [C:\A.exe]",
        r"yes           is like '*\a.exe'",
        "yes         Level :10 absent",
        "yes           is absent",
        "no      sel_b :11",
        "no        or",
        "no          Other|re :13 [xyz]",
        "no            matches /^y/",
        "no          any value :12",
        "no            is like '*word*'",
        "yes   not",
        "no      filter :14",
        "no        User|neq :15 [bob]",
        "yes         is like 'bob'",
    ];
    assert_eq!(lines, expected);
    assert_eq!(explained.condition, "all of sel_* and not filter");
}

fn print(node: &sigma::language::evaluate::Node, depth: usize, lines: &mut Vec<String>) {
    let mut line = format!(
        "{:<4}{:indent$}{}",
        if node.holds { "yes" } else { "no" },
        "",
        node.text,
        indent = depth * 2
    );
    if node.line > 0 {
        line += &format!(" :{}", node.line);
    }
    if node.absent {
        line += " absent";
    }
    if !node.values.is_empty() {
        line += &format!(" [{}]", node.values.join(", "));
    }
    lines.push(line);
    node.children.iter().for_each(|child| print(child, depth + 1, lines));
}
