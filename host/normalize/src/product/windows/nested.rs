//! Events as XML turned into JSON: `Event` holds `System`, `EventData`, `UserData`, `RenderingInfo`.
//!
//! Tools differ in how they write an XML element's attributes and text: `evtx_dump` has `#attributes` and
//! `#text` (or `Provider_attributes` beside the element), others `@Name`, `$`, or the attribute's bare name.
//! All of these are read.

use super::flat;
use crate::json::{
    escape::unescape,
    sink::Sink,
    tape::{Kind, Tape},
};

/// Where an element's attributes may be.
const ATTRIBUTES: [&str; 5] = ["#attributes", "_attributes", "attributes", "$", "@attributes"];
/// Where an element's text may be.
const TEXTS: [&str; 8] = ["#text", "text", "_text", "_", "$t", "Value", "value", "content"];

/// Elements of `System` whose text is a field.
const SYSTEM: [(&str, &str); 9] = [
    ("EventID", "winlog.event_id"),
    ("Version", "winlog.version"),
    ("Level", "winlog.level"),
    ("Task", "winlog.task_id"),
    ("Opcode", "winlog.opcode_id"),
    ("Keywords", "winlog.keywords"),
    ("EventRecordID", "winlog.record_id"),
    ("Channel", "winlog.channel"),
    ("Computer", "winlog.computer_name"),
];

/// Elements of `System` whose attributes are fields.
const SYSTEM_ATTRIBUTES: [(&str, &str, &str); 9] = [
    ("Provider", "Name", "winlog.provider_name"),
    ("Provider", "Guid", "winlog.provider_guid"),
    ("Provider", "EventSourceName", "winlog.event_source_name"),
    ("TimeCreated", "SystemTime", "winlog.time_created"),
    ("Correlation", "ActivityID", "winlog.activity_id"),
    ("Correlation", "RelatedActivityID", "winlog.related_activity_id"),
    ("Execution", "ProcessID", "winlog.process.pid"),
    ("Execution", "ThreadID", "winlog.process.thread.id"),
    ("Security", "UserID", "winlog.user.identifier"),
];

/// What Windows rendered: elements of `RenderingInfo`.
const RENDERING: [(&str, &str); 3] =
    [("Message", "message"), ("Task", "winlog.task"), ("Opcode", "winlog.opcode")];

/// The parts of an event.
const PARTS: [&str; 4] = ["System", "EventData", "UserData", "RenderingInfo"];

/// Writes the native fields of a nested record.
pub(crate) fn write(names: &flat::Names, sink: &mut Sink<'_, '_>) {
    let event = sink.member(0, "Event").unwrap_or(0);
    if let Some(system) = sink.member(event, "System") {
        write_system(sink, system);
    }
    if let Some(data) = sink.member(event, "EventData") {
        write_event_data(names, sink, data);
    }
    if let Some(data) = sink.member(event, "UserData") {
        write_user_data(sink, data);
    }
    if let Some(rendering) = sink.member(event, "RenderingInfo") {
        write_elements(sink, rendering, &RENDERING);
    }
    // What a shipper put beside the event.
    for at in sink.tape.children(0) {
        let key = sink.node(at).map(|node| node.key(sink.line)).unwrap_or_default();
        let is_read = at == event || (event == 0 && PARTS.contains(&key));
        if !is_read {
            sink.flatten_member("", at);
        }
    }
}

/// Where an event's channel and id stand, which [`write()`] reads before anything else.
pub(super) fn telling_places(line: &str, tape: &Tape) -> Option<(usize, usize)> {
    let event = tape.member(line, 0, "Event").unwrap_or(0);
    let system = tape.member(line, event, "System")?;
    let text = |element: &str| text_of(tape, line, tape.member(line, system, element)?);
    text("Channel").zip(text("EventID"))
}

fn write_system(sink: &mut Sink<'_, '_>, system: usize) {
    write_elements(sink, system, &SYSTEM);
    for (element, attribute, name) in SYSTEM_ATTRIBUTES {
        let Some(at) = attribute_of(sink, system, element, attribute) else { continue };
        if let Some(field) = sink.field(name) {
            sink.put_node(field, at);
        }
    }
    take_time(sink, system);
}

/// The time: `@timestamp` beside the event, else `SystemTime`, which is UTC.
fn take_time(sink: &mut Sink<'_, '_>, system: usize) {
    if sink.member(0, "@timestamp").is_some() {
        return sink.take_first_time(0, &[("@timestamp", 0)]);
    }
    let holders = [sink.member(system, "TimeCreated"), sink.member(system, "TimeCreated_attributes")];
    for holder in holders.into_iter().flatten() {
        let inner = ATTRIBUTES.iter().find_map(|name| sink.member(holder, name)).unwrap_or(holder);
        if ["SystemTime", "@SystemTime"].iter().any(|name| sink.member(inner, name).is_some()) {
            return sink.take_first_time(inner, &[("SystemTime", 0), ("@SystemTime", 0)]);
        }
    }
    // Some write the time as the element's text.
    sink.take_first_time(system, &[("TimeCreated", 0)]);
}

