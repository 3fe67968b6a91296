//! What text looks like once it has been encoded: UTF-16 and Base64 (appendix "Modifiers", section "Encoding").
//! Must not know: rules, wildcards.

use data_encoding::BASE64;

/// A UTF-16 encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wide {
    /// `wide`, `utf16le`
    LittleEndian,
    /// `utf16be`
    BigEndian,
    /// `utf16`: little-endian behind a byte order mark.
    Marked,
}

/// The bytes of a text in UTF-16.
pub fn wide(text: &str, encoding: Wide) -> Vec<u8> {
    let units = text.encode_utf16();
    match encoding {
        Wide::LittleEndian => units.flat_map(u16::to_le_bytes).collect(),
        Wide::BigEndian => units.flat_map(u16::to_be_bytes).collect(),
        Wide::Marked => [0xff, 0xfe].into_iter().chain(units.flat_map(u16::to_le_bytes)).collect(),
    }
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// What is always the same of a value's Base64 text when it stands anywhere in a longer value: one text for each
/// of the three places that it may have in a group of three bytes. Characters that also depend on the bytes
/// before or behind the value are cut off. A text may be empty if the value is too short.
pub fn base64_anywhere(bytes: &[u8]) -> [String; 3] {
    [0, 1, 2].map(|shift| {
        let padded: Vec<u8> = std::iter::repeat_n(b' ', shift).chain(bytes.iter().copied()).collect();
        let encoded = BASE64.encode(&padded);
        // A byte before the value takes 8 of the first 6-bit groups' bits; so 2 or 3 characters depend on them.
        let start = [0, 2, 3].get(shift).copied().unwrap_or(0);
        // Padding, and the one character in front of it whose low bits are the next byte's.
        let tail = match padded.len() % 3 {
            0 => 0,
            1 => 3,
            _ => 2,
        };
        let end = encoded.len().saturating_sub(tail);
        encoded.get(start..end).unwrap_or_default().to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_as_the_appendix_shows_it() {
        assert_eq!(wide("cmd", Wide::LittleEndian), [0x63, 0, 0x6d, 0, 0x64, 0]);
        assert_eq!(wide("cmd", Wide::BigEndian), [0, 0x63, 0, 0x6d, 0, 0x64]);
        assert_eq!(wide("cmd", Wide::Marked), [0xff, 0xfe, 0x63, 0, 0x6d, 0, 0x64, 0]);
        assert_eq!(wide("😀", Wide::LittleEndian), [0x3d, 0xd8, 0x00, 0xde]);
    }

    #[test]
    fn one_of_the_three_texts_is_in_the_encoding_of_any_value_around() {
        let variants = base64_anywhere(b"http://");
        for before in 0..7 {
            for behind in 0..7 {
                let value = [vec![0xa5; before], b"http://".to_vec(), vec![0x5a; behind]].concat();
                let encoded = base64(&value);
                assert!(
                    encoded.contains(&variants[before % 3]),
                    "{before} before, {behind} behind: {encoded}"
                );
            }
        }
    }

    #[test]
    fn the_three_texts_are_as_long_as_can_be() {
        // Known from SigmaHQ's rules about encoded commands.
        assert_eq!(base64_anywhere(b"/bin/bash"), ["L2Jpbi9iYXNo", "9iaW4vYmFza", "vYmluL2Jhc2"]);
    }

    #[test]
    fn too_short_a_value_leaves_nothing() {
        assert_eq!(base64_anywhere(b""), ["", "", ""]);
        assert_eq!(base64_anywhere(b"a")[1], "");
    }
}
