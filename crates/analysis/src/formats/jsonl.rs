//! One finding, suppressed finding or problem a line, for `grep`, `jq` and data frames.
//!
//! A scan without any of them is an empty document: the exit code says that it ended.

use super::write_json;
use crate::file::{Problem, Scan, Suppressed};
use crate::finding::Finding;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Line<'a> {
    /// `None` for a problem of a whole analyzer.
    path: Option<&'a str>,
    #[serde(flatten)]
    what: What<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum What<'a> {
    Finding(&'a Finding),
    Suppressed(&'a Suppressed),
    Problem(&'a Problem),
}

pub(super) fn write(scan: &Scan, out: &mut impl Write) -> io::Result<()> {
    for file in &scan.files {
        let findings = file.findings.iter().map(What::Finding);
        let suppressed = file.suppressed.iter().map(What::Suppressed);
        let problems = file.problems.iter().map(What::Problem);
        for what in findings.chain(suppressed).chain(problems) {
            let path = Some(file.path.as_str());
            write_json(&Line { path, what }, out)?;
        }
    }
    let of_analyzers = scan.analyzers.iter().flat_map(|run| &run.problems);
    for problem in of_analyzers {
        let what = What::Problem(problem);
        write_json(&Line { path: None, what }, out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::formats::{Format, testscan};

    #[test]
    fn a_small_scan() {
        let written = testscan::render(Format::Jsonl, &testscan::scan());
        insta::assert_snapshot!(written, @r#"
        {"path":"app/search.py","type":"finding","analyzer":"sallet","rule":"sql-injection","cwe":["CWE-89"],"severity":"high","confidence":"high","message":"A query contains text that others control","place":{"start":133,"end":150,"line":6,"column":5,"end_line":6,"end_column":22},"flow":[{"place":{"start":49,"end":61,"line":4,"column":12,"end_line":4,"end_column":24},"what":"request.args comes from the network"},{"place":{"start":120,"end":126,"line":5,"column":51,"end_line":5,"end_column":57},"what":"it becomes part of a string"},{"place":{"start":133,"end":150,"line":6,"column":5,"end_line":6,"end_column":22},"what":"the string is run as a query"}],"fingerprint":"6c2c4b3457b031424155606a854ae219"}
        {"path":"app/search.py","type":"finding","analyzer":"sallet","rule":"unsafe-yaml","cwe":["CWE-502"],"severity":"critical","confidence":"medium","message":"yaml.load builds any object that the text names","place":{"start":191,"end":206,"line":9,"column":12,"end_line":9,"end_column":27},"fix":{"what":"Use yaml.safe_load","edits":[{"start":196,"end":200,"text":"safe_load"}]},"fingerprint":"52ba29498db9c3f5a843ff729e2d65ff"}
        {"path":"app/search.py","type":"suppressed","analyzer":"sallet","rule":"unsafe-yaml","cwe":["CWE-502"],"severity":"critical","confidence":"medium","message":"yaml.load builds any object that the text names","place":{"start":238,"end":253,"line":12,"column":12,"end_line":12,"end_column":27},"fix":{"what":"Use yaml.safe_load","edits":[{"start":243,"end":247,"text":"safe_load"}]},"fingerprint":"86571eaf9c495f71a849be9a18b456a4","reason":"checked"}
        {"path":"src/a b\u001b]0;x\u0007\u009b\"<ż>&%]]>:1.py","type":"finding","analyzer":"ruff","rule":"S105","cwe":["CWE-259","CWE-259"],"severity":"low","confidence":"low","message":"Secret \"\u001b[31m\u202e\u009b\u0000\u007f\r\n]]></failure><x a='1'>&","place":{"start":0,"end":25,"line":1,"column":1,"end_line":1,"end_column":23},"fingerprint":"ae60ce1381358865916769626affaef0"}
        {"path":"src/broken.py","type":"problem","analyzer":"sallet","kind":"broken","message":"expected an expression","place":{"start":6,"end":7,"line":1,"column":7,"end_line":1,"end_column":8}}
        {"path":"src/image.py","type":"problem","analyzer":"sallet","kind":"skipped","message":"not UTF-8"}
        {"path":null,"type":"problem","analyzer":"bandit","kind":"missing","message":"was not found: install it or leave it out of --with"}
        "#);
        for line in written.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(value.get("path").is_some());
        }
    }
}
