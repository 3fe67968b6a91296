//! Versions as the service uses them, and as a disk or a stranger leaves them.

use super::*;

/// A digest over what the real one covers.
fn digest_of(version: &KeptVersion) -> String {
    let mut hash = blake3::Hasher::new();
    for part in [&version.component, version.settings.as_bytes()] {
        hash.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    for (name, content) in &version.assets {
        hash.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes());
        hash.update(&(content.len() as u64).to_le_bytes()).update(content);
    }
    hash.finalize().to_hex().to_string()
}

fn version(component: &[u8], kept: i64, assets: &[(&str, &[u8])]) -> KeptVersion {
    let mut version = KeptVersion {
        info: VersionInfo {
            name: "brute-force".into(),
            version: "1.0.0".into(),
            digest: String::new(),
            world: "correlation".into(),
            requested: serde_json::json!({ "limits": { "memory_mib": 64 }, "fields": ["user.name"] }),
            kept: Timestamp(kept),
        },
        component: component.to_vec(),
        settings: "failures = 6\n".into(),
        assets: assets.iter().map(|(name, content)| ((*name).to_owned(), content.to_vec())).collect(),
    };
    version.info.digest = digest_of(&version);
    version
}

fn digests(versions: &Versions) -> Vec<String> {
    versions.list("brute-force").unwrap().versions.into_iter().map(|info| info.digest).collect()
}

#[test]
fn what_is_kept_comes_back_whole() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path().join("plugins")).unwrap();
    let one = version(b"\0asm one", 1, &[("rules/a.yml", b"title: a"), ("empty", b"")]);
    versions.keep(&one).unwrap();
    let again = Versions::open(directory.path().join("plugins")).unwrap();
    assert_eq!(again.load("brute-force", &one.info.digest, digest_of).unwrap(), one);
    let error = again.load("brute-force", &"0".repeat(64), digest_of).unwrap_err();
    assert!(matches!(error, VersionsError::NotKept { .. }), "{error}");
    let error = again.load("other", &one.info.digest, digest_of).unwrap_err();
    assert!(matches!(error, VersionsError::NotKept { .. }), "{error}");
    assert!(again.list("other").unwrap().versions.is_empty());
}

#[test]
fn keeping_again_changes_only_the_description() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let (one, two) = (version(b"one", 1, &[]), version(b"two", 2, &[]));
    versions.keep(&one).unwrap();
    versions.keep(&two).unwrap();
    assert_eq!(digests(&versions), [two.info.digest.clone(), one.info.digest.clone()]);
    let mut later = one.clone();
    (later.info.kept, later.info.version) = (Timestamp(3), "1.0.1".into());
    versions.keep(&later).unwrap();
    assert_eq!(digests(&versions), [one.info.digest.clone(), two.info.digest.clone()]);
    assert_eq!(versions.load("brute-force", &one.info.digest, digest_of).unwrap(), later);
}

/// Assets come out of archives that strangers made.
#[test]
fn names_of_assets_never_become_paths() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().join("data/plugins");
    let versions = Versions::open(&root).unwrap();
    let absolute = directory.path().join("absolute");
    let hostile = version(
        b"x",
        1,
        &[
            ("../../../escaped", b"1"),
            (absolute.to_str().unwrap(), b"2"),
            ("nul\0byte", b"3"),
            ("a", b"4"),
            ("a/b", b"5"),
            ("", b"6"),
            ("../component.wasm", b"7"),
            ("version.json", b"8"),
            (&"n".repeat(5_000), b"9"),
        ],
    );
    versions.keep(&hostile).unwrap();
    assert_eq!(versions.load("brute-force", &hostile.info.digest, digest_of).unwrap(), hostile);
    let folder = root.join("brute-force").join(&hostile.info.digest);
    let mut names: Vec<_> =
        fs::read_dir(folder.join("assets")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
    let outside: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(outside, ["data"]);
}

#[test]
fn names_that_cannot_be_folders_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path().join("plugins")).unwrap();
    for name in ["", ".", "..", "../x", "a/b", "/etc", "a\0b", ".hidden", &"n".repeat(129)] {
        let mut bad = version(b"x", 1, &[]);
        bad.info.name = name.into();
        let error = versions.keep(&bad).unwrap_err();
        assert!(matches!(error, VersionsError::Name { .. }), "{name:?}: {error}");
        assert!(versions.list(name).is_err() && versions.prune(name, &[], 0).is_err(), "{name:?}");
    }
    for digest in ["", "..", "../../x", "ABCDEF0123456789", "0123", &"0".repeat(129)] {
        let error = versions.load("p", digest, digest_of).unwrap_err();
        assert!(matches!(error, VersionsError::Name { .. }), "{digest:?}: {error}");
    }
    assert_eq!(fs::read_dir(directory.path().join("plugins")).unwrap().count(), 0);
}

