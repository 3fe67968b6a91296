use std::collections::BTreeMap;

use bartizan_model::{Evidence, Observable, PluginRef, RuleRef, Severity, Verdict};
use proptest::prelude::*;

use super::*;

fn policy(text: &str) -> Arc<Policy> {
    Arc::new(Policy::parse(text, "test").unwrap())
}

fn incidents(text: &str) -> Incidents {
    Incidents::new(policy(text), IncidentId(1))
}

/// `observables` as `field=value`.
fn finding(id: &str, seconds: i64, rule: &str, key: &str, observables: &[&str]) -> Finding {
    let observables = observables.iter().map(|text| {
        let (field, value) = text.split_once('=').unwrap();
        Observable { field: field.into(), value: value.into() }
    });
    Finding {
        id: FindingId::from(id.to_owned()),
        rule: RuleRef { id: rule.into(), version: "1".into(), title: rule.to_uppercase() },
        plugin: PluginRef { name: "p".into(), version: "1".into(), digest: "d".into() },
        severity: Severity::Medium,
        confidence: 80,
        time: Timestamp(0).plus_seconds(seconds),
        key: key.into(),
        summary: "s".into(),
        techniques: vec![format!("T{rule}")],
        observables: observables.collect(),
        events: vec![Evidence { number: 1, source: "s".into(), line: 1 }],
        attributes: BTreeMap::new(),
    }
}

fn bad() -> Classification {
    Classification { activity: 4, asset_criticality: 3, confidence: 90, ..Classification::default() }
}

/// Judges a finding of a rule and key of its own; the number of the incident that it is in.
fn put(incidents: &mut Incidents, id: &str, seconds: i64, observables: &[&str]) -> i64 {
    let judged = incidents.judge(&finding(id, seconds, id, id, observables), &bad());
    judged.incident().unwrap().0
}

#[test]
fn one_account_joins_and_one_host_does_not() {
    let mut held = incidents("");
    assert_eq!(put(&mut held, "a", 0, &["user.name=ana", "host.name=web1"]), 1);
    assert_eq!(put(&mut held, "b", 1, &["user.name=ANA", "host.name=web2"]), 1);
    assert_eq!(put(&mut held, "c", 2, &["user.name=bob", "host.name=web1"]), 2);
    assert_eq!(put(&mut held, "d", 3, &["client.ip=192.0.2.1", "user.target.name=bob"]), 2);
    assert_eq!(put(&mut held, "e", 4, &["source.ip=192.0.2.1"]), 2);
    assert_eq!(held.counters().joined, 3);
}

#[test]
fn fields_of_one_kind_are_one_piece_of_evidence() {
    let mut held = incidents("");
    assert_eq!(put(&mut held, "a", 0, &["host.name=web1", "host.ip=10.0.0.9", "url.domain=shop.example"]), 1);
    assert_eq!(put(&mut held, "b", 1, &["host.name=web1", "destination.ip=10.0.0.9"]), 2);
    assert_eq!(put(&mut held, "c", 2, &["host.name=web1", "dns.question.name=shop.example"]), 1);
}

#[test]
fn kinds_are_not_compared_with_each_other() {
    let mut held = incidents("");
    assert_eq!(put(&mut held, "a", 0, &["user.name=backup"]), 1);
    assert_eq!(put(&mut held, "b", 0, &["process.entity_id=backup"]), 2);
    assert_eq!(put(&mut held, "c", 0, &["made.up=backup"]), 3);
}

#[test]
fn a_repetition_joins_without_any_entity() {
    let mut held = incidents("");
    let first = held.judge(&finding("a", 0, "silence", "web1/auth", &["host.name=web1"]), &bad());
    let again = held.judge(&finding("b", 60, "silence", "web1/auth", &["host.name=web1"]), &bad());
    let other = held.judge(&finding("c", 60, "silence", "web1/access", &["host.name=web1"]), &bad());
    assert_eq!(first.incident(), again.incident());
    assert_ne!(first.incident(), other.incident());
}

#[test]
fn most_shared_wins_and_then_the_oldest() {
    let mut held = incidents("");
    put(&mut held, "a", 0, &["user.name=ana"]);
    put(&mut held, "b", 0, &["source.ip=192.0.2.1"]);
    put(&mut held, "c", 0, &["source.ip=192.0.2.2", "host.name=web1"]);
    assert_eq!(put(&mut held, "d", 1, &["source.ip=192.0.2.1", "user.name=ana"]), 1);
    assert_eq!(put(&mut held, "e", 1, &["host.name=web1", "source.ip=192.0.2.2", "user.name=ana"]), 3);
}

