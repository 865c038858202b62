//! Deserialization of untrusted data.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unsafe-deserialization",
        title: "Deserialization of untrusted data",
        languages: &[Language::Python],
        cwe: &[CweId(502)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports data from outside, or from a file or another server, that pickle, marshal, \
               shelve, jsonpickle, an unsafe YAML loader or one of their relatives turns into \
               objects.",
        why: "The data says which classes to make and which functions to call on the way: whoever \
              writes it runs any code in the process.",
        example: r#"import pickle
from flask import request

def restore():
    return pickle.loads(request.get_data())
"#,
        better: r#"import json
from flask import request

def restore():
    return json.loads(request.get_data())
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/502.html",
            "https://docs.python.org/3/library/pickle.html",
            "https://pyyaml.org/wiki/PyYAMLDocumentation",
            "https://cheatsheetseries.owasp.org/cheatsheets/Deserialization_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::Deserialize, "is turned into objects")],
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
        check("import pickle", "pickle.loads(bytes.fromhex(x))", true);
        check(
            "import pickle, base64",
            "pickle.loads(base64.b64decode(x))",
            true,
        );
        check("import cPickle as p", "p.loads(x)", true);
        check("import pickle", "pickle.Unpickler(x).load()", true);
        check("import dill", "dill.loads(x)", true);
        check("import marshal", "marshal.loads(x)", true);
        check("import jsonpickle", "jsonpickle.decode(x)", true);
        check("import json", "json.loads(x)", false);
        check("import yaml", "yaml.load(x, Loader=yaml.Loader)", true);
        check("import yaml", "yaml.load(x)", true);
        check("import yaml", "yaml.unsafe_load(x)", true);
        check("import yaml", "yaml.safe_load(x)", false);
        check("import yaml", "yaml.load(x, Loader=yaml.SafeLoader)", false);
        check("import yaml", "yaml.load(x, yaml.CSafeLoader)", false);
        check(
            "from yaml import load, SafeLoader",
            "load(x, Loader=SafeLoader)",
            false,
        );
        check("import torch", "torch.load(x)", true);
        check("import torch", "torch.load(x, weights_only=True)", false);
        check("import numpy as np", "np.load(x, allow_pickle=True)", true);
        check("import numpy as np", "np.load(x)", false);
        check("import pickle", "pickle.dumps(x)", false);
    }
}
