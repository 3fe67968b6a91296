//! Attacks on web sites, as access logs and sensors tell them.
//!
//! [`decode`] takes disguises off a request, [`inspect`] judges what is left; [`injection`], [`scanning`] and
//! [`chain`] make findings of it.

#![forbid(unsafe_code)]

mod chain;
mod decode;
mod fields;
mod injection;
mod inspect;
mod scanning;
#[cfg(test)]
mod tests;

use bartizan_sdk::{Batch, Context, Correlation, Field, Row, Setup, Subscribed, Subscription};
use serde::{Deserialize, Serialize};

use crate::{
    chain::Chain,
    fields::{FIELDS, SOURCE},
    injection::Injection,
    inspect::{Attack, Found},
    scanning::Scanning,
};

/// Names of the rules, as `rules = [...]` in the settings has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// [`scanning`].
    Scanning,
    /// [`injection`].
    SqlInjection,
    /// [`injection`].
    PathTraversal,
    /// [`injection`].
    CommandInjection,
    /// [`chain`].
    LoginScanInjection,
}

/// See `settings.toml` for what each key means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Which rules run; all, if it is not said.
    rules: Option<Vec<RuleName>>,
    scanning: scanning::Settings,
    login_scan_injection: chain::Settings,
}

/// All that must survive a restart.
#[derive(Default, Serialize, Deserialize)]
pub struct State {
    scanning: scanning::State,
    injection: injection::State,
    chain: chain::State,
}

/// The plugin.
pub struct WebAttack {
    requests: Subscribed,
    scanning: Option<Scanning>,
    injection: Option<Injection>,
    chain: Option<Chain>,
}

impl Correlation for WebAttack {
    type Settings = Settings;
    type State = State;
    const FIELDS: &'static [Field] = FIELDS;

    fn configure(settings: Settings, setup: &mut Setup) -> Result<WebAttack, String> {
        let runs = |rule| settings.rules.as_ref().is_none_or(|rules| rules.contains(&rule));
        let web = Subscription::by(&[SOURCE]).is("event.category", &["web"]).has("source.ip");
        let requests = setup.subscribe(web);
        let chain = match runs(RuleName::LoginScanInjection) {
            true => Some(Chain::configure(&settings.login_scan_injection, setup)?),
            false => None,
        };
        // The chain needs to know of scans and injections, be they reported or not.
        let scanning = match (runs(RuleName::Scanning), chain.is_some()) {
            (false, false) => None,
            (report, _) => Some(Scanning::configure(&settings.scanning, report, setup)?),
        };
        let rules: Vec<_> = [
            (RuleName::SqlInjection, Attack::Sql, &injection::SQL),
            (RuleName::PathTraversal, Attack::Traversal, &injection::TRAVERSAL),
            (RuleName::CommandInjection, Attack::Command, &injection::COMMAND),
        ]
        .into_iter()
        .filter(|(name, ..)| runs(*name))
        .map(|(_, attack, rule)| (attack, rule))
        .collect();
        let injection = match rules.is_empty() && chain.is_none() {
            true => None,
            false => Some(Injection::configure(rules, setup)?),
        };
        Ok(WebAttack { requests, scanning, injection, chain })
    }

    fn before_batch(&mut self, batch: &Batch<'_>) {
        if let Some(rule) = &mut self.scanning {
            rule.before_batch(batch);
        }
        if let Some(rule) = &mut self.injection {
            rule.before_batch(batch);
        }
    }

    fn on_row(&mut self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
        let (mut scanned, mut found) = (false, Found::default());
        if row.passed(self.requests) {
            if let Some(rule) = &self.scanning {
                scanned = rule.on_request(&mut state.scanning, row, context);
            }
            if let Some(rule) = &self.injection {
                found = rule.found(row);
                rule.on_request(&mut state.injection, found, row, context);
            }
        }
        if let Some(rule) = &self.chain {
            rule.on_row(&mut state.chain, scanned, found.has(Attack::Sql), row, context);
        }
    }
}

bartizan_sdk::correlation!(WebAttack);
