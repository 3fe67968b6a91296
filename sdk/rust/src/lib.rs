//! Detection rules for bartizan: plain functions over rows and windows.
//!
//! A rule is Rust code that is compiled to a WebAssembly component and run by the host in a sandbox. The author
//! writes what a row means; this crate fetches columns, keeps the state, fires timers, writes and reads
//! snapshots, and speaks the contract (`wit/plugin.wit`). A plugin needs no `unsafe`.
//!
//! # A complete plugin
//!
//! ```
//! use bartizan_sdk::{Context, Correlation, Field, Finding, Length, Row, Rule, Setup, Severity, Subscription};
//! use bartizan_sdk::state::{Once, Sliding, Windows};
//! use serde::{Deserialize, Serialize};
//!
//! bartizan_sdk::fields! {
//!     /// Where a login came from.
//!     SOURCE = "source.ip";
//!     /// Who logged in.
//!     USER = "user.name";
//! }
//!
//! const GUESSING: Rule = Rule {
//!     id: "guessing",
//!     version: "1.0.0",
//!     title: "Password guessing",
//!     description: "One address fails to log in again and again.",
//!     severity: Severity::Medium,
//!     confidence: 70,
//!     techniques: &["T1110.001"],
//!     references: &["https://attack.mitre.org/techniques/T1110/001/"],
//!     false_positives: &["a service with an outdated password"],
//! };
//!
//! #[derive(Deserialize)]
//! #[serde(default, deny_unknown_fields)]
//! struct Settings {
//!     failures: u32,
//!     within: Length,
//! }
//!
//! impl Default for Settings {
//!     fn default() -> Settings {
//!         Settings { failures: 6, within: Length::seconds(60) }
//!     }
//! }
//!
//! /// All that must survive a restart.
//! #[derive(Default, Serialize, Deserialize)]
//! struct State {
//!     failures: Windows,
//!     said: Once,
//! }
//!
//! struct Guessing {
//!     sliding: Sliding,
//! }
//!
//! impl Correlation for Guessing {
//!     type Settings = Settings;
//!     type State = State;
//!     const FIELDS: &'static [Field] = FIELDS;
//!
//!     fn configure(settings: Settings, setup: &mut Setup) -> Result<Guessing, String> {
//!         setup.rule(&GUESSING);
//!         setup.subscribe(
//!             Subscription::by(&[SOURCE])
//!                 .is("event.category", &["authentication"])
//!                 .is("event.outcome", &["failure"])
//!                 .has("source.ip"),
//!         );
//!         setup.lookback(settings.within);
//!         Ok(Guessing { sliding: Sliding::new(settings.failures, settings.within)? })
//!     }
//!
//!     fn on_row(&mut self, state: &mut State, row: &Row<'_>, context: &mut Context<'_>) {
//!         let source = row.key(SOURCE);
//!         let window = state.failures.add(source, row.at(), 1, &self.sliding);
//!         if window.reached() && state.said.in_hour(source, row.at()) {
//!             let address = row.text(SOURCE);
//!             let finding = Finding::new(GUESSING.id, format!("{address}/{}", row.time().hour()), row.time())
//!                 .events(window.numbers())
//!                 .summary(format!("{address} failed to log in {} times within {}", window.weight(), window.length()))
//!                 .observable(SOURCE, address)
//!                 .observable(USER, row.text(USER));
//!             context.raise(finding);
//!         }
//!     }
//! }
//!
//! bartizan_sdk::correlation!(Guessing);
//!
//! // A test, on any machine, without WebAssembly:
//! use bartizan_sdk::testing::{Stream, assert_same_findings};
//! let mut stream = Stream::new();
//! for second in 0..6 {
//!     stream.event(second, &[
//!         ("event.category", "authentication".into()),
//!         ("event.outcome", "failure".into()),
//!         ("source.ip", "198.51.100.7".into()),
//!         ("user.name", "root".into()),
//!     ]);
//! }
//! let findings = assert_same_findings::<Guessing>("failures = 6", &stream);
//! assert_eq!(findings[0].summary, "198.51.100.7 failed to log in 6 times within 5 s");
//! ```
//!
//! # What makes findings the same in every run
//!
//! The host may cut rows into batches as it likes, spread keys over shards, stop and restore an instance between
//! any two batches. Findings must not show it. So: keep everything that matters in `State`, under keys that are
//! part of the subscription's partition; judge by a row's event time and watermark; use the types of
//! [`state`]. What is worked out from a value alone may be kept beside ([`PerValue`]).
//! [`testing::assert_same_findings`] runs a stream in many ways and compares.

