//! `bartizan plugin history` and `bartizan plugin parked`: what the ledger knows, whether a service runs or not.

use bartizan_store::{Ledger as _, Parked, ParkedRow, PluginStep, StepVersion};
use serde_json::json;

use super::{Asking, path, version};
use crate::{
    cli::LedgerArgs,
    command::{
        OrUsage as _,
        ledger::{minute, open, runtime},
    },
    control::status::Retried,
    print,
};

/// Shows what was done with plugins.
pub fn history(name: Option<&str>, limit: u32, ledger: &LedgerArgs, json: bool) -> anyhow::Result<()> {
    let steps =
        runtime()?.block_on(async { open(ledger).await?.plugin_history(name, limit).await.or_usage() })?;
    match json {
        true => steps.iter().for_each(print::json),
        false if steps.is_empty() => print::line("nothing was done yet"),
        false => print::line(&history_table(&steps)),
    }
    Ok(())
}

fn history_table(steps: &[PluginStep]) -> String {
    let mut table = print::table(&["time", "plugin", "step", "outcome", "by", "from", "to", "detail"]);
    let named =
        |of: &Option<StepVersion>| of.as_ref().map_or(String::new(), |of| version(&of.version, &of.digest));
    for step in steps {
        table.add_row([
            second(step.at),
            print::safe(&step.plugin),
            step.step.to_string(),
            step.outcome.to_string(),
            print::safe(&step.actor),
            named(&step.from),
            named(&step.to),
            print::shortened(&print::safe(&step.detail), 200),
        ]);
    }
    table.to_string()
}

/// Shows the records that plugins could not judge.
pub fn parked(name: Option<&str>, limit: u32, ledger: &LedgerArgs, json: bool) -> anyhow::Result<()> {
    let parked = runtime()?.block_on(async { open(ledger).await?.parked(name, limit).await.or_usage() })?;
    match json {
        true => parked.rows.iter().for_each(print::json),
        false if parked.rows.is_empty() => print::line("no parked records"),
        false => print::line(&parked_table(&parked.rows)),
    }
    not_kept(&parked);
    Ok(())
}

fn parked_table(rows: &[ParkedRow]) -> String {
    let mut table = print::table(&["plugin", "record", "shard", "parked", "state", "kind", "reason"]);
    for row in rows {
        let state = match row.delivered_at {
            Some(at) => format!("{} {}", row.state, minute(at)),
            None => row.state.to_string(),
        };
        table.add_row([
            print::safe(&row.plugin),
            row.number.to_string(),
            row.shard.to_string(),
            minute(row.at),
            state,
            print::safe(&row.kind),
            print::shortened(&print::safe(&row.reason), 200),
        ]);
    }
    table.to_string()
}

/// Says what is missing from the list, beside it: the list itself may be read by a program.
fn not_kept(parked: &Parked) {
    for (plugin, records) in &parked.not_kept {
        eprintln!(
            "{} of {} could not be judged either, and was not kept: too many were waiting",
            print::counted(*records, "record"),
            print::safe(plugin)
        );
    }
}

/// Runs the parked records of a plugin again.
pub fn retry(asking: &Asking, name: &str, json: bool) -> anyhow::Result<()> {
    let retried: Retried = asking.post(&path(name, "parked/retry"), &json!({}))?;
    if json {
        print::json(&retried);
        return Ok(());
    }
    let Retried { delivered, parked, gone, findings } = retried;
    print::line(&format!(
        "{}: {} judged now, with {}; {} wait still",
        print::safe(name),
        print::counted(delivered, "record"),
        print::counted(findings, "finding"),
        print::count(parked)
    ));
    if gone > 0 {
        print::line(&format!("{} are not in the journal any more", print::counted(gone, "record")));
    }
    Ok(())
}

fn second(time: bartizan_model::Timestamp) -> String {
    time.to_string().get(..19).map_or_else(|| time.to_string(), |text| text.replace('T', " "))
}
