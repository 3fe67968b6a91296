//! Being written.

use bartizan_model::{EventWriter, Record};

use crate::{Format, Normalizer, format::ParseError};

pub(crate) fn parse(
    _normalizer: &Normalizer,
    _record: &Record,
    _line: &str,
    _event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    Err(ParseError::misfit(Format::NginxError, "not parsed yet"))
}
