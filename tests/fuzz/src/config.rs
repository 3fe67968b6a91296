//! The service's configuration. Input: the text of `bartizan.toml`.

use std::path::Path;

use bartizan::config::{Config, ConfigError};

/// Where it is said to have been read: a folder that is not there.
const PATH: &str = "/nonexistent/bartizan/bartizan.toml";

/// Runs the body.
pub fn run(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    // Files that a configuration names are read; those of this machine are not the fuzzer's business.
    if ["/dev", "/proc", "/sys", "/etc", "/home", "/root", ".."].iter().any(|place| text.contains(place)) {
        return;
    }
    match Config::parse(text, Path::new(PATH)) {
        Ok(config) => usable(&config),
        Err(error) => refused(&error),
    }
}

fn refused(error: &ConfigError) {
    let said = error.to_string();
    assert!(said.starts_with(PATH), "an error names the file: {said}");
    if let ConfigError::Invalid { problems, .. } = error {
        assert!(!problems.is_empty(), "nothing is wrong, and it is refused");
        assert!(problems.iter().all(|problem| !problem.key.is_empty() && !problem.text.is_empty()));
    }
}

fn usable(config: &Config) {
    assert!((1..=bartizan_detect::correlate::MAX_SHARDS).contains(&config.detect.shards));
    assert!(config.detect.threads >= 1);
    for plugin in &config.plugins {
        let settings = plugin.settings.parse::<toml::Table>();
        assert!(settings.is_ok(), "settings that passed cannot be read: {}", plugin.settings);
    }
}
