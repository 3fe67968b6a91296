//! What kind of event a record is of, told before anything is made of it: by its channel and its id.
//!
//! Only what is certain is told: both stand in the record once, at the place where the shape's reader takes them
//! from, and as text without escapes, or as plain digits.

use super::{flat, nested};
use crate::{
    format::Format,
    json::tape::{Kind, Node, Tape},
};

/// Most digits of an event id that is a number.
const MAX_ID_DIGITS: usize = 10;
/// Most bytes of a channel's name, or an id's text: Windows takes names of 255 characters. Kinds are remembered.
const MAX_TEXT_BYTES: usize = 256;

/// Channel and event id of a record.
pub(super) fn of<'l>(
    names: &flat::Names,
    format: Format,
    line: &'l str,
    tape: &Tape,
) -> Option<(&'l str, &'l str)> {
    let (channel, id) = match format {
        Format::WindowsNxlog => (tape.top(names.channel)?, tape.top(names.event_id)?),
        Format::Winlogbeat => winlogbeat_places(line, tape)?,
        Format::WindowsEvent => nested::telling_places(line, tape)?,
        _ => return None,
    };
    let channel = tape.node(channel).filter(|node| node.kind == Kind::Text)?.text(line);
    let id = tape.node(id).filter(|node| is_plain(*node, line))?.text(line);
    (channel.len() <= MAX_TEXT_BYTES && id.len() <= MAX_TEXT_BYTES).then_some((channel, id))
}

/// Whether a value's text is what the event's field says: a number may be written in several ways.
fn is_plain(node: Node, line: &str) -> bool {
    let text = node.text(line);
    match node.kind {
        Kind::Text => true,
        Kind::Number => {
            text.len() <= MAX_ID_DIGITS
                && text.bytes().all(|byte| byte.is_ascii_digit())
                && (text.len() == 1 || !text.starts_with('0'))
        }
        _ => false,
    }
}

/// Within `winlog`, which stands there once, and beside which nothing is named as its members are.
fn winlogbeat_places(line: &str, tape: &Tape) -> Option<(usize, usize)> {
    let mut winlog = None;
    for at in tape.children(0) {
        let node = tape.node(at)?;
        let key = node.key(line);
        if node.key_is_escaped() || key.starts_with("winlog.") || (key == "winlog" && winlog.is_some()) {
            return None;
        }
        if key == "winlog" {
            winlog = Some(at);
        }
    }
    let winlog = winlog?;
    let has_escaped = tape.children(winlog).any(|at| tape.node(at).is_some_and(Node::key_is_escaped));
    let member = |key: &str| tape.member(line, winlog, key);
    if has_escaped { None } else { member("channel").zip(member("event_id")) }
}
