//! Absence: a host or a data set that has stopped logging.
//!
//! What is silent cannot send an event, so a timer speaks for it: each event of a host puts its timer off, and
//! when the timer fires, the host was silent for that long. "Heard" is the later of event time and watermark,
//! so that a host whose clock is behind is not taken for silent.
//!
//! A host is watched once it is known to log regularly: it was heard often enough, over a day and at least as
//! long as the silence that would be reported, so that the pauses of a day and a night are its habit before
//! anything is said. Its own longest pause stretches what counts as silence, so that a host that
//! logs every half hour is not reported each time. One pause that was reported teaches nothing: otherwise, each
//! outage would make the next one harder to see. A second one makes the shorter of the two usual: a data set
//! that rests every night is reported twice, and then no more.

#![forbid(unsafe_code)]

#[cfg(test)]
mod tests;

use bartizan_sdk::{
    At, Context, Correlation, Field, Finding, Glob, Key, Length, Row, Rule, Setup, Severity, Subscribed,
    Subscription, Time, Timer, state::Keyed,
};
use serde::{Deserialize, Serialize};

bartizan_sdk::fields! {
    /// Who logs.
    pub HOST = "host.name";
    /// What it logs.
    pub DATASET = "event.dataset";
}

/// A host.
pub const HOST_RULE: Rule = Rule {
    id: "silent-host",
    version: "1.0.0",
    title: "A host has stopped logging",
    description: "A host that logged regularly has sent nothing for longer than it ever paused: it is down, cut off, or somebody has switched its logging off.",
    severity: Severity::Medium,
    confidence: 60,
    techniques: &["T1562.001", "T1562.006"],
    references: &["https://attack.mitre.org/techniques/T1562/"],
    false_positives: &["maintenance", "a laptop that was closed"],
};

/// A data set.
pub const DATASET_RULE: Rule = Rule {
    id: "silent-dataset",
    version: "1.0.0",
    title: "A data set has stopped",
    description: "A kind of log that came regularly has stopped on all hosts: a collector is down, or somebody has switched it off.",
    severity: Severity::Medium,
    confidence: 60,
    techniques: &["T1562.001", "T1562.006"],
    references: &["https://attack.mitre.org/techniques/T1562/"],
    false_positives: &["maintenance", "a product that was taken out of service"],
};

/// How many reported pauses make pauses of that length usual.
const REPORTS_TO_LEARN: u8 = 2;

/// Timers of hosts and of data sets.
const KINDS: [u16; 2] = [0, 1];

/// Names of the rules, as `rules = [...]` in the settings has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// [`HOST_RULE`].
    SilentHost,
    /// [`DATASET_RULE`].
    SilentDataset,
}

/// See `settings.toml` for what each key means.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    rules: Option<Vec<RuleName>>,
    after: Length,
    events: u32,
    learn: Length,
    pauses: f64,
    forget: Length,
    ignore: Vec<Glob>,
    host: Vec<Special>,
    dataset: Vec<Special>,
}

/// Hosts or data sets with a length of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Special {
    name: Glob,
    after: Length,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            rules: None,
            after: Length::minutes(10),
            events: 20,
            learn: Length::days(1),
            pauses: 3.0,
            forget: Length::days(7),
            ignore: Vec::new(),
            host: Vec::new(),
            dataset: Vec::new(),
        }
    }
}

/// All that must survive a restart: hosts, data sets.
#[derive(Default, Serialize, Deserialize)]
pub struct State {
    speakers: [Keyed<Speaker>; 2],
}

/// Somebody who logs.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Speaker {
    name: Box<str>,
    after: Length,
    events: u32,
    first: Time,
    last: Time,
    last_number: u64,
    longest_pause: Length,
    /// Pauses that were reported and have ended, since the last that was learned, and the shortest of them.
    reported: u8,
    shortest_reported: Length,
}

/// The plugin.
pub struct Silence {
    settings: Settings,
    subscribed: [Option<Subscribed>; 2],
}

impl Correlation for Silence {
    type Settings = Settings;
    type State = State;
    const FIELDS: &'static [Field] = FIELDS;

