//! The plugin's state: the windows of its correlations, which are saved and come back without the rules that they
//! are of.

use bartizan_sdk::{Severity, host::log};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    correlation::{Engine, Finding, Limits, Plan},
    event::RowEvent,
};

/// The windows; see the module.
#[derive(Debug, Default)]
pub enum Windows {
    /// Nothing has been seen yet.
    #[default]
    Fresh,
    /// As they were saved.
    Saved(Vec<u8>),
    /// At work.
    Open(Box<Engine>),
}

impl Windows {
    /// Makes ready to take matches of the rules of a plan.
    pub fn begin(&mut self, plan: &Plan) {
        let engine = match std::mem::take(self) {
            Windows::Open(engine) => engine,
            Windows::Fresh => Box::new(Engine::new(plan.clone(), Limits::default())),
            Windows::Saved(state) => {
                let restored = Engine::restore(plan.clone(), Limits::default(), &state);
                Box::new(restored.unwrap_or_else(|why| {
                    log(Severity::High, &format!("the windows of correlations begin anew: {why}"));
                    Engine::new(plan.clone(), Limits::default())
                }))
            }
        };
        *self = Windows::Open(engine);
    }

    /// Takes in that a rule matched an event; what correlations make of it.
    pub fn take(&mut self, rule: u32, event: &RowEvent<'_>) -> Vec<Finding> {
        let mut found = vec![];
        if let Windows::Open(engine) = self {
            engine.take(rule, event, &mut found);
        }
        found
    }

    /// Forgets what the watermark has passed.
    pub fn let_go(&mut self, watermark_ns: i64) {
        if let Windows::Open(engine) = self {
            engine.advance(watermark_ns);
        }
    }
}

impl Serialize for Windows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Windows::Fresh => Vec::<u8>::new().serialize(serializer),
            Windows::Saved(state) => state.serialize(serializer),
            Windows::Open(engine) => engine.snapshot().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Windows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Windows, D::Error> {
        let state = Vec::<u8>::deserialize(deserializer)?;
        Ok(if state.is_empty() { Windows::Fresh } else { Windows::Saved(state) })
    }
}
