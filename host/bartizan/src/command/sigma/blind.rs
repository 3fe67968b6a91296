//! Which rules are blind to some events, and why. Pure.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_detect::{
    correlate::{Blind, Why},
    descriptor::{ALTERNATIVES, Descriptor},
};

/// By id of a rule that is blind: why, in words. A rule is blind when every subscription that feeds it is.
pub fn reasons(descriptor: &Descriptor, blind: &[Blind]) -> BTreeMap<String, String> {
    let mut by_subscription: BTreeMap<usize, (u8, String)> = BTreeMap::new();
    for (at, why) in blind.iter().filter_map(|blind| Some((blind.subscription?, &blind.why))) {
        let (rank, words) = in_words(why);
        let told = by_subscription.entry(at).or_insert_with(|| (rank, words.clone()));
        if rank < told.0 {
            *told = (rank, words);
        }
    }
    // By rule: why the subscriptions that feed it are blind; none as soon as one of them is not.
    let mut by_rule: Vec<Option<BTreeSet<&str>>> = vec![Some(BTreeSet::new()); descriptor.rules.len()];
    for (at, subscription) in descriptor.subscriptions.iter().enumerate() {
        let reason = by_subscription.get(&at).map(|(_, words)| words.as_str());
        let all = 0..u32::try_from(descriptor.rules.len()).unwrap_or(u32::MAX);
        let fed: Vec<u32> =
            if subscription.rules.is_empty() { all.collect() } else { subscription.rules.clone() };
        for rule in fed {
            let Some(reasons) = by_rule.get_mut(rule as usize) else { continue };
            match (reason, reasons.as_mut()) {
                (Some(reason), Some(reasons)) => drop(reasons.insert(reason)),
                _ => *reasons = None,
            }
        }
    }
    let named = descriptor.rules.iter().zip(by_rule).filter_map(|(rule, reasons)| {
        let reasons: Vec<&str> = reasons?.into_iter().collect();
        (!reasons.is_empty()).then(|| (rule.id.clone(), reasons.join("; ")))
    });
    named.collect()
}

/// What to tell of a subscription first: what can never be, then data that is missing, then a field.
fn in_words(why: &Why) -> (u8, String) {
    match why {
        Why::Never(why) => (0, format!("can never be: {why}")),
        Why::NoData(condition) => {
            let (field, tests) = condition.split_once(' ').unwrap_or((condition, ""));
            let field = field.split(ALTERNATIVES).next().unwrap_or(field);
            (1, format!("no event where {field} {tests}"))
        }
        Why::NoField(field) => (2, format!("no event has {}", field.replace(ALTERNATIVES, ", "))),
    }
}

#[cfg(test)]
mod tests {
    use bartizan_detect::descriptor::{Partition, Rule, Subscription};
    use bartizan_model::Severity;

    use super::*;

    fn rule(id: &str) -> Rule {
        Rule {
            id: id.into(),
            version: "1".into(),
            title: id.into(),
            description: String::new(),
            severity: Severity::Low,
            confidence: 50,
            techniques: vec![],
            references: vec![],
            false_positives: vec![],
        }
    }

    fn subscription(rules: &[u32]) -> Subscription {
        Subscription { conditions: vec![], partition: Partition::Global, rules: rules.to_vec() }
    }

    fn descriptor(subscriptions: Vec<Subscription>) -> Descriptor {
        Descriptor {
            rules: vec![rule("both"), rule("one"), rule("free"), rule("unfed")],
            fields: vec![],
            subscriptions,
            timers: false,
            lookback_seconds: 0,
            state_schema: 1,
            tables: vec![],
            remarks: vec![],
        }
    }

    fn blind(subscription: usize, why: Why) -> Blind {
        Blind { plugin: "p".into(), subscription: Some(subscription), rules: vec![], why, last: None }
    }

    #[test]
    fn a_rule_is_blind_when_all_that_feeds_it_is() {
        let descriptor = descriptor(vec![subscription(&[0, 1]), subscription(&[0]), subscription(&[1, 2])]);
        let blind = [
            blind(0, Why::NoField("a|b".into())),
            blind(0, Why::NoData("winlog.channel|Channel is \"System\"".into())),
            blind(1, Why::NoField("a|b".into())),
        ];
        let reasons = reasons(&descriptor, &blind);
        let expected = "no event has a, b; no event where winlog.channel is \"System\"";
        assert_eq!(reasons, BTreeMap::from([("both".to_owned(), expected.to_owned())]));
    }

    #[test]
    fn a_subscription_that_names_no_rule_feeds_all() {
        let descriptor = descriptor(vec![subscription(&[0]), subscription(&[])]);
        assert_eq!(reasons(&descriptor, &[blind(0, Why::Never("x".into()))]), BTreeMap::new());
        let both = [blind(0, Why::Never("x".into())), blind(1, Why::Never("x".into()))];
        assert_eq!(reasons(&descriptor, &both).len(), 4);
    }
}
