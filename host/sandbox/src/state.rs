//! What the host keeps for one instance while it runs: all that its imports are answered from, and the
//! bounds that it is held to.
//!
//! Rows and dictionaries are here during a call only, and gone when it returns: the host changes
//! dictionaries between calls, which needs them unshared.

use std::sync::Arc;

use bartizan_detect::{
    patterns::{PatternSet, PatternSets},
    rows::{Lookup, Rows},
};
use wasmtime::{
    ResourceLimiter, StoreContextMut, StoreLimits, UpdateDeadline,
    component::{HasSelf, ResourceTable},
};

use crate::{
    counters::Counters,
    deadline::Deadline,
    limits::{MAX_CORE_INSTANCES, MAX_PATTERN_SETS, MAX_TABLE_ELEMENTS, PluginLimits, SETUP_DEADLINE_FACTOR},
    tables::Tables,
};

/// The `batch` resource: there is at most one, [`State::rows`], so that a handle holds nothing.
#[derive(Debug)]
pub struct Batch;

/// The `patterns` resource.
#[derive(Debug)]
pub struct Patterns(pub(crate) Arc<PatternSet>);

/// How imports get at their state.
pub(crate) type Access = HasSelf<State>;

/// The state of one instance.
#[derive(Debug)]
pub struct State {
    pub(crate) plugin: Arc<str>,
    pub(crate) limits: PluginLimits,
    pub(crate) counters: Arc<Counters>,
    pub(crate) tables: Arc<Tables>,
    pub(crate) sets: Arc<PatternSets>,
    pub(crate) resources: ResourceTable,
    /// Bytes that the host has for the pattern sets among the resources.
    pub(crate) pattern_bytes: usize,
    /// Number of fields that the plugin asked for; 0 until it has been described.
    pub(crate) fields: u32,
    /// The rows of `on-batch`.
    pub(crate) rows: Option<Rows>,
    /// What codes mean, in `on-batch` and `advance`.
    pub(crate) lookup: Option<Lookup>,
    pub(crate) deadline: Deadline,
    pub(crate) log: LogBudget,
    /// Whether more memory was asked for than may be had, in this call.
    pub(crate) memory_refused: bool,
    /// What its memories hold, in bytes.
    pub(crate) memory_bytes: u64,
    others: StoreLimits,
}

/// What a plugin may still log in this call.
#[derive(Debug, Default)]
pub(crate) struct LogBudget {
    pub(crate) lines: u32,
    /// The last line of severity high or above: where a plugin's panic says why.
    pub(crate) last_severe: Option<String>,
}

impl State {
    pub(crate) fn new(
        plugin: Arc<str>,
        limits: PluginLimits,
        counters: Arc<Counters>,
        tables: Arc<Tables>,
        sets: Arc<PatternSets>,
    ) -> State {
        let mut resources = ResourceTable::new();
        resources.set_max_capacity(MAX_PATTERN_SETS);
        let others = wasmtime::StoreLimitsBuilder::new()
            .table_elements(MAX_TABLE_ELEMENTS)
            .instances(MAX_CORE_INSTANCES as usize)
            .tables(MAX_CORE_INSTANCES as usize)
            .memories(2)
            .build();
        State {
            plugin,
            limits,
            counters,
            tables,
            sets,
            resources,
            pattern_bytes: 0,
            fields: 0,
            rows: None,
            lookup: None,
            deadline: Deadline::new(limits.deadline_ms),
            log: LogBudget::default(),
            memory_refused: false,
            memory_bytes: 0,
            others,
        }
    }

    /// Begins a call on rows or timers.
    pub(crate) fn begin(&mut self, rows: Option<Rows>, lookup: Option<Lookup>) {
        self.begin_within(self.limits.deadline_ms);
        self.rows = rows;
        self.lookup = lookup;
    }

    /// Begins a call that happens once.
    pub(crate) fn begin_setup(&mut self) {
        self.begin_within(self.limits.deadline_ms.saturating_mul(SETUP_DEADLINE_FACTOR));
    }

    fn begin_within(&mut self, milliseconds: u64) {
        self.deadline = Deadline::new(milliseconds);
        self.log = LogBudget::default();
        self.memory_refused = false;
    }

    /// Ends a call: lets go of what was the caller's.
    pub(crate) fn end(&mut self) {
        self.rows = None;
        self.lookup = None;
    }

    /// What wasmtime asks at each tick of its clock.
    pub(crate) fn on_tick(mut store: StoreContextMut<'_, State>) -> wasmtime::Result<UpdateDeadline> {
        store.data_mut().deadline.check()?;
        Ok(UpdateDeadline::Continue(1))
    }
}

impl ResourceLimiter for State {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        // Refused as the machine would: the plugin may go on without. If it traps instead, the fault says
        // that memory was why.
        let granted = desired <= self.limits.memory_bytes();
        if granted {
            self.memory_bytes += desired.saturating_sub(current) as u64;
        }
        self.memory_refused |= !granted && maximum.is_none_or(|maximum| desired <= maximum);
        Ok(granted)
    }

    fn memory_grow_failed(&mut self, _error: wasmtime::Error) -> wasmtime::Result<()> {
        self.memory_refused = true;
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        self.others.table_growing(current, desired, maximum)
    }

    fn instances(&self) -> usize {
        self.others.instances()
    }

    fn tables(&self) -> usize {
        self.others.tables()
    }

    fn memories(&self) -> usize {
        self.others.memories()
    }
}
