//! What cargo, rustc and rustup are asked to do.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::{BuildError, TARGET};

/// How much of what the compiler said an error holds, in bytes: the end of it.
const MAX_DIAGNOSTICS_BYTES: usize = 64 << 10;

/// A plugin's crate, as cargo sees it.
pub struct Package {
    pub name: String,
    pub dir: PathBuf,
    /// Where plugins are built.
    pub target_dir: PathBuf,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<MetadataPackage>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct MetadataPackage {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    crate_types: Vec<String>,
}

/// What cargo says on standard output while it builds, as far as we need it.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    CompilerArtifact {
        manifest_path: PathBuf,
        target: Target,
        filenames: Vec<PathBuf>,
    },
    #[serde(other)]
    Other,
}

impl Target {
    fn is_library(&self) -> bool {
        self.crate_types.iter().any(|kind| kind == "cdylib")
    }
}

/// The crate in `dir`.
pub fn package(dir: &Path) -> Result<Package, BuildError> {
    let wrong = |reason: String| BuildError::Metadata { dir: dir.to_owned(), reason };
    let mut command = cargo(dir);
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let output = run(&mut command)?;
    if !output.status.success() {
        return Err(wrong(last(&output.stderr)));
    }
    let metadata: Metadata =
        serde_json::from_slice(&output.stdout).map_err(|error| wrong(error.to_string()))?;
    let manifest = dir.join("Cargo.toml");
    let package = metadata.packages.into_iter().find(|package| package.manifest_path == manifest);
    let package = package.ok_or_else(|| wrong("the folder's Cargo.toml names no package".into()))?;
    if !package.targets.iter().any(Target::is_library) {
        return Err(BuildError::NoLibrary { dir: dir.to_owned() });
    }
    Ok(Package {
        name: package.name,
        dir: dir.to_owned(),
        target_dir: metadata.target_directory.join("plugins"),
        workspace_root: metadata.workspace_root,
    })
}

/// Sees to it that the compiler can build for [`TARGET`], for the toolchain that the crate uses.
pub fn ensure_target(dir: &Path, progress: &mut dyn FnMut(&str)) -> Result<(), BuildError> {
    if has_target(dir)? {
        return Ok(());
    }
    progress(&format!("adding the target {TARGET} to the Rust toolchain (rustup target add {TARGET})"));
    let mut command = cleaned(Command::new("rustup"), dir);
    let added = command.args(["target", "add", TARGET]).output();
    let reason = match added {
        Err(error) => format!("rustup cannot be run: {error}"),
        Ok(output) if !output.status.success() => last(&output.stderr),
        Ok(_) if has_target(dir)? => return Ok(()),
        Ok(_) => "rustup added it to another toolchain than the one in use".into(),
    };
    Err(BuildError::NoTarget { reason })
}

/// Whether the target's standard library is there.
fn has_target(dir: &Path) -> Result<bool, BuildError> {
    let mut command = cleaned(Command::new("rustc"), dir);
    command.args(["--print", "target-libdir", "--target", TARGET]);
    let output = run(&mut command)?;
    let libraries = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let has_core = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with("libcore-");
    Ok(output.status.success()
        && libraries.read_dir().is_ok_and(|entries| entries.flatten().any(|entry| has_core(&entry))))
}

/// Compiles the crate; the path of the module.
pub fn compile(
    package: &Package,
    profile: Option<&str>,
    progress: &mut dyn FnMut(&str),
) -> Result<PathBuf, BuildError> {
    let profile = profile.unwrap_or_else(|| package.default_profile());
    let mut command = cargo(&package.dir);
    command
        .args(["build", "--lib", "--target", TARGET, "--profile", profile])
        .args(["--message-format", "json-render-diagnostics", "--target-dir"])
        .arg(&package.target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", package.flags())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|source| not_there(&command, source))?;
    let messages = child.stdout.take().map(|stdout| std::thread::spawn(move || libraries(stdout)));
    let mut said = String::new();
    for line in child.stderr.take().map(BufReader::new).into_iter().flat_map(|stderr| stderr.split(b'\n')) {
        let Ok(line) = line else { break };
        let line = String::from_utf8_lossy(&line);
        progress(&line);
        keep_end(&mut said, &line);
    }
    let libraries = messages.and_then(|thread| thread.join().ok()).unwrap_or_default();
    let status = child.wait().map_err(|source| not_there(&command, source))?;
    let manifest = package.dir.join("Cargo.toml");
    let module = libraries.into_iter().find(|(of, _)| *of == manifest).map(|(_, module)| module);
    match module.filter(|_| status.success()) {
        Some(module) => Ok(module),
        None => Err(BuildError::Compile { name: package.name.clone(), diagnostics: said }),
    }
}

/// The libraries that cargo says it has made: of which crate, and where.
fn libraries(stdout: impl Read) -> Vec<(PathBuf, PathBuf)> {
    let mut libraries = Vec::new();
    for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
        let Ok(Message::CompilerArtifact { manifest_path, target, filenames }) =
            serde_json::from_slice(&line)
        else {
            continue;
        };
        let module = filenames.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "wasm"));
        libraries.extend(module.filter(|_| target.is_library()).map(|module| (manifest_path, module)));
    }
    libraries
}

