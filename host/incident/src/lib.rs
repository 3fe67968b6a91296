//! From classified findings to incidents: the written [`policy`] scores a finding and rules whether it is an
//! incident, [`grouping`] joins it to an open one or begins another, [`lifecycle`] says which stage may
//! follow which.
//!
//! Pure: no I/O and no clock. Time enters as the findings' event time and as an argument; the numbers of
//! new incidents count up from one that the caller names.

mod entity;
pub mod grouping;
pub mod lifecycle;
pub mod policy;

pub use grouping::{Counters, Decision, Incidents, Judgement, Member, Tracked};
pub use lifecycle::{LifecycleError, apply};
pub use policy::{Policy, PolicyError, Ruling, Score};
