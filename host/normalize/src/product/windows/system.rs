//! The System log: services, the event log itself, starts and stops of the machine.

use bartizan_model::ecs;

use super::{
    kinds::{Kind, kind},
    mapper::Mapper,
    slots::Slot,
};
use crate::json::{map::How, sink::part};

const CONFIGURATION: &[&str] = &["configuration"];
const HOST: &[&str] = &["host"];
const IAM: &[&str] = &["iam"];
const PROCESS: &[&str] = &["process"];

/// What each event id is, by id. An id alone does not name an event here, since every provider numbers its
/// own; [`write`] looks at the provider first.
#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    kind(12, HOST, &["start"], "windows-started"),
    kind(13, HOST, &["end"], "windows-stopped"),
    kind(41, HOST, &["error"], "restarted-without-shutdown"),
    kind(104, IAM, &["admin", "change"], "event-log-cleared"),
    kind(1074, HOST, &["end"], "shutdown-requested"),
    kind(1076, HOST, &["info"], "shutdown-explained"),
    kind(6005, PROCESS, &["start"], "logging-service-started"),
    kind(6006, PROCESS, &["end"], "logging-service-stopped"),
    kind(6008, HOST, &["error"], "unexpected-shutdown"),
    kind(6009, HOST, &["start"], "windows-started"),
    kind(6013, HOST, &["info"], "uptime-reported"),
    kind(7000, PROCESS, &["error"], "service-start-failed"),
    kind(7009, PROCESS, &["error"], "service-start-timed-out"),
    kind(7022, PROCESS, &["error"], "service-hung"),
    kind(7023, PROCESS, &["end", "error"], "service-stopped-with-error"),
    kind(7024, PROCESS, &["end", "error"], "service-stopped-with-error"),
    kind(7031, PROCESS, &["end", "error"], "service-crashed"),
    kind(7034, PROCESS, &["end", "error"], "service-crashed"),
    kind(7035, PROCESS, &["change"], "service-control-sent"),
    kind(7036, PROCESS, &["change"], "service-state-changed"),
    kind(7040, CONFIGURATION, &["change"], "service-start-type-changed"),
    kind(7045, CONFIGURATION, &["creation", "installation"], "service-installed"),
];

/// Which provider a row of [`KINDS`] is about.
fn is_of(provider: &str, id: i64) -> bool {
    match id {
        7000..=7045 => provider.eq_ignore_ascii_case("Service Control Manager"),
        104 => provider.eq_ignore_ascii_case("Microsoft-Windows-Eventlog"),
        6005..=6013 => provider.eq_ignore_ascii_case("EventLog"),
        1074 | 1076 => {
            ["User32", "Microsoft-Windows-User32"].iter().any(|name| provider.eq_ignore_ascii_case(name))
        }
        12 | 13 => provider.eq_ignore_ascii_case("Microsoft-Windows-Kernel-General"),
        41 => provider.eq_ignore_ascii_case("Microsoft-Windows-Kernel-Power"),
        _ => false,
    }
}

/// The row of an event id, if the provider is the one that the row is about.
pub(crate) fn find(provider: &str, id: i64) -> Option<&'static Kind> {
    super::kinds::find(KINDS, id).filter(|_| is_of(provider, id))
}

/// Writes what a known event of the System log says.
pub(crate) fn write(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    match id {
        7045 => {
            mapper.map(Slot::ServiceName, ecs::SERVICE_NAME, How::Same);
            mapper.map_command_line(Slot::ImagePath);
            mapper.map(Slot::ServiceType, ecs::SERVICE_TYPE, How::Same);
            mapper.map_account(Slot::AccountName, ecs::USER_NAME, ecs::USER_DOMAIN);
        }
        // The name of the service is the message's first parameter.
        7000..=7040 => {
            mapper.map(Slot::param1, ecs::SERVICE_NAME, How::Same);
            if id == 7036 {
                mapper.map(Slot::param2, ecs::SERVICE_STATE, How::Lower);
            }
        }
        104 => {
            mapper.map_account(Slot::ClearedByName, ecs::USER_NAME, ecs::USER_DOMAIN);
            mapper.map(Slot::ClearedByDomain, ecs::USER_DOMAIN, How::Same);
        }
        1074 => {
            shutdown_process(mapper);
            mapper.map(Slot::param3, ecs::EVENT_REASON, How::Same);
            mapper.map_account(Slot::param7, ecs::USER_NAME, ecs::USER_DOMAIN);
        }
        _ => {}
    }
}

/// The process that asked for a shutdown; the computer's name stands behind it: `C:\…\shutdown.exe (WS7)`.
fn shutdown_process(mapper: &mut Mapper<'_, '_, '_>) {
    let Some(value) = mapper.value(Slot::param1) else { return };
    let Some(text) = mapper.sink.event.text_of(value) else { return };
    let path = match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((path, _computer)) => part(value, 0, path.len()),
        None => value,
    };
    mapper.sink.map_path(ecs::PROCESS_EXECUTABLE, ecs::PROCESS_NAME, None, path);
}
