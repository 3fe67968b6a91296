//! Documents of one file that build on one another: `action: global`, `reset` and `repeat`.
//!
//! Sigma 1 had them (section "Rule Collection" of its specification 1.0); Sigma 2 has not, yet old rules do.
//! Must not know: what is in a rule.

use super::diagnostic::Fault;
use super::yaml::{Entry, Node, Value};

/// What the documents so far have left for the next one.
pub struct Collection<'a> {
    /// Whether any of the file's documents has an action; where none has, nothing need be kept.
    has_actions: bool,
    global: Option<Node<'a>>,
    previous: Option<Node<'a>>,
}

impl<'a> Collection<'a> {
    /// For the documents of a file.
    pub fn new(documents: &[Result<Node<'a>, Fault>]) -> Self {
        let has_actions = documents.iter().flatten().any(|document| document.entry("action").is_some());
        Self { has_actions, global: None, previous: None }
    }

    /// The rule that a document makes, if it makes one.
    ///
    /// # Errors
    /// An action that does not exist, or cannot be done.
    pub fn next(&mut self, mut document: Node<'a>) -> Result<Option<Node<'a>>, Fault> {
        if !self.has_actions {
            return Ok(Some(document));
        }
        let action =
            document.entry("action").map(|entry| (entry.place, entry.value.text().map(str::to_owned)));
        if let Value::Map(entries) = &mut document.value {
            entries.retain(|entry| entry.key != "action");
        }
        let Some((place, action)) = action else {
            return Ok(Some(self.rule(document)));
        };
        match action.as_deref() {
            Some("global") => {
                self.global = Some(match self.global.take() {
                    Some(global) => over(global, document),
                    None => document,
                });
                Ok(None)
            }
            Some("reset") => {
                self.global = None;
                let is_empty = document.map().is_none_or(<[_]>::is_empty);
                Ok(if is_empty { None } else { Some(self.rule(document)) })
            }
            Some("repeat") => match self.previous.clone() {
                Some(previous) => {
                    let place = document.place;
                    let repeated = Node { place, ..over(previous, document) };
                    self.previous = Some(repeated.clone());
                    Ok(Some(repeated))
                }
                None => {
                    Err(Fault::new(place, "collection-action", "there is no rule before this one to repeat"))
                }
            },
            _ => Err(Fault::new(place, "collection-action", "`action` is global, reset or repeat")),
        }
    }

    fn rule(&mut self, document: Node<'a>) -> Node<'a> {
        let place = document.place;
        let rule = match &self.global {
            Some(global) => Node { place, ..over(global.clone(), document) },
            None => document,
        };
        self.previous = Some(rule.clone());
        rule
    }
}

/// Lays a document over another: maps are merged, anything else is replaced.
fn over<'a>(base: Node<'a>, top: Node<'a>) -> Node<'a> {
    let place = top.place;
    match (base.value, top.value) {
        (Value::Map(mut entries), Value::Map(more)) => {
            for entry in more {
                lay(&mut entries, entry);
            }
            Node { value: Value::Map(entries), place }
        }
        (_, value) => Node { value, place },
    }
}

fn lay<'a>(entries: &mut Vec<Entry<'a>>, entry: Entry<'a>) {
    match entries.iter().position(|present| present.key == entry.key) {
        Some(position) => {
            let present = entries.remove(position);
            let merged = Entry { value: over(present.value, entry.value), ..entry };
            entries.insert(position, merged);
        }
        None => entries.push(entry),
    }
}
