//! `bartizan plugin list`: how the plugins of the running service are, or which it would run.

use std::path::Path;

use anyhow::Context as _;

use super::{DIGEST_CHARACTERS, inspect};
use crate::{
    command::{
        ledger::{minute, runtime},
        run::load_config,
    },
    control::{
        client::{Client, ClientError},
        status::{PluginStatus, Standing},
    },
    print,
};

/// Lists plugins.
pub fn list(config: Option<&Path>, data: Option<&Path>, json: bool) -> anyhow::Result<()> {
    let config = config.map(load_config).transpose()?;
    let Some(folder) = data.or(config.as_ref().map(|config| config.data.as_path())) else {
        return inspect::list(None, json);
    };
    let running: Result<Vec<PluginStatus>, _> = runtime()?.block_on(Client::new(folder).get("/plugins"));
    match (running, &config) {
        (Ok(plugins), _) => show(&plugins, json),
        (Err(ClientError::NoService { .. }), Some(config)) => {
            eprintln!("no service runs on {}; this is what the configuration names", folder.display());
            return inspect::list(Some(config), json);
        }
        (Err(error), _) => return Err(error).context("cannot list what runs"),
    }
    Ok(())
}

fn show(plugins: &[PluginStatus], json: bool) {
    if json {
        return plugins.iter().for_each(print::json);
    }
    if plugins.is_empty() {
        return print::line("no plugins");
    }
    let mut table = print::table(&["plugin", "version", "digest", "state", "since", "notes"]);
    for plugin in plugins {
        table.add_row([
            print::safe(&plugin.name),
            print::safe(&plugin.version),
            print::shortened(&print::safe(&plugin.digest), DIGEST_CHARACTERS),
            state(plugin),
            minute(plugin.since),
            notes(plugin),
        ]);
    }
    print::line(&table.to_string());
}

/// How a plugin is, in words.
pub fn state(plugin: &PluginStatus) -> String {
    match &plugin.standing {
        Standing::Away { away } => format!("away in {} of {} shards", away.len(), plugin.shards.len()),
        Standing::Quarantined { until, failures, reason } => format!(
            "quarantined until {until} after {}: {}",
            print::counted(u64::from(*failures), "failure"),
            print::shortened(&print::safe(reason), 80)
        ),
        standing => standing.name().to_owned(),
    }
}

/// What a person should know beside it.
fn notes(plugin: &PluginStatus) -> String {
    let mut notes = vec![];
    if let Some(shadow) = &plugin.shadow {
        notes.push(format!("shadow {}", print::safe(&shadow.candidate.version)));
    }
    if let Some(reason) = &plugin.refused {
        notes.push(format!("refused what is configured: {}", print::shortened(&print::safe(reason), 80)));
    }
    if plugin.parked > 0 {
        notes.push(format!("{} parked", print::counted(plugin.parked, "record")));
    }
    if plugin.remarks > 0 {
        notes.push(format!("{} on its files", print::counted(plugin.remarks, "remark")));
    }
    if !plugin.blind.is_empty() {
        notes.push(print::counted(plugin.blind.len() as u64, "blind rule"));
    }
    for (what, fields) in [("not granted", &plugin.ungranted), ("masked", &plugin.masked)] {
        if !fields.is_empty() {
            notes.push(format!("{what}: {}", print::safe(&fields.join(", "))));
        }
    }
    notes.join("; ")
}
