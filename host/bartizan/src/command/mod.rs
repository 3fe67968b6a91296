//! What each command does.

use std::sync::Arc;

use anyhow::Context as _;
use bartizan_detect::{
    correlate,
    dictionary::{DeploymentKey, DictionaryLimits},
};

use crate::{cli::ReadArgs, read::Input};

mod data;
pub mod demo;
pub mod ledger;
pub mod normalize;
pub mod plugin;
pub mod replay;
pub mod run;
pub mod sigma;
mod through;
mod unmask;

/// How a command that worked ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Done.
    Well,
    /// Done, but some input could not be read to its end.
    Short,
}

/// A mistake in what the user said, not in what bartizan did: ends with exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub struct Usage(pub anyhow::Error);

/// Marks errors as the user's to mend.
pub trait OrUsage<T> {
    /// The same, its error marked.
    fn or_usage(self) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> OrUsage<T> for Result<T, E> {
    fn or_usage(self) -> anyhow::Result<T> {
        self.map_err(|error| Usage(error.into()).into())
    }
}

/// Opens all files of a command line, before anything is done with the first.
fn open(args: &ReadArgs) -> anyhow::Result<Vec<Input>> {
    let open = |path: &String| Input::open(path, args.format.as_deref(), args.received);
    args.files.iter().map(open).collect::<Result<_, _>>().or_usage()
}

/// Threads to work on, of which the calling one is one, so that what it holds from loading serves the work, too;
/// none for one, where everything runs on it.
fn workers(threads: usize) -> anyhow::Result<Option<Arc<rayon::ThreadPool>>> {
    let threads = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    if threads == 1 {
        return Ok(None);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|number| format!("bartizan-{number}"));
    // A thread is in one pool at most, for good.
    let pool = if rayon::current_thread_index().is_none() { pool.use_current_thread() } else { pool };
    let pool = pool.build().context("cannot start worker threads")?;
    Ok(Some(Arc::new(pool)))
}

/// Correlation's settings for a replay. The key is fixed: whoever replays the same files must get the same
/// findings, and nobody else's records share the process.
pub(crate) fn replay_settings(
    shards: u32,
    lateness_seconds: u32,
    workers: Option<Arc<rayon::ThreadPool>>,
) -> correlate::Settings {
    correlate::Settings {
        shards,
        lateness_seconds,
        dictionary: DictionaryLimits::default(),
        key: DeploymentKey(*b"bartizan  replay"),
        workers,
        budget: correlate::Budget::default(),
    }
}
