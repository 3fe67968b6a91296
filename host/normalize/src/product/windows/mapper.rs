//! What the tables of the Windows logs are written with: a slot's value into an ECS field, whole or in parts.

use bartizan_model::{FieldId, Value, ecs};

use super::slots::{COUNT, Slot};
use crate::json::{
    map::{How, Slots},
    sink::{Sink, part},
};

/// One event whose native values are written, on its way to ECS.
pub(crate) struct Mapper<'m, 's, 'w> {
    pub(crate) sink: &'m mut Sink<'s, 'w>,
    names: &'m Slots<COUNT>,
}

/// Where the name of a registry value is.
#[derive(Clone, Copy)]
pub(crate) enum RegistryValue {
    /// Nowhere: the path is a key's.
    None,
    /// Behind the path's last backslash.
    InPath,
    /// In a slot of its own.
    In(Slot),
}

impl<'m, 's, 'w> Mapper<'m, 's, 'w> {
    pub(crate) fn new(names: &'m Slots<COUNT>, sink: &'m mut Sink<'s, 'w>) -> Mapper<'m, 's, 'w> {
        Mapper { sink, names }
    }

    /// A slot's value, unless it says that there is none.
    pub(crate) fn value(&mut self, slot: Slot) -> Option<Value> {
        self.sink.native(slot as usize)
    }

    /// A slot's text.
    pub(crate) fn text(&mut self, slot: Slot) -> Option<&str> {
        let value = self.value(slot)?;
        self.sink.event.text_of(value)
    }

    /// A slot's whole number, from digits too.
    pub(crate) fn integer(&mut self, slot: Slot) -> Option<i64> {
        let value = self.value(slot)?;
        self.sink.integer(value)
    }

    /// Sets an ECS field from a slot.
    pub(crate) fn map(&mut self, slot: Slot, field: FieldId, how: How) {
        if self.sink.wants(field)
            && let Some(value) = self.value(slot)
        {
            self.sink.map(field, value, how);
        }
    }

    /// Sets a list from a slot.
    pub(crate) fn map_list(&mut self, slot: Slot, field: FieldId) {
        if self.sink.wants(field)
            && let Some(value) = self.value(slot)
        {
            self.sink.add(field, value);
        }
    }

    /// Sets a name and a domain from a slot that holds `DOMAIN\name` or a name.
    pub(crate) fn map_account(&mut self, slot: Slot, name: FieldId, domain: FieldId) {
        if self.sink.wants(name)
            && let Some(value) = self.value(slot)
        {
            self.sink.map_account(name, domain, value);
        }
    }

    /// Sets `process.executable` and `process.name`.
    pub(crate) fn map_process(&mut self, slot: Slot) {
        if self.sink.wants(ecs::PROCESS_EXECUTABLE)
            && !self.sink.has(ecs::PROCESS_EXECUTABLE)
            && let Some(value) = self.value(slot)
        {
            self.sink.map_path(ecs::PROCESS_EXECUTABLE, ecs::PROCESS_NAME, None, value);
        }
    }

    /// Sets `process.parent.executable` and `process.parent.name`.
    pub(crate) fn map_parent(&mut self, slot: Slot) {
        if self.sink.wants(ecs::PROCESS_PARENT_EXECUTABLE)
            && let Some(value) = self.value(slot)
        {
            self.sink.map_path(ecs::PROCESS_PARENT_EXECUTABLE, ecs::PROCESS_PARENT_NAME, None, value);
        }
    }

    /// Sets `process.command_line`, `process.args` and `process.args_count`.
    pub(crate) fn map_command_line(&mut self, slot: Slot) {
        if self.sink.wants_any(&[ecs::PROCESS_COMMAND_LINE, ecs::PROCESS_ARGS])
            && let Some(value) = self.value(slot)
        {
            self.map_command_line_value(value);
        }
    }

    /// See [`Mapper::map_command_line`].
    pub(crate) fn map_command_line_value(&mut self, value: Value) {
        self.sink.put(ecs::PROCESS_COMMAND_LINE, value);
        self.sink.map_arguments(ecs::PROCESS_ARGS, ecs::PROCESS_ARGS_COUNT, value);
    }

    /// Sets `file.path` and the fields for its parts.
    pub(crate) fn map_file(&mut self, slot: Slot) {
        if self.sink.wants(ecs::FILE_PATH)
            && let Some(value) = self.value(slot)
        {
            self.sink.map_file(value);
        }
    }

    /// Sets a field outside ECS.
    pub(crate) fn put_own(&mut self, slot: Slot, value: Value) {
        if let Some(field) = self.names.field(slot as usize) {
            self.sink.put(field, value);
        }
    }

    /// Whether a field outside ECS is to be made.
    pub(crate) fn wants_own(&self, slot: Slot) -> bool {
        self.names.field(slot as usize).is_some_and(|field| self.sink.wants(field))
    }

    /// Sets a field outside ECS to a slot's value.
    pub(crate) fn copy_own(&mut self, from: Slot, to: Slot) {
        if self.wants_own(to)
            && let Some(value) = self.value(from)
        {
            self.put_own(to, value);
        }
    }

    /// Sets `event.category`, if nothing has set it.
    pub(crate) fn categorize(&mut self, category: &'static str) {
        self.sink.put_all(ecs::EVENT_CATEGORY, &[category]);
    }

    /// Sets a field to some slots' texts with `separator` between, if all have one.
    pub(crate) fn join(&mut self, slots: &[Slot], separator: &str, field: FieldId) {
        if !self.sink.wants(field) {
            return;
        }
        let values: Vec<Value> = slots.iter().filter_map(|slot| self.value(*slot)).collect();
        let texts: Vec<&str> = values.iter().filter_map(|value| self.sink.event.text_of(*value)).collect();
        if texts.len() == slots.len() {
            let joined = texts.join(separator);
            let value = self.sink.event.derive(|out| out.push_str(&joined));
            self.sink.put(field, value);
        }
    }

    /// Sets the `registry.…` fields from a slot that holds a path in the registry.
    pub(crate) fn map_registry(&mut self, slot: Slot, name: RegistryValue) {
        const FIELDS: [FieldId; 4] =
            [ecs::REGISTRY_PATH, ecs::REGISTRY_HIVE, ecs::REGISTRY_KEY, ecs::REGISTRY_VALUE];
        if !self.sink.wants_any(&FIELDS) {
            return;
        }
        if let RegistryValue::In(name) = name {
            self.map(name, ecs::REGISTRY_VALUE, How::Same);
        }
        let Some(path) = self.value(slot) else { return };
        let path = self.registry_path(path);
        self.sink.put(ecs::REGISTRY_PATH, path);
        let Some(text) = self.sink.event.text_of(path) else { return };
        let length = text.len();
        let Some(hive_end) = text.find('\\').filter(|end| *end > 0) else { return };
        let key_end = match name {
            RegistryValue::InPath => text.rfind('\\').filter(|end| *end > hive_end).unwrap_or(length),
            RegistryValue::None | RegistryValue::In(_) => length,
        };
        self.sink.put(ecs::REGISTRY_HIVE, part(path, 0, hive_end));
        self.sink.put(ecs::REGISTRY_KEY, part(path, hive_end + 1, key_end));
        if key_end < length {
            self.sink.put(ecs::REGISTRY_VALUE, part(path, key_end + 1, length));
        }
    }

    /// A path whose hive is named as users name it, where it came as the kernel names it.
    fn registry_path(&mut self, path: Value) -> Value {
        const HIVES: [(&str, &str); 2] = [(r"\REGISTRY\MACHINE\", r"HKLM\"), (r"\REGISTRY\USER\", r"HKU\")];
        let Some(text) = self.sink.event.text_of(path) else { return path };
        for (native, usual) in HIVES {
            if let Some((start, rest)) = text.split_at_checked(native.len())
                && start.eq_ignore_ascii_case(native)
            {
                let named = format!("{usual}{rest}");
                return self.sink.event.derive(|out| out.push_str(&named));
            }
        }
        path
    }
}
