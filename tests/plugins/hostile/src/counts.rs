//! The state: how many rows each user had. Encoded as `user count` lines, sorted.

use std::collections::BTreeMap;

#[derive(Default)]
pub struct Counts(BTreeMap<String, u64>);

impl Counts {
    /// Counts a row; how many there are now.
    pub fn add(&mut self, user: &str) -> u64 {
        let count = self.0.entry(user.to_owned()).or_default();
        *count += 1;
        *count
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|(user, count)| format!("{count} {user}\n").into_bytes()).collect()
    }

    pub fn of(bytes: &[u8]) -> Result<Counts, String> {
        let refuse = || "the state is not lines of a count and a user".to_owned();
        let text = std::str::from_utf8(bytes).map_err(|_| refuse())?;
        let line = |line: &str| {
            let (count, user) = line.split_once(' ')?;
            Some((user.to_owned(), count.parse().ok()?))
        };
        text.lines().map(|text| line(text).ok_or_else(refuse)).collect::<Result<_, _>>().map(Counts)
    }
}
