//! `bartizan normalize`: the ECS events that files become, a JSON line a record, in order.

use std::{ops::ControlFlow, sync::Arc};

use bartizan_model::{FieldTable, RecordBatch};
use bartizan_normalize::{Normalizer, Settings, output::JsonWriter};

use super::{Ended, open, workers};
use crate::{cli::NormalizeArgs, in_order::in_order, print, progress, read::Batches, tally::Tally};

/// Records that are worked on at once.
const BATCH_RECORDS: usize = 4_096;

/// Runs the command.
pub fn normalize(args: &NormalizeArgs) -> anyhow::Result<Ended> {
    let inputs = open(&args.read)?;
    let workers = workers(args.read.threads)?;
    let fields = Arc::new(FieldTable::new());
    let normalizer =
        Normalizer::new(Arc::clone(&fields), Settings { utc_offset_seconds: args.read.utc_offset });

    let total = inputs.iter().map(|input| input.bytes()).sum();
    let bar = progress::bytes("normalizing", total);
    let mut batches = Batches::new(inputs, BATCH_RECORDS);
    let mut tally = Tally::default();
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
    let advance = |batch: &RecordBatch| bar.inc(batch.text().len() as u64);
    in_order(workers.as_deref(), batches.by_ref().inspect(advance), work, |(events, text)| {
        tally.count(&events);
        print::bytes(&text);
        ControlFlow::Continue(())
    });
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
