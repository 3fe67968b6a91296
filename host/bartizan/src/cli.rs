//! The command line: what can be said, and nothing of what it does.

use std::path::PathBuf;

use bartizan_model::Timestamp;
use bartizan_normalize::{Format, format::AUTO};
use clap::{Args, Parser, Subcommand, ValueEnum};

mod plugin;
mod sigma;

pub use plugin::PluginCommand;
pub use sigma::{SigmaCheckArgs, SigmaCommand, SigmaExplainArgs};

/// A SIEM core in which every detection rule is a sandboxed WebAssembly component.
#[derive(Parser, Debug)]
#[command(
    name = "bartizan",
    version,
    max_term_width = 100,
    propagate_version = true,
    after_help = "\
Examples:
  bartizan demo                                   see it work, with nothing set up
  bartizan replay /var/log/auth.log               run the first-party rules over a file
  bartizan run -c bartizan.toml                   collect, detect and respond, for good
  bartizan incident list                          what needs a person

Exit codes:
  0  done
  1  failed while working
  2  wrong usage, configuration, plugin or settings
  3  done, but some input could not be read to its end, a plugin failed on the way, or (`sigma check`) some
     rules were not loaded"
)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// How much to log on standard error: error, warn, info, debug, trace, or a `tracing` filter; without it,
    /// what the service's configuration says, or warnings
    #[arg(long, global = true, value_name = "FILTER", env = "BARTIZAN_LOG")]
    pub log: Option<String>,
    /// Print JSON lines instead of text for people
    #[arg(long, global = true)]
    pub json: bool,
}

/// What bartizan can do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Replay the bundled scenarios through the real pipeline and show the incidents
    Demo(DemoArgs),
    /// Collect, detect and keep incidents, until told to stop
    Run(RunArgs),
    /// Validate configuration, plugins and grants without running
    Check(RunArgs),
    /// Run rules over files; findings as JSON lines on standard output, a summary on standard error
    Replay(ReplayArgs),
    /// Print the ECS events that files become, a JSON line a record, in order
    Normalize(NormalizeArgs),
    /// Look at incidents and move them on
    #[command(subcommand)]
    Incident(IncidentCommand),
    /// Look at findings
    #[command(subcommand)]
    Finding(FindingCommand),
    /// Look at plugins, change which run, and build them
    #[command(subcommand)]
    Plugin(PluginCommand),
    /// Check Sigma rules, and explain what they say of events
    #[command(subcommand)]
    Sigma(SigmaCommand),
}

/// `bartizan demo`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  bartizan demo                      all scenarios
  bartizan demo brute-force          one of them
  bartizan demo --list               their names")]
pub struct DemoArgs {
    /// Names of scenarios; none: all
    pub scenarios: Vec<String>,
    /// List the scenarios and stop
    #[arg(long)]
    pub list: bool,
}

/// `bartizan run`, `bartizan check`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  bartizan check -c bartizan.toml
  bartizan run -c bartizan.toml")]
pub struct RunArgs {
    /// The configuration file
    #[arg(short, long, value_name = "FILE", default_value = "bartizan.toml")]
    pub config: PathBuf,
}

/// How replayed files are read.
#[derive(Args, Debug, Clone)]
pub struct ReadArgs {
    /// Files; `-` is standard input; gzip, Zstandard and Windows event logs (.evtx) are told by their content
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// Name of the files' format; without it, it is told from each line
    #[arg(short, long, value_name = "NAME", value_parser = formats())]
    pub format: Option<String>,
    /// When the records were received (RFC 3339), from which times without a year take theirs; without it,
    /// when each file was last written
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub received: Option<Timestamp>,
    /// Offset from UTC of times that do not name theirs, such as +02:00
    #[arg(
        long,
        value_name = "+HH:MM",
        default_value = "+00:00",
        allow_hyphen_values = true,
        value_parser = utc_offset_seconds
    )]
    pub utc_offset: i32,
    /// Threads to work on; 0: one for each core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

fn time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).ok_or_else(|| "not an RFC 3339 time, such as 2026-01-31T12:00:00Z".to_owned())
}

/// Seconds east of UTC, from `+02:00`.
fn utc_offset_seconds(text: &str) -> Result<i32, String> {
    let parse = || {
        let (sign, digits) = match text.split_at_checked(1)? {
            ("+", digits) => (1, digits),
            ("-", digits) => (-1, digits),
            _ => return None,
        };
        let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..=18).contains(&hours) && (0..60).contains(&minutes))
            .then_some(sign * (hours * 3_600 + minutes * 60))
    };
    parse().ok_or_else(|| "not an offset from UTC, such as +02:00".to_owned())
}

fn formats() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(
        [AUTO].into_iter().chain(Format::ALL.iter().map(|format| format.name())),
    )
}

