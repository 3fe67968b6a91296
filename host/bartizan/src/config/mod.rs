//! `bartizan.toml`: what the service collects, which plugins judge it, and where the results go.
//!
//! Two stages, so that the rest of the process never meets a value that cannot be used: the file as written
//! (`raw`), and the configuration as checked ([`Config`]). All problems are reported at once, each with the
//! key that it is at and what to write instead. Relative paths are relative to the file.
//!
//! Secrets are never written in the file: it names files that hold them.

mod check;
mod checked;
mod raw;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::{Path, PathBuf};

pub use checked::*;

/// Longest configuration file, in bytes.
pub const MAX_CONFIG_BYTES: u64 = 4 << 20;

/// The commented example that is shipped with bartizan.
pub const EXAMPLE: &str = include_str!("../../bartizan.example.toml");

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {}: {source}; name it with -c PATH", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is not TOML, or has a key that is unknown or of the wrong type.
    #[error("{}: {}", path.display(), text.trim_end())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Where and what, by the TOML reader.
        text: String,
    },
    /// The file can be read, but some values cannot be used.
    #[error("{}: {}", path.display(), list(problems))]
    Invalid {
        /// The file.
        path: PathBuf,
        /// All problems, in the order of the file's sections.
        problems: Vec<Problem>,
    },
}

/// One value that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Path of the key, such as `input[2].address` (counted from 1).
    pub key: String,
    /// What is wrong, and what to write instead.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.text)
    }
}

fn list(problems: &[Problem]) -> String {
    match problems {
        [one] => one.to_string(),
        many => {
            let lines: Vec<String> = many.iter().map(|problem| format!("\n  - {problem}")).collect();
            format!("{} problems:{}", many.len(), lines.concat())
        }
    }
}

impl Config {
    /// Reads and checks a configuration file.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn load(path: &Path) -> Result<Config, ConfigError> {
        let read = |source| ConfigError::Read { path: path.to_owned(), source };
        let bytes = std::fs::metadata(path).map_err(read)?.len();
        if bytes > MAX_CONFIG_BYTES {
            return Err(read(std::io::Error::other(format!(
                "it has {bytes} bytes, and {MAX_CONFIG_BYTES} are the most"
            ))));
        }
        let text = std::fs::read_to_string(path).map_err(read)?;
        Config::parse(&text, path)
    }

    /// Checks a configuration's text. `path` is where it was read from: relative paths in it start there.
    ///
    /// # Errors
    /// [`ConfigError::Syntax`] and [`ConfigError::Invalid`].
    pub fn parse(text: &str, path: &Path) -> Result<Config, ConfigError> {
        let raw: raw::Config = toml::from_str(text)
            .map_err(|error| ConfigError::Syntax { path: path.to_owned(), text: error.to_string() })?;
        check::check(raw, path).map_err(|problems| ConfigError::Invalid { path: path.to_owned(), problems })
    }
}
