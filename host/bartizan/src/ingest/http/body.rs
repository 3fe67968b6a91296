//! A request's body: read and decoded, with a limit on everything.

use std::io::{self, Read};
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::refusal::Refusal;
use crate::config::HttpInput;

/// What the bodies that one listener has in hand may take together, as sent and as decoded, in bytes.
pub const ROOM_BYTES: usize = 256 << 20;
/// What a unit of that room holds, in bytes; also the step in which a body is decoded.
const UNIT_BYTES: usize = 64 << 10;
/// Largest window of a zstd frame, as a power of two: 8 MiB, the limit of RFC 9659.
const ZSTD_WINDOW_LOG: u32 = 23;

/// The room that bodies share.
pub(super) struct Room(Arc<Semaphore>);

impl Room {
    pub fn new() -> Room {
        Room(Arc::new(Semaphore::new(ROOM_BYTES / UNIT_BYTES)))
    }
}

/// The part of the room that one body has.
pub(super) struct Taken {
    room: Arc<Semaphore>,
    permits: Vec<OwnedSemaphorePermit>,
    bytes: usize,
    used: usize,
}

impl Taken {
    fn of(room: &Room) -> Taken {
        Taken { room: Arc::clone(&room.0), permits: Vec::new(), bytes: 0, used: 0 }
    }

    /// Takes room for `more` bytes.
    fn grow(&mut self, more: usize) -> Result<(), Refusal> {
        self.used += more;
        while self.bytes < self.used {
            let permit = Arc::clone(&self.room).try_acquire_owned().map_err(|_| Refusal::Busy)?;
            match self.permits.first_mut() {
                Some(first) => first.merge(permit),
                None => self.permits.push(permit),
            }
            self.bytes += UNIT_BYTES;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Identity,
    Gzip,
    Zstd,
}

impl Encoding {
    fn of(headers: &HeaderMap) -> Result<Encoding, Refusal> {
        let mut encodings = headers.get_all(header::CONTENT_ENCODING).iter();
        let Some(encoding) = encodings.next() else { return Ok(Encoding::Identity) };
        let name = String::from_utf8_lossy(encoding.as_bytes()).trim().to_ascii_lowercase();
        match name.as_str() {
            _ if encodings.next().is_some() => Err(Refusal::Encoding("several".into())),
            "identity" | "" => Ok(Encoding::Identity),
            "gzip" | "x-gzip" => Ok(Encoding::Gzip),
            "zstd" => Ok(Encoding::Zstd),
            _ => Err(Refusal::Encoding(name)),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Encoding::Identity => "identity",
            Encoding::Gzip => "gzip",
            Encoding::Zstd => "zstd",
        }
    }
}

/// The body, whole and decoded, and the room that it takes while it is in hand.
pub(super) async fn read(
    input: &HttpInput,
    room: &Room,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Vec<u8>, Taken), Refusal> {
    let encoding = Encoding::of(headers)?;
    // Said before the body is sent, to clients that ask with `Expect: 100-continue`.
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > input.max_body_bytes as u64) {
        return Err(Refusal::TooLarge { limit_bytes: input.max_body_bytes });
    }
    let mut taken = Taken::of(room);
    let receive = receive(input.max_body_bytes, &mut taken, body);
    let sent = match tokio::time::timeout(input.body_timeout, receive).await {
        Ok(received) => received?,
        Err(_) => return Err(Refusal::TooSlow { seconds: input.body_timeout.as_secs() }),
    };
    if encoding == Encoding::Identity {
        return Ok((sent, taken));
    }
    let limit_bytes = input.max_decoded_bytes;
    let decode = tokio::task::spawn_blocking(move || decode(encoding, &sent, limit_bytes, taken));
    decode.await.map_err(|_| Refusal::Stopping)?
}

async fn receive(limit_bytes: usize, taken: &mut Taken, mut body: Body) -> Result<Vec<u8>, Refusal> {
    let mut sent = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Refusal::BrokenOff(innermost(&error)))?;
        let Ok(data): Result<Bytes, _> = frame.into_data() else { continue };
        if sent.len() + data.len() > limit_bytes {
            return Err(Refusal::TooLarge { limit_bytes });
        }
        taken.grow(data.len())?;
        sent.extend_from_slice(&data);
    }
    Ok(sent)
}

fn decode(
    encoding: Encoding,
    sent: &[u8],
    limit_bytes: usize,
    mut taken: Taken,
) -> Result<(Vec<u8>, Taken), Refusal> {
    let wrong = |error: io::Error| Refusal::Decode { encoding: encoding.name(), reason: error.to_string() };
    let mut decoder: Box<dyn Read + '_> = match encoding {
        Encoding::Identity => Box::new(sent),
        Encoding::Gzip => Box::new(flate2::read::MultiGzDecoder::new(sent)),
        Encoding::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(sent).map_err(wrong)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG).map_err(wrong)?;
            Box::new(decoder)
        }
    };
    let mut decoded = Vec::new();
    let mut piece = vec![0; UNIT_BYTES];
    loop {
        let read = decoder.read(&mut piece).map_err(wrong)?;
        if read == 0 {
            drop(decoder);
            return Ok((decoded, taken));
        }
        if decoded.len() + read > limit_bytes {
            return Err(Refusal::TooLargeDecoded { limit_bytes });
        }
        taken.grow(read)?;
        decoded.extend_from_slice(piece.get(..read).unwrap_or_default());
    }
}

/// The innermost cause of an error, which is the one that says something.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn decoded(encoding: Encoding, sent: &[u8], limit: usize) -> Result<Vec<u8>, Refusal> {
        decode(encoding, sent, limit, Taken::of(&Room::new())).map(|(body, _)| body)
    }

    #[test]
    fn what_is_sent_is_decoded() {
        let plain = b"a\nb\n".repeat(100_000);
        let zstd = zstd::encode_all(&plain[..], 3).unwrap();
        assert_eq!(decoded(Encoding::Gzip, &gzip(&plain), plain.len()).unwrap(), plain);
        assert_eq!(decoded(Encoding::Zstd, &zstd, plain.len()).unwrap(), plain);
        // Several members are one body.
        let two = [gzip(b"a\n"), gzip(b"b\n")].concat();
        assert_eq!(decoded(Encoding::Gzip, &two, 10).unwrap(), b"a\nb\n");
    }

    #[test]
    fn one_byte_too_much_and_bombs_are_refused() {
        let zeros = vec![0; 8 << 20];
        let bombs =
            [(Encoding::Gzip, gzip(&zeros)), (Encoding::Zstd, zstd::encode_all(&zeros[..], 3).unwrap())];
        for (encoding, bomb) in bombs {
            assert!(bomb.len() < zeros.len() / 100);
            assert!(decoded(encoding, &bomb, zeros.len()).is_ok());
            let refused = decoded(encoding, &bomb, zeros.len() - 1);
            assert!(matches!(refused, Err(Refusal::TooLargeDecoded { .. })), "{encoding:?}");
        }
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_refused() {
        let sent = gzip(&b"line\n".repeat(10_000));
        let zstd = zstd::encode_all(&b"line\n".repeat(10_000)[..], 3).unwrap();
        for (encoding, sent) in [(Encoding::Gzip, sent), (Encoding::Zstd, zstd)] {
            for cut in 1..sent.len() {
                let refused = decoded(encoding, &sent[..cut], 1 << 20);
                assert!(matches!(refused, Err(Refusal::Decode { .. })), "{encoding:?} at {cut}");
            }
            assert!(decoded(encoding, b"plain text\n", 1 << 20).is_err());
        }
    }
}
