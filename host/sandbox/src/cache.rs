//! Compiled components, kept on disk so that each is compiled once a machine.
//!
//! Deserializing compiled code is running it, so an entry must be ours. Who may write into the cache is
//! what decides that, as for programs in a home directory; a secret key beside the entries would add
//! nothing, for who could replace an entry could read the key. So the folder is made with mode 0700, and
//! neither it nor an entry is used unless it belongs to this process's user and nobody else may write to
//! it; links are not followed. A checksum over name and code (BLAKE3) stands between a damaged disk and
//! the machine: a damaged entry is compiled again, counted and overwritten. Entries are read whole before
//! they are checked, so that what was checked is what is used, and appear by rename, whole or not at all.
//!
//! An entry's name has two hashes: of the component, and of everything that compiled code depends on
//! (wasmtime's version, its settings, the target), so that another version's entries are never looked at.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::SystemTime,
};

use wasmtime::{Engine, component::Component};

use crate::counters::add;

/// First bytes of an entry; the number rises when its layout changes.
const MAGIC: &[u8; 16] = b"bartizan-cwasm-1";
const CHECKSUM_BYTES: usize = 32;
/// Most bytes of one entry.
pub const MAX_ENTRY_BYTES: u64 = 1 << 30;
/// When the entries have more bytes than this, those not used for longest are removed.
pub const MAX_CACHE_BYTES: u64 = 2 << 30;

/// What the cache did so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CacheCounts {
    /// Components found compiled.
    pub hits: u64,
    /// Components that were compiled.
    pub misses: u64,
    /// Entries, or the whole folder, that were not to be trusted: damaged, of another owner, or writable
    /// by others. The components were compiled.
    pub rejected: u64,
    /// Entries that could not be written.
    pub write_errors: u64,
}

#[derive(Debug)]
pub(crate) struct Cache {
    folder: Option<PathBuf>,
    /// Hash of what compiled code depends on, beside the component.
    compatibility: String,
    hits: AtomicU64,
    misses: AtomicU64,
    rejected: AtomicU64,
    write_errors: AtomicU64,
}

/// Why an entry is not used.
enum Unusable {
    Absent,
    Rejected(String),
}

impl Cache {
    /// A cache in a folder, which is made where it is missing; none: everything is compiled.
    pub(crate) fn open(folder: Option<&Path>, engine: &Engine) -> Cache {
        let mut hasher = Blake3(blake3::Hasher::new());
        std::hash::Hash::hash(&engine.precompile_compatibility_hash(), &mut hasher);
        let mut cache = Cache {
            folder: None,
            compatibility: short_hex(&hasher.0),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
            rejected: AtomicU64::new(0),
            write_errors: AtomicU64::new(0),
        };
        let Some(folder) = folder else { return cache };
        match private::make_folder(folder) {
            Ok(()) => cache.folder = Some(folder.to_owned()),
            Err(reason) => {
                add(&cache.rejected, 1);
                let folder = folder.display();
                tracing::warn!(%folder, %reason, "compiled plugins are not cached");
            }
        }
        cache
    }

    pub(crate) fn counts(&self) -> CacheCounts {
        CacheCounts {
            hits: self.hits.load(Relaxed),
            misses: self.misses.load(Relaxed),
            rejected: self.rejected.load(Relaxed),
            write_errors: self.write_errors.load(Relaxed),
        }
    }

    /// The component of these bytes, compiled now or before.
    pub(crate) fn component(&self, engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Component> {
        let Some(folder) = &self.folder else {
            add(&self.misses, 1);
            return Component::from_binary(engine, bytes);
        };
        let digest = short_hex(blake3::Hasher::new().update(bytes));
        let name = format!("{digest}-{}.cwasm", self.compatibility);
        let path = folder.join(&name);
        match read_entry(&path, &name).and_then(|code| revive(engine, &code)) {
            Ok(component) => {
                add(&self.hits, 1);
                return Ok(component);
            }
            Err(Unusable::Absent) => {}
            Err(Unusable::Rejected(reason)) => {
                add(&self.rejected, 1);
                let entry = path.display();
                tracing::warn!(%entry, %reason, "a compiled plugin is not trusted; compiling again");
            }
        }
        add(&self.misses, 1);
        let component = Component::from_binary(engine, bytes)?;
        if let Err(error) = component.serialize().map_err(io::Error::other).and_then(|code| {
            write_entry(folder, &name, &code)?;
            trim(folder, MAX_CACHE_BYTES)
        }) {
            add(&self.write_errors, 1);
            tracing::warn!(entry = %path.display(), %error, "a compiled plugin cannot be cached");
        }
        Ok(component)
    }
}

/// Makes a component of code from the cache.
fn revive(engine: &Engine, code: &[u8]) -> Result<Component, Unusable> {
    // SAFETY: `deserialize` needs bytes that `serialize` made, unchanged. These come from a file in a folder
    // that only this process's user can write to, that belongs to this user and that nobody else can write
    // to, and their checksum is right; the entry's name says that a wasmtime of the same version, settings
    // and target made them, which `deserialize` checks once more.
    #[allow(unsafe_code)]
    let component = unsafe { Component::deserialize(engine, code) };
    component.map_err(|error| Unusable::Rejected(format!("wasmtime refuses it: {error}")))
}

/// The code in an entry, if it is ours and whole.
fn read_entry(path: &Path, name: &str) -> Result<Vec<u8>, Unusable> {
    let mut entry = match private::read(path) {
        Ok(entry) => entry,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Unusable::Absent),
        Err(error) => return Err(Unusable::Rejected(error.to_string())),
    };
    let code_start = MAGIC.len() + CHECKSUM_BYTES;
    let sound = entry.split_at_checked(code_start).is_some_and(|(header, code)| {
        header.strip_prefix(MAGIC).is_some_and(|checksum| checksum == checksum_of(name, code))
    });
    match sound {
        true => Ok(entry.split_off(code_start)),
        false => Err(Unusable::Rejected("it is damaged".into())),
    }
}

