//! What changes a plugin: the service does it, and answers with what it noted in the history.

use anyhow::bail;
use bartizan_store::{PluginStep, StepOutcome};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asking, version};
use crate::{command::Ended, control::status::Noted, print};

/// A change may be one step, several, or none.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    One(Box<PluginStep>),
    Many(Vec<PluginStep>),
    Noted(Noted),
}

impl Answer {
    /// Shows it; the steps, if there are any.
    fn shown(self, json: bool) -> Vec<PluginStep> {
        let steps = match self {
            Answer::One(step) => vec![*step],
            Answer::Many(steps) => steps,
            Answer::Noted(noted) => {
                note(&noted, json);
                return vec![];
            }
        };
        show(&steps, json);
        steps
    }
}

/// Changes one plugin; fails where it was not changed.
pub fn one(asking: &Asking, path: &str, body: &Value, json: bool) -> anyhow::Result<()> {
    let steps = asking.post::<Answer>(path, body)?.shown(json);
    if let Some(step) = steps.iter().find(|step| step.outcome != StepOutcome::Done) {
        bail!(
            "{} of plugin {:?} {}: what ran before goes on; see `bartizan plugin history {}`",
            step.step,
            step.plugin,
            step.outcome,
            print::safe(&step.plugin)
        );
    }
    Ok(())
}

/// Changes what is to be changed; ends short where some could not be.
pub fn all(asking: &Asking, path: &str, json: bool) -> anyhow::Result<Ended> {
    let steps = asking.post::<Answer>(path, &json!({}))?.shown(json);
    let done = steps.iter().all(|step| step.outcome == StepOutcome::Done);
    Ok(if done { Ended::Well } else { Ended::Short })
}

fn note(noted: &Noted, json: bool) {
    match noted {
        noted if json => print::json(noted),
        Noted::Unchanged { plugin } => {
            print::line(&format!("{}: unchanged; --force loads it anew", print::safe(plugin)));
        }
        Noted::Begun { plugins } => print::line(&format!(
            "begun for {}; `bartizan plugin history` shows how each ends",
            print::counted(*plugins, "plugin")
        )),
    }
}

fn show(steps: &[PluginStep], json: bool) {
    if json {
        return steps.iter().for_each(print::json);
    }
    if steps.is_empty() {
        return print::line("nothing changed");
    }
    for step in steps {
        let mut text = format!("{}: {} {}", print::safe(&step.plugin), step.step, step.outcome);
        let name = |of: &bartizan_store::StepVersion| version(&of.version, &of.digest);
        match (&step.from, &step.to) {
            (Some(from), Some(to)) => text.push_str(&format!(", {} → {}", name(from), name(to))),
            (Some(from), None) => text.push_str(&format!(", {}", name(from))),
            (None, Some(to)) => text.push_str(&format!(", {}", name(to))),
            (None, None) => {}
        }
        if !step.detail.is_empty() {
            text.push_str(&format!(": {}", print::safe(&step.detail)));
        }
        print::line(&text);
    }
}
