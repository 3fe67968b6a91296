//! What the sandbox costs a rule: the same counting rule as a component through the contract, natively over
//! the same columns, and natively over a map an event, as most engines do it. In one run, on one core:
//!
//! ```text
//! cargo bench -p bartizan-tests --bench boundary
//! ```
//!
//! Every figure is for 100,000 events in batches of 1,000; criterion's throughput is events a second.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::{collections::HashMap, hash::BuildHasher as _, hint::black_box, path::Path, sync::Arc};

use bartizan::plugin::load::{self, Loaded, Place, Request};
use bartizan_detect::{
    columns::{self, Frame, Slots, Wanted},
    dictionary::DeploymentKey,
    plugin::{Instance, Plugin as _},
    rows::{ReadColumn, Rows},
};
use bartizan_model::{EventBatch, RecordBatch, Source, Timestamp, ecs};
use bartizan_sdk::Key;
use counting::counter::Counter;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const EVENTS: usize = 100_000;
const BATCH: usize = 1_000;
const USERS: u64 = 500;
const ADDRESSES: u64 = 5_000;

/// One event in the form in which row-wise engines have it.
type Map = HashMap<String, String>;

struct Fields {
    user: String,
    address: String,
    outcome: &'static str,
    time: i64,
}

/// Events with the cardinalities of a mid-sized company's logins; a third fail.
fn events() -> Vec<Fields> {
    // Knuth's MMIX generator: the same events in every run.
    let mut state = 42u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    (0..EVENTS)
        .map(|at| {
            // Some pairs are met often, most hardly ever.
            let (user, address) = match random(4) {
                0 => (random(8), random(8)),
                _ => (random(USERS), random(ADDRESSES)),
            };
            Fields {
                user: format!("user{user}"),
                address: format!("10.{}.{}.{}", address / 256, address % 256, address % 7),
                outcome: if random(3) == 0 { "failure" } else { "success" },
                time: at as i64 * 10_000_000,
            }
        })
        .collect()
}

/// The events as shared columns, in batches.
fn frames(events: &[Fields]) -> Vec<Rows> {
    let mut slots = Arc::new(Slots::new(DeploymentKey([3; 16])));
    let fields = [ecs::USER_NAME, ecs::SOURCE_IP, ecs::EVENT_OUTCOME];
    let source = Arc::new(Source { name: "bench".into(), format: None });
    let slot_numbers: Arc<[u32]> = fields.iter().map(|field| Arc::make_mut(&mut slots).add(*field)).collect();
    let mut wanted = Wanted::default();
    fields.iter().zip(&*slot_numbers).for_each(|(field, slot)| wanted.read(*slot, *field));
    let mut built = vec![];
    for (batch_number, chunk) in events.chunks(BATCH).enumerate() {
        let mut records = RecordBatch::new();
        let first = (batch_number * BATCH) as u64;
        (0..chunk.len() as u64)
            .for_each(|at| records.push(first + at, &source, first + at + 1, Timestamp(0), b""));
        let mut batch = EventBatch::new(records);
        batch.fill(|record, _, event| {
            let fields = &chunk[(record.number - first) as usize];
            event.set_time(Timestamp(fields.time));
            event.put_text(ecs::USER_NAME, &fields.user);
            event.put_text(ecs::SOURCE_IP, &fields.address);
            event.put_static(ecs::EVENT_OUTCOME, fields.outcome);
        });
        let times: Vec<i64> = batch.events().iter().map(|event| event.time.0).collect();
        let (mut built_columns, mut views) = (vec![], vec![]);
        columns::build(&batch, &wanted, None, Arc::make_mut(&mut slots), &mut built_columns, &mut views);
        let numbers = (first..first + chunk.len() as u64).collect();
        built.push((batch, numbers, times, built_columns));
    }
    // All batches see the finished dictionaries, so that none is copied while the bench runs.
    built
        .into_iter()
        .map(|(batch, numbers, times, columns)| {
            let watermarks = times.clone();
            let slots = Arc::clone(&slots);
            let frame = Frame { batch, numbers, times, watermarks, columns, slots, views: vec![] };
            Rows::new(Arc::new(frame), Arc::clone(&slot_numbers), None, None)
        })
        .collect()
}

fn maps(events: &[Fields]) -> Vec<(Map, i64)> {
    let map = |fields: &Fields| {
        let pairs = [
            ("user.name", fields.user.clone()),
            ("source.ip", fields.address.clone()),
            ("event.outcome", fields.outcome.to_owned()),
        ];
        (pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(), fields.time)
    };
    events.iter().map(map).collect()
}

