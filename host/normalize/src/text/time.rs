//! Times as logs write them, read by position: no allocation, no table of zones.
//!
//! Each reader returns what it read and what follows it, or none where the text is not such a time. A time
//! that is well written but that no [`Timestamp`] can hold is [`When::OutOfRange`].

use bartizan_model::Timestamp;

const DAY_SECONDS: i64 = 86_400;
/// Most years to go back for a 29 February: 1896 to 1904.
const LEAP_GAP_YEARS: i64 = 8;

/// A time that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum When {
    At(Timestamp),
    OutOfRange,
}

impl When {
    fn of(seconds: i64, nanoseconds: u32) -> When {
        Timestamp::from_unix(seconds, nanoseconds).map_or(When::OutOfRange, When::At)
    }
}

/// `Jun 14 15:16:01`, as in RFC 3164, also `Jun 4`, `Jun 14 2024 15:16:01`, `Jun 14 15:16:01.123`. Where the
/// year is missing it is the one that puts the time last before `latest`, so that a log read in January
/// has its December in the past.
pub(crate) fn syslog(text: &str, offset_seconds: i32, latest: Timestamp) -> Option<(When, &str)> {
    let (stamp, rest) = syslog_stamp(text)?;
    let offset = i64::from(offset_seconds);
    let second = stamp.second_of_day - offset;
    let when = match stamp.year {
        Some(year) => When::of(days(year, stamp.month, stamp.day) * DAY_SECONDS + second, stamp.nanoseconds),
        None => without_year(stamp.month, stamp.day, second, stamp.nanoseconds, latest, offset),
    };
    Some((when, rest))
}

/// What follows such a time, if text begins with one; which time it is takes longer to tell.
pub(crate) fn after_syslog(text: &str) -> Option<&str> {
    syslog_stamp(text).map(|(_, rest)| rest)
}

struct Stamp {
    year: Option<i64>,
    month: i64,
    day: i64,
    second_of_day: i64,
    nanoseconds: u32,
}

fn syslog_stamp(text: &str) -> Option<(Stamp, &str)> {
    let bytes = text.as_bytes();
    let month = month(bytes.get(..3)?)?;
    let mut at = 3 + space(bytes.get(3)?)?;
    at += usize::from(bytes.get(at) == Some(&b' '));
    let (day, mut at) = day(bytes, at)?;
    at += space(bytes.get(at)?)?;
    let mut year = None;
    if bytes.get(at + 4) == Some(&b' ') {
        year = Some(digits(bytes, at, 4)?);
        at += 5;
    }
    let second_of_day = clock(bytes, at)?;
    let (nanoseconds, at) = fraction(bytes, at + 8);
    if day > days_in(month, year.unwrap_or(2000)) {
        return None;
    }
    Some((Stamp { year, month, day, second_of_day, nanoseconds }, text.get(at..)?))
}

fn without_year(month: i64, day: i64, second: i64, nanoseconds: u32, latest: Timestamp, offset: i64) -> When {
    let last = year_of((latest.seconds() + offset).div_euclid(DAY_SECONDS));
    for year in (last - LEAP_GAP_YEARS..=last).rev() {
        if day > days_in(month, year) {
            continue;
        }
        match When::of(days(year, month, day) * DAY_SECONDS + second, nanoseconds) {
            When::At(time) if time > latest => {}
            when => return when,
        }
    }
    When::OutOfRange
}

/// `2024-01-02T03:04:05.678+02:00`, RFC 3339 and the ISO 8601 around it: `T` or `t`, a fraction of any
/// length, `Z`, `+02:00`, `+0200`, or no zone.
pub(crate) fn iso(text: &str, offset_seconds: i32) -> Option<(When, &str)> {
    let bytes = text.as_bytes();
    let date: &[u8; 10] = bytes.first_chunk()?;
    if date[4] != b'-' || date[7] != b'-' || !matches!(bytes.get(10)?, b'T' | b't') {
        return None;
    }
    let (year, month, day) = (digits(date, 0, 4)?, digits(date, 5, 2)?, digits(date, 8, 2)?);
    if !(1..=12).contains(&month) || !(1..=days_in(month, year)).contains(&day) {
        return None;
    }
    let second_of_day = clock(bytes, 11)?;
    let (nanoseconds, at) = fraction(bytes, 19);
    let (offset, at) = match bytes.get(at) {
        Some(b'Z' | b'z') => (0, at + 1),
        Some(b'+' | b'-') => zone(bytes, at)?,
        _ => (i64::from(offset_seconds), at),
    };
    let when = When::of(days(year, month, day) * DAY_SECONDS + second_of_day - offset, nanoseconds);
    Some((when, text.get(at..)?))
}

/// `10/Oct/2000:13:55:36 -0700`, as in access logs.
pub(crate) fn access(text: &str) -> Option<(When, &str)> {
    let bytes: &[u8; 26] = text.as_bytes().first_chunk()?;
    if bytes[2] != b'/' || bytes[6] != b'/' || bytes[11] != b':' || bytes[20] != b' ' {
        return None;
    }
    let (day, month, year) = (digits(bytes, 0, 2)?, month(bytes.get(3..6)?)?, digits(bytes, 7, 4)?);
    if !(1..=days_in(month, year)).contains(&day) {
        return None;
    }
    let (offset, at) = zone(bytes, 21)?;
    let when = When::of(days(year, month, day) * DAY_SECONDS + clock(bytes, 12)? - offset, 0);
    Some((when, text.get(at..)?))
}

