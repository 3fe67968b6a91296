//! Event time and lengths of time.
//!
//! A plugin has no clock: every time it sees is an event's or the watermark.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const SECOND: i64 = 1_000_000_000;

/// A point in time, in nanoseconds since 1970 UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// The earliest time.
    pub const MIN: Time = Time(i64::MIN);

    /// A time in whole seconds since 1970 UTC.
    pub const fn from_seconds(seconds: i64) -> Time {
        Time(seconds.saturating_mul(SECOND))
    }

    /// Whole seconds since 1970 UTC, rounded down.
    #[inline]
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// Whole hours since 1970 UTC, rounded down: the calendar hour that the time lies in.
    #[inline]
    pub fn hour(self) -> i64 {
        self.0.div_euclid(3_600 * SECOND)
    }

    /// The calendar hour (UTC) that the time lies in, for the key of a finding: `2026-02-03T14`.
    pub fn hour_text(self) -> String {
        let mut text = self.to_string();
        text.truncate(text.rfind(':').and_then(|end| text.get(..end)?.rfind(':')).unwrap_or(text.len()));
        text
    }

    /// The start of a calendar hour that [`Time::hour`] gave.
    pub fn of_hour(hour: i64) -> Time {
        Time::from_seconds(hour.saturating_mul(3_600))
    }

    /// This time, later by a length.
    #[inline]
    #[must_use]
    pub fn plus(self, length: Length) -> Time {
        Time(self.0.saturating_add(length.0))
    }

    /// This time, earlier by a length.
    #[inline]
    #[must_use]
    pub fn minus(self, length: Length) -> Time {
        Time(self.0.saturating_sub(length.0))
    }

    /// How long after `earlier` this is; negative if it is before.
    #[inline]
    pub fn since(self, earlier: Time) -> Length {
        Length(self.0.saturating_sub(earlier.0))
    }

    /// Year, month, day, by the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level
    /// date algorithms", `civil_from_days`).
    fn date(self) -> (i64, i64, i64) {
        let days = self.seconds().div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

/// As in RFC 3339, to the second: `2026-02-03T14:05:00Z`.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let second = self.seconds().rem_euclid(86_400);
        let (hours, minutes, seconds) = (second / 3_600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z")
    }
}

/// A length of time, in nanoseconds. In settings it is written `"500ms"`, `"60s"`, `"10m"`, `"1h"`, `"7d"`,
/// `"2w"`, or several of these together: `"1h30m"`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Length(pub i64);

impl Length {
    /// A length in seconds.
    pub const fn seconds(seconds: i64) -> Length {
        Length(seconds.saturating_mul(SECOND))
    }

    /// A length in minutes.
    pub const fn minutes(minutes: i64) -> Length {
        Length::seconds(minutes.saturating_mul(60))
    }

    /// A length in hours.
    pub const fn hours(hours: i64) -> Length {
        Length::seconds(hours.saturating_mul(3_600))
    }

    /// A length in days of 24 hours.
    pub const fn days(days: i64) -> Length {
        Length::hours(days.saturating_mul(24))
    }

    /// Whole seconds, rounded down.
    pub fn whole_seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// This length, so many times.
    #[must_use]
    pub fn times(self, factor: i64) -> Length {
        Length(self.0.saturating_mul(factor))
    }

    /// Reads a length as settings write it.
    pub fn parse(text: &str) -> Result<Length, String> {
        let wrong = || {
            format!(
                "{text:?} is no length of time; write a number and a unit, such as \"60s\", \"10m\" or \"1h30m\""
            )
        };
        let mut total = 0_i64;
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(wrong());
        }
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = rest.split_at_checked(digits).ok_or_else(wrong)?;
            let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (unit, after) = after.split_at_checked(letters).ok_or_else(wrong)?;
            let number: i64 = number.parse().map_err(|_| wrong())?;
            let unit = match unit {
                "ms" => 1_000_000,
                "s" => SECOND,
                "m" => 60 * SECOND,
                "h" => 3_600 * SECOND,
                "d" => 86_400 * SECOND,
                "w" => 7 * 86_400 * SECOND,
                _ => return Err(wrong()),
            };
            let part = number.checked_mul(unit).ok_or_else(wrong)?;
            total = total.checked_add(part).ok_or_else(wrong)?;
            rest = after.trim_start();
        }
        Ok(Length(total))
    }
}

/// For people: the two largest units that matter, `42 s`, `3 min 5 s`, `2 h 10 min`, `3 d`.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.whole_seconds();
        let (large, large_unit, small, small_unit) = match seconds {
            ..60 => return write!(f, "{seconds} s"),
            60..3_600 => (seconds / 60, "min", seconds % 60, "s"),
            3_600..86_400 => (seconds / 3_600, "h", seconds / 60 % 60, "min"),
            _ => (seconds / 86_400, "d", seconds / 3_600 % 24, "h"),
        };
        match small {
            0 => write!(f, "{large} {large_unit}"),
            _ => write!(f, "{large} {large_unit} {small} {small_unit}"),
        }
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Length, D::Error> {
        // Binary state holds the number; settings, which people write, hold text.
        if !deserializer.is_human_readable() {
            return i64::deserialize(deserializer).map(Length);
        }
        let text = String::deserialize(deserializer)?;
        Length::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        serializer.collect_str(&format_args!("{}ms", self.0 / 1_000_000))
    }
}

/// When something happens to state: an event's time and the watermark behind it.
///
/// The watermark decides what is forgotten, the time what counts; with both taken from the row, neither
/// depends on how rows were cut into batches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    /// Event time.
    pub time: Time,
    /// Watermark behind the event.
    pub watermark: Time,
    /// The event's number.
    pub number: u64,
}

impl At {
    /// The later of event time and watermark: for an event in time its own time, for a late one the time in
    /// the stream at which it arrived.
    #[inline]
    pub fn heard(self) -> Time {
        self.time.max(self.watermark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_people_write_them() {
        assert_eq!(Length::parse("60s"), Ok(Length::minutes(1)));
        assert_eq!(Length::parse(" 1h30m "), Ok(Length::minutes(90)));
        assert_eq!(Length::parse("2w"), Ok(Length::days(14)));
        for wrong in ["", "60", "s", "-1s", "1 fortnight", "99999999999999w"] {
            assert!(Length::parse(wrong).unwrap_err().contains("such as"), "{wrong}");
        }
    }

    #[test]
    fn lengths_are_written_for_people() {
        let written = [42, 185, 3_600, 7_800, 3 * 86_400].map(|seconds| Length::seconds(seconds).to_string());
        assert_eq!(written, ["42 s", "3 min 5 s", "1 h", "2 h 10 min", "3 d"]);
    }

    #[test]
    fn times_are_written_as_rfc_3339() {
        assert_eq!(Time::from_seconds(1_770_127_500).to_string(), "2026-02-03T14:05:00Z");
        assert_eq!(Time::from_seconds(1_770_127_500).hour_text(), "2026-02-03T14");
        assert_eq!(Time::from_seconds(951_782_400).to_string(), "2000-02-29T00:00:00Z");
        assert_eq!(Time::from_seconds(-1).to_string(), "1969-12-31T23:59:59Z");
    }
}
