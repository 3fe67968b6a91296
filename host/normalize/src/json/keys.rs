//! The keys that parsers know beforehand, as small numbers: a key is compared once, when it is read, and from
//! then on is a number.

/// A key's number: [`KeyId::UNKNOWN`] for those that nobody has named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct KeyId(u16);

impl KeyId {
    pub(crate) const UNKNOWN: KeyId = KeyId(0);

    /// Position in tables that are indexed by key.
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A fixed set of keys: a hash table that is asked for a key's length and its first and last eight bytes, and
/// so needs no pass over it.
#[derive(Debug)]
pub(crate) struct Keys {
    /// By number; the first is none.
    names: Vec<&'static str>,
    /// A power of two of places, at most half of them taken.
    places: Vec<Place>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Place {
    first: u64,
    last: u64,
    length: usize,
    id: KeyId,
}

impl Keys {
    /// The set of some names, of which one may come twice.
    pub(crate) fn new(names: impl IntoIterator<Item = &'static str>) -> Keys {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        names.dedup();
        names.insert(0, "");
        let mut keys = Keys { places: vec![Place::default(); (2 * names.len()).next_power_of_two()], names };
        for (id, name) in (0..).zip(keys.names.clone()).skip(1) {
            keys.insert(Place { id: KeyId(id), ..place(name.as_bytes(), 0, name.len()) });
        }
        keys
    }

    /// How many numbers there are, [`KeyId::UNKNOWN`] included.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of the key that stands between two places of a line.
    #[inline]
    pub(crate) fn find(&self, line: &[u8], start: usize, end: usize) -> KeyId {
        let asked = place(line, start, end);
        let mut at = self.home(asked);
        loop {
            let Some(found) = self.places.get(at) else { return KeyId::UNKNOWN };
            if found.id == KeyId::UNKNOWN {
                return KeyId::UNKNOWN;
            }
            let is_alike =
                found.first == asked.first && found.last == asked.last && found.length == asked.length;
            if is_alike && (asked.length <= 16 || self.is_named(found.id, line.get(start..end))) {
                return found.id;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The number of a key that stands by itself.
    pub(crate) fn find_name(&self, key: &str) -> KeyId {
        self.find(key.as_bytes(), 0, key.len())
    }

    /// Sixteen bytes, which were compared before, are all of most keys.
    fn is_named(&self, id: KeyId, key: Option<&[u8]>) -> bool {
        self.names.get(id.index()).map(|name| name.as_bytes()) == key
    }

    fn insert(&mut self, place: Place) {
        let mut at = self.home(place);
        while self.places.get(at).is_some_and(|taken| taken.id != KeyId::UNKNOWN) {
            at = (at + 1) & (self.places.len() - 1);
        }
        if let Some(free) = self.places.get_mut(at) {
            *free = place;
        }
    }

    #[inline]
    fn home(&self, place: Place) -> usize {
        // 2^64 divided by the golden ratio; the highest bits of a product depend on all of its factor's.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = place.first ^ place.last.rotate_left(29) ^ place.length as u64;
        (mixed.wrapping_mul(SPREAD) >> 32) as usize & (self.places.len() - 1)
    }
}

/// What is compared of a key: its first and its last eight bytes, with zeros for those that it has not, and its
/// length. Where the line leaves room, both are read whole and cut: lengths vary too much to branch on.
#[inline]
fn place(line: &[u8], start: usize, end: usize) -> Place {
    let length = end - start;
    let unused_bits = 64 - 8 * length.min(8) as u32;
    let first = line.get(start..).and_then(|rest| rest.first_chunk());
    let last = line.get(..end).and_then(|before| before.last_chunk());
    let (first, last) = match (first, last) {
        (Some(first), Some(last)) => {
            let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
            (cut_high(first, unused_bits), last.unbounded_shr(unused_bits))
        }
        _ => {
            let key = line.get(start..end).unwrap_or_default();
            let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            let near = key.len().min(8);
            (word(key.get(..near).unwrap_or_default()), word(key.get(key.len() - near..).unwrap_or_default()))
        }
    };
    Place { first, last, length, id: KeyId::UNKNOWN }
}

fn cut_high(word: u64, bits: u32) -> u64 {
    word.unbounded_shl(bits).unbounded_shr(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_have_numbers_and_no_other_has() {
        let known =
            ["a", "b", "abc", "Image", "EventID", "TargetFilename", "ParentCommandLine12345", "Image"];
        let keys = Keys::new(known);
        assert_eq!(keys.len(), 8);
        let ids: Vec<_> = known[..7].iter().map(|name| keys.find_name(name)).collect();
        assert!(ids.iter().all(|id| *id != KeyId::UNKNOWN));
        assert!((1..7).all(|at| !ids[..at].contains(&ids[at])));
        for other in ["", "c", "ab", "abcd", "image", "EventId", "TargetFilenames", "ParentComm__dLine12345"]
        {
            assert_eq!(keys.find_name(other), KeyId::UNKNOWN, "{other}");
        }
        // Whatever stands around it.
        for (key, id) in known.iter().zip(ids) {
            for (front, back) in [("", "\":1"), ("{\"", ""), ("{\"Some\":1,\"", "\":\"some text\"}")] {
                let line = format!("{front}{key}{back}");
                assert_eq!(keys.find(line.as_bytes(), front.len(), front.len() + key.len()), id, "{line}");
            }
        }
    }

    #[test]
    fn no_keys_are_a_set_too() {
        assert_eq!(Keys::new([]).find_name("a"), KeyId::UNKNOWN);
        assert_eq!(Keys::new([]).find_name(""), KeyId::UNKNOWN);
    }
}
