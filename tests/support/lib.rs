//! What the end-to-end tests share: plugins that are built once, scenarios played through the real pipeline,
//! data that may or may not be there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod service;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
};

use bartizan::{
    pipeline::{Parts, Pipeline, Settled},
    plugin::{
        build::PluginDir,
        load::{self, Loaded},
    },
    scenario::{self, Scenario},
};
use bartizan_detect::{
    correlate::{Budget, Settings, Warm},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Classifier, Fault, Plugin, Subject},
};
use bartizan_incident::{Decision, Incidents, Policy};
use bartizan_model::{Classification, Finding, Incident, IncidentId, PluginRef, RecordBatch, Source};
use bartizan_normalize::Settings as NormalizeSettings;
use bartizan_sandbox::Sandbox;

/// How much later than the newest event one may still come, in seconds: the default of `bartizan replay`.
const LATENESS_SECONDS: u32 = 60;

/// A file of the data that is not part of the repository; says so and returns none where it is not there.
pub fn data(file: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let named = std::env::var_os(scenario::TEST_DATA).map(PathBuf::from);
    let found = [named, Some(beside)]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(file))
        .find(|path| path.exists());
    if found.is_none() {
        eprintln!("SKIPPED: {file} is not there; {} names the folder that holds it", scenario::TEST_DATA);
    }
    found
}

/// All scenarios of the repository.
pub fn scenarios() -> Vec<Scenario> {
    scenario::list(&scenario::bundled()).unwrap_or_else(|error| panic!("{error}"))
}

/// The scenario of a name.
pub fn scenario_named(name: &str) -> Scenario {
    scenario::load(&scenario::bundled().join(name)).unwrap_or_else(|error| panic!("{error}"))
}

/// Where scenarios are played: the sandbox, and the first-party plugins in it, each loaded once for each of
/// the settings that it is asked for with.
pub struct Stage {
    sandbox: Sandbox,
    first_party: Vec<PluginDir>,
    rules: Mutex<HashMap<(String, String), Arc<dyn Plugin>>>,
    classifiers: Mutex<HashMap<(String, String), SharedClassifier>>,
}

/// The plugins of a play.
pub struct Cast {
    /// The rules.
    pub rules: Vec<Arc<dyn Plugin>>,
    /// What judges their findings.
    pub classifier: SharedClassifier,
}

/// One classifier for several pipelines: it keeps no state between two calls.
#[derive(Clone)]
pub struct SharedClassifier {
    identity: PluginRef,
    shared: Arc<Mutex<Box<dyn Classifier>>>,
}

impl Classifier for SharedClassifier {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn classify(&mut self, subjects: &[Subject<'_>]) -> Result<Vec<Classification>, Fault> {
        self.shared.lock().unwrap().classify(subjects)
    }
}

/// The stage of this test process.
pub fn stage() -> &'static Stage {
    static STAGE: OnceLock<Stage> = OnceLock::new();
    STAGE.get_or_init(|| Stage {
        sandbox: load::sandbox().unwrap(),
        first_party: load::first_party().unwrap(),
        rules: Mutex::default(),
        classifiers: Mutex::default(),
    })
}

impl Stage {
    /// The plugins that a scenario asks for, with its settings.
    pub fn cast(&self, scenario: &Scenario) -> Cast {
        let requests = scenario.requests(&self.first_party).unwrap_or_else(|error| panic!("{error}"));
        let (mut rules, mut classifier) = (vec![], None);
        let (mut known_rules, mut known_classifiers) =
            (self.rules.lock().unwrap(), self.classifiers.lock().unwrap());
        for request in requests {
            let assets = request.assets.as_ref().map(|folder| folder.display().to_string());
            let given = format!("{}\n{}", request.settings, assets.unwrap_or_default());
            let key = (load::name_of(&request.place), given);
            if let Some(known) = known_rules.get(&key) {
                rules.push(Arc::clone(known));
            } else if let Some(known) = known_classifiers.get(&key) {
                classifier = Some(known.clone());
            } else {
                match load::load(&self.sandbox, request)
                    .unwrap_or_else(|error| panic!("{}: {error:#}", scenario.name))
                {
                    Loaded::Correlation(plugin) => {
                        known_rules.insert(key, Arc::clone(&plugin) as Arc<dyn Plugin>);
                        rules.push(plugin);
                    }
                    Loaded::Classification(loaded) => {
                        let identity = loaded.identity().clone();
                        let shared = SharedClassifier { identity, shared: Arc::new(Mutex::new(loaded)) };
                        known_classifiers.insert(key, shared.clone());
                        classifier = Some(shared);
                    }
                }
            }
        }
        Cast { rules, classifier: classifier.expect("a scenario names a classifier, or no plugins at all") }
    }
}

