//! JSON whose names are taken as they are: ECS, and every other kind.

use bartizan_model::{Parsed, ecs};

use super::sink::Sink;

/// The names under which other JSON carries its time, most specific first.
const TIME_NAMES: [(&str, i32); 4] = [("@timestamp", 0), ("timestamp", 0), ("time", 0), ("ts", 0)];

/// JSON in ECS names, nested, dotted or mixed. Times that name no offset are UTC.
pub(crate) fn write_ecs(sink: &mut Sink<'_, '_>) {
    sink.take_first_time(0, &[("@timestamp", 0)]);
    sink.flatten("", 0);
    sink.put_static(ecs::EVENT_KIND, "event");
    sink.event.set_parsed(Parsed::Understood);
}

/// Any other JSON: every value under its own name. The time, if it has one that can be read, and its
/// message are found by the names that most programs use.
pub(crate) fn write_other(sink: &mut Sink<'_, '_>) {
    sink.take_first_time(0, &TIME_NAMES);
    sink.flatten("", 0);
    if !sink.has(ecs::MESSAGE)
        && let Some(message) = sink.member(0, "msg")
    {
        sink.put_node(ecs::MESSAGE, message);
    }
    sink.put_static(ecs::EVENT_KIND, "event");
    sink.event.set_parsed(Parsed::OtherProgram);
}
