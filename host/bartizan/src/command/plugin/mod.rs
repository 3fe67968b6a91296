//! `bartizan plugin …`: what plugins are and cost, what is done with them, and how they are built.
//!
//! What only reads the ledger works without a service. What changes a plugin asks the service, through the
//! control socket: this process never touches what runs.

mod blind;
mod change;
mod inspect;
mod list;
mod past;
mod shadow;
mod top;

use serde_json::json;

use super::{
    Ended, OrUsage as _,
    ledger::{folder, runtime},
};
use crate::{
    cli::{LedgerArgs, PluginCommand},
    control::client::{Client, encoded},
    plugin::{build, load},
    print,
};

/// Characters of a digest that are shown to people.
const DIGEST_CHARACTERS: usize = 12;

/// Runs the command.
pub fn plugin(command: &PluginCommand, json: bool) -> anyhow::Result<Ended> {
    match command {
        PluginCommand::List { config, data } => list::list(config.as_deref(), data.as_deref(), json)?,
        PluginCommand::History { name, limit, ledger } => {
            past::history(name.as_deref(), *limit, ledger, json)?;
        }
        PluginCommand::Reload { name: None, ledger, .. } => {
            return change::all(&Asking::new(ledger)?, "/plugins/reload", json);
        }
        PluginCommand::Reload { name: Some(name), force, ledger, .. } => {
            let body = json!({ "force": force });
            change::one(&Asking::new(ledger)?, &path(name, "reload"), &body, json)?;
        }
        PluginCommand::Enable { name, ledger } => {
            change::one(&Asking::new(ledger)?, &path(name, "enable"), &json!({}), json)?;
        }
        PluginCommand::Disable { name, ledger } => {
            change::one(&Asking::new(ledger)?, &path(name, "disable"), &json!({}), json)?;
        }
        PluginCommand::Rollback { name, ledger } => {
            change::one(&Asking::new(ledger)?, &path(name, "rollback"), &json!({}), json)?;
        }
        PluginCommand::Shadow { .. } => shadow::shadow(command, json)?,
        PluginCommand::Parked { name: Some(name), retry: true, ledger, .. } => {
            past::retry(&Asking::new(ledger)?, name, json)?;
        }
        PluginCommand::Parked { name, limit, ledger, .. } => {
            past::parked(name.as_deref(), *limit, ledger, json)?;
        }
        PluginCommand::Top { shards, once, ledger } => top::top(&Asking::new(ledger)?, *shards, *once, json)?,
        PluginCommand::Blind { ledger } => blind::blind(&Asking::new(ledger)?, json)?,
        PluginCommand::Inspect { plugin, settings, config } => {
            inspect::inspect(plugin, settings.as_deref(), config.as_deref(), json)?;
        }
        PluginCommand::Build { dir, out } => {
            let options = build::Options { out: out.clone(), ..build::Options::default() };
            let built = load::build_shown(dir, &options).or_usage()?;
            match json {
                true => print::json(
                    &json!({ "component": built.component, "digest": built.digest, "bytes": built.bytes }),
                ),
                false => print::line(&format!("{}  (blake3 {})", built.component.display(), built.digest)),
            }
        }
    }
    Ok(Ended::Well)
}

/// A client, and what runs it.
struct Asking {
    runtime: tokio::runtime::Runtime,
    client: Client,
}

impl Asking {
    fn new(args: &LedgerArgs) -> anyhow::Result<Asking> {
        Ok(Asking { runtime: runtime()?, client: Client::new(&folder(args)?) })
    }

    fn get<T: serde::de::DeserializeOwned>(&self, path: &str) -> anyhow::Result<T> {
        Ok(self.runtime.block_on(self.client.get(path))?)
    }

    fn post<T: serde::de::DeserializeOwned>(
        &self,
        path: &str,
        body: &serde_json::Value,
    ) -> anyhow::Result<T> {
        Ok(self.runtime.block_on(self.client.post(path, body))?)
    }
}

/// The path of something about a plugin.
fn path(name: &str, what: &str) -> String {
    format!("/plugins/{}/{what}", encoded(name))
}

/// A version for people: `1.2.0 (0f3a…)`.
fn version(version: &str, digest: &str) -> String {
    format!("{} ({})", print::safe(version), print::shortened(&print::safe(digest), DIGEST_CHARACTERS))
}
