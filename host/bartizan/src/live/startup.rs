//! Which versions run when the service starts: those that were active when it stopped.
//!
//! Records that were not judged before the stop are judged by the version that would have judged them; what the
//! configuration names now is put in place after that, like any other change. So findings do not depend on when
//! a process stops, and a version that does not load any more does not keep the service from starting.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use bartizan_detect::plugin::{Classifier, Plugin};
use bartizan_model::PluginRef;
use bartizan_pack::World;
use bartizan_sandbox::Sandbox;
use bartizan_store::{PluginStep, Step, StepOutcome, StepVersion, Versions};

use super::{
    change::{Change, What},
    cutover::REMOVED,
    entry::{Body, Entry, Version},
    kept,
    loader::{identity_of, named},
    now,
};
use crate::plugin::{
    load::{Assembled, Freshness, Loaded, Request, Terms, assemble},
    remarks,
};

/// Actor of what happens because the service starts.
pub const STARTUP: &str = "startup";
/// Steps of a plugin's past that are looked at.
pub const LOOKED_AT_STEPS: u32 = 200;

/// The plugins that run first.
#[derive(Default)]
pub struct Started {
    /// All plugins of the configuration.
    pub entries: Vec<Entry>,
    /// The rules that run.
    pub rules: Vec<Arc<dyn Plugin>>,
    /// What judges findings.
    pub classifier: Option<Box<dyn Classifier>>,
    /// What was done.
    pub steps: Vec<PluginStep>,
    /// What is to be done next.
    pub changes: Vec<Change>,
    /// Plugins that never ran before.
    pub new: Vec<String>,
}

/// What the history says of a plugin.
#[derive(Debug, Default, PartialEq, Eq)]
struct Past {
    disabled: bool,
    active: Option<StepVersion>,
    previous: Option<StepVersion>,
    /// Digest of the version that was rolled back from last.
    held: Option<String>,
}

/// Loads the plugins that run first. `history` knows each plugin's steps, the newest first.
///
/// # Errors
///
/// A plugin cannot be loaded, and no version of it has run before.
pub fn start(
    sandbox: &Sandbox,
    requests: Vec<Request>,
    versions: &Versions,
    history: &dyn Fn(&str) -> anyhow::Result<Vec<PluginStep>>,
) -> anyhow::Result<Started> {
    let mut started = Started::default();
    for request in requests {
        let name = named(&request);
        if started.entries.iter().any(|entry| entry.name == name) {
            bail!("two plugins are named {name:?}; load it once, or rename one");
        }
        let past = Past::of(&history(&name)?);
        if past == Past::default() {
            started.new.push(name.clone());
        }
        started.add(sandbox, &name, request, versions, past)?;
    }
    Ok(started)
}

impl Started {
    fn add(
        &mut self,
        sandbox: &Sandbox,
        name: &str,
        request: Request,
        versions: &Versions,
        past: Past,
    ) -> anyhow::Result<()> {
        let mut entry = Entry::new(name);
        entry.previous = past.previous.as_ref().map(|previous| version_kept(name, previous));
        entry.held = past.held.clone();
        if past.disabled {
            entry.previous = past.active.as_ref().map(|active| version_kept(name, active));
            self.entries.push(entry);
            return Ok(());
        }
        let kept = |active: &StepVersion| {
            let assembled = kept::load(versions, name, &active.digest, &request)?;
            assembled.load(sandbox)
        };
        let configured = assemble(request.clone(), Freshness::OncePerProcess);
        let (loaded, terms) = match (configured, &past.active) {
            (Ok(assembled), Some(active)) if assembled.identity().digest != active.digest => {
                let held = past.held.as_ref() == Some(&assembled.identity().digest);
                match kept(active) {
                    Ok(loaded) => {
                        if !held {
                            let reload = What::Reload { force: false };
                            self.changes.push(Change::by(STARTUP, name, reload));
                        }
                        (loaded, None)
                    }
                    Err(error) => {
                        tracing::warn!(
                            plugin = name,
                            error = format!("{error:#}"),
                            "the version that ran before cannot be had; the configured one takes over at once"
                        );
                        configured_now(sandbox, versions, assembled)?
                    }
                }
            }
            (Ok(assembled), Some(active)) => match configured_now(sandbox, versions, assembled) {
                Ok(configured) => configured,
                Err(error) => (self.instead(&mut entry, name, kept(active), error)?, None),
            },
            (Ok(assembled), None) => configured_now(sandbox, versions, assembled)?,
            (Err(error), Some(active)) => (self.instead(&mut entry, name, kept(active), error)?, None),
            (Err(error), None) => return Err(error),
        };
        self.run(entry, loaded, terms)
    }

    /// The version that ran before, where the configured one does not load.
    fn instead(
        &mut self,
        entry: &mut Entry,
        name: &str,
        kept: anyhow::Result<Loaded>,
        error: anyhow::Error,
    ) -> anyhow::Result<Loaded> {
        let Ok(loaded) = kept else { return Err(error) };
        let reason = format!("{error:#}");
        tracing::error!(
            plugin = name,
            reason,
            "what is configured does not load; the version of before runs on"
        );
        let mut step = step(&identity_of(&loaded), Step::Reload, reason.clone());
        step.outcome = StepOutcome::Refused;
        self.steps.push(step);
        entry.refused = Some(reason);
        Ok(loaded)
    }

