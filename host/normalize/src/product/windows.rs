//! Windows events, in the three shapes that collectors write them in, and one way from there to ECS.
//!
//! Each shape's reader writes the native fields as Winlogbeat names them: `winlog.channel`,
//! `winlog.event_id`, …, and every named datum under `winlog.event_data.<Name>`, with numbers where the
//! record had numbers and text where it had text. Then the tables of the event's log add the ECS fields;
//! native fields stay, so that rules can be written against either.
//!
//! An event is [`Parsed::Understood`] when it comes from a log that has tables here (Security, System,
//! PowerShell, Sysmon): its envelope, its data by name, and, where the event id has a row, what the event
//! is. An id without a row still has all but `event.category` and `event.type`. Events of other logs have
//! their envelope and data under native names and are [`Parsed::OtherProgram`].

mod flat;
mod kinds;
mod mapper;
mod nested;
mod powershell;
mod security;
mod security_kinds;
mod slots;
mod sysmon;
mod sysmon_registry;
mod system;
mod telling;

use bartizan_model::{FieldId, FieldTable, Parsed, Value, ecs};

use crate::{
    Format, Normalizer,
    json::{
        keys::Keys,
        kinds::Telling,
        map::{How, Slots, parse_integer},
        sink::{Sink, part},
        tape::Tape,
    },
};
pub(crate) use flat::keys;
use kinds::Kind;
use mapper::Mapper;
use slots::Slot;

/// The fields of Windows events, numbered once.
#[derive(Debug)]
pub(crate) struct Names {
    slots: Slots<{ slots::COUNT }>,
    flat: flat::Names,
}

impl Names {
    /// The native names that have a meaning here.
    pub(crate) fn slots(&self) -> &Slots<{ slots::COUNT }> {
        &self.slots
    }

    /// The fields of channel and event id, and those whose values follow from the channel.
    pub(crate) fn telling_fields(&self) -> [Option<FieldId>; 4] {
        let field = |slot| self.slots.field(slot as usize);
        let (channel, id) = (field(Slot::ChannelName), field(Slot::EventIdentifier));
        [channel, id, Some(ecs::EVENT_MODULE), Some(ecs::EVENT_DATASET)]
    }

    pub(crate) fn new(fields: &FieldTable, keys: &Keys) -> Names {
        let slots = Slots::new(fields, &slots::NAMES);
        let flat = flat::Names::new(fields, &slots, keys);
        Names { slots, flat }
    }
}

/// The values that tell what kind of event a record is of, where it is of Windows.
pub(crate) fn telling<'l>(names: &Names, format: Format, line: &'l str, tape: &Tape) -> Option<Telling<'l>> {
    let (channel, id) = telling::of(&names.flat, format, line, tape)?;
    let [channel_field, id_field, ..] = names.telling_fields();
    // Nothing in a flat record can bring these fields, but for its channel.
    let log = Log::of(channel).filter(|_| format == Format::WindowsNxlog);
    let following = log.map(Log::dataset);
    let following =
        following.map(|(module, dataset)| [(ecs::EVENT_MODULE, module), (ecs::EVENT_DATASET, dataset)]);
    Some(Telling { told: [(channel_field?, channel), (id_field?, id)], following })
}

/// A record as NXLog writes it: one flat object.
pub(crate) fn write_flat(names: &Names, normalizer: &Normalizer, sink: &mut Sink<'_, '_>) {
    flat::write(&names.flat, normalizer.settings.utc_offset_seconds, sink);
    to_ecs(names, sink);
}

/// A record as nested `Event`, `System`, `EventData`.
pub(crate) fn write_nested(names: &Names, sink: &mut Sink<'_, '_>) {
    nested::write(&names.flat, sink);
    to_ecs(names, sink);
}

/// A record as Winlogbeat writes it: native fields under `winlog`, some ECS fields already there. Those
/// stand, but for the action of a record that no pipeline has categorized, which is only the task's title.
pub(crate) fn write_winlogbeat(names: &Names, sink: &mut Sink<'_, '_>) {
    sink.take_first_time(0, &[("@timestamp", 0)]);
    sink.flatten("", 0);
    if !sink.has(ecs::EVENT_CATEGORY) {
        sink.remove(ecs::EVENT_ACTION);
    }
    to_ecs(names, sink);
}

