//! The local control interface: HTTP/1.1 over a Unix socket in the data folder.
//!
//! ```text
//! bartizan plugin … ─► client ─► <data>/control.sock ─► server ─► request ─► queue ─► the service's loop
//! Prometheus ─────────────────► [metrics] address ───► server ─► request ─┘          answers by `reply`
//! ```
//!
//! It carries questions and answers, and knows nothing of how they are answered: the service's loop takes a
//! [`Request`] between two batches and sends JSON back. Whoever may open the socket (its owner, and root) may
//! do everything; over TCP there are only metrics.
//!
//! | request | asks for |
//! |---|---|
//! | `GET /plugins` | [`Ask::Plugins`]: a list of [`status::PluginStatus`] |
//! | `POST /plugins/reload` | [`Ask::ReloadAll`] |
//! | `POST /plugins/NAME/reload` `{"force": true}` | [`Ask::Reload`] |
//! | `POST /plugins/NAME/enable`, `…/disable`, `…/rollback` | the same |
//! | `POST /plugins/NAME/shadow` `{"with": "/path", "events": 1000, "seconds": 600}` | [`Ask::ShadowStart`] |
//! | `GET /plugins/NAME/shadow` | [`Ask::ShadowShow`]: a [`status::ShadowStatus`] |
//! | `POST /plugins/NAME/shadow/promote`, `…/shadow/drop` | the same |
//! | `POST /plugins/NAME/parked/retry` | [`Ask::RetryParked`]: a [`status::Retried`] |
//! | `GET /blind` | [`Ask::Blind`]: a list of [`status::PluginBlind`] |
//! | `GET /metrics` | [`Ask::Metrics`]: a [`status::Snapshot`], sent on as OpenMetrics text |
//!
//! What changes a plugin is answered with the [`bartizan_store::PluginStep`]s that it led to, or with a
//! [`status::Noted`] where there are none. An error is answered with its status and `{"error": "…"}`.

pub mod client;
pub mod metrics;
pub mod request;
mod routes;
mod server;
mod socket;
pub mod status;
#[cfg(test)]
mod tests;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::config::MetricsInput;

use request::Asking;
pub use request::{Ask, Refusal, Request};

/// Requests that wait for the service's loop; one more is answered with 503.
pub const MAX_WAITING_REQUESTS: usize = 64;
/// Connections to the socket at a time; one more is closed at once.
pub const MAX_CONTROL_CONNECTIONS: u32 = 64;
/// Longest request body, in bytes.
pub const MAX_BODY_BYTES: usize = 64 << 10;
/// How long [`Control::stop`] waits for answers that are on their way.
pub const STOP_PATIENCE: Duration = Duration::from_secs(5);

/// File name of the socket, in the data folder.
pub const SOCKET: &str = "control.sock";

/// Where the interface listens.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// Where metrics are served over TCP, if they are.
    pub metrics: Option<MetricsInput>,
    /// How long is waited for what.
    pub patience: Patience,
}

/// How long is waited for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// How long a request may take to arrive, and a connection to begin with one.
    pub request: Duration,
    /// How long the service may take to say how things are.
    pub show: Duration,
    /// How long the service may take to change something: a plugin is compiled, and records are replayed.
    pub change: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            request: Duration::from_secs(10),
            show: Duration::from_secs(30),
            change: Duration::from_secs(600),
        }
    }
}

/// Why the interface could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// Another process answers there.
    #[error(
        "{}: another bartizan runs on this data folder; stop it first, or name another `data`",
        path.display()
    )]
    Running {
        /// The socket.
        path: PathBuf,
    },
    /// Something else has the socket's name.
    #[error("{}: is there, but is no socket; move it away", path.display())]
    NotASocket {
        /// What is there.
        path: PathBuf,
    },
    /// The socket cannot be made.
    #[error("cannot listen on {}: {source}; check that the data folder is there and writable", path.display())]
    Socket {
        /// The socket.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Metrics cannot be served.
    #[error(transparent)]
    Metrics(#[from] crate::ingest::IngestError),
}

/// The interface as it runs. Dropping it closes it without waiting.
#[derive(Debug)]
pub struct Control {
    stop: CancellationToken,
    tasks: TaskTracker,
    metrics: Option<SocketAddr>,
    // Removes the socket's name when it is dropped.
    _name: socket::Name,
}

impl Control {
    /// Listens. Requests come out of the receiver, which a synchronous loop polls with `try_recv`; dropping it
    /// answers everything with 503. Must be called in a tokio runtime.
    ///
    /// # Errors
    /// See [`ControlError`]; then nothing listens.
    pub async fn start(options: Options) -> Result<(Control, mpsc::Receiver<Request>), ControlError> {
        let (queue, requests) = mpsc::channel(MAX_WAITING_REQUESTS);
        let asking = Asking { queue, patience: options.patience };
        let (listener, name) = socket::listen(&options.data.join(SOCKET)).await?;
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        let mut metrics = None;
        if let Some(input) = options.metrics {
            let bound = server::Metrics::bind(input)?;
            metrics = bound.address();
            tasks.spawn(bound.serve(asking.clone(), stop.clone()));
        }
        tasks.spawn(server::control(listener, asking, stop.clone()));
        tasks.close();
        Ok((Control { stop, tasks, metrics, _name: name }, requests))
    }

    /// Where metrics are served over TCP. With port 0 in the configuration, the port that the system chose.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics
    }

    /// Takes no more requests, and waits for the answers that are on their way, but not for long.
    pub async fn stop(self) {
        self.stop.cancel();
        if tokio::time::timeout(STOP_PATIENCE, self.tasks.wait()).await.is_err() {
            tracing::warn!("some control requests were not answered in time");
        }
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
