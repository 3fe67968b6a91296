//! What the export macros rest on: the contract's calls, run against the one instance of the component. One
//! file a world, so that a component holds nothing of the other.

#[cfg(feature = "classification")]
mod classification;
#[cfg(feature = "correlation")]
mod correlation;

#[cfg(feature = "classification")]
pub use classification::ClassificationComponent;
#[cfg(feature = "correlation")]
pub use correlation::CorrelationComponent;
