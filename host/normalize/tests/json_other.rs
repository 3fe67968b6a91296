//! Suricata EVE, ECS, and JSON of no known kind: whole events.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use bartizan_model::Parsed;
use common::Bench;
use expect_test::{Expect, expect};

fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&Bench::new().show(line));
}

/// Checks all but the native names.
fn check_ecs(line: &str, expected: &Expect) {
    let shown = Bench::new().show(line);
    let kept = shown.lines().filter(|line| !line.starts_with("suricata.eve."));
    expected.assert_eq(&kept.map(|line| format!("{line}\n")).collect::<String>());
}

#[test]
fn suricata_alert() {
    check(
        r##"{"timestamp":"2024-03-01T10:00:00.123456+0000","flow_id":1234567890123456,"in_iface":"eth0","event_type":"alert","src_ip":"198.51.100.9","src_port":51000,"dest_ip":"10.0.0.5","dest_port":80,"proto":"TCP","community_id":"1:abc=","alert":{"action":"blocked","gid":1,"signature_id":2019401,"rev":7,"signature":"ET POLICY Vulnerable Java Version","category":"Potentially Bad Traffic","severity":2,"metadata":{"mitre_tactic_id":["TA0001"],"mitre_technique_id":["T1190","T1059"]}},"http":{"hostname":"shop.example.com","url":"/a/b?q=1&r=2#top","http_user_agent":"Java/1.7","http_method":"GET","protocol":"HTTP/1.1","status":200,"length":512},"app_proto":"http","flow":{"pkts_toserver":4,"pkts_toclient":3,"bytes_toserver":500,"bytes_toclient":1200,"start":"2024-03-01T09:59:59.000000+0000"}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00.123456Z Understood
            suricata.eve.timestamp = "2024-03-01T10:00:00.123456+0000"
            suricata.eve.flow_id = 1234567890123456
            suricata.eve.in_iface = "eth0"
            suricata.eve.event_type = "alert"
            suricata.eve.src_ip = "198.51.100.9"
            suricata.eve.src_port = 51000
            suricata.eve.dest_ip = "10.0.0.5"
            suricata.eve.dest_port = 80
            suricata.eve.proto = "TCP"
            suricata.eve.community_id = "1:abc="
            suricata.eve.alert.action = "blocked"
            suricata.eve.alert.gid = 1
            suricata.eve.alert.signature_id = 2019401
            suricata.eve.alert.rev = 7
            suricata.eve.alert.signature = "ET POLICY Vulnerable Java Version"
            suricata.eve.alert.category = "Potentially Bad Traffic"
            suricata.eve.alert.severity = 2
            suricata.eve.alert.metadata.mitre_tactic_id[] = "TA0001"
            suricata.eve.alert.metadata.mitre_technique_id[] = "T1190"
            suricata.eve.alert.metadata.mitre_technique_id[] = "T1059"
            suricata.eve.http.hostname = "shop.example.com"
            suricata.eve.http.url = "/a/b?q=1&r=2#top"
            suricata.eve.http.http_user_agent = "Java/1.7"
            suricata.eve.http.http_method = "GET"
            suricata.eve.http.protocol = "HTTP/1.1"
            suricata.eve.http.status = 200
            suricata.eve.http.length = 512
            suricata.eve.app_proto = "http"
            suricata.eve.flow.pkts_toserver = 4
            suricata.eve.flow.pkts_toclient = 3
            suricata.eve.flow.bytes_toserver = 500
            suricata.eve.flow.bytes_toclient = 1200
            suricata.eve.flow.start = "2024-03-01T09:59:59.000000+0000"
            event.kind = "alert"
            event.category[] = "network"
            event.category[] = "intrusion_detection"
            event.action = "alert"
            network.protocol = "http"
            source.address = "198.51.100.9"
            source.ip = "198.51.100.9"
            related.ip[] = "198.51.100.9"
            source.port = 51000
            destination.address = "10.0.0.5"
            destination.ip = "10.0.0.5"
            related.ip[] = "10.0.0.5"
            destination.port = 80
            network.transport = "tcp"
            network.community_id = "1:abc="
            rule.name = "ET POLICY Vulnerable Java Version"
            rule.id = "2019401"
            rule.category = "Potentially Bad Traffic"
            message = "Potentially Bad Traffic"
            rule.version = "7"
            event.severity = 2
            event.start = "2024-03-01T09:59:59Z"
            source.packets = 4
            destination.packets = 3
            source.bytes = 500
            destination.bytes = 1200
            http.request.method = "GET"
            http.response.status_code = 200
            http.response.body.bytes = 512
            user_agent.original = "Java/1.7"
            url.domain = "shop.example.com"
            destination.domain = "shop.example.com"
            related.hosts[] = "shop.example.com"
            event.type[] = "denied"
            threat.tactic.id[] = "TA0001"
            threat.technique.id[] = "T1190"
            threat.technique.id[] = "T1059"
            network.bytes = 1700
            network.packets = 7
            http.version = "1.1"
            url.original = "/a/b?q=1&r=2#top"
            url.path = "/a/b"
            url.query = "q=1&r=2"
            url.fragment = "top"
            event.module = "suricata"
            event.dataset = "suricata.eve"
        "#]],
    );
}

