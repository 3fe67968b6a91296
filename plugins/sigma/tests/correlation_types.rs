//! What each correlation type finds and does not, by the sections of the Sigma Correlation Rules Specification
//! (SigmaHQ/sigma-specification, `specification/sigma-correlation-rules-specification.md`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod correlation_support;

use correlation_support::*;
use sigma::correlation::{Comparison, Condition, Expression, Kind, MAX_EVIDENCE, Reference, Source};

/// Section "Event Count (event_count)".
mod event_count {
    use super::*;

    fn three_a_minute() -> Story {
        Story::new(vec![over_rules(Kind::EventCount, 1, 60, at_least(3.0))])
    }

    #[test]
    fn fires_when_enough_events_are_within_the_timespan() {
        let mut story = three_a_minute();
        assert_eq!(story.user_events(0, &[0, 10, 20]), [20]);
        let finding = &story.findings[0];
        assert_eq!((finding.correlation, finding.number, finding.time_ns), (0, 3, 20 * SECOND));
        assert_eq!((finding.reached, finding.events.as_slice()), (3.0, &[1, 2, 3][..]));
    }

    #[test]
    fn does_not_fire_when_they_are_further_apart() {
        assert_eq!(three_a_minute().user_events(0, &[0, 40, 61, 101, 122]), [0; 0]);
    }

    #[test]
    fn events_exactly_one_timespan_apart_are_together() {
        assert_eq!(three_a_minute().user_events(0, &[0, 30, 60]), [60]);
    }

    #[test]
    fn windows_slide_and_know_no_boundaries() {
        // In windows fixed to full minutes there would be two events in each.
        assert_eq!(three_a_minute().user_events(0, &[45, 50, 65, 70]), [65]);
    }

    #[test]
    fn each_group_counts_for_itself() {
        let mut story = three_a_minute();
        for second in 0..4 {
            let user = if second % 2 == 0 { "ann" } else { "bob" };
            assert!(story.event(0, second, &[(USER, user)]).is_empty());
        }
        assert_eq!(story.event(0, 4, &[(USER, "ann")]).len(), 1);
    }

    #[test]
    fn a_group_fires_once_a_timespan() {
        let seconds: Vec<i64> = (0..200).collect();
        assert_eq!(three_a_minute().user_events(0, &seconds), [2, 62, 122, 182]);
    }

    #[test]
    fn events_of_several_rules_count_together_and_each_once() {
        let mut story = Story::new(vec![over_rules(Kind::EventCount, 2, 60, at_least(3.0))]);
        let ann = [(USER, "ann")];
        assert!(story.matched(&[0, 1], 0, &ann).is_empty());
        assert!(story.matched(&[0, 1], 1, &ann).is_empty());
        assert_eq!(story.matched(&[1], 2, &ann).len(), 1);
    }

    #[test]
    fn without_group_by_all_events_are_one_group() {
        let mut correlation = over_rules(Kind::EventCount, 1, 60, at_least(3.0));
        correlation.references[0].group.clear();
        let mut story = Story::new(vec![correlation]);
        assert!(story.event(0, 0, &[]).is_empty());
        assert!(story.event(0, 1, &[(USER, "ann")]).is_empty());
        assert_eq!(story.event(0, 2, &[(USER, "bob")]).len(), 1);
    }

    #[test]
    fn several_group_fields_are_joined_and_one_may_be_missing() {
        let mut correlation = over_rules(Kind::EventCount, 1, 60, at_least(2.0));
        correlation.references[0].group = vec![USER, HOST];
        let mut story = Story::new(vec![correlation]);
        assert!(story.event(0, 0, &[(USER, "ann"), (HOST, "a")]).is_empty());
        assert!(story.event(0, 1, &[(USER, "ann"), (HOST, "b")]).is_empty());
        assert!(story.event(0, 2, &[(USER, "ann")]).is_empty());
        assert!(story.event(0, 2, &[(HOST, "ann")]).is_empty(), "another field with that value");
        assert_eq!(story.event(0, 3, &[(USER, "ann")]).len(), 1);
        assert!(story.event(0, 4, &[]).is_empty());
        assert!(story.event(0, 5, &[]).is_empty());
        assert_eq!(story.engine.counters().without_group, 2);
    }