// A classification component has no rows, so what reads them lies idle there.
#![cfg_attr(all(target_arch = "wasm32", not(feature = "correlation")), allow(dead_code, unused_imports))]

mod batch;
mod field;
mod finding;
mod glob;
pub mod host;
mod judge;
mod key;
mod patterns;
mod plugin;
mod setup;
mod source;
pub mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
mod time;
mod timers;

pub use batch::{Batch, MAX_TEXT_KEPT_BYTES, PerValue, Row};
pub use field::Field;
pub use finding::{Finding, MAX_EVENTS_PER_FINDING, MAX_VALUE_BYTES, Observable, in_words};
pub use glob::{Glob, MAX_GLOB_BYTES};
pub use judge::{Classification, Judgement, Subject, configure as configure_classification};
pub use key::{Key, KeyHasher};
pub use patterns::{Pattern, Patterns};
pub use plugin::{Context, Correlation, Instance};
pub use setup::{
    Asset, Condition, Descriptor, LoadedRule, MAX_SUBSCRIPTIONS, Partition, Remark, Rule, Setup, Severity,
    Subscribed, Subscription, Test, Weight,
};
pub use source::Hits;
pub use time::{At, Length, Time};
pub use timers::{MAX_TIMERS, Timer};

/// The contract's bindings, for the export macros.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub use source::backend as guest;

#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
mod export;

/// Makes a type that implements [`Correlation`] the component's plugin. Outside the sandbox it does nothing.
#[macro_export]
macro_rules! correlation {
    ($plugin:ty) => {
        #[cfg(target_arch = "wasm32")]
        const _: () = {
            struct Component;
            ::std::thread_local! {
                static INSTANCE: ::std::cell::RefCell<::std::option::Option<$crate::Instance<$plugin>>> =
                    const { ::std::cell::RefCell::new(::std::option::Option::None) };
            }
            impl $crate::guest::CorrelationComponent for Component {
                type Plugin = $plugin;
                fn instance() -> &'static ::std::thread::LocalKey<
                    ::std::cell::RefCell<::std::option::Option<$crate::Instance<$plugin>>>,
                > {
                    &INSTANCE
                }
            }
            $crate::guest::correlation::export_correlation!(
                Component with_types_in $crate::guest::correlation
            );
        };
    };
}

/// Makes a type that implements [`Classification`] the component's plugin. Outside the sandbox it does nothing.
///
/// The crate must depend on the SDK with `default-features = false, features = ["classification"]`.
#[macro_export]
macro_rules! classification {
    ($plugin:ty) => {
        #[cfg(target_arch = "wasm32")]
        const _: () = {
            struct Component;
            ::std::thread_local! {
                static PLUGIN: ::std::cell::RefCell<::std::option::Option<$plugin>> =
                    const { ::std::cell::RefCell::new(::std::option::Option::None) };
            }
            impl $crate::guest::ClassificationComponent for Component {
                type Plugin = $plugin;
                fn plugin()
                -> &'static ::std::thread::LocalKey<::std::cell::RefCell<::std::option::Option<$plugin>>>
                {
                    &PLUGIN
                }
            }
            $crate::guest::classification::export_classification!(
                Component with_types_in $crate::guest::classification
            );
        };
    };
}
