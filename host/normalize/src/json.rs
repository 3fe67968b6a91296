//! JSON records: being written.

use bartizan_model::{EventWriter, FieldTable, Record};

use crate::{Format, Normalizer, format::ParseError};

/// Fields outside ECS that the JSON parsers write, numbered once.
#[derive(Debug)]
pub(crate) struct Names;

impl Names {
    pub(crate) fn new(_fields: &FieldTable) -> Names {
        Names
    }
}

pub(crate) fn parse(
    _normalizer: &Normalizer,
    format: Format,
    _record: &Record,
    _line: &str,
    _event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    Err(ParseError::misfit(format, "JSON is not parsed yet"))
}
