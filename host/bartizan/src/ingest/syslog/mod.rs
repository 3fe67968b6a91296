//! Syslog over UDP and TCP: how messages are cut from what arrives. What is in them is read later.

mod frames;
pub(super) mod tcp;
pub(super) mod udp;
