//! Which weaknesses are in the code, and where: a list in JSON, read with patience.

use super::{Complaint, Form, Needs, Opinion, Question, Turn, read, single};
use crate::wording::fenced;
use sallet_core::{Axis, CweId};
use serde_json::Value;

pub(super) const FORM: Form = Form {
    name: "free",
    summary: "which weaknesses, and in which lines? a list in JSON (Sallet)",
    axis: Axis::Security,
    needs: Needs::Nothing,
    texts: &["free"],
    next,
};

const AGAIN: &str =
    "Answer with the JSON array alone, such as [{\"cwe\": 89, \"line\": 3, \"why\": \"…\"}] or [].";

fn next(question: &Question<'_>, answers: &[&str]) -> Turn {
    let code = fenced(question.language.fence(), question.code);
    let text = question.wording.write("free", &[("code", &code)]);
    single(answers, &text, AGAIN, &opinion)
}

/// Values in an answer that are looked at: it is short, and a hostile one is not read over and over.
const MOST_VALUES: usize = 200;

/// The last list that names weaknesses; an empty one only where there is no other, as code that is spoken
/// of has empty lists too. A list of no readable element is none.
fn opinion(answer: &str) -> Option<Opinion> {
    let answer = read::without_thoughts(answer);
    let mut found: Option<Opinion> = None;
    let mut from = 0;
    for _ in 0..MOST_VALUES {
        let Some(start) = answer[from..].find(['[', '{']).map(|at| from + at) else {
            return found;
        };
        let mut values = serde_json::Deserializer::from_str(&answer[start..]).into_iter::<Value>();
        let Some(Ok(value)) = values.next() else {
            from = start + 1;
            continue;
        };
        // What is inside has been read with it.
        from = start + values.byte_offset();
        let Some(said) = opinion_in(&value) else {
            continue;
        };
        let is_answer = !said.complaints.is_empty() || stands_alone(&answer[..start]);
        let is_more = !said.complaints.is_empty() || found.is_none();
        if is_answer && is_more {
            found = Some(said);
        }
    }
    // Nobody knows what comes last.
    None
}

/// Whether a list behind `before` is no part of a line of code such as `char name[]` or `all = []`.
fn stands_alone(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', ':', '`', '*'])
}

/// What an array says, or an object that holds one.
fn opinion_in(value: &Value) -> Option<Opinion> {
    // One complaint without its brackets.
    if let Some(complaint) = complaint(value) {
        return Some(Opinion {
            complaints: vec![complaint],
            ..Opinion::vulnerable(Some(true))
        });
    }
    let list = match value {
        Value::Array(list) => list,
        // {"weaknesses": [...]}
        Value::Object(fields) => fields.values().find_map(Value::as_array)?,
        _ => return None,
    };
    let complaints: Vec<Complaint> = list.iter().filter_map(complaint).collect();
    match complaints.is_empty() {
        true if !list.is_empty() => None,
        empty => Some(Opinion {
            complaints,
            ..Opinion::vulnerable(Some(!empty))
        }),
    }
}

fn complaint(value: &Value) -> Option<Complaint> {
    let fields = value.as_object()?;
    let field = |names: &[&str]| {
        let mut found = fields.iter();
        let found = found.find(|(name, _)| names.iter().any(|it| it.eq_ignore_ascii_case(name)));
        found.map(|(_, value)| value)
    };
    let cwe = field(&["cwe", "cwe_id", "cweid", "id"])?;
    let line = field(&["line", "line_number", "lineno", "lines"]);
    let why = field(&["why", "reason", "description", "message"]).and_then(Value::as_str);
    Some(Complaint {
        cwe: number(cwe).and_then(|it| u32::try_from(it).ok()).map(CweId),
        line: line
            .and_then(number)
            .and_then(|it| usize::try_from(it).ok()),
        why: why.unwrap_or_default().to_owned(),
    })
}

/// The first number in a number, a text such as `CWE-89: SQL injection`, or a list.
fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => {
            let digits = text
                .split(|c: char| !c.is_ascii_digit())
                .find(|it| !it.is_empty())?;
            digits.parse().ok()
        }
        Value::Array(list) => list.first().and_then(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_many_dresses() {
        let check = |answer: &str, expected: Option<&[(Option<u32>, Option<usize>)]>| {
            let found = opinion(answer).map(|opinion| {
                let pairs = opinion.complaints.iter();
                pairs
                    .map(|it| (it.cwe.map(|cwe| cwe.0), it.line))
                    .collect::<Vec<_>>()
            });
            assert_eq!(found.as_deref(), expected, "{answer}");
        };
        check("[]", Some(&[]));
        check(
            r#"[{"cwe": 89, "line": 3, "why": "joined"}]"#,
            Some(&[(Some(89), Some(3))]),
        );
        check(
            "Here:\n```json\n[{\"CWE\": \"CWE-079: XSS\", \"line\": \"4-6\"}]\n```",
            Some(&[(Some(79), Some(4))]),
        );
        check(
            r#"{"weaknesses": [{"cwe_id": "22"}]}"#,
            Some(&[(Some(22), None)]),
        );
        check(
            r#"{"cwe": "502", "line": [7, 8]}"#,
            Some(&[(Some(502), Some(7))]),
        );
        check(
            r#"[{"cwe": "none known", "line": 1}]"#,
            Some(&[(None, Some(1))]),
        );
        check(
            "see line [3] and [4]: [{\"cwe\": 78}]",
            Some(&[(Some(78), None)]),
        );
        check(
            r#"`results = []` is filled first. Issues: [{"cwe": "CWE-95", "line": 2}]"#,
            Some(&[(Some(95), Some(2))]),
        );
        check(
            r#"[{"cwe": 79}] at first sight; on a second one [{"cwe": 89, "line": [7]}]. Nothing else: []"#,
            Some(&[(Some(89), Some(7))]),
        );
        check("None at all:\n```json\n[]\n```", Some(&[]));
        check("`results = []` is filled, and `char name[]` read.", None);
        check(r#"[{"cwe": 89, "line""#, None);
        check("There is none.", None);
    }

    #[test]
    fn a_judge_of_other_weaknesses_does_not_convict() {
        let both = opinion(r#"[{"cwe": 89}, {"cwe": 79}]"#).unwrap();
        let about = |cwe: u32| both.clone().about(|found| found == CweId(cwe)).fails;
        assert_eq!((about(79), about(22)), (Some(true), Some(false)));
        assert_eq!(opinion("[]").unwrap().about(|_| true).fails, Some(false));
    }
}
