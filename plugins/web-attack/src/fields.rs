//! What the rules read.

bartizan_sdk::fields! {
    /// Where the request, or the login, came from.
    pub SOURCE = "source.ip";
    /// What was asked for, as it was sent.
    pub URL = "url.original";
    /// Its path.
    pub PATH = "url.path";
    /// Its query, without the question mark.
    pub QUERY = "url.query";
    /// What was sent with it.
    pub BODY = "http.request.body.content";
    /// The page it says it came from.
    pub REFERRER = "http.request.referrer";
    /// The program that asked.
    pub AGENT = "user_agent.original";
    /// The server's answer.
    pub STATUS = "http.response.status_code";
    /// The server's name.
    pub DOMAIN = "url.domain";
    /// The host that logged it.
    pub HOST = "host.name";
    /// `pam` for PAM's own lines.
    pub PROVIDER = "event.provider";
    /// Which module of PAM speaks.
    pub PAM_MODULE = "system.auth.pam.module";
    /// `Failed`, `Invalid`.
    pub SSH_EVENT = "system.auth.ssh.event";
    /// How often a line says that it was repeated.
    pub REPEATED = "log.repeated";
}
