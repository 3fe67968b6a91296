//! Log sources: by what their events are known, for the host to select by and for the plugin to make sure of.

use std::collections::BTreeMap;

use bartizan_sdk::{Condition, Test};

use crate::{language::model::LogSource, table::Source};

/// Most ways in which a log source's events are known; further ones, which only settings can bring, do not count.
pub const MAX_WAYS: usize = 256;

/// One way in which a log source's events are known: what they have, and what they lack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Way {
    /// All must hold.
    pub has: Vec<Condition>,
    /// Fields that must not be there.
    pub lacks: Vec<String>,
}

/// The ways in which events of a log source are known; one empty way for a log source that names nothing.
pub fn ways(source: &LogSource, table: &[Source]) -> Vec<Way> {
    let (product, category, service) = (&source.product, &source.category, &source.service);
    let mut ways = vec![Way::default()];
    let mut product_told = false;
    for (category, service) in [(category.as_deref(), None), (None, service.as_deref())] {
        if category.is_none() && service.is_none() {
            continue;
        }
        let mut of_part = vec![];
        for row in rows(table, category, service).filter(|row| product_fits(row, product.as_deref())) {
            let mut known = row_ways(row);
            if row.product.is_none() && product.is_some() {
                known = both(&known, &product_ways(table, product.as_deref()));
            }
            of_part.extend(known);
        }
        if of_part.is_empty() {
            of_part = unknown(product.as_deref(), category, service);
        }
        product_told = true;
        ways = both(&ways, &of_part);
    }
    if !product_told && product.is_some() {
        ways = product_ways(table, product.as_deref());
    }
    // An event that has what another way says it lacks.
    ways.retain(|way| !way.has.iter().any(|condition| way.lacks.contains(&condition.field)));
    ways.sort();
    ways.dedup();
    ways.truncate(MAX_WAYS);
    ways
}

/// The same ways as the host selects by them: fewer, and wider. Ways that ask for the same fields become one that
/// asks for any of their values, and for the lack of what all of them lack.
pub fn widened(ways: &[Way]) -> Vec<Vec<Condition>> {
    let mut wide: Vec<Way> = vec![];
    for way in ways {
        let fields =
            |has: &[Condition]| has.iter().map(|condition| condition.field.clone()).collect::<Vec<_>>();
        match wide.iter_mut().find(|other| fields(&other.has) == fields(&way.has)) {
            Some(other) => {
                for (condition, more) in other.has.iter_mut().zip(&way.has) {
                    condition.any_of.extend(more.any_of.iter().cloned());
                    condition.any_of.sort();
                    condition.any_of.dedup();
                }
                other.lacks.retain(|name| way.lacks.contains(name));
            }
            None => wide.push(way.clone()),
        }
    }
    let conditions = |way: Way| {
        let lacks =
            way.lacks.into_iter().map(|field| Condition { field, any_of: vec![Test::Exists], negated: true });
        way.has.into_iter().chain(lacks).collect()
    };
    wide.into_iter().map(conditions).collect()
}

fn rows<'t>(
    table: &'t [Source],
    category: Option<&'t str>,
    service: Option<&'t str>,
) -> impl Iterator<Item = &'t Source> {
    table.iter().filter(move |row| row.category.as_deref() == category && row.service.as_deref() == service)
}

fn product_fits(row: &Source, product: Option<&str>) -> bool {
    match (row.product.as_deref(), product) {
        (Some(of), Some(wanted)) => of == wanted,
        (None, _) | (_, None) => true,
    }
}

fn product_ways(table: &[Source], product: Option<&str>) -> Vec<Way> {
    let of_product = rows(table, None, None).filter(|row| row.product.as_deref() == product);
    let known: Vec<Way> = of_product.flat_map(row_ways).collect();
    if known.is_empty() { unknown(product, None, None) } else { known }
}

fn row_ways(row: &Source) -> Vec<Way> {
    row.when.iter().map(way).collect()
}

fn way(when: &BTreeMap<String, Vec<String>>) -> Way {
    let mut way = Way::default();
    for (name, values) in when {
        match name.strip_prefix('!') {
            Some(name) => way.lacks.push(name.to_owned()),
            None => {
                way.has.push(Condition::any(name, values.iter().map(|value| test(value)).collect()));
            }
        }
    }
    way
}

fn test(value: &str) -> Test {
    match (value.strip_prefix('*'), value.strip_suffix('*')) {
        (Some(""), _) => Test::Exists,
        (Some(text), None) => Test::Suffix(text.to_owned()),
        (None, Some(text)) => Test::Prefix(text.to_owned()),
        (Some(text), Some(_)) => Test::Contains(text.strip_suffix('*').unwrap_or(text).to_owned()),
        (None, None) => Test::Equals(value.to_owned()),
    }
}

/// A log source that the table does not know: the event says so itself.
fn unknown(product: Option<&str>, category: Option<&str>, service: Option<&str>) -> Vec<Way> {
    let is = |field: &str, value: &str| Condition::any(field, vec![Test::Equals(value.to_owned())]);
    let named = [("product", product), ("category", category), ("service", service)];
    let named = named.iter().filter_map(|(field, value)| value.map(|value| is(field, value)));
    let mut ways = vec![Way { has: named.collect(), lacks: vec![] }];
    let mut dataset = |test| {
        let has = vec![Condition::any("event.dataset|data_stream.dataset", vec![test])];
        ways.push(Way { has, lacks: vec![] });
    };
    match (product, category.or(service)) {
        (Some(product), Some(part)) => dataset(Test::Equals(format!("{product}.{part}"))),
        (Some(product), None) => dataset(Test::Prefix(format!("{product}."))),
        (None, Some(part)) => dataset(Test::Equals(part.to_owned())),
        (None, None) => {}
    }
    if let (Some(product), None) = (product, category.or(service)) {
        ways.push(Way { has: vec![is("event.module", product)], lacks: vec![] });
    }
    ways
}

fn both(some: &[Way], others: &[Way]) -> Vec<Way> {
    let joined = some.iter().flat_map(|one| {
        others.iter().map(|other| {
            let mut joined = one.clone();
            for condition in &other.has {
                if !joined.has.contains(condition) {
                    joined.has.push(condition.clone());
                }
            }
            joined.lacks.extend(other.lacks.iter().cloned());
            joined.lacks.sort();
            joined.lacks.dedup();
            joined
        })
    });
    joined.collect()
}
