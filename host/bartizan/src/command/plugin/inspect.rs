//! `bartizan plugin inspect`, and the list of plugins that run nowhere: what they are, by loading them.

use std::path::Path;

use anyhow::Context as _;
use bartizan_detect::{
    descriptor::{Condition, Partition},
    plugin::Plugin,
};
use bartizan_model::PluginRef;
use serde_json::json;

use crate::{
    command::{OrUsage as _, replay::read_settings, run::load_config},
    config::Config,
    plugin::{
        fields,
        load::{self, Loaded, Place, Request},
        remarks,
    },
    print,
};

/// Lists the plugins of a configuration, or the first-party ones.
pub fn list(config: Option<&Config>, json: bool) -> anyhow::Result<()> {
    let sandbox = load::sandbox()?;
    let plugins = match config {
        Some(config) => load::from_config(&sandbox, config).or_usage()?,
        None => {
            let places = load::ready_to_run().or_usage()?;
            let places = places.into_iter().map(|plugin| Place::Folder(plugin.path));
            load::load_all(&sandbox, places.map(Request::plain).collect()).or_usage()?
        }
    };
    if json {
        plugins.correlation.iter().for_each(|plugin| print::json(&fields::as_json(&**plugin)));
        plugins.classifier.iter().for_each(|classifier| print::json(classifier.identity()));
        return Ok(());
    }
    let mut table = print::table(&["plugin", "version", "world", "rules", "fields", "digest", "notes"]);
    let row = |identity: &PluginRef, world: &str, rules: String, fields: String, notes: String| {
        let digest = print::shortened(&identity.digest, 16);
        [identity.name.clone(), identity.version.clone(), world.to_owned(), rules, fields, digest, notes]
    };
    for plugin in &plugins.correlation {
        let rules: Vec<&str> = plugin.descriptor().rules.iter().map(|rule| &*rule.id).collect();
        let rules = print::listed(&rules);
        let fields = fields::counted(&**plugin);
        let notes = match plugin.descriptor().remarks.len() as u64 {
            0 => String::new(),
            remarks => format!("{} on its files", print::counted(remarks, "remark")),
        };
        table.add_row(row(plugin.identity(), "correlation", rules, fields, notes));
    }
    if let Some(classifier) = &plugins.classifier {
        let none = String::new;
        table.add_row(row(classifier.identity(), "classification", none(), none(), none()));
    }
    print::line(&table.to_string());
    Ok(())
}

/// Shows what a plugin is; with a configuration, as that has it.
pub fn inspect(
    named: &str,
    settings: Option<&Path>,
    config: Option<&Path>,
    json: bool,
) -> anyhow::Result<()> {
    let sandbox = load::sandbox()?;
    let mut request = match config {
        Some(path) => configured(named, path)?,
        None => Request::plain(load::find(named).or_usage()?),
    };
    if let Some(path) = settings {
        request.settings = read_settings(path).or_usage()?;
    }
    match load::load(&sandbox, request).or_usage()? {
        Loaded::Correlation(plugin) if json => print::json(&as_json(&*plugin)),
        Loaded::Correlation(plugin) => describe(&*plugin),
        Loaded::Classification(classifier) if json => print::json(classifier.identity()),
        Loaded::Classification(classifier) => head(classifier.identity(), "classification: judges findings"),
    }
    Ok(())
}

/// A plugin as a configuration has it.
fn configured(named: &str, config: &Path) -> anyhow::Result<Request> {
    let requests = load::requests(&load_config(config)?).or_usage()?;
    let name = |request: &Request| request.name.clone().unwrap_or_else(|| load::name_of(&request.place));
    let names: Vec<String> = requests.iter().map(name).collect();
    let found = requests.into_iter().find(|request| name(request) == named);
    let missing = || format!("{}: no plugin {named:?}; there are {}", config.display(), names.join(", "));
    found.with_context(missing).or_usage()
}

fn head(identity: &PluginRef, world: &str) {
    print::line(&format!("{} {}  ({world})", identity.name, print::safe(&identity.version)));
    print::line(&format!("  digest {}", identity.digest));
}

fn describe(plugin: &dyn Plugin) {
    let descriptor = plugin.descriptor();
    head(plugin.identity(), "correlation: events in, findings out");
    print::line("\nrules");
    for rule in &descriptor.rules {
        let techniques = rule.techniques.join(", ");
        print::line(&format!(
            "  {} {}  {}, confidence {}  {techniques}",
            rule.id, rule.version, rule.severity, rule.confidence
        ));
        print::line(&format!("    {}: {}", print::safe(&rule.title), print::safe(&rule.description)));
        for harmless in &rule.false_positives {
            print::line(&format!("    may be harmless: {}", print::safe(harmless)));
        }
    }
    print::line("\nreads the fields");
    print::line(&format!("  {}", print::safe(&descriptor.fields.join(", "))));
    fields::held_back(plugin).iter().for_each(|line| print::line(&format!("  {}", print::safe(line))));
    print::line("\nof the events");
    for subscription in &descriptor.subscriptions {
        let conditions: Vec<String> = subscription.conditions.iter().map(Condition::to_string).collect();
        let conditions = if conditions.is_empty() { "all".into() } else { conditions.join(" and ") };
        print::line(&format!("  {}, {}", print::safe(&conditions), partition(&subscription.partition)));
    }
    if !descriptor.tables.is_empty() {
        print::line(&format!("\nwants the tables {}", descriptor.tables.join(", ")));
    }
    if !descriptor.remarks.is_empty() {
        print::line("\nsays about its files");
        let lines = descriptor.remarks.iter().map(|remark| remarks::line(remark, &remark.path));
        lines.for_each(|line| print::line(&format!("  {line}")));
    }
}

fn partition(partition: &Partition) -> String {
    match partition {
        Partition::Stateless => "spread anyhow".into(),
        Partition::Global => "all in one shard".into(),
        Partition::By(fields) => format!("spread by {}", fields.join(", ")),
    }
}

fn as_json(plugin: &dyn Plugin) -> serde_json::Value {
    let (identity, descriptor, access) = (plugin.identity(), plugin.descriptor(), plugin.access());
    let rules = descriptor.rules.iter().map(|rule| {
        json!({
            "id": rule.id, "version": rule.version, "title": rule.title, "description": rule.description,
            "severity": rule.severity, "confidence": rule.confidence, "techniques": rule.techniques,
            "references": rule.references, "false_positives": rule.false_positives,
        })
    });
    let subscriptions = descriptor.subscriptions.iter().map(|subscription| {
        let conditions: Vec<_> = subscription.conditions.iter().map(Condition::to_string).collect();
        json!({ "conditions": conditions, "partition": partition(&subscription.partition) })
    });
    json!({
        "plugin": identity,
        "rules": rules.collect::<Vec<_>>(),
        "fields": descriptor.fields,
        "fields_not_granted": access.not_granted(descriptor),
        "fields_masked": access.seen_masked(descriptor),
        "subscriptions": subscriptions.collect::<Vec<_>>(),
        "timers": descriptor.timers,
        "lookback_seconds": descriptor.lookback_seconds,
        "state_schema": descriptor.state_schema,
        "tables": descriptor.tables,
        "remarks": descriptor.remarks.iter().map(remarks::as_json).collect::<Vec<_>>(),
    })
}
