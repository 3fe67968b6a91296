//! Batches and patterns of the host.

use crate::{
    patterns::Pattern,
    source::{
        Column, Decimals, Hits, Integers, Lists, Texts, backend::correlation::bartizan::plugin::events,
    },
};

/// A batch that the host lent for one call.
pub(crate) struct RawBatch<'a>(pub &'a events::Batch);

impl RawBatch<'_> {
    pub fn len(&self) -> u32 {
        self.0.len()
    }

    pub fn numbers(&self) -> Vec<u64> {
        self.0.numbers()
    }

    pub fn times(&self) -> Vec<i64> {
        self.0.times()
    }

    pub fn watermarks(&self) -> Vec<i64> {
        self.0.watermarks()
    }

    pub fn subscriptions(&self) -> Option<Hits> {
        self.0.subscriptions().map(hits)
    }

    pub fn read(&self, field: u32) -> Column {
        match self.0.read(field) {
            events::Column::Absent => Column::Absent,
            events::Column::Codes(codes) => Column::Codes(codes),
            events::Column::Lists(lists) => Column::Lists(Lists { ends: lists.ends, codes: lists.codes }),
            events::Column::Integers(column) => {
                Column::Integers(Integers { values: column.values, present: column.present })
            }
            events::Column::Decimals(column) => {
                Column::Decimals(Decimals { values: column.values, present: column.present })
            }
            events::Column::Text => Column::Text,
        }
    }

    pub fn text(&self, field: u32, rows: Option<&[u32]>) -> Texts {
        texts(self.0.text(field, rows))
    }

    pub fn entries(&self, field: u32, codes: &[u32]) -> Texts {
        texts(events::entries(field, codes))
    }

    pub fn keys(&self, field: u32, codes: &[u32]) -> Vec<u64> {
        events::keys(field, codes)
    }
}

fn texts(texts: events::Texts) -> Texts {
    Texts { ends: texts.ends, text: texts.text }
}

fn hits(hits: events::Hits) -> Hits {
    Hits { ends: hits.ends, ids: hits.ids }
}

/// A compiled set of patterns, held by the host.
#[derive(Debug)]
pub(crate) struct RawPatterns(events::Patterns);

impl RawPatterns {
    pub fn compile(patterns: &[Pattern], ignore_case: bool) -> Result<RawPatterns, String> {
        let patterns: Vec<events::Pattern> = patterns
            .iter()
            .map(|pattern| match pattern.clone() {
                Pattern::Equals(text) => events::Pattern::Equals(text),
                Pattern::Prefix(text) => events::Pattern::Prefix(text),
                Pattern::Suffix(text) => events::Pattern::Suffix(text),
                Pattern::Contains(text) => events::Pattern::Contains(text),
                Pattern::Regex(text) => events::Pattern::Regex(text),
            })
            .collect();
        events::Patterns::compile(&patterns, ignore_case).map(RawPatterns)
    }

    pub fn scan_codes(&self, _batch: &RawBatch<'_>, field: u32, codes: &[u32]) -> Hits {
        hits(self.0.scan_codes(field, codes))
    }

    pub fn scan_rows(&self, batch: &RawBatch<'_>, field: u32, rows: Option<&[u32]>) -> Hits {
        hits(self.0.scan_rows(batch.0, field, rows))
    }

    pub fn scan_texts(&self, texts: Texts) -> Hits {
        hits(self.0.scan_texts(&events::Texts { ends: texts.ends, text: texts.text }))
    }
}
