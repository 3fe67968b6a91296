//! Explanations as findings: the host shows them as it shows any other.

use bartizan_sdk::{Context, Finding, Row};

use crate::{
    Sigma,
    event::RowEvent,
    language::{
        evaluate::{self, Explanation},
        model::{Meta, Rule, Ruleset, Target},
    },
    settings::Explained,
};

/// What stands for all rules.
const ALL: &str = "*";

/// Bytes of an explanation in one attribute: the host cuts what is longer.
const PART_BYTES: usize = 1_000;
/// Most attributes of one explanation.
const MAX_PARTS: usize = 250;

/// Keeps the rules that are explained: those of an id, name or title, or all.
///
/// # Errors
///
/// There is none; for a correlation, what it rests on is named.
pub fn keep_only(rules: &mut Ruleset, wanted: &str) -> Result<(), String> {
    let is = |name: &Option<String>| name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
    let named = |meta: &Meta| is(&meta.id) || is(&meta.name) || meta.title == wanted;
    let correlation = rules.correlations.iter().find(|correlation| named(&correlation.meta));
    let correlation = correlation.or(rules.correlations.first().filter(|_| rules.rules.is_empty()));
    let over = correlation.map(|correlation| {
        let names = correlation.rules.iter().map(|reference| match reference.target {
            Target::Rule(_) => reference.name.clone(),
            Target::Correlation(_) => format!("{} (a correlation, too)", reference.name),
        });
        (correlation.meta.title.clone(), names.collect::<Vec<_>>().join(", "))
    });
    if wanted != ALL {
        rules.rules.retain(|rule| named(&rule.meta));
    }
    rules.correlations.clear();
    match over {
        _ if !rules.rules.is_empty() => Ok(()),
        Some((title, over)) => Err(format!(
            "{title:?} is a correlation, which no single event matches; explain a rule that it rests on: {over}"
        )),
        None if wanted == ALL => Ok(()),
        None => Err(format!("no rule that was loaded has the id, name or title {wanted:?}")),
    }
}

impl Sigma {
    /// Says of an event why the rules match it, or do not.
    pub(super) fn explain(&mut self, explained: Explained, row: Row<'_>, context: &mut Context<'_>) {
        let event = RowEvent::new(row, &self.fields, self.original);
        for (at, (rule, id)) in self.rules.rules.iter().zip(&self.ids).enumerate() {
            let Some(id) = id.as_deref() else { continue };
            let ways = self.source_of.get(at).and_then(|source| self.sources.get(*source as usize));
            let is_source = ways.is_some_and(|ways| ways.iter().any(|way| way.knows(&row)));
            let regexes = &mut self.regexes;
            if explained.wants(is_source, || evaluate::matches(rule, &event, regexes)) {
                let explanation = evaluate::explain(rule, &self.rules.fields, &event, &mut self.regexes);
                context.raise(finding(id, rule, is_source, &explanation, &row));
            }
        }
    }
}

/// Why a rule matches an event, or does not: `matches`, `logsource`, and the tree as JSON in `explanation.000`,
/// `explanation.001`, …, which belong together.
pub fn finding(id: &str, rule: &Rule, is_source: bool, explanation: &Explanation, row: &Row<'_>) -> Finding {
    let matches = is_source && explanation.root.holds;
    let verdict = if matches { "matches" } else { "does not match" };
    let mut finding = Finding::new(id, row.number().to_string(), row.time())
        .events([row.number()])
        .summary(format!("{:?} {verdict} event {}", rule.meta.title, row.number()))
        .attribute("matches", matches)
        .attribute("logsource", is_source)
        .attribute("condition", explanation.root.holds);
    let json = serde_json::to_string(explanation).unwrap_or_default();
    let mut rest = json.as_str();
    for part in 0..MAX_PARTS {
        let (now, later) = rest.split_at(rest.floor_char_boundary(PART_BYTES.min(rest.len())));
        if now.is_empty() {
            break;
        }
        finding = finding.attribute(&format!("explanation.{part:03}"), now);
        rest = later;
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        correlation::Plan,
        language::load::{File, Settings, load},
    };

    const RULES: &str = "title: Base\nname: base\nid: A-1\ndetection:\n    s:\n        a: b\n    condition: s\n---\n\
        title: Other\ndetection:\n    s:\n        a: c\n    condition: s\n---\n\
        title: Often\nname: often\ncorrelation:\n    type: event_count\n    rules: base\n    timespan: 1h\n    \
        condition:\n        gte: 2\n---\n\
        title: Oftener\ncorrelation:\n    type: event_count\n    rules: often\n    timespan: 2h\n    condition:\n        \
        gte: 2\n";

    fn rules(text: &str) -> Ruleset {
        let rules = load(&[File { path: "r.yml", content: text.as_bytes() }], &Settings::default());
        assert_eq!(
            rules.refusals().collect::<Vec<_>>(),
            Vec::<&crate::language::diagnostic::Diagnostic>::new()
        );
        rules
    }

    #[test]
    fn a_rule_is_found_by_id_name_or_title_though_it_only_serves_a_correlation() {
        for wanted in ["a-1", "A-1", "base", "Base"] {
            let mut kept = rules(RULES);
            keep_only(&mut kept, wanted).unwrap();
            let titles: Vec<_> = kept.rules.iter().map(|rule| rule.meta.title.as_str()).collect();
            assert_eq!((titles, kept.correlations.len()), (vec!["Base"], 0), "{wanted}");
        }
        let mut all = rules(RULES);
        keep_only(&mut all, ALL).unwrap();
        assert_eq!(all.rules.len(), 2);
    }

    #[test]
    fn what_cannot_be_explained_says_what_can() {
        let refused = |wanted: &str| keep_only(&mut rules(RULES), wanted).unwrap_err();
        assert!(refused("often").ends_with("explain a rule that it rests on: base"), "{}", refused("often"));
        assert!(refused("Oftener").ends_with("often (a correlation, too)"), "{}", refused("Oftener"));
        assert!(refused("title").contains("no rule that was loaded has the id, name or title \"title\""));
    }

    #[test]
    fn correlations_over_a_rule_are_found_through_others() {
        let (plan, refused) = Plan::of(&rules(RULES));
        assert_eq!(refused, []);
        assert_eq!((plan.over(0), plan.over(1), plan.over(9)), (vec![0, 1], vec![], vec![]));
    }

    #[test]
    fn only_wanted_events_are_explained() {
        let wanted = |explained: Explained| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(is_source, matches)| explained.wants(is_source, || matches))
        };
        assert_eq!(wanted(Explained::All), [true; 4]);
        assert_eq!(wanted(Explained::Source), [false, false, true, true]);
        assert_eq!(wanted(Explained::Matching), [false, false, false, true]);
        assert_eq!(wanted(Explained::NotMatching), [false, false, true, false]);
    }
}
