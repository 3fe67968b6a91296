//! Compiled components on disk: found again, and never trusted when anybody else could have written them.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
};

use bartizan_detect::plugin::Plugin as _;
use bartizan_sandbox::CacheCounts;
use support::*;
use tempfile::TempDir;

/// Loads the same plugin in a new sandbox over the folder, and calls it.
fn load(folder: &Path) -> CacheCounts {
    let sandbox = cached(folder);
    let plugin = sandbox.load(source(Guest::correlation().build())).unwrap();
    assert_eq!(plugin.instantiate().unwrap().on_batch(&rows(&["root"]), 0), Ok(vec![]));
    sandbox.cache_counts()
}

fn hit() -> CacheCounts {
    CacheCounts { hits: 1, ..CacheCounts::default() }
}

fn miss() -> CacheCounts {
    CacheCounts { misses: 1, ..CacheCounts::default() }
}

fn rejected() -> CacheCounts {
    CacheCounts { misses: 1, rejected: 1, ..CacheCounts::default() }
}

/// A folder with one entry in it.
fn filled() -> (TempDir, PathBuf, PathBuf) {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("deep/cache");
    assert_eq!(load(&folder), miss());
    let entries: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(entries.len(), 1, "{entries:?}");
    (outer, folder, entries[0].clone())
}

#[test]
fn a_component_is_compiled_once() {
    let (_outer, folder, entry) = filled();
    assert_eq!(load(&folder), hit());
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(entry).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_damaged_entry_is_compiled_again_and_replaced() {
    let (_outer, folder, entry) = filled();
    let sound = fs::read(&entry).unwrap();
    for at in [0, 15, 16, 47, 48, sound.len() / 2, sound.len() - 1] {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        fs::write(&entry, damaged).unwrap();
        assert_eq!(load(&folder), rejected(), "byte {at}");
        assert_eq!(load(&folder), hit(), "byte {at}");
    }
    for len in [0, 10, 48, sound.len() - 1] {
        fs::write(&entry, &sound[..len]).unwrap();
        assert_eq!(load(&folder), rejected(), "{len} bytes");
    }
    assert_eq!(load(&folder), hit());
}

#[test]
fn an_entry_that_others_may_write_is_not_trusted() {
    let (_outer, folder, entry) = filled();
    for mode in [0o620, 0o602, 0o666] {
        fs::set_permissions(&entry, Permissions::from_mode(mode)).unwrap();
        assert_eq!(load(&folder), rejected(), "{mode:o}");
        assert_eq!(load(&folder), hit(), "{mode:o}");
    }
}

#[test]
fn a_link_is_not_followed() {
    let (outer, folder, entry) = filled();
    let elsewhere = outer.path().join("elsewhere");
    fs::rename(&entry, &elsewhere).unwrap();
    symlink(&elsewhere, &entry).unwrap();
    assert_eq!(load(&folder), rejected());
    assert!(fs::symlink_metadata(&entry).unwrap().is_file(), "the link was replaced");
}

#[test]
fn a_folder_that_others_may_write_is_not_used() {
    let (_outer, folder, entry) = filled();
    fs::set_permissions(&folder, Permissions::from_mode(0o770)).unwrap();
    let before = fs::metadata(&entry).unwrap().modified().unwrap();
    assert_eq!(load(&folder), rejected());
    assert_eq!(fs::metadata(&entry).unwrap().modified().unwrap(), before, "nor written");
}

#[test]
fn an_entry_of_another_owner_is_not_trusted() {
    let (_outer, folder, entry) = filled();
    if std::os::unix::fs::chown(&entry, Some(12_345), None).is_err() {
        eprintln!("SKIPPED: only root can give a file away");
        return;
    }
    assert_eq!(load(&folder), rejected());
    assert_eq!(load(&folder), hit());
}

#[test]
fn a_folder_that_cannot_be_made_costs_the_cache_only() {
    let outer = tempfile::tempdir().unwrap();
    let file = outer.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(load(&file.join("cache")), rejected());
}
