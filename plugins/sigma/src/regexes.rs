//! Regular expressions, compiled and matched by the host when a rule comes to need one.

use std::collections::HashMap;

use bartizan_sdk::{Pattern, Patterns};

use crate::language::{evaluate, model::Regex};

/// Most expressions that are kept compiled: the host lends an instance 512 sets of patterns.
const MAX_COMPILED: usize = 500;

/// The expressions that were needed so far; none where one does not compile.
#[derive(Debug, Default)]
pub struct HostRegexes {
    compiled: HashMap<String, Option<Patterns>>,
}

impl HostRegexes {
    fn compiled(&mut self, regex: &Regex) -> Option<&Patterns> {
        if self.compiled.contains_key(&regex.pattern) {
            return self.compiled.get(&regex.pattern)?.as_ref();
        }
        // To begin anew is simple, and rare: SigmaHQ has fewer than two hundred expressions.
        if self.compiled.len() >= MAX_COMPILED {
            self.compiled.clear();
        }
        let compiled = Patterns::compile(&[Pattern::Regex(regex.pattern.clone())], false);
        if let Err(why) = &compiled {
            let message =
                format!("the expression {:?} does not compile and matches nothing: {why}", regex.source);
            bartizan_sdk::host::log(bartizan_sdk::Severity::High, &message);
        }
        self.compiled.entry(regex.pattern.clone()).or_insert(compiled.ok()).as_ref()
    }
}

impl evaluate::Regexes for HostRegexes {
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool {
        self.compiled(regex).is_some_and(|patterns| !patterns.scan_texts([text]).of(0).is_empty())
    }
}
