//! The Security log: which accounts, addresses and processes its events name.
//!
//! Which account is `user`: the one that acted, except for logons, where it is the one that logged on.

use bartizan_model::{FieldId, Value, ecs};

use super::{
    mapper::{Mapper, RegistryValue},
    slots::Slot,
};
use crate::json::map::How;

/// Rows for every event id.
#[rustfmt::skip]
const ROWS: &[(Slot, FieldId, How)] = &[
    (Slot::IpAddress, ecs::SOURCE_IP, How::Ip),
    (Slot::IpPort, ecs::SOURCE_PORT, How::Integer),
    (Slot::ClientAddress, ecs::SOURCE_IP, How::Ip),
    (Slot::ClientName, ecs::SOURCE_DOMAIN, How::Same),
    (Slot::WorkstationName, ecs::SOURCE_DOMAIN, How::Same),
    (Slot::SourceAddress, ecs::SOURCE_IP, How::Ip),
    (Slot::SourcePort, ecs::SOURCE_PORT, How::Integer),
    (Slot::DestAddress, ecs::DESTINATION_IP, How::Ip),
    (Slot::DestPort, ecs::DESTINATION_PORT, How::Integer),
    (Slot::TargetServerName, ecs::DESTINATION_DOMAIN, How::Same),
    (Slot::ServiceName, ecs::SERVICE_NAME, How::Same),
];

/// What the names of an account's fields are.
struct Account {
    id: FieldId,
    name: FieldId,
    domain: FieldId,
}

const USER: Account = Account { id: ecs::USER_ID, name: ecs::USER_NAME, domain: ecs::USER_DOMAIN };
const TARGET: Account =
    Account { id: ecs::USER_TARGET_ID, name: ecs::USER_TARGET_NAME, domain: ecs::USER_TARGET_DOMAIN };
const EFFECTIVE: Account = Account {
    id: ecs::USER_EFFECTIVE_ID,
    name: ecs::USER_EFFECTIVE_NAME,
    domain: ecs::USER_EFFECTIVE_DOMAIN,
};

/// Writes what the Security log's event `id` says.
pub(crate) fn write(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    for (slot, field, how) in ROWS {
        mapper.map(*slot, *field, *how);
    }
    accounts(mapper, id);
    processes(mapper, id);
    logon(mapper, id);
    match id {
        4656 | 4657 | 4658 | 4660 | 4661 | 4663 | 4670 => object(mapper, id),
        5140 | 5145 => share(mapper),
        5150..=5159 => connection(mapper),
        4697 => mapper.map(Slot::ServiceFileName, ecs::PROCESS_COMMAND_LINE, How::Same),
        _ => {}
    }
}

fn accounts(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    match id {
        // Who logged on, or tried to.
        4624 | 4625 | 4627 | 4634 | 4647 | 4768..=4771 | 4776 | 4964 => {
            account(
                mapper,
                &USER,
                [Slot::TargetUserSid, Slot::TargetSid],
                Slot::TargetUserName,
                Slot::TargetDomainName,
            );
            mapper.map_list(Slot::SubjectUserName, ecs::RELATED_USER);
        }
        4778 | 4779 => {
            mapper.map_account(Slot::AccountName, ecs::USER_NAME, ecs::USER_DOMAIN);
            mapper.map(Slot::AccountDomain, ecs::USER_DOMAIN, How::Same);
        }
        1102 => {
            mapper.map(Slot::ClearedBySid, ecs::USER_ID, How::Same);
            mapper.map_account(Slot::ClearedByName, ecs::USER_NAME, ecs::USER_DOMAIN);
            mapper.map(Slot::ClearedByDomain, ecs::USER_DOMAIN, How::Same);
            subject(mapper);
        }
        4648 | 4688 => {
            subject(mapper);
            account(
                mapper,
                &EFFECTIVE,
                [Slot::TargetUserSid, Slot::TargetSid],
                Slot::TargetUserName,
                Slot::TargetDomainName,
            );
        }
        4727..=4735 | 4737 | 4744..=4764 | 4799 => {
            subject(mapper);
            group(mapper);
        }
        _ => {
            subject(mapper);
            account(
                mapper,
                &TARGET,
                [Slot::TargetSid, Slot::TargetUserSid],
                Slot::TargetUserName,
                Slot::TargetDomainName,
            );
        }
    }
    if id == 4781 {
        mapper.map_account(Slot::OldTargetUserName, ecs::USER_TARGET_NAME, ecs::USER_TARGET_DOMAIN);
        mapper.map_account(Slot::NewTargetUserName, ecs::USER_CHANGES_NAME, ecs::USER_CHANGES_DOMAIN);
    }
}

