//! Which request asks for what.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Extension, Json, Router,
    body::{Body, to_bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::time::timeout;

use super::{
    MAX_BODY_BYTES,
    metrics::{self, CONTENT_TYPE},
    request::{Ask, Asking, Refusal},
};
use crate::{config::Token, ingest::admitted};

/// Longest plugin name in a request, in bytes.
const MAX_NAME_BYTES: usize = 128;
/// Who asks, over TCP.
const SCRAPE: &str = "metrics";

/// Who is at the other end.
#[derive(Clone)]
pub(super) struct Caller(pub String);

type To = State<Asking>;
type Who = Extension<Caller>;
type Answer = Result<Json<Value>, Refusal>;

/// What the socket answers.
pub(super) fn control(asking: Asking) -> Router {
    Router::new()
        .route("/plugins", get(plugins))
        .route("/plugins/reload", post(reload_all))
        .route("/plugins/{name}/reload", post(reload))
        .route("/plugins/{name}/{step}", post(step))
        .route("/plugins/{name}/shadow", get(shadow_show).post(shadow_start))
        .route("/plugins/{name}/shadow/{step}", post(shadow_step))
        .route("/plugins/{name}/parked/retry", post(retry_parked))
        .route("/blind", get(blind))
        .route("/metrics", get(scrape))
        .route("/health", get(health))
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .with_state(asking)
}

/// What the metrics address answers.
pub(super) fn metrics(asking: Asking, token: Option<Token>) -> Router {
    let token = Arc::new(token);
    let scrape = move |State(asking): To, headers: HeaderMap| async move {
        if !admitted(token.as_ref().as_ref(), &headers) {
            let text =
                "the request needs `Authorization: Bearer TOKEN` with the token of [metrics] token_file";
            return Refusal::of(StatusCode::UNAUTHORIZED, text).into_response();
        }
        exposition(&asking, SCRAPE.to_owned()).await.into_response()
    };
    Router::new()
        .route("/metrics", get(scrape))
        .route("/health", get(health))
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .with_state(asking)
}

async fn health() -> Json<Value> {
    Json(serde_json::json!({ "status": "ok" }))
}

async fn nothing_here() -> Refusal {
    Refusal::not_found("there is nothing at this path; `bartizan plugin --help` shows what can be asked for")
}

async fn not_so() -> Refusal {
    Refusal::of(StatusCode::METHOD_NOT_ALLOWED, "this path takes another method: GET shows, POST changes")
}

async fn plugins(State(asking): To, Extension(caller): Who) -> Answer {
    asked(&asking, caller, Ask::Plugins).await
}

async fn blind(State(asking): To, Extension(caller): Who) -> Answer {
    asked(&asking, caller, Ask::Blind).await
}

async fn scrape(State(asking): To, Extension(caller): Who) -> Result<Response, Refusal> {
    exposition(&asking, caller.0).await
}

async fn reload_all(State(asking): To, Extension(caller): Who) -> Answer {
    asked(&asking, caller, Ask::ReloadAll).await
}

/// How to reload.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Reload {
    force: bool,
}

async fn reload(State(asking): To, Extension(caller): Who, Path(name): Path<String>, body: Body) -> Answer {
    let name = checked(name)?;
    let Reload { force } = json(body, asking.patience.request).await?;
    asked(&asking, caller, Ask::Reload { name, force }).await
}

async fn step(
    State(asking): To,
    Extension(caller): Who,
    Path((name, step)): Path<(String, String)>,
) -> Answer {
    let name = checked(name)?;
    let ask = match step.as_str() {
        "enable" => Ask::Enable { name },
        "disable" => Ask::Disable { name },
        "rollback" => Ask::Rollback { name },
        _ => return Err(nothing_here().await),
    };
    asked(&asking, caller, ask).await
}

/// What to run beside a plugin, and for how long.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Shadow {
    with: Option<PathBuf>,
    events: Option<u64>,
    seconds: Option<u64>,
}

async fn shadow_start(
    State(asking): To,
    Extension(caller): Who,
    Path(name): Path<String>,
    body: Body,
) -> Answer {
    let name = checked(name)?;
    let Shadow { with, events, seconds } = json(body, asking.patience.request).await?;
    if let Some(path) = with.as_ref().filter(|path| !path.is_absolute()) {
        let path = path.display();
        return Err(Refusal::bad_request(format!(
            "`with` is {path}: write an absolute path, for the service does not know your folder"
        )));
    }
    for (key, amount) in [("events", events), ("seconds", seconds)] {
        if amount == Some(0) {
            return Err(Refusal::bad_request(format!("`{key}` is 0: write at least 1, or leave it out")));
        }
    }
    asked(&asking, caller, Ask::ShadowStart { name, with, events, seconds }).await
}

async fn shadow_show(State(asking): To, Extension(caller): Who, Path(name): Path<String>) -> Answer {
    asked(&asking, caller, Ask::ShadowShow { name: checked(name)? }).await
}

async fn shadow_step(
    State(asking): To,
    Extension(caller): Who,
    Path((name, step)): Path<(String, String)>,
) -> Answer {
    let name = checked(name)?;
    let ask = match step.as_str() {
        "promote" => Ask::ShadowPromote { name },
        "drop" => Ask::ShadowDrop { name },
        _ => return Err(nothing_here().await),
    };
    asked(&asking, caller, ask).await
}

async fn retry_parked(State(asking): To, Extension(caller): Who, Path(name): Path<String>) -> Answer {
    asked(&asking, caller, Ask::RetryParked { name: checked(name)? }).await
}

async fn asked(asking: &Asking, caller: Caller, what: Ask) -> Answer {
    asking.ask(what, caller.0).await.map(Json)
}

/// The metrics as text.
async fn exposition(asking: &Asking, actor: String) -> Result<Response, Refusal> {
    let snapshot = asking.ask(Ask::Metrics, actor).await?;
    let text = serde_json::from_value(snapshot)
        .map_err(|error| error.to_string())
        .and_then(|snapshot| metrics::text(snapshot).map_err(|error| error.to_string()))
        .map_err(|error| Refusal::failed(format!("the metrics cannot be written: {error}")))?;
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response())
}

fn checked(name: String) -> Result<String, Refusal> {
    if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
        let text = format!("a plugin's name has 1 to {MAX_NAME_BYTES} bytes and no control characters");
        return Err(Refusal::bad_request(text));
    }
    Ok(name)
}

/// A body's JSON; its default where there is none.
async fn json<T: DeserializeOwned + Default>(body: Body, patience: Duration) -> Result<T, Refusal> {
    let body = match timeout(patience, to_bytes(body, MAX_BODY_BYTES)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => {
            let text = format!("the body broke off, or has more than {MAX_BODY_BYTES} bytes");
            return Err(Refusal::of(StatusCode::PAYLOAD_TOO_LARGE, text));
        }
        Err(_) => return Err(Refusal::of(StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time")),
    };
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(T::default());
    }
    serde_json::from_slice(&body)
        .map_err(|error| Refusal::bad_request(format!("the body cannot be used: {error}")))
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(serde_json::json!({ "error": self.message }))).into_response();
        let (name, value) = match status {
            StatusCode::SERVICE_UNAVAILABLE => (header::RETRY_AFTER, "1"),
            StatusCode::UNAUTHORIZED => (header::WWW_AUTHENTICATE, "Bearer"),
            // What is left of the body is not read.
            StatusCode::PAYLOAD_TOO_LARGE => (header::CONNECTION, "close"),
            _ => return response,
        };
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
        response
    }
}
