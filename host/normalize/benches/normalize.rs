//! What normalizing costs, in time per event, over real logs: `cargo bench -p bartizan-normalize`.
//!
//! The files are the test data's; a bench whose file is absent is skipped, and says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::{hint::black_box, sync::Arc, time::Duration};

use bartizan_model::{FieldTable, RecordBatch, Source, Timestamp};
use bartizan_normalize::{Normalizer, Settings};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

fn text_logs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("normalize");
    group.measurement_time(Duration::from_secs(3)).sample_size(40);
    for (file, received) in [
        ("OpenSSH_2k.log", "2017-01-01T00:00:00Z"),
        ("Linux_2k.log", "2006-01-01T00:00:00Z"),
        ("Apache_2k.log", "2006-01-01T00:00:00Z"),
    ] {
        let Some(bytes) = common::test_data(&format!("loghub/{file}")) else { continue };
        let source = Arc::new(Source { name: file.into(), format: None });
        let received = Timestamp::parse(received).unwrap();
        let mut records = RecordBatch::new();
        for (line, number) in common::lines(&bytes).iter().zip(0..) {
            records.push(number, &source, number + 1, received, line);
        }
        let normalizer = Normalizer::new(Arc::new(FieldTable::new()), Settings::default());
        group.throughput(Throughput::Elements(records.len() as u64));
        group.bench_function(file, |bencher| {
            // The copy of the records is the caller's and not timed.
            bencher.iter_batched(
                || records.clone(),
                |records| black_box(normalizer.normalize(records)),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

/// An access log as a crawler leaves it; the test data has none.
fn access_log(criterion: &mut Criterion) {
    let source = Arc::new(Source { name: "access.log".into(), format: None });
    let mut records = RecordBatch::new();
    for number in 0..2_000_u64 {
        let line = format!(
            "192.0.2.{} - - [10/Oct/2024:13:{:02}:36 +0000] \"GET /shop/item{number}.html?ref=list&page={} \
             HTTP/1.1\" 200 {} \"https://www.example.org/shop/\" \"Mozilla/5.0 (X11; Linux x86_64) \
             AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36\"",
            number % 250,
            number % 60,
            number % 9,
            number * 7,
        );
        records.push(number, &source, number + 1, Timestamp(1_730_000_000_000_000_000), line.as_bytes());
    }
    let normalizer = Normalizer::new(Arc::new(FieldTable::new()), Settings::default());
    let mut group = criterion.benchmark_group("normalize");
    group.throughput(Throughput::Elements(records.len() as u64));
    group.bench_function("access log", |bencher| {
        bencher.iter_batched(
            || records.clone(),
            |records| black_box(normalizer.normalize(records)),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, text_logs, access_log);
criterion_main!(benches);