#[test]
fn suricata_flow() {
    check_ecs(
        r##"{"timestamp":"2024-03-01T10:01:00.000000+0000","flow_id":1,"event_type":"flow","src_ip":"10.0.0.5","src_port":1,"dest_ip":"fe80::1","dest_port":53,"proto":"UDP","app_proto":"failed","flow":{"pkts_toserver":1,"pkts_toclient":0,"bytes_toserver":70,"bytes_toclient":0,"start":"2024-03-01T10:00:00.000000+0000","end":"2024-03-01T10:00:02.500000+0000","age":2,"state":"closed","reason":"timeout","alerted":false}}"##,
        &expect![[r#"
            @ 2024-03-01T10:01:00Z Understood
            event.kind = "event"
            event.category[] = "network"
            event.type[] = "connection"
            event.action = "flow"
            source.address = "10.0.0.5"
            source.ip = "10.0.0.5"
            related.ip[] = "10.0.0.5"
            source.port = 1
            destination.address = "fe80::1"
            destination.ip = "fe80::1"
            related.ip[] = "fe80::1"
            destination.port = 53
            network.transport = "udp"
            event.start = "2024-03-01T10:00:00Z"
            event.end = "2024-03-01T10:00:02.5Z"
            event.reason = "timeout"
            source.packets = 1
            destination.packets = 0
            source.bytes = 70
            destination.bytes = 0
            network.bytes = 70
            network.packets = 1
            event.duration = 2500000000
            event.type[] = "end"
            event.module = "suricata"
            event.dataset = "suricata.eve"
        "#]],
    );
}

#[test]
fn suricata_dns_version_2_answer() {
    check_ecs(
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"dns","src_ip":"10.0.0.5","src_port":53,"dest_ip":"10.0.0.6","dest_port":40000,"proto":"UDP","dns":{"version":2,"type":"answer","id":16,"flags":"8180","qr":true,"rd":true,"ra":true,"rrname":"WWW.Example.com","rrtype":"A","rcode":"NOERROR","answers":[{"rrname":"www.example.com","rrtype":"A","ttl":60,"rdata":"192.0.2.1"}],"grouped":{"A":["192.0.2.1","192.0.2.2"],"CNAME":["cdn.example.net"]}}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            event.kind = "event"
            event.category[] = "network"
            event.type[] = "protocol"
            event.action = "dns"
            network.protocol = "dns"
            source.address = "10.0.0.5"
            source.ip = "10.0.0.5"
            related.ip[] = "10.0.0.5"
            source.port = 53
            destination.address = "10.0.0.6"
            destination.ip = "10.0.0.6"
            related.ip[] = "10.0.0.6"
            destination.port = 40000
            network.transport = "udp"
            dns.id = "16"
            dns.type = "answer"
            dns.question.name = "www.example.com"
            dns.question.type = "A"
            dns.response_code = "NOERROR"
            dns.header_flags[] = "RD"
            dns.header_flags[] = "RA"
            related.hosts[] = "www.example.com"
            dns.answers.data[] = "192.0.2.1"
            dns.resolved_ip[] = "192.0.2.1"
            related.ip[] = "192.0.2.1"
            dns.answers.data[] = "192.0.2.2"
            dns.resolved_ip[] = "192.0.2.2"
            related.ip[] = "192.0.2.2"
            dns.answers.data[] = "cdn.example.net"
            event.module = "suricata"
            event.dataset = "suricata.eve"
        "#]],
    );
}

#[test]
fn suricata_tls() {
    check_ecs(
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"tls","src_ip":"10.0.0.5","src_port":1,"dest_ip":"192.0.2.1","dest_port":443,"proto":"TCP","tls":{"subject":"CN=example.com","issuerdn":"C=US, O=Let's Encrypt, CN=R3","serial":"00:AB:CD","fingerprint":"aa:bb:cc","sni":"example.com","version":"TLS 1.2","notbefore":"2024-01-01T00:00:00","notafter":"2024-04-01T00:00:00","ja3":{"hash":"e7d705a3286e19ea42f587b344ee6865","string":"771"},"ja3s":{"hash":"ae4edc6faf64d08308082ad26be60767"}}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            event.kind = "event"
            event.category[] = "network"
            event.type[] = "protocol"
            event.action = "tls"
            network.protocol = "tls"
            source.address = "10.0.0.5"
            source.ip = "10.0.0.5"
            related.ip[] = "10.0.0.5"
            source.port = 1
            destination.address = "192.0.2.1"
            destination.ip = "192.0.2.1"
            related.ip[] = "192.0.2.1"
            destination.port = 443
            network.transport = "tcp"
            tls.server.subject = "CN=example.com"
            tls.server.issuer = "C=US, O=Let's Encrypt, CN=R3"
            tls.client.server_name = "example.com"
            destination.domain = "example.com"
            tls.server.not_before = "2024-01-01T00:00:00Z"
            tls.server.not_after = "2024-04-01T00:00:00Z"
            tls.client.ja3 = "e7d705a3286e19ea42f587b344ee6865"
            tls.server.ja3s = "ae4edc6faf64d08308082ad26be60767"
            related.hosts[] = "example.com"
            related.hash[] = "e7d705a3286e19ea42f587b344ee6865"
            tls.version = "1.2"
            tls.version_protocol = "tls"
            tls.server.hash.sha1 = "AABBCC"
            related.hash[] = "AABBCC"
            tls.server.x509.serial_number = "00ABCD"
            event.module = "suricata"
            event.dataset = "suricata.eve"
        "#]],
    );
}

#[test]
fn suricata_fileinfo() {
    check_ecs(
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"fileinfo","src_ip":"192.0.2.1","dest_ip":"10.0.0.5","proto":"TCP","http":{"hostname":"x.example","url":"/setup.exe","status":404},"app_proto":"http","fileinfo":{"filename":"/dl/setup.exe","magic":"PE32","gaps":false,"state":"CLOSED","md5":"900150983cd24fb0d6963f7d28e17f72","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","stored":false,"size":3,"tx_id":0}}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            event.kind = "event"
            event.category[] = "network"
            event.category[] = "file"
            event.type[] = "info"
            event.action = "fileinfo"
            network.protocol = "http"
            source.address = "192.0.2.1"
            source.ip = "192.0.2.1"
            related.ip[] = "192.0.2.1"
            destination.address = "10.0.0.5"
            destination.ip = "10.0.0.5"
            related.ip[] = "10.0.0.5"
            network.transport = "tcp"
            http.response.status_code = 404
            url.domain = "x.example"
            destination.domain = "x.example"
            file.size = 3
            file.hash.md5 = "900150983cd24fb0d6963f7d28e17f72"
            file.hash.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            related.hosts[] = "x.example"
            related.hash[] = "900150983cd24fb0d6963f7d28e17f72"
            related.hash[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            url.original = "/setup.exe"
            url.path = "/setup.exe"
            file.path = "/dl/setup.exe"
            file.name = "setup.exe"
            file.directory = "/dl"
            file.extension = "exe"
            event.module = "suricata"
            event.dataset = "suricata.eve"
        "#]],
    );
}

#[test]
fn suricata_others() {
    let shown: String = [
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"http","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"TCP","http":{"hostname":"x.example","url":"/","http_method":"POST","status":503}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"ssh","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"TCP","ssh":{"client":{"proto_version":"2.0","software_version":"OpenSSH_8.9"}}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"smtp","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"TCP","smtp":{"helo":"x","mail_from":"<a@example.com>","rcpt_to":["<b@example.com>","<c@example.com>"]}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"smb","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"TCP","smb":{"id":1,"command":"SMB2_COMMAND_CREATE","status":"STATUS_ACCESS_DENIED","filename":"share\\secret.docx"}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"anomaly","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"TCP","anomaly":{"type":"stream","event":"stream.pkt_invalid_ack"}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"drop","src_ip":"10.0.0.5","dest_ip":"192.0.2.1","proto":"ICMP","drop":{"len":60,"reason":"rules"}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","event_type":"stats","stats":{"uptime":8,"capture":{"kernel_packets":18446744073709551615}}}"##,
        r##"{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"unheard_of","src_ip":"10.0.0.5"}"##,
    ]
    .into_iter()
    .flat_map(|line| {
        let shown = Bench::new().show(line);
        let kept: Vec<String> =
            shown.lines().filter(|line| !line.starts_with("suricata.eve.")).map(|line| format!("{line}\n")).collect();
        kept
    })
    .collect();
    expect![[r#"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.category[] = "web"
        event.type[] = "access"
        event.type[] = "protocol"
        event.action = "http"
        network.protocol = "http"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "tcp"
        http.request.method = "POST"
        http.response.status_code = 503
        url.domain = "x.example"
        destination.domain = "x.example"
        related.hosts[] = "x.example"
        event.outcome = "failure"
        url.original = "/"
        url.path = "/"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.type[] = "protocol"
        event.action = "ssh"
        network.protocol = "ssh"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "tcp"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.category[] = "email"
        event.type[] = "protocol"
        event.action = "smtp"
        network.protocol = "smtp"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "tcp"
        email.from.address[] = "a@example.com"
        email.to.address[] = "b@example.com"
        email.to.address[] = "c@example.com"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.type[] = "protocol"
        event.action = "smb"
        network.protocol = "smb"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "tcp"
        file.path = "share\\secret.docx"
        file.name = "secret.docx"
        file.directory = "share"
        file.extension = "docx"
        event.outcome = "failure"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.type[] = "info"
        event.action = "anomaly"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "tcp"
        event.reason = "stream.pkt_invalid_ack"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        event.type[] = "denied"
        event.action = "drop"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        destination.address = "192.0.2.1"
        destination.ip = "192.0.2.1"
        related.ip[] = "192.0.2.1"
        network.transport = "icmp"
        event.reason = "rules"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "metric"
        event.category[] = "network"
        event.action = "stats"
        event.module = "suricata"
        event.dataset = "suricata.eve"
        @ 2024-03-01T10:00:00Z Understood
        event.kind = "event"
        event.category[] = "network"
        source.address = "10.0.0.5"
        source.ip = "10.0.0.5"
        related.ip[] = "10.0.0.5"
        event.module = "suricata"
        event.dataset = "suricata.eve"
    "#]]
    .assert_eq(&shown);
}

#[test]
fn ecs_in_mixed_names_has_ecs_types() {
    check(
        r##"{"@timestamp":"2024-03-01T10:00:00Z","ecs":{"version":"8.11.0"},"event.kind":"event","event":{"category":"web","severity":"7"},"source":{"ip":"192.0.2.1","port":"443","geo":{"location":{"lat":1.5,"lon":-2}}},"http.response.status_code":404.0,"process.pid":"0x10","event.code":4688,"dll":{"code_signature":{"valid":"true"}},"labels":{"env":"prod","n":1},"tags":"one","related":{"ip":["192.0.2.1","192.0.2.1"]},"dns":{"answers":[{"data":"a"},{"data":"b"}]},"user":null,"message":"x"}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00Z Understood
            ecs.version = "8.11.0"
            event.kind = "event"
            event.category[] = "web"
            event.severity = 7
            source.ip = "192.0.2.1"
            source.port = 443
            source.geo.location.lat = 1.5
            source.geo.location.lon = -2
            http.response.status_code = 404
            process.pid = "0x10"
            event.code = "4688"
            dll.code_signature.valid = true
            labels.env = "prod"
            labels.n = 1
            tags[] = "one"
            related.ip[] = "192.0.2.1"
            related.ip[] = "192.0.2.1"
            dns.answers[] = "{\"data\":\"a\"}"
            dns.answers[] = "{\"data\":\"b\"}"
            message = "x"
        "#]],
    );
}

#[test]
fn other_json_keeps_its_names_and_types() {
    check(
        r##"{"ts":1709287200.25,"level":"warn","msg":"hello \"you\"","n":-5,"big":18446744073709551615,"pi":3.25,"exact":0.1234567890123456789,"huge":1e400,"ok":true,"none":null,"list":[1,2.5,"x",true,null,[3],{"a":1}],"empty":[],"nothing":[null],"object":{},"a":{"b":{"c":"d"}},"a.b.c":"second","k\u0065y":"escaped","":"unnamed"}"##,
        &expect![[r#"
            @ 2024-03-01T10:00:00.25Z OtherProgram
            ts = 1709287200.25
            level = "warn"
            msg = "hello \"you\""
            n = -5
            big = "18446744073709551615"
            pi = 3.25
            exact = "0.1234567890123456789"
            huge = "1e400"
            ok = true
            list[] = 1
            list[] = 2.5
            list[] = "x"
            list[] = true
            list[] = "[3]"
            list[] = "{\"a\":1}"
            empty = (nothing)
            nothing = (nothing)
            object = "{}"
            a.b.c = "d"
            key = "escaped"
             = "unnamed"
            message = "hello \"you\""
            event.kind = "event"
        "#]],
    );
}

#[test]
fn times_are_found_by_their_usual_names() {
    let time = |line: &str| Bench::new().show(line).lines().next().unwrap().to_owned();
    for line in [
        r#"{"@timestamp":"2024-03-01T10:00:00Z","time":"2020-01-01T00:00:00Z"}"#,
        r#"{"timestamp":1709287200000}"#,
        r#"{"time":"2024-03-01 11:00:00+01:00"}"#,
        r#"{"ts":"2024-03-01T10:00:00"}"#,
        r#"{"timestamp":"yesterday","ts":1709287200}"#,
    ] {
        assert_eq!(time(line), "@ 2024-03-01T10:00:00Z OtherProgram", "{line}");
    }
    // 2025-06-01 is when the record arrived.
    for line in [r#"{"time":"5 ms"}"#, r#"{"time":12}"#, r#"{"ts":true}"#, "{}"] {
        assert_eq!(time(line), "@ 2025-06-01T00:00:00Z OtherProgram", "{line}");
        assert!(!Bench::new().show(line).contains("error.message"));
    }
}

#[test]
fn a_time_that_cannot_stand_is_named() {
    let shown = Bench::new().show(r#"{"@timestamp":"9999-12-31T23:59:59Z","a":1}"#);
    expect![[r#"
        @ 2025-06-01T00:00:00Z OtherProgram
        error.message = "the record's time \"9999-12-31T23:59:59Z\" is no time between 1677 and 2262; the time of arrival stands"
        a = 1
        event.kind = "event"
    "#]].assert_eq(&shown);
    let shown = Bench::new().show(r#"{"timestamp":"2025-06-03T00:00:00Z"}"#);
    expect![[r#"
        @ 2025-06-01T00:00:00Z OtherProgram
        error.message = "the record's time \"2025-06-03T00:00:00Z\" lies more than a day ahead of the record's arrival; the time of arrival stands"
        timestamp = "2025-06-03T00:00:00Z"
        event.kind = "event"
    "#]].assert_eq(&shown);
}

#[test]
fn a_named_format_is_kept_to() {
    let bench = Bench::new();
    let line = br#"{"@timestamp":"2024-03-01T10:00:00Z","event":"login","process.pid":"7"}"#;
    let ecs = bench.events("test", Some("ecs"), "2025-06-01T00:00:00Z", &[line]);
    assert_eq!(ecs.events()[0].parsed, Parsed::Understood);
    let suricata = bench.events("test", Some("suricata"), "2025-06-01T00:00:00Z", &[line]);
    assert_eq!(suricata.events()[0].parsed, Parsed::Failed);
    expect![[r#"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not Suricata EVE JSON: event_type is missing; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"@timestamp\":\"2024-03-01T10:00:00Z\",\"event\":\"login\",\"process.pid\":\"7\"}"
    "#]].assert_eq(&bench.shown(&suricata));
}

#[test]
fn text_that_is_not_json_is_named_with_its_place() {
    let shown: String = [
        r#"{"a":1} trailing"#,
        r#"{"a":"#,
        r#"{"a":"\ud800"}"#,
        "{\"a\":\"x\u{0}\"}",
        r#"{"a" "b"}"#,
        r#"{'a':1}"#,
    ]
    .into_iter()
    .map(|line| Bench::new().show(line))
    .collect();
    expect![[r#"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): text follows the JSON object at byte 8; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"a\":1} trailing"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): the text ends within a JSON object at byte 5; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"a\":"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): the escape is no character (half of a surrogate pair, or no hex digits) at byte 6; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"a\":\"\\ud800\"}"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): a control character stands unescaped in a string at byte 7; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"a\":\"x\0\"}"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): a colon should follow the key at byte 5; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{\"a\" \"b\"}"
        @ 2025-06-01T00:00:00Z Failed
        event.kind = "event"
        error.message = "the line is not JSON (one object a line, its kind told by itself): a key in quotes should stand at byte 1; if the source holds another format, name that as its `format`, or `auto` to have it told from each line"
        event.original = "{'a':1}"
    "#]].assert_eq(&shown);
}
