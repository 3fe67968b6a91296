//! Rules over some events: how often each matches, and which are blind.

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use bartizan_detect::plugin::Plugin as _;
use bartizan_model::RecordBatch;
use bartizan_sandbox::LoadedPlugin;

use super::{blind, pipeline};
use crate::{
    cli::ReadArgs,
    command::{
        Ended,
        through::{tell_failures, through},
    },
    progress,
    read::{Batches, Input},
};

/// Records that are worked on at once.
const BATCH_RECORDS: usize = 8_192;

/// What trying came to.
pub struct Tried {
    /// How many events there were.
    pub events: u64,
    /// By id of a rule that matched: how often.
    pub matched: BTreeMap<String, u64>,
    /// By id of a rule that is blind to these events: why.
    pub blind: BTreeMap<String, String>,
    /// Whether everything was read and judged.
    pub ended: Ended,
}

/// Tries the rules that a plugin was loaded with.
pub fn tried(plugin: &Arc<LoadedPlugin>, inputs: Vec<Input>, read: &ReadArgs) -> anyhow::Result<Tried> {
    let mut pipeline = pipeline(Arc::clone(plugin), read)?;
    let bar = progress::bytes("trying", inputs.iter().map(Input::bytes).sum());
    let mut batches = Batches::new(inputs, BATCH_RECORDS);
    let mut matched: BTreeMap<String, u64> = BTreeMap::new();
    let mut failed = false;
    let advance = |batch: &RecordBatch| bar.inc(batch.text().len() as u64);
    through(&mut pipeline, batches.by_ref().inspect(advance), |outcome| {
        for settled in &outcome.settled {
            *matched.entry(settled.judged.finding.rule.id.clone()).or_default() += 1;
        }
        failed |= !outcome.faults.is_empty();
        bar.suspend(|| tell_failures(&outcome));
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    batches.failed().iter().for_each(|error| eprintln!("{error}"));
    let mut blind = blind::reasons(plugin.descriptor(), &pipeline.detector().blind_so_far());
    blind.retain(|rule, _| !matched.contains_key(rule));
    let ended = if batches.failed().is_empty() && !failed { Ended::Well } else { Ended::Short };
    Ok(Tried { events: pipeline.tally().records, matched, blind, ended })
}
