//! Which files there are to read: those that the globs name, and those that were one of them before a
//! rotation renamed or copied them.

use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use glob::Pattern;

use super::identity::FileId;
use crate::config::FileInput;

/// Most entries of one folder that are looked at in the search for a rotated file.
const MAX_SIBLINGS: usize = 10_000;

/// A file that a glob names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub path: PathBuf,
    pub id: FileId,
    /// Position of the input that named it first.
    pub input: usize,
}

/// The patterns of one input.
pub struct Globs {
    paths: Vec<String>,
    patterns: Vec<Pattern>,
    excluded: Vec<Pattern>,
}

impl Globs {
    pub fn of(input: &FileInput) -> Globs {
        // The configuration has refused patterns that are none.
        let patterns = |texts: &[String]| texts.iter().filter_map(|text| Pattern::new(text).ok()).collect();
        Globs {
            paths: input.paths.clone(),
            patterns: patterns(&input.paths),
            excluded: patterns(&input.exclude),
        }
    }

    /// Whether the input reads a file of this name.
    pub fn name(&self, path: &Path) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches_path(path)) && !self.exclude(path)
    }

    fn exclude(&self, path: &Path) -> bool {
        self.excluded.iter().any(|pattern| pattern.matches_path(path))
    }

    /// The regular files that there are now, by name.
    pub fn files(&self, input: usize) -> Vec<Found> {
        let mut found = Vec::new();
        for pattern in &self.paths {
            let Ok(paths) = glob::glob(pattern) else { continue };
            // Folders that cannot be read are as good as empty.
            for path in paths.flatten().filter(|path| !self.exclude(path)) {
                if let Ok(metadata) = path.metadata()
                    && metadata.is_file()
                {
                    found.push(Found { id: FileId::of(&metadata), path, input });
                }
            }
        }
        found
    }
}

/// A file in the folder of a followed file.
pub struct Sibling {
    pub path: PathBuf,
    pub id: FileId,
    pub modified: SystemTime,
}

impl Sibling {
    fn of(path: PathBuf, metadata: &Metadata) -> Sibling {
        let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Sibling { id: FileId::of(metadata), modified, path }
    }
}

/// The other regular files in the folder of `path` (where it is a link: of what it points to), oldest first.
/// None if the folder cannot be read.
pub fn siblings(path: &Path) -> Option<Vec<Sibling>> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut siblings = Vec::new();
    for entry in real.parent()?.read_dir().ok()?.flatten().take(MAX_SIBLINGS) {
        if let Ok(metadata) = entry.metadata()
            && metadata.is_file()
            && entry.path() != real
        {
            siblings.push(Sibling::of(entry.path(), &metadata));
        }
    }
    siblings.sort_by_key(|sibling| sibling.modified);
    Some(siblings)
}

/// Whether `name` is what rotation makes of `path`: `a.log.1`, `a.log-20261121`, `a-20261121.log`. Packed
/// ones are none, since they cannot be read on.
pub fn is_rotation_of(name: &Path, path: &Path) -> bool {
    let (Some(name), Some(base)) = (file_name(name), file_name(path)) else { return false };
    let is_mark = |mark: &str| {
        mark.len() > 1
            && mark.starts_with(['.', '-', '_'])
            && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
            && mark.contains(|c: char| c.is_ascii_digit())
    };
    let behind_all = name.strip_prefix(base).is_some_and(is_mark);
    let before_extension = base.rsplit_once('.').is_some_and(|(stem, extension)| {
        let middle = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(extension)?.strip_suffix('.'));
        !stem.is_empty() && middle.is_some_and(is_mark)
    });
    behind_all || before_extension
}

fn file_name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Opens a regular file for reading, with what the system says of exactly this file.
pub fn open(path: &Path) -> std::io::Result<(File, Metadata)> {
    use std::os::unix::fs::OpenOptionsExt;
    // Without waiting, should a pipe have taken the name in the meantime.
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = File::options().read(true).custom_flags(nonblocking).open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("it is not a regular file"));
    }
    Ok((file, metadata))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_rotation_makes() {
        let is = |name: &str, path: &str| is_rotation_of(Path::new(name), Path::new(path));
        assert!(is("/x/a.log.1", "/x/a.log"));
        assert!(is("a.log-20261121", "a.log"));
        assert!(is("a.log.2026-11-21_10", "a.log"));
        assert!(is("a-20261121.log", "a.log"));
        assert!(is("messages-20261121", "messages"));
        for other in
            ["a.log", "a.log.1.gz", "a-debug.log", "b.log.1", "a.log.old", "a.log-", "a.logx", "a..log"]
        {
            assert!(!is(other, "a.log"), "{other}");
        }
    }

    #[test]
    fn what_is_excluded_is_not_found() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a.log", "b.log", "b.txt"] {
            std::fs::write(dir.path().join(name), "x").unwrap();
        }
        std::fs::create_dir(dir.path().join("folder.log")).unwrap();
        let at = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
        let globs = Globs {
            paths: vec![at("*.log")],
            patterns: vec![Pattern::new(&at("*.log")).unwrap()],
            excluded: vec![Pattern::new(&at("b*")).unwrap()],
        };
        let found: Vec<PathBuf> = globs.files(0).into_iter().map(|found| found.path).collect();
        assert_eq!(found, [dir.path().join("a.log")]);
        assert!(globs.name(&dir.path().join("c.log")) && !globs.name(&dir.path().join("b.log")));
    }
}
