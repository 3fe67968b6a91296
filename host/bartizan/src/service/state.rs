//! What the stages remember, as the ledger keeps it: a checkpoint, and back.

use std::collections::BTreeMap;

use bartizan_detect::correlate::{self, Away, Position, Standing};
use bartizan_model::PluginRef;
use bartizan_store::{Checkpoint, ShardState};

use crate::pipeline::Memory;

/// Name of the ledger's shard that holds what the host itself remembers. No plugin can be called this.
const HOST_STATE: &str = "(host)";

/// What the stages remember, as the ledger keeps it.
pub(super) fn checkpoint_of(next_record: u64, memory: Memory) -> anyhow::Result<Checkpoint> {
    let Memory { detector, breadth } = memory;
    let mut host = HostState {
        newest: (detector.position.newest != i64::MIN).then_some(detector.position.newest),
        shards: detector.shard_count,
        breadth,
        behind: vec![],
        standings: detector.standings,
    };
    let mut states = vec![];
    for shard in detector.shards {
        if let Some((position, away)) = shard.behind {
            let (plugin, new) = (shard.plugin.name.clone(), shard.state.is_none());
            host.behind.push(Behind { plugin, shard: shard.shard, position, away, new });
        }
        states.push(ShardState {
            plugin: shard.plugin.name,
            shard: shard.shard,
            digest: shard.plugin.digest,
            schema_version: shard.schema,
            state: shard.state.unwrap_or_default(),
        });
    }
    states.push(ShardState {
        plugin: HOST_STATE.into(),
        shard: 0,
        digest: String::new(),
        schema_version: 1,
        state: serde_json::to_vec(&host)?,
    });
    Ok(Checkpoint { next_record, shards: states })
}

#[derive(serde::Serialize, serde::Deserialize, Default)]
struct HostState {
    newest: Option<i64>,
    shards: u32,
    breadth: bartizan_detect::classify::Breadth,
    #[serde(default)]
    behind: Vec<Behind>,
    #[serde(default)]
    standings: BTreeMap<String, Standing>,
}

/// A shard whose state is of an earlier place than the checkpoint.
#[derive(serde::Serialize, serde::Deserialize)]
struct Behind {
    plugin: String,
    shard: u32,
    position: Position,
    away: Away,
    /// Whether it has no state, not even an empty one.
    new: bool,
}

pub(super) fn memory_of(checkpoint: Checkpoint) -> Memory {
    let (host, shards): (Vec<_>, Vec<_>) =
        checkpoint.shards.into_iter().partition(|shard| shard.plugin == HOST_STATE);
    let host: HostState = host
        .first()
        .and_then(|host| {
            serde_json::from_slice(&host.state)
                .inspect_err(|error| tracing::warn!(%error, "the host's own state cannot be read"))
                .ok()
        })
        .unwrap_or_default();
    let mut behind: BTreeMap<(String, u32), Behind> =
        host.behind.into_iter().map(|behind| ((behind.plugin.clone(), behind.shard), behind)).collect();
    let shards = shards.into_iter().map(|shard| {
        let behind = behind.remove(&(shard.plugin.clone(), shard.shard));
        correlate::ShardState {
            state: (!behind.as_ref().is_some_and(|behind| behind.new)).then_some(shard.state),
            behind: behind.map(|behind| (behind.position, behind.away)),
            plugin: PluginRef { name: shard.plugin, version: String::new(), digest: shard.digest },
            schema: shard.schema_version,
            shard: shard.shard,
        }
    });
    let shards = shards.collect();
    let position = Position { next: checkpoint.next_record, newest: host.newest.unwrap_or(i64::MIN) };
    Memory {
        detector: correlate::Snapshot {
            position,
            shard_count: host.shards,
            shards,
            standings: host.standings,
        },
        breadth: host.breadth,
    }
}
