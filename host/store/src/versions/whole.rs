//! One version as a folder: how it is described, written and read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    ASIDE, KeptVersion, MAX_DESCRIPTION_BYTES, MAX_VERSION_ASSETS, MAX_VERSION_BYTES, VersionInfo,
    VersionsError, failed,
    files::{read_bounded, sync_folder, write_synced},
    unreadable,
};

const COMPONENT: &str = "component.wasm";
const SETTINGS: &str = "settings.toml";
const ASSETS: &str = "assets";
const DESCRIPTION: &str = "version.json";

/// `version.json`.
#[derive(Serialize, Deserialize)]
pub(super) struct Description {
    #[serde(flatten)]
    pub info: VersionInfo,
    component: File,
    settings: File,
    assets: Vec<AssetFile>,
}

#[derive(Serialize, Deserialize)]
struct File {
    bytes: u64,
    blake3: String,
}

#[derive(Serialize, Deserialize)]
struct AssetFile {
    name: String,
    #[serde(flatten)]
    file: File,
}

pub(super) fn check_size(version: &KeptVersion) -> Result<(), VersionsError> {
    let assets: u64 =
        version.assets.iter().map(|(name, content)| name.len() as u64 + content.len() as u64).sum();
    let bytes = version.component.len() as u64 + version.settings.len() as u64 + assets;
    let count = version.assets.len() as u64;
    for (what, amount, limit) in
        [("bytes", bytes, MAX_VERSION_BYTES), ("assets", count, MAX_VERSION_ASSETS as u64)]
    {
        if amount > limit {
            return Err(VersionsError::TooLarge { plugin: version.info.name.clone(), what, amount, limit });
        }
    }
    Ok(())
}

pub(super) fn describe(version: &KeptVersion) -> Description {
    let file = |content: &[u8]| File {
        bytes: content.len() as u64,
        blake3: blake3::hash(content).to_hex().to_string(),
    };
    Description {
        info: version.info.clone(),
        component: file(&version.component),
        settings: file(version.settings.as_bytes()),
        assets: version
            .assets
            .iter()
            .map(|(name, content)| AssetFile { name: name.clone(), file: file(content) })
            .collect(),
    }
}

pub(super) fn write_version(
    folder: &Path,
    version: &KeptVersion,
    description: &Description,
) -> Result<(), VersionsError> {
    let assets = folder.join(ASSETS);
    fs::create_dir_all(&assets).map_err(failed("make the folder", &assets))?;
    let write = |path: PathBuf, content: &[u8]| write_synced(&path, content).map_err(failed("write", &path));
    write(folder.join(COMPONENT), &version.component)?;
    write(folder.join(SETTINGS), version.settings.as_bytes())?;
    for (at, (_, content)) in version.assets.iter().enumerate() {
        write(assets.join(at.to_string()), content)?;
    }
    write(folder.join(DESCRIPTION), &json(folder, description)?)?;
    for written in [assets.as_path(), folder] {
        sync_folder(written).map_err(failed("synchronize", written))?;
    }
    Ok(())
}

pub(super) fn replace_description(folder: &Path, description: &Description) -> Result<(), VersionsError> {
    let (new, old) = (folder.join(format!("{ASIDE}{DESCRIPTION}")), folder.join(DESCRIPTION));
    write_synced(&new, &json(folder, description)?).map_err(failed("write", &new))?;
    fs::rename(&new, &old).map_err(failed("rename", &new))?;
    sync_folder(folder).map_err(failed("synchronize", folder))
}

fn json(folder: &Path, description: &Description) -> Result<Vec<u8>, VersionsError> {
    let json = serde_json::to_vec_pretty(description).map_err(|error| VersionsError::Io {
        doing: "describe",
        path: folder.to_owned(),
        source: error.into(),
    })?;
    if json.len() as u64 > MAX_DESCRIPTION_BYTES {
        return Err(VersionsError::TooLarge {
            plugin: description.info.name.clone(),
            what: "bytes of description",
            amount: json.len() as u64,
            limit: MAX_DESCRIPTION_BYTES,
        });
    }
    Ok(json)
}

pub(super) fn read_description(folder: &Path) -> Result<Description, VersionsError> {
    let file = folder.join(DESCRIPTION);
    let json = read_bounded(&file, MAX_DESCRIPTION_BYTES).map_err(unreadable(&file))?;
    serde_json::from_slice(&json)
        .map_err(|error| VersionsError::Damaged { file, problem: format!("is no description: {error}") })
}

/// Reads what a description names; each file must have the size and hash that it says.
pub(super) fn read_version(folder: &Path) -> Result<KeptVersion, VersionsError> {
    let description = read_description(folder)?;
    let mut left = MAX_VERSION_BYTES;
    let mut read = |path: PathBuf, file: &File| {
        let damaged = |problem| VersionsError::Damaged { file: path.clone(), problem };
        left = left.checked_sub(file.bytes).ok_or_else(|| {
            damaged(format!("is said to have {} bytes, more than are ever kept", file.bytes))
        })?;
        // One byte more than expected is enough to see that there are too many.
        let content = read_bounded(&path, file.bytes).map_err(unreadable(&path))?;
        if content.len() as u64 != file.bytes {
            return Err(damaged(format!("has {} bytes instead of {}", content.len(), file.bytes)));
        }
        if blake3::hash(&content).to_hex().as_str() != file.blake3 {
            return Err(damaged("has changed since it was kept".into()));
        }
        Ok(content)
    };
    let component = read(folder.join(COMPONENT), &description.component)?;
    let path = folder.join(SETTINGS);
    let settings = String::from_utf8(read(path.clone(), &description.settings)?)
        .map_err(|_| VersionsError::Damaged { file: path, problem: "is not UTF-8".into() })?;
    let mut assets = Vec::new();
    for (at, asset) in description.assets.into_iter().enumerate() {
        let content = read(folder.join(ASSETS).join(at.to_string()), &asset.file)?;
        assets.push((asset.name, content));
    }
    Ok(KeptVersion { info: description.info, component, settings, assets })
}
