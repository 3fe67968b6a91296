//! Parts of times, as they are written: no time zone is applied (appendix "Modifiers", section "Time Modifiers").
//! Must not know: rules.

use super::super::model::TimePart;

/// A day and a time of day.
struct Written {
    year: i64,
    month: i64,
    day: i64,
    hour: Option<i64>,
    minute: Option<i64>,
}

/// A part of a time such as `2026-11-22T05:31:07Z`, `2026-11-22 05:31` or `2026-11-22`; or of a number of seconds,
/// milliseconds, microseconds or nanoseconds since 1970 UTC, told apart by its length.
pub fn part(text: &str, part: TimePart) -> Option<i64> {
    let text = text.trim();
    let written = parse(text).or_else(|| from_epoch(text))?;
    match part {
        TimePart::Minute => written.minute,
        TimePart::Hour => written.hour,
        TimePart::Day => Some(written.day),
        TimePart::Week => Some(iso_week(&written)),
        TimePart::Month => Some(written.month),
        TimePart::Year => Some(written.year),
    }
}

fn parse(text: &str) -> Option<Written> {
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let separator = text.get(4..5).filter(|separator| matches!(*separator, "-" | "/"))?;
    if text.get(7..8) != Some(separator) {
        return None;
    }
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let has_time = matches!(text.get(10..11), Some("T" | "t" | " ")) && text.get(13..14) == Some(":");
    let (hour, minute) = if has_time { (number(11..13), number(14..16)) } else { (None, None) };
    let is_real = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour.is_none_or(|hour| hour < 24)
        && minute.is_none_or(|minute| minute < 60);
    is_real.then_some(Written { year, month, day, hour, minute })
}

fn from_epoch(text: &str) -> Option<Written> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    if !(9..=19).contains(&whole.len()) || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let units_per_second = match whole.len() {
        ..=11 => 1,
        12..=14 => 1_000,
        15..=17 => 1_000_000,
        _ => 1_000_000_000,
    };
    let seconds = whole.parse::<i64>().ok()? / units_per_second;
    let (days, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    Some(Written { year, month, day, hour: Some(of_day / 3_600), minute: Some(of_day / 60 % 60) })
}

/// The date of a day since 1970. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The day since 1970 of a date; the inverse of [`civil`].
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}

/// ISO 8601: weeks begin on Mondays, and belong to the year that has their Thursday.
fn iso_week(written: &Written) -> i64 {
    let date = days(written.year, written.month, written.day);
    // 1970-01-01 was a Thursday.
    let from_monday = (date + 3).rem_euclid(7);
    let thursday = date - from_monday + 3;
    let (year, ..) = civil(thursday);
    (thursday - days(year, 1, 1)) / 7 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_that_are_written() {
        let time = "2026-11-22T05:31:07.123+09:00";
        let parts = [
            (TimePart::Year, 2026),
            (TimePart::Month, 11),
            (TimePart::Day, 22),
            (TimePart::Hour, 5),
            (TimePart::Minute, 31),
            (TimePart::Week, 47),
        ];
        for (wanted, value) in parts {
            assert_eq!(part(time, wanted), Some(value), "{wanted:?}");
        }
        assert_eq!(part("2026/11/22 23:59", TimePart::Hour), Some(23));
        assert_eq!(part("2026-11-22", TimePart::Hour), None);
        assert_eq!(part("2026-11-22", TimePart::Day), Some(22));
    }

    #[test]
    fn weeks_at_the_turn_of_years_are_those_of_iso_8601() {
        let weeks = [
            ("2021-01-03", 53),
            ("2021-01-04", 1),
            ("2018-12-31", 1),
            ("2020-12-31", 53),
            ("2024-12-29", 52),
        ];
        for (date, week) in weeks {
            assert_eq!(part(date, TimePart::Week), Some(week), "{date}");
        }
    }

    #[test]
    fn seconds_since_1970_are_utc() {
        for text in ["1556393223", "1556393223.875", "1556393223875", "1556393223875000000"] {
            assert_eq!(part(text, TimePart::Year), Some(2019), "{text}");
            assert_eq!(part(text, TimePart::Hour), Some(19), "{text}");
            assert_eq!(part(text, TimePart::Minute), Some(27), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_has_no_parts() {
        for text in ["", "-", "2026-13-01", "2026-1-1", "20261122", "abcd-ef-gh", "é026-11-22", "99:99"] {
            assert_eq!(part(text, TimePart::Year), None, "{text}");
        }
    }

    #[test]
    fn dates_and_days_are_each_other_s_inverse() {
        for day in (-800_000..800_000).step_by(37) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }
}
