//! `bartizan sigma check`: what is wrong with rules, and what they see of some events.

use std::collections::BTreeMap;

use bartizan_detect::{
    descriptor::{Descriptor, Remark, Rule, Weight},
    plugin::Plugin as _,
};
use serde_json::{Value, json};

use super::{path_of, tried, tried::Tried, with_rules};
use crate::{
    cli::SigmaCheckArgs,
    command::{Ended, open},
    plugin::remarks,
    print,
};

/// Rules and reasons that are listed unless more is asked for.
const SHOWN: usize = 20;
/// Characters of a reason that are shown.
const REASON_CHARACTERS: usize = 160;

/// Runs the command.
pub fn check(args: &SigmaCheckArgs, json: bool) -> anyhow::Result<Ended> {
    let inputs = open(&args.read)?;
    let plugin = with_rules(&args.rules, args.settings.as_deref(), &[])?;
    let descriptor = plugin.descriptor();
    show_remarks(args, descriptor, json);
    let tried = match inputs.is_empty() {
        true => None,
        false => Some(tried::tried(&plugin, inputs, &args.read)?),
    };
    match json {
        true => as_json(descriptor, tried.as_ref()),
        false => in_words(args, descriptor, tried.as_ref()),
    }
    let all_loaded = remarks::not_loaded(&descriptor.remarks) == 0;
    let all_read = tried.is_none_or(|tried| tried.ended == Ended::Well);
    Ok(if all_loaded && all_read { Ended::Well } else { Ended::Short })
}

fn show_remarks(args: &SigmaCheckArgs, descriptor: &Descriptor, json: bool) {
    let titles: BTreeMap<&str, &str> =
        descriptor.rules.iter().map(|rule| (rule.id.as_str(), rule.title.as_str())).collect();
    let wanted = |remark: &&Remark| !args.errors_only || remark.weight == Weight::Error;
    let mut shown: Vec<&Remark> = descriptor.remarks.iter().filter(wanted).collect();
    shown.sort_by_key(|remark| (&remark.path, remark.line, remark.column));
    for remark in shown {
        let path = path_of(&args.rules, &remark.path);
        if json {
            let mut value = remarks::as_json(remark);
            if let Value::Object(members) = &mut value {
                members.insert("type".to_owned(), "remark".into());
                members.insert("path".to_owned(), path.into());
            }
            print::json(&value);
            continue;
        }
        let rule = remark.rule.as_deref().map(|rule| titles.get(rule).copied().unwrap_or(rule));
        let rule = rule.map(|rule| format!(" ({})", print::safe(rule))).unwrap_or_default();
        print::line(&format!("{}{rule}", remarks::line(remark, &path)));
    }
}

fn as_json(descriptor: &Descriptor, tried: Option<&Tried>) {
    if let Some(tried) = tried {
        for rule in &descriptor.rules {
            print::json(&json!({
                "type": "rule", "id": rule.id, "title": rule.title, "severity": rule.severity,
                "findings": tried.matched.get(&rule.id).copied().unwrap_or(0),
                "blind": tried.blind.get(&rule.id),
            }));
        }
    }
    let count = |weight| remarks::count(&descriptor.remarks, weight);
    print::json(&json!({
        "type": "summary", "rules": descriptor.rules.len(),
        "not_loaded": remarks::not_loaded(&descriptor.remarks),
        "warnings": count(Weight::Warning), "notes": count(Weight::Note),
        "events": tried.map(|tried| tried.events),
        "rules_matched": tried.map(|tried| tried.matched.len()),
        "rules_blind": tried.map(|tried| tried.blind.len()),
    }));
}

fn in_words(args: &SigmaCheckArgs, descriptor: &Descriptor, tried: Option<&Tried>) {
    let count = |weight| remarks::count(&descriptor.remarks, weight);
    let loaded = descriptor.rules.len() as u64;
    let refused = remarks::not_loaded(&descriptor.remarks);
    print::line(&format!(
        "{} loaded, {} not loaded; {}, {}",
        print::counted(loaded, "rule"),
        print::count(refused),
        print::counted(count(Weight::Warning), "warning"),
        print::counted(count(Weight::Note), "note"),
    ));
    let Some(tried) = tried else { return };
    print::line(&format!("\n{}", print::counted(tried.events, "event")));
    show_matching(args, descriptor, tried);
    let others: Vec<&Rule> = descriptor
        .rules
        .iter()
        .filter(|rule| !tried.matched.contains_key(&rule.id) && !tried.blind.contains_key(&rule.id))
        .collect();
    let verb = if others.len() == 1 { "sees its events and matches" } else { "see their events and match" };
    print::line(&format!("{} {verb} none", print::counted(others.len() as u64, "rule")));
    if args.verbose {
        others.iter().for_each(|rule| print::line(&format!("    {}", named(rule))));
    }
    show_blind(args, descriptor, tried);
}

/// The rules that match, the most frequent first.
fn show_matching(args: &SigmaCheckArgs, descriptor: &Descriptor, tried: &Tried) {
    let findings: u64 = tried.matched.values().sum();
    let rules = tried.matched.len() as u64;
    let verb = if rules == 1 { "matches" } else { "match" };
    print::line(&format!(
        "{} {verb}: {}",
        print::counted(rules, "rule"),
        print::counted(findings, "finding")
    ));
    let mut matching: Vec<(&Rule, u64)> =
        descriptor.rules.iter().filter_map(|rule| Some((rule, *tried.matched.get(&rule.id)?))).collect();
    matching.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.id.cmp(&other.0.id)));
    let shown = if args.verbose { matching.len() } else { SHOWN };
    for (rule, findings) in matching.iter().take(shown) {
        print::line(&format!("{:>9}  {:<13} {}", print::count(*findings), rule.severity, named(rule)));
    }
    more(matching.len(), shown);
}

/// The rules that are blind, by reason, the most frequent first.
fn show_blind(args: &SigmaCheckArgs, descriptor: &Descriptor, tried: &Tried) {
    let blind = tried.blind.len() as u64;
    let verb = if blind == 1 { "is" } else { "are" };
    print::line(&format!("{} {verb} blind to these events", print::counted(blind, "rule")));
    let mut by_reason: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in &descriptor.rules {
        if let Some(reason) = tried.blind.get(&rule.id) {
            by_reason.entry(reason).or_default().push(rule);
        }
    }
    let mut by_reason: Vec<(&str, Vec<&Rule>)> = by_reason.into_iter().collect();
    by_reason.sort_by_key(|(_, rules)| std::cmp::Reverse(rules.len()));
    let shown = if args.verbose { by_reason.len() } else { SHOWN };
    for (reason, rules) in by_reason.iter().take(shown) {
        let reason = print::safe(reason);
        let reason = if args.verbose { reason } else { print::shortened(&reason, REASON_CHARACTERS) };
        print::line(&format!("{:>9}  {reason}", print::count(rules.len() as u64)));
        if args.verbose {
            rules.iter().for_each(|rule| print::line(&format!("    {}", named(rule))));
        }
    }
    more(by_reason.len(), shown);
}

fn named(rule: &Rule) -> String {
    format!("{} ({})", print::safe(&rule.title), print::safe(&rule.id))
}

fn more(all: usize, shown: usize) {
    if all > shown {
        print::line(&format!(
            "           and {} more; --verbose lists all",
            print::count((all - shown) as u64)
        ));
    }
}
