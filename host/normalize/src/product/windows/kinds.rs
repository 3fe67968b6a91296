//! What an event id says about an event: the shape of the tables that `security_kinds.rs`, `sysmon.rs`,
//! `powershell.rs` and `system.rs` hold.

/// The ECS categorization of one event id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// The event id.
    pub(crate) id: i64,
    /// `event.category`.
    pub(crate) category: &'static [&'static str],
    /// `event.type`.
    pub(crate) kind: &'static [&'static str],
    /// `event.action`.
    pub(crate) action: &'static str,
}

/// A row of a table.
pub(crate) const fn kind(
    id: i64,
    category: &'static [&'static str],
    kind: &'static [&'static str],
    action: &'static str,
) -> Kind {
    Kind { id, category, kind, action }
}

/// The row of an event id, in a table that is sorted by it.
pub(crate) fn find(table: &'static [Kind], id: i64) -> Option<&'static Kind> {
    table.binary_search_by_key(&id, |kind| kind.id).ok().and_then(|at| table.get(at))
}

#[cfg(test)]
mod tests {
    use super::super::{powershell, security_kinds, sysmon, system};

    #[test]
    fn the_tables_are_sorted_and_use_ecs_words() {
        // The allowed values of ECS 9: https://www.elastic.co/docs/reference/ecs/ecs-category-field-values-reference
        const CATEGORIES: &[&str] = &[
            "api",
            "authentication",
            "configuration",
            "database",
            "driver",
            "email",
            "file",
            "host",
            "iam",
            "intrusion_detection",
            "library",
            "malware",
            "network",
            "package",
            "process",
            "registry",
            "session",
            "threat",
            "vulnerability",
            "web",
        ];
        const TYPES: &[&str] = &[
            "access",
            "admin",
            "allowed",
            "change",
            "connection",
            "creation",
            "deletion",
            "denied",
            "device",
            "end",
            "error",
            "group",
            "indicator",
            "info",
            "installation",
            "protocol",
            "start",
            "user",
        ];
        for table in [security_kinds::KINDS, sysmon::KINDS, powershell::KINDS, system::KINDS] {
            assert!(table.is_sorted_by(|one, other| one.id < other.id));
            for kind in table {
                assert!(kind.category.iter().all(|word| CATEGORIES.contains(word)), "{kind:?}");
                assert!(kind.kind.iter().all(|word| TYPES.contains(word)), "{kind:?}");
                assert!(!kind.action.is_empty());
            }
        }
    }
}
