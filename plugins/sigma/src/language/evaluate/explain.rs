//! Why a rule matches an event, or does not: its condition as a tree, with the truth of every part.
//! Must not know: how trees are shown.

use serde::{Deserialize, Serialize};

use super::super::model::{Body, Expr, FieldIndex, Item, RefShape, Rule, SelectionIndex, Test, TimePart};
use super::super::pattern;
use super::{Evaluation, Event, Regexes, event_passes, value_passes};

/// How many tests of one item are shown if not all of them hold.
const MAX_TESTS: usize = 32;
/// How many values of a field are shown.
const MAX_VALUES: usize = 8;
/// Longest value that is shown whole, in bytes.
const MAX_VALUE_BYTES: usize = 512;

/// A rule's condition and its truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The condition as written.
    pub condition: String,
    /// The tree.
    pub root: Node,
}

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// What it says, such as `and`, `1 of filter_*`, `selection`, `Image|endswith`, `ends with "\cmd.exe"`.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// For an item: the field's values in this event, of which some may be left out; empty where there are none.
    pub values: Vec<String>,
    /// For an item with a field: whether the event has it.
    pub absent: bool,
    /// Line in the rule's file, from 1; 0 where it has none of its own.
    pub line: u32,
    /// What it is made of.
    pub children: Vec<Node>,
}

/// Evaluates every part of a rule's condition. `fields` are the rule set's.
pub fn explain(rule: &Rule, fields: &[String], event: &dyn Event, regexes: &mut dyn Regexes) -> Explanation {
    let evaluation = Evaluation { selections: &rule.selections, event, regexes };
    let root = Explainer { evaluation, fields }.condition(&rule.condition);
    Explanation { condition: rule.condition_text.clone(), root }
}

struct Explainer<'a> {
    evaluation: Evaluation<'a>,
    fields: &'a [String],
}

impl Explainer<'_> {
    fn condition(&mut self, condition: &Expr) -> Node {
        match condition {
            Expr::And(parts) => joint("and", parts.iter().map(|part| self.condition(part)).collect(), true),
            Expr::Or(parts) => joint("or", parts.iter().map(|part| self.condition(part)).collect(), false),
            Expr::Not(inner) => {
                let child = self.condition(inner);
                Node { holds: !child.holds, ..node("not", vec![child]) }
            }
            Expr::Selection(selection) => self.selection(*selection),
            Expr::Of { text, at_least, selections } => {
                let children: Vec<Node> =
                    selections.iter().map(|selection| self.selection(*selection)).collect();
                let holding = children.iter().filter(|child| child.holds).count();
                Node { holds: holding >= *at_least as usize, ..node(text, children) }
            }
        }
    }

    fn selection(&mut self, selection: SelectionIndex) -> Node {
        let selections = self.evaluation.selections;
        let Some(selection) = selections.get(selection.0 as usize) else { return node("", Vec::new()) };
        let child = self.body(&selection.body);
        Node { holds: child.holds, line: selection.line, ..node(&selection.name, vec![child]) }
    }

    fn body(&mut self, body: &Body) -> Node {
        match body {
            Body::And(parts) => joint("and", parts.iter().map(|part| self.body(part)).collect(), true),
            Body::Or(parts) => joint("or", parts.iter().map(|part| self.body(part)).collect(), false),
            Body::Item(item) => self.item(item),
        }
    }

    fn item(&mut self, item: &Item) -> Node {
        let text = if item.key.is_empty() { "any value" } else { item.key.as_str() };
        let event = self.evaluation.event;
        let mut children: Vec<Node> = item.tests.iter().map(|test| self.test(item.field, test)).collect();
        if children.len() > MAX_TESTS {
            let (shown, left_out): (Vec<_>, Vec<_>) =
                children.into_iter().partition(|child| child.holds != item.all);
            children = shown;
            let holds = left_out.iter().all(|child| child.holds);
            children.truncate(MAX_TESTS);
            children.push(Node {
                holds,
                ..node(&format!("{} more", item.tests.len() - children.len()), Vec::new())
            });
        }
        Node {
            holds: self.evaluation.item(item),
            values: item.field.map_or_else(Vec::new, |field| values(event, field)),
            absent: item.field.is_some_and(|field| !event.has(field)),
            line: item.line,
            ..node(text, children)
        }
    }

    fn test(&mut self, field: Option<FieldIndex>, test: &Test) -> Node {
        let event = self.evaluation.event;
        let regexes = &mut *self.evaluation.regexes;
        let mut passes = |value: &str| value_passes(test, value, event, regexes);
        let holds = match field {
            Some(field) => event.any(field, &mut passes) || event_passes(test, field, event),
            None => event.any_anywhere(&mut passes),
        };
        Node { holds, ..node(&describe_test(test, self.fields), Vec::new()) }
    }
}

fn node(text: &str, children: Vec<Node>) -> Node {
    Node { text: text.to_owned(), holds: false, values: Vec::new(), absent: false, line: 0, children }
}

fn joint(text: &str, children: Vec<Node>, all: bool) -> Node {
    let holds =
        if all { children.iter().all(|child| child.holds) } else { children.iter().any(|child| child.holds) };
    Node { holds, ..node(text, children) }
}

fn values(event: &dyn Event, field: FieldIndex) -> Vec<String> {
    let mut values = Vec::new();
    event.any(field, &mut |value| {
        let cut = value.get(..value.floor_char_boundary(MAX_VALUE_BYTES)).unwrap_or_default();
        values.push(if cut.len() < value.len() { format!("{cut}…") } else { cut.to_owned() });
        values.len() >= MAX_VALUES
    });
    values
}

/// A test in words. `fields` are the rule set's.
pub fn describe_test(test: &Test, fields: &[String]) -> String {
    match test {
        Test::Text(text) => {
            let case = if text.cased { " (case counts)" } else { "" };
            format!("is like '{}'{case}", pattern::print(&text.pieces()))
        }
        Test::Number(number) => format!("is {}", number.text),
        Test::Bool(boolean) => format!("is {boolean}"),
        Test::Null => "is absent".to_owned(),
        Test::Empty => "is ''".to_owned(),
        Test::Exists(true) => "exists".to_owned(),
        Test::Exists(false) => "does not exist".to_owned(),
        Test::Regex(regex) => format!("matches /{}/", regex.source),
        Test::Cidr(network) => format!("is in {}/{}", network.address, network.prefix),
        Test::Compare { op, number } => format!("{} {}", op.sign(), number.text),
        Test::FieldRef { field, shape, cased } => {
            let how = match shape {
                RefShape::Equals => "is",
                RefShape::StartsWith => "starts with",
                RefShape::EndsWith => "ends with",
                RefShape::Contains => "contains",
            };
            let case = if *cased { " (case counts)" } else { "" };
            format!("{how} the value of {}{case}", fields.get(field.0 as usize).map_or("", String::as_str))
        }
        Test::Time { part, op, number } => format!("{} {} {number}", part_name(*part), op.sign()),
        Test::Any(tests) => {
            tests.iter().map(|test| describe_test(test, fields)).collect::<Vec<_>>().join(", or ")
        }
    }
}

fn part_name(part: TimePart) -> &'static str {
    match part {
        TimePart::Minute => "minute",
        TimePart::Hour => "hour",
        TimePart::Day => "day",
        TimePart::Week => "week",
        TimePart::Month => "month",
        TimePart::Year => "year",
    }
}
