//! Asks one rule about a piece of code that data of a client reaches, for the tests of the flow
//! rules.

use super::testing::lines;

/// Whether `rule` reports on `code`, in which `x` comes from a client. `imports` stand above.
pub(crate) fn reports(rule: &str, asked: Option<u32>, imports: &str, code: &str) -> bool {
    let before = "from flask import request\n";
    let source = format!("{before}{imports}\ndef f():\n    x = request.args['x']\n    {code}\n");
    !lines(rule, asked, &source).is_empty()
}
