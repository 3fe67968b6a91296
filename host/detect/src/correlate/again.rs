//! Records that were parked, judged after all.

use bartizan_model::{EventBatch, Timestamp};

use super::{Detected, Detector, Locate};

impl Detector {
    /// Has one plugin judge events again, as they come late: its state goes on from what it is now. Nothing
    /// else sees them. None where a shard of the plugin is away, or there is no such plugin.
    pub fn judge_again(&mut self, plugin: &str, batch: EventBatch, locate: Locate<'_>) -> Option<Detected> {
        let named = |loaded: &super::Loaded| loaded.plugin.identity().name == plugin;
        let at = self.plugins.iter().position(named)?;
        if self.plugins.get(at)?.shards.iter().any(|shard| shard.away.is_some()) {
            return None;
        }
        let (frame, mut work) = self.route(batch, &|_, _| {});
        for (_, others) in work.iter_mut().enumerate().filter(|(number, _)| *number != at) {
            others.iter_mut().for_each(|shard| shard.rows.clear());
        }
        let watermark = frame.watermarks.last().copied().map_or(Timestamp::MIN, Timestamp);
        self.judge(&frame, &mut work, watermark);
        let mut detected = self.gather(Some(&frame), self.position, work, locate);
        // A shard that fails later goes on from a state that has seen them.
        if detected.faults.is_empty() {
            self.save(&mut detected);
        }
        Some(detected)
    }
}
