//! Events as JSON: being written.
