//! Values of rules to tests of events' values, by what their key's modifiers say.
//! Must not know: selections, conditions.

use std::borrow::Cow;
use std::net::IpAddr;

use super::diagnostic::{Fault, Place, Report};
use super::encode::{base64, base64_anywhere, wide};
use super::fields::Fields;
use super::model::{Cidr, Number, Piece, RefShape, Test, Text, TimePart};
use super::modifier::{Key, Kind, Transform};
use super::placeholder::Placeholders;
use super::yaml::{Node, Value};
use super::{number, pattern, pcre};

/// Longest value, in bytes.
const MAX_VALUE_BYTES: usize = 65_536;

/// What values are read with.
pub struct Reading<'a, 'r, 'p> {
    /// Names of fields.
    pub fields: &'a mut Fields,
    /// Where doubts go.
    pub report: &'a mut Report<'r>,
    /// What `expand` puts in.
    pub placeholders: &'p Placeholders,
}

/// The tests that one value becomes, of which one must hold. Never empty.
///
/// # Errors
/// Why the value does not go with its key.
pub fn tests(key: &Key<'_>, node: &Node<'_>, reading: &mut Reading<'_, '_, '_>) -> Result<Vec<Test>, Fault> {
    let Value::Scalar { text, plain } = &node.value else {
        let message = format!("a value is {}; values are texts, numbers, booleans or null", node.kind());
        return Err(Fault::new(node.place, "value-type", message));
    };
    if text.len() > MAX_VALUE_BYTES {
        let message = format!("a value is longer than {MAX_VALUE_BYTES} bytes");
        return Err(Fault::new(node.place, "value-limit", message));
    }
    if node.is_null() {
        return null(key, node.place);
    }
    if key.kind == Kind::Exists {
        return exists(node, text);
    }
    if key.kind == Kind::Plain
        && key.transforms.is_empty()
        && !key.field.is_empty()
        && let Some(test) = unquoted(node, text, *plain, reading)
    {
        return Ok(vec![test]);
    }
    let mut tests = Vec::new();
    for text in sources(key, text, node.place, reading)? {
        of_text(key, &text, node.place, reading, &mut tests)?;
    }
    Ok(tests)
}

fn null(key: &Key<'_>, place: Place) -> Result<Vec<Test>, Fault> {
    if key.kind == Kind::Plain && key.transforms.is_empty() && !key.field.is_empty() {
        return Ok(vec![Test::Null]);
    }
    let message = "nothing stands here; `null` goes with a field without modifiers, an empty text is `''`";
    Err(Fault::new(place, "value-type", message))
}

fn exists(node: &Node<'_>, text: &str) -> Result<Vec<Test>, Fault> {
    let wanted = match text {
        _ if node.boolean().is_some() => node.boolean(),
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    };
    let message = || format!("`exists` wants true or false, not `{text}`");
    wanted
        .map(|wanted| vec![Test::Exists(wanted)])
        .ok_or_else(|| Fault::new(node.place, "value-type", message()))
}

/// A number or boolean, which YAML tells by the lack of quotes.
fn unquoted(node: &Node<'_>, text: &str, plain: bool, reading: &mut Reading<'_, '_, '_>) -> Option<Test> {
    if !plain {
        return None;
    }
    if let Some(boolean) = node.boolean() {
        return Some(Test::Bool(boolean));
    }
    let number = number::parse_yaml(text)?;
    if number.text != *text {
        let message = format!(
            "without quotes, `{text}` is the number {}; if the text is meant, write '{text}'",
            number.text
        );
        reading.report.warn(node.place, "unquoted-number", message);
    }
    Some(Test::Number(number))
}

/// The texts that a value stands for: itself, unless it has placeholders.
fn sources<'t>(
    key: &Key<'_>,
    text: &'t str,
    place: Place,
    reading: &mut Reading<'_, '_, '_>,
) -> Result<Vec<Cow<'t, str>>, Fault> {
    if !key.expand {
        return Ok(vec![Cow::Borrowed(text)]);
    }
    let expanded = reading.placeholders.expand(text);
    let expanded = expanded.map_err(|message| Fault::new(place, "unresolved-placeholder", message))?;
    Ok(expanded.into_iter().map(Cow::Owned).collect())
}

