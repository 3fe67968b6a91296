//! The pause that a swap causes: 100 plugins run, one after the other is replaced under load. A new version is
//! compiled from nothing each time (no cache), on another thread, as the service does it.
//!
//! Prints how long batches take with and without a swap before them, and the swap alone, as distributions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    sync::{Arc, mpsc::sync_channel},
    time::{Duration, Instant},
};

use bartizan::{
    pipeline::{Parts, Pipeline},
    plugin::load::{Freshness, Place, Request, assemble},
    read::{Batches, Input},
};
use bartizan_detect::{
    correlate::{Outline, Prepared, Settings, Warm},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::Plugin,
};
use bartizan_model::{RecordBatch, Timestamp};
use bartizan_sandbox::{PluginSource, Sandbox, SandboxSettings};

const PLUGINS: usize = 100;
const SWAPS: usize = 40;
const BATCH_RECORDS: usize = 1_000;

fn main() {
    let sandbox = Arc::new(Sandbox::new(SandboxSettings::default()).unwrap());
    let root = bartizan::plugin::build::find_workspace_root().unwrap();
    let request = Request::plain(Place::Folder(root.join("plugins/authentication")));
    let source = assemble(request, Freshness::OncePerProcess).unwrap().source;
    let named = move |number: usize| PluginSource { name: format!("rules-{number:03}"), ..source.clone() };

    let started = Instant::now();
    // One compilation serves the first hundred; each swap compiles anew.
    let cached = Sandbox::new(SandboxSettings {
        cache_dir: Some(std::env::temp_dir().join("bartizan-swap-bench")),
        ..SandboxSettings::default()
    })
    .unwrap();
    let plugins: Vec<Arc<dyn Plugin>> =
        (0..PLUGINS).map(|number| Arc::new(cached.load(named(number)).unwrap()) as Arc<dyn Plugin>).collect();
    println!("{PLUGINS} plugins loaded in {:.1?}", started.elapsed());
    let mut pipeline = Pipeline::new(Parts {
        normalize: Default::default(),
        detect: Settings {
            shards: 8,
            lateness_seconds: 60,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey([1; 16]),
            workers: None,
            budget: Default::default(),
        },
        plugins,
        classifier: None,
        incidents: None,
    })
    .unwrap();

    let (send, prepared) = sync_channel::<Prepared>(1);
    let (want, wanted) = sync_channel::<(usize, Outline)>(1);
    let compiling = std::thread::spawn(move || {
        let mut took = vec![];
        for (number, outline) in wanted {
            let started = Instant::now();
            let plugin: Arc<dyn Plugin> = Arc::new(sandbox.load(named(number)).unwrap());
            let made = outline.with(&plugin).unwrap();
            took.push(started.elapsed());
            if send.send(made).is_err() {
                break;
            }
        }
        took
    });

    let (mut plain, mut meanwhile, mut delayed, mut cut_over) = (vec![], vec![], vec![], vec![]);
    let mut stream = stream();
    for _ in 0..200 {
        plain.push(batch(&mut pipeline, &mut stream));
    }
    for number in 0..SWAPS {
        want.send((number * 2 % PLUGINS, pipeline.outline())).unwrap();
        let made = loop {
            match prepared.try_recv() {
                Ok(made) => break made,
                Err(_) => meanwhile.push(batch(&mut pipeline, &mut stream)),
            }
        };
        let started = Instant::now();
        pipeline.swap(made, Warm::Carry).unwrap();
        let swap = started.elapsed();
        cut_over.push(swap);
        delayed.push(swap + batch(&mut pipeline, &mut stream));
    }
    drop(want);
    println!("batches of {BATCH_RECORDS} sshd records, one thread, 8 shards; {SWAPS} swaps");
    show("a version made ready, aside", compiling.join().unwrap());
    show("batch, nothing else going on", plain);
    show("batch, a version being made ready", meanwhile);
    show("batch right behind a swap, with it", delayed);
    show("the swap alone", cut_over);
}

fn batch(pipeline: &mut Pipeline, stream: &mut impl Iterator<Item = RecordBatch>) -> Duration {
    let records = stream.next().unwrap();
    let started = Instant::now();
    let outcome = pipeline.process(vec![records], &|_| None);
    assert!(outcome.faults.is_empty());
    started.elapsed()
}

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{what:<36} n {:>6}   p50 {:>9.2?}   p90 {:>9.2?}   p99 {:>9.2?}   most {:>9.2?}",
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}

/// Failed logins without end, from some thousand addresses, a few a second.
fn stream() -> impl Iterator<Item = RecordBatch> {
    let received = Timestamp::parse("2026-06-01T00:00:00Z").unwrap();
    let mut number = 0u64;
    let lines = std::iter::from_fn(move || {
        let mut text = String::new();
        for _ in 0..BATCH_RECORDS {
            number += 1;
            let second = number / 8;
            let (day, hour, minute) = (1 + second / 86_400 % 28, second / 3_600 % 24, second / 60 % 60);
            text.push_str(&format!(
                "2026-05-{day:02}T{hour:02}:{minute:02}:{:02}Z web1 sshd[{number}]: Failed password for user{} from 203.0.{}.{} port 4711 ssh2\n",
                second % 60,
                number * 7 % 500,
                number * 31 % 16,
                number * 17 % 250
            ));
        }
        Some(text)
    });
    let mut first = 1;
    lines.map(move |text| {
        let text = std::io::Cursor::new(text.into_bytes());
        let input = Input::new("bench", None, received, Box::new(text), None).unwrap();
        let mut records = Batches::new(vec![input], BATCH_RECORDS).next().unwrap();
        records.number_from(first);
        first += BATCH_RECORDS as u64;
        records
    })
}
