//! What a manifest may say, and in which words it is refused.

use expect_test::expect;

use super::*;

const SMALL: &str = "name = \"a-1\"\nversion = \"0.1.0\"\nworld = \"correlation\"\n";

fn refusal(text: &str) -> String {
    PluginManifest::parse(text).unwrap_err().to_string()
}

#[test]
fn a_small_manifest_has_defaults() {
    let manifest = PluginManifest::parse(SMALL).unwrap();
    assert_eq!(manifest.component, Path::new("a-1.wasm"));
    assert_eq!(manifest.world, World::Correlation);
    assert_eq!(manifest.assets, None);
    assert_eq!(manifest.limits, RequestedLimits::default());
    assert_eq!(manifest.settings_with(&toml::Table::new()), "");
}

#[test]
fn settings_of_the_operator_go_over_the_defaults() {
    let text = format!("{SMALL}[settings]\nfailures = 6\nwithin = \"60s\"\n[settings.paths]\na = 1\nb = 2\n");
    let manifest = PluginManifest::parse(&text).unwrap();
    let operator = toml::from_str("failures = 3\npaths = { b = 5 }\nextra = true").unwrap();
    expect![[r#"
        extra = true
        failures = 3
        within = "60s"

        [paths]
        a = 1
        b = 5
    "#]]
    .assert_eq(&manifest.settings_with(&operator));
}

#[test]
fn names_are_checked() {
    for good in ["a", "web-attack", "x2", &"a".repeat(64)] {
        assert!(is_name(good), "{good}");
    }
    for bad in ["", "A", "-a", "a-", "1a", "a_b", "a/b", "é", "a b", &"a".repeat(65)] {
        assert!(!is_name(bad), "{bad}");
    }
}

#[test]
fn errors_name_file_key_and_fix() {
    expect![[r#"plugin.toml: `name` = "Big Name": use 1 to 64 lower-case letters, digits and hyphens, a letter first, no hyphen last"#]]
        .assert_eq(&refusal(&SMALL.replace("a-1", "Big Name")));
    expect![[r#"plugin.toml: `version` = "one": use a version such as 1.2.0, at most 64 characters"#]]
        .assert_eq(&refusal(&SMALL.replace("0.1.0", "one")));
    expect![[r#"plugin.toml: `component` = "../other.wasm": name a file inside the plugin's folder"#]]
        .assert_eq(&refusal(&format!("{SMALL}component = \"../other.wasm\"")));
    expect![[r#"plugin.toml: `assets` = "/etc": name a folder inside the plugin's folder"#]]
        .assert_eq(&refusal(&format!("{SMALL}assets = \"/etc\"")));
    expect![[r#"plugin.toml: `limits.memory_mib` = "0": ask for at least 1, or leave the key out"#]]
        .assert_eq(&refusal(&format!("{SMALL}[limits]\nmemory_mib = 0")));
    assert!(refusal(&SMALL.replace("correlation", "corelation")).contains("unknown variant `corelation`"));
    expect![[r#"plugin.toml: `fields`: "user*" is no field: write a name such as "user.name", a prefix such as "user.*", or "*" for all"#]]
        .assert_eq(&refusal(&format!("{SMALL}fields = [\"user*\"]")));
    expect![[r#"plugin.toml: `fields` = "user.name": a classifier judges findings and reads no fields; leave the key out"#]]
        .assert_eq(&refusal(&format!(
            "{}fields = [\"user.name\"]",
            SMALL.replace("correlation", "classification")
        )));
    assert!(refusal(&format!("{SMALL}colour = 1")).contains("unknown field `colour`"));
    assert!(refusal("name = \"a\"").contains("missing field `version`"));
    assert!(refusal(&" ".repeat(MAX_MANIFEST_BYTES + 1)).contains("at most 1048576"));
}

#[test]
fn fields_that_are_not_requested_are_named_with_the_line_to_write() {
    let manifest = PluginManifest::parse(&format!("{SMALL}fields = [\"user.*\", \"source.ip\"]")).unwrap();
    let check = |named: &[&str]| manifest.check_fields(Path::new("rules/a-1"), named);
    assert!(check(&["source.ip", "user.name"]).is_ok());
    expect![[r#"rules/a-1/plugin.toml: plugin "a-1" reads "host.name", which its manifest does not request; write `fields = ["host.name", "source.ip", "user.*"]`"#]]
        .assert_eq(&check(&["host.name", "user.name"]).unwrap_err().to_string());
    assert!(PluginManifest::parse(SMALL).unwrap().check_fields(Path::new(""), &["user.name"]).is_err());
}

#[test]
fn a_folder_is_read_or_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = PluginManifest::load(folder.path()).unwrap_err().to_string();
    assert!(missing.contains("plugin.toml") && missing.contains("folder holds"), "{missing}");
    std::fs::write(folder.path().join(FILE_NAME), SMALL).unwrap();
    assert_eq!(PluginManifest::load(folder.path()).unwrap().name, "a-1");
}
