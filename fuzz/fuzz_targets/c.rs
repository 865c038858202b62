//! No C or C++, however broken, makes the analyzer panic or hang, and every place that it reports
//! is in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::c::check_syntax;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(&[]).expect("the built-in models are right"));

/// The first byte chooses the language and a weakness to ask for, so that every rule gets its turn.
static ASKED: LazyLock<Vec<Related>> = LazyLock::new(|| {
    [20, 22, 78, 79, 89, 117, 125, 190, 252, 319, 338, 367, 401, 416, 426, 476, 532, 606, 676, 732, 787, 835]
        .map(|id| Related::to(CweId(id)))
        .to_vec()
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let language = if choice % 2 == 0 { Language::C } else { Language::Cpp };
    let asked = &ASKED[usize::from(choice / 2) % ASKED.len()];
    let request = Request { asked: std::slice::from_ref(asked), ..Request::default() };
    let report = ANALYZER.analyze("fuzz.c", language, text, &request);
    for finding in &report.findings {
        assert!(text.get(finding.place.start..finding.place.end).is_some());
        assert!(finding.place.line >= 1 && finding.place.column >= 1);
    }
    if let Err(error) = check_syntax(text, language) {
        assert!(text.is_char_boundary(error.offset) && error.line >= 1);
    }
});
