//! The manifest of a plugin: `plugin.toml`, beside its component.
//!
//! ```toml
//! name = "authentication"
//! version = "0.1.0"
//! world = "correlation"                # or "classification"
//! description = "Brute force, password spraying, and what follows them."
//! component = "authentication.wasm"    # default: the name, with .wasm
//! assets = "rules"                     # a folder whose files the plugin is given; default: none
//! fields = ["source.ip", "user.*"]     # what it may read, test or be partitioned by: names, prefixes, or "*"
//!
//! [settings]                           # what the operator may set, with its defaults
//! failures = 6
//!
//! [limits]                             # what the plugin asks for; the operator has the last word
//! memory_mib = 128
//! ```
//!
//! Read in two stages: the text as it stands ([`Raw`]), then checked. Every error names file, key and fix.

use std::path::{Component, Path, PathBuf};

use bartizan_model::{FieldPatternError, FieldPatterns};
use serde::{Deserialize, Serialize};

/// File name of a manifest.
pub const FILE_NAME: &str = "plugin.toml";
/// Most bytes of a manifest.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;
/// Most bytes of a name.
pub const MAX_NAME_BYTES: usize = 64;
/// Most bytes of a version.
pub const MAX_VERSION_BYTES: usize = 64;
/// Most bytes of a description.
pub const MAX_DESCRIPTION_BYTES: usize = 4_096;

/// A checked manifest.
#[derive(Clone, PartialEq, Debug)]
pub struct PluginManifest {
    /// Lower case letters, digits and hyphens; at most [`MAX_NAME_BYTES`].
    pub name: String,
    /// Version of the plugin: numbers with dots between, and perhaps a suffix, as in `1.2.0-rc.1`.
    pub version: String,
    /// What the plugin does for the host.
    pub world: World,
    /// What it is for, in a sentence; may be empty.
    pub description: String,
    /// Default settings; those of the operator go over them, see [`PluginManifest::settings_with`].
    pub settings: toml::Table,
    /// The component, relative to the manifest's folder.
    pub component: PathBuf,
    /// A folder of files for the plugin, relative to the manifest's folder.
    pub assets: Option<PathBuf>,
    /// Whether it does nothing by itself: the operator names a folder of files for it.
    pub needs_assets: bool,
    /// The fields that the plugin requests. It is given no other, and the operator may give fewer.
    pub fields: FieldPatterns,
    /// What the plugin asks for.
    pub limits: RequestedLimits,
}

/// A world of the contract, `wit/plugin.wit`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum World {
    /// Events in, findings out.
    Correlation,
    /// Findings in, judgements out.
    Classification,
}

impl World {
    /// The name, as in the contract.
    pub fn name(self) -> &'static str {
        match self {
            World::Correlation => "correlation",
            World::Classification => "classification",
        }
    }
}

/// Limits that a plugin asks for. What it does not name stays at the host's default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RequestedLimits {
    /// Memory of an instance, in MiB.
    pub memory_mib: Option<u64>,
    /// What one call may take of the processor, in milliseconds.
    pub deadline_ms: Option<u64>,
    /// Findings that one call may return.
    pub findings_per_call: Option<usize>,
    /// What one call may return, in KiB.
    pub result_kib: Option<u64>,
}

/// Why a manifest cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The file cannot be read.
    #[error("{}: {source}; a plugin's folder holds a {FILE_NAME}", file.display())]
    Read {
        /// The manifest.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Larger than any manifest should be.
    #[error("{}: {bytes} bytes; a manifest has at most {MAX_MANIFEST_BYTES}", file.display())]
    TooLarge {
        /// The manifest.
        file: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// Not TOML, or a key that is missing, unknown or of another type.
    #[error("{}: {reason}", file.display())]
    Syntax {
        /// The manifest.
        file: PathBuf,
        /// Line, column and what is wrong.
        reason: String,
    },
    /// A field that is none.
    #[error("{}: `fields`: {source}", file.display())]
    Fields {
        /// The manifest.
        file: PathBuf,
        /// Which, and what it should be.
        source: FieldPatternError,
    },
    /// A value that is not allowed.
    #[error("{}: `{key}` = {value:?}: {fix}", file.display())]
    Value {
        /// The manifest.
        file: PathBuf,
        /// The key.
        key: &'static str,
        /// Its value.
        value: String,
        /// What it must be.
        fix: &'static str,
    },
}

/// A plugin that names fields which its manifest does not request.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}: plugin {plugin:?} reads {}, which its manifest does not request; write `fields = [{}]`",
    file.display(),
    missing.join(", "),
    line.join(", ")
)]
pub struct NotRequested {
    /// The manifest.
    pub file: PathBuf,
    /// The plugin.
    pub plugin: String,
    /// The fields that are missing.
    pub missing: Vec<String>,
    /// What the list should be, as TOML strings.
    pub line: Vec<String>,
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    version: String,
    world: World,
    #[serde(default)]
    description: String,
    component: Option<String>,
    assets: Option<String>,
    #[serde(default, rename = "needs-assets")]
    needs_assets: bool,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    settings: toml::Table,
    #[serde(default)]
    limits: RequestedLimits,
}

