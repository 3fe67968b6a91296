//! What a plugin may see of the fields that it names, in words and as JSON.

use bartizan_detect::{access::fields_of, plugin::Plugin};
use serde_json::{Value, json};

/// What is held back from a plugin, a line for each kind; none where it sees everything.
pub fn held_back(plugin: &dyn Plugin) -> Vec<String> {
    let (access, descriptor) = (plugin.access(), plugin.descriptor());
    let lines = [
        ("not granted, so they read as absent", access.not_granted(descriptor)),
        ("masked, so it sees pseudonyms", access.seen_masked(descriptor)),
    ];
    lines
        .into_iter()
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(what, fields)| format!("{what}: {}", fields.join(", ")))
        .chain(masked_unseen(plugin))
        .collect()
}

/// `12`, or `10 of 12, 2 masked`.
pub fn counted(plugin: &dyn Plugin) -> String {
    let (access, descriptor) = (plugin.access(), plugin.descriptor());
    let all = fields_of(descriptor).len();
    let granted = all - access.not_granted(descriptor).len();
    let masked = access.seen_masked(descriptor).len();
    let of = if granted < all { format!("{granted} of {all}") } else { format!("{all}") };
    if masked > 0 { format!("{of}, {masked} masked") } else { of }
}

/// Name, version and digest, and the fields that are held back.
pub fn as_json(plugin: &dyn Plugin) -> Value {
    let (identity, access, descriptor) = (plugin.identity(), plugin.access(), plugin.descriptor());
    json!({
        "name": identity.name,
        "version": identity.version,
        "digest": identity.digest,
        "fields_not_granted": access.not_granted(descriptor),
        "fields_masked": access.seen_masked(descriptor),
    })
}

/// Masks of fields that the plugin does not name still hide their values elsewhere; a misspelt one hides
/// nothing, so it is said.
fn masked_unseen(plugin: &dyn Plugin) -> Option<String> {
    let (access, descriptor) = (plugin.access(), plugin.descriptor());
    let named = fields_of(descriptor);
    let unseen = access.masked.iter().filter(|mask| !named.iter().any(|field| mask.matches(field)));
    let unseen: Vec<String> = unseen.map(ToString::to_string).collect();
    let what = "masked, though it reads none of them (their values are hidden in its other fields)";
    (!unseen.is_empty()).then(|| format!("{what}: {}", unseen.join(", ")))
}
