//! Files to a rule set: every document is loaded, or refused by name, place and reason.
//! Must not know: files' whereabouts, events.

use std::borrow::Cow;

use super::collection::Collection;
use super::correlation::{self, Draft};
use super::diagnostic::{Collected, Diagnostic, Fault, Place, Report, Severity};
use super::fields::Fields;
use super::filter::{self, Filter};
use super::link::{self, Names};
use super::model::{Counts, Rule, RuleIndex, Ruleset, Target};
use super::placeholder::Placeholders;
use super::value::Reading;
use super::yaml::{self, Node};
use super::{detection, meta};

/// Largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 4 << 20;
/// How many rules are loaded; with the correlations, fewer than the host takes of one plugin.
pub const MAX_RULES: usize = 50_000;
/// How many filters are loaded, and how many correlations.
pub const MAX_OTHERS: usize = 10_000;

/// A file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its path, for messages.
    pub path: &'a str,
    /// What is in it.
    pub content: &'a [u8],
}

/// What an operator decides about rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What `expand` puts in the place of names.
    pub placeholders: Placeholders,
}

/// Loads all files. Their order does not matter.
pub fn load(files: &[File<'_>], settings: &Settings) -> Ruleset {
    let mut loader = Loader::new(settings);
    let mut files: Vec<&File<'_>> = files.iter().collect();
    files.sort_by_key(|file| file.path);
    files.into_iter().for_each(|file| loader.file(file));
    loader.finish()
}

struct Loader<'s> {
    settings: &'s Settings,
    fields: Fields,
    rules: Vec<Rule>,
    filters: Vec<Filter>,
    drafts: Vec<Draft>,
    diagnostics: Collected,
    counts: Counts,
}

impl<'s> Loader<'s> {
    fn new(settings: &'s Settings) -> Self {
        Self {
            settings,
            fields: Fields::default(),
            rules: Vec::new(),
            filters: Vec::new(),
            drafts: Vec::new(),
            diagnostics: Collected::default(),
            counts: Counts::default(),
        }
    }

    fn file(&mut self, file: &File<'_>) {
        self.counts.files += 1;
        let mut report = Report::new(file.path);
        let start = Place { line: 1, column: 1 };
        if file.content.len() > MAX_FILE_BYTES {
            let message = format!("the file is larger than {MAX_FILE_BYTES} bytes; split it");
            return self.refuse(report, vec![Fault::new(start, "file-limit", message)]);
        }
        let Ok(text) = std::str::from_utf8(file.content) else {
            let fault = Fault::new(start, "not-utf8", "the file is not UTF-8; convert it");
            return self.refuse(report, vec![fault]);
        };
        let documents = yaml::documents(text);
        let mut collection = Collection::new(&documents);
        for document in documents {
            match document.and_then(|document| collection.next(document)) {
                Ok(Some(document)) => self.document(&document, report),
                Ok(None) => {}
                Err(fault) => self.refuse(report, vec![fault]),
            }
            report = Report::new(file.path);
        }
    }

    fn refuse(&mut self, mut report: Report<'_>, faults: Vec<Fault>) {
        self.counts.refused += 1;
        faults.into_iter().for_each(|fault| report.error(fault));
        self.diagnostics.take(report);
    }

    fn document(&mut self, node: &Node<'_>, mut report: Report<'_>) {
        if node.map().is_none() {
            let message = format!("the document is {}; a rule is a map", node.kind());
            return self.refuse(report, vec![Fault::new(node.place, "not-a-rule", message)]);
        }
        let read = if node.get("correlation").is_some() {
            self.counts.correlations += 1;
            self.correlation(node, &mut report)
        } else if node.get("filter").is_some() {
            self.counts.filters += 1;
            self.filter(node, &mut report)
        } else {
            self.counts.rules += 1;
            self.rule(node, &mut report)
        };
        match read {
            Ok(()) => self.diagnostics.take(report),
            Err(faults) => self.refuse(report, faults),
        }
    }

