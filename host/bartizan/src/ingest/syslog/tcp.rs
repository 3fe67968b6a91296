//! Syslog over TCP (RFC 6587), and over TLS (RFC 5425).

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::frames::Frames;
use crate::config::SyslogTcpInput;
use crate::ingest::Context;
use crate::ingest::assemble::Whole;
use crate::ingest::delivery::{Closed, Records};
use crate::ingest::listen::{self, Accepted};
use crate::ingest::origin::{Origin, Origins};

const CHUNK_BYTES: usize = 64 << 10;
/// At the stop, a connection is read until it has been silent for so long.
const DRAIN_SILENCE: Duration = Duration::from_millis(100);

/// Accepts until told to stop; then what senders have sent already is still read.
pub(in crate::ingest) async fn run(
    context: Context,
    input: SyslogTcpInput,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
) {
    let origins = Arc::new(Origins::new(&input.name, input.format.as_deref()));
    let idle = input.idle_timeout;
    listen::accept(context.clone(), listener, input.max_connections, move |accepted: Accepted| {
        let (context, tls, origins) = (context.clone(), tls.clone(), Arc::clone(&origins));
        async move {
            let address: IpAddr = accepted.peer.ip().to_canonical();
            let origin = origins.of(&address.to_string(), None);
            match tls {
                None => read(&context, &origin, idle, accepted.stream).await,
                Some(tls) => match listen::handshake(&context, &tls, accepted.stream).await {
                    Some(stream) => read(&context, &origin, idle, stream).await,
                    None => Ok(()),
                },
            }
            .unwrap_or_else(|Closed| tracing::debug!("a connection ends since collection has ended"));
        }
    })
    .await;
}

/// Reads one connection to its end.
async fn read(
    context: &Context,
    origin: &Origin,
    idle: Duration,
    mut stream: impl AsyncRead + Unpin,
) -> Result<(), Closed> {
    let mut frames = Frames::default();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let stopping = context.stop.is_cancelled();
        let patience = if stopping { DRAIN_SILENCE } else { idle };
        let read = tokio::select! {
            read = timeout(patience, stream.read(&mut chunk)) => read,
            // Round again, with less patience.
            () = context.stop.cancelled(), if !stopping => continue,
        };
        let read = match read {
            Ok(Ok(0)) => break,
            Ok(Ok(read)) => read,
            Ok(Err(error)) => {
                // A TLS peer that leaves without saying so is common, and no loss.
                if error.kind() != io::ErrorKind::UnexpectedEof {
                    context.counters.connections_broken.one();
                    tracing::debug!(error = %error, source = origin.source.name, "a connection broke");
                }
                break;
            }
            Err(_) => {
                if !stopping {
                    context.counters.connections_broken.one();
                    tracing::info!(source = origin.source.name, "a connection was silent for too long");
                }
                break;
            }
        };
        let mut records = Records::default();
        frames.feed(chunk.get(..read).unwrap_or_default(), |message| {
            take(context, origin, &mut records, message);
        });
        context.send(records).await?;
    }
    let mut records = Records::default();
    if frames.finish(|message| take(context, origin, &mut records, message)) {
        context.counters.partial.one();
    }
    context.send(records).await
}

fn take(context: &Context, origin: &Origin, records: &mut Records, message: Whole<'_>) {
    if message.bytes.is_empty() {
        context.counters.empty.one();
        return;
    }
    records.push(&origin.source, origin.next_line(), message.bytes);
    if message.cut {
        records.count_cut();
    }
}
