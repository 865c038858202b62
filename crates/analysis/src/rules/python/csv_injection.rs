//! CSV injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "csv-injection",
        title: "CSV injection",
        languages: &[Language::Python],
        cwe: &[CweId(1236)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that is written to a CSV file or spreadsheet as it is. A \
               cell that starts with =, +, - or @ is a formula.",
        why: "Whoever opens the file runs the formula: it sends the other cells to the attacker, \
              or starts a program.",
        example: r#"import csv
from flask import request

def export():
    with open("names.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerow([request.args["name"]])
"#,
        better: r#"import csv
from flask import request

def export():
    name = request.args["name"]
    if not name.isalnum():
        name = "?"
    with open("names.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerow([name])
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/1236.html",
            "https://owasp.org/www-community/attacks/CSV_Injection",
        ],
    },
    hooks: &[Hook::Flow(Kind::Csv, "becomes a cell of a CSV file")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import csv", "csv.writer(f).writerow([1, x])", true);
        check(
            "import csv",
            "w = csv.writer(f)\n    w.writerows([x.split(',')])",
            true,
        );
        check(
            "from csv import DictWriter",
            "DictWriter(f, ['a']).writerow({'a': x})",
            true,
        );
        check("import csv", "csv.writer(f).writerow([int(x)])", false);
        check("import csv", "csv.reader(x)", false);
    }
}
