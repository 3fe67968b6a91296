//! The test kit: runs a plugin natively over events that the test writes, as the host would.
//!
//! It evaluates subscriptions, spreads events over shards, cuts them into batches, builds columns and
//! dictionaries, advances the watermark, and takes and restores snapshots, each as a [`Plan`] says; so a
//! plugin's test can ask whether findings depend on any of it. What it does not play: deadlines, memory
//! limits, and the sandbox.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

pub use crate::source::backend::Value;
use crate::{
    finding::Finding,
    plugin::{Correlation, Instance},
    setup::{Asset, Condition, Descriptor, Partition, Severity, Subscription, Test},
    source::{
        Column, Decimals, Hits, Integers, Lists,
        backend::{self, RawBatch, RawColumn, Strings},
    },
    time::{Length, Time},
};

/// Events in journal order, numbered from 1.
#[derive(Clone, Debug, Default)]
pub struct Stream {
    events: Vec<Event>,
    lateness: Length,
    text_fields: Vec<String>,
}

#[derive(Clone, Debug)]
struct Event {
    number: u64,
    time: Time,
    watermark: Time,
    values: Vec<(String, Value)>,
}

impl Stream {
    /// No events; no lateness allowed.
    pub fn new() -> Stream {
        Stream::default()
    }

    /// Holds the watermark back behind the largest event time. Say so before the first event.
    #[must_use]
    pub fn allow_lateness(mut self, lateness: Length) -> Stream {
        self.lateness = lateness;
        self
    }

    /// Has a field travel as text without a dictionary, as `message` does.
    #[must_use]
    pub fn as_text(mut self, field: &str) -> Stream {
        self.text_fields.push(field.to_owned());
        self
    }

    /// Adds an event at a time in seconds since 1970 UTC. Answers its number.
    pub fn event(&mut self, seconds: i64, values: &[(&str, Value)]) -> u64 {
        self.event_at(Time::from_seconds(seconds), values)
    }

    /// Adds an event. Answers its number. An event without values only lets time pass.
    pub fn event_at(&mut self, time: Time, values: &[(&str, Value)]) -> u64 {
        let number = self.events.len() as u64 + 1;
        let before = self.events.last().map_or(Time::MIN, |event| event.watermark);
        let watermark = before.max(time.minus(self.lateness));
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.events.push(Event { number, time, watermark, values });
        number
    }

    /// Adds another stream's events after this one's, in their order.
    pub fn append(&mut self, other: &Stream) {
        for event in &other.events {
            let values: Vec<(&str, Value)> =
                event.values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            self.event_at(event.time, &values);
        }
    }

    /// The same events in order of time, ties in their order: several sources as one journal.
    #[must_use]
    pub fn sorted(&self) -> Stream {
        let mut events: Vec<&Event> = self.events.iter().collect();
        events.sort_by_key(|event| event.time);
        let mut sorted = Stream { events: Vec::new(), ..self.clone() };
        for event in events {
            let values: Vec<(&str, Value)> =
                event.values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            sorted.event_at(event.time, &values);
        }
        sorted
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are no events.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// How a stream is run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Events in a batch.
    pub batch: usize,
    /// Instances that keys are spread over.
    pub shards: usize,
    /// Whether each instance is replaced by a new one, restored from its snapshot, after each batch.
    pub snapshots: bool,
    /// After so many batches codes lose their meaning.
    pub epoch_batches: usize,
    /// Files that come with the settings.
    pub assets: Vec<Asset>,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan { batch: 256, shards: 1, snapshots: false, epoch_batches: usize::MAX, assets: Vec::new() }
    }
}

