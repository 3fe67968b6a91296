//! Syslog over UDP (RFC 5426): one datagram, one record, without the newlines and NULs that end it.
//!
//! A full queue leaves datagrams in the kernel's buffer; what does not fit there the kernel drops, and
//! counts in `/proc/net/udp`.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::UdpSocket;

use crate::config::SyslogUdpInput;
use crate::ingest::Context;
use crate::ingest::delivery::Records;
use crate::ingest::origin::{MAX_SOURCES, Origin, Origins};

/// Longest datagram, in bytes: what UDP's length field can say.
const MAX_DATAGRAM_BYTES: usize = 65_536;
/// Most datagrams of one delivery.
const DELIVERY_RECORDS: usize = 1_024;
/// Bytes after which a delivery is handed over.
const DELIVERY_BYTES: usize = 1 << 20;
/// How often the kernel is asked what it dropped.
const DROPS_EVERY: Duration = Duration::from_secs(2);

/// Receives until told to stop, and then what is there already.
pub(in crate::ingest) async fn run(context: Context, input: SyslogUdpInput, socket: UdpSocket) {
    let mut receiver = Receiver {
        origins: Origins::new(&input.name, input.format.as_deref()),
        senders: HashMap::new(),
        buffer: vec![0; MAX_DATAGRAM_BYTES],
        drops: Drops::of(&socket),
        context,
        socket,
    };
    let mut ticks = tokio::time::interval(DROPS_EVERY);
    loop {
        tokio::select! {
            () = receiver.context.stop.cancelled() => break,
            _ = ticks.tick() => receiver.count_drops(&input.name),
            // An error of readiness shows again in the read.
            _ = receiver.socket.readable() => {
                if receiver.receive().await.is_err() {
                    return;
                }
            }
        }
    }
    while let Ok(true) = receiver.receive().await {}
    receiver.count_drops(&input.name);
}

struct Receiver {
    context: Context,
    socket: UdpSocket,
    origins: Origins,
    senders: HashMap<IpAddr, Arc<Origin>>,
    buffer: Vec<u8>,
    drops: Option<Drops>,
}

impl Receiver {
    /// Hands over what the kernel has; whether that was anything.
    async fn receive(&mut self) -> Result<bool, crate::ingest::delivery::Closed> {
        let mut records = Records::default();
        let (mut received, mut bytes) = (0, 0);
        while received < DELIVERY_RECORDS && bytes < DELIVERY_BYTES {
            match self.socket.try_recv_from(&mut self.buffer) {
                Ok((length, sender)) => {
                    received += 1;
                    bytes += length;
                    self.take(length, sender, &mut records);
                }
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => break,
                Err(error) => {
                    self.context.counters.errors.one();
                    tracing::debug!(error = %error, "a datagram could not be received");
                    received += 1;
                }
            }
        }
        self.context.send(records).await?;
        Ok(received > 0)
    }

    fn take(&mut self, length: usize, sender: SocketAddr, records: &mut Records) {
        let datagram = trimmed(self.buffer.get(..length).unwrap_or_default());
        if datagram.is_empty() {
            self.context.counters.empty.one();
            return;
        }
        let address = sender.ip().to_canonical();
        let origin = match self.senders.get(&address) {
            Some(origin) => origin,
            None => {
                if self.senders.len() >= MAX_SOURCES {
                    self.senders.clear();
                }
                let origin = self.origins.of(&address.to_string(), None);
                self.senders.entry(address).or_insert(origin)
            }
        };
        records.push(&origin.source, origin.next_line(), datagram);
    }

    fn count_drops(&self, input: &str) {
        let Some(dropped) = self.drops.as_ref().and_then(Drops::read) else { return };
        let more = self.context.counters.kernel_drops.raise(dropped);
        if more > 0 {
            tracing::warn!(
                input,
                dropped = more,
                "the kernel dropped datagrams that were not read in time; raise receive_buffer_kib"
            );
        }
    }
}

/// A datagram without the newlines and NULs at its end.
fn trimmed(datagram: &[u8]) -> &[u8] {
    let end = datagram.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r' | 0)).map_or(0, |at| at + 1);
    datagram.get(..end).unwrap_or_default()
}

/// The line of `/proc/net/udp` that is about one socket.
struct Drops {
    inode: String,
}

impl Drops {
    /// None where the system does not tell.
    fn of(socket: &UdpSocket) -> Option<Drops> {
        let link = std::fs::read_link(format!("/proc/self/fd/{}", socket.as_raw_fd())).ok()?;
        let inode = link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned();
        Some(Drops { inode })
    }

    fn read(&self) -> Option<u64> {
        ["/proc/net/udp", "/proc/net/udp6"].into_iter().find_map(|table| {
            let table = std::fs::read_to_string(table).ok()?;
            drops_in(&table, &self.inode)
        })
    }
}

/// The column `drops` of the line with this inode: proc_net_udp(5), the 13th and the 10th.
fn drops_in(table: &str, inode: &str) -> Option<u64> {
    let mut lines = table.lines().map(|line| line.split_ascii_whitespace());
    let mut columns = lines.find(|columns| columns.clone().nth(9) == Some(inode))?;
    columns.nth(12)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_are_read_from_the_sockets_line() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n\
                     11: 0100007F:0202 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2 0000000000000000 3\n\
                     12: 0100007F:0203 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4712 2 0000000000000000 5\n";
        assert_eq!(drops_in(table, "4712"), Some(5));
        assert_eq!(drops_in(table, "4713"), None);
    }

    #[test]
    fn only_the_end_is_trimmed() {
        assert_eq!(trimmed(b"\0a\nb\n\0\r\n"), b"\0a\nb");
        assert_eq!(trimmed(b"\n\0"), b"");
    }
}
