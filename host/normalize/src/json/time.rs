//! When a JSON record says that it happened.

use bartizan_model::{Timestamp, Value, ecs, time::SECOND};

use super::{escape::unescape, sink::Sink, tape::Kind};
use crate::MAX_AHEAD_SECONDS;

/// A time as text: RFC 3339, or the same without an offset (a `T` or a space between date and time), which
/// is then `utc_offset_seconds` from UTC. None for what is no such time and what lies outside 1677 to 2262.
pub(crate) fn parse(text: &str, utc_offset_seconds: i32) -> Option<Timestamp> {
    let text = text.trim_ascii();
    if let Some(time) = Timestamp::parse(text) {
        return Some(time);
    }
    // Windows tools write `2020-05-04 12:34:56 UTC`.
    let text = text.strip_suffix(" UTC").unwrap_or(text);
    let time: jiff::civil::DateTime = text.parse().ok()?;
    let offset = jiff::tz::Offset::from_seconds(utc_offset_seconds).ok()?;
    i64::try_from(offset.to_timestamp(time).ok()?.as_nanosecond()).ok().map(Timestamp)
}

/// A time as a count since 1970, in seconds, milliseconds, microseconds or nanoseconds, told by its size:
/// each holds from 1973 to 5138. Smaller numbers are counts of something else.
pub(crate) fn parse_epoch(text: &str) -> Option<Timestamp> {
    const LEAST: u64 = 100_000_000;
    const LIMIT: u64 = LEAST * 1_000;
    if let Ok(whole) = text.parse::<i64>() {
        let unit = match whole.unsigned_abs() {
            size if size < LEAST => return None,
            size if size < LIMIT => SECOND,
            size if size < LIMIT * 1_000 => SECOND / 1_000,
            size if size < LIMIT * 1_000_000 => SECOND / 1_000_000,
            _ => 1,
        };
        return whole.checked_mul(unit).map(Timestamp);
    }
    let seconds: f64 = text.parse().ok()?;
    let unit = match seconds.abs() {
        size if size < LEAST as f64 => return None,
        size if size < LIMIT as f64 => 1e9,
        size if size < LIMIT as f64 * 1e3 => 1e6,
        size if size < LIMIT as f64 * 1e6 => 1e3,
        _ => return None,
    };
    // Microseconds are what a double keeps of today's seconds; more digits would be made up.
    let micros = (seconds * (unit / 1e3)).round();
    (micros.abs() < 9.2e15).then_some(Timestamp(micros as i64 * 1_000))
}

/// Names whose value may as well be a duration or a word: no mistake where it is no time.
const VAGUE_NAMES: [&str; 2] = ["time", "ts"];

impl Sink<'_, '_> {
    /// Sets the event's time from the first of some members of an object that holds a time that can stand.
    /// Beside each key: the offset from UTC, in seconds, of times that do not name theirs.
    ///
    /// Where none does, the time of arrival stands, and `error.message` says why.
    pub(crate) fn take_first_time(&mut self, at: usize, keys: &[(&str, i32)]) {
        let mut refused = None;
        for (key, utc_offset_seconds) in keys {
            let Some(member) = self.member(at, key) else { continue };
            match self.read_time(member, *utc_offset_seconds) {
                Ok(time) => return self.event.set_time(time),
                Err(why) if refused.is_none() && !VAGUE_NAMES.contains(key) => refused = Some((member, why)),
                Err(_) => {}
            }
        }
        if let Some((member, why)) = refused {
            self.refuse_time(member, why);
        }
    }

    fn read_time(&self, at: usize, utc_offset_seconds: i32) -> Result<Timestamp, &'static str> {
        const NO_TIME: &str = "is no time between 1677 and 2262";
        let node = self.tape.node(at).ok_or(NO_TIME)?;
        let text = node.text(self.line);
        let time = match node.kind {
            Kind::Text => parse(text, utc_offset_seconds),
            Kind::Escaped => {
                let mut decoded = String::new();
                unescape(text, &mut decoded);
                parse(&decoded, utc_offset_seconds)
            }
            Kind::Number => parse_epoch(text),
            _ => None,
        };
        let time = time.ok_or(NO_TIME)?;
        if time > self.record.received.plus_seconds(MAX_AHEAD_SECONDS) {
            return Err("lies more than a day ahead of the record's arrival");
        }
        Ok(time)
    }

    fn refuse_time(&mut self, at: usize, why: &str) {
        const MAX_SHOWN_CHARS: usize = 64;
        let Some(node) = self.tape.node(at) else { return };
        let (line, event) = (self.line, &mut self.event);
        let message = event.derive(|out| {
            out.push_str("the record's time \"");
            out.extend(node.text(line).chars().take(MAX_SHOWN_CHARS));
            out.push_str("\" ");
            out.push_str(why);
            out.push_str("; the time of arrival stands");
        });
        self.put(ecs::ERROR_MESSAGE, message);
    }
}

/// A time as ECS writes it, where text in another shape is one; the text itself where it is RFC 3339 or no
/// time at all.
pub(crate) fn rfc3339(sink: &mut Sink<'_, '_>, value: Value) -> Value {
    let time = match sink.event.text_of(value) {
        Some(text) if !text.ends_with('Z') => parse(text, 0),
        _ => None,
    };
    match time {
        Some(time) => sink.event.derive(|out| out.push_str(&time.to_string())),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_the_shapes_that_records_have() {
        let want = Timestamp::parse("2020-06-10T02:50:54Z");
        for text in [
            "2020-06-10T02:50:54Z",
            "2020-06-09T22:50:54-04:00",
            "2020-06-10T02:50:54.000000+0000",
            "2020-06-10 02:50:54",
            "2020-06-10 02:50:54 UTC",
            " 2020-06-10T02:50:54 ",
        ] {
            assert_eq!(parse(text, 0), want, "{text}");
        }
        assert_eq!(parse("2020-06-09 22:50:54", -4 * 3_600), want);
        assert_eq!(parse("9999-12-31T23:59:59Z", 0), None);
        assert_eq!(parse("yesterday", 0), None);
    }

    #[test]
    fn counts_since_1970_by_their_size() {
        let want = Timestamp::parse("2020-06-10T02:50:54.5Z");
        for text in
            ["1591757454.5", "1591757454500", "1591757454500000", "1591757454500000000", "1591757454500.0"]
        {
            assert_eq!(parse_epoch(text), want, "{text}");
        }
        assert_eq!(parse_epoch("12"), None);
        assert_eq!(parse_epoch("0.25"), None);
        assert_eq!(parse_epoch("1e300"), None);
        assert_eq!(parse_epoch("99999999999999999999999"), None);
    }
}
