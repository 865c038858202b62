use super::super::{Flags, Pattern, Use};
use super::Effort;

/// `exponential`, `polynomial`, `linear` or `unknown`.
fn verdict(text: &str, usage: Use) -> &'static str {
    let pattern = Pattern::parse(text, Flags::default()).unwrap();
    let mut effort = Effort::default();
    match pattern.exponential(usage, &mut effort) {
        Ok(Some(_)) => return "exponential",
        Ok(None) => {}
        Err(_) => return "unknown",
    }
    match pattern.polynomial(usage, &mut effort) {
        Ok(Some(_)) => "polynomial",
        Ok(None) => "linear",
        Err(_) => "unknown",
    }
}

#[test]
fn exponential_patterns_are_known() {
    let check = |text: &str, usage: Use| assert_eq!(verdict(text, usage), "exponential", "{text}");
    check("(a+)+$", Use::Match);
    check("(a+)+", Use::FullMatch);
    check("(a*)*b", Use::Match);
    check("(a|a)*b", Use::Match);
    check("(a|aa)+$", Use::Match);
    check("(a|b|ab)*c", Use::Match);
    check("(.*a){10}$", Use::Match);
    check("(x+x+)+y", Use::Search);
    check(r"^(\s*\w+)*$", Use::Match);
    check(r"^(\w+\s?)+$", Use::Match);
    check(r"^(([a-z])+.)+[A-Z]([a-z])+$", Use::Match);
    check(r"^(?:(?:\w|\d)+-?)+$", Use::Match);
    check(
        r"^([a-zA-Z0-9_.-])+@(([a-zA-Z0-9-])+\.?)+[a-z]{2,4}$",
        Use::Match,
    );
    check(r"^(https?://)?([\w.-]+)+/$", Use::Match);
    check(r#"^"(\\.|[^"]|\\")*"$"#, Use::Match);
    check(r"^(\d+(.\d+)*)*$", Use::Match);
    check("(?=(a+)+b)a", Use::Match);
    check("(a|[^b])+$", Use::Match);
    check("(a|.)+$", Use::Match);
    check("(é|[^a])+$", Use::Match);
    check("(a{1,20}){1,20}$", Use::Match);
}

#[test]
fn polynomial_patterns_are_known() {
    let check = |text: &str, usage: Use| assert_eq!(verdict(text, usage), "polynomial", "{text}");
    check("a*a*b", Use::Match);
    check(r"\s+$", Use::Search);
    check("a*b", Use::Search);
    check(r"^\d*\w*$", Use::Match);
    check(r"\w+@\w+\.\w+", Use::Search);
    check("<!--.*?-->", Use::Search);
    check("^.*,.*,.*$", Use::Match);
    check(r"(\w+)\s*=\s*\w+;", Use::Search);
}

#[test]
fn fast_patterns_are_linear() {
    let check = |text: &str, usage: Use| assert_eq!(verdict(text, usage), "linear", "{text}");
    check("a*b*c", Use::Match);
    check(r#""[^"]*""#, Use::Match);
    check("(a|b)*", Use::Match);
    // CPython makes a class of branches that are single characters.
    check(r"(\w|\d|_|[a-f])+$", Use::Match);
    check("(?i)(a|A)+$", Use::Match);
    check("(a|b)*c", Use::Match);
    check("^(ab|ac)*$", Use::Match);
    check("(a+)+", Use::Match);
    check("(a+)+", Use::Search);
    check(".*", Use::Search);
    check(r"^\s+", Use::Search);
    check(r"^\s+", Use::Match);
    check("(?>a+)+$", Use::Match);
    check("(a++)+$", Use::Match);
    check("(?:a+b)+$", Use::Match);
    check("^(?:[a-z]+,)*[a-z]+$", Use::Match);
    check(r"^\w+([.-]\w+)*@\w+([.-]\w+)*\.\w{2,}$", Use::FullMatch);
    check(r"^(?:[^\\']|\\.)*$", Use::Match);
    check(r"^\d{1,3}(\.\d{1,3}){3}$", Use::Match);
    check("^(a?){3}$", Use::Match);
    check("", Use::Search);
}

#[test]
fn attacks_lead_to_the_repetition_and_fail_behind_it() {
    let check = |text: &str, expected: (&str, &str, &str, &str)| {
        let pattern = Pattern::parse(text, Flags::default()).unwrap();
        let found = pattern.exponential(Use::Match, &mut Effort::default());
        let found = found.unwrap().unwrap();
        let witness = &found.witness;
        let shown = (
            witness.prefix.as_str(),
            witness.pump.as_str(),
            witness.suffix.as_str(),
            pattern.slice(found.range),
        );
        assert_eq!(shown, expected, "{text}");
    };
    check("^x(a+)+$", ("xa", "a", "b", "(a+)+"));
}

#[test]
fn hostile_patterns_cost_a_bounded_effort() {
    let check = |text: &str| {
        let pattern = Pattern::parse(text, Flags::default()).unwrap();
        let mut effort = Effort::default();
        for usage in [Use::Match, Use::Search, Use::FullMatch] {
            let _ = pattern.exponential(usage, &mut effort);
            let _ = pattern.polynomial(usage, &mut effort);
        }
        let spent = Effort::default().0 - effort.0;
        assert!(spent <= 6_600_000, "{spent} steps");
    };
    check("a{1,100000}");
    check("(a{1,100000}){1,100000}$");
    check("((a{0,50}){0,50}){0,50}$");
    check(&format!("({})+$", "a*".repeat(500)));
    check(&format!("({})+$", vec!["a"; 5000].join("|")));
    check(&format!("{}a+{}$", "(".repeat(90), ")+".repeat(90)));
    check(&format!("{}$", "(a|b)*".repeat(200)));
    check(&format!("{}(a+)+$", "()".repeat(20_000)));
    check(&"(?=a)".repeat(10_000));
}

#[test]
fn the_effort_of_many_patterns_is_bounded() {
    let pattern = Pattern::parse("(a+)+$", Flags::default()).unwrap();
    let mut effort = Effort(100);
    assert!(pattern.exponential(Use::Match, &mut effort).is_err());
}
