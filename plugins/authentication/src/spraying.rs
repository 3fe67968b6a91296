//! One address tries many users, each only a few times, so that no account is locked.

use bartizan_sdk::{
    Context, Finding, Length, Row, Rule, Setup, Severity, in_words,
    state::{Distinct, Once, Sliding},
};
use serde::{Deserialize, Serialize};

use crate::{
    attempt::{Attempt, Reporter},
    fields::{HOST, SOURCE, USER},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "password-spraying",
    version: "1.0.0",
    title: "Password spraying",
    description: "One address fails to log in as many users, each only a few times. A user who then gets in from there is no longer counted, so that many people behind one gateway who mistype do not look like it.",
    severity: Severity::High,
    confidence: 70,
    techniques: &["T1110.003"],
    references: &["https://attack.mitre.org/techniques/T1110/003/"],
    false_positives: &["a gateway behind which a directory is out of order, so that nobody gets in"],
};

const SHOWN: usize = 3;

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    pub users: u32,
    pub within: Length,
    pub tries_per_user: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { users: 10, within: Length::minutes(10), tries_per_user: 3 }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    users: Distinct,
    said: Once,
}

pub struct Spraying {
    sliding: Sliding,
    tries_per_user: u32,
}

impl Spraying {
    pub fn configure(settings: &Settings, setup: &mut Setup) -> Result<Spraying, String> {
        let sliding = Sliding::new(settings.users, settings.within)
            .map_err(|why| format!("password-spraying: {why}"))?;
        setup.rule(&RULE);
        setup.lookback(settings.within);
        Ok(Spraying { sliding, tries_per_user: settings.tries_per_user })
    }

    pub fn on_attempt(&self, state: &mut State, attempt: &Attempt, row: &Row<'_>, context: &mut Context<'_>) {
        let (source, user, at) = (row.key(SOURCE), row.key(USER), row.at());
        if user.is_none() {
            return;
        }
        let Attempt::Failure { by, times } = *attempt else {
            for by in Reporter::ALL {
                state.users.forget(source.and(by.key()), user, at.watermark);
            }
            return;
        };
        let users = state.users.add(source.and(by.key()), user, at, times, &self.sliding, || row.text(USER));
        let enough =
            users.reached() && users.count_rare(self.tries_per_user) >= self.sliding.threshold() as usize;
        if !enough || !state.said.in_hour(source, at) {
            return;
        }
        let address = row.text(SOURCE);
        let names = users.labels();
        let summary = format!(
            "{address} failed to log in as {} users within {}, at most {} times each: {}",
            users.count(),
            self.sliding.within(),
            self.tries_per_user,
            in_words(names.iter().copied(), 0, SHOWN),
        );
        let mut finding = Finding::new(RULE.id, format!("{address}/{}", at.time.hour_text()), at.time)
            .events(users.numbers())
            .summary(summary)
            .attribute("users", users.count())
            .attribute("failures", users.times())
            .observable(SOURCE, address)
            .observable(HOST, row.text(HOST));
        for user in &names {
            finding = finding.observable(USER, user);
        }
        context.raise(finding);
    }
}
