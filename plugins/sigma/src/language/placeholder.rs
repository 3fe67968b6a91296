//! Placeholders: `%Servers%` in a value with `expand` stands for what the operator's settings say.
//!
//! Rules specification, section "Placeholders".
//! Must not know: where settings come from.

use std::collections::BTreeMap;

/// How many texts one value may become.
pub const MAX_EXPANSIONS: usize = 1_000;

/// Values by name, without the percent signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placeholders(pub BTreeMap<String, Vec<String>>);

impl Placeholders {
    /// All texts that a value stands for. `\%` is a plain percent sign.
    ///
    /// # Errors
    /// Which placeholder has no values, and where to give it some.
    pub fn expand(&self, value: &str) -> Result<Vec<String>, String> {
        let mut texts = vec![String::new()];
        let mut rest = value;
        while let Some(at) = rest.find('%') {
            let (before, from) = rest.split_at(at);
            let behind = from.get(1..).unwrap_or_default();
            if let Some(before) = before.strip_suffix('\\') {
                texts.iter_mut().for_each(|text| text.extend([before, "%"]));
                rest = behind;
                continue;
            }
            texts.iter_mut().for_each(|text| text.push_str(before));
            match name(behind) {
                Some((name, behind)) => {
                    texts = self.each(&texts, name)?;
                    rest = behind;
                }
                None => {
                    texts.iter_mut().for_each(|text| text.push('%'));
                    rest = behind;
                }
            }
        }
        texts.iter_mut().for_each(|text| text.push_str(rest));
        Ok(texts)
    }

    fn each(&self, texts: &[String], name: &str) -> Result<Vec<String>, String> {
        let values = self.0.get(name).filter(|values| !values.is_empty());
        let values = values
            .ok_or_else(|| format!("the placeholder %{name}% has no values; give it some in the settings"))?;
        if texts.len().saturating_mul(values.len()) > MAX_EXPANSIONS {
            return Err(format!(
                "placeholders make more than {MAX_EXPANSIONS} values of one; shorten %{name}%"
            ));
        }
        Ok(texts.iter().flat_map(|text| values.iter().map(move |value| format!("{text}{value}"))).collect())
    }
}

/// A placeholder's name, if its closing sign follows; and what is behind that.
fn name(rest: &str) -> Option<(&str, &str)> {
    let (name, behind) = rest.split_once('%')?;
    let is_name = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || char == '_');
    is_name.then_some((name, behind))
}
