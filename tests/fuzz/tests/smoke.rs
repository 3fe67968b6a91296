//! Every fuzz body over its seeds, over damaged seeds and over made-up input: what CI can do in seconds. The
//! fuzzers themselves take hours, and `tests/fuzz/README.md` says how to run them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use bartizan_fuzz::{BODIES, Body};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// Inputs made for a body that costs little, and for one that compiles.
const MANY: u32 = 3_000;
const FEW: u32 = 300;

/// Set to a number: makes so many times the inputs, and others each time. For an hour without libFuzzer.
const TIMES: &str = "BARTIZAN_FUZZ_TIMES";

/// Seeds of a body, sorted by name.
fn seeds(body: Body) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(body.name);
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} has no seeds", body.name);
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Always the same inputs, unless more are asked for.
fn runner(cases: u32) -> TestRunner {
    let times: Option<u32> = std::env::var(TIMES).ok().and_then(|times| times.parse().ok());
    let cases = cases.saturating_mul(times.unwrap_or(1));
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    match times {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32])),
    }
}

/// A seed with some bytes changed, left out or doubled.
fn damaged(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..4_u8);
    (prop::sample::select(seeds), vec(change, 1..6)).prop_map(|(mut input, changes)| {
        for (at, byte, how) in changes {
            if input.is_empty() {
                break;
            }
            let at = at.index(input.len());
            match how {
                0 => input[at] = byte,
                1 => input[at] ^= 1 << (byte % 8),
                2 => drop(input.drain(at..(at + usize::from(byte)).min(input.len()))),
                _ => {
                    let piece = input[at..(at + usize::from(byte)).min(input.len())].to_vec();
                    input.splice(at..at, piece);
                }
            }
        }
        input
    })
}

fn smoke(name: &str, cases: u32) {
    let body = *BODIES.iter().find(|body| body.name == name).unwrap();
    let seeds = seeds(body);
    seeds.iter().for_each(|seed| (body.run)(seed));
    let run = |input: Vec<u8>| {
        (body.run)(&input);
        Ok(())
    };
    runner(cases).run(&damaged(seeds), run).unwrap_or_else(|error| panic!("{error}"));
    runner(cases).run(&vec(any::<u8>(), 0..2_048), run).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn component() {
    smoke("component", FEW);
}

#[test]
fn config() {
    smoke("config", MANY);
}

#[test]
fn descriptor() {
    smoke("descriptor", MANY);
}

#[test]
fn findings() {
    smoke("findings", MANY);
}

#[test]
fn manifest() {
    smoke("manifest", MANY);
}

#[test]
fn result() {
    smoke("result", MANY);
}

#[test]
fn sigma() {
    smoke("sigma", MANY);
}

/// A seed that is refused at its first word would teach a fuzzer nothing.
#[test]
fn the_seed_of_a_finding_is_one() {
    let seed = include_bytes!("../seeds/result/finding.bin");
    assert_eq!(bartizan_fuzz::result::found(&seed[1..]), Ok(vec!["root".to_owned()]));
}
