//! Grouping: joins a finding to the open incident that it shares entities with, or begins another.
//!
//! What others do, and what was taken from it. Panther joins alerts by a string that the rule builds: here,
//! the same rule about the same key (a repetition) always joins. Microsoft Sentinel groups one rule's alerts by entities
//! within at most 7 days, 150 alerts an incident, and begins a new incident beyond: here the same limits,
//! but across rules, since an attack is many rules' business. Elastic leaves joining to people and to
//! suppression by fields. None of them guards against the proxy address that everything shares; here
//!
//! - kinds of entities have strengths, so that one account joins and one busy host does not;
//! - the fields of a kind count once: a host's name and its address are one piece of evidence, not two;
//! - values on the `never` list join nothing;
//! - an entity met with too many others (the *crowd*) is common, and joins nothing while it is;
//! - incidents have a longest span and a largest size; what comes after begins a new one that names them.
//!
//! A finding that could join several incidents joins the one with which it shares most, and of these the
//! oldest; incidents are never merged, since a link to a merged one would lie. Closed incidents take nothing: a
//! new one says which closed one it resembles.
//!
//! Everything is a function of the findings in their order and of their event times: how they were cut into
//! batches, and a restart in between, change nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use bartizan_model::{Classification, Finding, FindingId, Incident, IncidentId, Status, Timestamp};
use hashbrown::{HashMap, HashSet};

use crate::{
    entity::{Entity, entities},
    policy::{Policy, Ruling},
};

mod judgement;
mod merge;

pub use judgement::{Counters, Decision, Judgement, Member, Tracked};

/// Most incidents looked at for one entity, newest first.
const MAX_CANDIDATES: usize = 64;
/// Most findings looked at to tell whether an entity is common, newest first: an attacker who floods one
/// address with findings must not make each of them slower than the last.
const MAX_LINKS_SCANNED: usize = 512;

/// A finding as grouping sees it.
struct Link {
    finding: FindingId,
    time: Timestamp,
    /// Rule and key: what makes two findings a repetition.
    repetition: (Box<str>, Box<str>),
    /// Sorted.
    entities: Vec<Entity>,
    /// For each kind among them, a hash of all its entities: what the finding counts as in a crowd.
    groups: Vec<(u8, u64)>,
}

struct Held {
    incident: Incident,
    links: Vec<Link>,
    entities: BTreeSet<Entity>,
    /// When it was last joined, in joins.
    joined_at: u64,
}

/// What a finding and an incident share.
#[derive(Default)]
struct Shared {
    entities: Vec<Entity>,
    repetition: bool,
}

/// Where a finding goes.
enum Place {
    Join(IncidentId, Shared),
    Begin { continues: Option<IncidentId>, resembles: Option<IncidentId> },
}

/// The incidents that a finding may join.
pub struct Incidents {
    policy: Arc<Policy>,
    next: IncidentId,
    held: BTreeMap<IncidentId, Held>,
    by_entity: HashMap<Entity, BTreeSet<IncidentId>>,
    by_repetition: HashMap<(Box<str>, Box<str>), BTreeSet<IncidentId>>,
    by_finding: HashMap<FindingId, IncidentId>,
    by_join: BTreeMap<u64, IncidentId>,
    joins: u64,
    counters: Counters,
}

impl Incidents {
    /// No incidents yet; the first will be called `next`.
    pub fn new(policy: Arc<Policy>, next: IncidentId) -> Incidents {
        Incidents {
            policy,
            next,
            held: BTreeMap::new(),
            by_entity: HashMap::new(),
            by_repetition: HashMap::new(),
            by_finding: HashMap::new(),
            by_join: BTreeMap::new(),
            joins: 0,
            counters: Counters::default(),
        }
    }

    /// The incidents as a store knows them, the one joined longest ago first, closed ones with them; the
    /// next new one will be called `next`.
    pub fn restore(policy: Arc<Policy>, next: IncidentId, tracked: Vec<Tracked>) -> Incidents {
        let mut incidents = Incidents::new(policy, next);
        for Tracked { incident, members } in tracked {
            let id = incident.id;
            let held = Held { incident, links: Vec::new(), entities: BTreeSet::new(), joined_at: 0 };
            incidents.held.insert(id, held);
            for member in members {
                let link = incidents.link(member);
                incidents.attach(id, link);
            }
            incidents.let_go();
        }
        incidents.counters = Counters::default();
        incidents
    }

    /// Judges a finding: scores it, rules whether it is an incident, and joins it to one or begins one.
    pub fn judge(&mut self, finding: &Finding, classification: &Classification) -> Judgement {
        self.counters.judged += 1;
        let ruling = self.policy.rule(classification);
        let decision = if let Some(incident) = self.by_finding.get(&finding.id) {
            self.counters.duplicates += 1;
            Decision::Duplicate(*incident)
        } else if ruling.incident {
            self.place(finding, classification, &ruling)
        } else {
            self.counters.not_incidents += 1;
            Decision::NotAnIncident
        };
        Judgement { ruling, decision }
    }

