//! What an instance may use. Operator and manifest set the [`PluginLimits`]; the constants bound what is
//! the same for every plugin.

use bartizan_pack::RequestedLimits;

/// Most bytes of a component.
pub const MAX_COMPONENT_BYTES: usize = 64 << 20;
/// Most bytes of settings.
pub const MAX_SETTINGS_BYTES: usize = 4 << 20;
/// Most files that come with a plugin.
pub const MAX_ASSETS: usize = 65_536;
/// Most bytes of all files that come with a plugin.
pub const MAX_ASSET_BYTES: usize = 64 << 20;
/// Most bytes of an instance's state in a snapshot.
pub const MAX_SNAPSHOT_BYTES: usize = 64 << 20;
/// Most bytes of stack that WebAssembly may use in one call.
pub const MAX_STACK_BYTES: usize = 512 << 10;
/// Most MiB of memory that can be granted to one instance: what 32 bits address.
pub const MAX_MEMORY_MIB: u64 = 4_096;
/// Most milliseconds that can be granted to one call.
pub const MAX_DEADLINE_MS: u64 = 600_000;
/// Most findings that can be granted to one call.
pub const MAX_FINDINGS_PER_CALL: usize = 1_000_000;
/// Most KiB that can be granted to one call's result.
pub const MAX_RESULT_KIB: u64 = 1 << 20;
/// `configure`, `describe` and `restore` happen once where batches happen all the time: they may take this many
/// times `deadline_ms`.
pub const SETUP_DEADLINE_FACTOR: u64 = 10;

/// Most pattern sets that an instance holds at once.
pub const MAX_PATTERN_SETS: usize = 512;
/// Most resource handles that an instance holds at once.
pub const MAX_HANDLES: usize = 1_024;
/// Most bytes that one answer of the host to a plugin takes; the plugin's memory is the other bound.
pub const MAX_ANSWER_BYTES: usize = 64 << 20;
/// Values that are searched between two looks at the deadline.
pub const SCAN_CHUNK_VALUES: usize = 256;
/// Most core modules that one component instantiates: interpreters with their libraries take some dozens.
pub const MAX_CORE_INSTANCES: u32 = 128;
/// Most elements of one table.
pub const MAX_TABLE_ELEMENTS: usize = 100_000;

/// Lines that a plugin may log in one call.
pub const MAX_LOG_LINES_PER_CALL: u32 = 20;
/// Most bytes of one log line.
pub const MAX_LOG_LINE_BYTES: usize = 1_024;

/// Most bytes of a finding's key; a longer one is cut, and ends in a hash of the whole.
pub const MAX_KEY_BYTES: usize = 1_024;
/// Most bytes of a finding's sentence, or of a judgement's rationale; a longer one is cut.
pub const MAX_SUMMARY_BYTES: usize = 8_192;
/// Most bytes of an observable's value and of an attribute; a longer one is cut.
pub const MAX_VALUE_BYTES: usize = 8_192;
/// Most bytes of the name of a field, an attribute or a category; a longer one is cut.
pub const MAX_LABEL_BYTES: usize = 256;
/// Most observables of a finding; further ones are left out.
pub const MAX_OBSERVABLES: usize = 256;
/// Most attributes of a finding; further ones are left out.
pub const MAX_ATTRIBUTES: usize = 256;
/// Most event numbers of a finding; of more, the newest stay.
pub const MAX_EVENTS_PER_FINDING: usize = 10_000;

/// What one instance of a plugin may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PluginLimits {
    /// Memory of an instance, in MiB.
    pub memory_mib: u64,
    /// Processor time of one call, in milliseconds. Time in which the machine ran something else does not
    /// count: a busy host must not look like an endless loop.
    pub deadline_ms: u64,
    /// Findings that one call may return.
    pub findings_per_call: usize,
    /// What one call may return, in KiB as the host keeps it.
    pub result_kib: u64,
}

impl Default for PluginLimits {
    fn default() -> PluginLimits {
        PluginLimits { memory_mib: 64, deadline_ms: 1_000, findings_per_call: 10_000, result_kib: 16_384 }
    }
}

/// A limit that cannot be granted.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("limit `{key}` = {value}; set it between 1 and {most}")]
pub struct LimitError {
    /// The setting.
    pub key: &'static str,
    /// What it was set to.
    pub value: u64,
    /// The most that it can be.
    pub most: u64,
}

impl PluginLimits {
    /// These limits, but for what is asked for. For a manifest's wishes, and for the operator's after them.
    pub fn with(self, requested: RequestedLimits) -> PluginLimits {
        PluginLimits {
            memory_mib: requested.memory_mib.unwrap_or(self.memory_mib),
            deadline_ms: requested.deadline_ms.unwrap_or(self.deadline_ms),
            findings_per_call: requested.findings_per_call.unwrap_or(self.findings_per_call),
            result_kib: requested.result_kib.unwrap_or(self.result_kib),
        }
    }

    /// Whether they can be granted.
    pub fn check(&self) -> Result<(), LimitError> {
        for (key, value, most) in [
            ("memory_mib", self.memory_mib, MAX_MEMORY_MIB),
            ("deadline_ms", self.deadline_ms, MAX_DEADLINE_MS),
            ("findings_per_call", self.findings_per_call as u64, MAX_FINDINGS_PER_CALL as u64),
            ("result_kib", self.result_kib, MAX_RESULT_KIB),
        ] {
            if value == 0 || value > most {
                return Err(LimitError { key, value, most });
            }
        }
        Ok(())
    }

    /// Memory of an instance, in bytes.
    pub(crate) fn memory_bytes(&self) -> usize {
        (self.memory_mib << 20) as usize
    }

    /// What one call may return, in bytes.
    pub(crate) fn result_bytes(&self) -> usize {
        (self.result_kib << 10) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_out_of_range_name_the_setting() {
        assert_eq!(PluginLimits::default().check(), Ok(()));
        let huge = PluginLimits { memory_mib: 5_000, ..PluginLimits::default() };
        assert_eq!(
            huge.check().unwrap_err().to_string(),
            "limit `memory_mib` = 5000; set it between 1 and 4096"
        );
        let none =
            PluginLimits::default().with(RequestedLimits { deadline_ms: Some(0), ..Default::default() });
        assert_eq!(none.check().unwrap_err().key, "deadline_ms");
    }
}