#[test]
fn values_that_everything_shares_join_nothing() {
    let mut held = incidents("[grouping.never]\naddress = [\"10.1.0.0/16\"]");
    for (at, value) in
        ["user.name=root", "user.name=WEB1$", "user.name=-", "source.ip=10.1.2.3"].iter().enumerate()
    {
        let (a, b) = (format!("a{at}"), format!("b{at}"));
        assert_ne!(put(&mut held, &a, 0, &[value]), put(&mut held, &b, 0, &[value]), "{value}");
    }
}

/// Behind a NAT gateway, every account has findings of its own from one address.
#[test]
fn an_address_of_very_many_accounts_stops_joining() {
    let mut held = incidents("[grouping]\ncommon-after = 5");
    let mut sizes = BTreeMap::<i64, u32>::new();
    for at in 0..200 {
        let (id, user) = (format!("f{at}"), format!("user.name=u{at}"));
        *sizes.entry(put(&mut held, &id, at, &["source.ip=198.51.100.7", &user])).or_default() += 1;
    }
    assert_eq!(sizes.values().max(), Some(&6));
    assert!(held.counters().common_entities >= 190);
    // Each account still finds its own incident.
    let own = put(&mut held, "again", 201, &["source.ip=198.51.100.7", "user.name=u150"]);
    assert_eq!(sizes.get(&own), Some(&1));
    // A window later the address means something again.
    let later = put(&mut held, "later", 201 + 2 * 4 * 3600, &["source.ip=198.51.100.7", "user.name=x"]);
    assert_eq!(
        put(&mut held, "latest", 202 + 2 * 4 * 3600, &["source.ip=198.51.100.7", "user.name=y"]),
        later
    );
}

/// A spraying attacker tries many accounts too, but in one finding.
#[test]
fn one_finding_of_very_many_accounts_does_not_make_an_address_common() {
    let mut held = incidents("[grouping]\ncommon-after = 5");
    let users: Vec<String> = (0..50).map(|at| format!("user.name=u{at}")).collect();
    let mut sprayed: Vec<&str> = users.iter().map(String::as_str).collect();
    sprayed.push("source.ip=203.0.113.5");
    assert_eq!(put(&mut held, "spray", 0, &sprayed), 1);
    assert_eq!(put(&mut held, "success", 9, &["source.ip=203.0.113.5", "user.name=other"]), 1);
}

#[test]
fn a_full_incident_takes_no_more_and_the_next_names_it() {
    let mut held = incidents("[grouping.limits]\nfindings = 3");
    let mut numbers = Vec::new();
    for at in 0..7 {
        numbers.push(put(&mut held, &format!("f{at}"), at, &["source.ip=192.0.2.1"]));
    }
    assert_eq!(numbers, [1, 1, 1, 2, 2, 2, 3]);
    let second = held.get(IncidentId(2)).unwrap();
    assert!(second.reasons.iter().any(|reason| reason.contains("continues INC-1")), "{:?}", second.reasons);
    let mut held = incidents("[grouping.limits]\nentities = 3");
    assert_eq!(put(&mut held, "a", 0, &["source.ip=192.0.2.1", "user.name=a", "host.name=a"]), 1);
    assert_eq!(put(&mut held, "b", 0, &["source.ip=192.0.2.1", "user.name=b"]), 2);
    assert_eq!(put(&mut held, "c", 0, &["source.ip=192.0.2.1"]), 1);
}

#[test]
fn the_window_holds_on_both_sides_and_so_does_the_longest_span() {
    let mut held = incidents("[grouping]\nwindow = \"1h\"\nlongest = \"2h\"");
    let same = &["user.name=ana"];
    assert_eq!(put(&mut held, "a", 10_000, same), 1);
    assert_eq!(put(&mut held, "late", 10_000 - 3600, same), 1);
    assert_eq!(put(&mut held, "too late", 10_000 - 7201, same), 2);
    assert_eq!(put(&mut held, "edge", 10_000 + 3600, same), 1);
    assert_eq!(put(&mut held, "too long", 10_000 + 3601, same), 3);
    assert_eq!(put(&mut held, "far", i64::MAX / 2_000_000_000, same), 4);
}

#[test]
fn a_finding_that_is_known_changes_nothing() {
    let mut held = incidents("");
    put(&mut held, "a", 0, &["user.name=ana"]);
    put(&mut held, "b", 0, &["user.name=ana"]);
    let before = held.get(IncidentId(1)).cloned();
    let again = held.judge(&finding("a", 5, "x", "y", &["user.name=bob"]), &bad());
    assert_eq!(again.decision, Decision::Duplicate(IncidentId(1)));
    assert_eq!(held.get(IncidentId(1)).cloned(), before);
    assert_eq!(held.next_id(), IncidentId(2));
}

