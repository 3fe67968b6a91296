//! Sigma, the open rule language (<https://sigmahq.io>), as a plugin: rules are assets, each a YAML file.
//!
//! The way of a rule: [`language`] reads it; [`plan`] says which events could match it, as conditions that the host
//! tests; of the rows that come, the rule judges each itself, in [`language::evaluate`]; what matches is a finding,
//! and goes on to the [`correlation`]s that rest on the rule.
//!
//! All rows go to one instance: it has little to do, since the host has tested almost everything, and the windows of
//! correlations are all in one place.

pub mod correlation;
mod event;
mod explaining;
mod findings;
pub mod language;
pub mod plan;
mod regexes;
mod settings;
pub mod table;
mod windows;

use bartizan_sdk::{Batch, Context, Correlation, Field, Length, Remark, Row, Setup, Subscription, Weight};

use crate::{
    correlation::Plan as CorrelationPlan,
    event::{KnownWay, RowEvent},
    findings::{Ids, PIVOTS},
    language::{
        diagnostic::Severity as Seriousness,
        evaluate,
        load::{File, load},
        model::{Correlation as CorrelationRule, Ruleset},
    },
    regexes::HostRegexes,
};
pub use settings::{Explained, Settings};
pub use windows::Windows;

/// What the names of rule files end with.
const ENDINGS: [&str; 2] = [".yml", ".yaml"];
/// Most remarks about files: the host takes no more of one plugin, and of so many nobody reads the rest.
const MAX_REMARKS: usize = 50_000;
/// How far back the past is judged again, at most, to fill the windows of correlations; in seconds.
const MAX_LOOKBACK_SECONDS: u64 = 7 * 86_400;

/// The plugin.
pub struct Sigma {
    rules: Ruleset,
    /// By rule: the id under which it makes findings; none: it makes none.
    ids: Vec<Option<String>>,
    /// By correlation: likewise.
    correlation_ids: Vec<Option<String>>,
    /// By subscription: the rules that its rows may match.
    rules_of: Vec<Vec<u32>>,
    /// By rule: its log source.
    source_of: Vec<u32>,
    /// By log source: how its events are known.
    sources: Vec<Vec<KnownWay>>,
    /// By field of the rule set.
    fields: Vec<Field>,
    original: Field,
    pivots: Vec<Field>,
    correlations: CorrelationPlan,
    regexes: HostRegexes,
    /// Of which events it is told why rules match them, or do not; then nothing else is done.
    explained: Option<Explained>,
}

impl Correlation for Sigma {
    type Settings = Settings;
    type State = Windows;
    // They follow from the rules.
    const FIELDS: &'static [Field] = &[];

    fn configure(settings: Settings, setup: &mut Setup) -> Result<Sigma, String> {
        let mut rules = read_rules(&settings, setup)?;
        tell(&rules, &settings, setup);
        if let Some(wanted) = &settings.explain {
            explaining::keep_only(&mut rules, wanted)?;
        }
        let (correlations, refused) = CorrelationPlan::of(&rules);
        for (place, why) in refused {
            if let Some(rule) = rules.correlation(place) {
                setup.remark(refusal(rule, &why.to_string()));
            }
        }
        let table = table::sources(&settings.source)?;
        let plan = plan::plan(&rules, &table::fields(&settings.fields)?, &table);
        let mut names = FieldNames { setup, known: Default::default() };
        let fields: Vec<Field> = plan.fields.iter().map(|name| names.field(name)).collect();
        let known = |ways: &Vec<plan::Way>, names: &mut FieldNames<'_>| {
            ways.iter().map(|way| KnownWay::of(way, |name| names.field(name))).collect()
        };
        let sources = plan.sources.iter().map(|ways| known(ways, &mut names)).collect();
        let (original, pivots) =
            (names.field(plan::ORIGINAL), PIVOTS.iter().map(|(_, name)| names.field(name)).collect());
        let mut sigma = Sigma {
            ids: vec![],
            correlation_ids: vec![],
            rules_of: vec![],
            source_of: plan.source_of,
            sources,
            fields,
            original,
            pivots,
            correlations,
            regexes: HostRegexes::default(),
            explained: settings.explain.as_ref().map(|_| settings.explain_events),
            rules,
        };
        sigma.name_rules(&settings, setup);
        match sigma.explained {
            Some(_) => {
                setup.subscribe(Subscription::global());
            }
            None => sigma.subscribe(plan.subscriptions, plan.rules, setup),
        }
        sigma.has_something_to_do(&settings, setup)?;
        Ok(sigma)
    }

    fn on_row(&mut self, _: &mut Windows, _: &Row<'_>, _: &mut Context<'_>) {
        // Rows are judged in `on_batch`, which knows what they have in common.
    }

    fn on_batch(&mut self, windows: &mut Windows, batch: &Batch<'_>, context: &mut Context<'_>) {
        windows.begin(&self.correlations);
        let mut candidates = vec![];
        let mut known = KnownSources::default();
        for row in batch.rows() {
            context.begin_row(self, windows, &row);
            if let Some(explained) = self.explained {
                self.explain(explained, row, context);
                continue;
            }
            candidates.clear();
            let rules = row.subscriptions().iter().filter_map(|at| self.rules_of.get(*at as usize));
            candidates.extend(rules.flatten());
            candidates.sort_unstable();
            candidates.dedup();
            known.begin();
            let event = RowEvent::new(row, &self.fields, self.original);
            for rule in &candidates {
                let Some(judge) = self.rules.rules.get(*rule as usize) else { continue };
                let source = self.source_of.get(*rule as usize).copied().unwrap_or(u32::MAX);
                if !known.is(source, &self.sources, &row)
                    || !evaluate::matches(judge, &event, &mut self.regexes)
                {
                    continue;
                }
                if let Some(id) = self.ids.get(*rule as usize).and_then(Option::as_deref) {
                    let values = evaluate::matched_fields(judge, &event, &mut self.regexes);
                    let meta = &judge.meta;
                    context.raise(findings::of_rule(id, meta, &row, values, &self.rules, &self.pivots));
                }
                for found in windows.take(*rule, &event) {
                    let (ids, plan) = (&self.correlation_ids, &self.correlations);
                    let finding = correlated(&self.rules, ids, plan, &found, &event, &self.pivots);
                    finding.into_iter().for_each(|finding| context.raise(finding));
                }
            }
        }
        if let Some(watermark) = batch.watermarks().last() {
            windows.let_go(*watermark);
        }
    }
}

