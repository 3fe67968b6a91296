//! A plugin that does what plugins should not: loops, traps, floods, lies. `crime` in its settings says what,
//! `row` at whose rows: those of one user, or, without it, at every row.
//!
//! It speaks the contract itself, with the SDK's bindings only: the SDK would not let an author do most of
//! this. Without a crime it is sound, and counts: each row is a finding whose key is its user and the
//! how-manieth of that user's rows it is, so that rows or state that were lost show.

#![cfg(target_arch = "wasm32")]

mod counts;
mod crime;

use std::cell::RefCell;

use bartizan_sdk::guest::{
    correlation::{
        Guest,
        bartizan::plugin::events::{self, Batch},
    },
    types::{Asset, Descriptor, Finding, Observable, Partition, Rule, Severity, Subscription},
};
use counts::Counts;
use crime::Settings;

/// The only field that it asks for.
const USER: u32 = 0;
const STATE_SCHEMA: u32 = 1;

thread_local! {
    static PLUGIN: RefCell<Option<Plugin>> = const { RefCell::new(None) };
}

struct Plugin {
    settings: Settings,
    counts: Counts,
    /// What some crimes keep from call to call.
    hoard: Vec<events::Patterns>,
}

struct Component;

impl Guest for Component {
    fn configure(settings: String, assets: Vec<Asset>) -> Result<(), String> {
        bartizan_sdk::guest::report_panics();
        let settings: Settings = toml::from_str(&settings).map_err(|error| error.to_string())?;
        crime::at_configure(settings.crime, &assets)?;
        PLUGIN.set(Some(Plugin { settings, counts: Counts::default(), hoard: vec![] }));
        Ok(())
    }

    fn describe() -> Descriptor {
        with(|plugin| crime::descriptor(plugin.settings.crime, descriptor()))
    }

    fn on_batch(batch: &Batch, _epoch: u32) -> Vec<Finding> {
        with(|plugin| plugin.judge(batch))
    }

    fn advance(watermark: i64) -> Vec<Finding> {
        with(|plugin| crime::at_advance(plugin.settings.crime, watermark))
    }

    fn snapshot() -> Vec<u8> {
        with(|plugin| crime::snapshot(plugin.settings.crime, plugin.counts.bytes()))
    }

    fn restore(_schema: u32, state: Vec<u8>) -> Result<(), String> {
        with(|plugin| {
            crime::at_restore(plugin.settings.crime, &state)?;
            plugin.counts = Counts::of(&state)?;
            Ok(())
        })
    }
}

fn with<T>(call: impl FnOnce(&mut Plugin) -> T) -> T {
    PLUGIN.with_borrow_mut(|plugin| plugin.as_mut().map(call)).expect("configured first")
}

impl Plugin {
    fn judge(&mut self, batch: &Batch) -> Vec<Finding> {
        let (numbers, times) = (batch.numbers(), batch.times());
        let users = batch.text(USER, None);
        let mut findings = vec![];
        let mut start = 0;
        for ((number, time), end) in numbers.into_iter().zip(times).zip(users.ends) {
            let text = users.text.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            let user = String::from_utf8_lossy(text);
            let chosen = self.settings.row.as_deref().is_none_or(|row| row == user);
            let nth = self.counts.add(&user);
            let found = finding(format!("{user}/{nth}"), time, number);
            findings.push(found);
            if chosen && let Some(crime) = self.settings.crime {
                crime::at_row(crime, batch, &mut self.hoard, &mut findings);
            }
        }
        findings
    }
}

/// A finding about one row.
fn finding(key: String, time: i64, number: u64) -> Finding {
    Finding {
        rule: 0,
        key,
        time,
        events: vec![number],
        at: Some(number),
        severity: None,
        confidence: None,
        summary: "A row.".to_owned(),
        observables: vec![Observable { field: "user.name".to_owned(), value: "x".to_owned() }],
        attributes: vec![],
    }
}

fn descriptor() -> Descriptor {
    let rule = Rule {
        id: "row".to_owned(),
        version: "1".to_owned(),
        title: "A row".to_owned(),
        description: "Every row, counted by its user.".to_owned(),
        severity: Severity::Low,
        confidence: 50,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let by_user = Partition::By(vec!["user.name".to_owned()]);
    Descriptor {
        rules: vec![rule],
        fields: vec!["user.name".to_owned()],
        subscriptions: vec![Subscription { conditions: vec![], partition: by_user, rules: vec![] }],
        timers: false,
        lookback: 0,
        state_schema: STATE_SCHEMA,
        tables: vec![],
        remarks: vec![],
    }
}

bartizan_sdk::guest::correlation::export_correlation!(Component with_types_in bartizan_sdk::guest::correlation);
