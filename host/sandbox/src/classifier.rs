//! Plugins of the world `classification`. They are stateless: a fault ends the instance, and the next call
//! makes another.

use std::sync::Arc;

use bartizan_detect::plugin::{Classifier, Fault, Subject};
use bartizan_model::{Classification, PluginRef};
use bartizan_pack::World;
use wasmtime::{
    Store,
    component::{Component, Linker},
};

use crate::{
    bindings::classification::{Classification as Exports, ClassificationPre},
    convert,
    counters::{Counts, add},
    cut::Cutter,
    engine::{Permit, PluginSource, Runtime},
    error::LoadError,
    fault,
    plugin::{Loaded, call},
    state::{Access, State},
};

/// Most lookup tables that a plugin may want.
const MAX_TABLES: usize = 256;

/// A loaded classification plugin.
pub struct LoadedClassifier {
    loaded: Loaded,
    pre: ClassificationPre<State>,
    tables: Vec<String>,
    instance: Option<Running>,
}

/// The instance of the moment.
struct Running {
    store: Store<State>,
    exports: Exports,
    _permit: Permit,
}

impl std::fmt::Debug for LoadedClassifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoadedClassifier").field("identity", &self.loaded.identity).finish_non_exhaustive()
    }
}

impl LoadedClassifier {
    pub(crate) fn load(
        runtime: &Arc<Runtime>,
        source: PluginSource,
        compile: impl FnOnce(&[u8]) -> Result<Component, String>,
    ) -> Result<LoadedClassifier, LoadError> {
        let (loaded, bytes) = Loaded::check(runtime, source, World::Classification)?;
        let plugin = loaded.name();
        let component =
            compile(&bytes).map_err(|reason| LoadError::Compile { plugin: plugin.clone(), reason })?;
        let pre = link(&component).map_err(|error| LoadError::Contract {
            plugin: plugin.clone(),
            reason: fault::message(&error),
        })?;
        let first = Running::start(&loaded, &pre).and_then(|mut running| {
            let tables = running.tables()?;
            Ok((running, tables))
        });
        match first {
            Ok((running, tables)) => Ok(LoadedClassifier { loaded, pre, tables, instance: Some(running) }),
            Err(fault) => Err(LoadError::Start { plugin, fault: loaded.counters.fault(fault) }),
        }
    }

    /// What the plugin did so far.
    pub fn counts(&self) -> Counts {
        self.loaded.counters.read()
    }

    /// Tables that the plugin wants.
    pub fn tables(&self) -> &[String] {
        &self.tables
    }

    /// Tables that the plugin wants and was not granted: its look-ups in them find nothing.
    pub fn ungranted_tables(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(String::as_str).filter(|table| !self.loaded.tables.has(table))
    }

    fn judge(
        &mut self,
        mut running: Running,
        subjects: &[Subject<'_>],
    ) -> Result<Vec<Classification>, Fault> {
        let subjects: Vec<_> = subjects.iter().map(convert::subject).collect();
        running.store.data_mut().begin(None, None);
        let exports = &running.exports;
        let judged = call(&mut running.store, |store| exports.call_classify(store, &subjects))?;
        if judged.len() != subjects.len() {
            return Err(Fault::Contract(format!(
                "`classify` was given {} subjects and returned {} judgements",
                subjects.len(),
                judged.len()
            )));
        }
        let mut cutter = Cutter::default();
        let judged: Vec<_> =
            judged.into_iter().map(convert::judgement).map(|judged| cutter.judgement(judged)).collect();
        add(&self.loaded.counters.findings, judged.len() as u64);
        add(&self.loaded.counters.truncated, cutter.cuts);
        // An instance that failed is not put back.
        self.instance = Some(running);
        Ok(judged)
    }
}

fn link(component: &Component) -> wasmtime::Result<ClassificationPre<State>> {
    let mut linker = Linker::new(component.engine());
    Exports::add_to_linker::<State, Access>(&mut linker, |state| state)?;
    ClassificationPre::new(linker.instantiate_pre(component)?)
}

impl Running {
    fn start(loaded: &Loaded, pre: &ClassificationPre<State>) -> Result<Running, Fault> {
        let (mut store, permit) = loaded.store()?;
        let exports = loaded.start(&mut store, |store| pre.instantiate(store))?;
        store.data_mut().begin_setup();
        call(&mut store, |store| exports.call_configure(store, &loaded.settings, &loaded.assets))?
            .map_err(|reason| Fault::Configure(fault::bounded(reason)))?;
        Ok(Running { store, exports, _permit: permit })
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        self.store.data_mut().begin_setup();
        let tables = call(&mut self.store, |store| self.exports.call_tables(store))?;
        match tables.len() > MAX_TABLES {
            true => Err(Fault::Contract(format!("`tables` names more than {MAX_TABLES} tables"))),
            false => Ok(tables),
        }
    }
}

impl Classifier for LoadedClassifier {
    fn identity(&self) -> &PluginRef {
        &self.loaded.identity
    }

    fn classify(&mut self, subjects: &[Subject<'_>]) -> Result<Vec<Classification>, Fault> {
        add(&self.loaded.counters.calls, 1);
        add(&self.loaded.counters.rows, subjects.len() as u64);
        let running = match self.instance.take() {
            Some(running) => Ok(running),
            None => Running::start(&self.loaded, &self.pre),
        };
        let judged = running.and_then(|running| self.judge(running, subjects));
        judged.map_err(|fault| self.loaded.counters.fault(fault))
    }
}
