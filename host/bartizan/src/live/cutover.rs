//! Versions that are ready are put in place, between two batches.

use std::sync::Arc;

use bartizan_detect::correlate::Warm;
use bartizan_model::PluginRef;
use bartizan_pack::World;
use bartizan_store::{PluginStep, StepOutcome};
use serde_json::{Value, json};

use super::{
    Between, Live,
    change::{Change, What},
    entry::{Body, Entry, Version},
    loader::{Made, Origin, Ready},
    now,
    shadow::Shadow,
};
use crate::{
    control::{Refusal, status::ShadowEnd},
    pipeline::Pipeline,
    plugin::load::Loaded,
};

/// Detail of the step by which a plugin goes that the configuration does not name any more: nobody disabled it.
pub(super) const REMOVED: &str = "not in the configuration any more";

impl Live {
    /// What has to be made ready for a change; an error where it cannot be made.
    pub(super) fn origin_of(&mut self, at: usize, change: &Change) -> Result<Origin, Refusal> {
        let Some(entry) = self.parts.entries.get_mut(at) else {
            return Err(Refusal::not_found("there is no such plugin"));
        };
        let name = &entry.name;
        let conflict = |text: &str| Err(Refusal::conflict(format!("plugin {name:?} {text}")));
        match &change.what {
            What::Reload { .. } | What::Shadow { .. } if entry.active.is_none() => {
                conflict("is disabled; enable it first")
            }
            What::Reload { .. } => Ok(Origin::Configured),
            What::Enable if entry.active.is_some() => conflict("runs already"),
            What::Enable => Ok(Origin::Configured),
            What::Disable | What::Remove if entry.active.is_none() => conflict("is disabled already"),
            What::Disable | What::Remove => Ok(Origin::Nothing),
            What::Rollback => match entry.previous.as_mut() {
                None => conflict("has no version to go back to"),
                Some(Version { body: Body::Rules(plugin), .. }) => {
                    Ok(Origin::Loaded(Loaded::Correlation(Arc::clone(plugin)), None))
                }
                Some(Version { body: Body::Judge(judge), identity, .. }) => Ok(match judge.take() {
                    Some(judge) => Origin::Loaded(Loaded::Classification(judge), None),
                    None => Origin::Kept(identity.digest.clone()),
                }),
                Some(Version { body: Body::Kept, identity, .. }) => Ok(Origin::Kept(identity.digest.clone())),
            },
            What::Shadow { .. } if entry.world == World::Classification => {
                conflict("is a classifier, which cannot run in the shadow")
            }
            What::Shadow { .. } if entry.shadow.is_some() => {
                conflict("has a candidate already; promote or drop it first")
            }
            What::Shadow { with: Some(path), .. } => Ok(Origin::At(path.clone())),
            What::Shadow { with: None, .. } => Ok(Origin::Configured),
            What::Promote => match entry.shadow.take() {
                None => conflict("has no candidate"),
                Some(shadow) => match &shadow.failed {
                    Some(fault) => {
                        let message =
                            format!("the candidate of plugin {name:?} failed and is dropped: {fault}");
                        Err(Refusal::conflict(message))
                    }
                    None => {
                        let (plugin, rehearsal) = shadow.stop();
                        Ok(Origin::Loaded(Loaded::Correlation(plugin), rehearsal.map(Box::new)))
                    }
                },
            },
            What::Drop if entry.shadow.is_none() => conflict("has no candidate"),
            What::Drop => Ok(Origin::Nothing),
        }
    }

    /// The candidate goes.
    pub(super) fn drop_candidate(&mut self, at: usize, change: Change, between: &mut Between) {
        let Some(entry) = self.parts.entries.get_mut(at) else { return };
        let candidate = entry.shadow.take().map(|shadow| shadow.candidate.clone());
        let step = step(entry, &change, StepOutcome::Done, candidate.as_ref(), String::new());
        done(change, step, between);
    }

