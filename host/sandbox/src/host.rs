//! The imports of `wit/plugin.wit`, answered from the [`State`] of the instance that asks.
//!
//! A plugin pays for what it asks: what it hands over is bounded by wasmtime before it arrives here, what it
//! is handed by what its memory could hold, and long searches look at the deadline as they go. What the
//! contract rules out ends the call with a [`Violation`].

use bartizan_detect::{
    patterns::{Pattern, PatternSet},
    rows::{self, ReadColumn, Rows},
};
use wasmtime::component::Resource;

use crate::{
    bindings::{classification::bartizan::plugin::judgement, events, host, types},
    convert,
    counters::add,
    limits::{MAX_ANSWER_BYTES, MAX_LOG_LINE_BYTES, MAX_LOG_LINES_PER_CALL, SCAN_CHUNK_VALUES},
    state::{Batch, Patterns, State},
};

/// What a plugin asked that the contract rules out; ends the call.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Violation(pub(crate) String);

fn violation<T>(message: impl Into<String>) -> wasmtime::Result<T> {
    Err(Violation(message.into()).into())
}

impl State {
    fn rows(&self) -> wasmtime::Result<&Rows> {
        match &self.rows {
            Some(rows) => Ok(rows),
            None => violation("it used a batch outside of `on-batch`"),
        }
    }

    fn check_field(&self, field: u32) -> wasmtime::Result<()> {
        match field < self.fields || self.lookup.is_none() {
            true => Ok(()),
            false => violation(format!(
                "it read field {field}, but its descriptor lists {} fields, from 0",
                self.fields
            )),
        }
    }

    /// A field of the batch, which the host could not find where the field is one that is listed.
    fn found<T>(&self, field: u32, found: Option<T>) -> wasmtime::Result<T> {
        match found {
            Some(found) => Ok(found),
            None => violation(format!("it read field {field}, which the host has no column for")),
        }
    }

    /// Rows that were asked for, each at most once and of this batch: so the answer is at most the batch.
    fn check_rows(&self, rows: Option<&[u32]>) -> wasmtime::Result<()> {
        let Some(rows) = rows else { return Ok(()) };
        let len = self.rows()?.len();
        let mut seen = vec![0u64; len.div_ceil(64)];
        for row in rows {
            let (at, bit) = (*row as usize, 1u64 << (row % 64));
            let Some(word) = seen.get_mut(at / 64).filter(|_| at < len) else {
                return violation(format!("it asked for row {row} of a batch of {len} rows"));
            };
            if *word & bit != 0 {
                return violation(format!("it asked for row {row} twice in one call"));
            }
            *word |= bit;
        }
        Ok(())
    }

    /// Most bytes that an answer to this plugin can have.
    fn answer_bytes(&self) -> usize {
        self.limits.memory_bytes().min(MAX_ANSWER_BYTES)
    }

    fn check_answer(&self, bytes: usize) -> wasmtime::Result<()> {
        match bytes > self.answer_bytes() {
            true => violation(format!("it asked for more than {} bytes in one call", self.answer_bytes())),
            false => Ok(()),
        }
    }

    /// Searches piece by piece, minding the deadline and the size of what was found.
    fn scan<T>(
        &mut self,
        values: &[T],
        mut search: impl FnMut(&State, &[T]) -> Option<rows::Hits>,
    ) -> wasmtime::Result<events::Hits> {
        let mut hits = events::Hits { ends: Vec::with_capacity(values.len()), ids: vec![] };
        for values in values.chunks(SCAN_CHUNK_VALUES) {
            let before = hits.ids.len() as u32;
            let Some(found) = search(self, values) else {
                return violation("it searched a field that the host has no column for");
            };
            hits.ids.extend_from_slice(&found.ids);
            hits.ends.extend(found.ends.iter().map(|end| before + end));
            self.check_answer((hits.ids.len() + hits.ends.len()) * size_of::<u32>())?;
            self.deadline_in_scan()?;
        }
        Ok(hits)
    }

    fn deadline_in_scan(&mut self) -> wasmtime::Result<()> {
        Ok(self.deadline.check()?)
    }
}

// Types only.
impl types::Host for State {}
impl judgement::Host for State {}

impl events::Host for State {
    fn find(&mut self, field: u32, value: String) -> wasmtime::Result<u32> {
        self.check_field(field)?;
        Ok(self.lookup.as_ref().map_or(0, |lookup| lookup.find(field, &value)))
    }

