//! Pickle written: data is stored in a form that runs code when it is read.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "pickle-written",
        title: "Data kept in a form that runs code",
        languages: &[Language::Python],
        cwe: &[CweId(502)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports data that is written, sent or loaded with `pickle`, `dill`, `marshal`, `shelve`, `joblib` or \
`jsonpickle`, wherever it goes or comes from.",
        why: "\
To read such data back is to run whatever is in it. Whoever can change the file, the cache or the \
message in between runs code; JSON and the like hold data alone.",
        example: "\
import pickle

def save(state):
    with open(\"state.bin\", \"wb\") as file:
        pickle.dump(state, file)
",
        better: "\
import json

def save(state):
    with open(\"state.json\", \"w\") as file:
        json.dump(state, file)
",
        references: &["https://cwe.mitre.org/data/definitions/502.html"],
    },
    hooks: &[Hook::Call(FUNCTIONS, check)],
};

const FUNCTIONS: &[&str] = &[
    "pickle.dump",
    "pickle.dumps",
    "pickle.load",
    "pickle.loads",
    "pickle.Unpickler",
    "pickle.Pickler",
    "cPickle.dump",
    "cPickle.dumps",
    "cPickle.load",
    "cPickle.loads",
    "_pickle.loads",
    "dill.dump",
    "dill.dumps",
    "dill.load",
    "dill.loads",
    "cloudpickle.dump",
    "cloudpickle.dumps",
    "cloudpickle.load",
    "cloudpickle.loads",
    "marshal.dump",
    "marshal.dumps",
    "marshal.load",
    "marshal.loads",
    "shelve.open",
    "joblib.dump",
    "joblib.load",
    "jsonpickle.encode",
    "jsonpickle.decode",
    "pandas.read_pickle",
    "torch.load",
];

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.keyword("weights_only").is_none() {
        context.report(
            call.node.range(),
            "data in this form runs code when it is read",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn data_that_runs_code_is_reported_when_asked() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("pickle-written", Some(502), source),
                expected,
                "{source}"
            );
        };
        check("import pickle\npickle.dumps(a)\n", &[2]);
        check("from pickle import load as l\nl(open('a', 'rb'))\n", &[2]);
        check("import shelve\nshelve.open('a')\n", &[2]);
        check("import torch\ntorch.load('a', weights_only=True)\n", &[]);
        check("import json\njson.dumps(a)\n", &[]);
        assert!(lines("pickle-written", None, "import pickle\npickle.dumps(a)\n").is_empty());
    }
}
