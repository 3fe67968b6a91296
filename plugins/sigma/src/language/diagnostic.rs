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
