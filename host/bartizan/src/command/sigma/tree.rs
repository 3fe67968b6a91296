//! Explanations as people read them: a condition as a tree, each part with the sign of its truth. Pure.

use serde::{Deserialize, Serialize};

use crate::print;

/// Characters of a value that are shown.
const VALUE_CHARACTERS: usize = 160;

/// Why a rule matches an event, or does not, as the plugin says it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Explanation {
    /// The condition as written.
    pub condition: String,
    /// The tree.
    pub root: Node,
}

/// A part of a condition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Node {
    /// What it says.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// The event's values, where it tests a field.
    pub values: Vec<String>,
    /// Whether it tests a field that the event does not have.
    pub absent: bool,
    /// Line in the rule's file; 0 for none.
    pub line: u32,
    /// What it is made of.
    pub children: Vec<Node>,
}

/// What stands before parts that hold, and before those that do not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signs(&'static str, &'static str);

impl Signs {
    /// `✓` and `✗`.
    const TICKS: Signs = Signs("✓", "✗");
    /// For terminals that cannot show those.
    const ASCII: Signs = Signs("+", "-");

    /// Those that a terminal with these settings shows: `LC_ALL`, `LC_CTYPE`, `LANG`, the first that says anything.
    pub fn of_locale(mut settings: impl Iterator<Item = String>) -> Signs {
        let locale = settings.find(|setting| !setting.is_empty()).unwrap_or_default();
        let locale = locale.to_ascii_lowercase();
        if locale.contains("utf-8") || locale.contains("utf8") { Signs::TICKS } else { Signs::ASCII }
    }

    /// The sign of a truth.
    pub fn of(self, holds: bool) -> &'static str {
        if holds { self.0 } else { self.1 }
    }
}

/// A tree as lines, indented by `depth` steps.
pub fn lines(node: &Node, signs: Signs, depth: usize) -> Vec<String> {
    let mut lines = vec![];
    add(node, signs, depth, &mut lines);
    lines
}

fn add(node: &Node, signs: Signs, depth: usize, lines: &mut Vec<String>) {
    // "all of one thing" is that thing.
    if let ("and" | "or", [only]) = (node.text.as_str(), node.children.as_slice()) {
        return add(only, signs, depth, lines);
    }
    let place = if node.line > 0 { format!("  (line {})", node.line) } else { String::new() };
    let indent = "  ".repeat(depth);
    lines.push(format!(
        "{indent}{} {}{place}{}",
        signs.of(node.holds),
        print::safe(&node.text),
        values(node)
    ));
    let children = match node.children.as_slice() {
        // A selection's items all have to hold: that goes without saying.
        [only] if node.line > 0 && only.text == "and" => &only.children,
        _ => &node.children,
    };
    children.iter().for_each(|child| add(child, signs, depth + 1, lines));
}

fn values(node: &Node) -> String {
    if node.absent {
        return ": the event has no such field".to_owned();
    }
    if node.values.is_empty() {
        return String::new();
    }
    let shown = node.values.iter().map(|value| print::shortened(&print::safe(value), VALUE_CHARACTERS));
    let shown: Vec<String> = shown.map(|value| format!("'{value}'")).collect();
    format!(": {}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str, holds: bool, children: Vec<Node>) -> Node {
        Node { text: text.into(), holds, values: vec![], absent: false, line: 0, children }
    }

    #[test]
    fn a_tree_shows_truth_values_and_places() {
        let test = node("ends with '\\a.exe'", true, vec![]);
        let mut image =
            Node { line: 7, values: vec!["C:\\a.exe\u{1b}[2J".into()], ..node("Image", true, vec![test]) };
        image.values.push("x".repeat(500));
        let exists = node("User|exists", true, vec![]);
        let absent = Node { absent: true, ..node("User", false, vec![]) };
        let selection =
            Node { line: 6, ..node("selection", true, vec![node("and", true, vec![image, exists])]) };
        let root = node("and", false, vec![selection, node("not", false, vec![absent])]);
        let shown = lines(&root, Signs::ASCII, 1).join("\n");
        let expected = format!(
            "  - and\n    + selection  (line 6)\n      + Image  (line 7): 'C:\\a.exe\\u{{1b}}[2J', '{}…'\n        + ends with \
             '\\a.exe'\n      + User|exists\n    - not\n      - User: the event has no such field",
            "x".repeat(VALUE_CHARACTERS)
        );
        assert_eq!(shown, expected);
    }

    #[test]
    fn signs_are_those_that_the_terminal_shows() {
        let of = |settings: &[&str]| Signs::of_locale(settings.iter().map(|setting| (*setting).to_owned()));
        assert_eq!(of(&["", "de_DE.UTF-8", "C"]), Signs::TICKS);
        assert_eq!(of(&["C.utf8"]), Signs::TICKS);
        assert_eq!(of(&["C", "de_DE.UTF-8"]), Signs::ASCII);
        assert_eq!(of(&[]), Signs::ASCII);
    }
}
