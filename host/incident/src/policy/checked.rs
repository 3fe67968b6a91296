//! The second stage: from what was written to what makes sense, or an error that names file, key and fix.

use std::collections::BTreeMap;

use super::{Band, Dimension, MAX_BANDS, MAX_POINTS, MAX_WEIGHT, Policy, Scale, raw};
use crate::entity::{Kind, Pattern};

/// Most kinds of entities.
pub const MAX_KINDS: usize = 32;
/// Most fields of one kind of entity.
pub const MAX_FIELDS: usize = 64;
/// Most values that never join, of one kind.
pub const MAX_NEVER: usize = 4096;
/// Longest window, in seconds: 90 days.
const MAX_WINDOW_SECONDS: i64 = 90 * 86_400;

/// Why a policy is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Not TOML, a key that no policy has, or a value of the wrong type.
    #[error("{file}: {error}")]
    Syntax {
        /// The file.
        file: String,
        /// What the parser says, with line and column.
        error: String,
    },
    /// Too long to be a policy.
    #[error(
        "{file}: {bytes} bytes are too many for a policy, the most are {}; is this the right file?",
        super::MAX_POLICY_BYTES
    )]
    TooLong {
        /// The file.
        file: String,
        /// Its length.
        bytes: usize,
    },
    /// A value that makes no sense.
    #[error("{file}: {key} {problem}; {fix}")]
    Value {
        /// The file.
        file: String,
        /// The key, with its tables, as in `score.breadth.weight`.
        key: String,
        /// What is wrong with it.
        problem: String,
        /// What to write.
        fix: String,
    },
}

/// How findings are joined into incidents. What each setting does stands in the policy file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grouping {
    /// In seconds of event time.
    pub window_seconds: i64,
    /// In seconds of event time.
    pub longest_seconds: i64,
    /// Sum of strengths from which two are joined.
    pub join_at: u32,
    /// What the same rule about the same key adds.
    pub repetition: u32,
    /// Others of one kind after which an entity joins nothing.
    pub common_after: usize,
    /// Most findings of an incident.
    pub max_findings: usize,
    /// Most entities of an incident.
    pub max_entities: usize,
    /// Most incidents held ready.
    pub max_incidents: usize,
    pub(crate) kinds: Vec<Kind>,
}

struct Check<'a> {
    file: &'a str,
}

impl Check<'_> {
    fn refuse<T>(
        &self,
        key: &str,
        problem: impl Into<String>,
        fix: impl Into<String>,
    ) -> Result<T, PolicyError> {
        let (file, key) = (self.file.to_owned(), key.to_owned());
        Err(PolicyError::Value { file, key, problem: problem.into(), fix: fix.into() })
    }

    fn number(&self, key: &str, value: Option<i64>, least: u32, most: u32) -> Result<u32, PolicyError> {
        let fix = format!("write a whole number from {least} to {most}");
        let Some(value) = value else { return self.refuse(key, "is missing", fix) };
        match u32::try_from(value) {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => self.refuse(key, format!("is {value}"), fix),
        }
    }

    fn seconds(&self, key: &str, value: Option<String>) -> Result<i64, PolicyError> {
        let fix = "write a duration from 1s to 90d, such as \"30m\", \"4h\" or \"7d\"";
        let text = value.unwrap_or_default();
        let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match text.get(number.len()..) {
            Some("s") => 1,
            Some("m") => 60,
            Some("h") => 3600,
            Some("d") => 86_400,
            _ => return self.refuse(key, format!("is {text:?}"), fix),
        };
        match number.trim().parse::<i64>().ok().and_then(|number| number.checked_mul(unit)) {
            Some(seconds) if (1..=MAX_WINDOW_SECONDS).contains(&seconds) => Ok(seconds),
            _ => self.refuse(key, format!("is {text:?}"), fix),
        }
    }
}

pub(super) fn check(raw: raw::Policy, file: &str) -> Result<Policy, PolicyError> {
    let check = Check { file };
    let at = check.number("score.incident-at", raw.score.incident_at, 0, 100)?;
    let confidence = check.number("score.minimum-confidence", raw.score.minimum_confidence, 0, 100)?;
    Ok(Policy {
        incident_at: u8::try_from(at).unwrap_or(100),
        minimum_confidence: u8::try_from(confidence).unwrap_or(100),
        scales: scales(&check, raw.score)?,
        bands: bands(&check, raw.bands.unwrap_or_default())?,
        grouping: grouping(&check, raw.grouping)?,
    })
}

fn scales(check: &Check<'_>, raw: raw::Score) -> Result<Vec<Scale>, PolicyError> {
    let raw = [
        (Dimension::FunctionalImpact, raw.functional_impact),
        (Dimension::InformationImpact, raw.information_impact),
        (Dimension::Breadth, raw.breadth),
        (Dimension::AssetCriticality, raw.asset_criticality),
        (Dimension::Activity, raw.activity),
        (Dimension::Recoverability, raw.recoverability),
    ];
    let scales = raw
        .into_iter()
        .map(|(dimension, raw)| scale(check, dimension, raw))
        .collect::<Result<Vec<_>, _>>()?;
    if scales.iter().all(|scale| scale.range() == 0) {
        return check.refuse(
            "score",
            "gives every finding the same score",
            "give at least one dimension a weight above 0 and points that rise",
        );
    }
    Ok(scales)
}

