//! One shard of a plugin: its instance, and what it is to judge.

use crate::plugin::{Fault, Instance, Plugin, RawFinding};

#[derive(Default)]
pub(super) struct Shard {
    pub(super) instance: Option<Box<dyn Instance>>,
    /// The last state known to be good, for an instance that takes over from one that ended.
    pub(super) last: Option<(u32, Vec<u8>)>,
}

/// The rows that one shard is to judge, and what came of it.
#[derive(Default)]
pub(super) struct Work {
    /// Row and subscription; sorted, once routed.
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) findings: Vec<RawFinding>,
    pub(super) fault: Option<Fault>,
}

impl Shard {
    /// Makes an instance where there is none, from the last good state if there is one.
    pub(super) fn wake(&mut self, plugin: &dyn Plugin, work: &mut Work) {
        if self.instance.is_some() {
            return;
        }
        let mut instance = match plugin.instantiate() {
            Ok(instance) => instance,
            Err(fault) => return work.fault = Some(fault),
        };
        if let Some((schema, state)) = &self.last
            && let Err(fault) = instance.restore(*schema, state)
        {
            // A state that cannot be taken is not tried again.
            self.last = None;
            return work.fault = Some(fault);
        }
        self.instance = Some(instance);
    }

    /// Keeps the instance's state as the last good one, if there is an instance.
    pub(super) fn save(&mut self, schema: u32) -> Result<(), Fault> {
        let Some(instance) = &mut self.instance else { return Ok(()) };
        match instance.snapshot() {
            Ok(state) => self.last = Some((schema, state)),
            Err(fault) => {
                self.instance = None;
                return Err(fault);
            }
        }
        Ok(())
    }

    pub(super) fn run(
        &mut self,
        work: &mut Work,
        call: impl FnOnce(&mut dyn Instance) -> Result<Vec<RawFinding>, Fault>,
    ) {
        let Some(instance) = &mut self.instance else { return };
        match call(&mut **instance) {
            Ok(findings) => work.findings.extend(findings),
            Err(fault) => {
                self.instance = None;
                work.fault = Some(fault);
            }
        }
    }
}
