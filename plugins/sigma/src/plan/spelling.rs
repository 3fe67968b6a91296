//! How else a text may be written that a rule is compared with regardless of case.
//!
//! The host takes ASCII letters in either case for one another, and nothing else. A rule's text that is all ASCII is
//! compared just so; one that is not, by Unicode's simple lower case: then each of its characters stands for the few
//! that have the same, and the host looks for all of the texts that they make.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::evaluate::lower;

/// Most texts that one stands for.
pub const MAX_SPELLINGS: usize = 8;
/// Most characters of a part that stands for a whole text: more would find hardly fewer events.
const MAX_PART_CHARS: usize = 64;
/// Behind this there are no letters that have a lower case: planes 0 and 1 hold all scripts in use.
const LAST_LETTER: char = '\u{1ffff}';

/// All that a text stands for, so that one of them is in a value if and only if the text is; none where they are too
/// many.
pub fn of(text: &str, cased: bool) -> Option<Vec<String>> {
    if cased || text.is_ascii() {
        return Some(vec![text.to_owned()]);
    }
    text.chars().try_fold(vec![String::new()], grown)
}

/// Texts, each with what a character stands for behind it; none where they are too many.
fn grown(mut texts: Vec<String>, char: char) -> Option<Vec<String>> {
    let endings = of_char(char);
    let [ending] = endings.as_slice() else { return extended(&texts, &endings) };
    texts.iter_mut().for_each(|text| text.push_str(ending));
    Some(texts)
}

/// As [`of`], of the longest part of a text that stands for few enough, up to [`MAX_PART_CHARS`].
pub fn of_part(text: &str, cased: bool) -> Option<Vec<String>> {
    if let Some(whole) = of(text, cased) {
        return Some(whole).filter(|whole| !text.is_empty() && !whole.is_empty());
    }
    let mut best: (usize, Vec<String>) = (0, vec![]);
    for (start, _) in text.char_indices() {
        let (mut length, mut begun) = (0, vec![String::new()]);
        for char in text.get(start..).unwrap_or_default().chars().take(MAX_PART_CHARS) {
            let Some(longer) = grown(begun.clone(), char) else { break };
            begun = longer;
            length += 1;
        }
        if length > best.0 {
            best = (length, begun);
        }
        if length == MAX_PART_CHARS {
            break;
        }
    }
    Some(best.1).filter(|texts| !texts.is_empty())
}

/// Each text with each of some endings; none where they are too many.
pub fn extended(texts: &[String], endings: &[String]) -> Option<Vec<String>> {
    let all = || texts.iter().flat_map(|text| endings.iter().map(move |ending| format!("{text}{ending}")));
    (texts.len() * endings.len() <= MAX_SPELLINGS).then(|| all().collect())
}

/// The characters that a character of a text beyond ASCII stands for.
fn of_char(char: char) -> Vec<String> {
    let lowered = lower(char);
    let others = others().get(&lowered).into_iter().flatten();
    let itself = Some(&lowered).filter(|lowered| lower(**lowered) == **lowered);
    itself.into_iter().chain(others).map(char::to_string).collect()
}

/// By lower case: the other characters beyond ASCII that have it.
fn others() -> &'static HashMap<char, Vec<char>> {
    static OTHERS: OnceLock<HashMap<char, Vec<char>>> = OnceLock::new();
    OTHERS.get_or_init(|| {
        let mut others: HashMap<char, Vec<char>> = HashMap::new();
        for char in '\u{80}'..=LAST_LETTER {
            let lowered = lower(char);
            if lowered != char {
                others.entry(lowered).or_default().push(char);
            }
        }
        others
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_for_what_has_its_lower_case() {
        for (text, spellings) in [
            ("cmd k", &["cmd k"][..]),
            ("É", &["é", "É"][..]),
            ("ék", &["ék", "é\u{212a}", "Ék", "É\u{212a}"][..]),
            ("\u{1f600}", &["\u{1f600}"][..]),
            ("å", &["å", "Å", "\u{212b}"][..]),
            // Its lower case is two characters, so that it is only like itself.
            ("İ", &["İ"][..]),
        ] {
            assert_eq!(of(text, false).unwrap(), spellings, "{text}");
        }
        assert_eq!(of("É", true).unwrap(), ["É"]);
        assert_eq!(of("éééé", false), None);
        assert_eq!(of_part("éééé abc", false).unwrap().len(), 8);
        assert!(of_part("éééé abc", false).unwrap().contains(&"éÉé abc".to_owned()));
        assert_eq!(of_part("", false), None);
    }

    #[test]
    fn no_letter_is_left_out() {
        let behind = (LAST_LETTER..=char::MAX).skip(1);
        assert_eq!(behind.filter(|char| lower(*char) != *char).count(), 0);
    }

    #[test]
    fn a_long_text_is_looked_for_by_a_part() {
        // Of the first characters, too many texts would have to be looked for.
        let text = format!("éééé{}", "中文".repeat(10_000));
        let part = of_part(&text, false).unwrap();
        assert_eq!(part.len(), 8, "é in either case, three times");
        assert!(part.iter().all(|part| part.chars().count() == MAX_PART_CHARS), "{part:?}");
    }
}
