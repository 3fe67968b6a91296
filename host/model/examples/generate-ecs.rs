//! Writes `src/ecs.rs` from the Elastic Common Schema's `fields.csv`.
//!
//! ```text
//! cargo run -p bartizan-model --example generate-ecs -- path/to/fields.csv > host/model/src/ecs.rs
//! ```
//!
//! Multi-fields (`user.name.text`) are left out: they are another index of the same value, not a field
//! that an event carries.

use std::{collections::BTreeMap, io::Write as _, process::ExitCode};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: generate-ecs fields.csv > host/model/src/ecs.rs");
        return ExitCode::from(2);
    };
    match std::fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|csv| generate(&csv)) {
        Ok(source) => match std::io::stdout().write_all(source.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The Rust source for an ECS field list.
fn generate(text: &str) -> Result<String, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut fields: BTreeMap<String, (String, bool)> = BTreeMap::new();
    let mut version = String::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |index: usize| row.get(index).unwrap_or_default().to_owned();
        version = cell(0);
        fields.insert(cell(3), (cell(4), cell(6) == "array"));
    }
    let names: Vec<String> = fields.keys().cloned().collect();
    for name in &names {
        if let Some(parent) = name.strip_suffix(".text")
            && fields.contains_key(parent)
        {
            fields.remove(name);
        }
    }

    let mut constants = String::new();
    let mut table = String::new();
    for (index, (name, (kind, many))) in fields.iter().enumerate() {
        let constant = name.replace('.', "_").replace('@', "").to_uppercase();
        let kind = field_type(kind).ok_or_else(|| format!("field {name} has the unknown type {kind}"))?;
        constants.push_str(&format!("/// `{name}`\npub const {constant}: FieldId = FieldId({index});\n"));
        table.push_str(&format!("    (\"{name}\", {kind}, {many}),\n"));
    }
    Ok(format!(
        "//! Every ECS field, its type, and whether it holds an array. Generated; do not edit:\n\
         //! `cargo run -p bartizan-model --example generate-ecs -- fields.csv > host/model/src/ecs.rs`.\n\
         //!\n\
         //! Source: Elastic Common Schema {version}, <https://www.elastic.co/docs/reference/ecs>.\n\n\
         use crate::field::{{FieldId, FieldType::{{self, *}}}};\n\n\
         /// The schema's version.\n\
         pub const VERSION: &str = \"{version}\";\n\n\
         {constants}\n\
         /// Name, type and \"holds an array\" of every field; a field's position is its [`FieldId`]. Sorted by name.\n\
         #[rustfmt::skip]\n\
         pub(crate) const FIELDS: &[(&str, FieldType, bool)] = &[\n{table}];\n"
    ))
}

fn field_type(ecs: &str) -> Option<&'static str> {
    Some(match ecs {
        "keyword" | "constant_keyword" | "ip" | "wildcard" => match ecs {
            "ip" => "Ip",
            _ => "Keyword",
        },
        "match_only_text" | "text" => "Text",
        "long" | "integer" => "Integer",
        "float" | "double" | "scaled_float" => "Decimal",
        "boolean" => "Boolean",
        "date" => "Date",
        "object" | "flattened" | "nested" | "geo_point" => "Object",
        _ => return None,
    })
}
