//! The data folder: journal, ledger, and the deployment's key.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use bartizan_detect::dictionary::DeploymentKey;

/// Bytes of a deployment's key.
const KEY_BYTES: usize = 16;

/// Where the journal is.
pub fn journal(data: &Path) -> PathBuf {
    data.join("journal")
}

/// Where the ledger is.
pub fn ledger(data: &Path) -> PathBuf {
    data.join("ledger.sqlite")
}

/// Where versions of plugins are kept.
pub fn versions(data: &Path) -> PathBuf {
    data.join("plugins")
}

/// Makes the folder, for its owner only.
pub fn prepare(data: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .with_context(|| format!("cannot make the data folder {}", data.display()))
}

/// The deployment's key, where there is one.
pub fn existing_key(data: &Path) -> anyhow::Result<DeploymentKey> {
    let path = data.join("key");
    if !path.is_file() {
        bail!("there is no deployment key {}: name the data folder of the service", path.display());
    }
    key(data)
}

/// The deployment's key: made at the first start, and the same from then on, since states are kept under it.
pub fn key(data: &Path) -> anyhow::Result<DeploymentKey> {
    let path = data.join("key");
    let failed = || format!("cannot use the deployment's key {}", path.display());
    match fs::read(&path) {
        Ok(bytes) => match <[u8; KEY_BYTES]>::try_from(bytes.as_slice()) {
            Ok(key) => Ok(DeploymentKey(key)),
            Err(_) => bail!(
                "{} has {} bytes instead of {KEY_BYTES}: restore it from a backup, or move the data folder away",
                path.display(),
                bytes.len()
            ),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let mut key = [0; KEY_BYTES];
            getrandom::fill(&mut key)
                .map_err(|error| std::io::Error::other(error.to_string()))
                .with_context(failed)?;
            // Written whole before it has its name: a crash leaves no half key.
            let temporary = data.join("key.new");
            let mut file = fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&temporary)
                .with_context(failed)?;
            file.write_all(&key).and_then(|()| file.sync_all()).with_context(failed)?;
            fs::rename(&temporary, &path).with_context(failed)?;
            Ok(DeploymentKey(key))
        }
        Err(error) => Err(error).with_context(failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        prepare(&data).unwrap();
        let first = key(&data).unwrap();
        assert!(key(&data).unwrap() == first);
        assert!(existing_key(&data).unwrap() == first);
        assert!(existing_key(folder.path()).unwrap_err().to_string().contains("there is no deployment key"));
        fs::write(data.join("key"), b"short").unwrap();
        assert!(key(&data).unwrap_err().to_string().contains("5 bytes instead of 16"));
    }
}
