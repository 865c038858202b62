//! An argument of the command line is used that may not be there.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, Kind, Node, Op, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unchecked-argument-count",
        title: "Argument used without a look at their count",
        languages: BOTH_LANGUAGES,
        cwe: cwes![20, 129, 125, 754, 476, 1284],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `argv[1]` and later elements that are used in `main` where `argc` was not \
               compared and the element not tested. Speaks when it is asked for.",
        why: "Without the argument the program reads a null pointer, or what lies behind the list, \
              which whoever starts the program with `execve` chooses.",
        example: r#"#include <stdio.h>
int main(int argc, char **argv) {
    puts(argv[1]);
    return 0;
}
"#,
        better: r#"#include <stdio.h>
int main(int argc, char **argv) {
    if (argc < 2) {
        return 1;
    }
    puts(argv[1]);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/129.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Access(check)],
};

fn check(run: &mut Run<'_, '_>, access: &Access) {
    let Op::Element { base, index, .. } = run.op(access.address) else {
        return;
    };
    let Some(position) = run.temp(index).constant() else {
        return;
    };
    let is_list = run.main_parameter(base) == Some(1);
    // The element after the last is null, and programs test it.
    let least = run.argument_count().lo;
    let is_tested = is_tested(run, access);
    if is_list && position > 0 && position >= least && !(position == least.max(1) && is_tested) {
        let message = format!(
            "`{}` is used, and nothing says that there are so many arguments",
            run.code(access.address)
        );
        let alarm = run.alarm(&RULE, access.node, message);
        run.submit(alarm);
    }
}

/// Whether the element is a condition, or compared with something, and not followed at once.
fn is_tested(run: &Run<'_, '_>, access: &Access) -> bool {
    let parent = Node::before(access.node);
    parent.is_some_and(|parent| match run.kind(parent) {
        // The first of its children: the left side.
        Kind::Binary => ["==", "!=", "&&", "||"]
            .iter()
            .any(|operator| run.operator(parent) == *operator),
        Kind::Parenthesized | Kind::ConditionClause | Kind::Conditional | Kind::While | Kind::If => true,
        Kind::Other => run.text(parent) == "!",
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            20,
            &[
                "int main(int argc, char **argv) { puts(argv[1]); return 0; }",
                "int main(int argc, char *argv[]) { int n = atoi(argv[2]); if (argc < 2) return 1; return n; }",
                "int main(int argc, char **argv) { if (argc < 2) return 1; puts(argv[2]); return 0; }",
            ],
            &[
                "int main(int argc, char **argv) { if (argc < 2) return 1; puts(argv[1]); return 0; }",
                "int main(int argc, char **argv) { if (argc != 3) return 1; puts(argv[2]); return 0; }",
                "int main(int argc, char **argv) { if (argc > 1) puts(argv[1]); return 0; }",
                "int main(int argc, char **argv) { puts(argv[0]); return 0; }",
                "int main(int argc, char **argv) { for (int i = 1; i < argc; i++) puts(argv[i]); return 0; }",
                "int main(int argc, char **argv) { if (argv[1] == NULL) return 1; return 0; }",
            ],
        );
    }
}
