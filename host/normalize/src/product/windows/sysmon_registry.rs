//! Sysmon's events about the registry: which key or value, and what was written to it.

use bartizan_model::{FieldId, ecs};

use super::{
    mapper::{Mapper, RegistryValue},
    slots::Slot,
};

/// Writes what events 12 to 14 say.
pub(crate) fn write(mapper: &mut Mapper<'_, '_, '_>, id: i64) {
    const FIELDS: [FieldId; 7] = [
        ecs::EVENT_TYPE,
        ecs::REGISTRY_PATH,
        ecs::REGISTRY_HIVE,
        ecs::REGISTRY_KEY,
        ecs::REGISTRY_VALUE,
        ecs::REGISTRY_DATA_TYPE,
        ecs::REGISTRY_DATA_STRINGS,
    ];
    if !mapper.sink.wants_any(&FIELDS) {
        return;
    }
    let (kind, has_value) = match mapper.text(Slot::EventType) {
        Some("CreateKey") => (Some("creation"), false),
        Some("DeleteKey") => (Some("deletion"), false),
        Some("CreateValue") => (Some("creation"), true),
        Some("DeleteValue") => (Some("deletion"), true),
        Some("RenameKey") => (None, false),
        _ => (None, id != 12),
    };
    if let Some(kind) = kind {
        mapper.sink.event.add_static(ecs::EVENT_TYPE, kind);
    }
    mapper.map_registry(
        Slot::TargetObject,
        if has_value { RegistryValue::InPath } else { RegistryValue::None },
    );
    if id == 13 {
        registry_data(mapper);
    }
}

/// `Details` is the value's text, or tells a number or bytes: `DWORD (0x00000001)`,
/// `QWORD (0x01d63ed1-0xf7e790e4)`, `Binary Data`.
fn registry_data(mapper: &mut Mapper<'_, '_, '_>) {
    if !mapper.sink.wants_any(&[ecs::REGISTRY_DATA_TYPE, ecs::REGISTRY_DATA_STRINGS]) {
        return;
    }
    let Some(value) = mapper.value(Slot::Details) else { return };
    let Some(text) = mapper.sink.event.text_of(value) else { return };
    if text == "Binary Data" {
        return mapper.sink.put_static(ecs::REGISTRY_DATA_TYPE, "REG_BINARY");
    }
    let number = |prefix: &str| -> Option<u64> {
        let digits = text.strip_prefix(prefix)?.strip_suffix(')')?.replace("-0x", "");
        u64::from_str_radix(&digits, 16).ok()
    };
    let (kind, number) = match (number("DWORD (0x"), number("QWORD (0x")) {
        (Some(number), _) => ("REG_DWORD", number),
        (_, Some(number)) => ("REG_QWORD", number),
        _ => {
            mapper.sink.put_static(ecs::REGISTRY_DATA_TYPE, "REG_SZ");
            return mapper.sink.add(ecs::REGISTRY_DATA_STRINGS, value);
        }
    };
    let digits = mapper.sink.event.derive(|out| out.push_str(&number.to_string()));
    mapper.sink.put_static(ecs::REGISTRY_DATA_TYPE, kind);
    mapper.sink.add(ecs::REGISTRY_DATA_STRINGS, digits);
}
