//! Connections: accepted, counted, told who is at the other end, and served.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Extension, Router, body::Body};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream, UnixListener, UnixStream},
    sync::Semaphore,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt as _;

use super::{
    MAX_CONTROL_CONNECTIONS,
    request::Asking,
    routes::{self, Caller},
};
use crate::{
    config::MetricsInput,
    ingest::{IngestError, listen},
};

/// Pause after an accept that failed, mostly for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// Longest head of a request, in bytes.
const MAX_HEAD_BYTES: usize = 16 << 10;
/// What the metrics listener is called in messages.
const METRICS: &str = "metrics";

/// Serves the control socket until told to stop.
pub(super) async fn control(listener: UnixListener, asking: Asking, stop: CancellationToken) {
    let patience = asking.patience.request;
    let router = routes::control(asking);
    let ours = rustix::process::geteuid().as_raw();
    accept(listener, stop.clone(), move |stream: UnixStream| {
        let (router, stop) = (router.clone(), stop.clone());
        async move {
            match stream.peer_cred() {
                // The socket's mode says the same; this holds where a file system ignores it.
                Ok(peer) if peer.uid() == ours || peer.uid() == 0 => {
                    let caller = Caller(actor(peer.uid()).await);
                    serve(router.layer(Extension(caller)), &stop, patience, stream).await;
                }
                Ok(peer) => {
                    tracing::warn!(
                        uid = peer.uid(),
                        "a user who may not control the service was turned away"
                    );
                }
                Err(error) => tracing::warn!(%error, "a control connection does not say whose it is"),
            }
        }
    })
    .await;
}

/// `alice (uid 1000)`; `uid 1000` where the system knows no name.
async fn actor(uid: u32) -> String {
    // The name may come over the network.
    let user = tokio::task::spawn_blocking(move || uzers::get_user_by_uid(uid)).await;
    match user.ok().flatten() {
        Some(user) => format!("{} (uid {uid})", user.name().to_string_lossy()),
        None => format!("uid {uid}"),
    }
}

/// The metrics listener, bound.
pub(super) struct Metrics {
    input: MetricsInput,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
}

impl Metrics {
    /// Listens on the address.
    pub fn bind(input: MetricsInput) -> Result<Metrics, IngestError> {
        let tls = listen::tls(METRICS, input.tls.as_ref())?;
        let listener = listen::tcp(METRICS, input.address)?;
        Ok(Metrics { input, listener, tls })
    }

    /// Where it listens.
    pub fn address(&self) -> Option<SocketAddr> {
        self.listener.local_addr().ok()
    }

    /// Serves until told to stop.
    pub async fn serve(self, asking: Asking, stop: CancellationToken) {
        let patience = asking.patience.request;
        let router = routes::metrics(asking, self.input.token);
        let tls = self.tls;
        accept(self.listener, stop.clone(), move |stream: TcpStream| {
            let (router, tls, stop) = (router.clone(), tls.clone(), stop.clone());
            async move {
                let Some(tls) = tls else { return serve(router, &stop, patience, stream).await };
                match timeout(patience, tls.accept(stream)).await {
                    Ok(Ok(stream)) => serve(router, &stop, patience, stream).await,
                    Ok(Err(error)) => tracing::info!(%error, "a TLS handshake for metrics failed"),
                    Err(_) => tracing::info!("a TLS handshake for metrics took too long"),
                }
            }
        })
        .await;
    }
}

/// What connections come from.
trait Listener: Send {
    type Stream: Send;
    fn next(&self) -> impl Future<Output = io::Result<Self::Stream>> + Send;
}

impl Listener for UnixListener {
    type Stream = UnixStream;
    async fn next(&self) -> io::Result<UnixStream> {
        self.accept().await.map(|(stream, _)| stream)
    }
}

impl Listener for TcpListener {
    type Stream = TcpStream;
    async fn next(&self) -> io::Result<TcpStream> {
        self.accept().await.map(|(stream, _)| stream)
    }
}

/// Accepts connections, a bounded number at a time, until told to stop; then waits for those that are open.
async fn accept<L: Listener, F: Future<Output = ()> + Send + 'static>(
    listener: L,
    stop: CancellationToken,
    serve: impl Fn(L::Stream) -> F,
) {
    let slots = Arc::new(Semaphore::new(MAX_CONTROL_CONNECTIONS as usize));
    let connections = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.next() => accepted,
            () = stop.cancelled() => break,
        };
        let stream = match accepted {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(%error, "a control connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let Ok(slot) = Arc::clone(&slots).try_acquire_owned() else {
            tracing::warn!(MAX_CONTROL_CONNECTIONS, "a control connection was closed: there are too many");
            continue;
        };
        let served = serve(stream);
        connections.spawn(async move {
            served.await;
            drop(slot);
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// Serves one connection; a request that has begun is answered even when told to stop.
async fn serve(
    router: Router,
    stop: &CancellationToken,
    patience: Duration,
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
) {
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        router.clone().oneshot(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let served = tokio::select! {
        served = connection.as_mut() => served,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        tracing::debug!(%error, "a control connection broke");
    }
}
