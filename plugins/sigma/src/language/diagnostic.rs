//! What is wrong or doubtful about a rule, said so that its author can mend it.
//! Must not know: how it was noticed, where it is shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Good to know.
    Info,
    /// The rule is loaded, yet may not do what its author meant.
    Warning,
    /// The document was not loaded.
    Error,
}

impl Severity {
    /// Lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// Why a document, or a part of it, cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// As [`Diagnostic::code`].
    pub code: &'static str,
    /// What is wrong, and the fix.
    pub message: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(place: Place, code: &'static str, message: impl Into<String>) -> Self {
        Self { place, code, message: message.into() }
    }
}

/// One thing that is wrong or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The file.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// How bad.
    pub severity: Severity,
    /// The rule's id, or its title where it has none; empty where neither was read.
    pub rule: String,
    /// Stable name of what was noticed, such as `unused-selection`.
    pub code: String,
    /// What is wrong, and the fix.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { path, line, column, message, code, .. } = self;
        write!(f, "{path}:{line}:{column}: {}: {message} [{code}]", self.severity.name())
    }
}

/// Where what is noticed about one document is noted.
#[derive(Debug)]
pub struct Report<'a> {
    /// The file.
    pub path: &'a str,
    /// The rule's id, or its title; empty until one was read.
    pub rule: String,
    /// What was noticed so far, in any order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    /// An empty report on a file.
    pub fn new(path: &'a str) -> Self {
        Self { path, rule: String::new(), diagnostics: Vec::new() }
    }

    /// Notes why the document is refused.
    pub fn error(&mut self, fault: Fault) {
        self.note(Severity::Error, fault.place, fault.code, fault.message);
    }

    /// Notes what is doubtful.
    pub fn warn(&mut self, place: Place, code: &'static str, message: impl Into<String>) {
        self.note(Severity::Warning, place, code, message.into());
    }

    /// Notes what is good to know.
    pub fn inform(&mut self, place: Place, code: &'static str, message: impl Into<String>) {
        self.note(Severity::Info, place, code, message.into());
    }

    fn note(&mut self, severity: Severity, place: Place, code: &'static str, message: String) {
        self.diagnostics.push(Diagnostic {
            path: self.path.to_owned(),
            line: place.line,
            column: place.column,
            severity,
            rule: self.rule.clone(),
            code: code.to_owned(),
            message,
        });
    }
}