/// The logs that have tables.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Log {
    Security,
    System,
    PowerShell,
    PowerShellOperational,
    Sysmon,
}

impl Log {
    fn of(channel: &str) -> Option<Log> {
        const LOGS: [(&str, Log); 6] = [
            ("Microsoft-Windows-Sysmon/Operational", Log::Sysmon),
            ("Security", Log::Security),
            ("Microsoft-Windows-PowerShell/Operational", Log::PowerShellOperational),
            ("PowerShellCore/Operational", Log::PowerShellOperational),
            ("Windows PowerShell", Log::PowerShell),
            ("System", Log::System),
        ];
        LOGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(channel)).map(|(_, log)| *log)
    }

    /// `event.module` and `event.dataset`, as Elastic's integrations name them.
    fn dataset(self) -> (&'static str, &'static str) {
        match self {
            Log::Security => ("system", "system.security"),
            Log::System => ("system", "system.system"),
            Log::PowerShell => ("windows", "windows.powershell"),
            Log::PowerShellOperational => ("windows", "windows.powershell_operational"),
            Log::Sysmon => ("windows", "windows.sysmon_operational"),
        }
    }

    fn kind(self, provider: Option<&str>, id: i64) -> Option<&'static Kind> {
        match self {
            Log::Security if is_audit(provider) => kinds::find(security_kinds::KINDS, id),
            Log::Security => None,
            Log::System => system::find(provider?, id),
            Log::PowerShell | Log::PowerShellOperational => kinds::find(powershell::KINDS, id),
            Log::Sysmon => kinds::find(sysmon::KINDS, id),
        }
    }
}

/// Whether a provider numbers its events as the Security log's tables do. Others write there, too.
fn is_audit(provider: Option<&str>) -> bool {
    const AUDITS: [&str; 3] =
        ["Microsoft-Windows-Security-Auditing", "Microsoft-Windows-Eventlog", "Security"];
    provider.is_none_or(|provider| AUDITS.iter().any(|audit| audit.eq_ignore_ascii_case(provider)))
}

/// Adds the ECS fields to an event whose native fields are written.
fn to_ecs(names: &Names, sink: &mut Sink<'_, '_>) {
    let mut mapper = Mapper::new(&names.slots, sink);
    let id = mapper.integer(Slot::EventIdentifier);
    let log = mapper.text(Slot::ChannelName).and_then(Log::of);
    mapper.sink.put_static(ecs::EVENT_KIND, "event");
    envelope(&mut mapper);
    // What the System log's rows say depends on the provider, too.
    let is_kind_needed = log == Some(Log::System)
        || mapper.sink.wants_any(&[ecs::EVENT_CATEGORY, ecs::EVENT_TYPE, ecs::EVENT_ACTION]);
    let kind = log
        .zip(id)
        .filter(|_| is_kind_needed)
        .and_then(|(log, id)| log.kind(mapper.text(Slot::Provider), id));
    if let Some(kind) = kind {
        mapper.sink.put_all(ecs::EVENT_CATEGORY, kind.category);
        mapper.sink.put_all(ecs::EVENT_TYPE, kind.kind);
        mapper.sink.put_static(ecs::EVENT_ACTION, kind.action);
    }
    mapper.map(Slot::TaskTitle, ecs::EVENT_ACTION, How::Same);
    if let Some(log) = log {
        let (module, dataset) = log.dataset();
        mapper.sink.put_static(ecs::EVENT_MODULE, module);
        mapper.sink.put_static(ecs::EVENT_DATASET, dataset);
        write_log(&mut mapper, log, id.unwrap_or(0), kind.is_some());
    }
    account(&mut mapper, log);
    mapper.sink.event.set_parsed(if log.is_some() { Parsed::Understood } else { Parsed::OtherProgram });
}

fn write_log(mapper: &mut Mapper<'_, '_, '_>, log: Log, id: i64, is_known: bool) {
    match log {
        Log::Security => security::write(mapper, id),
        // What a parameter means depends on the provider, which only the rows know.
        Log::System if is_known => system::write(mapper, id),
        Log::System => {}
        Log::PowerShell | Log::PowerShellOperational => powershell::write(mapper, id),
        Log::Sysmon => sysmon::write(mapper, id),
    }
}

