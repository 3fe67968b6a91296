//! Plugin versions that can be gone back to, each kept whole in a folder of its own:
//!
//! ```text
//! <data>/plugins/<name>/<digest>/
//!     component.wasm   settings.toml   assets/0, assets/1, …
//!     version.json     name, version, world, what it asked for; size and hash of every other file
//! ```
//!
//! A digest covers component, settings and assets, but not the name: two plugins may have the same one, so the
//! name goes first. Assets come from strangers' archives: their names are text in `version.json` and never
//! become paths.
//!
//! A version appears whole or not at all (written aside, synchronized, renamed). What is read is compared with
//! the recorded hashes and with the digest that the caller computes: a damaged version is an error that names
//! the file, and never runs.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use bartizan_model::Timestamp;
use serde::{Deserialize, Serialize};

mod files;
#[cfg(test)]
mod tests;
mod whole;

use files::{remove_folder, sync_folder};
use whole::{check_size, describe, read_description, read_version, replace_description, write_version};

/// Largest version, in bytes: component, settings and assets.
pub const MAX_VERSION_BYTES: u64 = 512 << 20;
/// Most assets of a version.
pub const MAX_VERSION_ASSETS: usize = 100_000;
/// Largest `version.json`, in bytes.
pub const MAX_DESCRIPTION_BYTES: u64 = 32 << 20;
/// Longest plugin name, in bytes.
pub const MAX_NAME_BYTES: usize = 128;
/// Most folders that are looked at for one plugin.
pub const MAX_LISTED: usize = 1_000;

/// Begins the names of folders that are being written, or removed. No plugin or digest begins so.
const ASIDE: &str = ".aside-";

/// A plugin version with all that it takes to run it again.
#[derive(Clone, PartialEq, Debug)]
pub struct KeptVersion {
    /// What it is.
    pub info: VersionInfo,
    /// The component.
    pub component: Vec<u8>,
    /// The settings, as TOML.
    pub settings: String,
    /// The assets: name and content, in the order in which the plugin is given them.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// What a kept version is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VersionInfo {
    /// The plugin's name: letters, digits, `-`, `_` and `.`, no `.` first.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Digest of component, settings and assets, in lower-case hexadecimal.
    pub digest: String,
    /// The world that it is for.
    pub world: String,
    /// What it asked for (fields, limits), in the caller's form.
    pub requested: serde_json::Value,
    /// When it was last kept, by the caller's clock.
    pub kept: Timestamp,
}

/// The versions that a plugin has, and those that cannot be read.
#[derive(Debug, Default)]
pub struct Listed {
    /// Those that can be read, kept last first. Their contents are not verified: [`Versions::load`] does.
    pub versions: Vec<VersionInfo>,
    /// Those that cannot.
    pub damaged: Vec<VersionsError>,
}

/// Why a version cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum VersionsError {
    /// A name or digest that cannot be a folder's name.
    #[error("{what} {text:?} cannot name a folder; use {fix}")]
    Name {
        /// Which.
        what: &'static str,
        /// The text, shortened.
        text: String,
        /// What is allowed.
        fix: &'static str,
    },
    /// More than can be kept.
    #[error("plugin {plugin:?} has {amount} {what}, the most that are kept are {limit}; make it smaller")]
    TooLarge {
        /// The plugin.
        plugin: String,
        /// Bytes or assets.
        what: &'static str,
        /// How many it has.
        amount: u64,
        /// The most.
        limit: u64,
    },
    /// The version is not kept.
    #[error("version {digest} of plugin {plugin:?} is not kept in {}; reload the plugin from its folder instead", folder.display())]
    NotKept {
        /// The plugin.
        plugin: String,
        /// The version's digest.
        digest: String,
        /// Where it would be.
        folder: PathBuf,
    },
    /// What is there is not what was written.
    #[error("{}: {problem}; the kept version is damaged and is not used: reload the plugin from its folder instead", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// How it shows.
        problem: String,
    },
    /// The system failed.
    #[error("cannot {doing} {}: {source}; check that the data folder is there, writable, and its disk not full", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The folder of kept versions. One process writes to it.
#[derive(Debug, Clone)]
pub struct Versions {
    root: PathBuf,
}

impl Versions {
    /// Opens the folder, or makes it, and removes what a crash has left half written.
    ///
    /// # Errors
    /// The folder cannot be made or read.
    pub fn open(root: impl Into<PathBuf>) -> Result<Versions, VersionsError> {
        let root = root.into();
        fs::create_dir_all(&root).map_err(failed("make the folder", &root))?;
        let versions = Versions { root };
        for plugin in folders(&versions.root)? {
            for folder in folders(&plugin)?.into_iter().filter(|folder| is_aside(folder)) {
                remove_folder(&folder).map_err(failed("remove", &folder))?;
            }
        }
        Ok(versions)
    }

    /// Keeps a version. One that is kept already only gets its description and the time of keeping anew, unless
    /// it is damaged: then it is written again.
    ///
    /// # Errors
    /// Nothing was kept: a name that cannot name a folder, too much of it, or the disk.
    pub fn keep(&self, version: &KeptVersion) -> Result<(), VersionsError> {
        let folder = self.folder(&version.info.name, &version.info.digest)?;
        check_size(version)?;
        let description = describe(version);
        let there = read_version(&folder).is_ok_and(|there| {
            (&there.component, &there.settings, &there.assets)
                == (&version.component, &version.settings, &version.assets)
        });
        if there {
            return replace_description(&folder, &description);
        }
        let plugin = self.root.join(&version.info.name);
        fs::create_dir_all(&plugin).map_err(failed("make the folder", &plugin))?;
        let aside = plugin.join(format!("{ASIDE}{}", version.info.digest));
        remove_folder(&aside).map_err(failed("remove", &aside))?;
        write_version(&aside, version, &description)?;
        remove_folder(&folder).map_err(failed("remove", &folder))?;
        fs::rename(&aside, &folder).map_err(failed("rename", &aside))?;
        for changed in [&plugin, &self.root] {
            sync_folder(changed).map_err(failed("synchronize", changed))?;
        }
        Ok(())
    }

