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

/// Batches that are worked on together, for each thread.
const BATCHES_A_THREAD: usize = 4;

/// Judges batches on `side_by_side` threads, and hands on what comes of them, until that asks for no more.
pub fn through(
    pipeline: &mut Pipeline,
    batches: &mut dyn Iterator<Item = RecordBatch>,
    side_by_side: usize,
    mut take: impl FnMut(Outcome) -> ControlFlow<()>,
) {
    let mut held = HeldPast::new(Arc::clone(pipeline.normalizer()));
    loop {
        let some: Vec<_> = (&mut *batches).take(at_once(side_by_side)).collect();
        if some.is_empty() {
            break;
        }
        // A plugin that fails goes on from the state saved last, and needs the records since.
        some.iter().for_each(|batch| held.hold(batch));
        let mut outcome = pipeline.process(some, &|_| None);
        outcome.join(pipeline.recover(&held));
        if held.is_full() {
            outcome.join(pipeline.save());
            outcome.join(pipeline.recover(&held));
            held.forget();
        }
        if take(outcome).is_break() {
            break;
        }
    }
}

/// Batches that are worked on together by so many threads. One waits for the slowest of its like at the end only.
pub fn at_once(threads: usize) -> usize {
    if threads == 1 { 1 } else { threads * BATCHES_A_THREAD }
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
