//! A key and its modifiers: `field|contains|all`.
//!
//! Appendix "Modifiers" of the specification. Which modifiers go together is decided here, once, so that values
//! can be made without further questions.
//! Must not know: values.

use super::diagnostic::{Fault, Place};
use super::encode::Wide;
use super::model::{Compare, TimePart};
use super::pcre::Flags;

/// How many modifiers a key may have.
const MAX_MODIFIERS: usize = 16;

/// What a key says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key<'a> {
    /// The field; empty for keywords.
    pub field: &'a str,
    /// What its values are.
    pub kind: Kind,
    /// What becomes of text, in this order.
    pub transforms: Vec<Transform>,
    /// `all`
    pub all: bool,
    /// `neq`
    pub negated: bool,
    /// `cased`
    pub cased: bool,
    /// `expand`
    pub expand: bool,
}

/// What values are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Whatever YAML says they are.
    #[default]
    Plain,
    /// `re`
    Regex(Flags),
    /// `cidr`
    Cidr,
    /// `exists`
    Exists,
    /// `fieldref`
    FieldRef,
    /// `gt`, `gte`, `lt`, `lte`
    Compare(Compare),
    /// `minute` … `year`, and how it compares
    Time(TimePart, Compare),
}

/// What becomes of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transform {
    /// `wide`, `utf16le`, `utf16be`, `utf16`
    Wide(Wide),
    /// `base64`
    Base64,
    /// `base64offset`
    Base64Anywhere,
    /// `windash`
    Dashes,
    /// `startswith`: open behind; `endswith`: open before; `contains`: both.
    Open { before: bool, behind: bool },
}

/// Reads a key.
///
/// # Errors
/// Modifiers that do not exist, or cannot go together.
pub fn parse(text: &str, place: Place) -> Result<Key<'_>, Fault> {
    let mut names = text.split('|');
    let mut key = Key { field: names.next().unwrap_or_default().trim(), ..Key::default() };
    let mut previous = "";
    for (count, name) in names.enumerate() {
        let name = name.trim();
        if count >= MAX_MODIFIERS {
            let message = format!("`{text}` has more than {MAX_MODIFIERS} modifiers");
            return Err(Fault::new(place, "modifier-combination", message));
        }
        apply(&mut key, name, previous).map_err(|(code, message)| Fault::new(place, code, message))?;
        previous = name;
    }
    check(&key)
        .map_err(|message| Fault::new(place, "modifier-combination", format!("`{text}`: {message}")))?;
    Ok(key)
}

