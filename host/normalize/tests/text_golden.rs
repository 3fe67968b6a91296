//! Whole events: every field of one record of each envelope.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::Bench;
use expect_test::{Expect, expect};

fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&Bench::new().show(line));
}

fn check_from(source: &str, format: Option<&str>, line: &str, expected: &Expect) {
    let bench = Bench::new();
    let batch = bench.events(source, format, "2025-06-01T00:00:00Z", &[line.as_bytes()]);
    expected.assert_eq(&bench.shown(&batch));
}

#[test]
fn rfc3164_without_priority() {
    check(
        r##"Dec 10 06:55:48 LabSZ sshd[24200]: Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2"##,
        &expect![[r#"
            @ 2024-12-10T06:55:48Z Understood
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "LabSZ"
            host.hostname = "LabSZ"
            host.name = "LabSZ"
            related.hosts[] = "LabSZ"
            log.syslog.appname = "sshd"
            process.name = "sshd"
            log.syslog.procid = "24200"
            process.pid = 24200
            message = "Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2"
            system.auth.ssh.event = "Failed"
            system.auth.ssh.method = "password"
            user.name = "webmaster"
            related.user[] = "webmaster"
            source.address = "173.234.31.186"
            source.ip = "173.234.31.186"
            related.ip[] = "173.234.31.186"
            source.port = 38926
            event.category[] = "authentication"
            event.type[] = "info"
            event.action = "ssh_login"
            event.outcome = "failure"
            event.dataset = "system.auth"
        "#]],
    );
}

#[test]
fn rfc3164_with_priority() {
    check(
        r##"<38>Jan  5 06:55:48 LabSZ sshd[24200]: Server listening on 0.0.0.0 port 22."##,
        &expect![[r#"
            @ 2025-01-05T06:55:48Z Understood
            log.syslog.priority = 38
            log.syslog.facility.code = 4
            log.syslog.severity.code = 6
            log.syslog.facility.name = "auth"
            log.syslog.severity.name = "Informational"
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "LabSZ"
            host.hostname = "LabSZ"
            host.name = "LabSZ"
            related.hosts[] = "LabSZ"
            log.syslog.appname = "sshd"
            process.name = "sshd"
            log.syslog.procid = "24200"
            process.pid = 24200
            message = "Server listening on 0.0.0.0 port 22."
            service.address = "0.0.0.0"
            server.port = 22
            event.category[] = "process"
            event.type[] = "start"
            event.action = "ssh_server_listening"
            event.dataset = "system.auth"
        "#]],
    );
}

#[test]
fn rfc3164_from_a_local_socket_has_no_host() {
    check(
        r##"<13>Jan  5 06:55:48 backup: done"##,
        &expect![[r#"
            @ 2025-01-05T06:55:48Z OtherProgram
            log.syslog.priority = 13
            log.syslog.facility.code = 1
            log.syslog.severity.code = 5
            log.syslog.facility.name = "user"
            log.syslog.severity.name = "Notice"
            event.kind = "event"
            event.module = "system"
            log.syslog.appname = "backup"
            process.name = "backup"
            message = "done"
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rfc3164_with_nothing_but_a_priority() {
    check(
        r##"<13>disk full"##,
        &expect![[r#"
            @ 2025-06-01T00:00:00Z OtherProgram
            log.syslog.priority = 13
            log.syslog.facility.code = 1
            log.syslog.severity.code = 5
            log.syslog.facility.name = "user"
            log.syslog.severity.name = "Notice"
            event.kind = "event"
            event.module = "system"
            message = "disk full"
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rsyslog_file_with_rfc3339_time() {
    check(
        r##"2025-01-02T03:04:05.678901+01:00 web1 CRON[77]: (root) CMD (true)"##,
        &expect![[r#"
            @ 2025-01-02T02:04:05.678901Z Understood
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "web1"
            host.hostname = "web1"
            host.name = "web1"
            related.hosts[] = "web1"
            log.syslog.appname = "CRON"
            process.name = "CRON"
            log.syslog.procid = "77"
            process.pid = 77
            message = "(root) CMD (true)"
            user.name = "root"
            related.user[] = "root"
            process.command_line = "true"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "cron_command"
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rsyslog_repeats() {
    check(
        r##"Jan  5 06:55:48 web1 last message repeated 3 times"##,
        &expect![[r#"
            @ 2025-01-05T06:55:48Z Understood
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "web1"
            host.hostname = "web1"
            host.name = "web1"
            related.hosts[] = "web1"
            message = "last message repeated 3 times"
            log.repeated = 3
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn old_syslogd_names_its_version() {
    check(
        r##"Jun 15 04:06:20 combo syslogd 1.4.1: restart."##,
        &expect![[r#"
            @ 2024-06-15T04:06:20Z OtherProgram
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "combo"
            host.hostname = "combo"
            host.name = "combo"
            related.hosts[] = "combo"
            log.syslog.appname = "syslogd"
            process.name = "syslogd"
            message = "restart."
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn old_login_names_the_user() {
    check(
        r##"Jun 29 10:08:19 combo  -- root[2421]: ROOT LOGIN ON tty2"##,
        &expect![[r#"
            @ 2024-06-29T10:08:19Z Understood
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "combo"
            host.hostname = "combo"
            host.name = "combo"
            related.hosts[] = "combo"
            log.syslog.appname = "login"
            process.name = "login"
            log.syslog.procid = "2421"
            process.pid = 2421
            message = "ROOT LOGIN ON tty2"
            system.auth.pam.tty = "tty2"
            user.name = "root"
            related.user[] = "root"
            event.category[] = "authentication"
            event.category[] = "session"
            event.type[] = "start"
            event.action = "login"
            event.outcome = "success"
            event.dataset = "system.auth"
        "#]],
    );
}

#[test]
fn a_path_as_program() {
    check(
        r##"Jan  5 06:55:48 web1 /usr/sbin/cron[5]: (root) CMD (true)"##,
        &expect![[r#"
            @ 2025-01-05T06:55:48Z Understood
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "web1"
            host.hostname = "web1"
            host.name = "web1"
            related.hosts[] = "web1"
            log.syslog.appname = "/usr/sbin/cron"
            process.name = "cron"
            log.syslog.procid = "5"
            process.pid = 5
            message = "(root) CMD (true)"
            user.name = "root"
            related.user[] = "root"
            process.command_line = "true"
            event.category[] = "process"
            event.type[] = "start"
            event.action = "cron_command"
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rfc5424() {
    check(
        r##"<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 812 ID47 [exampleSDID@32473 iut="3" eventSource="Appli\"ca\]tion" eventID="1011"][examplePriority@32473 class="high"] ﻿An application event log entry..."##,
        &expect![[r#"
            @ 2003-10-11T22:14:15.003Z OtherProgram
            log.syslog.version = "1"
            log.syslog.msgid = "ID47"
            log.syslog.structured_data.exampleSDID@32473.iut = "3"
            log.syslog.structured_data.exampleSDID@32473.eventSource = "Appli\"ca]tion"
            log.syslog.structured_data.exampleSDID@32473.eventID = "1011"
            log.syslog.structured_data.examplePriority@32473.class = "high"
            log.syslog.priority = 165
            log.syslog.facility.code = 20
            log.syslog.severity.code = 5
            log.syslog.facility.name = "local4"
            log.syslog.severity.name = "Notice"
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "mymachine.example.com"
            host.hostname = "mymachine.example.com"
            host.name = "mymachine.example.com"
            related.hosts[] = "mymachine.example.com"
            log.syslog.appname = "evntslog"
            process.name = "evntslog"
            log.syslog.procid = "812"
            process.pid = 812
            message = "An application event log entry..."
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rfc5424_of_nothing_but_dashes() {
    check(
        r##"<14>1 - - - - - -"##,
        &expect![[r#"
            @ 2025-06-01T00:00:00Z OtherProgram
            log.syslog.version = "1"
            log.syslog.priority = 14
            log.syslog.facility.code = 1
            log.syslog.severity.code = 6
            log.syslog.facility.name = "user"
            log.syslog.severity.name = "Informational"
            event.kind = "event"
            event.module = "system"
            message = ""
            event.dataset = "system.syslog"
        "#]],
    );
}

#[test]
fn rfc5424_of_a_known_program() {
    check(
        r##"83 <86>1 2025-01-02T03:04:05+02:00 web1 sshd 77 - - Accepted password for bob from 10.0.0.7 port 1 ssh2"##,
        &expect![[r#"
            @ 2025-01-02T01:04:05Z Understood
            log.syslog.version = "1"
            log.syslog.priority = 86
            log.syslog.facility.code = 10
            log.syslog.severity.code = 6
            log.syslog.facility.name = "authpriv"
            log.syslog.severity.name = "Informational"
            event.kind = "event"
            event.module = "system"
            log.syslog.hostname = "web1"
            host.hostname = "web1"
            host.name = "web1"
            related.hosts[] = "web1"
            log.syslog.appname = "sshd"
            process.name = "sshd"
            log.syslog.procid = "77"
            process.pid = 77
            message = "Accepted password for bob from 10.0.0.7 port 1 ssh2"
            system.auth.ssh.event = "Accepted"
            system.auth.ssh.method = "password"
            user.name = "bob"
            related.user[] = "bob"
            source.address = "10.0.0.7"
            source.ip = "10.0.0.7"
            related.ip[] = "10.0.0.7"
            source.port = 1
            event.category[] = "authentication"
            event.category[] = "session"
            event.type[] = "info"
            event.action = "ssh_login"
            event.outcome = "success"
            event.dataset = "system.auth"
        "#]],
    );
}

#[test]
fn access_combined() {
    check(
        r##"192.0.2.7 - alice [10/Oct/2024:13:55:36 -0700] "GET /shop/item.php?id=1%27%20OR%201=1 HTTP/1.1" 404 2326 "http://example.com/start" "Mozilla/5.0 (X11)""##,
        &expect![[r#"
            @ 2024-10-10T20:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            user.name = "alice"
            related.user[] = "alice"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "/shop/item.php?id=1%27%20OR%201=1"
            url.path = "/shop/item.php"
            url.query = "id=1%27%20OR%201=1"
            url.extension = "php"
            http.response.status_code = 404
            event.outcome = "failure"
            event.type[] = "error"
            http.response.body.bytes = 2326
            http.request.referrer = "http://example.com/start"
            user_agent.original = "Mozilla/5.0 (X11)"
            message = "192.0.2.7 - alice [10/Oct/2024:13:55:36 -0700] \"GET /shop/item.php?id=1%27%20OR%201=1 HTTP/1.1\" 404 2326 \"http://example.com/start\" \"Mozilla/5.0 (X11)\""
        "#]],
    );
}

#[test]
fn access_common() {
    check(
        r##"host.example.org - - [10/Oct/2024:13:55:36 +0000] "HEAD / HTTP/1.0" 200 -"##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "host.example.org"
            source.domain = "host.example.org"
            related.hosts[] = "host.example.org"
            http.request.method = "HEAD"
            http.version = "1.0"
            url.original = "/"
            url.path = "/"
            http.response.status_code = 200
            event.outcome = "success"
            message = "host.example.org - - [10/Oct/2024:13:55:36 +0000] \"HEAD / HTTP/1.0\" 200 -"
        "#]],
    );
}

#[test]
fn access_of_nginx() {
    check_from(
        "/var/log/nginx/access.log",
        None,
        r##"::1 - - [10/Oct/2024:13:55:36 +0000] "POST /login HTTP/2.0" 302 0 "-" "-" "203.0.113.9" 0.003"##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "nginx"
            event.dataset = "nginx.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "::1"
            source.ip = "::1"
            related.ip[] = "::1"
            http.request.method = "POST"
            http.version = "2.0"
            url.original = "/login"
            url.path = "/login"
            http.response.status_code = 302
            event.outcome = "success"
            http.response.body.bytes = 0
            message = "::1 - - [10/Oct/2024:13:55:36 +0000] \"POST /login HTTP/2.0\" 302 0 \"-\" \"-\" \"203.0.113.9\" 0.003"
        "#]],
    );
}

#[test]
fn access_behind_a_virtual_host() {
    check(
        r##"www.example.org:443 192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] "GET http://example.org:8080/a/b.tar.gz?x#y HTTP/1.1" 200 5 "-" "curl/8""##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            destination.address = "www.example.org"
            destination.domain = "www.example.org"
            related.hosts[] = "www.example.org"
            destination.port = 443
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "http://example.org:8080/a/b.tar.gz?x#y"
            url.scheme = "http"
            url.domain = "example.org"
            url.port = 8080
            url.path = "/a/b.tar.gz"
            url.query = "x"
            url.fragment = "y"
            url.extension = "gz"
            http.response.status_code = 200
            event.outcome = "success"
            http.response.body.bytes = 5
            user_agent.original = "curl/8"
            message = "www.example.org:443 192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] \"GET http://example.org:8080/a/b.tar.gz?x#y HTTP/1.1\" 200 5 \"-\" \"curl/8\""
        "#]],
    );
}

#[test]
fn access_behind_proxies() {
    check(
        r##"203.0.113.9, 10.0.0.3 - - [10/Oct/2024:13:55:36 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8""##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "203.0.113.9"
            source.ip = "203.0.113.9"
            related.ip[] = "203.0.113.9"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "/"
            url.path = "/"
            http.response.status_code = 200
            event.outcome = "success"
            http.response.body.bytes = 5
            user_agent.original = "curl/8"
            message = "203.0.113.9, 10.0.0.3 - - [10/Oct/2024:13:55:36 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"curl/8\""
        "#]],
    );
}

#[test]
fn access_with_escapes() {
    check(
        r##"192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] "GET /?q=\"a b\"\x3Cscript\x3E HTTP/1.1" 400 5 "\"><x" "a \\ b""##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "/?q=\"a b\"<script>"
            url.path = "/"
            url.query = "q=\"a b\"<script>"
            http.response.status_code = 400
            event.outcome = "failure"
            event.type[] = "error"
            http.response.body.bytes = 5
            http.request.referrer = "\"><x"
            user_agent.original = "a \\ b"
            message = "192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] \"GET /?q=\\\"a b\\\"\\x3Cscript\\x3E HTTP/1.1\" 400 5 \"\\\"><x\" \"a \\\\ b\""
        "#]],
    );
}

#[test]
fn access_of_a_tls_handshake() {
    check(
        r##"192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] "\x16\x03\x01\x02" 400 157 "-" "-""##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            http.response.status_code = 400
            event.outcome = "failure"
            event.type[] = "error"
            http.response.body.bytes = 157
            message = "192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] \"\\x16\\x03\\x01\\x02\" 400 157 \"-\" \"-\""
        "#]],
    );
}

#[test]
fn access_of_a_silent_client() {
    check(
        r##"192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] "-" 408 -"##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            http.response.status_code = 408
            event.outcome = "failure"
            event.type[] = "error"
            message = "192.0.2.7 - - [10/Oct/2024:13:55:36 +0000] \"-\" 408 -"
        "#]],
    );
}

#[test]
fn access_of_a_tunnel() {
    check(
        r##"192.0.2.7 - bob smith [10/Oct/2024:13:55:36 +0000] "CONNECT mail.example.org:25 HTTP/1.1" 405 5"##,
        &expect![[r#"
            @ 2024-10-10T13:55:36Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.access"
            event.category[] = "web"
            event.type[] = "access"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            user.name = "bob smith"
            related.user[] = "bob smith"
            http.request.method = "CONNECT"
            http.version = "1.1"
            url.original = "mail.example.org:25"
            url.domain = "mail.example.org"
            url.port = 25
            http.response.status_code = 405
            event.outcome = "failure"
            event.type[] = "error"
            http.response.body.bytes = 5
            message = "192.0.2.7 - bob smith [10/Oct/2024:13:55:36 +0000] \"CONNECT mail.example.org:25 HTTP/1.1\" 405 5"
        "#]],
    );
}

#[test]
fn apache_error_2_2() {
    check(
        r##"[Sun Dec 04 04:52:05 2005] [error] [client 222.166.160.184] Directory index forbidden by rule: /var/www/html/"##,
        &expect![[r#"
            @ 2005-12-04T04:52:05Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.error"
            event.category[] = "web"
            source.address = "222.166.160.184"
            source.ip = "222.166.160.184"
            related.ip[] = "222.166.160.184"
            log.level = "error"
            event.type[] = "error"
            message = "Directory index forbidden by rule: /var/www/html/"
            file.path = "/var/www/html/"
        "#]],
    );
}

#[test]
fn apache_error_2_4() {
    check(
        r##"[Mon Dec 26 16:22:08.987654 2016] [authz_core:error] [pid 11379:tid 140023] [client 192.0.2.7:51234] AH01630: client denied by server configuration: /srv/www/.git, referer: http://example.org/"##,
        &expect![[r#"
            @ 2016-12-26T16:22:08.987654Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.error"
            event.category[] = "web"
            apache.error.module = "authz_core"
            process.pid = 11379
            process.thread.id = 140023
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            source.port = 51234
            log.level = "error"
            event.type[] = "error"
            message = "AH01630: client denied by server configuration: /srv/www/.git, referer: http://example.org/"
            event.code = "AH01630"
            http.request.referrer = "http://example.org/"
            file.path = "/srv/www/.git"
        "#]],
    );
}

#[test]
fn apache_error_of_a_password() {
    check(
        r##"[Mon Dec 26 16:22:08.987654 2016] [auth_basic:error] [pid 9] [client 2001:db8::1:4711] AH01617: user bob: authentication failure for "/admin": Password Mismatch"##,
        &expect![[r#"
            @ 2016-12-26T16:22:08.987654Z Understood
            event.kind = "event"
            event.module = "apache"
            event.dataset = "apache.error"
            event.category[] = "web"
            apache.error.module = "auth_basic"
            process.pid = 9
            source.address = "2001:db8::1"
            source.ip = "2001:db8::1"
            related.ip[] = "2001:db8::1"
            source.port = 4711
            log.level = "error"
            event.type[] = "error"
            message = "AH01617: user bob: authentication failure for \"/admin\": Password Mismatch"
            event.code = "AH01617"
            user.name = "bob"
            related.user[] = "bob"
            event.category[] = "authentication"
            event.outcome = "failure"
        "#]],
    );
}

#[test]
fn nginx_error() {
    check(
        r##"2024/01/02 03:04:05 [error] 17#21: *3 open() "/srv/x, client: 6.6.6.6" failed (2: No such file or directory), client: 192.0.2.7, server: example.org, request: "GET /x,%20client: HTTP/1.1", upstream: "http://10.0.0.5:8080/x", host: "example.org:8443", referrer: "http://example.org/""##,
        &expect![[r#"
            @ 2024-01-02T03:04:05Z Understood
            event.kind = "event"
            event.module = "nginx"
            event.dataset = "nginx.error"
            event.category[] = "web"
            event.type[] = "error"
            log.level = "error"
            process.pid = 17
            process.thread.id = 21
            nginx.error.connection_id = 3
            message = "open() \"/srv/x, client: 6.6.6.6\" failed (2: No such file or directory), client: 192.0.2.7, server: example.org, request: \"GET /x,%20client: HTTP/1.1\", upstream: \"http://10.0.0.5:8080/x\", host: \"example.org:8443\", referrer: \"http://example.org/\""
            file.path = "/srv/x, client: 6.6.6.6"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            destination.domain = "example.org"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "/x,%20client:"
            url.path = "/x,%20client:"
            service.target.address = "10.0.0.5:8080"
            url.domain = "example.org"
            url.port = 8443
            http.request.referrer = "http://example.org/"
        "#]],
    );
}

#[test]
fn nginx_error_of_a_password() {
    check(
        r##"2024/01/02 03:04:05 [error] 17#17: *3 user "bob": password mismatch, client: 192.0.2.7, server: _, request: "GET /admin HTTP/1.1", host: "example.org""##,
        &expect![[r#"
            @ 2024-01-02T03:04:05Z Understood
            event.kind = "event"
            event.module = "nginx"
            event.dataset = "nginx.error"
            event.category[] = "web"
            event.type[] = "error"
            log.level = "error"
            process.pid = 17
            process.thread.id = 17
            nginx.error.connection_id = 3
            message = "user \"bob\": password mismatch, client: 192.0.2.7, server: _, request: \"GET /admin HTTP/1.1\", host: \"example.org\""
            user.name = "bob"
            related.user[] = "bob"
            event.category[] = "authentication"
            event.outcome = "failure"
            source.address = "192.0.2.7"
            source.ip = "192.0.2.7"
            related.ip[] = "192.0.2.7"
            http.request.method = "GET"
            http.version = "1.1"
            url.original = "/admin"
            url.path = "/admin"
            url.domain = "example.org"
        "#]],
    );
}

#[test]
fn nginx_notice() {
    check(
        r##"2024/01/02 03:04:05 [notice] 1#1: using the "epoll" event method"##,
        &expect![[r#"
            @ 2024-01-02T03:04:05Z Understood
            event.kind = "event"
            event.module = "nginx"
            event.dataset = "nginx.error"
            event.category[] = "web"
            event.type[] = "info"
            log.level = "notice"
            process.pid = 1
            process.thread.id = 1
            message = "using the \"epoll\" event method"
        "#]],
    );
}

#[test]
fn text_of_no_known_shape() {
    check(
        r##"2016-09-28 04:30:30, Info CBS Loaded Servicing Stack"##,
        &expect![[r#"
            @ 2025-06-01T00:00:00Z Failed
            message = "2016-09-28 04:30:30, Info CBS Loaded Servicing Stack"
            event.kind = "event"
            error.message = "the line fits no known format (syslog, access, apache-error, nginx-error, json, suricata, windows-nxlog, winlogbeat, windows-event, ecs); if it is one of them, name it as the source's `format`"
            event.original = "2016-09-28 04:30:30, Info CBS Loaded Servicing Stack"
        "#]],
    );
}

#[test]
fn a_named_format_that_does_not_fit() {
    check_from(
        "x",
        Some("access"),
        r##"not an access log"##,
        &expect![[r#"
            @ 2025-06-01T00:00:00Z Failed
            event.kind = "event"
            error.message = "the line is not a web access log (nginx or Apache, common or combined): no time such as [10/Oct/2000:13:55:36 -0700] and then a quote stand in it; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
            event.original = "not an access log"
        "#]],
    );
}

#[test]
fn a_format_that_is_named_wins() {
    check_from(
        "x",
        Some("text"),
        r##"[Sun Dec 04 04:52:05 2005] [error] x"##,
        &expect![[r#"
            @ 2025-06-01T00:00:00Z OtherProgram
            event.kind = "event"
            message = "[Sun Dec 04 04:52:05 2005] [error] x"
        "#]],
    );
}
