//! Progress bars: on standard error, and only where a person is looking.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for work of so many bytes; of unknown size, a spinner. Hidden where standard error is no terminal.
pub fn bytes(what: &'static str, total: Option<u64>) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match total {
        Some(total) => {
            (ProgressBar::new(total), "{msg} [{bar:30}] {bytes}/{total_bytes} ({bytes_per_sec}, {eta} left)")
        }
        None => (ProgressBar::new_spinner(), "{msg} {spinner} {bytes} ({bytes_per_sec})"),
    };
    bar.with_style(style(template)).with_message(what)
}

/// A spinner with a message.
pub fn spinner(what: impl Into<std::borrow::Cow<'static, str>>) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_style(style("{spinner} {msg}")).with_message(what);
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}

fn style(template: &str) -> ProgressStyle {
    // The templates above are ours; were one wrong, the default style does.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