/// The finding of a correlation that an event completes.
fn correlated(
    rules: &Ruleset,
    ids: &[Option<String>],
    plan: &CorrelationPlan,
    found: &correlation::Finding,
    event: &RowEvent<'_>,
    pivots: &[Field],
) -> Option<bartizan_sdk::Finding> {
    let id = ids.get(found.correlation as usize)?.as_deref()?;
    let rule = rules.correlations.get(found.correlation as usize)?;
    let reference = plan.correlation(found.correlation)?.references.get(found.reference as usize)?;
    let groups = rule.group_by.iter().zip(&reference.group);
    let groups = groups.map(|(name, field)| (name.clone(), event.text(*field).to_owned()));
    let groups: Vec<(String, String)> = groups.collect();
    Some(findings::of_correlation(id, rule, found, event.row(), &groups, pivots))
}

/// Reads the rule files among the assets, and lets go of them.
fn read_rules(settings: &Settings, setup: &mut Setup) -> Result<Ruleset, String> {
    let assets = setup.take_assets();
    let is_rule = |path: &str| ENDINGS.iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
    let files = assets.iter().filter(|asset| is_rule(&asset.path));
    let files: Vec<File<'_>> =
        files.map(|asset| File { path: &asset.path, content: &asset.content }).collect();
    if files.is_empty() {
        return Err("there is no Sigma rule to run: set `assets` to a folder of .yml files".to_owned());
    }
    let placeholders = language::Placeholders(settings.placeholders.clone());
    let rules = load(&files, &language::Settings { placeholders });
    if rules.rules.is_empty() && !settings.lint {
        let first = rules.refusals().next().map(ToString::to_string);
        return Err(format!(
            "none of the {} files holds a Sigma rule that can be run; {}",
            files.len(),
            first.unwrap_or_else(|| "they hold no rule at all".to_owned())
        ));
    }
    Ok(rules)
}

/// Says what was refused, and what is doubtful where that is asked for.
fn tell(rules: &Ruleset, settings: &Settings, setup: &mut Setup) {
    let told = rules
        .diagnostics
        .iter()
        .filter(|diagnostic| matches!(diagnostic.severity, Seriousness::Error) || settings.lint);
    for diagnostic in told.take(MAX_REMARKS) {
        setup.remark(Remark {
            weight: match diagnostic.severity {
                Seriousness::Error => Weight::Error,
                Seriousness::Warning => Weight::Warning,
                Seriousness::Info => Weight::Note,
            },
            path: diagnostic.path.clone(),
            line: diagnostic.line,
            column: diagnostic.column,
            rule: Some(diagnostic.rule.clone()).filter(|rule| !rule.is_empty()),
            code: diagnostic.code.clone(),
            message: diagnostic.message.clone(),
        });
    }
}

