//! States know what their plugin could see: one that was made in clear is not handed to an instance that must
//! see pseudonyms, which would find clear values in it and show them; nor the other way round, where nothing
//! in it would fit the values that come.

use bartizan_detect::access::FieldAccess;

/// Bytes in front of a state whose plugin did not see everything in clear; the digest of what it saw follows.
const MARK: &[u8] = b"\0bartizan:access\0";

/// What states of a plugin begin with; none where it sees everything in clear.
pub(crate) struct Seal(Option<Vec<u8>>);

impl Seal {
    pub(crate) fn of(access: &FieldAccess) -> Seal {
        Seal(access.digest().map(|digest| [MARK, digest.as_bytes()].concat()))
    }

    /// A plugin's state as the host keeps it.
    pub(crate) fn close(&self, state: Vec<u8>) -> Vec<u8> {
        match &self.0 {
            Some(seal) => [seal.as_slice(), &state].concat(),
            None => state,
        }
    }

    /// A state as the plugin wrote it; the reason, where it could see other things then.
    pub(crate) fn open<'a>(&self, state: &'a [u8]) -> Result<&'a [u8], &'static str> {
        let opened = match &self.0 {
            Some(seal) => state.strip_prefix(seal.as_slice()),
            None => (!state.starts_with(MARK)).then_some(state),
        };
        opened.ok_or("it was made when other fields were granted or masked, so the plugin begins without one")
    }
}

#[cfg(test)]
mod tests {
    use bartizan_model::FieldPatterns;

    use super::*;

    #[test]
    fn a_state_opens_only_where_the_same_can_be_seen() {
        let masked = |field: &str| {
            let masked = FieldPatterns::parse(&[field]).unwrap().into();
            Seal::of(&FieldAccess { masked, ..FieldAccess::default() })
        };
        let (open, user, host) =
            (Seal::of(&FieldAccess::default()), masked("user.name"), masked("host.name"));
        for seal in [&open, &user, &host] {
            for other in [&open, &user, &host] {
                let state = seal.close(b"state".to_vec());
                assert_eq!(other.open(&state).ok(), std::ptr::eq(seal, other).then_some(&b"state"[..]));
            }
        }
    }
}
