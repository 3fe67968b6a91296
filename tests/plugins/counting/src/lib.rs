//! The rule that the boundary bench runs in the sandbox and natively, and one that does nothing.

#![forbid(unsafe_code)]

pub mod counter;

use bartizan_sdk::{
    Batch, Context, Correlation, Field, Finding, PerValue, Row, Rule, Setup, Severity, Subscription,
};
use counter::Counter;
use serde::Deserialize;

bartizan_sdk::fields! {
    /// Who.
    USER = "user.name";
    /// From where.
    SOURCE = "source.ip";
    /// Whether it worked.
    OUTCOME = "event.outcome";
}

const RULE: Rule = Rule {
    id: "counting",
    version: "0.1.0",
    title: "Failures of one user from one address",
    description: "For benches.",
    severity: Severity::Low,
    confidence: 50,
    techniques: &[],
    references: &[],
    false_positives: &[],
};

/// What to do.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Look at nothing.
    idle: bool,
}

/// The plugin.
pub struct Counting {
    idle: bool,
    failed: PerValue<bool>,
}

impl Correlation for Counting {
    type Settings = Settings;
    type State = Counter;
    const FIELDS: &'static [Field] = FIELDS;

    fn configure(settings: Settings, setup: &mut Setup) -> Result<Counting, String> {
        setup.rule(&RULE);
        setup.subscribe(Subscription::by(&[USER, SOURCE]));
        Ok(Counting { idle: settings.idle, failed: PerValue::new(OUTCOME) })
    }

    fn on_row(&mut self, state: &mut Counter, row: &Row<'_>, context: &mut Context<'_>) {
        if row.text(OUTCOME) == "failure" && state.add(row.key(USER).and(row.key(SOURCE)), row.time().0) {
            let key = format!("{}/{}/{}", row.text(USER), row.text(SOURCE), row.number());
            context.raise(Finding::new(RULE.id, key, row.time()).events([row.number()]));
        }
    }

    fn on_batch(&mut self, state: &mut Counter, batch: &Batch<'_>, context: &mut Context<'_>) {
        if self.idle {
            return;
        }
        // The tight form of `on_row`: whole columns, and each distinct outcome compared once.
        self.failed.prepare(batch, |outcomes| outcomes.iter().map(|outcome| *outcome == "failure").collect());
        let (users, sources, times) = (batch.keys(USER), batch.keys(SOURCE), batch.times());
        for (row, ((user, source), time)) in batch.rows().zip(users.iter().zip(sources).zip(times)) {
            if self.failed.of(&row).is_some_and(|failed| *failed) && state.add(user.and(*source), *time) {
                context.begin_row(self, state, &row);
                let key = format!("{}/{}/{}", row.text(USER), row.text(SOURCE), row.number());
                context.raise(Finding::new(RULE.id, key, row.time()).events([row.number()]));
            }
        }
    }
}

bartizan_sdk::correlation!(Counting);
