//! Which shape a record has, told from its first bytes or named by the operator, and the way from there to
//! the shape's parser.
//!
//! Telling is a pure function of the line: the same line is taken the same way wherever it stands, so that
//! a replay of half a file gives the same events as a replay of all of it.

use std::borrow::Cow;

use bartizan_model::{EventWriter, Record};

use crate::{Normalizer, WantedNow, json, text};

/// A shape that records come in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// Syslog, RFC 3164 or RFC 5424, with or without its priority, with either kind of time.
    Syslog,
    /// A web server's access log: common, combined, or combined behind the virtual host's name.
    Access,
    /// Apache's error log, 2.2 or 2.4.
    ApacheError,
    /// nginx's error log.
    NginxError,
    /// One JSON object a record, of whichever of the following kinds it turns out to be.
    Json,
    /// Suricata's EVE JSON.
    Suricata,
    /// Windows events as NXLog writes them: one flat JSON object.
    WindowsNxlog,
    /// Windows events as Winlogbeat writes them.
    Winlogbeat,
    /// Windows events as nested `Event`, `System`, `EventData`.
    WindowsEvent,
    /// JSON whose names are ECS names already.
    Ecs,
    /// Text of no shape: kept whole. Not understood, unless the operator named it so.
    Text,
}

/// Why a record could not be parsed.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// The line has the shape of no format.
    #[error(
        "the line fits no known format ({}); if it is one of them, name it as the source's `format`",
        known_names()
    )]
    Unknown,
    /// The line does not have the shape of the format that was named, or that its first bytes promised.
    #[error("the line is not {}: {why}; if the source holds another format, name that as its `format`, or \
             `auto` to have it told from each line", format.title())]
    Misfit {
        /// The format that was expected.
        format: Format,
        /// What is missing or wrong, and where.
        why: Cow<'static, str>,
    },
}

impl ParseError {
    /// A line that is not what `format` says, for a reason known beforehand.
    pub(crate) fn misfit(format: Format, why: &'static str) -> ParseError {
        ParseError::Misfit { format, why: Cow::Borrowed(why) }
    }
}

/// What to write for "tell the format from each line".
pub const AUTO: &str = "auto";

impl Format {
    /// Every format, in the order in which help texts show them.
    pub const ALL: [Format; 11] = [
        Format::Syslog,
        Format::Access,
        Format::ApacheError,
        Format::NginxError,
        Format::Json,
        Format::Suricata,
        Format::WindowsNxlog,
        Format::Winlogbeat,
        Format::WindowsEvent,
        Format::Ecs,
        Format::Text,
    ];

    /// The name that an operator writes.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Syslog => "syslog",
            Format::Access => "access",
            Format::ApacheError => "apache-error",
            Format::NginxError => "nginx-error",
            Format::Json => "json",
            Format::Suricata => "suricata",
            Format::WindowsNxlog => "windows-nxlog",
            Format::Winlogbeat => "winlogbeat",
            Format::WindowsEvent => "windows-event",
            Format::Ecs => "ecs",
            Format::Text => "text",
        }
    }

    /// What the format is, in a few words, for help texts and messages.
    pub const fn title(self) -> &'static str {
        match self {
            Format::Syslog => "syslog (RFC 3164 or RFC 5424)",
            Format::Access => "a web access log (nginx or Apache, common or combined)",
            Format::ApacheError => "an Apache error log",
            Format::NginxError => "an nginx error log",
            Format::Json => "JSON (one object a line, its kind told by itself)",
            Format::Suricata => "Suricata EVE JSON",
            Format::WindowsNxlog => "a Windows event as NXLog's flat JSON",
            Format::Winlogbeat => "a Windows event as Winlogbeat's JSON",
            Format::WindowsEvent => "a Windows event as nested Event/System/EventData JSON",
            Format::Ecs => "JSON in ECS names",
            Format::Text => "plain text",
        }
    }

    /// The format of a name; none for [`AUTO`] and for names that are no format's.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that a line's first bytes promise. Of JSON it says only [`Format::Json`]: which kind it
    /// is shows when it is read.
    pub fn of(line: &str) -> Format {
        text::format_of(line)
    }

    /// Parses a line of this format into `event`, of whose fields only `wanted` need be made.
    pub(crate) fn parse(
        self,
        normalizer: &Normalizer,
        record: &Record,
        line: &str,
        wanted: Option<WantedNow<'_>>,
        event: &mut EventWriter<'_>,
    ) -> Result<(), ParseError> {
        match self {
            Format::Syslog => text::syslog::parse(normalizer, record, line, event),
            Format::Access => text::access::parse(normalizer, record, line, event),
            Format::ApacheError => text::apache_error::parse(normalizer, record, line, event),
            Format::NginxError => text::nginx_error::parse(normalizer, record, line, event),
            Format::Text => text::plain(line, event),
            Format::Json
            | Format::Suricata
            | Format::WindowsNxlog
            | Format::Winlogbeat
            | Format::WindowsEvent
            | Format::Ecs => json::parse(normalizer, self, record, line, wanted, event),
        }
    }
}

fn known_names() -> String {
    let mut names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    names.retain(|name| *name != Format::Text.name());
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name(AUTO), None);
        assert_eq!(Format::from_name("Syslog"), None);
    }

    #[test]
    fn the_message_names_the_formats() {
        let message = ParseError::Unknown.to_string();
        assert!(message.contains("syslog, access, apache-error"), "{message}");
        assert!(!message.contains("text"), "{message}");
    }
}
