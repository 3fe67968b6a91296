//! The main path: records in, incidents out. Everything else in this crate brings records here, or carries
//! away what comes out.

use std::{ops::ControlFlow, sync::Arc};

use bartizan_detect::{
    classify::{Breadth, Judged, classify},
    correlate::{
        AddError, Detected, Detector, FaultReport, Notice, Outline, Parked, Prepared, Recovery,
        Settings as DetectSettings, Snapshot, Step, SwapError, Unused, Warm, Widen,
    },
    past::Past,
    plugin::{Classifier, Fault, Plugin},
};
use bartizan_incident::{Incidents, Judgement};
use bartizan_model::{EventBatch, FieldId, FieldTable, PluginRef, RecordBatch, Source, Timestamp};
use bartizan_normalize::{Normalizer, Settings as NormalizeSettings, WantedFields};
use serde::{Deserialize, Serialize};

use crate::{in_order::in_order, tally::Tally};

/// Knows source and line of an event that was read some time ago.
pub type Locate<'a> = &'a (dyn Fn(u64) -> Option<(Arc<Source>, u64)> + Sync);

/// What a pipeline is made of.
pub struct Parts {
    /// How records become events.
    pub normalize: NormalizeSettings,
    /// How events become findings.
    pub detect: DetectSettings,
    /// The rules.
    pub plugins: Vec<Arc<dyn Plugin>>,
    /// What judges findings.
    pub classifier: Option<Box<dyn Classifier>>,
    /// What makes incidents of them; none: findings are all that is wanted.
    pub incidents: Option<Incidents>,
}

/// The stages, and what they remember; see the module.
pub struct Pipeline {
    normalizer: Arc<Normalizer>,
    workers: Option<Arc<rayon::ThreadPool>>,
    detector: Detector,
    classifier: Option<Box<dyn Classifier>>,
    breadth: Breadth,
    incidents: Option<Incidents>,
    tally: Tally,
    /// The fields that anybody looks at, and of which plan of the detector they are.
    wanted: Option<(u64, Option<Arc<WantedFields>>)>,
}

/// A finding, its judgement, and what the policy made of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Settled {
    /// The finding and its classification.
    pub judged: Judged,
    /// The policy's ruling; none where no policy was asked.
    pub judgement: Option<Judgement>,
}

/// What some records led to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Findings, in the order in which they came to be.
    pub settled: Vec<Settled>,
    /// Plugin instances that came to an end.
    pub faults: Vec<FaultReport>,
    /// Records that plugins fail on.
    pub parked: Vec<Parked>,
    /// What else happened to plugins.
    pub notices: Vec<Notice>,
}

impl Outcome {
    /// Adds what came after.
    pub fn join(&mut self, other: Outcome) {
        self.settled.extend(other.settled);
        self.faults.extend(other.faults);
        self.parked.extend(other.parked);
        self.notices.extend(other.notices);
    }

    /// Whether nothing came of it.
    pub fn is_empty(&self) -> bool {
        let Outcome { settled, faults, parked, notices } = self;
        settled.is_empty() && faults.is_empty() && parked.is_empty() && notices.is_empty()
    }
}

/// What the stages remember, to go on from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Correlation's.
    pub detector: Snapshot,
    /// Classification's.
    pub breadth: Breadth,
}

impl Pipeline {
    /// A pipeline that remembers nothing yet.
    pub fn new(parts: Parts) -> Result<Pipeline, AddError> {
        let fields = Arc::new(FieldTable::new());
        let workers = parts.detect.workers.clone();
        let mut detector = Detector::new(parts.detect, Arc::clone(&fields));
        parts.plugins.into_iter().try_for_each(|plugin| detector.add(plugin))?;
        Ok(Pipeline {
            normalizer: Arc::new(Normalizer::new(fields, parts.normalize)),
            workers,
            detector,
            classifier: parts.classifier,
            breadth: Breadth::default(),
            incidents: parts.incidents,
            tally: Tally::default(),
            wanted: None,
        })
    }

    /// Records in, incidents out. The batches are judged in order, and normalized beside that.
    pub fn process(&mut self, batches: Vec<RecordBatch>, locate: Locate<'_>) -> Outcome {
        let mut all = Outcome::default();
        self.stream(batches.into_iter(), locate, |_, _, outcome| {
            all.join(outcome);
            ControlFlow::Continue(())
        });
        all
    }

