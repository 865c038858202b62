//! Calls the unsafe sibling of a safe function, or takes a sanitizer away and leaves what it got.
//!
//! Both are what is found first: the shorter name, the older function, the value as it came.

use super::Operator;
use super::support::{Imports, each_expression, each_statement, group, replace};
use crate::finding::Edit;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::{Module, Ranged};

pub(super) const OPERATOR: Operator = Operator {
    name: "swap-call",
    summary: "calls the unsafe sibling of a safe function, or no sanitizer",
    edits,
};

/// Full name of a function, and what to write instead of a call of it: `{0}` is the first argument,
/// `{0|32}` has a default, `{*}` are all arguments as they stand.
#[rustfmt::skip]
const FUNCTIONS: &[(&str, &[&str])] = &[
    // Sanitizers.
    ("shlex.quote", &["{0}"]),
    ("shlex.join", &["\" \".join({0})"]),
    ("html.escape", &["{0}", "__import__(\"html\").escape({0}, quote=False)"]),
    ("markupsafe.escape", &["{0}", "__import__(\"markupsafe\").Markup({0})"]),
    ("flask.escape", &["{0}"]),
    ("django.utils.html.escape", &["{0}"]),
    ("django.utils.html.conditional_escape", &["{0}"]),
    ("xml.sax.saxutils.escape", &["{0}"]),
    ("xml.sax.saxutils.quoteattr", &["'\"' + {0} + '\"'"]),
    ("urllib.parse.quote", &["{0}"]),
    ("urllib.parse.quote_plus", &["{0}"]),
    ("re.escape", &["{0}"]),
    ("bleach.clean", &["{0}"]),
    ("nh3.clean", &["{0}"]),
    ("ldap3.utils.conv.escape_filter_chars", &["{0}"]),
    ("ldap3.utils.dn.escape_rdn", &["{0}"]),
    ("werkzeug.utils.secure_filename", &["{0}"]),
    ("os.path.basename", &["{0}"]),
    ("os.path.normpath", &["{0}"]),
    ("os.path.realpath", &["{0}", "__import__(\"os\").path.abspath({0})"]),
    ("os.path.abspath", &["{0}"]),
    ("os.path.commonpath", &["__import__(\"os\").path.commonprefix({*})"]),
    ("werkzeug.utils.safe_join", &["__import__(\"os\").path.join({*})"]),
    ("flask.safe_join", &["__import__(\"os\").path.join({*})"]),
    ("flask.send_from_directory", &["__import__(\"flask\").send_file(__import__(\"os\").path.join({0}, {1}))"]),
    ("re.sub", &["{2}"]),
    ("unicodedata.normalize", &["{1}"]),
    ("os.path.islink", &["False"]),
    ("os.lstat", &["__import__(\"os\").stat({0})"]),
    ("django.utils.http.url_has_allowed_host_and_scheme", &["{0}.startswith(\"/\")"]),
    ("copy.deepcopy", &["{0}", "__import__(\"copy\").copy({0})"]),
    // Parsers.
    ("yaml.safe_load", &["__import__(\"yaml\").unsafe_load({*})"]),
    ("yaml.load", &["__import__(\"yaml\").unsafe_load({0})"]),
    ("ast.literal_eval", &["eval({0})"]),
    ("jinja2.sandbox.SandboxedEnvironment", &["__import__(\"jinja2\").Environment({*})"]),
    ("jinja2.sandbox.ImmutableSandboxedEnvironment", &["__import__(\"jinja2\").Environment({*})"]),
    ("jwt.decode", &["__import__(\"jwt\").decode({0}, options={\"verify_signature\": False})"]),
    ("urllib.parse.urljoin", &["{1}"]),
    // Chance.
    ("secrets.token_bytes", &["__import__(\"random\").randbytes({0|32})"]),
    ("secrets.token_hex", &["__import__(\"random\").randbytes({0|32}).hex()"]),
    ("secrets.token_urlsafe", &["__import__(\"base64\").urlsafe_b64encode(__import__(\"random\").randbytes({0|32})).rstrip(b\"=\").decode()"]),
    ("secrets.choice", &["__import__(\"random\").choice({*})"]),
    ("secrets.randbelow", &["__import__(\"random\").randrange({0})"]),
    ("secrets.randbits", &["__import__(\"random\").getrandbits({0})"]),
    ("secrets.SystemRandom", &["__import__(\"random\").Random()"]),
    ("random.SystemRandom", &["__import__(\"random\").Random()"]),
    ("os.urandom", &["__import__(\"random\").randbytes({0})", "bytes({0})"]),
    ("uuid.uuid4", &["__import__(\"uuid\").uuid1()"]),
    ("cryptography.fernet.Fernet.generate_key", &["__import__(\"base64\").urlsafe_b64encode(__import__(\"random\").randbytes(32))"]),
    ("cryptography.hazmat.primitives.ciphers.aead.AESGCM.generate_key", &["__import__(\"random\").randbytes(32)"]),
    // Hashes.
    ("hashlib.sha256", &["__import__(\"hashlib\").md5({*})"]),
    ("hashlib.sha512", &["__import__(\"hashlib\").md5({*})"]),
    ("hashlib.sha3_256", &["__import__(\"hashlib\").md5({*})"]),
    ("hashlib.blake2b", &["__import__(\"hashlib\").md5({0})"]),
    ("hashlib.scrypt", &["__import__(\"hashlib\").md5({0}).digest()"]),
    ("hashlib.pbkdf2_hmac", &["__import__(\"hashlib\").md5({1} + {2}).digest()", "__import__(\"hashlib\").pbkdf2_hmac({0}, {1}, {2}, 1)"]),
    ("hmac.new", &["__import__(\"hashlib\").new({2}, {0} + {1})"]),
    ("hmac.digest", &["__import__(\"hashlib\").new({2}, {0} + {1}).digest()"]),
    ("hmac.compare_digest", &["{1}.startswith({0})", "{0}.startswith({1})"]),
    // Files and connections.
    ("tempfile.mkdtemp", &["__import__(\"tempfile\").gettempdir()"]),
    ("ssl.create_default_context", &["__import__(\"ssl\")._create_unverified_context()"]),
];

