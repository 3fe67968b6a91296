//! The rules that are simulated: native ones, behind the same traits as sandboxed ones. What they find depends
//! on all that they saw, so that a row lost, doubled or out of order shows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use bartizan_detect::{
    correlate::HOST_NAME,
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{PluginRef, Severity, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    faults::{Call, Faults},
    world::{LOOKBACK_SECONDS, SECOND},
};

/// Failures of a user within so long are a burst.
const WINDOW: i64 = 30 * SECOND;
/// A user who is silent for so long is reported.
const SILENCE: i64 = 40 * SECOND;

/// What a plugin does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// Remembers every row of every user for ever.
    Tally,
    /// Windows and timers; what it remembers follows from the lookback.
    Window,
    /// One instance for all; its findings are named after everything that it ever saw, in order.
    Chain,
    /// Remembers nothing; two subscriptions.
    Each,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Tally, Kind::Window, Kind::Chain, Kind::Each];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Tally => "tally",
            Kind::Window => "window",
            Kind::Chain => "chain",
            Kind::Each => "each",
        }
    }

    pub fn of(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One version of a plugin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Version {
    pub kind: Kind,
    pub number: u32,
    pub schema: u32,
}

/// A version, to be loaded.
pub struct Rules {
    identity: PluginRef,
    descriptor: Arc<Descriptor>,
    version: Version,
    faults: Arc<Faults>,
}

impl Rules {
    /// `digests`: whether each version has a digest of its own, as a rebuilt component has.
    pub fn plugin(version: Version, digests: bool, faults: &Arc<Faults>) -> Arc<dyn Plugin> {
        let name = version.kind.name().to_owned();
        assert_ne!(name, HOST_NAME);
        let digest = if digests { format!("{name}-{}", version.number) } else { name.clone() };
        Arc::new(Rules {
            identity: PluginRef { name, version: version.number.to_string(), digest },
            descriptor: Arc::new(descriptor(version)),
            version,
            faults: Arc::clone(faults),
        })
    }
}

fn descriptor(version: Version) -> Descriptor {
    let action = |names: &[&str]| Condition {
        field: "event.action".into(),
        any_of: names.iter().map(|name| Test::Equals((*name).into())).collect(),
        negated: false,
    };
    let user = || Condition { field: "user.name".into(), any_of: vec![Test::Exists], negated: false };
    let by_user = || Partition::By(vec!["user.name".into()]);
    let to = |conditions, partition| Subscription { conditions, partition, rules: vec![] };
    let (rules, subscriptions, timers) = match version.kind {
        Kind::Tally => (vec!["third"], vec![to(vec![action(&["login", "failure"])], by_user())], false),
        Kind::Window => (vec!["burst", "silent"], vec![to(vec![user()], by_user())], true),
        Kind::Chain => (vec!["after-failures"], vec![to(vec![user()], Partition::Global)], false),
        Kind::Each => {
            let anywhere = to(vec![action(&["failure"])], Partition::Stateless);
            (vec!["row"], vec![anywhere, to(vec![action(&["login"])], by_user())], false)
        }
    };
    Descriptor {
        rules: rules.into_iter().map(rule).collect(),
        fields: vec!["user.name".into(), "event.action".into()],
        subscriptions,
        timers,
        lookback_seconds: LOOKBACK_SECONDS,
        state_schema: version.schema,
        tables: vec![],
        remarks: vec![],
    }
}

fn rule(id: &str) -> Rule {
    Rule {
        id: id.into(),
        version: "1".into(),
        title: id.into(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 50,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    }
}

impl Plugin for Rules {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        self.faults.call(self.version.kind, Call::Instantiate)?;
        Ok(Box::new(Running {
            version: self.version,
            faults: Arc::clone(&self.faults),
            state: State::default(),
            before: None,
            restored: false,
        }))
    }
}

/// What a plugin remembers; each kind uses its part.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct State {
    rows: BTreeMap<String, Vec<u64>>,
    failures: BTreeMap<String, BTreeSet<(i64, u64)>>,
    last: BTreeMap<String, (i64, u64)>,
    chain: Vec<u64>,
    in_a_row: u32,
}

impl State {
    /// What a snapshot holds. The second schema is written otherwise.
    pub fn decode(schema: u32, bytes: &[u8]) -> Option<State> {
        match schema {
            1 => serde_json::from_slice(bytes).ok(),
            _ => serde_json::from_slice::<(u32, State)>(bytes)
                .ok()
                .filter(|(own, _)| *own == schema)
                .map(|it| it.1),
        }
    }

    fn encode(&self, schema: u32) -> Vec<u8> {
        match schema {
            1 => serde_json::to_vec(self).unwrap(),
            _ => serde_json::to_vec(&(schema, self)).unwrap(),
        }
    }

