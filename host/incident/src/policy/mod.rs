//! The written policy: how a classification is scored, and from what score on it is an incident.
//!
//! The score is the formula of CISA's National Cyber Incident Scoring System
//! (<https://www.cisa.gov/nciss>): each category's rating is worth points, points are weighted and summed,
//! and the sum is stretched between the least and the most that the categories allow, so that 0 is the
//! mildest finding and 100 the worst. The dimensions and weights are this project's own (NCISS rates for a
//! nation, this for one organization), and live in a TOML file that operators read and change.
//!
//! Arithmetic is whole numbers, so that the same finding scores the same on every machine.

mod checked;
mod raw;

use std::fmt;

use bartizan_model::Classification;

pub use checked::{Grouping, PolicyError};

/// The shipped policy, as text with its comments.
pub const SHIPPED: &str = include_str!("../../policy.toml");
/// Longest policy file, in bytes.
pub const MAX_POLICY_BYTES: usize = 1 << 20;
/// Largest weight of a dimension.
pub const MAX_WEIGHT: u32 = 100;
/// Largest points of a level, and largest score.
pub const MAX_POINTS: u32 = 100;
/// Most bands.
pub const MAX_BANDS: usize = 16;

/// What a classification rates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// Harm to services.
    FunctionalImpact,
    /// Harm to information.
    InformationImpact,
    /// Hosts and users concerned.
    Breadth,
    /// How much the assets matter.
    AssetCriticality,
    /// How far the activity has come.
    Activity,
    /// Effort to recover.
    Recoverability,
}

impl Dimension {
    /// All dimensions, in the order in which reasons name them.
    pub const ALL: [Dimension; 6] = [
        Dimension::FunctionalImpact,
        Dimension::InformationImpact,
        Dimension::Breadth,
        Dimension::AssetCriticality,
        Dimension::Activity,
        Dimension::Recoverability,
    ];

    /// Its key in the policy file, under `score`.
    pub fn key(self) -> &'static str {
        match self {
            Dimension::FunctionalImpact => "functional-impact",
            Dimension::InformationImpact => "information-impact",
            Dimension::Breadth => "breadth",
            Dimension::AssetCriticality => "asset-criticality",
            Dimension::Activity => "activity",
            Dimension::Recoverability => "recoverability",
        }
    }

    /// Its largest level.
    pub fn max_level(self) -> u8 {
        match self {
            Dimension::FunctionalImpact => Classification::MAX_FUNCTIONAL_IMPACT,
            Dimension::InformationImpact => Classification::MAX_INFORMATION_IMPACT,
            Dimension::Breadth => Classification::MAX_BREADTH,
            Dimension::AssetCriticality => Classification::MAX_ASSET_CRITICALITY,
            Dimension::Activity => Classification::MAX_ACTIVITY,
            Dimension::Recoverability => Classification::MAX_RECOVERABILITY,
        }
    }

    /// The level that a classification gives it, held to its range.
    pub fn level_of(self, classification: &Classification) -> u8 {
        let level = match self {
            Dimension::FunctionalImpact => classification.functional_impact,
            Dimension::InformationImpact => classification.information_impact,
            Dimension::Breadth => classification.breadth,
            Dimension::AssetCriticality => classification.asset_criticality,
            Dimension::Activity => classification.activity,
            Dimension::Recoverability => classification.recoverability,
        };
        level.min(self.max_level())
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.key().replace('-', " "))
    }
}

/// How one dimension is scored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale {
    /// Which dimension.
    pub dimension: Dimension,
    /// How much it counts, 0–[`MAX_WEIGHT`].
    pub weight: u32,
    /// What each level is worth, from level 0 up: never falling, 0–[`MAX_POINTS`].
    pub points: Vec<u32>,
}

impl Scale {
    fn least(&self) -> u32 {
        self.points.first().copied().unwrap_or(0)
    }

    fn range(&self) -> u32 {
        self.weight * (self.points.last().copied().unwrap_or(0) - self.least())
    }

    fn points_at(&self, level: u8) -> u32 {
        self.points.get(usize::from(level)).or(self.points.last()).copied().unwrap_or(0)
    }
}

/// A named range of scores.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Band {
    /// Its name, such as `high`.
    pub name: String,
    /// Its lowest score.
    pub from: u8,
}

