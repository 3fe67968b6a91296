//! What the rules read.

bartizan_sdk::fields! {
    /// `failure` or `success`.
    pub OUTCOME = "event.outcome";
    /// `authentication` for logins, `file` for accesses.
    pub CATEGORY = "event.category";
    /// `start`, `end`, `info`.
    pub TYPE = "event.type";
    /// Number of a Windows event.
    pub CODE = "event.code";
    /// `pam` for PAM's own lines.
    pub PROVIDER = "event.provider";
    /// Which module of PAM speaks.
    pub PAM_MODULE = "system.auth.pam.module";
    /// `Failed`, `Accepted`, `Invalid`.
    pub SSH_EVENT = "system.auth.ssh.event";
    /// `password`, `publickey`, `none`, …
    pub SSH_METHOD = "system.auth.ssh.method";
    /// How often a line says that it was repeated.
    pub REPEATED = "log.repeated";
    /// Where the login came from.
    pub SOURCE = "source.ip";
    /// Whom it named.
    pub USER = "user.name";
    /// Where it was tried.
    pub HOST = "host.name";
    /// The file accessed.
    pub FILE = "file.path";
}
