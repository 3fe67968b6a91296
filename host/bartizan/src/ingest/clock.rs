//! The one place where collection reads the clock: when a record was received.

use std::time::SystemTime;

use bartizan_model::Timestamp;

/// Now, by the machine's clock.
pub(super) fn now() -> Timestamp {
    // A clock before 1970 or after 2262 is no clock; the record is kept all the same.
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}
