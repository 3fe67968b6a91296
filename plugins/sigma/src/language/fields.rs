//! Names of fields, each kept once.
//! Must not know: what fields are for.

use hashbrown::HashMap;

use super::model::FieldIndex;

/// Names in the order in which they were first seen.
#[derive(Debug, Default)]
pub struct Fields {
    names: Vec<String>,
    indices: HashMap<String, FieldIndex>,
}

impl Fields {
    /// The index of a name, which is given one if it has none.
    pub fn index(&mut self, name: &str) -> FieldIndex {
        if let Some(index) = self.indices.get(name) {
            return *index;
        }
        let index = FieldIndex(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(name.to_owned());
        self.indices.insert(name.to_owned(), index);
        index
    }

    /// All names.
    pub fn into_names(self) -> Vec<String> {
        self.names
    }
}