    #[test]
    fn more_events_than_are_kept_are_counted_up_to_what_is_asked() {
        let mut story = Story::new(vec![over_rules(Kind::EventCount, 1, 60, at_least(400.0))]);
        let seconds: Vec<i64> = (0..5_000).map(|n| n / 100).collect();
        story.user_events(0, &seconds);
        assert_eq!(story.findings.len(), 1);
        let finding = &story.findings[0];
        assert_eq!((finding.reached, finding.number, finding.events.len()), (400.0, 400, MAX_EVIDENCE));
        assert_eq!(finding.events.last(), Some(&400));
        assert!(story.engine.size().1 < 1_000);
        assert!(!finding.at_least);
    }

    #[test]
    fn a_count_that_is_not_whole_says_so() {
        let mut story = three_a_minute();
        let ann = [(USER, "ann")];
        for n in 0..1_000 {
            story.event(0, n / 10, &ann);
        }
        let reached: Vec<_> = story.findings.iter().map(|it| (it.reached, it.at_least)).collect();
        assert_eq!(reached, [(3.0, false), (64.0, true)]);
    }
}

/// Section "Condition".
mod conditions {
    use super::*;

    fn fires_at(condition: Condition, seconds: &[i64]) -> Vec<i64> {
        Story::new(vec![over_rules(Kind::EventCount, 1, 10, condition)]).user_events(0, seconds)
    }

    #[test]
    fn each_comparison() {
        let steps = [0, 1, 2, 3];
        assert_eq!(fires_at(when(Comparison::Greater, 2.0), &steps), [2]);
        assert_eq!(fires_at(when(Comparison::AtLeast, 2.0), &steps), [1]);
        assert_eq!(fires_at(when(Comparison::Equal, 4.0), &steps), [3]);
        assert_eq!(fires_at(when(Comparison::Less, 2.0), &steps), [0]);
        assert_eq!(fires_at(when(Comparison::AtMost, 0.0), &steps), [0; 0]);
        assert_eq!(fires_at(when(Comparison::Unequal, 1.0), &steps), [1]);
    }

    #[test]
    fn a_range_is_both_bounds() {
        let range = || Condition::Reached(vec![(Comparison::Greater, 2.0), (Comparison::AtMost, 4.0)]);
        assert_eq!(fires_at(range(), &[0, 1, 2]), [2]);
        // The third and fourth come too soon after the first that fired; by then there are five.
        assert_eq!(fires_at(range(), &[0, 1, 2, 10, 11, 12]), [2, 12]);
        assert_eq!(fires_at(range(), &[0, 1, 2, 8, 9, 10, 11, 12]), [2]);
    }
}

/// Section "Value Count (value_count)".
mod value_count {
    use super::*;

    fn three_hosts() -> Story {
        Story::new(vec![over_rules(Kind::ValueCount, 1, 60, at_least(3.0))])
    }

    fn hosts(story: &mut Story, steps: &[(i64, &str)]) -> Vec<i64> {
        let fires = |(second, host): &&(i64, &str)| {
            !story.event(0, *second, &[(USER, "ann"), (HOST, host)]).is_empty()
        };
        steps.iter().filter(fires).map(|(second, _)| *second).collect()
    }

    #[test]
    fn counts_values_not_events() {
        let mut story = three_hosts();
        assert_eq!(hosts(&mut story, &[(0, "a"), (1, "a"), (2, "b"), (3, "b"), (4, "c")]), [4]);
        assert_eq!(story.findings[0].reached, 3.0);
        // Of each value the newest event.
        assert_eq!(story.findings[0].events, [2, 4, 5]);
    }

    #[test]
    fn a_value_that_has_left_the_window_is_gone() {
        assert_eq!(hosts(&mut three_hosts(), &[(0, "a"), (50, "b"), (61, "c")]), [0; 0]);
        assert_eq!(hosts(&mut three_hosts(), &[(0, "a"), (30, "a"), (50, "b"), (61, "c")]), [61]);
    }

    #[test]
    fn an_event_without_the_field_does_not_count() {
        let mut story = three_hosts();
        for second in 0..5 {
            assert!(story.event(0, second, &[(USER, "ann")]).is_empty());
        }
        assert_eq!(story.engine.counters().without_value, 5);
    }

