//! The thread on which versions are made ready: built, verified, compiled, configured, tried on their own
//! fixtures, warmed up. The main path waits for none of it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use bartizan_detect::{
    access::FieldAccess,
    correlate::{self, Outline, Rehearsal},
    past::Past as _,
    plugin::Plugin,
};
use bartizan_model::PluginRef;
use bartizan_sandbox::Sandbox;
use bartizan_store::Versions;

use super::{change::Change, fixtures, kept};
use crate::{
    config::Config,
    past::JournalPast,
    plugin::{
        load::{self, Assembled, Freshness, Loaded, Request, Terms, assemble, find},
        remarks,
    },
};

/// A warm-up that is no further behind than this is finished between two batches.
const NEAR_RECORDS: u64 = 4_096;

/// Where a version comes from.
pub enum Origin {
    /// From where the configuration says, as it is now.
    Configured,
    /// From another place, with what the configuration allows.
    At(PathBuf),
    /// From what was kept of it, by its digest.
    Kept(String),
    /// It is loaded already, and may have been warmed up.
    Loaded(Loaded, Option<Box<Rehearsal>>),
    /// None: the plugin goes.
    Nothing,
}

/// What is to be made ready.
pub struct Task {
    /// For which change.
    pub change: Change,
    /// Of what.
    pub origin: Origin,
    /// The plugins as they are.
    pub outline: Outline,
    /// The version that runs.
    pub active: Option<Active>,
    /// Whether a version that runs already is to be loaded again.
    pub force: bool,
    /// Digest of a version that is not to be loaded.
    pub held: Option<String>,
    /// Digest of the version to go back to.
    pub previous: Option<String>,
    /// Whether it is to run in the shadow of the active one: warmed up anew, and what it finds from now on kept.
    pub shadow: bool,
}

/// The version that runs, as far as it decides what another must do.
#[derive(Clone)]
pub struct Active {
    /// What it is.
    pub identity: PluginRef,
    /// What it is allowed; none where it was not loaded from the configuration.
    pub terms: Option<Terms>,
    /// Schema of its state, and the fields in sight of which it was made; none for a classifier.
    pub state: Option<(u32, FieldAccess)>,
}

/// What became of a task.
pub enum Made {
    /// It is what runs already.
    Unchanged,
    /// It is fit to run.
    Ready(Box<Ready>),
    /// The plugin can go; none for a classifier.
    Gone(Option<Box<correlate::Prepared>>),
    /// It is not.
    Refused {
        /// What it is, as far as is known.
        to: Option<PluginRef>,
        /// Why.
        reason: String,
    },
}

/// A version that is fit to run.
pub struct Ready {
    /// What it is.
    pub identity: PluginRef,
    /// It, loaded.
    pub loaded: Loaded,
    /// What it is allowed.
    pub terms: Option<Terms>,
    /// The change of the plugins; none for a classifier.
    pub prepared: Option<correlate::Prepared>,
    /// Its warm-up, where it does not go on from the state of the version that runs.
    pub rehearsal: Option<Rehearsal>,
    /// Fixtures that it passed.
    pub fixtures: usize,
    /// How long it took.
    pub took: Duration,
}

/// The thread's two ends.
pub struct Loader {
    config: PathBuf,
    tasks: Sender<Task>,
    made: Receiver<(Change, Made)>,
}

/// What the thread works with.
pub struct Tools {
    /// The configuration's file.
    pub config: PathBuf,
    /// Runs plugins.
    pub sandbox: Arc<Sandbox>,
    /// Past records, for warm-ups.
    pub past: Arc<JournalPast>,
    /// Number of the next record that the main path judges.
    pub head: Arc<AtomicU64>,
    /// Versions to go back to.
    pub versions: Versions,
}