fn write_elements(sink: &mut Sink<'_, '_>, parent: usize, elements: &[(&str, &str)]) {
    for (element, name) in elements {
        let Some(at) = sink.member(parent, element).and_then(|at| text_of(sink.tape, sink.line, at)) else {
            continue;
        };
        if let Some(field) = sink.field(name) {
            sink.put_node(field, at);
        }
    }
}

/// An element's text: itself, or the member that holds it.
fn text_of(tape: &Tape, line: &str, at: usize) -> Option<usize> {
    match tape.node(at)?.kind {
        Kind::Object => TEXTS.iter().find_map(|name| tape.member(line, at, name)),
        _ => Some(at),
    }
}

/// An attribute of an element that is a member of `parent`.
fn attribute_of(sink: &Sink<'_, '_>, parent: usize, element: &str, attribute: &str) -> Option<usize> {
    let beside = || {
        let name = format!("{element}_attributes");
        sink.member(parent, &name).and_then(|at| sink.member(at, attribute))
    };
    sink.member(parent, element).and_then(|at| attribute_in(sink, at, attribute)).or_else(beside)
}

fn attribute_in(sink: &Sink<'_, '_>, at: usize, attribute: &str) -> Option<usize> {
    let bare = || sink.member(at, attribute);
    let marked = || {
        sink.tape.children(at).find(|child| {
            let key = sink.node(*child).map(|node| node.key(sink.line)).unwrap_or_default();
            key.strip_prefix('@') == Some(attribute)
        })
    };
    let held =
        || ATTRIBUTES.iter().find_map(|name| sink.member(at, name).and_then(|at| sink.member(at, attribute)));
    bare().or_else(marked).or_else(held)
}

fn write_event_data(names: &flat::Names, sink: &mut Sink<'_, '_>, data: usize) {
    let mut unnamed = 0;
    for at in sink.tape.children(data) {
        let Some(node) = sink.node(at) else { continue };
        let key = node.key(sink.line);
        match key {
            "Data" => write_data(names, sink, at, &mut unnamed),
            _ if key.starts_with(['#', '@', '$']) || key == "xmlns" || key.ends_with("_attributes") => {}
            _ => match text_of(sink.tape, sink.line, at) {
                Some(text) => names.put_data(sink, key, text),
                None => sink.flatten_member("winlog.event_data.", at),
            },
        }
    }
}

/// One or several `Data` elements, with names or without; those without are `param1`, `param2`, … as
/// Winlogbeat names them.
fn write_data(names: &flat::Names, sink: &mut Sink<'_, '_>, at: usize, unnamed: &mut usize) {
    let Some(node) = sink.node(at) else { return };
    match node.kind {
        Kind::Array => sink.tape.children(at).for_each(|child| write_datum(names, sink, child, unnamed)),
        _ => write_datum(names, sink, at, unnamed),
    }
}

fn write_datum(names: &flat::Names, sink: &mut Sink<'_, '_>, at: usize, unnamed: &mut usize) {
    let text = text_of(sink.tape, sink.line, at);
    let is_list = text.and_then(|at| sink.node(at)).is_some_and(|node| node.kind == Kind::Array);
    match (attribute_in(sink, at, "Name").and_then(|at| sink.node(at)), text) {
        (Some(name), Some(text)) => {
            let key = name.text(sink.line);
            if name.kind == Kind::Escaped {
                let mut decoded = String::new();
                unescape(key, &mut decoded);
                names.put_data(sink, &decoded, text);
            } else {
                names.put_data(sink, key, text);
            }
        }
        (None, Some(list)) if is_list => {
            sink.tape.children(list).for_each(|child| put_unnamed(names, sink, child, unnamed));
        }
        (None, Some(text)) => put_unnamed(names, sink, text, unnamed),
        // An element without text has no value.
        (_, None) => {}
    }
}

fn put_unnamed(names: &flat::Names, sink: &mut Sink<'_, '_>, at: usize, unnamed: &mut usize) {
    *unnamed += 1;
    names.put_data(sink, &format!("param{unnamed}"), at);
}

/// `UserData` holds one element with a name of its own: its members are `winlog.user_data.…`, its name
/// `winlog.user_data.xml_name`, as Winlogbeat has it.
fn write_user_data(sink: &mut Sink<'_, '_>, data: usize) {
    for at in sink.tape.children(data) {
        let Some(node) = sink.node(at) else { continue };
        if node.kind != Kind::Object {
            sink.flatten_member("winlog.user_data.", at);
            continue;
        }
        if let Some(field) = sink.field("winlog.user_data.xml_name") {
            let name = sink.event.value_of(node.key(sink.line));
            sink.put(field, name);
        }
        for member in sink.tape.children(at) {
            let is_attribute =
                sink.node(member).is_some_and(|node| node.key(sink.line).starts_with(['#', '@', '$']));
            if !is_attribute {
                sink.flatten_member("winlog.user_data.", member);
            }
        }
    }
}
