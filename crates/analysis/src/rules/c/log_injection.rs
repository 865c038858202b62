//! Data from outside becomes part of a log.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Run, Trace};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-log-injection",
        title: "Data from outside in a log",
        languages: BOTH_LANGUAGES,
        cwe: cwes![117, 93],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `syslog` and lines printed to a file or to the error stream with text from \
               outside that may hold line ends. Speaks when it is asked for.",
        why: "A line end in the data starts an entry that the attacker wrote: an innocent one, or \
              one that breaks what reads the log.",
        example: r#"#include <stdlib.h>
#include <syslog.h>
void note(void) {
    const char *name = getenv("REMOTE_USER");
    if (name) {
        syslog(LOG_INFO, "log in by %s", name);
    }
}
"#,
        better: r#"#include <stdlib.h>
#include <string.h>
#include <syslog.h>
void note(void) {
    const char *name = getenv("REMOTE_USER");
    if (name && strcmp(name, "operator") == 0) {
        syslog(LOG_INFO, "log in by %s", name);
    }
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/117.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["syslog", "fprintf"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let (trace, cleared) = run.formatted_content(site, 1);
    if trace == Trace::NONE || cleared.has(Cleared::TEXT) {
        return;
    }
    let message = "data from outside is logged with its line ends";
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::TEXT);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            117,
            &[
                r#"int main(int c, char **v) { fprintf(log, "started with %s\n", v[1]); return 0; }"#,
            ],
            &[
                r#"int main(int c, char **v) { fprintf(log, "started with %d\n", c); return 0; }"#,
            ],
        );
    }
}
