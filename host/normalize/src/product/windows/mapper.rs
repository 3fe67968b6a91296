//! What the tables of the Windows logs are written with: a slot's value into an ECS field, whole or in parts.

use bartizan_model::{FieldId, Value, ecs};

use super::slots::{COUNT, Slot};
use crate::json::{
    map::{Found, How, Slots},
    sink::{Sink, part},
};

/// One event whose native values are written, on its way to ECS.
pub(crate) struct Mapper<'m, 's, 'w> {
    pub(crate) sink: &'m mut Sink<'s, 'w>,
    names: &'m Slots<COUNT>,
    found: Found<COUNT>,
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
        let found = names.find(sink.event);
        Mapper { sink, names, found }
    }

    /// A slot's value, unless it says that there is none.
    pub(crate) fn value(&self, slot: Slot) -> Option<Value> {
        self.found.value(self.sink, slot as usize)
    }

    /// A slot's text.
    pub(crate) fn text(&self, slot: Slot) -> Option<&str> {
        self.sink.event.text_of(self.value(slot)?)
    }

    /// A slot's whole number, from digits too.
    pub(crate) fn integer(&self, slot: Slot) -> Option<i64> {
        self.sink.integer(self.value(slot)?)
    }

    /// Sets an ECS field from a slot.
    pub(crate) fn map(&mut self, slot: Slot, field: FieldId, how: How) {
        if let Some(value) = self.value(slot) {
            self.sink.map(field, value, how);
        }
    }

    /// Sets a list from a slot.
    pub(crate) fn map_list(&mut self, slot: Slot, field: FieldId) {
        if let Some(value) = self.value(slot) {
            self.sink.add(field, value);
        }
    }

    /// Sets a name and a domain from a slot that holds `DOMAIN\name` or a name.
    pub(crate) fn map_account(&mut self, slot: Slot, name: FieldId, domain: FieldId) {
        if let Some(value) = self.value(slot) {
            self.sink.map_account(name, domain, value);
        }
    }

    /// Adds a slot's value to a list of pivots.
    pub(crate) fn relate(&mut self, field: FieldId, slot: Slot) {
        if let Some(value) = self.value(slot) {
            self.sink.add(field, value);
        }
    }

    /// Sets `process.executable` and `process.name`.
    pub(crate) fn map_process(&mut self, slot: Slot) {
        if let Some(value) = self.value(slot)
            && !self.sink.has(ecs::PROCESS_EXECUTABLE)
        {
            self.sink.map_path(ecs::PROCESS_EXECUTABLE, ecs::PROCESS_NAME, None, value);
        }
    }

    /// Sets `process.parent.executable` and `process.parent.name`.
    pub(crate) fn map_parent(&mut self, slot: Slot) {
        if let Some(value) = self.value(slot) {
            self.sink.map_path(ecs::PROCESS_PARENT_EXECUTABLE, ecs::PROCESS_PARENT_NAME, None, value);
        }
    }

    /// Sets `process.command_line`, `process.args` and `process.args_count`.
    pub(crate) fn map_command_line(&mut self, slot: Slot) {
        if let Some(value) = self.value(slot) {
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
        if let Some(value) = self.value(slot) {
            self.sink.map_file(value);
        }
    }

    /// Sets a field outside ECS.
    pub(crate) fn put_own(&mut self, slot: Slot, value: Value) {
        if let Some(field) = self.names.field(slot as usize) {
            self.sink.put(field, value);
        }
    }

    /// Sets a field outside ECS to a slot's value.
    pub(crate) fn copy_own(&mut self, from: Slot, to: Slot) {
        if let Some(value) = self.value(from) {
            self.put_own(to, value);
        }
    }

    /// Sets `event.category`, if nothing has set it.
    pub(crate) fn categorize(&mut self, category: &'static str) {
        self.sink.put_all(ecs::EVENT_CATEGORY, &[category]);
    }

    /// Sets a field to some slots' texts with `separator` between, if all have one.
    pub(crate) fn join(&mut self, slots: &[Slot], separator: &str, field: FieldId) {
        let texts: Option<Vec<&str>> = slots.iter().map(|slot| self.text(*slot)).collect();
        if let Some(texts) = texts {
            let joined = texts.join(separator);
            let value = self.sink.event.derive(|out| out.push_str(&joined));
            self.sink.put(field, value);
        }
    }

    /// Sets the `registry.…` fields from a slot that holds a path in the registry.
    pub(crate) fn map_registry(&mut self, slot: Slot, name: RegistryValue) {
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
