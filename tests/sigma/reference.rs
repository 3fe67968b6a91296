//! What Sigma rules mean of a file of Windows events in JSON, by the plugin's reference evaluator on the records as
//! they are written: no normalization, no host, no subscriptions.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use bartizan_sdk::testing::Value as Written;
use serde_json::Value;
use sigma::{
    language::{
        File, Settings,
        evaluate::{Event, Regexes, matches},
        load,
        model::{FieldIndex, LogSource, Regex, Ruleset},
    },
    table,
};

use crate::happening::{Happening, is_of};

/// What normalization calls the envelope of a Windows event and what Security says of a new process (4688), which has
/// other names than Sysmon's; and what an NXLog record calls them.
const ENVELOPE: [(&str, &str); 20] = [
    ("winlog.channel", "Channel"),
    ("winlog.event_id", "EventID"),
    ("winlog.computer_name", "Hostname"),
    ("winlog.provider_name", "SourceName"),
    ("winlog.provider_guid", "ProviderGuid"),
    ("winlog.record_id", "RecordNumber"),
    ("winlog.keywords", "Keywords"),
    ("winlog.opcode", "Opcode"),
    ("winlog.task_id", "Task"),
    ("winlog.version", "Version"),
    ("winlog.user.identifier", "UserID"),
    ("winlog.user.name", "AccountName"),
    ("winlog.user.domain", "Domain"),
    ("winlog.user.type", "AccountType"),
    ("winlog.process.pid", "ExecutionProcessID"),
    ("winlog.task", "Category"),
    ("message", "Message"),
    ("process.executable", "NewProcessName"),
    ("process.parent.executable", "ParentProcessName"),
    ("winlog.event_data.MandatoryLabel", "MandatoryLabel"),
];

/// Line and rule.
pub type Found = BTreeSet<(u64, String)>;

/// All rule files below some folders, and what they are.
pub struct Rules {
    rules: Ruleset,
    names: Vec<String>,
    /// By log source, the rules.
    by_source: BTreeMap<LogSource, Vec<usize>>,
    table: Vec<table::Source>,
}

impl Rules {
    /// Reads them.
    pub fn read(folder: &Path) -> Rules {
        let mut paths = vec![];
        list(folder, &mut paths);
        let contents: Vec<(String, Vec<u8>)> =
            paths.iter().map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect();
        let files: Vec<File<'_>> = contents.iter().map(|(path, content)| File { path, content }).collect();
        let rules = load(&files, &Settings::default());
        let fields = table::fields(&Default::default()).unwrap();
        let names = rules.fields.iter().map(|name| fields.name_of(name)).collect();
        let mut by_source: BTreeMap<LogSource, Vec<usize>> = BTreeMap::new();
        for (at, rule) in rules.rules.iter().enumerate() {
            by_source.entry(rule.logsource.clone()).or_default().push(at);
        }
        Rules { rules, names, by_source, table: table::sources(&[]).unwrap() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rules.rules.len()
    }

    /// What they find in records, a line each.
    pub fn judge(&self, lines: &str) -> Found {
        let mut engine = Engine::default();
        let mut found = Found::new();
        for (line, text) in (1..).zip(lines.lines()) {
            let record = Record::of(text, &self.names);
            for (source, rules) in &self.by_source {
                if !is_of(source, &self.table, &record.happening) {
                    continue;
                }
                for rule in rules.iter().map(|at| &self.rules.rules[*at]) {
                    if matches(rule, &record, &mut engine) {
                        found.insert((line, rule.meta.id.clone().unwrap()));
                    }
                }
            }
        }
        found
    }
}

fn list(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => list(&path, paths),
            false if path.extension().is_some_and(|ending| ending == "yml") => paths.push(path),
            false => {}
        }
    }
}

#[derive(Default)]
struct Engine(HashMap<String, regex::Regex>);

impl Regexes for Engine {
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool {
        let compiled = self.0.entry(regex.pattern.clone());
        compiled.or_insert_with(|| regex::Regex::new(&regex.pattern).unwrap()).is_match(text)
    }
}

/// A record as it is written.
struct Record<'a> {
    happening: Happening,
    by_name: HashMap<String, Vec<String>>,
    names: &'a [String],
    /// By field of the rule set.
    known: Vec<OnceCell<Vec<String>>>,
}

impl<'a> Record<'a> {
    fn of(text: &str, names: &'a [String]) -> Record<'a> {
        let members: serde_json::Map<String, Value> = serde_json::from_str(text).unwrap();
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        let mut anywhere = vec![];
        for (name, value) in &members {
            let texts = texts_of(value);
            anywhere.extend(texts.iter().cloned());
            if !texts.is_empty() {
                by_name.insert(name.clone(), texts);
            }
        }
        for (name, own) in ENVELOPE {
            if let Some(texts) = by_name.get(own).cloned() {
                by_name.insert(name.to_owned(), texts);
            }
        }
        let values = by_name.iter().map(|(name, texts)| (name.clone(), Written::List(texts.clone())));
        let happening = Happening { values: values.collect(), anywhere };
        Record { happening, by_name, names, known: vec![OnceCell::new(); names.len()] }
    }
}

fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Null => vec![],
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts_of).collect(),
        Value::Object(members) => members.values().flat_map(texts_of).collect(),
    }
}

impl Event for Record<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let at = field.0 as usize;
        let texts = self.known[at].get_or_init(|| {
            let mut names = self.names[at].split('|');
            names.find_map(|name| self.by_name.get(name)).cloned().unwrap_or_default()
        });
        texts.iter().any(|text| test(text))
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.happening.anywhere.iter().any(|text| test(text))
    }
}
