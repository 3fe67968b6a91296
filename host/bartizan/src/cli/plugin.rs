//! `bartizan plugin …`: what can be said about plugins.

use std::path::PathBuf;

use clap::Subcommand;

use super::LedgerArgs;

/// `bartizan plugin …`
#[derive(Subcommand, Debug)]
pub enum PluginCommand {
    /// List the plugins of the running service, or of a configuration; without either, the first-party ones
    #[command(after_help = "\
Examples:
  bartizan plugin list                              those that come with bartizan
  bartizan plugin list -c bartizan.toml             how those of the service are; which it would run, if none runs
  bartizan plugin list --data /var/lib/bartizan --json | jq .state")]
    List {
        /// The configuration file
        #[arg(short, long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// The data folder of a running service, instead of a configuration file
        #[arg(long, value_name = "DIR", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
    /// Show what was done with plugins: by whom, when, and how it ended
    #[command(after_help = "\
Examples:
  bartizan plugin history
  bartizan plugin history authentication --limit 10
  bartizan plugin history --json | jq 'select(.outcome == \"refused\") | .detail'")]
    History {
        /// The plugin; without it, all
        name: Option<String>,
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Load a plugin anew, without stopping: it is verified, tried and warmed up before it takes over
    #[command(after_help = "\
Examples:
  bartizan plugin reload authentication
  bartizan plugin reload authentication --force     even if nothing changed
  bartizan plugin reload --all                      read the configuration, and load what changed")]
    Reload {
        /// The plugin
        #[arg(required_unless_present = "all")]
        name: Option<String>,
        /// All that changed, and the configuration
        #[arg(long, conflicts_with_all = ["name", "force"])]
        all: bool,
        /// Even if nothing changed
        #[arg(long)]
        force: bool,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Run a plugin that was disabled
    #[command(after_help = "\
Examples:
  bartizan plugin enable authentication")]
    Enable {
        /// The plugin
        name: String,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Run a plugin no longer, until it is enabled
    #[command(after_help = "\
Examples:
  bartizan plugin disable authentication")]
    Disable {
        /// The plugin
        name: String,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Go back to the version before
    #[command(after_help = "\
Examples:
  bartizan plugin rollback authentication
  bartizan plugin history authentication            which version that is")]
    Rollback {
        /// The plugin
        name: String,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Run a new version beside a plugin, and see how its findings differ; then promote or drop it
    #[command(after_help = "\
Examples:
  bartizan plugin shadow authentication --with ./authentication-0.2 --for 10m
  bartizan plugin shadow authentication                      how they differ
  bartizan plugin shadow authentication --promote            the new version takes over
  bartizan plugin shadow authentication --drop")]
    Shadow {
        /// The plugin
        name: String,
        /// Begin, with what is at the place that the configuration names
        #[arg(long)]
        start: bool,
        /// Begin, with this component or plugin folder
        #[arg(long, value_name = "PATH")]
        with: Option<PathBuf>,
        /// Begin, and compare over so many events
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
        events: Option<u64>,
        /// Begin, and compare for so long, such as 10m
        #[arg(long = "for", value_name = "TIME", value_parser = seconds)]
        seconds: Option<u64>,
        /// Let the new version take over
        #[arg(long, conflicts_with_all = ["start", "with", "events", "seconds", "drop"])]
        promote: bool,
        /// Let the new version go
        #[arg(long, conflicts_with_all = ["start", "with", "events", "seconds"])]
        drop: bool,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Show the records that a plugin could not judge, or run them again
    #[command(after_help = "\
Examples:
  bartizan plugin parked authentication
  bartizan plugin parked authentication --retry     after a new version was loaded
  bartizan plugin parked --json | jq .reason")]
    Parked {
        /// The plugin; without it, all
        name: Option<String>,
        /// Run those that wait again
        #[arg(long, requires = "name")]
        retry: bool,
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Watch what plugins cost, as top(1) does; `q` ends
    #[command(after_help = "\
Examples:
  bartizan plugin top
  bartizan plugin top --shards
  bartizan plugin top --once --json | jq '{plugin, cpu_percent}'")]
    Top {
        /// A line a shard, instead of a line a plugin
        #[arg(long)]
        shards: bool,
        /// Print the table once, over one second
        #[arg(long)]
        once: bool,
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// List rules that see nothing: their fields or data sets are not there, or their conditions never hold
    #[command(after_help = "\
Examples:
  bartizan plugin blind
  bartizan plugin blind --json | jq '.rules[].why'")]
    Blind {
        /// Where the data is
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Show what a plugin is: rules, fields, subscriptions
    Inspect {
        /// A component, a plugin's folder, or a first-party plugin's name
        plugin: String,
        /// TOML settings to inspect it with
        #[arg(short, long, value_name = "FILE")]
        settings: Option<PathBuf>,
        /// Show it as this configuration has it: by its name there, with its settings and grants
        #[arg(short, long, value_name = "FILE", conflicts_with = "settings")]
        config: Option<PathBuf>,
    },
    /// Compile a Rust plugin crate to a component
    #[command(after_help = "\
Examples:
  bartizan plugin build ./my-rule
  bartizan plugin build ./my-rule --out my-rule.wasm")]
    Build {
        /// The crate's folder
        dir: PathBuf,
        /// Where to write the component; without it, in the crate's target folder
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Seconds, from `10m`.
fn seconds(text: &str) -> Result<u64, String> {
    let wrong = || "not a time of at least a second, such as 90s, 10m or 2h".to_owned();
    let duration = text.parse::<jiff::SignedDuration>().map_err(|_| wrong())?;
    u64::try_from(duration.as_secs()).ok().filter(|seconds| *seconds > 0).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn times() {
        assert_eq!(seconds("10m"), Ok(600));
        assert_eq!(seconds("1h 30s"), Ok(3_630));
        for wrong in ["", "10", "-5m", "0s", "10ms", "soon"] {
            assert!(seconds(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let says = |line: &str| Cli::try_parse_from(line.split(' ')).is_ok();
        assert!(says("bartizan plugin reload a") && says("bartizan plugin reload --all"));
        assert!(!says("bartizan plugin reload") && !says("bartizan plugin reload a --all"));
        assert!(
            says("bartizan plugin shadow a") && says("bartizan plugin shadow a --with x --for 5m --events 9")
        );
        assert!(!says("bartizan plugin shadow a --promote --drop"));
        assert!(!says("bartizan plugin shadow a --promote --with x"));
        assert!(!says("bartizan plugin shadow a --events 0"));
        assert!(says("bartizan plugin parked") && !says("bartizan plugin parked --retry"));
    }
}
