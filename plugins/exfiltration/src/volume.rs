//! What an event moves, and which way.
//!
//! | direction | volume, the first of these that the event has | unless |
//! |---|---|---|
//! | download | `http.response.body.bytes`, `http.response.bytes`, `destination.bytes`; of an action that takes a file, `file.size` | the server is outside: browsing the web is no theft |
//! | upload | `http.request.body.bytes`, `http.request.bytes`, `source.bytes`; where the direction says outbound, `network.bytes` | the destination is inside, or nothing says that it is outside |

use std::net::IpAddr;

use bartizan_sdk::Row;

use crate::{
    ACTION, ANSWER, ANSWER_BODY, DESTINATION, FILE_SIZE, NETWORK, NETWORK_DIRECTION, OUTCOME, RECEIVED,
    REQUEST, REQUEST_BODY, SENT,
};

/// Which way data goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From the organization's servers to the user.
    Download,
    /// Out of the organization.
    Upload,
}

/// The volume of an event in a direction, in bytes; none if it moves nothing that way.
pub fn of_row(row: &Row<'_>, direction: Direction) -> Option<u64> {
    let first = |fields: &[bartizan_sdk::Field]| {
        let volume = fields.iter().find_map(|field| row.integer(*field))?;
        u64::try_from(volume).ok().filter(|volume| *volume > 0)
    };
    if row.text(OUTCOME) == "failure" {
        return None;
    }
    let outside = destination_is_outside(row);
    match direction {
        Direction::Download if outside == Some(true) => None,
        Direction::Download => {
            let action = row.text(ACTION).to_ascii_lowercase();
            match ["download", "copied", "exported"].iter().any(|word| action.contains(word)) {
                true => first(&[FILE_SIZE, ANSWER_BODY, ANSWER, RECEIVED]),
                false => first(&[ANSWER_BODY, ANSWER, RECEIVED]),
            }
        }
        Direction::Upload if outside != Some(true) => None,
        Direction::Upload if says_outbound(row) => first(&[REQUEST_BODY, REQUEST, SENT, NETWORK]),
        Direction::Upload => first(&[REQUEST_BODY, REQUEST, SENT]),
    }
}

/// Whether data goes out of the organization: as the event says, else by the address; none where neither tells.
fn destination_is_outside(row: &Row<'_>) -> Option<bool> {
    if says_outbound(row) {
        return Some(true);
    }
    match row.text(NETWORK_DIRECTION) {
        "inbound" | "ingress" | "internal" => Some(false),
        _ => row.text(DESTINATION).parse().ok().map(|address| !is_private(address)),
    }
}

fn says_outbound(row: &Row<'_>) -> bool {
    matches!(row.text(NETWORK_DIRECTION), "outbound" | "egress" | "external")
}

/// RFC 1918, RFC 6598, RFC 4193, loopback, link-local, multicast and unspecified addresses.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_multicast()
                || address.is_unspecified()
                || address.is_broadcast()
                || (first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_private(IpAddr::V4(mapped)),
            None => {
                address.is_loopback()
                    || address.is_unspecified()
                    || address.is_multicast()
                    || address.is_unique_local()
                    || address.is_unicast_link_local()
            }
        },
    }
}

/// `1.5 GB`, for a sentence; powers of 1,000.
pub fn bytes_in_words(bytes: f64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
    let mut size = bytes;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1_000.0;
        unit += 1;
    }
    let name = units.get(unit).copied().unwrap_or_default();
    if unit == 0 || size >= 99.5 { format!("{size:.0} {name}") } else { format!("{size:.1} {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_for_people() {
        let written = [0.0, 999.0, 1_500.0, 2.0e9, 1.234e11].map(bytes_in_words);
        assert_eq!(written, ["0 bytes", "999 bytes", "1.5 kB", "2.0 GB", "123 GB"]);
    }

    #[test]
    fn what_is_inside() {
        for inside in
            ["10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"]
        {
            assert!(is_private(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["198.51.100.7", "172.32.0.1", "100.128.0.1", "2001:db8::1"] {
            assert!(!is_private(outside.parse().unwrap()), "{outside}");
        }
    }
}
