//! The Unix socket's name: taken from a process that died, never from one that lives, and only ever there with
//! the right mode.

use std::{
    fs, io,
    os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use rustix::fd::OwnedFd;
use tokio::net::{UnixListener, UnixStream};

use super::ControlError;

/// Who may open the socket: its owner.
const MODE: u32 = 0o600;
/// Longest path that is handed to the kernel as it is; `sun_path` has 108 bytes on Linux, 104 elsewhere.
const MAX_PATH_BYTES: usize = 100;

/// The socket's name in the file system. Dropping it removes the name, if it is still this socket's.
#[derive(Debug)]
pub(super) struct Name {
    path: PathBuf,
    inode: (u64, u64),
}

impl Drop for Name {
    fn drop(&mut self) {
        let ours = |file: &fs::Metadata| (file.dev(), file.ino()) == self.inode;
        if fs::symlink_metadata(&self.path).is_ok_and(|file| ours(&file))
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, socket = %self.path.display(), "the control socket could not be removed");
        }
    }
}

/// Listens at a path.
pub(super) async fn listen(path: &Path) -> Result<(UnixListener, Name), ControlError> {
    let failed = |source| ControlError::Socket { path: path.to_owned(), source };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
        Ok(file) if !file.file_type().is_socket() => {
            return Err(ControlError::NotASocket { path: path.to_owned() });
        }
        Ok(_) => match connect(path).await {
            Ok(_) => return Err(ControlError::Running { path: path.to_owned() }),
            // Nobody listens: its process died.
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
            Err(error) => return Err(failed(error)),
        },
    }
    // Made under another name: under its own, it has its mode from the first moment.
    let new = path.with_extension("new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let make = || {
        let (address, _folder) = short(&new)?;
        let listener = UnixListener::bind(address)?;
        fs::set_permissions(&new, fs::Permissions::from_mode(MODE))?;
        let file = fs::symlink_metadata(&new)?;
        fs::rename(&new, path)?;
        let name = Name { path: path.to_owned(), inode: (file.dev(), file.ino()) };
        Ok((listener, name))
    };
    make().map_err(failed)
}

/// Connects to the socket at a path.
pub(super) async fn connect(path: &Path) -> io::Result<UnixStream> {
    let (address, _folder) = short(path)?;
    UnixStream::connect(address).await
}

/// A path that fits into a socket's address. A long one is named by its open folder, which must stay open until
/// the address was used.
fn short(path: &Path) -> io::Result<(PathBuf, Option<OwnedFd>)> {
    if path.as_os_str().len() <= MAX_PATH_BYTES {
        return Ok((path.to_owned(), None));
    }
    by_folder(path)
}

#[cfg(target_os = "linux")]
fn by_folder(path: &Path) -> io::Result<(PathBuf, Option<OwnedFd>)> {
    use rustix::{
        fd::AsRawFd as _,
        fs::{Mode, OFlags, open},
    };

    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let folder = open(folder, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    let short = Path::new("/proc/self/fd").join(folder.as_raw_fd().to_string()).join(name);
    Ok((short, Some(folder)))
}

#[cfg(not(target_os = "linux"))]
fn by_folder(_path: &Path) -> io::Result<(PathBuf, Option<OwnedFd>)> {
    let reason = format!("its path has more than {MAX_PATH_BYTES} bytes; use a shorter data folder");
    Err(io::Error::new(io::ErrorKind::InvalidFilename, reason))
}
