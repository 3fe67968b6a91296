//! The command line's side of the control socket.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::{Method, client::conn::http1};
use hyper_util::rt::TokioIo;
use serde::{Serialize, de::DeserializeOwned};

use super::{Patience, Refusal, SOCKET, socket};

/// Longest answer, in bytes.
pub const MAX_ANSWER_BYTES: usize = 64 << 20;
/// How much longer than the service the client waits, so that the service's own words arrive.
const GRACE: Duration = Duration::from_secs(10);

/// Why nothing was answered, or not what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Nobody listens.
    #[error(
        "no service runs on the data folder {}; start it with `bartizan run -c FILE`, or name the right folder \
         with -c FILE or --data DIR",
        data.display()
    )]
    NoService {
        /// The data folder.
        data: PathBuf,
    },
    /// The socket is another user's.
    #[error(
        "{}: the service belongs to another user; run this command as that user, or as root",
        socket.display()
    )]
    NotYours {
        /// The socket.
        socket: PathBuf,
    },
    /// The service said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The service went away, or what it says makes no sense.
    #[error("{}: {problem}; look at what the service logs, and whether it is of this version", socket.display())]
    Broken {
        /// The socket.
        socket: PathBuf,
        /// What happened.
        problem: String,
    },
}

/// A client of the service on one data folder. Each request is a connection of its own.
#[derive(Clone, Debug)]
pub struct Client {
    data: PathBuf,
    socket: PathBuf,
}

impl Client {
    /// The client for a data folder.
    pub fn new(data: &Path) -> Client {
        Client { data: data.to_owned(), socket: data.join(SOCKET) }
    }

    /// Asks how something is.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ClientError> {
        self.json(self.send(Method::GET, path, Bytes::new()).await?)
    }

    /// Asks for text.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn text(&self, path: &str) -> Result<String, ClientError> {
        let body = self.send(Method::GET, path, Bytes::new()).await?;
        String::from_utf8(body.to_vec()).map_err(|_| self.broken("the answer is not UTF-8"))
    }

    /// Asks for a change.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        let body = serde_json::to_vec(body).map_err(|error| self.broken(error))?;
        self.json(self.send(Method::POST, path, body.into()).await?)
    }

    async fn send(&self, method: Method, path: &str, body: Bytes) -> Result<Bytes, ClientError> {
        let stream = socket::connect(&self.socket).await.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => {
                ClientError::NoService { data: self.data.clone() }
            }
            io::ErrorKind::PermissionDenied => ClientError::NotYours { socket: self.socket.clone() },
            _ => self.broken(error),
        })?;
        let exchange = self.exchange(stream, method, path, body);
        match tokio::time::timeout(Patience::default().change + GRACE, exchange).await {
            Ok(answer) => answer,
            Err(_) => Err(self.broken("the service does not answer")),
        }
    }

    async fn exchange(
        &self,
        stream: tokio::net::UnixStream,
        method: Method,
        path: &str,
        body: Bytes,
    ) -> Result<Bytes, ClientError> {
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(stream)).await.map_err(|error| self.broken(error))?;
        let request = hyper::Request::builder()
            .method(method)
            .uri(path)
            .header(hyper::header::HOST, "bartizan")
            .header(hyper::header::CONTENT_TYPE, "application/json")
            .header(hyper::header::CONNECTION, "close")
            .body(Full::new(body))
            .map_err(|error| self.broken(error))?;
        let answer = async move {
            let response = sender.send_request(request).await.map_err(|error| self.broken(error))?;
            let status = response.status();
            let body = Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect().await;
            let body = body.map_err(|error| match error.downcast_ref::<LengthLimitError>() {
                Some(_) => self.broken(format!("the answer has more than {MAX_ANSWER_BYTES} bytes")),
                None => self.broken(error),
            })?;
            Ok::<_, ClientError>((status, body.to_bytes()))
        };
        // The connection works only while it is polled; it ends with the answer.
        let (answer, _) = tokio::join!(answer, connection);
        match answer? {
            (status, body) if status.is_success() => Ok(body),
            (status, body) => Err(Refusal { status: status.as_u16(), message: told(&body) }.into()),
        }
    }

    fn json<T: DeserializeOwned>(&self, body: Bytes) -> Result<T, ClientError> {
        serde_json::from_slice(&body)
            .map_err(|error| self.broken(format!("the answer is not what this version expects: {error}")))
    }

    fn broken(&self, problem: impl ToString) -> ClientError {
        ClientError::Broken { socket: self.socket.clone(), problem: problem.to_string() }
    }
}

/// A path's part, fit for a URL: everything but letters, digits and `-_.` is percent-encoded.
pub fn encoded(part: &str) -> String {
    part.bytes().fold(String::with_capacity(part.len()), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
        encoded
    })
}

/// What an error answer says.
fn told(body: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Told {
        error: String,
    }
    match serde_json::from_slice::<Told>(body) {
        Ok(told) => told.error,
        Err(_) => String::from_utf8_lossy(body).into_owned(),
    }
}
