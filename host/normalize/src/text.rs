//! Text records: which envelope a line has, and the envelopes' parsers.
//!
//! A parser walks its line once, by fixed positions and separators, and hands out slices of it. Nothing here
//! knows what is inside an envelope: that is `product/…`.

pub(crate) mod access;
pub(crate) mod apache_error;
pub(crate) mod nginx_error;
mod quoted;
mod request;
mod rfc3164;
mod rfc5424;
pub(crate) mod scan;
pub(crate) mod syslog;
pub(crate) mod time;

use bartizan_model::{EventWriter, FieldId, FieldTable, Parsed, ecs};

use crate::format::{Format, ParseError};

macro_rules! names {
    ($($field:ident = $name:literal),* $(,)?) => {
        /// Fields outside ECS that the text parsers write, numbered once; none where the table was full.
        #[derive(Debug)]
        pub(crate) struct Names { $(pub(crate) $field: Option<FieldId>),* }

        impl Names {
            pub(crate) fn new(fields: &FieldTable) -> Names {
                Names { $($field: fields.intern($name)),* }
            }
        }
    };
}

// Named as in Elastic's `system`, `iptables` and `nginx` integrations, except `log.repeated` and
// `system.auth.pam.*`, which are ours.
names! {
    repeated = "log.repeated",
    ssh_event = "system.auth.ssh.event",
    ssh_method = "system.auth.ssh.method",
    ssh_signature = "system.auth.ssh.signature",
    ssh_dropped_ip = "system.auth.ssh.dropped_ip",
    sudo_tty = "system.auth.sudo.tty",
    sudo_pwd = "system.auth.sudo.pwd",
    sudo_user = "system.auth.sudo.user",
    sudo_command = "system.auth.sudo.command",
    sudo_error = "system.auth.sudo.error",
    useradd_home = "system.auth.useradd.home",
    useradd_shell = "system.auth.useradd.shell",
    pam_module = "system.auth.pam.module",
    pam_service = "system.auth.pam.service",
    pam_tty = "system.auth.pam.tty",
    pam_uid = "system.auth.pam.uid",
    pam_euid = "system.auth.pam.euid",
    pam_ruser = "system.auth.pam.ruser",
    session_id = "system.auth.session.id",
    nginx_connection = "nginx.error.connection_id",
    apache_module = "apache.error.module",
    ipt_input = "iptables.input_device",
    ipt_output = "iptables.output_device",
    ipt_length = "iptables.length",
    ipt_ttl = "iptables.ttl",
    ipt_id = "iptables.id",
    ipt_tos = "iptables.tos",
    ipt_precedence = "iptables.precedence_bits",
    ipt_ether_type = "iptables.ether_type",
    ipt_fragment_flags = "iptables.fragment_flags",
    ipt_flow_label = "iptables.flow_label",
    ipt_tcp_flags = "iptables.tcp.flags",
    ipt_tcp_window = "iptables.tcp.window",
    ipt_tcp_seq = "iptables.tcp.seq",
    ipt_tcp_ack = "iptables.tcp.ack",
    ipt_tcp_reserved = "iptables.tcp.reserved_bits",
    ipt_udp_length = "iptables.udp.length",
    ipt_icmp_type = "iptables.icmp.type",
    ipt_icmp_code = "iptables.icmp.code",
    ipt_icmp_id = "iptables.icmp.id",
    ipt_icmp_seq = "iptables.icmp.seq",
}

/// See [`Format::of`].
pub(crate) fn format_of(line: &str) -> Format {
    let trimmed = line.trim_ascii_start();
    match trimmed.as_bytes().first() {
        Some(b'{') => return Format::Json,
        Some(b'[') if apache_error::begins(trimmed) => return Format::ApacheError,
        Some(b'0'..=b'9') if nginx_error::begins(trimmed) => return Format::NginxError,
        _ => {}
    }
    if syslog::begins(trimmed) {
        Format::Syslog
    } else if access::begins(trimmed) {
        Format::Access
    } else {
        Format::Text
    }
}

/// Text that the operator says has no shape: kept as the message.
pub(crate) fn plain(line: &str, event: &mut EventWriter<'_>) -> Result<(), ParseError> {
    event.put_static(ecs::EVENT_KIND, "event");
    event.put_text(ecs::MESSAGE, line);
    event.set_parsed(Parsed::OtherProgram);
    Ok(())
}

/// Text of no known shape, where nobody said that it has none: kept as the message, and not understood.
pub(crate) fn unknown(line: &str, event: &mut EventWriter<'_>) -> Result<(), ParseError> {
    event.put_text(ecs::MESSAGE, line);
    Err(ParseError::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_format() {
        for (line, format) in [
            (r#"{"a":1}"#, Format::Json),
            ("  {}", Format::Json),
            ("<34>1 2003-10-11T22:14:15.003Z host su - ID47 - x", Format::Syslog),
            ("42 <34>1 2003-10-11T22:14:15.003Z host su - ID47 - x", Format::Syslog),
            ("<13>no time at all", Format::Syslog),
            ("Dec 10 06:55:46 LabSZ sshd[24200]: x", Format::Syslog),
            ("Dec  1 06:55:46 LabSZ sshd[24200]: x", Format::Syslog),
            ("2024-01-02T03:04:05.678901+02:00 host sshd[1]: x", Format::Syslog),
            ("[Sun Dec 04 04:47:44 2005] [notice] x", Format::ApacheError),
            ("2024/01/02 03:04:05 [error] 1#2: x", Format::NginxError),
            (r#"1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1"#, Format::Access),
            (r#"::1 - bob [10/Oct/2000:13:55:36 -0700] "-" 408 -"#, Format::Access),
            ("2016-09-28 04:30:30, Info CBS Loaded", Format::Text),
            ("<-1>x", Format::Text),
            ("<>x", Format::Text),
            ("[Sun Dec 99 04:47:44 2005] [notice] x", Format::Text),
            ("Dec 32 06:55:46 LabSZ sshd[24200]: x", Format::Text),
            ("plain words", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(format_of(line), format, "{line:?}");
        }
    }
}
