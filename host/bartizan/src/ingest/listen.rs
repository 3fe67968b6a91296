//! Sockets and TLS for the inputs that listen.

use std::fs::File;
use std::io::BufReader;
use std::net::SocketAddr;
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::RootCertStore;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::task::TaskTracker;

use super::{Context, IngestError};
use crate::config::Tls;

/// Connections that the kernel holds until they are accepted.
const BACKLOG: i32 = 1_024;

/// A UDP socket with a receive buffer of `buffer_bytes`, or what the kernel allows.
pub(super) fn udp(input: &str, address: SocketAddr, buffer_bytes: usize) -> Result<UdpSocket, IngestError> {
    let open = || {
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        // Root may go beyond net.core.rmem_max, others are capped by it.
        if rustix::net::sockopt::set_socket_recv_buffer_size_force(socket.as_fd(), buffer_bytes).is_err() {
            socket.set_recv_buffer_size(buffer_bytes)?;
        }
        // Linux reports twice what can be used.
        let granted = socket.recv_buffer_size()? / 2;
        if granted < buffer_bytes {
            tracing::warn!(
                input,
                asked_bytes = buffer_bytes,
                granted_bytes = granted,
                "the kernel grants a smaller receive buffer; raise net.core.rmem_max, or bursts may be dropped"
            );
        }
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        UdpSocket::from_std(socket.into())
    };
    open().map_err(|source| IngestError::Listen { input: input.to_owned(), address, source })
}

/// A TCP listener.
pub(crate) fn tcp(input: &str, address: SocketAddr) -> Result<TcpListener, IngestError> {
    let open = || {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        TcpListener::from_std(socket.into())
    };
    open().map_err(|source| IngestError::Listen { input: input.to_owned(), address, source })
}

/// What answers TLS handshakes, if the listener speaks TLS (1.2 and 1.3).
pub(crate) fn tls(input: &str, tls: Option<&Tls>) -> Result<Option<TlsAcceptor>, IngestError> {
    let Some(tls) = tls else { return Ok(None) };
    let wrong = |file: &Path, reason: String| IngestError::Tls {
        input: input.to_owned(),
        file: file.display().to_string(),
        reason,
    };
    let certificates = certificates(&tls.certificate).map_err(|reason| wrong(&tls.certificate, reason))?;
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(|error| wrong(&tls.key, error.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(&tls.certificate, error.to_string()))?;
    let builder = match &tls.client_ca {
        None => builder.with_no_client_auth(),
        Some(path) => {
            let mut roots = RootCertStore::empty();
            for authority in self::certificates(path).map_err(|reason| wrong(path, reason))? {
                roots.add(authority).map_err(|error| wrong(path, error.to_string()))?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
                .build()
                .map_err(|error| wrong(path, error.to_string()))?;
            builder.with_client_cert_verifier(verifier)
        }
    };
    let config = builder
        .with_single_cert(certificates, key)
        .map_err(|error| wrong(&tls.certificate, error.to_string()))?;
    Ok(Some(TlsAcceptor::from(Arc::new(config))))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_reader_iter(BufReader::new(file)).collect();
    let certificates = certificates.map_err(|error| error.to_string())?;
    if certificates.is_empty() {
        return Err("it holds no certificate in PEM form".into());
    }
    Ok(certificates)
}

/// How long a TLS handshake may take.
const HANDSHAKE_PATIENCE: Duration = Duration::from_secs(10);
/// Pause after an accept that failed, mostly for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// A connection as accepted.
pub(super) struct Accepted {
    pub stream: TcpStream,
    pub peer: SocketAddr,
}

/// Accepts connections, at most so many at a time, until told to stop; then waits for those that are open.
pub(super) async fn accept<F: Future<Output = ()> + Send + 'static>(
    context: Context,
    listener: TcpListener,
    max_connections: u32,
    serve: impl Fn(Accepted) -> F,
) {
    let slots = Arc::new(Semaphore::new(max_connections as usize));
    let connections = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            biased;
            accepted = listener.accept() => accepted,
            () = context.stop.cancelled() => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                context.counters.errors.one();
                tracing::warn!(error = %error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let Ok(slot) = Arc::clone(&slots).try_acquire_owned() else {
            context.counters.connections_refused.one();
            tracing::warn!(peer = %peer, max_connections, "a connection was closed: there are too many");
            continue;
        };
        context.counters.connections.one();
        let served = serve(Accepted { stream, peer });
        connections.spawn(async move {
            served.await;
            drop(slot);
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// Speaks TLS with a peer; none, counted, where that fails.
pub(super) async fn handshake(
    context: &Context,
    tls: &TlsAcceptor,
    stream: TcpStream,
) -> Option<TlsStream<TcpStream>> {
    let reason = match timeout(HANDSHAKE_PATIENCE, tls.accept(stream)).await {
        Ok(Ok(stream)) => return Some(stream),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it took too long".into(),
    };
    context.counters.connections_broken.one();
    tracing::info!(reason, "a TLS handshake failed");
    None
}
