//! World `correlation`.

use std::{cell::RefCell, thread::LocalKey};

use crate::{
    Instance, Time,
    guest::{self, types},
    plugin::Correlation,
    setup::Severity,
    source::RawBatch,
};

/// The component of a correlation plugin; the macro implements it.
pub trait CorrelationComponent {
    /// The author's type.
    type Plugin: Correlation + 'static;
    /// Where the instance is.
    fn instance() -> &'static LocalKey<RefCell<Option<Instance<Self::Plugin>>>>;
}

impl<C: CorrelationComponent> guest::correlation::Guest for C {
    fn configure(settings: String, assets: Vec<types::Asset>) -> Result<(), String> {
        guest::report_panics();
        let instance = Instance::configure(&settings, guest::assets(assets))?;
        C::instance().set(Some(instance));
        Ok(())
    }

    fn describe() -> types::Descriptor {
        with::<C, _>(|instance| guest::descriptor(instance.descriptor()))
            .unwrap_or_else(|| guest::descriptor(&crate::Descriptor::default()))
    }

    fn on_batch(
        batch: &guest::correlation::bartizan::plugin::events::Batch,
        epoch: u32,
    ) -> Vec<types::Finding> {
        with::<C, _>(|instance| {
            let findings = instance.on_batch(RawBatch(batch), epoch);
            guest::findings(instance.rules(), findings)
        })
        .unwrap_or_default()
    }

    fn advance(watermark: i64) -> Vec<types::Finding> {
        with::<C, _>(|instance| {
            let findings = instance.advance(Time(watermark));
            guest::findings(instance.rules(), findings)
        })
        .unwrap_or_default()
    }

    fn snapshot() -> Vec<u8> {
        with::<C, _>(|instance| instance.snapshot()).unwrap_or_default()
    }

    fn restore(schema: u32, state: Vec<u8>) -> Result<(), String> {
        with::<C, _>(|instance| instance.restore(schema, &state))
            .unwrap_or_else(|| Err("restore came before configure".to_owned()))
    }
}

/// Runs a call against the instance. Before `configure` there is none, which is the host's mistake.
fn with<C: CorrelationComponent, R>(call: impl FnOnce(&mut Instance<C::Plugin>) -> R) -> Option<R> {
    let answer = C::instance().with_borrow_mut(|instance| instance.as_mut().map(call));
    if answer.is_none() {
        crate::host::log(Severity::High, "called before configure");
    }
    answer
}
