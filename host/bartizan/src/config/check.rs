//! From the configuration as written to the configuration as checked. Goes on after a problem, so that one
//! run shows them all.

mod http;
mod plugin;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bartizan_detect::correlate::Budget;
use bartizan_normalize::format::{AUTO, Format};

use super::checked::base_of;
use super::{Config, Detect, FileInput, Input, Live, Log, Output};
use super::{Problem, Start, StdinInput, SyslogTcpInput, SyslogUdpInput, Table, TableFormat};
use super::{is_local, raw};

/// Most shards a plugin.
pub const MAX_SHARDS: u32 = 1_024;
/// Most inputs.
pub const MAX_INPUTS: usize = 256;
/// Longest token file, in bytes.
pub const MAX_TOKEN_FILE_BYTES: u64 = 4_096;
/// Largest HTTP body that can be allowed, in MiB: one body is one append to the journal.
pub const MAX_BODY_MIB: u32 = 64;

pub(super) fn check(raw: raw::Config, path: &Path) -> Result<Config, Vec<Problem>> {
    let mut checker = Checker { base: base_of(path).to_owned(), problems: Vec::new() };
    let config = checker.config(raw, path);
    if checker.problems.is_empty() { Ok(config) } else { Err(checker.problems) }
}

struct Checker {
    base: PathBuf,
    problems: Vec<Problem>,
}

impl Checker {
    fn config(&mut self, raw: raw::Config, path: &Path) -> Config {
        if raw.input.len() > MAX_INPUTS {
            self.problem("input", format!("{} inputs; {MAX_INPUTS} are the most", raw.input.len()));
        }
        let tables: std::collections::BTreeMap<_, _> = raw
            .tables
            .into_iter()
            .map(|(name, table)| {
                let table = self.table(&name, table);
                (name, table)
            })
            .collect();
        let detect = self.detect(raw.detect);
        let live = Live {
            watch: raw.live.watch.unwrap_or(true),
            blind_after: self.duration("live.blind_after", raw.live.blind_after, 1, 24 * 3_600),
        };
        let quarantine = self.quarantine(raw.quarantine);
        let normalize = self.normalize(raw.normalize);
        let inputs = self.inputs(raw.input);
        let mut plugins = Vec::new();
        for (at, plugin) in raw.plugin.into_iter().enumerate() {
            plugins.push(self.plugin(&format!("plugin[{}]", at + 1), plugin, &tables));
        }
        Config {
            path: path.to_owned(),
            data: self.under("data", raw.data),
            detect,
            live,
            quarantine,
            normalize,
            inputs,
            plugins,
            tables,
            policy: raw.incident.policy.map(|policy| self.under("incident.policy", policy)),
            outputs: self.outputs(raw.output),
            metrics: raw.metrics.map(|metrics| self.metrics(metrics)),
            log: Log {
                level: raw.log.level.unwrap_or_else(|| "info".into()),
                format: raw.log.format.unwrap_or_default(),
            },
        }
    }

    fn quarantine(&mut self, raw: raw::Quarantine) -> Budget {
        let default = Budget::default();
        let mut seconds = |key: &str, text: Option<String>, default: u32| {
            let duration = self.duration(key, text, 1, u64::from(default));
            u32::try_from(duration.as_secs()).unwrap_or(u32::MAX)
        };
        let within_seconds = seconds("quarantine.within", raw.within, default.within_seconds);
        let retry_seconds = seconds("quarantine.retry", raw.retry, default.retry_seconds);
        let longest_seconds = seconds("quarantine.longest", raw.longest, default.longest_seconds);
        let failures = self.within("quarantine.failures", raw.failures, 1..=1_000_000, default.failures);
        Budget { failures, within_seconds, retry_seconds, longest_seconds }
    }

    fn detect(&mut self, raw: raw::Detect) -> Detect {
        let shards = self.within("detect.shards", raw.shards, 1..=MAX_SHARDS, 8);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = match raw.threads {
            Some(threads @ 1..=1_024) => threads,
            Some(threads) => {
                self.problem("detect.threads", format!("{threads} is not within 1 to 1024"));
                1
            }
            None => cores.min(shards as usize),
        };
        Detect {
            shards,
            threads,
            lateness: self.duration("detect.lateness", raw.lateness, 0, 60),
            checkpoint: self.duration("detect.checkpoint", raw.checkpoint, 1, 10),
        }
    }

