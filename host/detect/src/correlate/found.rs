//! From what a plugin returns to a finding, and to its place among the others.

use bartizan_model::{Evidence, Finding, FindingId, RuleRef};

use super::{Locate, MAX_EVIDENCE};
use crate::{
    columns::Frame,
    places::Places,
    plugin::{Fault, Plugin, RawFinding},
};

/// The journal position at which a finding came to be, however the journal was cut into batches: the row
/// that was being judged; for a timer, the row whose watermark let it fire, or the one that set it if that
/// came late.
pub(super) fn position_of(raw: &RawFinding, frame: Option<&Frame>) -> u64 {
    let Some(frame) = frame else { return u64::MAX };
    if let Some(number) = raw.at {
        return number;
    }
    let row = frame.watermarks.partition_point(|watermark| *watermark <= raw.time.0);
    let reached = frame.numbers.get(row).copied().unwrap_or(u64::MAX);
    reached.max(raw.events.iter().copied().max().unwrap_or(0))
}

pub(super) fn finding_of(
    plugin: &dyn Plugin,
    raw: RawFinding,
    places: &Places,
    locate: Locate<'_>,
) -> Result<Finding, Fault> {
    let rules = &plugin.descriptor().rules;
    let rule = rules.get(raw.rule as usize).ok_or_else(|| {
        let have = rules.len();
        Fault::Contract(format!("a finding names rule {}, but the plugin has {have} rules", raw.rule))
    })?;
    let identity = plugin.identity();
    let id = FindingId::new(&identity.digest, &rule.id, &raw.key, raw.events.iter().copied());
    let omitted = raw.events.len().saturating_sub(MAX_EVIDENCE);
    let mut attributes: std::collections::BTreeMap<String, String> = raw.attributes.into_iter().collect();
    if omitted > 0 {
        attributes.insert("events_omitted".into(), omitted.to_string());
    }
    Ok(Finding {
        id,
        rule: RuleRef { id: rule.id.clone(), version: rule.version.clone(), title: rule.title.clone() },
        plugin: identity.clone(),
        severity: raw.severity.unwrap_or(rule.severity),
        confidence: raw.confidence.unwrap_or(rule.confidence).min(100),
        time: raw.time,
        key: raw.key,
        summary: raw.summary,
        techniques: rule.techniques.clone(),
        observables: raw.observables,
        events: raw.events.iter().skip(omitted).map(|number| evidence(*number, places, locate)).collect(),
        attributes,
    })
}

/// An event as a finding names it.
pub(super) fn evidence(number: u64, places: &Places, locate: Locate<'_>) -> Evidence {
    let place = places.find(number).or_else(|| locate(number));
    let (source, line) = place.map(|(source, line)| (source.name.clone(), line)).unwrap_or_default();
    Evidence { number, source, line }
}
