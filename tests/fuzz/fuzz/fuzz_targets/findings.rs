#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| bartizan_fuzz::findings::run(input));