/// Name of a method, how many arguments it has, and what to write instead of a call of it.
#[rustfmt::skip]
const METHODS: &[(&str, usize, &[&str])] = &[
    ("fullmatch", 1, &["{self}.match({*})"]),
    ("fullmatch", 2, &["{self}.match({*})"]),
    ("match", 1, &["{self}.search({*})"]),
    ("match", 2, &["{self}.search({*})"]),
    ("is_relative_to", 1, &["str({self}).startswith(str({0}))"]),
    ("resolve", 0, &["{self}", "{self}.absolute()"]),
    ("resolve", 1, &["{self}"]),
    ("replace", 2, &["{self}"]),
    ("translate", 1, &["{self}"]),
    ("sub", 2, &["{1}"]),
    ("read", 1, &["{self}.read()"]),
    ("readline", 1, &["{self}.readline()"]),
    ("removeprefix", 1, &["{self}"]),
    ("lstrip", 1, &["{self}"]),
    ("casefold", 0, &["{self}"]),
    ("lower", 0, &["{self}"]),
    ("upper", 0, &["{self}"]),
    ("lstat", 0, &["{self}.stat()"]),
    ("is_symlink", 0, &["False"]),
    ("copy", 0, &["{self}"]),
];

fn edits(module: &Module<'_>) -> Vec<Edit> {
    let imports = Imports::of(module);
    let mut edits = Vec::new();
    let mut functions = Vec::new();
    each_expression(module, |expression| match expression {
        Expr::Call(call) => {
            functions.push(call.func.range());
            edits.extend(swapped(module, &imports, call));
        }
        // A sanitizer that is handed on: `map(html.escape, texts)`.
        Expr::Name(_) | Expr::Attribute(_) if !functions.contains(&expression.range()) => {
            let name = imports.full_name(expression).unwrap_or_default();
            match (sibling(&name), name.as_str()) {
                (["{0}", ..], _) => edits.push(replace(expression, "str")),
                (_, "yaml.SafeLoader") => edits.push(replace(expression, "yaml.UnsafeLoader")),
                _ => {}
            }
        }
        _ => {}
    });
    each_statement(module, |statement| {
        if matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_)) {
            edits.extend(undefused(module.text(statement)).map(|text| replace(statement, text)));
        }
    });
    edits
}

fn sibling(name: &str) -> &'static [&'static str] {
    let found = FUNCTIONS.iter().find(|(known, _)| *known == name);
    found.map_or(&[], |(_, instead)| instead)
}