    /// Puts in place what has become ready, or says why it is not.
    pub(super) fn cut_over(
        &mut self,
        pipeline: &mut Pipeline,
        change: Change,
        made: Made,
        between: &mut Between,
    ) {
        let Some(at) = self.position(&change.plugin) else { return };
        match made {
            Made::Unchanged => {
                if let Some(entry) = self.parts.entries.get_mut(at) {
                    entry.refused = None;
                }
                let answer = json!({ "plugin": change.plugin, "outcome": "unchanged" });
                between.answers.push((change, Ok(answer)));
            }
            Made::Refused { to, reason } => self.refuse(at, change, to.as_ref(), reason, between),
            Made::Gone(prepared) => {
                let swapped = match prepared {
                    Some(prepared) => {
                        pipeline.swap(*prepared, Warm::Carry).map_err(|error| error.to_string())
                    }
                    None => Ok(()),
                };
                match swapped {
                    Ok(()) => self.gone(pipeline, at, change, between),
                    Err(reason) => self.refuse(at, change, None, reason, between),
                }
            }
            Made::Ready(ready) if matches!(change.what, What::Shadow { .. }) => {
                self.start_shadow(pipeline, at, change, *ready, between);
            }
            Made::Ready(ready) => {
                let (identity, took, fixtures) = (ready.identity.clone(), ready.took, ready.fixtures);
                let swapped = std::time::Instant::now();
                match self.swap(pipeline, at, *ready, &change) {
                    Err(reason) => self.refuse(at, change, Some(&identity), reason, between),
                    Ok(from) => {
                        let detail = format!(
                            "ready in {} ms, {fixtures} fixtures, cut over in {} µs",
                            took.as_millis(),
                            swapped.elapsed().as_micros()
                        );
                        let Some(entry) = self.parts.entries.get_mut(at) else { return };
                        let mut step = step(entry, &change, StepOutcome::Done, Some(&identity), detail);
                        step.from = from.as_ref().map(Into::into);
                        between.activated.push(identity);
                        between.changed = true;
                        done(change, step, between);
                    }
                }
            }
        }
    }

    /// Swaps the version; returns the one before.
    fn swap(
        &mut self,
        pipeline: &mut Pipeline,
        at: usize,
        ready: Ready,
        change: &Change,
    ) -> Result<Option<PluginRef>, String> {
        let next = pipeline.detector().position().next;
        let Ready { identity, loaded, terms, prepared, rehearsal, .. } = ready;
        let mut body = match (loaded, prepared) {
            (Loaded::Correlation(plugin), Some(prepared)) => {
                let warm = match rehearsal {
                    None => Warm::Carry,
                    Some(mut rehearsal) => {
                        // What little is left of the warm-up.
                        while rehearsal.step(&*self.parts.past, next).map_err(|fault| fault.to_string())? {}
                        Warm::Rehearsed(rehearsal.finish().map_err(|fault| fault.to_string())?)
                    }
                };
                pipeline.swap(prepared, warm).map_err(|error| error.to_string())?;
                Body::Rules(plugin)
            }
            (Loaded::Classification(_), _) if self.other_classifier(at).is_some() => {
                let other = self.other_classifier(at).unwrap_or_default();
                return Err(format!(
                    "plugin {other:?} is a classifier, too; disable it first, or remove one"
                ));
            }
            (Loaded::Classification(judge), _) => Body::Judge(pipeline.swap_classifier(Some(judge))),
            (Loaded::Correlation(_), None) => return Err("it was not prepared".into()),
        };
        let Some(entry) = self.parts.entries.get_mut(at) else { return Ok(None) };
        if matches!(body, Body::Judge(_)) {
            entry.world = World::Classification;
        }
        let rolled_back = change.what == What::Rollback;
        let terms = terms.or_else(|| entry.previous.take_if(|_| rolled_back)?.terms);
        let mut before = entry.active.take();
        if let (Body::Judge(old), Some(before)) = (&mut body, &mut before) {
            before.body = Body::Judge(old.take());
        }
        let from = before.as_ref().map(|before| before.identity.clone());
        entry.held = from.as_ref().filter(|_| rolled_back).map(|from| from.digest.clone());
        // A version that was only allowed something else is none to go back to.
        if from.as_ref().is_some_and(|from| *from != identity) {
            entry.previous = before;
        }
        entry.active = Some(Version { identity, since: now(), terms, body });
        entry.refused = None;
        // It was compared with a version that does not run any more.
        entry.shadow = None;
        Ok(from)
    }

