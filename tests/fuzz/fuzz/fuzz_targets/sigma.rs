#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| bartizan_fuzz::sigma::run(input));