#[test]
fn damage_is_named_and_mended_by_keeping_again() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let one = version(b"component one", 1, &[("a", b"asset")]);
    let folder = directory.path().join("brute-force").join(&one.info.digest);
    let load = || versions.load("brute-force", &one.info.digest, digest_of);
    for name in ["component.wasm", "settings.toml", "assets/0", "version.json"] {
        let whole = || {
            versions.keep(&one).unwrap();
            assert_eq!(load().unwrap(), one);
            fs::read(folder.join(name)).unwrap()
        };
        let damage: [&dyn Fn(Vec<u8>) -> Option<Vec<u8>>; 4] = [
            &|mut content| {
                content[0] ^= 1;
                Some(content)
            },
            &|content| Some(content[..content.len() - 1].to_vec()),
            &|mut content| {
                content.push(b'!');
                Some(content)
            },
            &|_| None,
        ];
        for (at, damage) in damage.into_iter().enumerate() {
            match damage(whole()) {
                Some(content) => fs::write(folder.join(name), content).unwrap(),
                None => fs::remove_file(folder.join(name)).unwrap(),
            }
            let error = load().unwrap_err();
            assert!(
                matches!(&error, VersionsError::Damaged { file, .. } if *file == folder.join(name)),
                "{at}: {error}"
            );
        }
        whole();
    }
    // Everything fits together, but it is another version.
    let other = version(b"component two", 1, &[]);
    let mut lying = other.clone();
    lying.info.digest = one.info.digest.clone();
    versions.keep(&lying).unwrap();
    let error = load().unwrap_err();
    assert!(matches!(error, VersionsError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains(&other.info.digest), "{error}");
}

#[test]
fn a_description_cannot_make_the_reader_take_more_than_is_ever_kept() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let one = version(b"one", 1, &[]);
    versions.keep(&one).unwrap();
    let file = directory.path().join("brute-force").join(&one.info.digest).join("version.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("\"bytes\": 3", "\"bytes\": 18446744073709551615", 1)).unwrap();
    let error = versions.load("brute-force", &one.info.digest, digest_of).unwrap_err();
    assert!(error.to_string().contains("more than are ever kept"), "{error}");
}

#[test]
fn the_oldest_go_first_but_never_those_in_use() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let all: Vec<_> = (0..6).map(|at| version(format!("c{at}").as_bytes(), at, &[])).collect();
    all.iter().for_each(|version| versions.keep(version).unwrap());
    let digest = |at: usize| all[at].info.digest.as_str();
    fs::write(directory.path().join("brute-force").join(digest(5)).join("version.json"), "damaged").unwrap();
    let listed = versions.list("brute-force").unwrap();
    assert_eq!((listed.versions.len(), listed.damaged.len()), (5, 1));

    let removed = versions.prune("brute-force", &[digest(0), digest(2)], 4).unwrap();
    assert_eq!(removed, [digest(5), digest(1)]);
    assert_eq!(digests(&versions), [digest(4), digest(3), digest(2), digest(0)]);
    let removed = versions.prune("brute-force", &[digest(0), digest(2)], 0).unwrap();
    assert_eq!(removed, [digest(3), digest(4)]);
    assert_eq!(versions.prune("brute-force", &[], 2).unwrap(), [""; 0]);
}

#[test]
fn what_a_crash_left_is_swept_away() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let one = version(b"one", 1, &[]);
    versions.keep(&one).unwrap();
    let aside = directory.path().join("brute-force").join(format!("{ASIDE}{}", "ab".repeat(32)));
    fs::create_dir_all(aside.join("assets")).unwrap();
    fs::write(aside.join("component.wasm"), "half").unwrap();
    assert_eq!(digests(&versions), [one.info.digest.as_str()]);
    let versions = Versions::open(directory.path()).unwrap();
    assert!(!aside.exists());
    assert_eq!(versions.load("brute-force", &one.info.digest, digest_of).unwrap(), one);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_written() {
    let directory = tempfile::tempdir().unwrap();
    let versions = Versions::open(directory.path()).unwrap();
    let mut many = version(b"one", 1, &[]);
    many.assets = vec![(String::new(), vec![]); MAX_VERSION_ASSETS + 1];
    let error = versions.keep(&many).unwrap_err();
    assert!(matches!(error, VersionsError::TooLarge { what: "assets", .. }), "{error}");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
}
