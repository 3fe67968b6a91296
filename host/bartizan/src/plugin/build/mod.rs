//! Builds a Rust plugin: a crate of type `cdylib` becomes a component.
//!
//! cargo compiles it for `wasm32-unknown-unknown`, which has no system interface that a plugin could import;
//! what it wrote is made a component in this process and checked. Results lie in
//! `<target>/plugins/components/NAME.wasm`. cargo decides what is up to date; a component whose module has
//! not changed is not made anew.
//!
//! It has a target folder of its own, and an environment without what an outer cargo put there, so that it
//! can run inside `cargo run` and `cargo test`.

mod cargo;
mod component;
mod place;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use place::{PluginDir, find_workspace_root, first_party};

/// What plugins are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How to build.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Where else to write the component; none for the target folder alone.
    pub out: Option<PathBuf>,
    /// The profile; none for `plugin` where the workspace has one, else `release`.
    pub profile: Option<String>,
}

/// A plugin as built.
#[derive(Clone, PartialEq, Debug)]
pub struct Built {
    /// Name of the crate.
    pub name: String,
    /// The component: [`Options::out`] where that is given.
    pub component: PathBuf,
    /// BLAKE3 of the component, in hex.
    pub digest: String,
    /// Its size, in bytes.
    pub bytes: u64,
    /// Whether it was there already.
    pub fresh: bool,
    /// How long it took.
    pub took: Duration,
}

/// Why a plugin was not built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The folder is no crate.
    #[error("{}: there is no Cargo.toml; name the folder of a Rust plugin", dir.display())]
    NoCrate {
        /// The folder.
        dir: PathBuf,
    },
    /// cargo or rustc is not there.
    #[error("cannot run {program}: {source}; install Rust from https://rustup.rs")]
    NoToolchain {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// The compiler lacks the target, and it could not be added.
    #[error(
        "the Rust compiler cannot build for {TARGET}, and it could not be added ({reason}); run `rustup target \
         add {TARGET}`, or install your system's package of it (such as libstd-rust-dev-wasm32)"
    )]
    NoTarget {
        /// Why it could not be added.
        reason: String,
    },
    /// cargo cannot read the crate.
    #[error("{}: cargo cannot read the crate: {reason}", dir.display())]
    Metadata {
        /// The crate's folder.
        dir: PathBuf,
        /// What cargo said.
        reason: String,
    },
    /// The crate makes no library that could be a plugin.
    #[error("{}: the crate makes no cdylib; add `[lib] crate-type = [\"cdylib\"]` to its Cargo.toml", dir.display())]
    NoLibrary {
        /// The crate's folder.
        dir: PathBuf,
    },
    /// The crate does not compile.
    #[error("{name} does not compile:\n{diagnostics}")]
    Compile {
        /// Name of the crate.
        name: String,
        /// The end of what the compiler said.
        diagnostics: String,
    },
    /// The module cannot be made a component.
    #[error(
        "{name} compiles, but is no plugin: {reason}; a plugin implements a world of bartizan:plugin, which \
         bartizan-sdk does for it"
    )]
    NoPlugin {
        /// Name of the crate.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Builds the plugin in `dir`. `progress` is told what cargo says, a line at a time, without its newline.
///
/// May be called by several processes at a time; they wait for each other.
///
/// # Errors
/// See [`BuildError`].
pub fn build(dir: &Path, options: &Options, progress: &mut dyn FnMut(&str)) -> Result<Built, BuildError> {
    let started = Instant::now();
    let dir = dir.canonicalize().map_err(|_| BuildError::NoCrate { dir: dir.to_owned() })?;
    if !dir.join("Cargo.toml").is_file() {
        return Err(BuildError::NoCrate { dir });
    }
    cargo::ensure_target(&dir, progress)?;
    let package = cargo::package(&dir)?;
    let components = package.target_dir.join("components");
    fs::create_dir_all(&components).map_err(file(&components))?;
    // Held until the component is written, since another process may be about to write the same.
    let _lock = lock(&components.join(".lock"), progress)?;
    let module = cargo::compile(&package, options.profile.as_deref(), progress)?;
    let module = fs::read(&module).map_err(file(&module))?;
    let built = component::write(&package.name, &module, &components)?;
    let component = match &options.out {
        None => built.path,
        Some(out) => {
            let bytes = fs::read(&built.path).map_err(file(&built.path))?;
            component::replace(out, &bytes)?;
            out.clone()
        }
    };
    Ok(Built {
        name: package.name,
        component,
        digest: built.digest,
        bytes: built.bytes,
        fresh: built.fresh,
        took: started.elapsed(),
    })
}

/// Waits for other builds of this process and of others to end.
fn lock(path: &Path, progress: &mut dyn FnMut(&str)) -> Result<File, BuildError> {
    let lock = File::options().create(true).truncate(false).write(true).open(path).map_err(file(path))?;
    match lock.try_lock() {
        Ok(()) => return Ok(lock),
        Err(fs::TryLockError::WouldBlock) => progress("waiting for another build of plugins to end"),
        Err(fs::TryLockError::Error(source)) => return Err(file(path)(source)),
    }
    lock.lock().map_err(file(path))?;
    Ok(lock)
}

fn file(path: &Path) -> impl Fn(io::Error) -> BuildError {
    let path = path.to_owned();
    move |source| BuildError::File { path: path.clone(), source }
}