    #[test]
    fn several_fields_count_as_combinations() {
        let mut correlation = over_rules(Kind::ValueCount, 1, 60, at_least(3.0));
        correlation.references[0].value = vec![HOST, SOURCE];
        let mut story = Story::new(vec![correlation]);
        let mut pair = |host: &str, source: &str| {
            !story.event(0, 0, &[(USER, "ann"), (HOST, host), (SOURCE, source)]).is_empty()
        };
        assert!(!pair("a", "1"));
        assert!(!pair("a", "2"));
        assert!(!pair("a", "1"));
        assert!(pair("2", "a"), "fields are not exchanged");
    }

    #[test]
    fn a_value_seen_once_is_not_forgotten_for_others_seen_often() {
        let mut story = three_hosts();
        story.event(0, 0, &[(USER, "ann"), (HOST, "rare")]);
        for n in 0..10_000 {
            assert!(story.event(0, 1 + n / 400, &[(USER, "ann"), (HOST, "often")]).is_empty());
        }
        assert_eq!(story.event(0, 59, &[(USER, "ann"), (HOST, "new")]).len(), 1);
    }

    #[test]
    fn many_values_are_counted_exactly() {
        let mut story = Story::new(vec![over_rules(Kind::ValueCount, 1, 60, at_least(500.0))]);
        for n in 0..2_000 {
            let host = format!("h{}", n % 499);
            assert!(story.event(0, 0, &[(USER, "ann"), (HOST, &host)]).is_empty());
        }
        let found = story.event(0, 1, &[(USER, "ann"), (HOST, "h499")]);
        assert_eq!((found.len(), found[0].reached, found[0].at_least), (1, 500.0, false));
    }
}

/// Section "Temporal Proximity (temporal)".
mod temporal {
    use super::*;

    fn all_of_three() -> Story {
        Story::new(vec![over_rules(Kind::Temporal, 3, 60, at_least(3.0))])
    }

    #[test]
    fn all_rules_in_any_order() {
        let mut story = all_of_three();
        assert_eq!(story.user_events(2, &[0]), [0; 0]);
        assert_eq!(story.user_events(0, &[1, 2]), [0; 0]);
        assert_eq!(story.user_events(1, &[3]), [3]);
        assert_eq!(story.findings[0].events, [1, 3, 4], "the newest of each rule");
        assert_eq!(story.findings[0].reached, 3.0);
    }

    #[test]
    fn one_rule_often_is_not_all_rules() {
        assert_eq!(all_of_three().user_events(0, &[0, 1, 2, 3]), [0; 0]);
    }

    #[test]
    fn a_rule_seen_once_is_not_forgotten_for_one_seen_often_and_late() {
        let mut story = all_of_three();
        assert_eq!(story.user_events(1, &[0]), [0; 0]);
        assert_eq!(story.user_events(0, &(1..500).map(|n| n / 10).collect::<Vec<_>>()), [0; 0]);
        assert_eq!(story.user_events(0, &[20]), [0; 0]);
        assert_eq!(story.user_events(2, &[60]), [60]);
    }

    #[test]
    fn all_must_be_within_the_timespan() {
        let mut story = all_of_three();
        assert_eq!(story.user_events(0, &[0]), [0; 0]);
        assert_eq!(story.user_events(1, &[30]), [0; 0]);
        assert_eq!(story.user_events(2, &[61]), [0; 0]);
        assert_eq!(story.user_events(0, &[90]), [90]);
    }

    #[test]
    fn all_must_be_of_the_same_group() {
        let mut story = all_of_three();
        for (rule, user) in [(0, "ann"), (1, "bob"), (2, "ann")] {
            assert!(story.event(rule, 0, &[(USER, user)]).is_empty());
        }
    }

    #[test]
    fn one_event_may_be_what_several_rules_describe() {
        assert_eq!(all_of_three().matched(&[0, 1, 2], 0, &[(USER, "ann")]).len(), 1);
    }

    /// "it specified the count of different event types (Sigma rules matching)"
    #[test]
    fn a_condition_asks_for_some_of_them() {
        let mut story = Story::new(vec![over_rules(Kind::Temporal, 3, 60, at_least(2.0))]);
        assert_eq!(story.user_events(0, &[0, 1]), [0; 0]);
        assert_eq!(story.user_events(2, &[2]), [2]);
    }

