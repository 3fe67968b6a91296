//! One run: from a seed to rest.

use std::{collections::BTreeMap, sync::Arc};

use bartizan_detect::{
    correlate::{Budget, Detected, Detector, Prepared, Recovery, Rehearsal, Settings, Step},
    dictionary::{DeploymentKey, DictionaryLimits},
};
use bartizan_model::{FieldTable, Source};
use fastrand::Rng;

use crate::{
    check,
    faults::{Break, Faults},
    rules::{Kind, Rules, Version},
    world::{
        AHEAD_SECONDS, Change, Journal, LATENESS_SECONDS, LATEST_SECONDS, Ledger, Line, Lines, Queue, SECOND,
    },
};

/// Steps after which what is left is done without further trouble.
const MAX_STEPS: u32 = 5_000;
/// Most rounds that may pass until everything has come to rest.
const MAX_ROUNDS: u32 = 400;

/// A run whose outcome is wrong.
pub struct Failure {
    /// What is wrong.
    pub what: String,
    /// What was done, step by step; empty unless asked for.
    pub log: Vec<String>,
}

/// How often things happened, by name.
pub type Tally = BTreeMap<&'static str, u64>;

/// The process and its surroundings.
pub(crate) struct World {
    pub rng: Rng,
    pub log: Option<Vec<String>>,
    pub tally: Tally,
    /// Nanoseconds since 1970.
    pub clock: i64,
    /// Whether each version has a digest of its own.
    pub digests: bool,
    pub settings: Settings,
    pub fields: Arc<FieldTable>,
    pub faults: Arc<Faults>,
    pub poison_percent: u32,
    pub once_percent: u32,
    pub largest_batch: u64,
    pub lines: Vec<Lines>,
    pub queue: Queue,
    pub journal: Journal,
    pub ledger: Ledger,
    /// What has not been written into the ledger yet.
    pub pending: Detected,
    pub detector: Detector,
    pub loaded: Vec<Version>,
    pub changes: Vec<Change>,
    pub recoveries: Vec<(Recovery, Step)>,
    pub prepared: Option<(Prepared, Version, usize)>,
    pub rehearsal: Option<(Rehearsal, Version)>,
    /// How often the plugins have changed, to know which preparations are stale.
    pub plan: usize,
    /// How far findings in the ledger reach.
    pub written: u64,
    /// How far they did when the process died last.
    pub written_at_crash: u64,
    /// What was noticed on the way that is wrong.
    pub wrong: Option<String>,
}

/// Runs a seed to its end, and checks what came of it.
///
/// # Errors
///
/// What is wrong, and the steps that led there if `log`.
pub fn run(seed: u64, broken: Option<Break>, log: bool) -> Result<Tally, Failure> {
    let mut world = World::new(seed, broken, log);
    let outcome = world.live().and_then(|()| check::check(&mut world));
    match outcome {
        Ok(()) => Ok(world.tally),
        Err(what) => Err(Failure { what, log: world.log.unwrap_or_default() }),
    }
}