/// Runs a plugin over a stream. Findings come in the order they were raised, shard by shard within a batch.
pub fn run<P: Correlation>(settings: &str, stream: &Stream, plan: &Plan) -> Result<Vec<Finding>, String> {
    let configure = || Instance::<P>::configure(settings, plan.assets.clone());
    let mut instances = (0..plan.shards.max(1)).map(|_| configure()).collect::<Result<Vec<_>, _>>()?;
    let mut findings = Vec::new();
    let mut strings = BTreeMap::new();
    for (position, events) in stream.events.chunks(plan.batch.max(1)).enumerate() {
        let epoch = position / plan.epoch_batches.max(1);
        if position % plan.epoch_batches.max(1) == 0 {
            strings = BTreeMap::new();
        }
        let shards = instances.len();
        for (shard, instance) in instances.iter_mut().enumerate() {
            let rows = rows_of(instance.descriptor(), events, shard, shards);
            if !rows.is_empty() {
                let batch = batch_of(instance.descriptor(), &rows, &stream.text_fields, &mut strings);
                findings.extend(instance.on_batch(batch, epoch as u32));
            }
            if instance.descriptor().timers
                && let Some(last) = events.last()
            {
                findings.extend(instance.advance(last.watermark));
            }
            if plan.snapshots {
                let (schema, state) = (instance.descriptor().state_schema, instance.snapshot());
                *instance = configure()?;
                instance.restore(schema, &state)?;
            }
        }
    }
    Ok(findings)
}

/// Runs a plugin over a stream in batches of 1, 7, 256 and 8,000 events, on one shard and on three, with a snapshot
/// and a restore between any two batches and without, and with codes that change their meaning. Panics where
/// findings differ. Answers the findings of one run, in order.
pub fn assert_same_findings<P: Correlation>(settings: &str, stream: &Stream) -> Vec<Finding> {
    assert_same_findings_with::<P>(settings, &[], stream)
}

/// As [`assert_same_findings`], of a plugin whose settings come with files.
pub fn assert_same_findings_with<P: Correlation>(
    settings: &str,
    assets: &[Asset],
    stream: &Stream,
) -> Vec<Finding> {
    let run = |plan: &Plan| match run::<P>(settings, stream, plan) {
        Ok(findings) => findings,
        Err(why) => stop(&format!("the plugin cannot be run: {why}")),
    };
    let expected = run(&Plan { assets: assets.to_vec(), ..Plan::default() });
    for batch in [1, 7, 256, 8_000] {
        for (shards, snapshots, epoch_batches) in
            [(1, false, 3), (1, true, usize::MAX), (3, false, usize::MAX), (3, true, 2)]
        {
            let plan = Plan { batch, shards, snapshots, epoch_batches, assets: assets.to_vec() };
            let mut found = run(&plan);
            let mut wanted = expected.clone();
            if shards > 1 {
                // Shards run side by side, so only what they find is the same, not in which order.
                found.sort_by(order);
                wanted.sort_by(order);
            }
            if found != wanted {
                let plan = Plan { assets: Vec::new(), ..plan };
                stop(&format!("findings differ with {plan:?}:\nwanted {wanted:#?}\nfound {found:#?}"));
            }
        }
    }
    expected
}

/// A test kit's failed assertion is a panic, which is how test runners are told.
#[allow(clippy::panic)]
fn stop(message: &str) -> ! {
    panic!("{message}")
}

fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    (a.time, &a.rule, &a.key, &a.events).cmp(&(b.time, &b.rule, &b.key, &b.events))
}

/// Rows of [`host::lookup`](crate::host::lookup) in this thread's tests: grants a table's row.
pub fn grant(table: &str, key: &str, row: &str) {
    backend::grant(table, key, row);
}

/// What was written to the log in this thread since the last call.
pub fn take_log() -> Vec<(Severity, String)> {
    backend::take_log()
}

/// A shard's events, each with the subscriptions that it passed for this shard.
fn rows_of<'a>(
    descriptor: &Descriptor,
    events: &'a [Event],
    shard: usize,
    shards: usize,
) -> Vec<(&'a Event, Vec<u32>)> {
    let rows = events.iter().map(|event| {
        let passed = descriptor.subscriptions.iter().enumerate().filter(|(_, subscription)| {
            passes(event, subscription) && shard_of(event, &subscription.partition, shards) == shard
        });
        (event, passed.map(|(position, _)| position as u32).collect::<Vec<_>>())
    });
    rows.filter(|(_, passed)| !passed.is_empty()).collect()
}

fn passes(event: &Event, subscription: &Subscription) -> bool {
    subscription.conditions.iter().all(|condition| holds(event, condition))
}

fn holds(event: &Event, condition: &Condition) -> bool {
    let passes = event.value(&condition.field).is_some_and(|value| any_test_holds(condition, value));
    passes != condition.negated
}

