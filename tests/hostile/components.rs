//! Components that no Rust compiler would write, as WebAssembly text.

use super::guest::{DROP, EMPTY, Guest, SCRATCH};

fn importing(name: &str) -> Vec<u8> {
    wat::parse_str(format!(r#"(component (import "{name}" (instance)))"#)).unwrap()
}

pub fn wasi() -> Vec<u8> {
    importing("wasi:clocks/wall-clock@0.2.0")
}

pub fn unknown_import() -> Vec<u8> {
    importing("evil:corp/shell@1.0.0")
}

pub fn near_import() -> Vec<u8> {
    importing("bartizan:plugin/network@0.1.0")
}

pub fn other_version() -> Vec<u8> {
    Guest::correlation().version("0.2.0").build()
}

pub fn module() -> Vec<u8> {
    Guest::correlation().module()
}

/// Exports of the right names, each a function without parameters or result.
pub fn other_types() -> Vec<u8> {
    let names = ["configure", "describe", "on-batch", "advance", "snapshot", "restore"];
    let exports: String = names.iter().map(|name| format!("(export \"{name}\" (func $f))\n")).collect();
    let component = format!(
        r#"(component
            (core module $m (func (export "f")))
            (core instance $i (instantiate $m))
            (func $f (canon lift (core func $i "f")))
            {exports})"#
    );
    wat::parse_str(component).unwrap()
}

pub fn looping_start() -> Vec<u8> {
    Guest::correlation().functions("(func $begin (loop $on (br $on))) (start $begin)").build()
}

/// Takes 256 MiB as soon as it is there.
pub fn large_memory() -> Vec<u8> {
    let take = "(if (i32.eq (memory.grow (i32.const 4096)) (i32.const -1)) (then (unreachable)))";
    Guest::correlation().functions(&format!("(func $begin {take}) (start $begin)")).build()
}

/// A thousand findings, each of whose keys is the same megabyte.
pub fn giant_result() -> Vec<u8> {
    let body = format!(
        "{DROP} (drop (memory.grow (i32.const 200)))
        (local.set $at (i32.const 2097152))
        (loop $next
            (i32.store offset=4 (local.get $at) (i32.const 1048576))
            (i32.store offset=8 (local.get $at) (i32.const 1048576))
            (local.set $at (i32.add (local.get $at) (i32.const 80)))
            (br_if $next (i32.lt_u (local.get $at) (i32.const 2179072))))
        (i32.store (i32.const {SCRATCH}) (i32.const 2097152))
        (i32.store (i32.const {}) (i32.const 1024)) (i32.const {SCRATCH})",
        SCRATCH + 4
    );
    Guest::correlation().body("on-batch", body).build()
}

/// A million findings, from memory that is all zero: rule 0, and nothing in them.
pub fn million_findings() -> Vec<u8> {
    let body = format!(
        "{DROP} (drop (memory.grow (i32.const 1300)))
        (i32.store (i32.const {SCRATCH}) (i32.const 1048576))
        (i32.store (i32.const {}) (i32.const 1000000)) (i32.const {SCRATCH})",
        SCRATCH + 4
    );
    Guest::correlation().body("on-batch", body).build()
}

/// Does not give back the batch that it was lent.
pub fn kept_batch() -> Vec<u8> {
    Guest::correlation().body("on-batch", format!("(i32.const {EMPTY})")).build()
}
