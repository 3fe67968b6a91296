//! Files, followed across rotation, truncation and restart.
//!
//! All file inputs are followed by one thread, so that a file that two of them name is read once, for the
//! first. A look at a file is one read: of the bytes that were read last, to see that they are still there,
//! and of what follows them.
//!
//! | what happens | what is done |
//! |---|---|
//! | renamed, a new one made (also while we were not running) | the old one is found by its inode, read to its end, and dropped when it has been silent for `rotated_wait` |
//! | renamed twice before we looked | files that rotation named, and that are newer than the one we know, are read too |
//! | copied, then truncated | the copy is found by its contents and read from our position on; then the file from its beginning |
//! | deleted | read to its end through the open descriptor |
//! | restart | goes on at the position that was stored with the records |
//!
//! A file that is packed (`.gz`) before we have read it to its end is not read on: it is counted in `lost`.
//! So are bytes that logrotate's `copytruncate` itself loses between the copy and the truncation: nobody can
//! see those.

mod find;
mod follower;
mod identity;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bartizan_model::Source;
use bartizan_store::Position;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use self::find::{Found, Globs, Sibling};
use self::follower::{CHUNK_BYTES, Follower, Look};
use self::identity::{COMPARED_BYTES, FileId, KEY_PREFIX, Saved};
use super::clock;
use super::counters::Counters;
use super::delivery::{Closed, Queue, Records};
use crate::config::{FileInput, Start};

/// Most files that are followed at a time, each with an open descriptor.
pub const MAX_FILES: usize = 4_096;
/// How long the position of a file is kept that is nowhere to be seen.
pub const KEEP_MISSING: Duration = Duration::from_secs(30 * 24 * 3_600);
/// How often the globs are looked up.
const SCAN_EVERY: Duration = Duration::from_secs(1);
/// How long a stop may go unseen.
const LONGEST_SLEEP: Duration = Duration::from_millis(50);
/// Reads of one file before the next has its turn.
const READS_A_TURN: usize = 4;

/// The file inputs, and the files that they follow.
pub(super) struct Followed {
    inputs: Vec<FileInput>,
    globs: Vec<Globs>,
    counters: Vec<Arc<Counters>>,
    queue: Queue,
    stop: CancellationToken,
    followers: Vec<Follower>,
    /// Those of a round of reading, during which `followers` has only what was added.
    in_hand: HashSet<FileId>,
    /// Where files stand that are not followed now.
    saved: HashMap<FileId, Saved>,
    /// The files that the globs named at the last scan.
    named: HashSet<FileId>,
    /// Positions that no records come with.
    unsent: Vec<Position>,
    /// Files that could not be followed, and of which that was said.
    refused: HashSet<PathBuf>,
    buffer: Vec<u8>,
    started: bool,
}

impl Followed {
    pub fn new(
        inputs: Vec<(FileInput, Arc<Counters>)>,
        positions: Vec<Position>,
        queue: Queue,
        stop: CancellationToken,
    ) -> Followed {
        let mut saved = HashMap::new();
        for position in positions.iter().filter(|position| position.input.starts_with(KEY_PREFIX)) {
            match serde_json::from_slice::<Saved>(&position.state) {
                Ok(state) => drop(saved.insert(state.id, state)),
                Err(error) => {
                    tracing::error!(position = position.input, error = %error, "a file's position is unreadable");
                }
            }
        }
        let (inputs, counters): (Vec<_>, Vec<_>) = inputs.into_iter().unzip();
        Followed {
            globs: inputs.iter().map(Globs::of).collect(),
            inputs,
            counters,
            queue,
            stop,
            followers: Vec::new(),
            in_hand: HashSet::new(),
            saved,
            named: HashSet::new(),
            unsent: Vec::new(),
            refused: HashSet::new(),
            buffer: vec![0; CHUNK_BYTES + COMPARED_BYTES],
            started: false,
        }
    }

    /// Follows until told to stop, or until nobody collects.
    pub fn run(mut self, runtime: &Handle) {
        let poll = self.inputs.iter().map(|input| input.poll).min().unwrap_or(SCAN_EVERY);
        let mut scanned: Option<Instant> = None;
        while !self.stop.is_cancelled() {
            if scanned.is_none_or(|at| at.elapsed() >= SCAN_EVERY) {
                if self.scan(runtime).is_err() {
                    return;
                }
                scanned = Some(Instant::now());
            }
            match self.read(runtime) {
                Err(Closed) => return,
                Ok(true) => {}
                Ok(false) => self.pause(poll),
            }
        }
    }

