//! `bartizan sigma explain`: why a rule matches events, or does not. The plugin explains, in findings; this shows them.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use bartizan_detect::{
    descriptor::{Remark, Weight},
    plugin::Plugin as _,
};
use bartizan_model::{Finding, RecordBatch};
use bartizan_sandbox::LoadedPlugin;
use serde_json::json;

use super::{
    path_of, pipeline,
    tree::{self, Explanation, Signs},
    with_rules,
};
use crate::{
    cli::SigmaExplainArgs,
    command::{
        Ended, OrUsage as _, Usage, open,
        through::{tell_failures, through},
    },
    plugin::remarks,
    print,
    read::Batches,
};

/// Records that are worked on at once: an explanation is many times the size of its event.
const BATCH_RECORDS: usize = 64;
/// Where the parts of an explanation are, among a finding's attributes.
const PARTS: &str = "explanation.";

/// Runs the command.
pub fn explain(args: &SigmaExplainArgs, json: bool) -> anyhow::Result<Ended> {
    let inputs = open(&args.read)?;
    let plugin = explaining(args)?;
    let mut pipeline = pipeline(plugin, &args.read)?;
    let mut batches = Batches::new(inputs, BATCH_RECORDS);
    let signs = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let mut shown = Shown { signs: Signs::of_locale(signs), json, left: args.limit, ..Shown::default() };
    let mut failed = false;
    let wanted = |batch: RecordBatch| match args.event {
        Some(line) => Some(at_line(&batch, line)).filter(|only| !only.is_empty()),
        None => Some(batch),
    };
    through(&mut pipeline, batches.by_ref().filter_map(wanted), |outcome| {
        failed |= !outcome.faults.is_empty();
        tell_failures(&outcome);
        for settled in &outcome.settled {
            if shown.left == 0 {
                shown.cut = true;
                return ControlFlow::Break(());
            }
            shown.one(&settled.judged.finding);
        }
        ControlFlow::Continue(())
    });
    batches.failed().iter().for_each(|error| eprintln!("{error}"));
    shown.sum_up(args);
    Ok(if batches.failed().is_empty() && !failed { Ended::Well } else { Ended::Short })
}

/// The plugin, told to explain the rule; what is wrong or doubtful about the rule goes to standard error.
fn explaining(args: &SigmaExplainArgs) -> anyhow::Result<Arc<LoadedPlugin>> {
    let file = PathBuf::from(&args.rule);
    let (rules, wanted) = match &args.rules {
        Some(rules) => (rules, args.rule.as_str()),
        None if file.is_file() => (&file, "*"),
        None => {
            let missing = "there is no such rule file; to name a rule by its id or title, say with `--rules DIR` where it is";
            return Err(anyhow::anyhow!("{}: {missing}", file.display())).or_usage();
        }
    };
    let events = match args {
        _ if args.matching => "matching",
        _ if args.not_matching => "not-matching",
        _ if args.of_source => "source",
        _ => "all",
    };
    let settings = args.settings.as_deref();
    let explain = [("explain", wanted), ("explain-events", events)];
    let plugin = match with_rules(rules, settings, &explain) {
        Ok(plugin) => plugin,
        Err(error) => {
            // Perhaps the rule is there, and was refused.
            if let Ok(all) = with_rules(rules, settings, &[]) {
                let about = |remark: &Remark| remark.weight == Weight::Error && names(remark, wanted);
                tell(&all.descriptor().remarks, rules, about);
            }
            return Err(error).with_context(|| format!("cannot explain {:?}", args.rule));
        }
    };
    let descriptor = plugin.descriptor();
    let explained = |remark: &Remark| {
        descriptor.rules.iter().any(|rule| names(remark, &rule.id) || names(remark, &rule.title))
    };
    tell(&descriptor.remarks, rules, |remark| args.rules.is_none() || explained(remark));
    if descriptor.rules.is_empty() {
        let nothing =
            anyhow::anyhow!("cannot explain {:?}: it holds no rule that could be loaded", args.rule);
        return Err(Usage(nothing).into());
    }
    Ok(plugin)
}

