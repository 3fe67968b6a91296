//! Text records: which envelope a line has, and the envelopes' parsers.

pub(crate) mod access;
pub(crate) mod apache_error;
pub(crate) mod nginx_error;
pub(crate) mod syslog;

use bartizan_model::{EventWriter, FieldTable, ecs};

use crate::format::{Format, ParseError};

/// Fields outside ECS that the text parsers write, numbered once.
#[derive(Debug)]
pub(crate) struct Names;

impl Names {
    pub(crate) fn new(_fields: &FieldTable) -> Names {
        Names
    }
}

/// See [`Format::of`].
pub(crate) fn format_of(line: &str) -> Format {
    match line.trim_ascii_start().as_bytes().first() {
        Some(b'{') => Format::Json,
        _ => Format::Text,
    }
}

/// Text of no known shape: kept as the message.
pub(crate) fn plain(line: &str, event: &mut EventWriter<'_>) -> Result<(), ParseError> {
    event.put_text(ecs::MESSAGE, line);
    Err(ParseError::Unknown)
}
