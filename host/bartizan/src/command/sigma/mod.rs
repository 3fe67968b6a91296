//! `bartizan sigma …`: Sigma rules by themselves, and over events. The host knows nothing of Sigma: it loads the plugin
//! that does, asks it, and shows what it says.

mod blind;
mod check;
mod explain;
mod tree;
mod tried;

use std::{path::Path, sync::Arc};

use anyhow::bail;
use bartizan_detect::plugin::Plugin;
use bartizan_normalize::Settings as NormalizeSettings;
use bartizan_pack::manifest::RequestedLimits;
use bartizan_sandbox::LoadedPlugin;

use super::{
    Ended, OrUsage as _,
    replay::{SIGMA, read_settings},
    replay_settings, workers,
};
use crate::{
    cli::{ReadArgs, SigmaCommand},
    pipeline::{Parts, Pipeline},
    plugin::load::{self, Loaded, Request},
};

/// What the plugin may return in one call, in KiB: remarks on all rules, or explanations of all events of a batch.
const MAX_ANSWER_KIB: u64 = 256 << 10;
/// How many explanations a call may return: rules of a file times events of a batch.
const MAX_ANSWERS: usize = 100_000;
/// How late events may be, in seconds; see `bartizan replay --lateness`.
const LATENESS_SECONDS: u32 = 60;

/// Runs the command.
pub fn sigma(command: &SigmaCommand, json: bool) -> anyhow::Result<Ended> {
    match command {
        SigmaCommand::Check(args) => check::check(args, json),
        SigmaCommand::Explain(args) => explain::explain(args, json),
    }
}

/// The plugin, with a folder of rules or one rule file. What is doubtful about them is in its remarks.
fn with_rules(
    rules: &Path,
    settings: Option<&Path>,
    more: &[(&str, &str)],
) -> anyhow::Result<Arc<LoadedPlugin>> {
    let mut settings = match settings.map(read_settings).transpose().or_usage()? {
        // As `replay` takes them for several plugins: a table for each.
        Some(mut all) => match all.remove(SIGMA) {
            Some(toml::Value::Table(own)) => own,
            _ => all,
        },
        None => toml::Table::new(),
    };
    settings.insert("lint".to_owned(), true.into());
    settings.extend(more.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())));
    let request = Request {
        assets: Some(rules.to_owned()),
        settings,
        limits: RequestedLimits {
            result_kib: Some(MAX_ANSWER_KIB),
            findings_per_call: Some(MAX_ANSWERS),
            ..RequestedLimits::default()
        },
        ..Request::plain(load::first_party_named(SIGMA).or_usage()?)
    };
    match load::load(&load::sandbox()?, request).or_usage()? {
        Loaded::Correlation(plugin) => Ok(plugin),
        Loaded::Classification(_) => bail!("the plugin {SIGMA} is a classifier, which finds nothing"),
    }
}

/// A pipeline with nothing but the rules.
fn pipeline(plugin: Arc<LoadedPlugin>, read: &ReadArgs) -> anyhow::Result<Pipeline> {
    Pipeline::new(Parts {
        normalize: NormalizeSettings { utc_offset_seconds: read.utc_offset },
        detect: replay_settings(1, LATENESS_SECONDS, workers(read.threads)?),
        plugins: vec![plugin as Arc<dyn Plugin>],
        classifier: None,
        incidents: None,
    })
    .or_usage()
}

/// Where a rule file is that a remark names by its path among the assets.
fn path_of(rules: &Path, asset: &str) -> String {
    let path = if rules.is_file() { rules.to_owned() } else { rules.join(asset) };
    path.display().to_string()
}
