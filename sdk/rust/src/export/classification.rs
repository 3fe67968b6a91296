//! World `classification`.

use std::{cell::RefCell, thread::LocalKey};

use crate::{
    guest::{self, types},
    judge::{self, Classification},
};

/// The component of a classification plugin; the macro implements it.
pub trait ClassificationComponent {
    /// The author's type.
    type Plugin: Classification + 'static;
    /// Where the plugin is.
    fn plugin() -> &'static LocalKey<RefCell<Option<Self::Plugin>>>;
}

impl<C: ClassificationComponent> guest::classification::Guest for C {
    fn configure(settings: String, assets: Vec<types::Asset>) -> Result<(), String> {
        guest::report_panics();
        let plugin = judge::configure(&settings, &guest::assets(assets))?;
        C::plugin().set(Some(plugin));
        Ok(())
    }

    fn tables() -> Vec<String> {
        C::Plugin::TABLES.iter().map(|table| (*table).to_owned()).collect()
    }

    fn classify(subjects: Vec<guest::judgement::Subject>) -> Vec<guest::judgement::Classification> {
        C::plugin().with_borrow(|plugin| {
            let judge = |subject| plugin.as_ref().map(|plugin| plugin.classify(&guest::subject(subject)));
            subjects.into_iter().map(|subject| guest::judged(judge(subject).unwrap_or_default())).collect()
        })
    }
}
