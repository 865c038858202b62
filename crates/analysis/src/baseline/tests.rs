use super::*;
use crate::formats::Format;
use crate::formats::testscan::{self, render};

fn baseline(sarif: &str) -> Baseline {
    Baseline::from_sarif(sarif.as_bytes()).unwrap()
}

/// How many findings of the test scan, changed by `change`, its own unchanged SARIF knows.
fn known(change: impl FnOnce(&mut Scan)) -> usize {
    let mut scan = testscan::scan();
    let baseline = baseline(&render(Format::Sarif, &scan));
    change(&mut scan);
    remove_known(&mut scan, &baseline, &testscan::sources)
}

#[test]
fn own_results_are_known_where_they_are_and_where_they_moved() {
    let copies = || testscan::scan().files.remove(0).findings;
    assert_eq!(known(|_| ()), 3);
    // A renamed file, also one with a hostile name.
    assert_eq!(
        known(|scan| scan.files[0].path = "new/name.py".to_owned()),
        3
    );
    assert_eq!(known(|scan| scan.files[2].path = "other.py".to_owned()), 3);
    // A copy of a known finding is new, and so is one in another file while the first file is
    // still there.
    assert_eq!(known(|scan| scan.files[0].findings.extend(copies())), 3);
    assert_eq!(known(|scan| scan.files[1].findings.extend(copies())), 3);
    assert_eq!(
        known(|scan| scan.files[1].findings = std::mem::take(&mut scan.files[0].findings)),
        1
    );
    // What a comment suppressed is not known.
    assert_eq!(
        known(|scan| {
            let suppressed = scan.files[0].suppressed.remove(0);
            scan.files[0].findings.push(suppressed.finding);
        }),
        3
    );
}

/// A result of another tool at line `line`.
fn foreign(line: usize, rest: &str, location: &str) -> String {
    format!(
        r#"{{"version": "2.1.0", "runs": [{{
            "tool": {{"driver": {{"name": "x", "rules": [{{"id": "sql-injection"}}]}}}},
            "artifacts": [{{"location": {{"uri": "app/search.py"}}}}],
            "results": [{{"message": {{"text": "x"}}, {rest}, "locations": [{{"physicalLocation": {{
                "artifactLocation": {{{location}}}, "region": {{"startLine": {line}}}}}}}]}}]}}]}}"#
    )
}

#[test]
fn other_tools_results_are_known_by_rule_path_and_line() {
    let check = |line, rest: &str, location: &str, expected: usize| {
        let mut scan = testscan::scan();
        let baseline = baseline(&foreign(line, rest, location));
        let removed = remove_known(&mut scan, &baseline, &testscan::sources);
        assert_eq!(removed, expected, "{line} {rest} {location}");
    };
    let rule = r#""ruleId": "sql-injection""#;
    check(6, rule, r#""uri": "app/search.py""#, 1);
    check(6, r#""ruleIndex": 0"#, r#""index": 0"#, 1);
    check(
        6,
        r#""rule": {"id": "sql-injection"}"#,
        r#""uri": "./app/search%2Epy""#,
        1,
    );
    check(6, rule, r#""uri": "file:///work/app/search.py""#, 1);
    check(6, rule, r#""uri": "file:///work/map/search.py""#, 0);
    check(7, rule, r#""uri": "app/search.py""#, 0);
    check(6, r#""ruleId": "other""#, r#""uri": "app/search.py""#, 0);
    check(
        6,
        r#""ruleId": "sql-injection", "baselineState": "absent""#,
        r#""index": 0"#,
        0,
    );
    let suppressed = |kind: &str| format!(r#"{rule}, "suppressions": [{{"kind": "{kind}"}}]"#);
    check(6, &suppressed("inSource"), r#""index": 0"#, 0);
    check(6, &suppressed("external"), r#""index": 0"#, 1);
    check(6, r#""ruleIndex": -1"#, r#""index": 7"#, 0);
}

#[test]
fn the_text_of_a_region_goes_before_its_line() {
    let check = |snippet: &str, with_source: usize, without: usize| {
        let text = serde_json::to_string(snippet).unwrap();
        let line = format!(r#""startLine": 6, "snippet": {{"text": {text}}}"#);
        let sarif = foreign(6, r#""ruleId": "sql-injection""#, r#""index": 0"#);
        let baseline = baseline(&sarif.replace(r#""startLine": 6"#, &line));
        let mut scan = testscan::scan();
        let mut again = scan.clone();
        let removed = remove_known(&mut scan, &baseline, &testscan::sources);
        assert_eq!(removed, with_source, "{snippet}");
        let removed = remove_known(&mut again, &baseline, &|_| None);
        assert_eq!(removed, without, "{snippet}");
    };
    check("db.execute(query)", 1, 1);
    check("    db.execute( query )  # żółć\n", 1, 1);
    check("db.execute(other)", 0, 1);
}

#[test]
fn what_is_not_sarif_is_one_clear_error() {
    let error = |text: &str| {
        Baseline::from_sarif(text.as_bytes())
            .unwrap_err()
            .to_string()
    };
    insta::assert_snapshot!(error("app.py:1: high"), @"the baseline is not a SARIF 2.1.0 log: expected value at line 1 column 1; expected what `sallet scan --format sarif` writes");
    insta::assert_snapshot!(error(""), @"the baseline is not a SARIF 2.1.0 log: EOF while parsing a value at line 1 column 0; expected what `sallet scan --format sarif` writes");
    insta::assert_snapshot!(error("[]"), @"the baseline is not a SARIF 2.1.0 log: invalid length 0, expected an object with `version` and `runs` at line 1 column 2; expected what `sallet scan --format sarif` writes");
    insta::assert_snapshot!(error("{\n  \"version\": \"2.0.0\"}"), @r#"the baseline is not a SARIF 2.1.0 log: invalid value: string "2.0.0", expected version 2.1.0 at line 2 column 21; expected what `sallet scan --format sarif` writes"#);
    insta::assert_snapshot!(error("{\"version\": \"2.1.0\"}"), @"the baseline is not a SARIF 2.1.0 log: missing field `runs` at line 1 column 20; expected what `sallet scan --format sarif` writes");
    insta::assert_snapshot!(error("{\"version\": \"2.1.0\", \"runs\": [{\"results\": 3}]}"), @"the baseline is not a SARIF 2.1.0 log: invalid type: integer `3`, expected a sequence at line 1 column 43; expected what `sallet scan --format sarif` writes");
    insta::assert_snapshot!(error(&render(Format::Json, &testscan::scan())), @"the baseline is not a SARIF 2.1.0 log: missing field `version` at line 1 column 2733; expected what `sallet scan --format sarif` writes");
    assert!(
        Baseline::from_sarif(
            b"{\"version\": \"2.1.0\", \"runs\": [{\"tool\": null, \"results\": null}]}"
        )
        .is_err()
    );
    assert!(
        Baseline::from_sarif(
            b"\xef\xbb\xbf{\"version\": \"2.1.0\", \"runs\": [{\"results\": null}]}"
        )
        .is_ok()
    );
}
