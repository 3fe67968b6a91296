//! `bartizan plugin shadow`: a candidate beside a plugin, and how they differ.

use anyhow::Context as _;
use indicatif::HumanBytes;
use serde_json::json;

use super::{Asking, change, path, version};
use crate::{
    cli::PluginCommand,
    command::{OrUsage as _, ledger::minute},
    control::status::{ShadowStatus, ShardCost, Side},
    print,
};

/// Runs `bartizan plugin shadow`.
pub fn shadow(command: &PluginCommand, json: bool) -> anyhow::Result<()> {
    let PluginCommand::Shadow { name, start, with, events, seconds, promote, drop, ledger } = command else {
        return Ok(());
    };
    let asking = Asking::new(ledger)?;
    if *promote {
        return change::one(&asking, &path(name, "shadow/promote"), &json!({}), json);
    }
    if *drop {
        return change::one(&asking, &path(name, "shadow/drop"), &json!({}), json);
    }
    if *start || with.is_some() || events.is_some() || seconds.is_some() {
        // The service does not know this folder.
        let whole = |path: &std::path::PathBuf| {
            path.canonicalize().with_context(|| format!("--with {}: cannot be found", path.display()))
        };
        let with = with.as_ref().map(whole).transpose().or_usage()?;
        let body = json!({ "with": with, "events": events, "seconds": seconds });
        return change::one(&asking, &path(name, "shadow"), &body, json);
    }
    let status: ShadowStatus = asking.get(&path(name, "shadow"))?;
    match json {
        true => print::json(&status),
        false => print::line(&described(name, &status)),
    }
    Ok(())
}

fn described(name: &str, shadow: &ShadowStatus) -> String {
    let candidate = version(&shadow.candidate.version, &shadow.candidate.digest);
    let mut text = format!("{candidate} beside plugin {}, since {}", print::safe(name), minute(shadow.since));
    match (shadow.ended, shadow.until.records, shadow.until.at) {
        (Some(at), ..) => text.push_str(&format!("; ended {}, promote or drop it", minute(at))),
        (None, None, None) => text.push_str("; until it is promoted or dropped"),
        (None, records, at) => {
            let records = records.map(|records| print::counted(records, "record"));
            let ends: Vec<String> = records.into_iter().chain(at.map(minute)).collect();
            text.push_str(&format!("; until {}", ends.join(" or ")));
        }
    }
    text.push_str(&format!("\n\n{} judged by both\n", print::counted(shadow.records, "record")));
    for (count, whose) in [
        (shadow.both, "made by both"),
        (shadow.only_old, "only by the running version"),
        (shadow.only_new, "only by the candidate"),
    ] {
        text.push_str(&format!("  {:>13}  {whose}\n", print::counted(count, "finding")));
    }
    text.push_str(&format!("\n{}", costs(shadow)));
    if !shadow.examples.is_empty() {
        text.push_str(&format!("\n\n{}", examples(shadow)));
    }
    text
}

fn costs(shadow: &ShadowStatus) -> String {
    let mut table = print::table(&["cost of", "cpu", "calls", "rows in", "selected", "snapshot", "memory"]);
    let mut row = |whose: &str, cost: &ShardCost| {
        table.add_row([
            whose.to_owned(),
            format!("{:.3} s", cost.cpu_ns as f64 / 1e9),
            print::count(cost.calls),
            print::count(cost.rows_in),
            print::count(cost.rows_selected),
            HumanBytes(cost.state_bytes).to_string(),
            HumanBytes(cost.memory_bytes).to_string(),
        ]);
    };
    row("running version", &shadow.cost_old);
    row("candidate", &shadow.cost_new);
    table.to_string()
}

fn examples(shadow: &ShadowStatus) -> String {
    let mut table = print::table(&["only", "rule", "time", "key", "summary"]);
    for example in &shadow.examples {
        let only = match example.only {
            Side::Old => "running",
            Side::New => "candidate",
        };
        table.add_row([
            only.to_owned(),
            print::safe(&example.rule),
            minute(example.time),
            print::shortened(&print::safe(&example.key), 40),
            print::shortened(&print::safe(&example.summary), 120),
        ]);
    }
    table.to_string()
}

#[cfg(test)]
mod tests {
    use bartizan_model::Timestamp;
    use bartizan_store::StepVersion;
    use expect_test::expect;

    use super::*;
    use crate::control::status::{ShadowEnd, ShadowExample};

    #[test]
    fn a_shadow_in_words() {
        let status = ShadowStatus {
            candidate: StepVersion { version: "0.2.0".into(), digest: "0123456789abcdef".into() },
            since: Timestamp(0),
            until: ShadowEnd { records: Some(50_000), at: Some(Timestamp(0).plus_seconds(600)) },
            ended: None,
            records: 1_234,
            only_old: 1,
            only_new: 2,
            both: 40,
            examples: vec![ShadowExample {
                only: Side::New,
                rule: "brute-force".into(),
                key: "root\u{1b}[2J".into(),
                time: Timestamp(0).plus_seconds(60),
                summary: "6 failed logins".into(),
            }],
            cost_old: ShardCost {
                cpu_ns: 1_500_000_000,
                calls: 12,
                memory_bytes: 3 << 20,
                ..Default::default()
            },
            cost_new: ShardCost { cpu_ns: 250_000_000, calls: 12, state_bytes: 2_048, ..Default::default() },
        };
        let text: Vec<String> =
            described("authentication", &status).lines().map(|line| line.trim_end().to_owned()).collect();
        expect![[r#"
            0.2.0 (0123456789ab…) beside plugin authentication, since 1970-01-01 00:00; until 50 000 records or 1970-01-01 00:10

            1 234 records judged by both
                40 findings  made by both
                  1 finding  only by the running version
                 2 findings  only by the candidate

             COST OF          CPU      CALLS  ROWS IN  SELECTED  SNAPSHOT  MEMORY
             running version  1.500 s  12     0        0         0 B       3.00 MiB
             candidate        0.250 s  12     0        0         2.00 KiB  0 B

             ONLY       RULE         TIME              KEY            SUMMARY
             candidate  brute-force  1970-01-01 00:01  root\u{1b}[2J  6 failed logins"#]].assert_eq(&text.join("\n"));
        let ended = ShadowStatus { ended: Some(Timestamp(0)), ..status };
        assert!(described("a", &ended).contains("ended 1970-01-01 00:00, promote or drop it"));
    }
}