    fn entries(&mut self, field: u32, codes: Vec<u32>) -> wasmtime::Result<events::Texts> {
        self.check_field(field)?;
        let dictionary = self.lookup.as_ref().and_then(|lookup| lookup.dictionary(field));
        let mut texts = rows::Texts { ends: Vec::with_capacity(codes.len()), text: vec![] };
        for code in &codes {
            texts.push(dictionary.map_or("", |(_, dictionary)| dictionary.entry(*code)));
            // Codes can be repeated, so what they stand for has no bound of its own.
            self.check_answer(texts.text.len())?;
        }
        Ok(convert::texts(texts))
    }

    fn keys(&mut self, field: u32, codes: Vec<u32>) -> wasmtime::Result<Vec<u64>> {
        self.check_field(field)?;
        Ok(match &self.lookup {
            Some(lookup) => lookup.keys(field, &codes),
            None => vec![0; codes.len()],
        })
    }
}

impl events::HostBatch for State {
    fn len(&mut self, _: Resource<Batch>) -> wasmtime::Result<u32> {
        Ok(self.rows()?.len() as u32)
    }

    fn numbers(&mut self, _: Resource<Batch>) -> wasmtime::Result<Vec<u64>> {
        Ok(self.rows()?.numbers())
    }

    fn times(&mut self, _: Resource<Batch>) -> wasmtime::Result<Vec<i64>> {
        Ok(self.rows()?.times())
    }

    fn watermarks(&mut self, _: Resource<Batch>) -> wasmtime::Result<Vec<i64>> {
        Ok(self.rows()?.watermarks())
    }

    fn subscriptions(&mut self, _: Resource<Batch>) -> wasmtime::Result<Option<events::Hits>> {
        Ok(self.rows()?.subscriptions().cloned().map(convert::hits))
    }

    fn read(&mut self, _: Resource<Batch>, field: u32) -> wasmtime::Result<events::Column> {
        self.check_field(field)?;
        let column = self.rows()?.read(field);
        Ok(match self.found(field, column)? {
            ReadColumn::Absent => events::Column::Absent,
            ReadColumn::Codes(codes) => events::Column::Codes(codes),
            ReadColumn::Lists { ends, codes } => events::Column::Lists(events::Lists { ends, codes }),
            ReadColumn::Integers { values, present } => {
                events::Column::Integers(events::Integers { values, present })
            }
            ReadColumn::Decimals { values, present } => {
                events::Column::Decimals(events::Decimals { values, present })
            }
            ReadColumn::Text => events::Column::Text,
        })
    }

    fn text(
        &mut self,
        _: Resource<Batch>,
        field: u32,
        rows: Option<Vec<u32>>,
    ) -> wasmtime::Result<events::Texts> {
        self.check_field(field)?;
        self.check_rows(rows.as_deref())?;
        let texts = self.rows()?.text(field, rows.as_deref());
        Ok(convert::texts(self.found(field, texts)?))
    }

    fn drop(&mut self, _: Resource<Batch>) -> wasmtime::Result<()> {
        // A plugin only ever borrows the batch.
        Ok(())
    }
}

impl events::HostPatterns for State {
    fn compile(
        &mut self,
        patterns: Vec<events::Pattern>,
        ignore_case: bool,
    ) -> wasmtime::Result<Result<Resource<Patterns>, String>> {
        let patterns: Vec<Pattern> = patterns.into_iter().map(convert::pattern).collect();
        let set = match self.sets.get(&patterns, ignore_case) {
            Ok(set) => set,
            Err(error) => return Ok(Err(error.to_string())),
        };
        self.deadline.check()?;
        // What an instance has compiled in the host may be as much as the memory that it may have itself.
        let bytes = self.pattern_bytes + set.bytes();
        if bytes > self.limits.memory_bytes() {
            return Ok(Err(format!(
                "its pattern sets take more than {} MiB (setting `memory_mib`); join them, or drop some",
                self.limits.memory_mib
            )));
        }
        let pushed = self.resources.push(Patterns(set));
        Ok(match pushed {
            Ok(patterns) => {
                self.pattern_bytes = bytes;
                Ok(patterns)
            }
            Err(_) => {
                Err(format!("more than {} pattern sets at once; join them", crate::limits::MAX_PATTERN_SETS))
            }
        })
    }

    fn scan_codes(
        &mut self,
        patterns: Resource<Patterns>,
        field: u32,
        codes: Vec<u32>,
    ) -> wasmtime::Result<events::Hits> {
        self.check_field(field)?;
        let set = self.resources.get(&patterns)?.0.clone();
        self.scan(&codes, |state, codes| match &state.lookup {
            Some(lookup) => Some(set.search_codes(lookup, field, codes)),
            None => Some(rows::Hits { ends: vec![0; codes.len()], ids: vec![] }),
        })
    }

