//! What experiment files come to.

use super::*;

fn ids(text: &str) -> Vec<String> {
    let file = ExperimentFile::parse(Path::new("study.toml"), text).unwrap();
    file.resolve()
        .unwrap()
        .settings
        .into_iter()
        .map(|setting| setting.id)
        .collect()
}

#[test]
fn choices_multiply_out_for_live_models_only() {
    let text = r#"
        providers = ["openai/a", "reference/secure", "file:x.jsonl"]
        temperatures = [0.0, 0.8]
        hints = ["none", "generic"]
    "#;
    assert_eq!(
        ids(text),
        [
            "openai/a code t=0",
            "openai/a code t=0.8",
            "openai/a code hint=generic t=0",
            "openai/a code hint=generic t=0.8",
            "reference/secure",
            "file:x.jsonl code",
            "file:x.jsonl code hint=generic",
        ]
    );
}

#[test]
fn repairs_multiply_out() {
    let text = r#"
        providers = ["reference/insecure"]
        [repair]
        strategies = ["none", "rules", "fdsp"]
        repairers = ["openai/a", { model = "openai/b", base_url = "http://localhost:1" }]
    "#;
    assert_eq!(
        ids(text),
        [
            "reference/insecure",
            "reference/insecure rules",
            "reference/insecure fdsp by openai/a",
            "reference/insecure fdsp by openai/b",
        ]
    );
}

#[test]
fn models_answer_judge_and_repair() {
    let text = r#"
        models = ["openai/a", { model = "openai/b", parameters = 7e9, alignment = "not-aligned" }]
        judges = ["cwe=models", { form = "yes-no", model = "models", wording = "cwe-study" }]
        wording = "fdsp"
        [repair]
        strategies = ["fdsp"]
        repairers = ["models"]
    "#;
    let check = |text: &str, expected: &[&str], judges: usize| {
        assert_eq!(ids(text), expected);
        let file = ExperimentFile::parse(Path::new("study.toml"), text).unwrap();
        let experiment = file.resolve().unwrap();
        assert_eq!(experiment.judges.len(), judges);
        assert_eq!(experiment.models.len(), 1);
    };
    check(
        text,
        &[
            "openai/a code fdsp by openai/a",
            "openai/a code fdsp by openai/b",
            "openai/b code fdsp by openai/a",
            "openai/b code fdsp by openai/b",
        ],
        4,
    );
    check(
        &format!("providers = ['reference/insecure']\n{text}"),
        &[
            "reference/insecure fdsp by openai/a",
            "reference/insecure fdsp by openai/b",
        ],
        4,
    );
}

#[test]
fn equal_ids_are_told_apart() {
    let text =
        r#"providers = ["openai/a", { model = "openai/a", base_url = "http://localhost:1" }]"#;
    assert_eq!(ids(text), ["openai/a code", "openai/a code #2"]);
}

#[test]
fn mistakes_are_named() {
    let check = |text: &str, expected: &str| {
        let error = ExperimentFile::parse(Path::new("study.toml"), text)
            .and_then(|file| file.resolve())
            .unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    };
    check("providers = []", "no provider");
    check(
        "providers = ['openai/a']\ntemperature = 1",
        "unknown field `temperature`",
    );
    check(
        "providers = ['openai/a']\ntemperatures = [3]",
        "temperatures",
    );
    check("providers = ['openai/a']\nsamples = 0", "samples");
    check("providers = ['openai/a']\nassessors = ['magic']", "magic");
    let repair = |table: &str| format!("providers = ['openai/a']\n[repair]\n{table}");
    check(&repair("strategies = []"), "one strategy or more");
    check(
        &repair("strategies = ['magic']"),
        "choose among none, rules,",
    );
    check(
        &repair("strategies = ['fdsp']\ncandidates = 0"),
        "repair.candidates",
    );
    check(
        &repair("strategies = ['fdsp']\nfeedback = ['magic']"),
        "magic",
    );
    check(
        &repair("strategies = ['iterate']\nround = 3"),
        "unknown field `round`",
    );
    check(
        "providers = ['reference/insecure']\n[repair]\nstrategies = ['fdsp']",
        "reference/insecure cannot repair",
    );
    check(
        "providers = ['openai/a']\nwording = 'llmsecurecode'\nprompts = ['text']",
        "the wording 'llmsecurecode' has no text for prompts of this kind (text)",
    );
    check(
        "providers = ['openai/a']\nwording = 'fdsp'\nhints = ['generic']",
        "the wording 'fdsp' has no text for prompts of this kind (hint-generic)",
    );
    check(
        "providers = ['reference/insecure']\njudges = ['cwe=models']",
        "names 'models', but has none",
    );
    check(
        "providers = ['reference/insecure']\n[repair]\nstrategies = ['fdsp']\nrepairers = ['models']",
        "names 'models', but has none",
    );
    check(
        "models = ['openai/a']\n[repair]\nstrategies = ['fpsd']\nrepairers = ['models']",
        "choose among none, rules,",
    );
    check(
        "judges = [{ form = 'free', model = 'models', wording = 'cwe-study' }]\nproviders = ['openai/a']",
        "the wording 'cwe-study' has no text for the form 'free' (free)",
    );
    check("samples = 1\nproviders = [", "study.toml:2: unclosed array");
    check(
        "providers = [\n  { model = 'openai/a', base-url = 'x' },\n]",
        "study.toml:1: a provider is a model string, or a table with model, base_url, samples, max_tokens, parameters and alignment",
    );
}

#[test]
fn embedded_experiments_resolve() {
    for (name, _) in EMBEDDED {
        ExperimentFile::load(name).unwrap().resolve().unwrap();
    }
}

#[test]
fn studies_examine_another_model() {
    let check = |name: &str, settings: &[&str], judges: &[&str]| {
        let mut file = ExperimentFile::load(name).unwrap();
        file.examine(vec![ProviderChoice::Model("ollama/a".to_owned())]);
        let experiment = file.resolve().unwrap();
        let ids: Vec<&str> = experiment
            .settings
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        assert_eq!(ids, settings, "{name}");
        let asked: Vec<String> = experiment.judges.iter().map(|it| it.assessor()).collect();
        assert_eq!(asked, judges, "{name}");
    };
    check(
        "cwe-study",
        &["ollama/a text t=0"],
        &["judge:willingness=ollama/a", "judge:cwe=ollama/a"],
    );
    check(
        "cwe-study-detect",
        &["reference/insecure", "reference/secure"],
        &["judge:renamed=ollama/a"],
    );
    check(
        "llmsecurecode-rq2",
        &["ollama/a code"],
        &["judge:cwe=ollama/a"],
    );
    check(
        "llmsecurecode-rq4",
        &["ollama/a code iterate by ollama/a"],
        &[],
    );
    check(
        "fdsp",
        &[
            "ollama/a any t=1",
            "ollama/a any t=1 direct",
            "ollama/a any t=1 self-debug",
            "ollama/a any t=1 feedback",
            "ollama/a any t=1 verbalize",
            "ollama/a any t=1 fdsp",
        ],
        &[],
    );
}
