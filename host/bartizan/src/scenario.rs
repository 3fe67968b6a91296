//! Scenarios: log files that tell a story, and what the rules must make of it.
//!
//! A scenario is a folder with a `scenario.toml` and its log files under `records/`. Each attack names a
//! benign twin: much the same picture with nothing wrong in it, which must raise nothing. `bartizan demo`
//! shows them; the tests run them all and hold every finding and incident to what is written. The records
//! of a scenario's files are put in the order of their times, as they would have arrived.

mod expect;
mod raw;
mod records;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use bartizan_model::Timestamp;
use bartizan_normalize::{Format, format::AUTO};

pub use expect::{Difference, Expected, ExpectedFinding, ExpectedIncident, ExpectedValues, compare};

use crate::plugin::{build, load};

/// Largest `scenario.toml`, in bytes.
const MAX_SCENARIO_BYTES: u64 = 1 << 20;
/// Most folders that are looked at.
const MAX_SCENARIOS: usize = 1_000;
/// Environment variable that names the folder of data which scenarios may borrow instead of bringing it.
pub const TEST_DATA: &str = "BARTIZAN_TEST_DATA";

/// Why a scenario cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// A file or folder cannot be read.
    #[error("scenario {name:?}: cannot read {}: {error}", path.display())]
    Read {
        /// The scenario, or its folder.
        name: String,
        /// What could not be read.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// `scenario.toml` is not what it should be.
    #[error("scenario {name:?}: scenario.toml: {why}")]
    Invalid {
        /// The scenario.
        name: String,
        /// What is wrong, and the fix.
        why: String,
    },
    /// A log file cannot be read.
    #[error("scenario {name:?}: {error}")]
    Records {
        /// The scenario.
        name: String,
        /// What went wrong.
        error: crate::read::ReadError,
    },
    /// It borrows data that is not here.
    #[error(
        "scenario {name:?} needs {}, which is not part of this repository; set {TEST_DATA} to the folder that holds it",
        file.display()
    )]
    Absent {
        /// The scenario.
        name: String,
        /// The file below the data folder.
        file: PathBuf,
    },
}

/// Whether something is wrong in a scenario.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Somebody does harm, and the rules say so.
    Attack,
    /// Nobody does, and the rules keep silent.
    Benign,
}

/// A log file of a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// Its name in findings: its path below `records/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Name of its format; none to tell it from each line.
    pub format: Option<String>,
    /// When its records were received, from which times without a year take theirs.
    pub received: Timestamp,
}

/// A story in log files; see the module.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The name of its folder.
    pub name: String,
    /// A line about it.
    pub title: String,
    /// A paragraph about it.
    pub story: String,
    /// Attack or benign.
    pub kind: Kind,
    /// The name of its counterpart.
    pub twin: String,
    /// The first-party plugins that run; empty: all that run as they are, and those that `assets` names.
    pub plugins: Vec<String>,
    /// Its log files.
    pub sources: Vec<SourceFile>,
    /// Settings by plugin name, where the defaults are not meant.
    pub settings: BTreeMap<String, toml::Table>,
    /// Folders of assets by plugin name.
    pub assets: BTreeMap<String, PathBuf>,
    /// What must come of it.
    pub expected: Expected,
}

/// The scenarios that come with bartizan: the folder `tests/scenarios` of its repository.
pub fn bundled() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios")
}

/// All scenarios in a folder, by name.
pub fn list(root: &Path) -> Result<Vec<Scenario>, ScenarioError> {
    let failed = |error| ScenarioError::Read { name: String::new(), path: root.to_owned(), error };
    let mut folders = vec![];
    for entry in std::fs::read_dir(root).map_err(failed)?.take(MAX_SCENARIOS) {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    folders.iter().map(|folder| load(folder)).collect()
}

/// The scenario in a folder.
pub fn load(folder: &Path) -> Result<Scenario, ScenarioError> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let path = folder.join("scenario.toml");
    let failed = |error| ScenarioError::Read { name: name.clone(), path: path.clone(), error };
    let size = std::fs::metadata(&path).map_err(failed)?.len();
    if size > MAX_SCENARIO_BYTES {
        let why = format!("{size} bytes; it may have {MAX_SCENARIO_BYTES}");
        return Err(ScenarioError::Invalid { name, why });
    }
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    raw::parse(&text, &name, folder).map_err(|why| ScenarioError::Invalid { name, why })
}

/// What is wrong with how scenarios name each other: every one needs a twin, of the other kind.
pub fn check_twins(scenarios: &[Scenario]) -> Vec<String> {
    let kinds: BTreeMap<&str, Kind> = scenarios.iter().map(|each| (&*each.name, each.kind)).collect();
    let wrong = |scenario: &Scenario| match kinds.get(&*scenario.twin) {
        None => Some(format!("{}: its twin {:?} does not exist", scenario.name, scenario.twin)),
        Some(kind) if *kind == scenario.kind => {
            Some(format!("{}: its twin {:?} is of the same kind", scenario.name, scenario.twin))
        }
        Some(_) => None,
    };
    scenarios.iter().filter_map(wrong).collect()
}

