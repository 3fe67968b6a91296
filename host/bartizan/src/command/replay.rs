//! `bartizan replay`: rules over files. Findings on standard output, a summary on standard error.

use std::{ops::ControlFlow, sync::Arc, time::Instant};

use anyhow::{Context as _, bail};
use bartizan_detect::access::FieldAccess;
use bartizan_model::{FieldPatterns, RecordBatch};
use bartizan_normalize::Settings as NormalizeSettings;

use super::{
    Ended, OrUsage as _, open, replay_settings,
    through::{tell_failures, through},
    workers,
};
use crate::{
    cli::ReplayArgs,
    pipeline::{Parts, Pipeline},
    plugin::{
        load::{self, Place, Request},
        remarks,
    },
    print, progress,
    read::Batches,
};

/// The first-party plugin that runs Sigma rules.
pub(super) const SIGMA: &str = "sigma";
/// Largest settings file, in bytes.
const MAX_SETTINGS_BYTES: u64 = 4 << 20;

/// Runs the command.
pub fn replay(args: &ReplayArgs) -> anyhow::Result<Ended> {
    let inputs = open(&args.read)?;
    let sandbox = load::sandbox()?;
    let plugins = load::load_all(&sandbox, requests(args)?).or_usage()?;
    if plugins.correlation.is_empty() {
        let missing = "none of the plugins finds anything: replay needs a plugin of the `correlation` world";
        return Err(anyhow::anyhow!(missing)).or_usage();
    }
    for plugin in &plugins.correlation {
        let rules = args.sigma.as_deref().filter(|_| plugin.identity().name == SIGMA);
        if rules.is_some() {
            eprintln!("{SIGMA}: {} rules", plugin.descriptor().rules.len());
        }
        let refused = remarks::not_loaded(&plugin.descriptor().remarks);
        if refused > 0 {
            let name = &plugin.identity().name;
            let asking = match rules {
                Some(rules) => format!("bartizan sigma check {}", rules.display()),
                None => format!("bartizan plugin inspect {name}"),
            };
            let were = print::were(refused, "rule");
            eprintln!(
                "{}: {were} not loaded; `{}` says which and why",
                print::safe(name),
                print::safe(&asking)
            );
        }
    }
    let workers = workers(args.read.threads)?;
    let mut pipeline = Pipeline::new(Parts {
        normalize: NormalizeSettings { utc_offset_seconds: args.read.utc_offset },
        detect: replay_settings(args.shards, args.lateness, workers),
        plugins: plugins.correlation,
        classifier: None,
        incidents: None,
    })
    .or_usage()?;

    let total = inputs.iter().map(|input| input.bytes()).sum();
    let bar = progress::bytes("replaying", total);
    let started = Instant::now();
    let mut batches = Batches::new(inputs, args.batch);
    let (mut findings, mut faults, mut parked) = (0, 0, 0);
    let advance = |batch: &RecordBatch| bar.inc(batch.text().len() as u64);
    through(&mut pipeline, batches.by_ref().inspect(advance), |outcome| {
        findings += outcome.settled.len();
        faults += outcome.faults.len();
        parked += outcome.parked.len();
        bar.suspend(|| {
            outcome.settled.iter().for_each(|settled| print::json(&settled.judged.finding));
            tell_failures(&outcome);
        });
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    summarize(&pipeline, &batches, findings, started);
    if faults > 0 {
        eprintln!(
            "  {} ended, {} parked",
            print::counted(faults as u64, "plugin instance"),
            print::counted(parked as u64, "record")
        );
    }
    Ok(if batches.failed().is_empty() && faults == 0 { Ended::Well } else { Ended::Short })
}

fn summarize(pipeline: &Pipeline, batches: &Batches, findings: usize, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    let tally = pipeline.tally();
    batches.failed().iter().for_each(|error| eprintln!("{error}"));
    eprintln!(
        "{}, {} in {seconds:.2} s ({} a second)",
        print::counted(tally.records, "event"),
        print::counted(findings as u64, "finding"),
        print::counted((tally.records as f64 / seconds.max(1e-6)) as u64, "event"),
    );
    super::normalize::say_understood(tally, batches.cut());
    for (plugin, counters) in pipeline.detector().plugins() {
        eprintln!(
            "  {}: {} seen, {}",
            plugin.identity().name,
            print::counted(counters.rows, "row"),
            print::counted(counters.findings, "finding"),
        );
    }
}

/// The plugins that were named, or all first-party ones, with their settings.
fn requests(args: &ReplayArgs) -> anyhow::Result<Vec<Request>> {
    let places: Vec<Place> = match args.plugin.is_empty() {
        true if args.sigma.is_some() => vec![],
        true => load::ready_to_run()
            .or_usage()?
            .into_iter()
            .filter(|plugin| plugin.name != "triage")
            .map(|plugin| Place::Folder(plugin.path))
            .collect(),
        false => args.plugin.iter().map(|named| load::find(named)).collect::<Result<_, _>>().or_usage()?,
    };
    let settings = match &args.settings {
        Some(path) => read_settings(path).or_usage()?,
        None => toml::Table::new(),
    };
    let masked = Arc::new(FieldPatterns::parse(&args.mask).map_err(anyhow::Error::from).or_usage()?);
    let plain = |place: Place| Request {
        access: FieldAccess { masked: Arc::clone(&masked), ..FieldAccess::default() },
        ..Request::plain(place)
    };
    let mut requests: Vec<Request> = places.into_iter().map(plain).collect();
    if let Some(rules) = &args.sigma {
        // A folder named `sigma` in the working directory is one of rules, and not the plugin.
        let sigma = load::first_party_named(SIGMA).or_usage()?;
        requests.push(Request { assets: Some(rules.clone()), ..plain(sigma) });
    }
    let names: Vec<String> = requests.iter().map(|request| load::name_of(&request.place)).collect();
    let by_name = names.iter().any(|name| settings.get(name).is_some_and(toml::Value::is_table));
    match (requests.as_mut_slice(), by_name) {
        ([only], false) => only.settings = settings,
        (_, false) if !settings.is_empty() => {
            return Err(anyhow::anyhow!(
                "the settings file has no table for any of the plugins {}; with several plugins, each has its own",
                names.join(", ")
            ))
            .or_usage();
        }
        (several, _) => {
            for (request, name) in several.iter_mut().zip(&names) {
                if let Some(toml::Value::Table(own)) = settings.get(name) {
                    request.settings = own.clone();
                }
            }
        }
    }
    Ok(requests)
}

/// A TOML file as a table.
pub fn read_settings(path: &std::path::Path) -> anyhow::Result<toml::Table> {
    let named = || format!("settings file {}", path.display());
    let size = std::fs::metadata(path).with_context(named)?.len();
    if size > MAX_SETTINGS_BYTES {
        bail!("{}: {size} bytes; settings have at most {MAX_SETTINGS_BYTES}", named());
    }
    let text = std::fs::read_to_string(path).with_context(named)?;
    text.parse().with_context(named)
}
