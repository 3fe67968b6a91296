//! Correlations against a plain statement of what they mean, on random events that come in any order; and
//! that neither saving and restoring nor advancing the watermark shows in what is found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod correlation_support;

use std::collections::{BTreeMap, BTreeSet};

use correlation_support::*;
use proptest::prelude::*;
use sigma::correlation::{
    Comparison, Condition, Correlation, Counters, Engine, Expression, Finding, Kind, Limits, Source,
};

const TIMESPAN_S: i64 = 10;
const RULES: u32 = 3;

/// What arrives: which rules match, when, whose, and with what value.
#[derive(Debug, Clone)]
struct Step {
    rules: Vec<u32>,
    time_s: i64,
    user: u8,
    value: u8,
}

fn steps(disorder_s: i64) -> impl Strategy<Value = Vec<Step>> {
    let step = (prop::sample::subsequence(vec![0, 1, 2], 1..=3), 0..=3_i64, 0..=disorder_s, 0..2_u8, 0..4_u8);
    prop::collection::vec(step, 1..60).prop_map(|parts| {
        let mut clock = 1_000;
        let step = |(rules, pause, back, user, value)| {
            clock += pause;
            Step { rules, time_s: clock - back, user, value }
        };
        parts.into_iter().map(step).collect()
    })
}

fn events(steps: &[Step], lateness_s: i64) -> Vec<(Vec<u32>, Event)> {
    let mut newest = i64::MIN;
    let event = |(step, number): (&Step, u64)| {
        newest = newest.max(step.time_s);
        let values = [
            (USER, format!("user{}", step.user)),
            (HOST, format!("host{}", step.value)),
            (BYTES, step.value.to_string()),
        ];
        let event = Event {
            number,
            time_ns: step.time_s * SECOND,
            watermark_ns: (newest - lateness_s) * SECOND,
            values: values.into(),
        };
        (step.rules.clone(), event)
    };
    steps.iter().zip(1..).map(event).collect()
}

fn run(engine: &mut Engine, events: &[(Vec<u32>, Event)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rules, event) in events {
        rules.iter().for_each(|rule| engine.take(*rule, event, &mut findings));
    }
    findings
}

fn kinds() -> Vec<(Kind, Condition)> {
    let not_second = Expression::And(vec![rule(0), rule(2), Expression::Not(Box::new(rule(1)))]);
    let either = Expression::Or(vec![rule(1), Expression::And(vec![rule(0), rule(2)])]);
    vec![
        (Kind::EventCount, at_least(4.0)),
        (Kind::EventCount, when(Comparison::Equal, 3.0)),
        (Kind::EventCount, when(Comparison::Less, 2.0)),
        (Kind::ValueCount, at_least(3.0)),
        (Kind::ValueCount, when(Comparison::Unequal, 2.0)),
        (Kind::Temporal, at_least(3.0)),
        (Kind::Temporal, when(Comparison::Equal, 2.0)),
        (Kind::Temporal, Condition::Occurring(not_second.clone())),
        (Kind::TemporalOrdered, at_least(3.0)),
        (Kind::TemporalOrdered, at_least(2.0)),
        (Kind::TemporalOrdered, Condition::Occurring(not_second)),
        (Kind::TemporalOrdered, Condition::Occurring(either)),
        (Kind::ValueSum, when(Comparison::Greater, 7.0)),
        (Kind::ValueAvg, at_least(2.0)),
        (Kind::ValuePercentile(50.0), at_least(2.5)),
    ]
}

/// The meaning, written down with no regard for cost: all events are kept, every window is a new list.
mod meaning {
    use super::*;

    /// A match: time in seconds, event number, rule, value.
    type Match = (i64, u64, u32, u8);

