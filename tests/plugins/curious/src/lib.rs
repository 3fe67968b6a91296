//! A plugin that puts everything it can see into its findings, by every question that the host answers. Its
//! `snapshot` is its whole linear memory, so that a test can look for what it ever held, freed or not.
//!
//! It speaks the contract itself, with the SDK's bindings only.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use bartizan_sdk::guest::{
    correlation::{
        Guest,
        bartizan::plugin::events::{self, Batch, Column, Pattern, Patterns, Texts},
    },
    host,
    types::{
        Asset, Condition, Descriptor, Finding, Observable, Partition, Rule, Severity, Subscription, Test,
    },
};
use serde::Deserialize;

/// What it looks at, and what it guesses.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    /// The fields that it reads.
    fields: Vec<String>,
    /// Values that it asks about in every way; whether one was right shows in the attributes `guessed`.
    guesses: Vec<String>,
}

thread_local! {
    static SETTINGS: RefCell<Settings> = RefCell::default();
    /// All text that ever came in, so that it is still in memory when that is looked at.
    static KEPT: RefCell<Vec<Vec<u8>>> = const { RefCell::new(vec![]) };
}

struct Component;

impl Guest for Component {
    fn configure(settings: String, _assets: Vec<Asset>) -> Result<(), String> {
        bartizan_sdk::guest::report_panics();
        SETTINGS.set(toml::from_str(&settings).map_err(|error| error.to_string())?);
        Ok(())
    }

    fn describe() -> Descriptor {
        SETTINGS.with_borrow(descriptor)
    }

    fn on_batch(batch: &Batch, _epoch: u32) -> Vec<Finding> {
        SETTINGS.with_borrow(|settings| look(settings, batch))
    }

    fn advance(_watermark: i64) -> Vec<Finding> {
        vec![]
    }

    fn snapshot() -> Vec<u8> {
        memory()
    }

    fn restore(_schema: u32, _state: Vec<u8>) -> Result<(), String> {
        Ok(())
    }
}

