//! Suricata EVE: being written.