/// What one dimension brings to a score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Which dimension.
    pub dimension: Dimension,
    /// The level that the classification gave.
    pub level: u8,
    /// The dimension's weight.
    pub weight: u32,
    /// Its share of the score, in tenths of a point of 100.
    pub tenths: u32,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.tenths / 10, self.tenths % 10);
        let max = self.dimension.max_level();
        write!(f, "{} {} of {max} (weight {}) contributes ", self.dimension, self.level, self.weight)?;
        match (whole, tenth) {
            (1, 0) => write!(f, "1 point"),
            (_, 0) => write!(f, "{whole} points"),
            _ => write!(f, "{whole}.{tenth} points"),
        }
    }
}

/// A finding's score and where it comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
    /// 0–100.
    pub value: u8,
    /// The policy's name for it, such as `high`.
    pub band: String,
    /// What each dimension brought, in the order of [`Dimension::ALL`].
    pub parts: Vec<Part>,
}

impl Score {
    /// The parts that brought something, largest first, a sentence each.
    pub fn reasons(&self) -> Vec<String> {
        let mut parts: Vec<_> = self.parts.iter().filter(|part| part.tenths > 0).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.tenths));
        parts.into_iter().map(Part::to_string).collect()
    }
}

/// Whether a finding is an incident, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// Whether it is.
    pub incident: bool,
    /// Its score.
    pub score: Score,
    /// Why, a sentence a reason: first what decided, then what the score is made of.
    pub reasons: Vec<String>,
}

/// The checked policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    scales: Vec<Scale>,
    bands: Vec<Band>,
    incident_at: u8,
    minimum_confidence: u8,
    pub(crate) grouping: Grouping,
}

impl Policy {
    /// The shipped policy.
    ///
    /// # Errors
    /// Never with the file that this was built with; a test holds it.
    pub fn shipped() -> Result<Policy, PolicyError> {
        Policy::parse("", "the shipped policy")
    }

    /// Reads a policy of TOML. Keys that it leaves out keep their shipped values. `file` is what errors call
    /// it: its path.
    ///
    /// # Errors
    /// The text is no TOML, has a key that no policy has, or a value out of range: the message names file,
    /// key and fix.
    pub fn parse(text: &str, file: &str) -> Result<Policy, PolicyError> {
        checked::check(raw::Policy::parse(text, file)?.over(raw::Policy::shipped()?), file)
    }

    /// Scores a classification.
    pub fn score(&self, classification: &Classification) -> Score {
        // At least 1: the check refuses a policy in which no level of any dimension counts.
        let range = self.scales.iter().map(Scale::range).sum::<u32>().max(1);
        let mut sum = 0;
        let mut parts = Vec::with_capacity(self.scales.len());
        for scale in &self.scales {
            let level = scale.dimension.level_of(classification);
            let weighted = scale.weight * (scale.points_at(level) - scale.least());
            sum += weighted;
            let tenths = (weighted * 1000 + range / 2) / range;
            parts.push(Part { dimension: scale.dimension, level, weight: scale.weight, tenths });
        }
        let value = u8::try_from((sum * 100 + range / 2) / range).unwrap_or(100).min(100);
        Score { value, band: self.band(value).to_owned(), parts }
    }

    /// The name of the band that a score falls in.
    pub fn band(&self, score: u8) -> &str {
        self.bands.iter().rev().find(|band| band.from <= score).map_or("", |band| &band.name)
    }

    /// The bands, lowest first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The lowest score that makes an incident.
    pub fn incident_at(&self) -> u8 {
        self.incident_at
    }

    /// How findings are grouped.
    pub fn grouping(&self) -> &Grouping {
        &self.grouping
    }

    /// Rules whether a classified finding is an incident.
    pub fn rule(&self, classification: &Classification) -> Ruling {
        let score = self.score(classification);
        let (value, at) = (score.value, self.incident_at);
        let (sure, needed) = (classification.confidence.min(100), self.minimum_confidence);
        let (incident, decided) = if classification.negative_effect {
            (true, "harm was observed, which is an incident whatever the score".to_owned())
        } else if value < at {
            (false, format!("score {value} is below {at}, where incidents begin"))
        } else if sure < needed {
            (false, format!("score {value} would do, but confidence {sure} is below {needed}, the least"))
        } else {
            (true, format!("score {value} ({}) reaches {at}, where incidents begin", score.band))
        };
        let mut reasons = vec![decided];
        reasons.extend(score.reasons());
        if !classification.rationale.is_empty() {
            reasons.push(classification.rationale.clone());
        }
        Ruling { incident, score, reasons }
    }
}

#[cfg(test)]
mod tests;