    /// Sleeps in short stretches, so that a stop is seen soon. Not by the runtime's clock, which stops before
    /// this thread does.
    fn pause(&self, poll: Duration) {
        let until = Instant::now() + poll;
        while !self.stop.is_cancelled() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(left.min(LONGEST_SLEEP));
        }
    }

    /// Looks which files there are.
    fn scan(&mut self, runtime: &Handle) -> Result<(), Closed> {
        let mut ids = HashSet::new();
        let mut found: Vec<Found> = Vec::new();
        for (input, globs) in self.globs.iter().enumerate() {
            found.extend(globs.files(input).into_iter().filter(|file| ids.insert(file.id)));
        }
        for follower in &mut self.followers {
            if ids.contains(&follower.id) {
                follower.gone_since = None;
            } else if follower.gone_since.is_none() {
                follower.gone_since = Some(Instant::now());
                count(&self.counters, follower.input, |counters| counters.rotated.one());
                tracing::info!(path = follower.source.name, "a followed file was rotated or deleted");
            }
        }
        self.named = ids;
        if !self.started {
            self.find_missing();
        }
        for file in found {
            if !self.follows(file.id) {
                self.begin(&file);
            }
        }
        self.started = true;
        if self.unsent.is_empty() {
            return Ok(());
        }
        runtime.block_on(self.queue.send(Records::default(), std::mem::take(&mut self.unsent)))
    }

    /// Reads all files on; whether there was anything new.
    fn read(&mut self, runtime: &Handle) -> Result<bool, Closed> {
        let mut grown = false;
        let mut followers = std::mem::take(&mut self.followers);
        // What was rotated away comes before what took its place.
        followers.sort_by_key(|follower| follower.gone_since.is_none());
        self.in_hand = followers.iter().map(|follower| follower.id).collect();
        let mut keep = Vec::with_capacity(followers.len());
        for mut follower in followers {
            grown |= self.read_one(&mut follower, runtime)?;
            let Some(input) = self.inputs.get(follower.input) else { continue };
            if follower.is_over(input.rotated_wait) {
                self.drop_follower(follower, runtime)?;
            } else {
                keep.push(follower);
            }
        }
        keep.append(&mut self.followers);
        self.followers = keep;
        self.in_hand.clear();
        Ok(grown)
    }

    fn read_one(&mut self, follower: &mut Follower, runtime: &Handle) -> Result<bool, Closed> {
        let Some(counters) = self.counters.get(follower.input).map(Arc::clone) else { return Ok(false) };
        let patience =
            self.inputs.get(follower.input).map_or(Duration::ZERO, |input| input.partial_line_after);
        let mut grown = false;
        let mut turns = if follower.gone_since.is_some() { usize::MAX } else { READS_A_TURN };
        while turns > 0 && !self.stop.is_cancelled() {
            turns -= 1;
            let mut records = Records::default();
            let offset = follower.offset();
            let first = follower.is_unread();
            match follower.look(&mut self.buffer, &mut records, &counters) {
                Ok(Look::Same) => break,
                Ok(Look::Rewritten) => {
                    self.restart(follower, &mut records, &counters);
                    self.send(&counters, records, vec![follower.position()], runtime)?;
                    grown = true;
                    break;
                }
                Ok(Look::Grown { more }) => {
                    grown = true;
                    if first {
                        self.find_missed_by(follower);
                    }
                    if follower.offset() > offset {
                        self.send(&counters, records, vec![follower.position()], runtime)?;
                    }
                    if !more {
                        break;
                    }
                }
                Err(error) => {
                    counters.errors.one();
                    tracing::warn!(path = follower.source.name, error = %error, "a file cannot be read");
                    break;
                }
            }
        }
        if follower.partial_is_due(patience) {
            let mut records = Records::default();
            follower.take_partial(&mut records, &counters);
            self.send(&counters, records, vec![follower.position()], runtime)?;
        }
        Ok(grown)
    }

    /// What was read of the file is no longer there: it was truncated, or written anew.
    fn restart(&mut self, follower: &mut Follower, records: &mut Records, counters: &Counters) {
        counters.truncated.one();
        let copied = self.follow_copy(&follower.saved(), follower.input);
        if copied.is_some() {
            tracing::info!(path = follower.source.name, "a file was truncated; its copy is read to the end");
        } else {
            counters.lost.one();
            tracing::warn!(
                path = follower.source.name,
                "a file was truncated and no copy of it was found; lines may be lost that were not read yet"
            );
            follower.take_partial(records, counters);
        }
        follower.restart(copied.unwrap_or_else(SystemTime::now));
    }

    /// A file that is gone and silent: takes its last line, and lets go of it.
    fn drop_follower(&mut self, mut follower: Follower, runtime: &Handle) -> Result<(), Closed> {
        let Some(counters) = self.counters.get(follower.input).map(Arc::clone) else { return Ok(()) };
        let mut records = Records::default();
        follower.take_partial(&mut records, &counters);
        let position = if follower.has_name() {
            // It may come back, or be found again after a restart.
            let saved = Saved { finished: true, ..follower.saved() };
            let position = follower::position(&saved);
            self.saved.insert(saved.id, saved);
            position
        } else {
            follower::forget(follower.id)
        };
        self.send(&counters, records, vec![position], runtime)
    }

    /// Begins to follow a file that a glob names.
    fn begin(&mut self, found: &Found) {
        let Some(counters) = self.counters.get(found.input).map(Arc::clone) else { return };
        let opened = if self.followers.len() < MAX_FILES {
            find::open(&found.path)
        } else {
            Err(std::io::Error::other(format!("{MAX_FILES} files are followed, which is the most")))
        };
        let (file, metadata) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.refuse(&found.path, &error, &counters),
        };
        let id = FileId::of(&metadata);
        if self.follows(id) {
            return;
        }
        counters.files.one();
        self.refused.remove(&found.path);
        let mut begun = SystemTime::now();
        let known = match self.saved.remove(&id) {
            Some(saved) => match saved.matches(&file) {
                Some(seen) => Some((saved, seen)),
                None => {
                    begun = self.rewritten_meanwhile(&saved, found, &counters);
                    None
                }
            },
            None => self.copied_from(&found.path, &file),
        };
        let Some((saved, seen)) = known else {
            let name = found.path.to_string_lossy().into_owned();
            let mut follower = Follower::new(file, id, self.source(name, found.input), found.input);
            follower.begun = begun;
            self.find_missed_before(&found.path, found.input);
            let follower = self.at_start(follower);
            // Known from now on, should it be rotated away before its first line is stored.
            self.unsent.push(follower.position());
            self.followers.push(follower);
            return;
        };
        let source = self.source(saved.path.clone(), found.input);
        self.followers.push(Follower::new(file, id, source, found.input).go_on(&saved, seen));
    }

    /// Where a file starts of which nothing is known.
    fn at_start(&mut self, mut follower: Follower) -> Follower {
        let start = self.inputs.get(follower.input).map(|input| input.start);
        if !self.started
            && start == Some(Start::End)
            && let Err(error) = follower.skip_to_end(&mut self.buffer)
        {
            tracing::warn!(path = follower.source.name, error = %error, "a file cannot be read");
        }
        follower
    }

    /// A file that was truncated, or whose inode has been given to another, while we were not running; since
    /// when its rotations are unknown.
    fn rewritten_meanwhile(&mut self, saved: &Saved, found: &Found, counters: &Counters) -> SystemTime {
        counters.truncated.one();
        let copied = self.follow_copy(saved, found.input);
        if copied.is_none() && !saved.finished {
            counters.lost.one();
            tracing::warn!(
                path = saved.path,
                "a file was truncated or replaced since it was read last, and no copy of it was found; lines \
                 may be lost that were not read yet"
            );
        }
        copied.unwrap_or_else(|| time_of(saved))
    }

    /// Follows the copy that was made of a file before it was truncated, from where the file stood; when the
    /// copy was made.
    fn follow_copy(&mut self, saved: &Saved, input: usize) -> Option<SystemTime> {
        let siblings = find::siblings(Path::new(&saved.path)).unwrap_or_default();
        for sibling in siblings.into_iter().rev().filter(|sibling| sibling.id != saved.id) {
            let Ok((file, metadata)) = find::open(&sibling.path) else { continue };
            let Some(seen) = saved.matches_copy(&file) else { continue };
            let id = FileId::of(&metadata);
            if !self.follows(id) && !self.saved.contains_key(&id) {
                let source = self.source(saved.path.clone(), input);
                self.follow_gone(Follower::new(file, id, source, input).go_on(saved, seen));
            }
            return Some(sibling.modified);
        }
        None
    }

    /// Follows a file that is no longer where its input looks. Its position is stored with whatever is sent
    /// next, so that a restart finds it again.
    fn follow_gone(&mut self, mut follower: Follower) {
        follower.gone_since = Some(Instant::now());
        self.unsent.push(follower.position());
        self.followers.push(follower);
    }

    /// Of which file that we know a newly found one is the copy, and how far it was read.
    fn copied_from(&self, path: &Path, file: &std::fs::File) -> Option<(Saved, identity::Seen)> {
        let followed = self.followers.iter().map(Follower::saved);
        followed
            .chain(self.saved.values().cloned())
            .filter(|saved| find::is_rotation_of(path, Path::new(&saved.path)))
            .find_map(|saved| saved.matches_copy(file).map(|seen| (saved, seen)))
    }

    /// At the start: files that were followed and are no longer where they were. Those that were renamed are
    /// read to their end.
    fn find_missing(&mut self) {
        let oldest = clock::now().plus_seconds(-(KEEP_MISSING.as_secs() as i64)).seconds();
        let missing: Vec<Saved> =
            self.saved.values().filter(|saved| !self.named.contains(&saved.id)).cloned().collect();
        for saved in missing {
            let path = PathBuf::from(&saved.path);
            let Some(input) = self.globs.iter().position(|globs| globs.name(&path)) else { continue };
            let siblings = find::siblings(&path);
            if let Some(sibling) = siblings.iter().flatten().find(|sibling| sibling.id == saved.id)
                && self.follow_renamed(&saved, sibling, input)
            {
                continue;
            }
            if saved.saved_at < oldest {
                self.unsent.push(follower::forget(saved.id));
                self.saved.remove(&saved.id);
            } else if !saved.finished && siblings.is_some() {
                count(&self.counters, input, |counters| counters.lost.one());
                tracing::warn!(
                    path = saved.path,
                    "a file was rotated away since it was read last, and was not found; lines may be lost \
                     that were not read yet"
                );
                let saved = Saved { finished: true, ..saved };
                self.unsent.push(follower::position(&saved));
                self.saved.insert(saved.id, saved);
            }
        }
    }

    fn follow_renamed(&mut self, saved: &Saved, sibling: &Sibling, input: usize) -> bool {
        let Ok((file, metadata)) = find::open(&sibling.path) else { return false };
        let Some(seen) = saved.matches(&file).filter(|_| FileId::of(&metadata) == saved.id) else {
            return false;
        };
        let source = self.source(saved.path.clone(), input);
        self.follow_gone(Follower::new(file, saved.id, source, input).go_on(saved, seen));
        self.saved.remove(&saved.id);
        true
    }

    /// Files that were at `path` after the one that we know and before the one that is there now.
    fn find_missed_before(&mut self, path: &Path, input: usize) {
        let name = path.to_string_lossy();
        let followed = self.followers.iter().filter(|follower| follower.source.name == name);
        let written = followed.filter_map(|follower| follower.file.metadata().ok()?.modified().ok());
        let saved = self.saved.values().filter(|saved| saved.path == name);
        let stored = saved.map(time_of);
        if let Some(since) = written.max().or_else(|| stored.max()) {
            self.find_missed(path, input, since, &[]);
        }
    }

    /// Copies that were made and truncated away before we read anything.
    fn find_missed_by(&mut self, follower: &Follower) {
        let path = PathBuf::from(&follower.source.name);
        self.find_missed(&path, follower.input, follower.begun, follower.first_bytes());
    }

    /// Files that rotation has made of the one at `path`, written `since` then, of which we know nothing.
    /// Those that begin with `head` are copies of what is being read itself, which is not truncated yet.
    fn find_missed(&mut self, path: &Path, input: usize, since: SystemTime, head: &[u8]) {
        for sibling in find::siblings(path).unwrap_or_default() {
            let is_unknown = sibling.modified >= since
                && !self.named.contains(&sibling.id)
                && !self.follows(sibling.id)
                && !self.saved.contains_key(&sibling.id)
                && find::is_rotation_of(&sibling.path, path);
            if is_unknown
                && let Ok((file, metadata)) = find::open(&sibling.path)
                && !identity::begins_alike(&file, head)
            {
                tracing::info!(path = %sibling.path.display(), "a file was rotated before it was seen; it is read");
                let source = self.source(path.to_string_lossy().into_owned(), input);
                self.follow_gone(Follower::new(file, FileId::of(&metadata), source, input));
            }
        }
    }

    fn refuse(&mut self, path: &Path, error: &std::io::Error, counters: &Counters) {
        if self.refused.len() < MAX_FILES && self.refused.insert(path.to_owned()) {
            counters.refused.one();
            tracing::warn!(path = %path.display(), error = %error, "a file cannot be followed");
        }
    }

    fn follows(&self, id: FileId) -> bool {
        self.in_hand.contains(&id) || self.followers.iter().any(|follower| follower.id == id)
    }

    fn source(&self, name: String, input: usize) -> Arc<Source> {
        let format = self.inputs.get(input).and_then(|input| input.format.clone());
        Arc::new(Source { name, format })
    }

    fn send(
        &mut self,
        counters: &Counters,
        records: Records,
        mut positions: Vec<Position>,
        runtime: &Handle,
    ) -> Result<(), Closed> {
        counters.records.add(records.len() as u64);
        counters.bytes.add(records.bytes() as u64);
        counters.cut.add(records.cut());
        // Before those that come with the records, which are newer.
        positions.splice(0..0, self.unsent.drain(..));
        runtime.block_on(self.queue.send(records, positions))
    }
}

fn time_of(saved: &Saved) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(saved.saved_at.unsigned_abs())
}

fn count(counters: &[Arc<Counters>], input: usize, add: impl Fn(&Counters)) {
    if let Some(counters) = counters.get(input) {
        add(counters);
    }
}