    /// Reads a version, whole. `digest_of` computes the digest as whoever named the version did.
    ///
    /// # Errors
    /// The version is not kept, is not what was kept, or the disk failed.
    pub fn load(
        &self,
        name: &str,
        digest: &str,
        digest_of: impl FnOnce(&KeptVersion) -> String,
    ) -> Result<KeptVersion, VersionsError> {
        let folder = self.folder(name, digest)?;
        if !folder.is_dir() {
            let (plugin, digest) = (name.to_owned(), digest.to_owned());
            return Err(VersionsError::NotKept { plugin, digest, folder });
        }
        let version = read_version(&folder)?;
        let computed = digest_of(&version);
        if computed != digest || version.info.digest != digest || version.info.name != name {
            let problem = format!("holds version {computed} of {:?}", version.info.name);
            return Err(VersionsError::Damaged { file: folder, problem });
        }
        Ok(version)
    }

    /// The versions of a plugin.
    ///
    /// # Errors
    /// The plugin's folder cannot be read.
    pub fn list(&self, name: &str) -> Result<Listed, VersionsError> {
        let mut listed = Listed::default();
        let plugin = self.plugin(name)?;
        if !plugin.is_dir() {
            return Ok(listed);
        }
        for folder in folders(&plugin)?.into_iter().filter(|folder| !is_aside(folder)) {
            match read_description(&folder) {
                Ok(description) => listed.versions.push(description.info),
                Err(error) => listed.damaged.push(error),
            }
        }
        listed.versions.sort_by(|a, b| b.kept.cmp(&a.kept).then_with(|| a.digest.cmp(&b.digest)));
        Ok(listed)
    }

    /// Removes versions of a plugin, those that are damaged and those kept longest ago first, until at most
    /// `most` are left; those in `keep` stay whatever happens. Which were removed.
    ///
    /// # Errors
    /// A folder cannot be read or removed.
    pub fn prune(&self, name: &str, keep: &[&str], most: usize) -> Result<Vec<String>, VersionsError> {
        let plugin = self.plugin(name)?;
        if !plugin.is_dir() {
            return Ok(vec![]);
        }
        let mut versions: Vec<(Option<Timestamp>, String, PathBuf)> = folders(&plugin)?
            .into_iter()
            .filter(|folder| !is_aside(folder))
            .map(|folder| {
                let kept = read_description(&folder).ok().map(|description| description.info.kept);
                (kept, file_name(&folder), folder)
            })
            .collect();
        versions.sort();
        let mut surplus = versions.len().saturating_sub(most);
        let mut removed = vec![];
        for (_, digest, folder) in versions {
            if surplus == 0 {
                break;
            }
            if keep.contains(&digest.as_str()) {
                continue;
            }
            // Renamed first, so that a crash leaves no half of it under its name.
            let aside = plugin.join(format!("{ASIDE}{digest}"));
            remove_folder(&aside).map_err(failed("remove", &aside))?;
            fs::rename(&folder, &aside).map_err(failed("rename", &folder))?;
            remove_folder(&aside).map_err(failed("remove", &aside))?;
            surplus -= 1;
            removed.push(digest);
        }
        Ok(removed)
    }

    fn plugin(&self, name: &str) -> Result<PathBuf, VersionsError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if name.is_empty()
            || name.len() > MAX_NAME_BYTES
            || name.starts_with('.')
            || !name.bytes().all(allowed)
        {
            let fix = "1 to 128 letters, digits, `-`, `_` and `.`, no `.` first";
            return Err(VersionsError::Name { what: "the plugin name", text: shortened(name), fix });
        }
        Ok(self.root.join(name))
    }

    fn folder(&self, name: &str, digest: &str) -> Result<PathBuf, VersionsError> {
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if !(16..=128).contains(&digest.len()) || !digest.bytes().all(hexadecimal) {
            let fix = "16 to 128 hexadecimal digits in lower case";
            return Err(VersionsError::Name { what: "the digest", text: shortened(digest), fix });
        }
        Ok(self.plugin(name)?.join(digest))
    }
}

/// Folders in a folder, sorted by name; at most [`MAX_LISTED`].
fn folders(within: &Path) -> Result<Vec<PathBuf>, VersionsError> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(within).map_err(failed("read the folder", within))? {
        let path = entry.map_err(failed("read the folder", within))?.path();
        if path.is_dir() && folders.len() < MAX_LISTED {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_aside(folder: &Path) -> bool {
    file_name(folder).starts_with(ASIDE)
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> VersionsError {
    let path = path.to_owned();
    move |source| VersionsError::Io { doing, path, source }
}

/// A file that is missing or too long is damage; anything else is the system's failure.
fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> VersionsError {
    let file = path.to_owned();
    move |error| match error.kind() {
        io::ErrorKind::NotFound => VersionsError::Damaged { file, problem: "is missing".into() },
        io::ErrorKind::FileTooLarge => {
            VersionsError::Damaged { file, problem: "is longer than what was kept".into() }
        }
        _ => VersionsError::Io { doing: "read", path: file, source: error },
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
