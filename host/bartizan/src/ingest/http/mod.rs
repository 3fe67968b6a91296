//! HTTP: `POST /ingest`, one record a line; `GET /health`.
//!
//! A request is stored whole or not at all: a body that breaks off, cannot be decoded or is too large leaves
//! nothing behind, and the client sends it again. The answer 200 says that the records are durable. A client
//! that loses the connection before the answer cannot know; when it sends again, they may be there twice.

mod body;
mod refusal;

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use bartizan_normalize::format::{AUTO, Format};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use self::refusal::Refusal;
use super::Context;
use super::delivery::{NotNow, Records};
use super::listen::{self, Accepted};
use super::origin::Origins;
use crate::config::{HttpInput, Token};

/// Longest name that a client may give its records, in bytes.
const MAX_SOURCE_BYTES: usize = 256;

/// Serves until told to stop; requests that have begun are finished.
pub(super) async fn run(context: Context, input: HttpInput, listener: TcpListener, tls: Option<TlsAcceptor>) {
    let (max_connections, idle) = (input.max_connections, input.idle_timeout);
    let app = Arc::new(App {
        origins: Origins::new(&input.name, input.format.as_deref()),
        room: body::Room::new(),
        context: context.clone(),
        input,
    });
    let router = Router::new()
        .route("/ingest", post(ingest))
        .route("/health", get(|| async { Json(serde_json::json!({ "status": "ok" })) }))
        // The body is read by us, with limits of our own.
        .layer(DefaultBodyLimit::disable())
        .with_state(app);
    listen::accept(context.clone(), listener, max_connections, move |accepted: Accepted| {
        let (context, tls, router) = (context.clone(), tls.clone(), router.clone());
        async move {
            let router = router.layer(Extension(Peer(accepted.peer.ip().to_canonical())));
            match tls {
                None => serve(&context, router, idle, accepted.stream).await,
                Some(tls) => {
                    if let Some(stream) = listen::handshake(&context, &tls, accepted.stream).await {
                        serve(&context, router, idle, stream).await;
                    }
                }
            }
        }
    })
    .await;
}

/// Serves one connection.
async fn serve(
    context: &Context,
    router: Router,
    idle: std::time::Duration,
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
) {
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        router.clone().oneshot(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(idle)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let served = tokio::select! {
        served = connection.as_mut() => served,
        () = context.stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        context.counters.connections_broken.one();
        tracing::debug!(error = %error, "an HTTP connection broke");
    }
}

struct App {
    context: Context,
    input: HttpInput,
    origins: Origins,
    room: body::Room,
}

/// Who is at the other end.
#[derive(Clone, Copy)]
struct Peer(IpAddr);

/// What a request may say about its records.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    source: Option<String>,
    format: Option<String>,
}

async fn ingest(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    parameters: Result<Query<Parameters>, QueryRejection>,
    request: Request,
) -> Response {
    match app.take(peer, parameters, request).await {
        Ok(accepted) => Json(serde_json::json!({ "accepted": accepted })).into_response(),
        Err(refusal) => {
            app.count(&refusal);
            refusal.into_response()
        }
    }
}

impl App {
    /// Stores a request's records; how many they are.
    async fn take(
        &self,
        peer: Peer,
        parameters: Result<Query<Parameters>, QueryRejection>,
        request: Request,
    ) -> Result<usize, Refusal> {
        self.check_token(request.headers())?;
        let Query(parameters) = parameters.map_err(|error| Refusal::Query(error.body_text()))?;
        let parameters = parameters.checked()?;
        if self.context.queue.is_full() {
            return Err(Refusal::Busy);
        }
        let (head, body) = request.into_parts();
        let (body, _room) = body::read(&self.input, &self.room, &head.headers, body).await?;
        let records = self.records(peer, &parameters, body);
        if records.is_empty() {
            return Ok(0);
        }
        let accepted = records.len();
        let counted = (records.bytes() as u64, records.cut());
        let stored = self.context.queue.try_send(records).map_err(|refused| match refused {
            NotNow::Full => Refusal::Busy,
            NotNow::Closed => Refusal::Stopping,
        })?;
        self.context.counters.records.add(accepted as u64);
        self.context.counters.bytes.add(counted.0);
        self.context.counters.cut.add(counted.1);
        stored.await.map_err(|_| Refusal::Stopping)?;
        Ok(accepted)
    }

