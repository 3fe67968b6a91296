//! `bartizan normalize`: the ECS events that files become, a JSON line a record, in order.

use std::sync::Arc;

use bartizan_model::FieldTable;
use bartizan_normalize::{Normalizer, Settings, output::JsonWriter};
use rayon::prelude::*;

use super::{Ended, open, workers};
use crate::{cli::NormalizeArgs, print, progress, read::Batches, tally::Tally};

/// Records that are worked on at once.
const BATCH_RECORDS: usize = 4_096;

/// Runs the command.
pub fn normalize(args: &NormalizeArgs) -> anyhow::Result<Ended> {
    let inputs = open(&args.read)?;
    let workers = workers(args.read.threads)?;
    let side_by_side = workers.as_ref().map_or(1, |pool| pool.current_num_threads());
    let fields = Arc::new(FieldTable::new());
    let normalizer =
        Normalizer::new(Arc::clone(&fields), Settings { utc_offset_seconds: args.read.utc_offset });

    let total = inputs.iter().map(|input| input.bytes()).sum();
    let bar = progress::bytes("normalizing", total);
    let mut batches = Batches::new(inputs, BATCH_RECORDS);
    let mut tally = Tally::default();
    loop {
        let some: Vec<_> = batches.by_ref().take(side_by_side).collect();
        if some.is_empty() {
            break;
        }
        bar.inc(some.iter().map(|batch| batch.text().len() as u64).sum());
        let work = |records| {
            let events = normalizer.normalize(records);
            let mut writer = JsonWriter::new(&fields);
            let mut text = Vec::with_capacity(events.records().text().len() * 3);
            for event in events.events() {
                writer.write(&events, event, &mut text);
                text.push(b'\n');
            }
            (events, text)
        };
        let done: Vec<_> = match &workers {
            Some(pool) => pool.install(|| some.into_par_iter().with_max_len(1).map(work).collect()),
            None => some.into_iter().map(work).collect(),
        };
        for (events, text) in done {
            tally.count(&events);
            print::bytes(&text);
        }
    }
    bar.finish_and_clear();
    batches.failed().iter().for_each(|error| eprintln!("{error}"));
    eprintln!("{}", print::counted(tally.records, "record"));
    say_understood(&tally, batches.cut());
    Ok(if batches.failed().is_empty() { Ended::Well } else { Ended::Short })
}

/// Says how much of what was read was understood, on standard error.
pub fn say_understood(tally: &Tally, cut: u64) {
    if let Some(percent) = tally.understood_percent() {
        // Rounded down: only all is 100 %.
        let percent = (percent * 100.0).floor() / 100.0;
        eprintln!(
            "  {percent} % of the records of supported programs understood ({} of {})",
            print::count(tally.understood),
            print::count(tally.understood + tally.other_message),
        );
    }
    for (count, what) in [
        (tally.other_message, "of a supported program, with a message it does not know"),
        (tally.other_program, "of programs without a parser: their envelope is parsed, the message kept"),
        (tally.failed, "not parsed: kept raw, with error.message"),
        (cut, "cut for their length"),
        (tally.values_turned_away, "field values left in event.original only"),
    ] {
        if count > 0 {
            eprintln!("  {} {what}", print::count(count));
        }
    }
    if tally.records == 0 {
        return;
    }
    let datasets = tally.datasets.iter().map(|(name, count)| format!("{name} {}", print::count(*count)));
    eprintln!("  by data set: {}", datasets.collect::<Vec<_>>().join(", "));
}
