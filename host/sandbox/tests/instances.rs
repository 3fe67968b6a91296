//! Many instances at once: a process of its own, since it measures memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::{process::Command, time::Instant};

use bartizan_detect::plugin::{Fault, Plugin as _};
use bartizan_sandbox::{Sandbox, SandboxSettings};
use support::*;

const INSTANCES: usize = 1_000;
/// Far above what an instance takes (it is measured and printed), far below a copy of its memory.
const MAX_RESIDENT_KIB: u64 = 128;

/// Memory of this process that is resident, in KiB; none where the system does not tell.
fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

#[test]
fn a_thousand_instances_live_side_by_side() {
    let settings = SandboxSettings { cache_dir: None, max_instances: INSTANCES as u32 };
    let sandbox = Sandbox::new(settings).unwrap();
    // Each call counts in the instance's own memory, and returns as many bytes of key as there were calls.
    let count = format!(
        "{DROP} (i32.store (i32.const 700) (i32.add (i32.load (i32.const 700)) (i32.const 1))) {}",
        finding("(i32.const 16) (i32.load (i32.const 700))")
    );
    let plugin = sandbox.load(source(Guest::correlation().body("on-batch", count).build())).unwrap();
    let rows = rows(&["root"]);
    let before = resident_kib();
    let started = Instant::now();
    let mut instances: Vec<_> = (0..INSTANCES).map(|_| plugin.instantiate().unwrap()).collect();
    let each = started.elapsed() / INSTANCES as u32;
    for (at, instance) in instances.iter_mut().enumerate() {
        (0..at % 5).for_each(|_| drop(instance.on_batch(&rows, 0).unwrap()));
    }
    for (at, instance) in instances.iter_mut().enumerate() {
        assert_eq!(instance.on_batch(&rows, 0).unwrap()[0].key.len(), at % 5 + 1, "instance {at}");
    }
    if let (Some(before), Some(after)) = (before, resident_kib()) {
        let resident = (after - before) / INSTANCES as u64;
        eprintln!(
            "{INSTANCES} instances: {resident} KiB resident each, {each:?} to make one; pooled: {}",
            sandbox.is_pooled()
        );
        assert!(resident < MAX_RESIDENT_KIB, "{resident} KiB each");
    }
    assert_eq!(sandbox.instances(), INSTANCES);
    let full = plugin.instantiate().map(drop).unwrap_err();
    assert_eq!(
        full,
        Fault::Instance("all 1000 instances of the sandbox are in use (setting `max_instances`)".into())
    );
    // Places and memories are given back: the pool has no more than these.
    drop(instances);
    assert_eq!(sandbox.instances(), 0);
    let mut again: Vec<_> = (0..INSTANCES).map(|_| plugin.instantiate().unwrap()).collect();
    assert!(again.iter_mut().all(|instance| instance.on_batch(&rows, 0).unwrap()[0].key.len() == 1));
}

#[test]
fn plugins_and_instances_outlive_the_sandbox() {
    let endless = format!("{DROP} (loop $on (br $on)) (unreachable)");
    let plugin = sandbox().load(source(Guest::correlation().body("on-batch", endless).build())).unwrap();
    let mut instance = plugin.instantiate().unwrap();
    drop(plugin);
    // The clock of the deadlines still runs.
    assert_eq!(instance.on_batch(&rows(&["root"]), 0), Err(Fault::Deadline { milliseconds: 100 }));
}

#[test]
fn without_room_for_a_pool_instances_are_made_on_demand() {
    if !cfg!(target_os = "linux") {
        eprintln!("SKIPPED: bounds the address space by ulimit, as Linux does");
        return;
    }
    // Room for some memories of 4 GiB each, not for a pool of thousands.
    let limited = "ulimit -v 40000000 && exec \"$0\" --exact --ignored --nocapture on_demand";
    let child =
        Command::new("sh").args(["-c", limited]).arg(std::env::current_exe().unwrap()).output().unwrap();
    let told = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&child.stderr)
    );
}

#[test]
#[ignore = "run by the test above it, in a process with little address space"]
fn on_demand() {
    let sandbox = Sandbox::new(SandboxSettings::default()).unwrap();
    assert!(!sandbox.is_pooled());
    let one = format!("{DROP} {}", finding("(i32.const 16) (i32.const 1)"));
    let plugin = sandbox.load(source(Guest::correlation().body("on-batch", one).build())).unwrap();
    let mut instances: Vec<_> = (0..3).map(|_| plugin.instantiate().unwrap()).collect();
    assert!(instances.iter_mut().all(|instance| instance.on_batch(&rows(&["root"]), 0).unwrap().len() == 1));
    // Memory limits and deadlines hold there, too.
    let hostile = format!(
        "{DROP} (loop $on (drop (call $alloc (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 1000000))) (br $on)) (unreachable)"
    );
    let mut source = source(Guest::correlation().body("on-batch", hostile).build());
    source.limits.deadline_ms = 5_000;
    let hostile = sandbox.load(source).unwrap();
    let fault = hostile.instantiate().unwrap().on_batch(&rows(&["root"]), 0);
    assert_eq!(fault, Err(Fault::Memory { mebibytes: 64 }));
}
