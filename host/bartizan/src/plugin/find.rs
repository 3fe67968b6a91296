//! Where plugins are: by a path, or by the name of one that comes with bartizan.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use bartizan_pack::manifest::PluginManifest;

use super::build::{self, PluginDir};

/// Where a plugin is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A component.
    Component(PathBuf),
    /// A folder with a `plugin.toml`: a crate that is built, or a component beside its manifest.
    Folder(PathBuf),
}

/// Where the plugin is that a person names by a path or a first-party plugin's name.
pub fn find(named: &str) -> anyhow::Result<Place> {
    let path = Path::new(named);
    if path.is_file() {
        return Ok(Place::Component(path.to_owned()));
    }
    if path.is_dir() {
        return Ok(Place::Folder(path.to_owned()));
    }
    first_party_named(named).with_context(|| format!("plugin {named:?}: no such file or folder"))
}

/// Where the first-party plugin of a name is, whatever else has that name in the working directory.
///
/// # Errors
///
/// There is none, or the sources of the first-party plugins are not here.
pub fn first_party_named(name: &str) -> anyhow::Result<Place> {
    let known = first_party()?;
    match known.iter().find(|plugin| plugin.name == name) {
        Some(plugin) => Ok(Place::Folder(plugin.path.clone())),
        None => {
            let names: Vec<&str> = known.iter().map(|plugin| &*plugin.name).collect();
            bail!("no first-party plugin is named {name:?} ({})", names.join(", "))
        }
    }
}

/// The name that a plugin goes by, as far as can be told without loading it.
pub fn name_of(place: &Place) -> String {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().replace('_', "-"));
    match place {
        Place::Component(path) => stem(path).unwrap_or_default(),
        Place::Folder(folder) => match PluginManifest::load(folder) {
            Ok(manifest) => manifest.name,
            Err(_) => stem(folder).unwrap_or_default(),
        },
    }
}

/// The plugins that come with bartizan, by name.
pub fn first_party() -> anyhow::Result<Vec<PluginDir>> {
    let Some(root) = build::find_workspace_root() else {
        bail!(
            "the sources of the first-party plugins are not here; run from a clone of bartizan, or name a \
             component by its path"
        );
    };
    Ok(build::first_party(&root))
}

/// The plugins that come with bartizan and run as they are: without files that the operator brings.
pub fn ready_to_run() -> anyhow::Result<Vec<PluginDir>> {
    Ok(first_party()?.into_iter().filter(runs_as_it_is).collect())
}

/// Whether a plugin runs without files that the operator brings. One whose manifest cannot be read does: loading it
/// will say what is wrong.
pub fn runs_as_it_is(plugin: &PluginDir) -> bool {
    !PluginManifest::load(&plugin.path).is_ok_and(|manifest| manifest.needs_assets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_does_not_stand_in_for_a_first_party_plugin() {
        let place = first_party_named("sigma").unwrap();
        assert_eq!(name_of(&place), "sigma");
        assert!(matches!(&place, Place::Folder(path) if path.join("plugin.toml").is_file()));
        let error = format!("{:#}", first_party_named("./sigma").unwrap_err());
        assert!(error.contains("no first-party plugin is named \"./sigma\" (authentication, "), "{error}");
        let error = format!("{:#}", find("nowhere").unwrap_err());
        assert!(error.contains("no such file or folder") && error.contains("triage"), "{error}");
    }
}
