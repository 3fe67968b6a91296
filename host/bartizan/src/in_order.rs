//! A stream of things, worked on by several threads, its results in order.
//!
//! Whichever thread has time fetches the next thing and makes something of it; one of them takes what was made,
//! in the things' order, and makes some itself whenever the next one is not there yet. So nobody waits while there
//! is something to do, and no thread has a part of its own that the others would wait for. What is fetched and not
//! yet taken is bounded.
//!
//! It knows nothing of records or events.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use rayon::ThreadPool;

/// Most things that are fetched and not yet taken, beyond one for each thread.
pub const MAX_AHEAD: usize = 2;

/// Makes something of each thing, on the pool's threads where there is a pool, and takes it, in order, until that
/// asks for no more. Things are fetched one at a time, and none beyond the last that was asked for, save those
/// ahead: see [`MAX_AHEAD`].
pub fn in_order<T: Send, U: Send>(
    pool: Option<&ThreadPool>,
    things: impl Iterator<Item = T> + Send,
    make: impl Fn(T) -> U + Sync,
    take: impl FnMut(U) -> ControlFlow<()> + Send,
) {
    // For one alone, another thread would only have to be waited for.
    let alone = things.size_hint().1.is_some_and(|most| most <= 1);
    match pool.filter(|pool| pool.current_num_threads() > 1 && !alone) {
        Some(pool) => {
            let stream = Stream::new(things, make, pool.current_num_threads());
            pool.install(|| stream.run(take));
        }
        None => drop(things.map(make).try_for_each(take)),
    }
}

/// What the threads share.
struct Stream<I, F, U> {
    state: Mutex<State<I, U>>,
    /// Something of the state changed that somebody may wait for.
    changed: Condvar,
    make: F,
    window: usize,
}

struct State<I, U> {
    /// What things are fetched from; none while somebody fetches one.
    things: Option<I>,
    /// There are no more, or nobody wants them.
    ended: bool,
    /// A thread has panicked, so that what it was to make will never be there.
    broken: bool,
    /// How many were taken.
    taken: usize,
    /// What was made of those behind, and a place for each that is still being made.
    made: VecDeque<Option<U>>,
}

impl<T: Send, U: Send, I: Iterator<Item = T> + Send, F: Fn(T) -> U + Sync> Stream<I, F, U> {
    fn new(things: I, make: F, threads: usize) -> Stream<I, F, U> {
        let made = VecDeque::new();
        let state = State { things: Some(things), ended: false, broken: false, taken: 0, made };
        Stream { state: Mutex::new(state), changed: Condvar::new(), make, window: threads + MAX_AHEAD }
    }

    /// Must be called on a thread of the pool.
    fn run(&self, mut take: impl FnMut(U) -> ControlFlow<()> + Send) {
        rayon::scope_fifo(|scope| {
            let _watch = Watch(self);
            // A task makes one, so that the pool's threads are free for other work between two. There are always as
            // many tasks as there is room in the window.
            let task = || scope.spawn_fifo(|_| self.make_one(Fetching::AwaitTurn));
            (0..self.window).for_each(|_| task());
            while let Some(one) = self.next() {
                task();
                if take(one).is_break() {
                    break;
                }
            }
            self.lock().ended = true;
        });
    }

    /// What comes next in order; none at the end.
    fn next(&self) -> Option<U> {
        loop {
            let mut state = self.lock();
            loop {
                if let Some(one) = state.pop() {
                    return Some(one);
                }
                if state.broken || (state.ended && state.made.is_empty()) {
                    return None;
                }
                if state.may_fetch(self.window) && state.things.is_some() {
                    break;
                }
                state = self.wait(state);
            }
            drop(state);
            // Another thread may have been quicker; then there is something to wait for.
            self.make_one(Fetching::IfFree);
        }
    }

    /// Fetches the next thing and makes something of it, if there is one, and room.
    fn make_one(&self, fetching: Fetching) {
        let _watch = Watch(self);
        if let Some((number, thing)) = self.fetch(fetching) {
            let one = (self.make)(thing);
            self.lock().place(number, one);
            self.changed.notify_all();
        }
    }

    fn fetch(&self, fetching: Fetching) -> Option<(usize, T)> {
        let mut state = self.lock();
        let mut things = loop {
            if !state.may_fetch(self.window) {
                return None;
            }
            match (state.things.take(), fetching) {
                (Some(things), _) => break things,
                (None, Fetching::IfFree) => return None,
                (None, Fetching::AwaitTurn) => state = self.wait(state),
            }
        };
        drop(state);
        let thing = things.next();
        let mut state = self.lock();
        state.things = Some(things);
        let number = state.taken + state.made.len();
        match &thing {
            Some(_) => state.made.push_back(None),
            None => state.ended = true,
        }
        drop(state);
        self.changed.notify_all();
        thing.map(|thing| (number, thing))
    }

    fn lock(&self) -> MutexGuard<'_, State<I, U>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<I, U>>) -> MutexGuard<'a, State<I, U>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// What to do while another thread fetches.
#[derive(Clone, Copy)]
enum Fetching {
    AwaitTurn,
    /// Leave it: what comes next may be there sooner.
    IfFree,
}

impl<I, U> State<I, U> {
    fn may_fetch(&self, window: usize) -> bool {
        !self.ended && self.made.len() < window
    }

