use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn shipped() -> Policy {
    Policy::shipped().unwrap()
}

/// Levels in the order of [`Dimension::ALL`].
fn rated(levels: [u8; 6], confidence: u8, negative_effect: bool) -> Classification {
    let [functional_impact, information_impact, breadth, asset_criticality, activity, recoverability] =
        levels;
    Classification {
        category: "test".into(),
        functional_impact,
        information_impact,
        breadth,
        asset_criticality,
        activity,
        recoverability,
        confidence,
        negative_effect,
        rationale: String::new(),
    }
}

fn check(levels: [u8; 6], confidence: u8, negative_effect: bool, expected: Expect) {
    let ruling = shipped().rule(&rated(levels, confidence, negative_effect));
    let title = format!(
        "{} {} {}\n",
        ruling.score.value,
        ruling.score.band,
        if ruling.incident { "incident" } else { "no incident" }
    );
    expected.assert_eq(&(title + &ruling.reasons.join("\n") + "\n"));
}

#[test]
fn nothing_at_all_scores_0() {
    check(
        [0; 6],
        100,
        false,
        expect![[r#"
        0 baseline no incident
        score 0 is below 20, where incidents begin
    "#]],
    );
}

#[test]
fn the_worst_scores_100() {
    check(
        [6, 6, 4, 4, 4, 4],
        100,
        false,
        expect![[r#"
        100 emergency incident
        score 100 (emergency) reaches 20, where incidents begin
        functional impact 6 of 6 (weight 6) contributes 20.7 points
        information impact 6 of 6 (weight 6) contributes 20.7 points
        activity 4 of 4 (weight 6) contributes 20.7 points
        breadth 4 of 4 (weight 4) contributes 13.8 points
        asset criticality 4 of 4 (weight 4) contributes 13.8 points
        recoverability 4 of 4 (weight 3) contributes 10.3 points
    "#]],
    );
}

#[test]
fn failed_logins_against_one_ordinary_host_are_no_incident() {
    check(
        [0, 0, 0, 2, 2, 0],
        80,
        false,
        expect![[r#"
        13 baseline no incident
        score 13 is below 20, where incidents begin
        activity 2 of 4 (weight 6) contributes 8.3 points
        asset criticality 2 of 4 (weight 4) contributes 4.8 points
    "#]],
    );
}

#[test]
fn a_login_after_failures_on_an_ordinary_host_is_one() {
    check(
        [0, 1, 0, 2, 3, 1],
        80,
        false,
        expect![[r#"
        26 low incident
        score 26 (low) reaches 20, where incidents begin
        activity 3 of 4 (weight 6) contributes 15.5 points
        asset criticality 2 of 4 (weight 4) contributes 4.8 points
        information impact 1 of 6 (weight 6) contributes 3.1 points
        recoverability 1 of 4 (weight 3) contributes 2.1 points
    "#]],
    );
}

#[test]
fn the_same_when_unsure_is_not() {
    check(
        [0, 1, 0, 2, 3, 1],
        20,
        false,
        expect![[r#"
        26 low no incident
        score 26 would do, but confidence 20 is below 30, the least
        activity 3 of 4 (weight 6) contributes 15.5 points
        asset criticality 2 of 4 (weight 4) contributes 4.8 points
        information impact 1 of 6 (weight 6) contributes 3.1 points
        recoverability 1 of 4 (weight 3) contributes 2.1 points
    "#]],
    );
}

#[test]
fn confidential_files_taken_after_a_break_in() {
    check(
        [0, 5, 0, 3, 4, 3],
        90,
        true,
        expect![[r#"
        56 medium incident
        harm was observed, which is an incident whatever the score
        activity 4 of 4 (weight 6) contributes 20.7 points
        information impact 5 of 6 (weight 6) contributes 17.6 points
        asset criticality 3 of 4 (weight 4) contributes 9.7 points
        recoverability 3 of 4 (weight 3) contributes 8.3 points
    "#]],
    );
}

#[test]
fn observed_harm_is_an_incident_however_small_and_unsure() {
    check(
        [1, 0, 0, 0, 0, 0],
        0,
        true,
        expect![[r#"
        3 baseline incident
        harm was observed, which is an incident whatever the score
        functional impact 1 of 6 (weight 6) contributes 3.1 points
    "#]],
    );
}

#[test]
fn a_file_says_only_what_differs() {
    let policy = Policy::parse(
        "[score]\nincident-at = 50\n[score.breadth]\nweight = 0\n[grouping.entity.host]\nstrength = 10\n\
         [grouping.entity.badge]\nstrength = 10\nfields = [\"badge.id\"]\n[grouping.never]\nhost = []",
        "p.toml",
    )
    .unwrap();
    assert_eq!(policy.incident_at(), 50);
    assert_eq!(policy.score(&rated([0, 0, 4, 0, 0, 0], 0, false)).value, 0);
    let kind = |policy: &Policy, name| policy.grouping.kinds.iter().find(|kind| kind.name == name).cloned();
    let host = kind(&policy, "host").unwrap();
    assert_eq!((host.strength, host.crowd, host.never.len()), (10, true, 0));
    assert!(host.fields.contains(&"host.name".to_owned()));
    assert!(kind(&policy, "badge").is_some());
    assert_eq!(kind(&policy, "account"), kind(&shipped(), "account"));
}

fn refused(text: &str, expected: Expect) {
    expected.assert_eq(&Policy::parse(text, "p.toml").unwrap_err().to_string());
}

#[test]
fn errors_name_file_key_and_fix() {
    refused(
        "[score]\nincident-at = 101",
        expect!["p.toml: score.incident-at is 101; write a whole number from 0 to 100"],
    );
    refused(
        "[score]\nincidentat = 10",
        expect![[r#"
            p.toml: TOML parse error at line 2, column 1
              |
            2 | incidentat = 10
              | ^^^^^^^^^^
            unknown field `incidentat`, expected one of `incident-at`, `minimum-confidence`, `functional-impact`, `information-impact`, `breadth`, `asset-criticality`, `activity`, `recoverability`"#]],
    );
    refused(
        "[score.breadth]\npoints = [0, 50, 40, 100, 100]",
        expect![
            "p.toml: score.breadth.points falls: [0, 50, 40, 100, 100]; order the numbers so that a worse level is never worth less"
        ],
    );
    refused(
        "[score.activity]\npoints = [0, 100]",
        expect!["p.toml: score.activity.points has 2 numbers; write 5, one a level from 0 to 4"],
    );
    refused(
        "[score.activity]\nweight = -1",
        expect!["p.toml: score.activity.weight is -1; write a whole number from 0 to 100"],
    );
    refused(
        "[bands]\nlow = 10",
        expect!["p.toml: bands leaves the lowest scores without a name; let one band begin at 0"],
    );
    refused(
        "[bands]\na = 0\nb = 0",
        expect!["p.toml: bands.b begins at 0, as bands.a does; give each its own number"],
    );
    refused(
        "[grouping]\nwindow = \"4 parsecs\"",
        expect![[
            r#"p.toml: grouping.window is "4 parsecs"; write a duration from 1s to 90d, such as "30m", "4h" or "7d""#
        ]],
    );
    refused(
        "[grouping]\nwindow = \"9223372036854775807d\"",
        expect![[
            r#"p.toml: grouping.window is "9223372036854775807d"; write a duration from 1s to 90d, such as "30m", "4h" or "7d""#
        ]],
    );
    refused(
        "[grouping]\nwindow = \"8d\"",
        expect![
            "p.toml: grouping.longest is 604800 s, shorter than grouping.window (691200 s); write a duration that is at least the window"
        ],
    );
    refused(
        "[grouping.never]\nhosts = [\"a\"]",
        expect![
            "p.toml: grouping.never.hosts is for no kind of entity; write one of account, address, domain, file, host, process, or add grouping.entity.hosts"
        ],
    );
    refused(
        "[grouping.never]\nhost = [\"*\"]",
        expect![[
            r#"p.toml: grouping.never.host has "*"; write a value; an empty one, or * alone, would match everything"#
        ]],
    );
    refused(
        "[grouping.entity.x]\nstrength = 1\nfields = [\"user.name\"]",
        expect![
            "p.toml: grouping.entity.x.fields names user.name, as grouping.entity.account does; keep it in one of them"
        ],
    );
    refused(
        "[grouping.entity.x]\nfields = [\"x\"]",
        expect!["p.toml: grouping.entity.x.strength is missing; write a whole number from 0 to 1000"],
    );
}

#[test]
fn a_policy_in_which_nothing_counts_is_refused() {
    let weights: String =
        Dimension::ALL.iter().map(|dimension| format!("[score.{}]\nweight = 0\n", dimension.key())).collect();
    let error = Policy::parse(&weights, "p.toml").unwrap_err().to_string();
    assert!(error.contains("the same score"), "{error}");
    assert!(matches!(
        Policy::parse(&"#".repeat(MAX_POLICY_BYTES + 1), "p"),
        Err(PolicyError::TooLong { .. })
    ));
}

prop_compose! {
    fn any_levels()(levels in prop::array::uniform6(any::<u8>())) -> [u8; 6] { levels }
}

/// A random policy that the check accepts.
fn any_policy() -> impl Strategy<Value = Policy> {
    let scale = |dimension: Dimension| {
        let levels = usize::from(dimension.max_level()) + 1;
        (0..=MAX_WEIGHT, prop::collection::vec(0..=MAX_POINTS, levels)).prop_map(
            move |(weight, mut points)| {
                points.sort_unstable();
                format!("[score.{}]\nweight = {weight}\npoints = {points:?}\n", dimension.key())
            },
        )
    };
    let scales = Dimension::ALL.map(scale).to_vec();
    scales.prop_filter_map("nothing counts", |scales| Policy::parse(&scales.concat(), "p").ok())
}

proptest! {
    /// Out-of-range levels are held to their range, whatever the policy.
    #[test]
    fn a_score_lies_between_0_and_100(policy in any_policy(), levels in any_levels()) {
        let score = policy.score(&rated(levels, 0, false));
        prop_assert!(score.value <= 100);
        // The parts add up to the score, but for rounding.
        let sum: u32 = score.parts.iter().map(|part| part.tenths).sum();
        prop_assert!(sum.abs_diff(u32::from(score.value) * 10) <= 5 + 6, "{sum} {}", score.value);
        prop_assert_eq!(policy.score(&rated([255; 6], 0, false)).value, 100);
        prop_assert_eq!(policy.score(&rated([0; 6], 0, false)).value, 0);
    }

    #[test]
    fn worse_in_any_dimension_never_scores_lower(
        policy in any_policy(), levels in any_levels(), dimension in 0_usize..6, by in 1_u8..8,
    ) {
        let mut worse = levels;
        worse[dimension] = worse[dimension].saturating_add(by);
        let (before, after) = (policy.score(&rated(levels, 0, false)), policy.score(&rated(worse, 0, false)));
        prop_assert!(before.value <= after.value);
    }

    #[test]
    fn observed_harm_is_always_an_incident(policy in any_policy(), levels in any_levels(), confidence: u8) {
        prop_assert!(policy.rule(&rated(levels, confidence, true)).incident);
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "[\\[\\]a-z.=\"0-9\n-]{0,60}") {
        let _ = Policy::parse(&text, "p");
        let _ = Policy::parse(&format!("[grouping]\nwindow = \"{text}\""), "p");
    }
}
