//! What documents say about themselves, and the log source.
//!
//! Rules specification, sections "Title" to "LogSource", "FalsePositives" to "Tags"; appendix "Tags".
//! Must not know: detections.

use super::diagnostic::{Place, Report};
use super::model::{Level, LogSource, Meta, Status};
use super::yaml::{Node, Value};

/// Longest title, in characters.
const MAX_TITLE_CHARS: usize = 256;
/// Longest text of any other kind, in bytes; what is over is cut off.
const MAX_TEXT_BYTES: usize = 65_535;
/// How many tags, references, false positives or fields are kept.
const MAX_LIST: usize = 1_000;
/// Namespaces of tags (appendix "Tags").
const NAMESPACES: [&str; 7] = ["attack", "car", "cve", "d3fend", "detection", "stp", "tlp"];

/// Reads what a document says about itself. Nothing here refuses a document.
pub fn parse(node: &Node<'_>, report: &mut Report<'_>) -> Meta {
    let id = text(node, "id", report).map(|id| id.to_lowercase());
    let title = text(node, "title", report);
    report.rule = id.clone().or_else(|| title.clone()).unwrap_or_default();
    let meta = Meta {
        name: text(node, "name", report),
        description: text(node, "description", report).unwrap_or_default(),
        status: word(node, "status", status, "stable, test, experimental, deprecated or unsupported", report),
        level: word(node, "level", level, "informational, low, medium, high or critical", report),
        tags: texts(node, "tags", report),
        author: texts(node, "author", report).join(", "),
        references: texts(node, "references", report),
        falsepositives: texts(node, "falsepositives", report),
        fields: texts(node, "fields", report),
        path: report.path.to_owned(),
        line: node.place.line,
        title: title.clone().unwrap_or_else(|| id.clone().unwrap_or_else(|| file_stem(report.path))),
        id,
    };
    lint(node, &meta, title.is_some(), report);
    meta
}

fn file_stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn text(node: &Node<'_>, key: &str, report: &mut Report<'_>) -> Option<String> {
    let value = node.get(key)?;
    match value.text() {
        Some(text) => Some(cut(text).trim().to_owned()).filter(|text| !text.is_empty()),
        None => {
            let message = format!("`{key}` is {}; it is a text", value.kind());
            report.warn(value.place, "metadata-type", message);
            None
        }
    }
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_TEXT_BYTES)).unwrap_or(text)
}

/// A list of texts, or one.
fn texts(node: &Node<'_>, key: &str, report: &mut Report<'_>) -> Vec<String> {
    let Some(value) = node.get(key) else { return Vec::new() };
    let nodes = match &value.value {
        Value::List(nodes) => nodes.as_slice(),
        Value::Scalar { .. } => std::slice::from_ref(value),
        Value::Map(_) => {
            report.warn(value.place, "metadata-type", format!("`{key}` is a map; it is a list of texts"));
            return Vec::new();
        }
    };
    nodes.iter().take(MAX_LIST).filter_map(Node::text).map(|text| cut(text).to_owned()).collect()
}

fn word<T>(
    node: &Node<'_>,
    key: &'static str,
    parse: fn(&str) -> Option<T>,
    known: &str,
    report: &mut Report<'_>,
) -> Option<T> {
    let value = node.get(key)?;
    let parsed = value.text().and_then(|text| parse(&text.to_ascii_lowercase()));
    if parsed.is_none() {
        let code = if key == "level" { "unknown-level" } else { "unknown-status" };
        let message = format!("`{}` is no {key}; write {known}", value.text().unwrap_or("null"));
        report.warn(value.place, code, message);
    }
    parsed
}

fn status(text: &str) -> Option<Status> {
    match text {
        "stable" => Some(Status::Stable),
        "test" | "testing" => Some(Status::Test),
        "experimental" => Some(Status::Experimental),
        "deprecated" => Some(Status::Deprecated),
        "unsupported" => Some(Status::Unsupported),
        _ => None,
    }
}

fn level(text: &str) -> Option<Level> {
    match text {
        "informational" => Some(Level::Informational),
        "low" => Some(Level::Low),
        "medium" => Some(Level::Medium),
        "high" => Some(Level::High),
        "critical" => Some(Level::Critical),
        _ => None,
    }
}

