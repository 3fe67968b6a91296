//! Rows from the test kit: columns in memory, and a dictionary that behaves as the host's does.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use super::{Column, Hits, Texts};
use crate::{key::Key, patterns::Pattern, setup::Severity};

/// Strings by code. Codes mean the same in every batch of one epoch.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    codes: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Strings {
    /// The code of a string, a new one if it has none yet.
    pub fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.codes.get(text) {
            return *code;
        }
        self.texts.push(text.to_owned());
        let code = self.texts.len() as u32;
        self.codes.insert(text.to_owned(), code);
        code
    }

    fn text(&self, code: u32) -> &str {
        let index = (code as usize).checked_sub(1);
        index.and_then(|index| self.texts.get(index)).map(String::as_str).unwrap_or_default()
    }
}

/// One field of a batch.
#[derive(Debug)]
pub(crate) struct RawColumn {
    pub column: Column,
    /// What [`RawBatch::text`] answers, a row.
    pub texts: Vec<String>,
    pub strings: Rc<RefCell<Strings>>,
}

/// A batch that the test kit made. The lifetime is the lent batch's where there is a host.
#[derive(Debug, Default)]
pub(crate) struct RawBatch<'a> {
    pub numbers: Vec<u64>,
    pub times: Vec<i64>,
    pub watermarks: Vec<i64>,
    pub subscriptions: Option<Hits>,
    pub columns: Vec<RawColumn>,
    pub lent: std::marker::PhantomData<&'a ()>,
}

impl RawBatch<'_> {
    pub fn len(&self) -> u32 {
        self.numbers.len() as u32
    }

    pub fn numbers(&self) -> Vec<u64> {
        self.numbers.clone()
    }

    pub fn times(&self) -> Vec<i64> {
        self.times.clone()
    }

    pub fn watermarks(&self) -> Vec<i64> {
        self.watermarks.clone()
    }

    pub fn subscriptions(&self) -> Option<Hits> {
        self.subscriptions.clone()
    }

    pub fn read(&self, field: u32) -> Column {
        self.columns.get(field as usize).map_or(Column::Absent, |column| column.column.clone())
    }

    pub fn text(&self, field: u32, rows: Option<&[u32]>) -> Texts {
        let Some(column) = self.columns.get(field as usize) else { return Texts::default() };
        let text = |row: usize| column.texts.get(row).map(String::as_str).unwrap_or_default();
        match rows {
            Some(rows) => Texts::of(rows.iter().map(|row| text(*row as usize))),
            None => Texts::of((0..self.numbers.len()).map(text)),
        }
    }

    pub fn entries(&self, field: u32, codes: &[u32]) -> Texts {
        let Some(column) = self.columns.get(field as usize) else { return Texts::default() };
        let strings = column.strings.borrow();
        Texts::of(codes.iter().map(|code| strings.text(*code)))
    }

    pub fn keys(&self, field: u32, codes: &[u32]) -> Vec<u64> {
        let Some(column) = self.columns.get(field as usize) else { return Vec::new() };
        let strings = column.strings.borrow();
        codes.iter().map(|code| key_of(strings.text(*code), *code).0).collect()
    }
}

/// A key that depends on the string only, as the host's do.
fn key_of(text: &str, code: u32) -> Key {
    if code == 0 { Key::NONE } else { Key::of_text(text).and(Key(1)) }
}

/// Patterns, each its own expression: slow, plainly right. Equal sets are compiled once, as by the host.
#[derive(Debug)]
pub(crate) struct RawPatterns(Rc<Vec<regex::Regex>>);

type Compiled = HashMap<(Vec<Pattern>, bool), Rc<Vec<regex::Regex>>>;