type Refused = (&'static str, String);

fn apply(key: &mut Key<'_>, name: &str, previous: &str) -> Result<(), Refused> {
    match name {
        "all" => key.all = true,
        "neq" => key.negated = true,
        "cased" => key.cased = true,
        "expand" => key.expand = true,
        "contains" => key.transforms.push(Transform::Open { before: true, behind: true }),
        "startswith" => key.transforms.push(Transform::Open { before: false, behind: true }),
        "endswith" => key.transforms.push(Transform::Open { before: true, behind: false }),
        "windash" => key.transforms.push(Transform::Dashes),
        "wide" | "utf16le" => key.transforms.push(Transform::Wide(Wide::LittleEndian)),
        "utf16be" => key.transforms.push(Transform::Wide(Wide::BigEndian)),
        "utf16" => key.transforms.push(Transform::Wide(Wide::Marked)),
        "base64" => key.transforms.push(Transform::Base64),
        "base64offset" => key.transforms.push(Transform::Base64Anywhere),
        "i" | "m" | "s" => return flag(key, name, previous),
        other => match kind(other) {
            Some(kind) => return become_kind(key, kind, other),
            None => return Err(("unknown-modifier", unknown(other))),
        },
    }
    Ok(())
}

fn kind(name: &str) -> Option<Kind> {
    let kind = match name {
        "re" => Kind::Regex(Flags::default()),
        "cidr" => Kind::Cidr,
        "exists" => Kind::Exists,
        "fieldref" => Kind::FieldRef,
        "gt" => Kind::Compare(Compare::Greater),
        "gte" => Kind::Compare(Compare::GreaterOrEqual),
        "lt" => Kind::Compare(Compare::Less),
        "lte" => Kind::Compare(Compare::LessOrEqual),
        "minute" => Kind::Time(TimePart::Minute, Compare::Equal),
        "hour" => Kind::Time(TimePart::Hour, Compare::Equal),
        "day" => Kind::Time(TimePart::Day, Compare::Equal),
        "week" => Kind::Time(TimePart::Week, Compare::Equal),
        "month" => Kind::Time(TimePart::Month, Compare::Equal),
        "year" => Kind::Time(TimePart::Year, Compare::Equal),
        _ => return None,
    };
    Some(kind)
}

/// A time's part may be compared: `hour|gte`, in either order.
fn become_kind(key: &mut Key<'_>, kind: Kind, name: &str) -> Result<(), Refused> {
    key.kind = match (key.kind, kind) {
        (Kind::Plain, kind) => kind,
        (Kind::Time(part, Compare::Equal), Kind::Compare(op)) => Kind::Time(part, op),
        (Kind::Compare(op), Kind::Time(part, _)) => Kind::Time(part, op),
        _ => {
            let message =
                format!("`{name}` cannot follow the modifiers before it: they say already what the value is");
            return Err(("modifier-combination", message));
        }
    };
    Ok(())
}

fn flag(key: &mut Key<'_>, name: &str, previous: &str) -> Result<(), Refused> {
    match &mut key.kind {
        Kind::Regex(flags) if matches!(previous, "re" | "i" | "m" | "s") => {
            match name {
                "i" => flags.ignore_case = true,
                "m" => flags.multi_line = true,
                _ => flags.dot_all = true,
            }
            Ok(())
        }
        _ => Err(("modifier-combination", format!("`{name}` is a flag of `re`; write `re|{name}`"))),
    }
}

fn unknown(name: &str) -> String {
    let fix = match name {
        "startwith" | "startsWith" | "starts_with" | "prefix" | "begins" => "write `startswith`",
        "endwith" | "endsWith" | "ends_with" | "suffix" => "write `endswith`",
        "contain" | "in" | "like" => "write `contains`",
        "regex" | "regexp" => "write `re`",
        "not" | "ne" => "write `neq`, or negate a selection in the condition",
        "eq" | "equals" | "exact" => "drop it: values are compared whole",
        "or" | "any" => "drop it: lists are linked by OR",
        "and" => "write `all`",
        "near" | "count" => "write a correlation rule",
        "" => "a `|` has nothing behind it",
        _ => "see the specification's appendix on modifiers",
    };
    format!("there is no modifier `{name}`; {fix}")
}

/// Refuses what cannot work.
fn check(key: &Key<'_>) -> Result<(), &'static str> {
    let opens = key.transforms.iter().filter(|transform| matches!(transform, Transform::Open { .. })).count();
    let encodes = key.transforms.len() > opens;
    match key.kind {
        Kind::Plain => return check_text(&key.transforms),
        Kind::Regex(_) if encodes => {
            return Err("an expression cannot be encoded; drop `re` or the encoding");
        }
        Kind::Regex(_) if key.transforms.iter().any(is_anchored) => {
            return Err("an expression says itself where it matches; write `^` or `$` instead");
        }
        Kind::FieldRef if encodes || opens > 1 => {
            return Err("a field can only be compared whole, or with `startswith`, `endswith` or `contains`");
        }
        Kind::Cidr | Kind::Exists | Kind::Compare(_) | Kind::Time(..) if !key.transforms.is_empty() => {
            return Err("modifiers of text do not go with it; drop them");
        }
        _ => {}
    }
    if key.field.is_empty() && !matches!(key.kind, Kind::Regex(_)) {
        return Err("this modifier wants a field in front of it");
    }
    if key.kind == Kind::Exists && (key.all || key.cased) {
        return Err("`exists` takes no other modifiers; drop them");
    }
    Ok(())
}

fn is_anchored(transform: &Transform) -> bool {
    matches!(transform, Transform::Open { before, behind } if before != behind)
}

fn check_text(transforms: &[Transform]) -> Result<(), &'static str> {
    let mut is_open = false;
    for transform in transforms {
        match transform {
            Transform::Open { .. } => is_open = true,
            Transform::Dashes => {}
            _ if is_open => {
                return Err(
                    "what has wildcards around it cannot be encoded; put `contains`, `startswith` and \
                            `endswith` last",
                );
            }
            _ => {}
        }
    }
    Ok(())
}