    #[test]
    fn an_extended_condition_is_an_expression() {
        let expression = Expression::And(vec![
            Expression::Or(vec![rule(0), rule(1)]),
            rule(2),
            Expression::Not(Box::new(rule(3))),
        ]);
        let correlation = || over_rules(Kind::Temporal, 4, 60, Condition::Occurring(expression.clone()));
        let mut story = Story::new(vec![correlation()]);
        assert_eq!(story.user_events(2, &[0]), [0; 0]);
        assert_eq!(story.user_events(1, &[1]), [1]);
        let mut story = Story::new(vec![correlation()]);
        assert_eq!(story.user_events(3, &[0]), [0; 0]);
        assert_eq!(story.user_events(0, &[1]), [0; 0]);
        assert_eq!(story.user_events(2, &[2, 60]), [0; 0], "the negated rule is still in the window");
        assert_eq!(story.user_events(2, &[61]), [61], "and now it is not");
    }
}

/// Section "Ordered Temporal Proximity (temporal_ordered)".
mod temporal_ordered {
    use super::*;

    fn in_order() -> Story {
        Story::new(vec![over_rules(Kind::TemporalOrdered, 3, 60, at_least(3.0))])
    }

    fn steps(story: &mut Story, steps: &[(u32, i64)]) -> Vec<i64> {
        let fires = |(rule, second): &&(u32, i64)| !story.user_events(*rule, &[*second]).is_empty();
        steps.iter().filter(fires).map(|(_, second)| *second).collect()
    }

    #[test]
    fn fires_in_the_order_of_the_list_only() {
        assert_eq!(steps(&mut in_order(), &[(0, 0), (1, 1), (2, 2)]), [2]);
        assert_eq!(steps(&mut in_order(), &[(2, 0), (1, 1), (0, 2)]), [0; 0]);
        assert_eq!(steps(&mut in_order(), &[(0, 0), (2, 1), (1, 2)]), [0; 0]);
        assert_eq!(steps(&mut in_order(), &[(0, 0), (2, 1), (1, 2), (2, 3)]), [3]);
    }

    #[test]
    fn names_the_chain() {
        let mut story = in_order();
        steps(&mut story, &[(0, 0), (1, 5), (0, 10), (2, 20)]);
        assert_eq!(story.findings[0].events, [1, 2, 4]);
    }

    #[test]
    fn the_whole_chain_must_be_within_the_timespan() {
        assert_eq!(steps(&mut in_order(), &[(0, 0), (1, 30), (2, 61)]), [0; 0]);
        assert_eq!(steps(&mut in_order(), &[(0, 0), (1, 30), (2, 60)]), [60]);
    }

    #[test]
    fn an_early_step_is_not_forgotten_for_later_ones() {
        let mut story = in_order();
        let mut many = vec![(0, 0), (1, 1)];
        many.extend((0..500).map(|n| (0, 2 + n / 20)));
        many.push((2, 40));
        assert_eq!(steps(&mut story, &many), [40]);
        assert_eq!(story.findings[0].events, [1, 2, 503]);
    }

    #[test]
    fn nor_when_one_of_those_comes_late() {
        let mut story = in_order();
        let mut many = vec![(0, 0), (1, 1)];
        many.extend((0..500).map(|n| (0, 2 + n / 20)));
        many.extend([(0, 5), (2, 40)]);
        assert_eq!(steps(&mut story, &many), [40]);
        assert_eq!(story.findings[0].events, [1, 2, 504]);
    }

    #[test]
    fn one_event_is_one_step() {
        let mut story = Story::new(vec![over_rules(Kind::TemporalOrdered, 2, 60, at_least(2.0))]);
        let ann = [(USER, "ann")];
        assert!(story.matched(&[0, 1], 0, &ann).is_empty());
        assert_eq!(story.matched(&[0, 1], 1, &ann).len(), 1);
        assert_eq!(story.findings[0].events, [1, 2]);
    }

    #[test]
    fn a_condition_asks_for_some_of_them_in_order() {
        let mut story = Story::new(vec![over_rules(Kind::TemporalOrdered, 3, 60, at_least(2.0))]);
        assert_eq!(steps(&mut story, &[(2, 0), (1, 1), (0, 2)]), [0; 0]);
        assert_eq!(steps(&mut story, &[(2, 3)]), [3]);
    }

