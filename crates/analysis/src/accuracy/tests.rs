use super::*;
use crate::file::ProblemKind;
use crate::target::tests::report;

/// A row: weakness, verdict, label, weaknesses found, weaknesses labelled.
fn case(
    own: Option<(u32, Target)>,
    vulnerable: Option<bool>,
    found: &[&[u32]],
    labelled: Option<&[u32]>,
) -> Case {
    let labels = Labels {
        vulnerable,
        findings: labelled.map(|cwes| LabelledFindings {
            cwes: cwes.iter().copied().map(CweId).collect(),
            without_cwe: 0,
        }),
        group: None,
    };
    let own = own.map(|(cwe, target)| (CweId(cwe), target));
    Case::new(own, labels, &report(found, &[]))
}

fn sample() -> Vec<Case> {
    use Target::*;
    let row = |cwe, target, label, found: &[&[u32]], labelled: &[u32]| {
        case(Some((cwe, target)), Some(label), found, Some(labelled))
    };
    let mut cases = vec![
        row(89, Vulnerable, true, &[&[89], &[89]], &[89]),
        row(89, Vulnerable, true, &[&[943]], &[89, 79]),
        row(89, Vulnerable, false, &[&[564]], &[]),
        row(89, Clean, false, &[], &[]),
        row(22, Unscored, true, &[&[328]], &[22]),
        row(22, Unscored, false, &[], &[]),
        row(22, Clean, true, &[&[79, 80]], &[22]),
        row(22, Clean, false, &[], &[]),
        case(None, Some(true), &[], None),
        case(Some((79, Clean)), None, &[], None),
    ];
    let mut broken = cases[0].clone();
    broken.valid = false;
    broken.labels.vulnerable = None;
    cases.push(broken);
    cases
}

#[test]
fn each_row_counts_once_and_the_rest_is_accounted_for() {
    let accuracy = evaluate(&sample(), &Bootstrap::default());
    let own = &accuracy.own_cwe;
    assert_eq!((own.rows, own.groups), (8, 8));
    assert_eq!((own.without_cwe, own.without_label), (1, 2));
    assert_eq!((own.unscored, own.unscored_vulnerable), (2, 1));
    assert_eq!(
        own.rows + own.without_cwe + own.without_label,
        accuracy.rows
    );
    let counts = own.unscored_as_clean.counts;
    assert_eq!((counts.true_positives, counts.false_positives), (2, 1));
    assert_eq!((counts.false_negatives, counts.true_negatives), (2, 3));
    let counts = own.unscored_left_out.counts;
    assert_eq!((counts.true_positives, counts.false_positives), (2, 1));
    assert_eq!((counts.false_negatives, counts.true_negatives), (1, 2));
}

#[test]
fn weaknesses_of_files_are_compared_by_relation() {
    let accuracy = evaluate(&sample(), &Bootstrap::default());
    let files = accuracy.file_by_cwe.unwrap();
    assert_eq!((files.rows, files.invalid, files.unlabelled), (8, 1, 2));
    let expected = PairCounts {
        found: 5,
        found_right: 2,
        labelled: 5,
        labelled_found: 2,
    };
    assert_eq!(files.all.counts, expected);
    // No label has to do with weak hashes.
    let expected = PairCounts {
        found: 4,
        ..expected
    };
    assert_eq!(files.in_scope.counts, expected);
}

#[test]
fn nothing_is_no_accuracy() {
    let accuracy = evaluate(&[], &Bootstrap::default());
    assert_eq!(accuracy.file_by_cwe, None);
    for estimate in &accuracy.own_cwe.unscored_as_clean.estimates {
        assert_eq!((estimate.value, estimate.interval), (None, None));
    }
    let broken = Case::new(
        None,
        Labels::default(),
        &report(&[], &[ProblemKind::Broken]),
    );
    assert!(!broken.valid);
}

#[test]
fn a_detector_that_finds_nothing_has_no_precision_but_an_f1_of_zero() {
    let silent = case(Some((89, Target::Clean)), Some(true), &[], Some(&[89]));
    let accuracy = evaluate(&[silent], &Bootstrap::default());
    let values = |estimates: &[Estimate]| -> Vec<_> {
        estimates.iter().map(|estimate| estimate.value).collect()
    };
    let own = values(&accuracy.own_cwe.unscored_as_clean.estimates);
    assert_eq!(own[..3], [None, Some(0.0), Some(0.0)]);
    let files = values(&accuracy.file_by_cwe.unwrap().all.estimates);
    assert_eq!(files, [None, Some(0.0), Some(0.0)]);
}

