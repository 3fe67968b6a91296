//! From a core module to a component on the disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use wasmparser::{Parser, Payload};
use wit_component::ComponentEncoder;

use super::{BuildError, file};

/// Changes whenever the same module would give another component.
const ENCODING: &str = "wit-component 0.262, 1";

/// A component as written.
pub struct Written {
    pub path: PathBuf,
    pub digest: String,
    pub bytes: u64,
    pub fresh: bool,
}

/// Writes the component of `module` to `folder`/`name`.wasm, unless it is there.
pub fn write(name: &str, module: &[u8], folder: &Path) -> Result<Written, BuildError> {
    let path = folder.join(format!("{name}.wasm"));
    // What the component that is there was made from, and its own digest, should somebody have changed it.
    let note = folder.join(format!("{name}.made-from"));
    let made_from = blake3::Hasher::new().update(ENCODING.as_bytes()).update(module).finalize().to_hex();
    if let (Ok(noted), Ok(component)) = (fs::read_to_string(&note), fs::read(&path)) {
        let digest = blake3::hash(&component).to_hex().to_string();
        if noted == format!("{made_from} {digest}") {
            return Ok(Written { path, digest, bytes: component.len() as u64, fresh: true });
        }
    }
    let component =
        encode(module).map_err(|reason| BuildError::NoPlugin { name: name.to_owned(), reason })?;
    let digest = blake3::hash(&component).to_hex().to_string();
    replace(&path, &component)?;
    replace(&note, format!("{made_from} {digest}").as_bytes())?;
    Ok(Written { path, digest, bytes: component.len() as u64, fresh: false })
}

fn encode(module: &[u8]) -> Result<Vec<u8>, String> {
    let encode = || ComponentEncoder::default().validate(true).module(module)?.encode();
    // With all its causes: the innermost says which import or export is wrong.
    let component = encode().map_err(|error| format!("{error:#}"))?;
    match exports(&component) {
        Ok(0) => Err("it exports no interface".into()),
        Ok(_) => Ok(component),
        Err(error) => Err(error.to_string()),
    }
}

/// How many exports the component has, not counting those of what is nested in it.
fn exports(component: &[u8]) -> Result<u32, wasmparser::BinaryReaderError> {
    let (mut depth, mut exports) = (0_u32, 0);
    for payload in Parser::new(0).parse_all(component) {
        match payload? {
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentExportSection(section) if depth == 1 => exports += section.count(),
            _ => {}
        }
    }
    Ok(exports)
}

/// Writes a file so that nobody ever sees half of it.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.{}", std::process::id(), COUNT.fetch_add(1, Relaxed)));
    let draft = path.with_file_name(name);
    let written = fs::File::create(&draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&draft, path)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(&draft);
        file(path)(error)
    })
}