fn descriptor(settings: &Settings) -> Descriptor {
    let rule = Rule {
        id: "seen".to_owned(),
        version: "1".to_owned(),
        title: "What a row holds".to_owned(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 50,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let all = Subscription {
        conditions: vec![],
        partition: Partition::By(vec!["user.name".to_owned()]),
        rules: vec![],
    };
    // Every guess about every field but the one that is mostly masked, where the host would refuse it.
    let guesses = settings.guesses.iter().flat_map(|guess| {
        let others = settings.fields.iter().filter(|field| *field != "user.name");
        others.map(|field| Subscription {
            conditions: vec![Condition {
                field: field.clone(),
                any_of: vec![Test::Contains(guess.clone()), Test::Equals(guess.clone())],
                negated: false,
            }],
            partition: Partition::Global,
            rules: vec![],
        })
    });
    Descriptor {
        rules: vec![rule],
        fields: settings.fields.clone(),
        subscriptions: std::iter::once(all).chain(guesses).collect(),
        timers: false,
        lookback: 0,
        state_schema: 1,
        tables: vec!["people".to_owned()],
        remarks: vec![],
    }
}

/// A finding for each row, with all that there is to see of it.
fn look(settings: &Settings, batch: &Batch) -> Vec<Finding> {
    let (numbers, times) = (batch.numbers(), batch.times());
    let mut findings: Vec<Finding> =
        numbers.iter().zip(&times).map(|(number, time)| empty(*number, *time)).collect();
    let patterns: Vec<Pattern> = settings.guesses.iter().cloned().map(Pattern::Contains).collect();
    let Ok(patterns) = Patterns::compile(&patterns, true) else { return findings };
    if let Some(subscriptions) = batch.subscriptions() {
        for (finding, passed) in findings.iter_mut().zip(slices(&subscriptions.ends, &subscriptions.ids)) {
            let guessed = passed.iter().any(|subscription| *subscription > 0);
            note(finding, "guessed by a condition", guessed);
        }
    }
    for (field, name) in (0u32..).zip(&settings.fields) {
        let mut see = |row: usize, text: &str| {
            if let (Some(finding), false) = (findings.get_mut(row), text.is_empty()) {
                finding.summary += &format!(" {text}");
                finding.key += &format!("|{text}");
                finding.observables.push(Observable { field: name.clone(), value: text.to_owned() });
                finding.attributes.push((format!("{name}/{}", finding.attributes.len()), text.to_owned()));
                finding.attributes.push((format!("{text}/{}", finding.attributes.len()), name.clone()));
                if let Some(row) = host::lookup("people", text) {
                    finding.attributes.push((format!("people/{}", finding.attributes.len()), row));
                }
            }
        };
        for (row, text) in strings(&batch.text(field, None)).into_iter().enumerate() {
            see(row, &text);
        }
        let lists: Vec<Vec<u32>> = match batch.read(field) {
            Column::Absent | Column::Text => vec![],
            Column::Codes(codes) => codes.into_iter().map(|code| vec![code]).collect(),
            Column::Lists(lists) => slices(&lists.ends, &lists.codes).map(<[u32]>::to_vec).collect(),
            Column::Integers(integers) => {
                for (row, value) in integers.values.iter().enumerate() {
                    see(row, &value.to_string());
                }
                vec![]
            }
            Column::Decimals(decimals) => {
                for (row, value) in decimals.values.iter().enumerate() {
                    see(row, &value.to_string());
                }
                vec![]
            }
        };
        for (row, codes) in lists.iter().enumerate() {
            for text in strings(&events::entries(field, codes)) {
                see(row, &text);
            }
            for key in events::keys(field, codes).into_iter().filter(|key| *key != 0) {
                see(row, &key.to_string());
            }
        }
        for (finding, codes) in findings.iter_mut().zip(&lists) {
            let hits = patterns.scan_codes(field, codes);
            note(finding, "guessed by scan-codes", !hits.ids.is_empty());
        }
        let hits = patterns.scan_rows(batch, field, None);
        for (finding, hits) in findings.iter_mut().zip(slices(&hits.ends, &hits.ids)) {
            note(finding, "guessed by scan-rows", !hits.is_empty());
        }
        for guess in &settings.guesses {
            let found = events::find(field, guess) != 0;
            findings.first_mut().into_iter().for_each(|finding| note(finding, "guessed by find", found));
        }
    }
    findings
}

fn empty(number: u64, time: i64) -> Finding {
    Finding {
        rule: 0,
        key: format!("{number}"),
        time,
        events: vec![number],
        at: Some(number),
        severity: None,
        confidence: None,
        summary: "Seen:".to_owned(),
        observables: vec![],
        attributes: vec![],
    }
}

fn note(finding: &mut Finding, what: &str, holds: bool) {
    if holds {
        finding.attributes.push((what.to_owned(), "yes".to_owned()));
    }
}

fn strings(texts: &Texts) -> Vec<String> {
    KEPT.with_borrow_mut(|kept| kept.push(texts.text.clone()));
    slices(&texts.ends, &texts.text).map(|text| String::from_utf8_lossy(text).into_owned()).collect()
}

fn slices<'a, T>(ends: &'a [u32], all: &'a [T]) -> impl Iterator<Item = &'a [T]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| all.get(start as usize..*end as usize).unwrap_or_default())
}

/// All of this instance's linear memory.
#[allow(unsafe_code)]
fn memory() -> Vec<u8> {
    const PAGE_BYTES: usize = 64 << 10;
    // Room first: making it may make the memory grow.
    let mut copy = Vec::with_capacity(core::arch::wasm32::memory_size(0) * PAGE_BYTES);
    let end = copy.capacity();
    for at in 16..end {
        // SAFETY: every address below the memory's size can be read, and this instance has one thread.
        copy.push(unsafe { core::ptr::with_exposed_provenance::<u8>(at).read_volatile() });
    }
    copy
}

bartizan_sdk::guest::correlation::export_correlation!(Component with_types_in bartizan_sdk::guest::correlation);
