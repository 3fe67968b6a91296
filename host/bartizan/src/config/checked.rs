//! The configuration as checked: every value can be used as it stands, every default is filled in, every
//! path is absolute or relative to the working directory.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bartizan_detect::access::FieldAccess;
use serde::Deserialize;

/// A checked `bartizan.toml`.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that it was read from.
    pub path: PathBuf,
    /// The directory of the journal and the ledger.
    pub data: PathBuf,
    /// How detection runs.
    pub detect: Detect,
    /// How plugins are looked after while they run.
    pub live: Live,
    /// How much misbehaviour of a plugin is borne.
    pub quarantine: bartizan_detect::correlate::Budget,
    /// How records are read that leave something open.
    pub normalize: bartizan_normalize::Settings,
    /// What is collected.
    pub inputs: Vec<Input>,
    /// The plugins that judge it, in the order of the file.
    pub plugins: Vec<Plugin>,
    /// Lookup tables by name. A plugin sees those that it is granted.
    pub tables: BTreeMap<String, Table>,
    /// The incident policy's file; none for the one that is shipped.
    pub policy: Option<PathBuf>,
    /// Where findings and incidents are written, beside the ledger.
    pub outputs: Vec<Output>,
    /// Where metrics are served over TCP, if they are. The control socket always serves them.
    pub metrics: Option<MetricsInput>,
    /// What bartizan says about itself.
    pub log: Log,
}

/// `[live]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Live {
    /// Whether changed files of plugins are loaded by themselves.
    pub watch: bool,
    /// Time after which data that does not come makes rules blind.
    pub blind_after: Duration,
}

/// `[detect]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Detect {
    /// Virtual shards a plugin; the unit of parallelism and of state. Fixed for the life of `data`.
    pub shards: u32,
    /// Threads that run plugins.
    pub threads: usize,
    /// How far events may lag behind the newest before the watermark passes them.
    pub lateness: Duration,
    /// Time between two checkpoints.
    pub checkpoint: Duration,
}

/// One `[[input]]`.
#[derive(Clone, Debug)]
pub enum Input {
    /// Followed files.
    File(FileInput),
    /// Standard input.
    Stdin(StdinInput),
    /// Syslog over UDP.
    SyslogUdp(SyslogUdpInput),
    /// Syslog over TCP, plain or in TLS.
    SyslogTcp(SyslogTcpInput),
    /// HTTP `POST /ingest`.
    Http(HttpInput),
}

/// `type = "file"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileInput {
    /// Globs of the files to follow.
    pub paths: Vec<String>,
    /// Globs of files to leave alone.
    pub exclude: Vec<String>,
    /// The records' format; none to tell it from each.
    pub format: Option<String>,
    /// Where to start in files that are there, and unknown, when the service starts. Files that appear
    /// later are read from their beginning.
    pub start: Start,
    /// Time between two looks at a file that did not grow.
    pub poll: Duration,
    /// How long a last line without its newline is waited for.
    pub partial_line_after: Duration,
    /// How long a file that was renamed or deleted must have been silent before it is dropped.
    pub rotated_wait: Duration,
}

/// Where to start in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// At its first byte.
    Beginning,
    /// At its end: only what is written from now on.
    End,
}

/// `type = "stdin"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StdinInput {
    /// The source's name.
    pub name: String,
    /// The records' format; none to tell it from each.
    pub format: Option<String>,
}

/// `type = "syslog"`, `protocol = "udp"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyslogUdpInput {
    /// Start of the sources' names; a colon and the sender's address follow.
    pub name: String,
    /// Where to listen.
    pub address: SocketAddr,
    /// The records' format; none to tell it from each.
    pub format: Option<String>,
    /// What the kernel is asked to buffer, in bytes.
    pub receive_buffer_bytes: usize,
}

/// `type = "syslog"`, `protocol = "tcp"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyslogTcpInput {
    /// Start of the sources' names; a colon and the sender's address follow.
    pub name: String,
    /// Where to listen.
    pub address: SocketAddr,
    /// The records' format; none to tell it from each.
    pub format: Option<String>,
    /// TLS, if the listener speaks it.
    pub tls: Option<Tls>,
    /// Most connections at a time. One more is closed at once, and counted.
    pub max_connections: u32,
    /// A connection that is silent for so long is closed.
    pub idle_timeout: Duration,
}

