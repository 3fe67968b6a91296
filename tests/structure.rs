//! The shape of the tree: which crate may know which, what the pure crates must not know, and how long
//! files may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Which crates of the workspace each may name, tests left aside. Dependencies point down only.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("bartizan-model", &[]),
    ("bartizan-normalize", &["bartizan-model"]),
    ("bartizan-detect", &["bartizan-model"]),
    ("bartizan-incident", &["bartizan-model"]),
    ("bartizan-pack", &["bartizan-model"]),
    ("bartizan-sandbox", &["bartizan-model", "bartizan-detect", "bartizan-pack"]),
    ("bartizan-store", &["bartizan-model", "bartizan-detect", "bartizan-incident"]),
    (
        "bartizan",
        &[
            "bartizan-model",
            "bartizan-normalize",
            "bartizan-detect",
            "bartizan-incident",
            "bartizan-pack",
            "bartizan-sandbox",
            "bartizan-store",
        ],
    ),
];

/// Crates that do no I/O, read no clock and know no runtime.
const PURE: &[&str] = &["bartizan-model", "bartizan-normalize", "bartizan-detect", "bartizan-incident"];
/// What no pure crate may depend on, at any depth.
const IMPURE: &[&str] = &["tokio", "wasmtime", "hyper", "sqlx", "reqwest", "async-std", "mio", "socket2"];
/// What source text of pure crates may not name, tests left aside.
const IMPURE_PATHS: &[&str] = &[
    "std::fs",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "std::process",
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "std::env::var",
];

/// Longest source file, in lines; tests, with their tables of what is expected, are left aside.
const MAX_FILE_LINES: usize = 400;
/// Files that are longer, and how long each may be at most: to be shortened, never lengthened.
const LONGER_FILES: &[(&str, usize)] = &[
    ("host/bartizan/src/ingest/file/mod.rs", 502),
    ("host/model/src/event.rs", 418),
    ("host/normalize/src/product/suricata.rs", 412),
];
/// Generated, so of any length.
const GENERATED: &[&str] = &["host/model/src/ecs.rs"];

#[test]
fn dependencies_point_down_only() {
    let metadata = metadata();
    let direct = direct_dependencies(&metadata);
    for (name, may_know) in MAY_KNOW {
        let known = direct.get(*name).unwrap_or_else(|| panic!("there is no crate {name}"));
        for other in known.iter().filter(|other| other.starts_with("bartizan")) {
            assert!(may_know.contains(&other.as_str()), "{name} may not depend on {other}");
        }
    }
    for (name, known) in &direct {
        let sandbox = name == "bartizan-sandbox";
        assert!(sandbox || !known.contains("wasmtime"), "{name} names wasmtime; only bartizan-sandbox may");
    }
}

#[test]
fn pure_crates_know_no_world() {
    let metadata = metadata();
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let edges: BTreeMap<&str, Vec<&str>> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let normal = |dependency: &&Value| {
                dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null())
            };
            let dependencies = node["deps"].as_array().unwrap().iter().filter(normal);
            (node["id"].as_str().unwrap(), dependencies.map(|each| each["pkg"].as_str().unwrap()).collect())
        })
        .collect();
    for pure in PURE {
        let start = names.iter().find(|(_, name)| *name == pure).unwrap().0;
        let (mut seen, mut next) = (BTreeSet::new(), vec![*start]);
        while let Some(id) = next.pop() {
            if seen.insert(id) {
                assert!(!IMPURE.contains(&names[id]), "{pure} depends on {}", names[id]);
                next.extend(edges[id].iter().copied());
            }
        }
    }
}

#[test]
fn pure_crates_read_no_clock_and_no_file() {
    for name in PURE {
        let folder = root().join("host").join(name.trim_start_matches("bartizan-")).join("src");
        for file in sources(&folder) {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for path in IMPURE_PATHS {
                assert!(!code.contains(path), "{} names {path}", file.display());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    let mut wrong = vec![];
    for folder in ["host", "sdk", "plugins"] {
        for file in sources(&root().join(folder)) {
            let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            if GENERATED.contains(&name.as_str()) || name.contains("/tests/") {
                continue;
            }
            let lines = std::fs::read_to_string(&file).unwrap().lines().count();
            let longer = LONGER_FILES.iter().find(|(longer, _)| *longer == name);
            match longer {
                None if lines > MAX_FILE_LINES => wrong.push(format!("(\"{name}\", {lines}),")),
                Some((_, most)) if lines > *most => wrong.push(format!("{name}: {lines}, was {most}")),
                Some((_, most)) if lines <= MAX_FILE_LINES => {
                    wrong.push(format!("{name}: {lines} now; take it off the list ({most})"));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "files longer than they may be:\n{}", wrong.join("\n"));
}

fn direct_dependencies(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let members: BTreeSet<&str> =
        metadata["workspace_members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| members.contains(package["id"].as_str().unwrap()))
        .map(|package| {
            let normal =
                package["dependencies"].as_array().unwrap().iter().filter(|each| each["kind"].is_null());
            let names = normal.map(|each| each["name"].as_str().unwrap().to_owned()).collect();
            (package["name"].as_str().unwrap().to_owned(), names)
        })
        .collect()
}

fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (vec![], vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
