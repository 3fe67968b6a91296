//! What crossing into a component costs: a call that does nothing, a column that is read, an instance that
//! is made. `cargo bench -p bartizan-sandbox`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;

use bartizan_detect::plugin::Plugin as _;
use bartizan_sandbox::LoadedPlugin;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use support::{DROP, EMPTY, Guest, rows, sandbox, source};

/// Values of `user.name` in the rows.
const USERS: usize = 500;

fn load(guest: Guest) -> LoadedPlugin {
    sandbox().load(source(guest.build())).unwrap()
}

/// Calls `on-batch` with batches of several sizes.
fn calls(criterion: &mut Criterion, name: &str, guest: Guest) {
    let plugin = load(guest);
    let mut instance = plugin.instantiate().unwrap();
    let mut group = criterion.benchmark_group(name);
    for size in [1, 16, 256, 1_000, 8_000] {
        let users: Vec<String> = (0..size).map(|row| format!("user-{}", row * 7 % USERS)).collect();
        let users: Vec<&str> = users.iter().map(String::as_str).collect();
        let rows = rows(&users);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &rows, |bencher, rows| {
            bencher.iter(|| instance.on_batch(black_box(rows), 0).unwrap());
        });
    }
}

fn boundary(criterion: &mut Criterion) {
    calls(criterion, "empty rule", Guest::correlation());
    let read =
        format!("(call $read (local.get $batch) (i32.const 0) (i32.const 512)) {DROP} (i32.const {EMPTY})");
    let reader = Guest::correlation()
        .event("[method]batch.read", "read", "(param i32 i32 i32)")
        .body("on-batch", read);
    calls(criterion, "one column read", reader);
    let plugin = load(Guest::correlation());
    criterion.bench_function("instantiate, configure, describe, drop", |bencher| {
        bencher.iter(|| plugin.instantiate().unwrap());
    });
}

criterion_group!(benches, boundary);
criterion_main!(benches);
