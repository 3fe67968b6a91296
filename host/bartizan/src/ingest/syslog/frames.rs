//! Messages in a TCP stream: RFC 6587, both ways, told apart for each message by its first byte.
//!
//! A digit other than 0 begins octet counting (section 3.4.1): `LENGTH SP MESSAGE`. Anything else, and digits
//! that no space follows, is a message that a newline ends (section 3.4.2). Newlines and NULs between
//! messages are skipped: some senders end counted messages with one all the same.

use crate::ingest::assemble::{Assembly, Whole};

/// Most digits of a length. Ten could already say 9 GB.
const MAX_LENGTH_DIGITS: usize = 10;

/// Cuts a stream into messages.
#[derive(Debug, Default)]
pub(super) struct Frames {
    state: State,
    message: Assembly,
}

#[derive(Debug, Default, Clone, Copy)]
enum State {
    /// Before a message.
    #[default]
    Between,
    /// In the digits that may be a length. They are kept as the message's, in case they are not.
    Length { digits: usize, length: u64 },
    /// In a counted message, of which so many bytes are still to come.
    Counted { left: u64 },
    /// In a message that a newline ends.
    Line,
}

impl Frames {
    /// Calls `message` with each message that `chunk` ends.
    pub fn feed(&mut self, mut chunk: &[u8], mut message: impl FnMut(Whole<'_>)) {
        while let Some((&first, rest)) = chunk.split_first() {
            match self.state {
                State::Between => match first {
                    b'\n' | b'\r' | 0 => chunk = rest,
                    b'1'..=b'9' => self.state = State::Length { digits: 0, length: 0 },
                    _ => self.state = State::Line,
                },
                State::Length { digits, length } => match first {
                    b'0'..=b'9' if digits < MAX_LENGTH_DIGITS => {
                        let length = length * 10 + u64::from(first - b'0');
                        self.state = State::Length { digits: digits + 1, length };
                        self.message.add(&[first]);
                        chunk = rest;
                    }
                    b' ' => {
                        self.message.clear();
                        self.state = State::Counted { left: length };
                        chunk = rest;
                    }
                    _ => self.state = State::Line,
                },
                State::Counted { left } => {
                    let take = chunk.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                    let (piece, rest) = chunk.split_at(take);
                    self.message.add(piece);
                    chunk = rest;
                    let left = left - take as u64;
                    self.state = State::Counted { left };
                    if left == 0 {
                        self.end(&mut message);
                    }
                }
                State::Line => match memchr::memchr(b'\n', chunk) {
                    None => {
                        self.message.add(chunk);
                        return;
                    }
                    Some(at) => {
                        let (piece, rest) = chunk.split_at(at);
                        self.message.add(piece);
                        chunk = rest.get(1..).unwrap_or_default();
                        self.end(&mut message);
                    }
                },
            }
        }
    }

    /// Calls `message` with what is there of a message that the stream's end cut short; whether there was
    /// one.
    pub fn finish(mut self, message: impl FnMut(Whole<'_>)) -> bool {
        let some = !self.message.is_empty();
        if some {
            self.end(message);
        }
        some
    }

    fn end(&mut self, mut message: impl FnMut(Whole<'_>)) {
        let Whole { bytes, cut } = self.message.whole();
        // RFC 6587 counts a newline that ends a counted message as its part; it is none of the record's.
        let end = bytes.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r' | 0)).map_or(0, |at| at + 1);
        message(Whole { bytes: bytes.get(..end).unwrap_or_default(), cut });
        self.message.clear();
        self.state = State::Between;
    }
}

#[cfg(test)]
mod tests {
    use bartizan_model::record::MAX_RECORD_BYTES;
    use proptest::prelude::*;

    use super::*;

    fn messages(chunks: &[&[u8]]) -> Vec<String> {
        let mut frames = Frames::default();
        let mut found = Vec::new();
        let mut take = |whole: Whole<'_>| found.push(String::from_utf8_lossy(whole.bytes).into_owned());
        chunks.iter().for_each(|chunk| frames.feed(chunk, &mut take));
        frames.finish(&mut take);
        found
    }

    #[test]
    fn both_framings_in_one_stream() {
        let stream = b"<13>one\n9 <13>two\nx<14>three\n\n6 <15>4\n7 <16>fiv<17>six";
        assert_eq!(
            messages(&[stream]),
            ["<13>one", "<13>two\nx", "<14>three", "<15>4", "<16>fiv", "<17>six"]
        );
    }

    #[test]
    fn a_line_that_begins_with_digits_is_a_line() {
        assert_eq!(
            messages(&[b"2026-11-21T10:00:00Z a b\n0 zero\n99999999999 x\n"]),
            ["2026-11-21T10:00:00Z a b", "0 zero", "99999999999 x",]
        );
    }

    #[test]
    fn a_message_that_is_too_long_is_cut_and_the_next_is_whole() {
        let long = vec![b'x'; MAX_RECORD_BYTES + 10];
        for head in [format!("{} ", long.len()), "<13>".to_owned()] {
            let mut found = Vec::new();
            let mut frames = Frames::default();
            for chunk in [head.as_bytes(), &long, b"\n<13>next\n"] {
                frames.feed(chunk, |whole| found.push((whole.bytes.len(), whole.cut)));
            }
            assert_eq!(found, [(MAX_RECORD_BYTES, true), (8, false)], "{head}");
        }
    }

    #[test]
    fn what_the_end_cuts_short_is_kept() {
        assert_eq!(messages(&[b"<13>whole\n<13>ha"]), ["<13>whole", "<13>ha"]);
        assert_eq!(messages(&[b"100 <13>ha"]), ["<13>ha"]);
        assert_eq!(messages(&[b"100 "]), [""; 0]);
    }

    proptest! {
        #[test]
        fn messages_do_not_depend_on_where_chunks_end(
            stream in prop::collection::vec(prop::sample::select(b"13 <x\n\0".to_vec()), 0..60),
            cut in any::<prop::sample::Index>(),
        ) {
            let cut = cut.index(stream.len() + 1);
            prop_assert_eq!(messages(&[&stream[..cut], &stream[cut..]]), messages(&[&stream]));
        }

        #[test]
        fn counted_messages_come_out_as_they_went_in(
            sent in prop::collection::vec("[a-z<>0-9 \n]{0,30}[a-z]", 0..10),
        ) {
            let stream: String = sent.iter().map(|message| format!("{} {message}", message.len())).collect();
            prop_assert_eq!(messages(&[stream.as_bytes()]), sent);
        }
    }
}
