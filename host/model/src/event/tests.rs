//! Events as they are written and read back.

use std::sync::Arc;

use super::*;
use crate::{ecs, record::Source};

fn batch(line: &str) -> EventBatch {
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "test".into(), format: None });
    records.push(7, &source, 1, Timestamp(5), line.as_bytes());
    EventBatch::new(records)
}

#[test]
fn values_are_slices_of_the_line_unless_decoded() {
    let mut batch = batch("user root");
    batch.fill(|_, line, event| {
        event.put_text(ecs::USER_NAME, &line[5..]);
        event.put_text(ecs::USER_DOMAIN, "made up");
        event.set_parsed(Parsed::Understood);
    });
    let event = &batch.events()[0];
    assert_eq!(batch.get(event, ecs::USER_NAME), Some(&Value::Line(Span { start: 5, end: 9 })));
    assert_eq!(batch.get_text(event, ecs::USER_DOMAIN), Some("made up"));
    assert_eq!(event.time, Timestamp(5));
}

#[test]
fn arrays_hold_a_value_once() {
    let mut batch = batch("a b a");
    batch.fill(|_, line, event| {
        line.split(' ').for_each(|word| event.add_text(ecs::RELATED_USER, word));
        event.put_static(ecs::EVENT_CATEGORY, "process");
    });
    let values = batch.values_of(&batch.events()[0]);
    assert_eq!(values.len(), 3);
    assert!(values.iter().all(|value| value.in_list));
}

#[test]
fn what_is_replaced_is_gone() {
    let mut batch = batch("one two");
    batch.fill(|_, line, event| {
        event.put_text(ecs::HOST_NAME, &line[..3]);
        event.put_text(ecs::USER_NAME, "kept");
        event.replace_text(ecs::HOST_NAME, &line[4..]);
    });
    let event = &batch.events()[0];
    assert_eq!(batch.get_text(event, ecs::HOST_NAME), Some("two"));
    assert_eq!(batch.get_text(event, ecs::USER_NAME), Some("kept"));
    assert_eq!(batch.values_of(event).len(), 2);
}
