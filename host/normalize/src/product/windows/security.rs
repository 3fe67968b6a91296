//! The Security log: what its event ids mean, and which accounts, addresses and processes they name.
//!
//! Categories and actions are those of Elastic's `security` module and `system` integration; ids that those
//! leave out (handles, the Filtering Platform, firewall rules) have rows here too. Which account is
//! `user`: the one that acted, except for logons, where it is the one that logged on.

use bartizan_model::{FieldId, Value, ecs};

use super::{
    kinds::{Kind, kind},
    mapper::{Mapper, RegistryValue},
    slots::Slot,
};
use crate::json::map::How;

const ADMIN_CHANGE: &[&str] = &["admin", "change"];
const AUTHENTICATION: &[&str] = &["authentication"];
const CONFIGURATION: &[&str] = &["configuration"];
const CHANGE: &[&str] = &["change"];
const GROUP_CHANGE: &[&str] = &["group", "change"];
const GROUP_CREATION: &[&str] = &["group", "creation"];
const GROUP_DELETION: &[&str] = &["group", "deletion"];
const IAM: &[&str] = &["iam"];
const IAM_CONFIGURATION: &[&str] = &["iam", "configuration"];
const NETWORK: &[&str] = &["network"];
const NETWORK_FILE: &[&str] = &["network", "file"];
const PROCESS: &[&str] = &["process"];
const START: &[&str] = &["start"];
const END: &[&str] = &["end"];
const USER_CHANGE: &[&str] = &["user", "change"];
const USER_INFO: &[&str] = &["user", "info"];

