//! The chain: a password is guessed, and the account then opens a confidential file.
//!
//! Two sequences, one after the other. The guessing must come from one address, since on any machine that faces
//! the internet somebody fails to log in as root all day, and the administrator's own login is not what those
//! failures led to. The access is tied to the login by user and host, as files know no address.

use bartizan_sdk::{
    At, Batch, Context, Finding, Glob, Key, Length, PerValue, Row, Rule, Setup, Severity, Subscribed,
    Subscription, Time,
    state::{Keyed, Once, Sequence, Steps},
};
use serde::{Deserialize, Serialize};

use crate::{
    attempt::{Attempt, Reporter},
    fields::{CATEGORY, FILE, HOST, OUTCOME, SOURCE, USER},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "break-in-and-access",
    version: "1.0.0",
    title: "Break-in and access to a confidential file",
    description: "Several failed logins of a user, a successful one from the same address, and then the account opens a confidential file on that host.",
    severity: Severity::Critical,
    confidence: 85,
    techniques: &["T1110", "T1078", "T1083", "T1005"],
    references: &[
        "https://attack.mitre.org/techniques/T1110/",
        "https://attack.mitre.org/techniques/T1078/",
        "https://attack.mitre.org/techniques/T1005/",
    ],
    false_positives: &["a person who forgot the password, and whose work is with such files"],
};

const FIRST: usize = 0;
const SECOND: usize = 1;

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    failures: u32,
    failures_within: Length,
    access_within: Length,
    paths: Vec<Glob>,
    same_host: bool,
    same_source: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        let paths = [
            "/etc/shadow",
            "/etc/gshadow",
            "/root/.ssh/",
            "/home/*/.ssh/id_*",
            "*/confidential/*",
            r"*\confidential\*",
            r"*\windows\ntds\ntds.dit",
            r"*\windows\system32\config\sam",
        ];
        Settings {
            failures: 5,
            failures_within: Length::minutes(15),
            access_within: Length::hours(1),
            paths: paths.into_iter().filter_map(|path| Glob::new(path).ok()).collect(),
            same_host: true,
            same_source: true,
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    /// Failures, then success: by user, host, source and reporter.
    guessed: Sequence,
    /// That, then an access: by user and host.
    accessed: Sequence,
    /// By user and host: the last login that was guessed, and the last confidential file.
    logins: Keyed<Login>,
    files: Keyed<Box<str>>,
    said: Once,
}

#[derive(Clone, Default, Serialize, Deserialize)]
struct Login {
    events: Vec<u64>,
    source: Box<str>,
}

pub struct BreakIn {
    subscribed: Subscribed,
    guessing: Steps,
    access: Steps,
    settings: Settings,
    confidential: PerValue<bool>,
}

impl BreakIn {
    pub fn configure(settings: &Settings, setup: &mut Setup) -> Result<BreakIn, String> {
        let why = |why: String| format!("break-in-and-access: {why}");
        if settings.paths.is_empty() {
            return Err(
                "break-in-and-access: `paths` names no file; add one, or leave the rule out of `rules`"
                    .into(),
            );
        }
        setup.rule(&RULE);
        let events = Subscription::by(&[USER]).is("event.category", &["authentication", "file"]);
        let subscribed = setup.subscribe(events.has("user.name"));
        setup.lookback(Length(settings.failures_within.0.saturating_add(settings.access_within.0)));
        Ok(BreakIn {
            subscribed,
            guessing: Steps::new(&[settings.failures, 1], settings.failures_within).map_err(why)?.unbroken(),
            access: Steps::new(&[1, 1], settings.access_within).map_err(why)?,
            settings: settings.clone(),
            confidential: PerValue::new(FILE),
        })
    }

    pub fn before_batch(&mut self, batch: &Batch<'_>) {
        let paths = &self.settings.paths;
        self.confidential.prepare(batch, |files| {
            files.iter().map(|file| !file.is_empty() && paths.iter().any(|path| path.matches(file))).collect()
        });
    }

    pub fn on_row(
        &self,
        state: &mut State,
        attempt: Option<&Attempt>,
        row: &Row<'_>,
        context: &mut Context<'_>,
    ) {
        if !row.passed(self.subscribed) {
            return;
        }
        let user = row.key(USER);
        let key = if self.settings.same_host { user.and(row.key(HOST)) } else { user };
        if let Some(attempt) = attempt {
            self.on_attempt(state, *attempt, key, row, context);
        } else if self.is_access(row) {
            *state.files.entry(key, row.at(), self.settings.access_within) = row.text(FILE).into();
            if let Some(found) = state.accessed.add(key, SECOND, row.at(), 1, &self.access) {
                self.raise(state, key, &found, row, context);
            }
        }
    }

    fn is_access(&self, row: &Row<'_>) -> bool {
        self.confidential.of(row) == Some(&true)
            && row.text(OUTCOME) != "failure"
            && row.values(CATEGORY).any(|category| category == "file")
    }

    fn on_attempt(
        &self,
        state: &mut State,
        attempt: Attempt,
        key: Key,
        row: &Row<'_>,
        context: &mut Context<'_>,
    ) {
        let source = if self.settings.same_source { row.key(SOURCE) } else { Key::NONE };
        let at = row.at();
        let mut add = |by: Reporter, step, times| {
            state.guessed.add(key.and(source).and(by.key()), step, at, times, &self.guessing)
        };
        let guessed = match attempt {
            Attempt::Failure { by, times } => add(by, FIRST, times),
            // Every reporter's failures may have led here.
            Attempt::Success => {
                Reporter::ALL.into_iter().fold(None, |found, by| add(by, SECOND, 1).or(found))
            }
        };
        let Some(events) = guessed else { return };
        let login = state.logins.entry(key, at, self.settings.access_within);
        *login = Login {
            events: events.iter().map(|(_, number)| *number).collect(),
            source: row.text(SOURCE).into(),
        };
        // The login is what the access must follow, whichever event made it known.
        let (time, number) = events.last().copied().unwrap_or((at.time, at.number));
        if let Some(found) = state.accessed.add(key, FIRST, At { time, number, ..at }, 1, &self.access) {
            self.raise(state, key, &found, row, context);
        }
    }

    /// `found` are the login and the access.
    fn raise(
        &self,
        state: &mut State,
        key: Key,
        found: &[(Time, u64)],
        row: &Row<'_>,
        context: &mut Context<'_>,
    ) {
        let at = row.at();
        let time = found.last().map_or(at.time, |(time, _)| *time);
        if !state.said.in_hour(key, at) {
            return;
        }
        let login = state.logins.get_mut(key, at.watermark).cloned().unwrap_or_default();
        let file = state.files.get_mut(key, at.watermark).cloned().unwrap_or_default();
        let (user, host) = (row.text(USER), row.text(HOST));
        let from = if login.source.is_empty() { String::new() } else { format!(" from {}", login.source) };
        let on = if host.is_empty() { String::new() } else { format!(" on {host}") };
        let summary = format!(
            "{user} failed to log in {} times{from}, then succeeded, and then opened {file}{on}",
            self.settings.failures,
        );
        let about = if host.is_empty() { user.to_owned() } else { format!("{user}@{host}") };
        let finding = Finding::new(RULE.id, format!("{about}/{}", time.hour_text()), time)
            .events(login.events.iter().copied().chain(found.iter().map(|(_, number)| *number)))
            .summary(summary)
            .observable(USER, user)
            .observable(HOST, host)
            .observable(SOURCE, &login.source)
            .observable(FILE, &file)
            .attribute("effect", "confidential file opened");
        context.raise(finding);
    }
}
