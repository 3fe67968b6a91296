//! Buffers that are used again: what a batch that is gone was held in holds one that comes.
//!
//! A batch's buffers are megabytes. Given back to the system and asked for anew, their pages are cleared every
//! time, which costs as much as reading the records does. A buffer that was lent goes back by itself, from
//! whatever thread drops the batch; nobody in between need know.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, PoisonError},
};

use crate::event::FieldValue;

/// Most bytes of buffers of one kind that wait to be used again; further ones are freed.
pub const MAX_SPARE_BYTES: usize = 16 << 20;

/// Where the buffers of batches that are gone wait for those that come. Copies are the same place.
#[derive(Clone, Debug, Default)]
pub struct Spares {
    /// For records' text.
    pub(crate) texts: Shelf<String>,
    /// For values that were decoded.
    pub(crate) derived: Shelf<String>,
    /// For events' values.
    pub(crate) values: Shelf<Vec<FieldValue>>,
}

/// What can be emptied, and used again.
pub(crate) trait Buffer: Default {
    /// Forgets the content, and keeps the room.
    fn empty(&mut self);
    /// How much room it has, in bytes.
    fn room(&self) -> usize;
}

impl Buffer for String {
    fn empty(&mut self) {
        self.clear();
    }

    fn room(&self) -> usize {
        self.capacity()
    }
}

impl<T> Buffer for Vec<T> {
    fn empty(&mut self) {
        self.clear();
    }

    fn room(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

/// Buffers of one kind that wait.
#[derive(Debug)]
pub(crate) struct Shelf<T>(Arc<Mutex<Waiting<T>>>);

#[derive(Debug)]
struct Waiting<T> {
    buffers: Vec<T>,
    bytes: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf(Arc::new(Mutex::new(Waiting { buffers: vec![], bytes: 0 })))
    }
}

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Shelf<T> {
        Shelf(Arc::clone(&self.0))
    }
}

impl<T: Buffer> Shelf<T> {
    /// An empty buffer, which comes back here: the one that came last, which the processor may still remember.
    pub(crate) fn lend(&self) -> Lent<T> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let buffer = waiting.buffers.pop().unwrap_or_default();
        waiting.bytes -= buffer.room();
        Lent { buffer, home: Some(self.clone()) }
    }

    fn put(&self, mut buffer: T) {
        buffer.empty();
        let room = buffer.room();
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if room > 0 && waiting.bytes + room <= MAX_SPARE_BYTES {
            waiting.bytes += room;
            waiting.buffers.push(buffer);
        }
    }
}

/// A buffer that goes back where it came from, if it came from anywhere.
#[derive(Debug, Default)]
pub(crate) struct Lent<T: Buffer> {
    buffer: T,
    home: Option<Shelf<T>>,
}

impl<T: Buffer> Lent<T> {
    /// A buffer that is nobody else's.
    pub(crate) fn own(buffer: T) -> Lent<T> {
        Lent { buffer, home: None }
    }
}

impl<T: Buffer> Drop for Lent<T> {
    fn drop(&mut self) {
        if let Some(home) = self.home.take() {
            home.put(std::mem::take(&mut self.buffer));
        }
    }
}

impl<T: Buffer + Clone> Clone for Lent<T> {
    fn clone(&self) -> Lent<T> {
        Lent::own(self.buffer.clone())
    }
}

impl<T: Buffer> Deref for Lent<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.buffer
    }
}

impl<T: Buffer> DerefMut for Lent<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(shelf: &Shelf<String>) -> (usize, usize) {
        let waiting = shelf.0.lock().unwrap();
        (waiting.buffers.len(), waiting.bytes)
    }

    #[test]
    fn a_buffer_comes_back_empty_and_is_lent_again() {
        let shelf = Shelf::<String>::default();
        let mut lent = shelf.lend();
        lent.push_str("some text that was here before");
        let (room, place) = (lent.capacity(), lent.as_ptr());
        drop(lent);
        assert_eq!(waiting(&shelf), (1, room));
        let again = shelf.lend();
        assert_eq!((again.as_str(), again.as_ptr()), ("", place));
        assert_eq!(waiting(&shelf), (0, 0));
    }

    #[test]
    fn a_copy_is_nobodys() {
        let shelf = Shelf::<String>::default();
        let mut lent = shelf.lend();
        lent.push('x');
        let copy = lent.clone();
        drop(lent);
        drop(copy);
        assert_eq!(waiting(&shelf).0, 1);
    }

    #[test]
    fn what_is_too_much_is_freed() {
        let shelf = Shelf::<String>::default();
        let mut all: Vec<_> = (0..3).map(|_| shelf.lend()).collect();
        all.iter_mut().for_each(|lent| lent.reserve_exact(MAX_SPARE_BYTES / 2));
        drop(all);
        assert_eq!(waiting(&shelf), (2, MAX_SPARE_BYTES));
    }
}
