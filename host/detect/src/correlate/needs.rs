//! What has to be known of an event before any plugin is asked, by what kind of event it is.
//!
//! Most subscriptions are of one kind of event: some field's value tells it (a Windows event's channel and id). Once
//! these values are known, the conditions of all other subscriptions need not be looked at, and so the fields that
//! only they test need not be made. It knows no batch; it is made once a plan.

use std::sync::Arc;

use bartizan_model::{FieldId, FieldTable};
use hashbrown::{HashMap, HashSet};

use super::Detector;
use crate::{
    access::{FieldAccess, View},
    descriptor::{Condition, Descriptor, Partition, Subscription, alternatives},
};

/// A plugin with at least so many subscriptions is taken to be shown few of the events that its conditions look at: what
/// it reads is made of those only.
const MIN_MANY_SUBSCRIPTIONS: usize = 16;

/// What plugins need; see the module.
#[derive(Clone, Debug)]
pub struct Needs {
    /// Conditions on fields that tell an event's kind.
    conditions: Vec<(FieldId, Condition)>,
    /// Subscriptions that ask for the same kinds.
    groups: Vec<Group>,
}

#[derive(Clone, Debug)]
struct Group {
    /// All must hold.
    conditions: Vec<usize>,
    /// What is tested then, read, or partitioned by.
    fields: HashSet<Arc<[FieldId]>>,
}

/// Whether a plugin is shown few of the events that its conditions look at.
pub(super) fn is_shown_few(descriptor: &Descriptor) -> bool {
    descriptor.subscriptions.len() >= MIN_MANY_SUBSCRIPTIONS
}

impl Detector {
    /// What plugins need, where the values of the fields `telling` are known beforehand; none where all of an event
    /// may matter.
    pub fn needs(&mut self, telling: &[FieldId]) -> Option<Needs> {
        self.slots.needed()?;
        self.telling = telling.to_vec();
        let mut building = Building::of(&self.fields, telling);
        for loaded in &self.plugins {
            building.add(loaded.plugin.descriptor(), &loaded.plugin.access());
        }
        Some(building.needs)
    }

    /// Whether a field, which may have several names, is one whose values were said to be known beforehand.
    pub(super) fn tells_kind(&self, name: &str) -> bool {
        let first = alternatives(name).next().and_then(|name| self.fields.find(name));
        first.is_some_and(|first| self.telling.contains(&first))
    }
}

impl Needs {
    /// The fields that have to be made of an event which has these values, each the only one of its field. Of a field that
    /// has several names, best first, the first that the event has will do.
    pub fn of_kind(&self, kind: &[(FieldId, &str)]) -> Vec<Arc<[FieldId]>> {
        let holds = |(field, condition): &(FieldId, Condition)| {
            kind.iter().find(|(known, _)| known == field).is_none_or(|(_, value)| condition.holds(value))
        };
        let holds: Vec<bool> = self.conditions.iter().map(holds).collect();
        let all_hold = |group: &&Group| group.conditions.iter().all(|at| holds.get(*at) == Some(&true));
        // What tells the kind is made whatever comes of it: an event that seems to lack it passes what excludes it.
        let mut fields: HashSet<Arc<[FieldId]>> =
            self.conditions.iter().map(|(field, _)| Arc::from([*field])).collect();
        for group in self.groups.iter().filter(all_hold) {
            fields.extend(group.fields.iter().cloned());
        }
        fields.into_iter().collect()
    }
}

struct Building<'b> {
    fields: &'b FieldTable,
    telling: &'b [FieldId],
    needs: Needs,
    known: HashMap<(FieldId, Condition), usize>,
    groups: HashMap<Vec<usize>, usize>,
    names: HashMap<String, Arc<[FieldId]>>,
}

impl<'b> Building<'b> {
    fn of(fields: &'b FieldTable, telling: &'b [FieldId]) -> Building<'b> {
        let needs = Needs { conditions: vec![], groups: vec![] };
        let (known, groups, names) = Default::default();
        Building { fields, telling, needs, known, groups, names }
    }

    fn add(&mut self, descriptor: &Descriptor, access: &FieldAccess) {
        // What a plugin reads of everything that it is shown, unless that is made afterwards.
        let read = if is_shown_few(descriptor) { &[][..] } else { &descriptor.fields };
        let read: Vec<_> = read.iter().map(|name| self.ids(name, access)).collect();
        for subscription in &descriptor.subscriptions {
            self.add_subscription(subscription, &read, access);
        }
    }

    fn add_subscription(
        &mut self,
        subscription: &Subscription,
        read: &[Arc<[FieldId]>],
        access: &FieldAccess,
    ) {
        let (mut telling, mut tested) = (vec![], vec![]);
        for condition in &subscription.conditions {
            let ids = self.ids(&condition.field, access);
            // Of several names, the first that an event has is the field; those that tell, it has.
            if let Some(first) = ids.first().filter(|first| self.telling.contains(first)) {
                telling.push(self.number(*first, condition));
            }
            tested.push(ids);
        }
        if let Partition::By(names) = &subscription.partition {
            tested.extend(names.iter().map(|name| self.ids(name, access)));
        }
        telling.sort_unstable();
        telling.dedup();
        let group = match self.groups.get(&telling) {
            Some(group) => *group,
            None => {
                self.groups.insert(telling.clone(), self.needs.groups.len());
                self.needs.groups.push(Group { conditions: telling, fields: HashSet::new() });
                self.needs.groups.len() - 1
            }
        };
        if let Some(group) = self.needs.groups.get_mut(group) {
            group.fields.extend(tested.iter().chain(read).cloned());
        }
    }

    fn number(&mut self, field: FieldId, condition: &Condition) -> usize {
        // The same words are about another field where fewer names are granted.
        let condition = (field, condition.clone());
        if let Some(number) = self.known.get(&condition) {
            return *number;
        }
        self.known.insert(condition.clone(), self.needs.conditions.len());
        self.needs.conditions.push(condition);
        self.needs.conditions.len() - 1
    }

    /// The fields that a name stands for, best first, as far as they may be seen.
    fn ids(&mut self, name: &str, access: &FieldAccess) -> Arc<[FieldId]> {
        let (view, name) = access.view(name);
        if view == View::Nothing {
            return Arc::default();
        }
        if let Some(ids) = self.names.get(&*name) {
            return Arc::clone(ids);
        }
        let ids: Arc<[FieldId]> = alternatives(&name).filter_map(|name| self.fields.find(name)).collect();
        self.names.insert(name.into_owned(), Arc::clone(&ids));
        ids
    }
}

impl Condition {
    /// Whether it holds for a field with this one value: what the index finds out for all conditions at once.
    fn holds(&self, value: &str) -> bool {
        self.any_of.iter().any(|test| test.holds(value)) != self.negated
    }
}
