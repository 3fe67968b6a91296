//! SQL injection, path traversal and command injection: one finding an address, rule and hour, and one more as
//! soon as the server answers such a request instead of refusing it.

use bartizan_sdk::{Batch, Context, Finding, PerValue, Row, Rule, Setup, Severity, state::Once};
use serde::{Deserialize, Serialize};

use crate::{
    fields::{AGENT, BODY, DOMAIN, HOST, PATH, QUERY, REFERRER, SOURCE, STATUS, URL},
    inspect::{Attack, Found, Inspector, Place},
};

/// SQL injection.
pub const SQL: Rule = Rule {
    id: "sql-injection",
    version: "1.0.0",
    title: "SQL injection",
    description: "A request carries SQL in a value, so that a careless application runs it against its database.",
    severity: Severity::High,
    confidence: 75,
    techniques: &["T1190"],
    references: &[
        "https://owasp.org/www-community/attacks/SQL_Injection",
        "https://attack.mitre.org/techniques/T1190/",
    ],
    false_positives: &["a page that teaches or tests SQL", "the organization's own scanner"],
};

/// Path traversal.
pub const TRAVERSAL: Rule = Rule {
    id: "path-traversal",
    version: "1.0.0",
    title: "Path traversal",
    description: "A request asks for a file outside the site, by a path that climbs above it or by the file's own name.",
    severity: Severity::High,
    confidence: 75,
    techniques: &["T1190", "T1083"],
    references: &["https://owasp.org/www-community/attacks/Path_Traversal"],
    false_positives: &["the organization's own scanner"],
};

/// Command injection.
pub const COMMAND: Rule = Rule {
    id: "command-injection",
    version: "1.0.0",
    title: "Command injection",
    description: "A request carries a command for a shell or an interpreter, so that a careless application runs it.",
    severity: Severity::High,
    confidence: 75,
    techniques: &["T1190", "T1059"],
    references: &["https://owasp.org/www-community/attacks/Command_Injection"],
    false_positives: &["the organization's own scanner"],
};

/// Longest part of a request that a sentence quotes, in bytes.
const MAX_QUOTED_BYTES: usize = 120;

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    said: Once,
}

/// What each distinct value of a request holds, and which rules are on.
pub struct Injection {
    inspector: Inspector,
    rules: Vec<(Attack, &'static Rule)>,
    url: PerValue<Found>,
    path: PerValue<Found>,
    query: PerValue<Found>,
    body: PerValue<Found>,
    referrer: PerValue<Found>,
    agent: PerValue<Found>,
}

impl Injection {
    pub fn configure(rules: Vec<(Attack, &'static Rule)>, setup: &mut Setup) -> Result<Injection, String> {
        rules.iter().for_each(|(_, rule)| setup.rule(*rule));
        Ok(Injection {
            inspector: Inspector::new()?,
            rules,
            url: PerValue::new(URL),
            path: PerValue::new(PATH),
            query: PerValue::new(QUERY),
            body: PerValue::new(BODY),
            referrer: PerValue::new(REFERRER),
            agent: PerValue::new(AGENT),
        })
    }

    pub fn before_batch(&mut self, batch: &Batch<'_>) {
        let inspector = &self.inspector;
        self.url.prepare(batch, |texts| inspector.judge(texts, Place::Target));
        // Path and query say nothing new where the whole target is known.
        if batch.rows().any(|row| !row.has(URL)) {
            self.path.prepare(batch, |texts| inspector.judge(texts, Place::Target));
            self.query.prepare(batch, |texts| inspector.judge(texts, Place::Query));
        }
        self.body.prepare(batch, |texts| inspector.judge(texts, Place::Query));
        self.referrer.prepare(batch, |texts| inspector.judge(texts, Place::Target));
        self.agent.prepare(batch, |texts| inspector.judge(texts, Place::Header));
    }

    /// What a request holds.
    pub fn found(&self, row: &Row<'_>) -> Found {
        let own = |values: &PerValue<Found>| values.of(row).copied().unwrap_or_default();
        let target = if row.has(URL) { own(&self.url) } else { own(&self.path).or(own(&self.query)) };
        target.or(own(&self.body)).or(own(&self.referrer)).or(own(&self.agent))
    }

    pub fn on_request(&self, state: &mut State, found: Found, row: &Row<'_>, context: &mut Context<'_>) {
        if found == Found::default() {
            return;
        }
        for (attack, rule) in self.rules.iter().filter(|(attack, _)| found.has(*attack)) {
            let status = row.integer(STATUS);
            // An error of the server may be the database's.
            let answered = status.is_some_and(|status| (200..300).contains(&status) || status >= 500);
            let occasion =
                row.key(SOURCE).and(bartizan_sdk::Key(*attack as u64 * 2 + u64::from(answered) + 1));
            if state.said.in_hour(occasion, row.at()) {
                context.raise(self.finding(rule, answered, status, row));
            }
        }
    }

    fn finding(&self, rule: &Rule, answered: bool, status: Option<i64>, row: &Row<'_>) -> Finding {
        let address = row.text(SOURCE);
        let target = shown(row);
        let hour = row.time().hour_text();
        let (key, outcome) = match (answered, status) {
            (true, Some(status)) => {
                (format!("{address}/{hour}/answered"), format!(", which was answered with {status}"))
            }
            (_, Some(status)) => (format!("{address}/{hour}"), format!(", which was refused with {status}")),
            (_, None) => (format!("{address}/{hour}"), String::new()),
        };
        let host = if row.has(DOMAIN) { row.text(DOMAIN) } else { row.text(HOST) };
        let on = if host.is_empty() { String::new() } else { format!(" of {host}") };
        let finding = Finding::new(rule.id, key, row.time())
            .events([row.number()])
            .summary(format!(
                "{address} tried {} by asking for {target}{on}{outcome}",
                rule.title.to_lowercase()
            ))
            .observable(SOURCE, address)
            .observable(HOST, row.text(HOST))
            .observable(DOMAIN, row.text(DOMAIN))
            .attribute("url", if row.has(URL) { row.text(URL) } else { row.text(PATH) })
            .attribute("user-agent", row.text(AGENT));
        let finding = match status {
            Some(status) => finding.attribute("status", status),
            None => finding,
        };
        match (answered, status) {
            (true, _) => finding.confidence(85),
            (false, Some(_)) => finding.severity(Severity::Medium).confidence(65),
            (false, None) => finding,
        }
    }
}

fn shown(row: &Row<'_>) -> String {
    let target = if row.has(URL) {
        row.text(URL).to_owned()
    } else {
        format!("{}?{}", row.text(PATH), row.text(QUERY))
    };
    match target.get(..target.floor_char_boundary(MAX_QUOTED_BYTES)) {
        Some(start) if start.len() < target.len() => format!("{start}…"),
        _ => target,
    }
}
