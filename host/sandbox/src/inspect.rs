//! What is looked at before anything is compiled: whether the bytes are a component, and whether it imports
//! and exports what a plugin may. What is wrong is refused by name, with the fix.
//!
//! Only names are read here; types are checked when the component is linked. Must not run or compile
//! anything.

use bartizan_pack::World;
use wasmparser::{ComponentTypeRef, Parser, Payload, TypeBounds};

use crate::{fault::bounded, limits::MAX_COMPONENT_BYTES};

/// Version of `wit/plugin.wit` that this host serves.
pub const CONTRACT_VERSION: &str = "0.1.0";
/// The contract's package.
pub const CONTRACT: &str = "bartizan:plugin";

/// Interfaces of the contract that can be imported. `types` and `judgement` hold types only.
const INTERFACES: [&str; 4] = ["events", "host", "types", "judgement"];

/// Bytes that every WebAssembly file begins with.
const MAGIC: &[u8] = b"\0asm";
/// The version field behind the magic: that of core modules, and that of components.
const MODULE_VERSION: [u8; 4] = [1, 0, 0, 0];
const COMPONENT_VERSION: [u8; 4] = [0x0d, 0, 1, 0];

/// Why bytes are refused. Messages go on from "plugin \"name\" ".
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// Not WebAssembly.
    #[error(
        "is not WebAssembly: its file does not begin with \"\\0asm\"; give the component that \
         `bartizan plugin build` writes"
    )]
    NotWasm,
    /// A core module.
    #[error(
        "is a core WebAssembly module, not a component; run `bartizan plugin build`, which makes a \
         component of it"
    )]
    CoreModule,
    /// Of a binary format that is not known.
    #[error("is WebAssembly of an unknown binary version; rebuild it with `bartizan plugin build`")]
    UnknownFormat,
    /// Too large.
    #[error(
        "has {bytes} bytes; the host takes components of at most {MAX_COMPONENT_BYTES}: strip debug \
         information and embedded data"
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Cut short or damaged.
    #[error("is cut short or damaged: {reason}; copy or build it again")]
    Damaged {
        /// Where and what.
        reason: String,
    },
    /// An import that is not offered.
    #[error("imports {import}, which bartizan does not offer; {fix}")]
    Import {
        /// Its name.
        import: String,
        /// What to do about it.
        fix: &'static str,
    },
    /// Built for another version of the contract.
    #[error(
        "needs {CONTRACT}@{needed}, this host offers {CONTRACT_VERSION}; update bartizan, or rebuild \
         the plugin against {CONTRACT_VERSION}"
    )]
    Version {
        /// What it was built for.
        needed: String,
    },
    /// An export of its world is missing.
    #[error("does not export `{export}`, which the world `{world}` must; build it against wit/plugin.wit")]
    Export {
        /// What is missing.
        export: &'static str,
        /// The world asked for.
        world: &'static str,
    },
    /// A plugin of the other world.
    #[error(
        "is a {actual} plugin, but was loaded as a {wanted} plugin; set `world = \"{actual}\"` in \
         its manifest"
    )]
    OtherWorld {
        /// What it is.
        actual: &'static str,
        /// What it was to be.
        wanted: &'static str,
    },
}

const WITHOUT_WASI: &str = "build it without WASI: plugins have no clock, files, network or environment \
    (Rust: target wasm32-unknown-unknown; JavaScript and Python: --stub-wasi)";
const OWN_IMPORTS_ONLY: &str = "a plugin can import only the interfaces of wit/plugin.wit";

/// What the contract wants exported.
fn exports(world: World) -> &'static [&'static str] {
    match world {
        World::Correlation => &["configure", "describe", "on-batch", "advance", "snapshot", "restore"],
        World::Classification => &["configure", "tables", "classify"],
    }
}

/// Whether the bytes may be compiled as a plugin of a world.
pub fn inspect(bytes: &[u8], world: World) -> Result<(), Refusal> {
    if bytes.len() > MAX_COMPONENT_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    if !bytes.starts_with(MAGIC) {
        return Err(Refusal::NotWasm);
    }
    match bytes.get(4..8) {
        None => return Err(Refusal::Damaged { reason: "it ends in its header".into() }),
        Some(version) if version == MODULE_VERSION => return Err(Refusal::CoreModule),
        Some(version) if version != COMPONENT_VERSION => return Err(Refusal::UnknownFormat),
        Some(_) => {}
    }
    let outside = outside(bytes).map_err(|error| Refusal::Damaged { reason: bounded(error.to_string()) })?;
    outside.imports.iter().try_for_each(|import| check_import(import))?;
    let has = |name: &str| outside.exports.contains(&name);
    let other = match world {
        World::Correlation => World::Classification,
        World::Classification => World::Correlation,
    };
    let missing = |world: World| exports(world).iter().find(|export| !has(export));
    match missing(world) {
        None => Ok(()),
        Some(_) if missing(other).is_none() => {
            Err(Refusal::OtherWorld { actual: other.name(), wanted: world.name() })
        }
        Some(export) => Err(Refusal::Export { export, world: world.name() }),
    }
}

