//! Real programs that send logs. Where one is not there, it is installed (as root, with apt-get), or the
//! test says loudly that it does without.

use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

/// Whether a program can be run; tries to install its package.
pub fn has(program: &str, package: &str) -> bool {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _lock = ONE_AT_A_TIME.lock();
    if find(program).is_some() {
        return true;
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let _ = apt(&["install", "-y", package]) || (apt(&["update"]) && apt(&["install", "-y", package]));
    let there = find(program).is_some();
    if !there {
        eprintln!("SKIPPED: {program} is not there and could not be installed (apt-get install {package})");
    }
    there
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin:/sbin";
    path.split(':').map(|folder| Path::new(folder).join(program)).find(|path| path.is_file())
}

/// A command for a program that [`has`] found.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap());
    command.stdin(Stdio::null());
    command
}

/// Runs to the end, which must be a good one; what was printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {:?}: {said}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Ids of `count` records of a client.
pub fn ids_of(client: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{client}-{n}")).collect()
}

/// The records of some ids, a line each.
pub fn lines(ids: &[String]) -> String {
    ids.iter()
        .map(|id| format!("Failed password for root from 192.0.2.7 port 4711 ssh2 id={id} end\n"))
        .collect()
}

/// util-linux's logger sends a file's lines.
pub fn logger(dir: &Path, to: SocketAddr, client: &str, how: &[&str], count: usize) -> Vec<String> {
    let ids = ids_of(client, count);
    let file = dir.join(format!("{client}.txt"));
    fs::write(&file, lines(&ids)).unwrap();
    let (host, port) = (to.ip().to_string(), to.port().to_string());
    run(command("logger")
        .args(["--server", &host, "--port", &port, "-t", "sshd"])
        .args(how)
        .arg("-f")
        .arg(&file));
    ids
}

/// curl posts a file in parts, as it is or packed.
pub fn curl(dir: &Path, to: SocketAddr, encoding: &str, count: usize) -> Vec<String> {
    let ids = ids_of(&format!("curl-{encoding}"), count);
    for (part, ids) in ids.chunks(500).enumerate() {
        let plain = lines(ids).into_bytes();
        let body = match encoding {
            "gzip" => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(&plain).unwrap();
                encoder.finish().unwrap()
            }
            "zstd" => zstd::encode_all(&plain[..], 3).unwrap(),
            _ => plain,
        };
        let file = dir.join(format!("curl-{encoding}-{part}"));
        fs::write(&file, body).unwrap();
        let mut curl = command("curl");
        curl.args(["-sS", "--fail-with-body", "--data-binary", &format!("@{}", file.display())]);
        curl.args(["-H", &format!("Content-Encoding: {encoding}")]);
        let answer = run(curl.arg(format!("http://{to}/ingest?source={encoding}")));
        assert_eq!(answer, format!("{{\"accepted\":{}}}", ids.len()));
    }
    ids
}

/// An rsyslogd of our own: reads a file and sends each of its lines twice, in either framing of RFC 6587.
pub struct Rsyslog {
    child: Child,
    file: PathBuf,
}

impl Rsyslog {
    pub fn start(dir: &Path, to: SocketAddr) -> Rsyslog {
        let work = dir.join("rsyslog");
        fs::create_dir_all(&work).unwrap();
        let file = work.join("in.txt");
        fs::write(&file, "").unwrap();
        let action = |name: &str, framing: &str| {
            format!(
                "template(name=\"{name}\" type=\"string\" \
                 string=\"<%PRI%>%TIMESTAMP:::date-rfc3339% %HOSTNAME% %syslogtag%%msg%-{name}\")\n\
                 ruleset(name=\"{name}\") {{ action(type=\"omfwd\" target=\"{}\" port=\"{}\" protocol=\"tcp\" \
                 TCP_Framing=\"{framing}\" template=\"{name}\" action.resumeRetryCount=\"-1\") }}\n",
                to.ip(),
                to.port()
            )
        };
        let config = format!(
            "global(workDirectory=\"{work}\")\nmodule(load=\"imfile\")\n{}{}\
             ruleset(name=\"both\") {{ call counted\n call ended }}\n\
             input(type=\"imfile\" File=\"{file}\" Tag=\"sshd:\" ruleset=\"both\")\n",
            action("counted", "octet-counted"),
            action("ended", "traditional"),
            work = work.display(),
            file = file.display(),
        );
        let conf = work.join("rsyslog.conf");
        fs::write(&conf, config).unwrap();
        let log = fs::File::create(work.join("rsyslogd.log")).unwrap();
        let mut rsyslogd = command("rsyslogd");
        rsyslogd.arg("-n").arg("-f").arg(&conf).arg("-i").arg(work.join("pid"));
        let child = rsyslogd.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        Rsyslog { child, file }
    }

    /// Writes lines for it to send; the ids that will arrive.
    pub fn send(&self, count: usize) -> Vec<String> {
        let ids = ids_of("rsyslog", count);
        let mut file = fs::File::options().append(true).open(&self.file).unwrap();
        for part in ids.chunks(100) {
            // The id comes last, so that the name of the framing ends up behind it.
            let text: String =
                part.iter().map(|id| format!("Accepted password for root id={id}\n")).collect();
            file.write_all(text.as_bytes()).unwrap();
            std::thread::sleep(Duration::from_millis(5));
        }
        let sent = ids.iter().flat_map(|id| [format!("{id}-counted"), format!("{id}-ended")]);
        sent.collect()
    }
}

impl Drop for Rsyslog {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program that writes a log, and the logrotate that rotates it.
pub struct Rotated {
    dir: PathBuf,
    pub log: PathBuf,
    how: &'static str,
}

impl Rotated {
    /// `how` is `create` or `copytruncate`.
    pub fn new(dir: &Path, how: &'static str) -> Rotated {
        let dir = dir.join(how);
        fs::create_dir_all(&dir).unwrap();
        let log = dir.join("app.log");
        fs::write(&log, "").unwrap();
        let config = format!("{} {{\n rotate 20\n {how}\n nocompress\n missingok\n su\n}}\n", log.display());
        fs::write(dir.join("logrotate.conf"), config.replace(" su\n", "")).unwrap();
        Rotated { dir, log, how }
    }

    pub fn rotate(&self) {
        let mut logrotate = command("logrotate");
        run(logrotate.arg("-f").arg("-s").arg(self.dir.join("state")).arg(self.dir.join("logrotate.conf")));
    }

    /// Writes `count` lines and rotates `rotations` times between them; the ids.
    pub fn write(&self, count: usize, rotations: usize) -> Vec<String> {
        let ids = ids_of(self.how, count);
        let parts: Vec<&[String]> = ids.chunks(count.div_ceil(rotations + 1)).collect();
        for (at, part) in parts.iter().enumerate() {
            self.write_part(part);
            if at + 1 < parts.len() {
                self.rotate();
            }
        }
        ids
    }

    /// Writes with one open file, as a daemon does that is told only later that its file was rotated: the
    /// rest of the part goes to the renamed file.
    fn write_part(&self, ids: &[String]) {
        let mut file = fs::File::options().append(true).create(true).open(&self.log).unwrap();
        let (first, rest) = ids.split_at(ids.len() / 2);
        for part in first.chunks(50) {
            file.write_all(lines(part).as_bytes()).unwrap();
        }
        if self.how == "create" {
            self.rotate();
        }
        for part in rest.chunks(50) {
            file.write_all(lines(part).as_bytes()).unwrap();
        }
    }
}
