//! From sources to the journal.
//!
//! ```text
//! file   ─┐
//! stdin  ─┤            ┌─────────┐
//! syslog ─┼─ delivery ─► queue   ├─► collector ─► journal ─► `next_number` changes
//! http   ─┘            │ bounded │   groups        one durable write: records and positions
//!                      └─────────┘
//! ```
//!
//! What each input promises:
//!
//! | input | stored | when the queue is full |
//! |---|---|---|
//! | file | every line once: the position is stored in the same write as the records | is read later |
//! | standard input, TCP | what was read, unless the process dies before the next append | the sender waits |
//! | UDP | what the kernel handed over, unless the process dies before the next append | the kernel drops, counted |
//! | HTTP | what was answered with 200 | 429 with `Retry-After` |
//!
//! It knows nothing of what records mean. Detection reads them from the journal.

mod assemble;
mod clock;
mod collector;
mod counters;
mod delivery;
mod file;
mod http;
pub(crate) mod listen;
mod origin;
mod stdin;
mod syslog;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bartizan_store::Journal;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::{FileInput, Input};

pub use collector::{APPEND_BYTES, APPEND_RECORDS, LINGER, LINGER_ANSWERED};
pub use counters::Counts;
pub use file::{KEEP_MISSING, MAX_FILES};
pub(crate) use http::admitted;
pub use origin::MAX_SOURCES;

/// What collection may hold in memory, and how long it may take to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Most deliveries between the inputs and the collector.
    pub queue_deliveries: usize,
    /// Most bytes between the inputs and the collector.
    pub queue_bytes: usize,
    /// How long [`Ingest::shutdown`] waits for inputs to finish, and then for a failing journal.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { queue_deliveries: 1_024, queue_bytes: 64 << 20, grace: Duration::from_secs(10) }
    }
}

