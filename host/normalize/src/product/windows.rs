//! Windows events: being written.
