//! All of SigmaHQ's rules: which load, which do not and why, and how long that takes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sigma::language::diagnostic::Severity;
use sigma::language::{File, Settings, load};

/// The folder of SigmaHQ's rules, where it is at hand.
fn sigmahq() -> Option<PathBuf> {
    let data = std::env::var_os("BARTIZAN_TEST_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let found =
        data.into_iter().chain([beside]).map(|folder| folder.join("sigma")).find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: no SigmaHQ rules; set BARTIZAN_TEST_DATA to a folder that has sigma/rules");
    }
    found
}

fn read(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "yml") {
            files.push((path.to_string_lossy().into_owned(), std::fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn all_of_sigmahq_loads() {
    let Some(folder) = sigmahq() else { return };
    let mut contents = Vec::new();
    read(&folder, &mut contents);
    let files: Vec<File<'_>> = contents.iter().map(|(path, content)| File { path, content }).collect();
    let bytes: usize = contents.iter().map(|(_, content)| content.len()).sum();
    let start = Instant::now();
    let ruleset = load(&files, &Settings::default());
    eprintln!("{} files, {bytes} bytes in {:?}", files.len(), start.elapsed());
    let mut codes: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in &ruleset.diagnostics {
        *codes.entry((diagnostic.severity, &diagnostic.code)).or_default() += 1;
    }
    eprintln!("{} rules, {} fields, {codes:#?}", ruleset.rules.len(), ruleset.fields.len());
    for diagnostic in ruleset.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        eprintln!("{diagnostic}");
    }
    let bytes = postcard::to_allocvec(&ruleset).unwrap();
    eprintln!("{} bytes compiled", bytes.len());
    let start = Instant::now();
    let again: sigma::language::model::Ruleset = postcard::from_bytes(&bytes).unwrap();
    eprintln!("read back in {:?}", start.elapsed());
    assert_eq!(again, ruleset);
}
