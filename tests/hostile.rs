//! Plugins that strangers wrote: each ends in its named outcome, a sound plugin beside it finds exactly what
//! it finds alone, and the host's memory stays within a stated bound.
//!
//! The bound: what the host has without the hostile plugin; for each of its instances its memory, one result
//! and one state; and [`LOADING_MIB`] to read, check and compile it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "hostile/cases.rs"]
mod cases;
#[path = "hostile/components.rs"]
mod components;
#[path = "../host/sandbox/tests/support/mod.rs"]
mod guest;
#[path = "hostile/rig.rs"]
mod rig;

use std::{fmt::Write as _, sync::OnceLock, time::Instant};

use cases::{Case, End, What};
use rig::Report;

/// What loading a plugin of these sizes may take, in MiB.
const LOADING_MIB: u64 = 64;

/// Of no use by itself: the process that another test starts for one case.
#[test]
#[ignore = "is started by the others, in a process of its own"]
fn plays_the_case_that_it_is_told() {
    rig::play_here();
}

#[test]
fn what_is_no_plugin_of_ours_is_refused_by_name() {
    check(&cases::refused());
}

#[test]
fn what_misbehaves_ends_and_nothing_else_does() {
    check(&cases::ending());
}

#[test]
fn what_is_only_odd_goes_on() {
    check(&cases::going_on());
}

/// The run without a hostile plugin.
fn alone() -> &'static Report {
    static ALONE: OnceLock<Report> = OnceLock::new();
    ALONE.get_or_init(|| {
        let alone = rig::play(None);
        assert!(alone.sound.len() > 10, "the sound plugin finds something: {alone:?}");
        assert!(alone.faults.is_empty() && alone.unused.is_empty() && alone.hostile.is_empty(), "{alone:?}");
        alone
    })
}

/// The run with the plugin that commits no crime.
fn innocent() -> &'static Report {
    static INNOCENT: OnceLock<Report> = OnceLock::new();
    INNOCENT.get_or_init(|| {
        let case = cases::all().into_iter().find(|case| matches!(case.what, What::Settings(""))).unwrap();
        let innocent = rig::play(Some(&case));
        assert_eq!(innocent.hostile.len(), rig::RECORDS as usize, "a finding a row: {innocent:?}");
        innocent
    })
}

fn check(cases: &[Case]) {
    let mut table =
        format!("{:<40} {:>9} {:>9} {:>8}  outcome\n", "hostile plugin", "MiB more", "at most", "seconds");
    let mut wrong = String::new();
    for case in cases {
        let started = Instant::now();
        let report = rig::play(Some(case));
        let seconds = started.elapsed().as_secs_f64();
        let (more, most) = (report.peak_kib.saturating_sub(alone().peak_kib) / 1_024, most_mib(case));
        let outcome = outcome(&report);
        writeln!(table, "{:<40} {more:>9} {most:>9} {seconds:>8.1}  {outcome:.100}", case.name).unwrap();
        if let Err(why) = ends_as_named(case, &report) {
            writeln!(wrong, "{}: {why}; expected {:?}, but {outcome:.300}", case.name, case.end).unwrap();
        }
        if report.sound != alone().sound {
            let (have, want) = (report.sound.len(), alone().sound.len());
            writeln!(wrong, "{}: the sound plugin found {have}, alone {want}, or others", case.name).unwrap();
        }
        if more > most {
            writeln!(wrong, "{}: the host took {more} MiB more, and may take {most}", case.name).unwrap();
        }
    }
    println!("{table}");
    assert!(wrong.is_empty(), "{table}\n{wrong}");
}

/// What the host may use more than without the plugin, in MiB.
fn most_mib(case: &Case) -> u64 {
    let limits = case.limits;
    let memory = limits.memory_mib.unwrap();
    let each = memory + limits.result_kib.unwrap() / 1_024 + memory.min(64);
    case.most_mib.unwrap_or(LOADING_MIB + u64::from(rig::SHARDS) * each)
}

fn outcome(report: &Report) -> String {
    match (&report.refused, report.faults.first(), report.unused.first()) {
        (Some((variant, text)), ..) => format!("refused: {variant}: {text}"),
        (_, Some((_, text)), _) => {
            let (ended, parked, stopped) = (report.faults.len(), report.parked.len(), report.stopped.len());
            format!("{ended} ended, {parked} parked, {stopped} times stopped: {text}")
        }
        (.., Some(text)) => format!("{} states unused: {text}", report.unused.len()),
        _ => format!("{} findings", report.hostile.len()),
    }
}

fn ends_as_named(case: &Case, report: &Report) -> Result<(), &'static str> {
    let refused = report.refused.as_ref();
    let texts = refused.map(|(_, text)| text).into_iter().chain(report.faults.iter().map(|(_, text)| text));
    if texts.into_iter().any(|text| text.len() > 2_000 || text.contains('\u{1b}') || text.contains('\u{7}')) {
        return Err("what is said of it is too long, or moves the terminal");
    }
    let named = |kind: &str, says: &str| {
        refused.is_none()
            && !report.faults.is_empty()
            && report.faults.iter().all(|(is, text)| is == kind && text.contains(says))
    };
    let right = match case.end {
        End::Refused(variant, says) => {
            refused.is_some_and(|(is, text)| is == variant && text.contains(says))
                && report.hostile.is_empty()
        }
        End::Parks(kind, says) if !named(kind, says) => false,
        End::Parks(..) => {
            if report.parked != [rig::POISON] || !report.stopped.is_empty() {
                return Err("other records than the poisonous one were parked");
            }
            // What the plugin finds if it commits no crime, but for the record that was parked.
            let mut rest = innocent().hostile.clone();
            rest.retain(|(_, events)| *events != [rig::POISON]);
            let mut found = report.hostile.clone();
            found.sort();
            rest.sort();
            found == rest
        }
        End::Stops(kind, says) => {
            named(kind, says)
                && !report.stopped.is_empty()
                && report
                    .stopped
                    .iter()
                    .all(|(rule, text)| rule == "plugin-quarantined" && text.contains(says))
        }
        End::GoesOn => {
            refused.is_none()
                && report.faults.is_empty()
                && report.unused.is_empty()
                && report.hostile.len() >= innocent().hostile.len()
        }
    };
    if right { Ok(()) } else { Err("it ended otherwise") }
}
