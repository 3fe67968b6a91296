//! What is to be changed about a plugin, by whom, and who waits for the answer.

use std::path::PathBuf;

use bartizan_store::Step;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::control::Refusal;

/// Most changes that wait; further ones are refused.
pub const MAX_WAITING: usize = 256;

/// A change.
pub struct Change {
    /// The plugin's name.
    pub plugin: String,
    /// What is to be done.
    pub what: What,
    /// Who or what asked for it.
    pub actor: String,
    /// Where the answer goes, if anybody waits.
    pub reply: Option<oneshot::Sender<Result<Value, Refusal>>>,
}

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Load it anew from where the configuration says.
    Reload {
        /// Also when it is what runs already.
        force: bool,
    },
    /// Run it again.
    Enable,
    /// Run it no longer.
    Disable,
    /// The configuration does not name it any more.
    Remove,
    /// Go back to the version before.
    Rollback,
    /// Run a candidate beside it.
    Shadow {
        /// Where the candidate is; none for where the configuration says.
        with: Option<PathBuf>,
        /// For so many records.
        events: Option<u64>,
        /// For so many seconds.
        seconds: Option<u64>,
    },
    /// The candidate takes its place.
    Promote,
    /// The candidate goes.
    Drop,
}

impl What {
    /// As the history calls it.
    pub fn step(&self) -> Step {
        match self {
            What::Reload { .. } => Step::Reload,
            What::Enable => Step::Enable,
            What::Disable | What::Remove => Step::Disable,
            What::Rollback => Step::Rollback,
            What::Shadow { .. } => Step::Shadow,
            What::Promote => Step::Promote,
            What::Drop => Step::Drop,
        }
    }
}

impl Change {
    /// One that nobody waits for.
    pub fn by(actor: &str, plugin: &str, what: What) -> Change {
        Change { plugin: plugin.to_owned(), what, actor: actor.to_owned(), reply: None }
    }

    /// Answers whoever waits.
    pub fn answer(self, answer: Result<Value, Refusal>) {
        if let Some(reply) = self.reply {
            // They may have gone.
            let _ = reply.send(answer);
        }
    }
}