/// The rule natively, over the columns that a component would be handed: codes, and keys a distinct value.
#[derive(Default)]
struct OverColumns {
    counter: Counter,
    users: Vec<Key>,
    addresses: Vec<Key>,
    failure: u32,
}

impl OverColumns {
    fn judge(&mut self, rows: &Rows) -> usize {
        let lookup = rows.lookup();
        if self.failure == 0 {
            self.failure = lookup.find(2, "failure");
        }
        let (
            Some(ReadColumn::Codes(users)),
            Some(ReadColumn::Codes(addresses)),
            Some(ReadColumn::Codes(outcomes)),
        ) = (rows.read(0), rows.read(1), rows.read(2))
        else {
            panic!("the bench's columns are codes");
        };
        learn(&mut self.users, &users, |codes| lookup.keys(0, codes));
        learn(&mut self.addresses, &addresses, |codes| lookup.keys(1, codes));
        let times = rows.times();
        let mut found = 0;
        for (((user, address), outcome), time) in users.iter().zip(&addresses).zip(&outcomes).zip(&times) {
            if *outcome == self.failure {
                let key = self.users[*user as usize].and(self.addresses[*address as usize]);
                found += usize::from(self.counter.add(key, *time));
            }
        }
        found
    }
}

/// Fetches the keys of codes that are new.
fn learn(keys: &mut Vec<Key>, codes: &[u32], fetch: impl Fn(&[u32]) -> Vec<u64>) {
    let most = codes.iter().copied().max().unwrap_or(0) as usize;
    if keys.len() <= most {
        let new: Vec<u32> = (keys.len() as u32..=most as u32).collect();
        keys.extend(fetch(&new).into_iter().map(Key));
    }
}

/// The rule natively, over a map an event.
struct OverMaps {
    counter: Counter,
    hasher: foldhash::fast::FixedState,
}

impl OverMaps {
    fn judge(&mut self, events: &[(Map, i64)]) -> usize {
        let mut found = 0;
        for (event, time) in events {
            if event.get("event.outcome").is_some_and(|outcome| outcome == "failure")
                && let (Some(user), Some(address)) = (event.get("user.name"), event.get("source.ip"))
            {
                let key = |text: &String| Key(self.hasher.hash_one(text));
                found += usize::from(self.counter.add(key(user).and(key(address)), *time));
            }
        }
        found
    }
}

fn instance(settings: &str) -> Box<dyn Instance> {
    let sandbox = load::sandbox().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins/counting");
    let request = Request { settings: settings.parse().unwrap(), ..Request::plain(Place::Folder(folder)) };
    let Loaded::Correlation(plugin) = load::load(&sandbox, request).unwrap() else { panic!("it correlates") };
    let instance = plugin.instantiate().unwrap();
    // The sandbox's clock must outlive the bench.
    std::mem::forget(sandbox);
    instance
}

fn boundary(criterion: &mut Criterion) {
    let events = events();
    let frames = frames(&events);
    let maps = maps(&events);

    let mut group = criterion.benchmark_group("counting");
    group.throughput(Throughput::Elements(EVENTS as u64));
    let mut idle = instance("idle = true");
    group.bench_function("empty rule, sandboxed", |bencher| {
        bencher.iter(|| frames.iter().map(|rows| idle.on_batch(rows, 0).unwrap().len()).sum::<usize>());
    });
    let mut sandboxed = instance("");
    group.bench_function("rule, sandboxed", |bencher| {
        bencher.iter(|| {
            frames.iter().map(|rows| sandboxed.on_batch(black_box(rows), 0).unwrap().len()).sum::<usize>()
        });
    });
    let mut native = OverColumns::default();
    group.bench_function("rule, native over the same columns", |bencher| {
        bencher.iter(|| frames.iter().map(|rows| native.judge(black_box(rows))).sum::<usize>());
    });
    let mut rows = OverMaps { counter: Counter::default(), hasher: foldhash::fast::FixedState::default() };
    group.bench_function("rule, native over maps", |bencher| {
        bencher.iter(|| maps.chunks(BATCH).map(|events| rows.judge(black_box(events))).sum::<usize>());
    });
    group.finish();

    // All three are the same rule, or the figures mean nothing.
    let mut fresh = (instance(""), OverColumns::default());
    let in_sandbox: usize = frames.iter().map(|rows| fresh.0.on_batch(rows, 0).unwrap().len()).sum();
    let in_columns: usize = frames.iter().map(|rows| fresh.1.judge(rows)).sum();
    let mut over_maps =
        OverMaps { counter: Counter::default(), hasher: foldhash::fast::FixedState::default() };
    assert!(in_columns > 0);
    assert_eq!(in_sandbox, in_columns);
    assert_eq!(in_columns, over_maps.judge(&maps));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = boundary
}
criterion_main!(benches);