    fn place(&mut self, number: usize, one: U) {
        if let Some(place) = number.checked_sub(self.taken).and_then(|at| self.made.get_mut(at)) {
            *place = Some(one);
        }
    }

    /// Takes what comes next, if it is there.
    fn pop(&mut self) -> Option<U> {
        let one = self.made.front_mut()?.take()?;
        self.made.pop_front();
        self.taken += 1;
        Some(one)
    }
}

/// Where a thread panics, has the others stop, so that the panic goes on and nobody waits for ever.
struct Watch<'a, I, F, U>(&'a Stream<I, F, U>);

impl<I, F, U> Drop for Watch<'_, I, F, U> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
            (state.ended, state.broken) = (true, true);
            drop(state);
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    fn pool(threads: usize) -> ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    /// Slower for some things than for others, so that threads overtake each other.
    fn slow(thing: u64) -> u64 {
        std::thread::sleep(Duration::from_micros(thing.wrapping_mul(0x9e37_79b9) % 500));
        thing
    }

    #[test]
    fn everything_comes_once_and_in_order() {
        for threads in [1, 2, 3, 8] {
            let mut taken = vec![];
            let take = |one| {
                taken.push(one);
                ControlFlow::Continue(())
            };
            in_order(Some(&pool(threads)), 0..500, slow, take);
            assert_eq!(taken, (0..500).collect::<Vec<_>>(), "{threads} threads");
        }
    }

    #[test]
    fn no_thing_and_one_thing() {
        let pool = pool(2);
        for things in [vec![], vec![7]] {
            // Whether their number is known beforehand or not.
            for known in [true, false] {
                let mut taken = vec![];
                let take = |one| {
                    taken.push(one);
                    ControlFlow::Continue(())
                };
                let things = things.clone();
                match known {
                    true => in_order(Some(&pool), things.clone().into_iter(), slow, take),
                    false => in_order(Some(&pool), things.clone().into_iter().filter(|_| true), slow, take),
                }
                assert_eq!(taken, things);
            }
        }
    }

    #[test]
    fn what_is_ahead_is_bounded() {
        for threads in [2, 4] {
            let (fetched, mut taken) = (AtomicUsize::new(0), 0);
            let things = (0..300).inspect(|_| {
                fetched.fetch_add(1, Ordering::SeqCst);
            });
            in_order(Some(&pool(threads)), things, slow, |_| {
                std::thread::sleep(Duration::from_micros(300));
                taken += 1;
                assert!(fetched.load(Ordering::SeqCst) <= taken + threads + MAX_AHEAD);
                ControlFlow::Continue(())
            });
            assert_eq!((fetched.into_inner(), taken), (300, 300));
        }
    }

    #[test]
    fn the_rest_is_not_fetched_when_nobody_wants_it() {
        for pool in [None, Some(pool(3))] {
            let mut taken = 0;
            let mut things = 0..;
            in_order(pool.as_ref(), &mut things, slow, |_| {
                taken += 1;
                if taken == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            let threads = pool.as_ref().map_or(0, |pool| pool.current_num_threads() + MAX_AHEAD);
            assert_eq!(taken, 10);
            assert!(things.start >= 10 && things.start <= 10 + threads as u64);
        }
    }

    #[test]
    fn several_threads_work_at_once() {
        // Each waits until another is in the midst of making one, too: with one at a time, nobody would come.
        let meeting = std::sync::Barrier::new(2);
        let mut taken = 0;
        let make = |_| meeting.wait().is_leader();
        in_order(Some(&pool(2)), 0..100, make, |_| {
            taken += 1;
            ControlFlow::Continue(())
        });
        assert_eq!(taken, 100);
    }

    #[test]
    fn the_pool_serves_who_takes() {
        let pool = pool(2);
        let mut sum = 0;
        in_order(Some(&pool), 0..200_u64, slow, |one| {
            use rayon::prelude::*;
            sum += pool.install(|| {
                (0..4_u32).into_par_iter().with_max_len(1).map(|part| one + u64::from(part)).sum::<u64>()
            });
            ControlFlow::Continue(())
        });
        assert_eq!(sum, (0..200_u64).map(|one| 4 * one + 6).sum::<u64>());
    }

    #[test]
    fn a_panic_anywhere_ends_it_all_and_goes_on() {
        let pool = pool(3);
        let fetch = |thing: u64| {
            assert!(thing < 50);
            thing
        };
        let none = |thing: u64| thing;
        let go_on = |_| ControlFlow::Continue(());
        let stop = |thing| {
            assert!(thing < 50);
            ControlFlow::Continue(())
        };
        let caught = |run: &mut dyn FnMut()| catch_unwind(AssertUnwindSafe(run)).is_err();
        assert!(caught(&mut || in_order(Some(&pool), (0..100).map(fetch), none, go_on)));
        assert!(caught(&mut || in_order(Some(&pool), 0..100, fetch, go_on)));
        assert!(caught(&mut || in_order(Some(&pool), 0..100, none, stop)));
        // And the pool is as it was.
        in_order(Some(&pool), 0..100, none, go_on);
    }
}
