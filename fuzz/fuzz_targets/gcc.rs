//! No answer of GCC, however broken, makes its reader panic, or lie about places.
#![no_main]

#[path = "../answers.rs"]
mod answers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| answers::read("gcc", data));
