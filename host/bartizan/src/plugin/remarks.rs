//! What plugins say about the files that they were given: counted, and as JSON. Must not know: any language of rules.

use std::collections::BTreeSet;

use bartizan_detect::{
    descriptor::{Remark, Weight},
    plugin::Plugin,
};
use serde_json::{Value, json};

use crate::print;

/// Rules that were not loaded. What is wrong at several places of one rule counts once.
pub fn not_loaded(remarks: &[Remark]) -> u64 {
    let errors = remarks.iter().filter(|remark| remark.weight == Weight::Error);
    let rules = errors.map(|remark| match &remark.rule {
        Some(rule) => (remark.path.as_str(), rule.as_str(), 0),
        None => (remark.path.as_str(), "", remark.line),
    });
    rules.collect::<BTreeSet<_>>().len() as u64
}

/// How many remarks have a weight.
pub fn count(remarks: &[Remark], weight: Weight) -> u64 {
    remarks.iter().filter(|remark| remark.weight == weight).count() as u64
}

/// Logs that rules were not loaded, once for all of a plugin's.
pub fn log(plugin: &dyn Plugin) {
    let remarks = &plugin.descriptor().remarks;
    let first = remarks.iter().find(|remark| remark.weight == Weight::Error);
    if let Some(first) = first {
        tracing::warn!(
            plugin = plugin.identity().name,
            rules = not_loaded(remarks),
            first = line(first, &first.path),
            "rules were not loaded; `bartizan plugin inspect` says which and why"
        );
    }
}

/// A remark as compilers write theirs: `path:line:column: error: message [code]`. `path` is where the file is.
pub fn line(remark: &Remark, path: &str) -> String {
    let Remark { weight, line, column, code, message, .. } = remark;
    let place = match (line, column) {
        (0, _) => String::new(),
        (line, 0) => format!(":{line}"),
        (line, column) => format!(":{line}:{column}"),
    };
    print::safe(&format!("{path}{place}: {}: {message} [{code}]", weight_name(*weight)))
}

/// A remark as JSON.
pub fn as_json(remark: &Remark) -> Value {
    let Remark { weight, path, line, column, rule, code, message } = remark;
    json!({
        "weight": weight_name(*weight), "path": path, "line": line, "column": column, "rule": rule,
        "code": code, "message": message,
    })
}

fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(path: &str, line: u32, rule: Option<&str>, weight: Weight) -> Remark {
        Remark {
            weight,
            path: path.into(),
            line,
            column: 3,
            rule: rule.map(Into::into),
            code: "bad-regex".into(),
            message: "it\u{1b}[2J is wrong".into(),
        }
    }

    #[test]
    fn a_rule_with_several_faults_counts_once() {
        let remarks = [
            remark("a.yml", 3, Some("one"), Weight::Error),
            remark("a.yml", 9, Some("one"), Weight::Error),
            remark("a.yml", 30, None, Weight::Error),
            remark("a.yml", 40, None, Weight::Error),
            remark("b.yml", 3, Some("one"), Weight::Error),
            remark("c.yml", 3, Some("two"), Weight::Warning),
        ];
        assert_eq!(not_loaded(&remarks), 4);
        assert_eq!((count(&remarks, Weight::Warning), count(&remarks, Weight::Note)), (1, 0));
    }

    #[test]
    fn a_remark_names_its_place_as_far_as_it_has_one() {
        let mut remark = remark("a.yml", 3, None, Weight::Error);
        assert_eq!(line(&remark, "rules/a.yml"), "rules/a.yml:3:3: error: it\\u{1b}[2J is wrong [bad-regex]");
        remark.column = 0;
        assert!(line(&remark, "a.yml").starts_with("a.yml:3: error: "));
        remark.line = 0;
        assert!(line(&remark, "a.yml").starts_with("a.yml: error: "));
    }
}
