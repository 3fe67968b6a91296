//! From what the operator names to plugins that run: builds those that are crates, loads components into the
//! sandbox.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, bail};
use bartizan_detect::{
    access::{FieldAccess, fields_of},
    plugin::{Classifier, Plugin as DetectPlugin},
};
use bartizan_model::PluginRef;
use bartizan_pack::manifest::{PluginManifest, RequestedLimits, World};
use bartizan_sandbox::{PluginLimits, PluginSource, Sandbox, SandboxSettings, Tables, inspect::inspect};

pub use super::find::{Place, find, first_party, first_party_named, name_of, ready_to_run, runs_as_it_is};
use super::{
    build::{self, Built},
    files, table,
};
use crate::{
    config::{Config, PluginFrom},
    print, progress,
};

/// A plugin to load, and what it is given.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where it is.
    pub place: Place,
    /// The name to run it under; none for its own.
    pub name: Option<String>,
    /// The operator's settings.
    pub settings: toml::Table,
    /// The operator's assets, instead of those it came with.
    pub assets: Option<PathBuf>,
    /// What the operator says about limits: changes the defaults and what the manifest asked for.
    pub limits: RequestedLimits,
    /// The tables that it may look up.
    pub tables: Tables,
    /// Of the fields that it requests, those that it may see, and those of which it sees pseudonyms.
    pub access: FieldAccess,
}

/// A plugin that is loaded.
pub enum Loaded {
    /// Events in, findings out.
    Correlation(Arc<bartizan_sandbox::LoadedPlugin>),
    /// Findings in, judgements out.
    Classification(Box<dyn Classifier>),
}

/// All plugins of a run, by what they do.
#[derive(Default)]
pub struct Plugins {
    /// Events in, findings out.
    pub correlation: Vec<Arc<dyn DetectPlugin>>,
    /// Findings in, judgements out.
    pub classifier: Option<Box<dyn Classifier>>,
}

impl Request {
    /// A plugin with nothing but its own defaults.
    pub fn plain(place: Place) -> Request {
        Request {
            place,
            name: None,
            settings: toml::Table::new(),
            assets: None,
            limits: Default::default(),
            tables: Tables::default(),
            access: FieldAccess::default(),
        }
    }
}

/// Builds a plugin's crate, with a spinner that says what cargo says.
pub fn build_shown(dir: &Path, options: &build::Options) -> anyhow::Result<Built> {
    let name = dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy();
    let spinner = progress::spinner(format!("building plugin {name}"));
    let shown =
        |text: &str| spinner.set_message(format!("building plugin {name}: {}", print::safe(text.trim())));
    let built = build::build(dir, options, &mut { shown });
    spinner.finish_and_clear();
    Ok(built?)
}

/// The sandbox that plugins are loaded into; compiled components are kept in the user's cache folder.
pub fn sandbox() -> anyhow::Result<Sandbox> {
    let settings = SandboxSettings { cache_dir: cache_dir(), ..SandboxSettings::default() };
    Sandbox::new(settings).context("cannot start the sandbox")
}

/// Everything that a plugin is loaded from, read.
pub struct Assembled {
    /// What the sandbox is given.
    pub source: PluginSource,
    /// What it says that it is for.
    pub world: World,
    /// The manifest that requests its fields, and the folder that it lies in. A component without one
    /// requests what it names.
    pub manifest: Option<(PathBuf, PluginManifest)>,
}

/// What the operator allows a plugin: not part of its digest, and yet a reason to load it again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    limits: PluginLimits,
    tables: Tables,
}

impl Assembled {
    /// What it is allowed.
    pub fn terms(&self) -> Terms {
        Terms { limits: self.source.limits, tables: self.source.tables.clone() }
    }

    /// What the plugin will be.
    pub fn identity(&self) -> PluginRef {
        PluginRef {
            name: self.source.name.clone(),
            version: self.source.version.clone(),
            digest: self.source.digest(),
        }
    }

