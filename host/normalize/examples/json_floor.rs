//! Parses every line of a file of JSON objects, and does nothing with them: what reading events costs at
//! least. `tests/benches/rsigma/compare.py --floor` measures it beside the program.
//!
//! `cargo run --release -p bartizan-normalize --example json_floor -- simd-json FILE` (or `sonic-rs`)
#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement has nobody to answer to")]

use std::{
    fs::File,
    hint::black_box,
    io::{BufRead, BufReader},
};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (parser, path) = (arguments.next().unwrap(), arguments.next().unwrap());
    let mut file = BufReader::with_capacity(1 << 20, File::open(path).unwrap());
    let mut buffers = simd_json::Buffers::default();
    let (mut line, mut parsed) = (Vec::new(), 0);
    while file.read_until(b'\n', &mut line).unwrap() > 0 {
        let whole = match parser.as_str() {
            // In place, into a tape: no value is made.
            "simd-json" => black_box(simd_json::to_tape_with_buffers(&mut line, &mut buffers)).is_ok(),
            "sonic-rs" => black_box(sonic_rs::from_slice::<sonic_rs::Value>(&line)).is_ok(),
            other => panic!("no parser {other}; name simd-json or sonic-rs"),
        };
        parsed += usize::from(whole);
        line.clear();
    }
    println!("{parsed}");
}
