//! Where recent events came from: event number → source and line.
//!
//! Neighbours mostly come from one source with consecutive lines, so runs are kept, not events.

use std::{collections::VecDeque, sync::Arc};

use bartizan_model::{RecordBatch, Source};

/// Most runs that are remembered; the oldest make room.
pub const MAX_RUNS: usize = 1 << 18;

/// The memory; see the module.
#[derive(Debug, Default)]
pub struct Places {
    runs: VecDeque<Run>,
}

#[derive(Debug)]
struct Run {
    first: u64,
    count: u64,
    source: Arc<Source>,
    line: u64,
}

impl Places {
    /// Remembers a batch's records.
    pub fn remember(&mut self, records: &RecordBatch) {
        for record in records.records() {
            if let Some(last) = self.runs.back_mut()
                && last.first + last.count == record.number
                && last.line + last.count == record.line
                && Arc::ptr_eq(&last.source, &record.source)
            {
                last.count += 1;
                continue;
            }
            if self.runs.len() >= MAX_RUNS {
                self.runs.pop_front();
            }
            let source = Arc::clone(&record.source);
            self.runs.push_back(Run { first: record.number, count: 1, source, line: record.line });
        }
    }

    /// Source and line of an event.
    pub fn find(&self, number: u64) -> Option<(Arc<Source>, u64)> {
        let after = self.runs.partition_point(|run| run.first <= number);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let offset = number - run.first;
        (offset < run.count).then(|| (Arc::clone(&run.source), run.line + offset))
    }
}

#[cfg(test)]
mod tests {
    use bartizan_model::Timestamp;

    use super::*;

    #[test]
    fn runs_are_found_by_number() {
        let source = |name: &str| Arc::new(Source { name: name.into(), format: None });
        let (a, b) = (source("a"), source("b"));
        let mut records = RecordBatch::new();
        for (number, source, line) in [(10, &a, 1), (11, &a, 2), (12, &b, 7), (13, &a, 3)] {
            records.push(number, source, line, Timestamp(0), b"");
        }
        let mut places = Places::default();
        places.remember(&records);
        let find = |number| places.find(number).map(|(source, line)| (source.name.clone(), line));
        assert_eq!(find(11), Some(("a".into(), 2)));
        assert_eq!(find(12), Some(("b".into(), 7)));
        assert_eq!(find(13), Some(("a".into(), 3)));
        assert_eq!(find(9), None);
        assert_eq!(find(14), None);
    }
}
