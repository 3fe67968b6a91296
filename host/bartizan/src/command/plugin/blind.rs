//! `bartizan plugin blind`: rules that see nothing.

use super::Asking;
use crate::{command::ledger::minute, control::status::PluginBlind, print};

/// Lists blind rules.
pub fn blind(asking: &Asking, json: bool) -> anyhow::Result<()> {
    let plugins: Vec<PluginBlind> = asking.get("/blind")?;
    if json {
        plugins.iter().for_each(print::json);
        return Ok(());
    }
    if plugins.iter().all(|plugin| plugin.rules.is_empty()) {
        print::line("no blind rules");
        return Ok(());
    }
    let mut table = print::table(&["plugin", "rule", "reads", "why", "last seen"]);
    for plugin in &plugins {
        for rule in &plugin.rules {
            table.add_row([
                print::safe(&plugin.plugin),
                print::safe(&rule.rule),
                print::shortened(&print::safe(&rule.subscription), 100),
                print::safe(&rule.why),
                rule.since.map_or("never".into(), minute),
            ]);
        }
    }
    print::line(&table.to_string());
    Ok(())
}
