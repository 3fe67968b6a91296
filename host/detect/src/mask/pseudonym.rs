//! Pseudonyms: a value, encrypted under the deployment's key, as a word that plugins can carry around.
//!
//! AES-SIV (RFC 5297) is deterministic and authenticated: equal values have equal pseudonyms, in every
//! field, epoch and run, no table is needed to turn one back, and nobody without the key can make one. The
//! form is `masked-`, one base32 character for the number of 16-byte blocks, and base32 (RFC 4648, lower
//! case, no padding) of tag and ciphertext. It survives a change of case, and says where it ends, so that
//! it can be found in the middle of a text. Values are padded to whole blocks: a pseudonym tells no more of
//! a value's length than that.
//!
//! What a pseudonym cannot hide is that two values are equal, and how often a value occurs.

use std::fmt;

use aes_siv::{KeyInit as _, siv::Aes128Siv};
use data_encoding::BASE32_NOPAD_NOCASE as BASE32;

use crate::dictionary::DeploymentKey;

/// What every pseudonym begins with.
pub const PREFIX: &str = "masked-";
/// What the pseudonym of a value begins with that is longer than [`MAX_REVERSIBLE_BYTES`]: a keyed hash,
/// which cannot be turned back.
pub const LONG_PREFIX: &str = "masked-long-";
/// Longest value, in bytes, whose pseudonym can be turned back.
pub const MAX_REVERSIBLE_BYTES: usize = MAX_BLOCKS * BLOCK_BYTES - LENGTH_BYTES;

const BLOCK_BYTES: usize = 16;
/// As many as one base32 character can name.
const MAX_BLOCKS: usize = 32;
/// In front of the padded value: its length in bytes.
const LENGTH_BYTES: usize = 2;
const TAG_BYTES: usize = 16;
/// Bytes of the hash of a long value.
const HASH_BYTES: usize = 16;
const ALPHABET: &[u8; MAX_BLOCKS] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Contexts of the keys that are derived from the deployment's (BLAKE3, `derive_key`).
const VALUE_CONTEXT: &str = "bartizan 2026-11 masked values: AES-SIV";
const LONG_CONTEXT: &str = "bartizan 2026-11 masked values: hash of long ones";

/// Makes pseudonyms and turns them back.
#[derive(Clone, Copy)]
pub struct Pseudonyms {
    value_key: [u8; 32],
    long_key: [u8; 32],
}

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonyms(…)")
    }
}

impl Pseudonyms {
    /// Those of a deployment.
    pub fn new(key: &DeploymentKey) -> Pseudonyms {
        Pseudonyms {
            value_key: blake3::derive_key(VALUE_CONTEXT, &key.0),
            long_key: blake3::derive_key(LONG_CONTEXT, &key.0),
        }
    }

    /// The pseudonym of a value.
    pub fn of(&self, value: &str) -> String {
        let sealed = (value.len() <= MAX_REVERSIBLE_BYTES).then(|| self.seal(value)).flatten();
        sealed.unwrap_or_else(|| {
            let hash = blake3::keyed_hash(&self.long_key, value.as_bytes());
            let hash = hash.as_bytes().get(..HASH_BYTES).unwrap_or_default();
            format!("{LONG_PREFIX}{}", BASE32.encode(hash).to_ascii_lowercase())
        })
    }

    /// The value behind a pseudonym, in whatever case it is written; none where the text is no pseudonym of
    /// this deployment, or one that cannot be turned back.
    pub fn value_of(&self, pseudonym: &str) -> Option<String> {
        let (value, len) = self.open_at(pseudonym)?;
        (len == pseudonym.len()).then_some(value)
    }

    /// A text with every pseudonym in it turned back. What was turned back is not looked at again: a value
    /// that itself looks like a pseudonym stays as it is.
    pub fn reveal(&self, text: &str) -> String {
        let mut revealed = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = position_of_prefix(rest) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            revealed.push_str(before);
            match self.open_at(from) {
                Some((value, len)) => {
                    revealed.push_str(&value);
                    rest = from.get(len..).unwrap_or_default();
                }
                None => {
                    revealed.push_str(from.get(..PREFIX.len()).unwrap_or_default());
                    rest = from.get(PREFIX.len()..).unwrap_or_default();
                }
            }
        }
        revealed.push_str(rest);
        revealed
    }

    fn seal(&self, value: &str) -> Option<String> {
        let blocks = (LENGTH_BYTES + value.len()).div_ceil(BLOCK_BYTES);
        let mut plain = Vec::with_capacity(blocks * BLOCK_BYTES);
        plain.extend_from_slice(&u16::try_from(value.len()).ok()?.to_le_bytes());
        plain.extend_from_slice(value.as_bytes());
        plain.resize(blocks * BLOCK_BYTES, 0);
        let sealed = self.cipher().encrypt([&[] as &[u8]; 0], &plain).ok()?;
        let mark = char::from(*ALPHABET.get(blocks - 1)?);
        Some(format!("{PREFIX}{mark}{}", BASE32.encode(&sealed).to_ascii_lowercase()))
    }

    /// The value behind the pseudonym that a text begins with, and the pseudonym's length in bytes.
    fn open_at(&self, text: &str) -> Option<(String, usize)> {
        let bytes = text.as_bytes();
        bytes.get(..PREFIX.len()).filter(|prefix| prefix.eq_ignore_ascii_case(PREFIX.as_bytes()))?;
        let mark = bytes.get(PREFIX.len())?.to_ascii_lowercase();
        let blocks = ALPHABET.iter().position(|letter| *letter == mark)? + 1;
        let start = PREFIX.len() + 1;
        let end = start + ((TAG_BYTES + blocks * BLOCK_BYTES) * 8).div_ceil(5);
        let sealed = BASE32.decode(bytes.get(start..end)?).ok()?;
        let plain = self.cipher().decrypt([&[] as &[u8]; 0], &sealed).ok()?;
        let (length, value) = plain.split_at_checked(LENGTH_BYTES)?;
        let length = u16::from_le_bytes(length.try_into().ok()?);
        let value = value.get(..usize::from(length))?;
        Some((String::from_utf8(value.to_vec()).ok()?, end))
    }

    fn cipher(&self) -> Aes128Siv {
        Aes128Siv::new(&self.value_key.into())
    }
}

