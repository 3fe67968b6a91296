//! The bartizan process: what the binary is made of, as a library, so that tests run the same code.
//!
//! [`pipeline`] is the main path: records in, incidents out. Records come from [`read`] (files, once) or
//! from [`ingest`] by way of the journal (for good); [`service`] is the loop between journal, pipeline and
//! ledger. [`control`] is how a person speaks to the running service. [`cli`] says what can be asked for, [`config`] how the service is to run, [`command`] does it.
//! [`plugin`] finds, builds and loads plugins; [`output`] and [`print`] carry results away.

pub mod cli;
pub mod command;
pub mod config;
pub mod control;
pub mod in_order;
pub mod ingest;
pub mod live;
pub mod output;
pub mod past;
pub mod pipeline;
pub mod plugin;
pub mod print;
pub mod progress;
pub mod read;
pub mod scenario;
pub mod service;
pub mod tally;
