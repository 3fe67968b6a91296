//! `bartizan sigma …`: what can be said about Sigma rules.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ReadArgs;

/// `bartizan sigma …`
#[derive(Subcommand, Debug)]
pub enum SigmaCommand {
    /// Load rules and say what is wrong with them; with files, which of them match, and which cannot see
    Check(SigmaCheckArgs),
    /// Show why a rule matches an event, or why not: its condition as a tree, with the truth of every part
    Explain(SigmaExplainArgs),
}

/// `bartizan sigma check`
#[derive(Args, Debug)]
#[command(
    // The files are events here, and may be none.
    mut_arg("files", |files| files.required(false).help(
        "Events to try the rules on, as with `bartizan replay`; `-` is standard input"
    )),
    after_help = "\
Examples:
  bartizan sigma check ./sigma/rules                 what was not loaded, and what is doubtful
  bartizan sigma check --errors-only ./my-rule.yml
  bartizan sigma check ./sigma/rules events.ndjson   which rules match these events, and which are blind to them
  bartizan sigma check --json ./sigma/rules | jq 'select(.weight == \"error\")'

With --json, each line has a `type`: remark (a place in a rule file), rule (one that was loaded, with files:
how often it matched, and why it is blind, if it is), summary.

Exit codes:
  0  all rules were loaded
  2  wrong usage: no such folder, or no rule files in it
  3  some rules were not loaded, or a file of events could not be read to its end"
)]
pub struct SigmaCheckArgs {
    /// A folder of rule files (.yml, .yaml), or one such file
    #[arg(value_name = "DIR")]
    pub rules: PathBuf,
    /// Only say what was not loaded, not what is doubtful
    #[arg(long)]
    pub errors_only: bool,
    /// List the rules, not only how many
    #[arg(short, long)]
    pub verbose: bool,
    /// TOML settings of the plugin: placeholders, log sources, field names
    #[arg(short, long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The events
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `bartizan sigma explain`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  bartizan sigma explain ./my-rule.yml events.ndjson
  bartizan sigma explain ./my-rule.yml --matching security.evtx
  bartizan sigma explain ./my-rule.yml --event 4711 events.ndjson
  bartizan sigma explain --rules ./sigma/rules 'Whoami Utility Execution' events.ndjson
  bartizan sigma explain --json ./my-rule.yml events.ndjson | jq .explanation

Signs: ✓ holds, ✗ does not.

Exit codes:
  0  done, whatever the rule says of the events
  2  the rule cannot be explained: it was not loaded (the reasons are printed), or there is none of that name
  3  done, but a file could not be read to its end")]
pub struct SigmaExplainArgs {
    /// A rule file; with --rules: a rule's id, name or title
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// The folder of rule files that holds the rule, and the filters that apply to it
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// Only the event at this line of each file
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub event: Option<u64>,
    /// Only events of the rule's log source
    #[arg(long)]
    pub of_source: bool,
    /// Only events that the rule matches
    #[arg(long, conflicts_with_all = ["not_matching", "of_source"])]
    pub matching: bool,
    /// Only events of the rule's log source that it does not match
    #[arg(long, conflicts_with = "of_source")]
    pub not_matching: bool,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// TOML settings of the plugin: placeholders, log sources, field names
    #[arg(short, long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The events
    #[command(flatten)]
    pub read: ReadArgs,
}
