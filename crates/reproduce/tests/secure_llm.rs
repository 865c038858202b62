//! Secure_LLM from a checkout in its repository's layout.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use support::secure_llm::checkout;
use support::{missing, reproduce, table, verdicts};

#[test]
fn scenarios_without_results_are_named_and_yield_stands_beside_ratio() {
    let checkout = checkout();
    let folder = checkout.path();
    let reproduction = reproduce("secure-llm", folder);
    assert_eq!(missing(&reproduction, folder), "");
    insta::assert_snapshot!(verdicts(&reproduction), @r"
    Table 3: 0 of 180 cells equal; 0 of 36 rows (18 for each language) equal throughout
    Tuning: of 32 tuned settings of the paper, 16 have fewer secure samples than before, and 5 of those a higher secure ratio; the interval of the ratio leaves out 0 in 0, that of the yield in 0; Fisher p is below 0.05 in 0, and in 0 after Holm's correction
    Scenarios: 20-0: never vulnerable in 908 valid samples, as if its results were missing; 125-2: 100.0 % of 360 vulnerable, which tells nothing
    Table 6: as the printed counts have it, 96 of 96 cells equal; 144 cannot be computed from what is there
    Table 7: 1 of 2 cells equal; 64 cannot be computed from what is there
    - Over all samples p < 0.05 for 1 of 1 tuned models (CodeGen2-7B IA3 line-level), and for 1 after Holm's correction. The paper finds no significant difference, task by task with 10 samples each.
    ");
    let cell = table(&reproduction, "Table 7")
        .cell("CodeGen2-7B pre-trained", "pass@1 %")
        .unwrap();
    assert_eq!(
        format!("{:?}", cell.judgement),
        r#"Differs("two digits are swapped in print")"#
    );
}

#[test]
fn a_sample_counts_once_and_only_if_it_compiles() {
    let checkout = checkout();
    let folder = checkout.path();
    let reproduction = reproduce("secure-llm", folder);
    let check = |column: &str, expected: f64| {
        let cell = table(&reproduction, "Table 3")
            .cell("CodeGen2-7B pre-trained, C", column)
            .unwrap();
        assert_eq!(cell.value(), Some(expected), "{column}");
    };
    // 28 valid and 0 vulnerable, 28 and 20, 10 and 10.
    check("valid", 66.0);
    check("of", 90.0);
    check("secure", 36.0);
    check("secure of all %", 40.0);
}

#[test]
fn a_partial_checkout_computes_what_it_can() {
    let checkout = checkout();
    let folder = checkout.path();
    let results = folder.join("results");
    std::fs::remove_dir_all(results.join("humaneval_results")).unwrap();
    std::fs::remove_file(results.join("cwe_results/codegen-pretrained-c.csv")).unwrap();
    let path = results.join("cwe_results/lora/codellama-finefile-cpp.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let two_scenarios: Vec<&str> = text.lines().take(3).collect();
    std::fs::write(&path, two_scenarios.join("\n")).unwrap();
    let reproduction = reproduce("secure-llm", folder);
    insta::assert_snapshot!(missing(&reproduction, folder), @r"
    results/cwe_results/codegen-pretrained-c.csv is missing: check it out
    CodeLlama-7B LoRA file-level, C++: 2 of 3 scenarios are in its file; its numbers are over those.
    results/humaneval_results/humaneval_results.json is missing: check it out
    ");
    insta::assert_snapshot!(verdicts(&reproduction), @r"
    Table 3: 0 of 175 cells equal; 6 cannot be computed from what is there; 0 of 36 rows (18 for each language) equal throughout
    Tuning: of 24 tuned settings of the paper, 11 have fewer secure samples than before, and 3 of those a higher secure ratio; the interval of the ratio leaves out 0 in 0, that of the yield in 1; Fisher p is below 0.05 in 0, and in 0 after Holm's correction
    Scenarios: 20-0: never vulnerable in 880 valid samples, as if its results were missing; 125-2: 100.0 % of 340 vulnerable, which tells nothing
    Table 6: as the printed counts have it, 96 of 96 cells equal; 144 cannot be computed from what is there
    Table 7: nothing to compare; 72 cannot be computed from what is there
    ");
}