    /// As [`Pipeline::process`], of batches without an end: what comes of each is handed on with its records, until
    /// `take` asks for no more. Batches are fetched and normalized a few ahead, as is right for the plugins that
    /// were there at the beginning: `take` must leave those in place.
    pub fn stream(
        &mut self,
        batches: impl Iterator<Item = RecordBatch> + Send,
        locate: Locate<'_>,
        mut take: impl FnMut(&mut Pipeline, RecordBatch, Outcome) -> ControlFlow<()> + Send,
    ) {
        let normalizer = Arc::clone(&self.normalizer);
        let workers = self.workers.clone();
        let wanted = self.wanted();
        let normalize = |batch| match &wanted {
            Some(wanted) => normalizer.normalize_wanted(batch, wanted),
            None => normalizer.normalize(batch),
        };
        let widen = |batch: &mut EventBatch, rows: &[u32]| {
            if let Some(wanted) = &wanted {
                normalizer.widen(batch, rows, wanted);
            }
        };
        in_order(workers.as_deref(), batches, normalize, |events| {
            let records = events.records().clone();
            let outcome = self.judge(events, &widen, locate);
            take(self, records, outcome)
        });
    }

    /// The fields that are worth making; none: all of them.
    fn wanted(&mut self) -> Option<Arc<WantedFields>> {
        let plan = self.detector.plan();
        match &self.wanted {
            Some((of, wanted)) if *of == plan => wanted.clone(),
            _ => {
                let needs = self.detector.needs(&self.normalizer.telling_fields());
                let wanted = self.detector.needed_fields().zip(needs).map(|(fields, needs)| {
                    let of_kind = move |kind: &[(FieldId, &str)]| {
                        let mut names = needs.of_kind(kind);
                        names.extend(Tally::FIELDS.map(|field| Arc::from([field])));
                        names
                    };
                    let fields = fields.into_iter().chain(Tally::FIELDS);
                    Arc::new(self.normalizer.wanted(fields).by_kind(Arc::new(of_kind)))
                });
                self.wanted = Some((plan, wanted.clone()));
                wanted
            }
        }
    }

    fn judge(&mut self, events: EventBatch, widen: Widen<'_>, locate: Locate<'_>) -> Outcome {
        self.tally.count(&events);
        let detected = self.detector.detect_narrow(events, widen, locate);
        self.settle_all(detected)
    }

    /// Lets time pass without a record, so that timers fire.
    pub fn advance(&mut self, time: Timestamp, locate: Locate<'_>) -> Outcome {
        let detected = self.detector.advance(time, locate);
        self.settle_all(detected)
    }

    /// Settles findings again, with incidents as they are known to be by now.
    pub fn settle_again(&mut self, incidents: Incidents, judged: Vec<Judged>) -> Vec<Settled> {
        self.incidents = Some(incidents);
        judged.into_iter().map(|judged| settle(&mut self.incidents, judged)).collect()
    }

    /// Whole events of the batches, in the same order.
    pub fn normalize(&self, batches: Vec<RecordBatch>) -> Vec<EventBatch> {
        let mut all = Vec::with_capacity(batches.len());
        let normalizer = &self.normalizer;
        let normalize = |batch| normalizer.normalize(batch);
        in_order(self.workers.as_deref(), batches.into_iter(), normalize, |events| {
            all.push(events);
            ControlFlow::Continue(())
        });
        all
    }

    /// What the stages remember, and what came of asking plugins for it.
    pub fn memory(&mut self) -> (Memory, Outcome) {
        let (detector, detected) = self.detector.snapshot();
        let outcome = self.settle_all(detected);
        (Memory { detector, breadth: self.breadth.clone() }, outcome)
    }

    /// Has plugins keep their states as those of this place, to go on from when one fails.
    pub fn save(&mut self) -> Outcome {
        let mut detected = Detected::default();
        self.detector.save(&mut detected);
        self.settle_all(detected)
    }

    /// Goes on from what the stages remembered. Returns the plugins' states that could not be used.
    pub fn remember(&mut self, memory: Memory) -> Vec<Unused> {
        self.breadth = memory.breadth;
        self.detector.restore(memory.detector)
    }

    /// Says at which record the journal begins.
    pub fn begin(&mut self, next: u64) {
        self.detector.begin(next);
    }

    /// Has a plugin rebuild its state from the records since `from`, aside.
    pub fn rebuild(&mut self, plugin: &str, from: u64) {
        self.detector.rebuild(plugin, from);
    }

