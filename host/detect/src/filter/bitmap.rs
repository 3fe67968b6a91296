//! Rows of a batch as bits: how the conditions of a subscription are put together. It knows no condition.

/// Rows of a batch, a bit each.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bitmap {
    pub(super) words: Vec<u64>,
}

impl Bitmap {
    /// No row set, of `count`.
    pub fn none(count: usize) -> Bitmap {
        Bitmap { words: vec![0; count.div_ceil(64)] }
    }

    /// Every row set, of `count`.
    pub fn all(count: usize) -> Bitmap {
        let mut bitmap = Bitmap { words: vec![u64::MAX; count.div_ceil(64)] };
        if let Some(last) = bitmap.words.last_mut()
            && !count.is_multiple_of(64)
        {
            *last = (1 << (count % 64)) - 1;
        }
        bitmap
    }

    /// Sets a row.
    pub fn set(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Keeps the rows that are set in both.
    pub fn and(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Keeps those of its rows of which `keep` says so.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        for (first, word) in (0u32..).step_by(64).zip(&mut self.words) {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !keep(first + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// Whether a row is set.
    pub fn has(&self, row: u32) -> bool {
        self.words.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Takes over another's rows.
    pub(super) fn copy(&mut self, other: &Bitmap) {
        self.words.clear();
        self.words.extend_from_slice(&other.words);
    }

    /// Number of rows set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no row is set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows that are set, rising.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros();
                (word != 0).then(|| {
                    word &= word - 1;
                    at as u32 * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bitmaps_hold_just_their_rows() {
        let mut all = Bitmap::all(70);
        assert_eq!(all.count(), 70);
        assert_eq!(all.rows().last(), Some(69));
        let mut some = Bitmap::none(70);
        some.set(3);
        some.set(69);
        all.and(&some);
        assert_eq!(all.rows().collect::<Vec<_>>(), [3, 69]);
        all = Bitmap::all(70);
        all.retain(|row| row % 23 == 0);
        assert_eq!(all.rows().collect::<Vec<_>>(), [0, 23, 46, 69]);
        assert!(Bitmap::none(64).is_empty());
        assert_eq!(Bitmap::all(64).count(), 64);
    }
}
