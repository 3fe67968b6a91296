//! Regular expressions: what Sigma takes from PCRE, rewritten in the syntax of Rust's `regex` crate.
//!
//! Appendix "Modifiers", section "Regular Expression". Classes such as `\w` are ASCII, as PCRE has them; `$` is the
//! very end of the value. Whatever cannot be matched in linear time (look-around, back-references, atomic and
//! possessive parts) is refused with the reason; so is what no engine would compile.
//! Must not know: rules, engines.

mod class;
mod escape;
mod size;

use regex_syntax::ParserBuilder;

use super::model::Regex;
use escape::Escape;

/// How deep groups and classes may nest.
const MAX_NESTING: u32 = 50;
/// Longest expression, in bytes.
pub const MAX_LENGTH: usize = 8_192;

/// `|i`, `|m`, `|s`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Case does not count.
    pub ignore_case: bool,
    /// `^` and `$` match at line ends.
    pub multi_line: bool,
    /// `.` matches line feeds too.
    pub dot_all: bool,
}

/// Rewrites an expression, and makes sure that it compiles.
///
/// # Errors
/// Why the expression cannot be used, as a sentence without an end.
pub fn translate(source: &str, flags: Flags) -> Result<Regex, String> {
    if source.len() > MAX_LENGTH {
        return Err(format!("the expression is longer than {MAX_LENGTH} bytes; split it"));
    }
    let mut pattern = prefix(flags);
    Translator { rest: source, out: &mut pattern, repeated: false }.run()?;
    let parsed = ParserBuilder::new().nest_limit(MAX_NESTING).build().parse(&pattern);
    let parsed =
        parsed.map_err(|error| format!("the expression `{source}` does not compile: {}", reason(&error)))?;
    let size = size::of(&parsed);
    if size > size::MAX_SIZE {
        let most = size::MAX_SIZE;
        return Err(format!("the expression stands for {size} characters, and may for {most}; repeat less"));
    }
    Ok(Regex { pattern, source: source.to_owned() })
}

fn prefix(flags: Flags) -> String {
    let letters = [(flags.ignore_case, 'i'), (flags.multi_line, 'm'), (flags.dot_all, 's')];
    let letters: String =
        letters.into_iter().filter(|(is_set, _)| *is_set).map(|(_, letter)| letter).collect();
    if letters.is_empty() { String::new() } else { format!("(?{letters})") }
}

fn reason(error: &regex_syntax::Error) -> String {
    match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it is not a regular expression".to_owned(),
    }
}

struct Translator<'a, 'b> {
    rest: &'a str,
    out: &'b mut String,
    /// Whether what was written last is a quantifier, behind which a `+` is possessive and a `?` lazy.
    repeated: bool,
}

impl Translator<'_, '_> {
    fn run(&mut self) -> Result<(), String> {
        while let Some(char) = self.rest.chars().next() {
            self.rest = self.rest.get(char.len_utf8()..).unwrap_or_default();
            let was_repeated = std::mem::take(&mut self.repeated);
            match char {
                '\\' => self.escape()?,
                '[' => self.rest = class::translate(self.rest, self.out)?,
                '(' => self.group()?,
                '+' if was_repeated => {
                    return Err("possessive quantifiers such as `a++` cannot be matched in linear time; \
                                drop the second `+`"
                        .to_owned());
                }
                '?' if was_repeated => self.out.push('?'),
                '*' | '+' | '?' => self.quantifier(char),
                '{' => self.brace(),
                '}' | ']' => {
                    self.out.push('\\');
                    self.out.push(char);
                }
                other => self.out.push(other),
            }
        }
        Ok(())
    }

    fn quantifier(&mut self, char: char) {
        self.out.push(char);
        self.repeated = true;
    }

    /// `{2}`, `{2,}`, `{2,3}` repeat; any other brace is a plain one.
    fn brace(&mut self) {
        match self.rest.split_once('}') {
            Some((bounds, rest)) if is_bounds(bounds) => {
                self.out.push('{');
                self.out.push_str(bounds);
                self.out.push('}');
                self.rest = rest;
                self.repeated = true;
            }
            _ => self.out.push_str("\\{"),
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        if let Some(quoted) = self.rest.strip_prefix('Q') {
            let (literal, rest) = quoted.split_once("\\E").unwrap_or((quoted, ""));
            literal.chars().for_each(|char| escape::push_literal(self.out, char));
            self.rest = rest;
            return Ok(());
        }
        let (escape, rest) = escape::read(self.rest)?;
        match escape {
            Escape::Char(char) => escape::push_literal(self.out, char),
            Escape::Set { positive, negated } => {
                self.out.push_str(if negated { "[^" } else { "[" });
                self.out.push_str(positive);
                self.out.push(']');
            }
            Escape::Property(name) => {
                self.out.push('\\');
                self.out.push_str(name);
            }
            Escape::Assertion(text) => self.out.push_str(text),
        }
        self.rest = rest;
        Ok(())
    }

    /// What follows an opening bracket. Groups are not read back, so none captures.
    fn group(&mut self) -> Result<(), String> {
        if self.rest.starts_with('*') {
            return Err("verbs such as `(*SKIP)` are not part of Sigma's expressions; drop it".to_owned());
        }
        let Some(rest) = self.rest.strip_prefix('?') else {
            self.out.push_str("(?:");
            return Ok(());
        };
        if let Some(refusal) = refused_group(rest) {
            return Err(refusal);
        }
        if let Some(comment) = rest.strip_prefix('#') {
            self.rest = comment.split_once(')').map_or("", |(_, rest)| rest);
            return Ok(());
        }
        let name = [("P<", '>'), ("<", '>'), ("'", '\'')]
            .into_iter()
            .find_map(|(open, close)| rest.strip_prefix(open).and_then(|rest| rest.split_once(close)));
        if let Some((_, rest)) = name {
            self.out.push_str("(?:");
            self.rest = rest;
            return Ok(());
        }
        // Flags, or `?:`.
        self.out.push_str("(?");
        self.rest = rest;
        Ok(())
    }
}

fn is_bounds(text: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (low, high) = text.split_once(',').unwrap_or((text, ""));
    !low.is_empty() && is_digits(low) && is_digits(high)
}

fn refused_group(rest: &str) -> Option<String> {
    let look_around = ["=", "!", "<=", "<!"];
    if look_around.iter().any(|start| rest.starts_with(start)) {
        return Some(
            "look-around such as `(?=…)` is not part of Sigma's expressions; say it with a second item or a filter"
                .to_owned(),
        );
    }
    if rest.starts_with('>') {
        return Some("atomic groups `(?>…)` are not part of Sigma's expressions; write `(?:…)`".to_owned());
    }
    let recursion = ["P=", "P>", "R", "&", "(", "|", "+"];
    let numbered = rest.starts_with(|char: char| char.is_ascii_digit());
    if numbered || recursion.iter().any(|start| rest.starts_with(start)) {
        return Some(format!(
            "`(?{}` refers to another group, which is not part of Sigma's expressions; write it out",
            rest.chars().take(2).collect::<String>()
        ));
    }
    None
}
