//! Versions as the store keeps them, and back.

use bartizan_detect::access::FieldAccess;
use bartizan_model::{FieldPattern, FieldPatterns};
use bartizan_pack::{World, manifest::RequestedLimits};
use bartizan_sandbox::{Asset, PluginLimits, PluginSource};
use bartizan_store::{KeptVersion, VersionInfo, Versions, VersionsError};
use serde::{Deserialize, Serialize};

use crate::{
    plugin::load::{Assembled, Request},
    read,
};

/// Versions of a plugin that are kept beside the one that runs.
pub const MAX_KEPT: usize = 10;

/// What a version asked for.
#[derive(Serialize, Deserialize, Default)]
struct Requested {
    limits: RequestedLimits,
    /// What it was granted: a part of its digest.
    granted: Vec<String>,
    masked: Vec<String>,
}

/// A version, to be kept.
pub fn of(assembled: &Assembled) -> KeptVersion {
    let identity = assembled.identity();
    let Assembled { source, world, .. } = assembled;
    let limits = RequestedLimits {
        memory_mib: Some(source.limits.memory_mib),
        deadline_ms: Some(source.limits.deadline_ms),
        findings_per_call: Some(source.limits.findings_per_call),
        result_kib: Some(source.limits.result_kib),
    };
    KeptVersion {
        info: VersionInfo {
            name: identity.name,
            version: identity.version,
            digest: identity.digest,
            world: world.name().to_owned(),
            requested: serde_json::to_value(Requested {
                limits,
                granted: source.access.granted.iter().map(FieldPattern::to_string).collect(),
                masked: source.access.masked.iter().map(FieldPattern::to_string).collect(),
            })
            .unwrap_or_default(),
            kept: read::now(),
        },
        component: source.component.clone(),
        settings: source.settings.clone(),
        assets: source.assets.iter().map(|asset| (asset.path.clone(), asset.content.clone())).collect(),
    }
}

/// A version that was kept, with the operator's limits and grants of now: going back to a version does not give
/// it back what it may not see any more. Where the grants have changed, it has another digest.
pub fn load(
    versions: &Versions,
    name: &str,
    digest: &str,
    request: &Request,
) -> Result<Assembled, VersionsError> {
    let version = versions.load(name, digest, |kept| {
        let requested = requested(kept);
        let access = FieldAccess {
            granted: FieldPatterns::parse(&requested.granted).unwrap_or_default(),
            masked: FieldPatterns::parse(&requested.masked).unwrap_or_default().into(),
        };
        PluginSource { access, ..source_of(kept, request) }.digest()
    })?;
    let world = match version.info.world == World::Classification.name() {
        true => World::Classification,
        false => World::Correlation,
    };
    Ok(Assembled { source: source_of(&version, request), world, manifest: None })
}

fn requested(kept: &KeptVersion) -> Requested {
    serde_json::from_value(kept.info.requested.clone()).unwrap_or_default()
}

fn source_of(kept: &KeptVersion, request: &Request) -> PluginSource {
    let asset = |(path, content): &(String, Vec<u8>)| Asset { path: path.clone(), content: content.clone() };
    PluginSource {
        name: kept.info.name.clone(),
        version: kept.info.version.clone(),
        component: kept.component.clone(),
        settings: kept.settings.clone(),
        assets: kept.assets.iter().map(asset).collect(),
        limits: PluginLimits::default().with(requested(kept).limits).with(request.limits),
        tables: request.tables.clone(),
        access: request.access.clone(),
    }
}