/// Where the first prefix begins, in either case.
fn position_of_prefix(text: &str) -> Option<usize> {
    let found = |window: &[u8]| window.eq_ignore_ascii_case(PREFIX.as_bytes());
    text.as_bytes().windows(PREFIX.len()).position(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pseudonyms() -> Pseudonyms {
        Pseudonyms::new(&DeploymentKey([7; 16]))
    }

    proptest! {
        #[test]
        fn every_value_comes_back(value in any::<String>(), upper in any::<bool>(), around in "[a-z2-7 =]{0,9}") {
            prop_assume!(value.len() <= MAX_REVERSIBLE_BYTES);
            let pseudonyms = pseudonyms();
            let pseudonym = pseudonyms.of(&value);
            prop_assert_eq!(&pseudonym, &pseudonyms.of(&value));
            let carried = if upper { pseudonym.to_uppercase() } else { pseudonym.clone() };
            prop_assert_eq!(pseudonyms.value_of(&carried), Some(value.clone()));
            // Nothing around it confuses where it begins and ends, not even another.
            prop_assert_eq!(
                pseudonyms.reveal(&format!("{around}{carried}{pseudonym}{around}")),
                format!("{around}{value}{value}{around}")
            );
        }

        #[test]
        fn any_text_can_be_asked_about(text in any::<String>(), tail in "[a-z2-7]{0,80}") {
            prop_assert_eq!(pseudonyms().reveal(&text), text.clone());
            let forged = format!("{text}{PREFIX}{tail}");
            prop_assert_eq!(pseudonyms().reveal(&forged), forged);
        }

        #[test]
        fn different_values_have_different_pseudonyms(one in ".{0,600}", other in ".{0,600}") {
            prop_assert_eq!(one == other, pseudonyms().of(&one) == pseudonyms().of(&other));
        }
    }

    #[test]
    fn the_form_is_fixed() {
        // Findings are kept for years: a change here makes their pseudonyms unreadable.
        expect_test::expect!["masked-a3a4puw3cbwlp5hzfxwprpsxpqdqkf4i2d2yfx6rgimfie5b4gqwa"]
            .assert_eq(&pseudonyms().of("alice"));
        expect_test::expect!["masked-long-blegpyix7sydag6znt3d3dpm5e"]
            .assert_eq(&pseudonyms().of(&"a".repeat(511)));
    }

    #[test]
    fn lengths_tell_blocks_only() {
        let length = |value: &str| pseudonyms().of(value).len();
        assert_eq!(length(""), length("fourteen bytes"));
        assert!(length("fifteen bytes..") > length("fourteen bytes"));
        assert_eq!(length("alice"), 60);
    }

    #[test]
    fn long_values_are_hashed() {
        let longest = "x".repeat(MAX_REVERSIBLE_BYTES);
        assert_eq!(pseudonyms().value_of(&pseudonyms().of(&longest)), Some(longest.clone()));
        let longer = format!("{longest}x");
        let pseudonym = pseudonyms().of(&longer);
        assert!(pseudonym.starts_with(LONG_PREFIX));
        assert_eq!(pseudonyms().value_of(&pseudonym), None);
        assert_eq!(pseudonyms().reveal(&pseudonym), pseudonym);
    }

    #[test]
    fn another_key_turns_nothing_back() {
        let other = Pseudonyms::new(&DeploymentKey([8; 16]));
        let pseudonym = pseudonyms().of("alice");
        assert_ne!(other.of("alice"), pseudonym);
        assert_eq!(other.value_of(&pseudonym), None);
        assert_eq!(pseudonyms().reveal(&pseudonym[..pseudonym.len() - 1]), pseudonym[..pseudonym.len() - 1]);
    }

    #[test]
    fn what_was_turned_back_is_not_turned_back_again() {
        let inner = pseudonyms().of("alice");
        assert_eq!(pseudonyms().reveal(&pseudonyms().of(&inner)), inner);
    }
}