    fn scan_rows(
        &mut self,
        patterns: Resource<Patterns>,
        _: Resource<Batch>,
        field: u32,
        rows: Option<Vec<u32>>,
    ) -> wasmtime::Result<events::Hits> {
        self.check_field(field)?;
        self.check_rows(rows.as_deref())?;
        let set = self.resources.get(&patterns)?.0.clone();
        let rows = match rows {
            Some(rows) => rows,
            None => (0..self.rows()?.len() as u32).collect(),
        };
        self.scan(&rows, |state, rows| state.rows.as_ref()?.search(&set, field, Some(rows)))
    }

    fn scan_texts(
        &mut self,
        patterns: Resource<Patterns>,
        texts: events::Texts,
    ) -> wasmtime::Result<events::Hits> {
        let set = self.resources.get(&patterns)?.0.clone();
        let texts = rows::Texts { ends: texts.ends, text: texts.text };
        let ranges = text_ranges(&texts)?;
        self.scan(&ranges, |_, ranges| Some(search_ranges(&set, &texts, ranges)))
    }

    fn drop(&mut self, patterns: Resource<Patterns>) -> wasmtime::Result<()> {
        let Patterns(set) = self.resources.delete(patterns)?;
        self.pattern_bytes = self.pattern_bytes.saturating_sub(set.bytes());
        Ok(())
    }
}

/// Where each text begins and ends; a violation where the ends do not rise within the text.
fn text_ranges(texts: &rows::Texts) -> wasmtime::Result<Vec<(u32, u32)>> {
    let mut start = 0;
    let mut ranges = Vec::with_capacity(texts.ends.len());
    for end in &texts.ends {
        if *end < start || *end as usize > texts.text.len() {
            return violation(format!(
                "it gave texts whose ends do not rise within their {} bytes",
                texts.text.len()
            ));
        }
        ranges.push((start, *end));
        start = *end;
    }
    Ok(ranges)
}

fn search_ranges(set: &PatternSet, texts: &rows::Texts, ranges: &[(u32, u32)]) -> rows::Hits {
    set.search_texts(ranges.iter().map(|(start, end)| {
        let bytes = texts.text.get(*start as usize..*end as usize).unwrap_or_default();
        // Text that the plugin made of bytes need not be UTF-8; what is in front of a bad byte still counts.
        std::str::from_utf8(bytes).unwrap_or_else(|error| {
            bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or("")
        })
    }))
}

impl host::Host for State {
    fn log(&mut self, level: types::Severity, message: String) -> wasmtime::Result<()> {
        self.log.lines += 1;
        if self.log.lines > MAX_LOG_LINES_PER_CALL {
            add(&self.counters.log_lines_dropped, 1);
            return Ok(());
        }
        let plugin = &*self.plugin;
        let line = one_line(&message);
        match level {
            types::Severity::Informational => tracing::debug!(plugin, "{line}"),
            types::Severity::Low => tracing::info!(plugin, "{line}"),
            types::Severity::Medium => tracing::warn!(plugin, "{line}"),
            types::Severity::High | types::Severity::Critical => {
                tracing::error!(plugin, "{line}");
                self.log.last_severe = Some(line);
            }
        }
        Ok(())
    }

    fn lookup(&mut self, table: String, key: String) -> wasmtime::Result<Option<String>> {
        Ok(self.tables.get(&table, &key).map(str::to_owned))
    }
}

/// A message as one line of bounded length, with control characters escaped: a plugin logs what attackers
/// wrote, and a terminal would obey it.
fn one_line(message: &str) -> String {
    let mut line = String::new();
    for c in message.chars() {
        if line.len() >= MAX_LOG_LINE_BYTES {
            line.push('…');
            break;
        }
        match c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            true => line.extend(c.escape_default()),
            false => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_lines_are_lines() {
        assert_eq!(one_line("a\nb\u{1b}[2J\u{202e}é"), "a\\nb\\u{1b}[2J\\u{202e}é");
        let long = one_line(&"é".repeat(MAX_LOG_LINE_BYTES));
        assert!(long.len() <= MAX_LOG_LINE_BYTES + 4 && long.ends_with('…'));
    }

    #[test]
    fn texts_of_a_plugin_are_checked() {
        let texts = |ends: &[u32]| rows::Texts { ends: ends.into(), text: b"abcd".to_vec() };
        assert_eq!(text_ranges(&texts(&[2, 2, 4])).unwrap(), [(0, 2), (2, 2), (2, 4)]);
        assert!(text_ranges(&texts(&[3, 2])).is_err());
        assert!(text_ranges(&texts(&[5])).is_err());
    }
}
