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
