//! What people read on a terminal: tables, counts and wrapped sentences.

use std::io::Write as _;

use comfy_table::{ContentArrangement, Table, presets};

/// Most names that are listed in the middle of something else.
const MAX_LISTED: usize = 12;

/// A table without frames, as wide as the terminal at most.
pub fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        // Not a terminal: as wide as the content.
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table.set_header(header.iter().map(|name| name.to_uppercase()));
    table
}

/// Writes a line to standard output.
pub fn line(text: &str) {
    bytes(format!("{text}\n").as_bytes());
}

/// Writes to standard output. A reader that went away (`| head`) is no failure: the process ends quietly. A
/// full disk is one.
pub fn bytes(text: &[u8]) {
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            eprintln!("error: cannot write standard output: {error}");
            std::process::exit(1);
        }
    }
}

/// Writes a value as one JSON line to standard output.
pub fn json(value: &impl serde::Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => line(&text),
        // The values printed are plain records, which always have a JSON form.
        Err(error) => tracing::error!(%error, "value without a JSON form"),
    }
}

/// Text from outside, fit for a terminal: control characters are escaped, so that a log line cannot move
/// the cursor or colour the screen.
pub fn safe(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        if c.is_control() {
            safe.extend(c.escape_default());
        } else {
            safe.push(c);
        }
        safe
    })
}

/// A number with a space between thousands.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A number and its noun, which takes an `s` for any number but one.
pub fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", count(number), if number == 1 { "" } else { "s" })
}

/// A number, its noun and its verb: `1 rule was`, `2 rules were`.
pub fn were(number: u64, noun: &str) -> String {
    format!("{} {}", counted(number, noun), if number == 1 { "was" } else { "were" })
}

/// Names, or how many there are of them.
pub fn listed(names: &[&str]) -> String {
    match names.len() {
        0..=MAX_LISTED => names.join(", "),
        many => count(many as u64),
    }
}

/// The first characters of a text, and `…` if there are more.
pub fn shortened(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_text_for_people() {
        assert_eq!(counted(1, "event"), "1 event");
        assert_eq!(counted(1_234_567, "event"), "1 234 567 events");
        assert_eq!((were(1, "rule"), were(2, "rule")), ("1 rule was".into(), "2 rules were".into()));
        assert_eq!((listed(&["a", "b"]), listed(&["a"; 1_000])), ("a, b".into(), "1 000".into()));
        assert_eq!(shortened("añb", 2), "añ…");
        assert_eq!(safe("a\u{1b}[31mb"), "a\\u{1b}[31mb");
    }
}