/// `type = "http"`.
#[derive(Clone, Debug)]
pub struct HttpInput {
    /// The source's name for requests that name none.
    pub name: String,
    /// Where to listen.
    pub address: SocketAddr,
    /// The records' format for requests that name none; none to tell it from each record.
    pub format: Option<String>,
    /// What a client must present. Always there when the address is not of this machine alone.
    pub token: Option<Token>,
    /// TLS. Always there when the address is not of this machine alone.
    pub tls: Option<Tls>,
    /// Longest body as sent, in bytes.
    pub max_body_bytes: usize,
    /// Longest body as decoded, in bytes.
    pub max_decoded_bytes: usize,
    /// Most connections at a time.
    pub max_connections: u32,
    /// How long a body may take to arrive.
    pub body_timeout: Duration,
    /// How long a connection may take to send a request's head, also between two requests.
    pub idle_timeout: Duration,
}

/// Certificate and key of a listener.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tls {
    /// PEM file of the certificate chain.
    pub certificate: PathBuf,
    /// PEM file of the private key.
    pub key: PathBuf,
    /// PEM file of the authorities of which a client must show a certificate, if it must.
    pub client_ca: Option<PathBuf>,
}

/// A bearer token. Only its hash is kept, and nothing prints it.
#[derive(Clone)]
pub struct Token(blake3::Hash);

impl Token {
    /// Fewest bytes of a token.
    pub const MIN_BYTES: usize = 16;

    /// The token of these characters.
    pub fn new(secret: &str) -> Token {
        Token(blake3::hash(secret.as_bytes()))
    }

    /// Whether `presented` is this token. Takes the same time whatever it is: hashes are compared, and
    /// [`blake3::Hash`] compares in constant time.
    pub fn admits(&self, presented: &[u8]) -> bool {
        self.0 == blake3::hash(presented)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// One `[[plugin]]`.
#[derive(Clone, PartialEq, Debug)]
pub struct Plugin {
    /// What to load.
    pub from: PluginFrom,
    /// The name to run it under; none for its own.
    pub name: Option<String>,
    /// Settings as TOML text, empty where there are none.
    pub settings: String,
    /// The file that they were read from, if it was one.
    pub settings_file: Option<PathBuf>,
    /// Directory of the files that it is handed, such as rules.
    pub assets: Option<PathBuf>,
    /// The tables that it may look up. Each is in [`Config::tables`].
    pub tables: Vec<String>,
    /// Of the fields that it requests, those that it may see, and those of which it sees pseudonyms.
    pub access: FieldAccess,
    /// What it may use.
    pub limits: PluginLimits,
}

/// What a plugin is loaded from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PluginFrom {
    /// A component.
    Component(PathBuf),
    /// A folder with a `plugin.toml`.
    Folder(PathBuf),
    /// A plugin that comes with bartizan, by name.
    FirstParty(String),
}

/// What a plugin may use; none for the host's default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PluginLimits {
    /// Memory an instance, in MiB.
    pub memory_mib: Option<u32>,
    /// Time a call, in milliseconds.
    pub deadline_ms: Option<u32>,
    /// Findings a call.
    pub findings_per_call: Option<u32>,
    /// Size of a call's result, in KiB.
    pub result_kib: Option<u32>,
}

/// One `[tables.NAME]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The file.
    pub path: PathBuf,
    /// How it is written, by its ending.
    pub format: TableFormat,
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableFormat {
    /// `.json`
    Json,
    /// `.toml`
    Toml,
    /// `.csv`
    Csv,
}

/// One `[[output]]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Output {
    /// JSON lines in a file.
    File {
        /// The file. It is appended to.
        path: PathBuf,
        /// What is written.
        what: What,
    },
    /// Standard output: a line for people, or JSON lines with `--json`.
    Stdout {
        /// What is written.
        what: What,
    },
}

/// What an output is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Findings, one a line.
    Findings,
    /// Incidents, one a line each time that one changes.
    Incidents,
}

/// `[metrics]`.
#[derive(Clone, Debug)]
pub struct MetricsInput {
    /// Where to listen.
    pub address: SocketAddr,
    /// What a client must present. Always there when the address is not of this machine alone.
    pub token: Option<Token>,
    /// TLS. Always there when the address is not of this machine alone.
    pub tls: Option<Tls>,
}

/// `[log]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Log {
    /// Filter, as `tracing` reads it: `info`, `warn,bartizan=debug`.
    pub level: String,
    /// How a line looks.
    pub format: LogFormat,
}

/// How bartizan's own log looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// Whether only this machine reaches a listener at `address`.
pub fn is_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback(),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(|| v6.is_loopback(), |v4| v4.is_loopback()),
    }
}

/// Where a relative path of the configuration starts.
pub(super) fn base_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
