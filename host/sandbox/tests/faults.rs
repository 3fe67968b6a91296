//! What an instance may do wrong, and what it is called: each ends that instance alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::time::{Duration, Instant};

use bartizan_detect::plugin::{Classifier as _, Fault, Plugin as _, RawFinding, Subject};
use bartizan_model::{Finding, FindingId, PluginRef, RuleRef, Severity, Timestamp};
use bartizan_sandbox::{LoadError, LoadedPlugin, PluginLimits};
use support::*;

fn load(component: Vec<u8>, limits: PluginLimits) -> LoadedPlugin {
    let mut source = source(component);
    source.limits = limits;
    sandbox().load(source).unwrap()
}

fn small() -> PluginLimits {
    PluginLimits { deadline_ms: 100, ..PluginLimits::default() }
}

/// The fault of `on-batch` with this body, after the batch has been dropped. It must have been counted, and
/// the instance must not come back.
fn fault_of(guest: Guest, body: &str, limits: PluginLimits) -> Fault {
    let plugin = load(guest.body("on-batch", format!("{DROP} {body}")).build(), limits);
    let mut instance = plugin.instantiate().unwrap();
    let fault = instance.on_batch(&rows(&["root", "anna"]), 0).unwrap_err();
    assert_eq!(plugin.counts().faults.get(fault.kind()), Some(&1), "{fault}");
    assert!(matches!(instance.on_batch(&rows(&["root"]), 0), Err(Fault::Instance(_))));
    fault
}

fn guest() -> Guest {
    Guest::correlation()
}

#[test]
fn an_endless_loop_meets_its_deadline() {
    let started = Instant::now();
    let fault = fault_of(guest(), "(loop $on (br $on)) (unreachable)", small());
    assert_eq!(fault, Fault::Deadline { milliseconds: 100 });
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn an_endless_loop_in_advance_or_configure_meets_its_deadline_too() {
    let endless = "(loop $on (br $on)) (unreachable)";
    let plugin = load(guest().body("advance", endless).build(), small());
    let fault = plugin.instantiate().unwrap().advance(Timestamp(0), &no_lookup());
    assert_eq!(fault, Err(Fault::Deadline { milliseconds: 100 }));
    let mut source = source(guest().body("configure", endless).build());
    source.limits.deadline_ms = 10;
    let error = sandbox().load(source).unwrap_err();
    assert!(
        matches!(error, LoadError::Start { fault: Fault::Deadline { milliseconds: 100 }, .. }),
        "{error}"
    );
}

#[test]
fn unbounded_allocation_meets_the_memory_cap() {
    let allocate = "(loop $on (drop (call $alloc (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 1000000))) (br $on)) (unreachable)";
    let limits = PluginLimits { memory_mib: 32, deadline_ms: 5_000, ..small() };
    assert_eq!(fault_of(guest(), allocate, limits), Fault::Memory { mebibytes: 32 });
}

#[test]
fn a_component_that_takes_too_much_memory_as_it_starts_is_refused() {
    let mut source = source(guest().build());
    source.limits.memory_mib = 1;
    // Four pages are 256 KiB.
    assert!(sandbox().load(source).is_ok());
    let big = guest().functions("(func (export \"_initialize\") (drop (memory.grow (i32.const 1000))) (i32.store (i32.const 20000000) (i32.const 1)))");
    let mut source = support::source(big.build());
    source.limits.memory_mib = 2;
    let error = sandbox().load(source).unwrap_err();
    assert!(matches!(error, LoadError::Start { fault: Fault::Memory { mebibytes: 2 }, .. }), "{error}");
}

/// Body that returns `count` findings from memory that is all zero: rule 0, nothing in it.
fn findings(count: u32) -> String {
    format!(
        "(drop (memory.grow (i32.const 2000)))
        (i32.store (i32.const {SCRATCH}) (i32.const 1048576))
        (i32.store (i32.const 260) (i32.const {count})) (i32.const {SCRATCH})"
    )
}

#[test]
fn too_many_findings_are_counted() {
    let fault = fault_of(guest(), &findings(20_000), PluginLimits { memory_mib: 256, ..small() });
    assert_eq!(fault, Fault::TooManyFindings { count: 20_000, limit: 10_000 });
    let roomy = PluginLimits { memory_mib: 256, result_kib: 1 << 19, deadline_ms: 5_000, ..small() };
    let fault = fault_of(guest(), &findings(1_000_000), roomy);
    assert_eq!(fault, Fault::TooManyFindings { count: 1_000_000, limit: 10_000 });
    // What would take more room than a result may have is never read, so not counted either.
    let fault = fault_of(guest(), &findings(1_000_000), PluginLimits { memory_mib: 256, ..small() });
    assert_eq!(fault, Fault::ResultTooLarge { kibibytes: 16_384 });
}

#[test]
fn findings_up_to_the_limit_are_taken() {
    let limits = PluginLimits { memory_mib: 256, ..small() };
    let plugin = load(guest().body("on-batch", format!("{DROP} {}", findings(10_000))).build(), limits);
    let findings = plugin.instantiate().unwrap().on_batch(&rows(&["root"]), 0).unwrap();
    assert_eq!(findings, vec![RawFinding::default(); 10_000]);
}

/// Most memory that this process has had, in KiB.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn a_giant_result_costs_the_host_nothing() {
    // Ten thousand findings, each of whose keys is the same megabyte: 10 GB, if anybody copied them.
    let many = "(drop (memory.grow (i32.const 200)))
        (local.set $at (i32.const 2097152))
        (loop $next
            (i32.store offset=4 (local.get $at) (i32.const 1048576))
            (i32.store offset=8 (local.get $at) (i32.const 1048576))
            (local.set $at (i32.add (local.get $at) (i32.const 80)))
            (br_if $next (i32.lt_u (local.get $at) (i32.const 2897152))))
        (i32.store (i32.const 256) (i32.const 2097152))
        (i32.store (i32.const 260) (i32.const 10000)) (i32.const 256)";
    let before = peak_kib();
    let fault = fault_of(guest(), many, small());
    assert_eq!(fault, Fault::ResultTooLarge { kibibytes: 16_384 });
    // The other tests of this file run beside it: the bound is far above theirs, and far below 10 GB.
    assert!(peak_kib() - before < 1 << 20, "{} KiB before, {} after", before, peak_kib());
    let one = format!(
        "(drop (memory.grow (i32.const 500))) {}",
        finding("(i32.const 1048576) (i32.const 30000000)")
    );
    assert_eq!(fault_of(guest(), &one, small()), Fault::ResultTooLarge { kibibytes: 16_384 });
}

