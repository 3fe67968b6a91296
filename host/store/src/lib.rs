//! The durable stores of one machine: the journal (records, in order) and the ledger (findings, incidents,
//! checkpoints). Each stands behind a small trait, where Kafka and PostgreSQL will be joined.
