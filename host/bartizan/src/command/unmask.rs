//! Turning pseudonyms back, for those who may read the deployment's key. That it was done is written into the
//! ledger first: what cannot be noted is not shown.

use std::path::Path;

use anyhow::Context as _;
use bartizan_detect::mask::pseudonym::{PREFIX, Pseudonyms};
use bartizan_model::{Finding, Incident, Observable};
use bartizan_store::{Access, IncidentView, Judged, Ledger as _, SqliteLedger};

use super::data;
use crate::read;

/// Turns pseudonyms back, or leaves them.
pub struct Unmask(Option<Pseudonyms>);

impl Unmask {
    /// Turns back those of the deployment whose data is in a folder, where that is `wanted`, and notes who
    /// did (`what`: the command), for each of the `subjects`.
    pub async fn of(
        wanted: bool,
        data: &Path,
        ledger: &SqliteLedger,
        what: &str,
        subjects: &[String],
    ) -> anyhow::Result<Unmask> {
        if !wanted {
            return Ok(Unmask(None));
        }
        let key = data::existing_key(data)?;
        let (at, actor) = (read::now(), actor());
        for subject in subjects {
            let access = Access { at, actor: actor.clone(), what: what.to_owned(), subject: subject.clone() };
            ledger.record_access(&access).await.context("cannot note who looks, so nothing is shown")?;
        }
        Ok(Unmask(Some(Pseudonyms::new(&key))))
    }

    /// The ids of those findings that hold a pseudonym, or what may be one.
    pub fn concerns(findings: &[Judged]) -> Vec<String> {
        let holds = |judged: &&Judged| {
            let text = serde_json::to_string(judged).unwrap_or_default();
            text.to_ascii_lowercase().contains(PREFIX)
        };
        findings.iter().filter(holds).map(|judged| judged.finding.id.to_string()).collect()
    }

    /// A finding with its judgement.
    pub fn judged(&self, judged: &mut Judged) {
        self.finding(&mut judged.finding);
        self.text(&mut judged.classification.rationale);
    }

    /// An incident with its findings.
    pub fn view(&self, view: &mut IncidentView) {
        self.incident(&mut view.incident);
        view.findings.iter_mut().for_each(|judged| self.judged(judged));
    }

    fn incident(&self, incident: &mut Incident) {
        self.text(&mut incident.title);
        incident.reasons.iter_mut().for_each(|reason| self.text(reason));
        self.observables(&mut incident.observables);
    }

    fn finding(&self, finding: &mut Finding) {
        self.text(&mut finding.key);
        self.text(&mut finding.summary);
        self.observables(&mut finding.observables);
        let attributes = std::mem::take(&mut finding.attributes);
        finding.attributes = attributes
            .into_iter()
            .map(|(mut name, mut value)| {
                self.text(&mut name);
                self.text(&mut value);
                (name, value)
            })
            .collect();
    }

    fn observables(&self, observables: &mut [Observable]) {
        for observable in observables {
            self.text(&mut observable.field);
            self.text(&mut observable.value);
        }
    }

    fn text(&self, text: &mut String) {
        if let Some(pseudonyms) = &self.0 {
            *text = pseudonyms.reveal(text);
        }
    }
}

/// Who runs this: the name that the environment gives, and the number that the system does.
fn actor() -> String {
    let uid = rustix::process::getuid().as_raw();
    let name = std::env::var("USER").ok().filter(|name| !name.is_empty());
    name.map_or_else(|| format!("uid {uid}"), |name| format!("{name} (uid {uid})"))
}

#[cfg(test)]
mod tests {
    use bartizan_detect::dictionary::DeploymentKey;
    use bartizan_model::{FindingId, PluginRef, RuleRef, Severity, Timestamp};

    use super::*;

    fn finding(user: &str) -> Finding {
        Finding {
            id: FindingId::from("f".to_owned()),
            rule: RuleRef { id: "r".into(), version: "1".into(), title: "t".into() },
            plugin: PluginRef { name: "p".into(), version: "1".into(), digest: "d".into() },
            severity: Severity::Low,
            confidence: 1,
            time: Timestamp(0),
            key: format!("{user}/2026"),
            summary: format!("{user} failed"),
            techniques: vec![],
            observables: vec![Observable { field: "user.name".into(), value: user.into() }],
            events: vec![],
            attributes: [(user.to_owned(), user.to_uppercase())].into(),
        }
    }

    #[tokio::test]
    async fn who_unmasks_is_noted_first() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::open(data::ledger(folder.path())).await.unwrap();
        let subjects = ["f1".to_owned()];
        let of = |wanted| Unmask::of(wanted, folder.path(), &ledger, "finding show", &subjects);

        assert!(of(true).await.is_err(), "there is no key");
        let key: DeploymentKey = data::key(folder.path()).unwrap();
        let pseudonym = Pseudonyms::new(&key).of("alice");
        let masked = finding(&pseudonym);
        let mut left = masked.clone();
        of(false).await.unwrap().finding(&mut left);
        assert_eq!(left, masked);
        assert!(ledger.accesses(10).await.unwrap().is_empty());

        let mut shown = masked.clone();
        of(true).await.unwrap().finding(&mut shown);
        let expected = Finding { attributes: [("alice".into(), "alice".into())].into(), ..finding("alice") };
        assert_eq!(shown, expected);
        let noted = ledger.accesses(10).await.unwrap();
        assert_eq!((noted.len(), &*noted[0].what, &*noted[0].subject), (1, "finding show", "f1"));
        assert!(noted[0].actor.contains("uid "), "{}", noted[0].actor);
    }
}