    /// One of the incidents that are held.
    pub fn get(&self, id: IncidentId) -> Option<&Incident> {
        self.held.get(&id).map(|held| &held.incident)
    }

    /// Number of incidents held, closed ones among them.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether none is held.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// What the next new incident will be called.
    pub fn next_id(&self) -> IncidentId {
        self.next
    }

    /// What happened since the start.
    pub fn counters(&self) -> Counters {
        self.counters
    }

    fn place(&mut self, finding: &Finding, classification: &Classification, ruling: &Ruling) -> Decision {
        let link = self.link(Member::of(finding));
        match self.find(&link) {
            Place::Join(id, shared) => {
                let shared = self.describe(&shared);
                if let Some(held) = self.held.get_mut(&id) {
                    let known = held.links.iter().any(|other| other.repetition.0 == link.repetition.0);
                    merge::join(&mut held.incident, finding, classification, ruling, &shared, known);
                }
                self.counters.joined += 1;
                self.attach(id, link);
                match self.get(id) {
                    Some(incident) => Decision::Joined(incident.clone()),
                    // Not reached: `find` names held incidents only.
                    None => Decision::Duplicate(id),
                }
            }
            Place::Begin { continues, resembles } => {
                let id = self.next;
                self.next = IncidentId(id.0.saturating_add(1));
                let mut incident = merge::begin(id, finding, classification, ruling);
                if let Some(full) = continues {
                    self.counters.continued += 1;
                    incident.reasons.push(format!("continues {full}, which takes no more findings"));
                }
                if let Some(closed) = resembles {
                    self.counters.resembling += 1;
                    incident.resembles = Some(closed);
                    incident.reasons.push(format!("resembles {closed}, which is closed"));
                }
                let decision = Decision::Opened(incident.clone());
                let held = Held { incident, links: Vec::new(), entities: BTreeSet::new(), joined_at: 0 };
                self.held.insert(id, held);
                self.counters.opened += 1;
                self.attach(id, link);
                self.let_go();
                decision
            }
        }
    }

    fn link(&mut self, member: Member) -> Link {
        let (entities, left_out) = entities(&self.policy.grouping.kinds, &member.observables);
        self.counters.entities_left_out += left_out as u64;
        Link {
            finding: member.finding,
            time: member.time,
            repetition: (member.rule.into(), member.key.into()),
            groups: groups(&entities),
            entities,
        }
    }

    /// Where a finding goes: to the incident with which it shares most, of these the oldest.
    fn find(&mut self, link: &Link) -> Place {
        let mut best: Option<(u32, IncidentId, Shared)> = None;
        let (mut continues, mut resembles) = (None, None);
        for (id, shared) in self.sharing(link) {
            let strength = self.strength(&shared);
            let Some(held) = self.held.get(&id) else { continue };
            if strength < self.policy.grouping.join_at || !self.within_window(held, link.time) {
                continue;
            }
            if held.incident.status == Status::Closed {
                resembles = Some(id);
            } else if self.is_full(held, link) {
                continues = Some(id);
            } else if best.as_ref().is_none_or(|(most, _, _)| strength > *most) {
                best = Some((strength, id, shared));
            }
        }
        match best {
            Some((_, id, shared)) => Place::Join(id, shared),
            None => Place::Begin { continues, resembles },
        }
    }

    /// The incidents that share something with a finding, oldest first.
    fn sharing(&mut self, link: &Link) -> BTreeMap<IncidentId, Shared> {
        let mut sharing: BTreeMap<IncidentId, Shared> = BTreeMap::new();
        for entity in &link.entities {
            let Some(ids) = self.by_entity.get(entity) else { continue };
            if self.is_common(entity, ids, link.time) {
                self.counters.common_entities += 1;
                continue;
            }
            for id in ids.iter().rev().take(MAX_CANDIDATES) {
                sharing.entry(*id).or_default().entities.push(entity.clone());
            }
        }
        for id in self.by_repetition.get(&link.repetition).into_iter().flatten().rev().take(MAX_CANDIDATES) {
            sharing.entry(*id).or_default().repetition = true;
        }
        sharing
    }

