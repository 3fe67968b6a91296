//! What all plugins together ask of a batch: one index of conditions, and each plugin's routes through it.
//!
//! A plan takes long to make where there are many rules (patterns are compiled), so it can be made beside the
//! main path, from an [`Outline`], and put in place between two batches.

use std::sync::Arc;

use bartizan_model::{FieldId, FieldTable};
use hashbrown::HashMap;

use super::{
    AddError, Settings,
    routing::{Route, Target},
    standing::HOST_NAME,
};
use crate::{
    access::{FieldAccess, View},
    columns::Slots,
    descriptor::{Condition, DescriptorError, MAX_ALTERNATIVES, Partition, alternatives},
    filter::{Asked, ConditionId, Index},
    plugin::{Instance, Plugin},
};

/// The plan; see the module.
pub(super) struct Plan {
    pub(super) index: Index,
    /// In the plugins' order.
    pub(super) parts: Vec<Part>,
}

/// What one plugin asks.
#[derive(Default)]
pub(super) struct Part {
    pub(super) routes: Vec<Route>,
    /// By route: the condition that it is best asked first; none where it has none that must hold. Beside the routes,
    /// so that asking thousands of them is one walk through little memory.
    pub(super) firsts: Vec<Option<ConditionId>>,
    pub(super) field_ids: Vec<FieldId>,
    /// How each is seen.
    views: Vec<View>,
    /// The slot of each field that the plugin reads; empty until placed.
    pub(super) fields: Arc<[u32]>,
}

impl Plan {
    pub(super) fn of(plugins: &[Arc<dyn Plugin>], fields: &FieldTable) -> Result<Plan, AddError> {
        let mut plan = Plan { index: Index::default(), parts: vec![] };
        for plugin in plugins {
            let name = &plugin.identity().name;
            if name == HOST_NAME {
                return Err(AddError::Reserved(name.clone()));
            }
            let refused = |error| AddError::Descriptor { plugin: name.clone(), error };
            let part = part_of(&**plugin, fields, &mut plan.index).map_err(refused)?;
            plan.parts.push(part);
        }
        plan.put_rarest_first();
        let names = || plugins.iter().map(|plugin| plugin.identity().name.as_str());
        if let Some(twice) =
            names().enumerate().find(|(at, name)| names().take(*at).any(|other| other == *name))
        {
            return Err(AddError::Twice(twice.1.to_owned()));
        }
        plan.index.compile().map_err(|error| AddError::Conditions {
            plugin: names().next_back().unwrap_or_default().to_owned(),
            error,
        })?;
        Ok(plan)
    }

    /// Has every route ask first what it shares with the fewest others.
    fn put_rarest_first(&mut self) {
        let routes = || self.parts.iter().flat_map(|part| &part.routes);
        let mut times: HashMap<ConditionId, u32> = HashMap::new();
        for condition in routes().flat_map(|route| &route.asked.holds) {
            *times.entry(*condition).or_default() += 1;
        }
        for route in self.parts.iter_mut().flat_map(|part| &mut part.routes) {
            route.asked.rarest_first(|condition| times.get(&condition).copied().unwrap_or_default());
        }
        for part in &mut self.parts {
            part.firsts = part.routes.iter().map(|route| route.asked.holds.first().copied()).collect();
        }
    }

    /// Gives every field its slot.
    pub(super) fn place(&mut self, slots: &mut Slots, names: &Arc<FieldTable>) {
        let mut slot_of = |view: &View, field| slots.add_seen(view, field, names);
        self.index.place(&mut slot_of);
        for part in &mut self.parts {
            let fields = part.views.iter().zip(&part.field_ids);
            part.fields = fields.map(|(view, field)| slot_of(view, *field)).collect();
            part.routes.iter_mut().for_each(|route| route.place(&mut slot_of));
        }
    }
}

