//! Events become findings, and findings are judged.
//!
//! The walk of a batch: [`correlate::Detector`] takes an `EventBatch`; [`filter`] finds the rows that pass
//! each plugin's subscriptions, over the codes of [`columns`]; the rows are spread over shards; each shard's
//! plugin instance sees its [`rows`] and returns findings; [`classify`] has them judged.
//!
//! What a plugin may see is said by [`access`]; one that must not see some values is given the view of a
//! [`mask`], from which everything else follows.
//!
//! Plugins stand behind the traits of [`plugin`]: this crate knows no sandbox. It is pure: no I/O, no clock,
//! no tokio; the same batches give the same findings on any number of threads.

pub mod access;
pub mod classify;
pub mod columns;
pub mod correlate;
pub mod descriptor;
pub mod dictionary;
pub mod filter;
pub mod mask;
pub mod past;
pub mod patterns;
pub mod places;
pub mod plugin;
pub mod rows;
pub mod slots;