    /// Whether findings near `time` met an entity with more of one crowd kind than the policy allows.
    fn is_common(&self, entity: &Entity, ids: &BTreeSet<IncidentId>, time: Timestamp) -> bool {
        let grouping = &self.policy.grouping;
        let window = grouping.window_seconds;
        let crowds = grouping.kinds.iter().zip(0_u8..).filter(|(kind, _)| kind.crowd).map(|(_, at)| at);
        let crowds: Vec<u8> = crowds.filter(|kind| *kind != entity.kind).collect();
        // What one finding lists of a kind counts once: a spraying attacker's victims are one occasion.
        let mut met: HashSet<(u8, u64)> = HashSet::new();
        let mut numbers: HashMap<u8, usize> = HashMap::new();
        let held = ids.iter().rev().take(MAX_CANDIDATES).filter_map(|id| self.held.get(id));
        for link in held.flat_map(|held| held.links.iter().rev()).take(MAX_LINKS_SCANNED) {
            if !near(link.time, time, window) || link.entities.binary_search(entity).is_err() {
                continue;
            }
            for group in link.groups.iter().filter(|(kind, _)| crowds.contains(kind)) {
                if met.insert(*group) {
                    let number = numbers.entry(group.0).or_default();
                    *number += 1;
                    if *number > grouping.common_after {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn strength(&self, shared: &Shared) -> u32 {
        let grouping = &self.policy.grouping;
        let mut kinds: Vec<u8> = shared.entities.iter().map(|entity| entity.kind).collect();
        // Sorted already, since a finding's entities are: each kind once.
        kinds.dedup();
        let kinds = kinds.iter().filter_map(|kind| grouping.kinds.get(usize::from(*kind)));
        let repetition = if shared.repetition { grouping.repetition } else { 0 };
        kinds.map(|kind| kind.strength).sum::<u32>() + repetition
    }

    fn within_window(&self, held: &Held, time: Timestamp) -> bool {
        let window = self.policy.grouping.window_seconds;
        let (first, last) = (held.incident.first_seen, held.incident.last_seen);
        first.plus_seconds(-window) <= time && time <= last.plus_seconds(window)
    }

    fn is_full(&self, held: &Held, link: &Link) -> bool {
        let grouping = &self.policy.grouping;
        let new = link.entities.iter().filter(|entity| !held.entities.contains(*entity)).count();
        held.links.len() >= grouping.max_findings
            || held.entities.len() + new > grouping.max_entities
            || !near(
                held.incident.first_seen.min(link.time),
                held.incident.last_seen.max(link.time),
                grouping.longest_seconds,
            )
    }

    /// Adds a finding to a held incident and to the indexes.
    fn attach(&mut self, id: IncidentId, link: Link) {
        let Some(held) = self.held.get_mut(&id) else { return };
        for entity in &link.entities {
            self.by_entity.entry(entity.clone()).or_default().insert(id);
            held.entities.insert(entity.clone());
        }
        self.by_repetition.entry(link.repetition.clone()).or_default().insert(id);
        self.by_finding.insert(link.finding.clone(), id);
        self.by_join.remove(&held.joined_at);
        self.joins += 1;
        held.joined_at = self.joins;
        self.by_join.insert(self.joins, id);
        held.links.push(link);
    }

    /// Lets go of the incident joined longest ago when there are too many.
    fn let_go(&mut self) {
        while self.held.len() > self.policy.grouping.max_incidents {
            let Some((_, id)) = self.by_join.pop_first() else { return };
            let Some(held) = self.held.remove(&id) else { continue };
            self.counters.let_go += 1;
            for entity in &held.entities {
                remove(&mut self.by_entity, entity, id);
            }
            for link in &held.links {
                remove(&mut self.by_repetition, &link.repetition, id);
                // A finding that came again may be in a later incident by now.
                if self.by_finding.get(&link.finding) == Some(&id) {
                    self.by_finding.remove(&link.finding);
                }
            }
        }
    }

    /// What is shared, as a person says it.
    fn describe(&self, shared: &Shared) -> Vec<String> {
        let kind = |entity: &Entity| {
            self.policy.grouping.kinds.get(usize::from(entity.kind)).map_or("", |kind| kind.name.as_str())
        };
        let mut said: Vec<_> =
            shared.entities.iter().map(|entity| format!("{} {}", kind(entity), entity.value)).collect();
        if shared.repetition {
            said.push("the same rule about the same key".into());
        }
        said
    }
}

fn groups(entities: &[Entity]) -> Vec<(u8, u64)> {
    let of_one_kind = entities.chunk_by(|a, b| a.kind == b.kind);
    let hashed = of_one_kind.filter_map(|group| {
        // Without a random key: a restart must count alike.
        let mut hash = DefaultHasher::new();
        group.hash(&mut hash);
        Some((group.first()?.kind, hash.finish()))
    });
    hashed.collect()
}

fn near(a: Timestamp, b: Timestamp, seconds: i64) -> bool {
    a.plus_seconds(-seconds) <= b && b <= a.plus_seconds(seconds)
}

fn remove<K: std::hash::Hash + Eq>(index: &mut HashMap<K, BTreeSet<IncidentId>>, key: &K, id: IncidentId) {
    if let Some(ids) = index.get_mut(key) {
        ids.remove(&id);
        if ids.is_empty() {
            index.remove(key);
        }
    }
}

#[cfg(test)]
mod tests;
