//! Shards that are away go to catch up, and come back between two batches.

use std::sync::Arc;

use bartizan_model::{Finding, Timestamp};

use super::{
    Away, Detected, Detector, FaultReport, Loaded, Locate, Notice, found, recovery::Recovery, standing,
};
use crate::{plugin::Fault, rows::Lookup};

impl Detector {
    /// The shards that are away and whose plugin may run, each with what it needs to catch up. Each is
    /// handed out once, and must come back through [`Detector::rejoin`].
    pub fn recoveries(&mut self) -> (Vec<Recovery>, Detected) {
        let mut settings = self.settings.clone();
        settings.workers = None;
        let mut recoveries = vec![];
        let mut detected = Detected::default();
        for loaded in &mut self.plugins {
            if loaded.standing.release(self.now) {
                detected.notices.push(Notice::Released(loaded.plugin.identity().clone()));
            }
            if loaded.standing.quarantine.is_some() {
                continue;
            }
            for (number, shard) in (0u32..).zip(&mut loaded.shards) {
                let Some(away) = shard.away.as_mut().filter(|away| !away.attended) else { continue };
                away.attended = true;
                recoveries.push(Recovery::new(
                    (settings.clone(), Arc::clone(&self.fields)),
                    (Arc::clone(&loaded.plugin), loaded.since),
                    (number, shard.saved.clone(), away.clone()),
                ));
            }
        }
        (recoveries, detected)
    }

    /// Takes a recovery back: what it found is delivered, and if it has caught up with this very place, its
    /// shard runs again.
    pub fn rejoin(&mut self, mut recovery: Recovery, locate: Locate<'_>) -> Detected {
        let mut detected = Detected::default();
        let (now, budget) = (self.now, self.settings.budget);
        let Some(loaded) = self.loaded_since(recovery.since) else { return detected };
        let identity = loaded.plugin.identity().clone();
        let Some(shard) = loaded.shards.get_mut(recovery.shard as usize) else { return detected };
        // Its state has been replaced meanwhile.
        if !shard.away.as_ref().is_some_and(|away| away.attended) {
            return detected;
        }
        match self.put_back(&mut recovery, locate) {
            Ok(true) => detected.notices.push(Notice::Rejoined(identity.clone(), recovery.shard)),
            Ok(false) => {}
            Err(fault) => recovery.stuck = Some(fault),
        }
        let Some(loaded) = self.loaded_since(recovery.since) else { return detected };
        loaded.counters.findings += recovery.found.len() as u64;
        loaded.counters.faults += recovery.faults.len() as u64;
        detected.findings = recovery.found;
        detected.faults = recovery.faults;
        // The failure with which it began has been counted.
        let further = recovery.parked.len().saturating_sub(1);
        let mut failures = recovery.parked.last().map(|parked| (further, parked.fault.clone()));
        if let Some(fault) = recovery.stuck {
            failures = Some((recovery.parked.len().max(1), fault.clone()));
            detected.faults.push(FaultReport { plugin: identity.clone(), shard: recovery.shard, fault });
        }
        detected.parked = recovery.parked;
        if recovery.missed > 0 {
            detected.notices.push(Notice::Missed(identity.clone(), recovery.shard, recovery.missed));
        }
        if let Some((count, fault)) = failures {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if let Some(quarantine) = loaded.standing.fail(count, &fault, now, budget) {
                detected.notices.push(Notice::Quarantined(identity, quarantine.clone()));
            }
        }
        self.stop_quarantined(&mut detected, locate);
        detected
    }

    fn loaded_since(&mut self, since: u64) -> Option<&mut Loaded> {
        self.plugins.iter_mut().find(|loaded| loaded.since == since)
    }

    /// Takes over the state that a recovery has led to. Returns whether the shard runs again.
    fn put_back(&mut self, recovery: &mut Recovery, locate: Locate<'_>) -> Result<bool, Fault> {
        let position = self.position;
        let loaded = self.plugins.iter_mut().find(|loaded| loaded.since == recovery.since);
        let Some(loaded) = loaded else { return Ok(false) };
        let Some(shard) = loaded.shards.get_mut(recovery.shard as usize) else { return Ok(false) };
        let may_run = loaded.standing.quarantine.is_none() && recovery.stuck.is_none();
        let saved = recovery.saved.at;
        // One that is taken back in the middle of its work may have yet to let time pass, muted.
        let caught_up = saved.next == position.next && saved.newest >= recovery.away.muted_newest;
        let instance = match may_run && caught_up {
            true => recovery.instance().map(Some),
            false => Ok(None),
        };
        shard.charge(recovery.cost);
        shard.saved = recovery.saved.clone();
        shard.away = Some(Away { attended: false, ..recovery.away.clone() });
        let Some(instance) = instance? else { return Ok(false) };
        // The clock may have been read meanwhile: here, too, timers fire that are due.
        let lookup = Lookup::new(Arc::clone(&self.slots), Arc::clone(&loaded.part.fields));
        let lateness = -i64::from(self.settings.lateness_seconds);
        let watermark = Timestamp(position.newest).plus_seconds(lateness);
        let timers = loaded.plugin.descriptor().timers;
        let raws = shard.go_on(instance, timers.then_some(watermark), &lookup)?;
        let of = |raw| found::finding_of(&*loaded.plugin, raw, &self.places, locate);
        match raws.into_iter().map(of).collect::<Result<Vec<Finding>, _>>() {
            Ok(findings) => {
                recovery.found.extend(findings);
                shard.away = None;
                Ok(true)
            }
            Err(fault) => {
                shard.drop_instance();
                Err(fault)
            }
        }
    }

    /// Stops the plugins that were quarantined just now, and says so in a finding each.
    pub(super) fn stop_quarantined(&mut self, detected: &mut Detected, locate: Locate<'_>) {
        let position = self.position;
        let mut findings = vec![];
        for notice in &detected.notices {
            let Notice::Quarantined(plugin, quarantine) = notice else { continue };
            let named = |loaded: &&mut Loaded| loaded.plugin.identity() == plugin;
            let Some(loaded) = self.plugins.iter_mut().find(named) else { continue };
            // Those that fail to give a state go on from what was saved before.
            let _ = loaded.save(position);
            for shard in 0..self.settings.shards {
                loaded.send_away(shard, position);
            }
            let parked: Vec<u64> = detected.parked.iter().map(|parked| parked.number).collect();
            let evidence = |number| found::evidence(number, &self.places, locate);
            findings.push(standing::finding(plugin, quarantine, position.next, evidence, &parked));
        }
        // Said once: a later call over the same notices must not say it again.
        findings.retain(|finding| detected.findings.iter().all(|known| known.id != finding.id));
        detected.findings.extend(findings);
    }
}
