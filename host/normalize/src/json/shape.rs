//! Which kind of JSON a record is: told by the names at its top, so that the same line is always taken the
//! same way.

use super::{
    keys::{KeyId, Keys},
    tape::{Kind, Tape},
};
use crate::format::{Format, ParseError};

/// The kind that a record is of: the one that its source names, if the record fits that, or the one that it
/// shows itself.
pub(crate) fn check(signs: &Signs, named: Format, line: &str, tape: &Tape) -> Result<Format, ParseError> {
    let top = Top::of(signs, line, tape);
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

/// What a key at the top of a record says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    Winlog,
    Event,
    System,
    EventId,
    WindowsSource,
    EventType,
    Timestamp,
    SuricataOwn,
    Ecs,
    EcsVersion,
    AtTimestamp,
    EcsEvent,
}

const SIGNS: &[(&str, Sign)] = &[
    ("winlog", Sign::Winlog),
    ("Event", Sign::Event),
    ("System", Sign::System),
    ("EventID", Sign::EventId),
    ("Channel", Sign::WindowsSource),
    ("SourceName", Sign::WindowsSource),
    ("ProviderName", Sign::WindowsSource),
    ("event_type", Sign::EventType),
    ("timestamp", Sign::Timestamp),
    ("flow_id", Sign::SuricataOwn),
    ("src_ip", Sign::SuricataOwn),
    ("in_iface", Sign::SuricataOwn),
    ("stats", Sign::SuricataOwn),
    ("pcap_cnt", Sign::SuricataOwn),
    ("ecs", Sign::Ecs),
    ("ecs.version", Sign::EcsVersion),
    ("@timestamp", Sign::AtTimestamp),
    ("event", Sign::EcsEvent),
];

/// The keys that tell the kinds of JSON, by number.
#[derive(Debug)]
pub(crate) struct Signs(Vec<Option<Sign>>);

impl Signs {
    /// The keys that are looked for.
    pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
        SIGNS.iter().map(|(key, _)| *key)
    }

    pub(crate) fn new(keys: &Keys) -> Signs {
        let mut signs = vec![None; keys.len()];
        for (key, sign) in SIGNS {
            if let Some(entry) = signs.get_mut(keys.find_name(key).index()) {
                *entry = Some(*sign);
            }
        }
        Signs(signs)
    }
}

/// Members of `event` that only ECS has.
const ECS_EVENT_NAMES: [&str; 9] =
    ["kind", "category", "type", "action", "outcome", "dataset", "module", "code", "original"];

impl Top {
    fn of(signs: &Signs, line: &str, tape: &Tape) -> Top {
        let mut top = Top::default();
        for at in tape.children(0) {
            let Some(node) = tape.node(at) else { continue };
            if node.key_id == KeyId::UNKNOWN {
                top.notice_dotted(node.key(line));
            } else if let Some(sign) = signs.0.get(node.key_id.index()).copied().flatten() {
                top.notice(line, tape, at, sign, node.kind);
            }
        }
        top
    }

    fn notice(&mut self, line: &str, tape: &Tape, at: usize, sign: Sign, kind: Kind) {
        let has = |name: &str| tape.member(line, at, name).is_some();
        match sign {
            Sign::Winlog => self.winlog |= kind == Kind::Object,
            Sign::Event => self.windows_event |= has("System"),
            Sign::System => self.windows_event |= has("EventID") && has("Channel"),
            Sign::EventId => self.event_id = true,
            Sign::WindowsSource => self.windows_source = true,
            Sign::EventType => self.event_type |= matches!(kind, Kind::Text | Kind::Escaped),
            Sign::Timestamp => self.suricata_time = true,
            Sign::SuricataOwn => self.suricata_own = true,
            Sign::Ecs => self.ecs_version |= has("version"),
            Sign::EcsVersion => self.ecs_version = true,
            Sign::AtTimestamp => self.at_timestamp = true,
            Sign::EcsEvent => self.ecs_event |= ECS_EVENT_NAMES.iter().any(|name| has(name)),
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
        let (mut tape, keys) = (Tape::default(), Keys::new(Signs::keys()));
        tape.read(&keys, line).unwrap();
        check(&Signs::new(&keys), Format::Json, line, &tape).unwrap()
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
        let (mut tape, keys) = (Tape::default(), Keys::new([]));
        tape.read(&keys, "{}").unwrap();
        let signs = Signs::new(&keys);
        for format in [Format::Suricata, Format::WindowsNxlog, Format::Winlogbeat, Format::WindowsEvent] {
            assert!(check(&signs, format, "{}", &tape).unwrap_err().to_string().contains("is missing"));
        }
        assert_eq!(check(&signs, Format::Ecs, "{}", &tape).unwrap(), Format::Ecs);
    }
}