fn part_of(plugin: &dyn Plugin, fields: &FieldTable, index: &mut Index) -> Result<Part, DescriptorError> {
    let (descriptor, access) = (plugin.descriptor(), plugin.access());
    descriptor.check()?;
    let read = descriptor.fields.iter().map(|name| seen(name, &access, fields));
    let (views, field_ids) = read.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    let mut routes = vec![];
    for subscription in &descriptor.subscriptions {
        let mut asked = Asked::default();
        for condition in &subscription.conditions {
            let (view, name) = access.view(&condition.field);
            let id = field_id(&name, fields)?;
            let condition = Condition { field: name.into_owned(), ..condition.clone() };
            let negated = condition.negated;
            let id = index.add(condition, &view, id);
            if negated { &mut asked.fails } else { &mut asked.holds }.push(id);
        }
        let target = match &subscription.partition {
            Partition::Stateless => Target::Anywhere,
            Partition::Global => Target::One,
            Partition::By(names) => {
                let fields =
                    names.iter().map(|name| seen(name, &access, fields)).collect::<Result<_, _>>()?;
                Target::Keyed { fields, slots: vec![] }
            }
        };
        index.ask(&asked);
        routes.push(Route { holds: asked.holds.clone(), asked, target });
    }
    Ok(Part { routes, firsts: vec![], field_ids, views, fields: Arc::default() })
}

fn seen(name: &str, access: &FieldAccess, fields: &FieldTable) -> Result<(View, FieldId), DescriptorError> {
    let (view, name) = access.view(name);
    Ok((view, field_id(&name, fields)?))
}

/// The number of a name, be it of one field or of several in their order.
fn field_id(name: &str, fields: &FieldTable) -> Result<FieldId, DescriptorError> {
    let names = || alternatives(name);
    let known = names().count() <= MAX_ALTERNATIVES
        && names().all(|name| !name.is_empty() && fields.intern(name).is_some());
    let id = if known { fields.intern(name) } else { None };
    id.ok_or_else(|| DescriptorError::BadField(name.to_owned()))
}

/// The plugins as they are, from which a change is prepared beside the main path.
pub struct Outline {
    pub(super) settings: Settings,
    pub(super) plugins: Vec<Arc<dyn Plugin>>,
    /// By plugin: shards that have an instance.
    pub(super) live: Vec<usize>,
    pub(super) fields: Arc<FieldTable>,
    /// Number of the plan that it is of.
    pub(super) plan: u64,
}

/// A change of the plugins, ready to be put in place between two batches.
pub struct Prepared {
    pub(super) plan: Plan,
    pub(super) name: String,
    /// The new version; none: the plugin goes.
    pub(super) plugin: Option<Arc<dyn Plugin>>,
    /// Instances made in advance.
    pub(super) spare: Vec<Box<dyn Instance>>,
    pub(super) based_on: u64,
}

impl Outline {
    /// Prepares a plugin's coming: instead of the one of its name, or beside the others.
    ///
    /// # Errors
    ///
    /// Where the plugins together cannot be served, or the new one gives no instance.
    pub fn with(&self, plugin: &Arc<dyn Plugin>) -> Result<Prepared, AddError> {
        let name = plugin.identity().name.clone();
        let mut plugins = self.plugins.clone();
        let at = plugins.iter().position(|known| known.identity().name == name);
        match at.and_then(|at| plugins.get_mut(at)) {
            Some(known) => *known = Arc::clone(plugin),
            None => plugins.push(Arc::clone(plugin)),
        }
        let plan = Plan::of(&plugins, &self.fields)?;
        let live = at.and_then(|at| self.live.get(at)).copied().unwrap_or(0);
        let spare = (0..live).map(|_| plugin.instantiate()).collect::<Result<_, _>>();
        let spare = spare.map_err(|fault| AddError::Instance { plugin: name.clone(), fault })?;
        Ok(Prepared { plan, name, plugin: Some(Arc::clone(plugin)), spare, based_on: self.plan })
    }

    /// Prepares a plugin's going.
    ///
    /// # Errors
    ///
    /// Where there is no such plugin.
    pub fn without(&self, name: &str) -> Result<Prepared, AddError> {
        let others = self.plugins.iter().filter(|plugin| plugin.identity().name != name);
        let plugins: Vec<_> = others.cloned().collect();
        if plugins.len() == self.plugins.len() {
            return Err(AddError::Unknown(name.to_owned()));
        }
        let plan = Plan::of(&plugins, &self.fields)?;
        Ok(Prepared { plan, name: name.to_owned(), plugin: None, spare: vec![], based_on: self.plan })
    }
}
