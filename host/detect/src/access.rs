//! Which fields a plugin may see, and which it sees as pseudonyms: the operator's word on what its manifest
//! requests.

use std::{borrow::Cow, sync::Arc};

use bartizan_model::{FieldId, FieldPattern, FieldPatterns, FieldTable};

use crate::{
    columns::Kind,
    descriptor::{ALTERNATIVES, Descriptor, Test, alternatives},
};

/// What a plugin is granted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FieldAccess {
    /// The fields that it may see; any other reads as absent.
    pub granted: FieldPatterns,
    /// The fields that it sees as pseudonyms, in their own place and wherever else the same value stands.
    pub masked: Arc<FieldPatterns>,
}

impl Default for FieldAccess {
    /// Everything, in clear.
    fn default() -> FieldAccess {
        FieldAccess { granted: FieldPatterns::all(), masked: Arc::default() }
    }
}

/// How a plugin sees a field.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum View {
    /// As it is.
    Clear,
    /// Through the mask of these fields.
    Masked(Arc<FieldPatterns>),
    /// Not at all: the field was not granted, and reads as absent.
    Nothing,
}

/// Why a plugin cannot be loaded with these fields masked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AccessError {
    /// A condition that would look for a clear value.
    #[error(
        "it selects events by the value of {field:?}, which `mask` hides: what passes would tell the value; \
         take {field:?} out of `mask`, or the condition out of the plugin's settings (`exists` is allowed)"
    )]
    Condition {
        /// The field.
        field: String,
    },
    /// A number.
    #[error(
        "`mask` names {field:?}, which is a number, and a pseudonym is text; leave it out of `fields` to \
         hide it, or out of `mask`"
    )]
    Number {
        /// The field.
        field: String,
    },
}

impl FieldAccess {
    /// Whether everything is seen, in clear.
    pub fn is_open(&self) -> bool {
        self.granted.is_all() && self.masked.is_empty()
    }

    /// Whether a field may be seen, in clear or masked.
    pub fn grants(&self, field: &str) -> bool {
        self.granted.matches(field)
    }

    /// Whether a field is seen as pseudonyms.
    pub fn masks(&self, field: &str) -> bool {
        self.masked.matches(field)
    }

    /// How a field is seen, and what it is called then: of several names, those that are granted. Of a plugin
    /// with any mask, every field is seen through it.
    pub fn view<'f>(&self, field: &'f str) -> (View, Cow<'f, str>) {
        let granted = |name: &&str| self.grants(name);
        let name = match alternatives(field).all(|name| self.grants(name)) {
            true => Cow::Borrowed(field),
            false => {
                let names: Vec<&str> = alternatives(field).filter(granted).collect();
                if names.is_empty() {
                    return (View::Nothing, Cow::Borrowed(field));
                }
                Cow::Owned(names.join(ALTERNATIVES.encode_utf8(&mut [0; 4])))
            }
        };
        match self.masked.is_empty() {
            true => (View::Clear, name),
            false => (View::Masked(Arc::clone(&self.masked)), name),
        }
    }

    /// Whether a plugin can be served this way.
    pub fn check(&self, descriptor: &Descriptor) -> Result<(), AccessError> {
        let exact = self.masked.iter().filter_map(|pattern| match pattern {
            FieldPattern::Exact(name) => Some(name.as_str()),
            FieldPattern::All | FieldPattern::Below(_) => None,
        });
        let named = descriptor.fields.iter().flat_map(|name| alternatives(name));
        let named = named.filter(|name| self.shows_masked(name));
        if let Some(field) = exact.chain(named).find(|name| is_number(name)) {
            return Err(AccessError::Number { field: field.to_owned() });
        }
        let conditions = descriptor.subscriptions.iter().flat_map(|subscription| &subscription.conditions);
        let clear = |test: &Test| *test != Test::Exists;
        // A negated one that looks for a clear value excludes nothing, and tells nothing.
        match conditions
            .filter(|condition| !condition.negated)
            .filter(|condition| alternatives(&condition.field).any(|name| self.shows_masked(name)))
            .find(|condition| condition.any_of.iter().any(clear))
        {
            Some(condition) => Err(AccessError::Condition { field: condition.field.clone() }),
            None => Ok(()),
        }
    }

    /// Of the fields that a plugin names, those that it is not granted.
    pub fn not_granted<'a>(&self, descriptor: &'a Descriptor) -> Vec<&'a str> {
        fields_of(descriptor).into_iter().filter(|field| !self.grants(field)).collect()
    }

    /// Of the fields that a plugin names and is granted, those that it sees as pseudonyms.
    pub fn seen_masked<'a>(&self, descriptor: &'a Descriptor) -> Vec<&'a str> {
        fields_of(descriptor).into_iter().filter(|field| self.shows_masked(field)).collect()
    }

    /// A digest of what is granted and masked; none where everything is seen, in clear.
    pub fn digest(&self) -> Option<blake3::Hash> {
        if self.is_open() {
            return None;
        }
        let mut hash = blake3::Hasher::new();
        for (name, patterns) in [("granted", &self.granted), ("masked", &*self.masked)] {
            hash.update(name.as_bytes());
            for pattern in patterns.iter() {
                hash.update(b"\n");
                hash.update(pattern.to_string().as_bytes());
            }
            hash.update(b"\0");
        }
        Some(hash.finalize())
    }

    fn shows_masked(&self, field: &str) -> bool {
        self.grants(field) && self.masks(field)
    }
}

/// Every field that a descriptor names: to read, in a condition, in a partition; sorted, each once, and each of
/// several names by itself.
pub fn fields_of(descriptor: &Descriptor) -> Vec<&str> {
    let mut fields: Vec<&str> = descriptor.names().flat_map(alternatives).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// Whether ECS says that a field is a number. Others may hold one; it travels as text.
fn is_number(name: &str) -> bool {
    let known = |id: &FieldId| matches!(Kind::of(*id), Kind::Integers | Kind::Decimals);
    FieldTable::ecs(name).is_some_and(|id| known(&id))
}