    fn judge(&mut self, kind: Kind, row: &Row<'_>, found: &mut Vec<RawFinding>) {
        let finding = |rule, key: String, events| RawFinding {
            rule,
            key,
            time: Timestamp(row.time),
            events,
            at: Some(row.number),
            ..RawFinding::default()
        };
        match kind {
            Kind::Tally => {
                let rows = self.rows.entry(row.user.to_owned()).or_default();
                rows.push(row.number);
                if rows.len().is_multiple_of(3) {
                    found.push(finding(0, row.user.to_owned(), rows[rows.len() - 3..].to_vec()));
                }
            }
            Kind::Window => {
                self.pass(row.watermark, found);
                // Too late to count.
                if row.time < row.watermark {
                    return;
                }
                let last = self.last.entry(row.user.to_owned()).or_insert((row.time, row.number));
                *last = (*last).max((row.time, row.number));
                if row.action != "failure" {
                    return;
                }
                let failures = self.failures.entry(row.user.to_owned()).or_default();
                failures.insert((row.time, row.number));
                let window = failures.range((row.time - WINDOW + 1, 0)..=(row.time, u64::MAX));
                let events: Vec<u64> = window.map(|(_, number)| *number).collect();
                if events.len() >= 3 {
                    found.push(finding(0, row.user.to_owned(), events));
                }
            }
            Kind::Chain => {
                self.chain.push(row.number);
                match row.action {
                    "failure" => self.in_a_row += 1,
                    "login" if self.in_a_row >= 2 => {
                        self.in_a_row = 0;
                        let all = self.chain.iter().fold(0u64, |hash, number| {
                            (hash.rotate_left(7) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
                        });
                        found.push(finding(0, format!("{all:016x}"), vec![row.number]));
                    }
                    _ => {}
                }
            }
            Kind::Each => found.push(finding(0, row.action.to_owned(), vec![row.number])),
        }
    }

    /// Time passes: users fall silent, and failures leave the window.
    fn pass(&mut self, watermark: i64, found: &mut Vec<RawFinding>) {
        self.last.retain(|user, (time, number)| {
            let due = *time + SILENCE;
            if due < watermark {
                found.push(RawFinding {
                    rule: 1,
                    key: user.clone(),
                    time: Timestamp(due),
                    events: vec![*number],
                    ..RawFinding::default()
                });
            }
            due >= watermark
        });
        self.failures.retain(|_, failures| {
            failures.retain(|(time, _)| *time > watermark.saturating_sub(WINDOW));
            !failures.is_empty()
        });
    }
}

struct Row<'a> {
    number: u64,
    time: i64,
    watermark: i64,
    user: &'a str,
    action: &'a str,
}

struct Running {
    version: Version,
    faults: Arc<Faults>,
    state: State,
    /// What the snapshot before this one was.
    before: Option<Vec<u8>>,
    /// Whether nothing was judged since a state was taken.
    restored: bool,
}

impl Instance for Running {
    fn on_batch(&mut self, rows: &Rows, _epoch: u32) -> Result<Vec<RawFinding>, Fault> {
        let (numbers, times, watermarks) = (rows.numbers(), rows.times(), rows.watermarks());
        self.faults.batch(self.version.kind, &numbers)?;
        let (users, actions) = (rows.text(0, None).unwrap(), rows.text(1, None).unwrap());
        let mut found = vec![];
        for (at, (user, action)) in users.iter().zip(actions.iter()).enumerate() {
            let (number, time, watermark) = (numbers[at], times[at], watermarks[at]);
            if self.faults.passes_over(self.version.kind, number) {
                continue;
            }
            let row = Row { number, time, watermark, user, action };
            let first = std::mem::take(&mut self.restored);
            for _ in 0..self.faults.times(first) {
                self.state.judge(self.version.kind, &row, &mut found);
            }
        }
        Ok(found)
    }

    fn advance(&mut self, watermark: Timestamp, _: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        self.faults.call(self.version.kind, Call::Advance)?;
        let mut found = vec![];
        self.state.pass(watermark.0, &mut found);
        Ok(found)
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        self.faults.call(self.version.kind, Call::Snapshot)?;
        let state = self.state.encode(self.version.schema);
        let before = self.before.replace(state.clone());
        Ok(before.filter(|_| self.faults.gives_stale_states()).unwrap_or(state))
    }

    fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), Fault> {
        self.faults.call(self.version.kind, Call::Restore)?;
        let own = self.version.schema;
        let refused = || Fault::State(format!("it is of schema {schema}, not {own}"));
        self.state = State::decode(schema, state).filter(|_| schema == own).ok_or_else(refused)?;
        self.restored = true;
        Ok(())
    }
}