/// Names that the component itself imports and exports; not those of components inside it.
struct Outside<'a> {
    imports: Vec<&'a str>,
    exports: Vec<&'a str>,
}

fn outside(bytes: &[u8]) -> wasmparser::Result<Outside<'_>> {
    let mut outside = Outside { imports: vec![], exports: vec![] };
    // The parser goes through modules and components inside, too: each begins with a version.
    let mut depth = 0usize;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(imports) if depth == 1 => {
                for import in imports {
                    let import = import?;
                    // A name for a type of an interface; nothing is handed over by it.
                    if !matches!(import.ty, ComponentTypeRef::Type(TypeBounds::Eq(_))) {
                        outside.imports.push(import.name.name);
                    }
                }
            }
            Payload::ComponentExportSection(exports) if depth == 1 => {
                for export in exports {
                    outside.exports.push(export?.name.name);
                }
            }
            _ => {}
        }
    }
    Ok(outside)
}

fn check_import(import: &str) -> Result<(), Refusal> {
    let refused = |fix| Err(Refusal::Import { import: shortened(import), fix });
    let Some((package, rest)) = import.split_once('/') else { return refused(OWN_IMPORTS_ONLY) };
    if package.starts_with("wasi:") {
        return refused(WITHOUT_WASI);
    }
    let (interface, version) = rest.split_once('@').unwrap_or((rest, ""));
    match (package == CONTRACT, INTERFACES.contains(&interface), version) {
        (true, true, CONTRACT_VERSION) => Ok(()),
        // A version that is not ours may well have interfaces that are not ours.
        (true, _, needed) if needed != CONTRACT_VERSION => {
            Err(Refusal::Version { needed: shortened(needed) })
        }
        _ => refused(OWN_IMPORTS_ONLY),
    }
}

/// A name short enough for an error message.
fn shortened(name: &str) -> String {
    name.chars().take(120).flat_map(char::escape_debug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_contract() {
        let wit = include_str!("../../../wit/plugin.wit");
        assert!(wit.contains(&format!("package {CONTRACT}@{CONTRACT_VERSION};")));
    }

    #[test]
    fn imports_are_told_apart() {
        assert_eq!(check_import("bartizan:plugin/events@0.1.0"), Ok(()));
        for (import, message) in [
            (
                "wasi:clocks/wall-clock@0.2.0",
                "imports wasi:clocks/wall-clock@0.2.0, which bartizan does not offer; build it without WASI",
            ),
            (
                "bartizan:plugin/events@0.2.0",
                "needs bartizan:plugin@0.2.0, this host offers 0.1.0; update bartizan",
            ),
            ("bartizan:plugin/events", "needs bartizan:plugin@, this host"),
            ("bartizan:plugin/shell@0.1.0", "imports bartizan:plugin/shell@0.1.0, which"),
            ("other:pack/thing@1.0.0", "imports other:pack/thing@1.0.0, which"),
            ("free-function", "imports free-function, which"),
        ] {
            let refusal = check_import(import).unwrap_err().to_string();
            assert!(refusal.starts_with(message), "{refusal}");
        }
    }

    #[test]
    fn bytes_that_are_no_component_are_named() {
        let refusal = |bytes: &[u8]| inspect(bytes, World::Correlation).unwrap_err();
        assert_eq!(refusal(b""), Refusal::NotWasm);
        assert_eq!(refusal(b"#!/bin/sh"), Refusal::NotWasm);
        assert_eq!(refusal(b"\0asm\x01\0\0\0"), Refusal::CoreModule);
        assert_eq!(refusal(b"\0asm\x63\0\0\0"), Refusal::UnknownFormat);
        assert!(matches!(refusal(b"\0asm\x0d"), Refusal::Damaged { .. }));
        assert!(matches!(refusal(b"\0asm\x0d\0\x01\0\x0b\xff"), Refusal::Damaged { .. }));
        assert!(matches!(refusal(b"\0asm\x0d\0\x01\0"), Refusal::Export { export: "configure", .. }));
        assert!(matches!(refusal(&vec![0; MAX_COMPONENT_BYTES + 1]), Refusal::TooLarge { .. }));
    }
}
