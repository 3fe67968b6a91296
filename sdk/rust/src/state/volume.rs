//! Volumes by the hour, against what is usual for the key at that hour.
//!
//! The statistics, plainly. An hour of the week comes 52 times a year, so for the first weeks little is known
//! about it; until then the hour of the day, which comes daily, is asked instead, and before that only the
//! largest hour seen so far can be compared with. Hours without events count as 0: how often an hour of the
//! week has passed since the key was first seen is a matter of arithmetic, so a sum and a sum of squares for
//! each hour of the week that ever had events are all that is kept, and those of an hour of the day are sums of
//! seven. An hour is compared with the hours beside it, too: a job that starts a little early, or a change of
//! the clocks, is no news. What is learnt from an hour is capped at the limit that it was judged by, so that
//! one theft does not make the next one usual; each time that the same hour of the week is over its limit again,
//! the cap is four times as high, so that a new regular job is learnt after a handful of times.

use serde::{Deserialize, Serialize};

use super::Keyed;
use crate::{
    key::Key,
    time::{At, Length, Time},
};

/// Most hours of one key that are still being added up: a backlog brings many at once. Of more, the earliest
/// is closed.
pub const MAX_OPEN_HOURS: usize = 48;
/// Events of an open hour that are remembered: those of the largest volume.
const EVIDENCE: usize = 20;
/// How long an hour stays open after it ended or was last heard of.
const GRACE: Length = Length::hours(1);
/// How long a key is remembered after it was last heard of.
const KEPT: Length = Length::days(60);
/// When so many hours are known, all that is known counts half: 26 weeks.
const MEMORY_HOURS: i64 = 26 * HOURS_PER_WEEK;
const HOURS_PER_WEEK: i64 = 168;

/// What is unusual.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Baseline {
    /// So many standard deviations over the mean.
    pub deviations: f64,
    /// But at least so many times the mean, or the largest hour: the deviation of a regular job is tiny.
    pub factor: f64,
    /// But at least so much.
    pub minimum: u64,
    /// From so many weeks on, the hour of the week is judged.
    pub warm_weeks: u32,
    /// From so many days on, the hour of the day.
    pub warm_days: u32,
    /// From so many hours on, the largest hour so far.
    pub warm_hours: u32,
}

/// What an hour was compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// The same hour of the week.
    HourOfWeek,
    /// The same hour of the day.
    HourOfDay,
    /// The largest hour so far.
    LargestHour,
}

impl Basis {
    /// For a sentence.
    pub fn in_words(self) -> &'static str {
        match self {
            Basis::HourOfWeek => "at this hour of the week",
            Basis::HourOfDay => "at this hour of the day",
            Basis::LargestHour => "in the largest hour so far",
        }
    }
}

/// Volumes of each key.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Volumes {
    keys: Keyed<History>,
}

#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct History {
    /// The first hour that counts.
    origin: Option<i64>,
    /// By hour of the week, rising.
    slots: Vec<Slot>,
    largest: f64,
    /// By hour, rising.
    open: Vec<OpenHour>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Slot {
    hour_of_week: u8,
    sum: f64,
    squares: f64,
    /// How often it was over its limit.
    over: u8,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct OpenHour {
    hour: i64,
    volume: u64,
    events: u64,
    heard: Time,
    largest: Vec<(u64, u64)>,
}

/// Mean and limit of a key at an hour.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Usual {
    mean: f64,
    limit: f64,
    basis: Basis,
}

/// What a key has moved in an hour so far, and what is usual.
#[derive(Clone, PartialEq, Debug)]
pub struct Hour {
    /// Volume in this hour so far.
    pub volume: u64,
    /// Number of events in this hour so far.
    pub events: u64,
    /// The usual volume, and what it is compared with; none while too little is known.
    pub usual: Option<(f64, Basis)>,
    /// The volume above which it is unusual; none while too little is known.
    pub limit: Option<f64>,
    /// Numbers of the events with the largest volume.
    pub numbers: Vec<u64>,
}

impl Hour {
    /// Whether the volume is over the limit.
    pub fn is_unusual(&self) -> bool {
        self.limit.is_some_and(|limit| self.volume as f64 > limit)
    }
}

