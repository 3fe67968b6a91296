//! `bartizan run` as an operator has it: a process, its configuration in a folder, its commands.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

/// How long anything may take on a busy machine before the test says that it never came.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A running service; killed when dropped.
pub struct Service {
    program: PathBuf,
    folder: PathBuf,
    child: Child,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    /// Starts it on the `bartizan.toml` of a folder.
    pub fn start(program: &str, folder: &Path) -> Service {
        let child = Command::new(program)
            .args(["run", "-c"])
            .arg(folder.join("bartizan.toml"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Service { program: program.into(), folder: folder.to_owned(), child }
    }

    /// What a command of the same configuration prints, a JSON value a line; empty where it fails.
    pub fn ask(&self, arguments: &[&str]) -> Vec<Value> {
        let text = String::from_utf8(self.command(arguments).stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Runs a command of the same configuration.
    pub fn command(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(&self.program);
        command.arg("--json").args(arguments).arg("-c").arg(self.folder.join("bartizan.toml"));
        command.env("USER", "tester").output().unwrap()
    }

    /// Waits until something can be seen.
    pub fn wait_for(&mut self, what: &str, mut seen: impl FnMut(&Service) -> bool) {
        let started = Instant::now();
        while !seen(self) {
            assert!(self.child.try_wait().unwrap().is_none(), "the service ended by itself, before {what}");
            assert!(started.elapsed() < PATIENCE, "never saw {what}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Sends it a signal, by name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Tells it to stop, and waits until it has.
    pub fn stop(mut self) {
        self.signal("TERM");
        assert!(self.child.wait().unwrap().success());
    }
}

/// Adds lines to a file.
pub fn append(file: &Path, lines: &[String]) {
    let mut file = std::fs::File::options().create(true).append(true).open(file).unwrap();
    file.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
}

/// Failed logins of a user, and perhaps one that works, from a minute on.
pub fn logins(user: &str, minute: usize, failures: std::ops::Range<usize>, then_in: bool) -> Vec<String> {
    let line = |second: usize, verb: &str| {
        format!(
            "2026-03-01T10:{minute:02}:{second:02}Z web01 sshd[4242]: {verb} password for {user} from 198.51.100.7 port 4711 ssh2"
        )
    };
    let mut lines: Vec<String> = failures.map(|second| line(second, "Failed")).collect();
    if then_in {
        lines.push(line(59, "Accepted"));
    }
    lines
}