    pub fn findings(correlation: &Correlation, steps: &[Step], lateness_s: i64) -> Vec<(u64, i64, f64)> {
        let mut groups: BTreeMap<u8, (Vec<Match>, Option<i64>)> = BTreeMap::new();
        let (mut found, mut newest) = (Vec::new(), i64::MIN);
        for (step, number) in steps.iter().zip(1..) {
            newest = newest.max(step.time_s);
            let horizon = newest - lateness_s - TIMESPAN_S;
            for rule in &step.rules {
                if step.time_s < horizon {
                    continue;
                }
                let (matches, fired) = groups.entry(step.user).or_default();
                matches.retain(|it| it.0 >= horizon);
                if matches.is_empty() {
                    *fired = None;
                }
                let temporal = matches!(correlation.kind, Kind::Temporal | Kind::TemporalOrdered);
                if !temporal && matches.iter().any(|it| it.1 == number) {
                    continue;
                }
                let here = matches.partition_point(|it| (it.0, it.1) <= (step.time_s, number));
                matches.insert(here, (step.time_s, number, *rule, step.value));
                for end in here..matches.len() {
                    let last = matches[end].0;
                    let due = fired.is_none_or(|fired| last >= fired + TIMESPAN_S);
                    let window: Vec<Match> =
                        matches[..=end].iter().filter(|it| it.0 >= last - TIMESPAN_S).copied().collect();
                    let contains = window.iter().any(|it| it.1 == number && it.2 == *rule);
                    if let Some(reached) = reached(correlation, &window)
                        && due
                        && contains
                    {
                        *fired = Some(last);
                        found.push((number, last, reached));
                        break;
                    }
                }
            }
        }
        found
    }

    fn reached(correlation: &Correlation, window: &[Match]) -> Option<f64> {
        let occurring: BTreeSet<u32> = window.iter().map(|it| it.2).collect();
        let values: Vec<f64> = window.iter().map(|it| f64::from(it.3)).collect();
        let value = match correlation.kind {
            Kind::EventCount => window.len() as f64,
            Kind::ValueCount => window.iter().map(|it| it.3).collect::<BTreeSet<_>>().len() as f64,
            Kind::ValueSum => values.iter().sum(),
            Kind::ValueAvg => values.iter().sum::<f64>() / values.len() as f64,
            Kind::ValuePercentile(_) => median(values),
            Kind::Temporal => match &correlation.condition {
                Condition::Reached(_) => occurring.len() as f64,
                Condition::Occurring(expression) => {
                    let holds = expression.holds(bits(&occurring), bits(&occurring));
                    return holds.then_some(occurring.len() as f64);
                }
            },
            Kind::TemporalOrdered => {
                let chains = chains(window);
                match &correlation.condition {
                    Condition::Reached(_) => chains.iter().map(BTreeSet::len).max().unwrap_or(0) as f64,
                    Condition::Occurring(expression) => {
                        let holds = |it: &&BTreeSet<u32>| expression.holds(bits(it), bits(&occurring));
                        return chains.iter().filter(holds).map(|it| it.len() as f64).reduce(f64::max);
                    }
                }
            }
        };
        correlation.condition.holds(value).then_some(value)
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0
    }

    fn bits(rules: &BTreeSet<u32>) -> u64 {
        rules.iter().fold(0, |bits, rule| bits | 1 << rule)
    }

