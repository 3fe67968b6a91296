//! One plugin of the configuration: the version that runs, the one before, and the candidate beside it.

use std::sync::Arc;

use bartizan_detect::plugin::{Classifier, Plugin as _};
use bartizan_model::{PluginRef, Timestamp};
use bartizan_pack::World;
use bartizan_sandbox::LoadedPlugin;

use super::{loader::Active, shadow::Shadow};
use crate::plugin::load::Terms;

/// A plugin; see the module.
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub world: World,
    /// The version that runs; none while it is disabled.
    pub active: Option<Version>,
    /// The version to go back to.
    pub previous: Option<Version>,
    /// Digest of a version that is not loaded by itself: it was rolled back from, or refused.
    pub held: Option<String>,
    /// The candidate beside it.
    pub shadow: Option<Shadow>,
    /// Why what the configuration names now does not run.
    pub refused: Option<String>,
}

/// A version that runs or has run.
pub struct Version {
    /// What it is.
    pub identity: PluginRef,
    /// Since when it is, or was, active.
    pub since: Timestamp,
    /// What it was allowed; none where that is not known.
    pub terms: Option<Terms>,
    /// It, loaded.
    pub body: Body,
}

/// A loaded version.
pub enum Body {
    /// Rules.
    Rules(Arc<LoadedPlugin>),
    /// A classifier; none while it is the pipeline's.
    Judge(Option<Box<dyn Classifier>>),
    /// Not loaded: it is read from what was kept of it.
    Kept,
}

impl Entry {
    /// A plugin of which no version runs yet.
    pub fn new(name: &str) -> Entry {
        Entry {
            name: name.to_owned(),
            world: World::Correlation,
            active: None,
            previous: None,
            held: None,
            shadow: None,
            refused: None,
        }
    }

    /// The version that runs, for the loader.
    pub fn active_for_loading(&self) -> Option<Active> {
        self.active.as_ref().map(|version| Active {
            identity: version.identity.clone(),
            terms: version.terms.clone(),
            state: match &version.body {
                Body::Rules(plugin) => Some((plugin.descriptor().state_schema, plugin.access())),
                Body::Judge(_) | Body::Kept => None,
            },
        })
    }
}