fn scale(check: &Check<'_>, dimension: Dimension, raw: raw::Scale) -> Result<Scale, PolicyError> {
    let key = format!("score.{}", dimension.key());
    let weight = check.number(&format!("{key}.weight"), raw.weight, 0, MAX_WEIGHT)?;
    let (key, levels) = (format!("{key}.points"), usize::from(dimension.max_level()) + 1);
    let written = raw.points.unwrap_or_default();
    if written.len() != levels {
        let problem = format!("has {} numbers", written.len());
        let fix = format!("write {levels}, one a level from 0 to {}", levels - 1);
        return check.refuse(&key, problem, fix);
    }
    let points = written
        .iter()
        .map(|points| check.number(&key, Some(*points), 0, MAX_POINTS))
        .collect::<Result<Vec<_>, _>>()?;
    if !points.is_sorted() {
        let fix = "order the numbers so that a worse level is never worth less";
        return check.refuse(&key, format!("falls: {points:?}"), fix);
    }
    Ok(Scale { dimension, weight, points })
}

fn bands(check: &Check<'_>, raw: BTreeMap<String, i64>) -> Result<Vec<Band>, PolicyError> {
    if raw.len() > MAX_BANDS {
        let problem = format!("has {} names", raw.len());
        return check.refuse("bands", problem, format!("name at most {MAX_BANDS} ranges"));
    }
    let mut bands = Vec::new();
    for (name, from) in raw {
        let from = check.number(&format!("bands.{name}"), Some(from), 0, 100)?;
        bands.push(Band { name, from: u8::try_from(from).unwrap_or(100) });
    }
    bands.sort_by(|a, b| (a.from, &a.name).cmp(&(b.from, &b.name)));
    for (lower, upper) in bands.iter().zip(bands.iter().skip(1)) {
        if lower.from == upper.from {
            let problem = format!("begins at {}, as bands.{} does", upper.from, lower.name);
            return check.refuse(&format!("bands.{}", upper.name), problem, "give each its own number");
        }
    }
    match bands.first() {
        Some(band) if band.from == 0 => Ok(bands),
        _ => check.refuse("bands", "leaves the lowest scores without a name", "let one band begin at 0"),
    }
}

fn grouping(check: &Check<'_>, raw: raw::Grouping) -> Result<Grouping, PolicyError> {
    let window_seconds = check.seconds("grouping.window", raw.window)?;
    let longest_seconds = check.seconds("grouping.longest", raw.longest)?;
    if longest_seconds < window_seconds {
        let problem = format!("is {longest_seconds} s, shorter than grouping.window ({window_seconds} s)");
        return check.refuse("grouping.longest", problem, "write a duration that is at least the window");
    }
    let count = |key: &str, value, most| -> Result<usize, PolicyError> {
        check.number(key, value, 1, most).map(|number| number as usize)
    };
    Ok(Grouping {
        window_seconds,
        longest_seconds,
        join_at: check.number("grouping.join-at", raw.join_at, 1, 1000)?,
        repetition: check.number("grouping.repetition", raw.repetition, 0, 1000)?,
        common_after: count("grouping.common-after", raw.common_after, 1000)?,
        max_findings: count("grouping.limits.findings", raw.limits.findings, 10_000)?,
        max_entities: count("grouping.limits.entities", raw.limits.entities, 10_000)?,
        max_incidents: count("grouping.limits.incidents", raw.limits.incidents, 100_000)?,
        kinds: kinds(check, raw.entity, raw.never)?,
    })
}

fn kinds(
    check: &Check<'_>,
    entity: BTreeMap<String, raw::Entity>,
    mut never: BTreeMap<String, Vec<String>>,
) -> Result<Vec<Kind>, PolicyError> {
    if entity.len() > MAX_KINDS {
        let problem = format!("has {} kinds", entity.len());
        return check.refuse("grouping.entity", problem, format!("write at most {MAX_KINDS}"));
    }
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut kinds = Vec::new();
    for (name, raw) in entity {
        let key = format!("grouping.entity.{name}");
        let strength = check.number(&format!("{key}.strength"), raw.strength, 0, 1000)?;
        let fields = raw.fields.unwrap_or_default();
        if fields.is_empty() || fields.len() > MAX_FIELDS {
            let problem = format!("names {} fields", fields.len());
            return check.refuse(&format!("{key}.fields"), problem, format!("name 1 to {MAX_FIELDS}"));
        }
        for field in &fields {
            if let Some(other) = owners.insert(field.clone(), name.clone()) {
                let problem = format!("names {field}, as grouping.entity.{other} does");
                return check.refuse(&format!("{key}.fields"), problem, "keep it in one of them");
            }
        }
        let never = patterns(check, &name, never.remove(&name).unwrap_or_default())?;
        kinds.push(Kind { name, strength, crowd: raw.crowd.unwrap_or(false), fields, never });
    }
    if let Some((name, _)) = never.pop_first() {
        let known: Vec<_> = kinds.iter().map(|kind| kind.name.as_str()).collect();
        let fix = format!("write one of {}, or add grouping.entity.{name}", known.join(", "));
        return check.refuse(&format!("grouping.never.{name}"), "is for no kind of entity", fix);
    }
    Ok(kinds)
}

fn patterns(check: &Check<'_>, kind: &str, values: Vec<String>) -> Result<Vec<Pattern>, PolicyError> {
    let key = format!("grouping.never.{kind}");
    if values.len() > MAX_NEVER {
        let problem = format!("has {} values", values.len());
        return check.refuse(&key, problem, format!("write at most {MAX_NEVER}; use ranges and *"));
    }
    values
        .iter()
        .map(|value| match Pattern::parse(value) {
            Ok(pattern) => Ok(pattern),
            Err(fix) => check.refuse(&key, format!("has {value:?}"), fix),
        })
        .collect()
}