/// `Sun Dec 04 04:47:44 2005` or `Mon Dec 26 16:15:55.103786 2016`, as C's `ctime` and Apache write it.
pub(crate) fn ctime(text: &str, offset_seconds: i32) -> Option<(When, &str)> {
    let bytes = text.as_bytes();
    if !bytes.get(..3)?.iter().all(u8::is_ascii_alphabetic) || bytes.get(3) != Some(&b' ') {
        return None;
    }
    let month = month(bytes.get(4..7)?)?;
    let mut at = 7 + space(bytes.get(7)?)?;
    at += usize::from(bytes.get(at) == Some(&b' '));
    let (day, mut at) = day(bytes, at)?;
    at += space(bytes.get(at)?)?;
    let second_of_day = clock(bytes, at)?;
    let (nanoseconds, mut at) = fraction(bytes, at + 8);
    at += space(bytes.get(at)?)?;
    let year = digits(bytes, at, 4)?;
    if day > days_in(month, year) {
        return None;
    }
    let seconds = days(year, month, day) * DAY_SECONDS + second_of_day - i64::from(offset_seconds);
    Some((When::of(seconds, nanoseconds), text.get(at + 4..)?))
}

/// `2024/01/02 03:04:05`, as nginx's error log.
pub(crate) fn slashed(text: &str, offset_seconds: i32) -> Option<(When, &str)> {
    let bytes: &[u8; 19] = text.as_bytes().first_chunk()?;
    if bytes[4] != b'/' || bytes[7] != b'/' || bytes[10] != b' ' {
        return None;
    }
    let (year, month, day) = (digits(bytes, 0, 4)?, digits(bytes, 5, 2)?, digits(bytes, 8, 2)?);
    if !(1..=12).contains(&month) || !(1..=days_in(month, year)).contains(&day) {
        return None;
    }
    let seconds = days(year, month, day) * DAY_SECONDS + clock(bytes, 11)? - i64::from(offset_seconds);
    Some((When::of(seconds, 0), text.get(19..)?))
}

fn month(name: &[u8]) -> Option<i64> {
    Some(match name {
        b"Jan" => 1,
        b"Feb" => 2,
        b"Mar" => 3,
        b"Apr" => 4,
        b"May" => 5,
        b"Jun" => 6,
        b"Jul" => 7,
        b"Aug" => 8,
        b"Sep" => 9,
        b"Oct" => 10,
        b"Nov" => 11,
        b"Dec" => 12,
        _ => return None,
    })
}

/// One or two digits, and the position behind them.
fn day(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let width = if bytes.get(at + 1)?.is_ascii_digit() { 2 } else { 1 };
    let day = digits(bytes, at, width)?;
    (1..=31).contains(&day).then_some((day, at + width))
}

/// `hh:mm:ss` as seconds of the day. A leap second counts as the first of the next minute, as POSIX has it.
fn clock(bytes: &[u8], at: usize) -> Option<i64> {
    let clock: &[u8; 8] = bytes.get(at..)?.first_chunk()?;
    let (hour, minute, second) = (digits(clock, 0, 2)?, digits(clock, 3, 2)?, digits(clock, 6, 2)?);
    (clock[2] == b':' && clock[5] == b':' && hour < 24 && minute < 60 && second <= 60)
        .then_some(hour * 3_600 + minute * 60 + second)
}

/// `.123456` as nanoseconds, if it is there, and the position behind it. Digits past the ninth are dropped.
fn fraction(bytes: &[u8], at: usize) -> (u32, usize) {
    if !matches!(bytes.get(at), Some(b'.' | b',')) || !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        return (0, at);
    }
    let (mut nanoseconds, mut unit, mut at) = (0, 100_000_000, at + 1);
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        nanoseconds += u32::from(digit - b'0') * unit;
        unit /= 10;
        at += 1;
    }
    (nanoseconds, at)
}

/// `+02:00` or `+0200` as seconds, and the position behind it.
fn zone(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let sign = match bytes.get(at)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let hours = digits(bytes, at + 1, 2)?;
    let minutes_at = at + 3 + usize::from(bytes.get(at + 3) == Some(&b':'));
    let minutes = digits(bytes, minutes_at, 2)?;
    (hours < 24 && minutes < 60).then_some((sign * (hours * 3_600 + minutes * 60), minutes_at + 2))
}

fn space(byte: &u8) -> Option<usize> {
    (*byte == b' ').then_some(1)
}