    #[test]
    fn an_extended_condition_is_over_the_chain() {
        let expression = Expression::And(vec![rule(0), rule(2), Expression::Not(Box::new(rule(1)))]);
        let new = || {
            let condition = Condition::Occurring(expression.clone());
            Story::new(vec![over_rules(Kind::TemporalOrdered, 3, 60, condition)])
        };
        assert_eq!(steps(&mut new(), &[(0, 0), (2, 1)]), [1]);
        assert_eq!(steps(&mut new(), &[(2, 0), (0, 1)]), [0; 0]);
        assert_eq!(steps(&mut new(), &[(1, 0), (0, 1), (2, 2)]), [0; 0], "what is negated is anywhere");
    }
}

/// The metric types of 2.1.
mod metrics {
    use super::*;

    fn bytes(kind: Kind, condition: Condition, steps: &[(i64, &str)]) -> Vec<(i64, f64)> {
        let mut story = Story::new(vec![over_rules(kind, 1, 60, condition)]);
        for (second, bytes) in steps {
            story.event(0, *second, &[(USER, "ann"), (BYTES, bytes)]);
        }
        story.findings.iter().map(|it| (it.time_ns / SECOND, it.reached)).collect()
    }

    #[test]
    fn value_sum() {
        let large = when(Comparison::Greater, 100.0);
        assert_eq!(bytes(Kind::ValueSum, large.clone(), &[(0, "60"), (1, "40"), (2, "0.5")]), [(2, 100.5)]);
        assert_eq!(bytes(Kind::ValueSum, large, &[(0, "60"), (61, "60"), (122, "60")]), []);
    }

    #[test]
    fn sums_are_exact() {
        let steps: Vec<(i64, &str)> = (0..10).map(|second| (second, "0.1")).collect();
        assert_eq!(bytes(Kind::ValueSum, when(Comparison::Equal, 1.0), &steps), [(9, 1.0)]);
    }

    #[test]
    fn value_avg() {
        let condition = at_least(50.0);
        assert_eq!(bytes(Kind::ValueAvg, condition.clone(), &[(0, "10"), (1, "20"), (2, "30")]), []);
        // The small one leaves the window.
        assert_eq!(bytes(Kind::ValueAvg, condition, &[(0, "10"), (30, "49"), (61, "60")]), [(61, 54.5)]);
    }

    #[test]
    fn value_percentile_and_median() {
        let steps: Vec<(i64, String)> = (1..=20).map(|n| (n, (n * 10).to_string())).collect();
        let steps: Vec<(i64, &str)> = steps.iter().map(|(second, bytes)| (*second, bytes.as_str())).collect();
        let p90 = bytes(Kind::ValuePercentile(90.0), at_least(181.0), &steps);
        assert_eq!(p90, [(20, 181.0)]);
        let median = bytes(Kind::ValuePercentile(50.0), at_least(100.0), &steps);
        assert_eq!(median, [(19, 100.0)]);
        let spike = [(0, "1"), (1, "1"), (2, "1000"), (3, "1"), (4, "1")];
        assert_eq!(bytes(Kind::ValuePercentile(50.0), at_least(600.0), &spike), []);
    }

    #[test]
    fn what_is_no_number_takes_no_part() {
        let steps = [(0, "many"), (1, ""), (2, "inf"), (3, "NaN"), (4, "101")];
        assert_eq!(bytes(Kind::ValueSum, at_least(1.0), &steps), [(4, 101.0)]);
    }
}

/// Section "Field Name Aliases": the example of the specification.
#[test]
fn aliases_group_by_another_field_for_each_rule() {
    const DESTINATION: sigma::correlation::FieldIndex = sigma::correlation::FieldIndex(7);
    let mut correlation = over_rules(Kind::Temporal, 2, 10, at_least(2.0));
    correlation.references[0].group = vec![DESTINATION, SOURCE];
    correlation.references[1].group = vec![SOURCE, DESTINATION];
    let error = [(DESTINATION, "10.0.0.1"), (SOURCE, "192.0.2.7")];
    let connection = [(SOURCE, "10.0.0.1"), (DESTINATION, "192.0.2.7")];
    let mut story = Story::new(vec![correlation.clone()]);
    assert!(story.event(0, 0, &error).is_empty());
    assert_eq!(story.event(1, 1, &connection).len(), 1);
    assert_eq!(story.findings[0].reference, 1);
    let mut story = Story::new(vec![correlation]);
    assert!(story.event(0, 0, &error).is_empty());
    assert!(story.event(1, 1, &error).is_empty());
}