#[test]
fn results_that_break_the_abi_are_the_contracts_business() {
    for (what, key) in [
        ("not UTF-8", "(i32.const 600) (i32.const 4)"),
        ("out of bounds", "(i32.const -8) (i32.const 8)"),
        ("length out of bounds", "(i32.const 8) (i32.const -1)"),
    ] {
        let body = format!("(i32.store (i32.const 600) (i32.const -1)) {}", finding(key));
        let fault = fault_of(guest(), &body, small());
        assert!(matches!(fault, Fault::Contract(_)), "{what}: {fault}");
    }
}

#[test]
fn a_finding_of_a_rule_that_is_not_there_is_refused() {
    let body = format!(
        "(i32.store (i32.const {}) (i32.const 9)) {}",
        SCRATCH + 64,
        finding("(i32.const 0) (i32.const 0)")
    );
    assert_eq!(
        fault_of(guest(), &body, small()).to_string(),
        "contract: a finding names rule 9, but the descriptor lists 1 rules, from 0"
    );
}

#[test]
fn a_trap_says_why_and_where() {
    let mut guest = guest().host("log", "log", "(param i32 i32 i32)").functions(
        "(func $judge_row (unreachable)) (func $_ZN6plugin5judge17h0123456789abcdefE (call $judge_row))",
    );
    let panic = guest.text("panicked at src/lib.rs:5: index out of bounds");
    let body = format!(
        "(call $log (i32.const 4) {panic}) (call $_ZN6plugin5judge17h0123456789abcdefE) (unreachable)"
    );
    let fault = fault_of(guest, &body, small());
    let text = fault.to_string();
    let start = "trap: panicked at src/lib.rs:5: index out of bounds (wasm `unreachable` instruction executed), in judge_row < plugin::judge < ";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn other_traps_have_their_names() {
    for (body, name) in [
        ("(i32.div_u (i32.const 1) (local.get $n))", "integer divide by zero"),
        ("(i32.load (i32.const -4))", "out of bounds memory access"),
    ] {
        let fault = fault_of(guest(), body, small()).to_string();
        assert!(fault.starts_with("trap: ") && fault.contains(name), "{fault}");
    }
}

#[test]
fn deep_recursion_is_a_trap() {
    let deep = guest().functions("(func $deep (param i32) (result i32) (i32.add (call $deep (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))");
    let fault = fault_of(deep, "(call $deep (i32.const 0))", small()).to_string();
    assert!(fault.starts_with("trap: call stack exhausted, in deep < deep"), "{fault}");
}

#[test]
fn fields_that_were_not_asked_for_cannot_be_read() {
    let component = guest()
        .event("[method]batch.read", "read", "(param i32 i32 i32)")
        .body("on-batch", "(call $read (local.get $batch) (i32.const 7) (i32.const 512)) (unreachable)")
        .build();
    let fault = load(component, small()).instantiate().unwrap().on_batch(&rows(&["a"]), 0).unwrap_err();
    assert_eq!(fault.to_string(), "contract: it read field 7, but its descriptor lists 1 fields, from 0");
}

#[test]
fn a_row_is_handed_over_once_a_call() {
    for (row, message) in
        [(0, "it asked for row 0 twice in one call"), (9, "it asked for row 9 of a batch of 2 rows")]
    {
        let component = guest()
            .event("[method]batch.text", "text", "(param i32 i32 i32 i32 i32 i32)")
            .body(
                "on-batch",
                format!(
                    "(i32.store (i32.const 600) (i32.const {row})) (i32.store (i32.const 604) (i32.const {row}))
                    (call $text (local.get $batch) (i32.const 0) (i32.const 1) (i32.const 600) (i32.const 2) (i32.const 512)) (unreachable)"
                ),
            )
            .build();
        let fault =
            load(component, small()).instantiate().unwrap().on_batch(&rows(&["a", "b"]), 0).unwrap_err();
        assert_eq!(fault, Fault::Contract(message.into()));
    }
}

#[test]
fn long_answers_end_at_the_plugins_memory() {
    // A million times the code of a value of 4,000 bytes: 4 GB.
    let component = guest()
        .event("entries", "entries", "(param i32 i32 i32 i32)")
        .body(
            "on-batch",
            "(drop (memory.grow (i32.const 100)))
            (local.set $at (i32.const 1048576))
            (loop $next
                (i32.store (local.get $at) (i32.const 1))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))
                (br_if $next (i32.lt_u (local.get $at) (i32.const 5048576))))
            (call $entries (i32.const 0) (i32.const 1048576) (i32.const 1000000) (i32.const 512)) (unreachable)",
        )
        .build();
    let fault = load(component, small())
        .instantiate()
        .unwrap()
        .on_batch(&rows(&[&"a".repeat(4_000)]), 0)
        .unwrap_err();
    assert_eq!(fault, Fault::Contract("it asked for more than 67108864 bytes in one call".into()));
}

