//! A simulation of live operation, from a seed: records arrive, batches are cut, plugins fail, are replaced,
//! removed and put in quarantine, the clock jumps, the process dies. When it has come to rest, what is in the
//! ledger must be what a plain run over the same journal finds.
//!
//! Everything that detection itself decides is real ([`bartizan_detect::correlate`]); journal, ledger, clock
//! and plugins are small ones that live in memory, so that thousands of runs take a minute.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod check;
mod faults;
mod rules;
mod run;
mod steps;
mod world;

pub use faults::Break;
pub use run::{Failure, Tally, run};