#[test]
fn as_text() {
    let accuracy = evaluate(&sample(), &Bootstrap::default());
    insta::assert_snapshot!(accuracy.render(Style::Text), @r"
    Own CWE: is a row vulnerable to the weakness that it is about?

    Rows: 8, in groups: 8. Labelled vulnerable: 4. Unscored: 2, labelled vulnerable of these: 1. Left out: without a label 2, without a CWE 1.

    ┌───────────────────┬────────────────────────────┬───────────────────────────┐
    │                   ┆ unscored as not vulnerable ┆         unscored left out │
    ╞═══════════════════╪════════════════════════════╪═══════════════════════════╡
    │ precision         ┆   0.667 (0.000–1.000), n 3 ┆  0.667 (0.000–1.000), n 3 │
    │ recall            ┆   0.500 (0.000–1.000), n 4 ┆  0.667 (0.000–1.000), n 3 │
    │ F1                ┆   0.571 (0.000–0.927), n 5 ┆  0.667 (0.000–1.000), n 4 │
    │ false alarm rate  ┆   0.250 (0.000–0.800), n 4 ┆  0.333 (0.000–1.000), n 3 │
    │ balanced accuracy ┆   0.625 (0.264–0.939), n 8 ┆  0.667 (0.250–1.000), n 6 │
    │ Cohen's kappa     ┆  0.250 (-0.429–0.762), n 8 ┆ 0.333 (-0.500–1.000), n 6 │
    └───────────────────┴────────────────────────────┴───────────────────────────┘

    - precision: of the rows with the verdict vulnerable, the share that is labelled vulnerable.
    - recall: of the rows labelled vulnerable, the share with the verdict vulnerable.
    - F1: the harmonic mean of precision and recall.
    - false alarm rate: of the rows labelled not vulnerable, the share with the verdict vulnerable.
    - balanced accuracy: the mean of recall and 1 - false alarm rate; 0.5 is a coin.
    - Cohen's kappa: agreement of verdict and label beyond chance: (observed - expected) / (1 - expected), where expected is the agreement of independent verdicts with the same shares; 0 is chance, 1 is perfect.

    By CWE, unscored as not vulnerable

    ┌─────┬────────────────┬──────┬───────┬────────┬──────────────┬────────────────┬──────────┬───────────┬────────┬───────┬───────────────────┐
    │ CWE ┆ name           ┆ rows ┆ found ┆ missed ┆ false alarms ┆ rightly silent ┆ unscored ┆ precision ┆ recall ┆    F1 ┆ balanced accuracy │
    ╞═════╪════════════════╪══════╪═══════╪════════╪══════════════╪════════════════╪══════════╪═══════════╪════════╪═══════╪═══════════════════╡
    │ 22  ┆ Path Traversal ┆    4 ┆     0 ┆      2 ┆            0 ┆              2 ┆        2 ┆         – ┆  0.000 ┆ 0.000 ┆             0.500 │
    │ 89  ┆ SQL Injection  ┆    4 ┆     2 ┆      0 ┆            1 ┆              1 ┆        0 ┆     0.667 ┆  1.000 ┆ 0.800 ┆             0.750 │
    └─────┴────────────────┴──────┴───────┴────────┴──────────────┴────────────────┴──────────┴───────────┴────────┴───────┴───────────────────┘

    File × CWE: which weaknesses does a file have?

    Files: 8. Weaknesses labelled: 5, found: 5. Left out: files that do not parse 1, files without labelled findings 2, labelled findings without a CWE 0. Found weaknesses unrelated to all that labels name: 1; the labels cannot tell whether these are right, so they are in the last column only.

    ┌───────────┬─────────────────────────────┬───────────────────────────┐
    │           ┆ weaknesses that labels name ┆            all weaknesses │
    ╞═══════════╪═════════════════════════════╪═══════════════════════════╡
    │ precision ┆    0.500 (0.000–1.000), n 4 ┆  0.400 (0.000–0.864), n 5 │
    │ recall    ┆    0.400 (0.000–0.750), n 5 ┆  0.400 (0.000–0.750), n 5 │
    │ micro-F1  ┆    0.444 (0.000–0.751), n 9 ┆ 0.400 (0.000–0.750), n 10 │
    └───────────┴─────────────────────────────┴───────────────────────────┘

    - precision: of the pairs of a file and a weakness found in it, the share with a related weakness among the file's labels.
    - recall: of the pairs of a file and a weakness it is labelled with, the share with a related weakness found in the file.
    - micro-F1: the harmonic mean of this precision and recall, all files pooled.

    Intervals: 95 % percentile bootstrap, 1000 resamples of whole groups. n: the rows or pairs that the value rests on. –: there are none.
    ");
}

#[test]
fn as_markdown() {
    let accuracy = evaluate(&sample()[..2], &Bootstrap::default());
    insta::assert_snapshot!(accuracy.render(Style::Markdown), @r"
    ## Own CWE: is a row vulnerable to the weakness that it is about?

    Rows: 2, in groups: 2. Labelled vulnerable: 2. Unscored: 0, labelled vulnerable of these: 0. Left out: without a label 0, without a CWE 0.

    |                   | unscored as not vulnerable |        unscored left out |
    |-------------------|----------------------------|--------------------------|
    | precision         |   1.000 (1.000–1.000), n 2 | 1.000 (1.000–1.000), n 2 |
    | recall            |   1.000 (1.000–1.000), n 2 | 1.000 (1.000–1.000), n 2 |
    | F1                |   1.000 (1.000–1.000), n 2 | 1.000 (1.000–1.000), n 2 |
    | false alarm rate  |                     –, n 0 |                   –, n 0 |
    | balanced accuracy |                     –, n 2 |                   –, n 2 |
    | Cohen's kappa     |                     –, n 2 |                   –, n 2 |

    - precision: of the rows with the verdict vulnerable, the share that is labelled vulnerable.
    - recall: of the rows labelled vulnerable, the share with the verdict vulnerable.
    - F1: the harmonic mean of precision and recall.
    - false alarm rate: of the rows labelled not vulnerable, the share with the verdict vulnerable.
    - balanced accuracy: the mean of recall and 1 - false alarm rate; 0.5 is a coin.
    - Cohen's kappa: agreement of verdict and label beyond chance: (observed - expected) / (1 - expected), where expected is the agreement of independent verdicts with the same shares; 0 is chance, 1 is perfect.

    ## By CWE, unscored as not vulnerable

    | CWE | name          | rows | found | missed | false alarms | rightly silent | unscored | precision | recall |    F1 | balanced accuracy |
    |-----|---------------|------|-------|--------|--------------|----------------|----------|-----------|--------|-------|-------------------|
    | 89  | SQL Injection |    2 |     2 |      0 |            0 |              0 |        0 |     1.000 |  1.000 | 1.000 |                 – |

    ## File × CWE: which weaknesses does a file have?

    Files: 2. Weaknesses labelled: 3, found: 2. Left out: files that do not parse 0, files without labelled findings 0, labelled findings without a CWE 0. Found weaknesses unrelated to all that labels name: 0; the labels cannot tell whether these are right, so they are in the last column only.

    |           | weaknesses that labels name |           all weaknesses |
    |-----------|-----------------------------|--------------------------|
    | precision |    1.000 (1.000–1.000), n 2 | 1.000 (1.000–1.000), n 2 |
    | recall    |    0.667 (0.500–1.000), n 3 | 0.667 (0.500–1.000), n 3 |
    | micro-F1  |    0.800 (0.667–1.000), n 5 | 0.800 (0.667–1.000), n 5 |

    - precision: of the pairs of a file and a weakness found in it, the share with a related weakness among the file's labels.
    - recall: of the pairs of a file and a weakness it is labelled with, the share with a related weakness found in the file.
    - micro-F1: the harmonic mean of this precision and recall, all files pooled.

    Intervals: 95 % percentile bootstrap, 1000 resamples of whole groups. n: the rows or pairs that the value rests on. –: there are none.
    ");
}

#[test]
fn as_json() {
    let json = serde_json::to_value(evaluate(&sample(), &Bootstrap::default())).unwrap();
    let check = |pointer: &str, expected: serde_json::Value| {
        assert_eq!(json.pointer(pointer), Some(&expected), "{pointer}");
    };
    check("/rows", 11.into());
    check("/own_cwe/unscored_as_clean/counts/true_positives", 2.into());
    check(
        "/own_cwe/unscored_left_out/estimates/0/name",
        "precision".into(),
    );
    check("/own_cwe/unscored_left_out/estimates/0/n", 3.into());
    check("/own_cwe/unscored_as_clean/estimates/3/value", 0.25.into());
    check("/own_cwe/by_cwe/0/cwe", "CWE-22".into());
    check("/own_cwe/by_cwe/0/precision", serde_json::Value::Null);
    check("/file_by_cwe/all/estimates/0/value", 0.4.into());
    check("/confidence", 0.95.into());
}