/// Section "Examples", "Failed Logins Followed by Successful Login".
mod chains {
    use super::*;

    fn guessed_password() -> Story {
        let guessing = over_rules(Kind::EventCount, 1, 600, at_least(10.0));
        let mut success = over_rules(Kind::TemporalOrdered, 2, 600, at_least(2.0));
        success.identity = 2;
        success.references[0].source = Source::Correlation(0);
        Story::new(vec![sigma::correlation::Correlation { reported: false, ..guessing }, success])
    }

    #[test]
    fn ten_failures_then_a_success() {
        let mut story = guessed_password();
        assert_eq!(story.user_events(0, &(0..10).collect::<Vec<_>>()), [0; 0]);
        assert_eq!(story.user_events(1, &[30]), [30]);
        assert_eq!(story.findings.len(), 1, "the inner correlation is not reported");
        assert_eq!(story.findings[0].correlation, 1);
        assert_eq!(story.findings[0].events, (1..=11).collect::<Vec<_>>(), "with the events behind it");
    }

    #[test]
    fn nine_failures_then_a_success_are_nothing() {
        let mut story = guessed_password();
        story.user_events(0, &(0..9).collect::<Vec<_>>());
        assert_eq!(story.user_events(1, &[30]), [0; 0]);
    }

    #[test]
    fn a_success_before_is_nothing() {
        let mut story = guessed_password();
        assert_eq!(story.user_events(1, &[0]), [0; 0]);
        assert_eq!(story.user_events(0, &(1..11).collect::<Vec<_>>()), [0; 0]);
        assert_eq!(story.user_events(1, &[640]), [0; 0], "too long after the last failure");
    }

    #[test]
    fn what_goes_on_is_followed_by_what_comes_long_after_its_begin() {
        let guessing = over_rules(Kind::EventCount, 1, 3_600, at_least(10.0));
        let mut success = over_rules(Kind::TemporalOrdered, 2, 60, at_least(2.0));
        success.identity = 2;
        success.references[0].source = Source::Correlation(0);
        let mut story = Story::new(vec![guessing, success]);
        // One finding at the tenth; all that follow are within its hour.
        assert_eq!(story.user_events(0, &(0..1_000).collect::<Vec<_>>()), [9]);
        assert_eq!(story.user_events(1, &[1_005]), [1_005]);
        assert_eq!(story.findings[1].events, [1_000, 1_001]);
    }

    #[test]
    fn those_that_count_take_findings() {
        let mut third = over_rules(Kind::EventCount, 1, 86_400, at_least(3.0));
        third.references[0].source = Source::Correlation(0);
        third.identity = 3;
        let mut story = Story::new(vec![over_rules(Kind::EventCount, 1, 60, at_least(3.0)), third]);
        let seconds: Vec<i64> = (0..140).collect();
        story.user_events(0, &seconds);
        let found: Vec<_> = story.findings.iter().map(|it| (it.correlation, it.time_ns / SECOND)).collect();
        assert_eq!(found, [(0, 2), (0, 62), (0, 122), (1, 122)]);
    }

    #[test]
    fn the_outer_group_is_its_own() {
        let by_host = over_rules(Kind::EventCount, 1, 60, at_least(2.0));
        let mut many = over_rules(Kind::ValueCount, 1, 600, at_least(2.0));
        many.identity = 2;
        many.references =
            vec![Reference { source: Source::Correlation(0), group: vec![SOURCE], value: vec![USER] }];
        let mut story = Story::new(vec![by_host, many]);
        for (second, user) in [(0, "ann"), (1, "ann"), (2, "bob"), (3, "bob")] {
            story.event(0, second, &[(USER, user), (SOURCE, "192.0.2.7")]);
        }
        let found: Vec<_> = story.findings.iter().map(|it| it.correlation).collect();
        assert_eq!(found, [0, 0, 1]);
        assert_eq!(story.findings[2].events, [1, 2, 3, 4]);
    }
}
