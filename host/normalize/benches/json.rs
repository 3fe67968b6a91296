//! What it costs to make an event of a Windows record, beside a bare parse of the same lines.
//!
//! `cargo bench -p bartizan-normalize --bench json`; the data is looked for as the tests do.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{hint::black_box, path::PathBuf, sync::Arc};

use bartizan_model::{FieldTable, RecordBatch, Source, Timestamp};
use bartizan_normalize::{Normalizer, Settings, output::JsonWriter};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const FILE: &str = "otrf-windows-20k.ndjson.zst";

fn lines() -> Option<Vec<String>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folders = std::env::var_os("BARTIZAN_TEST_DATA").map(PathBuf::from).into_iter().chain([beside]);
    let packed = folders.map(|folder| folder.join(FILE)).find_map(|path| std::fs::read(path).ok())?;
    let text = String::from_utf8(zstd::decode_all(&*packed).unwrap()).unwrap();
    Some(text.lines().map(String::from).collect())
}

fn records(lines: &[String]) -> RecordBatch {
    let source = Arc::new(Source { name: "bench".into(), format: None });
    let received = Timestamp::parse("2024-06-01T00:00:00Z").unwrap();
    let mut records = RecordBatch::new();
    for (line, number) in lines.iter().zip(0..) {
        records.push(number, &source, number + 1, received, line.as_bytes());
    }
    records
}

fn json(criterion: &mut Criterion) {
    let Some(lines) = lines() else {
        eprintln!("SKIPPED: {FILE} is not there; set BARTIZAN_TEST_DATA to the folder that holds it");
        return;
    };
    let fields = Arc::new(FieldTable::new());
    let normalizer = Normalizer::new(Arc::clone(&fields), Settings::default());
    let mut group = criterion.benchmark_group("windows-20k");
    group.sample_size(10).throughput(Throughput::Elements(lines.len() as u64));
    group.bench_function("bare sonic-rs value", |bencher| {
        bencher.iter(|| {
            for line in &lines {
                black_box(sonic_rs::from_str::<sonic_rs::Value>(line).unwrap());
            }
        });
    });
    group.bench_function("bare serde_json value", |bencher| {
        bencher.iter(|| {
            for line in &lines {
                black_box(serde_json::from_str::<serde_json::Value>(line).unwrap());
            }
        });
    });
    let batch = records(&lines);
    group.bench_function("normalize", |bencher| {
        bencher.iter_batched(
            || batch.clone(),
            |batch| normalizer.normalize(batch),
            criterion::BatchSize::LargeInput,
        );
    });
    let events = normalizer.normalize(batch);
    let mut writer = JsonWriter::new(&fields);
    group.bench_function("write as JSON", |bencher| {
        let mut out = Vec::with_capacity(1 << 20);
        bencher.iter(|| {
            for event in events.events() {
                out.clear();
                writer.write(&events, event, &mut out);
                black_box(&out);
            }
        });
    });
    group.finish();
}

criterion_group!(benches, json);
criterion_main!(benches);
