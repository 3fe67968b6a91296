//! The configuration as written: names and types of keys, and nothing about what their values mean.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub data: PathBuf,
    #[serde(default)]
    pub detect: Detect,
    #[serde(default)]
    pub live: Live,
    #[serde(default)]
    pub quarantine: Quarantine,
    #[serde(default)]
    pub normalize: Normalize,
    #[serde(default)]
    pub input: Vec<Input>,
    #[serde(default)]
    pub plugin: Vec<Plugin>,
    #[serde(default)]
    pub tables: BTreeMap<String, Table>,
    #[serde(default)]
    pub incident: Incident,
    #[serde(default)]
    pub output: Vec<Output>,
    pub metrics: Option<Metrics>,
    #[serde(default)]
    pub log: Log,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Detect {
    pub shards: Option<u32>,
    pub threads: Option<usize>,
    pub lateness: Option<String>,
    pub checkpoint: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Live {
    pub watch: Option<bool>,
    pub blind_after: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Quarantine {
    pub failures: Option<u32>,
    pub within: Option<String>,
    pub retry: Option<String>,
    pub longest: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Normalize {
    pub utc_offset_seconds: Option<i32>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Input {
    File(FileInput),
    Stdin(StdinInput),
    Syslog(SyslogInput),
    Http(HttpInput),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileInput {
    pub paths: Vec<String>,
    #[serde(default)]
    pub exclude: Vec<String>,
    pub format: Option<String>,
    pub start: Option<Start>,
    pub poll: Option<String>,
    pub partial_line_after: Option<String>,
    pub rotated_wait: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum Start {
    Beginning,
    End,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StdinInput {
    pub name: Option<String>,
    pub format: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    Udp,
    Tcp,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyslogInput {
    pub protocol: Protocol,
    pub address: String,
    pub name: Option<String>,
    pub format: Option<String>,
    #[serde(default)]
    pub insecure: bool,
    pub tls: Option<Tls>,
    pub receive_buffer_kib: Option<u32>,
    pub max_connections: Option<u32>,
    pub idle_timeout: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpInput {
    pub address: String,
    pub name: Option<String>,
    pub format: Option<String>,
    pub token_file: Option<PathBuf>,
    pub tls: Option<Tls>,
    pub max_body_mib: Option<u32>,
    pub max_decoded_mib: Option<u32>,
    pub max_connections: Option<u32>,
    pub body_timeout: Option<String>,
    pub idle_timeout: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub client_ca: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plugin {
    pub path: String,
    pub name: Option<String>,
    pub settings: Option<toml::Table>,
    pub settings_file: Option<PathBuf>,
    pub assets: Option<PathBuf>,
    #[serde(default)]
    pub tables: Vec<String>,
    pub fields: Option<Vec<String>>,
    #[serde(default)]
    pub mask: Vec<String>,
    #[serde(default)]
    pub limits: PluginLimits,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct PluginLimits {
    pub memory_mib: Option<u32>,
    pub deadline_ms: Option<u32>,
    pub findings_per_call: Option<u32>,
    pub result_kib: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub path: PathBuf,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    pub policy: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Output {
    File(FileOutput),
    Stdout(StdoutOutput),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileOutput {
    pub path: PathBuf,
    pub what: super::What,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StdoutOutput {
    pub what: super::What,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    pub address: String,
    pub token_file: Option<PathBuf>,
    pub tls: Option<Tls>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub level: Option<String>,
    pub format: Option<super::LogFormat>,
}
