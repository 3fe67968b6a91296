//! Why a request was not taken, as a status and a sentence.

use axum::http::StatusCode;

/// See the module.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error(
        "the request needs `Authorization: Bearer TOKEN` with the token that this input is configured with"
    )]
    Unauthorized,
    #[error("the query cannot be used: {0}")]
    Query(String),
    #[error("Content-Encoding {0:?} is not known; send gzip, zstd or identity, one of them")]
    Encoding(String),
    #[error("the body has more than {limit_bytes} bytes; send it in parts, or raise max_body_mib")]
    TooLarge { limit_bytes: usize },
    #[error(
        "decompressed, the body has more than {limit_bytes} bytes; send it in parts, or raise max_decoded_mib"
    )]
    TooLargeDecoded { limit_bytes: usize },
    #[error("the body is not {encoding}: {reason}; nothing of it was stored")]
    Decode { encoding: &'static str, reason: String },
    #[error("the body broke off: {0}; nothing of it was stored, send it again")]
    BrokenOff(String),
    #[error("the body did not arrive within {seconds} s; nothing of it was stored, send it again")]
    TooSlow { seconds: u64 },
    #[error("too much is waiting to be stored; send it again after the time that Retry-After says")]
    Busy,
    #[error("the service is stopping, and the records may not have been stored; send them again")]
    Stopping,
}

impl Refusal {
    pub fn status(&self) -> StatusCode {
        match self {
            Refusal::Unauthorized => StatusCode::UNAUTHORIZED,
            Refusal::Query(_) | Refusal::Decode { .. } | Refusal::BrokenOff(_) => StatusCode::BAD_REQUEST,
            Refusal::Encoding(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Refusal::TooLarge { .. } | Refusal::TooLargeDecoded { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::TooSlow { .. } => StatusCode::REQUEST_TIMEOUT,
            Refusal::Busy => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Stopping => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}
