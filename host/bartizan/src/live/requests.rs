//! What files, signals and people ask for.

use std::collections::BTreeSet;

use bartizan_model::RecordBatch;
use bartizan_store::{Delivered, Ledger as _, ParkedState};
use serde_json::{Value, json};

use super::{
    Between, Live,
    change::{Change, What},
    entry::Entry,
    watch::Seen,
};
use crate::{
    config::Config,
    control::{Ask, Refusal, Request, status::Retried},
    pipeline::{Outcome, Pipeline},
    plugin::load,
};

/// Parked records that are run again at a time.
const RETRY_RECORDS: u32 = 1_000;

impl Live {
    /// Takes in what was asked for since.
    pub(super) fn take_in(&mut self, pipeline: &mut Pipeline, between: &mut Between) {
        while let Ok(seen) = self.parts.seen.try_recv() {
            match seen {
                Seen::Plugins(names) => {
                    for name in names {
                        let change = Change::by("file change", &name, What::Reload { force: false });
                        self.wait(change, between);
                    }
                }
                Seen::Everything(actor) => {
                    if let Err(error) = self.configure(actor, between) {
                        tracing::error!("configuration refused; everything goes on as it was: {error:#}");
                    }
                }
            }
        }
        while let Ok(request) = self.parts.requests.try_recv() {
            self.take(request, pipeline, between);
        }
    }

    fn take(&mut self, request: Request, pipeline: &mut Pipeline, between: &mut Between) {
        let Request { ask, actor, reply } = request;
        let change = |plugin: String, what| Change { plugin, what, actor: actor.clone(), reply: None };
        let mut change = match ask {
            Ask::Reload { name, force } => change(name, What::Reload { force }),
            Ask::Enable { name } => change(name, What::Enable),
            Ask::Disable { name } => change(name, What::Disable),
            Ask::Rollback { name } => change(name, What::Rollback),
            Ask::ShadowStart { name, with, events, seconds } => {
                change(name, What::Shadow { with, events, seconds })
            }
            Ask::ShadowPromote { name } => change(name, What::Promote),
            Ask::ShadowDrop { name } => change(name, What::Drop),
            at_once => {
                let answer = self.answer(at_once, &actor, pipeline, between);
                // They may have gone.
                let _ = reply.send(answer);
                return;
            }
        };
        change.reply = Some(reply);
        self.wait(change, between);
    }

    fn answer(
        &mut self,
        ask: Ask,
        actor: &str,
        pipeline: &mut Pipeline,
        between: &mut Between,
    ) -> Result<Value, Refusal> {
        let said = |value: Result<Value, serde_json::Error>| {
            value.map_err(|error| Refusal::failed(format!("the answer cannot be written: {error}")))
        };
        match ask {
            Ask::Plugins => said(serde_json::to_value(self.statuses(pipeline))),
            Ask::Blind => said(serde_json::to_value(self.blind(pipeline))),
            Ask::Metrics => said(serde_json::to_value(self.snapshot(pipeline))),
            Ask::ShadowShow { name } => match self.shadow_status(&name, pipeline) {
                Some(status) => said(serde_json::to_value(status)),
                None => Err(Refusal::not_found(format!(
                    "plugin {name:?} has no candidate; start one with `bartizan plugin shadow {name} --with PATH`"
                ))),
            },
            Ask::RetryParked { name } => said(serde_json::to_value(self.retry(&name, pipeline, between)?)),
            Ask::ReloadAll => {
                self.configure(actor, between).map_err(|error| Refusal::unfit(format!("{error:#}")))?;
                Ok(json!({ "outcome": "begun", "plugins": self.parts.entries.len() }))
            }
            _ => Err(Refusal::bad_request("that is a change, and not a question")),
        }
    }

    /// Reads the configuration again: plugins that are new begin, those that are gone end, and all others are
    /// loaded anew where anything of theirs has changed.
    fn configure(&mut self, actor: &str, between: &mut Between) -> anyhow::Result<()> {
        let config = Config::load(self.parts.loader.config())?;
        let names = load::names(&config)?;
        let gone: BTreeSet<String> = self.parts.entries.iter().map(|entry| entry.name.clone()).collect();
        for name in gone.iter().filter(|name| !names.contains(name)) {
            self.wait(Change::by(actor, name, What::Remove), between);
        }
        for name in names {
            let running = self.parts.entries.iter().find(|entry| entry.name == name);
            let what = match running {
                // It never came to run.
                Some(Entry { active: None, refused: Some(_), .. }) => What::Enable,
                // A person's word stands: what was disabled stays so.
                Some(Entry { active: None, .. }) => continue,
                Some(_) => What::Reload { force: false },
                None => {
                    self.parts.entries.push(Entry::new(&name));
                    What::Enable
                }
            };
            self.wait(Change::by(actor, &name, what), between);
        }
        self.watch_files(&config);
        Ok(())
    }

    /// Runs the parked records of a plugin again, as late as they are.
    fn retry(
        &mut self,
        name: &str,
        pipeline: &mut Pipeline,
        between: &mut Between,
    ) -> Result<Retried, Refusal> {
        if self.position(name).is_none() {
            return Err(Refusal::not_found(format!("there is no plugin {name:?}")));
        }
        let parked = self.parts.runtime.block_on(self.parts.ledger.parked(Some(name), RETRY_RECORDS));
        let parked = parked.map_err(|error| Refusal::failed(error.to_string()))?;
        let past = std::sync::Arc::clone(&self.parts.past);
        let locate = |number| crate::past::locate(&*past.journal, number);
        let mut retried = Retried::default();
        let mut delivered = vec![];
        for row in parked.rows.iter().filter(|row| row.state == ParkedState::Parked) {
            let Some(record) = record(&*past.journal, row.number) else {
                retried.gone += 1;
                continue;
            };
            let Some(outcome) = pipeline.judge_again(name, record, &locate) else {
                return Err(Refusal::conflict(format!(
                    "a shard of plugin {name:?} is catching up; {} were judged, try the others again later",
                    delivered.len()
                )));
            };
            let failed = !outcome.faults.is_empty();
            retried.findings += outcome.settled.len() as u64;
            between.outcome.join(Outcome { parked: vec![], ..outcome });
            if failed {
                // The shard has to catch up before the next can be tried.
                break;
            }
            delivered.push(row.number);
        }
        retried.delivered = delivered.len() as u64;
        let waiting = self.parked.entry(name.to_owned()).or_default();
        *waiting = waiting.saturating_sub(retried.delivered);
        retried.parked = *waiting;
        if !delivered.is_empty() {
            between.delivered.push(Delivered { plugin: name.to_owned(), numbers: delivered });
            between.changed = true;
        }
        Ok(retried)
    }
}

fn record(journal: &dyn bartizan_store::Journal, number: u64) -> Option<RecordBatch> {
    let records = journal.read(number, 1).ok()?;
    let found = records.records().first().is_some_and(|record| record.number == number);
    found.then_some(records)
}