fn subject(mapper: &mut Mapper<'_, '_, '_>) {
    account(
        mapper,
        &USER,
        [Slot::SubjectUserSid, Slot::SubjectUserSid],
        Slot::SubjectUserName,
        Slot::SubjectDomainName,
    );
}

fn account(mapper: &mut Mapper<'_, '_, '_>, account: &Account, ids: [Slot; 2], name: Slot, domain: Slot) {
    for slot in ids {
        mapper.map(slot, account.id, How::Same);
    }
    // Kerberos writes `user@REALM`.
    if let Some(value) = mapper.value(name)
        && let Some(text) = mapper.sink.event.text_of(value)
    {
        let bare = text.split_once('@').map_or(text.len(), |(name, _realm)| name.len());
        let value = crate::json::sink::part(value, 0, bare);
        mapper.sink.map_account(account.name, account.domain, value);
    }
    mapper.map(domain, account.domain, How::Same);
}

/// A change of a group: the group is the target, and its member, where one is named, the target user.
fn group(mapper: &mut Mapper<'_, '_, '_>) {
    for slot in [Slot::TargetSid, Slot::TargetUserSid] {
        mapper.map(slot, ecs::GROUP_ID, How::Same);
        mapper.map(slot, ecs::USER_TARGET_GROUP_ID, How::Same);
    }
    mapper.map(Slot::TargetUserName, ecs::GROUP_NAME, How::Same);
    mapper.map(Slot::TargetUserName, ecs::USER_TARGET_GROUP_NAME, How::Same);
    mapper.map(Slot::TargetDomainName, ecs::GROUP_DOMAIN, How::Same);
    mapper.map(Slot::TargetDomainName, ecs::USER_TARGET_GROUP_DOMAIN, How::Same);
    mapper.map(Slot::MemberSid, ecs::USER_TARGET_ID, How::Same);
    if let Some(value) = mapper.value(Slot::MemberName)
        && let Some(text) = mapper.sink.event.text_of(value)
    {
        // A distinguished name: `CN=alice,OU=staff,DC=example,DC=com`.
        let from = if text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("cn=")) { 3 } else { 0 };
        let end = distinguished_name_part_end(text, from);
        let name = crate::json::sink::part(value, from, end);
        mapper.sink.put(ecs::USER_TARGET_NAME, name);
        mapper.sink.add(ecs::RELATED_USER, name);
    }
}

/// Where a part of a distinguished name ends: at a comma without a backslash before it (RFC 4514).
fn distinguished_name_part_end(text: &str, from: usize) -> usize {
    let mut before = b'\\';
    text.bytes()
        .enumerate()
        .skip(from)
        .find(|(_, byte)| {
            let is_end = *byte == b',' && before != b'\\';
            before = *byte;
            is_end
        })
        .map_or(text.len(), |(at, _)| at)
}

fn processes(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    if id == 4688 {
        mapper.map(Slot::NewProcessId, ecs::PROCESS_PID, How::Integer);
        mapper.map_process(Slot::NewProcessName);
        mapper.map_command_line(Slot::CommandLine);
        mapper.map(Slot::ProcessId, ecs::PROCESS_PARENT_PID, How::Integer);
        mapper.map_parent(Slot::ParentProcessName);
        return;
    }
    for slot in [Slot::ProcessId, Slot::ProcessID, Slot::CallerProcessId] {
        mapper.map(slot, ecs::PROCESS_PID, How::Integer);
    }
    for slot in [Slot::ProcessName, Slot::CallerProcessName] {
        mapper.map_process(slot);
    }
}