    fn check_token(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        if admitted(self.input.token.as_ref(), headers) { Ok(()) } else { Err(Refusal::Unauthorized) }
    }

    fn records(&self, peer: Peer, parameters: &Parameters, body: Vec<u8>) -> Records {
        let sender = parameters.source.clone().unwrap_or_else(|| peer.0.to_string());
        let origin = self.origins.of(&sender, parameters.format.as_deref());
        let lines = lines(&body);
        let mut records = Records::of(body);
        for line in lines {
            match line {
                Some(range) => records.mark(&origin.source, origin.next_line(), range),
                None => self.context.counters.empty.one(),
            }
        }
        records
    }

    fn count(&self, refusal: &Refusal) {
        let counters = &self.context.counters;
        match refusal {
            Refusal::Busy => counters.busy.one(),
            Refusal::Decode { .. } => counters.decode_errors.one(),
            _ => counters.refused.one(),
        }
        tracing::debug!(status = refusal.status().as_u16(), reason = %refusal, "a request was refused");
    }
}

/// Whether a request presents the token, if there is one.
pub(crate) fn admitted(token: Option<&Token>, headers: &HeaderMap) -> bool {
    let Some(token) = token else { return true };
    let presented = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
    match presented.and_then(|value| value.split_at_checked("Bearer ".len())) {
        Some((scheme, secret)) => scheme.eq_ignore_ascii_case(b"Bearer ") && token.admits(secret),
        None => false,
    }
}

impl Parameters {
    fn checked(mut self) -> Result<Parameters, Refusal> {
        self.format = self.format.filter(|format| format != AUTO);
        if let Some(format) = &self.format
            && Format::from_name(format).is_none()
        {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            return Err(Refusal::Query(format!(
                "format {format:?} is not known; write {AUTO} or one of {}",
                names.join(", ")
            )));
        }
        if let Some(source) = &self.source
            && (source.is_empty() || source.len() > MAX_SOURCE_BYTES || source.chars().any(char::is_control))
        {
            return Err(Refusal::Query(format!(
                "source must have 1 to {MAX_SOURCE_BYTES} bytes and no control characters"
            )));
        }
        Ok(self)
    }
}

/// The lines of a body, the last with or without its newline; none for one that is empty.
fn lines(body: &[u8]) -> Vec<Option<std::ops::Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', body).chain((!body.ends_with(b"\n")).then_some(body.len()));
    for end in ends {
        let empty = matches!(body.get(start..end), None | Some(b"" | b"\r"));
        // Nothing behind the last newline is no line.
        if !empty || end < body.len() {
            lines.push((!empty).then_some(start..end));
        }
        start = end + 1;
    }
    lines
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response =
            (self.status(), Json(serde_json::json!({ "error": self.to_string() }))).into_response();
        let (name, value) = match self {
            Refusal::Busy | Refusal::Stopping => (header::RETRY_AFTER, "1"),
            Refusal::Encoding(_) => (header::ACCEPT_ENCODING, "gzip, zstd, identity"),
            Refusal::Unauthorized => (header::WWW_AUTHENTICATE, "Bearer"),
            _ => return response,
        };
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
        if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
            response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bodys_lines() {
        let of = |text: &str| -> Vec<String> {
            lines(text.as_bytes())
                .into_iter()
                .map(|line| line.map_or("-".into(), |range| text[range].to_owned()))
                .collect()
        };
        assert_eq!(of("a\nb\n"), ["a", "b"]);
        assert_eq!(of("a\n\nb"), ["a", "-", "b"]);
        assert_eq!(of("\r\n\n"), ["-", "-"]);
        assert_eq!(of(""), [""; 0]);
        assert_eq!(of("a\r\nb"), ["a\r", "b"]);
    }
}
