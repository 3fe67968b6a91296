//! How a plugin behaves: failures are counted in a window, and one that fails too often is quarantined. It is
//! tried again after a while, which doubles each time.

use std::{collections::VecDeque, fmt::Write as _};

use bartizan_model::{Evidence, Finding, FindingId, Observable, PluginRef, RuleRef, Severity, Timestamp};
use serde::{Deserialize, Serialize};

use super::Detector;
use crate::plugin::Fault;

/// Name under which the host itself makes findings. No plugin can be called this: `bartizan` is refused.
pub const HOST_NAME: &str = "bartizan";
/// The rule under which the host reports a plugin that was quarantined.
pub const QUARANTINE_RULE: &str = "plugin-quarantined";
/// Most numbers of records that a quarantine's finding names.
const MAX_NAMED: usize = 100;
/// A plugin that has behaved for so many windows begins with the shortest quarantine again.
const FORGIVEN_AFTER_WINDOWS: i64 = 6;

/// How much misbehaviour is borne.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Failures in the window beyond which a plugin is quarantined: at least 1.
    pub failures: u32,
    /// The window, in seconds.
    pub within_seconds: u32,
    /// Length of a first quarantine, in seconds; each further one is twice as long.
    pub retry_seconds: u32,
    /// Longest quarantine, in seconds.
    pub longest_seconds: u32,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { failures: 5, within_seconds: 600, retry_seconds: 60, longest_seconds: 3_600 }
    }
}

/// A plugin that may not run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quarantine {
    /// Since when.
    pub since: Timestamp,
    /// When it is tried again.
    pub until: Timestamp,
    /// Why: the failure that was one too many.
    pub reason: String,
}

/// How a plugin behaved of late.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Standing {
    /// When it failed in the window, in nanoseconds since 1970.
    failures: VecDeque<i64>,
    /// How often it was quarantined in a row.
    times: u32,
    last_failure: i64,
    /// Set while it may not run.
    pub quarantine: Option<Quarantine>,
}

impl Standing {
    /// Counts failures. Returns the quarantine that follows, if these were too many.
    pub(super) fn fail(
        &mut self,
        count: u32,
        fault: &Fault,
        now: i64,
        budget: Budget,
    ) -> Option<&Quarantine> {
        let within = seconds(budget.within_seconds);
        if now.saturating_sub(self.last_failure) > within.saturating_mul(FORGIVEN_AFTER_WINDOWS) {
            self.times = 0;
        }
        self.last_failure = self.last_failure.max(now);
        let oldest = now.saturating_sub(within);
        self.failures.retain(|at| *at >= oldest);
        let most = budget.failures.max(1) as usize + 1;
        self.failures.extend(std::iter::repeat_n(now, (count as usize).min(most)));
        if self.failures.len() < most || self.quarantine.is_some() {
            return None;
        }
        self.failures.clear();
        let length = u64::from(budget.retry_seconds.max(1)) << self.times.min(31);
        let length = u32::try_from(length).unwrap_or(u32::MAX).min(budget.longest_seconds.max(1));
        self.times = self.times.saturating_add(1);
        let until = Timestamp(now.saturating_add(seconds(length)));
        // Good behaviour is counted from its release.
        self.last_failure = until.0;
        Some(self.quarantine.insert(Quarantine { since: Timestamp(now), until, reason: fault.to_string() }))
    }

    /// Ends a quarantine whose time has come. Returns whether there was one.
    pub(super) fn release(&mut self, now: i64) -> bool {
        self.quarantine.take_if(|quarantine| quarantine.until.0 <= now).is_some()
    }

    /// Failures that count now.
    pub fn failures(&self) -> usize {
        self.failures.len()
    }
}

impl Detector {
    /// Whether a plugin was stopped for failing too often.
    pub fn is_quarantined(&self, plugin: &str) -> bool {
        let named = |loaded: &&super::Loaded| loaded.plugin.identity().name == plugin;
        self.plugins.iter().find(named).is_some_and(|loaded| loaded.standing.quarantine.is_some())
    }
}

fn seconds(seconds: u32) -> i64 {
    i64::from(seconds) * 1_000_000_000
}

/// What the host says when a plugin is quarantined: detection is impaired, which somebody must look at.
pub(super) fn finding(
    plugin: &PluginRef,
    quarantine: &Quarantine,
    next: u64,
    places: impl Fn(u64) -> Evidence,
    parked: &[u64],
) -> Finding {
    let identity = PluginRef {
        name: HOST_NAME.into(),
        version: env!("CARGO_PKG_VERSION").into(),
        digest: plugin.digest.clone(),
    };
    let rest = parked.len().saturating_sub(MAX_NAMED);
    let named: Vec<u64> = parked.iter().copied().skip(rest).collect();
    // One finding an occasion: the records that were to be judged next tell occasions apart.
    let id =
        FindingId::new(&plugin.digest, QUARANTINE_RULE, &plugin.name, named.iter().copied().chain([next]));
    let mut summary = format!("plugin {} {} is quarantined: ", plugin.name, plugin.version);
    let _ = write!(summary, "{}; its rules see nothing until it is tried again", quarantine.reason);
    let attribute = |name: &str, value: String| (name.to_owned(), value);
    Finding {
        id,
        rule: RuleRef {
            id: QUARANTINE_RULE.into(),
            version: "1.0.0".into(),
            title: "A plugin fails too often and was stopped".into(),
        },
        plugin: identity,
        severity: Severity::High,
        confidence: 100,
        time: quarantine.since,
        key: plugin.name.clone(),
        summary,
        // Whoever knows of a line that a rule fails on has a way to blind it.
        techniques: vec!["T1562.001".into()],
        observables: Vec::<Observable>::new(),
        events: named.into_iter().map(places).collect(),
        attributes: [
            // What happened, and is not only feared: with it, the policy makes an incident of this.
            attribute("effect", format!("the rules of plugin {} see no events", plugin.name)),
            attribute("plugin", plugin.name.clone()),
            attribute("plugin_digest", plugin.digest.clone()),
            attribute("retry_at", quarantine.until.to_string()),
        ]
        .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget =
        Budget { failures: 2, within_seconds: 10, retry_seconds: 60, longest_seconds: 200 };

    fn at(second: i64) -> i64 {
        second * 1_000_000_000
    }

    #[test]
    fn too_many_failures_in_the_window_quarantine_for_longer_each_time() {
        let (mut standing, fault) = (Standing::default(), Fault::Trap("x".into()));
        assert_eq!(standing.fail(2, &fault, at(0), BUDGET), None);
        // The first two have left the window.
        assert_eq!(standing.fail(1, &fault, at(11), BUDGET), None);
        assert_eq!(standing.fail(1, &fault, at(12), BUDGET), None);
        let mut now = 13;
        for length in [60, 120, 200, 200] {
            let until = standing.fail(3, &fault, at(now), BUDGET).unwrap().until;
            assert_eq!(until, Timestamp(at(now + length)));
            assert_eq!(standing.fail(9, &fault, at(now), BUDGET), None);
            assert!(!standing.release(at(now + length) - 1));
            assert!(standing.release(at(now + length)));
            standing.failures.clear();
            now += length;
        }
        // Behaved for six windows since the last failure.
        now += 61;
        assert_eq!(standing.fail(3, &fault, at(now), BUDGET).unwrap().until, Timestamp(at(now + 60)));
    }
}