fn any_test_holds(condition: &Condition, value: &Value) -> bool {
    let texts: Vec<String> = value.texts().iter().map(|text| text.to_ascii_lowercase()).collect();
    condition.any_of.iter().any(|test| match test {
        Test::Exists => true,
        Test::Equals(wanted) => texts.contains(&wanted.to_ascii_lowercase()),
        Test::Prefix(wanted) => texts.iter().any(|text| text.starts_with(&wanted.to_ascii_lowercase())),
        Test::Suffix(wanted) => texts.iter().any(|text| text.ends_with(&wanted.to_ascii_lowercase())),
        Test::Contains(wanted) => texts.iter().any(|text| text.contains(&wanted.to_ascii_lowercase())),
    })
}

fn shard_of(event: &Event, partition: &Partition, shards: usize) -> usize {
    let hash = match partition {
        Partition::Global => 0,
        Partition::Stateless => event.number,
        Partition::By(fields) => fields.iter().fold(0, |hash, field| {
            let text = event.value(field).and_then(|value| value.texts().into_iter().next());
            crate::Key(hash).and(crate::Key::of_text(&text.unwrap_or_default())).0
        }),
    };
    (hash % shards as u64) as usize
}

impl Event {
    fn value(&self, field: &str) -> Option<&Value> {
        let mut names = field.split('|');
        names.find_map(|wanted| self.values.iter().find(|(name, _)| name == wanted).map(|(_, value)| value))
    }
}

fn batch_of(
    descriptor: &Descriptor,
    rows: &[(&Event, Vec<u32>)],
    text_fields: &[String],
    strings: &mut BTreeMap<String, Rc<RefCell<Strings>>>,
) -> RawBatch<'static> {
    let columns = descriptor.fields.iter().map(|field| {
        let values: Vec<Option<&Value>> = rows.iter().map(|(event, _)| event.value(field)).collect();
        let strings = strings.entry(field.clone()).or_default().clone();
        let column = column_of(&values, text_fields.contains(field), &mut strings.borrow_mut());
        let first = |value: &Option<&Value>| value.and_then(|value| value.texts().into_iter().next());
        let texts = values.iter().map(|value| first(value).unwrap_or_default()).collect();
        RawColumn { column, texts, strings }
    });
    let mut hits = Hits::default();
    for (_, passed) in rows {
        hits.ids.extend(passed);
        hits.ends.push(hits.ids.len() as u32);
    }
    RawBatch {
        numbers: rows.iter().map(|(event, _)| event.number).collect(),
        times: rows.iter().map(|(event, _)| event.time.0).collect(),
        watermarks: rows.iter().map(|(event, _)| event.watermark.0).collect(),
        subscriptions: (descriptor.subscriptions.len() > 1).then_some(hits),
        columns: columns.collect(),
        lent: std::marker::PhantomData,
    }
}

fn column_of(values: &[Option<&Value>], is_text: bool, strings: &mut Strings) -> Column {
    let present: Vec<&Value> = values.iter().flatten().copied().collect();
    let mut bits = vec![0_u64; values.len().div_ceil(64)];
    for (row, _) in values.iter().enumerate().filter(|(_, value)| value.is_some()) {
        if let Some(word) = bits.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }
    if present.is_empty() {
        return Column::Absent;
    }
    if is_text {
        return Column::Text;
    }
    if present.iter().all(|value| matches!(value, Value::Integer(_))) {
        let number =
            |value: &Option<&Value>| if let Some(Value::Integer(number)) = value { *number } else { 0 };
        return Column::Integers(Integers { values: values.iter().map(number).collect(), present: bits });
    }
    if present.iter().all(|value| matches!(value, Value::Decimal(_))) {
        let number =
            |value: &Option<&Value>| if let Some(Value::Decimal(number)) = value { *number } else { 0.0 };
        return Column::Decimals(Decimals { values: values.iter().map(number).collect(), present: bits });
    }
    let mut codes_of = |value: &Option<&Value>| -> Vec<u32> {
        value.iter().flat_map(|value| value.texts()).map(|text| strings.code(&text)).collect()
    };
    if present.iter().any(|value| matches!(value, Value::List(_))) {
        let mut lists = Lists::default();
        for value in values {
            lists.codes.extend(codes_of(value));
            lists.ends.push(lists.codes.len() as u32);
        }
        return Column::Lists(lists);
    }
    Column::Codes(values.iter().map(|value| codes_of(value).first().copied().unwrap_or_default()).collect())
}
