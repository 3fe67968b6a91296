//! Bracketed classes, such as `[^a-z\d_]`. Rust's have operators and nest, where PCRE's have plain characters.
//! Must not know: what stands around them.

use super::escape::{self, Escape};

enum Atom<'a> {
    Char(char),
    Set(Escape<'a>),
    /// `[:alpha:]`, as written.
    Posix(&'a str),
}

/// Rewrites a class from behind its opening bracket on; returns what is left behind its closing one.
///
/// # Errors
/// Why it cannot be used.
pub fn translate<'a>(source: &'a str, out: &mut String) -> Result<&'a str, String> {
    out.push('[');
    let mut rest = source;
    if let Some(negated) = rest.strip_prefix('^') {
        out.push('^');
        rest = negated;
    }
    let mut is_first = true;
    loop {
        if let Some(behind) = rest.strip_prefix(']').filter(|_| !is_first) {
            out.push(']');
            return Ok(behind);
        }
        is_first = false;
        let (atom, behind) = atom(rest)?;
        rest = behind;
        match atom {
            Atom::Char(low) => rest = range(low, rest, out)?,
            Atom::Set(set) => push_set(out, &set),
            Atom::Posix(name) => out.push_str(name),
        }
    }
}

fn atom(rest: &str) -> Result<(Atom<'_>, &str), String> {
    let Some(char) = rest.chars().next() else {
        return Err("a class `[…]` is not closed; add the `]`".to_owned());
    };
    if char == '['
        && let Some(name) = posix(rest)
    {
        return Ok((Atom::Posix(name), rest.get(name.len()..).unwrap_or_default()));
    }
    let behind = rest.get(char.len_utf8()..).unwrap_or_default();
    if char != '\\' {
        return Ok((Atom::Char(char), behind));
    }
    if let Some(behind) = behind.strip_prefix('b') {
        return Ok((Atom::Char('\u{8}'), behind));
    }
    match escape::read(behind)? {
        (Escape::Char(char), behind) => Ok((Atom::Char(char), behind)),
        (Escape::Assertion(_), _) => Err("a place such as `\\A` stands in a class; take it out".to_owned()),
        (set, behind) => Ok((Atom::Set(set), behind)),
    }
}

/// Writes a character, or the range that it begins. A `-` that no character follows is a plain one.
fn range<'a>(low: char, rest: &'a str, out: &mut String) -> Result<&'a str, String> {
    escape::push_literal(out, low);
    let Some(behind) = rest.strip_prefix('-').filter(|behind| !behind.starts_with(']')) else {
        return Ok(rest);
    };
    match atom(behind)? {
        (Atom::Char(high), behind) => {
            out.push('-');
            escape::push_literal(out, high);
            Ok(behind)
        }
        _ => Ok(rest),
    }
}

fn push_set(out: &mut String, set: &Escape<'_>) {
    match set {
        Escape::Set { positive, negated: true } => {
            out.push_str("[^");
            out.push_str(positive);
            out.push(']');
        }
        Escape::Set { positive, negated: false } => out.push_str(positive),
        Escape::Property(name) => {
            out.push('\\');
            out.push_str(name);
        }
        Escape::Char(_) | Escape::Assertion(_) => {}
    }
}

/// The name of a POSIX class at the start of a text, with its brackets.
fn posix(rest: &str) -> Option<&str> {
    let end = rest.find(":]")?;
    let name = rest.get(2..end).filter(|_| rest.starts_with("[:"))?;
    let letters = name.strip_prefix('^').unwrap_or(name);
    let is_name = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    rest.get(..end + 2).filter(|_| is_name)
}
