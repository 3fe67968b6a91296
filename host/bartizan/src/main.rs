//! The command line: says what to do, and ends with the exit code that `bartizan --help` documents.

use std::{io::IsTerminal as _, process::ExitCode};

use bartizan::{
    cli::{Cli, Command},
    command::{self, Ended, Usage},
};
use clap::Parser as _;
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FAILED: u8 = 1;
const USAGE: u8 = 2;
const SHORT: u8 = 3;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(error) = start_log(&cli) {
        eprintln!("error: --log {:?}: {error}", cli.log.as_deref().unwrap_or_default());
        return ExitCode::from(USAGE);
    }
    match run(&cli) {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::Short) => ExitCode::from(SHORT),
        Err(error) => {
            eprintln!("error: {}", told(&error));
            ExitCode::from(if error.downcast_ref::<Usage>().is_some() { USAGE } else { FAILED })
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Ended> {
    match &cli.command {
        Command::Demo(args) => command::demo::demo(args, cli.json),
        Command::Run(args) => command::run::run(args, command::run::load_config(&args.config)?, cli.json),
        Command::Check(args) => command::run::check(args, command::run::load_config(&args.config)?, cli.json),
        Command::Replay(args) => command::replay::replay(args),
        Command::Normalize(args) => command::normalize::normalize(args),
        Command::Incident(args) => command::ledger::incident(args, cli.json),
        Command::Finding(args) => command::ledger::finding(args, cli.json),
        Command::Plugin(args) => command::plugin::plugin(args, cli.json),
        Command::Sigma(args) => command::sigma::sigma(args, cli.json),
    }
}

/// An error with its causes; a cause that the message before tells already is not told again.
fn told(error: &anyhow::Error) -> String {
    error.chain().map(|cause| cause.to_string()).fold(String::new(), |told, cause| match told.as_str() {
        "" => cause,
        said if said.contains(&cause) => told,
        said => format!("{said}: {cause}"),
    })
}

/// The log goes to standard error, as the command line says, or else the configuration of the service, or
/// else warnings only.
fn start_log(cli: &Cli) -> Result<(), Box<dyn std::error::Error>> {
    let configured = match &cli.command {
        Command::Run(args) => bartizan::config::Config::load(&args.config).ok().map(|config| config.log),
        _ => None,
    };
    let level = cli.log.clone().or_else(|| configured.as_ref().map(|log| log.level.clone()));
    // The storage engine tells its own housekeeping at `info`; that is nobody's news.
    let level = format!("fjall=warn,lsm_tree=warn,{}", level.as_deref().unwrap_or("warn"));
    let filter = EnvFilter::builder().parse(level)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match configured.map(|log| log.format) {
        Some(bartizan::config::LogFormat::Json) => builder.json().init(),
        _ => builder.init(),
    }
    Ok(())
}
