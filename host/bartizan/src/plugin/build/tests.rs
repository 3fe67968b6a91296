//! What is built, and what is said where nothing can be. That real plugins are built, every scenario shows.

use std::fs;
use std::path::Path;

use super::*;

fn refusal(dir: &Path) -> BuildError {
    build(dir, &Options::default(), &mut |_| ()).unwrap_err()
}

fn crate_in(dir: &Path, lib: &str, source: &str) {
    fs::create_dir_all(dir.join("src")).unwrap();
    let manifest = format!("[workspace]\n[package]\nname = \"sample\"\nedition = \"2024\"\n[lib]\n{lib}\n");
    fs::write(dir.join("Cargo.toml"), manifest).unwrap();
    fs::write(dir.join("src/lib.rs"), source).unwrap();
}

#[test]
fn what_is_no_crate_or_makes_no_library_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let error = refusal(dir.path());
    assert!(matches!(error, BuildError::NoCrate { .. }), "{error}");
    crate_in(dir.path(), "", "");
    let error = refusal(dir.path());
    assert!(matches!(error, BuildError::NoLibrary { .. }), "{error}");
    assert!(error.to_string().contains("crate-type = [\"cdylib\"]"), "{error}");
    fs::write(dir.path().join("Cargo.toml"), "[package").unwrap();
    let error = refusal(dir.path());
    assert!(matches!(error, BuildError::Metadata { .. }), "{error}");
}

#[test]
fn what_does_not_compile_is_shown_and_what_is_no_plugin_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    crate_in(dir.path(), "crate-type = [\"cdylib\"]", "pub fn broken() -> u32 { \"text\" }");
    let mut said = Vec::new();
    let error = build(dir.path(), &Options::default(), &mut |line| said.push(line.to_owned())).unwrap_err();
    let BuildError::Compile { name, diagnostics } = &error else { panic!("{error}") };
    assert_eq!(name, "sample");
    assert!(diagnostics.contains("mismatched types"), "{diagnostics}");
    assert!(said.iter().any(|line| line.contains("mismatched types")));

    fs::write(dir.path().join("src/lib.rs"), "#[unsafe(no_mangle)] pub extern \"C\" fn add() -> u32 { 1 }")
        .unwrap();
    let error = refusal(dir.path());
    assert!(matches!(error, BuildError::NoPlugin { .. }), "{error}");
}

#[test]
fn a_module_that_is_no_plugin_replaces_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("sample.wasm");
    fs::write(&path, b"component").unwrap();
    let error = component::write("sample", b"\0asm\x01\0\0\0", dir.path()).err().unwrap();
    assert!(matches!(error, BuildError::NoPlugin { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"component", "what is there is left alone");
}

#[test]
fn a_file_is_replaced_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.wasm");
    for text in ["first", "second"] {
        component::replace(&path, text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no draft is left behind");
    assert!(component::replace(&dir.path().join("nowhere/a.wasm"), b"x").is_err());
}

#[test]
fn the_plugins_that_come_with_bartizan_are_found() {
    let root = find_workspace_root().unwrap();
    let names: Vec<String> = first_party(&root).into_iter().map(|plugin| plugin.name).collect();
    assert!(names.iter().any(|name| name == "authentication"), "{names:?}");
    assert!(names.is_sorted());
    assert!(first_party(Path::new("/nowhere")).is_empty());
}
