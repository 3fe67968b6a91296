//! Sees the files of plugins change, and SIGHUP, and says which plugins to load anew.
//!
//! Changes come in bursts (an editor's temporary file, a build's many outputs), so nothing is said before it
//! has been quiet for a while.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// Time without a change before a burst counts as over.
pub const SETTLE: Duration = Duration::from_millis(400);
/// Longest burst: changes that never end are said all the same.
const LONGEST_BURST: Duration = Duration::from_secs(5);

/// What was seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// Files of these plugins changed.
    Plugins(BTreeSet<String>),
    /// The configuration changed, or something that many plugins use.
    Everything(&'static str),
}

/// What a path belongs to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Owner {
    /// A plugin.
    Plugin(String),
    /// The configuration.
    Everything,
}

/// The watch over some paths; it ends when dropped.
pub struct Watcher {
    watcher: Mutex<RecommendedWatcher>,
    paths: Mutex<Owners>,
    table: Arc<Mutex<Owners>>,
}

/// Whose a path is: what several plugins share is all of theirs.
pub type Owners = BTreeMap<PathBuf, BTreeSet<Owner>>;

/// Begins to watch. What is seen is sent to `seen`.
///
/// # Errors
///
/// The system gives no watch, or no thread.
pub fn start(seen: Sender<Seen>) -> anyhow::Result<Watcher> {
    let (events, changes) = channel::<PathBuf>();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| match event {
        Ok(event) if is_change(&event.kind) => {
            // Nobody listens any more once the service stops.
            event.paths.into_iter().for_each(|path| drop(events.send(path)));
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "watching plugins"),
    })?;
    let table: Arc<Mutex<Owners>> = Default::default();
    let owners = Arc::clone(&table);
    std::thread::Builder::new()
        .name("bartizan-watch".into())
        .spawn(move || tell(&changes, &owners, &seen))?;
    Ok(Watcher { watcher: Mutex::new(watcher), paths: Mutex::default(), table })
}

impl Watcher {
    /// Watches just these paths from here on: files, and folders with all that is below.
    pub fn set(&self, wanted: Owners) {
        let mut paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        if *paths == wanted {
            return;
        }
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        let mut canonical = Owners::new();
        for (path, owner) in &wanted {
            let resolved = path.canonicalize().unwrap_or_else(|_| path.clone());
            // A file is replaced by renaming another over it, which only its folder sees.
            let (watched, mode) = match resolved.is_dir() {
                true => (resolved.as_path(), RecursiveMode::Recursive),
                false => (resolved.parent().unwrap_or(Path::new(".")), RecursiveMode::NonRecursive),
            };
            if !paths.contains_key(path)
                && let Err(error) = watcher.watch(watched, mode)
            {
                tracing::warn!(%error, path = %watched.display(), "cannot be watched; use `bartizan plugin reload`");
            }
            canonical.entry(resolved).or_default().extend(owner.iter().cloned());
        }
        // Paths that are not wanted any more go on to be watched, and belong to nobody.
        *self.table.lock().unwrap_or_else(PoisonError::into_inner) = canonical;
        *paths = wanted;
    }
}

fn is_change(kind: &EventKind) -> bool {
    // Being read is no change.
    !matches!(kind, EventKind::Access(access) if !matches!(access, notify::event::AccessKind::Close(notify::event::AccessMode::Write)))
}

/// Gathers bursts, and says what each was about.
fn tell(changes: &Receiver<PathBuf>, owners: &Mutex<Owners>, seen: &Sender<Seen>) {
    while let Ok(first) = changes.recv() {
        let began = Instant::now();
        let mut burst = BTreeSet::from([first]);
        while began.elapsed() < LONGEST_BURST {
            match changes.recv_timeout(SETTLE) {
                Ok(path) => drop(burst.insert(path)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let owners = owners.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let about: BTreeSet<&Owner> = burst.iter().flat_map(|path| owners_of(path, &owners)).collect();
        let names: BTreeSet<String> = about
            .iter()
            .filter_map(|owner| match owner {
                Owner::Plugin(name) => Some(name.clone()),
                Owner::Everything => None,
            })
            .collect();
        let all = about.contains(&Owner::Everything);
        let said = if all { Seen::Everything("file change") } else { Seen::Plugins(names) };
        if said != Seen::Plugins(BTreeSet::new()) && seen.send(said).is_err() {
            return;
        }
    }
}

/// Whose a changed path is: theirs who are watched at or above it. What a build writes, and hidden files, are
/// nobody's.
fn owners_of<'a>(path: &'a Path, owners: &'a Owners) -> impl Iterator<Item = &'a Owner> {
    let touched = move |root: &Path| {
        let below = path.strip_prefix(root).ok();
        below.is_some_and(|below| {
            !below.iter().any(|part| part == "target" || part.to_string_lossy().starts_with('.'))
        })
    };
    owners.iter().filter(move |(root, _)| touched(root)).flat_map(|(_, owners)| owners)
}

/// Says each SIGHUP to `seen`.
pub async fn hangups(seen: Sender<Seen>) {
    use tokio::signal::unix::{SignalKind, signal};
    let mut hangups = match signal(SignalKind::hangup()) {
        Ok(hangups) => hangups,
        Err(error) => {
            tracing::error!(%error, "SIGHUP cannot be waited for");
            return;
        }
    };
    while hangups.recv().await.is_some() {
        if seen.send(Seen::Everything("SIGHUP")).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_file_and_a_changed_folder_are_seen_and_builds_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("rules/deep")).unwrap();
        std::fs::create_dir_all(root.join("rules/target")).unwrap();
        std::fs::write(root.join("a.wasm"), b"1").unwrap();
        let (send, seen) = channel();
        let watcher = start(send).unwrap();
        watcher.set(BTreeMap::from([
            (root.join("a.wasm"), ["a", "b"].map(|name| Owner::Plugin(name.into())).into()),
            (root.join("rules"), [Owner::Plugin("rules".into())].into()),
        ]));
        let wait = || seen.recv_timeout(Duration::from_secs(20)).unwrap();
        std::fs::write(root.join("new"), b"2").unwrap();
        std::fs::rename(root.join("new"), root.join("a.wasm")).unwrap();
        assert_eq!(wait(), Seen::Plugins(["a", "b"].map(str::to_owned).into()), "both have the file");
        std::fs::write(root.join("rules/target/out"), b"2").unwrap();
        std::fs::write(root.join("rules/.swap"), b"2").unwrap();
        std::fs::write(root.join("rules/deep/rule.yml"), b"2").unwrap();
        assert_eq!(wait(), Seen::Plugins(BTreeSet::from(["rules".to_owned()])));
        assert!(std::fs::read(root.join("a.wasm")).is_ok());
        assert!(seen.recv_timeout(SETTLE * 3).is_err(), "reading is no change");
    }
}