    fn configure(settings: Settings, setup: &mut Setup) -> Result<Silence, String> {
        let lengths = settings.host.iter().chain(&settings.dataset).map(|special| special.after);
        if lengths.chain([settings.after]).any(|after| after <= Length(0) || after >= settings.forget) {
            return Err("`after` must be longer than 0s and shorter than `forget`".to_owned());
        }
        if settings.learn < Length(0) || settings.learn >= settings.forget {
            return Err("`learn` must be 0s or longer, and shorter than `forget`".to_owned());
        }
        if !(1.0..=1_000.0).contains(&settings.pauses) {
            return Err(format!("`pauses` must be 1 to 1000, not {}", settings.pauses));
        }
        let runs = |rule| settings.rules.as_ref().is_none_or(|rules| rules.contains(&rule));
        let hosts = runs(RuleName::SilentHost).then(|| {
            setup.rule(&HOST_RULE);
            setup.subscribe(Subscription::by(&[HOST]).has("host.name"))
        });
        let datasets = runs(RuleName::SilentDataset).then(|| {
            setup.rule(&DATASET_RULE);
            setup.subscribe(Subscription::by(&[DATASET]).has("event.dataset"))
        });
        setup.timers();
        // What is known must be known again: the time of learning, and a night beyond it.
        setup.lookback(settings.forget.min(Length(settings.learn.0.saturating_add(Length::days(1).0))));
        Ok(Silence { settings, subscribed: [hosts, datasets] })
    }

    fn on_row(&mut self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
        for ((kind, subscribed), field) in KINDS.into_iter().zip(self.subscribed).zip([HOST, DATASET]) {
            if !subscribed.is_some_and(|subscribed| row.passed(subscribed)) {
                continue;
            }
            let Some(speakers) = state.speakers.get_mut(usize::from(kind)) else { continue };
            let (key, at) = (row.key(field), row.at());
            let speaker = speakers.entry(key, at, self.settings.forget);
            if speaker.events == 0 {
                speaker.name = row.text(field).into();
                speaker.after = self.after(kind, row.text(field));
            }
            if speaker.after > Length(0) {
                self.hear(speaker, key, kind, at, context);
            }
        }
    }

    fn on_timer(&mut self, state: &mut State, timer: Timer, context: &mut Context<'_>) {
        let speakers = state.speakers.get_mut(usize::from(timer.kind));
        let Some(speaker) = speakers.and_then(|speakers| speakers.get_mut(timer.key, timer.due)) else {
            return;
        };
        let (rule, field, what) = match timer.kind {
            0 => (&HOST_RULE, HOST, "host"),
            _ => (&DATASET_RULE, DATASET, "data set"),
        };
        let silent = timer.due.since(speaker.last);
        let finding = Finding::new(rule.id, format!("{}/{}", speaker.name, speaker.last), timer.due)
            .events([speaker.last_number])
            .summary(format!(
                "{what} {} has logged nothing for {silent}, since {}; its longest pause before was {}",
                speaker.name, speaker.last, speaker.longest_pause,
            ))
            .observable(field, &speaker.name)
            .attribute("last-heard", speaker.last)
            .attribute("events-before", speaker.events);
        context.raise(finding);
    }
}

impl Speaker {
    fn learn_reported(&mut self, pause: Length) {
        self.shortest_reported = if self.reported == 0 { pause } else { self.shortest_reported.min(pause) };
        self.reported += 1;
        if self.reported >= REPORTS_TO_LEARN {
            self.longest_pause = self.longest_pause.max(self.shortest_reported);
            self.reported = 0;
        }
    }
}

impl Silence {
    /// After how long a name is silent; 0 if it is not watched.
    fn after(&self, kind: u16, name: &str) -> Length {
        if self.settings.ignore.iter().any(|ignored| ignored.matches(name)) {
            return Length(0);
        }
        let special = if kind == 0 { &self.settings.host } else { &self.settings.dataset };
        let own = special.iter().find(|special| special.name.matches(name));
        own.map_or(self.settings.after, |special| special.after)
    }

    fn hear(&self, speaker: &mut Speaker, key: Key, kind: u16, at: At, context: &mut Context<'_>) {
        let heard = at.heard();
        if speaker.events == 0 {
            speaker.first = heard;
            speaker.last = heard;
        }
        let pause = heard.since(speaker.last);
        // While learning, every pause is its own; later, one that was reported is not, until it comes again.
        if !self.is_known(speaker) || pause < self.patience(speaker) {
            speaker.longest_pause = speaker.longest_pause.max(pause);
        } else {
            speaker.learn_reported(pause);
        }
        speaker.events = speaker.events.saturating_add(1);
        if heard >= speaker.last {
            speaker.last = heard;
            speaker.last_number = at.number;
        }
        if self.is_known(speaker) {
            context.set_timer(kind, key, speaker.last.plus(self.patience(speaker)));
        }
    }

    fn is_known(&self, speaker: &Speaker) -> bool {
        let known_for = speaker.last.since(speaker.first);
        speaker.events >= self.settings.events && known_for >= speaker.after.max(self.settings.learn)
    }

    /// The length of time after which a speaker is silent.
    fn patience(&self, speaker: &Speaker) -> Length {
        let usual = speaker.longest_pause.0 as f64 * self.settings.pauses;
        speaker.after.max(Length(usual as i64))
    }
}

bartizan_sdk::correlation!(Silence);
