//! State that findings can rest on: per key, bounded, the same whatever the batches were.
//!
//! Three rules hold for every type here.
//!
//! - **What is forgotten depends on rows alone.** What a key holds is forgotten once the watermark behind a
//!   row has passed the time at which the key was last heard of, plus the length that it is kept. Sweeps that
//!   free the memory happen now and then, and only ever free what is forgotten already.
//! - **What is late still counts.** For a late event (a host that was cut off sends its backlog), the time at
//!   which it was heard is the watermark at its arrival, so that a backlog is judged by its own event times
//!   and forgotten some time after it came, not the moment it comes.
//! - **No order but time and key.** No result depends on the order in which a map is walked.

mod distinct;
mod keyed;
mod once;
mod sequence;
mod volume;
mod window;

pub use distinct::{Distinct, MAX_LABEL_BYTES, Values};
pub use keyed::{Keyed, MAX_KEYS_PER_TABLE};
pub use once::Once;
pub use sequence::{MAX_EVENTS_PER_STEP, Sequence, Steps};
pub use volume::{Baseline, Basis, Hour, MAX_OPEN_HOURS, Volumes};
pub use window::{MAX_WINDOW_EVENTS, Sliding, Window, Windows};
