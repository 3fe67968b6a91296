//! Sigma correlations: matches of rules, in windows of time, become findings (Sigma Correlation Rules
//! Specification, <https://github.com/SigmaHQ/sigma-specification>).
//!
//! A pure state machine. [`Engine::take`] is given matches in journal order, and returns findings at once:
//! there are no timers. What holds, where the specification leaves it open:
//!
//! - **Time** is event time. A window ends with an event and reaches back one `timespan`: events that are
//!   exactly that far apart are in it together. Events of the same time come in journal order.
//! - **Order of arrival** does not matter within a window, as far as the watermark allows: an event that comes
//!   late is put in its place, and every window that it is in is judged again. What is older than the watermark
//!   less the timespan is forgotten, and what comes that late is turned away and counted.
//! - **Conditions are judged when an event matches**, also `lt`, `lte`, `eq` and `neq`: a window in which nothing
//!   happens is never judged, so that none of them means silence.
//! - **A group makes one finding a timespan.** It fires when its condition holds, then stays silent until a
//!   whole timespan has passed between the end of the window that fired and the end of the next.
//! - **Groups**: an event without any of the `group-by` fields takes no part; where it has some of them, a
//!   missing one is a value of its own. Without `group-by`, all events are one group.
//! - **Counting**: an event that matches several of the referred rules counts once. `value_count` over several
//!   fields counts combinations, and not those with a field missing.
//! - **temporal** counts the rules that occur; without a condition, all must. **temporal_ordered** counts the
//!   rules of the longest chain of events, in the order of the list, each event being one step only. In an
//!   extended condition, what is demanded must be in the chain, what is negated must not be in the window.
//! - **Numbers**: sums are exact to nine decimal places, whatever the order; percentiles interpolate linearly.
//! - **Chains**: a correlation that rests on another is grouped by fields of the event that completes the other.
//!   Those that count take the other's findings, the temporal ones every window of it that holds.
//!
//! Nothing grows without bound: see the constants `MAX_…`, and [`Counters`] for what was turned away.

mod chains;
mod condition;
mod engine;
mod group;
mod groups;
mod plan;
mod resolve;
mod snapshot;
mod tally;

pub use condition::{Comparison, Condition, Expression, RuleSet};
pub use engine::{Counters, Engine, Finding, Limits, MAX_EVENTS, MAX_GROUPS, Row};
pub use group::{MAX_EVIDENCE, MAX_NUMBERS, MAX_TEMPORAL_EVENTS};
pub use plan::{
    Correlation, FieldIndex, Kind, MAX_COUNT, MAX_DEPTH, MAX_EXPRESSION_DEPTH, MAX_OPTIONAL_REFERENCES,
    MAX_ORDERED_REFERENCES, MAX_REFERENCES, MAX_TIMESPAN_NS, Plan, Reference, Refusal, Route, Source,
};
pub use snapshot::RestoreError;
