//! The words of a condition.
//! Must not know: grammar.

/// A word or bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    And,
    Or,
    Not,
    Of,
    /// A name, pattern, number, or one of the words that only mean something next to `of`.
    Word(&'a str),
}

impl<'a> Token<'a> {
    /// As it is written.
    pub fn text(self) -> &'a str {
        match self {
            Token::Open => "(",
            Token::Close => ")",
            Token::And => "and",
            Token::Or => "or",
            Token::Not => "not",
            Token::Of => "of",
            Token::Word(word) => word,
        }
    }
}

/// Reads words one by one.
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// The next word, which stays.
    pub fn peek(&self) -> Option<Token<'a>> {
        split(self.rest).map(|(token, _)| token)
    }

    /// Takes the next word if it is this one.
    pub fn take_if(&mut self, wanted: Token<'_>) -> bool {
        let is_wanted = self.peek() == Some(wanted);
        if is_wanted {
            self.next();
        }
        is_wanted
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let (token, rest) = split(self.rest)?;
        self.rest = rest;
        Some(token)
    }
}

fn split(text: &str) -> Option<(Token<'_>, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(first, '(' | ')') {
        let token = if first == '(' { Token::Open } else { Token::Close };
        return Some((token, text.get(1..).unwrap_or_default()));
    }
    let end = text.find(|char: char| char.is_whitespace() || matches!(char, '(' | ')')).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let keywords = [("and", Token::And), ("or", Token::Or), ("not", Token::Not), ("of", Token::Of)];
    let keyword = keywords.into_iter().find(|(keyword, _)| word.eq_ignore_ascii_case(keyword));
    Some((keyword.map_or(Token::Word(word), |(_, token)| token), rest))
}
