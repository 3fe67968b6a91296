//! Regular expressions, compiled and matched by the host when a rule comes to need one.

use bartizan_sdk::{Pattern, Patterns};

use crate::language::{evaluate, model::Regex};

/// Most expressions that are kept compiled: the host lends an instance 64 sets of patterns.
const MAX_COMPILED: usize = 48;

/// The expressions used last, the newest at the end.
#[derive(Debug, Default)]
pub struct HostRegexes {
    compiled: Vec<(String, Option<Patterns>)>,
    /// Expressions that did not compile.
    failed: u64,
}

impl HostRegexes {
    /// How often an expression did not compile, which the host says of those that would become too large.
    pub fn failed(&self) -> u64 {
        self.failed
    }

    fn compiled(&mut self, regex: &Regex) -> Option<&Patterns> {
        if let Some(at) = self.compiled.iter().position(|(pattern, _)| *pattern == regex.pattern) {
            return self.compiled.get(at)?.1.as_ref();
        }
        if self.compiled.len() >= MAX_COMPILED {
            self.compiled.remove(0);
        }
        let compiled = Patterns::compile(&[Pattern::Regex(regex.pattern.clone())], false);
        self.failed += u64::from(compiled.is_err());
        if let Err(why) = &compiled {
            let message = format!("the expression {:?} does not compile and matches nothing: {why}", regex.source);
            bartizan_sdk::log(bartizan_sdk::Severity::High, &message);
        }
        self.compiled.push((regex.pattern.clone(), compiled.ok()));
        self.compiled.last()?.1.as_ref()
    }
}

impl evaluate::Regexes for HostRegexes {
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool {
        self.compiled(regex).is_some_and(|patterns| !patterns.scan_texts([text]).of(0).is_empty())
    }
}
