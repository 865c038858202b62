use super::*;

/// A finding of `rule` over lines `first..=last`.
fn finding(rule: &'static str, cwe: u32, first: usize, last: usize) -> Finding {
    Finding {
        analyzer: Cow::Borrowed("sallet"),
        rule: Cow::Borrowed(rule),
        cwe: vec![CweId(cwe)],
        severity: Severity::High,
        confidence: Confidence::High,
        message: Cow::Borrowed("Wrong."),
        place: Place {
            start: 0,
            end: 0,
            line: first,
            column: 1,
            end_line: last,
            end_column: 1,
        },
        flow: Vec::new(),
        fix: None,
        fingerprint: String::new(),
    }
}

/// What becomes of `findings`: `kept`, or `suppressed` with the reason.
fn outcome(source: &str, language: Language, findings: Vec<Finding>) -> Vec<String> {
    let suppressions = find(source, language);
    let applied = apply(&suppressions, findings);
    let kept = applied
        .kept
        .iter()
        .map(|finding| format!("{} kept", finding.rule));
    let suppressed = applied.suppressed.iter();
    let suppressed =
        suppressed.map(|one| format!("{} suppressed: {}", one.finding.rule, one.reason));
    kept.chain(suppressed).collect()
}

#[test]
fn python_comments() {
    let check = |comment: &str, expected: &str| {
        let source = format!("query(x)  {comment}\n");
        let findings = vec![finding("sql-injection", 89, 1, 1)];
        let found = outcome(&source, Language::Python, findings);
        assert_eq!(found, [format!("sql-injection {expected}")], "{comment}");
    };
    check("", "kept");
    check("# sallet: ignore", "suppressed: ");
    check("#sallet:ignore checked above", "suppressed: checked above");
    check("# sallet: ignore[sql-injection]", "suppressed: ");
    check(
        "# sallet: ignore[path-traversal, sql-injection] fixed table",
        "suppressed: fixed table",
    );
    check(
        "# sallet: ignore[CWE-89] — fixed table",
        "suppressed: fixed table",
    );
    check("# sallet: ignore[path-traversal]", "kept");
    check("# sallet: ignore[CWE-22]", "kept");
    check("# sallet: ignore[]", "kept");
    check("# sallet: ignore[sql-injection", "kept");
    check("# sallet: ignored", "kept");
    check("# not sallet: ignore", "kept");
    check("# nosec", "suppressed: ");
    check("#nosec: B608", "suppressed: ");
    check("# nosec B602,B608", "suppressed: ");
    check("# nosec B602 B608 fixed table", "suppressed: fixed table");
    check("# nosec hardcoded_sql_expressions", "suppressed: ");
    check("# nosec - fixed table", "suppressed: fixed table");
    check("# nosec B602", "kept");
    check("# nosec B999", "kept");
    check("# nosecurity", "kept");
    check("# type: ignore # nosec", "suppressed: ");
    check("# noqa", "suppressed: ");
    check("# NoQA: S608", "suppressed: ");
    check("# noqa:E501,S608 fixed table", "suppressed: fixed table");
    check("# noqa: E501", "kept");
    check("# noqa: S602", "kept");
    check("# noqa: fixed table", "kept");
    check("# noqa:", "kept");
    check("# NOLINT", "kept");
    check("# the żółć of noqa", "kept");
}