impl World {
    fn new(seed: u64, broken: Option<Break>, log: bool) -> World {
        let mut rng = Rng::with_seed(seed);
        let settings = Settings {
            shards: rng.u32(1..=4),
            lateness_seconds: LATENESS_SECONDS,
            dictionary: DictionaryLimits { entries: *rng.choice(&[3, 1 << 10]).unwrap(), bytes: 1 << 20 },
            key: DeploymentKey([7; 16]),
            workers: None,
            budget: Budget { failures: rng.u32(1..=8), ..Budget::default() },
        };
        let faults = Arc::new(Faults::new(broken));
        let sources = ["a", "b"].map(|name| Arc::new(Source { name: name.into(), format: None }));
        let lines = sources.iter().map(|_| lines_of(&mut rng)).collect();
        let fields = Arc::new(FieldTable::new());
        let mut world = World {
            log: log.then(Vec::new),
            tally: Tally::new(),
            clock: 1_700_000_000 * SECOND,
            digests: rng.bool(),
            detector: Detector::new(settings.clone(), Arc::clone(&fields)),
            settings,
            fields,
            poison_percent: *rng.choice(&[0, 0, 1, 4]).unwrap(),
            once_percent: *rng.choice(&[0, 1, 5]).unwrap(),
            largest_batch: *rng.choice(&[1, 3, 10, 60]).unwrap(),
            lines,
            queue: Queue { waiting: Default::default(), capacity: rng.usize(1..20) },
            journal: Journal {
                sources: sources.into(),
                entries: vec![],
                first: 0,
                capacity: rng.u64(200..500),
            },
            ledger: Ledger::default(),
            pending: Detected::default(),
            loaded: vec![],
            changes: vec![],
            recoveries: vec![],
            prepared: None,
            rehearsal: None,
            plan: 0,
            written: 0,
            written_at_crash: 0,
            wrong: None,
            faults,
            rng,
        };
        for kind in Kind::ALL {
            let version = Version { kind, number: 1, schema: 1 };
            world.detector.add(Rules::plugin(version, world.digests, &world.faults)).unwrap();
            world.loaded.push(version);
            if world.rng.u8(..) < 40 {
                world.faults.limit(kind, world.rng.usize(1..8));
            }
        }
        world
    }

    fn live(&mut self) -> Result<(), String> {
        // Each run does some things more than others.
        let weights: Vec<u32> = self.weights();
        let total: u32 = weights.iter().sum();
        for _ in 0..MAX_STEPS {
            if self.has_read_all() {
                break;
            }
            let mut at = self.rng.u32(0..total);
            let step = weights.iter().position(|weight| {
                let here = at < *weight;
                at = at.saturating_sub(*weight);
                here
            });
            self.act(step.unwrap_or(0));
            self.is_right()?;
        }
        self.say(|_| "coming to rest".into());
        for round in 0..MAX_ROUNDS {
            if self.rest(round) {
                return self.is_right();
            }
            self.is_right()?;
        }
        Err(format!("it did not come to rest: {}", self.behind()))
    }

    fn is_right(&mut self) -> Result<(), String> {
        self.wrong.take().map_or(Ok(()), Err)
    }

    fn behind(&self) -> String {
        let reports = self.detector.reports().map(|report| {
            let away = report.shards.iter().filter(|shard| shard.behind.is_some()).count();
            let name = &report.plugin.identity().name;
            format!("{name}: {away} shards away, quarantine {:?}", report.standing.quarantine)
        });
        reports.collect::<Vec<_>>().join("; ")
    }

    pub fn say(&mut self, what: impl FnOnce(&World) -> String) {
        if self.log.is_some() {
            let line = format!("[{}/{}] {}", self.detector.position().next, self.journal.next(), what(self));
            self.log.get_or_insert_default().push(line);
        }
    }

    pub fn count(&mut self, what: &'static str, times: usize) {
        *self.tally.entry(what).or_default() += times as u64;
    }

    pub fn plugin(&self, version: Version) -> Arc<dyn bartizan_detect::plugin::Plugin> {
        Rules::plugin(version, self.digests, &self.faults)
    }
}

fn lines_of(rng: &mut Rng) -> Lines {
    let count = rng.usize(0..120);
    let line = |_| Line {
        user: rng.u8(0..5),
        action: rng.choice(["failure", "failure", "login", "other"]).unwrap(),
        // Never just the time of arrival, which is that of an event that names no time.
        offset: match rng.u8(0..20) {
            0 => -rng.i64(i64::from(LATENESS_SECONDS) * SECOND..LATEST_SECONDS * SECOND),
            1 => rng.i64(1..AHEAD_SECONDS * SECOND),
            _ => -rng.i64(1..4 * SECOND),
        },
    };
    Lines { lines: (0..count).map(line).collect(), next: 0, stored: 0 }
}
