//! `bartizan run` and `bartizan check`: the service, and whether it could start.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use anyhow::Context as _;
use bartizan_detect::{correlate, descriptor::Descriptor, dictionary::DictionaryLimits};
use bartizan_incident::Policy;
use bartizan_store::{
    FileJournal, Journal, JournalOptions, Ledger as _, ParkedState, SqliteLedger, Versions, ledger::MAX_LIST,
};

use super::{Ended, OrUsage as _, data, workers};
use crate::{
    cli::RunArgs,
    config::Config,
    control::{self, Control, status::Collection},
    ingest::{Ingest, Limits, Observer},
    live::{
        self, Live,
        loader::{Loader, Tools},
        startup, watch,
    },
    output::Outputs,
    past::JournalPast,
    pipeline::{Parts, Pipeline},
    plugin::{
        fields,
        load::{self, Plugins},
        remarks,
    },
    print, read,
    service::Service,
};

/// Runs `bartizan run`.
pub fn run(args: &RunArgs, config: Config, json: bool) -> anyhow::Result<Ended> {
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    let policy = Arc::new(read_policy(&config).or_usage()?);
    let requests = load::requests(&config).or_usage()?;
    let outputs = Outputs::open(&config.outputs, json).or_usage()?;
    data::prepare(&config.data)?;
    let key = data::key(&config.data)?;
    let ledger = Arc::new(runtime.block_on(SqliteLedger::open(data::ledger(&config.data)))?);
    let versions = Versions::open(data::versions(&config.data))?;
    let journal = open_journal(&config, &runtime, &ledger)?;

    let sandbox = Arc::new(load::sandbox()?);
    let history = |name: &str| {
        let steps = ledger.plugin_history(Some(name), startup::LOOKED_AT_STEPS);
        Ok(runtime.block_on(steps)?)
    };
    let started = startup::start(&sandbox, requests, &versions, &history).or_usage()?;
    let pipeline = Pipeline::new(Parts {
        normalize: config.normalize.clone(),
        detect: correlate::Settings {
            shards: config.detect.shards,
            lateness_seconds: u32::try_from(config.detect.lateness.as_secs()).unwrap_or(u32::MAX),
            dictionary: DictionaryLimits::default(),
            key,
            workers: workers(config.detect.threads)?,
            budget: config.quarantine,
        },
        plugins: started.rules,
        classifier: started.classifier,
        incidents: Some(runtime.block_on(ledger.restore(Arc::clone(&policy)))?),
    })
    .or_usage()?;
    for step in &started.steps {
        runtime.block_on(ledger.record_step(step))?;
    }
    for version in started.entries.iter().filter_map(|entry| entry.active.as_ref()) {
        runtime.block_on(ledger.activate(&version.identity, read::now()))?;
    }

    let options = control::Options {
        data: config.data.clone(),
        metrics: config.metrics.clone(),
        patience: Default::default(),
    };
    let (control, asked) = runtime.block_on(Control::start(options))?;
    let ingest = runtime
        .block_on(Ingest::start(&config.inputs, Arc::clone(&journal), Limits::default()))
        .or_usage()?;
    let past = Arc::new(JournalPast {
        journal: Arc::clone(&journal),
        normalizer: Arc::clone(pipeline.normalizer()),
    });
    let head = Arc::new(AtomicU64::new(0));
    let loader = Loader::start(Tools {
        config: args.config.clone(),
        sandbox,
        past: Arc::clone(&past),
        head: Arc::clone(&head),
        versions: versions.clone(),
    })?;
    let (tell, seen) = std::sync::mpsc::channel();
    runtime.spawn(watch::hangups(tell.clone()));
    let parked = parked_by_plugin(&runtime, &ledger)?;
    let parts = live::Parts {
        entries: started.entries,
        loader,
        past,
        head,
        ledger: Arc::clone(&ledger),
        runtime: runtime.handle().clone(),
        seen,
        requests: asked,
        blind_after: config.live.blind_after,
        collection: collection(ingest.observer(), Arc::clone(&journal)),
    };
    let mut live = Live::new(parts, parked, started.changes);
    if config.live.watch {
        match watch::start(tell) {
            Ok(watcher) => live.watch(watcher, &config),
            Err(error) => tracing::warn!(%error, "files are not watched; use `bartizan plugin reload`"),
        }
    }
    let mut service = Service {
        pipeline,
        next: journal.first_number(),
        journal,
        ledger,
        policy,
        outputs,
        checkpoint_every: config.detect.checkpoint,
        runtime: runtime.handle().clone(),
        live,
    };
    service.resume(&started.new)?;

    eprintln!("bartizan runs with {}; Ctrl-C stops it", args.config.display());
    for input in ingest.status().inputs {
        let address = input.address.map(|address| format!(" listens on {address}")).unwrap_or_default();
        eprintln!("  input {}{address}", input.input);
    }
    if let Some(address) = control.metrics_address() {
        eprintln!("  metrics on http://{address}/metrics");
    }
    let stored = ingest.next_number();
    let drained = Arc::new(AtomicBool::new(false));
    let (stop, stopped) = (Arc::clone(&drained), Arc::clone(&drained));
    // Stop taking, store what was taken, and only then let detection come to its end.
    let stopper = runtime.spawn(async move {
        interrupted(ingest.ended()).await;
        let status = ingest.shutdown().await;
        stop.store(true, Ordering::Release);
        status
    });
    let done = service.run(stored, &move || stopped.load(Ordering::Acquire))?;
    let status = runtime.block_on(stopper)?;
    runtime.block_on(control.stop());
    eprintln!(
        "stored {}, judged {}, {}, {} begun",
        print::counted(status.stored_records, "record"),
        print::count(done.records),
        print::counted(done.findings, "new finding"),
        print::counted(done.incidents, "incident"),
    );
    Ok(Ended::Well)
}

