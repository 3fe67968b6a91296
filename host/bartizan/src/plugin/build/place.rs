//! Where the plugins that come with bartizan are.

use std::fs;
use std::path::{Path, PathBuf};

/// A plugin's folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PluginDir {
    /// Its name, which is the folder's.
    pub name: String,
    /// The folder: a crate with a `plugin.toml`.
    pub path: PathBuf,
}

/// The plugins in `root`/plugins, by name. Empty if there is no such folder.
pub fn first_party(root: &Path) -> Vec<PluginDir> {
    let entries = fs::read_dir(root.join("plugins")).into_iter().flatten().flatten();
    let mut plugins: Vec<PluginDir> = entries
        .map(|entry| entry.path())
        .filter(|path| path.join("Cargo.toml").is_file() && path.join("plugin.toml").is_file())
        .filter_map(|path| {
            Some(PluginDir { name: path.file_name()?.to_str()?.to_owned(), path: path.clone() })
        })
        .collect();
    plugins.sort();
    plugins
}

/// The root of bartizan's source tree: the one that this program was built from, if it is still there, else
/// the one that the working directory is in.
pub fn find_workspace_root() -> Option<PathBuf> {
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_owned);
    let working = std::env::current_dir().ok();
    let ancestors = working.iter().flat_map(|working| working.ancestors()).map(Path::to_owned);
    built_from.into_iter().chain(ancestors).find(|root| is_root(root))
}

fn is_root(path: &Path) -> bool {
    path.join("Cargo.toml").is_file() && path.join("wit").is_dir() && path.join("plugins").is_dir()
}