fn of_text(
    key: &Key<'_>,
    text: &str,
    place: Place,
    reading: &mut Reading<'_, '_, '_>,
    tests: &mut Vec<Test>,
) -> Result<(), Fault> {
    let test = match key.kind {
        Kind::Plain | Kind::Exists => return plain(key, text, place, reading, tests),
        Kind::Regex(flags) => {
            let regex = pcre::translate(text, flags);
            Test::Regex(
                regex.map_err(|message| Fault::new(place, "regex", hint_at_wildcards(text, message)))?,
            )
        }
        Kind::Cidr => Test::Cidr(cidr(text, place, reading)?),
        Kind::FieldRef => {
            let shape = reference_shape(&key.transforms);
            Test::FieldRef { field: reading.fields.index(text), shape, cased: key.cased }
        }
        Kind::Compare(op) => Test::Compare { op, number: decimal(text, place)? },
        Kind::Time(part, op) => Test::Time { part, op, number: time_number(part, text, place)? },
    };
    tests.push(test);
    Ok(())
}

fn hint_at_wildcards(text: &str, message: String) -> String {
    if text.starts_with('*') {
        return format!("{message}; a wildcard is `.*` in an expression, and none is needed at either end");
    }
    message
}

fn plain(
    key: &Key<'_>,
    text: &str,
    place: Place,
    reading: &mut Reading<'_, '_, '_>,
    tests: &mut Vec<Test>,
) -> Result<(), Fault> {
    if key.transforms.is_empty() && !key.field.is_empty() && text.trim() != text && !text.trim().is_empty() {
        reading.report.warn(
            place,
            "padded-value",
            "the whole value is compared, spaces at its ends too; drop them, or write `contains`",
        );
    }
    for mut pieces in transformed(&key.transforms, text, place, reading)? {
        if key.field.is_empty() {
            pieces = pattern::open(pieces, true, true);
        }
        if pieces == [Piece::Many] && !text.contains('*') {
            let message = "an empty text is in every value; write the text, or `exists: true`";
            reading.report.warn(place, "empty-value", message);
        }
        tests.push(match pattern::shape(pieces) {
            Some(shape) => Test::Text(Text { shape, cased: key.cased }),
            None => Test::Empty,
        });
    }
    Ok(())
}

/// What text is on its way through the transforms.
enum Draft {
    Pieces(Vec<Piece>),
    Bytes(Vec<u8>),
}

fn transformed(
    transforms: &[Transform],
    text: &str,
    place: Place,
    reading: &mut Reading<'_, '_, '_>,
) -> Result<Vec<Vec<Piece>>, Fault> {
    let mut drafts = vec![Draft::Pieces(pattern::parse(text))];
    for (index, transform) in transforms.iter().enumerate() {
        let mut next = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let step = apply(*transform, draft, &mut next);
            step.map_err(|message| Fault::new(place, "value-encoding", message))?;
        }
        drafts = next;
        if *transform == Transform::Base64Anywhere && index + 1 == transforms.len() {
            let message = "`base64offset` gives parts of a longer value; write `base64offset|contains`";
            reading.report.warn(place, "base64offset-without-contains", message);
        }
    }
    if drafts.is_empty() {
        let message = "the value is too short for `base64offset`: nothing of it is always the same";
        return Err(Fault::new(place, "value-encoding", message));
    }
    let pieces = drafts.into_iter().map(readable).collect::<Result<Vec<_>, _>>();
    pieces.map_err(|message| Fault::new(place, "value-encoding", message))
}

fn apply(transform: Transform, draft: Draft, next: &mut Vec<Draft>) -> Result<(), String> {
    match transform {
        Transform::Open { before, behind } => {
            next.push(Draft::Pieces(pattern::open(readable(draft)?, before, behind)));
        }
        Transform::Dashes => {
            next.extend(pattern::dash_variants(readable(draft)?).into_iter().map(Draft::Pieces))
        }
        Transform::Wide(encoding) => match draft {
            Draft::Pieces(pieces) => next.push(Draft::Bytes(wide(&literal(pieces)?, encoding))),
            Draft::Bytes(_) => return Err("the value is encoded in UTF-16 twice; drop one".to_owned()),
        },
        Transform::Base64 => next.push(encoded(base64(&bytes(draft)?))),
        Transform::Base64Anywhere => {
            let texts = base64_anywhere(&bytes(draft)?).into_iter().filter(|text| !text.is_empty());
            next.extend(texts.map(encoded));
        }
    }
    Ok(())
}

fn encoded(text: String) -> Draft {
    Draft::Pieces(vec![Piece::Literal(text)])
}

fn bytes(draft: Draft) -> Result<Vec<u8>, String> {
    match draft {
        Draft::Bytes(bytes) => Ok(bytes),
        Draft::Pieces(pieces) => Ok(literal(pieces)?.into_bytes()),
    }
}

