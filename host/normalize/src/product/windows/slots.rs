//! The native names of Windows events that mean something to the mapper, as Winlogbeat spells them.
//!
//! Any other name is kept under `winlog.event_data.` all the same; it only has no row in a table.

macro_rules! slots {
    (envelope { $($envelope:ident = $name:literal,)* } data { $($data:ident,)* }) => {
        /// A native name.
        #[allow(missing_docs, non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub(crate) enum Slot { $($envelope,)* $($data,)* }

        /// Every slot's full name.
        pub(crate) const NAMES: [&str; COUNT] =
            [$($name,)* $(concat!("winlog.event_data.", stringify!($data)),)*];

        /// The slots of event data, by their bare names.
        pub(crate) const DATA: &[(&str, Slot)] = &[$((stringify!($data), Slot::$data),)*];

        /// How many slots there are.
        pub(crate) const COUNT: usize = [$($name,)* $(stringify!($data),)*].len();
    };
}

slots! {
    envelope {
        EventIdentifier = "winlog.event_id",
        ChannelName = "winlog.channel",
        Provider = "winlog.provider_name",
        ComputerName = "winlog.computer_name",
        KeywordBits = "winlog.keywords",
        LevelName = "winlog.level",
        TaskTitle = "winlog.task",
        NxlogType = "nxlog.EventType",
        NxlogSeverity = "nxlog.Severity",
        AccountId = "winlog.user.identifier",
        AccountLogin = "winlog.user.name",
        AccountRealm = "winlog.user.domain",
        MessageText = "message",
        ClearedBySid = "winlog.user_data.SubjectUserSid",
        ClearedByName = "winlog.user_data.SubjectUserName",
        ClearedByDomain = "winlog.user_data.SubjectDomainName",
        // What the mapper itself adds outside ECS, named as Elastic's integrations name it.
        LogonKind = "winlog.logon.type",
        LogonIdentifier = "winlog.logon.id",
        SysmonDnsStatus = "sysmon.dns.status",
        ShellCommandName = "powershell.command.name",
        ShellCommandType = "powershell.command.type",
        ShellCommandPath = "powershell.command.path",
        ShellCommandValue = "powershell.command.value",
        ShellEngineVersion = "powershell.engine.version",
        ShellEngineNewState = "powershell.engine.new_state",
        ShellEngineOldState = "powershell.engine.previous_state",
        ShellProviderName = "powershell.provider.name",
        ShellProviderState = "powershell.provider.new_state",
        ShellPipeline = "powershell.pipeline_id",
        ShellRunspace = "powershell.runspace_id",
        ShellIdentifier = "powershell.id",
        ShellHostVersion = "powershell.process.executable_version",
        ShellBlockText = "powershell.file.script_block_text",
        ShellBlockId = "powershell.file.script_block_id",
        ShellSequence = "powershell.sequence",
        ShellTotal = "powershell.total",
    }
    data {
        AccountDomain, AccountName, Application, CallerProcessId, CallerProcessName, ClientAddress, ClientName,
        CommandLine, Company, Configuration, ConfigurationFileHash, ContextInfo, CurrentDirectory, Description,
        DestAddress, DestPort, Destination, DestinationHostname, DestinationIp, DestinationPort,
        DestinationPortName, Details, Device, Direction, EventType, FailureReason, FileVersion, Hash, Hashes,
        ID, Image, ImageLoaded, ImagePath, Initiated, IntegrityLevel, IpAddress, IpPort, LogonGuid, LogonID,
        LogonId, LogonType, MemberName, MemberSid, MessageNumber, MessageTotal, Name, NewName, NewProcessId,
        NewProcessName, NewTargetUserName, NewTime, NewValue, ObjectName, ObjectType, ObjectValueName,
        OldTargetUserName, OriginalFileName, param1, param2, param3, param4, param5, param6, param7,
        ParentCommandLine, ParentImage, ParentProcessGuid, ParentProcessId, ParentProcessName, ParentUser, Path,
        PipeName, PreviousCreationUtcTime, PrivilegeList, ProcessGuid, ProcessID, ProcessId, ProcessName,
        Product, Protocol, QueryName, QueryResults, QueryStatus, Reason, RelativeTargetName, RuleName,
        RunspaceId, ScriptBlockId, ScriptBlockText, ServiceFileName, ServiceName, ServiceType, ShareLocalPath,
        ShareName, Signature, SignatureStatus, Signed, SourceAddress, SourceHostname, SourceImage, SourceIp,
        SourceIsIpv6, SourcePort, SourcePortName, SourceProcessGUID, SourceProcessGuid, SourceProcessId,
        SourceThreadId, SourceUser, StartModule, Status, SubjectDomainName, SubjectLogonId, SubjectUserName,
        SubjectUserSid, SubStatus, TargetDomainName, TargetFilename, TargetImage, TargetLogonId, TargetName,
        TargetObject, TargetProcessGuid, TargetProcessGUID, TargetProcessId, TargetServerName, TargetSid,
        TargetUser, TargetUserName, TargetUserSid, TaskName, TerminalSessionId, TicketEncryptionType,
        Type, User, UtcTime, Workstation, WorkstationName,
    }
}
