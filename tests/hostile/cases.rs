//! The hostile plugins, and how each must end.

use bartizan_pack::RequestedLimits;

use super::components;

/// One hostile plugin.
pub struct Case {
    pub name: &'static str,
    pub what: What,
    pub end: End,
    pub limits: RequestedLimits,
    /// Files that it is given.
    pub assets: &'static [(&'static str, &'static [u8])],
    /// What the host may use for it, in MiB, where that is less than its limits let it have.
    pub most_mib: Option<u64>,
}

/// What it is made of.
pub enum What {
    /// The crate `tests/plugins/hostile`, with these settings.
    Settings(&'static str),
    /// Another first-party plugin, with these settings.
    FirstParty(&'static str, &'static str),
    /// A component that no Rust compiler writes.
    Bytes(fn() -> Vec<u8>),
    /// The crate's component, damaged.
    Changed(fn(Vec<u8>) -> Vec<u8>),
    /// A file that is the crate's component and then zeros, up to so many bytes.
    Padded(u64),
}

/// How it ends.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// It is not loaded: the variant of the error, and a part of its text.
    Refused(&'static str, &'static str),
    /// It fails on one record: the kind of fault, and a part of its text. That record is parked, and
    /// everything else is delivered.
    Parks(&'static str, &'static str),
    /// It fails again and again: the kind of fault, and a part of its text. It is quarantined, which the host
    /// says in a finding.
    Stops(&'static str, &'static str),
    /// It does no harm, and goes on.
    GoesOn,
}

use End::{GoesOn, Parks, Refused, Stops};
use What::{Bytes, Changed, FirstParty, Padded, Settings};

fn case(name: &'static str, what: What, end: End) -> Case {
    Case { name, what, end, limits: LIMITS, assets: &[], most_mib: None }
}

/// Small, so that little harm is done; but for the deadline: what ends otherwise must not meet it first.
pub const LIMITS: RequestedLimits = RequestedLimits {
    memory_mib: Some(32),
    deadline_ms: Some(20_000),
    findings_per_call: Some(10_000),
    result_kib: Some(16 << 10),
};

/// For what loops, so that the tests end soon.
const QUICK: RequestedLimits = RequestedLimits { deadline_ms: Some(40), ..LIMITS };

/// What is refused before it judges anything.
pub fn refused() -> Vec<Case> {
    vec![
        case(
            "import of WASI",
            Bytes(components::wasi),
            Refused("Refused", "imports wasi:clocks/wall-clock@0.2.0, which bartizan does not offer"),
        ),
        case(
            "import of an unknown interface",
            Bytes(components::unknown_import),
            Refused("Refused", "imports evil:corp/shell@1.0.0"),
        ),
        case(
            "import of the contract's own name",
            Bytes(components::near_import),
            Refused("Refused", "imports bartizan:plugin/network@0.1.0"),
        ),
        case(
            "contract of another version",
            Bytes(components::other_version),
            Refused("Refused", "needs bartizan:plugin@0.2.0, this host offers 0.1.0"),
        ),
        case(
            "a function of another type",
            Bytes(components::other_types),
            Refused("Contract", "does not fit bartizan:plugin@0.1.0"),
        ),
        case("core module", Bytes(components::module), Refused("Refused", "is a core WebAssembly module")),
        case(
            "not WebAssembly",
            Bytes(|| b"#!/bin/sh\nrm -rf /\n".to_vec()),
            Refused("Refused", "is not WebAssembly"),
        ),
        case("empty file", Bytes(Vec::new), Refused("Refused", "is not WebAssembly")),
        case(
            "truncated",
            Changed(|mut sound| {
                sound.truncate(sound.len() / 2);
                sound
            }),
            Refused("Refused", "is cut short or damaged"),
        ),
        Case {
            most_mib: Some(24),
            ..case(
                "200 MB",
                Padded(200_000_000),
                Refused("TooLarge", "has 200000000 bytes; the host takes components of at most 67108864"),
            )
        },
        Case {
            limits: QUICK,
            ..case(
                "start function that loops",
                Bytes(components::looping_start),
                Refused("Start", "deadline: "),
            )
        },
        case(
            "memory that starts too large",
            Bytes(components::large_memory),
            Refused("Start", "memory: it asked for more than 32 MiB"),
        ),
        Case {
            limits: QUICK,
            ..case(
                "loop in configure",
                Settings("crime = \"loop-in-configure\""),
                Refused("Start", "deadline: the call ran longer than 400 ms"),
            )
        },
        case(
            "trap in configure",
            Settings("crime = \"trap-in-configure\""),
            Refused("Start", "settings that it does not like"),
        ),
        case(
            "memory in configure",
            Settings("crime = \"allocate-in-configure\""),
            Refused("Start", "memory: it asked for more than 32 MiB"),
        ),
        case(
            "8 MB of refusal",
            Settings("crime = \"long-refusal\""),
            Refused("Start", "configure: no \\u{7}no"),
        ),
        case(
            "settings of another type",
            FirstParty("authentication", "[brute-force]\nfailures = \"six\""),
            Refused("Start", "configure: "),
        ),
        case(
            "settings with an unknown key",
            FirstParty("authentication", "brute-farce = 1"),
            Refused("Start", "brute-farce"),
        ),
        Case {
            assets: &[("rules/latin-1.yml", b"titre: r\xe8gle")],
            ..case(
                "asset that is not UTF-8",
                Settings("crime = \"assets-as-text\""),
                Refused("Start", "configure: asset rules/latin-1.yml is not UTF-8"),
            )
        },
        case(
            "70 000 rules",
            Settings("crime = \"many-rules\""),
            Refused("Descriptor", "it declares 70000 rules; the host serves at most 65536"),
        ),
        case(
            "5 000 fields",
            Settings("crime = \"many-fields\""),
            Refused("Descriptor", "it declares 5000 fields; the host serves at most 4096"),
        ),
        case(
            "100 000 conditions",
            Settings("crime = \"many-conditions\""),
            Refused("Descriptor", "it declares 100000 conditions"),
        ),
        case(
            "100 000 tests",
            Settings("crime = \"many-tests\""),
            Refused("AddError", "100000 patterns in one set; the host takes at most 65536"),
        ),
        case(
            "field name of 1 MB",
            Settings("crime = \"long-names\""),
            Refused("AddError", "is empty, too long"),
        ),
    ]
}