    fn normalize(&mut self, raw: raw::Normalize) -> bartizan_normalize::Settings {
        let utc_offset_seconds = raw.utc_offset_seconds.unwrap_or_default();
        if utc_offset_seconds.abs() > 18 * 3_600 {
            self.problem(
                "normalize.utc_offset_seconds",
                format!(
                    "{utc_offset_seconds} is more than 18 hours; write seconds east of UTC, such as 3600"
                ),
            );
        }
        bartizan_normalize::Settings { utc_offset_seconds }
    }

    fn inputs(&mut self, raw: Vec<raw::Input>) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut stdin = None;
        for (at, input) in raw.into_iter().enumerate() {
            let key = format!("input[{}]", at + 1);
            inputs.push(match input {
                raw::Input::File(file) => self.file(&key, file),
                raw::Input::Stdin(input) => {
                    if let Some(first) = stdin.replace(key.clone()) {
                        self.problem(&key, format!("standard input is read by {first} already; keep one"));
                    }
                    Input::Stdin(StdinInput {
                        name: input.name.unwrap_or_else(|| "stdin".into()),
                        format: self.format(&key, input.format),
                    })
                }
                raw::Input::Syslog(syslog) => self.syslog(&key, syslog),
                raw::Input::Http(http) => self.http(&key, http),
            });
        }
        inputs
    }

    fn file(&mut self, key: &str, raw: raw::FileInput) -> Input {
        if raw.paths.is_empty() {
            self.problem(&format!("{key}.paths"), "is empty; name at least one file or glob".into());
        }
        let paths = self.globs(&format!("{key}.paths"), raw.paths);
        let exclude = self.globs(&format!("{key}.exclude"), raw.exclude);
        Input::File(FileInput {
            paths,
            exclude,
            format: self.format(key, raw.format),
            start: match raw.start {
                Some(raw::Start::End) => Start::End,
                Some(raw::Start::Beginning) | None => Start::Beginning,
            },
            poll: self.milliseconds(&format!("{key}.poll"), raw.poll, 10, 250),
            partial_line_after: self.duration(
                &format!("{key}.partial_line_after"),
                raw.partial_line_after,
                0,
                30,
            ),
            rotated_wait: self.duration(&format!("{key}.rotated_wait"), raw.rotated_wait, 0, 10),
        })
    }

    fn globs(&mut self, key: &str, raw: Vec<String>) -> Vec<String> {
        let mut globs = Vec::new();
        for pattern in raw {
            if let Err(error) = glob::Pattern::new(&pattern) {
                self.problem(key, format!("{pattern:?} is not a glob: {error}"));
            }
            let joined = if Path::new(&pattern).is_absolute() {
                pattern
            } else {
                // The folder's own name is text, whatever characters it has.
                let base = glob::Pattern::escape(&self.base.to_string_lossy());
                Path::new(&base).join(&pattern).to_string_lossy().into_owned()
            };
            globs.push(joined);
        }
        globs
    }

    fn syslog(&mut self, key: &str, raw: raw::SyslogInput) -> Input {
        let address = self.address(key, &raw.address, 514);
        let format = self.format(key, raw.format);
        let tls = raw.tls.map(|tls| self.tls(key, tls));
        let authenticated = tls.as_ref().is_some_and(|tls| tls.client_ca.is_some());
        if !is_local(address.ip()) && !raw.insecure && !authenticated {
            let remedy = match raw.protocol {
                raw::Protocol::Udp => "syslog over UDP has neither encryption nor a credential",
                raw::Protocol::Tcp => "give `tls` with `client_ca`, so that senders must show a certificate",
            };
            self.problem(
                &format!("{key}.address"),
                format!(
                    "{address} can be reached from other machines, and anybody there could write records: \
                     {remedy}; listen on 127.0.0.1, or accept it with `insecure = true`"
                ),
            );
        }
        if raw.protocol == raw::Protocol::Udp {
            let tcp_only = [
                ("tls", tls.is_some()),
                ("max_connections", raw.max_connections.is_some()),
                ("idle_timeout", raw.idle_timeout.is_some()),
            ];
            for (name, _) in tcp_only.into_iter().filter(|(_, given)| *given) {
                self.problem(&format!("{key}.{name}"), "is for protocol = \"tcp\"; remove it".into());
            }
            let kib = self.within(
                &format!("{key}.receive_buffer_kib"),
                raw.receive_buffer_kib,
                64..=1 << 20,
                8_192,
            );
            let name = raw.name.unwrap_or_else(|| "syslog-udp".into());
            return Input::SyslogUdp(SyslogUdpInput {
                name,
                address,
                format,
                receive_buffer_bytes: kib as usize * 1_024,
            });
        }
        if raw.receive_buffer_kib.is_some() {
            self.problem(&format!("{key}.receive_buffer_kib"), "is for protocol = \"udp\"; remove it".into());
        }
        Input::SyslogTcp(SyslogTcpInput {
            name: raw.name.unwrap_or_else(|| "syslog-tcp".into()),
            address,
            format,
            tls,
            max_connections: self.within(
                &format!("{key}.max_connections"),
                raw.max_connections,
                1..=65_536,
                1_024,
            ),
            idle_timeout: self.duration(&format!("{key}.idle_timeout"), raw.idle_timeout, 1, 3_600),
        })
    }

    fn table(&mut self, name: &str, raw: raw::Table) -> Table {
        let key = format!("tables.{name}.path");
        let path = self.under(&key, raw.path);
        let format = match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => TableFormat::Json,
            Some("toml") => TableFormat::Toml,
            Some("csv") => TableFormat::Csv,
            _ => {
                self.problem(&key, format!("{} must end in .json, .toml or .csv", path.display()));
                TableFormat::Json
            }
        };
        Table { path, format }
    }

    fn outputs(&mut self, raw: Vec<raw::Output>) -> Vec<Output> {
        raw.into_iter()
            .enumerate()
            .map(|(at, output)| match output {
                raw::Output::Stdout(output) => Output::Stdout { what: output.what },
                raw::Output::File(output) => Output::File {
                    path: self.under(&format!("output[{}].path", at + 1), output.path),
                    what: output.what,
                },
            })
            .collect()
    }

    fn format(&mut self, key: &str, name: Option<String>) -> Option<String> {
        let name = name.filter(|name| name != AUTO)?;
        if Format::from_name(&name).is_none() {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            self.problem(
                &format!("{key}.format"),
                format!("{name:?} is not a format; write {AUTO} or one of {}", names.join(", ")),
            );
        }
        Some(name)
    }

    fn address(&mut self, key: &str, text: &str, example_port: u16) -> SocketAddr {
        let literal = match text.strip_prefix("localhost:") {
            Some(port) => format!("127.0.0.1:{port}"),
            None => text.to_owned(),
        };
        literal.parse().unwrap_or_else(|_| {
            self.problem(
                &format!("{key}.address"),
                format!("{text:?} is not an address and port; write one such as 127.0.0.1:{example_port}"),
            );
            SocketAddr::from(([127, 0, 0, 1], example_port))
        })
    }

    fn duration(&mut self, key: &str, text: Option<String>, least_s: u64, default_s: u64) -> Duration {
        self.milliseconds(key, text, least_s * 1_000, default_s * 1_000)
    }

    fn milliseconds(&mut self, key: &str, text: Option<String>, least: u64, default: u64) -> Duration {
        let default = Duration::from_millis(default);
        let Some(text) = text else { return default };
        let parsed = text.parse::<jiff::SignedDuration>().ok().and_then(|d| Duration::try_from(d).ok());
        match parsed {
            Some(duration) if duration >= Duration::from_millis(least) => duration,
            Some(_) => {
                self.problem(key, format!("{text:?} is too short; {least} ms is the least"));
                default
            }
            None => {
                self.problem(
                    key,
                    format!("{text:?} is not a time; write one such as \"250ms\", \"60s\", \"5m\""),
                );
                default
            }
        }
    }

    fn within(
        &mut self,
        key: &str,
        value: Option<u32>,
        range: std::ops::RangeInclusive<u32>,
        default: u32,
    ) -> u32 {
        match value {
            Some(value) if !range.contains(&value) => {
                self.problem(key, format!("{value} is not within {} to {}", range.start(), range.end()));
                default
            }
            Some(value) => value,
            None => default,
        }
    }

    fn some_within(&mut self, key: &str, name: &str, value: Option<u32>, most: u32) -> Option<u32> {
        value.map(|value| self.within(&format!("{key}.limits.{name}"), Some(value), 1..=most, 1))
    }

    fn under(&mut self, key: &str, path: PathBuf) -> PathBuf {
        if path.as_os_str().is_empty() {
            self.problem(key, "is empty; write a path".into());
        }
        self.base.join(path)
    }

    fn problem(&mut self, key: &str, text: String) {
        self.problems.push(Problem { key: key.to_owned(), text });
    }
}
