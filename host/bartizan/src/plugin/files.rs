//! Files that a plugin is loaded from: its component and its assets. None is read further than the sandbox
//! would take it, whatever its size.

use std::{fs::File, io::Read as _, path::Path};

use anyhow::{Context as _, bail};
use bartizan_sandbox::{
    Asset,
    inspect::Refusal,
    limits::{MAX_ASSET_BYTES, MAX_ASSETS, MAX_COMPONENT_BYTES},
};

/// Deepest folder below an assets folder that is read.
const MAX_ASSET_DEPTH: usize = 16;
/// What the sandbox refuses is not read to its end: a byte more than it takes shows that it will.
const MAX_READ_COMPONENT_BYTES: u64 = MAX_COMPONENT_BYTES as u64 + 1;

/// A component's bytes.
pub fn component(path: &Path) -> anyhow::Result<Vec<u8>> {
    let named = || format!("cannot read {}", path.display());
    let size = std::fs::metadata(path).with_context(named)?.len();
    if size > MAX_COMPONENT_BYTES as u64 {
        let bytes = usize::try_from(size).unwrap_or(usize::MAX);
        return Err(Refusal::TooLarge { bytes }).with_context(|| format!("{}", path.display()));
    }
    up_to(path, MAX_READ_COMPONENT_BYTES).with_context(named)
}

/// All files below a folder, sorted by path, so that the same folder always has the same digest; or one file.
pub fn assets(folder: &Path) -> anyhow::Result<Vec<Asset>> {
    if folder.is_file() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = up_to(folder, MAX_ASSET_BYTES as u64 + 1);
        let content = content.with_context(|| format!("cannot read the asset {}", folder.display()))?;
        return Ok(vec![Asset { path: name, content }]);
    }
    let mut assets = vec![];
    let mut folders = vec![(folder.to_owned(), 0)];
    let mut left = MAX_ASSET_BYTES as u64;
    while let Some((within, depth)) = folders.pop() {
        let failed = || format!("cannot read the assets folder {}", within.display());
        for entry in std::fs::read_dir(&within).with_context(failed)? {
            let path = entry.with_context(failed)?.path();
            if path.is_dir() {
                if depth < MAX_ASSET_DEPTH {
                    folders.push((path, depth + 1));
                }
                continue;
            }
            let content = up_to(&path, left + 1)
                .with_context(|| format!("cannot read the asset {}", path.display()))?;
            let over = left.checked_sub(content.len() as u64);
            let Some(rest) = over.filter(|_| assets.len() < MAX_ASSETS) else {
                bail!(
                    "the assets folder {} holds more than {MAX_ASSETS} files or {MAX_ASSET_BYTES} bytes, which \
                     is all that a plugin can be given; name a smaller one",
                    folder.display()
                );
            };
            left = rest;
            let name = path.strip_prefix(folder).unwrap_or(&path);
            let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            assets.push(Asset { path: name.join("/"), content });
        }
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(assets)
}

/// A file's bytes, or so many of them.
fn up_to(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("large");
        // Holes in a file take no room on disk.
        File::create(&large).unwrap().set_len(1 << 40).unwrap();
        let error = format!("{:#}", component(&large).unwrap_err());
        assert!(
            error.contains("large: has 1099511627776 bytes; the host takes components of at most"),
            "{error}"
        );
        let error = format!("{:#}", assets(folder.path()).unwrap_err());
        assert!(error.contains("holds more than 65536 files or 67108864 bytes"), "{error}");
    }

    #[test]
    fn assets_are_sorted_and_any_bytes_will_do() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        for (path, content) in [("b.yml", &b"\xff\xfe"[..]), ("a/z.yml", b"z"), ("a/b.yml", b"")] {
            std::fs::write(folder.path().join(path), content).unwrap();
        }
        let read = assets(folder.path()).unwrap();
        let paths: Vec<_> = read.iter().map(|asset| &*asset.path).collect();
        assert_eq!(paths, ["a/b.yml", "a/z.yml", "b.yml"]);
        assert_eq!(read[2].content, b"\xff\xfe");
        assert_eq!(assets(&folder.path().join("b.yml")).unwrap(), [read[2].clone()]);
    }
}