#[test]
fn c_comments() {
    let check = |source: &str, expected: &str| {
        for language in [Language::C, Language::Cpp] {
            let findings = vec![finding("c-unbounded-copy", 120, 2, 2)];
            let found = outcome(source, language, findings);
            assert_eq!(found, [format!("c-unbounded-copy {expected}")], "{source}");
        }
    };
    check("\nstrcpy(a, b);", "kept");
    check("\nstrcpy(a, b); // NOLINT", "suppressed: ");
    check("\nstrcpy(a, b); /* NOLINT */", "suppressed: ");
    check("\nstrcpy(a, b); // b is short NOLINT", "suppressed: ");
    check(
        "\nstrcpy(a, b); // NOLINT(c-unbounded-copy): b is short",
        "suppressed: b is short",
    );
    check(
        "\nstrcpy(a, b); // NOLINT(CWE-120,bugprone-x)",
        "suppressed: ",
    );
    check("\nstrcpy(a, b); // NOLINT(*)", "suppressed: ");
    check("\nstrcpy(a, b); // NOLINT(bugprone-x)", "kept");
    check("\nstrcpy(a, b); // NOLINTBEGIN", "kept");
    check("\nstrcpy(a, b); // NOLINTNEXTLINE", "kept");
    check("// NOLINTNEXTLINE\nstrcpy(a, b);", "suppressed: ");
    check(
        "// NOLINTNEXTLINE(c-unbounded-copy)\nstrcpy(a, b);",
        "suppressed: ",
    );
    check("// NOLINT\nstrcpy(a, b);", "kept");
    check(
        "/* x\n * sallet: ignore[c-unbounded-copy] b is short */ strcpy(a, b);",
        "suppressed: b is short",
    );
    check(
        "\nstrcpy(a, b); // sallet: ignore[CWE-120] b is short",
        "suppressed: b is short",
    );
    check("\nstrcpy(a, b); // nosec", "kept");
    check("\nstrcpy(a, \"// NOLINT\");", "kept");
}

#[test]
fn a_comment_may_stand_on_any_line_of_the_place() {
    let source = "run(\n    x,\n    shell=True,  # nosec B602 fixed\n)\ny\n";
    let check = |first: usize, last: usize, expected: &str| {
        let findings = vec![finding("command-injection", 78, first, last)];
        let found = outcome(source, Language::Python, findings);
        assert_eq!(found, [format!("command-injection {expected}")], "{first}");
    };
    check(1, 4, "suppressed: fixed");
    check(3, 3, "suppressed: fixed");
    check(1, 2, "kept");
    check(4, 5, "kept");
}

#[test]
fn text_in_strings_suppresses_nothing() {
    let source = "query('# nosec')\nquery('''\n# sallet: ignore\n''')\n";
    assert_eq!(find(source, Language::Python), []);
}

#[test]
fn findings_of_other_tools_are_suppressed_by_their_ids() {
    let check = |rule: &'static str, comment: &str, expected: &str| {
        let source = format!("x  {comment}\n");
        let mut theirs = finding(rule, 1, 1, 1);
        theirs.cwe.clear();
        let found = outcome(&source, Language::Python, vec![theirs]);
        assert_eq!(found, [format!("{rule} {expected}")], "{comment}");
    };
    check("B608", "# nosec B608", "suppressed: ");
    check("S608", "# nosec B608", "suppressed: ");
    check("B608", "# noqa: S608", "suppressed: ");
    check("B608", "# sallet: ignore[B608]", "suppressed: ");
    check("B602", "# nosec B608", "kept");
    check(
        "python.lang.exec",
        "# sallet: ignore[python.lang.exec]",
        "suppressed: ",
    );
}

#[test]
fn unused_suppressions_are_known() {
    let source = "a  # sallet: ignore[x] # nosec\nb  # noqa: S608\nc  # sallet: ignore\n";
    let suppressions = find(source, Language::Python);
    let findings = vec![finding("x", 1, 1, 1), finding("y", 1, 3, 3)];
    let applied = apply(&suppressions, findings);
    let unused = applied.unused.iter().map(|one| {
        let told = one.unused();
        let place = told.place;
        format!(
            "{}:{}-{} {}",
            place.line, place.column, place.end_column, told.message
        )
    });
    assert_eq!(
        unused.collect::<Vec<_>>(),
        [
            "1:26-31 This `nosec` suppresses no finding: remove it, or correct what it names",
            "2:6-16 This `noqa` suppresses no finding: remove it, or correct what it names",
        ]
    );
}

#[test]
fn many_comments_and_findings_take_no_longer_than_their_number() {
    let source = "/*NOLINT(a)*/".repeat(10_000);
    let suppressions = find(&source, Language::C);
    assert_eq!(suppressions.len(), 10_000);
    let findings: Vec<Finding> = (0..10_000).map(|_| finding("b", 1, 1, 1)).collect();
    assert_eq!(apply(&suppressions, findings).kept.len(), 10_000);
}
