//! Which fields and values made a rule match: what a finding shows.
//! Must not know: how findings look.

use super::super::model::{Body, Expr, FieldIndex, Item, Rule};
use super::{Evaluation, Event, Regexes, value_passes};

/// How many values are named.
pub const MAX_MATCHED: usize = 64;
/// Longest value that is named whole, in bytes; what is over is cut off.
const MAX_VALUE_BYTES: usize = 4_096;

/// A value that satisfied a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Where it was; `None` for keywords.
    pub field: Option<FieldIndex>,
    /// The value.
    pub value: String,
}

/// The values that satisfied a rule's condition, in order of the condition, each once. What is negated names none.
/// Empty if the rule does not match.
pub fn matched_fields(rule: &Rule, event: &dyn Event, regexes: &mut dyn Regexes) -> Vec<Matched> {
    let mut collector = Collector {
        evaluation: Evaluation { selections: &rule.selections, event, regexes },
        found: Vec::new(),
    };
    collector.condition(&rule.condition);
    collector.found
}

struct Collector<'a> {
    evaluation: Evaluation<'a>,
    found: Vec<Matched>,
}

impl Collector<'_> {
    fn condition(&mut self, condition: &Expr) {
        if !self.evaluation.condition(condition) {
            return;
        }
        let selections = self.evaluation.selections;
        let body = |index: u32| selections.get(index as usize).map(|selection| &selection.body);
        match condition {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| self.condition(part)),
            Expr::Not(_) => {}
            Expr::Selection(selection) => body(selection.0).into_iter().for_each(|body| self.body(body)),
            Expr::Of { selections, .. } => {
                selections.iter().filter_map(|selection| body(selection.0)).for_each(|body| self.body(body));
            }
        }
    }

    fn body(&mut self, body: &Body) {
        if !self.evaluation.body(body) {
            return;
        }
        match body {
            Body::And(parts) | Body::Or(parts) => parts.iter().for_each(|part| self.body(part)),
            Body::Item(item) if item.negated => {}
            Body::Item(item) => self.item(item),
        }
    }

    fn item(&mut self, item: &Item) {
        let found = &mut self.found;
        let event = self.evaluation.event;
        let regexes = &mut *self.evaluation.regexes;
        let mut collect = |value: &str| {
            if item.tests.iter().any(|test| value_passes(test, value, event, regexes)) {
                let cut = value.get(..value.floor_char_boundary(MAX_VALUE_BYTES)).unwrap_or_default();
                let is_known = found.iter().any(|known| known.field == item.field && known.value == cut);
                if !is_known && found.len() < MAX_MATCHED {
                    found.push(Matched { field: item.field, value: cut.to_owned() });
                }
            }
            // A keyword may be in many values, of which one shows enough.
            item.field.is_none() && !item.all && !found.is_empty()
        };
        match item.field {
            Some(field) => event.any(field, &mut collect),
            None => event.any_anywhere(&mut collect),
        };
    }
}
