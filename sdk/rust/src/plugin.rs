//! The plugin: what the author writes, and the instance that the contract's calls run against.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    batch::{Batch, Dictionary, Row},
    field::Field,
    finding::Finding,
    host,
    key::Key,
    setup::{Asset, Descriptor, Setup, Severity},
    source::RawBatch,
    time::Time,
    timers::{Timer, Timers},
};

/// First byte of a snapshot: how the SDK lays it out. What the plugin's own part means, `STATE_SCHEMA` says.
const SNAPSHOT_LAYOUT: u8 = 1;

/// A plugin of the world `correlation`.
///
/// `self` holds settings and whatever can be worked out again; `State` holds all that must survive a
/// restart. Findings must follow from the rows, their order and their watermarks alone: the state types of
/// this crate see to that, and [`crate::testing::assert_same_findings`] checks it.
pub trait Correlation: Sized {
    /// Settings, read from TOML. Derive `Deserialize` with `default` and `deny_unknown_fields`, so that a
    /// mistyped key is an error that names it.
    type Settings: DeserializeOwned + Default;
    /// All that must survive a restart.
    type State: Serialize + DeserializeOwned + Default;

    /// The fields that it reads: `FIELDS` of [`crate::fields!`].
    const FIELDS: &'static [Field];
    /// Version of `State`; raise it when the type changes.
    const STATE_SCHEMA: u32 = 1;

    /// Makes the plugin, and says in `setup` what it is and reads. The error is shown to the operator: name
    /// the key and the fix.
    fn configure(settings: Self::Settings, setup: &mut Setup) -> Result<Self, String>;

    /// Judges one row.
    fn on_row(&mut self, state: &mut Self::State, row: &Row<'_>, context: &mut Context<'_>);

    /// A timer has come due.
    fn on_timer(&mut self, state: &mut Self::State, timer: Timer, context: &mut Context<'_>) {
        let _ = (state, timer, context);
    }

    /// Before a batch's rows: the place to work out distinct values at once ([`crate::PerValue`]). It must
    /// not touch anything that findings depend on otherwise.
    fn before_batch(&mut self, batch: &Batch<'_>) {
        let _ = batch;
    }

    /// Judges a batch: by default timers and rows in their order. Write it yourself only for a rule that
    /// must be as fast as can be, in a loop over [`Batch::codes`] and [`Batch::keys`]; call
    /// [`Context::begin_row`] before judging a row that may raise a finding, and, if there are timers, before
    /// every row.
    fn on_batch(&mut self, state: &mut Self::State, batch: &Batch<'_>, context: &mut Context<'_>) {
        self.before_batch(batch);
        for row in batch.rows() {
            context.begin_row(self, state, &row);
            self.on_row(state, &row, context);
        }
    }
}

/// What a plugin can do beside changing its state: raise findings, set timers.
#[derive(Debug)]
pub struct Context<'a> {
    findings: &'a mut Vec<Finding>,
    timers: &'a mut Timers,
    /// The row being judged.
    row: Option<u64>,
}

impl<'a> Context<'a> {
    fn new(findings: &'a mut Vec<Finding>, timers: &'a mut Timers) -> Context<'a> {
        Context { findings, timers, row: None }
    }

    /// Hands a finding to the host.
    pub fn raise(&mut self, finding: Finding) {
        self.findings.push(Finding { at: self.row, ..finding });
    }

    /// Sets the timer of this kind and key to a time, be it set already or not.
    pub fn set_timer(&mut self, kind: u16, key: Key, due: Time) {
        self.timers.set(kind, key, due);
    }

    /// Takes a timer back.
    pub fn cancel_timer(&mut self, kind: u16, key: Key) {
        self.timers.cancel(kind, key);
    }

    /// Fires the timers that are due before a row's watermark, and takes the findings that follow as the
    /// row's. [`Correlation::on_batch`] does so itself, unless the author wrote it.
    #[inline]
    pub fn begin_row<P: Correlation>(&mut self, plugin: &mut P, state: &mut P::State, row: &Row<'_>) {
        if !self.timers.is_empty() {
            self.fire_due(plugin, state, row.watermark());
        }
        self.row = Some(row.number());
    }

    fn fire_due<P: Correlation>(&mut self, plugin: &mut P, state: &mut P::State, watermark: Time) {
        self.row = None;
        while let Some(timer) = self.timers.pop_due(watermark) {
            plugin.on_timer(state, timer, self);
        }
    }
}