fn digits(bytes: &[u8], at: usize, count: usize) -> Option<i64> {
    let mut number = 0;
    for byte in bytes.get(at..at + count)? {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(number)
}

fn is_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; the year begins in March, so that the leap day
/// is its last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The year that a day since 1970-01-01 lies in.
fn year_of(day: i64) -> i64 {
    // A guess from the mean length of a year is at most one off.
    let guess = 1970 + (day * 400).div_euclid(146_097);
    if days(guess + 1, 1, 1) <= day {
        guess + 1
    } else if days(guess, 1, 1) > day {
        guess - 1
    } else {
        guess
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> When {
        Timestamp::parse(text).map_or(When::OutOfRange, When::At)
    }

    fn read(text: &str, latest: &str) -> When {
        syslog(text, 0, Timestamp::parse(latest).unwrap()).unwrap().0
    }

    #[test]
    fn days_agree_with_jiff_from_1600_to_2400() {
        let mut date = jiff::civil::date(1600, 1, 1);
        let epoch = jiff::civil::date(1970, 1, 1);
        while date.year() < 2400 {
            let expected = i64::from((date - epoch).get_days());
            let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
            assert_eq!(days(year, month, day), expected, "{date}");
            assert_eq!(year_of(expected), year, "{date}");
            date = date.tomorrow().unwrap();
        }
    }

    #[test]
    fn the_year_is_the_last_that_is_not_ahead() {
        assert_eq!(read("Dec 31 23:59:59 h", "2025-01-02T00:00:00Z"), at("2024-12-31T23:59:59Z"));
        assert_eq!(read("Jan  1 00:00:00 h", "2025-01-01T10:00:00Z"), at("2025-01-01T00:00:00Z"));
        assert_eq!(read("Jan  1 12:00:00 h", "2025-01-01T10:00:00Z"), at("2024-01-01T12:00:00Z"));
        assert_eq!(read("Jun 14 15:16:01 h", "2005-06-14T15:16:01Z"), at("2005-06-14T15:16:01Z"));
    }

    #[test]
    fn a_leap_day_falls_in_a_leap_year() {
        assert_eq!(read("Feb 29 10:00:00 h", "2025-06-01T00:00:00Z"), at("2024-02-29T10:00:00Z"));
        assert_eq!(read("Feb 29 10:00:00 h", "2024-02-29T09:00:00Z"), at("2020-02-29T10:00:00Z"));
        assert_eq!(read("Feb 29 10:00:00 h", "1903-06-01T00:00:00Z"), at("1896-02-29T10:00:00Z"));
        assert_eq!(syslog("Feb 30 10:00:00 h", 0, Timestamp(0)), None);
        assert_eq!(syslog("Feb 29 2023 10:00:00 h", 0, Timestamp(0)), None);
    }

    #[test]
    fn the_offset_moves_the_new_year() {
        // 00:30 on New Year's Day two hours east of Greenwich is still the old year in UTC.
        let latest = Timestamp::parse("2024-12-31T22:40:00Z").unwrap();
        let (when, rest) = syslog("Jan  1 00:30:00 h", 7_200, latest).unwrap();
        assert_eq!((when, rest), (at("2024-12-31T22:30:00Z"), " h"));
    }

    #[test]
    fn times_of_every_shape() {
        let late = Timestamp::parse("2030-01-01T00:00:00Z").unwrap();
        for (text, expected, rest) in [
            ("Jun 4 15:16:01 h", "2029-06-04T15:16:01Z", " h"),
            ("Jun 14 2024 15:16:01 h", "2024-06-14T15:16:01Z", " h"),
            ("Jun 14 15:16:01.25: h", "2029-06-14T15:16:01.25Z", ": h"),
        ] {
            assert_eq!(syslog(text, 0, late), Some((at(expected), rest)), "{text}");
        }
        for (text, expected) in [
            ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
            ("2024-01-02T03:04:05.1234567891-05:30", "2024-01-02T08:34:05.123456789Z"),
            ("2024-01-02T03:04:05+0200", "2024-01-02T01:04:05Z"),
            ("2024-01-02T03:04:05", "2024-01-02T03:04:05Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", ""),
            ("0000-01-01T00:00:00Z", ""),
        ] {
            assert_eq!(iso(text, 0), Some((at(expected), "")), "{text}");
        }
        let oct = at("2000-10-10T20:55:36Z");
        assert_eq!(access("10/Oct/2000:13:55:36 -0700]"), Some((oct, "]")));
        let dec = at("2005-12-04T04:47:44Z");
        assert_eq!(ctime("Sun Dec 04 04:47:44 2005] x", 0), Some((dec, "] x")));
        assert_eq!(ctime("Sun Dec  4 04:47:44 2005", 0), Some((dec, "")));
        assert_eq!(slashed("2005/12/04 04:47:44 [", 0), Some((dec, " [")));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "Jun", "Jun 14", "Jun 00 10:00:00", "Jun 14 24:00:00", "Jun 14 10:61:00", "jun 14 10:00:00"]
        {
            assert_eq!(syslog(text, 0, Timestamp(0)), None, "{text}");
        }
        for text in
            ["2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-01 00:00:00", "2023-02-29T00:00:00Z"]
        {
            assert_eq!(iso(text, 0), None, "{text}");
        }
        assert_eq!(iso("2024-01-01T00:00:00+99:00", 0), None);
    }
}
