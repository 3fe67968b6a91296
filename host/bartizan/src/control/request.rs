//! What can be asked of the service, as values for its loop.

use std::{path::PathBuf, time::Duration};

use axum::http::StatusCode;
use tokio::sync::{
    mpsc::{Sender, error::TrySendError},
    oneshot,
};

use super::Patience;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// How all plugins are.
    Plugins,
    /// Load a plugin anew from where the configuration says.
    Reload {
        /// Its name.
        name: String,
        /// Also when nothing changed.
        force: bool,
    },
    /// Read the configuration and load what changed.
    ReloadAll,
    /// Run a plugin that was disabled.
    Enable {
        /// Its name.
        name: String,
    },
    /// Run a plugin no longer.
    Disable {
        /// Its name.
        name: String,
    },
    /// Go back to the version before.
    Rollback {
        /// Its name.
        name: String,
    },
    /// Run a candidate beside a plugin.
    ShadowStart {
        /// The plugin's name.
        name: String,
        /// Where the candidate is: an absolute path; none for where the configuration says.
        with: Option<PathBuf>,
        /// For so many records.
        events: Option<u64>,
        /// For so many seconds.
        seconds: Option<u64>,
    },
    /// How the candidate compares.
    ShadowShow {
        /// The plugin's name.
        name: String,
    },
    /// The candidate takes the plugin's place.
    ShadowPromote {
        /// The plugin's name.
        name: String,
    },
    /// The candidate goes.
    ShadowDrop {
        /// The plugin's name.
        name: String,
    },
    /// Run the parked records of a plugin again.
    RetryParked {
        /// Its name.
        name: String,
    },
    /// Which rules are blind.
    Blind,
    /// Everything that is counted.
    Metrics,
}

impl Ask {
    /// How long the answer may take.
    fn patience(&self, patience: &Patience) -> Duration {
        match self {
            Ask::Plugins | Ask::ShadowShow { .. } | Ask::Blind | Ask::Metrics => patience.show,
            _ => patience.change,
        }
    }
}

/// A question to the service's loop.
#[derive(Debug)]
pub struct Request {
    /// What is asked for.
    pub ask: Ask,
    /// Who asks: `alice (uid 1000)`, or `metrics` for a scrape over TCP.
    pub actor: String,
    /// Where the answer goes. Nobody may be waiting any more, which is no failure. Dropped without an answer,
    /// the client is told that the service is stopping.
    pub reply: oneshot::Sender<Result<serde_json::Value, Refusal>>,
}

/// Why something is not done.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The HTTP status that says so.
    pub status: u16,
    /// What, where, and the fix.
    pub message: String,
}

impl Refusal {
    /// There is no such plugin, or nothing of the kind that was asked for (404).
    pub fn not_found(message: impl Into<String>) -> Refusal {
        Refusal::of(StatusCode::NOT_FOUND, message)
    }

    /// The request makes no sense (400).
    pub fn bad_request(message: impl Into<String>) -> Refusal {
        Refusal::of(StatusCode::BAD_REQUEST, message)
    }

    /// It does not go with how things are: nothing to roll back to, a shadow is running already (409).
    pub fn conflict(message: impl Into<String>) -> Refusal {
        Refusal::of(StatusCode::CONFLICT, message)
    }

    /// What was to be loaded is not fit to run (422).
    pub fn unfit(message: impl Into<String>) -> Refusal {
        Refusal::of(StatusCode::UNPROCESSABLE_ENTITY, message)
    }

    /// The service failed at it (500).
    pub fn failed(message: impl Into<String>) -> Refusal {
        Refusal::of(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    pub(super) fn of(status: StatusCode, message: impl Into<String>) -> Refusal {
        Refusal { status: status.as_u16(), message: message.into() }
    }
}

/// The way to the service's loop.
#[derive(Clone)]
pub(super) struct Asking {
    pub queue: Sender<Request>,
    pub patience: Patience,
}

impl Asking {
    /// Asks the service's loop and waits for its answer.
    pub async fn ask(&self, ask: Ask, actor: String) -> Result<serde_json::Value, Refusal> {
        let patience = ask.patience(&self.patience);
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Request { ask, actor, reply }).map_err(|error| match error {
            TrySendError::Full(_) => {
                Refusal::of(StatusCode::SERVICE_UNAVAILABLE, "too many requests are waiting; ask again later")
            }
            TrySendError::Closed(_) => stopping(),
        })?;
        match tokio::time::timeout(patience, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(stopping()),
            Err(_) => Err(Refusal::of(
                StatusCode::GATEWAY_TIMEOUT,
                format!(
                    "the service did not answer within {patience:?}, but may still do what was asked; \
                     `bartizan plugin history` shows whether it did"
                ),
            )),
        }
    }
}

fn stopping() -> Refusal {
    Refusal::of(StatusCode::SERVICE_UNAVAILABLE, "the service is stopping; ask again when it runs")
}
