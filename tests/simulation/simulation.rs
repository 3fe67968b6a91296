//! Thousands of seeds of the simulation; see the crate.
//!
//! `SIMULATION_SEED=17` runs one alone and tells its steps, `SIMULATION_SEEDS=100000` runs more than usual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    panic::catch_unwind,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use bartizan_simulation::{Break, Failure, Tally, run};

/// Seeds that are run unless the environment says otherwise.
const SEEDS: u64 = 3_000;
/// Failing seeds after which no more are tried.
const ENOUGH: usize = 5;
/// Seeds in which something that is broken on purpose must have shown.
const BROKEN_SEEDS: u64 = 40;

/// A seed's outcome; that it panicked is one, too.
fn outcome(seed: u64, broken: Option<Break>, log: bool) -> Result<Tally, Failure> {
    catch_unwind(|| run(seed, broken, log)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(Failure { what: format!("it panicked: {}", text.unwrap_or_default()), log: vec![] })
    })
}

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is {text:?}, which is no number")))
}

#[test]
fn whatever_fails_nothing_is_lost_and_nothing_seen_twice() {
    if let Some(seed) = number("SIMULATION_SEED") {
        match outcome(seed, None, true) {
            Ok(tally) => return eprintln!("seed {seed} is fine: {tally:?}"),
            Err(failure) => {
                failure.log.iter().for_each(|line| eprintln!("{line}"));
                panic!("seed {seed}: {}", failure.what);
            }
        }
    }
    let seeds = number("SIMULATION_SEEDS").unwrap_or(SEEDS);
    let (next, failed, tally) = (AtomicU64::new(0), Mutex::new(vec![]), Mutex::new(Tally::new()));
    let began = Instant::now();
    let work = || loop {
        let seed = next.fetch_add(1, Ordering::Relaxed);
        if seed >= seeds || failed.lock().unwrap().len() >= ENOUGH {
            return;
        }
        match outcome(seed, None, false) {
            Ok(counts) => {
                let mut tally = tally.lock().unwrap();
                counts.into_iter().for_each(|(what, count)| *tally.entry(what).or_default() += count);
            }
            Err(failure) => failed.lock().unwrap().push((seed, failure.what)),
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get());
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    let took = began.elapsed().as_secs_f64();
    let tally = tally.into_inner().unwrap();
    let mut failed = failed.into_inner().unwrap();
    failed.sort();
    for (seed, what) in &failed {
        eprintln!("seed {seed}: {what}");
        eprintln!("  SIMULATION_SEED={seed} cargo test -p bartizan-simulation");
    }
    assert!(failed.is_empty(), "{} seeds fail", failed.len());
    eprintln!("{seeds} seeds in {took:.1} s, {:.0} a second: {tally:?}", seeds as f64 / took);
    // A simulation in which something never happens shows nothing about it.
    for what in [
        "checkpoints",
        "checkpoints of shards behind",
        "crashes",
        "faults",
        "findings of recoveries",
        "findings of the clock",
        "journal full",
        "parked",
        "pruned",
        "quarantined",
        "queue full",
        "rebuilt",
        "recoveries",
        "rehearsals failed",
        "rejoined",
        "released",
        "removed or back",
        "swaps",
        "swaps of schema",
        "swaps refused",
        "swaps stale",
    ] {
        assert!(seeds < SEEDS || tally.get(what).is_some_and(|count| *count > 0), "never: {what}");
    }
}

#[test]
fn what_is_broken_on_purpose_is_found() {
    for broken in Break::ALL {
        let found = (0..BROKEN_SEEDS).filter(|seed| outcome(*seed, Some(broken), false).is_err()).count();
        eprintln!("{broken:?}: found in {found} of {BROKEN_SEEDS} seeds");
        assert!(2 * found > BROKEN_SEEDS as usize, "{broken:?} is not found in most seeds");
    }
}

#[test]
fn a_seed_always_leads_to_the_same() {
    for seed in 0..20 {
        let of = |log| outcome(seed, None, log).map_err(|failure| failure.what);
        assert_eq!(of(false), of(true), "seed {seed}");
    }
}
