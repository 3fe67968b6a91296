//! Files through the pipeline, as `replay` and `sigma` send them: read, judged, and judged again where a plugin
//! failed.

use std::{ops::ControlFlow, sync::Arc};

use bartizan_detect::correlate::Notice;
use bartizan_model::RecordBatch;

use crate::{
    past::HeldPast,
    pipeline::{Outcome, Pipeline},
    print,
};

/// Judges batches, and hands on what comes of each, until that asks for no more.
pub fn through(
    pipeline: &mut Pipeline,
    batches: impl Iterator<Item = RecordBatch> + Send,
    mut take: impl FnMut(Outcome) -> ControlFlow<()> + Send,
) {
    let mut held = HeldPast::new(Arc::clone(pipeline.normalizer()));
    pipeline.stream(batches, &|_| None, |pipeline, records, mut outcome| {
        // A plugin that fails goes on from the state saved last, and needs the records since.
        held.hold(records);
        outcome.join(pipeline.recover(&held));
        if held.is_full() {
            outcome.join(pipeline.save());
            outcome.join(pipeline.recover(&held));
            held.forget();
        }
        take(outcome)
    });
}

/// Tells on standard error how plugins failed.
pub fn tell_failures(outcome: &Outcome) {
    for report in &outcome.faults {
        let fault = report.fault.to_string();
        eprintln!("plugin {:?}, shard {}: {}", report.plugin.name, report.shard, print::safe(&fault));
    }
    for parked in &outcome.parked {
        let fault = parked.fault.to_string();
        eprintln!(
            "plugin {:?} fails on record {} by itself, which is parked: {}",
            parked.plugin.name,
            parked.number,
            print::safe(&fault)
        );
    }
    for notice in &outcome.notices {
        if let Notice::Quarantined(plugin, quarantine) = notice {
            let reason = print::safe(&quarantine.reason);
            eprintln!("plugin {:?} fails too often and is stopped: {reason}", plugin.name);
        }
    }
}
