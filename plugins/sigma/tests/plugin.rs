//! The plugin as a host runs it: which log source an event is of, under which names fields are found, what settings
//! change, what findings say, and that nothing depends on how events come.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use bartizan_sdk::testing::{Plan, Stream, Value, assert_same_findings_with, run};
use bartizan_sdk::{Asset, Correlation, Finding, Setup, Severity};
use sigma::{Settings, Sigma, table};

/// An event: fields and their values.
type Event<'a> = &'a [(&'a str, &'a str)];

const SYSMON: &str = "Microsoft-Windows-Sysmon/Operational";

fn asset(path: &str, content: &str) -> Asset {
    Asset { path: path.to_owned(), content: content.as_bytes().to_vec() }
}

fn stream(events: &[Event<'_>]) -> Stream {
    let mut stream = Stream::new().as_text("event.original").as_text("message");
    for (second, event) in (0..).zip(events) {
        let values: Vec<(&str, Value)> = event.iter().map(|(name, value)| (*name, (*value).into())).collect();
        stream.event(second, &values);
    }
    stream
}

fn findings(settings: &str, files: &[Asset], events: &[Event<'_>]) -> Vec<Finding> {
    let plan = Plan { assets: files.to_vec(), ..Plan::default() };
    run::<Sigma>(settings, &stream(events), &plan).unwrap()
}

/// A rule for any event of a log source; its id is its title in lower case.
fn any_of(title: &str, source: &str) -> String {
    let id = title.to_ascii_lowercase();
    format!(
        "title: {title}\nid: {id}\nlogsource: {source}\ndetection:\n  s:\n    'no.such.field|exists': false\n  condition: s\n"
    )
}

/// The log sources, of all those that are asked for, that an event is of.
fn sources_of(settings: &str, sources: &[&str], event: Event<'_>) -> Vec<String> {
    let file: Vec<String> =
        sources.iter().enumerate().map(|(at, source)| any_of(&format!("r{at}"), source)).collect();
    let mut found: Vec<usize> = findings(settings, &[asset("rules.yml", &file.join("---\n"))], &[event])
        .iter()
        .map(|finding| finding.rule[1..].parse().unwrap())
        .collect();
    found.sort_unstable();
    found.into_iter().map(|at| sources[at].trim_matches(['{', '}']).to_owned()).collect()
}

/// Asserts which categories of Windows, of all that the table knows, an event is of.
#[track_caller]
fn categories(event: Event<'_>, wanted: &[&str]) {
    let rows = table::sources(&[]).unwrap();
    let mut all: Vec<String> = rows.into_iter().filter_map(|row| row.category).collect();
    all.sort();
    all.dedup();
    let sources: Vec<String> =
        all.iter().map(|category| format!("{{product: windows, category: {category}}}")).collect();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let found = sources_of("", &sources, event);
    let found: Vec<&str> = found.iter().map(|source| source.rsplit(' ').next().unwrap()).collect();
    assert_eq!(found, wanted, "{event:?}");
}

#[test]
fn an_event_is_of_all_its_categories() {
    let sysmon = |id: &'static str, kind: &'static str| -> Vec<(&'static str, &'static str)> {
        vec![("winlog.channel", SYSMON), ("winlog.event_id", id), ("winlog.event_data.EventType", kind)]
    };
    categories(&sysmon("1", "INFO"), &["process_creation"]);
    categories(&sysmon("12", "CreateKey"), &["registry_add", "registry_event"]);
    categories(&sysmon("12", "DeleteValue"), &["registry_delete", "registry_event"]);
    categories(&sysmon("13", "SetValue"), &["registry_event", "registry_set"]);
    categories(&sysmon("14", "RenameKey"), &["registry_event", "registry_rename"]);
    categories(&sysmon("3", "INFO"), &["network_connection"]);
    categories(&sysmon("18", "ConnectPipe"), &["pipe_created"]);
    categories(&sysmon("1000", "INFO"), &[]);
    categories(&[("winlog.channel", "Security"), ("winlog.event_id", "4688")], &["process_creation"]);
    categories(
        &[("winlog.channel", "security"), ("winlog.event_id", "4657")],
        &["registry_event", "registry_set"],
    );
    categories(&[("winlog.channel", "Security"), ("winlog.event_id", "4624")], &[]);
    let powershell = "Microsoft-Windows-PowerShell/Operational";
    categories(&[("winlog.channel", powershell), ("winlog.event_id", "4103")], &["ps_module"]);
    categories(&[("winlog.channel", powershell), ("winlog.event_id", "4104")], &["ps_script"]);
    for (id, category) in
        [("400", "ps_classic_start"), ("600", "ps_classic_provider_start"), ("800", "ps_classic_script")]
    {
        categories(&[("winlog.channel", "Windows PowerShell"), ("winlog.event_id", id)], &[category]);
    }
}

#[test]
fn an_event_under_other_names_is_of_the_same_log_sources() {
    categories(&[("Channel", SYSMON), ("EventID", "1")], &["process_creation"]);
    // With nothing but ECS.
    let ecs = [("event.category", "process"), ("event.type", "start"), ("host.os.type", "windows")];
    categories(&ecs, &["process_creation"]);
    let sources = [
        "{product: windows}",
        "{product: linux, category: process_creation}",
        "{category: process_creation}",
    ];
    assert_eq!(sources_of("", &sources, &ecs), ["product: windows", "category: process_creation"]);
    let linux = [("event.category", "process"), ("event.type", "start"), ("host.os.type", "linux")];
    assert_eq!(
        sources_of("", &sources, &linux),
        ["product: linux, category: process_creation", "category: process_creation"]
    );
    let query = [("dns.question.name", "a.example"), ("host.os.type", "windows")];
    categories(&query, &["dns", "dns_query"]);
}

#[test]
fn services_and_products_are_told_apart() {
    let sources = [
        "{product: windows, service: security}",
        "{product: windows, service: system}",
        "{service: security}",
        "{product: windows, service: security, category: process_creation}",
        "{product: windows}",
        "{product: linux, service: sshd}",
        "{}",
    ];
    let event = [("winlog.channel", "Security"), ("winlog.event_id", "4688")];
    assert_eq!(
        sources_of("", &sources, &event),
        [
            "product: windows, service: security",
            "service: security",
            "product: windows, service: security, category: process_creation",
            "product: windows",
            "",
        ]
    );
    let login = [("process.name", "sshd"), ("log.syslog.hostname", "web01")];
    assert_eq!(sources_of("", &sources, &login), ["product: linux, service: sshd", ""]);
}

#[test]
fn a_log_source_that_no_row_names_is_known_by_what_the_event_says() {
    let sources = [
        "{product: acme}",
        "{product: acme, service: widget}",
        "{product: acme, category: gadget}",
        "{category: gadget}",
    ];
    for (event, wanted) in [
        (&[("event.dataset", "Acme.Widget")][..], &[0, 1][..]),
        (&[("event.module", "acme")], &[0]),
        (&[("data_stream.dataset", "acme.gadget")], &[0, 2]),
        (&[("product", "acme"), ("category", "gadget")], &[0, 2, 3]),
        (&[("event.dataset", "gadget")], &[3]),
        (&[("event.dataset", "acmes.widget")], &[]),
        (&[("event.dataset", "acme")], &[]),
    ] {
        let wanted: Vec<&str> =
            wanted.iter().map(|at: &usize| sources[*at].trim_matches(['{', '}'])).collect();
        assert_eq!(sources_of("", &sources, event), wanted, "{event:?}");
    }
}

#[test]
fn settings_add_log_sources_or_replace_them() {
    let sources = ["{product: windows, category: process_creation}"];
    let native = [("winlog.channel", SYSMON), ("winlog.event_id", "1")];
    let vendor = [("vendor.kind", "Proc_Start")];
    let row = "[[source]]\nproduct = \"Windows\"\ncategory = \"process_creation\"\nwhen = [{ \"vendor.kind\" = [\"proc*\"] }]\n";
    assert_eq!(sources_of("", &sources, &vendor).len(), 0);
    assert_eq!(sources_of(row, &sources, &vendor).len(), 1);
    assert_eq!(sources_of(row, &sources, &native).len(), 1);
    let replaced = format!("{row}replace = true\n");
    assert_eq!(sources_of(&replaced, &sources, &vendor).len(), 1);
    assert_eq!(sources_of(&replaced, &sources, &native).len(), 0);
}

fn refusal(settings: &str, files: Vec<Asset>) -> String {
    let plan = Plan { assets: files, ..Plan::default() };
    run::<Sigma>(settings, &Stream::new(), &plan).unwrap_err()
}

#[test]
fn settings_that_cannot_be_are_named() {
    let rule = || vec![asset("a.yml", &any_of("A", "{product: windows}"))];
    for (settings, says) in [
        ("min-levle = \"high\"", "min-levle"),
        ("min-level = \"severe\"", "severe"),
        (
            "[[source]]\nwhen = [{ a = [\"b\"] }]",
            "row 1 of `source` must name a product, category or service",
        ),
        ("[[source]]\nproduct = \"p\"\nwhen = [{}]", "row 1 of `source`"),
        ("explain = \"no such rule\"", "no rule that was loaded has the id, name or title \"no such rule\""),
    ] {
        let why = refusal(settings, rule());
        assert!(why.contains(says), "{settings}: {why}");
    }
    let why = refusal("", vec![asset("readme.md", "no rule")]);
    assert!(why.contains("there is no Sigma rule to run"), "{why}");
    let why = refusal("", vec![asset("a.yml", "title: A\n")]);
    assert!(why.contains("none of the 1 files") && why.contains("a.yml:1"), "{why}");
}

#[test]
fn mild_unproven_and_excluded_rules_make_no_findings() {
    let rule = |id: &str, level: &str, status: &str, name: &str| {
        any_of(id, "{product: windows}")
            .replace("logsource", &format!("level: {level}\nstatus: {status}\nname: {name}\nlogsource"))
    };
    let files = [
        asset("a.yml", &rule("a", "high", "stable", "first")),
        asset("b.yml", &rule("b", "low", "test", "second")),
        asset("c.yml", &rule("c", "medium", "experimental", "third")),
        asset("d.YAML", &any_of("d", "{product: windows}")),
    ];
    let event: Event<'_> = &[("winlog.channel", "System")];
    let ids = |settings: &str| -> Vec<String> {
        findings(settings, &files, &[event]).into_iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(ids(""), ["a", "b", "c", "d"]);
    assert_eq!(ids("min-level = \"medium\""), ["a", "c"]);
    assert_eq!(ids("min-status = \"test\""), ["a", "b"]);
    assert_eq!(ids("exclude = [\"a\", \"third\"]"), ["b", "d"]);
    assert_eq!(ids("min-level = \"low\"\nmin-status = \"stable\""), ["a"]);
}

#[test]
fn placeholders_are_the_operators() {
    let file = "title: A\nid: a\nlogsource: {product: windows}\ndetection:\n  s:\n    User|expand: '%admins%'\n  condition: s\n";
    let other = any_of("B", "{product: linux}");
    let files = [asset("a.yml", file), asset("b.yml", &other)];
    let event: Event<'_> = &[("winlog.channel", "System"), ("winlog.event_data.User", "CORP\\Alice")];
    assert_eq!(findings("[placeholders]\nadmins = [\"corp\\\\alice\"]", &files, &[event]).len(), 1);
    assert_eq!(findings("", &files, &[event]).len(), 0);
}

/// A rule over one value of the field `Image`.
const IMAGE: &str = "title: A\nid: a\nlogsource: {product: windows}\ndetection:\n  s:\n    Image|endswith: '\\cmd.exe'\n  condition: s\n";

#[test]
fn fields_are_found_under_their_own_names_first() {
    let matches = |settings: &str, fields: Event<'_>| {
        let event: Vec<(&str, &str)> = [&[("winlog.channel", "System")][..], fields].concat();
        !findings(settings, &[asset("a.yml", IMAGE)], &[&event]).is_empty()
    };
    let (hit, miss) = (r"C:\CMD.exe", r"C:\other.exe");
    for name in ["winlog.event_data.Image", "Image", "winlog.user_data.Image", "process.executable"] {
        assert!(matches("", &[(name, hit)]), "{name}");
    }
    assert!(
        !matches("", &[("winlog.event_data.Image", miss), ("process.executable", hit)]),
        "the own name counts"
    );
    assert!(!matches("", &[("image", hit)]), "names are case-sensitive");
    let first = "[fields.first]\nImage = [\"proc.path\"]";
    assert!(matches(first, &[("proc.path", hit), ("winlog.event_data.Image", miss)]));
    assert!(matches(first, &[("winlog.event_data.Image", hit)]));
    let only = "[fields.only]\nImage = [\"proc.path\"]";
    assert!(matches(only, &[("proc.path", hit)]));
    assert!(!matches(only, &[("winlog.event_data.Image", hit)]));
}

#[test]
fn a_finding_says_what_matched_and_where_it_is_written() {
    let file = "title: A shell\nid: 11111111-2222-4333-8444-555555555555\nlevel: critical\ntags: [attack.t1059.003, attack.execution]\n\
                logsource: {product: windows}\ndetection:\n  s:\n    Image|endswith: '\\cmd.exe'\n    CommandLine|contains|all: [' /c ', start]\n  words: ['*Public*']\n  condition: s and words\n";
    let event: Event<'_> = &[
        ("winlog.channel", SYSMON),
        ("host.name", "pc-1"),
        ("winlog.event_data.Image", r"C:\CMD.exe"),
        ("winlog.event_data.User", "corp\\bob"),
        ("winlog.event_data.CommandLine", "cmd /c start x"),
        (
            "event.original",
            r#"{"Image":"C:\\CMD.exe","CommandLine":"cmd /c start x","Dir":"C:\\Users\\Public"}"#,
        ),
    ];
    let found = findings("", &[asset("windows/shell.yml", file)], &[event]);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.rule, "11111111-2222-4333-8444-555555555555");
    assert_eq!((finding.key.as_str(), finding.summary.as_str()), ("pc-1", "A shell on pc-1"));
    let attributes: Vec<(&str, &str)> =
        finding.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        attributes,
        [
            ("file", "windows/shell.yml"),
            ("level", "critical"),
            ("tags", "attack.t1059.003, attack.execution"),
            ("matched.Image", r"C:\CMD.exe"),
            ("matched.CommandLine", "cmd /c start x"),
            ("matched.keywords", r"C:\Users\Public"),
        ]
    );
    let observables: Vec<(&str, &str)> =
        finding.observables.iter().map(|seen| (seen.field.as_str(), seen.value.as_str())).collect();
    assert_eq!(
        observables,
        [("host.name", "pc-1"), ("user.name", "corp\\bob"), ("process.executable", r"C:\CMD.exe")]
    );
    assert_eq!(finding.events, [1]);
}

