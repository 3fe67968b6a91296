//! `bartizan demo`: the bundled scenarios through the real pipeline, in event time.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use anyhow::{Context as _, bail};
use bartizan_incident::{Decision, Incidents, Policy};
use bartizan_model::{Incident, IncidentId};
use bartizan_normalize::Settings as NormalizeSettings;
use bartizan_sandbox::Sandbox;
use serde_json::json;

use super::{Ended, OrUsage as _, replay_settings, workers};
use crate::{
    cli::DemoArgs,
    pipeline::{Parts, Pipeline, Settled},
    plugin::{
        build::{Options, PluginDir},
        load,
    },
    print,
    scenario::{self, Kind, Scenario},
};

/// Records that are worked on at once.
const BATCH_RECORDS: usize = 8_192;
/// Shards that a plugin's state is spread over.
const SHARDS: u32 = 8;
/// How much later than the newest event one may still come, in seconds.
const LATENESS_SECONDS: u32 = 60;
/// Reasons of an incident that are shown; `incident show` shows all.
const SHOWN_REASONS: usize = 5;

/// What a scenario came to.
struct Played {
    events: u64,
    settled: Vec<Settled>,
    incidents: BTreeMap<IncidentId, Incident>,
    faults: usize,
}

/// Runs the command.
pub fn demo(args: &DemoArgs, json: bool) -> anyhow::Result<Ended> {
    let scenarios = chosen(args).or_usage()?;
    if args.list {
        list(&scenarios, json);
        return Ok(Ended::Well);
    }
    let started = Instant::now();
    let sandbox = load::sandbox()?;
    let plugins = build_plugins(&scenarios, json)?;
    let policy = Arc::new(Policy::shipped()?);
    let workers = workers(0)?;
    let mut total = (0, 0, 0);
    for scenario in &scenarios {
        if !scenario.is_here() {
            eprintln!(
                "{}: skipped, since it borrows data that is not part of this repository",
                scenario.name
            );
            continue;
        }
        let played = play(scenario, &sandbox, &plugins, &policy, workers.clone())?;
        total.0 += played.events;
        total.1 += played.settled.len();
        total.2 += played.incidents.len();
        match json {
            true => print::json(&as_json(scenario, &played)),
            false => show(scenario, &played),
        }
    }
    if !json {
        close(total, started);
    }
    Ok(Ended::Well)
}

fn chosen(args: &DemoArgs) -> anyhow::Result<Vec<Scenario>> {
    let folder = scenario::bundled();
    let all = scenario::list(&folder).with_context(|| {
        format!("the demo plays the scenarios of a source tree, in {}; run it from a clone", folder.display())
    })?;
    if args.scenarios.is_empty() {
        return Ok(all);
    }
    let names: Vec<String> = all.iter().map(|scenario| scenario.name.clone()).collect();
    if let Some(unknown) = args.scenarios.iter().find(|name| !names.contains(name)) {
        bail!("there is no scenario {unknown:?}; there are {}", names.join(", "));
    }
    Ok(all.into_iter().filter(|scenario| args.scenarios.contains(&scenario.name)).collect())
}

fn list(scenarios: &[Scenario], json: bool) {
    if json {
        let brief = |scenario: &Scenario| json!({ "scenario": scenario.name, "title": scenario.title });
        return scenarios.iter().for_each(|scenario| print::json(&brief(scenario)));
    }
    let mut table = print::table(&["scenario", "kind", "title"]);
    for scenario in scenarios {
        table.add_row([&*scenario.name, kind(scenario), &scenario.title]);
    }
    print::line(&table.to_string());
}

/// Builds what is missing of the first-party plugins that any of the scenarios runs.
fn build_plugins(scenarios: &[Scenario], quiet: bool) -> anyhow::Result<Vec<PluginDir>> {
    let mut plugins = load::first_party().or_usage()?;
    plugins.retain(|plugin| {
        let brings = |scenario: &Scenario| scenario.assets.contains_key(&plugin.name);
        load::runs_as_it_is(plugin) || scenarios.iter().any(brings)
    });
    for plugin in &plugins {
        let built = load::build_shown(&plugin.path, &Options::default()).or_usage()?;
        if !quiet {
            eprintln!("plugin {:<15} {}", plugin.name, built.component.display());
        }
    }
    Ok(plugins)
}