impl RawPatterns {
    pub fn compile(patterns: &[Pattern], ignore_case: bool) -> Result<RawPatterns, String> {
        let set = (patterns.to_vec(), ignore_case);
        if let Some(compiled) = COMPILED.with(|known| known.borrow().get(&set).cloned()) {
            return Ok(RawPatterns(compiled));
        }
        let compiled = patterns.iter().map(|pattern| {
            let expression = match pattern {
                Pattern::Equals(text) => format!(r"\A{}\z", regex::escape(text)),
                Pattern::Prefix(text) => format!(r"\A{}", regex::escape(text)),
                Pattern::Suffix(text) => format!(r"{}\z", regex::escape(text)),
                Pattern::Contains(text) => regex::escape(text),
                Pattern::Regex(text) => text.clone(),
            };
            let built = regex::RegexBuilder::new(&expression).case_insensitive(ignore_case).build();
            built.map_err(|why| format!("pattern {pattern:?}: {why}"))
        });
        let compiled = Rc::new(compiled.collect::<Result<Vec<_>, _>>()?);
        COMPILED.with(|known| known.borrow_mut().insert(set, compiled.clone()));
        Ok(RawPatterns(compiled))
    }

    fn scan<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Hits {
        let mut hits = Hits::default();
        for text in texts {
            let matching = self.0.iter().enumerate().filter(|(_, regex)| regex.is_match(text));
            hits.ids.extend(matching.map(|(position, _)| position as u32));
            hits.ends.push(hits.ids.len() as u32);
        }
        hits
    }

    pub fn scan_codes(&self, batch: &RawBatch<'_>, field: u32, codes: &[u32]) -> Hits {
        let Some(column) = batch.columns.get(field as usize) else { return Hits::default() };
        let strings = column.strings.borrow();
        self.scan(codes.iter().map(|code| strings.text(*code)))
    }

    pub fn scan_rows(&self, batch: &RawBatch<'_>, field: u32, rows: Option<&[u32]>) -> Hits {
        self.scan_texts(batch.text(field, rows))
    }

    pub fn scan_texts(&self, texts: Texts) -> Hits {
        let mut start = 0;
        let values: Vec<String> = texts
            .ends
            .iter()
            .map(|end| {
                let bytes = texts.text.get(start..*end as usize).unwrap_or_default();
                start = *end as usize;
                String::from_utf8_lossy(bytes).into_owned()
            })
            .collect();
        self.scan(values.iter().map(String::as_str))
    }
}

thread_local! {
    static COMPILED: RefCell<Compiled> = RefCell::default();
    /// Tables that a test granted: rows by table and key.
    static TABLES: RefCell<HashMap<(String, String), String>> = RefCell::default();
    static LOGGED: RefCell<Vec<(Severity, String)>> = RefCell::default();
}

pub(crate) fn log(severity: Severity, message: &str) {
    LOGGED.with(|logged| logged.borrow_mut().push((severity, message.to_owned())));
}

pub(crate) fn take_log() -> Vec<(Severity, String)> {
    LOGGED.with(RefCell::take)
}

pub(crate) fn lookup(table: &str, key: &str) -> Option<String> {
    TABLES.with(|tables| tables.borrow().get(&(table.to_owned(), key.to_owned())).cloned())
}

pub(crate) fn grant(table: &str, key: &str, row: &str) {
    TABLES.with(|tables| {
        tables.borrow_mut().insert((table.to_owned(), key.to_owned()), row.to_owned());
    });
}

/// A field's value in a test.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Decimal(f64),
    /// Several strings.
    List(Vec<String>),
}

impl Value {
    pub(crate) fn texts(&self) -> Vec<String> {
        match self {
            Value::Text(text) => vec![text.clone()],
            Value::Integer(number) => vec![number.to_string()],
            Value::Decimal(number) => vec![number.to_string()],
            Value::List(texts) => texts.clone(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Decimal(number)
    }
}

impl From<&[&str]> for Value {
    fn from(texts: &[&str]) -> Value {
        Value::List(texts.iter().map(|text| (*text).to_owned()).collect())
    }
}
