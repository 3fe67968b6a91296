//! What is inside an envelope: one file a product. A product's module knows its messages and their ECS
//! fields, and nothing of how the record travelled.

pub(crate) mod suricata;
pub(crate) mod windows;
