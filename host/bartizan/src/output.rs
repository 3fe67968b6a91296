//! Where findings and incidents are written beside the ledger: JSON lines in a file; on standard output, lines
//! for people, or JSON lines where `--json` asks for them.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use anyhow::Context as _;
use bartizan_model::{Finding, Incident};
use serde::Serialize;

use crate::{
    config::{Output, What},
    print,
};

/// All outputs of a configuration.
#[derive(Default)]
pub struct Outputs {
    outputs: Vec<Opened>,
}

struct Opened {
    name: String,
    what: What,
    form: Form,
    to: Box<dyn Write + Send>,
    /// Whether the last write failed, so that a full disk is said once and not for every finding.
    failing: bool,
}

/// How an output looks.
#[derive(Clone, Copy)]
enum Form {
    Json,
    People,
}

impl Outputs {
    /// Opens the outputs; files are appended to. `json` asks for JSON lines on standard output.
    pub fn open(outputs: &[Output], json: bool) -> anyhow::Result<Outputs> {
        let opened = outputs.iter().map(|output| match output {
            Output::File { path, what } => {
                let file = File::options().create(true).append(true).open(path);
                let file = file.with_context(|| format!("cannot open the output {}", path.display()))?;
                let name = path.display().to_string();
                Ok(Opened {
                    name,
                    what: *what,
                    form: Form::Json,
                    to: Box::new(BufWriter::new(file)),
                    failing: false,
                })
            }
            Output::Stdout { what } => {
                let to = Box::new(BufWriter::new(std::io::stdout()));
                let form = if json { Form::Json } else { Form::People };
                Ok(Opened { name: "standard output".into(), what: *what, form, to, failing: false })
            }
        });
        Ok(Outputs { outputs: opened.collect::<anyhow::Result<_>>()? })
    }

    /// Writes a finding.
    pub fn finding(&mut self, finding: &Finding) {
        self.write(What::Findings, finding, || {
            let (severity, rule, summary) =
                (finding.severity, &finding.rule.id, print::safe(&finding.summary));
            format!("{}  finding  {severity:<13}  {rule}: {summary}", finding.time)
        });
    }

    /// Writes an incident as it is now.
    pub fn incident(&mut self, incident: &Incident) {
        self.write(What::Incidents, incident, || {
            let Incident { id, score, severity, status, title, findings, .. } = incident;
            let (title, findings) = (print::safe(title), print::counted(*findings, "finding"));
            format!(
                "{}  {id}  score {score:>3}  {severity:<13}  {status}, {findings}: {title}",
                incident.last_seen
            )
        });
    }

    /// Hands on what is buffered.
    pub fn flush(&mut self) {
        for output in &mut self.outputs {
            let result = output.to.flush();
            output.note(result);
        }
    }

    fn write(&mut self, what: What, value: &impl Serialize, for_people: impl Fn() -> String) {
        for output in self.outputs.iter_mut().filter(|output| output.what == what) {
            let result = match output.form {
                Form::Json => serde_json::to_writer(&mut output.to, value).map_err(std::io::Error::from),
                Form::People => output.to.write_all(for_people().as_bytes()),
            };
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
