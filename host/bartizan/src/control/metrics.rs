//! Everything that is counted, as OpenMetrics text, which Prometheus scrapes.
//!
//! Names follow <https://prometheus.io/docs/practices/naming/>: base units, `_total` for counters. The labels
//! `plugin` and `shard` have few values: the plugins of the configuration, and `detect.shards`.

use std::fmt;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric, text},
    metrics::{counter::ConstCounter, gauge::ConstGauge},
    registry::Registry,
};

use super::status::{PluginStatus, ShardCost, Snapshot, Standing};

/// The content type of [`text`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The text of a snapshot.
///
/// # Errors
/// None that memory does not run out for.
pub fn text(snapshot: Snapshot) -> Result<String, fmt::Error> {
    let mut registry = Registry::with_prefix("bartizan");
    registry.register_collector(Box::new(Taken(snapshot)));
    let mut text = String::new();
    text::encode(&mut text, &registry)?;
    Ok(text)
}

#[derive(Debug)]
struct Taken(Snapshot);

/// Names and values of a sample's labels.
type Labels = Vec<(&'static str, String)>;

impl Collector for Taken {
    fn encode(&self, mut to: DescriptorEncoder) -> fmt::Result {
        let Taken(snapshot) = self;
        process(&mut to)?;
        collection(&mut to, snapshot)?;
        shards(&mut to, &snapshot.plugins)?;
        plugins(&mut to, &snapshot.plugins)?;
        shadows(&mut to, &snapshot.plugins)
    }
}

fn process(to: &mut DescriptorEncoder) -> fmt::Result {
    let labels: Labels = vec![("version", env!("CARGO_PKG_VERSION").to_owned())];
    gauge(to, "build_info", "The version that runs", [(labels, 1)])
}

fn collection(to: &mut DescriptorEncoder, snapshot: &Snapshot) -> fmt::Result {
    let of = &snapshot.collection;
    let one = |value| [(Labels::new(), value)];
    counter(to, "records_stored", "Records made durable since the start", one(of.records_stored))?;
    counter(to, "records_stored_bytes", "Their bytes", one(of.bytes_stored))?;
    gauge(to, "journal_size_bytes", "Bytes of the journal on disk", one(of.journal_bytes))?;
    gauge(to, "journal_next_number", "Number of the next record to be stored", one(of.next_number))?;
    gauge(to, "judged_next_number", "Number of the next record to be judged", one(of.judged_number))?;
    let behind = of.next_number.saturating_sub(of.judged_number);
    gauge(to, "detection_behind_records", "Records stored and not judged yet", one(behind))?;
    let inputs = |value: fn(&crate::ingest::Counts) -> u64| {
        of.inputs.iter().enumerate().map(move |(at, input)| {
            // Two inputs may have the same name: their place in the configuration tells them apart.
            let labels = vec![("input", input.input.clone()), ("place", (at + 1).to_string())];
            (labels, value(&input.counts))
        })
    };
    if of.inputs.is_empty() {
        return Ok(());
    }
    counter(to, "input_records", "Records taken", inputs(|counts| counts.records))?;
    counter(to, "input_bytes", "Bytes of the records taken", inputs(|counts| counts.bytes))?;
    counter(to, "input_refused", "Requests and files turned away", inputs(|counts| counts.refused))?;
    counter(
        to,
        "input_busy",
        "Requests told to come again, the queue being full",
        inputs(|counts| counts.busy),
    )?;
    counter(to, "input_decode_errors", "What could not be decoded", inputs(|counts| counts.decode_errors))?;
    counter(
        to,
        "input_kernel_drops",
        "Datagrams dropped unread by the kernel",
        inputs(|counts| counts.kernel_drops),
    )?;
    counter(
        to,
        "input_lost_files",
        "Files of which a part may have been lost",
        inputs(|counts| counts.lost),
    )?;
    counter(to, "input_errors", "Times that reading failed", inputs(|counts| counts.errors))
}

/// A count of each shard: its name, what it is, and where it stands.
type ShardCount = (&'static str, &'static str, fn(&ShardCost) -> u64);

const SHARD_COUNTERS: [ShardCount; 5] = [
    ("plugin_calls", "Calls", |cost| cost.calls),
    ("plugin_rows_in", "Rows offered to the filters of its subscriptions", |cost| cost.rows_in),
    ("plugin_rows_selected", "Rows that passed them and were handed over", |cost| cost.rows_selected),
    ("plugin_findings", "Findings", |cost| cost.findings),
    ("plugin_faults", "Instances that came to an end by a fault", |cost| cost.faults),
];

const SHARD_GAUGES: [ShardCount; 3] = [
    ("plugin_state_bytes", "Bytes of the last snapshot", |cost| cost.state_bytes),
    ("plugin_memory_bytes", "Bytes of linear memory", |cost| cost.memory_bytes),
    ("plugin_behind_records", "Records that a shard is behind while it is away", |cost| cost.behind_records),
];

fn shards(to: &mut DescriptorEncoder, plugins: &[PluginStatus]) -> fmt::Result {
    let each = |value: fn(&ShardCost) -> u64| {
        plugins.iter().flat_map(move |plugin| {
            plugin.shards.iter().map(move |cost| {
                let labels = vec![("plugin", plugin.name.clone()), ("shard", cost.shard.to_string())];
                (labels, value(cost))
            })
        })
    };
    let seconds = each(|cost| cost.cpu_ns).map(|(labels, nanoseconds)| (labels, nanoseconds as f64 / 1e9));
    counter(to, "plugin_cpu_seconds", "Processor time spent in the plugin", seconds)?;
    for (name, help, value) in SHARD_COUNTERS {
        counter(to, name, help, each(value))?;
    }
    for (name, help, value) in SHARD_GAUGES {
        gauge(to, name, help, each(value))?;
    }
    Ok(())
}

fn plugins(to: &mut DescriptorEncoder, plugins: &[PluginStatus]) -> fmt::Result {
    const STATES: [&str; 4] = ["running", "away", "quarantined", "disabled"];
    let one = |plugin: &PluginStatus| vec![("plugin", plugin.name.clone())];
    let info = plugins.iter().map(|plugin| {
        let mut labels = one(plugin);
        labels.push(("version", plugin.version.clone()));
        labels.push(("digest", plugin.digest.clone()));
        labels.push(("world", plugin.world.clone()));
        (labels, 1)
    });
    gauge(to, "plugin_info", "The version that is active", info)?;
    let states = plugins.iter().flat_map(|plugin| {
        STATES.map(|state| {
            let mut labels = one(plugin);
            labels.push(("state", state.to_owned()));
            (labels, u64::from(plugin.standing.name() == state))
        })
    });
    gauge(to, "plugin_state", "1 for the state that the plugin is in, 0 for the others", states)?;
    let away = plugins.iter().map(|plugin| {
        let away = match &plugin.standing {
            Standing::Away { away } => away.len() as u64,
            Standing::Quarantined { .. } => plugin.shards.len() as u64,
            Standing::Running | Standing::Disabled => 0,
        };
        (one(plugin), away)
    });
    gauge(to, "plugin_shards_away", "Shards that judge no events for now", away)?;
    let parked = plugins.iter().map(|plugin| (one(plugin), plugin.parked));
    gauge(to, "plugin_parked_records", "Records that it could not judge, and that wait", parked)?;
    let blind = plugins.iter().map(|plugin| (one(plugin), plugin.blind.len() as u64));
    gauge(to, "plugin_blind_rules", "Rules that see nothing", blind)
}

fn shadows(to: &mut DescriptorEncoder, plugins: &[PluginStatus]) -> fmt::Result {
    let mut findings = vec![];
    for plugin in plugins {
        let Some(shadow) = &plugin.shadow else { continue };
        for (only, count) in [("old", shadow.only_old), ("new", shadow.only_new), ("both", shadow.both)] {
            findings.push((vec![("plugin", plugin.name.clone()), ("made_by", only.to_owned())], count));
        }
    }
    gauge(to, "plugin_shadow_findings", "Findings of the plugin and of the candidate beside it", findings)
}

/// Writes a counter with a value for each set of labels, or the only one, without labels; `_total` is appended to its name.
fn counter<V: prometheus_client::encoding::EncodeCounterValue>(
    to: &mut DescriptorEncoder,
    name: &str,
    help: &str,
    values: impl IntoIterator<Item = (Labels, V)>,
) -> fmt::Result {
    family(to, name, help, values.into_iter().map(|(labels, value)| (labels, ConstCounter::new(value))))
}

fn gauge(
    to: &mut DescriptorEncoder,
    name: &str,
    help: &str,
    values: impl IntoIterator<Item = (Labels, u64)>,
) -> fmt::Result {
    family(to, name, help, values.into_iter().map(|(labels, value)| (labels, ConstGauge::new(value))))
}

fn family<M: EncodeMetric>(
    to: &mut DescriptorEncoder,
    name: &str,
    help: &str,
    values: impl Iterator<Item = (Labels, M)>,
) -> fmt::Result {
    let mut values = values.peekable();
    // Without a value there is nothing to say of a metric, not even what kind it is of.
    let Some((_, first)) = values.peek() else { return Ok(()) };
    let mut family = to.encode_descriptor(name, help, None, first.metric_type())?;
    for (labels, value) in values {
        if labels.is_empty() {
            return value.encode(family);
        }
        value.encode(family.encode_family(&labels)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use bartizan_model::Timestamp;

    use super::*;
    use crate::{
        control::status::{BlindRule, Collection},
        ingest::{Counts, InputStatus},
    };

    fn plugin(name: &str, standing: Standing) -> PluginStatus {
        let cost = |shard| ShardCost {
            shard,
            cpu_ns: 1_500_000_000,
            calls: 4,
            rows_in: 1_000,
            rows_selected: 10,
            findings: 2,
            state_bytes: 512,
            memory_bytes: 1 << 20,
            behind_records: 7,
            faults: 1,
        };
        PluginStatus {
            name: name.into(),
            version: "1.0.0".into(),
            digest: "ab".into(),
            world: "correlation".into(),
            standing,
            since: Timestamp(0),
            previous: None,
            shadow: None,
            shards: vec![cost(0), cost(1)],
            blind: vec![BlindRule {
                rule: "r".into(),
                subscription: "s".into(),
                why: "w".into(),
                since: None,
            }],
            ungranted: vec![],
            masked: vec![],
            parked: 3,
            remarks: 0,
            refused: None,
        }
    }

    fn snapshot() -> Snapshot {
        let quarantined = Standing::Quarantined { until: Timestamp(9), failures: 5, reason: "trap".into() };
        let input = |records| InputStatus {
            input: "syslog".into(),
            address: None,
            counts: Counts { records, ..Counts::default() },
        };
        Snapshot {
            plugins: vec![
                plugin("plain", Standing::Running),
                plugin("host\"ile\\ name\n# TYPE x counter", quarantined),
                plugin("away", Standing::Away { away: vec![1] }),
            ],
            collection: Collection {
                records_stored: 10,
                next_number: 110,
                judged_number: 100,
                inputs: vec![input(4), input(6)],
                ..Collection::default()
            },
        }
    }

    /// A reader of the format, after <https://prometheus.io/docs/specs/om/open_metrics_spec/>, that shares
    /// nothing with the writer: families by name with their type, samples by name and labels.
    fn read(text: &str) -> BTreeMap<String, (String, BTreeMap<String, f64>)> {
        let mut families: BTreeMap<String, (String, BTreeMap<String, f64>)> = BTreeMap::new();
        let mut current = String::new();
        let mut described = BTreeSet::new();
        let (body, end) = text.split_at(text.len() - "# EOF\n".len());
        assert_eq!(end, "# EOF\n");
        for line in body.lines() {
            if let Some(help) = line.strip_prefix("# HELP ") {
                let (name, help) = help.split_once(' ').unwrap();
                assert!(!help.is_empty() && described.insert(name.to_owned()), "{line}");
                current = name.to_owned();
            } else if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').unwrap();
                assert!(name == current && ["counter", "gauge"].contains(&kind), "{line}");
                families.insert(name.to_owned(), (kind.to_owned(), BTreeMap::new()));
            } else {
                let (kind, samples) = families.get_mut(&current).unwrap_or_else(|| panic!("no type: {line}"));
                let expected = if kind == "counter" { format!("{current}_total") } else { current.clone() };
                let rest = line.strip_prefix(&expected).unwrap_or_else(|| panic!("not of {current}: {line}"));
                let (labels, value) = labels_of(rest);
                let value: f64 = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
                assert!(value >= 0.0 && samples.insert(labels, value).is_none(), "twice or negative: {line}");
            }
        }
        families
    }

    /// Splits `{a="x",b="y"} 3` into its labels, unescaped, and its value.
    fn labels_of(sample: &str) -> (String, &str) {
        let Some(labels) = sample.strip_prefix('{') else {
            return (String::new(), sample.strip_prefix(' ').unwrap());
        };
        let (mut seen, mut quoted, mut escaped) = (String::new(), false, false);
        for (at, c) in labels.char_indices() {
            match c {
                _ if escaped => {
                    assert!("\\\"n".contains(c), "{sample}");
                    seen.push(if c == 'n' { '\n' } else { c });
                    escaped = false;
                }
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '}' if !quoted => return (seen, labels[at + 1..].strip_prefix(' ').unwrap()),
                _ => seen.push(c),
            }
        }
        panic!("labels do not end: {sample}");
    }

    #[test]
    fn what_is_written_can_be_read() {
        let families = read(&text(snapshot()).unwrap());
        let value = |name: &str, labels: &str| families[name].1[labels];
        assert_eq!(value("bartizan_plugin_cpu_seconds", "plugin=plain,shard=1"), 1.5);
        assert_eq!(families["bartizan_plugin_cpu_seconds"].0, "counter");
        assert_eq!(
            value("bartizan_plugin_findings", "plugin=host\"ile\\ name\n# TYPE x counter,shard=0"),
            2.0
        );
        assert_eq!(value("bartizan_plugin_shards_away", "plugin=away"), 1.0);
        assert_eq!(value("bartizan_plugin_parked_records", "plugin=plain"), 3.0);
        assert_eq!(value("bartizan_detection_behind_records", ""), 10.0);
        assert_eq!(value("bartizan_input_records", "input=syslog,place=2"), 6.0);
        let states = &families["bartizan_plugin_state"].1;
        assert_eq!((states.len(), states.values().sum::<f64>()), (12, 3.0));
        assert_eq!(states["plugin=away,state=away"], 1.0);
        assert_eq!(families["bartizan_plugin_memory_bytes"].0, "gauge");
    }

    #[test]
    fn a_service_without_plugins_has_metrics_too() {
        let families = read(&text(Snapshot::default()).unwrap());
        assert!(families.contains_key("bartizan_build_info"));
        assert!(!families.keys().any(|name| name.contains("plugin")));
    }
}