impl Volumes {
    /// Adds an event's volume to its key and hour.
    pub fn add(&mut self, key: Key, at: At, volume: u64, baseline: &Baseline) -> Hour {
        let history = self.keys.entry(key, at, KEPT);
        history.close(at.watermark, baseline);
        let hour = at.time.hour();
        // A device with a dead clock must not make a user known for fifty years.
        let first = hour.max(at.heard().minus(KEPT).hour());
        history.origin = Some(history.origin.map_or(first, |origin| origin.min(first)));
        let usual = history.usual(hour, baseline);
        let open = history.open_hour(hour);
        open.volume = open.volume.saturating_add(volume);
        open.events += 1;
        open.heard = open.heard.max(at.heard());
        open.largest.push((volume, at.number));
        if open.largest.len() > EVIDENCE {
            open.largest.sort_unstable_by_key(|(volume, number)| (std::cmp::Reverse(*volume), *number));
            open.largest.truncate(EVIDENCE);
        }
        let numbers = open.largest.iter().map(|(_, number)| *number).collect();
        let (volume, events) = (open.volume, open.events);
        if history.open.len() > MAX_OPEN_HOURS {
            history.close_first(baseline);
        }
        Hour {
            volume,
            events,
            usual: usual.map(|usual| (usual.mean, usual.basis)),
            limit: usual.map(|usual| usual.limit),
            numbers,
        }
    }
}

impl History {
    fn open_hour(&mut self, hour: i64) -> &mut OpenHour {
        let place = self.open.partition_point(|open| open.hour < hour);
        if self.open.get(place).is_none_or(|open| open.hour != hour) {
            let new =
                OpenHour { hour, volume: 0, events: 0, heard: Time::of_hour(hour + 1), largest: Vec::new() };
            self.open.insert(place, new);
        }
        // It was just put there.
        #[allow(clippy::indexing_slicing)]
        &mut self.open[place]
    }

    fn close(&mut self, watermark: Time, baseline: &Baseline) {
        while self.open.first().is_some_and(|open| watermark > open.heard.plus(GRACE)) {
            self.close_first(baseline);
        }
    }

    fn close_first(&mut self, baseline: &Baseline) {
        if self.open.is_empty() {
            return;
        }
        let open = self.open.remove(0);
        let limit = self.usual(open.hour, baseline).map_or(f64::INFINITY, |usual| usual.limit);
        let hour_of_week = open.hour.rem_euclid(HOURS_PER_WEEK) as u8;
        let place = self.slots.partition_point(|slot| slot.hour_of_week < hour_of_week);
        if self.slots.get(place).is_none_or(|slot| slot.hour_of_week != hour_of_week) {
            self.slots.insert(place, Slot { hour_of_week, sum: 0.0, squares: 0.0, over: 0 });
        }
        if let Some(slot) = self.slots.get_mut(place) {
            let cap = limit * 4.0_f64.powi(i32::from(slot.over));
            let volume = (open.volume as f64).min(cap);
            slot.over = slot.over.saturating_add(u8::from(open.volume as f64 > limit));
            slot.sum += volume;
            slot.squares += volume * volume;
            self.largest = self.largest.max(volume);
        }
        self.age(open.hour);
    }

    /// Lets the past count half, by halving the sums and the time they are spread over.
    fn age(&mut self, hour: i64) {
        let Some(origin) = self.origin else { return };
        if hour - origin < MEMORY_HOURS {
            return;
        }
        self.origin = Some(hour - (hour - origin) / 2);
        for slot in &mut self.slots {
            slot.sum /= 2.0;
            slot.squares /= 2.0;
        }
        self.slots.retain(|slot| slot.sum >= 1.0);
    }

    fn usual(&self, hour: i64, baseline: &Baseline) -> Option<Usual> {
        let hours = hour - self.origin?;
        let per = |period: i64| [hour - 1, hour, hour + 1].map(|near| self.moments(near, hour, period));
        let (limits, basis) = if hours >= i64::from(baseline.warm_weeks) * HOURS_PER_WEEK {
            (per(HOURS_PER_WEEK), Basis::HourOfWeek)
        } else if hours >= i64::from(baseline.warm_days) * 24 {
            (per(24), Basis::HourOfDay)
        } else if hours >= i64::from(baseline.warm_hours) {
            ([(self.largest, 0.0); 3], Basis::LargestHour)
        } else {
            return None;
        };
        let limit_of = |(mean, deviation): (f64, f64)| {
            (mean + baseline.deviations * deviation).max(baseline.factor * mean)
        };
        let limit = limits.into_iter().map(limit_of).fold(baseline.minimum as f64, f64::max);
        let mean = limits.into_iter().map(|(mean, _)| mean).fold(0.0, f64::max);
        Some(Usual { mean, limit, basis })
    }

