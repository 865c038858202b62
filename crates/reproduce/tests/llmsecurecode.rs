//! LLMSecureCode from a checkout in its repository's layout.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use support::llmsecurecode::checkout;
use support::{missing, reproduce, table, verdicts};

#[test]
fn a_whole_checkout_gives_the_printed_numbers_and_shows_the_quirks() {
    let checkout = checkout();
    let folder = checkout.path();
    let reproduction = reproduce("llmsecurecode", folder);
    assert_eq!(missing(&reproduction, folder), "");
    insta::assert_snapshot!(verdicts(&reproduction), @r"
    Table 1: 15 of 15 cells equal
    - 4 labels are 0.5. If that is vulnerable, 4 of the 4 printed counts come out; if it is secure, 0.
    Fig. 5: 550 of 552 cells equal
    Fig. 6: 1 of 1 cells equal
    - Right by all four: CWE-89, CWE-193, CWE-339, CWE-379, CWE-703, CWE-835.
    Table 2: 30 of 30 cells equal
    - 1 of 2 answers in detectResult_llama_for_gpt4.jsonl are neither true nor false.
    Fig. 11: 0 of 2 cells equal; 10 cannot be computed from what is there; the paper's rate divides by all files, not by the secure ones
    Table 3: 28 of 30 cells equal
    - verify_gpt3.5_for_gpt3.5.csv: the label of CWE-327/author_3 stands at CWE-327/author_4, which was secure: the two are shifted.
    Fig. 12: 0 of 3 cells equal
    Table 4: 3 of 4 cells equal
    Fig. 13: 0 of 2 cells equal
    - 100 of 100 scans after the first looked at exactly the files that the scan before had reported.
    Section 8: nothing to compare
    - discussionReview_gpt4.csv is parted by tabs.
    ");
}

#[test]
fn reasons_are_found_in_the_data() {
    let checkout = checkout();
    let folder = checkout.path();
    let reproduction = reproduce("llmsecurecode", folder);
    let check = |id: &str, row: &str, column: &str, expected: &str| {
        let cell = table(&reproduction, id).cell(row, column).unwrap();
        assert_eq!(
            format!("{:?}", cell.judgement),
            format!("Differs({expected:?})"),
            "{row}"
        );
    };
    check(
        "Table 3",
        "GPT-4 for GPT-4",
        "%",
        "the printed counts, 50 of 91, are 54.9 %",
    );
    check(
        "Table 3",
        "GPT-3.5 for all",
        "%",
        "the printed counts, 123 of 369, are 33.3 %",
    );
    check(
        "Fig. 5",
        "CWE-462",
        "CodeGeeX2 of",
        "the figure prints 0/0 though there is a file",
    );
    check(
        "Table 4",
        "GPT-4 for GPT-3.5",
        "%",
        "is the mean of the experiments' own rates, not the rate of the means that is defined",
    );
}

#[test]
fn a_partial_checkout_computes_what_it_can() {
    let checkout = checkout();
    let folder = checkout.path();
    let path = |path: &str| folder.join(path);
    std::fs::remove_dir_all(path("RQ2")).unwrap();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    std::fs::write(path("RQ1/review_gpt4.csv"), pointer).unwrap();
    let cut = std::fs::read(path("RQ3/verify_gpt4_for_codellama.csv")).unwrap();
    std::fs::write(
        path("RQ3/verify_gpt4_for_codellama.csv"),
        &cut[..cut.len() / 2],
    )
    .unwrap();
    std::fs::write(
        path("RQ4/4_for_4_1/iterInfo/iter3.txt"),
        "CWE-020-author_1.py\n",
    )
    .unwrap();
    let reproduction = reproduce("llmsecurecode", folder);
    insta::assert_snapshot!(missing(&reproduction, folder), @r"
    RQ1/review_gpt4.csv is a Git LFS pointer and not the data: run `git lfs pull` in the checkout
    RQ3/verify_gpt4_for_codellama.csv line 61 left out: not a task like CWE-020/author_1.py with 1 of the labels 0, 0.5, 1 and -1, or a task a second time; is the file cut off?
    RQ2/detectResult_gpt3.5_for_gpt3.5.jsonl is missing: check it out
    RQ2/detectResult_gpt3.5_for_gpt4.jsonl is missing: check it out
    RQ2/detectResult_gpt3.5_for_llama.jsonl is missing: check it out
    RQ2/detectResult_gpt3.5_for_codegeex.jsonl is missing: check it out
    RQ2/detectResult_gpt4_for_gpt3.5.jsonl is missing: check it out
    RQ2/detectResult_gpt4_for_gpt4.jsonl is missing: check it out
    RQ2/detectResult_gpt4_for_llama.jsonl is missing: check it out
    RQ2/detectResult_gpt4_for_codegeex.jsonl is missing: check it out
    RQ4/4_for_4_1/iterInfo/iter3.txt does not end with `total: n vulnerable files`: cut off?
    RQ3/verify_gpt4_for_codellama.csv has 60 of 121 tasks: cut off? Its numbers are over those.
    ");
    insta::assert_snapshot!(verdicts(&reproduction), @r"
    Table 1: 9 of 9 cells equal; 6 cannot be computed from what is there
    - 3 labels are 0.5. If that is vulnerable, 3 of the 4 printed counts come out; if it is secure, 0.
    Fig. 5: 412 of 414 cells equal; 138 cannot be computed from what is there
    Fig. 6: nothing to compare; 4 cannot be computed from what is there
    Table 2: nothing to compare; 30 cannot be computed from what is there
    Fig. 11: nothing to compare; 20 cannot be computed from what is there; the paper's rate divides by all files, not by the secure ones
    Table 3: 15 of 18 cells equal; 12 cannot be computed from what is there
    - verify_gpt3.5_for_gpt3.5.csv: the label of CWE-327/author_3 stands at CWE-327/author_4, which was secure: the two are shifted.
    Fig. 12: nothing to compare; 3 cannot be computed from what is there
    Table 4: 3 of 4 cells equal
    Fig. 13: 0 of 2 cells equal
    - 95 of 95 scans after the first looked at exactly the files that the scan before had reported.
    Section 8: nothing to compare; 12 cannot be computed from what is there
    - discussionReview_gpt4.csv is parted by tabs.
    ");
}

#[test]
fn another_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let paper = sallet_reproduce::by_name("llmsecurecode").unwrap();
    let told = paper
        .reproduce(Some(folder.path()))
        .unwrap_err()
        .to_string();
    assert!(
        told.contains("nothing of LLMSecureCode's repository is here (looked for RQ1, RQ2"),
        "{told}"
    );
    std::fs::create_dir(folder.path().join("RQ4")).unwrap();
    let told = paper
        .reproduce(Some(folder.path()))
        .unwrap_err()
        .to_string();
    assert!(
        told.starts_with("nothing of LLMSecureCode can be computed: "),
        "{told}"
    );
    assert!(paper.reproduce(Some(&folder.path().join("no"))).is_err());
    let told = paper.reproduce(None).unwrap_err().to_string();
    assert_eq!(
        told,
        "llmsecurecode needs its data: give the folder of a checkout with --from"
    );
}