    fn rule(&mut self, node: &Node<'_>, report: &mut Report<'_>) -> Result<(), Vec<Fault>> {
        let meta = meta::parse(node, report);
        let Some(section) = node.get("detection") else {
            let message = "the document has no detection, correlation or filter; a rule has a detection";
            return Err(vec![Fault::new(node.place, "not-a-rule", message)]);
        };
        bounded(self.rules.len(), MAX_RULES, node.place)?;
        let logsource = meta::log_source(node, report);
        let mut reading =
            Reading { fields: &mut self.fields, report, placeholders: &self.settings.placeholders };
        let detection = detection::parse(section, &[], &mut reading)?;
        self.rules.push(Rule {
            meta,
            logsource,
            selections: detection.selections,
            condition: detection.condition,
            condition_text: detection.condition_text,
            standalone: true,
        });
        Ok(())
    }

    fn filter(&mut self, node: &Node<'_>, report: &mut Report<'_>) -> Result<(), Vec<Fault>> {
        bounded(self.filters.len(), MAX_OTHERS, node.place)?;
        let meta = meta::parse(node, report);
        let mut reading =
            Reading { fields: &mut self.fields, report, placeholders: &self.settings.placeholders };
        self.filters.push(filter::parse(node, meta, &mut reading)?);
        Ok(())
    }

    fn correlation(&mut self, node: &Node<'_>, report: &mut Report<'_>) -> Result<(), Vec<Fault>> {
        bounded(self.drafts.len(), MAX_OTHERS, node.place)?;
        let meta = meta::parse(node, report);
        let draft = correlation::parse(node, meta, report).map_err(|fault| vec![fault])?;
        for field in draft.fields() {
            self.fields.index(&field);
        }
        self.drafts.push(draft);
        Ok(())
    }

    fn finish(mut self) -> Ruleset {
        self.lint_duplicates();
        let mut names = Names::default();
        for (index, rule) in (0u32..).zip(&self.rules) {
            names.add(&rule.meta, Target::Rule(RuleIndex(index)));
        }
        link::apply_filters(self.filters, &mut self.rules, &names, &mut self.diagnostics);
        let drafts = self.drafts.len();
        let mut correlations = link::correlations(self.drafts, &mut names, &mut self.diagnostics);
        let refused = u32::try_from(drafts - correlations.len()).unwrap_or(u32::MAX);
        self.counts.refused = self.counts.refused.saturating_add(refused);
        link::mark_standalone(&mut self.rules, &mut correlations);
        let (diagnostics, dropped) = self.diagnostics.finish();
        self.counts.diagnostics_dropped = dropped;
        Ruleset {
            rules: self.rules,
            correlations,
            fields: self.fields.into_names(),
            diagnostics,
            counts: self.counts,
        }
    }

    /// Ids and names are there to be referred to.
    fn lint_duplicates(&mut self) {
        let mut seen: hashbrown::HashMap<Cow<'_, str>, (&str, u32)> = hashbrown::HashMap::new();
        let rules = self.rules.iter().map(|rule| &rule.meta);
        let filters = self.filters.iter().map(|filter| &filter.meta);
        let correlations = self.drafts.iter().map(|draft| &draft.meta);
        for meta in rules.chain(filters).chain(correlations) {
            let id = meta.id.as_deref().map(|id| (id, "duplicate-id", "id"));
            let name = meta.name.as_deref().map(|name| (name, "duplicate-name", "name"));
            for (value, code, what) in id.into_iter().chain(name) {
                if let Some((path, line)) = seen.get(value) {
                    let mut report = Report::on(meta);
                    let message =
                        format!("the {what} `{value}` is also that of {path}:{line}; give it one of its own");
                    report.warn(Place { line: meta.line, column: 1 }, code, message);
                    self.diagnostics.take(report);
                } else {
                    seen.insert(Cow::Borrowed(value), (&meta.path, meta.line));
                }
            }
        }
    }
}

fn bounded(loaded: usize, most: usize, place: Place) -> Result<(), Vec<Fault>> {
    if loaded < most {
        return Ok(());
    }
    let message = format!("more than {most} documents of this sort; load fewer");
    Err(vec![Fault::new(place, "rule-limit", message)])
}

impl Ruleset {
    /// The diagnostics of documents that were refused.
    pub fn refusals(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