#[test]
fn closed_incidents_take_nothing_and_the_next_names_them() {
    let mut closed = incidents("");
    let opened = closed.judge(&finding("a", 0, "r", "k", &["user.name=ana"]), &bad());
    let Decision::Opened(mut incident) = opened.decision else { panic!("{opened:?}") };
    incident.status = Status::Closed;
    incident.verdict = Some(Verdict::Benign);
    let members = vec![Member::of(&finding("a", 0, "r", "k", &["user.name=ana"]))];
    let mut held = Incidents::restore(policy(""), IncidentId(2), vec![Tracked { incident, members }]);
    let next = held.judge(&finding("b", 5, "r", "k", &["user.name=ana"]), &bad());
    let Decision::Opened(next) = next.decision else { panic!("{next:?}") };
    assert_eq!((next.id, next.resembles), (IncidentId(2), Some(IncidentId(1))));
    assert!(next.reasons.contains(&"resembles INC-1, which is closed".to_owned()));
    assert_eq!(put(&mut held, "c", 6, &["user.name=ana"]), 2);
}

#[test]
fn what_the_policy_makes_no_incident_of_leaves_no_trace() {
    let mut held = incidents("");
    let harmless = Classification { activity: 1, confidence: 90, ..Classification::default() };
    let judged = held.judge(&finding("a", 0, "r", "k", &["user.name=ana"]), &harmless);
    assert_eq!(judged.decision, Decision::NotAnIncident);
    assert!(judged.ruling.reasons[0].contains("below 20"), "{:?}", judged.ruling.reasons);
    assert!(held.is_empty());
}

