//! What a backslash means in PCRE.
//! Must not know: where in an expression it stands.

/// What an escape stands for.
pub enum Escape<'a> {
    /// One character.
    Char(char),
    /// The characters of a class's inside, or all others.
    Set { positive: &'static str, negated: bool },
    /// A Unicode property, as written.
    Property(&'a str),
    /// A place, in Rust's syntax.
    Assertion(&'static str),
}

const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
const SPACE: &str = r"\t\n\x0B\x0C\r\x20";
const HORIZONTAL: &str = r"\t\x20";
const VERTICAL: &str = r"\n\x0B\x0C\r";

/// Reads what follows a backslash; returns what is left behind it.
///
/// # Errors
/// Why it cannot be used.
pub fn read(rest: &str) -> Result<(Escape<'_>, &str), String> {
    let Some(char) = rest.chars().next() else {
        return Err("the expression ends with a lone backslash; double it".to_owned());
    };
    let behind = rest.get(char.len_utf8()..).unwrap_or_default();
    let set = |positive, negated| Ok((Escape::Set { positive, negated }, behind));
    let place = |text| Ok((Escape::Assertion(text), behind));
    let one = |char| Ok((Escape::Char(char), behind));
    match char {
        'd' => set(DIGIT, false),
        'D' => set(DIGIT, true),
        'w' => set(WORD, false),
        'W' => set(WORD, true),
        's' => set(SPACE, false),
        'S' => set(SPACE, true),
        'h' => set(HORIZONTAL, false),
        'H' => set(HORIZONTAL, true),
        'v' => set(VERTICAL, false),
        'V' => set(VERTICAL, true),
        'N' => set(r"\n", true),
        'R' => place(r"(?:\r\n|[\n\x0B\x0C\r])"),
        'b' => place(r"(?-u:\b)"),
        'B' => place(r"(?-u:\B)"),
        'A' => place(r"\A"),
        'z' => place(r"\z"),
        'Z' => place(r"(?:\n?\z)"),
        'n' => one('\n'),
        'r' => one('\r'),
        't' => one('\t'),
        'f' => one('\u{c}'),
        'a' => one('\u{7}'),
        'e' => one('\u{1b}'),
        'x' => hexadecimal(behind),
        'c' => control(behind),
        '0' => Ok(octal(rest)),
        'p' | 'P' => property(rest),
        '1'..='9' | 'k' | 'g' => Err(format!(
            "the back-reference `\\{char}` is not part of Sigma's expressions; write the text out"
        )),
        'K' | 'G' | 'X' | 'C' => Err(format!("`\\{char}` is not part of Sigma's expressions; drop it")),
        other if other.is_ascii_alphanumeric() => {
            Err(format!("`\\{other}` means nothing in an expression; a backslash is written `\\\\`"))
        }
        other => one(other),
    }
}

fn hexadecimal(rest: &str) -> Result<(Escape<'_>, &str), String> {
    let fault = || "`\\x` wants two hexadecimal digits, or more in braces".to_owned();
    let (digits, behind) = match rest.strip_prefix('{') {
        Some(braced) => braced.split_once('}').ok_or_else(fault)?,
        None => rest.split_at_checked(2).ok_or_else(fault)?,
    };
    let code = u32::from_str_radix(digits, 16).map_err(|_| fault())?;
    let char = char::from_u32(code).ok_or_else(|| format!("`\\x{{{digits}}}` is no character"))?;
    Ok((Escape::Char(char), behind))
}

fn control(rest: &str) -> Result<(Escape<'_>, &str), String> {
    let Some(letter) = rest.bytes().next().filter(u8::is_ascii_graphic) else {
        return Err("`\\c` wants a letter behind it".to_owned());
    };
    let char = char::from(letter.to_ascii_uppercase() ^ 0x40);
    Ok((Escape::Char(char), rest.get(1..).unwrap_or_default()))
}

/// `\0` and up to two octal digits.
fn octal(rest: &str) -> (Escape<'_>, &str) {
    let length = rest.bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    let (digits, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let code = u8::from_str_radix(digits, 8).unwrap_or(0);
    (Escape::Char(char::from(code)), behind)
}

/// `\pL`, `\p{Greek}`.
fn property(rest: &str) -> Result<(Escape<'_>, &str), String> {
    let length = match rest.get(1..).and_then(|behind| behind.strip_prefix('{')) {
        Some(_) => rest.find('}').map(|at| at + 1),
        None => rest.chars().nth(1).map(|letter| 1 + letter.len_utf8()),
    };
    let length = length.ok_or_else(|| "`\\p` wants the name of a property behind it".to_owned())?;
    let (name, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let known = regex_syntax::parse(&format!("\\{name}"));
    known.map_err(|_| format!("`\\{name}` names no Unicode property"))?;
    // The caller writes it as it stands, with the backslash.
    Ok((Escape::Property(name), behind))
}

/// Writes a character that stands for itself, inside and outside of classes, and whatever the flags.
pub fn push_literal(out: &mut String, char: char) {
    if char.is_ascii_alphanumeric() || char == '_' || (!char.is_ascii() && !char.is_whitespace()) {
        out.push(char);
    } else if char.is_ascii_punctuation() && !matches!(char, '<' | '>') {
        out.push('\\');
        out.push(char);
    } else {
        out.push_str(&format!("\\x{{{:X}}}", u32::from(char)));
    }
}
