//! Plain types that every stage of bartizan shares, in the order in which data becomes them:
//! [`record`] → [`event`] → [`finding`] → [`incident`].
//!
//! This crate knows no other crate of the workspace, does no I/O and reads no clock.

#[allow(missing_docs)]
pub mod ecs;
pub mod event;
pub mod field;
pub mod finding;
pub mod incident;
pub mod pattern;
pub mod record;
pub mod spare;
pub mod time;

pub use event::{Event, EventBatch, EventWriter, FieldValue, Parsed, Value};
pub use field::{FieldId, FieldTable, FieldType};
pub use finding::{Classification, Evidence, Finding, FindingId, Observable, PluginRef, RuleRef, Severity};
pub use incident::{Incident, IncidentId, Status, Verdict};
pub use pattern::{FieldPattern, FieldPatternError, FieldPatterns};
pub use record::{Filling, Record, RecordBatch, Source, Span};
pub use spare::Spares;
pub use time::Timestamp;