    /// Checks, compiles and configures it.
    pub fn load(self, sandbox: &Sandbox) -> anyhow::Result<Loaded> {
        Ok(match self.world {
            World::Correlation => {
                let plugin = sandbox.load(self.source)?;
                if let Some((folder, manifest)) = &self.manifest {
                    manifest.check_fields(folder, &fields_of(plugin.descriptor()))?;
                }
                Loaded::Correlation(Arc::new(plugin))
            }
            World::Classification => Loaded::Classification(Box::new(sandbox.load_classifier(self.source)?)),
        })
    }
}

/// Loads a plugin; builds it first where it is a crate.
pub fn load(sandbox: &Sandbox, request: Request) -> anyhow::Result<Loaded> {
    assemble(request, Freshness::OncePerProcess)?.load(sandbox)
}

/// When a crate is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// Now, as its sources are now.
    Now,
    /// Once in the life of the process: whoever plays thirty scenarios asks cargo once.
    OncePerProcess,
}

/// Reads everything that a plugin is loaded from; builds it first where it is a crate.
pub fn assemble(request: Request, freshness: Freshness) -> anyhow::Result<Assembled> {
    let (component, manifest, folder) = match &request.place {
        Place::Component(path) => (path.clone(), None, None),
        Place::Folder(folder) => {
            let manifest = PluginManifest::load(folder)?;
            (component_in(folder, &manifest, freshness)?, Some(manifest), Some(folder.as_path()))
        }
    };
    let bytes = files::component(&component)?;
    let stem = component.file_stem().and_then(|stem| stem.to_str()).unwrap_or("plugin").replace('_', "-");
    let name =
        request.name.or_else(|| manifest.as_ref().map(|manifest| manifest.name.clone())).unwrap_or(stem);
    let version = manifest.as_ref().map_or("0.0.0", |manifest| &manifest.version).to_owned();
    let settings = match &manifest {
        Some(manifest) => manifest.settings_with(&request.settings),
        None => toml::to_string(&request.settings)?,
    };
    let bundled = manifest.as_ref().and_then(|manifest| manifest.assets.as_ref()).zip(folder);
    let assets = match request.assets.or(bundled.map(|(assets, folder)| folder.join(assets))) {
        Some(folder) => files::assets(&folder)?,
        None if manifest.as_ref().is_some_and(|manifest| manifest.needs_assets) => bail!(
            "plugin {name:?} does nothing by itself; set `assets` to the folder of the files that it is to run"
        ),
        None => vec![],
    };
    let asked = manifest.as_ref().map(|manifest| manifest.limits).unwrap_or_default();
    let source = PluginSource {
        name,
        version,
        component: bytes,
        settings,
        assets,
        limits: PluginLimits::default().with(asked).with(request.limits),
        tables: request.tables,
        access: request.access,
    };
    let world = match &manifest {
        Some(manifest) => manifest.world,
        None if inspect(&source.component, World::Classification).is_ok() => World::Classification,
        None => World::Correlation,
    };
    let manifest = folder.map(Path::to_owned).zip(manifest);
    Ok(Assembled { source, world, manifest })
}

/// Loads plugins; at most one may be a classifier.
pub fn load_all(sandbox: &Sandbox, requests: Vec<Request>) -> anyhow::Result<Plugins> {
    let mut plugins = Plugins::default();
    for request in requests {
        match load(sandbox, request)? {
            Loaded::Correlation(plugin) => plugins.correlation.push(plugin),
            Loaded::Classification(classifier) => {
                if let Some(first) = &plugins.classifier {
                    let (first, second) = (&first.identity().name, &classifier.identity().name);
                    bail!("plugins {first:?} and {second:?} are both classifiers; name one of them");
                }
                plugins.classifier = Some(classifier);
            }
        }
    }
    Ok(plugins)
}

/// Loads the plugins of a configuration, with the tables that it grants.
pub fn from_config(sandbox: &Sandbox, config: &Config) -> anyhow::Result<Plugins> {
    load_all(sandbox, requests(config)?)
}