    /// Mean and standard deviation of an hour of the day (`period` 24) or of the week (168), over all of its
    /// kind from the origin up to `now`.
    fn moments(&self, hour: i64, now: i64, period: i64) -> (f64, f64) {
        let origin = self.origin.unwrap_or(now);
        let place = hour.rem_euclid(period);
        let first = origin + (place - origin).rem_euclid(period);
        let passed = if now > first { (now - first + period - 1) / period } else { 0 };
        let mut own = (0.0, 0.0);
        for slot in self.slots.iter().filter(|slot| i64::from(slot.hour_of_week).rem_euclid(period) == place)
        {
            own = (own.0 + slot.sum, own.1 + slot.squares);
        }
        if passed < 1 {
            return (0.0, 0.0);
        }
        let mean = own.0 / passed as f64;
        let spread = (own.1 - own.0 * mean).max(0.0);
        let variance = if passed > 1 { spread / (passed - 1) as f64 } else { 0.0 };
        (mean, variance.sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASELINE: Baseline =
        Baseline { deviations: 4.0, factor: 2.0, minimum: 100, warm_weeks: 6, warm_days: 7, warm_hours: 72 };

    fn at(hour: i64) -> At {
        At {
            time: Time::of_hour(hour).plus(Length::minutes(30)),
            watermark: Time::of_hour(hour),
            number: hour as u64,
        }
    }

    /// Adds `volume(hour)` for every hour of so many weeks.
    fn taught(weeks: i64, volume: impl Fn(i64) -> u64) -> Volumes {
        let mut volumes = Volumes::default();
        for hour in (0..weeks * 168).filter(|hour| volume(*hour) > 0) {
            volumes.add(Key(1), at(hour), volume(hour), &BASELINE);
        }
        volumes
    }

    #[test]
    fn moments_agree_with_a_plain_calculation() {
        let volume = |hour: i64| if hour % 24 == 9 { 1_000 + 10 * (hour / 24) as u64 } else { 0 };
        let mut volumes = taught(3, volume);
        let now = 3 * 168 + 9;
        volumes.add(Key(1), at(now), 1, &BASELINE);
        let history = volumes.keys.get_mut(Key(1), Time(0)).unwrap();
        // The first event is at hour 9, so each of the 21 days before counts once.
        let values: Vec<f64> = (0..21).map(|day| volume(day * 24 + 9) as f64).collect();
        let mean = values.iter().sum::<f64>() / 21.0;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 20.0;
        let (own_mean, own_deviation) = history.moments(now, now, 24);
        assert!((own_mean - mean).abs() < 1e-6 && (own_deviation - variance.sqrt()).abs() < 1e-6);
        // Hours that never had events count as 0, each.
        assert_eq!(history.moments(now + 5, now, 24), (0.0, 0.0));
    }

    #[test]
    fn a_regular_job_is_usual_and_the_same_at_another_hour_is_not() {
        let mut volumes = taught(8, |hour| if hour % 24 == 2 { 10_000 + hour as u64 % 7 } else { 0 });
        let hour = 8 * 168;
        assert!(!volumes.add(Key(1), at(hour + 2), 10_900, &BASELINE).is_unusual());
        // An hour early or late is no news.
        assert!(!volumes.add(Key(1), at(hour + 3), 10_000, &BASELINE).is_unusual());
        let other = volumes.add(Key(1), at(hour + 15), 10_000, &BASELINE);
        assert!(other.is_unusual());
        assert_eq!(other.usual, Some((0.0, Basis::HourOfWeek)));
    }

    #[test]
    fn little_is_said_while_little_is_known() {
        let mut volumes = Volumes::default();
        assert_eq!(volumes.add(Key(1), at(0), 1_000_000, &BASELINE).limit, None);
        let next = volumes.add(Key(1), at(73), 1_500_000, &BASELINE);
        assert_eq!(next.usual, Some((1_000_000.0, Basis::LargestHour)));
        assert!(!next.is_unusual());
        let next = volumes.add(Key(1), at(150), 4_000_000, &BASELINE);
        assert!(next.is_unusual());
    }

    #[test]
    fn a_theft_does_not_make_the_next_one_usual() {
        let mut volumes = taught(8, |hour| if hour % 24 == 9 { 1_000 } else { 0 });
        for week in 8..11 {
            let theft = volumes.add(Key(1), at(week * 168 + 2), 1_000_000, &BASELINE);
            assert!(theft.is_unusual(), "week {week}");
        }
    }

    #[test]
    fn volume_adds_up_within_the_hour() {
        let mut volumes = taught(8, |hour| if hour % 24 == 9 { 50 } else { 0 });
        let unusual: Vec<bool> =
            (0..5).map(|_| volumes.add(Key(1), at(8 * 168 + 15), 30, &BASELINE).is_unusual()).collect();
        assert_eq!(unusual, [false, false, false, true, true]);
    }

    #[test]
    fn the_past_counts_less_and_less() {
        let mut volumes = taught(60, |hour| if hour % 24 == 9 { 1_000 } else { 0 });
        let history = volumes.keys.get_mut(Key(1), Time(0)).unwrap();
        let now = 60 * 168;
        assert!(now - history.origin.unwrap() < MEMORY_HOURS);
        let (mean, _) = history.moments(now + 9, now + 9, 24);
        assert!((mean - 1_000.0).abs() < 50.0, "{mean}");
    }
}
