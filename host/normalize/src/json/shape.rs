//! Which kind of JSON a record is: told by the names at its top, so that the same line is always taken the
//! same way.

use super::tape::{Kind, Tape};
use crate::format::{Format, ParseError};

/// The kind that a record is of: the one that its source names, if the record fits that, or the one that it
/// shows itself.
pub(crate) fn check(named: Format, line: &str, tape: &Tape) -> Result<Format, ParseError> {
    let top = Top::of(line, tape);
    let missing = match named {
        Format::Suricata if !top.event_type => "event_type is missing",
        Format::WindowsNxlog if !top.event_id => "EventID is missing",
        Format::Winlogbeat if !top.winlog => "winlog is missing",
        Format::WindowsEvent if !top.windows_event => "Event.System is missing",
        Format::Json => return Ok(top.kind()),
        _ => return Ok(named),
    };
    Err(ParseError::misfit(named, missing))
}

/// What stands at the top of a record.
#[derive(Default)]
struct Top {
    winlog: bool,
    windows_event: bool,
    event_id: bool,
    windows_source: bool,
    event_type: bool,
    suricata_time: bool,
    suricata_own: bool,
    ecs_version: bool,
    at_timestamp: bool,
    ecs_event: bool,
}

/// Members of `event` that only ECS has.
const ECS_EVENT_NAMES: [&str; 9] =
    ["kind", "category", "type", "action", "outcome", "dataset", "module", "code", "original"];

impl Top {
    fn of(line: &str, tape: &Tape) -> Top {
        let mut top = Top::default();
        for at in tape.children(0) {
            if let Some(node) = tape.node(at) {
                top.notice(line, tape, at, node.key(line), node.kind);
            }
        }
        top
    }

    fn notice(&mut self, line: &str, tape: &Tape, at: usize, key: &str, kind: Kind) {
        let has = |name: &str| tape.member(line, at, name).is_some();
        match key {
            "winlog" => self.winlog |= kind == Kind::Object,
            "Event" => self.windows_event |= has("System"),
            "System" => self.windows_event |= has("EventID") && has("Channel"),
            "EventID" => self.event_id = true,
            "Channel" | "SourceName" | "ProviderName" => self.windows_source = true,
            "event_type" => self.event_type |= matches!(kind, Kind::Text | Kind::Escaped),
            "timestamp" => self.suricata_time = true,
            "flow_id" | "src_ip" | "in_iface" | "stats" | "pcap_cnt" => self.suricata_own = true,
            "ecs" => self.ecs_version |= has("version"),
            "ecs.version" => self.ecs_version = true,
            "@timestamp" => self.at_timestamp = true,
            "event" => self.ecs_event |= ECS_EVENT_NAMES.iter().any(|name| has(name)),
            _ => self.notice_dotted(key),
        }
    }

    fn notice_dotted(&mut self, key: &str) {
        if key.starts_with("winlog.") {
            self.winlog = true;
        } else if let Some(name) = key.strip_prefix("event.") {
            self.ecs_event |= ECS_EVENT_NAMES.contains(&name);
        }
    }

    fn kind(&self) -> Format {
        if self.winlog {
            Format::Winlogbeat
        } else if self.windows_event {
            Format::WindowsEvent
        } else if self.event_type && self.suricata_time && self.suricata_own {
            Format::Suricata
        } else if self.event_id && self.windows_source {
            Format::WindowsNxlog
        } else if self.ecs_version || (self.at_timestamp && self.ecs_event) {
            Format::Ecs
        } else {
            Format::Json
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Format {
        let mut tape = Tape::default();
        tape.read(line).unwrap();
        check(Format::Json, line, &tape).unwrap()
    }

    #[test]
    fn kinds_are_told_by_the_names_at_the_top() {
        assert_eq!(kind(r#"{"winlog":{"event_id":1}}"#), Format::Winlogbeat);
        assert_eq!(kind(r#"{"winlog.event_id":1}"#), Format::Winlogbeat);
        assert_eq!(kind(r#"{"Event":{"System":{}}}"#), Format::WindowsEvent);
        assert_eq!(kind(r#"{"System":{"EventID":1,"Channel":"System"}}"#), Format::WindowsEvent);
        assert_eq!(kind(r#"{"EventID":1,"Channel":"Security"}"#), Format::WindowsNxlog);
        assert_eq!(kind(r#"{"timestamp":"","event_type":"dns","src_ip":"::1"}"#), Format::Suricata);
        assert_eq!(kind(r#"{"@timestamp":"","ecs":{"version":"8"}}"#), Format::Ecs);
        assert_eq!(kind(r#"{"@timestamp":"","event":{"kind":"event"}}"#), Format::Ecs);
        assert_eq!(kind(r#"{"@timestamp":"","event.kind":"event"}"#), Format::Ecs);
        assert_eq!(kind(r#"{"@timestamp":"","event":"login"}"#), Format::Json);
        assert_eq!(kind(r#"{"EventID":1}"#), Format::Json);
        assert_eq!(kind("{}"), Format::Json);
    }

    #[test]
    fn a_named_kind_that_does_not_fit_is_refused() {
        let mut tape = Tape::default();
        tape.read("{}").unwrap();
        for format in [Format::Suricata, Format::WindowsNxlog, Format::Winlogbeat, Format::WindowsEvent] {
            assert!(check(format, "{}", &tape).unwrap_err().to_string().contains("is missing"));
        }
        assert_eq!(check(Format::Ecs, "{}", &tape).unwrap(), Format::Ecs);
    }
}