#[test]
fn a_batch_ends_with_its_call() {
    // Not dropped: a borrow must not outlive the call.
    let kept = load(guest().body("on-batch", format!("(i32.const {EMPTY})")).build(), small());
    let fault = kept.instantiate().unwrap().on_batch(&rows(&["a"]), 0).unwrap_err();
    assert!(fault.to_string().contains("borrow"), "{fault}");
    // A handle that was never given.
    let forged = guest()
        .event("[method]batch.len", "len", "(param i32) (result i32)")
        .body("advance", "(call $len (i32.const 1))");
    let fault =
        load(forged.build(), small()).instantiate().unwrap().advance(Timestamp(0), &no_lookup()).unwrap_err();
    assert!(matches!(fault, Fault::Contract(_) | Fault::Trap(_)), "{fault}");
}

#[test]
fn pattern_sets_are_bounded_and_scan() {
    let mut guest = guest().event("[static]patterns.compile", "compile", "(param i32 i32 i32 i32)").event(
        "[method]patterns.scan-rows",
        "scan",
        "(param i32 i32 i32 i32 i32 i32 i32)",
    );
    let needle = guest.text("oo");
    // 600: one pattern, `contains` (3). 512: result: whether it failed, handle. 528: hits.
    let scan = format!(
        "{needle} (local.set $n) (local.set $at)
        (i32.store (i32.const 600) (i32.const 3)) (i32.store (i32.const 604) (local.get $at)) (i32.store (i32.const 608) (local.get $n))
        (call $compile (i32.const 600) (i32.const 1) (i32.const 0) (i32.const 512))
        (call $scan (i32.load (i32.const 516)) (local.get $batch) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 528))
        {DROP}"
    );
    // The key's length is the number of hits; its text is whatever is at 16, zeros.
    let component = guest
        .body("on-batch", format!("{scan} {}", finding("(i32.const 16) (i32.load (i32.const 540))")))
        .build();
    let plugin = load(component, small());
    let mut instance = plugin.instantiate().unwrap();
    for call in 0..bartizan_sandbox::limits::MAX_PATTERN_SETS {
        let found = instance.on_batch(&rows(&["root", "anna", "boot"]), 0).unwrap();
        assert_eq!(found[0].key.len(), 2, "call {call}");
    }
    // The sets of all calls are kept, since this guest drops none: the next is one too many. The guest does
    // not look at the error, and scans with a pointer for a handle.
    assert!(instance.on_batch(&rows(&["root"]), 0).is_err());
}