fn write_entry(folder: &Path, name: &str, code: &[u8]) -> io::Result<()> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    // Two processes, or two threads, may write the same entry: each under its own name until it is whole.
    let unique = format!("{name}.{}.{}.new", std::process::id(), NUMBER.fetch_add(1, Relaxed));
    let temporary = folder.join(unique);
    let written = private::write(&temporary, &[MAGIC, &checksum_of(name, code), code])
        .and_then(|()| fs::rename(&temporary, folder.join(name)));
    if written.is_err() {
        // Best effort: what is left over is removed when the cache is full.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Removes the entries that were not written or used for longest, until the rest fits.
fn trim(folder: &Path, most_bytes: u64) -> io::Result<()> {
    let mut entries = vec![];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let ours = entry.file_name().to_str().is_some_and(|name| name.contains(".cwasm"));
        if let (true, Ok(metadata)) = (ours, entry.metadata()) {
            let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            entries.push((used, metadata.len(), entry.path()));
        }
    }
    entries.sort();
    let mut bytes: u64 = entries.iter().map(|entry| entry.1).sum();
    for (_, len, path) in entries {
        if bytes <= most_bytes {
            break;
        }
        fs::remove_file(path)?;
        bytes -= len;
    }
    Ok(())
}

fn checksum_of(name: &str, code: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let mut hash = blake3::Hasher::new();
    hash.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes()).update(code);
    hash.finalize().into()
}

fn short_hex(hash: &blake3::Hasher) -> String {
    hash.finalize().to_hex().chars().take(32).collect()
}

/// BLAKE3 as a [`std::hash::Hasher`], for what only says that it can be hashed.
struct Blake3(blake3::Hasher);

impl std::hash::Hasher for Blake3 {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let hash = self.0.finalize();
        hash.as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}

/// Files that only this process's user can write.
#[cfg(unix)]
mod private {
    use std::{
        fs::{self, DirBuilder, File, Metadata, OpenOptions},
        io::{self, Read as _, Write as _},
        os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _},
        path::Path,
        time::SystemTime,
    };

    const OWNER_ONLY_FOLDER: u32 = 0o700;
    const OWNER_ONLY_FILE: u32 = 0o600;
    const WRITABLE_BY_OTHERS: u32 = 0o022;

    /// Makes the folder where it is missing; the error says why it cannot be used, and the fix.
    pub(super) fn make_folder(folder: &Path) -> Result<(), String> {
        DirBuilder::new()
            .recursive(true)
            .mode(OWNER_ONLY_FOLDER)
            .create(folder)
            .map_err(|error| format!("the folder cannot be made: {error}"))?;
        let metadata = fs::symlink_metadata(folder).map_err(|error| error.to_string())?;
        if !metadata.is_dir() {
            return Err("it is a link or no folder; name the folder itself".into());
        }
        check(&metadata).map_err(|reason| format!("the folder {reason}; make it yours with mode 0700"))
    }

    pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
        let no_links = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        let file = OpenOptions::new().read(true).custom_flags(no_links.bits() as i32).open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() > super::MAX_ENTRY_BYTES {
            return Err(io::Error::other("it is no file, or larger than any entry"));
        }
        check(&metadata).map_err(|reason| io::Error::other(format!("it {reason}")))?;
        let mut bytes = Vec::with_capacity(metadata.len() as usize);
        (&file).take(super::MAX_ENTRY_BYTES).read_to_end(&mut bytes)?;
        // So that the entries in use are not the ones removed; of no matter if it fails.
        let _ = file.set_modified(SystemTime::now());
        Ok(bytes)
    }

    pub(super) fn write(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
        let mut file: File =
            OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY_FILE).open(path)?;
        parts.iter().try_for_each(|part| file.write_all(part))?;
        file.sync_all()
    }

    fn check(metadata: &Metadata) -> Result<(), String> {
        let us = rustix::process::geteuid().as_raw();
        if metadata.uid() != us {
            return Err(format!("belongs to user {}, not to {us}", metadata.uid()));
        }
        match metadata.mode() & WRITABLE_BY_OTHERS {
            0 => Ok(()),
            _ => Err(format!("can be written by others (mode {:o})", metadata.mode() & 0o777)),
        }
    }
}

/// Elsewhere there is no telling who can write a file in terms that we know, so nothing is cached.
#[cfg(not(unix))]
mod private {
    use std::{io, path::Path};

    pub(super) fn make_folder(_: &Path) -> Result<(), String> {
        Err("only Unix systems cache".into())
    }

    pub(super) fn read(_: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    pub(super) fn write(_: &Path, _: &[&[u8]]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        for (age, name) in [(30, "old.cwasm"), (10, "new.cwasm"), (20, "half.cwasm.1.1.new"), (90, "other")] {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).unwrap();
            let then = SystemTime::now() - std::time::Duration::from_secs(age);
            fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
        }
        trim(folder.path(), 150).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["new.cwasm", "other"]);
    }

    #[test]
    fn an_entry_under_another_name_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        write_entry(folder.path(), "a.cwasm", b"code").unwrap();
        fs::rename(folder.path().join("a.cwasm"), folder.path().join("b.cwasm")).unwrap();
        assert!(matches!(read_entry(&folder.path().join("b.cwasm"), "b.cwasm"), Err(Unusable::Rejected(_))));
        assert!(matches!(read_entry(&folder.path().join("b.cwasm"), "a.cwasm"), Ok(code) if code == b"code"));
    }
}