/// `bartizan replay`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  bartizan replay /var/log/auth.log
  bartizan replay --plugin authentication --settings brute-force.toml auth.log
  bartizan replay --sigma ./sigma/rules events.ndjson security.evtx
  zcat access.log.*.gz | bartizan replay --format access -
  bartizan replay --plugin ./my-rule events.ndjson | jq .summary")]
pub struct ReplayArgs {
    /// A component, a plugin's folder, or a first-party plugin's name; repeatable. Without it: all
    /// first-party plugins
    #[arg(short, long, value_name = "PATH")]
    pub plugin: Vec<String>,
    /// A folder of Sigma rules to run; without --plugin, they alone run
    #[arg(long, value_name = "DIR")]
    pub sigma: Option<PathBuf>,
    /// TOML settings: the plugin's own where there is one plugin, else a table for each plugin's name
    #[arg(short, long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// A field that plugins see as pseudonyms, as with the configuration's `mask`; repeatable. The
    /// pseudonyms of a replay are made with a key that is no secret
    #[arg(long, value_name = "FIELD")]
    pub mask: Vec<String>,
    /// Most records that are worked on at once
    #[arg(long, value_name = "N", default_value_t = 1_024)]
    pub batch: usize,
    /// Shards that a plugin's state is spread over
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=1_024))]
    pub shards: u32,
    /// How much later than the newest event one may still come
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub lateness: u32,
    /// The files
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `bartizan normalize`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  bartizan normalize /var/log/auth.log | jq .event.action
  bartizan normalize --format nginx-error error.log")]
pub struct NormalizeArgs {
    /// The files
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Where the data is: the ledger, and the socket of the service that runs on it.
#[derive(Args, Debug, Clone)]
pub struct LedgerArgs {
    /// The configuration file that says where the data is
    #[arg(short, long, value_name = "FILE", default_value = "bartizan.toml")]
    pub config: PathBuf,
    /// The data folder itself, instead of a configuration file
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub data: Option<PathBuf>,
}

/// `bartizan incident …`
#[derive(Subcommand, Debug)]
pub enum IncidentCommand {
    /// List incidents, the most pressing first
    #[command(after_help = "\
Examples:
  bartizan incident list
  bartizan incident list --status new --min-score 50
  bartizan incident list --all --json | jq .title")]
    List {
        /// Only those at this stage
        #[arg(long, value_name = "STATUS")]
        status: Option<String>,
        /// Only those that score at least this
        #[arg(long, value_name = "0-100", value_parser = clap::value_parser!(u8).range(0..=100))]
        min_score: Option<u8>,
        /// Closed ones, too
        #[arg(long)]
        all: bool,
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Show an incident: its reasons, findings and history
    Show {
        /// Its number, such as INC-1
        id: String,
        /// Turn pseudonyms of masked values back; who did is noted in the ledger
        #[arg(long)]
        unmask: bool,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Take an incident: it becomes acknowledged
    Ack {
        /// Its number, such as INC-1
        id: String,
        /// What to say about it
        #[arg(short, long, default_value = "")]
        note: String,
        /// Who; without it, the user of this shell
        #[arg(long)]
        by: Option<String>,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Close an incident with a verdict
    #[command(after_help = "\
Examples:
  bartizan incident close INC-1 --verdict true-positive --note \"account locked, host reinstalled\"")]
    Close {
        /// Its number, such as INC-1
        id: String,
        /// What it was
        #[arg(short, long)]
        verdict: VerdictArg,
        /// What to say about it
        #[arg(short, long, default_value = "")]
        note: String,
        /// Who; without it, the user of this shell
        #[arg(long)]
        by: Option<String>,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
}

/// An incident's conclusion.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum VerdictArg {
    /// It happened, and was unwanted
    TruePositive,
    /// It did not happen
    FalsePositive,
    /// It happened, and was meant to
    Benign,
}

/// `bartizan finding …`
#[derive(Subcommand, Debug)]
pub enum FindingCommand {
    /// List findings, the newest first
    #[command(after_help = "\
Examples:
  bartizan finding list --rule brute-force
  bartizan finding list --severity high --json | jq -r .summary")]
    List {
        /// Only of this rule
        #[arg(long, value_name = "ID")]
        rule: Option<String>,
        /// Only at least this bad
        #[arg(long, value_name = "SEVERITY")]
        severity: Option<String>,
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        /// Turn pseudonyms of masked values back; who did is noted in the ledger
        #[arg(long)]
        unmask: bool,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Show a finding
    Show {
        /// Its id, as `finding list` shows it
        id: String,
        /// Turn pseudonyms of masked values back; who did is noted in the ledger
        #[arg(long)]
        unmask: bool,
        /// Where the ledger is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
        assert_eq!(utc_offset_seconds("-03:30"), Ok(-12_600));
        assert!(utc_offset_seconds("0200").is_err());
        assert!(utc_offset_seconds("").is_err());
    }
}