fn logon(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    if let Some(name) = mapper.integer(Slot::LogonType).and_then(logon_type) {
        mapper.put_own(Slot::LogonKind, Value::Static(name));
    }
    let logon = match id {
        4624 | 4634 | 4647 | 4964 => Slot::TargetLogonId,
        4778 | 4779 => Slot::LogonID,
        _ => Slot::SubjectLogonId,
    };
    mapper.copy_own(logon, Slot::LogonIdentifier);
    if id == 4776 {
        mapper.map(Slot::Workstation, ecs::SOURCE_DOMAIN, How::Same);
    }
    // A success or failure that the record's keywords do not tell.
    let failed = match id {
        4625 | 4771 => Some(true),
        4768 | 4769 | 4770 | 4776 => mapper.integer(Slot::Status).map(|status| status != 0),
        4624 | 4648 => Some(false),
        _ => None,
    };
    if let Some(failed) = failed {
        mapper.sink.put_static(ecs::EVENT_OUTCOME, if failed { "failure" } else { "success" });
    }
}

/// Source: Microsoft, "4624(S): An account was successfully logged on", table "Logon types and descriptions".
fn logon_type(number: i64) -> Option<&'static str> {
    Some(match number {
        0 => "System",
        2 => "Interactive",
        3 => "Network",
        4 => "Batch",
        5 => "Service",
        7 => "Unlock",
        8 => "NetworkCleartext",
        9 => "NewCredentials",
        10 => "RemoteInteractive",
        11 => "CachedInteractive",
        12 => "CachedRemoteInteractive",
        13 => "CachedUnlock",
        _ => return None,
    })
}

/// Access to a file, a registry key, or something else that has a handle.
fn object(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    match mapper.text(Slot::ObjectType) {
        Some("File") => {
            mapper.categorize("file");
            mapper.map_file(Slot::ObjectName);
        }
        Some("Key") => {
            mapper.categorize("registry");
            mapper.map_registry(Slot::ObjectName, RegistryValue::None);
        }
        Some("Process" | "Thread") => mapper.categorize("process"),
        Some(_) => {}
        None if id == 4657 => mapper.map_registry(Slot::ObjectName, RegistryValue::In(Slot::ObjectValueName)),
        None => {}
    }
    if id == 4657 {
        mapper.map_list(Slot::NewValue, ecs::REGISTRY_DATA_STRINGS);
    }
}

/// Access to a share: the path is the share's local path and the name in it.
fn share(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.map(Slot::RelativeTargetName, ecs::FILE_NAME, How::Same);
    mapper.map(Slot::ShareLocalPath, ecs::FILE_DIRECTORY, How::Same);
    mapper.join(&[Slot::ShareLocalPath, Slot::RelativeTargetName], "\\", ecs::FILE_PATH);
    mapper.join(&[Slot::ShareName, Slot::RelativeTargetName], "\\", ecs::FILE_TARGET_PATH);
}

/// A connection that the Filtering Platform let pass or blocked.
fn connection(mapper: &mut Mapper<'_, '_, '_>) {
    mapper.map_process(Slot::Application);
    let transport = mapper.integer(Slot::Protocol).and_then(|number| {
        // Source: IANA, "Assigned Internet Protocol Numbers".
        Some(match number {
            1 => "icmp",
            2 => "igmp",
            6 => "tcp",
            17 => "udp",
            47 => "gre",
            58 => "ipv6-icmp",
            _ => return None,
        })
    });
    if let Some(transport) = transport {
        mapper.sink.put_static(ecs::NETWORK_TRANSPORT, transport);
    }
    // The message table's entries for "Inbound" and "Outbound".
    let direction = match mapper.text(Slot::Direction) {
        Some("%%14592" | "Inbound") => "ingress",
        Some("%%14593" | "Outbound") => "egress",
        _ => return,
    };
    mapper.sink.put_static(ecs::NETWORK_DIRECTION, direction);
}
