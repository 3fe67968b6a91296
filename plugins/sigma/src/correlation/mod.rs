//! Correlation rules: matches of other rules, counted over time.
