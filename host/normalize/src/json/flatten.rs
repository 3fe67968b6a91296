//! Objects to dotted names.

use bartizan_model::{ecs, field::MAX_FIELD_NAME_BYTES};

use super::{escape::unescape, sink::Sink, tape::Kind};

impl Sink<'_, '_> {
    /// Sets a field for each value in an object, named by its keys behind `prefix` (which ends in a dot, or
    /// is empty). `@timestamp` is left to the caller.
    pub(crate) fn flatten(&mut self, prefix: &str, at: usize) {
        self.path.clear();
        self.path.push_str(prefix);
        self.flatten_members(at);
    }

    /// Sets a field, or the fields of an object, for one member of an object; see [`Sink::flatten`].
    pub(crate) fn flatten_member(&mut self, prefix: &str, at: usize) {
        self.path.clear();
        self.path.push_str(prefix);
        self.flatten_child(at);
    }

    // Recursion is bounded by the tape's depth.
    fn flatten_members(&mut self, at: usize) {
        for child in self.tape.children(at) {
            self.flatten_child(child);
        }
    }

    fn flatten_child(&mut self, at: usize) {
        let Some(node) = self.tape.node(at) else { return };
        let length = self.path.len();
        let key = node.key(self.line);
        if length + key.len() > MAX_FIELD_NAME_BYTES {
            // Not even looked up: hashing a long name once for each of its members would take time that
            // grows with the square of the record.
            return self.event.turn_away(1);
        }
        if node.key_is_escaped() {
            unescape(key, self.path);
        } else {
            self.path.push_str(key);
        }
        let holds_members = node.kind == Kind::Object && self.tape.children(at).next().is_some();
        match self.wanted.map(|wanted| wanted.name(self.path).unwrap_or_default()) {
            Some(name) if holds_members && !name.is_prefix => {}
            _ if holds_members => {
                self.path.push('.');
                self.flatten_members(at);
            }
            Some(name) => {
                if let Some(field) = name.field.filter(|field| *field != ecs::TIMESTAMP) {
                    self.put_node(field, at);
                }
            }
            None if node.kind == Kind::Null => {}
            None => match self.names.find(self.fields, self.path) {
                Some(ecs::TIMESTAMP) => {}
                Some(_) if self.is_crowded() => self.event.turn_away(1),
                Some(field) => self.put_node(field, at),
                None => self.event.turn_away(1),
            },
        }
        self.path.truncate(length);
    }
}