/// What ends while it works.
pub fn ending() -> Vec<Case> {
    let settings = |text| Settings(text);
    vec![
        Case {
            limits: QUICK,
            ..case(
                "endless loop",
                settings("crime = \"loop\""),
                Stops("deadline", "the call ran longer than 40 ms"),
            )
        },
        Case {
            limits: QUICK,
            ..case(
                "endless loop on one row",
                settings("crime = \"loop\"\nrow = \"poison\""),
                Parks("deadline", "the call ran longer than 40 ms"),
            )
        },
        case("trap", settings("crime = \"trap\""), Stops("trap", "a row that it does not like")),
        case(
            "trap on one row",
            settings("crime = \"trap\"\nrow = \"poison\""),
            Parks("trap", "a row that it does not like"),
        ),
        case(
            "unbounded allocation at one row",
            settings("crime = \"allocate\"\nrow = \"poison\""),
            Parks("memory", "more than 32 MiB"),
        ),
        case(
            "20 000 findings at one row",
            settings("crime = \"many-findings\"\nrow = \"poison\""),
            Parks("findings", "more than 10000"),
        ),
        case(
            "20 MB of result at one row",
            settings("crime = \"big-result\"\nrow = \"poison\""),
            Parks("result", "more than 16384 KiB"),
        ),
        case("unbounded allocation", settings("crime = \"allocate\""), Stops("memory", "more than 32 MiB")),
        case("deep recursion", settings("crime = \"recurse\""), Stops("trap", "call stack exhausted")),
        case("10 MB of panic", settings("crime = \"long-panic\""), Stops("trap", "long \\u{1b}[31m")),
        case("1 GiB of result", Bytes(components::giant_result), Stops("result", "more than 16384 KiB")),
        Case {
            limits: RequestedLimits { memory_mib: Some(128), ..LIMITS },
            ..case(
                "1 000 000 findings",
                Bytes(components::million_findings),
                Stops("result", "more than 16384 KiB"),
            )
        },
        case(
            "a rule that it does not have",
            settings("crime = \"wrong-rule\""),
            Stops("contract", "a finding names rule 4294967295"),
        ),
        case(
            "a field that it did not ask for",
            settings("crime = \"field-unknown\""),
            Stops("contract", "it read field 4294967295"),
        ),
        case(
            "a row that there is not",
            settings("crime = \"row-unknown\""),
            Stops("contract", "it asked for row 4294967295"),
        ),
        case(
            "texts that are none",
            settings("crime = \"bad-texts\""),
            Stops("contract", "whose ends do not rise"),
        ),
        case(
            "a handle that it was not given",
            settings("crime = \"forged-handle\""),
            Stops("contract", "handle"),
        ),
        case("a batch kept after its call", Bytes(components::kept_batch), Stops("contract", "borrow")),
        case(
            "a hoard of patterns",
            settings("crime = \"pattern-hoard\""),
            Stops("trap", "after 512 sets: more than 512 pattern sets at once"),
        ),
        case(
            "a hoard of large patterns",
            settings("crime = \"big-patterns\"\nrow = \"poison\""),
            Parks("trap", "its pattern sets take more than 32 MiB"),
        ),
        case(
            "20 000 expressions",
            settings("crime = \"many-regexes\"\nrow = \"poison\""),
            Parks("trap", "20000 regular expressions in one set; the host takes at most 8192"),
        ),
        case(
            "trap in snapshot",
            settings("crime = \"trap-in-snapshot\""),
            Stops("trap", "a state that it does not like"),
        ),
        Case {
            limits: QUICK,
            ..case(
                "loop in snapshot",
                settings("crime = \"loop-in-snapshot\""),
                Stops("deadline", "the call ran longer than 40 ms"),
            )
        },
        case(
            "trap in advance",
            settings("crime = \"trap-in-advance\""),
            Stops("trap", "a time that it does not like"),
        ),
        case(
            "state that it refuses",
            settings("crime = \"state-it-refuses\""),
            Stops("state", "state: garbage: Some(255)"),
        ),
        case(
            "state that it traps on",
            settings("crime = \"state-it-traps-on\""),
            Stops("trap", "64 bytes that it does not like"),
        ),
    ]
}

/// What is odd, and allowed.
pub fn going_on() -> Vec<Case> {
    vec![
        case("no crime", Settings(""), GoesOn),
        case(
            "findings about events never seen",
            Settings("crime = \"unseen-events\"\nrow = \"poison\""),
            GoesOn,
        ),
        case("odd timers", Settings("crime = \"odd-timers\""), GoesOn),
        case("log flood", Settings("crime = \"log-flood\"\nrow = \"poison\""), GoesOn),
        case("codes that stand for nothing", Settings("crime = \"scan-unknown\""), GoesOn),
        case("4 MB of state", Settings("crime = \"big-snapshot\""), GoesOn),
        Case {
            assets: &[("rules/any.bin", b"\xff\xfe\x00")],
            ..case("bytes for who takes bytes", Settings(""), GoesOn)
        },
    ]
}

/// All of them.
pub fn all() -> Vec<Case> {
    refused().into_iter().chain(ending()).chain(going_on()).collect()
}
