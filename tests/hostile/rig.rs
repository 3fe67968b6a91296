//! Runs a hostile plugin beside a sound one, in a process of its own, and says what came of it.
//!
//! The process is this test program again, told by its environment which case to play: memory that one case
//! took is not taken for another's.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, OnceLock},
};

use bartizan::{
    past::HeldPast,
    pipeline::{Outcome, Parts, Pipeline},
    plugin::{
        build::{self, Options},
        load::{self, Loaded, Place, Request},
    },
};
use bartizan_detect::{
    correlate::{AddError, Budget, HOST_NAME, Settings},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::Plugin,
};
use bartizan_model::{Finding, RecordBatch, Source, Timestamp};
use bartizan_normalize::Settings as NormalizeSettings;
use bartizan_sandbox::{LoadError, inspect::Refusal};
use serde::{Deserialize, Serialize};

use super::cases::{self, Case, What};

/// Names the case to a process that plays one.
const CASE: &str = "BARTIZAN_HOSTILE_CASE";
/// Where the crate's component is.
const COMPONENT: &str = "BARTIZAN_HOSTILE_COMPONENT";
/// Where the component of the sound plugin is.
const SOUND: &str = "BARTIZAN_HOSTILE_SOUND";
/// What stands before a process's report.
const REPORT: &str = "REPORT ";

/// Instances at once of the hostile plugin.
pub const SHARDS: u32 = 3;
/// Logins in all, a second apart.
pub const RECORDS: u32 = 600;
const RECORDS_PER_BATCH: usize = 100;
/// Longer than the records' time: who is quarantined is so to the end.
const RETRY_SECONDS: u32 = 3_600;
/// The record whose user is `poison`.
pub const POISON: u64 = 413;

/// What came of a case.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Why the plugin was not loaded: the error's variant, and its text.
    pub refused: Option<(String, String)>,
    /// Ids of what the sound plugin found, in order.
    pub sound: Vec<String>,
    /// Keys and events of what the hostile one found, in order.
    pub hostile: Vec<(String, Vec<u64>)>,
    /// Kinds and texts of the faults of the hostile one's instances, in order.
    pub faults: Vec<(String, String)>,
    /// Numbers of the records that were parked.
    pub parked: Vec<u64>,
    /// What the host said of plugins that it stopped: rule and sentence.
    pub stopped: Vec<(String, String)>,
    /// States that a new process could not use.
    pub unused: Vec<String>,
    /// Most memory that the process had, in KiB.
    pub peak_kib: u64,
}

/// Plays a case, or none, in a process of its own.
pub fn play(case: Option<&Case>) -> Report {
    static COMPONENTS: OnceLock<[PathBuf; 2]> = OnceLock::new();
    let [hostile, sound] =
        COMPONENTS.get_or_init(|| ["tests/plugins/hostile", "plugins/authentication"].map(built));
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "plays_the_case_that_it_is_told", "--ignored", "--nocapture"])
        .env(CASE, case.map_or("", |case| case.name))
        .env(COMPONENT, hostile)
        .env(SOUND, sound)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let report = said.lines().find_map(|line| line.split_once(REPORT).map(|(_, report)| report));
    let name = case.map_or("no hostile plugin", |case| case.name);
    let report = report.unwrap_or_else(|| {
        let errors = String::from_utf8_lossy(&output.stderr);
        panic!("{name}: the host ended: {:?}\n{said}\n{errors}", output.status)
    });
    serde_json::from_str(report).unwrap()
}

fn built(crate_folder: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(crate_folder);
    build::build(&folder, &Options::default(), &mut |_| {})
        .unwrap_or_else(|error| panic!("{error}"))
        .component
}

/// In the process of a case: plays it and prints the report.
pub fn play_here() {
    let Ok(name) = std::env::var(CASE) else {
        panic!("{CASE} names no case; the other tests start this one")
    };
    let case = cases::all().into_iter().find(|case| case.name == name);
    let folder = tempfile::tempdir().unwrap();
    assert!(case.is_some() || name.is_empty(), "there is no case {name:?}");
    let mut report = Report::default();
    run(case.as_ref(), folder.path(), &mut report);
    report.peak_kib = peak_kib();
    println!("{REPORT}{}", serde_json::to_string(&report).unwrap());
}

fn run(case: Option<&Case>, folder: &Path, report: &mut Report) {
    let sandbox = load::sandbox().unwrap();
    let load = |request| match load::load(&sandbox, request)? {
        Loaded::Correlation(plugin) => anyhow::Ok(plugin as Arc<dyn Plugin>),
        Loaded::Classification(_) => panic!("not a correlation plugin"),
    };
    let sound = load(Request { name: Some("sound".into()), ..Request::plain(component(SOUND)) }).unwrap();
    let hostile = case.and_then(|case| match load(request(case, folder)) {
        Ok(plugin) => Some(plugin),
        Err(error) => {
            report.refused = Some((variant(&error), format!("{error:#}")));
            None
        }
    });
    let begin = |hostile: Option<&Arc<dyn Plugin>>| {
        // The hostile one first, so that what it does comes before.
        let plugins = hostile.into_iter().chain([&sound]).cloned().collect();
        pipeline(plugins)
    };
    let mut hostile = hostile;
    let mut pipeline = match begin(hostile.as_ref()) {
        Ok(pipeline) => pipeline,
        Err(error) => {
            report.refused = Some(("AddError".into(), error.to_string()));
            hostile = None;
            begin(None).unwrap()
        }
    };
    let batches = batches();
    let half = batches.len() / 2;
    let mut past = HeldPast::new(Arc::clone(pipeline.normalizer()));
    for (at, batch) in batches.into_iter().enumerate() {
        past.hold(batch.clone());
        report.take(pipeline.process(vec![batch], &|_| None));
        report.take(pipeline.recover(&past));
        // A checkpoint, as the service makes them.
        let (memory, outcome) = pipeline.memory();
        report.take(outcome);
        report.take(pipeline.recover(&past));
        if at + 1 == half {
            // As after a restart.
            pipeline = begin(hostile.as_ref()).unwrap();
            for unused in pipeline.remember(memory) {
                if unused.can_be_rebuilt {
                    pipeline.rebuild(&unused.plugin, 1);
                }
                report.unused.push(format!("{}: {}", unused.plugin, unused.reason));
            }
            report.take(pipeline.recover(&past));
        }
    }
    report.take(pipeline.advance(Timestamp(time_of(RECORDS).0 + 86_400_000_000_000), &|_| None));
    report.take(pipeline.recover(&past));
}