/// Runs `bartizan check`.
pub fn check(args: &RunArgs, config: Config, json: bool) -> anyhow::Result<Ended> {
    let (policy, plugins) = prepare(&config)?;
    if json {
        let rules = plugins.correlation.iter().map(|plugin| fields::as_json(&**plugin));
        let classifiers = plugins.classifier.iter().map(|each| serde_json::json!(each.identity()));
        let plugins: Vec<_> = rules.chain(classifiers).collect();
        print::json(&serde_json::json!({ "valid": true, "config": args.config, "plugins": plugins }));
        return Ok(Ended::Well);
    }
    print::line(&format!("{} is valid", args.config.display()));
    print::line(&format!(
        "  {} into {}",
        print::counted(config.inputs.len() as u64, "input"),
        config.data.display()
    ));
    for plugin in &plugins.correlation {
        let (identity, descriptor) = (plugin.identity(), plugin.descriptor());
        print::line(&format!("  plugin {} {}: {}", identity.name, identity.version, outline(descriptor)));
        fields::held_back(&**plugin).iter().for_each(|line| print::line(&format!("    {line}")));
    }
    match &plugins.classifier {
        Some(classifier) => {
            let identity = classifier.identity();
            print::line(&format!("  plugin {} {}: judges findings", identity.name, identity.version));
        }
        None => print::line("  no plugin judges findings: their rules' severity stands in"),
    }
    print::line(&format!("  a score of {} makes an incident", policy.incident_at()));
    Ok(Ended::Well)
}

/// Opens the journal. Numbers that the ledger has seen are not given out again, even if the journal was lost.
fn open_journal(
    config: &Config,
    runtime: &tokio::runtime::Runtime,
    ledger: &SqliteLedger,
) -> anyhow::Result<Arc<dyn Journal>> {
    let checkpoint = runtime.block_on(ledger.checkpoint())?;
    let next_at_least = checkpoint.map_or(0, |checkpoint| checkpoint.next_record);
    let options = JournalOptions { next_at_least, ..JournalOptions::default() };
    let journal = FileJournal::open(data::journal(&config.data), options)?;
    if let Some(lost) = journal.lost() {
        tracing::error!(
            first = lost.first,
            last = lost.last,
            "the journal lost records; files are read again"
        );
    }
    Ok(Arc::new(journal))
}

/// The configuration, if it is one.
pub fn load_config(path: &Path) -> anyhow::Result<Config> {
    Config::load(path).or_usage()
}

/// Records that wait parked, by plugin.
fn parked_by_plugin(
    runtime: &tokio::runtime::Runtime,
    ledger: &SqliteLedger,
) -> anyhow::Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for row in runtime.block_on(ledger.parked(None, MAX_LIST))?.rows {
        if row.state == ParkedState::Parked {
            *counts.entry(row.plugin).or_default() += 1;
        }
    }
    Ok(counts)
}

/// What is known of collection, for metrics.
fn collection(observer: Observer, journal: Arc<dyn Journal>) -> Box<dyn Fn() -> Collection + Send> {
    Box::new(move || {
        let status = observer.status();
        Collection {
            records_stored: status.stored_records,
            bytes_stored: status.stored_bytes,
            journal_bytes: journal.bytes(),
            next_number: journal.next_number(),
            judged_number: 0,
            inputs: status.inputs,
        }
    })
}

fn read_policy(config: &Config) -> anyhow::Result<Policy> {
    match &config.policy {
        None => Ok(Policy::shipped()?),
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("cannot read the policy {}", path.display()))?;
            Ok(Policy::parse(&text, &path.display().to_string())?)
        }
    }
}

/// Loads everything that the configuration names, without touching its data.
fn prepare(config: &Config) -> anyhow::Result<(Policy, Plugins)> {
    let policy = read_policy(config);
    let sandbox = load::sandbox()?;
    let plugins = load::from_config(&sandbox, config).or_usage()?;
    // What a detector would refuse, it refuses now.
    let settings = super::replay_settings(1, 0, None);
    let fields = Arc::new(bartizan_model::FieldTable::new());
    let mut detector = correlate::Detector::new(settings, fields);
    plugins.correlation.iter().try_for_each(|plugin| detector.add(Arc::clone(plugin))).or_usage()?;
    let policy = policy.or_usage()?;
    Ok((policy, plugins))
}

fn outline(descriptor: &Descriptor) -> String {
    let rules: Vec<&str> = descriptor.rules.iter().map(|rule| &*rule.id).collect();
    let outline = format!("rules {}; reads {} fields", print::listed(&rules), descriptor.fields.len());
    match remarks::not_loaded(&descriptor.remarks) {
        0 => outline,
        refused => format!("{outline}; {} not loaded", print::were(refused, "rule")),
    }
}

/// Waits until the process is told to stop, or every input has come to its end.
async fn interrupted(finished: impl Future<Output = ()>) {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => drop(terminated.recv().await),
            Err(error) => {
                tracing::error!(%error, "SIGTERM cannot be waited for");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
        () = finished => {}
    }
}