/// What each event id is, by id.
#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    kind(1100, PROCESS, END, "logging-service-shutdown"),
    kind(1102, IAM, ADMIN_CHANGE, "audit-log-cleared"),
    kind(1104, IAM, &["admin"], "logging-full"),
    kind(1105, IAM, &["admin"], "auditlog-archieved"),
    kind(1108, IAM, &["admin"], "logging-processing-error"),
    kind(4608, &["host"], START, "windows-started"),
    kind(4610, CONFIGURATION, &["access"], "authentication-package-loaded"),
    kind(4611, CONFIGURATION, CHANGE, "trusted-logon-process-registered"),
    kind(4614, CONFIGURATION, &["access"], "notification-package-loaded"),
    kind(4616, CONFIGURATION, CHANGE, "system-time-changed"),
    kind(4622, CONFIGURATION, &["access"], "security-package-loaded"),
    kind(4624, AUTHENTICATION, START, "logged-in"),
    kind(4625, AUTHENTICATION, START, "logon-failed"),
    kind(4627, AUTHENTICATION, &["info"], "group-membership-listed"),
    kind(4634, AUTHENTICATION, END, "logged-out"),
    kind(4647, AUTHENTICATION, END, "logged-out"),
    kind(4648, AUTHENTICATION, START, "logged-in-explicit"),
    kind(4649, AUTHENTICATION, &["info"], "replay-attack-detected"),
    kind(4656, &[], &["access"], "object-handle-requested"),
    kind(4657, &["registry", "configuration"], CHANGE, "registry-value-modified"),
    kind(4658, &[], &["access"], "object-handle-closed"),
    kind(4660, &[], &["deletion"], "object-deleted"),
    kind(4661, &[], &["access"], "object-handle-requested"),
    kind(4662, IAM_CONFIGURATION, ADMIN_CHANGE, "object-operation-performed"),
    kind(4663, &[], &["access"], "object-accessed"),
    kind(4670, IAM_CONFIGURATION, ADMIN_CHANGE, "permissions-changed"),
    kind(4672, IAM, &["admin"], "logged-in-special"),
    kind(4673, IAM, &["admin"], "privileged-service-called"),
    kind(4674, IAM, &["admin"], "privileged-operation"),
    kind(4688, PROCESS, START, "created-process"),
    kind(4689, PROCESS, END, "exited-process"),
    kind(4690, PROCESS, &["access"], "object-handle-duplicated"),
    kind(4696, PROCESS, CHANGE, "primary-token-assigned"),
    kind(4697, IAM_CONFIGURATION, ADMIN_CHANGE, "service-installed"),
    kind(4698, IAM_CONFIGURATION, &["creation", "admin"], "scheduled-task-created"),
    kind(4699, IAM_CONFIGURATION, &["deletion", "admin"], "scheduled-task-deleted"),
    kind(4700, IAM_CONFIGURATION, &["change", "admin"], "scheduled-task-enabled"),
    kind(4701, IAM_CONFIGURATION, &["change", "admin"], "scheduled-task-disabled"),
    kind(4702, IAM_CONFIGURATION, &["change", "admin"], "scheduled-task-updated"),
    kind(4703, IAM, ADMIN_CHANGE, "user-right-adjusted"),
    kind(4704, IAM, ADMIN_CHANGE, "user-right-assigned"),
    kind(4705, IAM, ADMIN_CHANGE, "user-right-removed"),
    kind(4706, CONFIGURATION, &["creation"], "domain-trust-added"),
    kind(4707, CONFIGURATION, &["deletion"], "domain-trust-removed"),
    kind(4713, CONFIGURATION, CHANGE, "kerberos-policy-changed"),
    kind(4714, CONFIGURATION, CHANGE, "encrypted-data-recovery-policy-changed"),
    kind(4715, CONFIGURATION, CHANGE, "object-audit-policy-changed"),
    kind(4716, CONFIGURATION, CHANGE, "trusted-domain-information-changed"),
    kind(4717, IAM_CONFIGURATION, ADMIN_CHANGE, "system-security-access-granted"),
    kind(4718, IAM_CONFIGURATION, &["admin", "deletion"], "system-security-access-removed"),
    kind(4719, IAM_CONFIGURATION, ADMIN_CHANGE, "changed-audit-config"),
    kind(4720, IAM, &["user", "creation"], "added-user-account"),
    kind(4722, IAM, USER_CHANGE, "enabled-user-account"),
    kind(4723, IAM, USER_CHANGE, "changed-password"),
    kind(4724, IAM, USER_CHANGE, "reset-password"),
    kind(4725, IAM, &["user", "deletion"], "disabled-user-account"),
    kind(4726, IAM, &["user", "deletion"], "deleted-user-account"),
    kind(4727, IAM, GROUP_CREATION, "added-group-account"),
    kind(4728, IAM, GROUP_CHANGE, "added-member-to-group"),
    kind(4729, IAM, GROUP_CHANGE, "removed-member-from-group"),
    kind(4730, IAM, GROUP_DELETION, "deleted-group-account"),
    kind(4731, IAM, GROUP_CREATION, "added-group-account"),
    kind(4732, IAM, GROUP_CHANGE, "added-member-to-group"),
    kind(4733, IAM, GROUP_CHANGE, "removed-member-from-group"),
    kind(4734, IAM, GROUP_DELETION, "deleted-group-account"),
    kind(4735, IAM, GROUP_CHANGE, "modified-group-account"),
    kind(4737, IAM, GROUP_CHANGE, "modified-group-account"),
    kind(4738, IAM, USER_CHANGE, "modified-user-account"),
    kind(4739, CONFIGURATION, CHANGE, "domain-policy-changed"),
    kind(4740, IAM, USER_CHANGE, "locked-out-user-account"),
    kind(4741, IAM, &["creation", "admin"], "added-computer-account"),
    kind(4742, IAM, &["change", "admin"], "changed-computer-account"),
    kind(4743, IAM, &["deletion", "admin"], "deleted-computer-account"),
    kind(4744, IAM, GROUP_CREATION, "added-distribution-group-account"),
    kind(4745, IAM, GROUP_CHANGE, "changed-distribution-group-account"),
    kind(4746, IAM, GROUP_CHANGE, "added-member-to-distribution-group"),
    kind(4747, IAM, GROUP_CHANGE, "removed-member-from-distribution-group"),
    kind(4748, IAM, GROUP_DELETION, "deleted-distribution-group-account"),
    kind(4749, IAM, GROUP_CREATION, "added-distribution-group-account"),
    kind(4750, IAM, GROUP_CHANGE, "changed-distribution-group-account"),
    kind(4751, IAM, GROUP_CHANGE, "added-member-to-distribution-group"),
    kind(4752, IAM, GROUP_CHANGE, "removed-member-from-distribution-group"),
    kind(4753, IAM, GROUP_DELETION, "deleted-distribution-group-account"),
    kind(4754, IAM, GROUP_CREATION, "added-group-account"),
    kind(4755, IAM, GROUP_CHANGE, "modified-group-account"),
    kind(4756, IAM, GROUP_CHANGE, "added-member-to-group"),
    kind(4757, IAM, GROUP_CHANGE, "removed-member-from-group"),
    kind(4758, IAM, GROUP_DELETION, "deleted-group-account"),
    kind(4759, IAM, GROUP_CREATION, "added-distribution-group-account"),
    kind(4760, IAM, GROUP_CHANGE, "changed-distribution-group-account"),
    kind(4761, IAM, GROUP_CHANGE, "added-member-to-distribution-group"),
    kind(4762, IAM, GROUP_CHANGE, "removed-member-from-distribution-group"),
    kind(4763, IAM, GROUP_DELETION, "deleted-distribution-group-account"),
    kind(4764, IAM, GROUP_CHANGE, "type-changed-group-account"),
    kind(4767, IAM, USER_CHANGE, "unlocked-user-account"),
    kind(4768, AUTHENTICATION, START, "kerberos-authentication-ticket-requested"),
    kind(4769, AUTHENTICATION, START, "kerberos-service-ticket-requested"),
    kind(4770, AUTHENTICATION, START, "kerberos-service-ticket-renewed"),
    kind(4771, AUTHENTICATION, START, "kerberos-preauth-failed"),
    kind(4776, AUTHENTICATION, START, "credential-validated"),
    kind(4778, &["authentication", "session"], START, "session-reconnected"),
    kind(4779, &["authentication", "session"], END, "session-disconnected"),
    kind(4781, IAM, USER_CHANGE, "renamed-user-account"),
    kind(4794, IAM, USER_CHANGE, "set-directory-restore-password"),
    kind(4797, IAM, USER_INFO, "query-existence-of-blank-password"),
    kind(4798, IAM, USER_INFO, "group-membership-enumerated"),
    kind(4799, IAM, &["group", "info"], "user-member-enumerated"),
    kind(4817, IAM_CONFIGURATION, ADMIN_CHANGE, "object-audit-changed"),
    kind(4902, IAM_CONFIGURATION, &["admin", "creation"], "user-audit-policy-created"),
    kind(4904, IAM_CONFIGURATION, ADMIN_CHANGE, "security-event-source-added"),
    kind(4905, IAM_CONFIGURATION, &["admin", "deletion"], "security-event-source-removed"),
    kind(4906, IAM_CONFIGURATION, ADMIN_CHANGE, "crash-on-audit-changed"),
    kind(4907, IAM_CONFIGURATION, ADMIN_CHANGE, "audit-setting-changed"),
    kind(4908, IAM_CONFIGURATION, ADMIN_CHANGE, "special-group-table-changed"),
    kind(4912, IAM_CONFIGURATION, ADMIN_CHANGE, "per-user-audit-policy-changed"),
    kind(4945, CONFIGURATION, &["info"], "windows-firewall-rule-listed"),
    kind(4946, CONFIGURATION, &["creation"], "windows-firewall-rule-added"),
    kind(4947, CONFIGURATION, CHANGE, "windows-firewall-rule-modified"),
    kind(4948, CONFIGURATION, &["deletion"], "windows-firewall-rule-deleted"),
    kind(4950, CONFIGURATION, CHANGE, "windows-firewall-setting-changed"),
    kind(4954, CONFIGURATION, CHANGE, "windows-firewall-group-policy-changed"),
    kind(4957, CONFIGURATION, &["info"], "windows-firewall-rule-not-applied"),
    kind(4964, IAM, &["admin", "group"], "logged-in-special"),
    kind(4985, &["file"], CHANGE, "transaction-state-changed"),
    kind(5024, PROCESS, START, "windows-firewall-service-started"),
    kind(5025, PROCESS, END, "windows-firewall-service-stopped"),
    kind(5033, &["driver"], START, "windows-firewall-driver-started"),
    kind(5034, &["driver"], END, "windows-firewall-driver-stopped"),
    kind(5037, &["driver"], END, "windows-firewall-driver-error"),
    kind(5058, IAM, &["access"], "key-file-operation"),
    kind(5059, IAM, &["access"], "key-migration-operation"),
    kind(5061, IAM, &["access"], "cryptographic-operation"),
    kind(5136, IAM_CONFIGURATION, ADMIN_CHANGE, "directory-service-object-modified"),
    kind(5137, IAM_CONFIGURATION, &["admin", "creation"], "directory-service-object-created"),
    kind(5138, IAM_CONFIGURATION, &["admin", "change"], "directory-service-object-undeleted"),
    kind(5139, IAM_CONFIGURATION, &["admin", "change"], "directory-service-object-moved"),
    kind(5140, NETWORK_FILE, &["info", "access"], "network-share-object-accessed"),
    kind(5141, IAM_CONFIGURATION, &["admin", "deletion"], "directory-service-object-deleted"),
    kind(5142, NETWORK_FILE, &["creation"], "network-share-added"),
    kind(5143, NETWORK_FILE, CHANGE, "network-share-modified"),
    kind(5144, NETWORK_FILE, &["deletion"], "network-share-deleted"),
    kind(5145, NETWORK_FILE, &["info", "access"], "network-share-object-access-checked"),
    kind(5152, NETWORK, &["connection", "denied"], "windows-firewall-packet-block"),
    kind(5154, NETWORK, &["start", "allowed"], "windows-firewall-listen"),
    kind(5155, NETWORK, &["start", "denied"], "windows-firewall-listen-block"),
    kind(5156, NETWORK, &["connection", "start", "allowed"], "windows-firewall-connection"),
    kind(5157, NETWORK, &["connection", "denied"], "windows-firewall-connection-block"),
    kind(5158, NETWORK, &["start", "allowed"], "windows-firewall-bind"),
    kind(5159, NETWORK, &["start", "denied"], "windows-firewall-bind-block"),
    kind(5379, IAM, USER_INFO, "credential-manager-credentials-were-read"),
    kind(5380, IAM, USER_INFO, "vault-credential-find"),
    kind(5381, IAM, USER_INFO, "vault-credentials-were-read"),
    kind(5382, IAM, USER_INFO, "vault-credentials-were-read"),
    kind(5441, CONFIGURATION, &["info"], "filtering-platform-filter-listed"),
    kind(5444, CONFIGURATION, &["info"], "filtering-platform-sublayer-listed"),
    kind(5446, CONFIGURATION, CHANGE, "filtering-platform-callout-changed"),
    kind(5447, CONFIGURATION, CHANGE, "filtering-platform-filter-changed"),
    kind(6416, &["host"], &["device", "creation"], "external-device-recognized"),
];

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
            mapper.relate(ecs::RELATED_USER, Slot::SubjectUserName);
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
