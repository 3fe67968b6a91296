//! Scanning: many requests that fail, or for many different paths, from one address; or a tool that says its
//! name. A crawler that behaves asks slowly, and for what exists: its share of errors is low.

use bartizan_sdk::{
    Batch, Context, Finding, Key, Length, Pattern, Patterns, PerValue, Row, Rule, Setup, Severity,
    state::{Distinct, Once, Sliding, Windows},
};
use serde::{Deserialize, Serialize};

use crate::fields::{AGENT, DOMAIN, HOST, PATH, SOURCE, STATUS, URL};

/// The rule.
pub const RULE: Rule = Rule {
    id: "scanning",
    version: "1.0.0",
    title: "Scanning of a web site",
    description: "One address asks for many things that do not exist, or for many different paths of which many fail, or says itself that it is a scanner: somebody looks for weaknesses.",
    severity: Severity::Low,
    confidence: 75,
    techniques: &["T1595.002", "T1595.003"],
    references: &["https://attack.mitre.org/techniques/T1595/"],
    false_positives: &[
        "a site that was moved, with a crawler that follows old links",
        "the organization's own scanner",
    ],
};

/// What scanners call themselves; one that takes care does not.
const TOOLS: &[&str] = &[
    "sqlmap",
    "nikto",
    "nmap scripting engine",
    "dirbuster",
    "gobuster",
    "feroxbuster",
    "ffuf/",
    "wfuzz",
    "wpscan",
    "nuclei",
    "masscan",
    "zgrab",
    "acunetix",
    "nessus",
    "openvas",
    "netsparker",
    "arachni",
    "w3af",
    "whatweb",
    "joomscan",
    "dirsearch",
    "havij",
    "commix",
    "burpcollaborator",
    "qualys",
];

/// Requests of one address that are remembered to tell the share of errors: twice this.
const REQUESTS: u32 = 1_000;

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    errors: u32,
    error_percent: u64,
    paths: u32,
    paths_error_percent: u64,
    tool_requests: u32,
    within: Length,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            errors: 30,
            error_percent: 50,
            paths: 100,
            paths_error_percent: 20,
            tool_requests: 5,
            within: Length::seconds(60),
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct State {
    requests: Windows,
    errors: Windows,
    paths: Distinct,
    tools: Windows,
    said: Once,
}

pub struct Scanning {
    report: bool,
    settings: Settings,
    requests: Sliding,
    errors: Sliding,
    paths: Sliding,
    tools: Sliding,
    patterns: Patterns,
    is_tool: PerValue<bool>,
}

impl Scanning {
    /// `report` is whether findings are wanted, or only the chain needs to know of scans.
    pub fn configure(settings: &Settings, report: bool, setup: &mut Setup) -> Result<Scanning, String> {
        let sliding =
            |threshold| Sliding::new(threshold, settings.within).map_err(|why| format!("scanning: {why}"));
        if report {
            setup.rule(&RULE);
        }
        setup.lookback(settings.within);
        let tools: Vec<Pattern> = TOOLS.iter().map(|tool| Pattern::Contains((*tool).to_owned())).collect();
        Ok(Scanning {
            report,
            requests: sliding(REQUESTS)?,
            errors: sliding(settings.errors)?,
            paths: sliding(settings.paths)?,
            tools: sliding(settings.tool_requests)?,
            settings: settings.clone(),
            patterns: Patterns::compile(&tools, true)?,
            is_tool: PerValue::new(AGENT),
        })
    }

    pub fn before_batch(&mut self, batch: &Batch<'_>) {
        let patterns = &self.patterns;
        self.is_tool.prepare(batch, |agents| {
            let hits = patterns.scan_texts(agents.iter().copied());
            (0..agents.len()).map(|position| !hits.of(position).is_empty()).collect()
        });
    }

    /// Whether the address scans, as far as this request shows.
    pub fn on_request(&self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) -> bool {
        let (source, at) = (row.key(SOURCE), row.at());
        let status = row.integer(STATUS).unwrap_or_default();
        // Refused for what was asked, not for who asked or how often: 401, 408 and 429 say nothing of scans.
        let failed = matches!(status, 400 | 403 | 404 | 405 | 410 | 414 | 501);
        let requests = state.requests.add(source, at, 1, &self.requests).weight();
        let path = if row.has(PATH) { row.key(PATH) } else { row.key(URL) };
        let paths = state.paths.add(source, path, at, 1, &self.paths, || "");
        let tool = self.is_tool.of(row) == Some(&true);
        // An error may also come by another status; only the windows that this row changed are asked.
        let errors = if failed { Some(state.errors.add(source, at, 1, &self.errors)) } else { None };
        let share = errors.as_ref().map_or(0, |errors| errors.weight() * 100 / requests.max(1));
        let many_errors =
            share >= self.settings.error_percent && errors.as_ref().is_some_and(|own| own.reached());
        let many_paths = share >= self.settings.paths_error_percent && paths.reached();
        let tools = tool.then(|| state.tools.add(source, at, 1, &self.tools));
        let by_tool = tools.as_ref().is_some_and(|tools| tools.reached());
        let how = if by_tool {
            format!("with {}", first_words(row.text(AGENT)))
        } else if many_errors || many_paths {
            let errors = errors.as_ref().map_or(0, |errors| errors.weight());
            format!("{requests} requests for {} paths, {errors} of them refused,", paths.count())
        } else {
            return false;
        };
        if self.report && state.said.in_hour(source.and(Key(1)), at) {
            let address = row.text(SOURCE);
            let numbers: Vec<u64> = match (&tools, &errors) {
                (Some(tools), _) if by_tool => tools.numbers().collect(),
                (_, Some(errors)) => errors.numbers().collect(),
                _ => vec![row.number()],
            };
            let host = if row.has(DOMAIN) { row.text(DOMAIN) } else { row.text(HOST) };
            let on = if host.is_empty() { "a web site" } else { host };
            let finding = Finding::new(RULE.id, format!("{address}/{}", at.time.hour_text()), at.time)
                .events(numbers)
                .summary(format!("{address} scanned {on}: {how} within {}", self.settings.within))
                .observable(SOURCE, address)
                .observable(HOST, row.text(HOST))
                .observable(DOMAIN, row.text(DOMAIN))
                .attribute("requests", requests)
                .attribute("paths", paths.count())
                .attribute("user-agent", row.text(AGENT));
            context.raise(if by_tool { finding.confidence(90) } else { finding });
        }
        true
    }
}

fn first_words(agent: &str) -> &str {
    agent.get(..agent.floor_char_boundary(60)).unwrap_or(agent)
}
