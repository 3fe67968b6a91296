//! What each product's messages say, message by message: the line, then the fields that it sets beside its
//! envelope's. A word such as `OtherMessage` stands first where the message was not understood.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::Bench;
use expect_test::{Expect, expect};

/// Holds lines of one program against their facts.
fn check(tag: &str, lines: &[&str], expected: &Expect) {
    let bench = Bench::new();
    let mut shown = String::new();
    for line in lines {
        let facts = bench.facts(&format!("Dec 10 06:55:46 host {tag}: {line}"));
        shown.push_str(&format!("{line}\n    {facts}\n"));
    }
    expected.assert_eq(&shown);
}

#[test]
fn sshd_logins() {
    let lines = [
        r#"Accepted password for fztu from 119.137.62.142 port 49116 ssh2"#,
        r#"Accepted publickey for deploy from 2001:db8::7 port 50022 ssh2: ED25519 SHA256:Pg2Z1eM8tXk"#,
        r#"Accepted publickey for deploy from 10.0.0.9 port 50022 ssh2: RSA-CERT ID "x from 1.1.1.1 port 1" (serial 0) CA RSA SHA256:abc"#,
        r#"Accepted keyboard-interactive/pam for bob from gate.example.org port 22 ssh2"#,
        r#"Failed password for root from 183.62.140.253 port 60500 ssh2"#,
        r#"Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2"#,
        r#"Failed password for illegal user test from 1.2.3.4 port 1 ssh2"#,
        r#"Failed password for invalid user  0101 from 5.188.10.180 port 36279 ssh2"#,
        r#"Failed none for invalid user admin from 103.99.0.122 port 5 ssh2"#,
        r#"Failed password for invalid user a from 10.0.0.1 port 22 ssh2 from 203.0.113.9 port 4711 ssh2"#,
        r#"Postponed keyboard-interactive for invalid user x from 1.2.3.4 port 5 ssh2 [preauth]"#,
        r#"Partial publickey for bob from 1.2.3.4 port 5 ssh2: RSA SHA256:x"#,
        r#"Invalid user webmaster from 173.234.31.186"#,
        r#"Invalid user  0101 from 5.188.10.180"#,
        r#"Invalid user from 10.9.9.9 from 203.0.113.9 port 4711"#,
        r#"Invalid user  from 203.0.113.9 port 4711"#,
        r#"input_userauth_request: invalid user webmaster [preauth]"#,
        r#"message repeated 5 times: [ Failed password for root from 5.36.59.76 port 42393 ssh2]"#,
        r#"User git from 192.0.2.7 not allowed because not listed in AllowUsers"#,
        r#"User guest not allowed because account is locked"#,
        r#"ROOT LOGIN REFUSED FROM 192.0.2.7 port 4 [preauth]"#,
        r#"error: maximum authentication attempts exceeded for invalid user admin from 192.0.2.7 port 5014 ssh2 [preauth]"#,
        r#"Disconnecting: Too many authentication failures for root [preauth]"#,
        r#"Disconnecting authenticating user root 192.0.2.7 port 2222: Too many authentication failures [preauth]"#,
        r#"error: PAM: Authentication failure for illegal user pi from 192.0.2.7"#,
        r#"PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=183.62.140.253  user=root"#,
        r#"PAM 1 more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=103.207.39.16 "#,
        r#"PAM service(sshd) ignoring max retries; 6 > 3"#,
        r#"Authentication refused: bad ownership or modes for directory /home/bob"#,
    ];
    check(
        "sshd[24200]",
        &lines,
        &expect![[r#"
        Accepted password for fztu from 119.137.62.142 port 49116 ssh2
            system.auth.ssh.event = "Accepted", system.auth.ssh.method = "password", user.name = "fztu", source.address = "119.137.62.142", source.ip = "119.137.62.142", source.port = 49116, event.category[] = "authentication", event.category[] = "session", event.type[] = "info", event.action = "ssh_login", event.outcome = "success"
        Accepted publickey for deploy from 2001:db8::7 port 50022 ssh2: ED25519 SHA256:Pg2Z1eM8tXk
            system.auth.ssh.event = "Accepted", system.auth.ssh.method = "publickey", user.name = "deploy", source.address = "2001:db8::7", source.ip = "2001:db8::7", source.port = 50022, system.auth.ssh.signature = "ED25519 SHA256:Pg2Z1eM8tXk", event.category[] = "authentication", event.category[] = "session", event.type[] = "info", event.action = "ssh_login", event.outcome = "success"
        Accepted publickey for deploy from 10.0.0.9 port 50022 ssh2: RSA-CERT ID "x from 1.1.1.1 port 1" (serial 0) CA RSA SHA256:abc
            system.auth.ssh.event = "Accepted", system.auth.ssh.method = "publickey", user.name = "deploy", source.address = "10.0.0.9", source.ip = "10.0.0.9", source.port = 50022, system.auth.ssh.signature = "RSA-CERT ID \"x from 1.1.1.1 port 1\" (serial 0) CA RSA SHA256:abc", event.category[] = "authentication", event.category[] = "session", event.type[] = "info", event.action = "ssh_login", event.outcome = "success"
        Accepted keyboard-interactive/pam for bob from gate.example.org port 22 ssh2
            system.auth.ssh.event = "Accepted", system.auth.ssh.method = "keyboard-interactive/pam", user.name = "bob", source.address = "gate.example.org", source.domain = "gate.example.org", source.port = 22, event.category[] = "authentication", event.category[] = "session", event.type[] = "info", event.action = "ssh_login", event.outcome = "success"
        Failed password for root from 183.62.140.253 port 60500 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = "root", source.address = "183.62.140.253", source.ip = "183.62.140.253", source.port = 60500, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = "webmaster", source.address = "173.234.31.186", source.ip = "173.234.31.186", source.port = 38926, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Failed password for illegal user test from 1.2.3.4 port 1 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = "test", source.address = "1.2.3.4", source.ip = "1.2.3.4", source.port = 1, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Failed password for invalid user  0101 from 5.188.10.180 port 36279 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = " 0101", source.address = "5.188.10.180", source.ip = "5.188.10.180", source.port = 36279, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Failed none for invalid user admin from 103.99.0.122 port 5 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "none", user.name = "admin", source.address = "103.99.0.122", source.ip = "103.99.0.122", source.port = 5, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Failed password for invalid user a from 10.0.0.1 port 22 ssh2 from 203.0.113.9 port 4711 ssh2
            system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = "a from 10.0.0.1 port 22 ssh2", source.address = "203.0.113.9", source.ip = "203.0.113.9", source.port = 4711, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Postponed keyboard-interactive for invalid user x from 1.2.3.4 port 5 ssh2 [preauth]
            system.auth.ssh.event = "Postponed", system.auth.ssh.method = "keyboard-interactive", user.name = "x", source.address = "1.2.3.4", source.ip = "1.2.3.4", source.port = 5, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login_step"
        Partial publickey for bob from 1.2.3.4 port 5 ssh2: RSA SHA256:x
            system.auth.ssh.event = "Partial", system.auth.ssh.method = "publickey", user.name = "bob", source.address = "1.2.3.4", source.ip = "1.2.3.4", source.port = 5, system.auth.ssh.signature = "RSA SHA256:x", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login_step"
        Invalid user webmaster from 173.234.31.186
            system.auth.ssh.event = "Invalid", user.name = "webmaster", source.address = "173.234.31.186", source.ip = "173.234.31.186", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Invalid user  0101 from 5.188.10.180
            system.auth.ssh.event = "Invalid", user.name = " 0101", source.address = "5.188.10.180", source.ip = "5.188.10.180", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Invalid user from 10.9.9.9 from 203.0.113.9 port 4711
            system.auth.ssh.event = "Invalid", user.name = "from 10.9.9.9", source.address = "203.0.113.9", source.ip = "203.0.113.9", source.port = 4711, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        Invalid user  from 203.0.113.9 port 4711
            system.auth.ssh.event = "Invalid", source.address = "203.0.113.9", source.ip = "203.0.113.9", source.port = 4711, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        input_userauth_request: invalid user webmaster [preauth]
            user.name = "webmaster", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_invalid_user"
        message repeated 5 times: [ Failed password for root from 5.36.59.76 port 42393 ssh2]
            log.repeated = 5, system.auth.ssh.event = "Failed", system.auth.ssh.method = "password", user.name = "root", source.address = "5.36.59.76", source.ip = "5.36.59.76", source.port = 42393, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_login", event.outcome = "failure"
        User git from 192.0.2.7 not allowed because not listed in AllowUsers
            user.name = "git", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.reason = "not listed in AllowUsers", event.category[] = "authentication", event.type[] = "denied", event.action = "ssh_login_denied"
        User guest not allowed because account is locked
            user.name = "guest", event.reason = "account is locked", event.category[] = "authentication", event.type[] = "denied", event.action = "ssh_login_denied"
        ROOT LOGIN REFUSED FROM 192.0.2.7 port 4 [preauth]
            user.name = "root", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.category[] = "authentication", event.type[] = "denied", event.action = "ssh_login_denied"
        error: maximum authentication attempts exceeded for invalid user admin from 192.0.2.7 port 5014 ssh2 [preauth]
            log.level = "error", user.name = "admin", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 5014, event.category[] = "authentication", event.type[] = "info", event.action = "ssh_retries_exceeded"
        Disconnecting: Too many authentication failures for root [preauth]
            user.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_retries_exceeded"
        Disconnecting authenticating user root 192.0.2.7 port 2222: Too many authentication failures [preauth]
            user.name = "root", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 2222, event.reason = "Too many authentication failures", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        error: PAM: Authentication failure for illegal user pi from 192.0.2.7
            log.level = "error", event.reason = "Authentication failure", user.name = "pi", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "info", event.action = "ssh_pam_message"
        PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=183.62.140.253  user=root
            log.repeated = 5, source.address = "183.62.140.253", source.ip = "183.62.140.253", system.auth.pam.tty = "ssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", user.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        PAM 1 more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=103.207.39.16 
            log.repeated = 1, source.address = "103.207.39.16", source.ip = "103.207.39.16", system.auth.pam.tty = "ssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        PAM service(sshd) ignoring max retries; 6 > 3
            event.category[] = "authentication", event.type[] = "info", event.action = "ssh_retries_exceeded"
        Authentication refused: bad ownership or modes for directory /home/bob
            event.category[] = "authentication", event.type[] = "info", event.action = "ssh_authentication_refused"
    "#]],
    );
}

#[test]
fn sshd_connections() {
    let lines = [
        r#"Connection from 192.0.2.7 port 50122 on 10.0.0.1 port 22 rdomain """#,
        r#"Received disconnect from 52.80.34.196: 11: Bye Bye [preauth]"#,
        r#"Received disconnect from 2001:db8::7: 11: disconnected by user"#,
        r#"Received disconnect from 192.0.2.7 port 50122:11: disconnected by user"#,
        r#"error: Received disconnect from 103.99.0.122: 14: No more user authentication methods available. [preauth]"#,
        r#"Disconnected from 192.0.2.7 port 50122 [preauth]"#,
        r#"Disconnected from user bob 192.0.2.7 port 50122"#,
        r#"Disconnected from authenticating user root 192.0.2.7 port 50122 [preauth]"#,
        r#"Disconnected from invalid user  192.0.2.7 port 50122 [preauth]"#,
        r#"Connection closed by 212.47.254.145 [preauth]"#,
        r#"Connection closed by authenticating user root 192.0.2.7 port 1 [preauth]"#,
        r#"Connection closed by invalid user a b 192.0.2.7 port 1 [preauth]"#,
        r#"Connection reset by 192.0.2.7 port 3 [preauth]"#,
        r#"Connection closed by remote host"#,
        r#"Did not receive identification string from 103.99.0.122"#,
        r#"Did not receive identification string from 192.0.2.7 port 4"#,
        r#"reverse mapping checking getaddrinfo for ns.example.com [173.234.31.186] failed - POSSIBLE BREAK-IN ATTEMPT!"#,
        r#"Address 192.0.2.7 maps to mail.example.org, but this does not map back to the address."#,
        r#"Server listening on 0.0.0.0 port 22."#,
        r#"Server listening on :: port 22."#,
        r#"Received signal 15; terminating."#,
        r#"subsystem request for sftp by user bob"#,
        r#"Starting session: shell on pts/0 for bob from 192.0.2.7 port 50122 id 0"#,
        r#"Close session: user bob from 192.0.2.7 port 50122 id 0"#,
        r#"Bad protocol version identification 'GET / HTTP/1.1' from 192.0.2.7 port 4"#,
        r#"banner exchange: Connection from 192.0.2.7 port 4: invalid format"#,
        r#"error: kex_exchange_identification: Connection closed by remote host"#,
        r#"Unable to negotiate with 192.0.2.7 port 4: no matching key exchange method found. Their offer: x [preauth]"#,
        r#"fatal: Timeout before authentication for 192.0.2.7 port 4"#,
        r#"fatal: Write failed: Connection reset by peer [preauth]"#,
        r#"drop connection #11 from [192.0.2.7]:4711 on [10.0.0.1]:22 past MaxStartups"#,
        r#"error: Bind to port 22 on 0.0.0.0 failed: Address already in use."#,
        r#"a sentence that no sshd ever wrote"#,
        r#""#,
    ];
    check(
        "sshd-session[7]",
        &lines,
        &expect![[r#"
        Connection from 192.0.2.7 port 50122 on 10.0.0.1 port 22 rdomain ""
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, destination.address = "10.0.0.1", destination.ip = "10.0.0.1", destination.port = 22, event.category[] = "network", event.type[] = "connection", event.type[] = "start", event.action = "ssh_connection"
        Received disconnect from 52.80.34.196: 11: Bye Bye [preauth]
            source.address = "52.80.34.196", source.ip = "52.80.34.196", event.reason = "Bye Bye", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Received disconnect from 2001:db8::7: 11: disconnected by user
            source.address = "2001:db8::7", source.ip = "2001:db8::7", event.reason = "disconnected by user", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Received disconnect from 192.0.2.7 port 50122:11: disconnected by user
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.reason = "disconnected by user", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        error: Received disconnect from 103.99.0.122: 14: No more user authentication methods available. [preauth]
            log.level = "error", source.address = "103.99.0.122", source.ip = "103.99.0.122", event.reason = "No more user authentication methods available.", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Disconnected from 192.0.2.7 port 50122 [preauth]
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Disconnected from user bob 192.0.2.7 port 50122
            user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Disconnected from authenticating user root 192.0.2.7 port 50122 [preauth]
            user.name = "root", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Disconnected from invalid user  192.0.2.7 port 50122 [preauth]
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_disconnect"
        Connection closed by 212.47.254.145 [preauth]
            source.address = "212.47.254.145", source.ip = "212.47.254.145", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_closed"
        Connection closed by authenticating user root 192.0.2.7 port 1 [preauth]
            user.name = "root", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 1, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_closed"
        Connection closed by invalid user a b 192.0.2.7 port 1 [preauth]
            user.name = "a b", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 1, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_closed"
        Connection reset by 192.0.2.7 port 3 [preauth]
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 3, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_reset"
        Connection closed by remote host
            event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_closed"
        Did not receive identification string from 103.99.0.122
            system.auth.ssh.dropped_ip = "103.99.0.122", source.address = "103.99.0.122", source.ip = "103.99.0.122", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_no_identification"
        Did not receive identification string from 192.0.2.7 port 4
            system.auth.ssh.dropped_ip = "192.0.2.7", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_no_identification"
        reverse mapping checking getaddrinfo for ns.example.com [173.234.31.186] failed - POSSIBLE BREAK-IN ATTEMPT!
            source.address = "173.234.31.186", source.ip = "173.234.31.186", source.domain = "ns.example.com", event.category[] = "network", event.type[] = "info", event.action = "ssh_reverse_mapping_failed"
        Address 192.0.2.7 maps to mail.example.org, but this does not map back to the address.
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.domain = "mail.example.org", event.category[] = "network", event.type[] = "info", event.action = "ssh_reverse_mapping_failed"
        Server listening on 0.0.0.0 port 22.
            service.address = "0.0.0.0", server.port = 22, event.category[] = "process", event.type[] = "start", event.action = "ssh_server_listening"
        Server listening on :: port 22.
            service.address = "::", server.port = 22, event.category[] = "process", event.type[] = "start", event.action = "ssh_server_listening"
        Received signal 15; terminating.
            event.category[] = "process", event.type[] = "end", event.action = "ssh_server_stopped"
        subsystem request for sftp by user bob
            service.name = "sftp", user.name = "bob", event.category[] = "session", event.type[] = "info", event.action = "ssh_subsystem_request"
        Starting session: shell on pts/0 for bob from 192.0.2.7 port 50122 id 0
            user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "session", event.type[] = "start", event.action = "ssh_session_started"
        Close session: user bob from 192.0.2.7 port 50122 id 0
            user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 50122, event.category[] = "session", event.type[] = "end", event.action = "ssh_session_closed"
        Bad protocol version identification 'GET / HTTP/1.1' from 192.0.2.7 port 4
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.reason = "Bad protocol version identification 'GET / HTTP/1.1' from 192.0.2.7 port 4", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        banner exchange: Connection from 192.0.2.7 port 4: invalid format
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.reason = "banner exchange: Connection from 192.0.2.7 port 4: invalid format", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        error: kex_exchange_identification: Connection closed by remote host
            log.level = "error", event.reason = "kex_exchange_identification: Connection closed by remote host", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        Unable to negotiate with 192.0.2.7 port 4: no matching key exchange method found. Their offer: x [preauth]
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.reason = "Unable to negotiate with 192.0.2.7 port 4: no matching key exchange method found. Their offer: x", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        fatal: Timeout before authentication for 192.0.2.7 port 4
            log.level = "fatal", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4, event.reason = "Timeout before authentication for 192.0.2.7 port 4", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        fatal: Write failed: Connection reset by peer [preauth]
            log.level = "fatal", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ssh_connection_closed"
        drop connection #11 from [192.0.2.7]:4711 on [10.0.0.1]:22 past MaxStartups
            source.address = "192.0.2.7", source.ip = "192.0.2.7", source.port = 4711, event.reason = "drop connection #11 from [192.0.2.7]:4711 on [10.0.0.1]:22 past MaxStartups", event.category[] = "network", event.type[] = "connection", event.type[] = "error", event.action = "ssh_protocol_error"
        error: Bind to port 22 on 0.0.0.0 failed: Address already in use.
            log.level = "error", event.reason = "Bind to port 22 on 0.0.0.0 failed: Address already in use.", event.category[] = "process", event.type[] = "error", event.action = "ssh_error"
        a sentence that no sshd ever wrote
            OtherMessage

            OtherMessage
    "#]],
    );
}

#[test]
fn pam() {
    let lines = [
        r#"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=173.234.31.186  user=root"#,
        r#"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=host.example.org "#,
        r#"pam_unix(sshd:auth): check pass; user unknown"#,
        r#"pam_sss(sshd:auth): authentication success; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7 user=bob"#,
        r#"pam_unix(sshd:session): session opened for user fztu by (uid=0)"#,
        r#"pam_unix(sshd:session): session opened for user bob(uid=1000) by bob(uid=0)"#,
        r#"pam_unix(sudo:session): session opened for user root by alice(uid=1000)"#,
        r#"pam_unix(sshd:session): session closed for user fztu"#,
        r#"pam_unix(cron:session): session opened for user root by (uid=0)"#,
        r#"pam_unix(polkit-1:session): session opened for user root by (uid=1000)"#,
        r#"pam_unix(passwd:chauthtok): password changed for bob"#,
        r#"pam_unix(sshd:account): account bob has expired (account expired)"#,
        r#"pam_faillock(sshd:auth): Consecutive login failures for user bob account temporarily locked"#,
        r#"pam_tally2(sshd:auth): user bob (1000) tally 7, deny 6"#,
        r#"pam_succeed_if(sshd:auth): requirement "uid >= 1000" not met by user "root""#,
        r#"pam_access(sshd:account): access denied for user `bob' from `192.0.2.7'"#,
        r#"pam_unix(sudo:auth): auth could not identify password for [bob]"#,
        r#"pam_unix(sudo:auth): conversation failed"#,
        r#"pam_strange(x:y): never seen"#,
    ];
    check(
        "sshd[1]",
        &lines,
        &expect![[r#"
        pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=173.234.31.186  user=root
            source.address = "173.234.31.186", source.ip = "173.234.31.186", system.auth.pam.tty = "ssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", user.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=host.example.org 
            source.address = "host.example.org", source.domain = "host.example.org", system.auth.pam.tty = "ssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        pam_unix(sshd:auth): check pass; user unknown
            event.category[] = "authentication", event.type[] = "info", event.action = "check_password"
        pam_sss(sshd:auth): authentication success; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7 user=bob
            source.address = "192.0.2.7", source.ip = "192.0.2.7", system.auth.pam.tty = "ssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_success", event.outcome = "success"
        pam_unix(sshd:session): session opened for user fztu by (uid=0)
            user.name = "fztu", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        pam_unix(sshd:session): session opened for user bob(uid=1000) by bob(uid=0)
            user.name = "bob", user.id = "0", user.effective.name = "bob", user.effective.id = "1000", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        pam_unix(sudo:session): session opened for user root by alice(uid=1000)
            user.name = "alice", user.id = "1000", user.effective.name = "root", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        pam_unix(sshd:session): session closed for user fztu
            user.name = "fztu", event.category[] = "session", event.type[] = "end", event.action = "logged-off"
        pam_unix(cron:session): session opened for user root by (uid=0)
            user.name = "root", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        pam_unix(polkit-1:session): session opened for user root by (uid=1000)
            user.name = "root", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        pam_unix(passwd:chauthtok): password changed for bob
            user.name = "bob", user.target.name = "bob", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
        pam_unix(sshd:account): account bob has expired (account expired)
            user.name = "bob", event.category[] = "authentication", event.type[] = "denied", event.action = "account_expired"
        pam_faillock(sshd:auth): Consecutive login failures for user bob account temporarily locked
            user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "account-locked"
        pam_tally2(sshd:auth): user bob (1000) tally 7, deny 6
            user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "account_lock_message"
        pam_succeed_if(sshd:auth): requirement "uid >= 1000" not met by user "root"
            user.name = "root", event.reason = "requirement \"uid >= 1000\" not met by user \"root\"", event.category[] = "authentication", event.type[] = "info", event.action = "requirement_not_met"
        pam_access(sshd:account): access denied for user `bob' from `192.0.2.7'
            user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "denied", event.action = "access_denied"
        pam_unix(sudo:auth): auth could not identify password for [bob]
            user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "no_password"
        pam_unix(sudo:auth): conversation failed
            event.category[] = "authentication", event.type[] = "info", event.action = "no_password"
        pam_strange(x:y): never seen
            OtherMessage
    "#]],
    );
}

#[test]
fn pam_of_old_puts_its_module_in_the_tag() {
    let lines = [
        r#"authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=218.188.2.4 "#,
        r#"authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=220-135-151-1.hinet-ip.hinet.net  user=root"#,
        r#"check pass; user unknown"#,
        r#"session opened for user test by (uid=509)"#,
        r#"session opened for user root by LOGIN(uid=0)"#,
        r#"2 more authentication failures; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=218.188.2.4  user=root"#,
    ];
    check(
        "sshd(pam_unix)[19939]",
        &lines,
        &expect![[r#"
        authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=218.188.2.4 
            source.address = "218.188.2.4", source.ip = "218.188.2.4", system.auth.pam.tty = "NODEVssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=220-135-151-1.hinet-ip.hinet.net  user=root
            source.address = "220-135-151-1.hinet-ip.hinet.net", source.domain = "220-135-151-1.hinet-ip.hinet.net", system.auth.pam.tty = "NODEVssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", user.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
        check pass; user unknown
            event.category[] = "authentication", event.type[] = "info", event.action = "check_password"
        session opened for user test by (uid=509)
            user.name = "test", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        session opened for user root by LOGIN(uid=0)
            user.name = "root", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        2 more authentication failures; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=218.188.2.4  user=root
            log.repeated = 2, source.address = "218.188.2.4", source.ip = "218.188.2.4", system.auth.pam.tty = "NODEVssh", system.auth.pam.uid = "0", system.auth.pam.euid = "0", user.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "authentication_failure", event.outcome = "failure"
    "#]],
    );
}

#[test]
fn sudo() {
    let lines = [
        r#"   alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/cat /etc/shadow ; id"#,
        r#"   alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/bash"#,
        r#"     bob : user NOT in sudoers ; TTY=pts/1 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/id"#,
        r#"     bob : command not allowed ; TTY=pts/1 ; PWD=/ ; USER=root ; GROUP=wheel ; ENV=A=b ; COMMAND=list"#,
        r#"  nagios : a password is required ; TTY=unknown ; PWD=/ ; USER=root ; COMMAND=/usr/bin/x"#,
        r#"   alice : (command continued) --long argument"#,
        r#"unable to resolve host web1"#,
        r#"pam_unix(sudo:session): session closed for user root"#,
        r#"no such sentence"#,
    ];
    check(
        "sudo[5]",
        &lines,
        &expect![[r#"
           alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/cat /etc/shadow ; id
            user.name = "alice", system.auth.sudo.command = "/bin/cat /etc/shadow ; id", process.command_line = "/bin/cat /etc/shadow ; id", process.executable = "/bin/cat", system.auth.sudo.tty = "pts/0", system.auth.sudo.pwd = "/home/alice", process.working_directory = "/home/alice", system.auth.sudo.user = "root", user.effective.name = "root", event.category[] = "process", event.type[] = "start", event.action = "sudo_command", event.outcome = "success"
           alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/bash
            user.name = "alice", system.auth.sudo.command = "/bin/bash", process.command_line = "/bin/bash", process.executable = "/bin/bash", system.auth.sudo.tty = "pts/0", system.auth.sudo.pwd = "/home/alice", process.working_directory = "/home/alice", system.auth.sudo.user = "root", user.effective.name = "root", system.auth.sudo.error = "3 incorrect password attempts", event.reason = "3 incorrect password attempts", event.outcome = "failure", log.repeated = 3, event.category[] = "authentication", event.category[] = "process", event.type[] = "denied", event.action = "sudo_authentication_failure"
             bob : user NOT in sudoers ; TTY=pts/1 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/id
            user.name = "bob", system.auth.sudo.command = "/usr/bin/id", process.command_line = "/usr/bin/id", process.executable = "/usr/bin/id", system.auth.sudo.tty = "pts/1", system.auth.sudo.pwd = "/home/bob", process.working_directory = "/home/bob", system.auth.sudo.user = "root", user.effective.name = "root", system.auth.sudo.error = "user NOT in sudoers", event.reason = "user NOT in sudoers", event.outcome = "failure", event.category[] = "process", event.type[] = "denied", event.action = "sudo_denied"
             bob : command not allowed ; TTY=pts/1 ; PWD=/ ; USER=root ; GROUP=wheel ; ENV=A=b ; COMMAND=list
            user.name = "bob", system.auth.sudo.command = "list", process.command_line = "list", system.auth.sudo.tty = "pts/1", system.auth.sudo.pwd = "/", process.working_directory = "/", system.auth.sudo.user = "root", user.effective.name = "root", user.effective.group.name = "wheel", system.auth.sudo.error = "command not allowed", event.reason = "command not allowed", event.outcome = "failure", event.category[] = "process", event.type[] = "denied", event.action = "sudo_denied"
          nagios : a password is required ; TTY=unknown ; PWD=/ ; USER=root ; COMMAND=/usr/bin/x
            user.name = "nagios", system.auth.sudo.command = "/usr/bin/x", process.command_line = "/usr/bin/x", process.executable = "/usr/bin/x", system.auth.sudo.tty = "unknown", system.auth.sudo.pwd = "/", process.working_directory = "/", system.auth.sudo.user = "root", user.effective.name = "root", system.auth.sudo.error = "a password is required", event.reason = "a password is required", event.outcome = "failure", event.category[] = "process", event.type[] = "denied", event.action = "sudo_denied"
           alice : (command continued) --long argument
            user.name = "alice", system.auth.sudo.command = "--long argument", event.category[] = "process", event.type[] = "info", event.action = "sudo_command_continued"
        unable to resolve host web1
            event.reason = "unable to resolve host web1", event.category[] = "process", event.type[] = "info", event.action = "sudo_message"
        pam_unix(sudo:session): session closed for user root
            user.name = "root", event.category[] = "session", event.type[] = "end", event.action = "logged-off"
        no such sentence
            OtherMessage
    "#]],
    );
}

#[test]
fn su() {
    let lines = [
        r#"(to root) alice on pts/1"#,
        r#"FAILED SU (to root) alice on pts/1"#,
        r#"Successful su for root by alice"#,
        r#"FAILED su for root by alice"#,
        r#"+ /dev/pts/1 alice:root"#,
        r#"- pts/1 alice:root"#,
        r#"'su root' failed for lonvick on /dev/pts/8"#,
        r#"pam_authenticate: Authentication failure"#,
        r#"pam_unix(su:session): session opened for user news by (uid=0)"#,
        r#"no such sentence"#,
    ];
    check(
        "su[5]",
        &lines,
        &expect![[r#"
        (to root) alice on pts/1
            user.name = "alice", user.effective.name = "root", system.auth.pam.tty = "pts/1", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "success"
        FAILED SU (to root) alice on pts/1
            user.name = "alice", user.effective.name = "root", system.auth.pam.tty = "pts/1", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "failure"
        Successful su for root by alice
            user.name = "alice", user.effective.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "success"
        FAILED su for root by alice
            user.name = "alice", user.effective.name = "root", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "failure"
        + /dev/pts/1 alice:root
            user.name = "alice", user.effective.name = "root", system.auth.pam.tty = "/dev/pts/1", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "success"
        - pts/1 alice:root
            user.name = "alice", user.effective.name = "root", system.auth.pam.tty = "pts/1", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "failure"
        'su root' failed for lonvick on /dev/pts/8
            user.name = "lonvick", user.effective.name = "root", system.auth.pam.tty = "/dev/pts/8", event.category[] = "authentication", event.type[] = "info", event.action = "su", event.outcome = "failure"
        pam_authenticate: Authentication failure
            event.reason = "Authentication failure", event.category[] = "authentication", event.type[] = "info", event.action = "su_message"
        pam_unix(su:session): session opened for user news by (uid=0)
            user.name = "news", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        no such sentence
            OtherMessage
    "#]],
    );
}

#[test]
fn cron() {
    let lines = [
        r#"(root) CMD (/usr/lib/sa/sa1 1 1)"#,
        r#"(alice) CMD (  cd / && run-parts --report /etc/cron.hourly (x))"#,
        r#"(root) CMDEND (/usr/lib/sa/sa1 1 1)"#,
        r#"(alice) BEGIN EDIT (alice)"#,
        r#"(root) REPLACE (alice)"#,
        r#"(root) DELETE (alice)"#,
        r#"(alice) LIST (alice)"#,
        r#"(*system*) RELOAD (/etc/cron.d/backup)"#,
        r#"(CRON) INFO (Running @reboot jobs)"#,
        r#"(CRON) STARTUP (1.5.5)"#,
        r#"(bob) ORPHAN (no passwd entry)"#,
        r#"(root) FAILED to open PAM security session (Cannot allocate memory)"#,
        r#"Job `cron.daily' started"#,
        r#"Anacron started on 2024-01-02"#,
        r#"no such sentence"#,
    ];
    check(
        "CRON[5]",
        &lines,
        &expect![[r#"
        (root) CMD (/usr/lib/sa/sa1 1 1)
            user.name = "root", process.command_line = "/usr/lib/sa/sa1 1 1", event.category[] = "process", event.type[] = "start", event.action = "cron_command"
        (alice) CMD (  cd / && run-parts --report /etc/cron.hourly (x))
            user.name = "alice", process.command_line = "cd / && run-parts --report /etc/cron.hourly (x)", event.category[] = "process", event.type[] = "start", event.action = "cron_command"
        (root) CMDEND (/usr/lib/sa/sa1 1 1)
            user.name = "root", process.command_line = "/usr/lib/sa/sa1 1 1", event.category[] = "process", event.type[] = "end", event.action = "cron_command_ended"
        (alice) BEGIN EDIT (alice)
            user.name = "alice", user.target.name = "alice", event.category[] = "configuration", event.type[] = "access", event.action = "crontab_edit_begun"
        (root) REPLACE (alice)
            user.name = "root", user.target.name = "alice", event.category[] = "configuration", event.type[] = "change", event.action = "crontab_replaced"
        (root) DELETE (alice)
            user.name = "root", user.target.name = "alice", event.category[] = "configuration", event.type[] = "deletion", event.action = "crontab_deleted"
        (alice) LIST (alice)
            user.name = "alice", user.target.name = "alice", event.category[] = "configuration", event.type[] = "access", event.action = "crontab_listed"
        (*system*) RELOAD (/etc/cron.d/backup)
            file.path = "/etc/cron.d/backup", event.category[] = "configuration", event.type[] = "info", event.action = "crontab_reloaded"
        (CRON) INFO (Running @reboot jobs)
            event.reason = "INFO (Running @reboot jobs)", event.category[] = "process", event.type[] = "info", event.action = "cron_message"
        (CRON) STARTUP (1.5.5)
            event.reason = "STARTUP (1.5.5)", event.category[] = "process", event.type[] = "info", event.action = "cron_message"
        (bob) ORPHAN (no passwd entry)
            user.name = "bob", event.reason = "ORPHAN (no passwd entry)", event.category[] = "process", event.type[] = "info", event.action = "cron_message"
        (root) FAILED to open PAM security session (Cannot allocate memory)
            user.name = "root", event.reason = "FAILED to open PAM security session (Cannot allocate memory)", event.category[] = "process", event.type[] = "info", event.action = "cron_message"
        Job `cron.daily' started
            service.name = "cron.daily", event.category[] = "process", event.type[] = "start", event.action = "cron_job_started"
        Anacron started on 2024-01-02
            event.category[] = "process", event.type[] = "info", event.action = "cron_message"
        no such sentence
            OtherMessage
    "#]],
    );
}

#[test]
fn useradd() {
    let lines = [
        r#"new user: name=mallory, UID=1001, GID=1001, home=/home/mallory, shell=/bin/bash, from=/dev/pts/0"#,
        r#"new group: name=mallory, GID=1001"#,
        r#"add 'mallory' to group 'sudo'"#,
        r#"add 'mallory' to shadow group 'sudo'"#,
        r#"failed adding user 'mallory', data deleted"#,
        r#"no such sentence"#,
    ];
    check(
        "useradd[5]",
        &lines,
        &expect![[r#"
        new user: name=mallory, UID=1001, GID=1001, home=/home/mallory, shell=/bin/bash, from=/dev/pts/0
            user.name = "mallory", user.id = "1001", group.id = "1001", system.auth.useradd.home = "/home/mallory", system.auth.useradd.shell = "/bin/bash", event.category[] = "iam", event.type[] = "user", event.type[] = "creation", event.action = "user-created", event.outcome = "success"
        new group: name=mallory, GID=1001
            group.name = "mallory", group.id = "1001", event.category[] = "iam", event.type[] = "group", event.type[] = "creation", event.action = "group-created", event.outcome = "success"
        add 'mallory' to group 'sudo'
            user.name = "mallory", group.name = "sudo", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-member-added", event.outcome = "success"
        add 'mallory' to shadow group 'sudo'
            user.name = "mallory", group.name = "sudo", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-member-added", event.outcome = "success"
        failed adding user 'mallory', data deleted
            user.name = "mallory", event.reason = "failed adding user 'mallory', data deleted", event.category[] = "iam", event.type[] = "error", event.action = "account-change-failed", event.outcome = "failure"
        no such sentence
            OtherMessage
    "#]],
    );
}

#[test]
fn usermod() {
    let lines = [
        r#"add 'mallory' to group 'sudo'"#,
        r#"delete 'mallory' from group 'sudo'"#,
        r#"change user 'mallory' shell from '/bin/sh' to '/bin/bash'"#,
        r#"change user 'mallory' password"#,
        r#"change user name 'mallory' to 'eve'"#,
        r#"lock user 'mallory' password"#,
        r#"unlock user 'mallory' password"#,
    ];
    check(
        "usermod[5]",
        &lines,
        &expect![[r#"
        add 'mallory' to group 'sudo'
            user.name = "mallory", group.name = "sudo", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-member-added", event.outcome = "success"
        delete 'mallory' from group 'sudo'
            user.name = "mallory", group.name = "sudo", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-member-removed", event.outcome = "success"
        change user 'mallory' shell from '/bin/sh' to '/bin/bash'
            user.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "user-changed", event.outcome = "success"
        change user 'mallory' password
            user.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
        change user name 'mallory' to 'eve'
            user.name = "mallory", user.changes.name = "eve", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "user-renamed", event.outcome = "success"
        lock user 'mallory' password
            user.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "user-locked", event.outcome = "success"
        unlock user 'mallory' password
            user.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "user-unlocked", event.outcome = "success"
    "#]],
    );
}

#[test]
fn userdel() {
    let lines = [
        r#"delete user 'mallory'"#,
        r#"delete `mallory' from group `sudo'"#,
        r#"removed group 'mallory' owned by 'mallory'"#,
        r#"removed shadow group 'mallory' owned by 'mallory'"#,
    ];
    check(
        "userdel[5]",
        &lines,
        &expect![[r#"
        delete user 'mallory'
            user.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "deletion", event.action = "user-deleted", event.outcome = "success"
        delete `mallory' from group `sudo'
            user.name = "mallory", group.name = "sudo", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-member-removed", event.outcome = "success"
        removed group 'mallory' owned by 'mallory'
            group.name = "mallory", event.category[] = "iam", event.type[] = "group", event.type[] = "deletion", event.action = "group-deleted", event.outcome = "success"
        removed shadow group 'mallory' owned by 'mallory'
            group.name = "mallory", event.category[] = "iam", event.type[] = "group", event.type[] = "deletion", event.action = "group-deleted", event.outcome = "success"
    "#]],
    );
}

#[test]
fn groups() {
    let lines = [
        r#"group added to /etc/group: name=ops, GID=1002"#,
        r#"group 'ops' removed from /etc/group"#,
        r#"group changed in /etc/group (group ops/1002, new name: operators)"#,
        r#"change GID for 'ops' to 1003"#,
    ];
    check(
        "groupmod[5]",
        &lines,
        &expect![[r#"
        group added to /etc/group: name=ops, GID=1002
            group.name = "ops", group.id = "1002", event.category[] = "iam", event.type[] = "group", event.type[] = "creation", event.action = "group-created", event.outcome = "success"
        group 'ops' removed from /etc/group
            group.name = "ops", event.category[] = "iam", event.type[] = "group", event.type[] = "deletion", event.action = "group-deleted", event.outcome = "success"
        group changed in /etc/group (group ops/1002, new name: operators)
            group.name = "ops", event.category[] = "iam", event.type[] = "group", event.type[] = "change", event.action = "group-changed", event.outcome = "success"
        change GID for 'ops' to 1003
            group.name = "ops", event.category[] = "iam", event.type[] = "group", event.type[] = "change", event.action = "group-changed", event.outcome = "success"
    "#]],
    );
}

#[test]
fn gpasswd() {
    let lines = [
        r#"user mallory added by root to group wheel"#,
        r#"user mallory removed by root from group wheel"#,
        r#"members of group wheel set by root to alice,bob"#,
        r#"add member mallory to group wheel by root"#,
        r#"password of group wheel changed by root"#,
    ];
    check(
        "gpasswd[5]",
        &lines,
        &expect![[r#"
        user mallory added by root to group wheel
            user.name = "root", user.target.name[] = "mallory", group.name = "wheel", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-user-added", event.outcome = "success"
        user mallory removed by root from group wheel
            user.name = "root", user.target.name[] = "mallory", group.name = "wheel", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-user-removed", event.outcome = "success"
        members of group wheel set by root to alice,bob
            user.name = "root", user.target.name[] = "alice", user.target.name[] = "bob", group.name = "wheel", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-members-set", event.outcome = "success"
        add member mallory to group wheel by root
            user.name = "root", user.target.name[] = "mallory", group.name = "wheel", event.category[] = "iam", event.type[] = "user", event.type[] = "group", event.type[] = "change", event.action = "group-user-added", event.outcome = "success"
        password of group wheel changed by root
            group.name = "wheel", user.name = "root", event.category[] = "iam", event.type[] = "group", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
    "#]],
    );
}

#[test]
fn passwords() {
    let lines = [
        r#"password changed for mallory"#,
        r#"password for 'mallory' changed by 'root'"#,
        r#"pam_unix(passwd:chauthtok): password changed for mallory"#,
        r#"can't view or modify password information for mallory"#,
    ];
    check(
        "passwd[5]",
        &lines,
        &expect![[r#"
        password changed for mallory
            user.name = "mallory", user.target.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
        password for 'mallory' changed by 'root'
            user.name = "root", user.target.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
        pam_unix(passwd:chauthtok): password changed for mallory
            user.name = "mallory", user.target.name = "mallory", event.category[] = "iam", event.type[] = "user", event.type[] = "change", event.action = "password-changed", event.outcome = "success"
        can't view or modify password information for mallory
            user.name = "mallory", event.reason = "can't view or modify password information for mallory", event.category[] = "iam", event.type[] = "error", event.action = "account-change-failed", event.outcome = "failure"
    "#]],
    );
}

#[test]
fn login() {
    let lines = [
        r#"ROOT LOGIN ON tty1"#,
        r#"ROOT LOGIN ON pts/1 FROM 192.0.2.7"#,
        r#"LOGIN ON tty1 BY bob"#,
        r#"FAILED LOGIN 1 FROM (null) FOR root, Authentication failure"#,
        r#"FAILED LOGIN (2) on '/dev/tty1' FOR 'root', Authentication failure"#,
        r#"FAILED LOGIN 1 FROM 192.0.2.7 FOR bob, Authentication failure"#,
        r#"FAILED LOGIN SESSION FROM 192.0.2.7 FOR bob, Error in service module"#,
        r#"TOO MANY LOGIN TRIES (3) FROM 192.0.2.7 FOR bob, Authentication failure"#,
        r#"invalid password for 'UNKNOWN' on 'tty1'"#,
        r#"invalid password for 'bob' on '/dev/pts/1' from '192.0.2.7'"#,
    ];
    check(
        "login[5]",
        &lines,
        &expect![[r#"
        ROOT LOGIN ON tty1
            system.auth.pam.tty = "tty1", user.name = "root", event.category[] = "authentication", event.category[] = "session", event.type[] = "start", event.action = "login", event.outcome = "success"
        ROOT LOGIN ON pts/1 FROM 192.0.2.7
            system.auth.pam.tty = "pts/1", source.address = "192.0.2.7", source.ip = "192.0.2.7", user.name = "root", event.category[] = "authentication", event.category[] = "session", event.type[] = "start", event.action = "login", event.outcome = "success"
        LOGIN ON tty1 BY bob
            system.auth.pam.tty = "tty1", user.name = "bob", event.category[] = "authentication", event.category[] = "session", event.type[] = "start", event.action = "login", event.outcome = "success"
        FAILED LOGIN 1 FROM (null) FOR root, Authentication failure
            user.name = "root", event.reason = "Authentication failure", event.category[] = "authentication", event.type[] = "info", event.action = "login", event.outcome = "failure"
        FAILED LOGIN (2) on '/dev/tty1' FOR 'root', Authentication failure
            user.name = "root", event.reason = "Authentication failure", system.auth.pam.tty = "/dev/tty1", event.category[] = "authentication", event.type[] = "info", event.action = "login", event.outcome = "failure"
        FAILED LOGIN 1 FROM 192.0.2.7 FOR bob, Authentication failure
            user.name = "bob", event.reason = "Authentication failure", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "info", event.action = "login", event.outcome = "failure"
        FAILED LOGIN SESSION FROM 192.0.2.7 FOR bob, Error in service module
            user.name = "bob", event.reason = "Error in service module", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "info", event.action = "login_retries_exceeded"
        TOO MANY LOGIN TRIES (3) FROM 192.0.2.7 FOR bob, Authentication failure
            user.name = "bob", event.reason = "Authentication failure", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "info", event.action = "login_retries_exceeded"
        invalid password for 'UNKNOWN' on 'tty1'
            user.name = "UNKNOWN", system.auth.pam.tty = "tty1", event.category[] = "authentication", event.type[] = "info", event.action = "login", event.outcome = "failure"
        invalid password for 'bob' on '/dev/pts/1' from '192.0.2.7'
            user.name = "bob", system.auth.pam.tty = "/dev/pts/1", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "authentication", event.type[] = "info", event.action = "login", event.outcome = "failure"
    "#]],
    );
}

#[test]
fn logind() {
    let lines = [
        r#"New session 3 of user bob."#,
        r#"New session '4' of user 'bob' with class 'user' and type 'tty'."#,
        r#"Session 3 logged out. Waiting for processes to exit."#,
        r#"Removed session 3."#,
        r#"New seat seat0."#,
        r#"System is rebooting."#,
        r#"no such sentence"#,
    ];
    check(
        "systemd-logind[5]",
        &lines,
        &expect![[r#"
        New session 3 of user bob.
            system.auth.session.id = "3", user.name = "bob", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        New session '4' of user 'bob' with class 'user' and type 'tty'.
            system.auth.session.id = "4", user.name = "bob", event.category[] = "session", event.type[] = "start", event.action = "logged-on"
        Session 3 logged out. Waiting for processes to exit.
            system.auth.session.id = "3", event.category[] = "session", event.type[] = "info", event.action = "session_ending"
        Removed session 3.
            system.auth.session.id = "3", event.category[] = "session", event.type[] = "end", event.action = "logged-off"
        New seat seat0.
            event.category[] = "host", event.type[] = "info", event.action = "logind_message"
        System is rebooting.
            event.reason = "System is rebooting.", event.category[] = "host", event.type[] = "change", event.action = "system_state_changed"
        no such sentence
            OtherMessage
    "#]],
    );
}

#[test]
fn ftp() {
    let lines = [
        r#"connection from 222.33.90.199 () at Sun Jul 17 14:22:57 2005 "#,
        r#"connection from 82.68.222.194 (82-68-222-194.dsl.example.net) at Sun Jul 17 23:21:50 2005"#,
        r#"ANONYMOUS FTP LOGIN FROM 84.102.20.2,  (anonymous)"#,
        r#"FTP LOGIN FROM host.example.org [192.0.2.7], bob"#,
        r#"FTP LOGIN FAILED FROM host.example.org [192.0.2.7], bob"#,
        r#"failed login from host.example.org [192.0.2.7]"#,
        r#"FTP session closed"#,
        r#"getpeername (ftpd): Transport endpoint is not connected"#,
        r#"no such sentence"#,
    ];
    check(
        "ftpd[5]",
        &lines,
        &expect![[r#"
        connection from 222.33.90.199 () at Sun Jul 17 14:22:57 2005 
            network.protocol = "ftp", source.address = "222.33.90.199", source.ip = "222.33.90.199", event.category[] = "network", event.type[] = "connection", event.type[] = "start", event.action = "ftp_connection"
        connection from 82.68.222.194 (82-68-222-194.dsl.example.net) at Sun Jul 17 23:21:50 2005
            network.protocol = "ftp", source.address = "82.68.222.194", source.ip = "82.68.222.194", source.domain = "82-68-222-194.dsl.example.net", event.category[] = "network", event.type[] = "connection", event.type[] = "start", event.action = "ftp_connection"
        ANONYMOUS FTP LOGIN FROM 84.102.20.2,  (anonymous)
            network.protocol = "ftp", source.address = "84.102.20.2", source.ip = "84.102.20.2", user.name = "anonymous", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login", event.outcome = "success"
        FTP LOGIN FROM host.example.org [192.0.2.7], bob
            network.protocol = "ftp", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.domain = "host.example.org", user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login", event.outcome = "success"
        FTP LOGIN FAILED FROM host.example.org [192.0.2.7], bob
            network.protocol = "ftp", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.domain = "host.example.org", user.name = "bob", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login", event.outcome = "failure"
        failed login from host.example.org [192.0.2.7]
            network.protocol = "ftp", source.address = "192.0.2.7", source.ip = "192.0.2.7", source.domain = "host.example.org", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login", event.outcome = "failure"
        FTP session closed
            network.protocol = "ftp", event.reason = "FTP session closed", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ftp_connection_ended"
        getpeername (ftpd): Transport endpoint is not connected
            network.protocol = "ftp", event.reason = "getpeername (ftpd): Transport endpoint is not connected", event.category[] = "network", event.type[] = "connection", event.type[] = "end", event.action = "ftp_connection_ended"
        no such sentence
            OtherMessage, network.protocol = "ftp"
    "#]],
    );
}

#[test]
fn vsftpd() {
    let lines = [
        r#"CONNECT: Client "192.0.2.7""#,
        r#"[bob] OK LOGIN: Client "::ffff:192.0.2.7""#,
        r#"[bob] FAIL LOGIN: Client "192.0.2.7""#,
        r#"[pid 77] [bob] OK DOWNLOAD: Client "192.0.2.7", "/srv/customers.csv", 104857600 bytes, 1200.50Kbyte/sec"#,
        r#"[bob] OK UPLOAD: Client "192.0.2.7", "/in/a.bin", 12 bytes, 0.10Kbyte/sec"#,
        r#"[bob] FAIL DOWNLOAD: Client "192.0.2.7", "/srv/none", 0.00Kbyte/sec"#,
        r#"[bob] OK DELETE: Client "192.0.2.7", "/in/a.bin""#,
    ];
    check(
        "vsftpd[5]",
        &lines,
        &expect![[r#"
        CONNECT: Client "192.0.2.7"
            network.protocol = "ftp", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.category[] = "network", event.type[] = "connection", event.type[] = "start", event.action = "ftp_connection"
        [bob] OK LOGIN: Client "::ffff:192.0.2.7"
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.outcome = "success", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login"
        [bob] FAIL LOGIN: Client "192.0.2.7"
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", event.outcome = "failure", event.category[] = "authentication", event.type[] = "info", event.action = "ftp_login"
        [pid 77] [bob] OK DOWNLOAD: Client "192.0.2.7", "/srv/customers.csv", 104857600 bytes, 1200.50Kbyte/sec
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", file.path = "/srv/customers.csv", event.outcome = "success", destination.bytes = 104857600, network.bytes = 104857600, event.category[] = "file", event.category[] = "network", event.type[] = "access", event.action = "ftp_download"
        [bob] OK UPLOAD: Client "192.0.2.7", "/in/a.bin", 12 bytes, 0.10Kbyte/sec
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", file.path = "/in/a.bin", event.outcome = "success", source.bytes = 12, network.bytes = 12, event.category[] = "file", event.category[] = "network", event.type[] = "creation", event.action = "ftp_upload"
        [bob] FAIL DOWNLOAD: Client "192.0.2.7", "/srv/none", 0.00Kbyte/sec
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", file.path = "/srv/none", event.outcome = "failure", event.category[] = "file", event.category[] = "network", event.type[] = "access", event.action = "ftp_download"
        [bob] OK DELETE: Client "192.0.2.7", "/in/a.bin"
            network.protocol = "ftp", user.name = "bob", source.address = "192.0.2.7", source.ip = "192.0.2.7", file.path = "/in/a.bin", event.outcome = "success", event.category[] = "file", event.type[] = "deletion", event.action = "ftp_delete"
    "#]],
    );
}

#[test]
fn kernel() {
    let lines = [
        r#"[17.4] [UFW BLOCK] IN=eth0 OUT= MAC=01:02:03:aa:bb:cc:0a:0b:0c:0d:0e:0f:08:00 SRC=203.0.113.9 DST=10.0.0.1 LEN=40 TOS=0x00 PREC=0x20 TTL=245 ID=54321 DF PROTO=TCP SPT=51234 DPT=22 WINDOW=1024 RES=0x00 SYN URGP=0 "#,
        r#"[UFW ALLOW] IN= OUT=eth0 SRC=10.0.0.1 DST=192.0.2.53 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=7 PROTO=UDP SPT=5353 DPT=53 LEN=40"#,
        r#"IPTABLES-DROP: IN=eth1 OUT=eth0 SRC=10.1.1.1 DST=192.0.2.9 LEN=84 TOS=0x00 PREC=0x00 TTL=63 ID=0 DF PROTO=ICMP TYPE=8 CODE=0 ID=11 SEQ=1"#,
        r#"rejected IN=eth0 OUT= SRC=2001:db8::1 DST=2001:db8::2 LEN=72 TC=0 HOPLIMIT=255 FLOWLBL=12 PROTO=ICMPv6 TYPE=135 CODE=0 "#,
        r#"[WAN_IN-3001-D]IN=eth0 OUT=eth1 SRC=203.0.113.9 DST=10.0.0.1 LEN=40 TOS=0x00 PREC=0x00 TTL=245 ID=1 PROTO=TCP SPT=1 DPT=2 WINDOW=1 RES=0x00 RST URGP=0"#,
        r#"[UFW AUDIT] IN=eth0 OUT= SRC=10.0.0.2 DST=224.0.0.1 LEN=32 TOS=0x00 PREC=0xC0 TTL=1 ID=0 DF PROTO=2"#,
        r#"device eth0 entered promiscuous mode"#,
        r#"Linux version 2.6.5-1.358 (bhcompile@bugs.build.redhat.com)"#,
    ];
    check(
        "kernel",
        &lines,
        &expect![[r#"
        [17.4] [UFW BLOCK] IN=eth0 OUT= MAC=01:02:03:aa:bb:cc:0a:0b:0c:0d:0e:0f:08:00 SRC=203.0.113.9 DST=10.0.0.1 LEN=40 TOS=0x00 PREC=0x20 TTL=245 ID=54321 DF PROTO=TCP SPT=51234 DPT=22 WINDOW=1024 RES=0x00 SYN URGP=0 
            rule.name = "UFW BLOCK", observer.ingress.interface.name = "eth0", iptables.input_device = "eth0", destination.mac = "01-02-03-AA-BB-CC", source.mac = "0A-0B-0C-0D-0E-0F", iptables.ether_type = "08:00", source.address = "203.0.113.9", source.ip = "203.0.113.9", destination.address = "10.0.0.1", destination.ip = "10.0.0.1", iptables.length = 40, iptables.tos = 0, iptables.precedence_bits = 32, iptables.ttl = 245, iptables.id = 54321, iptables.fragment_flags[] = "DF", network.transport = "tcp", source.port = 51234, destination.port = 22, iptables.tcp.window = 1024, iptables.tcp.reserved_bits = 0, iptables.tcp.flags[] = "SYN", network.type = "ipv4", network.direction = "ingress", event.category[] = "network", event.type[] = "connection", event.action = "block", event.type[] = "denied"
        [UFW ALLOW] IN= OUT=eth0 SRC=10.0.0.1 DST=192.0.2.53 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=7 PROTO=UDP SPT=5353 DPT=53 LEN=40
            rule.name = "UFW ALLOW", observer.egress.interface.name = "eth0", iptables.output_device = "eth0", source.address = "10.0.0.1", source.ip = "10.0.0.1", destination.address = "192.0.2.53", destination.ip = "192.0.2.53", iptables.length = 60, iptables.tos = 0, iptables.precedence_bits = 0, iptables.ttl = 64, iptables.id = 7, network.transport = "udp", source.port = 5353, destination.port = 53, iptables.udp.length = 40, network.type = "ipv4", network.direction = "egress", event.category[] = "network", event.type[] = "connection", event.action = "allow", event.type[] = "allowed"
        IPTABLES-DROP: IN=eth1 OUT=eth0 SRC=10.1.1.1 DST=192.0.2.9 LEN=84 TOS=0x00 PREC=0x00 TTL=63 ID=0 DF PROTO=ICMP TYPE=8 CODE=0 ID=11 SEQ=1
            rule.name = "IPTABLES-DROP", observer.ingress.interface.name = "eth1", iptables.input_device = "eth1", observer.egress.interface.name = "eth0", iptables.output_device = "eth0", source.address = "10.1.1.1", source.ip = "10.1.1.1", destination.address = "192.0.2.9", destination.ip = "192.0.2.9", iptables.length = 84, iptables.tos = 0, iptables.precedence_bits = 0, iptables.ttl = 63, iptables.id = 0, iptables.fragment_flags[] = "DF", network.transport = "icmp", iptables.icmp.type = 8, iptables.icmp.code = 0, iptables.icmp.id = 11, iptables.icmp.seq = 1, network.type = "ipv4", event.category[] = "network", event.type[] = "connection", event.action = "drop", event.type[] = "denied"
        rejected IN=eth0 OUT= SRC=2001:db8::1 DST=2001:db8::2 LEN=72 TC=0 HOPLIMIT=255 FLOWLBL=12 PROTO=ICMPv6 TYPE=135 CODE=0 
            rule.name = "rejected", observer.ingress.interface.name = "eth0", iptables.input_device = "eth0", source.address = "2001:db8::1", source.ip = "2001:db8::1", destination.address = "2001:db8::2", destination.ip = "2001:db8::2", iptables.length = 72, iptables.tos = 0, iptables.ttl = 255, iptables.flow_label = 12, network.transport = "ipv6-icmp", iptables.icmp.type = 135, iptables.icmp.code = 0, network.type = "ipv6", network.direction = "ingress", event.category[] = "network", event.type[] = "connection", event.action = "reject", event.type[] = "denied"
        [WAN_IN-3001-D]IN=eth0 OUT=eth1 SRC=203.0.113.9 DST=10.0.0.1 LEN=40 TOS=0x00 PREC=0x00 TTL=245 ID=1 PROTO=TCP SPT=1 DPT=2 WINDOW=1 RES=0x00 RST URGP=0
            rule.name = "WAN_IN-3001-D", observer.ingress.interface.name = "eth0", iptables.input_device = "eth0", observer.egress.interface.name = "eth1", iptables.output_device = "eth1", source.address = "203.0.113.9", source.ip = "203.0.113.9", destination.address = "10.0.0.1", destination.ip = "10.0.0.1", iptables.length = 40, iptables.tos = 0, iptables.precedence_bits = 0, iptables.ttl = 245, iptables.id = 1, network.transport = "tcp", source.port = 1, destination.port = 2, iptables.tcp.window = 1, iptables.tcp.reserved_bits = 0, iptables.tcp.flags[] = "RST", network.type = "ipv4", event.category[] = "network", event.type[] = "connection", event.action = "drop", event.type[] = "denied"
        [UFW AUDIT] IN=eth0 OUT= SRC=10.0.0.2 DST=224.0.0.1 LEN=32 TOS=0x00 PREC=0xC0 TTL=1 ID=0 DF PROTO=2
            rule.name = "UFW AUDIT", observer.ingress.interface.name = "eth0", iptables.input_device = "eth0", source.address = "10.0.0.2", source.ip = "10.0.0.2", destination.address = "224.0.0.1", destination.ip = "224.0.0.1", iptables.length = 32, iptables.tos = 0, iptables.precedence_bits = 192, iptables.ttl = 1, iptables.id = 0, iptables.fragment_flags[] = "DF", network.iana_number = "2", network.transport = "igmp", network.type = "ipv4", network.direction = "ingress", event.category[] = "network", event.type[] = "connection", event.action = "audit", event.type[] = "info"
        device eth0 entered promiscuous mode
            OtherProgram
        Linux version 2.6.5-1.358 (bhcompile@bugs.build.redhat.com)
            OtherProgram
    "#]],
    );
}

#[test]
fn programs_without_a_parser() {
    let lines = [r#"client 192.0.2.7#53: query: example.org IN A"#, r#"last message repeated 2 times"#];
    check(
        "named[5]",
        &lines,
        &expect![[r#"
        client 192.0.2.7#53: query: example.org IN A
            OtherProgram
        last message repeated 2 times
            log.repeated = 2
    "#]],
    );
}
