//! A plugin's own fixtures: stories that it brings, and what it must make of them. A version that fails one of
//! them is not put in place.
//!
//! They are scenarios (see [`crate::scenario`]) in the folder `fixtures` beside the manifest, played with the
//! plugin alone and with its own settings: what an operator sets may well change what is found.

use anyhow::{Context as _, bail};
use bartizan_sandbox::Sandbox;

use crate::{
    command::replay_settings,
    pipeline::{Parts, Pipeline},
    plugin::load::{self, Place, Plugins, Request},
    scenario::{self, Scenario},
};

/// The folder beside the manifest.
pub const FOLDER: &str = "fixtures";
/// Records that are worked on at once.
const BATCH_RECORDS: usize = 1_024;
/// Shards, and lateness in seconds: those of `bartizan replay`.
const SHARDS: u32 = 8;
const LATENESS_SECONDS: u32 = 60;

/// Plays a plugin's fixtures; returns how many there are.
///
/// # Errors
///
/// One cannot be read, or the plugin makes something else of it than it should.
pub fn run(sandbox: &Sandbox, request: &Request) -> anyhow::Result<usize> {
    let Place::Folder(folder) = &request.place else { return Ok(0) };
    let folder = folder.join(FOLDER);
    if !folder.is_dir() {
        return Ok(0);
    }
    let scenarios = scenario::list(&folder)?;
    if let Some(wrong) = scenario::check_twins(&scenarios).into_iter().next() {
        bail!(wrong);
    }
    for scenario in &scenarios {
        play(sandbox, request, scenario).with_context(|| scenario.name.clone())?;
    }
    Ok(scenarios.len())
}

fn play(sandbox: &Sandbox, request: &Request, scenario: &Scenario) -> anyhow::Result<()> {
    let name = load::name_of(&request.place);
    let settings = scenario.settings.get(&name).cloned().unwrap_or_default();
    let own = Request { settings, name: Some(name), ..request.clone() };
    let Plugins { correlation, classifier } = load::load_all(sandbox, vec![own])?;
    if classifier.is_some() {
        bail!("fixtures are for plugins of the `correlation` world");
    }
    let mut pipeline = Pipeline::new(Parts {
        normalize: Default::default(),
        detect: replay_settings(SHARDS, LATENESS_SECONDS, None),
        plugins: correlation,
        classifier: None,
        incidents: None,
    })?;
    let outcome = pipeline.process(scenario.batches(BATCH_RECORDS)?, &|_| None);
    if let Some(report) = outcome.faults.first() {
        bail!("it fails: {}", report.fault);
    }
    let findings: Vec<_> = outcome.settled.into_iter().map(|settled| settled.judged.finding).collect();
    let expected = scenario::Expected { incidents: vec![], ..scenario.expected.clone() };
    match scenario::compare(&expected, &findings, &[]).first() {
        Some(difference) => bail!("{difference}"),
        None => Ok(()),
    }
}