/// Where a configuration says that a plugin is.
///
/// # Errors
///
/// There is no first-party plugin of that name.
pub fn place_of(from: &PluginFrom) -> anyhow::Result<Place> {
    Ok(match from {
        PluginFrom::Component(path) => Place::Component(path.clone()),
        PluginFrom::Folder(path) => Place::Folder(path.clone()),
        // A folder of that name in the working directory, such as one of rules, is not meant.
        PluginFrom::FirstParty(name) => first_party_named(name).or_else(|_| find(name))?,
    })
}

/// The names that a configuration's plugins run under, in its order.
///
/// # Errors
///
/// There is no first-party plugin of a name, or two are named alike.
pub fn names(config: &Config) -> anyhow::Result<Vec<String>> {
    let mut names: Vec<String> = vec![];
    for plugin in &config.plugins {
        let name = match &plugin.name {
            Some(name) => name.clone(),
            None => name_of(&place_of(&plugin.from)?),
        };
        if names.contains(&name) {
            bail!("two plugins are named {name:?}; load it once, or rename one");
        }
        names.push(name);
    }
    Ok(names)
}

/// What a configuration asks for, in its order.
///
/// # Errors
///
/// A table cannot be read, or there is no such plugin.
pub fn requests(config: &Config) -> anyhow::Result<Vec<Request>> {
    let mut tables = BTreeMap::new();
    for (name, table) in &config.tables {
        tables.insert(name.as_str(), Arc::new(table::read(table)?));
    }
    let mut requests = vec![];
    for plugin in &config.plugins {
        let place = place_of(&plugin.from)?;
        let mut granted = Tables::default();
        for name in &plugin.tables {
            if let Some(table) = tables.get(name.as_str()) {
                granted.grant(name, Arc::clone(table));
            }
        }
        let limits = plugin.limits;
        requests.push(Request {
            place,
            name: plugin.name.clone(),
            settings: plugin.settings.parse().context("settings")?,
            assets: plugin.assets.clone(),
            limits: RequestedLimits {
                memory_mib: limits.memory_mib.map(u64::from),
                deadline_ms: limits.deadline_ms.map(u64::from),
                findings_per_call: limits.findings_per_call.map(|limit| limit as usize),
                result_kib: limits.result_kib.map(u64::from),
            },
            tables: granted,
            access: plugin.access.clone(),
        });
    }
    Ok(requests)
}

impl Plugins {
    /// Name, version and digest of each.
    pub fn identities(&self) -> impl Iterator<Item = PluginRef> {
        let correlation = self.correlation.iter().map(|plugin| plugin.identity().clone());
        correlation.chain(self.classifier.iter().map(|classifier| classifier.identity().clone()))
    }
}

/// Builds a crate.
fn build_crate(folder: &Path, freshness: Freshness) -> anyhow::Result<PathBuf> {
    static BUILT: Mutex<BTreeMap<PathBuf, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(component) = built.get(folder).filter(|_| freshness == Freshness::OncePerProcess) {
        return Ok(component.clone());
    }
    let component = build_shown(folder, &build::Options::default())?.component;
    built.insert(folder.to_owned(), component.clone());
    Ok(component)
}

/// The component of a plugin's folder: built, where the folder is a crate.
fn component_in(folder: &Path, manifest: &PluginManifest, freshness: Freshness) -> anyhow::Result<PathBuf> {
    if folder.join("Cargo.toml").is_file() {
        return build_crate(folder, freshness);
    }
    let component = folder.join(&manifest.component);
    if !component.is_file() {
        bail!(
            "{}: there is neither {} nor a Cargo.toml to build it from",
            folder.display(),
            manifest.component.display()
        );
    }
    Ok(component)
}

/// Where compiled components are kept: `$XDG_CACHE_HOME/bartizan`, or `~/.cache/bartizan`.
fn cache_dir() -> Option<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => Path::new(&std::env::var_os("HOME").filter(|dir| !dir.is_empty())?).join(".cache"),
    };
    base.is_absolute().then(|| base.join("bartizan").join("components"))
}