fn play(
    scenario: &Scenario,
    sandbox: &Sandbox,
    plugins: &[PluginDir],
    policy: &Arc<Policy>,
    workers: Option<Arc<rayon::ThreadPool>>,
) -> anyhow::Result<Played> {
    let plugins = load::load_all(sandbox, scenario.requests(plugins).or_usage()?)?;
    let mut pipeline = Pipeline::new(Parts {
        normalize: NormalizeSettings::default(),
        detect: replay_settings(SHARDS, LATENESS_SECONDS, workers),
        plugins: plugins.correlation,
        classifier: plugins.classifier,
        incidents: Some(Incidents::new(Arc::clone(policy), IncidentId(1))),
    })?;
    let outcome = pipeline.process(scenario.batches(BATCH_RECORDS)?, &|_| None);
    let mut incidents = BTreeMap::new();
    for judgement in outcome.settled.iter().filter_map(|settled| settled.judgement.as_ref()) {
        if let Decision::Opened(incident) | Decision::Joined(incident) = &judgement.decision {
            incidents.insert(incident.id, incident.clone());
        }
    }
    let events = pipeline.tally().records;
    Ok(Played { events, settled: outcome.settled, incidents, faults: outcome.faults.len() })
}

fn show(scenario: &Scenario, played: &Played) {
    print::line(&format!("\n{}: {}", scenario.name, scenario.title));
    let story = scenario.story.split_whitespace().collect::<Vec<_>>().join(" ");
    print::line(&textwrap::indent(&textwrap::fill(&story, 96), "    "));
    print::line(&format!(
        "  {} → {} → {}",
        print::counted(played.events, "event"),
        print::counted(played.settled.len() as u64, "finding"),
        print::counted(played.incidents.len() as u64, "incident"),
    ));
    for settled in &played.settled {
        let finding = &settled.judged.finding;
        let score = settled.judgement.as_ref().map_or(0, |judgement| judgement.ruling.score.value);
        print::line(&format!(
            "  finding   {:<8} score {score:>3}  {}",
            finding.severity.name(),
            print::safe(&finding.summary)
        ));
    }
    for incident in played.incidents.values() {
        print::line(&format!(
            "  INCIDENT  {:<8} score {:>3}  {}",
            incident.severity.name(),
            incident.score,
            print::safe(&incident.title)
        ));
        // The last are of the finding that set the score.
        let hidden = incident.reasons.len().saturating_sub(SHOWN_REASONS);
        for reason in incident.reasons.iter().skip(hidden) {
            print::line(&format!("            because {}", print::safe(reason)));
        }
    }
    if played.faults > 0 {
        print::line(&format!("  {} ended", print::counted(played.faults as u64, "plugin instance")));
    }
}

fn close((events, findings, incidents): (u64, usize, usize), started: Instant) {
    print::line(&format!(
        "\nIn all {}, {}, {}, in {:.1} s. Every rule ran in a WebAssembly sandbox.",
        print::counted(events, "event"),
        print::counted(findings as u64, "finding"),
        print::counted(incidents as u64, "incident"),
        started.elapsed().as_secs_f64(),
    ));
    print::line(
        "\nWhat to try next:\n  \
         bartizan replay /var/log/auth.log                    the same rules over your own logs\n  \
         bartizan normalize FILE | head -1                    the ECS event that a line becomes\n  \
         bartizan plugin inspect authentication               what a plugin is, reads and finds\n  \
         bartizan check -c bartizan.toml                      the service: copy host/bartizan/bartizan.example.toml\n\
         In a clone, write `cargo run --release --` for `bartizan`.",
    );
}

fn kind(scenario: &Scenario) -> &'static str {
    match scenario.kind {
        Kind::Attack => "attack",
        Kind::Benign => "benign",
    }
}

fn as_json(scenario: &Scenario, played: &Played) -> serde_json::Value {
    let findings: Vec<_> = played.settled.iter().map(|settled| &settled.judged.finding).collect();
    json!({
        "scenario": scenario.name,
        "title": scenario.title,
        "kind": kind(scenario),
        "events": played.events,
        "findings": findings,
        "incidents": played.incidents.values().collect::<Vec<_>>(),
    })
}
