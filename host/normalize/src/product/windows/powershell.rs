//! PowerShell: the classic log (`Windows PowerShell`) and the operational one.
//!
//! Much of an event stands in one text of `Name=value` lines: `ContextInfo` (4103), the last parameter of
//! the classic events, or, where the collector dropped those, the message. Fields outside ECS are named
//! `powershell.…` as in Winlogbeat's module.

use bartizan_model::{Value, ecs};

use super::{
    kinds::{Kind, kind},
    mapper::Mapper,
    slots::Slot,
};
use crate::json::{map::How, sink::part};

const PROCESS: &[&str] = &["process"];

/// What each event id is, by id, of both logs. The actions are the titles of the logs' tasks.
#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    kind(400, PROCESS, &["start"], "engine-started"),
    kind(403, PROCESS, &["end"], "engine-stopped"),
    kind(600, PROCESS, &["info"], "provider-started"),
    kind(800, PROCESS, &["info"], "pipeline-executed"),
    kind(4100, PROCESS, &["error"], "error-message"),
    kind(4103, PROCESS, &["info"], "command-invoked"),
    kind(4104, PROCESS, &["info"], "script-block-logged"),
    kind(4105, PROCESS, &["start"], "script-block-started"),
    kind(4106, PROCESS, &["end"], "script-block-stopped"),
];

/// Most bytes of a text that are searched for its `Name=value` lines.
const MAX_DETAIL_BYTES: usize = 64 << 10;

/// The lines that are taken from a text of details; names without their spaces.
const DETAILS: &[(&str, Detail)] = &[
    ("HostApplication", Detail::CommandLine),
    ("HostName", Detail::Title),
    ("HostId", Detail::Entity),
    ("HostID", Detail::Entity),
    ("HostVersion", Detail::Own(Slot::ShellHostVersion)),
    ("EngineVersion", Detail::Own(Slot::ShellEngineVersion)),
    ("RunspaceId", Detail::Own(Slot::ShellRunspace)),
    ("RunspaceID", Detail::Own(Slot::ShellRunspace)),
    ("PipelineId", Detail::Own(Slot::ShellPipeline)),
    ("PipelineID", Detail::Own(Slot::ShellPipeline)),
    ("CommandName", Detail::Own(Slot::ShellCommandName)),
    ("CommandType", Detail::Own(Slot::ShellCommandType)),
    ("CommandPath", Detail::Own(Slot::ShellCommandPath)),
    ("CommandLine", Detail::Own(Slot::ShellCommandValue)),
    ("ShellID", Detail::Own(Slot::ShellIdentifier)),
    ("NewEngineState", Detail::Own(Slot::ShellEngineNewState)),
    ("PreviousEngineState", Detail::Own(Slot::ShellEngineOldState)),
    ("ProviderName", Detail::Own(Slot::ShellProviderName)),
    ("NewProviderState", Detail::Own(Slot::ShellProviderState)),
    ("ScriptName", Detail::Script),
    ("UserId", Detail::User),
    ("User", Detail::User),
    ("SequenceNumber", Detail::Sequence),
];

/// Where a line of details goes.
#[derive(Clone, Copy)]
enum Detail {
    CommandLine,
    Title,
    Entity,
    Script,
    User,
    Sequence,
    Own(Slot),
}

/// Writes what a PowerShell event says.
pub(crate) fn write(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    match id {
        4103 => details(mapper, &[Slot::ContextInfo, Slot::MessageText]),
        400 | 403 | 600 => details(mapper, &[Slot::param3, Slot::MessageText]),
        800 => details(mapper, &[Slot::param2, Slot::MessageText]),
        4104..=4106 => script_block(mapper),
        _ => {}
    }
}

fn script_block(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.copy_own(Slot::ScriptBlockText, Slot::ShellBlockText);
    mapper.copy_own(Slot::ScriptBlockId, Slot::ShellBlockId);
    mapper.copy_own(Slot::RunspaceId, Slot::ShellRunspace);
    for (from, to) in [(Slot::MessageNumber, Slot::ShellSequence), (Slot::MessageTotal, Slot::ShellTotal)] {
        if mapper.wants_own(to)
            && let Some(number) = mapper.integer(from)
        {
            mapper.put_own(to, Value::Integer(number));
        }
    }
    mapper.map_file(Slot::Path);
}

