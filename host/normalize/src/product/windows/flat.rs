//! NXLog's flat JSON: envelope and data side by side in one object, told apart by name.
//!
//! A name that NXLog uses for the envelope may also be a datum's; where that happens the record shows which
//! it is, see [`Rule`]. What the shipper added about itself goes under `nxlog.`.

use bartizan_model::{FieldId, FieldTable};

use super::slots::{COUNT, DATA};
use crate::json::{
    keys::{KeyId, Keys},
    map::Slots,
    sink::Sink,
    tape::{Kind, Node},
};

/// How a flat name becomes a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rule {
    /// Always the envelope's.
    Envelope,
    /// Always a datum.
    Data,
    /// The time, which is read apart.
    Time,
    /// NXLog's kind of event, if it is one of those; else a datum (Sysmon has an `EventType` of its own).
    KnownType,
    /// The account that wrote the event, if there is a `UserID` beside it; else a datum.
    WithAccount,
    /// The provider, if there is no `SourceName`; else a datum.
    WithoutSource,
    /// The process that wrote the event, if it is a number; else a datum.
    IfNumber,
}

/// The envelope's flat names. Source: NXLog reference manual, `im_msvistalog`, fields.
const ENVELOPE: &[(&str, &str, Rule)] = &[
    ("@timestamp", "@timestamp", Rule::Time),
    ("EventID", "winlog.event_id", Rule::Envelope),
    ("Channel", "winlog.channel", Rule::Envelope),
    ("SourceName", "winlog.provider_name", Rule::Envelope),
    ("Provider_Name", "winlog.provider_name", Rule::Envelope),
    ("ProviderName", "winlog.provider_name", Rule::WithoutSource),
    ("ProviderGuid", "winlog.provider_guid", Rule::Envelope),
    ("Hostname", "winlog.computer_name", Rule::Envelope),
    ("Computer", "winlog.computer_name", Rule::Envelope),
    ("RecordNumber", "winlog.record_id", Rule::Envelope),
    ("EventRecordID", "winlog.record_id", Rule::Envelope),
    ("Version", "winlog.version", Rule::Envelope),
    ("Task", "winlog.task_id", Rule::Envelope),
    ("Category", "winlog.task", Rule::Envelope),
    ("Opcode", "winlog.opcode", Rule::Envelope),
    ("OpcodeValue", "winlog.opcode_id", Rule::Envelope),
    ("Keywords", "winlog.keywords", Rule::Envelope),
    ("Level", "winlog.level", Rule::Envelope),
    ("ActivityID", "winlog.activity_id", Rule::Envelope),
    ("RelatedActivityID", "winlog.related_activity_id", Rule::Envelope),
    ("ExecutionProcessID", "winlog.process.pid", Rule::Envelope),
    ("ProcessID", "winlog.process.pid", Rule::IfNumber),
    ("ThreadID", "winlog.process.thread.id", Rule::Envelope),
    ("ExecutionThreadID", "winlog.process.thread.id", Rule::Envelope),
    ("UserID", "winlog.user.identifier", Rule::Envelope),
    ("AccountType", "winlog.user.type", Rule::Envelope),
    ("AccountName", "winlog.user.name", Rule::WithAccount),
    ("Domain", "winlog.user.domain", Rule::WithAccount),
    ("UserData", "winlog.user_data", Rule::Envelope),
    ("TimeCreated", "winlog.time_created", Rule::Envelope),
    ("EventTime", "nxlog.EventTime", Rule::Envelope),
    ("EventReceivedTime", "nxlog.EventReceivedTime", Rule::Envelope),
    ("EventType", "nxlog.EventType", Rule::KnownType),
    // Sic: what `EventType` is renamed to where Sysmon's own takes its place.
    ("EventTypeOrignal", "nxlog.EventType", Rule::Envelope),
    ("Severity", "nxlog.Severity", Rule::Envelope),
    ("SeverityValue", "nxlog.SeverityValue", Rule::Envelope),
    ("SourceModuleName", "nxlog.SourceModuleName", Rule::Envelope),
    ("SourceModuleType", "nxlog.SourceModuleType", Rule::Envelope),
    ("ERROR_EVT_UNRESOLVED", "nxlog.ERROR_EVT_UNRESOLVED", Rule::Envelope),
    ("MessageSourceAddress", "nxlog.MessageSourceAddress", Rule::Envelope),
    ("@version", "nxlog.@version", Rule::Envelope),
    ("host", "nxlog.host", Rule::Envelope),
    ("port", "nxlog.port", Rule::Envelope),
    ("type", "nxlog.type", Rule::Envelope),
    ("tags", "tags", Rule::Envelope),
    ("Message", "message", Rule::Envelope),
];

