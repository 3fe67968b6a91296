//! What is inside an envelope: one file a product. A product's module knows its messages and their ECS
//! fields, and nothing of how the record travelled.
//!
//! Fields follow Elastic's integrations for the same product (`system`, `iptables`, `apache`, `nginx`,
//! <https://www.elastic.co/docs/reference/integrations>). One rule is ours: `event.outcome` is set by the
//! line that ends an attempt, and by no other line about it, so that counting outcomes counts attempts. The
//! exception is Elastic's: sshd's `Invalid user` announces an attempt, but has the attempt's action and
//! outcome; `system.auth.ssh.event: Invalid` tells it from the attempt itself, which follows as `Failed`.

mod account;
mod cron;
pub(crate) mod facts;
mod firewall;
mod ftp;
mod login;
mod logind;
mod pam;
mod sshd;
mod su;
mod sudo;
pub(crate) mod suricata;
pub(crate) mod windows;

use bartizan_model::{Parsed, ecs};

pub(crate) use facts::Facts;

use crate::text::scan;

/// Reads a syslog message by the program that wrote it. `module` is what old PAM put in parentheses behind
/// the program.
pub(crate) fn read(program: &str, module: Option<&str>, message: &str, facts: &mut Facts<'_, '_>) -> Parsed {
    match repeated(message) {
        Some((count, inner)) => {
            facts.number(facts.names.repeated, count);
            match inner {
                Some(inner) => read_once(program, module, inner, facts),
                None => Parsed::Understood,
            }
        }
        None => read_once(program, module, message, facts),
    }
}

fn read_once(program: &str, module: Option<&str>, message: &str, facts: &mut Facts<'_, '_>) -> Parsed {
    let message = message.trim_ascii();
    if let Some(module) = module.filter(|module| module.starts_with("pam_")) {
        facts.dataset("system.auth");
        return pam::message(program, module, None, message, facts);
    }
    if let Some(header) = pam::header(message) {
        facts.dataset("system.auth");
        return pam::message(header.service, header.module, Some(header.kind), header.text, facts);
    }
    let (dataset, understood) = match program {
        "sshd" | "sshd-session" | "sshd-auth" => ("system.auth", sshd::message(message, facts)),
        "sudo" => ("system.auth", sudo::message(message, facts)),
        "su" => ("system.auth", su::message(message, facts)),
        "login" | "remote" => ("system.auth", login::message(message, facts)),
        "systemd-logind" | "elogind-daemon" => ("system.auth", logind::message(message, facts)),
        "useradd" | "adduser" | "userdel" | "usermod" | "groupadd" | "groupdel" | "groupmod" | "passwd"
        | "chage" | "gpasswd" | "chfn" | "chsh" | "chpasswd" | "newusers" => {
            ("system.auth", account::message(program, message, facts))
        }
        "unix_chkpwd" => ("system.auth", pam::check_password(message, facts)),
        "CRON" | "cron" | "crond" | "crontab" | "anacron" | "/USR/SBIN/CRON" => {
            ("system.syslog", cron::message(message, facts))
        }
        "ftpd" | "vsftpd" | "in.ftpd" => ("system.syslog", ftp::message(message, facts)),
        // Of the kernel's messages only the packet filter's are a product's.
        "kernel" if firewall::message(message, facts) => ("iptables.log", true),
        "gdm" | "gdm-password" => return Parsed::OtherMessage,
        _ => return Parsed::OtherProgram,
    };
    facts.dataset(dataset);
    if dataset == "iptables.log" {
        facts.event.remove(ecs::EVENT_MODULE);
        facts.event.put_static(ecs::EVENT_MODULE, "iptables");
    }
    if understood { Parsed::Understood } else { Parsed::OtherMessage }
}

/// `last message repeated 3 times` and `message repeated 3 times: [ … ]`: how often, and which message.
///
/// The number is `log.repeated`, so that a rule can count the lines that were left out.
fn repeated(message: &str) -> Option<(i64, Option<&str>)> {
    let last = message.strip_prefix("last ").unwrap_or(message);
    let (count, rest) = scan::leading_number(last.strip_prefix("message repeated ")?)?;
    let rest = rest.strip_prefix(" times").or_else(|| rest.strip_prefix(" time"))?;
    match rest.strip_prefix(": [") {
        Some(inner) => Some((count, Some(inner.strip_suffix(']').unwrap_or(inner)))),
        None => Some((count, None)),
    }
}
