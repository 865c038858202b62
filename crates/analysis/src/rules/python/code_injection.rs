//! Code injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "code-injection",
        title: "Code injection",
        languages: &[Language::Python],
        cwe: &[CweId(95), CweId(94)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that is run as Python by eval, exec and their relatives, \
               or as a script inside a database.",
        why: "Whoever writes the text runs any code in the process. Empty builtins do not help: \
              every object leads back to all classes.",
        example: r#"from flask import request

def calculate():
    return {"result": eval(request.args["formula"])}
"#,
        better: r#"import ast
from flask import request

def calculate():
    return {"result": ast.literal_eval(request.args["formula"])}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/95.html",
            "https://docs.python.org/3/library/functions.html#eval",
            "https://nedbatchelder.com/blog/201206/eval_really_is_dangerous.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::Code, "is run as program text")],
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
        check("", "eval(x)", true);
        check("", "exec('a = ' + x)", true);
        check("", "exec(compile(x, 'f', 'exec'))", true);
        check(
            "import builtins",
            "builtins.eval(x, {'__builtins__': {}})",
            true,
        );
        check("", "y = eval('1 + 1')", false);
        check("", "eval(str(float(x)))", false);
        check("import ast", "ast.literal_eval(x)", false);
        check(
            "import code",
            "code.InteractiveInterpreter().runcode(x)",
            true,
        );
        check("import redis", "redis.Redis().eval(x, 0)", true);
        check("import timeit", "timeit.timeit(x)", true);
        check("", "if x in ('1 + 1', '2 + 2'): eval(x)", false);
    }
}
