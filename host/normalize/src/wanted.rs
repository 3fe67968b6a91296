//! Which fields somebody will look at, so that the others need not be made.
//!
//! A set of fields is turned into all that has to be known to make exactly those: the fields themselves, the
//! fields on which they depend (the table [`DEPENDS_ON`]), and every name under which a record may bring a value
//! that one of them is made of. What a parser skips for it may change nothing else: the event's time, how
//! much was understood, and the value of each wanted field are those of the whole event.

use bartizan_model::{FieldId, FieldTable, ecs};
use hashbrown::HashMap;

/// Fields that are set together with another, or only if another is not set: that other one must be made
/// wherever they are wanted.
const DEPENDS_ON: &[(FieldId, FieldId)] = &[
    // The action of a Winlogbeat record stands if the record has a category.
    (ecs::EVENT_ACTION, ecs::EVENT_CATEGORY),
    // Parts of paths.
    (ecs::FILE_NAME, ecs::FILE_PATH),
    (ecs::FILE_DIRECTORY, ecs::FILE_PATH),
    (ecs::FILE_EXTENSION, ecs::FILE_PATH),
    (ecs::PROCESS_NAME, ecs::PROCESS_EXECUTABLE),
    (ecs::PROCESS_PARENT_NAME, ecs::PROCESS_PARENT_EXECUTABLE),
    (ecs::DLL_NAME, ecs::DLL_PATH),
    (ecs::PROCESS_ARGS_COUNT, ecs::PROCESS_ARGS),
    // Parts of accounts. Whose id `user.id` is depends on whether the event's data name a user.
    (ecs::USER_ID, ecs::USER_NAME),
    (ecs::USER_DOMAIN, ecs::USER_NAME),
    (ecs::USER_EFFECTIVE_DOMAIN, ecs::USER_EFFECTIVE_NAME),
    (ecs::USER_TARGET_DOMAIN, ecs::USER_TARGET_NAME),
    (ecs::USER_CHANGES_DOMAIN, ecs::USER_CHANGES_NAME),
    // What becomes a pivot when it is set.
    (ecs::RELATED_USER, ecs::USER_NAME),
    (ecs::RELATED_USER, ecs::USER_EFFECTIVE_NAME),
    (ecs::RELATED_USER, ecs::USER_TARGET_NAME),
    (ecs::RELATED_USER, ecs::USER_CHANGES_NAME),
    (ecs::RELATED_IP, ecs::SOURCE_IP),
    (ecs::RELATED_IP, ecs::DESTINATION_IP),
    (ecs::RELATED_HOSTS, ecs::DNS_QUESTION_NAME),
];

/// A set of fields for [`Normalizer::normalize_wanted`], made by [`Normalizer::wanted`]; good for that
/// normalizer only, whose numbers of names it knows.
///
/// [`Normalizer::normalize_wanted`]: crate::Normalizer::normalize_wanted
/// [`Normalizer::wanted`]: crate::Normalizer::wanted
#[derive(Clone, Debug)]
pub struct WantedFields {
    /// A bit for each field that is to be made.
    made: Vec<u64>,
    names: HashMap<Box<str>, Name>,
}

/// What a name in a record leads to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name {
    /// The field of this very name, if its value is of use.
    pub(crate) field: Option<FieldId>,
    /// Whether longer names that begin with this one and a dot are of use.
    pub(crate) is_prefix: bool,
}

impl WantedFields {
    /// The set of `wanted`, and of what they are made of; `native` are the fields that products read.
    pub(crate) fn new(
        fields: &FieldTable,
        wanted: impl IntoIterator<Item = FieldId>,
        native: impl IntoIterator<Item = FieldId>,
    ) -> WantedFields {
        let mut made = WantedFields { made: Vec::new(), names: HashMap::new() };
        let mut open: Vec<FieldId> = wanted.into_iter().collect();
        while let Some(field) = open.pop() {
            if made.add(field) {
                made.add_name(fields, field);
                open.extend(DEPENDS_ON.iter().filter(|(of, _)| *of == field).map(|(_, on)| *on));
            }
        }
        native.into_iter().for_each(|field| made.add_name(fields, field));
        made
    }

    /// Whether a field is to be made.
    #[inline]
    pub(crate) fn has(&self, field: FieldId) -> bool {
        let index = field.index();
        self.made.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    /// What a name in a record leads to; none where nothing at it or below it is of use.
    #[inline]
    pub(crate) fn name(&self, name: &str) -> Option<Name> {
        self.names.get(name).copied()
    }

    fn add(&mut self, field: FieldId) -> bool {
        let index = field.index();
        if self.made.len() <= index / 64 {
            self.made.resize(index / 64 + 1, 0);
        }
        match self.made.get_mut(index / 64) {
            Some(bits) => {
                let before = *bits;
                *bits |= 1 << (index % 64);
                *bits != before
            }
            None => false,
        }
    }

    fn add_name(&mut self, fields: &FieldTable, field: FieldId) {
        let name = fields.name(field);
        for (dot, _) in name.match_indices('.') {
            let prefix = name.get(..dot).unwrap_or_default();
            self.names.entry_ref(prefix).or_default().is_prefix = true;
        }
        self.names.entry(name).or_default().field = Some(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_is_made_of_is_made_too() {
        let fields = FieldTable::new();
        let own = fields.intern("winlog.event_data..x").unwrap();
        let wanted = WantedFields::new(&fields, [ecs::RELATED_IP, own], []);
        assert!(wanted.has(ecs::RELATED_IP) && wanted.has(ecs::SOURCE_IP) && wanted.has(own));
        assert!(!wanted.has(ecs::USER_NAME) && !wanted.has(FieldId::from_index(1 << 20)));
        assert!(wanted.name("winlog").is_some_and(|name| name.is_prefix && name.field.is_none()));
        assert!(wanted.name("winlog.event_data.").is_some_and(|name| name.is_prefix));
        assert_eq!(wanted.name("winlog.event_data..x").and_then(|name| name.field), Some(own));
        assert!(wanted.name("user").is_none());
    }
}