    /// Shards that have to catch up; see [`Detector::recoveries`].
    pub fn recoveries(&mut self) -> (Vec<Recovery>, Outcome) {
        let (recoveries, detected) = self.detector.recoveries();
        (recoveries, self.settle_all(detected))
    }

    /// A shard that was catching up comes back; see [`Detector::rejoin`].
    pub fn rejoin(&mut self, recovery: Recovery, locate: Locate<'_>) -> Outcome {
        let detected = self.detector.rejoin(recovery, locate);
        self.settle_all(detected)
    }

    /// Has shards catch up here and now, where nothing else waits: see [`Recovery`].
    pub fn recover(&mut self, past: &dyn Past) -> Outcome {
        let mut outcome = Outcome::default();
        // A plugin that fails over and over is quarantined at last, and then there are none.
        loop {
            let (recoveries, notices) = self.recoveries();
            outcome.join(notices);
            if recoveries.is_empty() {
                return outcome;
            }
            for mut recovery in recoveries {
                let head = self.detector.position().next;
                // Another shard's failures may have been the last straw meanwhile.
                let may_run = !self.detector.is_quarantined(&recovery.plugin().name);
                while may_run && recovery.step(past, head) == Step::More {}
                outcome.join(self.rejoin(recovery, &|number| past.locate(number)));
            }
        }
    }

    /// Has one plugin judge records again that were parked; see [`Detector::judge_again`].
    pub fn judge_again(&mut self, plugin: &str, records: RecordBatch, locate: Locate<'_>) -> Option<Outcome> {
        let events = self.normalizer.normalize(records);
        let detected = self.detector.judge_again(plugin, events, locate)?;
        Some(self.settle_all(detected))
    }

    /// The plugins as they are, to prepare a change from.
    pub fn outline(&self) -> Outline {
        self.detector.outline()
    }

    /// Puts a change of the rules in place, between two batches.
    ///
    /// # Errors
    ///
    /// The change cannot be made; everything is as it was.
    pub fn swap(&mut self, prepared: Prepared, warm: Warm) -> Result<(), SwapError> {
        self.detector.swap(prepared, warm)
    }

    /// Puts another classifier in place, and gives back the one before. It keeps no state, so that nothing is
    /// carried over.
    pub fn swap_classifier(
        &mut self,
        classifier: Option<Box<dyn Classifier>>,
    ) -> Option<Box<dyn Classifier>> {
        std::mem::replace(&mut self.classifier, classifier)
    }

    /// What makes events of records.
    pub fn normalizer(&self) -> &Arc<Normalizer> {
        &self.normalizer
    }

    /// Correlation, for its counters.
    pub fn detector(&self) -> &Detector {
        &self.detector
    }

    /// What was read so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// From findings to incidents: the stages behind correlation.
    fn settle_all(&mut self, detected: Detected) -> Outcome {
        let (judged, classifier_faults) = self.classify(detected.findings);
        let settled = judged.into_iter().map(|judged| settle(&mut self.incidents, judged)).collect();
        let mut faults = detected.faults;
        faults.extend(self.classifier_faults(classifier_faults));
        Outcome { settled, faults, parked: detected.parked, notices: detected.notices }
    }

    fn classify(&mut self, findings: Vec<bartizan_model::Finding>) -> (Vec<Judged>, Vec<Fault>) {
        // The lifetime of the box's content is its own, so it is borrowed by hand.
        let classifier: Option<&mut dyn Classifier> = match &mut self.classifier {
            Some(classifier) => Some(&mut **classifier),
            None => None,
        };
        classify(classifier, &mut self.breadth, findings)
    }

    fn classifier_faults(&self, faults: Vec<Fault>) -> Vec<FaultReport> {
        let plugin = self.classifier.as_ref().map(|classifier| classifier.identity().clone());
        let unknown = || PluginRef { name: String::new(), version: String::new(), digest: String::new() };
        let plugin = plugin.unwrap_or_else(unknown);
        faults.into_iter().map(|fault| FaultReport { plugin: plugin.clone(), shard: 0, fault }).collect()
    }
}

fn settle(incidents: &mut Option<Incidents>, judged: Judged) -> Settled {
    let judgement =
        incidents.as_mut().map(|incidents| incidents.judge(&judged.finding, &judged.classification));
    Settled { judged, judgement }
}
