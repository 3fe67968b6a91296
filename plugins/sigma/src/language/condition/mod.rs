//! Conditions: `selection and not 1 of filter_*`.
//!
//! Rules specification, section "Condition". From least to most binding: `or`, `and`, `not`, `x of …`, brackets.
//! Keywords are read in any case, names as they are.
//! Must not know: what a name stands for; resolving names is its caller's.

mod tokens;

use tokens::{Token, Tokens};

/// How deep brackets and `not` may nest.
pub const MAX_NESTING: usize = 64;
/// Longest condition, in bytes.
pub const MAX_LENGTH: usize = 65_536;

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syntax<'a> {
    /// All hold; at least two.
    And(Vec<Syntax<'a>>),
    /// At least one holds; at least two.
    Or(Vec<Syntax<'a>>),
    /// It does not hold.
    Not(Box<Syntax<'a>>),
    /// A name.
    Name(&'a str),
    /// `1 of x*`, `all of them`.
    Of {
        /// How many.
        quantity: Quantity,
        /// Of which; `None` is `them`.
        pattern: Option<&'a str>,
    },
}

/// How many of several must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// At least so many. `any of` is 1.
    AtLeast(u32),
    /// Every one.
    All,
}

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionFault {
    /// Stable name of the kind of fault.
    pub code: &'static str,
    /// What is wrong, and the fix.
    pub message: String,
}

/// Reads a condition.
///
/// # Errors
/// What is wrong with it.
pub fn parse(text: &str) -> Result<Syntax<'_>, ConditionFault> {
    if text.len() > MAX_LENGTH {
        return Err(fault(format!("the condition is longer than {MAX_LENGTH} bytes")));
    }
    if let Some((_, pipe)) = text.split_once('|') {
        return Err(deprecated(pipe));
    }
    let mut parser = Parser { tokens: Tokens::new(text), depth: 0 };
    let syntax = parser.or()?;
    match parser.tokens.next() {
        None => Ok(syntax),
        Some(Token::Close) => Err(fault("a `)` closes no bracket; drop it".to_owned())),
        Some(token) => {
            Err(fault(format!("`{}` follows where `and` or `or` is wanted; put one between", token.text())))
        }
    }
}

fn fault(message: String) -> ConditionFault {
    ConditionFault { code: "condition-syntax", message }
}

/// Sigma 1 had aggregations behind a pipe.
fn deprecated(pipe: &str) -> ConditionFault {
    let word = pipe.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
    let message = format!(
        "aggregations such as `| {word}` left the language with Sigma 2; write a correlation rule that refers to \
         this one (type event_count, value_count or temporal)"
    );
    ConditionFault { code: "deprecated-aggregation", message }
}

struct Parser<'a> {
    tokens: Tokens<'a>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn or(&mut self) -> Result<Syntax<'a>, ConditionFault> {
        let mut parts = vec![self.and()?];
        while self.tokens.take_if(Token::Or) {
            parts.push(self.and()?);
        }
        Ok(joined(parts, Syntax::Or))
    }

    fn and(&mut self) -> Result<Syntax<'a>, ConditionFault> {
        let mut parts = vec![self.not()?];
        while self.tokens.take_if(Token::And) {
            parts.push(self.not()?);
        }
        Ok(joined(parts, Syntax::And))
    }

    fn not(&mut self) -> Result<Syntax<'a>, ConditionFault> {
        if !self.tokens.take_if(Token::Not) {
            return self.operand();
        }
        self.enter()?;
        let inner = self.not()?;
        self.depth -= 1;
        Ok(Syntax::Not(Box::new(inner)))
    }

    fn enter(&mut self) -> Result<(), ConditionFault> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return Err(fault(format!("brackets and `not` nest deeper than {MAX_NESTING}; simplify")));
        }
        Ok(())
    }

    fn operand(&mut self) -> Result<Syntax<'a>, ConditionFault> {
        match self.tokens.next() {
            Some(Token::Open) => {
                self.enter()?;
                let inner = self.or()?;
                if !self.tokens.take_if(Token::Close) {
                    return Err(fault("a bracket is not closed; add the `)`".to_owned()));
                }
                self.depth -= 1;
                Ok(inner)
            }
            Some(Token::Word(word)) => match self.quantity(word)? {
                Some(quantity) => self.of(quantity),
                None => Ok(Syntax::Name(word)),
            },
            Some(token) => {
                Err(fault(format!("`{}` stands where a name is wanted; put one before it", token.text())))
            }
            None => Err(fault(
                "the condition ends where a name is wanted; add one, or drop the last word".to_owned(),
            )),
        }
    }

    /// A word that begins `x of …`; any word can also be a name.
    fn quantity(&mut self, word: &str) -> Result<Option<Quantity>, ConditionFault> {
        if self.tokens.peek() != Some(Token::Of) {
            return Ok(None);
        }
        if word.eq_ignore_ascii_case("all") {
            return Ok(Some(Quantity::All));
        }
        if word.eq_ignore_ascii_case("any") {
            return Ok(Some(Quantity::AtLeast(1)));
        }
        match word.parse::<u32>() {
            Ok(number) if number > 0 => Ok(Some(Quantity::AtLeast(number))),
            _ => Err(fault(format!("`{word} of` says no number; write `1 of`, `any of` or `all of`"))),
        }
    }

    fn of(&mut self, quantity: Quantity) -> Result<Syntax<'a>, ConditionFault> {
        self.tokens.next();
        match self.tokens.next() {
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("them") => {
                Ok(Syntax::Of { quantity, pattern: None })
            }
            Some(Token::Word(word)) => Ok(Syntax::Of { quantity, pattern: Some(word) }),
            _ => Err(fault("`of` wants `them` or a pattern such as `selection_*` behind it".to_owned())),
        }
    }
}

fn joined<'a>(mut parts: Vec<Syntax<'a>>, join: fn(Vec<Syntax<'a>>) -> Syntax<'a>) -> Syntax<'a> {
    match parts.len() {
        1 => parts.swap_remove(0),
        _ => join(parts),
    }
}

/// Writes a condition so that [`parse`] reads the same again.
pub fn print(syntax: &Syntax<'_>) -> String {
    let mut text = String::new();
    write(syntax, 0, &mut text);
    text
}

/// `binding`: 0 where anything may stand, 1 inside `or`, 2 inside `and`, 3 behind `not`.
fn write(syntax: &Syntax<'_>, binding: u8, text: &mut String) {
    let (own, parts, joint) = match syntax {
        Syntax::Name(name) => return text.push_str(name),
        Syntax::Of { quantity, pattern } => {
            match quantity {
                Quantity::All => text.push_str("all"),
                Quantity::AtLeast(number) => text.push_str(&number.to_string()),
            }
            text.push_str(" of ");
            return text.push_str(pattern.unwrap_or("them"));
        }
        Syntax::Not(inner) => {
            text.push_str("not ");
            return write(inner, 3, text);
        }
        Syntax::Or(parts) => (1, parts, " or "),
        Syntax::And(parts) => (2, parts, " and "),
    };
    let is_bracketed = own <= binding;
    if is_bracketed {
        text.push('(');
    }
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(joint);
        }
        write(part, own, text);
    }
    if is_bracketed {
        text.push(')');
    }
}
