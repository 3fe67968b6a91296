//! Failures, and then it worked: the same address and user, in a row; or any user, from an address that sprays.

use bartizan_sdk::{
    Context, Finding, Length, Row, Rule, Setup, Severity,
    state::{Distinct, Once, Sequence, Sliding, Steps},
};
use serde::{Deserialize, Serialize};

use crate::{
    attempt::{Attempt, Reporter},
    fields::{HOST, SOURCE, USER},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "success-after-failures",
    version: "1.0.0",
    title: "Success after failures",
    description: "One address fails to log in as one user several times in a row, then succeeds; or it fails as many users, then succeeds as one. A password may have been guessed.",
    severity: Severity::High,
    confidence: 65,
    techniques: &["T1110", "T1078"],
    references: &["https://attack.mitre.org/techniques/T1110/", "https://attack.mitre.org/techniques/T1078/"],
    false_positives: &["a person who mistypes a new password many times"],
};

const FAILURE: usize = 0;
const SUCCESS: usize = 1;

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    failures: u32,
    within: Length,
    users: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { failures: 5, within: Length::minutes(10), users: 10 }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    guessed: Sequence,
    users: Distinct,
    said: Once,
}

pub struct Success {
    steps: Steps,
    failures: u32,
    users: Sliding,
}

impl Success {
    pub fn configure(settings: &Settings, setup: &mut Setup) -> Result<Success, String> {
        let why = |why: String| format!("success-after-failures: {why}");
        setup.rule(&RULE);
        setup.lookback(settings.within);
        Ok(Success {
            steps: Steps::new(&[settings.failures, 1], settings.within).map_err(why)?.unbroken(),
            failures: settings.failures,
            users: Sliding::new(settings.users, settings.within).map_err(why)?,
        })
    }

    pub fn on_attempt(&self, state: &mut State, attempt: &Attempt, row: &Row<'_>, context: &mut Context<'_>) {
        let (source, user, at) = (row.key(SOURCE), row.key(USER), row.at());
        if user.is_none() {
            return;
        }
        match *attempt {
            Attempt::Failure { by, times } => {
                let counted = source.and(by.key());
                // With a backlog, the success may be known before the last of its failures.
                let guessed = state.guessed.add(counted.and(user), FAILURE, at, times, &self.steps);
                state.users.add(counted, user, at, 1, &self.users, || "");
                if let Some(events) = guessed {
                    let numbers = events.into_iter().map(|(_, number)| number).collect();
                    self.raise(state, row, numbers, self.guessed_in_words(row), context);
                }
            }
            Attempt::Success => self.on_success(state, row, context),
        }
    }

    fn on_success(&self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
        let (source, user, at) = (row.key(SOURCE), row.key(USER), row.at());
        let mut found = None;
        for by in Reporter::ALL {
            let counted = source.and(by.key());
            let guessed = state.guessed.add(counted.and(user), SUCCESS, at, 1, &self.steps);
            if let Some(events) = guessed {
                let numbers: Vec<u64> = events.into_iter().map(|(_, number)| number).collect();
                found = found.or(Some((numbers, self.guessed_in_words(row))));
            }
            state.users.forget(counted, user, at.watermark);
            let others = state.users.around(counted, at, &self.users);
            if let Some(others) = others.filter(|others| others.reached()) {
                let words = format!(
                    "{} failed to log in as {} users within {}, then logged in as {}",
                    row.text(SOURCE),
                    others.count(),
                    self.users.within(),
                    row.text(USER),
                );
                found = found.or_else(|| Some(([others.numbers(), vec![at.number]].concat(), words)));
            }
        }
        if let Some((numbers, words)) = found {
            self.raise(state, row, numbers, words, context);
        }
    }

    fn guessed_in_words(&self, row: &Row<'_>) -> String {
        format!(
            "{} failed to log in as {} {} times within {}, then succeeded",
            row.text(SOURCE),
            row.text(USER),
            self.failures,
            self.users.within(),
        )
    }

    fn raise(
        &self,
        state: &mut State,
        row: &Row<'_>,
        numbers: Vec<u64>,
        mut words: String,
        context: &mut Context<'_>,
    ) {
        let at = row.at();
        if !state.said.in_hour(row.key(SOURCE).and(row.key(USER)), at) {
            return;
        }
        let (address, user, host) = (row.text(SOURCE), row.text(USER), row.text(HOST));
        if !host.is_empty() {
            words.push_str(&format!(" on {host}"));
        }
        let finding = Finding::new(RULE.id, format!("{address}/{user}/{}", at.time.hour_text()), at.time)
            .events(numbers)
            .summary(words)
            .observable(SOURCE, address)
            .observable(USER, user)
            .observable(HOST, host);
        context.raise(finding);
    }
}
