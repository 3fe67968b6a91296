//! Which fields somebody will look at, so that the others need not be made.
//!
//! A set of fields is turned into all that has to be known to make exactly those: the fields themselves, the
//! fields on which they depend (the table [`DEPENDS_ON`]), and every name under which a record may bring a value
//! that one of them is made of. What a parser skips for it may change nothing else: the event's time, how
//! much was understood, and the value of each wanted field are those of the whole event.
//!
//! Of most kinds of events (a Windows event's channel and id), nobody looks at most fields: where it is said which
//! ([`WantedFields::by_kind`]), the others are not made at first. Such an event is narrow; it is written
//! anew, in full, if somebody is to see it after all.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

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

/// The fields that are wanted of events of one kind, by the values of the telling fields that such events have: each
/// with its only value. See [`Normalizer::telling_fields`].
///
/// A field may have several names: of those, only the first that an event has is looked at.
///
/// [`Normalizer::telling_fields`]: crate::Normalizer::telling_fields
pub type FieldsOfKind = dyn Fn(&[(FieldId, &str)]) -> Vec<Arc<[FieldId]>> + Send + Sync;

/// A field that an event may lose again while it is made; that it has it means nothing before the end.
const MAY_GO: FieldId = ecs::EVENT_ACTION;

/// A set of fields for [`Normalizer::normalize_wanted`], made by [`Normalizer::wanted`]; good for that
/// normalizer only, whose numbers of names it knows.
///
/// [`Normalizer::normalize_wanted`]: crate::Normalizer::normalize_wanted
/// [`Normalizer::wanted`]: crate::Normalizer::wanted
#[derive(Clone)]
pub struct WantedFields {
    made: FieldSet,
    names: HashMap<Box<str>, Name>,
    /// What is wanted of which kind of event, where that is less.
    of_kind: Option<Arc<FieldsOfKind>>,
    /// Tells it from others in what a thread remembers.
    number: u64,
}

/// Some fields, and those on which they depend.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldSet {
    /// All of them.
    all: Bits,
    /// Those that are wanted only of an event that lacks others.
    spare: Bits,
    /// By spare field, rising: of each list, an event must have one that it is not wanted.
    better: Vec<(FieldId, Vec<Box<[FieldId]>>)>,
}

/// A bit for each field.
#[derive(Clone, Debug, Default)]
struct Bits(Vec<u64>);

/// The fields to make of one event, and all names under which a record may bring their values.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'w> {
    made: &'w FieldSet,
    names: &'w HashMap<Box<str>, Name>,
}

/// What a name in a record leads to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name {
    /// The field of this very name, if its value is of use.
    pub(crate) field: Option<FieldId>,
    /// Whether longer names that begin with this one and a dot are of use.
    pub(crate) is_prefix: bool,
}

/// Counts sets, so that no two of a process share a number.
static NUMBERS: AtomicU64 = AtomicU64::new(1);

impl WantedFields {
    /// The set of `wanted`, and of what they are made of; `native` are the fields that products read.
    pub(crate) fn new(
        fields: &FieldTable,
        wanted: impl IntoIterator<Item = FieldId>,
        native: impl IntoIterator<Item = FieldId>,
    ) -> WantedFields {
        let made = FieldSet::of(wanted);
        let mut names = HashMap::new();
        made.all.fields().chain(native).for_each(|field| add_name(&mut names, fields, field));
        let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
        WantedFields { made, names, of_kind: None, number }
    }

    /// The same set, of which events of some kinds get a part only, and are narrow: the fields that `of_kind` says.
    /// It must give the same for the same kind each time.
    #[must_use]
    pub fn by_kind(self, of_kind: Arc<FieldsOfKind>) -> WantedFields {
        WantedFields { of_kind: Some(of_kind), ..self }
    }

    /// What is wanted of an event of which nothing is known.
    pub(crate) fn whole(&self) -> Wanted<'_> {
        Wanted { made: &self.made, names: &self.names }
    }

    /// What is wanted of an event of a kind whose set is `made`.
    pub(crate) fn narrowed<'w>(&'w self, made: &'w FieldSet) -> Wanted<'w> {
        Wanted { made, names: &self.names }
    }

    /// What says how much is wanted of which kind; none: all of each.
    pub(crate) fn of_kind(&self) -> Option<&FieldsOfKind> {
        self.of_kind.as_deref()
    }

    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

impl std::fmt::Debug for WantedFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WantedFields").field("made", &self.made).finish_non_exhaustive()
    }
}

impl FieldSet {
    /// Some fields, and those on which they depend.
    pub(crate) fn of(wanted: impl IntoIterator<Item = FieldId>) -> FieldSet {
        let mut set = FieldSet::default();
        let mut open: Vec<FieldId> = wanted.into_iter().collect();
        while let Some(field) = open.pop() {
            if set.all.add(field) {
                open.extend(on_which(field));
            }
        }
        set
    }

