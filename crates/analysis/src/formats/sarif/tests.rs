use crate::formats::{Format, Input, testscan};
use serde_json::{Value, json};
use std::cell::RefCell;

fn validator() -> jsonschema::Validator {
    let schema = include_str!("../../../tests/fixtures/sarif/sarif-schema-2.1.0.json");
    let mut schema: Value = serde_json::from_str(schema).unwrap();
    // The schema's pattern of language codes is no regular expression of JSON Schema: it closes
    // a bracket that it did not open. We write no such property.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        let pattern = language.as_object_mut().unwrap().remove("pattern");
        assert!(pattern.is_some());
    }
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).unwrap()
}

fn errors(log: &Value) -> Vec<String> {
    let validator = validator();
    let errors = validator.iter_errors(log);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn small() -> Value {
    serde_json::from_str(&testscan::render(Format::Sarif, &testscan::scan())).unwrap()
}

#[test]
fn a_small_scan() {
    let written = testscan::render(Format::Sarif, &testscan::scan());
    insta::assert_snapshot!(testscan::pretty(&written));
}

#[test]
fn the_output_is_valid_sarif() {
    assert_eq!(errors(&small()), [""; 0]);
}

#[test]
fn the_validator_sees_what_is_wrong() {
    let mut log = small();
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] =
        json!(0);
    log["runs"][0]["results"][1]["suppressions"] = json!([{"kind": "unknown"}]);
    log["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"] = json!("not an address");
    assert_eq!(errors(&log).len(), 3);
}

#[test]
fn odd_findings_are_valid_sarif() {
    let mut scan = testscan::scan();
    let findings = &mut scan.files[0].findings;
    // Places that count from 0, a rule that nobody described, an analyzer that is not listed,
    // several analyzers, no fingerprint, a fix without edits.
    findings[0].place.line = 0;
    findings[0].place.column = 0;
    findings[0].rule = "unknown rule".into();
    findings[0].fingerprint.clear();
    findings[1].analyzer = "ruff, other".into();
    findings[1].fix.as_mut().unwrap().edits.clear();
    scan.files[2].findings[0].analyzer = "unlisted".into();
    let written = testscan::render(Format::Sarif, &scan);
    let log: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(errors(&log), [""; 0]);
    let run = &log["runs"][0];
    let component = |result: usize| &run["results"][result]["rule"]["toolComponent"]["name"];
    assert_eq!(component(1), "ruff");
    assert_eq!(component(3), "unlisted");
    assert_eq!(run["tool"]["extensions"][2]["name"], "unlisted");
}

#[test]
fn without_the_text_an_edit_has_its_bytes() {
    let scan = testscan::scan();
    let input = Input {
        sources: &|_| None,
        ..testscan::input(&scan)
    };
    let mut out = Vec::new();
    Format::Sarif.write(&input, &mut out).unwrap();
    let log: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(errors(&log), [""; 0]);
    let fix = &log["runs"][0]["results"][1]["fixes"][0];
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(
        replacement["deletedRegion"],
        json!({"byteOffset": 196, "byteLength": 4})
    );
}

#[test]
fn no_text_becomes_a_link() {
    const LINK: &str = "`[x](http://evil/)`";
    let mut scan = testscan::scan();
    let file = &mut scan.files[0];
    file.findings[0].message = LINK.into();
    file.findings[0].flow[0].what = LINK.into();
    if let Some(fix) = &mut file.findings[1].fix {
        fix.what = LINK.into();
    }
    file.suppressed[0].reason = LINK.to_owned();
    scan.files[3].problems[0].message = LINK.to_owned();
    scan.files[2].findings[0].rule = LINK.into();
    let written = testscan::render(Format::Sarif, &scan);
    assert_eq!(written.matches("`[x] (http://evil/)`").count(), 6);
    // A rule's id is no text: results refer to it.
    assert_eq!(written.matches(LINK).count(), 2);
}

#[test]
fn notifications_point_to_what_describes_them() {
    let log = small();
    let run = &log["runs"][0];
    let described = run["tool"]["driver"]["notifications"].as_array().unwrap();
    let told = &run["invocations"][0]["toolExecutionNotifications"];
    for notification in told.as_array().unwrap() {
        let index = notification["descriptor"]["index"].as_u64().unwrap();
        let descriptor = &described[index as usize];
        assert_eq!(descriptor["id"], notification["descriptor"]["id"]);
        assert_eq!(
            descriptor["defaultConfiguration"]["level"],
            notification["level"]
        );
    }
}

#[test]
fn no_text_is_asked_for_twice() {
    let scan = testscan::scan();
    let asked = RefCell::new(Vec::new());
    let sources = |path: &str| {
        asked.borrow_mut().push(path.to_owned());
        testscan::sources(path)
    };
    let input = Input {
        sources: &sources,
        ..testscan::input(&scan)
    };
    Format::Sarif.write(&input, &mut Vec::new()).unwrap();
    let with_findings = [&scan.files[0].path, &scan.files[2].path];
    assert_eq!(*asked.borrow(), with_findings.map(String::as_str));
}

#[test]
fn a_clean_scan_was_successful() {
    let mut scan = testscan::scan();
    scan.analyzers.truncate(1);
    scan.files.truncate(2);
    let written = testscan::render(Format::Sarif, &scan);
    let log: Value = serde_json::from_str(&written).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(
        *invocation,
        json!({"executionSuccessful": true, "toolExecutionNotifications": []})
    );
}
