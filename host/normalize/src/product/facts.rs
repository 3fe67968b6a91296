//! What a product's parser says about an event, in the terms of logs rather than of fields.

use std::net::Ipv6Addr;

use bartizan_model::{EventWriter, FieldId, Value, ecs};

use crate::text::{Names, scan};

/// Writes one event's facts; a thin layer over [`EventWriter`].
pub(crate) struct Facts<'a, 'b> {
    pub(crate) names: &'a Names,
    pub(crate) event: &'a mut EventWriter<'b>,
}

impl Facts<'_, '_> {
    /// Sets the kind of thing that happened, after ECS's categorization fields.
    pub(crate) fn what(
        &mut self,
        categories: &[&'static str],
        types: &[&'static str],
        action: &'static str,
    ) -> bool {
        for category in categories {
            self.event.add(ecs::EVENT_CATEGORY, Value::Static(category));
        }
        for kind in types {
            self.event.add(ecs::EVENT_TYPE, Value::Static(kind));
        }
        self.event.put_static(ecs::EVENT_ACTION, action);
        true
    }

    pub(crate) fn outcome(&mut self, success: bool) {
        self.event.put_static(ecs::EVENT_OUTCOME, if success { "success" } else { "failure" });
    }

    pub(crate) fn dataset(&mut self, dataset: &'static str) {
        self.event.put_static(ecs::EVENT_DATASET, dataset);
    }

    /// Sets a field outside ECS to text.
    pub(crate) fn text(&mut self, field: Option<FieldId>, text: &str) {
        if let (Some(field), false) = (field, text.is_empty()) {
            self.event.put_text(field, text);
        }
    }

    /// Sets a field outside ECS to text that is known beforehand.
    pub(crate) fn constant(&mut self, field: Option<FieldId>, text: &'static str) {
        if let Some(field) = field {
            self.event.put_static(field, text);
        }
    }

    /// Sets a field outside ECS to a whole number.
    pub(crate) fn number(&mut self, field: Option<FieldId>, number: i64) {
        if let Some(field) = field {
            self.event.put_integer(field, number);
        }
    }

    /// Sets an ECS field to text, unless there is none.
    pub(crate) fn ecs(&mut self, field: FieldId, text: &str) {
        if !text.is_empty() {
            self.event.put_text(field, text);
        }
    }

    /// Where the action came from: an address or a host's name.
    pub(crate) fn source(&mut self, address: &str) {
        self.endpoint(address, ecs::SOURCE_ADDRESS, ecs::SOURCE_IP, ecs::SOURCE_DOMAIN);
    }

    /// Where the action went.
    pub(crate) fn destination(&mut self, address: &str) {
        self.endpoint(address, ecs::DESTINATION_ADDRESS, ecs::DESTINATION_IP, ecs::DESTINATION_DOMAIN);
    }

    fn endpoint(&mut self, address: &str, whole: FieldId, ip: FieldId, domain: FieldId) {
        if address.is_empty() || address == "-" {
            return;
        }
        let value = self.event.value_of(address);
        self.event.put(whole, value);
        // An IPv4 address seen through an IPv6 socket is the same address (RFC 4291, section 2.5.5.2).
        let mapped = address.strip_prefix("::ffff:").or_else(|| address.strip_prefix("::FFFF:"));
        let plain = mapped.filter(|mapped| is_ipv4(mapped.as_bytes())).unwrap_or(address);
        if is_ip(plain) {
            let value = self.event.value_of(plain);
            self.event.put(ip, value);
            self.event.add_text(ecs::RELATED_IP, plain);
        } else {
            self.event.put(domain, value);
            self.event.add_text(ecs::RELATED_HOSTS, address);
        }
    }

    /// A port, as text of digits; anything else is no port.
    pub(crate) fn port(&mut self, field: FieldId, port: &str) {
        if let Some(port) = scan::number(port).filter(|port| *port <= i64::from(u16::MAX)) {
            self.event.put_integer(field, port);
        }
    }

    /// Who acted, or tried to.
    pub(crate) fn user(&mut self, name: &str) {
        self.account(ecs::USER_NAME, name);
    }

    /// As whom they acted.
    pub(crate) fn effective_user(&mut self, name: &str) {
        self.account(ecs::USER_EFFECTIVE_NAME, name);
    }

    /// Whose account was acted on.
    pub(crate) fn target_user(&mut self, name: &str) {
        self.account(ecs::USER_TARGET_NAME, name);
    }

    fn account(&mut self, field: FieldId, name: &str) {
        if !name.is_empty() {
            let value = self.event.value_of(name);
            self.event.put(field, value);
            self.event.add_text(ecs::RELATED_USER, name);
        }
    }
}

/// Whether text is an IPv4 or IPv6 address, as the standard library's `IpAddr` reads them.
pub(crate) fn is_ip(text: &str) -> bool {
    match is_ipv4(text.as_bytes()) {
        true => true,
        // Every IPv6 address has a colon near its start: four digits at most stand before the first.
        false => text.as_bytes().iter().take(5).any(|byte| *byte == b':') && text.parse::<Ipv6Addr>().is_ok(),
    }
}

/// Four numbers up to 255 without leading zeros. Addresses are the commonest values that are looked into,
/// and this takes a third of the time that parsing one does.
fn is_ipv4(bytes: &[u8]) -> bool {
    let (mut number, mut digits, mut dots) = (0_u16, 0, 0);
    for byte in bytes {
        match byte {
            b'0'..=b'9' if digits < 3 && !(digits > 0 && number == 0) => {
                number = number * 10 + u16::from(byte - b'0');
                digits += 1;
            }
            b'.' if digits > 0 && number <= 255 && dots < 3 => {
                (number, digits) = (0, 0);
                dots += 1;
            }
            _ => return false,
        }
    }
    dots == 3 && digits > 0 && number <= 255
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses() {
        for text in
            ["0.0.0.0", "255.255.255.255", "10.0.0.1", "::", "::1", "fe80::1", "::ffff:1.2.3.4", "1234:5::"]
        {
            assert!(is_ip(text), "{text}");
        }
        for text in [
            "",
            ".",
            "1.2.3",
            "1.2.3.4.",
            "1.2.3.4.5",
            "256.1.1.1",
            "01.2.3.4",
            "00.0.0.0",
            "1..2.3",
            "a.b.c.d",
            ":",
            "fe80::1%eth0",
        ] {
            assert!(!is_ip(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn as_the_standard_library_says(text in "([0-9]{0,4}\\.){2,4}[0-9]{0,4}|[0-9a-f:.]{0,20}|([0-9a-f]{0,5}:){1,8}[0-9a-f.]{0,9}") {
            prop_assert_eq!(is_ip(&text), text.parse::<IpAddr>().is_ok());
        }
    }
}
