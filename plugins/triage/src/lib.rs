//! What a finding means for the organization.
//!
//! Dimensions after CISA's National Cyber Incident Scoring System. What a finding is about, its ATT&CK
//! techniques tell ([`stage`]); what is at stake, the assets it names ([`assets`]); and only what the finding
//! itself says to have happened is taken for harm done: a guessed password is feared, an opened file is seen.

#![forbid(unsafe_code)]

mod assets;
mod stage;
#[cfg(test)]
mod tests;

use bartizan_sdk::{Asset, Classification, Judgement, Severity, Subject};
use serde::Deserialize;

use crate::{
    assets::{Assets, Criticality},
    stage::Stage,
};

/// See `settings.toml` for what each key means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    asset: Vec<assets::Entry>,
    effect: Vec<Effect>,
}

/// A rule whose findings say that harm was done.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Effect {
    plugin: String,
    rule: String,
}

/// The plugin.
pub struct Triage {
    assets: Assets,
    effects: Vec<Effect>,
}

impl Classification for Triage {
    type Settings = Settings;
    const TABLES: &'static [&'static str] = &[assets::TABLE];

    fn configure(settings: Settings, _assets: &[Asset]) -> Result<Triage, String> {
        Ok(Triage { assets: Assets::new(settings.asset), effects: settings.effect })
    }

    fn classify(&self, subject: &Subject) -> Judgement {
        let stage = Stage::of(subject);
        let asset = self.assets.most_critical(subject);
        let effect = self.effect(subject);
        let breadth = breadth(subject.hosts.max(subject.users));
        let activity = if effect.is_some() { 4 } else { stage.activity() };
        let information_impact = information_impact(stage, effect.is_some(), asset.level);
        let functional_impact = functional_impact(stage, effect.is_some(), asset.level);
        Judgement {
            category: stage.category().to_owned(),
            functional_impact,
            information_impact,
            breadth,
            asset_criticality: asset.level,
            activity,
            recoverability: recoverability(stage, effect.is_some(), breadth),
            confidence: confidence(subject, effect.is_some()),
            negative_effect: effect.is_some(),
            rationale: rationale(subject, stage, &asset, effect.as_deref()),
        }
    }
}

impl Triage {
    /// What harm the finding says was done: in its attribute `effect`, or by being one of the rules that the
    /// settings name.
    fn effect(&self, subject: &Subject) -> Option<String> {
        if let Some(effect) = subject.attribute("effect") {
            return Some(effect.to_owned());
        }
        let named =
            self.effects.iter().any(|own| own.plugin == subject.plugin && own.rule == subject.rule_id);
        named.then(|| "the settings take this rule's findings for harm done".to_owned())
    }
}

/// 0 one … 4 hundreds.
fn breadth(concerned: u32) -> u8 {
    match concerned {
        0..=1 => 0,
        2..=9 => 1,
        10..=49 => 2,
        50..=99 => 3,
        _ => 4,
    }
}

/// 0 none … 6 critical data destroyed or lost.
fn information_impact(stage: Stage, effect: bool, criticality: u8) -> u8 {
    match (stage, effect) {
        (Stage::Exfiltration | Stage::Collection, true) => {
            if criticality >= 3 {
                5
            } else {
                4
            }
        }
        (Stage::Impact, true) => {
            if criticality >= 3 {
                6
            } else {
                3
            }
        }
        (_, true) => {
            if criticality >= 3 {
                4
            } else {
                3
            }
        }
        // Suspected, not seen.
        (Stage::Exfiltration | Stage::Collection | Stage::Impact, false) => 2,
        (Stage::Presence, false) => 1,
        (Stage::Reconnaissance | Stage::Attempt | Stage::Evasion | Stage::Unknown, false) => 0,
    }
}

/// 0 none … 6 all critical services denied.
fn functional_impact(stage: Stage, effect: bool, criticality: u8) -> u8 {
    match (stage, effect) {
        (Stage::Impact, true) => 3 + criticality.min(3),
        (Stage::Impact, false) => 2,
        // Logs that stop are a service that stops, of little weight unless the host matters.
        (Stage::Evasion, _) => {
            if criticality >= 3 {
                2
            } else {
                1
            }
        }
        (_, true) => 1,
        _ => 0,
    }
}

/// 0 none, 1 regular, 2 supplemented, 3 extended, 4 not recoverable: what has left does not come back.
fn recoverability(stage: Stage, effect: bool, breadth: u8) -> u8 {
    let effort = match (stage, effect) {
        (Stage::Exfiltration | Stage::Collection, true) => return 4,
        (Stage::Impact, true) => 3,
        (_, true) => 2,
        (Stage::Presence | Stage::Exfiltration | Stage::Collection | Stage::Impact, false) => 1,
        _ => 0,
    };
    if effort > 0 && breadth >= 2 { (effort + 1).min(3) } else { effort }
}

/// The rule's own, a little more where several kinds of evidence agree, a little less where one event is all.
fn confidence(subject: &Subject, effect: bool) -> u8 {
    let mut confidence = i32::from(subject.confidence);
    if subject.techniques.len() >= 3 && subject.events >= 3 {
        confidence += 5;
    }
    if effect {
        confidence += 5;
    }
    if subject.events <= 1 && subject.severity < Severity::High {
        confidence -= 10;
    }
    confidence.clamp(1, 99) as u8
}

fn rationale(subject: &Subject, stage: Stage, asset: &Criticality, effect: Option<&str>) -> String {
    let mut words = format!("{}: {}", subject.rule_title, stage.in_words());
    match effect {
        Some(effect) => words.push_str(&format!("; harm was seen ({effect})")),
        None => words.push_str("; no harm was seen"),
    }
    if let Some(name) = &asset.name {
        words.push_str(&format!("; {name} is of {} importance", assets::level_in_words(asset.level)));
    }
    if subject.hosts.max(subject.users) > 1 {
        words.push_str(&format!(
            "; the rule has named {} hosts and {} users within a day",
            subject.hosts, subject.users
        ));
    }
    words.push('.');
    words
}

bartizan_sdk::classification!(Triage);