#[test]
fn log_lines_over_the_limit_are_counted() {
    let mut guest = guest().host("log", "log", "(param i32 i32 i32)");
    let line = guest.text("hello");
    let body = format!(
        "{DROP} (loop $next (call $log (i32.const 0) {line}) (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $n) (i32.const 30)))) (i32.const {EMPTY})"
    );
    let plugin = load(guest.body("on-batch", body).build(), small());
    let mut instance = plugin.instantiate().unwrap();
    instance.on_batch(&rows(&["a"]), 0).unwrap();
    instance.on_batch(&rows(&["a"]), 0).unwrap();
    assert_eq!(plugin.counts().log_lines_dropped, 20);
}

#[test]
fn a_snapshot_is_bounded() {
    let giant = "(drop (memory.grow (i32.const 1100))) (i32.store (i32.const 256) (i32.const 0)) (i32.store (i32.const 260) (i32.const 67108865)) (i32.const 256)";
    let plugin = load(guest().body("snapshot", giant).build(), PluginLimits { memory_mib: 128, ..small() });
    let fault = plugin.instantiate().unwrap().snapshot().unwrap_err();
    assert_eq!(fault, Fault::State("its snapshot has more than 64 MiB".into()));
}

#[test]
fn another_plugin_goes_on_beside_a_hostile_one() {
    let sandbox = sandbox();
    let hostile = guest().body("on-batch", format!("{DROP} (loop $on (br $on)) (unreachable)")).build();
    let hostile = sandbox.load(source(hostile)).unwrap();
    let good =
        guest().body("on-batch", format!("{DROP} {}", finding("(i32.const 16) (i32.const 1)"))).build();
    let good = sandbox.load(source(good)).unwrap();
    std::thread::scope(|scope| {
        let attack = scope.spawn(|| {
            (0..5)
                .map(|_| hostile.instantiate().unwrap().on_batch(&rows(&["a"]), 0).unwrap_err().kind())
                .collect::<Vec<_>>()
        });
        let mut instance = good.instantiate().unwrap();
        let rows = rows(&["a"]);
        let mut calls = 0u64;
        while !attack.is_finished() {
            assert_eq!(instance.on_batch(&rows, 0).unwrap().len(), 1);
            calls += 1;
        }
        assert_eq!(attack.join().unwrap(), ["deadline"; 5]);
        assert!(calls > 100, "{calls} calls in half a second");
    });
    assert_eq!(good.counts().faults.len(), 0);
    assert_eq!(hostile.counts().faults["deadline"], 5);
}

fn judged_finding() -> Finding {
    Finding {
        id: FindingId::from("0f".to_owned()),
        rule: RuleRef { id: "r".into(), version: "1".into(), title: "R".into() },
        plugin: PluginRef { name: "p".into(), version: "1".into(), digest: "d".into() },
        severity: Severity::High,
        confidence: 80,
        time: Timestamp(9),
        key: "k".into(),
        summary: "s".into(),
        techniques: vec![],
        observables: vec![],
        events: vec![],
        attributes: Default::default(),
    }
}

#[test]
fn a_classifier_judges_clamps_and_starts_anew_after_a_fault() {
    // A judgement whose bytes are all 9, from the first subject's time on; traps when there are two subjects.
    let body = "(if (i32.eq (local.get $n) (i32.const 2)) (then (unreachable)))
        (i64.store (i32.const 520) (i64.const 0x0109090909090909))
        (i32.store (i32.const 256) (i32.const 512)) (i32.store (i32.const 260) (i32.const 1)) (i32.const 256)";
    let component = Guest::classification().body("classify", body).build();
    let mut classifier = sandbox().load_classifier(source(component)).unwrap();
    let finding = judged_finding();
    let subject = Subject { finding: &finding, hosts: 1, users: 2 };
    for _ in 0..2 {
        let judged = classifier.classify(&[subject]).unwrap();
        assert_eq!(judged.len(), 1);
        assert_eq!((judged[0].functional_impact, judged[0].breadth, judged[0].confidence), (6, 4, 9));
        assert!(judged[0].negative_effect);
        assert_eq!(classifier.classify(&[subject, subject]).unwrap_err().kind(), "trap");
    }
    let none = classifier.classify(&[]).unwrap_err();
    assert_eq!(none.to_string(), "contract: `classify` was given 0 subjects and returned 1 judgements");
    assert_eq!(classifier.counts().faults["trap"], 2);
    assert_eq!(classifier.counts().instances, 3);
}
