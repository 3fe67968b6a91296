//! Which correlations can be run, and how names become places.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod correlation_support;

use correlation_support::*;
use sigma::{
    correlation::{
        Comparison, Condition, Correlation, Expression, FieldIndex, Kind, Plan, Refusal, Route, Source,
    },
    language::model::{
        self, Alias, Bound, Compare, CorrelationCondition, CorrelationIndex, CorrelationKind, Meta,
        Reference, RuleExpr, RuleIndex, Ruleset, Target,
    },
};

fn refusal(change: impl FnOnce(&mut Correlation)) -> Option<Refusal> {
    let mut correlation = over_rules(Kind::ValueCount, 2, 60, at_least(3.0));
    change(&mut correlation);
    let (plan, refused) = Plan::new(2, vec![correlation]);
    assert_eq!(plan.of_rule(0).is_empty(), !refused.is_empty());
    refused.into_iter().next().map(|(_, why)| why)
}

#[test]
fn what_cannot_be_run_is_refused_with_the_reason() {
    assert_eq!(refusal(|_| {}), None);
    assert_eq!(refusal(|it| it.references.clear()), Some(Refusal::NoReferences));
    assert_eq!(refusal(|it| it.references[1].source = Source::Rule(2)), Some(Refusal::Unknown));
    assert_eq!(refusal(|it| it.references[1].source = Source::Correlation(1)), Some(Refusal::Unknown));
    assert_eq!(refusal(|it| it.references[1].group.push(HOST)), Some(Refusal::Group));
    assert_eq!(refusal(|it| it.timespan_ns = 0), Some(Refusal::Timespan));
    assert_eq!(refusal(|it| it.timespan_ns = i64::MAX), Some(Refusal::Timespan));
    assert_eq!(refusal(|it| it.references[1].value.clear()), Some(Refusal::Field));
    assert_eq!(refusal(|it| it.condition = Condition::Reached(Vec::new())), Some(Refusal::NoBound));
    let occurring = Condition::Occurring(rule(0));
    assert_eq!(refusal(|it| it.condition = occurring.clone()), Some(Refusal::Expression));
    for bound in [-1.0, 1e9, f64::NAN] {
        let why = refusal(|it| it.condition = at_least(bound));
        assert!(matches!(why, Some(Refusal::Bound(..))), "{bound}: {why:?}");
    }
}

#[test]
fn each_type_has_its_own_needs() {
    let percentile = |share| refusal(|it| it.kind = Kind::ValuePercentile(share));
    assert_eq!(percentile(99.5), None);
    assert!(matches!(percentile(101.0), Some(Refusal::Percentile(_))));
    assert!(matches!(percentile(f64::NAN), Some(Refusal::Percentile(_))));
    let two_fields = |kind| {
        refusal(|it| {
            it.kind = kind;
            it.references.iter_mut().for_each(|it| it.value = vec![HOST, BYTES]);
        })
    };
    assert_eq!(two_fields(Kind::ValueCount), None);
    assert_eq!(two_fields(Kind::ValueSum), Some(Refusal::Field));
    let negative = refusal(|it| (it.kind, it.condition) = (Kind::ValueSum, when(Comparison::Less, -5.0)));
    assert_eq!(negative, None, "sums may be negative");
    let occurring = |expression| {
        refusal(|it| (it.kind, it.condition) = (Kind::Temporal, Condition::Occurring(expression)))
    };
    assert_eq!(occurring(rule(1)), None);
    assert_eq!(occurring(rule(2)), Some(Refusal::ExpressionRule));
    let nested = (0..100).fold(rule(0), |inner, _| Expression::Not(Box::new(inner)));
    assert_eq!(occurring(nested), Some(Refusal::ExpressionRule));
}

#[test]
fn ordered_correlations_over_many_rules_must_want_all() {
    let refused = |rules, bound| {
        let correlation = over_rules(Kind::TemporalOrdered, rules, 60, at_least(bound));
        Plan::new(64, vec![correlation]).1.into_iter().next().map(|(_, why)| why)
    };
    assert_eq!(refused(8, 3.0), None);
    assert_eq!(refused(9, 3.0), Some(Refusal::References(9, 8)));
    assert_eq!(refused(16, 16.0), None);
    assert_eq!(refused(17, 17.0), Some(Refusal::References(17, 16)));
    assert!(Refusal::References(17, 16).to_string().contains("17 rules"));
}

/// A correlation over others only.
fn over(others: &[u32]) -> Correlation {
    let mut correlation = over_rules(Kind::Temporal, others.len() as u32, 60, at_least(1.0));
    for (reference, other) in correlation.references.iter_mut().zip(others) {
        reference.source = Source::Correlation(*other);
    }
    correlation
}

#[test]
fn cycles_are_refused_and_what_rests_on_them() {
    let base = over_rules(Kind::EventCount, 1, 60, at_least(1.0));
    let all = vec![base.clone(), over(&[2, 0]), over(&[1]), over(&[2]), over(&[0]), over(&[5])];
    let (plan, refused) = Plan::new(1, all);
    let expected = [(1, Refusal::Cycle), (2, Refusal::Cycle), (3, Refusal::Depth), (5, Refusal::Cycle)];
    assert_eq!(refused.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1, 2, 3, 5]);
    assert_eq!((&refused[0], &refused[1], &refused[3]), (&expected[0], &expected[1], &expected[3]));
    assert_eq!(plan.of_correlation(0), [Route { correlation: 4, reference: 0 }]);
}

