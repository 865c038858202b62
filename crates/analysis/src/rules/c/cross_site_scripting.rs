//! Data from outside becomes part of a page.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Run, Trace};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-cross-site-scripting",
        title: "Data from outside in a page",
        languages: BOTH_LANGUAGES,
        cwe: cwes![79, 80, 116, 87],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports what a program prints into HTML if it holds data from the environment of a \
               CGI program, input or the network and was not escaped: into a literal with tags, or \
               in a file that prints `text/html`.",
        why: "Script in the data runs in the browser of whoever opens the page, with their \
              session.",
        example: r#"#include <stdio.h>
#include <stdlib.h>
int main(void) {
    const char *query = getenv("QUERY_STRING");
    printf("Content-Type: text/html\r\n\r\n");
    if (query) {
        printf("<p>You asked for %s</p>", query);
    }
    return 0;
}
"#,
        better: r#"#include <stdio.h>
#include <stdlib.h>
static void print_escaped(const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '<': fputs("&lt;", stdout); break;
        case '>': fputs("&gt;", stdout); break;
        case '&': fputs("&amp;", stdout); break;
        case '"': fputs("&quot;", stdout); break;
        case '\'': fputs("&#39;", stdout); break;
        default: putchar(*text);
        }
    }
}
int main(void) {
    const char *query = getenv("QUERY_STRING");
    printf("Content-Type: text/html\r\n\r\n");
    if (query) {
        fputs("<p>You asked for ", stdout);
        print_escaped(query);
        fputs("</p>", stdout);
    }
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/79.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(&["printf"], |run, site| check_format(run, site, 0)),
        Hook::Call(&["fprintf", "dprintf", "FCGI_printf"], |run, site| check_format(run, site, 1)),
        Hook::Call(&["sprintf"], |run, site| check_format(run, site, 1)),
        Hook::Call(&["snprintf"], |run, site| check_format(run, site, 2)),
        Hook::Call(&["puts", "fputs"], |run, site| check_text(run, site, 0)),
        Hook::Call(&["operator<<", "write", "send"], |run, site| check_text(run, site, 1)),
    ],
};

fn check_format<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, format: u8) {
    let text = site.argument(format).and_then(|format| run.literal(format));
    let Some(text) = text else {
        return;
    };
    let has_tag = has_tag(text);
    // Where the page itself is put together, only the format tells that it is one.
    let is_output = !site.name.starts_with('s');
    let is_page = has_tag || (is_output && run.makes_pages());
    if !is_page {
        return;
    }
    let (trace, cleared) = run.formatted_content(site, format);
    report(run, site, trace, cleared);
}

fn check_text<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(text) = site.argument(position) else {
        return;
    };
    let (trace, cleared) = run.content(text);
    if trace != Trace::NONE && (run.makes_pages() || has_tag(run.statement_before(site.node))) {
        report(run, site, trace, cleared);
    }
}

fn report<'src>(
    run: &mut Run<'_, 'src>,
    site: &CallSite<'_, 'src>,
    trace: Trace,
    cleared: Cleared,
) {
    if trace == Trace::NONE || cleared.has(Cleared::HTML) {
        return;
    }
    let message = "data from outside is printed into a page, and was not escaped";
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::HTML);
    run.submit(alarm);
}

/// Whether a text has a tag of HTML: `<p>`, `</b>`, `<a href=`.
fn has_tag(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "a", "b", "body", "br", "div", "form", "h1", "h2", "h3", "h4", "head", "html", "i", "img",
        "input", "li", "ol", "p", "pre", "script", "span", "table", "td", "textarea", "th",
        "title", "tr", "ul",
    ];
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let end = rest
            .find(|char: char| !char.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let ends = rest[end..].starts_with(['>', ' ', '/']);
        ends && NAMES.contains(&rest[..end].to_ascii_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                r#"void f(void) { char *q = getenv("QUERY_STRING"); printf("Content-type: text/html\n\n"); if (q) printf("%s", q); }"#,
                r#"void f(FILE *in, FILE *out) { char n[99]; if (!fgets(n, 99, in)) return; fprintf(out, "<h1>Hello %s</h1>", n); }"#,
                r#"int main() { std::string n; std::cin >> n; std::cout << "Content-type: text/html\n\n"; std::cout << "<p>" << n << "</p>"; }"#,
                r#"void f(void) { char b[99]; puts("Content-Type: text/html\n"); if (fgets(b, 99, stdin)) puts(b); }"#,
            ],
            &[
                r#"void f(void) { char *q = getenv("HOME"); if (q) printf("home: %s\n", q); }"#,
                r#"void f(void) { char *q = getenv("QUERY_STRING"); printf("Content-type: text/html\n\n"); if (q) { char *e = escape_html(q); printf("%s", e); } }"#,
                r#"void f(void) { char *q = getenv("QUERY_STRING"); printf("Content-type: text/html\n\n"); if (q) printf("<p>%d</p>", atoi(q)); }"#,
                r#"void f(void) { char *q = getenv("QUERY_STRING"); if (q) printf("usage: %s <name>\n", q); }"#,
            ],
        );
        check_asked(
            &super::RULE,
            79,
            &[
                r#"void page(const char *name) { printf("<p>%s</p>", name); }"#,
            ],
            &[
                r#"void page(const char *name) { printf("name %s", name); }"#,
            ],
        );
    }
}
