//! What changes a plugin: the service does it, and answers with what it noted in the history.

use anyhow::bail;
use bartizan_store::{PluginStep, StepOutcome};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asking, version};
use crate::{command::Ended, print};

/// A change may be one step, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Steps {
    One(Box<PluginStep>),
    Many(Vec<PluginStep>),
}

impl Steps {
    fn list(self) -> Vec<PluginStep> {
        match self {
            Steps::One(step) => vec![*step],
            Steps::Many(steps) => steps,
        }
    }
}

/// Changes one plugin; fails where it was not changed.
pub fn one(asking: &Asking, path: &str, body: &Value, json: bool) -> anyhow::Result<()> {
    let steps = asking.post::<Steps>(path, body)?.list();
    show(&steps, json);
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
    let steps = asking.post::<Steps>(path, &json!({}))?.list();
    show(&steps, json);
    let done = steps.iter().all(|step| step.outcome == StepOutcome::Done);
    Ok(if done { Ended::Well } else { Ended::Short })
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