#[test]
fn an_incident_tells_its_story() {
    let mut held = incidents("");
    let mut first = finding("a", 50, "brute", "192.0.2.1", &["source.ip=192.0.2.1", "user.name=ana"]);
    held.judge(&first, &bad());
    first.id = FindingId::from("a2".to_owned());
    held.judge(&first, &bad());
    let mut worse = finding("b", 20, "exfil", "ana", &["user.name=ana", "host.name=fs1"]);
    worse.severity = Severity::Critical;
    let judgement = Classification { information_impact: 6, category: "theft".into(), ..bad() };
    let Decision::Joined(incident) = held.judge(&worse, &judgement).decision else { panic!() };
    expect_test::expect![[r#"
        EXFIL: ana
        critical 51 medium 3 findings theft
        1970-01-01T00:00:20Z to 1970-01-01T00:00:50Z
        Tbrute Texfil
        score 30 (low) reaches 20, where incidents begin
        activity 4 of 4 (weight 6) contributes 20.7 points
        asset criticality 3 of 4 (weight 4) contributes 9.7 points
        "EXFIL" joined by account ana
        which raised the score from 30 to 51
        score 51 (medium) reaches 20, where incidents begin
        information impact 6 of 6 (weight 6) contributes 20.7 points
    "#]]
    .assert_eq(&format!(
        "{}\n{} {} {} {} findings {}\n{} to {}\n{}\n{}\n",
        incident.title,
        incident.severity,
        incident.score,
        incident.band,
        incident.findings,
        incident.category,
        incident.first_seen,
        incident.last_seen,
        incident.techniques.join(" "),
        incident.reasons.join("\n")
    ));
}

#[test]
fn beyond_the_limit_the_one_joined_longest_ago_is_let_go() {
    let mut held = incidents("[grouping.limits]\nincidents = 2");
    assert_eq!(put(&mut held, "a", 0, &["user.name=a"]), 1);
    assert_eq!(put(&mut held, "b", 0, &["user.name=b"]), 2);
    assert_eq!(put(&mut held, "a2", 0, &["user.name=a"]), 1);
    assert_eq!(put(&mut held, "c", 0, &["user.name=c"]), 3);
    assert_eq!((held.len(), held.counters().let_go), (2, 1));
    assert_eq!(put(&mut held, "a3", 0, &["user.name=a"]), 1);
    assert_eq!(put(&mut held, "b2", 0, &["user.name=b"]), 4);
    assert_eq!(held.by_finding.len(), 4);
    assert_eq!(held.by_entity.len(), 2);
}

/// What a store keeps, and hands back after a restart.
#[derive(Default)]
struct Kept {
    tracked: BTreeMap<IncidentId, (usize, Tracked)>,
    joins: usize,
}

impl Kept {
    fn write(&mut self, finding: &Finding, judgement: &Judgement) {
        let (Decision::Opened(incident) | Decision::Joined(incident)) = &judgement.decision else { return };
        self.joins += 1;
        let new = || (0, Tracked { incident: incident.clone(), members: Vec::new() });
        let (joined, tracked) = self.tracked.entry(incident.id).or_insert_with(new);
        *joined = self.joins;
        tracked.incident = incident.clone();
        tracked.members.push(Member::of(finding));
    }

    fn restore(&self, policy: &Arc<Policy>) -> Incidents {
        let mut tracked: Vec<_> = self.tracked.values().cloned().collect();
        tracked.sort_by_key(|(joined, _)| *joined);
        let tracked = tracked.into_iter().map(|(_, tracked)| tracked).collect();
        let next = self.tracked.keys().last().map_or(1, |id| id.0 + 1);
        Incidents::restore(Arc::clone(policy), IncidentId(next), tracked)
    }
}

const SMALL: &str = "[grouping]\nwindow = \"10m\"\nlongest = \"1h\"\ncommon-after = 3\n\
                     [grouping.limits]\nfindings = 6\nentities = 9\nincidents = 5";

fn any_findings() -> impl Strategy<Value = Vec<(Finding, Classification)>> {
    let observable = prop_oneof![
        (0..6).prop_map(|n| format!("user.name=u{n}")),
        (0..4).prop_map(|n| format!("source.ip=192.0.2.{n}")),
        (0..3).prop_map(|n| format!("host.name=h{n}")),
        (0..2).prop_map(|n| format!("url.domain=d{n}")),
        Just("user.name=root".to_owned()),
    ];
    let one = (0_i64..4000, 0..3, 0..8, prop::collection::vec(observable, 0..5), 0_u8..5, 0..60);
    prop::collection::vec(one, 1..80).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let built = numbered.map(|(at, (seconds, rule, key, observables, activity, twin))| {
            let observables: Vec<&str> = observables.iter().map(String::as_str).collect();
            // Some findings come twice.
            let id = if twin == 0 { "f0".to_owned() } else { format!("f{at}") };
            let made = finding(&id, seconds, &format!("r{rule}"), &format!("k{key}"), &observables);
            (made, Classification { activity, asset_criticality: 3, confidence: 90, ..Default::default() })
        });
        built.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A restart between any two findings, and so any cutting into batches, changes nothing.
    #[test]
    fn restarts_change_nothing(findings in any_findings(), restarts in prop::collection::vec(any::<bool>(), 80)) {
        let policy = policy(SMALL);
        let mut whole = Incidents::new(Arc::clone(&policy), IncidentId(1));
        let mut cut = Incidents::new(Arc::clone(&policy), IncidentId(1));
        let mut kept = Kept::default();
        for ((finding, classification), restart) in findings.iter().zip(restarts) {
            if restart {
                cut = kept.restore(&policy);
            }
            let judgement = cut.judge(finding, classification);
            prop_assert_eq!(&whole.judge(finding, classification), &judgement);
            kept.write(finding, &judgement);
        }
    }

    /// The order in which a rule lists observables is no statement.
    #[test]
    fn the_order_of_observables_changes_nothing(findings in any_findings()) {
        let (mut one, mut other) = (incidents(SMALL), incidents(SMALL));
        for (mut finding, classification) in findings {
            let expected = one.judge(&finding, &classification).incident();
            finding.observables.reverse();
            prop_assert_eq!(other.judge(&finding, &classification).incident(), expected);
        }
    }

    /// Every limit holds, and every finding that is an incident is in exactly one.
    #[test]
    fn limits_hold(findings in any_findings()) {
        let mut held = incidents(SMALL);
        let mut homes: HashMap<FindingId, IncidentId> = HashMap::new();
        for (finding, classification) in findings {
            let judgement = held.judge(&finding, &classification);
            prop_assert!(held.len() <= 5);
            match judgement.decision {
                Decision::Opened(incident) => {
                    prop_assert_eq!(incident.id.0 + 1, held.next_id().0);
                    homes.insert(finding.id, incident.id);
                }
                Decision::Joined(incident) => {
                    prop_assert!(incident.findings <= 6);
                    prop_assert!(incident.last_seen <= incident.first_seen.plus_seconds(3600));
                    prop_assert!(held.held[&incident.id].entities.len() <= 9);
                    let before = homes.insert(finding.id, incident.id);
                    // Only an incident that was let go has forgotten its findings; the store has not.
                    prop_assert!(before.is_none_or(|before| held.get(before).is_none()));
                }
                Decision::Duplicate(incident) => prop_assert_eq!(homes.get(&finding.id), Some(&incident)),
                Decision::NotAnIncident => prop_assert!(!judgement.ruling.incident),
            }
        }
        let counters = held.counters();
        prop_assert_eq!(
            counters.judged,
            counters.not_incidents + counters.duplicates + counters.opened + counters.joined
        );
    }
}
