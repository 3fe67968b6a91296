//! Examples of the specification's pages that the other tests do not have, in facts of its own and words of ours:
//! what the text says of an example is what happens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{codes, holds, judge, read, read_with, rule};
use sigma::language::model::{Bound, Compare, CorrelationCondition, CorrelationKind, Target};

// Rules specification.

#[test]
fn maps_rules_with_hexadecimal_texts_match_the_texts() {
    let detection = "selection:\n    EventLog: Security\n    EventID: 4769\n    TicketOptions: '0x40810000'\n    \
                     TicketEncryption: '0x17'\ncondition: selection";
    let event = |encryption| {
        [
            ("EventLog", "Security"),
            ("EventID", "4769"),
            ("TicketOptions", "0x40810000"),
            ("TicketEncryption", encryption),
        ]
    };
    assert!(holds(detection, &event("0x17")));
    assert!(!holds(detection, &event("0x12")));
    assert!(!holds(detection, &event("23")));
}

#[test]
fn names_of_xml_attributes_are_plain_names() {
    let detection = "selection:\n    Provider_Name: Service Control Manager\n    Execution_ProcessID: 788\n    \
                     User: 'NT AUTHORITY\\SYSTEM'\ncondition: selection";
    assert!(holds(
        detection,
        &[
            ("Provider_Name", "Service Control Manager"),
            ("Execution_ProcessID", "788"),
            ("User", r"NT AUTHORITY\SYSTEM"),
        ]
    ));
}

#[test]
fn an_escaped_percent_sign_is_plain_beside_a_placeholder() {
    let yaml = rule(
        r"selection:
    field|expand: '\%plain%name%'
condition: selection",
    );
    let ruleset = read_with(&yaml, &[("name", &["one"]), ("plain", &["two"])]);
    assert!(judge(&ruleset, &[("field", "%plainone")]));
    assert!(!judge(&ruleset, &[("field", "twoname%")]));
}

#[test]
fn a_placeholder_stands_for_a_pattern() {
    let yaml = rule("selection:\n    Host|expand: '%Servers%'\ncondition: selection");
    let ruleset = read_with(&yaml, &[("Servers", &["srv*"])]);
    assert!(judge(&ruleset, &[("Host", "SRV-0815")]));
    assert!(!judge(&ruleset, &[("Host", "ws-0815")]));
}

#[test]
fn keywords_are_any_of_the_list() {
    let detection =
        "mimikatz_keywords:\n    - 'event::clear'\n    - 'event::drop'\ncondition: mimikatz_keywords";
    assert!(holds(detection, &[("Message", "mimikatz # event::drop")]));
    assert!(!holds(detection, &[("Message", "event::list")]));
}

#[test]
fn conditions_of_the_specification_mean_what_it_says() {
    let detection = |condition: &str| {
        format!(
            "selection1:\n    S: 1\nselection2:\n    T: 1\nkeywords1:\n    - alpha\nkeywords2:\n    - beta\nfilters:\n    \
             F: 1\n_example:\n    E: 1\ncondition: {condition}"
        )
    };
    let (s, t, alpha, beta, f, e) =
        (("S", "1"), ("T", "1"), ("K", "alpha"), ("K", "beta"), ("F", "1"), ("E", "1"));
    assert!(holds(&detection("keywords1 or keywords2"), &[beta]));
    assert!(!holds(&detection("1 of them"), &[e]));
    assert!(holds(&detection("all of selection*"), &[s, t]));
    assert!(!holds(&detection("all of selection*"), &[s]));
    assert!(holds(&detection("1 of selection* and keywords1"), &[t, alpha]));
    assert!(!holds(&detection("1 of selection* and keywords1"), &[alpha]));
    assert!(holds(&detection("1 of selection* and not 1 of filter*"), &[s]));
    assert!(!holds(&detection("1 of selection* and not 1 of filter*"), &[s, f]));
    assert!(holds(&detection("keywords1 and not filters"), &[alpha]));
    assert!(!holds(&detection("keywords1 and not filters"), &[alpha, f]));
    assert!(holds(&detection("selection1 and (keywords1 or keywords2)"), &[s, beta]));
    assert!(!holds(&detection("selection1 and (keywords1 or keywords2)"), &[t, beta]));
}

// Filters specification: the valid administrator accounts are to be left out.

#[test]
fn the_filter_of_the_specification_leaves_administrators_out_if_it_is_negated() {
    let yaml = |condition: &str| {
        format!(
            "title: Data compressed\nid: 6f3e2987-db24-4c78-a860-b4f4095a7095\nlogsource:\n    category: \
             process_creation\n    product: windows\ndetection:\n    selection:\n        Image|endswith: '\\rar.exe'\n    \
             condition: selection\n---\ntitle: Filter Administrator account\nid: \
             aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\nlogsource:\n    category: process_creation\n    product: \
             windows\nfilter:\n    rules:\n        - 6f3e2987-db24-4c78-a860-b4f4095a7095\n        - \
             df0841c0-9846-4e9f-ad8a-7df91571771b\n    selection:\n        User|startswith: 'adm_'\n    condition: {condition}\n"
        )
    };
    let (rar, administrator, other) = (("Image", r"C:\rar.exe"), ("User", "adm_alice"), ("User", "bob"));
    let negated = read(&yaml("not selection"));
    assert!(judge(&negated, &[rar, other]));
    assert!(!judge(&negated, &[rar, administrator]));
    // The page's example lacks the `not`, and is what authors are warned of.
    let as_printed = yaml("selection");
    assert!(codes(&as_printed).contains(&"filter-without-not".to_owned()));
    // The second rule that it names is not loaded, which is said too.
    assert!(codes(&as_printed).contains(&"unknown-rule".to_owned()));
}

