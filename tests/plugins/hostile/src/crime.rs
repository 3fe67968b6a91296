#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
//! What it does wrong, and where.

use bartizan_sdk::guest::{
    correlation::bartizan::plugin::events::{self, Batch, Pattern, Patterns},
    host,
    types::{Asset, Condition, Descriptor, Finding, Rule, Severity, Subscription, Test},
};
use serde::Deserialize;

use crate::{USER, finding};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub crime: Option<Crime>,
    /// The user at whose rows it is done; none: at every row.
    pub row: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crime {
    // At a row.
    Trap,
    Loop,
    Allocate,
    Recurse,
    LongPanic,
    BigResult,
    ManyFindings,
    UnseenEvents,
    WrongRule,
    LogFlood,
    PatternHoard,
    BigPatterns,
    ManyRegexes,
    ScanUnknown,
    FieldUnknown,
    RowUnknown,
    BadTexts,
    ForgedHandle,
    // At another call.
    TrapInSnapshot,
    LoopInSnapshot,
    BigSnapshot,
    StateItRefuses,
    StateItTrapsOn,
    TrapInAdvance,
    OddTimers,
    TrapInConfigure,
    LoopInConfigure,
    AllocateInConfigure,
    AssetsAsText,
    LongRefusal,
    // In what it says of itself.
    ManyRules,
    ManyFields,
    ManyConditions,
    ManyTests,
    LongNames,
}

pub fn at_row(crime: Crime, batch: &Batch, hoard: &mut Vec<Patterns>, findings: &mut Vec<Finding>) {
    match crime {
        Crime::Trap => panic!("a row that it does not like"),
        Crime::Loop => forever(),
        Crime::Allocate => allocate(),
        Crime::Recurse => recurse(),
        Crime::LongPanic => panic!("{}", "long \u{1b}[31m".repeat(1 << 20)),
        Crime::BigResult => findings.push(Finding { summary: "x".repeat(20 << 20), ..some() }),
        Crime::ManyFindings => findings.extend((0..20_000).map(|_| some())),
        Crime::UnseenEvents => unseen(findings),
        Crime::WrongRule => findings.push(Finding { rule: u32::MAX, ..some() }),
        Crime::LogFlood => {
            let line = "\u{1b}[2J".repeat(1 << 12);
            (0..1_000).for_each(|_| host::log(Severity::Critical, &line));
        }
        Crime::PatternHoard => loop {
            // Each another one, so that none is shared.
            let pattern = Pattern::Contains(format!("needle {}", hoard.len()));
            match Patterns::compile(&[pattern], true) {
                Ok(patterns) => hoard.push(patterns),
                Err(why) => panic!("after {} sets: {why}", hoard.len()),
            }
        },
        Crime::BigPatterns => loop {
            let pattern = Pattern::Regex(format!("{}(\\w{{100}}){{5}}", hoard.len()));
            match Patterns::compile(&[pattern], true) {
                Ok(patterns) => hoard.push(patterns),
                Err(why) => panic!("after {} sets: {why}", hoard.len()),
            }
        },
        Crime::ManyRegexes => {
            let regex = |n| Pattern::Regex(format!("{n}\\w{{40}}"));
            let set: Vec<Pattern> = (0..20_000).map(regex).collect();
            match Patterns::compile(&set, true) {
                Ok(patterns) => hoard.push(patterns),
                Err(why) => panic!("{why}"),
            }
        }
        Crime::ScanUnknown => {
            let patterns = Patterns::compile(&[Pattern::Contains("a".to_owned())], false);
            let hits = patterns.expect("one pattern").scan_codes(USER, &[u32::MAX, 0, 1 << 30]);
            assert!(hits.ids.is_empty() && hits.ends == [0, 0, 0], "codes that stand for nothing");
            let texts = events::entries(USER, &[u32::MAX, 1 << 30]);
            assert!(texts.text.is_empty() && texts.ends == [0, 0], "codes that stand for nothing");
            assert_eq!(events::keys(USER, &[0]), [0]);
            events::keys(USER, &[u32::MAX, 1 << 30]);
        }
        Crime::FieldUnknown => drop(batch.read(u32::MAX)),
        Crime::RowUnknown => drop(batch.text(USER, Some(&[u32::MAX]))),
        Crime::BadTexts => {
            let patterns = Patterns::compile(&[Pattern::Contains("a".to_owned())], false);
            let texts = events::Texts { ends: vec![7, 3, u32::MAX], text: vec![0xff; 4] };
            patterns.expect("one pattern").scan_texts(&texts);
        }
        Crime::ForgedHandle => {
            // SAFETY: none is needed: a handle is a number, which the host looks up in the instance's table.
            #[allow(unsafe_code)]
            let forged = unsafe { Patterns::from_handle(0x00ff_ffff) };
            forged.scan_codes(USER, &[1]);
        }
        _ => {}
    }
}