    /// Fields that may have several names, best first: of an event that has a better one, a worse one is not wanted
    /// for it.
    pub(crate) fn of_names(wanted: &[Arc<[FieldId]>]) -> FieldSet {
        let all = || wanted.iter().flat_map(|names| names.iter().copied());
        let mut set = FieldSet::of(all());
        // Wanted by themselves, or by others.
        let firsts = wanted.iter().filter_map(|names| names.first().copied());
        let certain = FieldSet::of(firsts.chain(all().flat_map(on_which))).all;
        let mut better_than: BTreeMap<FieldId, Vec<Box<[FieldId]>>> = BTreeMap::new();
        for names in wanted {
            for (at, name) in names.iter().enumerate().filter(|(_, name)| !certain.has(**name)) {
                set.spare.add(*name);
                let better = names.iter().take(at).copied().filter(|better| *better != MAY_GO);
                better_than.entry(*name).or_default().push(better.collect());
            }
        }
        set.better = better_than.into_iter().collect();
        set
    }
}

/// The fields on which a field depends.
fn on_which(field: FieldId) -> impl Iterator<Item = FieldId> {
    DEPENDS_ON.iter().filter(move |(of, _)| *of == field).map(|(_, on)| *on)
}

impl Bits {
    #[inline(always)]
    fn has(&self, field: FieldId) -> bool {
        let index = field.index();
        self.0.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    fn add(&mut self, field: FieldId) -> bool {
        let index = field.index();
        if self.0.len() <= index / 64 {
            self.0.resize(index / 64 + 1, 0);
        }
        match self.0.get_mut(index / 64) {
            Some(bits) => {
                let before = *bits;
                *bits |= 1 << (index % 64);
                *bits != before
            }
            None => false,
        }
    }

    fn fields(&self) -> impl Iterator<Item = FieldId> {
        (0..self.0.len() * 64).map(FieldId::from_index).filter(|field| self.has(*field))
    }
}

impl Wanted<'_> {
    /// Whether a field is to be made of an event that has others so far, as `event_has` knows.
    #[inline(always)]
    pub(crate) fn has(self, field: FieldId, event_has: impl Fn(FieldId) -> bool) -> bool {
        self.made.all.has(field) && (!self.made.spare.has(field) || self.lacks_better(field, event_has))
    }

    #[inline(never)]
    fn lacks_better(self, field: FieldId, event_has: impl Fn(FieldId) -> bool) -> bool {
        let at = self.made.better.binary_search_by_key(&field, |(spare, _)| *spare).ok();
        let mut lists = at.and_then(|at| self.made.better.get(at)).into_iter().flat_map(|(_, lists)| lists);
        lists.any(|list| !list.iter().any(|better| event_has(*better)))
    }

    /// What a name in a record leads to; none where nothing at it or below it is of use for any kind of event.
    #[inline]
    pub(crate) fn name(self, name: &str) -> Option<Name> {
        self.names.get(name).copied()
    }
}

fn add_name(names: &mut HashMap<Box<str>, Name>, fields: &FieldTable, field: FieldId) {
    let name = fields.name(field);
    for (dot, _) in name.match_indices('.') {
        let prefix = name.get(..dot).unwrap_or_default();
        names.entry_ref(prefix).or_default().is_prefix = true;
    }
    names.entry(name).or_default().field = Some(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_is_made_of_is_made_too() {
        let fields = FieldTable::new();
        let own = fields.intern("winlog.event_data..x").unwrap();
        let set = WantedFields::new(&fields, [ecs::RELATED_IP, own], []);
        let wanted = set.whole();
        let has = |field| wanted.has(field, |_| false);
        assert!(has(ecs::RELATED_IP) && has(ecs::SOURCE_IP) && has(own));
        assert!(!has(ecs::USER_NAME) && !has(FieldId::from_index(1 << 20)));
        assert!(wanted.name("winlog").is_some_and(|name| name.is_prefix && name.field.is_none()));
        assert!(wanted.name("winlog.event_data.").is_some_and(|name| name.is_prefix));
        assert_eq!(wanted.name("winlog.event_data..x").and_then(|name| name.field), Some(own));
        assert!(wanted.name("user").is_none());
    }

    #[test]
    fn of_several_names_the_worse_are_wanted_only_without_the_better() {
        let fields = FieldTable::new();
        let (image, user) = (fields.intern("Image").unwrap(), fields.intern("User").unwrap());
        let names = |names: &[FieldId]| Arc::from(names);
        let set = FieldSet::of_names(&[
            names(&[image, ecs::PROCESS_EXECUTABLE]),
            names(&[user, ecs::PROCESS_EXECUTABLE]),
            names(&[user, ecs::SOURCE_IP]),
            names(&[image, ecs::RELATED_IP]),
        ]);
        let all = WantedFields::new(&fields, [], []);
        let has = |field, event: &[FieldId]| all.narrowed(&set).has(field, |field| event.contains(&field));
        assert!(has(image, &[]) && has(image, &[image]));
        assert!(has(ecs::PROCESS_EXECUTABLE, &[image]), "for want of a user");
        assert!(!has(ecs::PROCESS_EXECUTABLE, &[image, user]));
        assert!(has(ecs::RELATED_IP, &[]) && !has(ecs::RELATED_IP, &[image]));
        assert!(has(ecs::SOURCE_IP, &[image, user]), "`related.ip` may be made of it");
    }
}
