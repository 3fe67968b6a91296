//! Volumes that are unusual for a user at that hour.
//!
//! Two rules, two directions: what a user takes from the organization's own servers, and what a user sends out
//! of it. Each is added up by the hour and compared with what that user moves at that hour; how, and how
//! honest the figures are in the first weeks, [`bartizan_sdk::state::Volumes`] says. Hours are UTC.

#![forbid(unsafe_code)]

#[cfg(test)]
mod tests;
mod volume;

use bartizan_sdk::{
    Context, Correlation, Field, Finding, Key, Length, Row, Rule, Setup, Severity, Subscribed, Subscription,
    Test,
    state::{Baseline, Basis, Hour, Once, Volumes},
};
use serde::{Deserialize, Serialize};

use crate::volume::{Direction, bytes_in_words, of_row};

bartizan_sdk::fields! {
    /// Who moves the data.
    pub USER = "user.name";
    /// From where.
    pub SOURCE = "source.ip";
    /// To where.
    pub DESTINATION = "destination.ip";
    /// The name of where to.
    pub DESTINATION_DOMAIN = "destination.domain";
    /// The host that logged it.
    pub HOST = "host.name";
    /// `outbound`, `egress`, `external`.
    pub NETWORK_DIRECTION = "network.direction";
    /// What was done, such as `FileDownloaded`.
    pub ACTION = "event.action";
    /// Whether it was done.
    pub OUTCOME = "event.outcome";
    /// What a server answered, without headers.
    pub ANSWER_BODY = "http.response.body.bytes";
    /// What a server answered.
    pub ANSWER = "http.response.bytes";
    /// What a client sent, without headers.
    pub REQUEST_BODY = "http.request.body.bytes";
    /// What a client sent.
    pub REQUEST = "http.request.bytes";
    /// What the source sent.
    pub SENT = "source.bytes";
    /// What the destination sent.
    pub RECEIVED = "destination.bytes";
    /// Both together.
    pub NETWORK = "network.bytes";
    /// The size of a file.
    pub FILE_SIZE = "file.size";
}

/// Taken from the organization's servers.
pub const DOWNLOAD: Rule = Rule {
    id: "unusual-download",
    version: "1.0.0",
    title: "Unusual volume of downloads",
    description: "A user takes far more data from the organization's servers than that user does at that hour.",
    severity: Severity::High,
    confidence: 60,
    techniques: &["T1213", "T1530"],
    references: &["https://attack.mitre.org/techniques/T1213/"],
    false_positives: &["a new task", "a first backup", "the end of a quarter"],
};

/// Sent out of the organization.
pub const UPLOAD: Rule = Rule {
    id: "unusual-upload",
    version: "1.0.0",
    title: "Unusual volume sent out",
    description: "A user sends far more data out of the organization than that user does at that hour.",
    severity: Severity::High,
    confidence: 65,
    techniques: &["T1048", "T1567", "T1030"],
    references: &["https://attack.mitre.org/techniques/T1048/", "https://attack.mitre.org/techniques/T1567/"],
    false_positives: &["a new task", "a first backup to a new place", "a video conference"],
};

/// Names of the rules, as `rules = [...]` in the settings has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// [`DOWNLOAD`].
    UnusualDownload,
    /// [`UPLOAD`].
    UnusualUpload,
}

/// See `settings.toml` for what each key means.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    rules: Option<Vec<RuleName>>,
    minimum_megabytes: u64,
    deviations: f64,
    factor: f64,
    warm_weeks: u32,
    warm_days: u32,
    warm_hours: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            rules: None,
            minimum_megabytes: 500,
            deviations: 4.0,
            factor: 2.0,
            warm_weeks: 6,
            warm_days: 7,
            warm_hours: 72,
        }
    }
}

/// All that must survive a restart: downloads, uploads.
#[derive(Default, Serialize, Deserialize)]
pub struct State {
    volumes: [Volumes; 2],
    said: Once,
}

/// The plugin.
pub struct Exfiltration {
    subscribed: Vec<Subscribed>,
    baseline: Baseline,
    rules: Vec<(Direction, &'static Rule)>,
}

impl Correlation for Exfiltration {
    type Settings = Settings;
    type State = State;
    const FIELDS: &'static [Field] = FIELDS;