fn refusal(rule: &CorrelationRule, why: &str) -> Remark {
    Remark {
        weight: Weight::Error,
        path: rule.meta.path.clone(),
        line: rule.meta.line,
        column: 0,
        rule: rule.meta.id.clone().or_else(|| Some(rule.meta.title.clone())),
        code: "correlation".to_owned(),
        message: why.to_owned(),
    }
}

impl Sigma {
    /// Gives rules their ids, and tells the host of those that make findings.
    fn name_rules(&mut self, settings: &Settings, setup: &mut Setup) {
        let mut ids = Ids::default();
        for rule in &self.rules.rules {
            let runs = self.explained.is_some() || rule.standalone && settings.runs(&rule.meta);
            let id = runs.then(|| ids.id_of(&rule.meta));
            if let Some(id) = &id {
                setup.rule(findings::loaded_rule(id, &rule.meta));
            }
            self.ids.push(id);
        }
        for rule in &self.rules.correlations {
            let id = (rule.standalone && settings.runs(&rule.meta)).then(|| ids.id_of(&rule.meta));
            if let Some(id) = &id {
                setup.rule(findings::loaded_rule(id, &rule.meta));
                let seconds = (rule.timespan_ns / 1_000_000_000 + 1).min(MAX_LOOKBACK_SECONDS);
                setup.lookback(Length::seconds(seconds as i64));
            }
            self.correlation_ids.push(id);
        }
    }

    /// Asks for the events that could match a rule, if the rule makes findings or a correlation rests on it.
    fn subscribe(
        &mut self,
        subscriptions: Vec<Vec<bartizan_sdk::Condition>>,
        rules: Vec<Vec<u32>>,
        setup: &mut Setup,
    ) {
        // Positions among the rules that the host was told of: rules, then correlations.
        let mut told = 0..;
        let mut positions = |ids: &[Option<String>]| -> Vec<Option<u32>> {
            ids.iter().map(|id| id.as_ref().and_then(|_| told.next())).collect()
        };
        let (rule_positions, correlation_positions) =
            (positions(&self.ids), positions(&self.correlation_ids));
        for (conditions, rules) in subscriptions.into_iter().zip(rules) {
            let position = |rule: &u32| rule_positions.get(*rule as usize).copied().flatten();
            let runs = |rule: &u32| position(rule).is_some() || !self.correlations.of_rule(*rule).is_empty();
            let rules: Vec<u32> = rules.into_iter().filter(runs).collect();
            if rules.is_empty() {
                continue;
            }
            let over = rules.iter().flat_map(|rule| self.correlations.over(*rule));
            let over = over.filter_map(|at| correlation_positions.get(at as usize).copied().flatten());
            let mut feeds: Vec<u32> = rules.iter().filter_map(position).chain(over).collect();
            feeds.sort_unstable();
            feeds.dedup();
            let subscription = Subscription { conditions, rules: feeds, ..Subscription::global() };
            setup.subscribe_one_of_many(subscription);
            self.rules_of.push(rules);
        }
    }

    /// Refuses to run for nothing. Where rules are only looked at, an event that cannot be is asked for instead.
    fn has_something_to_do(&self, settings: &Settings, setup: &mut Setup) -> Result<(), String> {
        if self.explained.is_some() || !self.rules_of.is_empty() {
            return Ok(());
        }
        if !settings.lint {
            let rules = self.rules.rules.len();
            return Err(format!(
                "none of the {rules} rules is to run: min-level, min-status and exclude leave none of them"
            ));
        }
        setup.subscribe_one_of_many(Subscription::global().when("event.kind", vec![]));
        Ok(())
    }
}

/// Gives each name that rules or log sources use one field of the plugin.
struct FieldNames<'s> {
    setup: &'s mut Setup,
    known: std::collections::BTreeMap<String, Field>,
}

impl FieldNames<'_> {
    fn field(&mut self, name: &str) -> Field {
        if let Some(field) = self.known.get(name) {
            return *field;
        }
        let field = self.setup.field(name);
        self.known.insert(name.to_owned(), field);
        field
    }
}

/// Which log sources a row is of, asked once a row.
#[derive(Default)]
struct KnownSources(Vec<(u32, bool)>);

impl KnownSources {
    fn begin(&mut self) {
        self.0.clear();
    }

    fn is(&mut self, source: u32, sources: &[Vec<KnownWay>], row: &Row<'_>) -> bool {
        if let Some((_, is)) = self.0.iter().find(|(known, _)| *known == source) {
            return *is;
        }
        let ways = sources.get(source as usize);
        let is = ways.is_some_and(|ways| ways.iter().any(|way| way.knows(row)));
        self.0.push((source, is));
        is
    }
}

bartizan_sdk::correlation!(Sigma);
