//! Logins: guessing, spraying, and what follows when it works.
//!
//! One file a rule; [`attempt`] says what counts as one attempt, which is the same for all of them.

#![forbid(unsafe_code)]

mod attempt;
mod break_in;
mod brute_force;
mod fields;
mod spraying;
mod success;

use bartizan_sdk::{Batch, Context, Correlation, Field, Row, Setup, Subscribed, Subscription};
use serde::{Deserialize, Serialize};

use crate::{
    attempt::Attempt,
    break_in::BreakIn,
    brute_force::BruteForce,
    fields::{FIELDS, SOURCE},
    spraying::Spraying,
    success::Success,
};

/// Names of the rules, as `rules = [...]` in the settings has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// [`brute_force`].
    BruteForce,
    /// [`spraying`].
    PasswordSpraying,
    /// [`success`].
    SuccessAfterFailures,
    /// [`break_in`].
    BreakInAndAccess,
}

/// See `settings.toml` for what each key means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Which rules run; all, if it is not said.
    rules: Option<Vec<RuleName>>,
    brute_force: brute_force::Settings,
    password_spraying: spraying::Settings,
    success_after_failures: success::Settings,
    break_in_and_access: break_in::Settings,
}

/// All that must survive a restart.
#[derive(Default, Serialize, Deserialize)]
pub struct State {
    brute_force: brute_force::State,
    spraying: spraying::State,
    success: success::State,
    break_in: break_in::State,
}

/// The plugin.
pub struct Authentication {
    by_source: Option<Subscribed>,
    brute_force: Option<BruteForce>,
    spraying: Option<Spraying>,
    success: Option<Success>,
    break_in: Option<BreakIn>,
}

impl Correlation for Authentication {
    type Settings = Settings;
    type State = State;
    const FIELDS: &'static [Field] = FIELDS;

    fn configure(settings: Settings, setup: &mut Setup) -> Result<Authentication, String> {
        let runs = |rule| settings.rules.as_ref().is_none_or(|rules| rules.contains(&rule));
        let brute_force = match runs(RuleName::BruteForce) {
            true => Some(BruteForce::configure(&settings.brute_force, setup)?),
            false => None,
        };
        let spraying = match runs(RuleName::PasswordSpraying) {
            true => Some(Spraying::configure(&settings.password_spraying, setup)?),
            false => None,
        };
        let success = match runs(RuleName::SuccessAfterFailures) {
            true => Some(Success::configure(&settings.success_after_failures, setup)?),
            false => None,
        };
        let any = brute_force.is_some() || spraying.is_some() || success.is_some();
        let by_source = any.then(|| {
            let attempts = Subscription::by(&[SOURCE]).is("event.category", &["authentication"]);
            setup.subscribe(attempts.is("event.outcome", &["failure", "success"]).has("source.ip"))
        });
        let break_in = match runs(RuleName::BreakInAndAccess) {
            true => Some(BreakIn::configure(&settings.break_in_and_access, setup)?),
            false => None,
        };
        Ok(Authentication { by_source, brute_force, spraying, success, break_in })
    }

    fn before_batch(&mut self, batch: &Batch<'_>) {
        if let Some(rule) = &mut self.break_in {
            rule.before_batch(batch);
        }
    }

    fn on_row(&mut self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
        let attempt = Attempt::of(row);
        if self.by_source.is_some_and(|subscribed| row.passed(subscribed))
            && let Some(attempt) = &attempt
        {
            if let Some(rule) = &self.brute_force {
                rule.on_attempt(&mut state.brute_force, attempt, row, context);
            }
            // Before spraying, which forgets a user who has succeeded.
            if let Some(rule) = &self.success {
                rule.on_attempt(&mut state.success, attempt, row, context);
            }
            if let Some(rule) = &self.spraying {
                rule.on_attempt(&mut state.spraying, attempt, row, context);
            }
        }
        if let Some(rule) = &self.break_in {
            rule.on_row(&mut state.break_in, attempt.as_ref(), row, context);
        }
    }
}

#[cfg(test)]
mod tests;

bartizan_sdk::correlation!(Authentication);