fn described(files: Vec<Asset>) -> Vec<bartizan_sdk::LoadedRule> {
    let plugin = bartizan_sdk::Instance::<Sigma>::configure("", files).unwrap();
    plugin.descriptor().rules.clone()
}

#[test]
fn rules_say_their_severity_confidence_and_techniques() {
    let rule = any_of("A", "{product: windows}").replace(
        "logsource",
        "level: high\nstatus: stable\ntags: [attack.t1059.003, attack.execution, attack.T1110, cve.2021-1]\nreferences: [https://a.example]\nfalsepositives: [Admins]\nlogsource",
    );
    let rules = described(vec![asset("a.yml", &rule)]);
    assert_eq!(rules[0].severity, Severity::High);
    assert_eq!(rules[0].confidence, 90);
    assert_eq!(rules[0].techniques, ["T1059.003", "T1110"]);
    assert_eq!(
        (&*rules[0].references, &*rules[0].false_positives),
        (&["https://a.example".to_owned()][..], &["Admins".to_owned()][..])
    );
}

#[test]
fn every_rule_has_an_id_of_its_own() {
    let without = any_of("A", "{product: windows}").replace("id: a\n", "");
    let files = vec![
        asset("a.yml", &any_of("Same", "{product: windows}")),
        asset("b.yml", &any_of("Same", "{product: windows}")),
        asset("dir/No Id.yml", &[without.as_str(), &without].join("---\n")),
        asset("z.yml", &any_of("x", "{product: windows}").replace("id: x", "id: same-2")),
    ];
    let ids: Vec<String> = described(files).into_iter().map(|rule| rule.id).collect();
    assert_eq!(ids, ["same", "same-2", "no-id", "no-id-2", "same-2-2"]);
}