/// Reads the details from the first of some slots that has any.
fn details(mapper: &mut Mapper<'_, '_, '_>, slots: &[Slot]) {
    if !DETAILS.iter().any(|(_, detail)| is_wanted(mapper, *detail)) {
        return;
    }
    for slot in slots {
        let Some(value) = mapper.value(*slot) else { continue };
        let lines = mapper.sink.event.text_of(value).map(detail_lines).unwrap_or_default();
        if lines.is_empty() {
            continue;
        }
        for (detail, from, to) in lines {
            put_detail(mapper, detail, part(value, from, to));
        }
        return;
    }
}

/// The known lines of a text of details, with the places of their values.
fn detail_lines(text: &str) -> Vec<(Detail, usize, usize)> {
    let mut found = Vec::new();
    let mut end = text.len().min(MAX_DETAIL_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut at = 0;
    while at < end {
        let rest = text.get(at..end).unwrap_or_default();
        let line =
            rest.get(..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())).unwrap_or_default();
        if let Some(equals) = memchr::memchr(b'=', line.as_bytes())
            && let (Some(name), Some(value)) = (line.get(..equals), line.get(equals + 1..))
            && let Some(detail) = detail_named(name)
        {
            let trimmed = value.trim();
            let from = at + name.len() + 1 + (value.len() - value.trim_start().len());
            if !trimmed.is_empty() {
                found.push((detail, from, from + trimmed.len()));
            }
        }
        at += line.len() + 1;
    }
    found
}

/// What a line of this name is, spaces and tabs left out.
fn detail_named(name: &str) -> Option<Detail> {
    let ends = |name: &str| Some((*name.as_bytes().first()?, *name.as_bytes().last()?));
    let wanted = ends(name.trim_ascii())?;
    let mut alike = DETAILS.iter().filter(|(known, _)| ends(known) == Some(wanted));
    alike.find(|(known, _)| is_named(known, name)).map(|(_, detail)| *detail)
}

fn is_named(known: &str, name: &str) -> bool {
    name.bytes().filter(|byte| !byte.is_ascii_whitespace()).eq(known.bytes())
}

/// Whether anything that a line of details sets is to be made.
fn is_wanted(mapper: &Mapper<'_, '_, '_>, detail: Detail) -> bool {
    match detail {
        Detail::CommandLine => mapper.sink.wants_any(&[ecs::PROCESS_COMMAND_LINE, ecs::PROCESS_ARGS]),
        Detail::Title => mapper.sink.wants(ecs::PROCESS_TITLE),
        Detail::Entity => mapper.sink.wants(ecs::PROCESS_ENTITY_ID),
        Detail::Script => mapper.sink.wants(ecs::FILE_PATH),
        Detail::User => mapper.sink.wants(ecs::USER_NAME),
        Detail::Sequence => mapper.sink.wants(ecs::EVENT_SEQUENCE),
        Detail::Own(slot) => mapper.wants_own(slot),
    }
}

fn put_detail(mapper: &mut Mapper<'_, '_, '_>, detail: Detail, value: Value) {
    match detail {
        Detail::CommandLine => mapper.map_command_line_value(value),
        Detail::Title => mapper.sink.put(ecs::PROCESS_TITLE, value),
        Detail::Entity => mapper.sink.put(ecs::PROCESS_ENTITY_ID, value),
        Detail::Script => mapper.sink.map_file(value),
        Detail::User => mapper.sink.map_account(ecs::USER_NAME, ecs::USER_DOMAIN, value),
        Detail::Sequence => mapper.sink.map(ecs::EVENT_SEQUENCE, value, How::Integer),
        Detail::Own(slot) => mapper.put_own(slot, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_found_in_both_spellings() {
        let text = "Details: \r\n\tHostApplication=powershell.exe -c a=b\r\n        Host Name = ConsoleHost\r\n\tScriptName=\r\n";
        let values: Vec<_> = detail_lines(text).into_iter().map(|(_, from, to)| &text[from..to]).collect();
        assert_eq!(values, ["powershell.exe -c a=b", "ConsoleHost"]);
    }
}