#[test]
fn chains_are_ten_long_at_most() {
    let base = over_rules(Kind::EventCount, 1, 60, at_least(1.0));
    let chain = |length: u32| {
        let mut all = vec![base.clone()];
        all.extend((0..length - 1).map(|below| over(&[below])));
        Plan::new(1, all).1
    };
    assert_eq!(chain(10), []);
    assert_eq!(chain(11), [(10, Refusal::Depth)]);
}

#[test]
fn what_rests_on_something_refused_is_refused() {
    let broken = over_rules(Kind::EventCount, 1, 0, at_least(1.0));
    let (_, refused) = Plan::new(1, vec![over(&[1]), over(&[2]), broken]);
    assert_eq!(refused, [(0, Refusal::Follows), (1, Refusal::Follows), (2, Refusal::Timespan)]);
}

fn written(kind: CorrelationKind, condition: CorrelationCondition) -> model::Correlation {
    let reference =
        |name: &str, rule| Reference { name: name.to_owned(), target: Target::Rule(RuleIndex(rule)) };
    model::Correlation {
        meta: Meta { title: "many".to_owned(), ..Meta::default() },
        kind,
        rules: vec![reference("internal_error", 0), reference("new_network_connection", 1)],
        group_by: vec!["internal_ip".to_owned(), "host".to_owned()],
        timespan_ns: 10 * SECOND as u64,
        condition,
        aliases: vec![Alias {
            name: "internal_ip".to_owned(),
            fields: vec![
                (Target::Rule(RuleIndex(0)), "destination.ip".to_owned()),
                (Target::Rule(RuleIndex(1)), "source.ip".to_owned()),
            ],
        }],
        generate: false,
        standalone: false,
    }
}

/// The plan of one correlation over two rules; rules are of no interest here but for their number.
fn plan_of(correlation: model::Correlation) -> (Plan, Vec<(CorrelationIndex, Refusal)>) {
    let rule = model::Rule {
        meta: Meta::default(),
        logsource: model::LogSource::default(),
        selections: Vec::new(),
        condition: model::Expr::And(Vec::new()),
        condition_text: String::new(),
        standalone: false,
    };
    Plan::of(&Ruleset {
        rules: vec![rule.clone(), rule],
        correlations: vec![correlation],
        fields: ["destination.ip", "source.ip", "host", "bytes"].map(str::to_owned).into(),
        ..Ruleset::default()
    })
}

/// Section "Field Name Aliases".
#[test]
fn aliases_become_the_fields_of_each_rule() {
    let expression = RuleExpr::Not(Box::new(RuleExpr::Or(vec![RuleExpr::Rule(0), RuleExpr::Rule(1)])));
    let condition = CorrelationCondition::Expression(expression);
    let (plan, refused) = plan_of(written(CorrelationKind::Temporal, condition));
    assert_eq!(refused, []);
    let correlation = plan.correlation(0).unwrap();
    let groups: Vec<_> = correlation.references.iter().map(|it| it.group.clone()).collect();
    assert_eq!(groups, [[FieldIndex(0), FieldIndex(2)], [FieldIndex(1), FieldIndex(2)]]);
    assert_eq!(correlation.timespan_ns, 10 * SECOND);
    let either = Expression::Or(vec![rule(0), rule(1)]);
    assert_eq!(correlation.condition, Condition::Occurring(Expression::Not(Box::new(either))));
    assert!(!correlation.reported);
    assert_eq!(plan.of_rule(1), [Route { correlation: 0, reference: 1 }]);
}

#[test]
fn bounds_and_fields_are_taken_over() {
    let bounds = |percentile| CorrelationCondition::Bounds {
        bounds: vec![
            Bound { op: Compare::GreaterOrEqual, value: 3.0 },
            Bound { op: Compare::Less, value: 9.0 },
        ],
        fields: vec!["bytes".to_owned()],
        percentile,
    };
    let (plan, refused) = plan_of(written(CorrelationKind::ValuePercentile, bounds(Some(95.0))));
    assert_eq!(refused, []);
    let correlation = plan.correlation(0).unwrap();
    assert_eq!(correlation.kind, Kind::ValuePercentile(95.0));
    let expected = Condition::Reached(vec![(Comparison::AtLeast, 3.0), (Comparison::Less, 9.0)]);
    assert_eq!(correlation.condition, expected);
    assert_eq!(correlation.references[1].value, [FieldIndex(3)]);
    let (median, _) = plan_of(written(CorrelationKind::ValueMedian, bounds(None)));
    assert_eq!(median.correlation(0).unwrap().kind, Kind::ValuePercentile(50.0));
}

#[test]
fn a_definition_is_known_again_and_a_changed_one_is_new() {
    let bounds = |value| CorrelationCondition::Bounds {
        bounds: vec![Bound { op: Compare::GreaterOrEqual, value }],
        fields: Vec::new(),
        percentile: None,
    };
    let identity = |it: model::Correlation| plan_of(it).0.correlation(0).unwrap().identity;
    let base = || written(CorrelationKind::EventCount, bounds(3.0));
    assert_eq!(identity(base()), identity(base()));
    assert_eq!(identity(base()), identity(model::Correlation { generate: true, ..base() }));
    assert_ne!(identity(base()), identity(written(CorrelationKind::EventCount, bounds(4.0))));
    assert_ne!(identity(base()), identity(model::Correlation { timespan_ns: 1, ..base() }));
    assert_ne!(identity(base()), identity(model::Correlation { aliases: Vec::new(), ..base() }));
}
