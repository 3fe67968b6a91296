//! One group of one correlation: its events in the order of time, the window that ends with the newest, and
//! what that window has reached. It must not know other groups, nor where matches come from.
//!
//! An event that is newer than all others moves the window, which costs the same however many there are. One
//! that comes late is put in its place, and every window that it is in is judged again.

use std::collections::VecDeque;

use super::{
    plan::{Correlation, Kind},
    tally::{Entry, Tally},
};

/// Most events that a finding names; of more, the newest.
pub const MAX_EVIDENCE: usize = 250;
/// Most numbers that a group of a value_sum, value_avg or value_percentile correlation keeps.
pub const MAX_NUMBERS: usize = 8_192;
/// Events that a temporal group keeps to judge late ones by; what has occurred is known without them.
pub const MAX_TEMPORAL_EVENTS: usize = 128;
/// Events that a counting group keeps even if its condition asks for fewer.
const MIN_COUNTED: usize = 64;
/// Evidence of chained correlations that a group keeps.
const MAX_ATTACHED: usize = 4;
/// A group that has made no finding.
pub(super) const NEVER: i64 = i64::MIN;

/// The events behind a chained correlation's finding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Attached {
    pub(super) time_ns: i64,
    pub(super) events: Vec<u64>,
}

/// A window that fulfils its condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Held {
    /// Time of its last event.
    pub(super) time_ns: i64,
    /// Number of its last event.
    pub(super) number: u64,
    /// The value reached.
    pub(super) reached: f64,
    /// Whether it may be more: the group had more events than it keeps.
    pub(super) at_least: bool,
    /// Its events, if it is a finding.
    pub(super) finding: Option<Vec<u64>>,
}

/// A match on its way into a group.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) entry: Entry,
    /// What happened before this is forgotten: the watermark less the time span.
    pub(super) horizon_ns: i64,
    /// Whether windows matter that hold but make no finding.
    pub(super) follows: bool,
    /// Of a chained correlation's finding, the events behind it.
    pub(super) attached: Option<Vec<u64>>,
}

/// A group's events and window.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) key: u64,
    /// End of the last window that was a finding.
    pub(super) fired_ns: i64,
    /// In the order of time, then number.
    pub(super) entries: VecDeque<Entry>,
    /// First event of the window that ends with the newest.
    start: usize,
    pub(super) tally: Tally,
    pub(super) attached: Vec<Attached>,
    /// Time of the newest event that counted and had to go for want of room.
    pub(super) dropped_ns: i64,
}

impl Group {
    pub(super) fn new(correlation: &Correlation, key: u64) -> Self {
        Group {
            key,
            fired_ns: NEVER,
            entries: VecDeque::new(),
            start: 0,
            tally: Tally::new(correlation),
            attached: Vec::new(),
            dropped_ns: NEVER,
        }
    }

    /// Time of the newest event.
    pub(super) fn newest_ns(&self) -> i64 {
        self.entries.back().map_or(i64::MIN, |entry| entry.time_ns)
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        (self.fired_ns, self.dropped_ns, self.start) = (NEVER, NEVER, 0);
        self.entries.clear();
        self.tally.clear();
        self.attached.clear();
    }

    /// Takes in a match and judges the windows that it is in. Returns the first that holds, or that is a
    /// finding, and how many numbers were dropped for want of room.
    pub(super) fn take(&mut self, correlation: &Correlation, mut arrival: Arrival) -> (Option<Held>, u64) {
        self.forget(arrival.horizon_ns);
        let entry = arrival.entry;
        if let Some(events) = arrival.attached.take() {
            self.attach(Attached { time_ns: entry.time_ns, events });
        }
        let place =
            self.entries.partition_point(|it| (it.time_ns, it.number) <= (entry.time_ns, entry.number));
        if self.is_known(correlation, place, entry) {
            return (None, 0);
        }
        let late = place < self.entries.len();
        if late {
            self.insert(correlation, place, entry)
        } else {
            self.append(correlation, entry)
        }
        let dropped = self.make_room(correlation);
        let held =
            if late { self.judge_late(correlation, &arrival) } else { self.judge(correlation, &arrival) };
        (held, dropped)
    }

    /// Puts back an event of a saved state; they come in order.
    pub(super) fn put_back(&mut self, correlation: &Correlation, entry: Entry) {
        self.append(correlation, entry);
    }

    /// Forgets what happened before a time; all, if nothing has happened since.
    fn forget(&mut self, before_ns: i64) {
        if self.newest_ns() < before_ns {
            self.clear();
            return;
        }
        while self.entries.front().is_some_and(|entry| entry.time_ns < before_ns) {
            self.drop_oldest();
        }
        self.attached.retain(|attached| attached.time_ns >= before_ns);
    }

