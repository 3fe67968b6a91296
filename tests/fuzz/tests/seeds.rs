//! The seeds that are components: made here, and kept in the tree so that a fuzzer needs nothing but files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../../../host/sandbox/tests/support/mod.rs"]
mod guest;

use std::path::Path;

use guest::{DESCRIPTOR, DROP, EMPTY, Guest, finding};

/// Set to write the seeds instead of comparing them.
const UPDATE: &str = "UPDATE_SEEDS";

/// Returns its state from `advance`, and its asset from `describe` if it has settings.
fn echo() -> Vec<u8> {
    Guest::correlation()
        .functions(&format!(
            "(global $image (mut i32) (i32.const {EMPTY})) (global $described (mut i32) (i32.const 0))"
        ))
        .body(
            "configure",
            format!(
                "(if (local.get $settings-len) (then
                    (global.set $described (i32.load offset=8 (local.get $assets)))))
                (i32.const {EMPTY})"
            ),
        )
        .body(
            "describe",
            format!(
                "(if (result i32) (global.get $described) (then (global.get $described)) (else {DESCRIPTOR}))"
            ),
        )
        .body("restore", format!("(global.set $image (local.get $state)) (i32.const {EMPTY})"))
        .body("advance", "(global.get $image)")
        .build()
}

/// Uses most of what the contract offers.
fn busy() -> Vec<u8> {
    let mut guest = Guest::correlation()
        .rules(&["a", "b"])
        .tables(&["assets"])
        .event("[method]batch.read", "read", "(param i32 i32 i32)")
        .event("entries", "entries", "(param i32 i32 i32 i32)")
        .host("log", "log", "(param i32 i32 i32)")
        .host("lookup", "lookup", "(param i32 i32 i32 i32 i32)");
    let (line, table) = (guest.text("hello"), guest.text("assets"));
    guest
        .body(
            "on-batch",
            format!(
                "(call $read (local.get $batch) (i32.const 0) (i32.const 512)) {DROP} {}",
                finding("(i32.const 16) (i32.const 1)")
            ),
        )
        .body(
            "advance",
            format!(
                "(call $log (i32.const 1) {line}) (call $lookup {table} {line} (i32.const 512)) (i32.const {EMPTY})"
            ),
        )
        .build()
}

/// Findings as memory holds them, for a component that has them at this address.
fn findings_image(at: u32) -> Vec<u8> {
    let (findings, key) = (at + 8, at + 8 + 80);
    let mut words = vec![findings, 1];
    words.extend([0, key, 4, 0]); // rule, key, and the upper half of nothing
    words.extend([7, 0]); // time
    words.extend([key + 8, 1]); // events
    words.extend([0; 12]);
    words.extend([u32::from_le_bytes(*b"root"), 0, 9, 0]);
    let mut image = vec![0];
    image.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    image
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("component/echo.wasm", echo()),
        ("component/busy.wasm", busy()),
        ("component/classification.wasm", Guest::classification().build()),
        ("component/newer.wasm", Guest::correlation().version("0.2.0").build()),
        ("component/module.wasm", Guest::correlation().module()),
        // The heap begins at 128 KiB, and the list of assets comes first.
        ("result/finding.bin", findings_image(131_072 + 32)),
        ("result/nothing.bin", vec![0; 9]),
        ("result/descriptor.bin", [&[1][..], &[0; 56]].concat()),
    ]
}

#[test]
fn seeds_in_the_tree_are_those_that_are_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for (name, bytes) in seeds() {
        let path = folder.join(name);
        if std::env::var_os(UPDATE).is_some() {
            std::fs::write(&path, &bytes).unwrap();
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == bytes, "{name} is not what is made; run this test with {UPDATE}=1");
    }
}
