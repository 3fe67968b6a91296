//! Entities: the accounts, addresses, hosts and files that findings share, told from observables.
//!
//! Values are compared within a kind, without regard to case: `source.ip` of one finding is `client.ip` of
//! another. Across kinds nothing is compared: a user named like a host is no host.

use std::net::IpAddr;

use bartizan_model::Observable;

/// Most entities of one kind and finding that are used for joining; a finding may show more. By kind, so that
/// a hundred sprayed accounts do not crowd out the one address that sprays them.
pub const MAX_ENTITIES_PER_KIND: usize = 16;
/// Longest value that joins, in bytes. Longer ones are no names of anything.
pub const MAX_ENTITY_BYTES: usize = 256;

/// A kind of entity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Kind {
    /// Such as `account`.
    pub name: String,
    /// What sharing one adds.
    pub strength: u32,
    /// Whether meeting many of these makes an entity common.
    pub crowd: bool,
    /// The ECS fields that hold one.
    pub fields: Vec<String>,
    /// Values that say nothing.
    pub never: Vec<Pattern>,
}

/// A value, or some values, that never join. Text is in lower case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Pattern {
    Exact(String),
    Prefix(String),
    Suffix(String),
    /// A range of addresses: network and number of leading bits.
    Range(IpAddr, u8),
}

impl Pattern {
    /// Reads a pattern; an error is the fix.
    pub(crate) fn parse(text: &str) -> Result<Pattern, &'static str> {
        let text = text.to_lowercase();
        if let Some((network, bits)) = text.split_once('/')
            && let Ok(network) = network.parse::<IpAddr>()
        {
            let most = if network.is_ipv4() { 32 } else { 128 };
            return match bits.parse() {
                Ok(bits) if bits <= most => Ok(Pattern::Range(network, bits)),
                _ => Err("write a range of addresses such as \"10.0.0.0/8\" or \"fe80::/10\""),
            };
        }
        let inner = text.trim_matches('*');
        match (text.starts_with('*'), text.ends_with('*'), inner) {
            (_, _, "") => Err("write a value; an empty one, or * alone, would match everything"),
            (_, _, inner) if inner.contains('*') => Err("write one * only, at the start or the end"),
            (true, true, _) => Err("write one * only, at the start or the end"),
            (true, false, inner) => Ok(Pattern::Suffix(inner.into())),
            (false, true, inner) => Ok(Pattern::Prefix(inner.into())),
            (false, false, inner) => Ok(Pattern::Exact(inner.into())),
        }
    }

    /// Whether a value in lower case is meant.
    fn covers(&self, value: &str) -> bool {
        match self {
            Pattern::Exact(text) => value == text,
            Pattern::Prefix(text) => value.starts_with(text.as_str()),
            Pattern::Suffix(text) => value.ends_with(text.as_str()),
            Pattern::Range(network, bits) => {
                value.parse().is_ok_and(|address| in_range(*network, *bits, address))
            }
        }
    }
}

fn in_range(network: IpAddr, bits: u8, address: IpAddr) -> bool {
    // An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is that IPv4 address.
    let (network, address, width) = match (network, address.to_canonical()) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            (network.to_bits().into(), address.to_bits().into(), 32)
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => (network.to_bits(), address.to_bits(), 128),
        _ => return false,
    };
    let differing: u128 = network ^ address;
    differing.checked_shr(width - u32::from(bits)).unwrap_or(0) == 0
}

/// One entity: the place of its kind in the policy, and its value in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Entity {
    pub kind: u8,
    pub value: Box<str>,
}

/// The entities among a finding's observables, in order and each once, and how many were left out for
/// [`MAX_ENTITIES_PER_KIND`].
pub(crate) fn entities(kinds: &[Kind], observables: &[Observable]) -> (Vec<Entity>, usize) {
    let mut found: Vec<Entity> = Vec::new();
    for observable in observables {
        let place = kinds.iter().zip(0_u8..).find(|(kind, _)| kind.fields.contains(&observable.field));
        let Some((kind, place)) = place else { continue };
        if observable.value.len() > MAX_ENTITY_BYTES {
            continue;
        }
        let value = observable.value.trim().to_lowercase();
        if matches!(value.as_str(), "" | "-" | "?") || kind.never.iter().any(|never| never.covers(&value)) {
            continue;
        }
        found.push(Entity { kind: place, value: value.into() });
    }
    // Sorted, so that the order in which a rule lists its observables changes nothing.
    found.sort_unstable();
    found.dedup();
    let all = found.len();
    let mut of_kind = (0, 0);
    found.retain(|entity| {
        of_kind = if of_kind.0 == entity.kind { (entity.kind, of_kind.1 + 1) } else { (entity.kind, 1) };
        of_kind.1 <= MAX_ENTITIES_PER_KIND
    });
    let left_out = all - found.len();
    (found, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(pattern: &str, value: &str) -> bool {
        Pattern::parse(pattern).unwrap().covers(value)
    }

    #[test]
    fn patterns_cover_what_they_say() {
        assert!(covers("Root", "root") && !covers("root", "rooty"));
        assert!(covers("*$", "web1$") && !covers("*$", "$web1"));
        assert!(covers("svc-*", "svc-backup"));
        assert!(covers("10.0.0.0/8", "10.255.1.2") && !covers("10.0.0.0/8", "11.0.0.0"));
        assert!(covers("10.0.0.0/8", "::ffff:10.1.1.1"));
        assert!(covers("0.0.0.0/0", "8.8.8.8") && !covers("0.0.0.0/0", "2001:db8::1"));
        assert!(covers("fe80::/10", "fe80::1") && covers("::1/128", "::1") && !covers("::1/128", "::2"));
        assert!(!covers("10.0.0.0/8", "not an address"));
        assert!(covers("domain/user", "domain/user"));
    }

    #[test]
    fn patterns_that_match_everything_are_refused() {
        for bad in ["", "*", "**", "*a*", "a*b", "10.0.0.0/33", "10.0.0.0/x", "::/129"] {
            assert!(Pattern::parse(bad).is_err(), "{bad:?}");
        }
    }
}