    /// The classifier that runs, if it is another plugin's.
    fn other_classifier(&self, at: usize) -> Option<String> {
        let others = self.parts.entries.iter().enumerate().filter(|(other, _)| *other != at);
        let runs = |entry: &&Entry| {
            entry.active.as_ref().is_some_and(|active| matches!(active.body, Body::Judge(_)))
        };
        others.map(|(_, entry)| entry).find(runs).map(|entry| entry.name.clone())
    }

    fn gone(&mut self, pipeline: &mut Pipeline, at: usize, change: Change, between: &mut Between) {
        let Some(entry) = self.parts.entries.get_mut(at) else { return };
        let removed = change.what == What::Remove;
        let detail = if removed { REMOVED.to_owned() } else { String::new() };
        let mut step = step(entry, &change, StepOutcome::Done, None, detail);
        let mut before = entry.active.take();
        step.from = before.as_ref().map(|before| (&before.identity).into());
        if let Some(Version { body: Body::Judge(judge), .. }) = &mut before {
            *judge = pipeline.swap_classifier(None);
        }
        entry.previous = before;
        entry.shadow = None;
        if removed {
            self.parts.entries.remove(at);
        }
        between.changed = true;
        done(change, step, between);
    }

    fn start_shadow(
        &mut self,
        pipeline: &Pipeline,
        at: usize,
        change: Change,
        ready: Ready,
        between: &mut Between,
    ) {
        let What::Shadow { events, seconds, .. } = change.what else { return };
        let since = now();
        let end = ShadowEnd {
            records: events,
            at: seconds.map(|seconds| since.plus_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))),
        };
        let identity = ready.identity.clone();
        let cost = super::status::cost_of(pipeline, &change.plugin);
        let next = pipeline.detector().position().next;
        match Shadow::start(ready, next, end, since, cost, &self.parts.past, &self.parts.head) {
            Err(reason) => self.refuse(at, change, Some(&identity), reason, between),
            Ok(shadow) => {
                let Some(entry) = self.parts.entries.get_mut(at) else { return };
                entry.shadow = Some(shadow);
                let step = step(entry, &change, StepOutcome::Done, Some(&identity), String::new());
                done(change, step, between);
            }
        }
    }

    fn refuse(
        &mut self,
        at: usize,
        change: Change,
        to: Option<&PluginRef>,
        reason: String,
        between: &mut Between,
    ) {
        tracing::error!(plugin = change.plugin, reason, "change refused; the plugin goes on as it was");
        let Some(entry) = self.parts.entries.get_mut(at) else { return };
        entry.refused = Some(reason.clone());
        between.steps.push(step(entry, &change, StepOutcome::Refused, to, reason.clone()));
        between.answers.push((change, Err(Refusal::unfit(reason))));
    }
}

fn step(
    entry: &Entry,
    change: &Change,
    outcome: StepOutcome,
    to: Option<&PluginRef>,
    detail: String,
) -> PluginStep {
    PluginStep {
        id: 0,
        at: now(),
        plugin: entry.name.clone(),
        step: change.what.step(),
        actor: change.actor.clone(),
        outcome,
        from: entry.active.as_ref().map(|active| (&active.identity).into()),
        to: to.map(Into::into),
        detail,
    }
}

fn done(change: Change, step: PluginStep, between: &mut Between) {
    let version = |version: &Option<bartizan_store::StepVersion>| {
        version.as_ref().map(|version| version.digest.clone()).unwrap_or_default()
    };
    let (from, to) = (version(&step.from), version(&step.to));
    tracing::info!(plugin = step.plugin, step = %step.step, actor = step.actor, from, to, "plugin changed");
    let answer = serde_json::to_value(&step).unwrap_or(Value::Null);
    between.steps.push(step);
    between.answers.push((change, Ok(answer)));
}