impl Loader {
    /// Starts the thread; it ends when this is dropped.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn start(tools: Tools) -> std::io::Result<Loader> {
        let (tasks, waiting) = channel::<Task>();
        let (done, made) = channel();
        let config = tools.config.clone();
        std::thread::Builder::new().name("bartizan-loader".into()).spawn(move || {
            while let Ok(task) = waiting.recv() {
                let (change, result) = tools.make(task);
                if done.send((change, result)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Loader { config, tasks, made })
    }

    /// The configuration's file.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// Has a task done. Returns whether there is a thread to do it.
    pub fn begin(&self, task: Task) -> bool {
        self.tasks.send(task).is_ok()
    }

    /// A task that is done.
    pub fn done(&self) -> Option<(Change, Made)> {
        self.made.try_recv().ok()
    }
}

impl Tools {
    fn make(&self, task: Task) -> (Change, Made) {
        let Task { change, origin, outline, active, force, held, previous, shadow } = task;
        let running = active.as_ref().map(|active| active.identity.digest.clone());
        let spared: Vec<String> = running.into_iter().chain(previous).collect();
        let mut to = None;
        let make = || {
            let started = Instant::now();
            if matches!(origin, Origin::Nothing) {
                let is_classifier = active.as_ref().is_some_and(|active| active.state.is_none());
                let prepared = (!is_classifier).then(|| outline.without(&change.plugin)).transpose()?;
                return Ok(Made::Gone(prepared.map(Box::new)));
            }
            let wanted = |identity: &PluginRef, terms: &Terms| {
                let runs =
                    |active: &Active| active.identity == *identity && active.terms.as_ref() == Some(terms);
                force || !(active.as_ref().is_some_and(runs) || held.as_ref() == Some(&identity.digest))
            };
            let Some(found) = self.found(&change.plugin, origin, &spared, &wanted, &mut to)? else {
                return Ok(Made::Unchanged);
            };
            let Found { loaded, terms, fixtures, rehearsal } = found;
            let identity = identity_of(&loaded);
            to = Some(identity.clone());
            let (prepared, rehearsal) = match &loaded {
                Loaded::Classification(_) => (None, None),
                Loaded::Correlation(plugin) => {
                    remarks::log(&**plugin);
                    let plugin = Arc::clone(plugin) as Arc<dyn Plugin>;
                    let prepared = outline.with(&plugin)?;
                    // A state made with other fields in sight is not taken: it may hold what is masked now.
                    let state = Some((plugin.descriptor().state_schema, plugin.access()));
                    let carries = active.as_ref().is_some_and(|active| active.state == state) && !shadow;
                    let rehearsal = match (rehearsal, carries) {
                        (None, true) => None,
                        (begun, _) => Some(self.warmed_up(&outline, plugin, begun)?),
                    };
                    (Some(prepared), rehearsal)
                }
            };
            let took = started.elapsed();
            Ok(Made::Ready(Box::new(Ready { identity, loaded, terms, prepared, rehearsal, fixtures, took })))
        };
        let made: anyhow::Result<Made> = make();
        let made = made.unwrap_or_else(|error| Made::Refused { to, reason: format!("{error:#}") });
        (change, made)
    }

    /// A version, loaded; none where it is not wanted.
    fn found(
        &self,
        name: &str,
        origin: Origin,
        spared: &[String],
        wanted: &dyn Fn(&PluginRef, &Terms) -> bool,
        to: &mut Option<PluginRef>,
    ) -> anyhow::Result<Option<Found>> {
        let request = match origin {
            // One that may not see any more what it saw is loaded anew, with what it may see now.
            Origin::Loaded(Loaded::Correlation(plugin), _)
                if plugin.access() != self.request(name)?.access =>
            {
                let assembled =
                    kept::load(&self.versions, name, &plugin.identity().digest, &self.request(name)?)?;
                *to = Some(assembled.identity());
                let loaded = assembled.load(&self.sandbox)?;
                return Ok(Some(Found { loaded, terms: None, fixtures: 0, rehearsal: None }));
            }
            Origin::Loaded(loaded, rehearsal) => {
                let rehearsal = rehearsal.map(|rehearsal| *rehearsal);
                return Ok(Some(Found { loaded, terms: None, fixtures: 0, rehearsal }));
            }
            Origin::Kept(digest) => {
                let assembled = kept::load(&self.versions, name, &digest, &self.request(name)?)?;
                *to = Some(assembled.identity());
                let loaded = assembled.load(&self.sandbox)?;
                return Ok(Some(Found { loaded, terms: None, fixtures: 0, rehearsal: None }));
            }
            Origin::Nothing => return Ok(None),
            Origin::Configured => self.request(name)?,
            Origin::At(path) => {
                let place = find(&path.to_string_lossy())?;
                Request { place, name: Some(name.to_owned()), ..self.request(name)? }
            }
        };
        let assembled = assemble(request.clone(), Freshness::Now)?;
        let (identity, terms) = (assembled.identity(), assembled.terms());
        *to = Some(identity.clone());
        if !wanted(&identity, &terms) {
            return Ok(None);
        }
        let (loaded, fixtures) = self.verified(request, assembled, spared)?;
        Ok(Some(Found { loaded, terms: Some(terms), fixtures, rehearsal: None }))
    }

    /// What the configuration asks for under a name, as it is now.
    fn request(&self, name: &str) -> anyhow::Result<Request> {
        let config = Config::load(&self.config)?;
        let requests = load::requests(&config)?;
        let known = |request: &Request| named(request) == name;
        requests
            .into_iter()
            .find(known)
            .with_context(|| format!("{} has no plugin {name:?} any more", self.config.display()))
    }

    /// Loads a version, tries it on its own fixtures, and keeps it to go back to.
    fn verified(
        &self,
        request: Request,
        assembled: Assembled,
        spared: &[String],
    ) -> anyhow::Result<(Loaded, usize)> {
        let keep = kept::of(&assembled);
        let loaded = assembled.load(&self.sandbox)?;
        let passed = fixtures::run(&self.sandbox, &request).context("its fixtures")?;
        if let Err(error) = self.versions.keep(&keep) {
            // It runs all the same; only going back to it after a restart will not be possible.
            tracing::error!(%error, "a version is not kept");
        }
        let spared = spared.iter().map(String::as_str);
        let needed: Vec<&str> = spared.chain([keep.info.digest.as_str()]).collect();
        if let Err(error) = self.versions.prune(&keep.info.name, &needed, kept::MAX_KEPT) {
            tracing::warn!(%error, "old versions are not removed");
        }
        Ok((loaded, passed))
    }

    /// Runs it over the events of its lookback, until it is nearly where the main path is.
    fn warmed_up(
        &self,
        outline: &Outline,
        plugin: Arc<dyn Plugin>,
        begun: Option<Rehearsal>,
    ) -> anyhow::Result<Rehearsal> {
        let head = || self.head.load(Ordering::Acquire);
        let mut rehearsal = begun.unwrap_or_else(|| {
            let from = self.past.back(head(), plugin.descriptor().lookback_seconds);
            outline.rehearse(plugin, from, u64::MAX)
        });
        // All that is there now is tried here; only what comes meanwhile is left for the main path.
        let there = head();
        while rehearsal.next() < there || head().saturating_sub(rehearsal.next()) > NEAR_RECORDS {
            if let Err(fault) = rehearsal.step(&*self.past, head()) {
                bail!("it fails on past events, before record {}: {fault}", rehearsal.next());
            }
        }
        Ok(rehearsal)
    }
}

/// A version that was found.
struct Found {
    loaded: Loaded,
    terms: Option<Terms>,
    fixtures: usize,
    rehearsal: Option<Rehearsal>,
}

/// The name that a request's plugin runs under.
pub fn named(request: &Request) -> String {
    request.name.clone().unwrap_or_else(|| load::name_of(&request.place))
}

/// What a loaded plugin is.
pub fn identity_of(loaded: &Loaded) -> PluginRef {
    match loaded {
        Loaded::Correlation(plugin) => plugin.identity().clone(),
        Loaded::Classification(classifier) => classifier.identity().clone(),
    }
}