    fn run(&mut self, mut entry: Entry, loaded: Loaded, terms: Option<Terms>) -> anyhow::Result<()> {
        let identity = identity_of(&loaded);
        let body = match loaded {
            Loaded::Correlation(plugin) => {
                remarks::log(&*plugin);
                self.rules.push(Arc::clone(&plugin) as Arc<dyn Plugin>);
                Body::Rules(plugin)
            }
            Loaded::Classification(judge) => {
                entry.world = World::Classification;
                if let Some(first) = &self.classifier {
                    let (first, second) = (&first.identity().name, &identity.name);
                    bail!("plugins {first:?} and {second:?} are both classifiers; name one of them");
                }
                self.classifier = Some(judge);
                Body::Judge(None)
            }
        };
        let mut loaded = step(&identity, Step::Load, String::new());
        (loaded.from, loaded.to) = (None, Some((&identity).into()));
        self.steps.push(loaded);
        entry.active = Some(Version { identity, since: now(), terms, body });
        self.entries.push(entry);
        Ok(())
    }
}

/// Loads what the configuration names, and keeps it to go back to.
fn configured_now(
    sandbox: &Sandbox,
    versions: &Versions,
    assembled: Assembled,
) -> anyhow::Result<(Loaded, Option<Terms>)> {
    let (terms, keep) = (assembled.terms(), kept::of(&assembled));
    let loaded = assembled.load(sandbox)?;
    versions.keep(&keep).context("keeping the plugin's version")?;
    Ok((loaded, Some(terms)))
}

fn version_kept(name: &str, version: &StepVersion) -> Version {
    let identity =
        PluginRef { name: name.to_owned(), version: version.version.clone(), digest: version.digest.clone() };
    Version { identity, since: now(), terms: None, body: Body::Kept }
}

fn step(plugin: &PluginRef, step: Step, detail: String) -> PluginStep {
    super::step_of(plugin, step, STARTUP, detail)
}

impl Past {
    /// What the steps, the newest first, say.
    fn of(steps: &[PluginStep]) -> Past {
        let mut past = Past::default();
        let done = steps.iter().filter(|step| step.outcome == StepOutcome::Done);
        let runs = |step: &&PluginStep| {
            matches!(step.step, Step::Load | Step::Reload | Step::Enable | Step::Rollback | Step::Promote)
        };
        let last = done.clone().find(|step| runs(step) || step.step == Step::Disable);
        past.disabled = last.is_some_and(|step| step.step == Step::Disable && step.detail != REMOVED);
        let mut ran = done.filter(runs);
        let Some(newest) = ran.clone().next() else { return past };
        past.active = newest.to.clone();
        past.previous =
            ran.clone().find_map(|step| step.from.clone().filter(|from| Some(from) != newest.to.as_ref()));
        // Starts in between change nothing about it.
        let changed = ran.find(|step| step.step != Step::Load);
        past.held = changed
            .filter(|step| step.step == Step::Rollback)
            .and_then(|step| step.from.as_ref().map(|from| from.digest.clone()));
        past
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(step: Step, from: Option<&str>, to: Option<&str>) -> PluginStep {
        let version = |digest: &str| StepVersion { version: "1".into(), digest: digest.into() };
        let plugin = PluginRef { name: "p".into(), version: "1".into(), digest: "x".into() };
        let mut done = super::step(&plugin, step, String::new());
        (done.from, done.to) = (from.map(version), to.map(version));
        done
    }

    #[test]
    fn the_history_tells_what_was_active() {
        let digest = |version: &Option<StepVersion>| version.as_ref().map(|version| version.digest.clone());
        let load = done(Step::Load, None, Some("a"));
        let reload = done(Step::Reload, Some("a"), Some("b"));
        let back = done(Step::Rollback, Some("b"), Some("a"));
        let restart = done(Step::Load, None, Some("a"));
        let refused =
            PluginStep { outcome: StepOutcome::Refused, ..done(Step::Reload, Some("a"), Some("c")) };
        assert_eq!(Past::of(&[]), Past::default());
        let past = Past::of(&[refused.clone(), reload.clone(), load.clone()]);
        assert_eq!((digest(&past.active), digest(&past.previous)), (Some("b".into()), Some("a".into())));
        assert_eq!(past.held, None);
        let past = Past::of(&[restart.clone(), back.clone(), reload.clone(), load.clone()]);
        assert_eq!((digest(&past.active), digest(&past.previous)), (Some("a".into()), Some("b".into())));
        assert_eq!(past.held, Some("b".into()), "what was rolled back from does not come back by a restart");
        let off = done(Step::Disable, Some("a"), None);
        let past = Past::of(&[off.clone(), restart, back]);
        assert!(past.disabled);
        assert_eq!(digest(&past.active), Some("a".into()));
        let on = done(Step::Enable, None, Some("a"));
        assert!(!Past::of(&[on, off]).disabled);
    }
}