/// How records are put through a pipeline.
#[derive(Clone, Debug)]
pub struct How {
    /// Most records in a batch.
    pub batch: usize,
    /// Shards.
    pub shards: u32,
    /// Threads; as many batches are handed over at once.
    pub threads: usize,
    /// The handings-over, by position from 0, behind which everything that is remembered is put into a new
    /// pipeline.
    pub restarts: BTreeSet<usize>,
    /// The handings-over behind which every rule is replaced by itself, loaded as another instance of the same
    /// version that takes over the state.
    pub swaps: BTreeSet<usize>,
}

impl Default for How {
    fn default() -> How {
        How { batch: 8_192, shards: 8, threads: 1, restarts: BTreeSet::new(), swaps: BTreeSet::new() }
    }
}

/// What came of some records.
#[derive(Debug, Default)]
pub struct Played {
    /// Findings, in order.
    pub findings: Vec<Finding>,
    /// Incidents, by number.
    pub incidents: Vec<Incident>,
    /// What plugins did wrong.
    pub faults: Vec<String>,
}

/// Puts a scenario through the real pipeline.
pub fn play(scenario: &Scenario, how: &How) -> Played {
    let cast = stage().cast(scenario);
    let batches = scenario.batches(how.batch).unwrap_or_else(|error| panic!("{error}"));
    play_batches(&cast, batches, how)
}

/// Puts batches of records through the real pipeline: normalization, plugins in the sandbox, policy, grouping.
pub fn play_batches(cast: &Cast, batches: Vec<RecordBatch>, how: &How) -> Played {
    let places: HashMap<u64, (Arc<Source>, u64)> = batches
        .iter()
        .flat_map(|batch| batch.records())
        .map(|record| (record.number, (Arc::clone(&record.source), record.line)))
        .collect();
    let locate = |number: u64| places.get(&number).cloned();
    let workers = (how.threads > 1)
        .then(|| Arc::new(rayon::ThreadPoolBuilder::new().num_threads(how.threads).build().unwrap()));
    let new_incidents = || Incidents::new(Arc::new(Policy::shipped().unwrap()), IncidentId(1));
    let begin = || {
        let settings = Settings {
            shards: how.shards,
            lateness_seconds: LATENESS_SECONDS,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey(*b"bartizan replay!"),
            workers: workers.clone(),
            budget: Budget::default(),
        };
        Pipeline::new(Parts {
            normalize: NormalizeSettings::default(),
            detect: settings,
            plugins: cast.rules.clone(),
            classifier: Some(Box::new(cast.classifier.clone())),
            incidents: how.restarts.is_empty().then(new_incidents),
        })
        .unwrap()
    };
    let mut pipeline = begin();
    // Where pipelines come and go, incidents outlive them, as they do in the ledger.
    let mut kept = new_incidents();
    let mut played = Played::default();
    let mut incidents = BTreeMap::new();
    let mut batches = batches.into_iter().peekable();
    let mut at = 0;
    while batches.peek().is_some() {
        let outcome = pipeline.process(batches.by_ref().take(how.threads).collect(), &locate);
        played.faults.extend(outcome.faults.iter().map(|report| format!("{report:?}")));
        for Settled { judged, judgement } in outcome.settled {
            let judgement = judgement.unwrap_or_else(|| kept.judge(&judged.finding, &judged.classification));
            if let Decision::Opened(incident) | Decision::Joined(incident) = judgement.decision {
                incidents.insert(incident.id, incident);
            }
            played.findings.push(judged.finding);
        }
        if how.swaps.contains(&at) {
            for rule in &cast.rules {
                let prepared = pipeline.outline().with(rule).unwrap();
                pipeline.swap(prepared, Warm::Carry).unwrap();
            }
        }
        if how.restarts.contains(&at) {
            let (memory, faults) = pipeline.memory();
            played.faults.extend(faults.faults.iter().map(|report| format!("{report:?}")));
            pipeline = begin();
            // As it would be read back from the ledger.
            let memory = serde_json::from_slice(&serde_json::to_vec(&memory).unwrap()).unwrap();
            played.faults.extend(pipeline.remember(memory).iter().map(|unused| format!("{unused:?}")));
        }
        at += 1;
    }
    played.incidents.extend(incidents.into_values());
    played
}