    fn configure(settings: Settings, setup: &mut Setup) -> Result<Exfiltration, String> {
        if !(settings.deviations > 0.0 && settings.factor >= 1.0) {
            return Err("`deviations` must be over 0, and `factor` at least 1".to_owned());
        }
        let runs = |rule| settings.rules.as_ref().is_none_or(|rules| rules.contains(&rule));
        let rules: Vec<_> = [
            (RuleName::UnusualDownload, Direction::Download, &DOWNLOAD),
            (RuleName::UnusualUpload, Direction::Upload, &UPLOAD),
        ]
        .into_iter()
        .filter(|(name, ..)| runs(*name))
        .map(|(_, direction, rule)| (direction, rule))
        .collect();
        rules.iter().for_each(|(_, rule)| setup.rule(*rule));
        // Conditions of one subscription must all hold, so events with a volume and files taken are two.
        let by_user = || Subscription::by(&[USER]).has("user.name");
        let taken = ["download", "copied", "exported"].map(|word| Test::Contains(word.to_owned()));
        let subscribed = vec![
            setup.subscribe(by_user().is("event.category", &["web", "network"])),
            setup.subscribe(by_user().has("file.size").when("event.action", taken.to_vec())),
        ];
        setup.lookback(Length::days(i64::from(settings.warm_weeks.clamp(1, 26)) * 7));
        let baseline = Baseline {
            deviations: settings.deviations,
            factor: settings.factor,
            minimum: settings.minimum_megabytes.saturating_mul(1_000_000),
            warm_weeks: settings.warm_weeks,
            warm_days: settings.warm_days,
            warm_hours: settings.warm_hours,
        };
        Ok(Exfiltration { subscribed, baseline, rules })
    }

    fn on_row(&mut self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
        if !self.subscribed.iter().any(|subscribed| row.passed(*subscribed)) {
            return;
        }
        for (direction, rule) in &self.rules {
            let Some(bytes) = of_row(row, *direction) else { continue };
            let Some(volumes) = state.volumes.get_mut(*direction as usize) else { continue };
            let hour = volumes.add(row.key(USER), row.at(), bytes, &self.baseline);
            let occasion = row.key(USER).and(Key(*direction as u64 + 1));
            if hour.is_unusual() && state.said.in_hour(occasion, row.at()) {
                context.raise(finding(rule, *direction, &hour, row));
            }
        }
    }
}

fn finding(rule: &Rule, direction: Direction, hour: &Hour, row: &Row<'_>) -> Finding {
    let user = row.text(USER);
    let (mean, basis) = hour.usual.unwrap_or((0.0, Basis::LargestHour));
    let (usual, volume) = (bytes_in_words(mean), bytes_in_words(hour.volume as f64));
    let what = match direction {
        Direction::Download => "downloaded",
        Direction::Upload => "sent out",
    };
    let summary = format!(
        "{user} {what} {volume} in {} events in the hour from {}, against {usual} {}",
        hour.events,
        bartizan_sdk::Time::of_hour(row.time().hour()),
        basis.in_words(),
    );
    let confidence = match basis {
        // Weeks are known of this hour.
        Basis::HourOfWeek => rule.confidence + 15,
        Basis::HourOfDay => rule.confidence,
        Basis::LargestHour => rule.confidence - 20,
    };
    let finding = Finding::new(rule.id, format!("{user}/{}", row.time().hour_text()), row.time())
        .events(hour.numbers.iter().copied().chain([row.number()]))
        .summary(summary)
        .confidence(confidence)
        .observable(USER, user)
        .observable(SOURCE, row.text(SOURCE))
        .observable(HOST, row.text(HOST))
        .observable(DESTINATION, row.text(DESTINATION))
        .observable(DESTINATION_DOMAIN, row.text(DESTINATION_DOMAIN))
        .attribute("bytes", hour.volume)
        .attribute("usual-bytes", mean.round())
        .attribute("limit-bytes", hour.limit.unwrap_or_default().round());
    // Against the largest hour of a few days, an unusual one is only a suspicion.
    match basis {
        Basis::HourOfWeek | Basis::HourOfDay => finding.attribute("effect", format!("{volume} {what}")),
        Basis::LargestHour => finding,
    }
}

bartizan_sdk::correlation!(Exfiltration);