    /// Every set of rules that occurs in order, each in another event.
    fn chains(window: &[Match]) -> BTreeSet<BTreeSet<u32>> {
        let mut chains: BTreeSet<(BTreeSet<u32>, u64)> = BTreeSet::new();
        for (_, number, rule, _) in window {
            let longer: Vec<_> = chains
                .iter()
                .filter(|(rules, last)| last != number && rules.iter().all(|it| it < rule))
                .map(|(rules, _)| (rules.iter().copied().chain([*rule]).collect(), *number))
                .collect();
            chains.extend(longer);
            chains.insert((BTreeSet::from([*rule]), *number));
        }
        chains.into_iter().map(|(rules, _)| rules).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// In order, late within the allowed lateness, and later than that.
    #[test]
    fn each_type_finds_what_it_means(steps in prop_oneof![steps(0), steps(4), steps(20)], lateness_s in 0..8_i64) {
        let events = events(&steps, lateness_s);
        for (kind, condition) in kinds() {
            let correlation = over_rules(kind, RULES, TIMESPAN_S, condition);
            let mut engine = Engine::new(plan(vec![correlation.clone()]), Limits::default());
            let found: Vec<_> = run(&mut engine, &events)
                .iter()
                .map(|it| (it.number, it.time_ns / SECOND, it.reached))
                .collect();
            let meant = meaning::findings(&correlation, &steps, lateness_s);
            prop_assert_eq!(&found, &meant, "{:?} {:?}", kind, correlation.condition);
        }
    }

    /// Order of arrival within the allowed lateness changes when something is found, not whether.
    #[test]
    fn a_window_that_holds_is_found_in_any_order(
        steps in steps(0),
        delays in prop::collection::vec(0..=TIMESPAN_S, 60),
    ) {
        // Distinct times: events of the same time come in journal order, which delays change.
        let mut in_order = steps;
        in_order.iter_mut().zip(0..).for_each(|(step, n)| step.time_s += n);
        let mut delayed: Vec<_> = in_order.iter().zip(&delays).collect();
        delayed.sort_by_key(|(step, delay)| step.time_s + **delay);
        let delayed: Vec<Step> = delayed.into_iter().map(|(step, _)| step.clone()).collect();
        for (kind, bound) in [(Kind::EventCount, 4.0), (Kind::ValueCount, 3.0), (Kind::TemporalOrdered, 3.0)] {
            let correlation = over_rules(kind, RULES, TIMESPAN_S, at_least(bound));
            let users = |steps: &[Step]| -> BTreeSet<u8> {
                let mut engine = Engine::new(plan(vec![correlation.clone()]), Limits::default());
                let found = run(&mut engine, &events(steps, TIMESPAN_S));
                assert_eq!(engine.counters(), Counters::default());
                found.iter().map(|it| steps[it.number as usize - 1].user).collect()
            };
            prop_assert_eq!(users(&delayed), users(&in_order), "{:?}", kind);
        }
    }

}

proptest! {
    // Each case is run once for every event in it.
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Saved and restored after any event, with other calls to `advance`, and with little room: the same.
    #[test]
    fn neither_restarts_nor_the_watermark_show(
        steps in steps(6),
        room in prop_oneof![Just(Limits::default()), Just(Limits { groups: 4, events: 12 })],
    ) {
        let events = events(&steps, 3);
        let mut straight = Engine::new(everything(), room);
        let expected = run(&mut straight, &events);
        let counters = straight.counters();
        for cut in 0..=events.len() {
            let (before, after) = events.split_at(cut);
            let mut engine = Engine::new(everything(), room);
            let mut found = run(&mut engine, before);
            let state = engine.snapshot();
            let mut engine = Engine::restore(everything(), room, &state).unwrap();
            prop_assert_eq!(engine.snapshot(), state);
            found.extend(run(&mut engine, after));
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(engine.counters(), counters);
        }
        let mut engine = Engine::new(everything(), room);
        let mut found = Vec::new();
        for event in &events {
            engine.advance(event.1.watermark_ns);
            found.extend(run(&mut engine, std::slice::from_ref(event)));
            engine.advance(event.1.watermark_ns);
        }
        prop_assert_eq!(found, expected);
    }

}

proptest! {
    /// Damaged state is refused or taken, and never a panic.
    #[test]
    fn damaged_state_is_a_value(steps in steps(6), at in any::<prop::sample::Index>(), bits in 1..=255_u8) {
        let events = events(&steps, 3);
        let mut engine = Engine::new(everything(), Limits::default());
        run(&mut engine, &events);
        let mut state = engine.snapshot();
        let at = at.index(state.len());
        state[at] ^= bits;
        if let Ok(mut engine) = Engine::restore(everything(), Limits::default(), &state) {
            run(&mut engine, &events);
        }
    }
}

/// All types at once, and two that rest on others.
fn everything() -> sigma::correlation::Plan {
    let mut all: Vec<Correlation> =
        kinds().into_iter().map(|(kind, condition)| over_rules(kind, RULES, TIMESPAN_S, condition)).collect();
    let mut then = over_rules(Kind::TemporalOrdered, 2, TIMESPAN_S * 2, at_least(2.0));
    then.references[0].source = Source::Correlation(0);
    let mut often = over_rules(Kind::EventCount, 2, TIMESPAN_S * 4, at_least(2.0));
    often.references[0].source = Source::Correlation(all.len() as u32);
    often.references[1].source = Source::Correlation(3);
    all.extend([then, often]);
    all.iter_mut().zip(1..).for_each(|(it, identity)| it.identity = identity);
    plan(all)
}

#[test]
fn what_comes_too_late_is_counted() {
    let mut story = Story::new(vec![over_rules(Kind::EventCount, 1, 10, at_least(2.0))]);
    story.event(0, 1_000, &[(USER, "ann")]);
    assert!(story.event(0, 929, &[(USER, "ann")]).is_empty());
    assert!(story.event(0, 930, &[(USER, "ann")]).is_empty());
    assert_eq!(story.engine.counters(), Counters { too_late: 1, ..Counters::default() });
    assert_eq!(story.event(0, 935, &[(USER, "ann")]).len(), 1, "two late ones, together");
}

#[test]
fn memory_is_let_go_as_the_watermark_advances() {
    let mut story = Story::new(vec![over_rules(Kind::EventCount, 1, 10, at_least(3.0))]);
    for n in 0..10_000 {
        story.event(0, n / 10, &[(USER, &format!("user{n}"))]);
        // Ten a second, for the timespan and the allowed lateness.
        assert!(story.engine.size().0 <= 720);
    }
    story.engine.advance(i64::MAX);
    assert_eq!(story.engine.size(), (0, 0));
}

#[test]
fn too_many_groups_push_out_the_longest_untouched() {
    let correlation = over_rules(Kind::EventCount, 1, 1_000, at_least(3.0));
    let mut engine = Engine::new(plan(vec![correlation]), Limits { groups: 100, events: 1_000 });
    let mut findings = Vec::new();
    let mut number = 0;
    let mut event = |user: &str| {
        number += 1;
        let values = vec![(USER, user.to_owned())];
        let event = Event { number, time_ns: number as i64 * SECOND / 100, watermark_ns: 0, values };
        engine.take(0, &event, &mut findings);
        (engine.size(), engine.counters().groups_dropped)
    };
    event("eve");
    event("ann");
    event("eve");
    for n in 0..98 {
        event(&format!("user{n}"));
    }
    event("ann");
    assert_eq!(event("bob"), ((100, 101), 1), "eve has gone, who came first and was seen twice");
    assert_eq!(event("eve"), ((100, 101), 2));
    assert_eq!(event("ann"), ((100, 102), 2));
    let found: Vec<u64> = findings.iter().map(|it| it.number).collect();
    assert_eq!(found, [105], "ann was not");
}

#[test]
fn too_many_events_push_out_groups() {
    let correlation = over_rules(Kind::EventCount, 1, 1_000, at_least(90.0));
    let mut engine = Engine::new(plan(vec![correlation]), Limits { groups: 100, events: 300 });
    for number in 0..10_000 {
        let values = vec![(USER, format!("user{}", number % 50))];
        let event = Event { number, time_ns: number as i64, watermark_ns: 0, values };
        engine.take(0, &event, &mut Vec::new());
        assert!(engine.size().1 <= 300);
    }
    assert!(engine.counters().groups_dropped > 0);
}

#[test]
fn groups_whose_time_has_passed_make_room_first() {
    let mut correlations = vec![
        over_rules(Kind::EventCount, 1, 10, at_least(3.0)),
        over_rules(Kind::EventCount, 1, 1_000, at_least(3.0)),
    ];
    correlations[1].identity = 2;
    correlations[1].references[0].source = Source::Rule(1);
    let mut engine = Engine::new(plan(correlations), Limits { groups: 10, events: 1_000 });
    let mut findings = Vec::new();
    let mut event = |number: u64, rule| {
        let time_ns = number as i64 * SECOND;
        let values = vec![(USER, format!("user{number}"))];
        engine.take(rule, &Event { number, time_ns, watermark_ns: time_ns, values }, &mut findings);
        engine.counters().groups_dropped
    };
    (0..9).for_each(|number| assert_eq!(event(number, 0), 0));
    (100..110).for_each(|number| assert_eq!(event(number, 1), 0, "nine are due"));
    assert_eq!(event(110, 1), 1);
}