    /// Whether the event is there already: by way of another rule, it counts once; for the temporal types,
    /// by way of the same rule.
    fn is_known(&self, correlation: &Correlation, place: usize, entry: Entry) -> bool {
        let same = self.entries.range(..place).rev();
        let mut same = same.take_while(|it| (it.time_ns, it.number) == (entry.time_ns, entry.number));
        if correlation.kind.is_temporal() {
            same.any(|it| it.value == entry.value)
        } else {
            same.next().is_some()
        }
    }

    fn append(&mut self, correlation: &Correlation, entry: Entry) {
        let cutoff = entry.time_ns.saturating_sub(correlation.timespan_ns);
        while let Some(oldest) = self.entries.get(self.start).copied()
            && oldest.time_ns < cutoff
        {
            self.start += 1;
            self.tally.remove(oldest, self.entries.range(self.start..).copied());
        }
        self.tally.add(correlation, entry, self.entries.range(self.start..).copied());
        self.entries.push_back(entry);
    }

    /// Puts a late event in its place among the others.
    fn insert(&mut self, correlation: &Correlation, place: usize, entry: Entry) {
        self.entries.insert(place, entry);
        if correlation.kind.is_temporal() {
            self.tally = self.tally.with_all(correlation, self.entries.iter().copied());
        }
        if entry.time_ns < self.newest_ns().saturating_sub(correlation.timespan_ns) {
            self.start += 1;
        } else if !correlation.kind.is_temporal() {
            // The others of the window, without this one: it is new to them.
            let (before, after) = (self.entries.range(self.start..place), self.entries.range(place + 1..));
            let others: Vec<Entry> = before.chain(after).copied().collect();
            self.tally.add(correlation, entry, others.into_iter());
        }
    }

    fn note_dropped(&mut self) {
        if let Some(oldest) = self.entries.front() {
            self.dropped_ns = self.dropped_ns.max(oldest.time_ns);
        }
    }

    fn drop_oldest(&mut self) {
        let Some(oldest) = self.entries.pop_front() else { return };
        if self.start > 0 {
            self.start -= 1;
        } else {
            self.tally.remove(oldest, self.entries.iter().copied());
        }
    }

    /// Drops events where there are too many: those that can change no answer to an event that is in order.
    /// Only where numbers are summed or ranked does each matter; how many of them went is returned.
    fn make_room(&mut self, correlation: &Correlation) -> u64 {
        let limit = capacity(correlation);
        let before = self.entries.len();
        if before <= limit {
            return 0;
        }
        if correlation.kind == Kind::ValueCount {
            self.keep_newest_of_each_value(correlation, limit);
        }
        while self.entries.len() > limit {
            self.note_dropped();
            self.drop_oldest();
        }
        if correlation.kind.is_numeric() { (before - self.entries.len()) as u64 } else { 0 }
    }

    /// Of each value, only the newest event tells until when it is in the window.
    fn keep_newest_of_each_value(&mut self, correlation: &Correlation, limit: usize) {
        let mut seen = hashbrown::HashSet::with_capacity(self.entries.len());
        let newest_first = self.entries.iter().rev().filter(|entry| seen.insert(entry.value));
        let mut kept: Vec<Entry> = newest_first.copied().collect();
        // Room for a quarter more, so that this is not done for every event.
        if let Some(surplus) = kept.get(limit - limit / 4) {
            self.dropped_ns = self.dropped_ns.max(surplus.time_ns);
            kept.truncate(limit - limit / 4);
        }
        kept.reverse();
        self.entries.clear();
        self.tally.clear();
        self.start = 0;
        for entry in kept {
            self.append(correlation, entry);
        }
    }

    /// Judges the window that ends with the newest event.
    fn judge(&self, correlation: &Correlation, arrival: &Arrival) -> Option<Held> {
        let end = self.entries.back()?;
        let end_ns = end.time_ns;
        let due = end_ns >= self.silent_until(correlation);
        if !due && !arrival.follows {
            return None;
        }
        let since_ns = end_ns.saturating_sub(correlation.timespan_ns).max(arrival.horizon_ns);
        let reached = self.tally.reached(correlation, since_ns)?;
        let window = self.entries.range(self.start..);
        let finding = due.then(|| self.evidence(correlation, &self.tally, window, (since_ns, end_ns)));
        let at_least = self.may_be_more(correlation, since_ns);
        Some(Held { time_ns: end_ns, number: end.number, reached, at_least, finding })
    }