impl Scenario {
    /// The plugins to load, with this scenario's settings, of those that come with bartizan.
    pub fn requests(&self, first_party: &[build::PluginDir]) -> Result<Vec<load::Request>, ScenarioError> {
        let known = |name: &str| first_party.iter().any(|plugin| plugin.name == name);
        let mut named = self.plugins.iter().chain(self.settings.keys()).chain(self.assets.keys());
        if let Some(name) = named.find(|name| !known(name)) {
            let names: Vec<&str> = first_party.iter().map(|plugin| &*plugin.name).collect();
            let why = format!("there is no plugin {name:?}; there are {}", names.join(", "));
            return Err(ScenarioError::Invalid { name: self.name.clone(), why });
        }
        let runs = |plugin: &&build::PluginDir| match self.plugins.as_slice() {
            [] => self.assets.contains_key(&plugin.name) || load::runs_as_it_is(plugin),
            named => named.contains(&plugin.name),
        };
        let request = |plugin: &build::PluginDir| load::Request {
            settings: self.settings.get(&plugin.name).cloned().unwrap_or_default(),
            assets: self.assets.get(&plugin.name).cloned(),
            ..load::Request::plain(load::Place::Folder(plugin.path.clone()))
        };
        Ok(first_party.iter().filter(runs).map(request).collect())
    }

    /// Whether all its log files are here; some scenarios borrow data that is not part of the repository.
    pub fn is_here(&self) -> bool {
        self.sources.iter().all(|source| source.path.is_file())
    }
}

/// The name of a format, if it is one.
fn format_named(name: &str) -> Result<Option<String>, String> {
    match Format::from_name(name) {
        Some(format) => Ok(Some(format.name().to_owned())),
        None if name == AUTO => Ok(None),
        None => Err(format!("there is no format {name:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Scenario, String> {
        raw::parse(text, "here", Path::new("/nowhere/here"))
    }

    const ATTACK: &str = r#"
        title = "A title"
        kind = "attack"
        twin = "there"
        story = "A story."
        [[source]]
        file = "auth.log"
        received = "2026-03-03T12:00:00Z"
        [[expect.finding]]
        rule = "authentication/brute-force"
        key = "192.0.2.1"
        evidence = ["auth.log:1-3", "auth.log:7"]
        [[expect.incident]]
        title = "Brute"
        score = [20, 40]
        findings = 1
    "#;

    #[test]
    fn a_scenario_is_read() {
        let scenario = parse(ATTACK).unwrap();
        assert_eq!(scenario.kind, Kind::Attack);
        assert_eq!(scenario.sources[0].path, Path::new("/nowhere/here/records/auth.log"));
        assert_eq!(scenario.expected.findings[0].evidence.len(), 4);
        assert_eq!(scenario.expected.incidents[0].score, (20, 40));
        assert!(!scenario.is_here());
    }

    #[test]
    fn what_is_unknown_or_out_of_place_is_refused() {
        let refused = |from: &str, to: &str, says: &str| {
            assert!(ATTACK.contains(from));
            let why = parse(&ATTACK.replace(from, to)).unwrap_err();
            assert!(why.contains(says), "{why}");
        };
        refused("twin =", "twins =", "twins");
        refused("findings = 1", "finding = 1", "finding");
        refused("auth.log\"\n", "../auth.log\"\n", "below records/");
        refused("attack", "benign", "expects nothing");
        refused("1-3", "3-1", "3-1");
        refused("auth.log:7", "other.log:7", "other.log");
        refused("2026-03-03T", "2026-13-03T", "received");
        refused("[[source]]", "[assets]\nsigma = \"../rules\"\n[[source]]", "below the scenario's folder");
        refused("[20, 40]", "[40, 20]", "score");
        refused("authentication/brute-force", "brute-force", "PLUGIN/RULE");
        refused("twin = \"there\"", "twin = \"here\"", "its own twin");
    }

    #[test]
    fn twins_are_of_different_kinds() {
        let attack = parse(ATTACK).unwrap();
        assert_eq!(check_twins(std::slice::from_ref(&attack)).len(), 1);
        let benign = Scenario {
            name: "there".into(),
            kind: Kind::Benign,
            twin: "here".into(),
            expected: Expected::default(),
            ..attack.clone()
        };
        assert!(check_twins(&[attack.clone(), benign.clone()]).is_empty());
        assert_eq!(check_twins(&[attack, Scenario { kind: Kind::Attack, ..benign }]).len(), 2);
    }
}
