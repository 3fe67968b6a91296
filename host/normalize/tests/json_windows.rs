//! Windows events to ECS: whole events in each of the three shapes, and what the tables say of each event id
//! that matters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::Bench;
use expect_test::{Expect, expect};

/// Checks every field of one event.
fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&Bench::new().show(line));
}

/// Checks the ECS fields of one event, but for those that every event of its log has.
fn check_ecs(line: &str, expected: &Expect) {
    const SHOWN_ELSEWHERE: [&str; 12] = [
        "winlog.",
        "nxlog.",
        "message ",
        "host.",
        "log.level",
        "event.provider",
        "event.kind",
        "event.module",
        "event.dataset",
        "related.hosts",
        "tags",
        "@ ",
    ];
    let shown = Bench::new().show(line);
    assert!(shown.starts_with("@ 20") && shown.contains("Understood"), "{shown}");
    let kept = shown.lines().filter(|line| !SHOWN_ELSEWHERE.iter().any(|prefix| line.starts_with(prefix)));
    expected.assert_eq(&kept.map(|line| format!("{line}\n")).collect::<String>());
}

#[test]
fn nxlog_sysmon_process_creation() {
    check(
        r##"{"SeverityValue":2,"EventReceivedTime":"2020-09-18 13:08:10","EventID":1,"ProviderGuid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}","ExecutionProcessID":3392,"Channel":"Microsoft-Windows-Sysmon/Operational","host":"wec.internal.cloudapp.net","AccountType":"User","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000800}","ParentImage":"C:\\Windows\\System32\\winlogon.exe","LogonGuid":"{d273d0f0-e901-5f64-88ab-260000000000}","Opcode":"Info","EventTime":"2020-09-18 13:06:12","SourceModuleType":"im_msvistalog","AccountName":"SYSTEM","CommandLine":"C:\\windows\\system32\\userinit.exe","Domain":"NT AUTHORITY","@version":"1","OpcodeValue":0,"Severity":"INFO","User":"THESHIRE\\sbeavers","Hashes":"SHA1=02C6486B98AEFB371ECBBBFD4073DBE5F0682CA4,MD5=B78269EF4034474766CB1351E94EDF5C,SHA256=7065057320320C99D0749F1DEDCBEA2E5B540404497244EB5F92DED38646F21D,IMPHASH=8419D97ABDFEB6C320F0C39028647572","SourceName":"Microsoft-Windows-Sysmon","CurrentDirectory":"C:\\windows\\system32\\","Description":"Userinit Logon Application","Category":"Process Create (rule: ProcessCreate)","Company":"Microsoft Corporation","Keywords":-9223372036854775808,"FileVersion":"10.0.18362.1 (WinBuild.160101.0800)","IntegrityLevel":"Medium","UserID":"S-1-5-18","TerminalSessionId":"3","ThreadID":5552,"EventType":"INFO","ParentProcessGuid":"{d273d0f0-e8ff-5f64-0501-000000000800}","@timestamp":"2020-09-18T17:08:10.740Z","port":64545,"ParentCommandLine":"winlogon.exe","RecordNumber":1707561,"Task":1,"ParentProcessId":"7976","SourceModuleName":"eventlog","LogonId":"0x26ab88","Version":5,"Product":"Microsoft® Windows® Operating System","Image":"C:\\Windows\\System32\\userinit.exe","OriginalFileName":"USERINIT.EXE","UtcTime":"2020-09-18 17:06:12.921","Hostname":"WORKSTATION6.theshire.local","RuleName":"-","tags":["mordorDataset"]}"##,
        &expect![[r#"
            @ 2020-09-18T17:08:10.74Z Understood
            nxlog.SeverityValue = 2
            nxlog.EventReceivedTime = "2020-09-18 13:08:10"
            winlog.event_id = 1
            winlog.provider_guid = "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"
            winlog.process.pid = 3392
            winlog.channel = "Microsoft-Windows-Sysmon/Operational"
            nxlog.host = "wec.internal.cloudapp.net"
            winlog.user.type = "User"
            winlog.event_data.ProcessGuid = "{d273d0f0-e904-5f64-1601-000000000800}"
            winlog.event_data.ParentImage = "C:\\Windows\\System32\\winlogon.exe"
            winlog.event_data.LogonGuid = "{d273d0f0-e901-5f64-88ab-260000000000}"
            winlog.opcode = "Info"
            nxlog.EventTime = "2020-09-18 13:06:12"
            nxlog.SourceModuleType = "im_msvistalog"
            winlog.user.name = "SYSTEM"
            winlog.event_data.CommandLine = "C:\\windows\\system32\\userinit.exe"
            winlog.user.domain = "NT AUTHORITY"
            nxlog.@version = "1"
            winlog.opcode_id = 0
            nxlog.Severity = "INFO"
            winlog.event_data.User = "THESHIRE\\sbeavers"
            winlog.event_data.Hashes = "SHA1=02C6486B98AEFB371ECBBBFD4073DBE5F0682CA4,MD5=B78269EF4034474766CB1351E94EDF5C,SHA256=7065057320320C99D0749F1DEDCBEA2E5B540404497244EB5F92DED38646F21D,IMPHASH=8419D97ABDFEB6C320F0C39028647572"
            winlog.provider_name = "Microsoft-Windows-Sysmon"
            winlog.event_data.CurrentDirectory = "C:\\windows\\system32\\"
            winlog.event_data.Description = "Userinit Logon Application"
            winlog.task = "Process Create (rule: ProcessCreate)"
            winlog.event_data.Company = "Microsoft Corporation"
            winlog.keywords = -9223372036854775808
            winlog.event_data.FileVersion = "10.0.18362.1 (WinBuild.160101.0800)"
            winlog.event_data.IntegrityLevel = "Medium"
            winlog.user.identifier = "S-1-5-18"
            winlog.event_data.TerminalSessionId = "3"
            winlog.process.thread.id = 5552
            nxlog.EventType = "INFO"
            winlog.event_data.ParentProcessGuid = "{d273d0f0-e8ff-5f64-0501-000000000800}"
            nxlog.port = 64545
            winlog.event_data.ParentCommandLine = "winlogon.exe"
            winlog.record_id = 1707561
            winlog.task_id = 1
            winlog.event_data.ParentProcessId = "7976"
            nxlog.SourceModuleName = "eventlog"
            winlog.event_data.LogonId = "0x26ab88"
            winlog.version = 5
            winlog.event_data.Product = "Microsoft® Windows® Operating System"
            winlog.event_data.Image = "C:\\Windows\\System32\\userinit.exe"
            winlog.event_data.OriginalFileName = "USERINIT.EXE"
            winlog.event_data.UtcTime = "2020-09-18 17:06:12.921"
            winlog.computer_name = "WORKSTATION6.theshire.local"
            winlog.event_data.RuleName = "-"
            tags[] = "mordorDataset"
            event.kind = "event"
            event.code = "1"
            event.provider = "Microsoft-Windows-Sysmon"
            host.name = "WORKSTATION6.theshire.local"
            host.hostname = "WORKSTATION6"
            related.hosts[] = "WORKSTATION6.theshire.local"
            log.level = "information"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "Process creation"
            event.module = "windows"
            event.dataset = "windows.sysmon_operational"
            process.entity_id = "{d273d0f0-e904-5f64-1601-000000000800}"
            process.working_directory = "C:\\windows\\system32\\"
            process.parent.entity_id = "{d273d0f0-e8ff-5f64-0501-000000000800}"
            process.parent.pid = 7976
            process.parent.command_line = "winlogon.exe"
            process.executable = "C:\\Windows\\System32\\userinit.exe"
            process.name = "userinit.exe"
            process.parent.executable = "C:\\Windows\\System32\\winlogon.exe"
            process.parent.name = "winlogon.exe"
            process.command_line = "C:\\windows\\system32\\userinit.exe"
            process.args[] = "C:\\windows\\system32\\userinit.exe"
            process.args_count = 1
            user.domain = "THESHIRE"
            user.name = "sbeavers"
            related.user[] = "sbeavers"
            process.pe.original_file_name = "USERINIT.EXE"
            process.pe.company = "Microsoft Corporation"
            process.pe.description = "Userinit Logon Application"
            process.pe.file_version = "10.0.18362.1 (WinBuild.160101.0800)"
            process.pe.product = "Microsoft® Windows® Operating System"
            process.hash.md5 = "b78269ef4034474766cb1351e94edf5c"
            process.hash.sha1 = "02c6486b98aefb371ecbbbfd4073dbe5f0682ca4"
            process.hash.sha256 = "7065057320320c99d0749f1dedcbea2e5b540404497244eb5f92ded38646f21d"
            process.pe.imphash = "8419d97abdfeb6c320f0c39028647572"
            related.hash[] = "b78269ef4034474766cb1351e94edf5c"
            related.hash[] = "02c6486b98aefb371ecbbbfd4073dbe5f0682ca4"
            related.hash[] = "7065057320320c99d0749f1dedcbea2e5b540404497244eb5f92ded38646f21d"
            related.hash[] = "8419d97abdfeb6c320f0c39028647572"
        "#]],
    );
}

#[test]
fn nxlog_security_logon() {
    check(
        r##"{"@timestamp":"2020-10-22T08:29:55.444Z","TicketEncryptionType":"0x12","OpcodeValue":0,"TransmittedServices":"-","port":58121,"ServiceName":"krbtgt","Severity":"INFO","EventTime":"2020-10-22 04:29:54","SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":"{54849625-5478-4994-A5BA-3E3B0328C30D}","Channel":"Security","Status":"0x0","ServiceSid":"S-1-5-21-2323213074-4052461197-1785501644-502","EventReceivedTime":"2020-10-22 04:29:55","ExecutionProcessID":696,"EventID":4769,"Category":"Kerberos Service Ticket Operations","tags":["mordorDataset"],"SeverityValue":2,"Keywords":-9214364837600034816,"EventType":"AUDIT_SUCCESS","Version":0,"TicketOptions":"0x60810010","LogonGuid":"{4202b534-da88-1860-c87b-9bab7261eecf}","SourceModuleName":"eventlog","SourceModuleType":"im_msvistalog","IpAddress":"::ffff:172.18.39.5","host":"wec.internal.cloudapp.net","TargetUserName":"pgustavo@THESHIRE.LOCAL","RecordNumber":537298,"ThreadID":4948,"Task":14337,"Message":"A Kerberos service ticket was requested.\r\n\r\nAccount Information:\r\n\tAccount Name:\t\tpgustavo@THESHIRE.LOCAL\r\n\tAccount Doma","Hostname":"MORDORDC.theshire.local","TargetDomainName":"THESHIRE.LOCAL","IpPort":"58202","@version":"1","Opcode":"Info"}"##,
        &expect![[r#"
            @ 2020-10-22T08:29:55.444Z Understood
            winlog.event_data.TicketEncryptionType = "0x12"
            winlog.opcode_id = 0
            winlog.event_data.TransmittedServices = "-"
            nxlog.port = 58121
            winlog.event_data.ServiceName = "krbtgt"
            nxlog.Severity = "INFO"
            nxlog.EventTime = "2020-10-22 04:29:54"
            winlog.provider_name = "Microsoft-Windows-Security-Auditing"
            winlog.provider_guid = "{54849625-5478-4994-A5BA-3E3B0328C30D}"
            winlog.channel = "Security"
            winlog.event_data.Status = "0x0"
            winlog.event_data.ServiceSid = "S-1-5-21-2323213074-4052461197-1785501644-502"
            nxlog.EventReceivedTime = "2020-10-22 04:29:55"
            winlog.process.pid = 696
            winlog.event_id = 4769
            winlog.task = "Kerberos Service Ticket Operations"
            tags[] = "mordorDataset"
            nxlog.SeverityValue = 2
            winlog.keywords = -9214364837600034816
            nxlog.EventType = "AUDIT_SUCCESS"
            winlog.version = 0
            winlog.event_data.TicketOptions = "0x60810010"
            winlog.event_data.LogonGuid = "{4202b534-da88-1860-c87b-9bab7261eecf}"
            nxlog.SourceModuleName = "eventlog"
            nxlog.SourceModuleType = "im_msvistalog"
            winlog.event_data.IpAddress = "::ffff:172.18.39.5"
            nxlog.host = "wec.internal.cloudapp.net"
            winlog.event_data.TargetUserName = "pgustavo@THESHIRE.LOCAL"
            winlog.record_id = 537298
            winlog.process.thread.id = 4948
            winlog.task_id = 14337
            message = "A Kerberos service ticket was requested.\r\n\r\nAccount Information:\r\n\tAccount Name:\t\tpgustavo@THESHIRE.LOCAL\r\n\tAccount Doma"
            winlog.computer_name = "MORDORDC.theshire.local"
            winlog.event_data.TargetDomainName = "THESHIRE.LOCAL"
            winlog.event_data.IpPort = "58202"
            nxlog.@version = "1"
            winlog.opcode = "Info"
            event.kind = "event"
            event.code = "4769"
            event.provider = "Microsoft-Windows-Security-Auditing"
            host.name = "MORDORDC.theshire.local"
            host.hostname = "MORDORDC"
            related.hosts[] = "MORDORDC.theshire.local"
            log.level = "information"
            event.outcome = "success"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "kerberos-service-ticket-requested"
            event.module = "system"
            event.dataset = "system.security"
            source.ip = "172.18.39.5"
            related.ip[] = "172.18.39.5"
            source.port = 58202
            service.name = "krbtgt"
            user.name = "pgustavo"
            related.user[] = "pgustavo"
            user.domain = "THESHIRE.LOCAL"
        "#]],
    );
}

#[test]
fn log_cleared_1102() {
    check_ecs(
        r##"{"EventID":1102,"Channel":"Security","SourceName":"Microsoft-Windows-Eventlog","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectUserSid":"S-1-5-21-1-2-3-500"}"##,
        &expect![[r#"
            event.code = "1102"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "admin"
            event.type[] = "change"
            event.action = "audit-log-cleared"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn logon_4624() {
    check_ecs(
        r##"{"EventID":4624,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-18","SubjectUserName":"DC01$","SubjectDomainName":"EXAMPLE","TargetUserSid":"S-1-5-21-1-2-3-1104","TargetUserName":"alice","TargetDomainName":"EXAMPLE","TargetLogonId":"0x11f1afa","LogonType":"10","IpAddress":"::ffff:192.0.2.7","IpPort":"61421","WorkstationName":"WS7","ProcessId":"0x3e8","ProcessName":"C:\\Windows\\System32\\svchost.exe","LogonGuid":"{00000000-0000-0000-0000-000000000000}"}"##,
        &expect![[r#"
            event.code = "4624"
            event.outcome = "success"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "logged-in"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            source.port = 61421
            source.domain = "WS7"
            user.id = "S-1-5-21-1-2-3-1104"
            user.name = "alice"
            related.user[] = "alice"
            user.domain = "EXAMPLE"
            related.user[] = "DC01$"
            process.pid = 1000
            process.executable = "C:\\Windows\\System32\\svchost.exe"
            process.name = "svchost.exe"
        "#]],
    );
}

#[test]
fn logon_failed_4625() {
    check_ecs(
        r##"{"EventID":4625,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8010000000000000","Level":"0","TargetUserName":"bob","TargetDomainName":"EXAMPLE","LogonType":3,"Status":"0xc000006d","SubStatus":"0xc0000064","IpAddress":"-","IpPort":"-","WorkstationName":"KALI","ProcessId":"0x0","ProcessName":"-"}"##,
        &expect![[r#"
            event.code = "4625"
            event.outcome = "failure"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "logon-failed"
            source.domain = "KALI"
            user.name = "bob"
            related.user[] = "bob"
            user.domain = "EXAMPLE"
            process.pid = 0
        "#]],
    );
}

#[test]
fn logoff_4634() {
    check_ecs(
        r##"{"EventID":4634,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","TargetUserSid":"S-1-5-18","TargetUserName":"DC01$","TargetDomainName":"EXAMPLE","TargetLogonId":"0x2b6bd63","LogonType":"3"}"##,
        &expect![[r#"
            event.code = "4634"
            event.outcome = "success"
            event.category[] = "authentication"
            event.type[] = "end"
            event.action = "logged-out"
            user.id = "S-1-5-18"
            user.name = "DC01$"
            related.user[] = "DC01$"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn explicit_logon_4648() {
    check_ecs(
        r##"{"EventID":4648,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TargetUserName":"svc@example.com","TargetDomainName":"EXAMPLE.COM","TargetServerName":"sql01.example.com","IpAddress":"fe80::1%12","IpPort":"0","ProcessId":"0x1f0","ProcessName":"C:\\Windows\\System32\\runas.exe"}"##,
        &expect![[r#"
            event.code = "4648"
            event.outcome = "success"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "logged-in-explicit"
            source.ip = "fe80::1"
            related.ip[] = "fe80::1"
            source.port = 0
            destination.domain = "sql01.example.com"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            user.effective.name = "svc"
            related.user[] = "svc"
            user.effective.domain = "EXAMPLE.COM"
            process.pid = 496
            process.executable = "C:\\Windows\\System32\\runas.exe"
            process.name = "runas.exe"
        "#]],
    );
}

#[test]
fn registry_value_4657() {
    check_ecs(
        r##"{"EventID":4657,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","ObjectName":"\\REGISTRY\\MACHINE\\SOFTWARE\\Run","ObjectValueName":"evil","NewValue":"C:\\evil.exe","ProcessId":"0xabc","ProcessName":"C:\\Windows\\regedit.exe"}"##,
        &expect![[r#"
            event.code = "4657"
            event.outcome = "success"
            event.category[] = "registry"
            event.category[] = "configuration"
            event.type[] = "change"
            event.action = "registry-value-modified"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            process.pid = 2748
            process.executable = "C:\\Windows\\regedit.exe"
            process.name = "regedit.exe"
            registry.value = "evil"
            registry.path = "HKLM\\SOFTWARE\\Run"
            registry.hive = "HKLM"
            registry.key = "SOFTWARE\\Run"
            registry.data.strings[] = "C:\\evil.exe"
        "#]],
    );
}

#[test]
fn file_access_4663() {
    check_ecs(
        r##"{"EventID":4663,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","ObjectType":"File","ObjectName":"C:\\Finance\\salaries.xlsx","AccessMask":"0x1","ProcessId":"0x10","ProcessName":"C:\\Windows\\explorer.exe"}"##,
        &expect![[r#"
            event.code = "4663"
            event.outcome = "success"
            event.type[] = "access"
            event.action = "object-accessed"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            process.pid = 16
            process.executable = "C:\\Windows\\explorer.exe"
            process.name = "explorer.exe"
            event.category[] = "file"
            file.path = "C:\\Finance\\salaries.xlsx"
            file.name = "salaries.xlsx"
            file.directory = "C:\\Finance"
            file.extension = "xlsx"
        "#]],
    );
}

#[test]
fn registry_access_4663() {
    check_ecs(
        r##"{"SubjectUserName":"LOCAL SERVICE","TimeCreated":"2020-10-21 12:19:07.513","SubjectLogonId":"0x3e5","ResourceAttributes":"-","SubjectDomainName":"NT AUTHORITY","ObjectServer":"Security","ObjectType":"Key","SubjectUserSid":"S-1-5-19","EventID":4663,"Channel":"Security","Task":"12801","ObjectName":"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Lsa","AccessMask":"0x1","Message":"An attempt was made to access an object.\r\n\r\nSubject:\r\n\tSecurity ID:\t\tS-1-5-19\r\n\tAccount Name:\t\tLOCAL SERVICE\r\n\tAccount Domain:\t\tNT AUTHORITY\r\n\tLogon ID:\t\t0x3E5\r\n\r\nObject:\r\n\tObject Server:\t\tSecurity\r\n\tObject Type:\t\tKey\r\n\tObject Name:\t\t\\REGIS","Hostname":"WORKSTATION5","ProcessName":"C:\\Windows\\System32\\svchost.exe","ProcessId":"0xb84","AccessList":"%%4432\n\t\t\t\t","SourceName":"Microsoft-Windows-Security-Auditing","HandleId":"0x7c0"}"##,
        &expect![[r#"
            event.code = "4663"
            event.type[] = "access"
            event.action = "object-accessed"
            user.id = "S-1-5-19"
            user.name = "LOCAL SERVICE"
            related.user[] = "LOCAL SERVICE"
            user.domain = "NT AUTHORITY"
            process.pid = 2948
            process.executable = "C:\\Windows\\System32\\svchost.exe"
            process.name = "svchost.exe"
            event.category[] = "registry"
            registry.path = "HKLM\\SYSTEM\\ControlSet001\\Control\\Lsa"
            registry.hive = "HKLM"
            registry.key = "SYSTEM\\ControlSet001\\Control\\Lsa"
        "#]],
    );
}

#[test]
fn special_logon_4672() {
    check_ecs(
        r##"{"EventID":4672,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","PrivilegeList":"SeDebugPrivilege\r\n\t\t\tSeBackupPrivilege"}"##,
        &expect![[r#"
            event.code = "4672"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "admin"
            event.action = "logged-in-special"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn process_created_4688() {
    check_ecs(
        r##"{"Version":2,"TargetLogonId":"0x0","SubjectLogonId":"0x3e7","ParentProcessName":"C:\\Windows\\System32\\smss.exe","Opcode":"Info","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"WORKSTATION5.theshire.local","NewProcessId":"0x1b8","NewProcessName":"C:\\Windows\\System32\\autochk.exe","EventType":"AUDIT_SUCCESS","ThreadID":364,"RecordNumber":40863,"SeverityValue":2,"SourceModuleName":"eventlog","Keywords":-9214364837600034816,"Severity":"INFO","OpcodeValue":0,"MandatoryLabel":"S-1-16-16384","host":"wec.internal.cloudapp.net","EventID":4688,"ERROR_EVT_UNRESOLVED":true,"SubjectUserName":"-","port":53971,"TargetDomainName":"-","@version":"1","TargetUserSid":"S-1-0-0","TokenElevationType":"%%1936","Category":"Process Creation","EventReceivedTime":"2020-09-04 03:08:11","Task":13312,"EventTime":"2020-09-04 03:07:51","Channel":"security","TargetUserName":"-","@timestamp":"2020-09-04T07:08:11.440Z","SubjectDomainName":"-","ProviderGuid":"{54849625-5478-4994-A5BA-3E3B0328C30D}","ExecutionProcessID":4,"SubjectUserSid":"S-1-5-18","SourceModuleType":"im_msvistalog","tags":["mordorDataset"]}"##,
        &expect![[r#"
            event.code = "4688"
            event.outcome = "success"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "created-process"
            user.id = "S-1-5-18"
            process.pid = 440
            process.executable = "C:\\Windows\\System32\\autochk.exe"
            process.name = "autochk.exe"
            process.parent.executable = "C:\\Windows\\System32\\smss.exe"
            process.parent.name = "smss.exe"
        "#]],
    );
}

#[test]
fn process_exited_4689() {
    check_ecs(
        r##"{"EventID":4689,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","Status":"0x1","ProcessId":"0x22c8","ProcessName":"C:\\x\\y.exe"}"##,
        &expect![[r#"
            event.code = "4689"
            event.outcome = "success"
            event.category[] = "process"
            event.type[] = "end"
            event.action = "exited-process"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            process.pid = 8904
            process.executable = "C:\\x\\y.exe"
            process.name = "y.exe"
        "#]],
    );
}

#[test]
fn service_installed_4697() {
    check_ecs(
        r##"{"EventID":4697,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","ServiceName":"updater","ServiceFileName":"%COMSPEC% /C start calc","ServiceType":"0x10"}"##,
        &expect![[r#"
            event.code = "4697"
            event.outcome = "success"
            event.category[] = "iam"
            event.category[] = "configuration"
            event.type[] = "admin"
            event.type[] = "change"
            event.action = "service-installed"
            service.name = "updater"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            process.command_line = "%COMSPEC% /C start calc"
        "#]],
    );
}

#[test]
fn task_created_4698() {
    check_ecs(
        r##"{"EventID":4698,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TaskName":"\\evil","TaskContent":"<Task/>"}"##,
        &expect![[r#"
            event.code = "4698"
            event.outcome = "success"
            event.category[] = "iam"
            event.category[] = "configuration"
            event.type[] = "creation"
            event.type[] = "admin"
            event.action = "scheduled-task-created"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn audit_policy_4719() {
    check_ecs(
        r##"{"EventID":4719,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","CategoryId":"%%8273","AuditPolicyChanges":"%%8448"}"##,
        &expect![[r#"
            event.code = "4719"
            event.outcome = "success"
            event.category[] = "iam"
            event.category[] = "configuration"
            event.type[] = "admin"
            event.type[] = "change"
            event.action = "changed-audit-config"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn user_created_4720() {
    check_ecs(
        r##"{"EventID":4720,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TargetUserName":"mallory","TargetDomainName":"EXAMPLE","TargetSid":"S-1-5-21-1-2-3-2001","SamAccountName":"mallory"}"##,
        &expect![[r#"
            event.code = "4720"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "user"
            event.type[] = "creation"
            event.action = "added-user-account"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            user.target.id = "S-1-5-21-1-2-3-2001"
            user.target.name = "mallory"
            related.user[] = "mallory"
            user.target.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn user_disabled_4725() {
    check_ecs(
        r##"{"EventID":4725,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TargetUserName":"mallory","TargetDomainName":"EXAMPLE","TargetSid":"S-1-5-21-1-2-3-2001"}"##,
        &expect![[r#"
            event.code = "4725"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "user"
            event.type[] = "deletion"
            event.action = "disabled-user-account"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            user.target.id = "S-1-5-21-1-2-3-2001"
            user.target.name = "mallory"
            related.user[] = "mallory"
            user.target.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn member_added_4732() {
    check_ecs(
        r##"{"EventID":4732,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","MemberName":"CN=Mallory\\, M,OU=staff,DC=example,DC=com","MemberSid":"S-1-5-21-1-2-3-2001","TargetUserName":"Administrators","TargetDomainName":"Builtin","TargetSid":"S-1-5-32-544"}"##,
        &expect![[r#"
            event.code = "4732"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "group"
            event.type[] = "change"
            event.action = "added-member-to-group"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            group.id = "S-1-5-32-544"
            user.target.group.id = "S-1-5-32-544"
            group.name = "Administrators"
            user.target.group.name = "Administrators"
            group.domain = "Builtin"
            user.target.group.domain = "Builtin"
            user.target.id = "S-1-5-21-1-2-3-2001"
            user.target.name = "Mallory\\, M"
            related.user[] = "Mallory\\, M"
        "#]],
    );
}

#[test]
fn locked_out_4740() {
    check_ecs(
        r##"{"EventID":4740,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TargetUserName":"bob","TargetDomainName":"WS7","TargetSid":"S-1-5-21-1-2-3-1105"}"##,
        &expect![[r#"
            event.code = "4740"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "user"
            event.type[] = "change"
            event.action = "locked-out-user-account"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            user.target.id = "S-1-5-21-1-2-3-1105"
            user.target.name = "bob"
            related.user[] = "bob"
            user.target.domain = "WS7"
        "#]],
    );
}

#[test]
fn kerberos_4768_failure() {
    check_ecs(
        r##"{"EventID":4768,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8010000000000000","Level":"0","TargetUserName":"nobody","TargetDomainName":"EXAMPLE","TargetSid":"S-1-0-0","ServiceName":"krbtgt/EXAMPLE","Status":"0x6","IpAddress":"::ffff:192.0.2.9","IpPort":"50001"}"##,
        &expect![[r#"
            event.code = "4768"
            event.outcome = "failure"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "kerberos-authentication-ticket-requested"
            source.ip = "192.0.2.9"
            related.ip[] = "192.0.2.9"
            source.port = 50001
            service.name = "krbtgt/EXAMPLE"
            user.name = "nobody"
            related.user[] = "nobody"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn kerberos_4771() {
    check_ecs(
        r##"{"EventID":4771,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8010000000000000","Level":"0","TargetUserName":"bob","TargetSid":"S-1-5-21-1-2-3-1105","ServiceName":"krbtgt/EXAMPLE","Status":"0x18","IpAddress":"::1","IpPort":"0"}"##,
        &expect![[r#"
            event.code = "4771"
            event.outcome = "failure"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "kerberos-preauth-failed"
            source.ip = "::1"
            related.ip[] = "::1"
            source.port = 0
            service.name = "krbtgt/EXAMPLE"
            user.id = "S-1-5-21-1-2-3-1105"
            user.name = "bob"
            related.user[] = "bob"
        "#]],
    );
}

#[test]
fn ntlm_4776_failure() {
    check_ecs(
        r##"{"EventID":4776,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8010000000000000","Level":"0","PackageName":"MICROSOFT_AUTHENTICATION_PACKAGE_V1_0","TargetUserName":"bob","Workstation":"KALI","Status":"0xc000006a"}"##,
        &expect![[r#"
            event.code = "4776"
            event.outcome = "failure"
            event.category[] = "authentication"
            event.type[] = "start"
            event.action = "credential-validated"
            user.name = "bob"
            related.user[] = "bob"
            source.domain = "KALI"
        "#]],
    );
}

#[test]
fn session_reconnected_4778() {
    check_ecs(
        r##"{"EventID":4778,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","AccountName":"alice","AccountDomain":"EXAMPLE","LogonID":"0x1234","SessionName":"RDP-Tcp#1","ClientName":"LAPTOP","ClientAddress":"198.51.100.4"}"##,
        &expect![[r#"
            event.code = "4778"
            event.outcome = "success"
            event.category[] = "authentication"
            event.category[] = "session"
            event.type[] = "start"
            event.action = "session-reconnected"
            source.ip = "198.51.100.4"
            related.ip[] = "198.51.100.4"
            source.domain = "LAPTOP"
            user.name = "alice"
            related.user[] = "alice"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn renamed_4781() {
    check_ecs(
        r##"{"EventID":4781,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","OldTargetUserName":"bob","NewTargetUserName":"robert","TargetDomainName":"EXAMPLE","TargetSid":"S-1-5-21-1-2-3-1105"}"##,
        &expect![[r#"
            event.code = "4781"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "user"
            event.type[] = "change"
            event.action = "renamed-user-account"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            user.target.id = "S-1-5-21-1-2-3-1105"
            user.target.domain = "EXAMPLE"
            user.target.name = "bob"
            related.user[] = "bob"
            user.changes.name = "robert"
            related.user[] = "robert"
        "#]],
    );
}

#[test]
fn group_enumerated_4799() {
    check_ecs(
        r##"{"EventID":4799,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","TargetUserName":"Administrators","TargetDomainName":"Builtin","TargetSid":"S-1-5-32-544","CallerProcessId":"0x1410","CallerProcessName":"C:\\Windows\\System32\\net1.exe"}"##,
        &expect![[r#"
            event.code = "4799"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "group"
            event.type[] = "info"
            event.action = "user-member-enumerated"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            group.id = "S-1-5-32-544"
            user.target.group.id = "S-1-5-32-544"
            group.name = "Administrators"
            user.target.group.name = "Administrators"
            group.domain = "Builtin"
            user.target.group.domain = "Builtin"
            process.pid = 5136
            process.executable = "C:\\Windows\\System32\\net1.exe"
            process.name = "net1.exe"
        "#]],
    );
}

#[test]
fn share_5145() {
    check_ecs(
        r##"{"EventID":5145,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","ObjectType":"File","IpAddress":"192.0.2.6","IpPort":"52000","ShareName":"\\\\*\\finance","ShareLocalPath":"\\??\\C:\\finance","RelativeTargetName":"2024\\q1.xlsx"}"##,
        &expect![[r#"
            event.code = "5145"
            event.outcome = "success"
            event.category[] = "network"
            event.category[] = "file"
            event.type[] = "info"
            event.type[] = "access"
            event.action = "network-share-object-access-checked"
            source.ip = "192.0.2.6"
            related.ip[] = "192.0.2.6"
            source.port = 52000
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
            file.name = "2024\\q1.xlsx"
            file.directory = "\\??\\C:\\finance"
            file.path = "\\??\\C:\\finance\\2024\\q1.xlsx"
            file.target_path = "\\\\*\\finance\\2024\\q1.xlsx"
        "#]],
    );
}

#[test]
fn connection_5156() {
    check_ecs(
        r##"{"SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":"{54849625-5478-4994-A5BA-3E3B0328C30D}","Level":"0","Keywords":"0x8020000000000000","Channel":"Security","Hostname":"MXS01.azsentinel.local","TimeCreated":"2021-03-14T01:40:12.630Z","@timestamp":"2021-03-14T01:40:12.630Z","EventID":5156,"Message":"The Windows Filtering Platform has permitted a connection.\r\n\r\nApplication Information:\r\n\tProcess ID:\t\t4\r\n\tApplication Name:\tSystem\r\n\r\nNetwork Information:\r\n\tDirection:\t\tOutbound\r\n\tSource Address:\t\t192.168.2.5\r\n\tSource Port:\t\t30060\r\n\tDestina","Task":"12810","ProcessID":"4","Application":"System","Direction":"%%14593","SourceAddress":"192.168.2.5","SourcePort":"30060","DestAddress":"192.168.2.4","DestPort":"445","Protocol":"6","FilterRTID":"70411","LayerName":"%%14611","LayerRTID":"48","RemoteUserID":"S-1-0-0","RemoteMachineID":"S-1-0-0"}"##,
        &expect![[r#"
            event.code = "5156"
            event.outcome = "success"
            event.category[] = "network"
            event.type[] = "connection"
            event.type[] = "start"
            event.type[] = "allowed"
            event.action = "windows-firewall-connection"
            source.ip = "192.168.2.5"
            related.ip[] = "192.168.2.5"
            source.port = 30060
            destination.ip = "192.168.2.4"
            related.ip[] = "192.168.2.4"
            destination.port = 445
            process.pid = 4
            process.executable = "System"
            process.name = "System"
            network.transport = "tcp"
            network.direction = "egress"
        "#]],
    );
}

#[test]
fn connection_blocked_5157() {
    check_ecs(
        r##"{"EventID":5157,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8010000000000000","Level":"0","ProcessId":"732","Application":"\\device\\harddiskvolume2\\windows\\system32\\services.exe","Direction":"%%14592","SourceAddress":"172.18.39.5","SourcePort":"54359","DestAddress":"172.18.39.6","DestPort":"50115","Protocol":"6"}"##,
        &expect![[r#"
            event.code = "5157"
            event.outcome = "failure"
            event.category[] = "network"
            event.type[] = "connection"
            event.type[] = "denied"
            event.action = "windows-firewall-connection-block"
            source.ip = "172.18.39.5"
            related.ip[] = "172.18.39.5"
            source.port = 54359
            destination.ip = "172.18.39.6"
            related.ip[] = "172.18.39.6"
            destination.port = 50115
            process.pid = 732
            process.executable = "\\device\\harddiskvolume2\\windows\\system32\\services.exe"
            process.name = "services.exe"
            network.transport = "tcp"
            network.direction = "ingress"
        "#]],
    );
}

#[test]
fn audit_id_without_a_row() {
    check_ecs(
        r##"{"EventID":6281,"Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x627b7","Category":"System Integrity"}"##,
        &expect![[r#"
            event.code = "6281"
            event.outcome = "success"
            event.action = "System Integrity"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

#[test]
fn another_provider_in_the_security_log() {
    check_ecs(
        r##"{"EventID":4624,"Channel":"Security","SourceName":"AD FS Auditing","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","param1":"x"}"##,
        &expect![[r#"
            event.code = "4624"
            event.outcome = "success"
        "#]],
    );
}

#[test]
fn sysmon_3() {
    check_ecs(
        r##"{"SourcePortName":"-","tags":["mordorDataset"],"SeverityValue":2,"EventReceivedTime":"2020-09-22 03:37:21","EventID":3,"ProviderGuid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}","ExecutionProcessID":3392,"Channel":"Microsoft-Windows-Sysmon/Operational","host":"wec.internal.cloudapp.net","AccountType":"User","ProcessGuid":"{00000000-0000-0000-0000-000000000000}","Opcode":"Info","EventTime":"2020-09-22 03:37:10","SourceModuleType":"im_msvistalog","AccountName":"SYSTEM","Domain":"NT AUTHORITY","Protocol":"tcp","@version":"1","OpcodeValue":0,"SourcePort":"56648","DestinationPort":"443","Severity":"INFO","User":"-","SourceName":"Microsoft-Windows-Sysmon","Category":"Network connection detected (rule: NetworkConnect)","SourceHostname":"-","DestinationIp":"52.167.249.196","SourceIp":"172.18.39.6","Keywords":-9223372036854775808,"UserID":"S-1-5-18","ThreadID":5524,"DestinationIsIpv6":"false","EventType":"INFO","@timestamp":"2020-09-22T07:37:28.757Z","port":64545,"RecordNumber":3765428,"Task":3,"SourceModuleName":"eventlog","Initiated":"true","Version":5,"Image":"&lt;unknown process&gt;","SourceIsIpv6":"false","DestinationPortName":"-","UtcTime":"2020-09-22 07:37:08.244","Hostname":"WORKSTATION6.theshire.local","DestinationHostname":"-","RuleName":"-"}"##,
        &expect![[r#"
            event.code = "3"
            event.category[] = "network"
            event.type[] = "start"
            event.type[] = "connection"
            event.type[] = "protocol"
            event.action = "Network connection"
            network.transport = "tcp"
            source.ip = "172.18.39.6"
            related.ip[] = "172.18.39.6"
            source.port = 56648
            destination.ip = "52.167.249.196"
            related.ip[] = "52.167.249.196"
            destination.port = 443
            process.executable = "&lt;unknown process&gt;"
            process.name = "&lt;unknown process&gt;"
            network.direction = "egress"
            network.type = "ipv4"
            user.id = "S-1-5-18"
        "#]],
    );
}

#[test]
fn sysmon_5() {
    check_ecs(
        r##"{"@timestamp":"2020-10-22T12:21:40.086Z","TimeCreated":"2020-10-22T12:21:40.086Z","ProviderGuid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","UtcTime":"2020-10-22 04:21:40.083","ProcessGuid":"{39e4a257-08d2-5f91-f511-000000000700}","Image":"C:\\Windows\\System32\\cmd.exe","Level":"4","Channel":"Microsoft-Windows-Sysmon/Operational","Task":"5","RuleName":"-","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WORKSTATION5","ProcessId":"10948","EventID":5,"Keywords":"0x8000000000000000","Message":"Process terminated:\r\nRuleName: -\r\nUtcTim"}"##,
        &expect![[r#"
            event.code = "5"
            event.category[] = "process"
            event.type[] = "end"
            event.action = "Process terminated"
            process.entity_id = "{39e4a257-08d2-5f91-f511-000000000700}"
            process.pid = 10948
            process.executable = "C:\\Windows\\System32\\cmd.exe"
            process.name = "cmd.exe"
        "#]],
    );
}

#[test]
fn sysmon_7() {
    check_ecs(
        r##"{"ImageLoaded":"C:\\Windows\\System32\\umpdc.dll","SeverityValue":2,"EventReceivedTime":"2020-09-22 03:36:44","EventID":7,"ProviderGuid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}","ExecutionProcessID":3392,"Channel":"Microsoft-Windows-Sysmon/Operational","host":"wec.internal.cloudapp.net","AccountType":"User","ProcessGuid":"{d273d0f0-a98c-5f69-e90d-000000000800}","Opcode":"Info","EventTime":"2020-09-22 03:36:44","Signed":"true","SourceModuleType":"im_msvistalog","AccountName":"SYSTEM","Domain":"NT AUTHORITY","@version":"1","OpcodeValue":0,"SignatureStatus":"Valid","Severity":"INFO","Hashes":"SHA1=6ABB78FB1614C12E3E9FFF3DE98B0E13E79201D9,MD5=B9A75ED4500DD953DF172FE6F63578E8,SHA256=709B99BA1DFEF6D9B2483F37D242B12F29B1E1ADE13E338B4D7041C55B55204B,IMPHASH=5A0FF5293A05BFEBAE6F2C9C302FC5E7","SourceName":"Microsoft-Windows-Sysmon","Description":"-","Category":"Image loaded (rule: ImageLoad)","Company":"-","Keywords":-9223372036854775808,"FileVersion":"-","UserID":"S-1-5-18","ThreadID":5552,"EventType":"INFO","@timestamp":"2020-09-22T07:36:45.000Z","port":64545,"RecordNumber":3761136,"Task":7,"Signature":"Microsoft Windows","SourceModuleName":"eventlog","Version":3,"Product":"-","Image":"C:\\Windows\\System32\\conhost.exe","OriginalFileName":"-","UtcTime":"2020-09-22 07:36:44.766","Hostname":"WORKSTATION6.theshire.local","RuleName":"-","tags":["mordorDataset"]}"##,
        &expect![[r#"
            event.code = "7"
            event.category[] = "process"
            event.type[] = "change"
            event.action = "Image loaded"
            process.entity_id = "{d273d0f0-a98c-5f69-e90d-000000000800}"
            process.executable = "C:\\Windows\\System32\\conhost.exe"
            process.name = "conhost.exe"
            file.path = "C:\\Windows\\System32\\umpdc.dll"
            file.name = "umpdc.dll"
            file.directory = "C:\\Windows\\System32"
            file.extension = "dll"
            dll.path = "C:\\Windows\\System32\\umpdc.dll"
            dll.name = "umpdc.dll"
            file.hash.md5 = "b9a75ed4500dd953df172fe6f63578e8"
            file.hash.sha1 = "6abb78fb1614c12e3e9fff3de98b0e13e79201d9"
            file.hash.sha256 = "709b99ba1dfef6d9b2483f37d242b12f29b1e1ade13e338b4d7041c55b55204b"
            file.pe.imphash = "5a0ff5293a05bfebae6f2c9c302fc5e7"
            dll.hash.md5 = "b9a75ed4500dd953df172fe6f63578e8"
            dll.hash.sha1 = "6abb78fb1614c12e3e9fff3de98b0e13e79201d9"
            dll.hash.sha256 = "709b99ba1dfef6d9b2483f37d242b12f29b1e1ade13e338b4d7041c55b55204b"
            dll.pe.imphash = "5a0ff5293a05bfebae6f2c9c302fc5e7"
            related.hash[] = "b9a75ed4500dd953df172fe6f63578e8"
            related.hash[] = "6abb78fb1614c12e3e9fff3de98b0e13e79201d9"
            related.hash[] = "709b99ba1dfef6d9b2483f37d242b12f29b1e1ade13e338b4d7041c55b55204b"
            related.hash[] = "5a0ff5293a05bfebae6f2c9c302fc5e7"
            file.code_signature.subject_name = "Microsoft Windows"
            file.code_signature.status = "Valid"
            file.code_signature.exists = true
            file.code_signature.valid = true
            dll.code_signature.subject_name = "Microsoft Windows"
            dll.code_signature.status = "Valid"
            dll.code_signature.exists = true
            user.id = "S-1-5-18"
        "#]],
    );
}

#[test]
fn sysmon_10() {
    check_ecs(
        r##"{"SourceImage":"C:\\windows\\system32\\csrss.exe","TimeCreated":"2020-10-18 10:56:14.286","GrantedAccess":"0x1fffff","SourceName":"Microsoft-Windows-Sysmon","SourceThreadId":"5756","CallTrace":"C:\\windows\\SYSTEM32\\ntdll.dll+9c584|C:\\windows\\system32\\basesrv.DLL+2fba|C:\\windows\\SYSTEM32\\CSRSRV.dll+5af4|C:\\windows\\SYSTEM32\\ntdll.dll+6ceaf","UtcTime":"2020-10-19 02:56:14.282","TargetProcessGUID":"{39e4a257-004e-5f8d-4304-000000000700}","SourceProcessId":"5672","EventID":10,"Channel":"Microsoft-Windows-Sysmon/Operational","Task":"10","RuleName":"-","Message":"Process accessed:\r\nRuleName: -\r\nUtcTime:","Hostname":"WORKSTATION5","TargetProcessId":"6772","TargetImage":"C:\\Users\\wardog\\Desktop\\Outflank-Dumpert.exe","SourceProcessGUID":"{39e4a257-f1a8-5f8b-8d00-000000000700}"}"##,
        &expect![[r#"
            event.code = "10"
            event.category[] = "process"
            event.type[] = "access"
            event.action = "ProcessAccess"
            process.entity_id = "{39e4a257-f1a8-5f8b-8d00-000000000700}"
            process.pid = 5672
            process.thread.id = 5756
            process.executable = "C:\\windows\\system32\\csrss.exe"
            process.name = "csrss.exe"
        "#]],
    );
}

#[test]
fn sysmon_11() {
    check_ecs(
        r##"{"TimeCreated":"2020-10-19 12:28:40.771","SourceName":"Microsoft-Windows-Sysmon","TargetFilename":"C:\\Windows\\ServiceState\\EventLog\\Data\\lastalive1.dat","UtcTime":"2020-10-19 04:28:40.770","ProcessGuid":"{39e4a257-f133-5f8b-1c00-000000000700}","Image":"C:\\windows\\System32\\svchost.exe","CreationUtcTime":"2020-10-18 07:40:33.283","EventID":11,"Channel":"Microsoft-Windows-Sysmon/Operational","Task":"11","RuleName":"-","Message":"File created:\r\nRuleName: -\r\nUtcTime: 202","Hostname":"WORKSTATION5","ProcessId":"1260"}"##,
        &expect![[r#"
            event.code = "11"
            event.category[] = "file"
            event.type[] = "creation"
            event.action = "FileCreate"
            process.entity_id = "{39e4a257-f133-5f8b-1c00-000000000700}"
            process.pid = 1260
            process.executable = "C:\\windows\\System32\\svchost.exe"
            process.name = "svchost.exe"
            file.path = "C:\\Windows\\ServiceState\\EventLog\\Data\\lastalive1.dat"
            file.name = "lastalive1.dat"
            file.directory = "C:\\Windows\\ServiceState\\EventLog\\Data"
            file.extension = "dat"
        "#]],
    );
}

#[test]
fn sysmon_12() {
    check_ecs(
        r##"{"TimeCreated":"2020-10-18 02:17:05.232","UtcTime":"2020-10-18 06:17:05.210","ProcessGuid":"{39e4a257-f71c-5f87-1100-000000000400}","Image":"C:\\windows\\system32\\svchost.exe","EventID":12,"Channel":"Microsoft-Windows-Sysmon/Operational","Task":"12","RuleName":"-","Message":"Registry object added or deleted:\r\nRuleN","Hostname":"WORKSTATION5","ProcessId":"996","EventType":"CreateKey","TargetObject":"HKLM\\SOFTWARE"}"##,
        &expect![[r#"
            event.code = "12"
            event.category[] = "configuration"
            event.category[] = "registry"
            event.type[] = "change"
            event.action = "RegistryEvent (Object create and delete)"
            process.entity_id = "{39e4a257-f71c-5f87-1100-000000000400}"
            process.pid = 996
            process.executable = "C:\\windows\\system32\\svchost.exe"
            process.name = "svchost.exe"
            event.type[] = "creation"
            registry.path = "HKLM\\SOFTWARE"
            registry.hive = "HKLM"
            registry.key = "SOFTWARE"
        "#]],
    );
}

#[test]
fn sysmon_13() {
    check_ecs(
        r##"{"TimeCreated":"2020-10-19 03:30:46.744","SourceName":"Microsoft-Windows-Sysmon","UtcTime":"2020-10-19 07:30:46.744","ProcessGuid":"{39e4a257-f131-5f8b-0b00-000000000700}","Image":"C:\\windows\\system32\\services.exe","EventID":13,"Channel":"Microsoft-Windows-Sysmon/Operational","Task":"13","RuleName":"-","Message":"Registry value set:\r\nRuleName: -\r\nEventT","Hostname":"WORKSTATION5","Details":"DWORD (0x00000004)","ProcessId":"716","EventType":"SetValue","TargetObject":"HKLM\\System\\CurrentControlSet\\Services\\PSEXESVC\\Start"}"##,
        &expect![[r#"
            event.code = "13"
            event.category[] = "configuration"
            event.category[] = "registry"
            event.type[] = "change"
            event.action = "RegistryEvent (Value Set)"
            process.entity_id = "{39e4a257-f131-5f8b-0b00-000000000700}"
            process.pid = 716
            process.executable = "C:\\windows\\system32\\services.exe"
            process.name = "services.exe"
            registry.path = "HKLM\\System\\CurrentControlSet\\Services\\PSEXESVC\\Start"
            registry.hive = "HKLM"
            registry.key = "System\\CurrentControlSet\\Services\\PSEXESVC"
            registry.value = "Start"
            registry.data.type = "REG_DWORD"
            registry.data.strings[] = "4"
        "#]],
    );
}

#[test]
fn sysmon_17() {
    check_ecs(
        r##"{"SourceName":"Microsoft-Windows-Sysmon","ProviderGuid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","Level":"4","Keywords":"0x8000000000000000","Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"Pedro01","TimeCreated":"2022-08-08T12:30:20.542Z","@timestamp":"2022-08-08T12:30:20.542Z","EventID":17,"Message":"Pipe Created:\r\nRuleName: -\r\nEventType: C","Task":"17","RuleName":"-","EventType":"CreatePipe","UtcTime":"2022-08-08 19:30:20.524","ProcessGuid":"{625b42a0-6444-62f1-2806-000000000900}","ProcessId":"3000","PipeName":"<Anonymous Pipe>","Image":"C:\\Users\\IT01-Pedro\\Downloads\\payload.exe","User":"PEDRO01\\pedro"}"##,
        &expect![[r#"
            event.code = "17"
            event.category[] = "file"
            event.type[] = "creation"
            event.action = "PipeEvent (Pipe Created)"
            process.entity_id = "{625b42a0-6444-62f1-2806-000000000900}"
            process.pid = 3000
            process.executable = "C:\\Users\\IT01-Pedro\\Downloads\\payload.exe"
            process.name = "payload.exe"
            file.name = "<Anonymous Pipe>"
            user.domain = "PEDRO01"
            user.name = "pedro"
            related.user[] = "pedro"
        "#]],
    );
}

#[test]
fn sysmon_22() {
    check_ecs(
        r##"{"SourceName":"Microsoft-Windows-Sysmon","ProviderGuid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","Level":"4","Keywords":"0x8000000000000000","Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"MKT01.pandalab.com","TimeCreated":"2023-09-05T10:46:20.092Z","@timestamp":"2023-09-05T10:46:20.092Z","EventID":22,"Message":"Dns query:\r\nRuleName: -\r\nUtcTime: 2023-0","Task":"22","RuleName":"-","UtcTime":"2023-09-05 15:52:31.283","ProcessGuid":"{ec2b781c-107a-64f8-6103-000000000500}","ProcessId":"6568","QueryName":"g.live.com","QueryStatus":"9502","QueryResults":"-","Image":"C:\\Windows\\System32\\svchost.exe","User":"NT AUTHORITY\\SYSTEM"}"##,
        &expect![[r#"
            event.code = "22"
            event.category[] = "network"
            event.type[] = "connection"
            event.type[] = "protocol"
            event.type[] = "info"
            event.action = "DNSEvent (DNS query)"
            process.entity_id = "{ec2b781c-107a-64f8-6103-000000000500}"
            process.pid = 6568
            dns.question.name = "g.live.com"
            process.executable = "C:\\Windows\\System32\\svchost.exe"
            process.name = "svchost.exe"
            user.domain = "NT AUTHORITY"
            user.name = "SYSTEM"
            related.user[] = "SYSTEM"
            network.protocol = "dns"
            event.outcome = "failure"
            sysmon.dns.status = "DNS_ERROR_BAD_PACKET"
        "#]],
    );
}

#[test]
fn sysmon_23() {
    check_ecs(
        r##"{"Keywords":-9223372036854775808,"SeverityValue":2,"EventReceivedTime":"2020-09-18 13:07:54","EventID":23,"ProviderGuid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}","ExecutionProcessID":3392,"Channel":"Microsoft-Windows-Sysmon/Operational","host":"wec.internal.cloudapp.net","AccountType":"User","UserID":"S-1-5-18","ProcessGuid":"{d273d0f0-e867-5f64-1a00-000000000800}","ThreadID":5552,"EventType":"INFO","Opcode":"Info","EventTime":"2020-09-18 13:06:02","@timestamp":"2020-09-18T17:07:54.604Z","TargetFilename":"C:\\Users\\TEMP\\Videos\\desktop.ini","SourceModuleType":"im_msvistalog","port":64545,"AccountName":"SYSTEM","RecordNumber":1701849,"IsExecutable":"false","Task":23,"Domain":"NT AUTHORITY","@version":"1","OpcodeValue":0,"SourceModuleName":"eventlog","Severity":"INFO","User":"NT AUTHORITY\\SYSTEM","Archived":"true","Hashes":"SHA1=10BCE7EA45077C0BAAB055E0602EEF787DBA735E,MD5=50A956778107A4272AAE83C86ECE77CB,SHA256=B287B639F6EDD612F414CAF000C12BA0555ADB3A2643230CBDD5AF4053284978,IMPHASH=00000000000000000000000000000000","SourceName":"Microsoft-Windows-Sysmon","Version":5,"Image":"C:\\windows\\system32\\svchost.exe","Category":"File Delete (rule: FileDelete)","UtcTime":"2020-09-18 17:06:02.412","Hostname":"WORKSTATION6.theshire.local","RuleName":"-","tags":["mordorDataset"]}"##,
        &expect![[r#"
            event.code = "23"
            event.category[] = "file"
            event.type[] = "deletion"
            event.action = "FileDelete (File Delete archived)"
            process.entity_id = "{d273d0f0-e867-5f64-1a00-000000000800}"
            process.executable = "C:\\windows\\system32\\svchost.exe"
            process.name = "svchost.exe"
            file.path = "C:\\Users\\TEMP\\Videos\\desktop.ini"
            file.name = "desktop.ini"
            file.directory = "C:\\Users\\TEMP\\Videos"
            file.extension = "ini"
            user.domain = "NT AUTHORITY"
            user.name = "SYSTEM"
            related.user[] = "SYSTEM"
            file.hash.md5 = "50a956778107a4272aae83c86ece77cb"
            file.hash.sha1 = "10bce7ea45077c0baab055e0602eef787dba735e"
            file.hash.sha256 = "b287b639f6edd612f414caf000c12ba0555adb3a2643230cbdd5af4053284978"
            related.hash[] = "50a956778107a4272aae83c86ece77cb"
            related.hash[] = "10bce7ea45077c0baab055e0602eef787dba735e"
            related.hash[] = "b287b639f6edd612f414caf000c12ba0555adb3a2643230cbdd5af4053284978"
        "#]],
    );
}

#[test]
fn sysmon_26() {
    check_ecs(
        r##"{"SourceName":"Microsoft-Windows-Sysmon","ProviderGuid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","Level":"4","Keywords":"0x8000000000000000","Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"Pedro01","TimeCreated":"2022-08-08T01:55:46.532Z","@timestamp":"2022-08-08T01:55:46.532Z","EventID":26,"Message":"File Delete logged:\r\nRuleName: -\r\nUtcTim","Task":"26","RuleName":"-","UtcTime":"2022-08-08 20:55:46.527","ProcessGuid":"{625b42a0-7633-62f1-2c00-000000000a00}","ProcessId":"1556","User":"NT AUTHORITY\\SYSTEM","Image":"C:\\Windows\\system32\\svchost.exe","TargetFilename":"C:\\Windows\\Prefetch\\PAYLOAD.EXE-AF5401FF.pf","Hashes":"SHA1=FBF2C82E8C79B9340D7EBF610C534ADFFECE47E1,MD5=4D76F98705A35690801154439DC2CE48,SHA256=672FA58D9AA25D62AC1FEEE640D21B8A5AAE5FF195E51B5088F85971BE1F94E6,IMPHASH=00000000000000000000000000000000","IsExecutable":"false"}"##,
        &expect![[r#"
            event.code = "26"
            event.category[] = "file"
            event.type[] = "deletion"
            event.action = "FileDeleteDetected (File Delete logged)"
            process.entity_id = "{625b42a0-7633-62f1-2c00-000000000a00}"
            process.pid = 1556
            process.executable = "C:\\Windows\\system32\\svchost.exe"
            process.name = "svchost.exe"
            file.path = "C:\\Windows\\Prefetch\\PAYLOAD.EXE-AF5401FF.pf"
            file.name = "PAYLOAD.EXE-AF5401FF.pf"
            file.directory = "C:\\Windows\\Prefetch"
            file.extension = "pf"
            user.domain = "NT AUTHORITY"
            user.name = "SYSTEM"
            related.user[] = "SYSTEM"
            file.hash.md5 = "4d76f98705a35690801154439dc2ce48"
            file.hash.sha1 = "fbf2c82e8c79b9340d7ebf610c534adffece47e1"
            file.hash.sha256 = "672fa58d9aa25d62ac1feee640d21b8a5aae5ff195e51b5088f85971be1f94e6"
            related.hash[] = "4d76f98705a35690801154439dc2ce48"
            related.hash[] = "fbf2c82e8c79b9340d7ebf610c534adffece47e1"
            related.hash[] = "672fa58d9aa25d62ac1feee640d21b8a5aae5ff195e51b5088f85971be1f94e6"
        "#]],
    );
}

#[test]
fn sysmon_6() {
    check_ecs(
        r##"{"EventID":6,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ImageLoaded":"C:\\Windows\\System32\\drivers\\evil.sys","Hashes":"MD5=0123456789ABCDEF0123456789ABCDEF,IMPHASH=00000000000000000000000000000000","Signed":"false","Signature":"-","SignatureStatus":"Unavailable"}"##,
        &expect![[r#"
            event.code = "6"
            event.category[] = "driver"
            event.type[] = "start"
            event.action = "Driver loaded"
            file.path = "C:\\Windows\\System32\\drivers\\evil.sys"
            file.name = "evil.sys"
            file.directory = "C:\\Windows\\System32\\drivers"
            file.extension = "sys"
            file.hash.md5 = "0123456789abcdef0123456789abcdef"
            related.hash[] = "0123456789abcdef0123456789abcdef"
            file.code_signature.status = "Unavailable"
            file.code_signature.exists = false
            file.code_signature.valid = false
        "#]],
    );
}

#[test]
fn sysmon_8() {
    check_ecs(
        r##"{"EventID":8,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","SourceProcessGuid":"{a}","SourceProcessId":"10","SourceImage":"C:\\a.exe","TargetProcessGuid":"{b}","TargetProcessId":"11","TargetImage":"C:\\Windows\\System32\\lsass.exe","StartModule":"C:\\Windows\\System32\\KERNEL32.DLL","StartFunction":"LoadLibraryA","SourceUser":"EXAMPLE\\alice"}"##,
        &expect![[r#"
            event.code = "8"
            event.category[] = "process"
            event.type[] = "change"
            event.action = "CreateRemoteThread"
            process.entity_id = "{a}"
            process.pid = 10
            process.executable = "C:\\a.exe"
            process.name = "a.exe"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
        "#]],
    );
}

#[test]
fn sysmon_13_dword() {
    check_ecs(
        r##"{"EventID":13,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","EventType":"SetValue","ProcessGuid":"{a}","ProcessId":"4","Image":"System","TargetObject":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\evil\\Start","Details":"DWORD (0x00000002)"}"##,
        &expect![[r#"
            event.code = "13"
            event.category[] = "configuration"
            event.category[] = "registry"
            event.type[] = "change"
            event.action = "RegistryEvent (Value Set)"
            process.entity_id = "{a}"
            process.pid = 4
            process.executable = "System"
            process.name = "System"
            registry.path = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\evil\\Start"
            registry.hive = "HKLM"
            registry.key = "SYSTEM\\CurrentControlSet\\Services\\evil"
            registry.value = "Start"
            registry.data.type = "REG_DWORD"
            registry.data.strings[] = "2"
        "#]],
    );
}

#[test]
fn sysmon_20() {
    check_ecs(
        r##"{"EventID":20,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","EventType":"WmiConsumerEvent","Operation":"Created","User":"EXAMPLE\\alice","Name":" \"x\"","Type":"Command Line","Destination":"C:\\Windows\\System32\\cmd.exe"}"##,
        &expect![[r#"
            event.code = "20"
            event.category[] = "process"
            event.type[] = "change"
            event.action = "WmiEvent (WmiEventConsumer activity detected)"
            process.executable = "C:\\Windows\\System32\\cmd.exe"
            process.name = "cmd.exe"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
        "#]],
    );
}

#[test]
fn sysmon_22_answers() {
    check_ecs(
        r##"{"EventID":22,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{a}","ProcessId":"77","QueryName":"WWW.example.com","QueryStatus":"0","QueryResults":"type:  5 cdn.example.net;::ffff:192.0.2.1;2001:db8::1;","Image":"C:\\b.exe","User":"EXAMPLE\\alice"}"##,
        &expect![[r#"
            event.code = "22"
            event.category[] = "network"
            event.type[] = "connection"
            event.type[] = "protocol"
            event.type[] = "info"
            event.action = "DNSEvent (DNS query)"
            process.entity_id = "{a}"
            process.pid = 77
            dns.question.name = "www.example.com"
            process.executable = "C:\\b.exe"
            process.name = "b.exe"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
            network.protocol = "dns"
            event.outcome = "success"
            sysmon.dns.status = "SUCCESS"
            dns.answers.data[] = "cdn.example.net"
            dns.resolved_ip[] = "192.0.2.1"
            related.ip[] = "192.0.2.1"
            dns.answers.data[] = "192.0.2.1"
            dns.resolved_ip[] = "2001:db8::1"
            related.ip[] = "2001:db8::1"
            dns.answers.data[] = "2001:db8::1"
        "#]],
    );
}

#[test]
fn sysmon_25() {
    check_ecs(
        r##"{"EventID":25,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{a}","ProcessId":"77","Image":"C:\\b.exe","Type":"Image is replaced","User":"EXAMPLE\\alice"}"##,
        &expect![[r#"
            event.code = "25"
            event.category[] = "process"
            event.type[] = "change"
            event.action = "ProcessTampering (Process image change)"
            process.entity_id = "{a}"
            process.pid = 77
            process.executable = "C:\\b.exe"
            process.name = "b.exe"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
        "#]],
    );
}

#[test]
fn sysmon_255() {
    check_ecs(
        r##"{"EventID":255,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ID":"QUEUE","Description":"Events dropped from driver queue: 1"}"##,
        &expect![[r#"
            event.code = "255"
            event.category[] = "process"
            event.type[] = "error"
            event.action = "Error"
            error.code = "QUEUE"
            event.outcome = "failure"
        "#]],
    );
}

#[test]
fn powershell_4103() {
    check_ecs(
        r##"{"Channel":"Microsoft-Windows-PowerShell/Operational","Domain":"NT AUTHORITY","RecordNumber":94388,"ProviderGuid":"{A0C1853B-5C40-4B15-8766-3CF1C58F985A}","SeverityValue":2,"Hostname":"MORDORDC.theshire.local","ExecutionProcessID":5852,"ActivityID":"{546290F7-A532-0001-9CDB-93A2329DD601}","SourceName":"Microsoft-Windows-PowerShell","SourceModuleName":"eventlog","Task":106,"EventTime":"2020-10-09 17:35:33","UserID":"S-1-5-18","@timestamp":"2020-10-09T21:35:34.755Z","Severity":"INFO","host":"wec.internal.cloudapp.net","port":58623,"Category":"Executing Pipeline","EventReceivedTime":"2020-10-09 17:35:34","tags":["mordorDataset"],"ThreadID":976,"Version":1,"ContextInfo":"        Severity = Informational\r\n        Host Name = Default Host\r\n        Host Version = 5.1.17763.1432\r\n        Host ID = ae59a27f-15df-4c33-b9c3-90a7e3bcedde\r\n        Host Application = C:\\windows\\system32\\wbem\\wmiprvse.exe\r\n        Engine Version = 5.1.17763.1432\r\n        Runspace ID = 3ce6ce99-9961-45c1-b2d5-beae004c860a\r\n        Pipeline ID = 23\r\n        Command Name = Set-StrictMode\r\n        Command Type = Cmdlet\r\n        Script Name = \r\n        Command Path = \r\n        Sequence Number = 176\r\n        User = THESHIRE\\SYSTEM\r\n        Connected User = \r\n        Shell ID = Microsoft.PowerShell\r\n","OpcodeValue":20,"ERROR_EVT_UNRESOLVED":true,"Payload":"CommandInvocation(Set-StrictMode): \"Set-StrictMode\"\r\nParameterBinding(Set-StrictMode): name=\"Off\"; value=\"True\"\r\n","@version":"1","EventType":"INFO","Keywords":0,"Opcode":"To be used when operation is just executing a method","EventID":4103,"AccountName":"SYSTEM","AccountType":"User","SourceModuleType":"im_msvistalog"}"##,
        &expect![[r#"
            event.code = "4103"
            event.category[] = "process"
            event.type[] = "info"
            event.action = "command-invoked"
            process.title = "Default Host"
            powershell.process.executable_version = "5.1.17763.1432"
            process.entity_id = "ae59a27f-15df-4c33-b9c3-90a7e3bcedde"
            process.command_line = "C:\\windows\\system32\\wbem\\wmiprvse.exe"
            process.args[] = "C:\\windows\\system32\\wbem\\wmiprvse.exe"
            process.args_count = 1
            powershell.engine.version = "5.1.17763.1432"
            powershell.runspace_id = "3ce6ce99-9961-45c1-b2d5-beae004c860a"
            powershell.pipeline_id = "23"
            powershell.command.name = "Set-StrictMode"
            powershell.command.type = "Cmdlet"
            event.sequence = 176
            user.domain = "THESHIRE"
            user.name = "SYSTEM"
            related.user[] = "SYSTEM"
            powershell.id = "Microsoft.PowerShell"
            user.id = "S-1-5-18"
        "#]],
    );
}

#[test]
fn powershell_4104() {
    check_ecs(
        r##"{"SourceName":"Microsoft-Windows-PowerShell","ProviderGuid":"{a0c1853b-5c40-4b15-8766-3cf1c58f985a}","Level":"5","Keywords":"0x0","Channel":"Microsoft-Windows-PowerShell/Operational","Hostname":"Pedro01","TimeCreated":"2022-08-08T12:48:39.417Z","@timestamp":"2022-08-08T12:48:39.417Z","EventID":4104,"Message":"Creating Scriptblock text (1 of 1):\r\nprompt\r\n\r\nScriptBlock ID: e57752e1-7519-4881-baeb-4cd56ba252c3\r\nPath: ","Task":"2","MessageNumber":"1","MessageTotal":"1","ScriptBlockText":"prompt","ScriptBlockId":"e57752e1-7519-4881-baeb-4cd56ba252c3","Path":null}"##,
        &expect![[r#"
            event.code = "4104"
            event.category[] = "process"
            event.type[] = "info"
            event.action = "script-block-logged"
            powershell.file.script_block_text = "prompt"
            powershell.file.script_block_id = "e57752e1-7519-4881-baeb-4cd56ba252c3"
            powershell.sequence = 1
            powershell.total = 1
        "#]],
    );
}

#[test]
fn powershell_600_from_its_message() {
    check_ecs(
        r##"{"SourceName":"PowerShell","Level":"4","Keywords":"0x80000000000000","Channel":"Windows PowerShell","Hostname":"Pedro01","TimeCreated":"2022-08-08T12:49:34.869Z","@timestamp":"2022-08-08T12:49:34.869Z","EventID":600,"Message":"Provider \"Environment\" is Started. \r\n\r\nDetails: \r\n\tProviderName=Environment\r\n\tNewProviderState=Started\r\n\r\n\tSequenceNumber=5\r\n\r\n\tHostName=ConsoleHost\r\n\tHostVersion=5.1.18362.1\r\n\tHostId=7b50fbda-a36f-4429-9ee2-4c961225596f\r\n\tHostApplication=powershell\r\n\tEngineVersion=\r\n\tRunspaceId=\r\n\tPipelineId=\r\n\tCommandName=\r\n\tCommandType=\r\n\tScriptName=\r\n\tCommandPath=\r\n\tCommandLine=","Task":"6"}"##,
        &expect![[r#"
            event.code = "600"
            event.category[] = "process"
            event.type[] = "info"
            event.action = "provider-started"
            powershell.provider.name = "Environment"
            powershell.provider.new_state = "Started"
            event.sequence = 5
            process.title = "ConsoleHost"
            powershell.process.executable_version = "5.1.18362.1"
            process.entity_id = "7b50fbda-a36f-4429-9ee2-4c961225596f"
            process.command_line = "powershell"
            process.args[] = "powershell"
            process.args_count = 1
        "#]],
    );
}

#[test]
fn powershell_800_from_its_message() {
    check_ecs(
        r##"{"EventID":800,"Channel":"Windows PowerShell","SourceName":"PowerShell","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","Message":"Pipeline execution details for command line: x.\r\n\r\nContext Information: \r\n\tDetailSequence=1\r\n\r\n\tUserId=EXAMPLE\\alice\r\n\tHostName=ConsoleHost\r\n\tHostApplication=powershell.exe -nop -c \"iex x\"\r\n\tEngineVersion=5.1\r\n\tPipelineId=14\r\n\tScriptName=C:\\s\\a.ps1\r\n\tCommandLine=  Get-Item\r\n"}"##,
        &expect![[r#"
            event.code = "800"
            event.outcome = "success"
            event.category[] = "process"
            event.type[] = "info"
            event.action = "pipeline-executed"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
            process.title = "ConsoleHost"
            process.command_line = "powershell.exe -nop -c \"iex x\""
            process.args[] = "powershell.exe"
            process.args[] = "-nop"
            process.args[] = "-c"
            process.args[] = "iex x"
            process.args_count = 4
            powershell.engine.version = "5.1"
            powershell.pipeline_id = "14"
            file.path = "C:\\s\\a.ps1"
            file.name = "a.ps1"
            file.directory = "C:\\s"
            file.extension = "ps1"
            powershell.command.value = "Get-Item"
        "#]],
    );
}

#[test]
fn system_7045() {
    check_ecs(
        r##"{"EventID":7045,"Channel":"System","SourceName":"Service Control Manager","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","ServiceName":"evil","ImagePath":"\"C:\\Program Files\\evil.exe\" -k","ServiceType":"user mode service","StartType":"demand start","AccountName":"LocalSystem"}"##,
        &expect![[r#"
            event.code = "7045"
            event.outcome = "success"
            event.category[] = "configuration"
            event.type[] = "creation"
            event.type[] = "installation"
            event.action = "service-installed"
            service.name = "evil"
            process.command_line = "\"C:\\Program Files\\evil.exe\" -k"
            process.args[] = "C:\\Program Files\\evil.exe"
            process.args[] = "-k"
            process.args_count = 2
            service.type = "user mode service"
            user.name = "LocalSystem"
            related.user[] = "LocalSystem"
        "#]],
    );
}

#[test]
fn system_7036() {
    check_ecs(
        r##"{"EventID":7036,"Channel":"System","SourceName":"Service Control Manager","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8080000000000000","Level":"0","param1":"Windows Update","param2":"Running"}"##,
        &expect![[r#"
            event.code = "7036"
            event.category[] = "process"
            event.type[] = "change"
            event.action = "service-state-changed"
            service.name = "Windows Update"
            service.state = "running"
        "#]],
    );
}

#[test]
fn system_104() {
    check_ecs(
        r##"{"EventID":104,"Channel":"System","SourceName":"Microsoft-Windows-Eventlog","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"0"}"##,
        &expect![[r#"
            event.code = "104"
            event.category[] = "iam"
            event.type[] = "admin"
            event.type[] = "change"
            event.action = "event-log-cleared"
        "#]],
    );
}

#[test]
fn system_1074() {
    check_ecs(
        r##"{"EventID":1074,"Channel":"System","SourceName":"User32","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x80000000000000","Level":"0","param1":"C:\\Windows\\System32\\shutdown.exe (WS7)","param2":"WS7","param3":"No title for this reason could be found","param4":"0x800000ff","param5":"restart","param6":"","param7":"EXAMPLE\\alice"}"##,
        &expect![[r#"
            event.code = "1074"
            event.category[] = "host"
            event.type[] = "end"
            event.action = "shutdown-requested"
            process.executable = "C:\\Windows\\System32\\shutdown.exe"
            process.name = "shutdown.exe"
            event.reason = "No title for this reason could be found"
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
        "#]],
    );
}

#[test]
fn system_id_of_another_provider() {
    check_ecs(
        r##"{"EventID":7045,"Channel":"System","SourceName":"SomethingElse","Hostname":"DC01.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8020000000000000","Level":"0","param1":"x"}"##,
        &expect![[r#"
            event.code = "7045"
            event.outcome = "success"
        "#]],
    );
}

#[test]
fn winlogbeat_sysmon_process_creation() {
    check(
        r##"{"@timestamp":"2024-03-01T10:00:00.000Z","winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon","event_id":"1","computer_name":"WS7.example.com","record_id":4711,"task":"Process Create (rule: ProcessCreate)","event_data":{"RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}},"event":{"code":"1","action":"Process Create (rule: ProcessCreate)","kind":"event","provider":"Microsoft-Windows-Sysmon"},"host":{"name":"WS7.example.com"},"log":{"level":"information"},"agent":{"type":"winlogbeat","version":"8.12.0"}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            winlog.channel = "Microsoft-Windows-Sysmon/Operational"
            winlog.provider_name = "Microsoft-Windows-Sysmon"
            winlog.event_id = "1"
            winlog.computer_name = "WS7.example.com"
            winlog.record_id = 4711
            winlog.task = "Process Create (rule: ProcessCreate)"
            winlog.event_data.RuleName = "-"
            winlog.event_data.UtcTime = "2024-03-01 09:59:59.900"
            winlog.event_data.ProcessGuid = "{d273d0f0-e904-5f64-1601-000000000700}"
            winlog.event_data.ProcessId = "6196"
            winlog.event_data.Image = "C:\\Windows\\System32\\cmd.exe"
            winlog.event_data.OriginalFileName = "Cmd.Exe"
            winlog.event_data.CommandLine = "\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""
            winlog.event_data.CurrentDirectory = "C:\\Users\\alice\\"
            winlog.event_data.User = "EXAMPLE\\alice"
            winlog.event_data.LogonId = "0x3e7"
            winlog.event_data.Hashes = "SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F"
            winlog.event_data.ParentProcessGuid = "{d273d0f0-e904-5f64-1501-000000000700}"
            winlog.event_data.ParentProcessId = "3500"
            winlog.event_data.ParentImage = "C:\\Windows\\explorer.exe"
            winlog.event_data.ParentCommandLine = "C:\\Windows\\explorer.exe"
            event.code = "1"
            event.kind = "event"
            event.provider = "Microsoft-Windows-Sysmon"
            host.name = "WS7.example.com"
            log.level = "information"
            agent.type = "winlogbeat"
            agent.version = "8.12.0"
            host.hostname = "WS7"
            related.hosts[] = "WS7.example.com"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "Process creation"
            event.module = "windows"
            event.dataset = "windows.sysmon_operational"
            process.entity_id = "{d273d0f0-e904-5f64-1601-000000000700}"
            process.pid = 6196
            process.working_directory = "C:\\Users\\alice\\"
            process.parent.entity_id = "{d273d0f0-e904-5f64-1501-000000000700}"
            process.parent.pid = 3500
            process.parent.command_line = "C:\\Windows\\explorer.exe"
            process.executable = "C:\\Windows\\System32\\cmd.exe"
            process.name = "cmd.exe"
            process.parent.executable = "C:\\Windows\\explorer.exe"
            process.parent.name = "explorer.exe"
            process.command_line = "\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""
            process.args[] = "C:\\Windows\\System32\\cmd.exe"
            process.args[] = "/c"
            process.args[] = "whoami /all"
            process.args_count = 3
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
            process.pe.original_file_name = "Cmd.Exe"
            process.hash.md5 = "975b45b669930b0cc773eaf2b414206f"
            process.hash.sha1 = "8c5437cd76a89ec983e3b364e219944da3dab464"
            related.hash[] = "975b45b669930b0cc773eaf2b414206f"
            related.hash[] = "8c5437cd76a89ec983e3b364e219944da3dab464"
        "#]],
    );
}

#[test]
fn nested_sysmon_process_creation() {
    check(
        r##"{"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon","Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"}},"EventID":1,"Version":5,"Level":4,"Task":1,"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"#attributes":{"SystemTime":"2024-03-01T10:00:00.000Z"}},"EventRecordID":4711,"Correlation":null,"Execution":{"#attributes":{"ProcessID":3392,"ThreadID":4168}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS7.example.com","Security":{"#attributes":{"UserID":"S-1-5-18"}}},"EventData":{"RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            winlog.event_id = 1
            winlog.version = 5
            winlog.level = 4
            winlog.task_id = 1
            winlog.opcode_id = 0
            winlog.keywords = "0x8000000000000000"
            winlog.record_id = 4711
            winlog.channel = "Microsoft-Windows-Sysmon/Operational"
            winlog.computer_name = "WS7.example.com"
            winlog.provider_name = "Microsoft-Windows-Sysmon"
            winlog.provider_guid = "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"
            winlog.time_created = "2024-03-01T10:00:00.000Z"
            winlog.process.pid = 3392
            winlog.process.thread.id = 4168
            winlog.user.identifier = "S-1-5-18"
            winlog.event_data.RuleName = "-"
            winlog.event_data.UtcTime = "2024-03-01 09:59:59.900"
            winlog.event_data.ProcessGuid = "{d273d0f0-e904-5f64-1601-000000000700}"
            winlog.event_data.ProcessId = "6196"
            winlog.event_data.Image = "C:\\Windows\\System32\\cmd.exe"
            winlog.event_data.OriginalFileName = "Cmd.Exe"
            winlog.event_data.CommandLine = "\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""
            winlog.event_data.CurrentDirectory = "C:\\Users\\alice\\"
            winlog.event_data.User = "EXAMPLE\\alice"
            winlog.event_data.LogonId = "0x3e7"
            winlog.event_data.Hashes = "SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F"
            winlog.event_data.ParentProcessGuid = "{d273d0f0-e904-5f64-1501-000000000700}"
            winlog.event_data.ParentProcessId = "3500"
            winlog.event_data.ParentImage = "C:\\Windows\\explorer.exe"
            winlog.event_data.ParentCommandLine = "C:\\Windows\\explorer.exe"
            event.kind = "event"
            event.code = "1"
            event.provider = "Microsoft-Windows-Sysmon"
            host.name = "WS7.example.com"
            host.hostname = "WS7"
            related.hosts[] = "WS7.example.com"
            log.level = "information"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "Process creation"
            event.module = "windows"
            event.dataset = "windows.sysmon_operational"
            process.entity_id = "{d273d0f0-e904-5f64-1601-000000000700}"
            process.pid = 6196
            process.working_directory = "C:\\Users\\alice\\"
            process.parent.entity_id = "{d273d0f0-e904-5f64-1501-000000000700}"
            process.parent.pid = 3500
            process.parent.command_line = "C:\\Windows\\explorer.exe"
            process.executable = "C:\\Windows\\System32\\cmd.exe"
            process.name = "cmd.exe"
            process.parent.executable = "C:\\Windows\\explorer.exe"
            process.parent.name = "explorer.exe"
            process.command_line = "\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""
            process.args[] = "C:\\Windows\\System32\\cmd.exe"
            process.args[] = "/c"
            process.args[] = "whoami /all"
            process.args_count = 3
            user.domain = "EXAMPLE"
            user.name = "alice"
            related.user[] = "alice"
            process.pe.original_file_name = "Cmd.Exe"
            process.hash.md5 = "975b45b669930b0cc773eaf2b414206f"
            process.hash.sha1 = "8c5437cd76a89ec983e3b364e219944da3dab464"
            related.hash[] = "975b45b669930b0cc773eaf2b414206f"
            related.hash[] = "8c5437cd76a89ec983e3b364e219944da3dab464"
        "#]],
    );
}

#[test]
fn nested_unnamed_data_are_parameters() {
    check(
        r##"{"Event":{"System":{"Provider":{"#attributes":{"Name":"PowerShell"}},"EventID":{"#attributes":{"Qualifiers":0},"#text":400},"Level":4,"Task":4,"Keywords":"0x80000000000000","TimeCreated":{"#attributes":{"SystemTime":"2024-03-01T10:00:00Z"}},"EventRecordID":1,"Channel":"Windows PowerShell","Computer":"WS7"},"EventData":{"Data":{"#text":["Available","None","\tNewEngineState=Available\r\n\tPreviousEngineState=None\r\n\r\n\tHostName=ConsoleHost\r\n\tHostId=4a\r\n\tHostApplication=powershell -nop\r\n\tEngineVersion=5.1"]},"Binary":null}}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            winlog.event_id = 400
            winlog.level = 4
            winlog.task_id = 4
            winlog.keywords = "0x80000000000000"
            winlog.record_id = 1
            winlog.channel = "Windows PowerShell"
            winlog.computer_name = "WS7"
            winlog.provider_name = "PowerShell"
            winlog.time_created = "2024-03-01T10:00:00Z"
            winlog.event_data.param1 = "Available"
            winlog.event_data.param2 = "None"
            winlog.event_data.param3 = "\tNewEngineState=Available\r\n\tPreviousEngineState=None\r\n\r\n\tHostName=ConsoleHost\r\n\tHostId=4a\r\n\tHostApplication=powershell -nop\r\n\tEngineVersion=5.1"
            event.kind = "event"
            event.code = "400"
            event.provider = "PowerShell"
            host.name = "WS7"
            host.hostname = "WS7"
            related.hosts[] = "WS7"
            log.level = "information"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "engine-started"
            event.module = "windows"
            event.dataset = "windows.powershell"
            powershell.engine.new_state = "Available"
            powershell.engine.previous_state = "None"
            process.title = "ConsoleHost"
            process.entity_id = "4a"
            process.command_line = "powershell -nop"
            process.args[] = "powershell"
            process.args[] = "-nop"
            process.args_count = 2
            powershell.engine.version = "5.1"
        "#]],
    );
}

#[test]
fn nested_user_data() {
    check(
        r##"{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Eventlog"}},"EventID":1102,"Level":4,"Keywords":"0x4020000000000000","TimeCreated":{"#attributes":{"SystemTime":"2024-03-01T10:00:00Z"}},"EventRecordID":1,"Channel":"Security","Computer":"WS7"},"UserData":{"LogFileCleared":{"#attributes":{"xmlns":"x"},"SubjectUserSid":"S-1-5-21-1-2-3-500","SubjectUserName":"Administrator","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x1"}}}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            winlog.event_id = 1102
            winlog.level = 4
            winlog.keywords = "0x4020000000000000"
            winlog.record_id = 1
            winlog.channel = "Security"
            winlog.computer_name = "WS7"
            winlog.provider_name = "Microsoft-Windows-Eventlog"
            winlog.time_created = "2024-03-01T10:00:00Z"
            winlog.user_data.xml_name = "LogFileCleared"
            winlog.user_data.SubjectUserSid = "S-1-5-21-1-2-3-500"
            winlog.user_data.SubjectUserName = "Administrator"
            winlog.user_data.SubjectDomainName = "EXAMPLE"
            winlog.user_data.SubjectLogonId = "0x1"
            event.kind = "event"
            event.code = "1102"
            event.provider = "Microsoft-Windows-Eventlog"
            host.name = "WS7"
            host.hostname = "WS7"
            related.hosts[] = "WS7"
            log.level = "information"
            event.outcome = "success"
            event.category[] = "iam"
            event.type[] = "admin"
            event.type[] = "change"
            event.action = "audit-log-cleared"
            event.module = "system"
            event.dataset = "system.security"
            user.id = "S-1-5-21-1-2-3-500"
            user.name = "Administrator"
            related.user[] = "Administrator"
            user.domain = "EXAMPLE"
        "#]],
    );
}

/// The same process creation as five tools write it.
const SAME: [&str; 5] = [
    r##"{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS7.example.com","@timestamp":"2024-03-01T10:00:00.000Z","Keywords":"0x8000000000000000","Level":"4","RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}"##,
    r##"{"@timestamp":"2024-03-01T10:00:00.000Z","winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon","event_id":"1","computer_name":"WS7.example.com","record_id":4711,"task":"Process Create (rule: ProcessCreate)","event_data":{"RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}},"event":{"code":"1","action":"Process Create (rule: ProcessCreate)","kind":"event","provider":"Microsoft-Windows-Sysmon"},"host":{"name":"WS7.example.com"},"log":{"level":"information"},"agent":{"type":"winlogbeat","version":"8.12.0"}}"##,
    r##"{"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon","Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"}},"EventID":1,"Version":5,"Level":4,"Task":1,"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"#attributes":{"SystemTime":"2024-03-01T10:00:00.000Z"}},"EventRecordID":4711,"Correlation":null,"Execution":{"#attributes":{"ProcessID":3392,"ThreadID":4168}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS7.example.com","Security":{"#attributes":{"UserID":"S-1-5-18"}}},"EventData":{"RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}}}"##,
    r##"{"Event":{"@xmlns":"x","System":{"Provider":{"@Name":"Microsoft-Windows-Sysmon","@Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"},"EventID":"1","Version":5,"Level":4,"Task":1,"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"@SystemTime":"2024-03-01T10:00:00.000Z"},"EventRecordID":4711,"Correlation":null,"Execution":{"@ProcessID":3392,"@ThreadID":4168},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS7.example.com","Security":{"@UserID":"S-1-5-18"}},"EventData":{"Data":[{"@Name":"RuleName","#text":"-"},{"@Name":"UtcTime","#text":"2024-03-01 09:59:59.900"},{"@Name":"ProcessGuid","#text":"{d273d0f0-e904-5f64-1601-000000000700}"},{"@Name":"ProcessId","#text":"6196"},{"@Name":"Image","#text":"C:\\Windows\\System32\\cmd.exe"},{"@Name":"OriginalFileName","#text":"Cmd.Exe"},{"@Name":"CommandLine","#text":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""},{"@Name":"CurrentDirectory","#text":"C:\\Users\\alice\\"},{"@Name":"User","#text":"EXAMPLE\\alice"},{"@Name":"LogonId","#text":"0x3e7"},{"@Name":"Hashes","#text":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F"},{"@Name":"ParentProcessGuid","#text":"{d273d0f0-e904-5f64-1501-000000000700}"},{"@Name":"ParentProcessId","#text":"3500"},{"@Name":"ParentImage","#text":"C:\\Windows\\explorer.exe"},{"@Name":"ParentCommandLine","#text":"C:\\Windows\\explorer.exe"}]}}}"##,
    r##"{"Event":{"System":{"Provider":{"Name":"Microsoft-Windows-Sysmon","Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"},"EventID":1,"Version":5,"Level":4,"Task":1,"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"SystemTime":"2024-03-01T10:00:00.000Z"},"EventRecordID":4711,"Correlation":null,"Execution":{"ProcessID":3392,"ThreadID":4168},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS7.example.com","Security":{"UserID":"S-1-5-18"}},"EventData":{"Data":[{"Name":"RuleName","Value":"-"},{"Name":"UtcTime","Value":"2024-03-01 09:59:59.900"},{"Name":"ProcessGuid","Value":"{d273d0f0-e904-5f64-1601-000000000700}"},{"Name":"ProcessId","Value":"6196"},{"Name":"Image","Value":"C:\\Windows\\System32\\cmd.exe"},{"Name":"OriginalFileName","Value":"Cmd.Exe"},{"Name":"CommandLine","Value":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\""},{"Name":"CurrentDirectory","Value":"C:\\Users\\alice\\"},{"Name":"User","Value":"EXAMPLE\\alice"},{"Name":"LogonId","Value":"0x3e7"},{"Name":"Hashes","Value":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F"},{"Name":"ParentProcessGuid","Value":"{d273d0f0-e904-5f64-1501-000000000700}"},{"Name":"ParentProcessId","Value":"3500"},{"Name":"ParentImage","Value":"C:\\Windows\\explorer.exe"},{"Name":"ParentCommandLine","Value":"C:\\Windows\\explorer.exe"}]}},"shipper":"x"}"##,
];
const SEPARATE_ATTRIBUTES: &str = r##"{"Event":{"System":{"EventID":1,"Version":5,"Level":4,"Task":1,"Opcode":0,"Keywords":"0x8000000000000000","EventRecordID":4711,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS7.example.com","Provider_attributes":{"Name":"Microsoft-Windows-Sysmon"},"TimeCreated_attributes":{"SystemTime":"2024-03-01T10:00:00.000Z"}},"EventData":{"RuleName":"-","UtcTime":"2024-03-01 09:59:59.900","ProcessGuid":"{d273d0f0-e904-5f64-1601-000000000700}","ProcessId":"6196","Image":"C:\\Windows\\System32\\cmd.exe","OriginalFileName":"Cmd.Exe","CommandLine":"\"C:\\Windows\\System32\\cmd.exe\" /c \"whoami /all\"","CurrentDirectory":"C:\\Users\\alice\\","User":"EXAMPLE\\alice","LogonId":"0x3e7","Hashes":"SHA1=8C5437CD76A89EC983E3B364E219944DA3DAB464,MD5=975B45B669930B0CC773EAF2B414206F","ParentProcessGuid":"{d273d0f0-e904-5f64-1501-000000000700}","ParentProcessId":"3500","ParentImage":"C:\\Windows\\explorer.exe","ParentCommandLine":"C:\\Windows\\explorer.exe"}}}"##;

#[test]
fn the_same_event_is_the_same_in_every_shape() {
    let ecs = |line: &str| {
        let shown = Bench::new().show(line);
        let kept = shown.lines().filter(|line| {
            let differs = ["winlog.", "nxlog.", "agent.", "shipper", "user.id"];
            !differs.iter().any(|prefix| line.starts_with(prefix))
        });
        let mut kept: Vec<String> = kept.map(String::from).collect();
        kept.sort();
        kept
    };
    let first = ecs(SAME[0]);
    assert!(first.len() > 30, "{first:#?}");
    for line in SAME.iter().chain([&SEPARATE_ATTRIBUTES]) {
        assert_eq!(ecs(line), first, "{line}");
    }
}

#[test]
fn the_same_data_have_the_same_native_names_in_every_shape() {
    let data = |line: &str| {
        let shown = Bench::new().show(line);
        let kept = shown.lines().filter(|line| line.starts_with("winlog.event_data."));
        let mut kept: Vec<String> = kept.map(String::from).collect();
        kept.sort();
        kept
    };
    let first = data(SAME[0]);
    assert_eq!(first.len(), 15);
    for line in SAME.iter().chain([&SEPARATE_ATTRIBUTES]) {
        assert_eq!(data(line), first, "{line}");
    }
}