pub fn at_configure(crime: Option<Crime>, assets: &[Asset]) -> Result<(), String> {
    match crime {
        Some(Crime::TrapInConfigure) => panic!("settings that it does not like"),
        Some(Crime::LoopInConfigure) => forever(),
        Some(Crime::AllocateInConfigure) => allocate(),
        Some(Crime::LongRefusal) => return Err("no \u{7}".repeat(2 << 20)),
        Some(Crime::AssetsAsText) => {
            for asset in assets {
                let read = std::str::from_utf8(&asset.content);
                read.map_err(|why| format!("asset {} is not UTF-8: {why}; save it as UTF-8", asset.path))?;
            }
        }
        _ => {}
    }
    Ok(())
}

pub fn at_advance(crime: Option<Crime>, watermark: i64) -> Vec<Finding> {
    match crime {
        Some(Crime::TrapInAdvance) => panic!("a time that it does not like"),
        Some(Crime::OddTimers) => [i64::MIN, i64::MAX, watermark, 0]
            .into_iter()
            .map(|time| Finding { at: None, events: vec![], ..finding(format!("at {time}"), time, 0) })
            .collect(),
        _ => vec![],
    }
}

pub fn snapshot(crime: Option<Crime>, state: Vec<u8>) -> Vec<u8> {
    match crime {
        Some(Crime::TrapInSnapshot) => panic!("a state that it does not like"),
        Some(Crime::LoopInSnapshot) => forever(),
        Some(Crime::BigSnapshot) => [b"1 ", vec![b'x'; 4 << 20].as_slice(), b"\n"].concat(),
        Some(Crime::StateItRefuses | Crime::StateItTrapsOn) => vec![0xff; 64],
        _ => state,
    }
}

pub fn at_restore(crime: Option<Crime>, state: &[u8]) -> Result<(), String> {
    match crime {
        Some(Crime::StateItTrapsOn) => panic!("{} bytes that it does not like", state.len()),
        Some(Crime::StateItRefuses) => Err(format!("garbage: {:?}", state.first())),
        _ => Ok(()),
    }
}

pub fn descriptor(crime: Option<Crime>, sound: Descriptor) -> Descriptor {
    let many = |count: usize| 0..count;
    let rule = |id: String| Rule { id, ..sound.rules[0].clone() };
    let test = |n: usize| Test::Contains(format!("needle {n}"));
    let condition = |field: String, any_of| Condition { field, any_of, negated: false };
    let conditions = |conditions: Vec<Condition>| {
        vec![Subscription { conditions, partition: sound.subscriptions[0].partition.clone(), rules: vec![] }]
    };
    match crime {
        Some(Crime::ManyRules) => {
            Descriptor { rules: many(70_000).map(|n| rule(format!("r{n}"))).collect(), ..sound.clone() }
        }
        Some(Crime::ManyFields) => {
            Descriptor { fields: many(5_000).map(|n| format!("f{n}")).collect(), ..sound.clone() }
        }
        Some(Crime::ManyConditions) => Descriptor {
            subscriptions: conditions(many(100_000).map(|n| condition(format!("f{n}"), vec![])).collect()),
            ..sound.clone()
        },
        Some(Crime::ManyTests) => Descriptor {
            subscriptions: conditions(vec![condition(
                "user.name".to_owned(),
                many(100_000).map(test).collect(),
            )]),
            ..sound.clone()
        },
        Some(Crime::LongNames) => Descriptor { fields: vec!["f".repeat(1 << 20)], ..sound.clone() },
        _ => {
            let timers = matches!(crime, Some(Crime::OddTimers | Crime::TrapInAdvance));
            Descriptor { timers, lookback: if timers { u64::MAX } else { 0 }, ..sound }
        }
    }
}

/// Findings that rest on what it never saw, at times that no event has.
fn unseen(findings: &mut Vec<Finding>) {
    for time in [i64::MIN, i64::MAX, -1] {
        findings.push(Finding {
            events: vec![u64::MAX, 1 << 62, 0],
            at: Some(u64::MAX),
            ..finding(format!("at {time}"), time, 0)
        });
        findings.push(Finding {
            events: vec![0; 20_000],
            at: None,
            confidence: Some(255),
            ..finding(String::new(), time, 0)
        });
    }
}

fn some() -> Finding {
    finding("some".to_owned(), 0, 0)
}

fn forever() -> ! {
    loop {
        std::hint::black_box(());
    }
}

fn allocate() -> ! {
    let mut kept = vec![];
    loop {
        kept.push(std::hint::black_box(vec![1_u8; 1 << 20]));
    }
}

fn recurse() {
    #[inline(never)]
    #[allow(unconditional_recursion)]
    fn deeper(depth: u64) -> u64 {
        let here = std::hint::black_box([depth; 16]);
        deeper(depth + 1) + here[7]
    }
    std::hint::black_box(deeper(0));
}