/// Why collection could not start.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// An address cannot be listened on.
    #[error("{input}: cannot listen on {address}: {source}; stop what uses it, or name another address")]
    Listen {
        /// The input's name.
        input: String,
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Certificate or key cannot be used.
    #[error("{input}: cannot use {file} for TLS: {reason}")]
    Tls {
        /// The input's name.
        input: String,
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The positions of followed files cannot be read.
    #[error("cannot read how far files were read: {0}")]
    Journal(#[from] bartizan_store::JournalError),
}

/// Collection as it runs. Dropping it stops the inputs without waiting; see [`Ingest::shutdown`].
pub struct Ingest {
    stop: CancellationToken,
    abandon: CancellationToken,
    inputs: TaskTracker,
    collector: JoinHandle<()>,
    next: watch::Receiver<u64>,
    observer: Observer,
    limits: Limits,
}

/// Knows what collection has done, also when somebody else has the collection.
#[derive(Clone)]
pub struct Observer {
    states: Arc<Vec<State>>,
    stored: Arc<collector::Stored>,
}

struct State {
    name: String,
    address: Option<SocketAddr>,
    counters: Arc<counters::Counters>,
}

/// One input and what it has done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InputStatus {
    /// Its name.
    pub input: String,
    /// Where it listens, if it does. With port 0 in the configuration, the port that the system chose.
    pub address: Option<SocketAddr>,
    /// What it has done since the process started.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What collection has done since the process started.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Status {
    /// The inputs, in the order of the configuration.
    pub inputs: Vec<InputStatus>,
    /// Records that are durable.
    pub stored_records: u64,
    /// Their bytes.
    pub stored_bytes: u64,
    /// Writes to the journal that stored them.
    pub appends: u64,
    /// Writes to the journal that failed and were tried again.
    pub append_failures: u64,
    /// Records given up at shutdown because the journal could not be written.
    pub abandoned_records: u64,
}

/// What every input is given.
#[derive(Clone)]
struct Context {
    queue: delivery::Queue,
    counters: Arc<counters::Counters>,
    stop: CancellationToken,
}

impl Context {
    /// Hands records over, waiting for room, and counts them.
    async fn send(&self, records: delivery::Records) -> Result<(), delivery::Closed> {
        if records.is_empty() {
            return Ok(());
        }
        self.count(&records);
        self.queue.send(records, Vec::new()).await
    }

    fn count(&self, records: &delivery::Records) {
        self.counters.records.add(records.len() as u64);
        self.counters.bytes.add(records.bytes() as u64);
        self.counters.cut.add(records.cut());
    }
}

impl Ingest {
    /// Starts the inputs. When it returns, every listener listens. Must be called in a tokio runtime.
    ///
    /// # Errors
    /// See [`IngestError`]; then nothing runs.
    pub async fn start(
        inputs: &[Input],
        journal: Arc<dyn Journal>,
        limits: Limits,
    ) -> Result<Ingest, IngestError> {
        let (queue, deliveries) = delivery::Queue::new(limits.queue_deliveries, limits.queue_bytes);
        let (next, watched) = watch::channel(journal.next_number());
        let stored = Arc::new(collector::Stored::default());
        let (stop, abandon) = (CancellationToken::new(), CancellationToken::new());
        let mut starter =
            Starter { queue, stop: stop.clone(), inputs: TaskTracker::new(), states: Vec::new() };
        if let Err(error) = starter.start(inputs, &journal).await {
            stop.cancel();
            return Err(error);
        }
        let Starter { inputs, states, .. } = starter;
        inputs.close();
        let collector = collector::Collector {
            deliveries,
            journal,
            next,
            stored: Arc::clone(&stored),
            abandon: abandon.clone(),
        };
        let collector = tokio::spawn(collector.run());
        let observer = Observer { states: Arc::new(states), stored };
        Ok(Ingest { stop, abandon, inputs, collector, next: watched, observer, limits })
    }

    /// The number that the journal's next record will get; changes with each append.
    pub fn next_number(&self) -> watch::Receiver<u64> {
        self.next.clone()
    }

    /// What was done so far.
    pub fn status(&self) -> Status {
        self.observer.status()
    }

    /// Knows what is done from here on.
    pub fn observer(&self) -> Observer {
        self.observer.clone()
    }

    /// Waits until every input has ended by itself, such as standard input at its end. Files and listeners
    /// end only with [`Ingest::shutdown`].
    pub async fn ended(&self) {
        self.inputs.wait().await;
    }

    /// Stops: no more is accepted, what was received is stored. Returns what was done in all.
    pub async fn shutdown(mut self) -> Status {
        self.stop.cancel();
        let grace = self.limits.grace;
        if tokio::time::timeout(grace, self.inputs.wait()).await.is_err() {
            tracing::warn!(inputs = self.inputs.len(), "inputs did not end in time; going on without them");
        }
        // Inputs that are waiting for a journal that fails let go only when the collector does.
        if tokio::time::timeout(grace, &mut self.collector).await.is_err() {
            self.abandon.cancel();
            let _ = tokio::time::timeout(grace, &mut self.collector).await;
        }
        self.status()
    }
}

impl Observer {
    /// What was done so far.
    pub fn status(&self) -> Status {
        let inputs = self.states.iter().map(|state| InputStatus {
            input: state.name.clone(),
            address: state.address,
            counts: state.counters.counts(),
        });
        Status {
            inputs: inputs.collect(),
            stored_records: self.stored.records.get(),
            stored_bytes: self.stored.bytes.get(),
            appends: self.stored.appends.get(),
            append_failures: self.stored.failures.get(),
            abandoned_records: self.stored.abandoned.get(),
        }
    }
}

impl Drop for Ingest {
    fn drop(&mut self) {
        self.stop.cancel();
        self.abandon.cancel();
    }
}

struct Starter {
    queue: delivery::Queue,
    stop: CancellationToken,
    inputs: TaskTracker,
    states: Vec<State>,
}

impl Starter {
    async fn start(&mut self, inputs: &[Input], journal: &Arc<dyn Journal>) -> Result<(), IngestError> {
        let mut files: Vec<(FileInput, Arc<counters::Counters>)> = Vec::new();
        for input in inputs {
            match input {
                Input::File(input) => {
                    let context = self.context(&input.paths.join(" "), None);
                    files.push((input.clone(), context.counters));
                }
                Input::Stdin(input) => {
                    let context = self.context(&input.name, None);
                    self.inputs.spawn(stdin::run(context, input.clone(), std::io::stdin()));
                }
                Input::SyslogUdp(input) => {
                    let socket = listen::udp(&input.name, input.address, input.receive_buffer_bytes)?;
                    let context = self.context(&input.name, socket.local_addr().ok());
                    self.inputs.spawn(syslog::udp::run(context, input.clone(), socket));
                }
                Input::SyslogTcp(input) => {
                    let tls = listen::tls(&input.name, input.tls.as_ref())?;
                    let listener = listen::tcp(&input.name, input.address)?;
                    let context = self.context(&input.name, listener.local_addr().ok());
                    self.inputs.spawn(syslog::tcp::run(context, input.clone(), listener, tls));
                }
                Input::Http(input) => {
                    let tls = listen::tls(&input.name, input.tls.as_ref())?;
                    let listener = listen::tcp(&input.name, input.address)?;
                    let context = self.context(&input.name, listener.local_addr().ok());
                    self.inputs.spawn(http::run(context, input.clone(), listener, tls));
                }
            }
        }
        if !files.is_empty() {
            let positions = {
                let journal = Arc::clone(journal);
                tokio::task::spawn_blocking(move || journal.positions()).await
            };
            // The read cannot be cancelled; a journal that panicked has no positions to give.
            let positions = positions.unwrap_or_else(|_| Ok(Vec::new()))?;
            let runtime = tokio::runtime::Handle::current();
            let followed = file::Followed::new(files, positions, self.queue.clone(), self.stop.clone());
            self.inputs.spawn_blocking(move || followed.run(&runtime));
        }
        Ok(())
    }

    fn context(&mut self, name: &str, address: Option<SocketAddr>) -> Context {
        let counters = Arc::new(counters::Counters::default());
        self.states.push(State { name: name.to_owned(), address, counters: Arc::clone(&counters) });
        Context { queue: self.queue.clone(), counters, stop: self.stop.clone() }
    }
}
