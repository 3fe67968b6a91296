//! `bartizan incident …` and `bartizan finding …`: what the ledger holds.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use bartizan_model::{
    FindingId, Incident, IncidentId, Severity, Status, Timestamp, Verdict, incident::Change,
};
use bartizan_store::{FindingFilter, IncidentFilter, Judged, Ledger as _, LedgerError, SqliteLedger};

use super::{Ended, OrUsage as _, data, run::load_config, unmask::Unmask};
use crate::{
    cli::{FindingCommand, IncidentCommand, LedgerArgs, VerdictArg},
    print, read,
};

/// Longest note on an incident, in characters.
const MAX_NOTE_CHARACTERS: usize = 10_000;

/// Runs `bartizan incident …`.
pub fn incident(command: &IncidentCommand, json: bool) -> anyhow::Result<Ended> {
    let runtime = runtime()?;
    match command {
        IncidentCommand::List { status, min_score, all, limit, ledger } => {
            let statuses = match (status, all) {
                (Some(name), _) => vec![status_named(name).or_usage()?],
                (None, true) => vec![],
                (None, false) => {
                    Status::ALL.iter().copied().filter(|status| *status != Status::Closed).collect()
                }
            };
            let filter =
                IncidentFilter { statuses, min_score: *min_score, limit: Some(*limit), ..Default::default() };
            let incidents =
                runtime.block_on(async { open(ledger).await?.incidents(&filter).await.or_usage() })?;
            list_incidents(&incidents, json);
        }
        IncidentCommand::Show { id, unmask, ledger } => {
            let id = incident_named(id)?;
            let view = runtime.block_on(async {
                let (opened, data) = (open(ledger).await?, folder(ledger)?);
                let mut view = opened.incident(id).await.or_usage()?;
                let unmask = Unmask::of(*unmask, &data, &opened, "incident show", &[id.to_string()]).await?;
                view.iter_mut().for_each(|view| unmask.view(view));
                anyhow::Ok(view)
            })?;
            let view = view.ok_or(LedgerError::NoIncident { incident: id }).or_usage()?;
            match json {
                true => print::json(&view),
                false => show_incident(&view),
            }
        }
        IncidentCommand::Ack { id, note, by, ledger } => {
            let change = change(Status::Acknowledged, note, by)?;
            let incident = runtime.block_on(apply(ledger, id, &change, None))?;
            said(&incident, json);
        }
        IncidentCommand::Close { id, verdict, note, by, ledger } => {
            let verdict = match verdict {
                VerdictArg::TruePositive => Verdict::TruePositive,
                VerdictArg::FalsePositive => Verdict::FalsePositive,
                VerdictArg::Benign => Verdict::Benign,
            };
            let change = change(Status::Closed, note, by)?;
            let incident = runtime.block_on(apply(ledger, id, &change, Some(verdict)))?;
            said(&incident, json);
        }
    }
    Ok(Ended::Well)
}

/// Runs `bartizan finding …`.
pub fn finding(command: &FindingCommand, json: bool) -> anyhow::Result<Ended> {
    let runtime = runtime()?;
    match command {
        FindingCommand::List { rule, severity, limit, unmask, ledger } => {
            let min_severity = severity.as_deref().map(severity_named).transpose().or_usage()?;
            let filter =
                FindingFilter { rule: rule.clone(), min_severity, limit: Some(*limit), ..Default::default() };
            let findings = runtime.block_on(async {
                let (opened, data) = (open(ledger).await?, folder(ledger)?);
                let mut findings = opened.findings(&filter).await.or_usage()?;
                let ids = Unmask::concerns(&findings);
                let unmask = Unmask::of(*unmask, &data, &opened, "finding list", &ids).await?;
                findings.iter_mut().for_each(|judged| unmask.judged(judged));
                anyhow::Ok(findings)
            })?;
            match json {
                true => findings.iter().for_each(|judged| print::json(&judged.finding)),
                false => list_findings(&findings),
            }
        }
        FindingCommand::Show { id, unmask, ledger } => {
            let id = FindingId::from(id.clone());
            let finding = runtime.block_on(async {
                let (opened, data) = (open(ledger).await?, folder(ledger)?);
                let mut finding = opened.finding(&id).await.or_usage()?;
                let unmask = Unmask::of(*unmask, &data, &opened, "finding show", &[id.to_string()]).await?;
                finding.iter_mut().for_each(|judged| unmask.judged(judged));
                anyhow::Ok(finding)
            })?;
            let missing =
                || format!("there is no finding {id}; `bartizan finding list` shows those there are");
            let finding = finding.with_context(missing).or_usage()?;
            match json {
                true => print::json(&finding.finding),
                false => show_finding(&finding),
            }
        }
    }
    Ok(Ended::Well)
}

/// A table of incidents.
pub fn list_incidents(incidents: &[Incident], json: bool) {
    if json {
        return incidents.iter().for_each(print::json);
    }
    if incidents.is_empty() {
        return print::line("no incidents");
    }
    let mut table =
        print::table(&["incident", "score", "severity", "status", "findings", "last seen", "title"]);
    for incident in incidents {
        table.add_row([
            incident.id.to_string(),
            incident.score.to_string(),
            incident.severity.to_string(),
            incident.status.to_string(),
            incident.findings.to_string(),
            minute(incident.last_seen),
            print::shortened(&print::safe(&incident.title), 100),
        ]);
    }
    print::line(&table.to_string());
}

