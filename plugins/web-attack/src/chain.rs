//! The chain: failed logins, then scanning, then SQL injection, all from one address, whichever logs tell it.

use bartizan_sdk::{
    Context, Finding, Key, Length, Row, Rule, Setup, Severity, Subscribed, Subscription,
    state::{Keyed, Once, Sequence, Steps},
};
use serde::{Deserialize, Serialize};

use crate::fields::{HOST, PAM_MODULE, PROVIDER, REPEATED, SOURCE, SSH_EVENT};

/// The rule.
pub const RULE: Rule = Rule {
    id: "login-scan-injection",
    version: "1.0.0",
    title: "Failed logins, scanning, then SQL injection",
    description: "One address tries passwords, then looks for weaknesses of a web site, then tries to use one: a single attacker who goes on from what failed.",
    severity: Severity::Critical,
    confidence: 85,
    techniques: &["T1110", "T1595.002", "T1190"],
    references: &[
        "https://attack.mitre.org/techniques/T1595/002/",
        "https://attack.mitre.org/techniques/T1190/",
    ],
    false_positives: &["a penetration test"],
};

const FAILURE: usize = 0;
const SCAN: usize = 1;
const INJECTION: usize = 2;

/// Most attempts that one line stands for, whatever number it claims.
const MAX_REPEATED: i64 = 10_000;

/// PAM reports what the product reports, too: each is counted for itself.
const REPORTERS: [Key; 2] = [Key(1), Key(2)];

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    failures: u32,
    within: Length,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { failures: 5, within: Length::hours(24) }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    steps: Sequence,
    /// The hour of the last scan that was taken as a step: one an hour says enough.
    scans: Once,
    hosts: Keyed<Box<str>>,
    said: Once,
}

pub struct Chain {
    failures: Subscribed,
    steps: Steps,
    count: u32,
    within: Length,
}

impl Chain {
    pub fn configure(settings: &Settings, setup: &mut Setup) -> Result<Chain, String> {
        setup.rule(&RULE);
        setup.lookback(settings.within);
        let logins = Subscription::by(&[SOURCE]).is("event.category", &["authentication"]);
        Ok(Chain {
            failures: setup.subscribe(logins.is("event.outcome", &["failure"]).has("source.ip")),
            steps: Steps::new(&[settings.failures, 1, 1], settings.within)
                .map_err(|why| format!("login-scan-injection: {why}"))?,
            count: settings.failures,
            within: settings.within,
        })
    }

    pub fn on_row(
        &self,
        state: &mut State,
        scanned: bool,
        injected: bool,
        row: &Row<'_>,
        context: &mut Context<'_>,
    ) {
        let (source, at) = (row.key(SOURCE), row.at());
        let is_pam = row.text(PROVIDER).eq_ignore_ascii_case("pam");
        // Announcements, and sums at the end of a connection, are no attempts of their own.
        let is_remark =
            row.text(SSH_EVENT) == "Invalid" || (is_pam && row.has(REPEATED) && !row.has(PAM_MODULE));
        if row.passed(self.failures) && !is_remark {
            let times = row.integer(REPEATED).unwrap_or(1).clamp(1, MAX_REPEATED) as u32;
            let reporter = Key(1 + u64::from(is_pam));
            *state.hosts.entry(source, at, self.within) = row.text(HOST).into();
            self.step(state, source.and(reporter), FAILURE, times, row, context);
        }
        if scanned && state.scans.of(source.and(Key::of_number(at.time.seconds().div_euclid(60))), at) {
            REPORTERS
                .iter()
                .for_each(|reporter| self.step(state, source.and(*reporter), SCAN, 1, row, context));
        }
        if injected {
            REPORTERS
                .iter()
                .for_each(|reporter| self.step(state, source.and(*reporter), INJECTION, 1, row, context));
        }
    }

    fn step(
        &self,
        state: &mut State,
        key: Key,
        step: usize,
        times: u32,
        row: &Row<'_>,
        context: &mut Context<'_>,
    ) {
        let at = row.at();
        let Some(events) = state.steps.add(key, step, at, times, &self.steps) else { return };
        let last = events.last().map_or(at.time, |(time, _)| *time);
        let first = events.first().map_or(at.time, |(time, _)| *time);
        let source = row.key(SOURCE);
        if !state.said.in_hour(source, at) {
            return;
        }
        let address = row.text(SOURCE);
        let login_host = state.hosts.get_mut(source, at.watermark).cloned().unwrap_or_default();
        let on = if login_host.is_empty() { String::new() } else { format!(" on {login_host}") };
        let finding = Finding::new(RULE.id, format!("{address}/{}", last.hour_text()), last)
            .events(events.iter().map(|(_, number)| *number))
            .summary(format!(
                "{address} failed to log in {} times{on}, then scanned, then tried SQL injection, all within {}",
                self.count,
                last.since(first),
            ))
            .observable(SOURCE, address)
            .observable(HOST, &login_host)
            .observable(HOST, row.text(HOST));
        context.raise(finding);
    }
}
