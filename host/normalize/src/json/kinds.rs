//! Which fields are wanted of which kind of event, as a thread remembers it.
//!
//! It knows nothing of what a kind is, beyond the values that tell it.

use bartizan_model::FieldId;
use hashbrown::{Equivalent, HashMap};

use crate::wanted::{FieldSet, FieldsOfKind};

/// Most kinds that are remembered; of further ones, all that is wanted is made.
const MAX_KINDS: usize = 512;

/// The values that tell one event's kind, with their fields. They are those of the event, whatever else it has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Telling<'l> {
    /// As the record has them.
    pub(crate) told: [(FieldId, &'l str); 2],
    /// What follows from them.
    pub(crate) following: Option<[(FieldId, &'static str); 2]>,
}

impl<'l> Telling<'l> {
    fn all(&self) -> Vec<(FieldId, &'l str)> {
        self.told.iter().chain(self.following.iter().flatten()).copied().collect()
    }
}

/// The same, kept.
#[derive(PartialEq, Eq, Hash, Debug)]
struct Kept {
    told: [(FieldId, Box<str>); 2],
    following: Option<[(FieldId, &'static str); 2]>,
}

impl Equivalent<Kept> for Telling<'_> {
    fn equivalent(&self, kept: &Kept) -> bool {
        let mut told = self.told.iter().zip(&kept.told);
        told.all(|((field, value), (kept, known))| field == kept && *value == &**known)
            && self.following == kept.following
    }
}

/// What is wanted, by kind, of the last set that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    /// Number of the set.
    of: u64,
    known: HashMap<Kept, FieldSet>,
}

impl Kinds {
    /// The fields to make of an event of a kind; none where too many kinds are known already.
    pub(crate) fn made(&mut self, set: u64, kind: Telling<'_>, of_kind: &FieldsOfKind) -> Option<&FieldSet> {
        if self.of != set {
            self.known.clear();
            self.of = set;
        }
        if !self.known.contains_key(&kind) {
            if self.known.len() >= MAX_KINDS {
                return None;
            }
            let told = kind.told.map(|(field, value)| (field, value.into()));
            let made = FieldSet::of_names(&of_kind(&kind.all()));
            self.known.insert(Kept { told, following: kind.following }, made);
        }
        self.known.get(&kind)
    }
}
