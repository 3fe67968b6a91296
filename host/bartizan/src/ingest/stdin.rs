//! Standard input: one record a line.

use std::io::Read;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::Context;
use super::assemble::Assembly;
use super::delivery::Records;
use super::origin::{Origin, Origins};
use crate::config::StdinInput;

const CHUNK_BYTES: usize = 256 << 10;

/// Reads until the end, or until told to stop.
pub(super) async fn run(context: Context, input: StdinInput, reader: impl Read + Send + 'static) {
    let origin = Origins::only(&input.name, input.format.as_deref());
    let mut chunks = read_in_thread(reader, Arc::clone(&context.counters));
    let mut assembly = Assembly::default();
    loop {
        let chunk = tokio::select! {
            () = context.stop.cancelled() => break,
            chunk = chunks.recv() => chunk,
        };
        let Some(chunk) = chunk else { break };
        let mut records = Records::default();
        assembly.lines(&chunk, |line| take(&context, &origin, &mut records, line.bytes, line.cut));
        if context.send(records).await.is_err() {
            return;
        }
    }
    if !assembly.is_empty() {
        let mut records = Records::default();
        context.counters.partial.one();
        take(&context, &origin, &mut records, assembly.whole().bytes, assembly.whole().cut);
        let _ = context.send(records).await;
    }
}

fn take(context: &Context, origin: &Origin, records: &mut Records, bytes: &[u8], cut: bool) {
    let line = origin.next_line();
    if bytes.is_empty() || bytes == b"\r" {
        context.counters.empty.one();
        return;
    }
    records.push(&origin.source, line, bytes);
    if cut {
        records.count_cut();
    }
}

/// A thread of its own, because a read from a terminal or a pipe cannot be interrupted: when the process
/// stops, the thread is left where it is.
fn read_in_thread(
    mut reader: impl Read + Send + 'static,
    counters: Arc<super::counters::Counters>,
) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel(2);
    std::thread::spawn(move || {
        let mut chunk = vec![0; CHUNK_BYTES];
        loop {
            let read = match reader.read(&mut chunk) {
                Ok(0) => return,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    counters.errors.one();
                    tracing::error!(error = %error, "standard input cannot be read any further");
                    return;
                }
            };
            if sender.blocking_send(chunk.get(..read).unwrap_or_default().to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::ingest::counters::Counters;
    use crate::ingest::delivery::Queue;

    #[tokio::test]
    async fn every_line_is_a_record_and_so_is_the_last_without_newline() {
        let (queue, mut deliveries) = Queue::new(10, 1 << 20);
        let context = Context { queue, counters: Arc::default(), stop: CancellationToken::new() };
        let counters: Arc<Counters> = Arc::clone(&context.counters);
        let input = StdinInput { name: "stdin".into(), format: Some("json".into()) };
        run(context, input, Cursor::new(b"one\n\n\r\nfo\0ur\nfive")).await;
        let mut found = Vec::new();
        while let Ok(delivery) = deliveries.try_recv() {
            for (source, line, bytes) in delivery.records.iter() {
                assert_eq!((source.name.as_str(), source.format.as_deref()), ("stdin", Some("json")));
                found.push((line, bytes.to_vec()));
            }
        }
        assert_eq!(found, [(1, b"one".to_vec()), (4, b"fo\0ur".to_vec()), (5, b"five".to_vec())]);
        let counts = counters.counts();
        assert_eq!((counts.records, counts.empty, counts.partial), (3, 2, 1));
    }
}