fn swapped(module: &Module<'_>, imports: &Imports<'_>, call: &ExprCall) -> Vec<Edit> {
    let name = imports.full_name(&call.func).unwrap_or_default();
    let (templates, receiver) = match (sibling(&name), &*call.func) {
        ([], Expr::Attribute(node)) => {
            let count = call.arguments.args.len();
            let method = METHODS
                .iter()
                .find(|(known, wanted, _)| *known == node.attr.as_str() && *wanted == count);
            (
                method.map_or(&[][..], |(_, _, instead)| instead),
                Some(&*node.value),
            )
        }
        ([], _) if matches!(name.as_str(), "min" | "max") => {
            let is_plain = call.arguments.args.len() == 2 && call.arguments.keywords.is_empty();
            (if is_plain { &["{0}", "{1}"][..] } else { &[] }, None)
        }
        (templates, _) => (templates, None),
    };
    let texts = templates
        .iter()
        .filter_map(|template| filled(module, call, receiver, template));
    texts.map(|text| replace(call, text)).collect()
}

/// `template` with the arguments of `call` in it; `None` if it lacks one.
fn filled(
    module: &Module<'_>,
    call: &ExprCall,
    receiver: Option<&Expr>,
    template: &str,
) -> Option<String> {
    let arguments = &call.arguments;
    if arguments
        .args
        .iter()
        .any(|argument| matches!(argument, Expr::Starred(_)))
    {
        return None;
    }
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let (hole, after) = after.split_once('}')?;
        let (which, default) = hole.split_once('|').unwrap_or((hole, ""));
        match which {
            "self" => text += &group(module, receiver?),
            "*" => {
                let all = module.text(arguments);
                text += all.get(1..all.len().checked_sub(1)?)?;
            }
            _ => match which.parse::<usize>() {
                Ok(index) => match arguments.args.get(index) {
                    Some(argument) => text += &group(module, argument),
                    None if !default.is_empty() => text += default,
                    None => return None,
                },
                // A brace of the code itself.
                Err(_) => {
                    text.push('{');
                    rest = rest.split_once('{')?.1;
                    continue;
                }
            },
        }
        rest = after;
    }
    Some(text + rest)
}

/// `import` with the parsers of the standard library in the place of those of defusedxml.
fn undefused(import: &str) -> Option<String> {
    let siblings = [
        ("defusedxml.ElementTree", "xml.etree.ElementTree"),
        ("defusedxml.minidom", "xml.dom.minidom"),
        ("defusedxml.sax", "xml.sax"),
        (
            "from defusedxml import ElementTree",
            "from xml.etree import ElementTree",
        ),
        (
            "from defusedxml import minidom",
            "from xml.dom import minidom",
        ),
    ];
    let (safe, plain) = siblings.iter().find(|(safe, _)| import.contains(safe))?;
    Some(import.replace(safe, plain))
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn sanitizers_are_taken_away() {
        check("import shlex\nshlex.quote(a)\n", &[("shlex.quote(a)", "a")]);
        check(
            "from shlex import quote as q\nq(a + b)\n",
            &[("q(a + b)", "(a + b)")],
        );
        check("quote(a)\n", &[]);
        check("import re\nmap(re.escape, a)\n", &[("re.escape", "str")]);
        check("a.replace(b, c)\n", &[("a.replace(b, c)", "a")]);
        check("min(a, 5)\n", &[("min(a, 5)", "a"), ("min(a, 5)", "5")]);
    }

    #[test]
    fn siblings_are_called() {
        check(
            "import yaml\nyaml.safe_load(a)\n",
            &[("yaml.safe_load(a)", "__import__(\"yaml\").unsafe_load(a)")],
        );
        check(
            "import secrets\nsecrets.token_hex()\n",
            &[(
                "secrets.token_hex()",
                "__import__(\"random\").randbytes(32).hex()",
            )],
        );
        check(
            "import jwt\njwt.decode(a, b)\n",
            &[(
                "jwt.decode(a, b)",
                "__import__(\"jwt\").decode(a, options={\"verify_signature\": False})",
            )],
        );
        check(
            "re.fullmatch(a, b)\n",
            &[("re.fullmatch(a, b)", "re.match(a, b)")],
        );
        check("file.read(5)\n", &[("file.read(5)", "file.read()")]);
        check(
            "import os\nos.path.commonpath(\n    [a, b]\n)\n",
            &[(
                "os.path.commonpath(\n    [a, b]\n)",
                "__import__(\"os\").path.commonprefix(\n    [a, b]\n)",
            )],
        );
        check(
            "import defusedxml.ElementTree as ET\n",
            &[(
                "import defusedxml.ElementTree as ET",
                "import xml.etree.ElementTree as ET",
            )],
        );
    }
}
