//! Where findings and incidents are written beside the ledger: JSON lines, on standard output or in a file.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use anyhow::Context as _;
use bartizan_model::{Finding, Incident};
use serde::Serialize;

use crate::config::{Output, What};

/// All outputs of a configuration.
#[derive(Default)]
pub struct Outputs {
    outputs: Vec<Opened>,
}

struct Opened {
    name: String,
    what: What,
    to: Box<dyn Write + Send>,
    /// Whether the last write failed, so that a full disk is said once and not for every finding.
    failing: bool,
}

impl Outputs {
    /// Opens the outputs; files are appended to.
    pub fn open(outputs: &[Output]) -> anyhow::Result<Outputs> {
        let opened = outputs.iter().map(|output| match output {
            Output::File { path, what } => {
                let file = File::options().create(true).append(true).open(path);
                let file = file.with_context(|| format!("cannot open the output {}", path.display()))?;
                let name = path.display().to_string();
                Ok(Opened { name, what: *what, to: Box::new(BufWriter::new(file)), failing: false })
            }
            Output::Stdout { what } => {
                let to = Box::new(BufWriter::new(std::io::stdout()));
                Ok(Opened { name: "standard output".into(), what: *what, to, failing: false })
            }
        });
        Ok(Outputs { outputs: opened.collect::<anyhow::Result<_>>()? })
    }

    /// Writes a finding.
    pub fn finding(&mut self, finding: &Finding) {
        self.write(What::Findings, finding);
    }

    /// Writes an incident as it is now.
    pub fn incident(&mut self, incident: &Incident) {
        self.write(What::Incidents, incident);
    }

    /// Hands on what is buffered.
    pub fn flush(&mut self) {
        for output in &mut self.outputs {
            let result = output.to.flush();
            output.note(result);
        }
    }

    fn write(&mut self, what: What, value: &impl Serialize) {
        for output in self.outputs.iter_mut().filter(|output| output.what == what) {
            let result = serde_json::to_writer(&mut output.to, value).map_err(std::io::Error::from);
            let result = result.and_then(|()| output.to.write_all(b"\n"));
            output.note(result);
        }
    }
}

impl Opened {
    /// The ledger has what an output misses, so a failing output never stops detection.
    fn note(&mut self, result: std::io::Result<()>) {
        match result {
            Ok(()) => self.failing = false,
            Err(error) if !self.failing => {
                self.failing = true;
                tracing::error!(%error, output = self.name, "output cannot be written; the ledger has what it misses");
            }
            Err(_) => {}
        }
    }
}
