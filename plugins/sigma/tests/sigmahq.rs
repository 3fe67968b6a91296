//! All of SigmaHQ's rules: which load, which do not and why, and how long that takes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sigma::language::diagnostic::Severity;
use sigma::language::model::{Body, Regex, Ruleset, Test};
use sigma::language::{File, Placeholders, Settings, load};

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

/// What SigmaHQ has that cannot be loaded, and why: a list of the operator's certificate authorities is not ours to
/// know.
const REFUSED: [(&str, &str); 2] = [
    ("win_security_adcs_certighost_cdc_chase_request.yml", "unresolved-placeholder"),
    ("win_security_adcs_certighost_cert_issued_via_chase.yml", "unresolved-placeholder"),
];

/// What is doubted of others.
const DOUBTED: [(&str, &str); 2] = [
    ("proc_creation_win_hktl_quarks_pwdump.yml", "padded-value"),
    ("proc_creation_win_powershell_susp_child_processes.yml", "empty-value"),
];

#[test]
fn all_of_sigmahq_loads() {
    let Some(folder) = sigmahq() else { return };
    let mut contents = Vec::new();
    read(&folder, &mut contents);
    let files: Vec<File<'_>> = contents.iter().map(|(path, content)| File { path, content }).collect();
    let bytes: usize = contents.iter().map(|(_, content)| content.len()).sum();
    let start = Instant::now();
    let ruleset = load(&files, &Settings::default());
    eprintln!("{} files of {bytes} bytes in {:?}", files.len(), start.elapsed());

    assert_eq!(said(&ruleset, Severity::Error), REFUSED.into());
    assert_eq!(said(&ruleset, Severity::Warning), DOUBTED.into());
    let documents = ruleset.counts.rules + ruleset.counts.correlations + ruleset.counts.filters;
    let loaded = ruleset.rules.len() + ruleset.correlations.len();
    assert_eq!(loaded + REFUSED.len() + ruleset.counts.filters as usize, documents as usize);
    assert!(
        documents as usize >= files.len() && files.len() > 3_000,
        "{documents} documents, {} files",
        files.len()
    );

    let placeholders = [("known_cdcs".to_owned(), vec!["CA01$".to_owned()])].into();
    let settings = Settings { placeholders: Placeholders(placeholders) };
    assert_eq!(load(&files, &settings).refusals().count(), 0);
}

/// The files that have diagnostics of a severity, and their codes, each once.
fn said(ruleset: &Ruleset, severity: Severity) -> BTreeSet<(&str, &str)> {
    let found = ruleset.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity);
    found.map(|found| (found.path.rsplit('/').next().unwrap(), found.code.as_str())).collect()
}

#[test]
fn loaded_rules_are_kept_as_bytes() {
    let Some(folder) = sigmahq() else { return };
    let mut contents = Vec::new();
    read(&folder, &mut contents);
    let files: Vec<File<'_>> = contents.iter().map(|(path, content)| File { path, content }).collect();
    let ruleset = load(&files, &Settings::default());
    let bytes = postcard::to_allocvec(&ruleset).unwrap();
    let start = Instant::now();
    let again: Ruleset = postcard::from_bytes(&bytes).unwrap();
    eprintln!("{} bytes read back in {:?}", bytes.len(), start.elapsed());
    assert_eq!(again, ruleset);
}

#[test]
fn every_expression_compiles_within_the_usual_limits() {
    let Some(folder) = sigmahq() else { return };
    let mut contents = Vec::new();
    read(&folder, &mut contents);
    let files: Vec<File<'_>> = contents.iter().map(|(path, content)| File { path, content }).collect();
    let ruleset = load(&files, &Settings::default());
    let mut expressions = Vec::new();
    for rule in &ruleset.rules {
        rule.selections.iter().for_each(|selection| collect(&selection.body, &mut expressions));
    }
    assert!(expressions.len() > 200, "{}", expressions.len());
    for expression in expressions {
        let compiled = regex::Regex::new(&expression.pattern);
        assert!(
            compiled.is_ok(),
            "{} became {}: {:?}",
            expression.source,
            expression.pattern,
            compiled.err()
        );
    }
}

fn collect<'a>(body: &'a Body, expressions: &mut Vec<&'a Regex>) {
    match body {
        Body::And(parts) | Body::Or(parts) => parts.iter().for_each(|part| collect(part, expressions)),
        Body::Item(item) => expressions.extend(item.tests.iter().filter_map(|test| match test {
            Test::Regex(regex) => Some(regex),
            _ => None,
        })),
    }
}
