//! The policy as written: every key optional, nothing checked but its type.
//!
//! Two stages, so that a file may say only what differs from the shipped policy and still be refused by the
//! line on which it is wrong.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{MAX_POLICY_BYTES, PolicyError, SHIPPED};

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Policy {
    #[serde(default)]
    pub score: Score,
    /// Replaced whole: half of one set of bands and half of another would make sense to nobody.
    pub bands: Option<BTreeMap<String, i64>>,
    #[serde(default)]
    pub grouping: Grouping,
}

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Score {
    pub incident_at: Option<i64>,
    pub minimum_confidence: Option<i64>,
    #[serde(default)]
    pub functional_impact: Scale,
    #[serde(default)]
    pub information_impact: Scale,
    #[serde(default)]
    pub breadth: Scale,
    #[serde(default)]
    pub asset_criticality: Scale,
    #[serde(default)]
    pub activity: Scale,
    #[serde(default)]
    pub recoverability: Scale,
}

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    pub weight: Option<i64>,
    pub points: Option<Vec<i64>>,
}

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Grouping {
    pub window: Option<String>,
    pub longest: Option<String>,
    pub join_at: Option<i64>,
    pub repetition: Option<i64>,
    pub common_after: Option<i64>,
    #[serde(default)]
    pub limits: Limits,
    /// Keys of a kind that the file names replace those of the shipped kind; other kinds are added.
    #[serde(default)]
    pub entity: BTreeMap<String, Entity>,
    #[serde(default)]
    pub never: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Limits {
    pub findings: Option<i64>,
    pub entities: Option<i64>,
    pub incidents: Option<i64>,
}

#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub strength: Option<i64>,
    // A key left out and `false` mean the same only once the shipped kind has been asked.
    pub crowd: Option<bool>,
    pub fields: Option<Vec<String>>,
}

impl Policy {
    pub(super) fn parse(text: &str, file: &str) -> Result<Policy, PolicyError> {
        if text.len() > MAX_POLICY_BYTES {
            return Err(PolicyError::TooLong { file: file.into(), bytes: text.len() });
        }
        toml::from_str(text).map_err(|error| PolicyError::Syntax {
            file: file.into(),
            error: error.to_string().trim_end().into(),
        })
    }

    pub(super) fn shipped() -> Result<Policy, PolicyError> {
        Policy::parse(SHIPPED, "the shipped policy")
    }

    /// This policy, with `base` where it says nothing.
    pub(super) fn over(self, base: Policy) -> Policy {
        Policy {
            score: self.score.over(base.score),
            bands: self.bands.or(base.bands),
            grouping: self.grouping.over(base.grouping),
        }
    }
}

impl Score {
    fn over(self, base: Score) -> Score {
        Score {
            incident_at: self.incident_at.or(base.incident_at),
            minimum_confidence: self.minimum_confidence.or(base.minimum_confidence),
            functional_impact: self.functional_impact.over(base.functional_impact),
            information_impact: self.information_impact.over(base.information_impact),
            breadth: self.breadth.over(base.breadth),
            asset_criticality: self.asset_criticality.over(base.asset_criticality),
            activity: self.activity.over(base.activity),
            recoverability: self.recoverability.over(base.recoverability),
        }
    }
}

impl Scale {
    fn over(self, base: Scale) -> Scale {
        Scale { weight: self.weight.or(base.weight), points: self.points.or(base.points) }
    }
}

impl Grouping {
    fn over(self, base: Grouping) -> Grouping {
        let mut entity = base.entity;
        for (kind, written) in self.entity {
            let shipped = entity.remove(&kind).unwrap_or_default();
            let merged = Entity {
                strength: written.strength.or(shipped.strength),
                crowd: written.crowd.or(shipped.crowd),
                fields: written.fields.or(shipped.fields),
            };
            entity.insert(kind, merged);
        }
        let mut never = base.never;
        never.extend(self.never);
        Grouping {
            window: self.window.or(base.window),
            longest: self.longest.or(base.longest),
            join_at: self.join_at.or(base.join_at),
            repetition: self.repetition.or(base.repetition),
            common_after: self.common_after.or(base.common_after),
            limits: Limits {
                findings: self.limits.findings.or(base.limits.findings),
                entities: self.limits.entities.or(base.limits.entities),
                incidents: self.limits.incidents.or(base.limits.incidents),
            },
            entity,
            never,
        }
    }
}