    /// Judges all windows that a late event is in, the earliest first, until one is a finding.
    fn judge_late(&mut self, correlation: &Correlation, arrival: &Arrival) -> Option<Held> {
        let entry = arrival.entry;
        self.entries.make_contiguous();
        let (entries, _) = self.entries.as_slices();
        let place = entries.partition_point(|it| (it.time_ns, it.number) <= (entry.time_ns, entry.number));
        let first_end = place.checked_sub(1)?;
        let since_ns = entry.time_ns.saturating_sub(correlation.timespan_ns);
        let mut start = entries.partition_point(|it| it.time_ns < since_ns);
        let mut tally = Tally::new(correlation);
        let mut holds = None;
        for (end, last) in entries.iter().enumerate().skip(start) {
            if last.time_ns > entry.time_ns.saturating_add(correlation.timespan_ns) {
                break;
            }
            let since_ns = last.time_ns.saturating_sub(correlation.timespan_ns);
            while let Some(oldest) = entries.get(start).filter(|oldest| oldest.time_ns < since_ns) {
                start += 1;
                tally.remove(*oldest, entries.get(start..end).unwrap_or_default().iter().copied());
            }
            let window = entries.get(start..=end).unwrap_or_default();
            let others = window.get(..window.len() - 1).unwrap_or_default();
            tally.add(correlation, *last, others.iter().copied());
            let due = last.time_ns >= self.silent_until(correlation);
            if end < first_end || !(due || arrival.follows) {
                continue;
            }
            let since_ns = since_ns.max(arrival.horizon_ns);
            let Some(reached) = tally.reached(correlation, since_ns) else { continue };
            let times = (since_ns, last.time_ns);
            let finding = due.then(|| self.evidence(correlation, &tally, window.iter(), times));
            let fires = finding.is_some();
            let at_least = self.may_be_more(correlation, since_ns);
            let held = Held { time_ns: last.time_ns, number: last.number, reached, at_least, finding };
            if fires {
                return Some(held);
            }
            holds = holds.or(Some(held));
        }
        holds
    }

    /// A group that has made a finding makes the next when a whole time span has passed.
    fn silent_until(&self, correlation: &Correlation) -> i64 {
        if self.fired_ns == NEVER { NEVER } else { self.fired_ns.saturating_add(correlation.timespan_ns) }
    }

    /// Whether something that counted is missing from a window. What rules occur is known in any case.
    fn may_be_more(&self, correlation: &Correlation, since_ns: i64) -> bool {
        self.dropped_ns >= since_ns && !correlation.kind.is_temporal()
    }

    /// The events of a window that a finding names, rising.
    fn evidence<'a>(
        &self,
        correlation: &Correlation,
        tally: &Tally,
        window: impl DoubleEndedIterator<Item = &'a Entry>,
        (since_ns, until_ns): (i64, i64),
    ) -> Vec<u64> {
        let newest_first = window.rev();
        let mut events: Vec<u64> = match correlation.kind {
            Kind::Temporal | Kind::TemporalOrdered => tally.witnesses(&correlation.condition, since_ns),
            Kind::ValueCount => {
                let mut seen = hashbrown::HashSet::new();
                let of_each = newest_first.filter(|entry| seen.insert(entry.value));
                of_each.take(MAX_EVIDENCE).map(|entry| entry.number).collect()
            }
            _ => newest_first.take(MAX_EVIDENCE).map(|entry| entry.number).collect(),
        };
        let attached = self.attached.iter().rev();
        for attached in attached.filter(|it| (since_ns..=until_ns).contains(&it.time_ns)) {
            let room = MAX_EVIDENCE.saturating_sub(events.len());
            events.extend(attached.events.iter().rev().take(room));
        }
        events.sort_unstable();
        events.dedup();
        events
    }

    /// Keeps the events behind a chained correlation's finding.
    fn attach(&mut self, attached: Attached) {
        if self.attached.len() >= MAX_ATTACHED {
            self.attached.remove(0);
        }
        self.attached.push(attached);
    }
}

/// How many events a group of a correlation keeps: enough that one more changes no answer, twice over, so that
/// windows in the past can be judged when something comes late.
fn capacity(correlation: &Correlation) -> usize {
    match correlation.kind {
        Kind::EventCount | Kind::ValueCount => {
            (correlation.condition.ceiling() as usize * 2).max(MIN_COUNTED)
        }
        Kind::Temporal | Kind::TemporalOrdered => MAX_TEMPORAL_EVENTS,
        Kind::ValueSum | Kind::ValueAvg | Kind::ValuePercentile(_) => MAX_NUMBERS,
    }
}