fn lint(node: &Node<'_>, meta: &Meta, has_title: bool, report: &mut Report<'_>) {
    let place = |key: &str| node.entry(key).map_or(node.place, |entry| entry.value.place);
    if !has_title {
        report.warn(node.place, "missing-title", "there is no title; say in a few words what is detected");
    } else if meta.title.chars().count() > MAX_TITLE_CHARS {
        let message =
            format!("the title is longer than {MAX_TITLE_CHARS} characters; move words to the description");
        report.warn(place("title"), "long-title", message);
    }
    match &meta.id {
        None => report.inform(node.place, "missing-id", "there is no id; add a random UUID (version 4)"),
        Some(id) if !is_uuid(id) => {
            let message = format!("the id `{id}` is no UUID; give it a random one (version 4)");
            report.inform(place("id"), "id-format", message);
        }
        Some(_) => {}
    }
    if meta.status == Some(Status::Unsupported) {
        let message = "the rule says of itself that it cannot be used as it is";
        report.warn(place("status"), "unsupported-status", message);
    }
    for key in ["date", "modified"] {
        lint_date(node, key, report);
    }
    if let Some(taxonomy) = node.get("taxonomy")
        && taxonomy.text().is_some_and(|text| text != "sigma")
    {
        let message = "the rule uses names of another taxonomy, which are taken as they are";
        report.warn(taxonomy.place, "custom-taxonomy", message);
    }
    lint_tags(node, meta, report);
}

fn is_uuid(id: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let mut parts = id.split('-');
    let is_whole = lengths.iter().all(|length| {
        parts
            .next()
            .is_some_and(|part| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    is_whole && parts.next().is_none()
}

fn lint_date(node: &Node<'_>, key: &'static str, report: &mut Report<'_>) {
    let Some(value) = node.get(key) else { return };
    let is_date = value.text().is_some_and(|text| {
        let digits = |range: std::ops::Range<usize>| {
            text.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let number = |range| digits(range).and_then(|part| part.parse::<u8>().ok());
        text.len() == 10
            && digits(0..4).is_some()
            && number(5..7).is_some_and(|month| (1..=12).contains(&month))
            && number(8..10).is_some_and(|day| (1..=31).contains(&day))
            && text.get(4..5) == Some("-")
            && text.get(7..8) == Some("-")
    });
    if !is_date {
        report.inform(value.place, "date-format", format!("`{key}` is no date like 2026-11-22"));
    }
}

fn lint_tags(node: &Node<'_>, meta: &Meta, report: &mut Report<'_>) {
    let place = |index: usize| match node.get("tags").map(|tags| (&tags.value, tags.place)) {
        Some((Value::List(tags), place)) => tags.get(index).map_or(place, |tag| tag.place),
        Some((_, place)) => place,
        None => Place::default(),
    };
    for (index, tag) in meta.tags.iter().enumerate() {
        let is_plain =
            |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || "._-".contains(char);
        let namespace = tag.split_once('.').map(|(namespace, _)| namespace);
        if !tag.chars().all(is_plain) {
            let message = format!("the tag `{tag}` has other characters than a–z, 0–9, `.`, `-` and `_`");
            report.warn(place(index), "tag-format", message);
        } else if namespace.is_none_or(|namespace| !NAMESPACES.contains(&namespace)) {
            let message = format!("the tag `{tag}` is in none of the namespaces {}", NAMESPACES.join(", "));
            report.inform(place(index), "tag-namespace", message);
        }
    }
}

/// Reads the log source of a rule or filter.
pub fn log_source(node: &Node<'_>, report: &mut Report<'_>) -> LogSource {
    let Some(source) = node.get("logsource") else {
        let message = "there is no logsource, so every event is looked at; say which logs are meant";
        report.warn(node.place, "missing-logsource", message);
        return LogSource::default();
    };
    if source.map().is_none() {
        let message =
            format!("the logsource is {}; it is a map of category, product and service", source.kind());
        report.warn(source.place, "missing-logsource", message);
        return LogSource::default();
    }
    let mut part = |key: &str| {
        let value = source.get(key)?;
        let written = value.text().unwrap_or_default();
        let text = written.trim().to_lowercase();
        if text != written || text.contains(' ') {
            let message =
                format!("`{key}` is in lower case, with `_` for spaces: {}", text.replace(' ', "_"));
            report.inform(value.place, "logsource-format", message);
        }
        Some(text).filter(|text| !text.is_empty() && text != "*")
    };
    let parsed = LogSource { category: part("category"), product: part("product"), service: part("service") };
    if parsed == LogSource::default() {
        let message = "the logsource names no category, product or service, so every event is looked at";
        report.warn(source.place, "missing-logsource", message);
    }
    parsed
}

impl LogSource {
    /// Whether this source is, or is a part of, another: whatever the other says, this says too.
    pub fn is_within(&self, other: &LogSource) -> bool {
        let agrees = |own: &Option<String>, other: &Option<String>| other.is_none() || own == other;
        agrees(&self.category, &other.category)
            && agrees(&self.product, &other.product)
            && agrees(&self.service, &other.service)
    }
}