#[test]
fn ids_of_ten_thousand_alike_are_made_at_once() {
    let one = any_of("A", "{product: windows}").replace("id: a\n", "");
    let file = vec![one; 10_000].join("---\n");
    let start = std::time::Instant::now();
    assert_eq!(described(vec![asset("a.yml", &file)]).len(), 10_000);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn explaining_says_why_not() {
    let settings = "explain = \"a\"";
    let event: Event<'_> = &[("winlog.channel", "System"), ("winlog.event_data.Image", r"C:\other.exe")];
    let other: Event<'_> = &[("process.name", "sshd"), ("Image", r"C:\cmd.exe")];
    let found = findings(settings, &[asset("a.yml", IMAGE)], &[event, other]);
    let said = |at: usize, name: &str| -> String {
        let attribute = found[at].attributes.iter().find(|(known, _)| known == name);
        attribute.unwrap_or_else(|| panic!("{name}: {found:#?}")).1.clone()
    };
    assert_eq!(
        (said(0, "matches"), said(0, "logsource"), said(0, "condition")),
        ("false".into(), "true".into(), "false".into())
    );
    assert_eq!(
        (said(1, "matches"), said(1, "logsource"), said(1, "condition")),
        ("false".into(), "false".into(), "true".into())
    );
    assert!(said(0, "explanation.000").contains("Image"), "{}", said(0, "explanation.000"));
}

const LOGINS: &str = "title: A failed login\nid: failed\nname: failed\nlogsource: {product: linux, service: sshd}\ndetection:\n  s:\n    event.outcome: failure\n  condition: s\n---\n\
    title: Any login\nid: any\nlogsource: {product: linux, service: sshd}\ndetection:\n  s:\n    user.name|re: '^[a-m]'\n  condition: s\n---\n\
    title: Many\nid: many\ncorrelation:\n  type: event_count\n  rules: [failed]\n  group-by: [src_ip]\n  timespan: 30s\n  condition: {gte: 4}\n---\n\
    title: Users\nid: users\ncorrelation:\n  type: value_count\n  rules: [failed]\n  group-by: [src_ip]\n  timespan: 1m\n  condition: {gte: 3, field: user.name}\n";

#[test]
fn findings_do_not_depend_on_how_events_come() {
    let mut logins = Stream::new();
    for number in 0..240_i64 {
        // Numbers that look random and are always the same.
        let draw = |salt: i64, of: i64| {
            let key = bartizan_sdk::Key::of_text(&format!("{number}/{salt}"));
            (key.0 >> 33) as i64 % of
        };
        let address = format!("192.0.2.{}", draw(1, 5));
        let user = ["alice", "bob", "mallory", "zoe"][draw(2, 4) as usize];
        let outcome = if draw(3, 3) == 0 { "success" } else { "failure" };
        logins.event(
            number * 2 + draw(4, 5),
            &[
                ("process.name", "sshd".into()),
                ("log.syslog.hostname", "web01".into()),
                ("event.outcome", outcome.into()),
                ("user.name", user.into()),
                ("source.ip", address.as_str().into()),
            ],
        );
    }
    let found = assert_same_findings_with::<Sigma>("", &[asset("a.yml", LOGINS)], &logins);
    for rule in ["any", "many", "users"] {
        let count = found.iter().filter(|finding| finding.rule == rule).count();
        assert!(count >= 3, "{rule}: {count}");
    }
    assert!(
        found.iter().all(|finding| finding.rule != "failed"),
        "a correlation's rule makes no findings of its own"
    );
    let many = found.iter().find(|finding| finding.rule == "many").unwrap();
    assert!(many.key.starts_with("src_ip=192.0.2."), "{many:?}");
    assert!(
        many.events.len() >= 4 && many.attributes.iter().any(|(name, _)| name == "group.src_ip"),
        "{many:?}"
    );
}

#[test]
fn state_that_cannot_be_read_begins_anew_and_says_so() {
    let mut setup = Setup::default();
    assert!(Sigma::configure(Settings::default(), &mut setup).is_err());
    let mut plugin = bartizan_sdk::Instance::<Sigma>::configure("", vec![asset("a.yml", LOGINS)]).unwrap();
    let schema = plugin.descriptor().state_schema;
    assert!(plugin.restore(schema + 1, b"what is this").is_err());
}

/// A plugin that asks for more than the host serves would not run at all, and no rule with it.
#[test]
fn the_plan_stays_within_what_the_host_serves() {
    use sigma::language::{File, Settings, load};
    use sigma::plan::{MAX_CONDITIONS, MAX_SUBSCRIPTIONS, MAX_TESTS, plan};
    let rules = |count: usize, rule: &dyn Fn(usize) -> String| {
        let files: Vec<String> = (0..count)
            .collect::<Vec<_>>()
            .chunks(100)
            .map(|some| some.iter().map(|at| rule(*at)).collect::<Vec<_>>().join("---\n"))
            .collect();
        let files: Vec<File<'_>> =
            files.iter().map(|content| File { path: "a.yml", content: content.as_bytes() }).collect();
        let rules = load(&files, &Settings::default());
        assert_eq!(rules.rules.len(), count, "{:?}", rules.diagnostics.first());
        let plan = plan(&rules, &table::fields(&Default::default()).unwrap(), &table::sources(&[]).unwrap());
        let conditions = || plan.subscriptions.iter().flatten();
        let tests: usize = conditions().map(|condition| condition.any_of.len()).sum();
        let size = (plan.subscriptions.len(), conditions().count(), tests);
        assert!(size.0 <= MAX_SUBSCRIPTIONS && size.1 <= MAX_CONDITIONS && size.2 <= MAX_TESTS, "{size:?}");
        // No rule is left without events.
        let mut heard: Vec<u32> = plan.rules.iter().flatten().copied().collect();
        heard.sort_unstable();
        heard.dedup();
        assert_eq!(heard.len(), count);
        size
    };
    // Lists of file names, as feeds of indicators are.
    let values = |at: usize| (0..400).map(|value| format!("'x{at}-{value}'")).collect::<Vec<_>>().join(",");
    let feeds = rules(800, &|at| {
        format!(
            "title: t\nlogsource: {{product: windows}}\ndetection:\n  s: {{Image: [{}]}}\n  condition: s\n",
            values(at)
        )
    });
    assert!(feeds.2 > MAX_TESTS / 2, "{feeds:?}");
    let sources = rules(20_000, &|at| {
        format!("title: t\nlogsource: {{product: p{at}}}\ndetection:\n  s: {{Image: x}}\n  condition: s\n")
    });
    assert!(sources.0 > MAX_SUBSCRIPTIONS / 2, "{sources:?}");
}

#[test]
fn the_time_of_an_event_is_its_timestamp_whatever_its_fields() {
    let rule = "title: At Night\nid: 5b0e1f0c-6a0e-4c57-9f0d-0d5a3f8f6b01\nlogsource:\n  product: windows\n\
                detection:\n  night:\n    '@timestamp|hour|lt': 6\n  date:\n    date|year: 2026\n  \
                condition: night and date\n";
    let assets = vec![Asset { path: "night.yml".to_owned(), content: rule.as_bytes().to_vec() }];
    let mut stream = Stream::new();
    for hour in [5, 7] {
        // 2026-01-01T05:00:00Z, and two hours later.
        stream.event(1_767_225_600 + hour * 3_600, &[("winlog.channel", "Security".into())]);
    }
    let plan = bartizan_sdk::testing::Plan { assets, ..Default::default() };
    let findings = bartizan_sdk::testing::run::<sigma::Sigma>("", &stream, &plan).unwrap();
    assert_eq!(findings.iter().map(|finding| finding.events.clone()).collect::<Vec<_>>(), [vec![1]]);
}
