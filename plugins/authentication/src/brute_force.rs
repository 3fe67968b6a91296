//! One address fails to log in again and again within a short time.

use bartizan_sdk::{
    Context, Finding, Length, Row, Rule, Setup, Severity, in_words,
    state::{Distinct, Once, Sliding, Windows},
};
use serde::{Deserialize, Serialize};

use crate::{
    attempt::Attempt,
    fields::{HOST, SOURCE, USER},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "brute-force",
    version: "1.0.0",
    title: "Brute force",
    description: "One address fails to log in many times within a short time: somebody, mostly a program, tries passwords.",
    severity: Severity::Medium,
    confidence: 80,
    techniques: &["T1110.001"],
    references: &["https://attack.mitre.org/techniques/T1110/001/"],
    false_positives: &[
        "a service or a phone with an outdated password",
        "a gateway behind which many people log in at once",
    ],
};

/// How many users or hosts are named in a finding.
const SHOWN: usize = 2;
/// How many users and hosts are remembered for a finding: twice this.
const REMEMBERED: u32 = 32;

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    failures: u32,
    within: Length,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { failures: 6, within: Length::seconds(60) }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    failures: Windows,
    users: Distinct,
    hosts: Distinct,
    said: Once,
}

pub struct BruteForce {
    sliding: Sliding,
    names: Sliding,
}

impl BruteForce {
    pub fn configure(settings: &Settings, setup: &mut Setup) -> Result<BruteForce, String> {
        let why = |why: String| format!("brute-force: {why}");
        setup.rule(&RULE);
        setup.lookback(settings.within);
        Ok(BruteForce {
            sliding: Sliding::new(settings.failures, settings.within).map_err(why)?,
            names: Sliding::new(REMEMBERED, settings.within).map_err(why)?,
        })
    }

    pub fn on_attempt(&self, state: &mut State, attempt: &Attempt, row: &Row<'_>, context: &mut Context<'_>) {
        let Attempt::Failure { by, times } = *attempt else { return };
        let (source, at) = (row.key(SOURCE), row.at());
        let counted = source.and(by.key());
        let window = state.failures.add(counted, at, times, &self.sliding);
        let users = state.users.add(counted, row.key(USER), at, 1, &self.names, || row.text(USER));
        let hosts = state.hosts.add(counted, row.key(HOST), at, 1, &self.names, || row.text(HOST));
        if !window.reached() || !state.said.in_hour(source, at) {
            return;
        }
        let address = row.text(SOURCE);
        // Times are often whole seconds: what has the same one took up to a second.
        let length = window.length().max(Length::seconds(1));
        let mut summary = format!("{address} failed to log in {} times within {length}", window.weight());
        let (users, hosts) = (users.labels(), hosts.labels());
        if !users.is_empty() {
            summary.push_str(&format!(" as {}", in_words(users.iter().copied(), 0, SHOWN)));
        }
        if !hosts.is_empty() {
            summary.push_str(&format!(" on {}", in_words(hosts.iter().copied(), 0, SHOWN)));
        }
        let mut finding = Finding::new(RULE.id, format!("{address}/{}", at.time.hour_text()), at.time)
            .events(window.numbers())
            .summary(summary)
            .attribute("failures", window.weight())
            .attribute("users", users.len())
            .observable(SOURCE, address);
        for user in &users {
            finding = finding.observable(USER, user);
        }
        for host in &hosts {
            finding = finding.observable(HOST, host);
        }
        context.raise(finding);
    }
}