impl Report {
    fn take(&mut self, outcome: Outcome) {
        for settled in outcome.settled {
            let finding = settled.judged.finding;
            let text = serde_json::to_string(&finding).unwrap();
            assert_eq!(serde_json::from_str::<Finding>(&text).unwrap(), finding, "{text}");
            match &*finding.plugin.name {
                "sound" => self.sound.push(finding.id.to_string()),
                HOST_NAME => self.stopped.push((finding.rule.id, finding.summary)),
                _ => {
                    let events = finding.events.iter().map(|evidence| evidence.number).collect();
                    self.hostile.push((finding.key, events));
                }
            }
        }
        for report in outcome.faults {
            assert_eq!(report.plugin.name, "hostile", "{}", report.fault);
            self.faults.push((report.fault.kind().to_owned(), report.fault.to_string()));
        }
        self.parked.extend(outcome.parked.iter().map(|parked| parked.number));
    }
}

fn pipeline(plugins: Vec<Arc<dyn Plugin>>) -> Result<Pipeline, AddError> {
    Pipeline::new(Parts {
        normalize: NormalizeSettings::default(),
        detect: Settings {
            shards: SHARDS,
            lateness_seconds: 60,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey(*b"bartizan hostile"),
            workers: None,
            budget: Budget { retry_seconds: RETRY_SECONDS, ..Budget::default() },
        },
        plugins,
        classifier: None,
        incidents: None,
    })
}

fn component(named_by: &str) -> Place {
    Place::Component(std::env::var_os(named_by).unwrap().into())
}

/// What the host is asked to load; files that are made for it are in the folder.
fn request(case: &Case, folder: &Path) -> Request {
    let write = |file: &str, bytes: &[u8]| {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let ours = || std::fs::read(std::env::var_os(COMPONENT).unwrap()).unwrap();
    let (place, settings) = match &case.what {
        What::Settings(settings) => (component(COMPONENT), *settings),
        What::FirstParty("authentication", settings) => (component(SOUND), *settings),
        What::FirstParty(other, _) => panic!("{other} is not built"),
        What::Bytes(make) => (Place::Component(write("x.wasm", &make())), ""),
        What::Changed(change) => (Place::Component(write("x.wasm", &change(ours()))), ""),
        What::Padded(bytes) => {
            let path = write("x.wasm", &ours());
            std::fs::File::options().write(true).open(&path).unwrap().set_len(*bytes).unwrap();
            (Place::Component(path), "")
        }
    };
    for (path, content) in case.assets {
        write(&format!("assets/{path}"), content);
    }
    Request {
        name: Some("hostile".into()),
        settings: settings.parse().unwrap(),
        assets: (!case.assets.is_empty()).then(|| folder.join("assets")),
        limits: case.limits,
        ..Request::plain(place)
    }
}

fn variant(error: &anyhow::Error) -> String {
    let load = error.downcast_ref::<LoadError>().map(|error| format!("{error:?}"));
    let text = load.or_else(|| error.downcast_ref::<Refusal>().map(|refusal| format!("{refusal:?}")));
    let text = text.unwrap_or_else(|| "none".to_owned());
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

fn time_of(record: u32) -> Timestamp {
    Timestamp::parse("2026-03-17T01:00:00Z").unwrap().plus_seconds(i64::from(record))
}

/// Logins, most of which fail; one of a user named `poison`.
fn batches() -> Vec<RecordBatch> {
    let source = Arc::new(Source { name: "auth.log".into(), format: None });
    let mut batches = vec![RecordBatch::new()];
    for number in 1..=RECORDS {
        let (what, user, address) = match number {
            _ if u64::from(number) == POISON => ("Accepted", "poison".to_owned(), 200),
            _ if number % 13 == 0 => ("Accepted", format!("user-{}", number % 11), number % 7),
            _ => ("Failed", format!("user-{}", number % 11), number % 7),
        };
        let line = format!(
            "<38>1 {} web-01 sshd 7 - - {what} password for {user} from 198.51.100.{address} port 4022 ssh2",
            time_of(number)
        );
        if batches.last().unwrap().len() == RECORDS_PER_BATCH {
            batches.push(RecordBatch::new());
        }
        let received = Timestamp(time_of(number).0 + 1_000_000);
        let batch = batches.last_mut().unwrap();
        batch.push(u64::from(number), &source, u64::from(number), received, line.as_bytes());
    }
    batches
}

/// Most memory that this process has had, in KiB.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