/// Whether a remark is about a rule of this id, title or file name.
fn names(remark: &Remark, rule: &str) -> bool {
    let of_file = Path::new(&remark.path).file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case(rule));
    of_file || remark.rule.as_ref().is_some_and(|of| of.eq_ignore_ascii_case(rule))
}

fn tell(all: &[Remark], rules: &Path, wanted: impl Fn(&Remark) -> bool) {
    for remark in all.iter().filter(|remark| wanted(remark)) {
        eprintln!("{}", remarks::line(remark, &path_of(rules, &remark.path)));
    }
}

/// The record of a batch that is at a line of its file, if it is one of the batch's.
fn at_line(batch: &RecordBatch, line: u64) -> RecordBatch {
    let mut only = RecordBatch::new();
    for (at, record) in batch.records().iter().enumerate().filter(|(_, record)| record.line == line) {
        only.push(record.number, &record.source, record.line, record.received, batch.bytes_of(at));
    }
    only
}

/// What has been shown so far.
struct Shown {
    signs: Signs,
    json: bool,
    /// How many more explanations are to be shown.
    left: usize,
    /// Whether there were more.
    cut: bool,
    explained: u64,
    matched: u64,
}

impl Default for Shown {
    fn default() -> Shown {
        let signs = Signs::of_locale(std::iter::empty());
        Shown { signs, json: false, left: 0, cut: false, explained: 0, matched: 0 }
    }
}

impl Shown {
    fn one(&mut self, finding: &Finding) {
        let is = |name: &str| finding.attributes.get(name).is_some_and(|value| value == "true");
        let (matches, is_source) = (is("matches"), is("logsource"));
        self.left -= 1;
        self.explained += 1;
        self.matched += u64::from(matches);
        let parts =
            finding.attributes.range(PARTS.to_owned()..).take_while(|(name, _)| name.starts_with(PARTS));
        let text: String = parts.map(|(_, part)| part.as_str()).collect();
        let explanation: Result<Explanation, _> = serde_json::from_str(&text);
        if self.json {
            return print::json(&json!({
                "rule": finding.rule, "event": finding.events.first(), "time": finding.time, "matches": matches,
                "logsource": is_source, "condition": is("condition"), "explanation": explanation.ok(),
            }));
        }
        if self.explained > 1 {
            print::line("");
        }
        let place = finding.events.first().map(|event| format!("{}:{}", event.source, event.line));
        print::line(&format!("{}, {}", print::safe(&place.unwrap_or_default()), finding.time));
        match explanation {
            Ok(explanation) => {
                print::line(&format!("  condition: {}", print::safe(&explanation.condition)));
                let source =
                    if is_source { "the event is of the rule's" } else { "the event is not of the rule's" };
                print::line(&format!("  {} log source: {source}", self.signs.of(is_source)));
                tree::lines(&explanation.root, self.signs, 1).iter().for_each(|line| print::line(line));
            }
            Err(_) => print::line("  its explanation is too long to be shown"),
        }
        let verdict = if matches { "matches" } else { "does not match" };
        print::line(&format!(
            "  {} {:?} {verdict}",
            self.signs.of(matches),
            print::safe(&finding.rule.title)
        ));
    }

    fn sum_up(&self, args: &SigmaExplainArgs) {
        let which = match args.event {
            Some(line) if self.explained == 0 => format!("no event at line {line}"),
            _ => print::counted(self.explained, "event"),
        };
        let which = match (args.matching, args.not_matching, args.of_source) {
            (true, ..) => format!("{which} that the rule matches"),
            (_, true, _) => format!("{which} of the rule's log source that it does not match"),
            (_, _, true) => {
                format!("{which} of the rule's log source, {} of them matched", print::count(self.matched))
            }
            _ => format!("{which}, {} matched", print::count(self.matched)),
        };
        let cut =
            if self.cut { format!("; there are more than --limit {}", args.limit) } else { String::new() };
        eprintln!("{which}{cut}");
    }
}