/// A configured plugin with its state: what the contract's calls run against.
pub struct Instance<P: Correlation> {
    plugin: P,
    state: P::State,
    timers: Timers,
    descriptor: Descriptor,
    rules: Rules,
    dictionaries: Vec<Dictionary>,
    epoch: Option<u32>,
}

/// Where each rule stands in the descriptor, by id.
#[derive(Debug, Default)]
pub struct Rules(BTreeMap<String, u32>);

impl Rules {
    fn of(descriptor: &Descriptor) -> Rules {
        Rules(descriptor.rules.iter().map(|rule| rule.id.clone()).zip(0..).collect())
    }

    /// The position of a rule; none where the descriptor lacks it.
    pub fn position(&self, id: &str) -> Option<u32> {
        self.0.get(id).copied()
    }
}

impl<P: Correlation> Instance<P> {
    /// Configures a plugin from its settings' text.
    pub fn configure(settings: &str, assets: Vec<Asset>) -> Result<Instance<P>, String> {
        let mut setup = Setup { assets, ..Setup::default() };
        setup.descriptor.state_schema = P::STATE_SCHEMA;
        setup.descriptor.fields = P::FIELDS.iter().map(|field| field.name().to_owned()).collect();
        let plugin = P::configure(parse_settings(settings)?, &mut setup)?;
        if let Some(error) = setup.errors.into_iter().next() {
            return Err(error);
        }
        Ok(Instance {
            plugin,
            state: P::State::default(),
            timers: Timers::default(),
            rules: Rules::of(&setup.descriptor),
            descriptor: setup.descriptor,
            dictionaries: Vec::new(),
            epoch: None,
        })
    }

    /// What the plugin is and reads.
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// Where its rules stand in the descriptor.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    pub(crate) fn on_batch(&mut self, raw: RawBatch<'_>, epoch: u32) -> Vec<Finding> {
        if self.epoch != Some(epoch) {
            self.epoch = Some(epoch);
            self.dictionaries.clear();
        }
        self.dictionaries.resize_with(self.descriptor.fields.len(), Dictionary::default);
        let batch = Batch::new(raw, epoch, std::mem::take(&mut self.dictionaries));
        let mut findings = Vec::new();
        let mut context = Context::new(&mut findings, &mut self.timers);
        self.plugin.on_batch(&mut self.state, &batch, &mut context);
        self.dictionaries = batch.into_dictionaries();
        findings
    }

    /// Fires the timers that are due before the watermark.
    pub fn advance(&mut self, watermark: Time) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut context = Context::new(&mut findings, &mut self.timers);
        context.fire_due(&mut self.plugin, &mut self.state, watermark);
        findings
    }

    /// The state, for [`Instance::restore`].
    pub fn snapshot(&self) -> Vec<u8> {
        let saved = (SNAPSHOT_LAYOUT, self.timers.saved(), &self.state);
        postcard::to_allocvec(&saved).unwrap_or_else(|why| {
            // An empty snapshot is refused by `restore`, so the state is rebuilt instead.
            host::log(Severity::High, &format!("the state cannot be written: {why}"));
            Vec::new()
        })
    }

    /// Takes the state of a snapshot instead of its own. On an error the own state stays.
    pub fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), String> {
        if schema != P::STATE_SCHEMA {
            return Err(format!(
                "the state has schema {schema}, this version of the plugin reads {}; rebuild the state from past events",
                P::STATE_SCHEMA
            ));
        }
        if state.first() != Some(&SNAPSHOT_LAYOUT) {
            return Err(format!(
                "the state was not written by this version of the SDK (layout {:?}, expected {SNAPSHOT_LAYOUT}); rebuild the state from past events",
                state.first()
            ));
        }
        let (_, timers, state): (u8, Vec<Timer>, P::State) = postcard::from_bytes(state)
            .map_err(|why| format!("the state is damaged ({why}); rebuild it from past events"))?;
        self.timers = Timers::restored(timers);
        self.state = state;
        Ok(())
    }
}

/// Reads settings. Empty text means defaults.
pub(crate) fn parse_settings<S: DeserializeOwned + Default>(text: &str) -> Result<S, String> {
    if text.trim().is_empty() {
        return Ok(S::default());
    }
    toml::from_str(text).map_err(|why| format!("settings: {}", why.to_string().trim_end()))
}
