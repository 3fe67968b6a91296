//! Findings of each stage, and what is made of them.

use bartizan_sdk::Classification;
use bartizan_sdk::{Observable, Severity, Subject, configure_classification, testing::grant};

use crate::Triage;

fn subject(rule: &str, techniques: &[&str], attributes: &[(&str, &str)]) -> Subject {
    Subject {
        rule_id: rule.into(),
        rule_title: "A rule".into(),
        plugin: "authentication".into(),
        severity: Severity::High,
        confidence: 70,
        techniques: techniques.iter().map(|own| (*own).to_owned()).collect(),
        observables: vec![
            Observable { field: "host.name".into(), value: "db01".into() },
            Observable { field: "user.name".into(), value: "backup".into() },
        ],
        attributes: attributes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        events: 6,
        hosts: 1,
        users: 1,
        ..Subject::default()
    }
}

fn triage(settings: &str) -> Triage {
    configure_classification(settings, &[]).unwrap()
}

#[test]
fn stages_follow_the_technique_furthest_along() {
    let judge = |techniques: &[&str]| {
        let judged = triage("").classify(&subject("r", techniques, &[]));
        (judged.category, judged.activity, judged.negative_effect)
    };
    assert_eq!(judge(&["T1595.002"]), ("reconnaissance".into(), 1, false));
    assert_eq!(judge(&["T1110.001"]), ("intrusion-attempt".into(), 2, false));
    assert_eq!(judge(&["T1110", "T1078"]), ("intrusion".into(), 3, false));
    assert_eq!(judge(&["T1190", "T1059"]), ("intrusion-attempt".into(), 2, false));
    assert_eq!(judge(&["T1562.001"]), ("defense-evasion".into(), 3, false));
    assert_eq!(judge(&[]), ("unclassified".into(), 0, false));
}

#[test]
fn harm_is_what_the_finding_says_and_nothing_else() {
    let chain = ["T1110", "T1078", "T1083", "T1005"];
    let feared = triage("").classify(&subject("break-in-and-access", &chain, &[]));
    let seen = triage("").classify(&subject("break-in-and-access", &chain, &[("effect", "file opened")]));
    assert!(!feared.negative_effect && seen.negative_effect);
    assert_eq!((feared.activity, seen.activity), (3, 4));
    assert_eq!((feared.information_impact, seen.information_impact), (2, 4));
    assert_eq!((feared.recoverability, seen.recoverability), (1, 4));
    assert_eq!(seen.rationale, "A rule: data may be gathered; harm was seen (file opened).");
    let named = triage("[[effect]]\nplugin = \"authentication\"\nrule = \"r\"");
    assert!(named.classify(&subject("r", &["T1078"], &[])).negative_effect);
    assert!(!named.classify(&subject("other", &["T1078"], &[])).negative_effect);
}

#[test]
fn the_most_critical_asset_counts() {
    let settings =
        "[[asset]]\nname = \"db*\"\ncriticality = \"high\"\n[[asset]]\nname = \"*\"\ncriticality = \"low\"";
    let judged = triage(settings).classify(&subject("r", &["T1078"], &[]));
    assert_eq!(judged.asset_criticality, 3);
    assert!(judged.rationale.contains("db01 is of high importance"));
    grant("assets", "backup", r#"{"criticality": 4, "owner": "ops"}"#);
    assert_eq!(triage(settings).classify(&subject("r", &["T1078"], &[])).asset_criticality, 4);
    grant("assets", "backup", r#"{"criticality": "vital"}"#);
    assert_eq!(triage("").classify(&subject("r", &["T1078"], &[])).asset_criticality, 4);
    grant("assets", "backup", "not JSON");
    assert_eq!(triage("").classify(&subject("r", &["T1078"], &[])).asset_criticality, 0);
}

#[test]
fn breadth_follows_hosts_and_users() {
    let judge =
        |hosts, users| triage("").classify(&Subject { hosts, users, ..subject("r", &[], &[]) }).breadth;
    assert_eq!(
        [judge(0, 0), judge(1, 1), judge(2, 1), judge(1, 12), judge(60, 1), judge(1, 500)],
        [0, 0, 1, 2, 3, 4]
    );
}

#[test]
fn every_judgement_is_within_its_range() {
    let techniques = ["T1595", "T1110", "T1562", "T1078", "T1005", "T1048", "T1486", "none"];
    for technique in techniques {
        for attributes in [&[][..], &[("effect", "x")][..]] {
            for (name, hosts) in [("low", 1), ("vital", 1_000)] {
                let settings = format!("[[asset]]\nname = \"*\"\ncriticality = \"{name}\"");
                let judged = triage(&settings).classify(&Subject {
                    hosts,
                    confidence: 100,
                    ..subject("r", &[technique], attributes)
                });
                assert!(
                    judged.functional_impact <= 6 && judged.information_impact <= 6 && judged.breadth <= 4
                );
                assert!(judged.asset_criticality <= 4 && judged.activity <= 4 && judged.recoverability <= 4);
                assert!((1..=99).contains(&judged.confidence) && judged.rationale.ends_with('.'));
            }
        }
    }
}

#[test]
fn settings_are_checked_by_name_and_the_file_is_valid() {
    let why = |settings: &str| configure_classification::<Triage>(settings, &[]).err().unwrap_or_default();
    assert!(why("[[asset]]\nname = \"x\"\ncriticality = \"huge\"").contains("unknown variant `huge`"));
    assert!(why("assets = 1").contains("unknown field `assets`"));
    assert_eq!(why(include_str!("../settings.toml")), "");
}
