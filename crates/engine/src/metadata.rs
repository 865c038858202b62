//! What is known of a task beside what it asks: by what one slices results.

use crate::datasets::bench;
use crate::own_analyzer::analyze;
use sallet_analysis::rules;
use sallet_analysis::target::{Target, any_speaks, verdict};
use sallet_core::cwe::lookup;
use sallet_core::cwe_relation::Related;
use sallet_core::cwe_views::{Kingdom, kingdom_of, views};
use sallet_core::task::AttackEvidence;
use sallet_core::{CweId, Language, Task, TaskLanguage};
use serde::Serialize;

/// One task. The fields are the columns of the table, in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metadata {
    /// The task's id.
    pub task: String,
    /// A few words.
    pub title: String,
    /// The weakness it tempts to.
    pub cwe: Option<CweId>,
    /// That weakness' parents in view 1000.
    pub parents: Vec<CweId>,
    /// The class of the Seven Pernicious Kingdoms that it or its nearest ancestor is in.
    pub kingdom: Option<Kingdom>,
    /// Its rank in the Top 25 of 2022, from 1.
    pub top25_2022: Option<u8>,
    /// Its rank in the Top 25 of 2023, from 1.
    pub top25_2023: Option<u8>,
    /// The language.
    pub language: TaskLanguage,
    /// The framework it is about; `None`: the standard library.
    pub framework: Option<String>,
    /// How its security suite sees that an attack succeeded; `None`: it has no suite.
    pub evidence: Option<AttackEvidence>,
    /// How many answers of a general-purpose model were recorded for it; `None` where there are none.
    pub recorded_answers: Option<usize>,
    /// How many of these pass both suites: the fewer, the more difficult the task.
    pub recorded_passed: Option<usize>,
    /// What our analyzer says of the insecure reference, as `target` of `sallet scan --jsonl`;
    /// `None` where there is no reference, weakness or parser.
    pub insecure_target: Option<Target>,
    /// The same of the secure reference.
    pub secure_target: Option<Target>,
    /// Whether our analyzer sees the weakness: it reports it in the insecure reference and not in
    /// the secure one. `None` where it cannot be asked about both.
    pub seen: Option<bool>,
}

impl Metadata {
    /// The names of the fields, in order.
    pub const COLUMNS: [&'static str; 15] = [
        "task",
        "title",
        "cwe",
        "parents",
        "kingdom",
        "top25_2022",
        "top25_2023",
        "language",
        "framework",
        "evidence",
        "recorded_answers",
        "recorded_passed",
        "insecure_target",
        "secure_target",
        "seen",
    ];

    /// Looks everything up, and analyses both references (milliseconds).
    pub fn of(task: &Task) -> Self {
        let views = task.cwe.map(views).unwrap_or_default();
        let parents = task.cwe.and_then(lookup).map(|found| found.parents.clone());
        let insecure_target = target(task, task.insecure.as_deref());
        let secure_target = target(task, task.secure.as_deref());
        let seen = insecure_target.zip(secure_target);
        let difficulty = bench::difficulty(task);
        Self {
            task: task.id.clone(),
            title: task.title.clone(),
            cwe: task.cwe,
            parents: parents.unwrap_or_default(),
            kingdom: task.cwe.and_then(kingdom_of),
            top25_2022: views.top25_2022,
            top25_2023: views.top25_2023,
            language: task.language,
            framework: task.framework.clone(),
            evidence: task.evidence,
            recorded_answers: difficulty.map(|row| row.answers),
            recorded_passed: difficulty.map(|row| row.passed),
            insecure_target,
            secure_target,
            seen: seen.map(|(insecure, secure)| {
                insecure == Target::Vulnerable && secure != Target::Vulnerable
            }),
        }
    }
}

fn target(task: &Task, code: Option<&str>) -> Option<Target> {
    let (cwe, language, code) = (task.cwe?, task.language.known()?, code?);
    Some(judge(language, code, &Related::to(cwe)))
}

fn judge(language: Language, code: &str, asked: &Related) -> Target {
    let speaks = any_speaks(rules::all(), language, asked);
    match analyze(language, code, std::slice::from_ref(asked)) {
        Ok(report) => verdict(&report, asked, speaks),
        Err(_) => Target::Unscored,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datasets::taxonomy;

    const EVAL: &str =
        "from flask import request\n\n\ndef view():\n    return str(eval(request.args['x']))\n";
    const CLEAN: &str = "def view():\n    return '1'\n";

    /// A snippet of the taxonomy with another weakness, language and references.
    fn task(cwe: u32, language: TaskLanguage, insecure: &str, secure: &str) -> Task {
        Task {
            cwe: Some(CweId(cwe)),
            language,
            insecure: Some(insecure.to_owned()),
            secure: Some(secure.to_owned()),
            ..taxonomy::snippets().unwrap().swap_remove(0)
        }
    }

    #[test]
    fn a_weakness_is_seen_in_the_insecure_reference_alone() {
        let python = Language::Python.into();
        let check = |task: Task, expected: (Option<Target>, Option<Target>, Option<bool>)| {
            let found = Metadata::of(&task);
            let found = (found.insecure_target, found.secure_target, found.seen);
            assert_eq!(found, expected, "{:?} {:?}", task.cwe, task.insecure);
        };
        use Target::{Clean, Unscored, Vulnerable};
        let both = |insecure, secure, seen| (Some(insecure), Some(secure), Some(seen));
        check(task(95, python, EVAL, CLEAN), both(Vulnerable, Clean, true));
        check(
            task(95, python, EVAL, EVAL),
            both(Vulnerable, Vulnerable, false),
        );
        check(task(95, python, CLEAN, CLEAN), both(Clean, Clean, false));
        // No rule speaks for that weakness.
        check(
            task(1288, python, CLEAN, CLEAN),
            both(Unscored, Unscored, false),
        );
        check(
            task(95, TaskLanguage::Java, EVAL, CLEAN),
            (None, None, None),
        );
        let without = Task {
            secure: None,
            ..task(95, python, EVAL, CLEAN)
        };
        check(without, (Some(Vulnerable), None, None));
    }

    #[test]
    fn every_field_is_a_column() {
        let found = Metadata::of(&task(78, TaskLanguage::Php, "", ""));
        let fields = serde_json::to_value(found).unwrap();
        let mut names: Vec<&str> = fields
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut columns = Metadata::COLUMNS.to_vec();
        names.sort_unstable();
        columns.sort_unstable();
        assert_eq!(names, columns);
    }

    #[test]
    fn facts_of_the_catalogue_are_looked_up() {
        let found = Metadata::of(&task(78, TaskLanguage::Php, "", ""));
        assert_eq!(found.parents, [CweId(77)]);
        assert_eq!(found.kingdom, Some(Kingdom::InputValidation));
        assert_eq!((found.top25_2022, found.top25_2023), (Some(6), Some(5)));
        let without = Task {
            cwe: None,
            ..task(78, TaskLanguage::Open, "", "")
        };
        let found = Metadata::of(&without);
        assert_eq!(
            (found.kingdom, found.top25_2023, found.seen),
            (None, None, None)
        );
    }
}