impl Package {
    fn default_profile(&self) -> &'static str {
        #[derive(Deserialize)]
        struct Manifest {
            #[serde(default)]
            profile: toml::Table,
        }
        let manifest = std::fs::read_to_string(self.workspace_root.join("Cargo.toml")).unwrap_or_default();
        let has_own = toml::from_str(&manifest).is_ok_and(|m: Manifest| m.profile.contains_key("plugin"));
        if has_own { "plugin" } else { "release" }
    }

    /// SIMD, which every host that runs components has; and no names of this machine's folders, so that the
    /// same source is the same component wherever it is built.
    fn flags(&self) -> OsString {
        let mut flags = OsString::from("-Ctarget-feature=+simd128");
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
        let folders = [(Some(self.workspace_root.clone()), "/source"), (home, "/cargo")];
        for (folder, name) in folders {
            let Some(folder) = folder else { continue };
            flags.push("\u{1f}--remap-path-prefix=");
            flags.push(folder);
            flags.push(format!("={name}"));
        }
        flags
    }
}

/// The cargo that runs us, else the one on the path, in `dir`.
fn cargo(dir: &Path) -> Command {
    let program = env::var_os("CARGO").filter(|cargo| Path::new(cargo).is_file());
    cleaned(Command::new(program.unwrap_or_else(|| "cargo".into())), dir)
}

/// Without what an outer cargo has set for its own build. What the user has set for cargo stays: where it
/// keeps things, how it reaches the network, which toolchain.
fn cleaned(mut command: Command, dir: &Path) -> Command {
    const KEPT: [&str; 8] = [
        "CARGO_HOME",
        "CARGO_TARGET_DIR",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTR",
        "CARGO_SOURCE_",
        "CARGO_TERM_",
        "CARGO_BUILD_JOBS",
    ];
    const REMOVED: [&str; 14] = [
        "RUSTC",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTDOC",
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "RUST_RECURSION_COUNT",
        "TARGET",
        "HOST",
        "OUT_DIR",
        "PROFILE",
        "OPT_LEVEL",
        "DEBUG",
        "NUM_JOBS",
        "MAKEFLAGS",
    ];
    command.current_dir(dir);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let is_cargos = text == "CARGO" || text.starts_with("CARGO_");
        if is_cargos && !KEPT.iter().any(|kept| text.starts_with(kept)) || REMOVED.contains(&&*text) {
            command.env_remove(&name);
        }
    }
    command
}

fn run(command: &mut Command) -> Result<std::process::Output, BuildError> {
    command.stdin(Stdio::null()).output().map_err(|source| not_there(command, source))
}

fn not_there(command: &Command, source: std::io::Error) -> BuildError {
    BuildError::NoToolchain { program: command.get_program().to_string_lossy().into_owned(), source }
}

fn keep_end(said: &mut String, line: &str) {
    said.push_str(line);
    said.push('\n');
    if said.len() > MAX_DIAGNOSTICS_BYTES {
        let cut = said.len() - MAX_DIAGNOSTICS_BYTES;
        let cut = said.get(cut..).and_then(|rest| rest.find('\n')).map_or(said.len(), |at| cut + at + 1);
        said.drain(..cut);
    }
}

fn last(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = text.trim().lines().collect();
    lines.get(lines.len().saturating_sub(8)..).unwrap_or_default().join("\n")
}