fn literal(mut pieces: Vec<Piece>) -> Result<String, String> {
    match pieces.as_mut_slice() {
        [] => Ok(String::new()),
        [Piece::Literal(text)] => Ok(std::mem::take(text)),
        _ => Err("wildcards cannot be encoded; escape them with a backslash, or drop them".to_owned()),
    }
}

/// Encoded bytes as text, where events can have such a text.
fn readable(draft: Draft) -> Result<Vec<Piece>, String> {
    match draft {
        Draft::Pieces(pieces) => Ok(pieces),
        Draft::Bytes(bytes) => match String::from_utf8(bytes) {
            Ok(text) if text.is_empty() => Ok(Vec::new()),
            Ok(text) => Ok(vec![Piece::Literal(text)]),
            Err(_) => {
                Err("in UTF-16 the value is no text that an event can have; put `base64` or `base64offset` behind"
                    .to_owned())
            }
        },
    }
}

fn reference_shape(transforms: &[Transform]) -> RefShape {
    match transforms.first() {
        Some(Transform::Open { before: true, behind: true }) => RefShape::Contains,
        Some(Transform::Open { before: true, .. }) => RefShape::EndsWith,
        Some(Transform::Open { .. }) => RefShape::StartsWith,
        _ => RefShape::Equals,
    }
}

fn decimal(text: &str, place: Place) -> Result<Number, Fault> {
    number::parse_yaml(text).ok_or_else(|| {
        Fault::new(place, "value-type", format!("`{text}` is not a number, which this modifier wants"))
    })
}

fn time_number(part: TimePart, text: &str, place: Place) -> Result<i64, Fault> {
    let range = match part {
        TimePart::Minute => 0..=59,
        TimePart::Hour => 0..=23,
        TimePart::Day => 1..=31,
        TimePart::Week => 1..=53,
        TimePart::Month => 1..=12,
        TimePart::Year => 0..=9999,
    };
    let number = text.parse::<i64>().ok().filter(|number| range.contains(number));
    let message = || {
        format!(
            "`{text}` is not a whole number from {} to {}, as this modifier wants",
            range.start(),
            range.end()
        )
    };
    number.ok_or_else(|| Fault::new(place, "value-type", message()))
}

/// RFC 4632 and RFC 4291, section 2.3. An address alone is a network of one.
fn cidr(text: &str, place: Place, reading: &mut Reading<'_, '_, '_>) -> Result<Cidr, Fault> {
    let fault = || {
        let message = format!("`{text}` is not a network; write it like 10.0.0.0/8 or fe80::/10");
        Fault::new(place, "value-type", message)
    };
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix.parse::<u8>().map_err(|_| fault())?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().map_err(|_| fault())?;
    let prefix = prefix.unwrap_or_else(|| Cidr::width(address));
    let network = Cidr::new(address, prefix).ok_or_else(fault)?;
    if network.address != address {
        let message = format!(
            "`{text}` has bits set behind its prefix; {}/{prefix} is meant, or another length",
            network.address
        );
        reading.report.warn(place, "cidr-host-bits", message);
    }
    Ok(network)
}

impl Cidr {
    /// The network of an address: `None` if the prefix is longer than the address.
    pub fn new(address: IpAddr, prefix: u8) -> Option<Self> {
        if prefix > Self::width(address) {
            return None;
        }
        let address = match address {
            IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() & mask32(prefix)).into()),
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & mask128(prefix)).into()),
        };
        Some(Self { address, prefix })
    }

    fn width(address: IpAddr) -> u8 {
        if address.is_ipv4() { 32 } else { 128 }
    }

    /// Whether an address is in the network. An IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) is what it
    /// is to networks of IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(network), IpAddr::V4(v4)) => v4.to_bits() & mask32(self.prefix) == network.to_bits(),
            (IpAddr::V6(network), IpAddr::V6(v6)) => v6.to_bits() & mask128(self.prefix) == network.to_bits(),
            (IpAddr::V4(_), IpAddr::V6(v6)) => {
                v6.to_ipv4_mapped().is_some_and(|v4| self.contains(IpAddr::V4(v4)))
            }
            (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

fn mask32(prefix: u8) -> u32 {
    u32::MAX.checked_shl(32u32.saturating_sub(u32::from(prefix))).unwrap_or(0)
}

fn mask128(prefix: u8) -> u128 {
    u128::MAX.checked_shl(128u32.saturating_sub(u32::from(prefix))).unwrap_or(0)
}
