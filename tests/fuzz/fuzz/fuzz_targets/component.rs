//! Arbitrary bytes, and real components whose core module was changed into another valid one.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use wasm_mutate::WasmMutate;
use wasmparser::{Parser, Payload};

/// How much work a change of a module may be.
const FUEL: u64 = 1_000;

fuzz_target!(|input: &[u8]| bartizan_fuzz::component::run(input));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // Every fourth time bytes are changed, whatever they are; else what is inside stays WebAssembly.
    if seed % 4 > 0
        && let Some(changed) = data.get(..size).and_then(|component| change(component, seed))
        && changed.len() <= max_size.min(data.len())
    {
        data[..changed.len()].copy_from_slice(&changed);
        return changed.len();
    }
    fuzzer_mutate(data, size, max_size)
});

/// The component with its first core module changed.
fn change(component: &[u8], seed: u32) -> Option<Vec<u8>> {
    let module = Parser::new(0).parse_all(component).find_map(|payload| match payload {
        Ok(Payload::ModuleSection { unchecked_range, .. }) => Some(unchecked_range),
        _ => None,
    })?;
    let (start, end) = (usize::try_from(module.start).ok()?, usize::try_from(module.end).ok()?);
    let mut mutate = WasmMutate::default();
    mutate.seed(seed.into()).fuel(FUEL).preserve_semantics(false);
    let changed = mutate.run(component.get(start..end)?).ok()?.next()?.ok()?;
    // Before a section's bytes stands their number, in LEB128; the section's own byte is before that.
    let old = leb128(end - start);
    let head = start.checked_sub(old.len()).filter(|head| component.get(*head..start) == Some(&old[..]))?;
    Some([&component[..head], &leb128(changed.len()), &changed, &component[end..]].concat())
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = vec![];
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