impl PluginManifest {
    /// Reads the manifest in a plugin's folder.
    pub fn load(folder: &Path) -> Result<PluginManifest, ManifestError> {
        let file = folder.join(FILE_NAME);
        let read = |source| ManifestError::Read { file: file.clone(), source };
        let bytes = std::fs::metadata(&file).map_err(read)?.len();
        if bytes > MAX_MANIFEST_BYTES as u64 {
            return Err(ManifestError::TooLarge { file, bytes });
        }
        let text = std::fs::read_to_string(&file).map_err(read)?;
        PluginManifest::check(&text, &file)
    }

    /// Reads a manifest's text; errors name the file as `plugin.toml`.
    pub fn parse(text: &str) -> Result<PluginManifest, ManifestError> {
        PluginManifest::check(text, Path::new(FILE_NAME))
    }

    fn check(text: &str, file: &Path) -> Result<PluginManifest, ManifestError> {
        if text.len() > MAX_MANIFEST_BYTES {
            return Err(ManifestError::TooLarge { file: file.to_owned(), bytes: text.len() as u64 });
        }
        let raw: Raw = toml::from_str(text).map_err(|error| ManifestError::Syntax {
            file: file.to_owned(),
            reason: error.to_string().trim_end().to_owned(),
        })?;
        let refuse = |key, value: &str, fix| ManifestError::Value {
            file: file.to_owned(),
            key,
            value: shortened(value),
            fix,
        };
        if !is_name(&raw.name) {
            let fix = "use 1 to 64 lower-case letters, digits and hyphens, a letter first, no hyphen last";
            return Err(refuse("name", &raw.name, fix));
        }
        if !is_version(&raw.version) {
            return Err(refuse(
                "version",
                &raw.version,
                "use a version such as 1.2.0, at most 64 characters",
            ));
        }
        if raw.description.len() > MAX_DESCRIPTION_BYTES {
            return Err(refuse("description", &raw.description, "use at most 4096 bytes"));
        }
        let component = raw.component.unwrap_or_else(|| format!("{}.wasm", raw.name));
        if !stays_inside(&component) {
            return Err(refuse("component", &component, "name a file inside the plugin's folder"));
        }
        if let Some(assets) = raw.assets.as_deref().filter(|assets| !stays_inside(assets)) {
            return Err(refuse("assets", assets, "name a folder inside the plugin's folder"));
        }
        for (key, zero) in [
            ("limits.memory_mib", raw.limits.memory_mib == Some(0)),
            ("limits.deadline_ms", raw.limits.deadline_ms == Some(0)),
            ("limits.findings_per_call", raw.limits.findings_per_call == Some(0)),
            ("limits.result_kib", raw.limits.result_kib == Some(0)),
        ] {
            if zero {
                return Err(refuse(key, "0", "ask for at least 1, or leave the key out"));
            }
        }
        let fields = FieldPatterns::parse(&raw.fields)
            .map_err(|source| ManifestError::Fields { file: file.to_owned(), source })?;
        if raw.world == World::Classification && !fields.is_empty() {
            let fix = "a classifier judges findings and reads no fields; leave the key out";
            return Err(refuse("fields", &raw.fields.join(", "), fix));
        }
        Ok(PluginManifest {
            name: raw.name,
            version: raw.version,
            world: raw.world,
            description: raw.description,
            settings: raw.settings,
            component: component.into(),
            assets: raw.assets.map(PathBuf::from),
            needs_assets: raw.needs_assets,
            fields,
            limits: raw.limits,
        })
    }

    /// Whether the manifest, which lies in `folder`, requests all fields that the plugin names.
    pub fn check_fields(&self, folder: &Path, named: &[&str]) -> Result<(), NotRequested> {
        let missing: Vec<_> = named.iter().filter(|field| !self.fields.matches(field)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let requested = self.fields.iter().map(ToString::to_string);
        let mut line: Vec<String> = requested.chain(missing.iter().map(|field| field.to_string())).collect();
        line.sort();
        Err(NotRequested {
            file: folder.join(FILE_NAME),
            plugin: self.name.clone(),
            missing: missing.into_iter().map(|field| format!("{field:?}")).collect(),
            line: line.into_iter().map(|field| format!("{field:?}")).collect(),
        })
    }

    /// The settings that the plugin is given: its defaults, and the operator's over them, table by table.
    /// The text is the same for the same values: TOML with sorted keys.
    pub fn settings_with(&self, operator: &toml::Table) -> String {
        let mut settings = self.settings.clone();
        overlay(&mut settings, operator);
        // A table of plain values always has a text; the empty one means defaults.
        toml::to_string(&settings).unwrap_or_default()
    }
}

/// Puts the values of `over` into `under`; tables are joined, everything else is replaced.
fn overlay(under: &mut toml::Table, over: &toml::Table) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => overlay(below, above),
            _ => {
                under.insert(key.clone(), value.clone());
            }
        }
    }
}

/// Whether a text can name a plugin: it becomes a part of file names, of metrics and of journal keys.
pub fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.len() <= MAX_NAME_BYTES
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('-')
        && name.chars().all(plain)
}

fn is_version(version: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    version.len() <= MAX_VERSION_BYTES
        && version.starts_with(|first: char| first.is_ascii_digit())
        && version.chars().all(plain)
}

/// Whether a path names something below the folder that it is relative to. The text alone is looked at:
/// a symbolic link may still lead out, which is its owner's business.
fn stays_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// A value short enough for an error message.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests;
