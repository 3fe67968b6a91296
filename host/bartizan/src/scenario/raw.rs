//! `scenario.toml` as written, and the checks that make a [`Scenario`] of it. Unknown keys are errors: an
//! expectation that is misspelt would otherwise hold nothing.

use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use bartizan_model::Timestamp;
use serde::Deserialize;

use super::{
    Expected, ExpectedFinding, ExpectedIncident, ExpectedValues, Kind, Scenario, SourceFile, TEST_DATA,
    format_named,
};

/// Most lines in one range of evidence, such as `auth.log:3-8`.
const MAX_RANGE_LINES: u64 = 10_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScenario {
    title: String,
    kind: RawKind,
    twin: String,
    story: String,
    #[serde(default)]
    plugins: Vec<String>,
    source: Vec<RawSource>,
    #[serde(default)]
    settings: BTreeMap<String, toml::Table>,
    /// Folders below the scenario's own, by plugin.
    #[serde(default)]
    assets: BTreeMap<String, PathBuf>,
    #[serde(default)]
    expect: RawExpect,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    Attack,
    Benign,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    /// Below `records/`.
    file: Option<PathBuf>,
    /// Below the folder that [`TEST_DATA`] names.
    borrowed: Option<PathBuf>,
    format: Option<String>,
    received: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawExpect {
    #[serde(default)]
    finding: Vec<RawFinding>,
    #[serde(default)]
    values: Vec<RawValues>,
    #[serde(default)]
    incident: Vec<RawIncident>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFinding {
    rule: String,
    key: String,
    evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValues {
    rule: String,
    field: String,
    file: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIncident {
    title: String,
    score: [u8; 2],
    findings: u64,
}

/// Reads the text of a `scenario.toml`. The error says what is wrong, and the fix.
pub(super) fn parse(text: &str, name: &str, folder: &Path) -> Result<Scenario, String> {
    let raw: RawScenario = toml::from_str(text).map_err(|error| error.to_string())?;
    if raw.title.trim().is_empty() || raw.story.trim().is_empty() {
        return Err("title and story must say something".into());
    }
    if raw.twin == name {
        return Err("a scenario cannot be its own twin".into());
    }
    if raw.source.is_empty() {
        return Err("it has no [[source]]".into());
    }
    let sources = raw.source.into_iter().map(|source| checked_source(source, folder));
    let sources = sources.collect::<Result<Vec<_>, _>>()?;
    let assets = checked_assets(raw.assets, folder)?;
    let kind = match raw.kind {
        RawKind::Attack => Kind::Attack,
        RawKind::Benign => Kind::Benign,
    };
    let expected = checked_expectations(raw.expect, &sources, folder)?;
    match (kind, expected.findings.is_empty() && expected.values.is_empty()) {
        (Kind::Attack, true) => return Err("an attack expects at least one [[expect.finding]]".into()),
        (Kind::Benign, false) => return Err("a benign scenario expects nothing; remove [[expect.…]]".into()),
        _ => {}
    }
    if kind == Kind::Benign && !expected.incidents.is_empty() {
        return Err("a benign scenario expects nothing; remove [[expect.incident]]".into());
    }
    Ok(Scenario {
        name: name.to_owned(),
        title: raw.title,
        story: raw.story.trim().to_owned(),
        kind,
        twin: raw.twin,
        plugins: raw.plugins,
        sources,
        settings: raw.settings,
        assets,
        expected,
    })
}

fn checked_assets(
    raw: BTreeMap<String, PathBuf>,
    folder: &Path,
) -> Result<BTreeMap<String, PathBuf>, String> {
    let checked = raw.into_iter().map(|(plugin, assets)| match is_below(&assets) {
        true => Ok((plugin, folder.join(assets))),
        false => Err(format!("assets.{plugin} {:?} must lie below the scenario's folder", assets.display())),
    });
    checked.collect()
}

fn is_below(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn checked_source(raw: RawSource, folder: &Path) -> Result<SourceFile, String> {
    let (file, path) = match (raw.file, raw.borrowed) {
        (Some(file), None) => (file.clone(), folder.join("records").join(file)),
        (None, Some(file)) => (file.clone(), borrowed(&file, folder)),
        _ => return Err("a [[source]] has either `file` or `borrowed`".into()),
    };
    if !is_below(&file) {
        return Err(format!("file {:?} must lie below records/", file.display()));
    }
    let received = Timestamp::parse(&raw.received).ok_or_else(|| {
        format!("received = {:?} is not an RFC 3339 time, such as 2026-01-31T12:00:00Z", raw.received)
    })?;
    let format = raw.format.as_deref().map(format_named).transpose()?.flatten();
    Ok(SourceFile { name: file.to_string_lossy().replace('\\', "/"), path, format, received })
}

/// Where a file lies that is not part of the repository: below the folder that the environment names, or
/// else below `shared/data` beside the repository.
fn borrowed(file: &Path, folder: &Path) -> PathBuf {
    match std::env::var_os(TEST_DATA) {
        Some(data) => Path::new(&data).join(file),
        None => folder.join("../../../../shared/data").join(file),
    }
}

fn checked_expectations(raw: RawExpect, sources: &[SourceFile], folder: &Path) -> Result<Expected, String> {
    let findings = raw.finding.into_iter().map(|raw| {
        let evidence = raw.evidence.iter().map(|text| places(text, sources));
        let evidence = evidence.collect::<Result<Vec<_>, _>>()?.concat();
        Ok(ExpectedFinding { rule: checked_rule(raw.rule)?, key: raw.key, evidence })
    });
    let values = raw.values.into_iter().map(|raw| {
        let path = folder.join(&raw.file);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let values = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let values = values.map(str::to_owned).collect();
        Ok(ExpectedValues { rule: checked_rule(raw.rule)?, field: raw.field, values })
    });
    let incidents = raw.incident.into_iter().map(|raw| {
        let [low, high] = raw.score;
        if low > high || high > 100 {
            return Err(format!("score = [{low}, {high}] is not a range within 0 to 100"));
        }
        Ok(ExpectedIncident { title: raw.title, score: (low, high), findings: raw.findings })
    });
    Ok(Expected {
        findings: findings.collect::<Result<_, String>>()?,
        values: values.collect::<Result<_, String>>()?,
        incidents: incidents.collect::<Result<_, String>>()?,
    })
}

fn checked_rule(rule: String) -> Result<String, String> {
    match rule.split_once('/') {
        Some((plugin, id)) if !plugin.is_empty() && !id.is_empty() => Ok(rule),
        _ => Err(format!("rule = {rule:?} must be PLUGIN/RULE, such as authentication/brute-force")),
    }
}

/// `auth.log:3` or `auth.log:3-8`, both ends included.
fn places(text: &str, sources: &[SourceFile]) -> Result<Vec<(String, u64)>, String> {
    let wrong = || format!("evidence {text:?} is not FILE:LINE or FILE:FIRST-LAST");
    let (file, lines) = text.rsplit_once(':').ok_or_else(wrong)?;
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let (first, last): (u64, u64) = (first.parse().map_err(|_| wrong())?, last.parse().map_err(|_| wrong())?);
    if first == 0 || last < first || last - first > MAX_RANGE_LINES {
        return Err(wrong());
    }
    if !sources.iter().any(|source| source.name == file) {
        return Err(format!("evidence {text:?} names no file of the scenario"));
    }
    Ok((first..=last).map(|line| (file.to_owned(), line)).collect())
}