/// NXLog's kinds of event, by which its `EventType` is known from a datum of that name.
const TYPES: [&str; 7] =
    ["INFO", "WARNING", "ERROR", "CRITICAL", "VERBOSE", "AUDIT_SUCCESS", "AUDIT_FAILURE"];

const DATA_PREFIX: &str = "winlog.event_data.";

#[derive(Clone, Copy, Debug)]
struct Entry {
    rule: Rule,
    envelope: Option<FieldId>,
    data: Option<FieldId>,
}

/// Flat names to fields.
#[derive(Debug)]
pub(crate) struct Names {
    /// By the key's number.
    entries: Vec<Option<Entry>>,
    user_id: KeyId,
    source_name: KeyId,
    pub(super) channel: KeyId,
    pub(super) event_id: KeyId,
}

/// The names that have a meaning, whatever record they stand in.
pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
    DATA.iter().map(|(name, _)| *name).chain(ENVELOPE.iter().map(|(name, _, _)| *name))
}

impl Names {
    pub(crate) fn new(fields: &FieldTable, slots: &Slots<COUNT>, keys: &Keys) -> Names {
        let mut entries = vec![None; keys.len()];
        let mut set = |name: &str, new: Entry| {
            if let Some(entry) = entries.get_mut(keys.find_name(name).index()) {
                *entry = Some(new);
            }
        };
        for (name, slot) in DATA {
            set(name, Entry { rule: Rule::Data, envelope: None, data: slots.field(*slot as usize) });
        }
        for (name, field, rule) in ENVELOPE {
            let data = fields.intern(&format!("{DATA_PREFIX}{name}"));
            set(name, Entry { rule: *rule, envelope: fields.intern(field), data });
        }
        let key = |name| keys.find_name(name);
        Names {
            entries,
            user_id: key("UserID"),
            source_name: key("SourceName"),
            channel: key("Channel"),
            event_id: key("EventID"),
        }
    }

    fn entry(&self, key: KeyId) -> Option<Entry> {
        self.entries.get(key.index()).copied().flatten()
    }

    /// Sets the field of a datum.
    pub(crate) fn put_data(&self, sink: &mut Sink<'_, '_>, name: &str, at: usize) {
        let known = self.entry(sink.keys.find_name(name)).and_then(|entry| entry.data);
        let field = known.or_else(|| {
            sink.path.clear();
            sink.path.push_str(DATA_PREFIX);
            sink.path.push_str(name);
            match sink.wanted {
                Some(wanted) => wanted.name(sink.path)?.field,
                None => sink.names.find(sink.fields, sink.path),
            }
        });
        match field {
            Some(field) => sink.put_node(field, at),
            None if sink.wanted.is_some() => {}
            None => sink.event.turn_away(1),
        }
    }
}

/// Writes the native fields of a flat record. Its time is `@timestamp`, or Sysmon's `UtcTime`, or `EventTime` or
/// `TimeCreated`; the last two are local time, `utc_offset_seconds` from UTC, unless they say otherwise.
pub(crate) fn write(names: &Names, utc_offset_seconds: i32, sink: &mut Sink<'_, '_>) {
    let local = utc_offset_seconds;
    sink.take_first_time(
        0,
        &[("@timestamp", 0), ("UtcTime", 0), ("EventTime", local), ("TimeCreated", local)],
    );
    let has = |key| sink.tape.top(key).is_some();
    let beside = Beside { account: has(names.user_id), source: has(names.source_name) };
    for at in sink.tape.children(0) {
        let Some(node) = sink.node(at) else { continue };
        match names.entry(node.key_id) {
            Some(entry) if !matches!(node.kind, Kind::Object) => {
                match entry.field(&beside, node, sink.line) {
                    Some(field) => sink.put_node(field, at),
                    None if entry.rule == Rule::Time => {}
                    None => sink.event.turn_away(1),
                }
            }
            _ => sink.flatten_member(DATA_PREFIX, at),
        }
    }
}

/// Which names a record has that decide about others.
struct Beside {
    account: bool,
    source: bool,
}

impl Entry {
    fn field(self, beside: &Beside, node: Node, line: &str) -> Option<FieldId> {
        let is_envelope = match self.rule {
            Rule::Envelope => true,
            Rule::Data => false,
            Rule::Time => return None,
            Rule::KnownType => TYPES.contains(&node.text(line)),
            Rule::WithAccount => beside.account,
            Rule::WithoutSource => !beside.source,
            Rule::IfNumber => node.kind == Kind::Number,
        };
        if is_envelope { self.envelope } else { self.data }
    }
}
