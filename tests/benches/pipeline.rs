//! The whole way, bytes to findings, on one core: events a CPU-second.
//!
//! ```text
//! cargo bench -p bartizan-tests --bench pipeline
//! ```
//!
//! The sshd and access logs are made up by a fixed generator; the Windows events are real, and left out,
//! loudly, where the shared data is absent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::sync::Arc;

use bartizan::{
    pipeline::{Parts, Pipeline},
    plugin::load::{self, Place, Request},
    read::{Batches, Input},
};
use bartizan_detect::{
    correlate::Settings,
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::Plugin,
};
use bartizan_model::{RecordBatch, Timestamp};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

const EVENTS: usize = 50_000;

fn sshd() -> String {
    let mut text = String::new();
    for at in 0..EVENTS {
        let (user, host, second) = (at * 7_919 % 500, at * 104_729 % 5_000, at / 20);
        let (verb, stamp) = match at % 3 {
            0 => ("Failed", second),
            _ => ("Accepted", second),
        };
        text.push_str(&format!(
            "Dec 10 {:02}:{:02}:{:02} web01 sshd[{}]: {verb} password for user{user} from 10.{}.{}.{} port {} ssh2\n",
            stamp / 3_600 % 24,
            stamp / 60 % 60,
            stamp % 60,
            1_000 + at % 30_000,
            host / 256,
            host % 256,
            host % 7,
            1_024 + at % 60_000,
        ));
    }
    text
}

fn access() -> String {
    let mut text = String::new();
    for at in 0..EVENTS {
        let (host, page, second) = (at * 104_729 % 5_000, at * 7_919 % 3_000, at / 20);
        text.push_str(&format!(
            "10.{}.{}.{} - - [10/Dec/2025:{:02}:{:02}:{:02} +0000] \"GET /page/{page}?q={} HTTP/1.1\" {} {} \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"\n",
            host / 256,
            host % 256,
            host % 7,
            second / 3_600 % 24,
            second / 60 % 60,
            second % 60,
            at % 100,
            if at % 50 == 0 { 404 } else { 200 },
            500 + page,
        ));
    }
    text
}

fn batches(text: Vec<u8>) -> Vec<RecordBatch> {
    let received = Timestamp::parse("2025-12-31T00:00:00Z").unwrap();
    let input = Input::new("bench", None, received, Box::new(std::io::Cursor::new(text)), None).unwrap();
    Batches::new(vec![input], 8_192).collect()
}

fn pipeline(plugins: &[Arc<dyn Plugin>]) -> Pipeline {
    Pipeline::new(Parts {
        normalize: Default::default(),
        detect: Settings {
            shards: 4,
            lateness_seconds: 60,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey([1; 16]),
            workers: None,
            budget: Default::default(),
        },
        plugins: plugins.to_vec(),
        classifier: None,
        incidents: None,
    })
    .unwrap()
}

fn whole(criterion: &mut Criterion) {
    let sandbox = load::sandbox().unwrap();
    let named = ["authentication", "web-attack", "exfiltration", "silence"];
    let requests = named.map(|name| {
        let root = bartizan::plugin::build::find_workspace_root().unwrap();
        Request::plain(Place::Folder(root.join("plugins").join(name)))
    });
    let plugins = load::load_all(&sandbox, requests.into()).unwrap().correlation;
    let mut inputs = vec![("sshd", sshd().into_bytes()), ("access log", access().into_bytes())];
    if let Some(path) = bartizan_tests::data("otrf-windows-20k.ndjson.zst") {
        inputs.push(("Windows events", zstd::decode_all(std::fs::File::open(path).unwrap()).unwrap()));
    }
    let mut group = criterion.benchmark_group("bytes to findings");
    for (name, text) in inputs {
        let read = batches(text.clone());
        group.throughput(Throughput::Elements(read.iter().map(|batch| batch.len() as u64).sum()));
        group.bench_function(format!("{name}, read"), |bencher| {
            bencher.iter_batched(|| text.clone(), batches, BatchSize::LargeInput);
        });
        group.bench_function(format!("{name}, read and normalized"), |bencher| {
            let stages = pipeline(&[]);
            bencher.iter_batched(
                || text.clone(),
                |text| stages.normalize(batches(text)),
                BatchSize::LargeInput,
            );
        });
        group.bench_function(format!("{name}, all first-party rules"), |bencher| {
            bencher.iter_batched(
                || (pipeline(&plugins), text.clone()),
                |(mut stages, text)| stages.process(batches(text), &|_| None).settled.len(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = whole
}
criterion_main!(benches);
