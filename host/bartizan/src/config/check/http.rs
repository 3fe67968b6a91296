//! What listens with HTTP: the input and the metrics, and what keeps others away from them.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use super::{Checker, MAX_BODY_MIB, MAX_TOKEN_FILE_BYTES};
use crate::config::{HttpInput, Input, MetricsInput, Tls, Token, is_local, raw};

impl Checker {
    pub(super) fn http(&mut self, key: &str, raw: raw::HttpInput) -> Input {
        let address = self.address(key, &raw.address, 8_514);
        let (token, tls) = self.guard(key, address, raw.token_file, raw.tls);
        let mib = |mib: u32| mib as usize * (1 << 20);
        let body = self.within(&format!("{key}.max_body_mib"), raw.max_body_mib, 1..=MAX_BODY_MIB, 16);
        let decoded =
            self.within(&format!("{key}.max_decoded_mib"), raw.max_decoded_mib, 1..=MAX_BODY_MIB, 32);
        Input::Http(HttpInput {
            name: raw.name.unwrap_or_else(|| "http".into()),
            address,
            format: self.format(key, raw.format),
            token,
            tls,
            max_body_bytes: mib(body),
            max_decoded_bytes: mib(decoded),
            max_connections: self.within(
                &format!("{key}.max_connections"),
                raw.max_connections,
                1..=65_536,
                1_024,
            ),
            body_timeout: self.duration(&format!("{key}.body_timeout"), raw.body_timeout, 1, 30),
            idle_timeout: self.duration(&format!("{key}.idle_timeout"), raw.idle_timeout, 1, 60),
        })
    }

    pub(super) fn metrics(&mut self, raw: raw::Metrics) -> MetricsInput {
        let address = self.address("metrics", &raw.address, 9_514);
        let (token, tls) = self.guard("metrics", address, raw.token_file, raw.tls);
        MetricsInput { address, token, tls }
    }

    /// What keeps others away from an HTTP listener; needed where other machines reach it.
    fn guard(
        &mut self,
        key: &str,
        address: SocketAddr,
        token_file: Option<PathBuf>,
        tls: Option<raw::Tls>,
    ) -> (Option<Token>, Option<Tls>) {
        let token = token_file.and_then(|path| self.token(&format!("{key}.token_file"), &path));
        let tls = tls.map(|tls| self.tls(key, tls));
        if !is_local(address.ip()) {
            for (name, given, what) in [
                ("tls", tls.is_some(), "`tls = { certificate = \"…\", key = \"…\" }`"),
                ("token_file", token.is_some(), "`token_file = \"…\"`"),
            ] {
                if !given {
                    self.problem(
                        &format!("{key}.{name}"),
                        format!(
                            "{address} can be reached from other machines, so {what} is needed; add it, or \
                             listen on 127.0.0.1"
                        ),
                    );
                }
            }
        }
        (token, tls)
    }

    pub(super) fn tls(&mut self, key: &str, raw: raw::Tls) -> Tls {
        Tls {
            certificate: self.under(&format!("{key}.tls.certificate"), raw.certificate),
            key: self.under(&format!("{key}.tls.key"), raw.key),
            client_ca: raw.client_ca.map(|path| self.under(&format!("{key}.tls.client_ca"), path)),
        }
    }

    fn token(&mut self, key: &str, path: &Path) -> Option<Token> {
        let path = self.under(key, path.to_owned());
        let text = match std::fs::metadata(&path) {
            Ok(file) if file.len() > MAX_TOKEN_FILE_BYTES => {
                Err(std::io::Error::other(format!("it has more than {MAX_TOKEN_FILE_BYTES} bytes")))
            }
            Ok(_) => std::fs::read_to_string(&path),
            Err(error) => Err(error),
        };
        match text {
            Ok(text) if text.trim().len() >= Token::MIN_BYTES => Some(Token::new(text.trim())),
            Ok(_) => {
                let text = format!(
                    "{} has fewer than {} characters; write one with `openssl rand -hex 32 > FILE`",
                    path.display(),
                    Token::MIN_BYTES
                );
                self.problem(key, text);
                None
            }
            Err(error) => {
                self.problem(key, format!("cannot read {}: {error}", path.display()));
                None
            }
        }
    }
}