fn show_incident(view: &bartizan_store::IncidentView) {
    let incident = &view.incident;
    print::line(&format!("{}  {}", incident.id, print::safe(&incident.title)));
    let verdict = incident.verdict.map(|verdict| format!(" ({verdict})")).unwrap_or_default();
    for (name, value) in [
        ("status", format!("{}{verdict}", incident.status)),
        ("score", format!("{} of 100, severity {}", incident.score, incident.severity)),
        ("category", print::safe(&incident.category)),
        ("seen", format!("{} to {}", incident.first_seen, incident.last_seen)),
        ("techniques", incident.techniques.join(", ")),
    ] {
        print::line(&format!("  {name:<11} {value}"));
    }
    print::line("\nwhy it is an incident");
    incident.reasons.iter().for_each(|reason| print::line(&format!("  - {}", print::safe(reason))));
    print::line("\nobservables");
    let mut table = print::table(&["field", "value"]);
    for observable in &incident.observables {
        table.add_row([print::safe(&observable.field), print::safe(&observable.value)]);
    }
    print::line(&table.to_string());
    print::line("\nfindings");
    list_findings(&view.findings);
    print::line("\nhistory");
    for change in &view.changes {
        let note = print::safe(&change.note);
        print::line(&format!(
            "  {}  {:<12}  {}  {note}",
            change.at,
            change.status.name(),
            print::safe(&change.by)
        ));
    }
}

fn list_findings(findings: &[Judged]) {
    if findings.is_empty() {
        return print::line("no findings");
    }
    let mut table = print::table(&["finding", "time", "severity", "score", "rule", "summary"]);
    for Judged { finding, score, .. } in findings {
        table.add_row([
            finding.id.to_string(),
            minute(finding.time),
            finding.severity.to_string(),
            score.to_string(),
            format!("{}/{}", finding.plugin.name, finding.rule.id),
            print::shortened(&print::safe(&finding.summary), 160),
        ]);
    }
    print::line(&table.to_string());
}

fn show_finding(judged: &Judged) {
    let finding = &judged.finding;
    print::line(&print::safe(&finding.summary));
    let incident = judged.incident.map_or("none".into(), |incident| incident.to_string());
    for (name, value) in [
        ("finding", finding.id.to_string()),
        ("rule", format!("{} {} ({})", finding.rule.id, finding.rule.version, finding.rule.title)),
        ("plugin", format!("{} {} {}", finding.plugin.name, finding.plugin.version, finding.plugin.digest)),
        ("severity", format!("{}, confidence {}", finding.severity, finding.confidence)),
        ("score", format!("{} ({})", judged.score, judged.band)),
        ("incident", incident),
        ("time", finding.time.to_string()),
        ("key", print::safe(&finding.key)),
        ("techniques", finding.techniques.join(", ")),
        ("judgement", print::safe(&judged.classification.rationale)),
    ] {
        print::line(&format!("  {name:<11} {value}"));
    }
    for observable in &finding.observables {
        print::line(&format!(
            "  {:<11} {} = {}",
            "observable",
            print::safe(&observable.field),
            print::safe(&observable.value)
        ));
    }
    for (name, value) in &finding.attributes {
        print::line(&format!("  {:<11} {} = {}", "attribute", print::safe(name), print::safe(value)));
    }
    for event in &finding.events {
        print::line(&format!(
            "  {:<11} {} ({}:{})",
            "event",
            event.number,
            print::safe(&event.source),
            event.line
        ));
    }
}

fn said(incident: &Incident, json: bool) {
    if json {
        return print::json(incident);
    }
    let verdict = incident.verdict.map(|verdict| format!(", {verdict}")).unwrap_or_default();
    print::line(&format!("{} is {}{verdict}", incident.id, incident.status));
}

async fn apply(
    ledger: &LedgerArgs,
    id: &str,
    change: &Change,
    verdict: Option<Verdict>,
) -> anyhow::Result<Incident> {
    let id = incident_named(id)?;
    open(ledger).await?.change(id, change, verdict).await.or_usage()
}

/// Opens the ledger that there is.
pub(super) async fn open(args: &LedgerArgs) -> anyhow::Result<SqliteLedger> {
    SqliteLedger::open_existing(data::ledger(&folder(args)?)).await.or_usage()
}

/// The data folder.
pub(super) fn folder(args: &LedgerArgs) -> anyhow::Result<PathBuf> {
    match &args.data {
        Some(data) => Ok(data.clone()),
        None => Ok(load_config(&args.config)?.data),
    }
}

fn change(status: Status, note: &str, by: &Option<String>) -> anyhow::Result<Change> {
    if note.chars().count() > MAX_NOTE_CHARACTERS {
        return Err(anyhow::anyhow!("a note has at most {MAX_NOTE_CHARACTERS} characters")).or_usage();
    }
    let by = match by.clone().or_else(|| std::env::var("USER").ok()).filter(|by| !by.is_empty()) {
        Some(by) => by,
        None => bail!("say who you are with --by NAME: the environment has no USER"),
    };
    Ok(Change { at: read::now(), by, status, note: note.to_owned() })
}

fn incident_named(text: &str) -> anyhow::Result<IncidentId> {
    text.parse().map_err(anyhow::Error::msg).or_usage()
}

fn status_named(name: &str) -> anyhow::Result<Status> {
    let names: Vec<_> = Status::ALL.iter().map(|status| status.name()).collect();
    Status::from_name(name).with_context(|| format!("{name:?} is no status; there are {}", names.join(", ")))
}

fn severity_named(name: &str) -> anyhow::Result<Severity> {
    let names = Severity::ALL.map(Severity::name).join(", ");
    Severity::from_name(name).with_context(|| format!("{name:?} is no severity; there are {names}"))
}

/// A time for a table.
pub(super) fn minute(time: Timestamp) -> String {
    time.to_string().get(..16).map_or_else(|| time.to_string(), |text| text.replace('T', " "))
}

/// What runs the asynchronous parts of a short command.
pub(super) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")
}