/// The fields that every Windows event has.
fn envelope(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.map(Slot::EventIdentifier, ecs::EVENT_CODE, How::Same);
    mapper.map(Slot::Provider, ecs::EVENT_PROVIDER, How::Same);
    if mapper.sink.wants_any(&[ecs::HOST_NAME, ecs::HOST_HOSTNAME, ecs::RELATED_HOSTS])
        && let Some(name) = mapper.value(Slot::ComputerName)
        && let Some(text) = mapper.sink.event.text_of(name)
    {
        let short = part(name, 0, text.find('.').unwrap_or(text.len()));
        mapper.sink.put(ecs::HOST_NAME, name);
        mapper.sink.put(ecs::HOST_HOSTNAME, short);
        mapper.sink.add(ecs::RELATED_HOSTS, name);
    }
    if mapper.sink.wants(ecs::LOG_LEVEL)
        && let Some(level) = level(mapper)
    {
        mapper.sink.put_static(ecs::LOG_LEVEL, level);
    }
    if mapper.sink.wants(ecs::EVENT_OUTCOME)
        && let Some(outcome) = outcome(mapper)
    {
        mapper.sink.put_static(ecs::EVENT_OUTCOME, outcome);
    }
}

/// The level by the name that Windows renders it with.
///
/// Source: Microsoft, winmeta.xml, "Levels"; NXLog reference manual, `im_msvistalog`, `$Severity`.
fn level(mapper: &mut Mapper<'_, '_, '_>) -> Option<&'static str> {
    if let Some(number) = mapper.integer(Slot::LevelName) {
        return Some(match number {
            0 | 4 => "information",
            1 => "critical",
            2 => "error",
            3 => "warning",
            5 => "verbose",
            _ => return None,
        });
    }
    let level = mapper.value(Slot::LevelName).filter(|level| mapper.sink.event.text_of(*level).is_some());
    let level = level.or_else(|| mapper.value(Slot::NxlogSeverity))?;
    Some(match mapper.sink.event.text_of(level)? {
        "INFO" | "Information" | "AUDIT_SUCCESS" | "AUDIT_FAILURE" => "information",
        "CRITICAL" | "Critical" => "critical",
        "ERROR" | "Error" => "error",
        "WARNING" | "Warning" => "warning",
        "DEBUG" | "VERBOSE" | "Verbose" => "verbose",
        _ => return None,
    })
}

/// Success or failure of an audited action, from the keywords.
///
/// Source: Microsoft, winmeta.xml, "Standard Keywords": AuditFailure is bit 52, AuditSuccess bit 53.
fn outcome(mapper: &mut Mapper<'_, '_, '_>) -> Option<&'static str> {
    const FAILURE_BIT: u64 = 1 << 52;
    const SUCCESS_BIT: u64 = 1 << 53;
    let bits = match mapper.value(Slot::KeywordBits) {
        Some(Value::Integer(bits)) => bits.cast_unsigned(),
        Some(value) => match mapper.sink.event.text_of(value)? {
            "Audit Success" => SUCCESS_BIT,
            "Audit Failure" => FAILURE_BIT,
            text => keyword_bits(text).unwrap_or(0),
        },
        None => 0,
    };
    match (bits & FAILURE_BIT != 0, bits & SUCCESS_BIT != 0, mapper.text(Slot::NxlogType)) {
        (true, _, _) | (_, _, Some("AUDIT_FAILURE")) => Some("failure"),
        (_, true, _) | (_, _, Some("AUDIT_SUCCESS")) => Some("success"),
        _ => None,
    }
}

fn keyword_bits(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => parse_integer(text).map(i64::cast_unsigned),
    }
}

/// The account under which the event was written, where the event's data names no user. Sysmon's own
/// account is nobody who did anything; only its id is taken, as Winlogbeat does.
fn account(mapper: &mut Mapper<'_, '_, '_>, log: Option<Log>) {
    if mapper.sink.has(ecs::USER_NAME) && log != Some(Log::PowerShellOperational) {
        return;
    }
    mapper.map(Slot::AccountId, ecs::USER_ID, How::Same);
    if log != Some(Log::Sysmon) {
        mapper.map_account(Slot::AccountLogin, ecs::USER_NAME, ecs::USER_DOMAIN);
        mapper.map(Slot::AccountRealm, ecs::USER_DOMAIN, How::Same);
    }
}
