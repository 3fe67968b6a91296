//! In a component of the world `classification` there are no events: neither a batch nor a pattern set can be
//! made, and the interface is not imported.

use std::{convert::Infallible, marker::PhantomData};

use crate::{
    patterns::Pattern,
    source::{Column, Hits, Texts},
};

pub(crate) struct RawBatch<'a>(Infallible, PhantomData<&'a ()>);

impl RawBatch<'_> {
    pub fn len(&self) -> u32 {
        match self.0 {}
    }

    pub fn numbers(&self) -> Vec<u64> {
        match self.0 {}
    }

    pub fn times(&self) -> Vec<i64> {
        match self.0 {}
    }

    pub fn watermarks(&self) -> Vec<i64> {
        match self.0 {}
    }

    pub fn subscriptions(&self) -> Option<Hits> {
        match self.0 {}
    }

    pub fn read(&self, _field: u32) -> Column {
        match self.0 {}
    }

    pub fn text(&self, _field: u32, _rows: Option<&[u32]>) -> Texts {
        match self.0 {}
    }

    pub fn entries(&self, _field: u32, _codes: &[u32]) -> Texts {
        match self.0 {}
    }

    pub fn keys(&self, _field: u32, _codes: &[u32]) -> Vec<u64> {
        match self.0 {}
    }
}

#[derive(Debug)]
pub(crate) struct RawPatterns(Infallible);

impl RawPatterns {
    pub fn compile(_patterns: &[Pattern], _ignore_case: bool) -> Result<RawPatterns, String> {
        Err("a classification plugin has no patterns; search in the plugin".to_owned())
    }

    pub fn scan_codes(&self, _batch: &RawBatch<'_>, _field: u32, _codes: &[u32]) -> Hits {
        match self.0 {}
    }

    pub fn scan_rows(&self, _batch: &RawBatch<'_>, _field: u32, _rows: Option<&[u32]>) -> Hits {
        match self.0 {}
    }

    pub fn scan_texts(&self, _texts: Texts) -> Hits {
        match self.0 {}
    }
}