// Correlation rules specification.

const BASE: &str = "title: Base\nid: 5638f7c0-ac70-491d-8465-2a65075e0d86\nname: firewall_block\nlogsource: {category: \
                    firewall}\ndetection:\n    selection:\n        action: block\n    condition: selection\n---\n";

fn bounds(yaml: &str) -> (CorrelationKind, Vec<Bound>, Vec<String>, u64) {
    let ruleset = read(&format!("{BASE}{yaml}"));
    let correlation = ruleset.correlations.first().unwrap_or_else(|| panic!("{:#?}", ruleset.diagnostics));
    let CorrelationCondition::Bounds { bounds, fields, .. } = &correlation.condition else { panic!() };
    (correlation.kind, bounds.clone(), fields.clone(), correlation.timespan_ns / 1_000_000_000)
}

#[test]
fn many_failed_logins_are_a_hundred_in_an_hour() {
    let yaml = "title: Many failed logins\nid: 0e95725d-7320-415d-80f7-004da920fc11\ncorrelation:\n    type: event_count\n    \
                rules:\n        - 5638f7c0-ac70-491d-8465-2a65075e0d86\n    group-by:\n        - ComputerName\n    timespan: 1h\n    \
                condition:\n        gte: 100\n";
    let bound = Bound { op: Compare::GreaterOrEqual, value: 100.0 };
    assert_eq!(bounds(yaml), (CorrelationKind::EventCount, vec![bound], Vec::new(), 3_600));
}

#[test]
fn many_accounts_are_a_hundred_values_in_a_day() {
    let yaml = "title: Failed login\nid: 0e95725d-7320-415d-80f7-004da920fc12\ncorrelation:\n    type: value_count\n    \
                rules:\n        - 5638f7c0-ac70-491d-8465-2a65075e0d86\n    group-by:\n        - ComputerName\n        - \
                WorkstationName\n    timespan: 1d\n    condition:\n        field: User\n        gte: 100\n";
    let bound = Bound { op: Compare::GreaterOrEqual, value: 100.0 };
    assert_eq!(bounds(yaml), (CorrelationKind::ValueCount, vec![bound], vec!["User".to_owned()], 86_400));
}

#[test]
fn one_hour_and_a_half_is_ninety_minutes() {
    let yaml = "title: x\ncorrelation: {type: event_count, rules: [firewall_block], timespan: 90m, condition: {gt: 1}}\n";
    assert_eq!(bounds(yaml).3, 5_400);
}

#[test]
fn the_id_and_the_name_of_a_rule_are_one_rule() {
    let yaml = "title: login brute force\nid: 0e95725d-7320-415d-80f7-004da920fc11\ncorrelation:\n    type: \
                event_count\n    rules:\n        - 5638f7c0-ac70-491d-8465-2a65075e0d86\n        - firewall_block\n    timespan: \
                1m\n    condition: {gte: 1}\n";
    let ruleset = read(&format!("{BASE}{yaml}"));
    let targets: Vec<Target> = ruleset.correlations[0].rules.iter().map(|rule| rule.target).collect();
    assert_eq!(targets.len(), 1);
}

#[test]
fn reconnaissance_is_three_commands_in_any_order() {
    let command = |name: &str| {
        format!(
            "title: {name}\nname: {name}\nlogsource: {{product: windows}}\ndetection: {{a: {{F: {name}}}, condition: a}}\n---\n"
        )
    };
    let commands: String = ["recon_cmd_a", "recon_cmd_b", "recon_cmd_c"].map(command).concat();
    let yaml = "title: Recon\ncorrelation:\n    type: temporal\n    rules:\n        - recon_cmd_a\n        - recon_cmd_b\n        \
                - recon_cmd_c\n    group-by:\n        - ComputerName\n        - User\n    timespan: 5m\n";
    let (kind, all, ..) = bounds(&format!("{commands}{yaml}"));
    assert_eq!(
        (kind, all),
        (CorrelationKind::Temporal, vec![Bound { op: Compare::GreaterOrEqual, value: 3.0 }])
    );
    let expression =
        format!("{BASE}{commands}{yaml}    condition: recon_cmd_a AND recon_cmd_b AND recon_cmd_c\n");
    let ruleset = read(&expression);
    assert!(matches!(&ruleset.correlations[0].condition, CorrelationCondition::Expression(_)));
}
