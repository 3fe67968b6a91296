//! From wasmtime's errors to the host's [`Fault`]s: kinds that can be told apart and acted on, and a message
//! that an author can use.

use bartizan_detect::plugin::Fault;
use wasmtime::{Trap, WasmBacktrace};

use crate::{deadline::DeadlineExceeded, host::Violation, state::State};

/// Most bytes of a fault's message.
const MAX_MESSAGE_BYTES: usize = 1_024;
/// Functions that a message names, innermost first.
pub(crate) const MAX_FRAMES: usize = 6;
/// What wasmtime says when more is handed over than `Store::set_hostcall_fuel` allows; it has no public type.
const TOO_MUCH_DATA: &str = "fuel allocated for hostcalls has been exhausted";

/// What a call that failed means.
pub(crate) fn of(error: &wasmtime::Error, state: &State) -> Fault {
    if let Some(DeadlineExceeded { milliseconds }) = error.downcast_ref() {
        return Fault::Deadline { milliseconds: *milliseconds };
    }
    if let Some(violation) = error.downcast_ref::<Violation>() {
        return Fault::Contract(bounded(violation.0.clone()));
    }
    if let Some(trap) = error.downcast_ref::<Trap>() {
        return match state.memory_refused {
            true => Fault::Memory { mebibytes: state.limits.memory_mib },
            false => Fault::Trap(trap_message(*trap, error, state)),
        };
    }
    match is_too_much_data(error) {
        true => Fault::ResultTooLarge { kibibytes: state.limits.result_kib },
        false => Fault::Contract(message(error)),
    }
}

/// Whether more data was handed to the host than may be.
pub(crate) fn is_too_much_data(error: &wasmtime::Error) -> bool {
    error.chain().any(|cause| cause.to_string().contains(TOO_MUCH_DATA))
}

/// An error and its causes in one line, without the backtrace, which is a context of its own.
pub(crate) fn message(error: &wasmtime::Error) -> String {
    let backtrace = "error while executing at wasm backtrace";
    let causes = error.chain().map(|cause| cause.to_string()).filter(|cause| !cause.starts_with(backtrace));
    bounded(causes.collect::<Vec<_>>().join(": ").replace('\n', " "))
}

/// A text as messages may have it: of bounded length, and without control characters but line ends. It may
/// hold what a plugin wrote, such as the names of its functions, and ends on terminals.
pub(crate) fn bounded(mut text: String) -> String {
    // What would be cut off is not escaped first: it may be megabytes.
    let cut = text.len() > MAX_MESSAGE_BYTES;
    text.truncate(text.floor_char_boundary(MAX_MESSAGE_BYTES));
    let unprintable = |c: char| c.is_control() && c != '\n';
    if text.contains(unprintable) {
        let escape = |c: char| match unprintable(c) {
            true => c.escape_default().collect::<String>(),
            false => c.to_string(),
        };
        text = text.chars().map(escape).collect();
    }
    if cut || text.len() > MAX_MESSAGE_BYTES {
        text.truncate(text.floor_char_boundary(MAX_MESSAGE_BYTES));
        text.push('…');
    }
    text
}

fn trap_message(trap: Trap, error: &wasmtime::Error, state: &State) -> String {
    let trap = trap.to_string();
    let trap = trap.strip_prefix("wasm trap: ").unwrap_or(&trap);
    let mut text = match &state.log.last_severe {
        // A panic in Rust, or an assertion elsewhere, is a log line and then the instruction `unreachable`.
        Some(line) => format!("{line} ({trap})"),
        None => trap.to_owned(),
    };
    let frames = error.downcast_ref::<WasmBacktrace>().map(WasmBacktrace::frames).unwrap_or_default();
    for (at, frame) in frames.iter().take(MAX_FRAMES).enumerate() {
        text.push_str(if at == 0 { ", in " } else { " < " });
        match frame.func_name() {
            Some(name) => text.push_str(&format!("{:#}", rustc_demangle::demangle(name))),
            None => text.push_str(&format!("function {}", frame.func_index())),
        }
    }
    bounded(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_bounded_and_printable() {
        assert_eq!(bounded("a\nb\u{1b}[2J\u{7}é".into()), "a\nb\\u{1b}[2J\\u{7}é");
        let long = bounded("é".repeat(MAX_MESSAGE_BYTES));
        assert!(long.len() <= MAX_MESSAGE_BYTES + 3 && long.ends_with("é…"));
    }
}
