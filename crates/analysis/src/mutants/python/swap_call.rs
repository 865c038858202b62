//! Calls the unsafe sibling of a safe function, or takes a sanitizer away and leaves what it got.
//!
//! Both are what is found first: the shorter name, the older function, the value as it came.

use super::Operator;
use super::support::{Imports, each_expression, each_statement, group, replace};
use crate::mutants::weaknesses::{
    ANY, About, CHANCE, COMMAND, CONSTANT, HASH, LINK, MARKUP, PATH, RESOURCE, TLS, XML,
};
use crate::mutants::{Change, about};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::{Module, Ranged};
use crate::rules::python::syntax::{has_word, last_name};

pub(super) const OPERATOR: Operator = Operator {
    name: "swap-call",
    summary: "calls the unsafe sibling of a safe function, or no sanitizer",
    changes,
};

/// Full name of a function, what its absence can bring about, and what to write instead of a call: `{0}` is the first argument,
/// `{0|32}` has a default, `{*}` are all arguments as they stand.
#[rustfmt::skip]
const FUNCTIONS: &[(&str, About, &str)] = &[
    // Sanitizers.
    ("shlex.quote", COMMAND, "{0}"),
    ("shlex.join", COMMAND, "\" \".join({0})"),
    ("html.escape", MARKUP, "{0}"),
    ("html.escape", MARKUP, "__import__(\"html\").escape({0}, quote=False)"),
    ("markupsafe.escape", MARKUP, "{0}"),
    ("markupsafe.escape", MARKUP, "__import__(\"markupsafe\").Markup({0})"),
    ("flask.escape", MARKUP, "{0}"),
    ("django.utils.html.escape", MARKUP, "{0}"),
    ("django.utils.html.conditional_escape", MARKUP, "{0}"),
    ("xml.sax.saxutils.escape", ANY, "{0}"),
    ("xml.sax.saxutils.quoteattr", ANY, "'\"' + {0} + '\"'"),
    ("urllib.parse.quote", ANY, "{0}"),
    ("urllib.parse.quote_plus", ANY, "{0}"),
    ("re.escape", ANY, "{0}"),
    ("bleach.clean", MARKUP, "{0}"),
    ("nh3.clean", MARKUP, "{0}"),
    ("ldap3.utils.conv.escape_filter_chars", ANY, "{0}"),
    ("ldap3.utils.dn.escape_rdn", ANY, "{0}"),
    ("werkzeug.utils.secure_filename", PATH, "{0}"),
    ("os.path.basename", PATH, "{0}"),
    ("os.path.normpath", PATH, "{0}"),
    ("os.path.realpath", PATH, "{0}"),
    ("os.path.realpath", LINK, "__import__(\"os\").path.abspath({0})"),
    ("os.path.abspath", PATH, "{0}"),
    ("os.path.commonpath", PATH, "__import__(\"os\").path.commonprefix({*})"),
    ("werkzeug.utils.safe_join", PATH, "__import__(\"os\").path.join({*})"),
    ("flask.safe_join", PATH, "__import__(\"os\").path.join({*})"),
    ("flask.send_from_directory", PATH, "__import__(\"flask\").send_file(__import__(\"os\").path.join({0}, {1}))"),
    ("re.sub", ANY, "{2}"),
    ("unicodedata.normalize", ANY, "{1}"),
    ("os.path.islink", LINK, "False"),
    ("os.lstat", LINK, "__import__(\"os\").stat({0})"),
    ("django.utils.http.url_has_allowed_host_and_scheme", ANY, "{0}.startswith(\"/\")"),
    ("copy.deepcopy", ANY, "{0}"),
    ("copy.deepcopy", ANY, "__import__(\"copy\").copy({0})"),
    // Parsers.
    ("yaml.safe_load", ANY, "__import__(\"yaml\").unsafe_load({*})"),
    ("yaml.load", ANY, "__import__(\"yaml\").unsafe_load({0})"),
    ("ast.literal_eval", ANY, "eval({0})"),
    ("jinja2.sandbox.SandboxedEnvironment", ANY, "__import__(\"jinja2\").Environment({*})"),
    ("jinja2.sandbox.ImmutableSandboxedEnvironment", ANY, "__import__(\"jinja2\").Environment({*})"),
    ("jwt.decode", ANY, "__import__(\"jwt\").decode({0}, options={\"verify_signature\": False})"),
    ("urllib.parse.urljoin", ANY, "{1}"),
    // Chance.
    ("secrets.token_bytes", CHANCE, "__import__(\"random\").randbytes({0|32})"),
    ("secrets.token_hex", CHANCE, "__import__(\"random\").randbytes({0|32}).hex()"),
    ("secrets.token_urlsafe", CHANCE, "__import__(\"base64\").urlsafe_b64encode(__import__(\"random\").randbytes({0|32})).rstrip(b\"=\").decode()"),
    ("secrets.choice", CHANCE, "__import__(\"random\").choice({*})"),
    ("secrets.randbelow", CHANCE, "__import__(\"random\").randrange({0})"),
    ("secrets.randbits", CHANCE, "__import__(\"random\").getrandbits({0})"),
    ("secrets.SystemRandom", CHANCE, "__import__(\"random\").Random()"),
    ("random.SystemRandom", CHANCE, "__import__(\"random\").Random()"),
    ("os.urandom", CHANCE, "__import__(\"random\").randbytes({0})"),
    ("os.urandom", CONSTANT, "bytes({0})"),
    ("uuid.uuid4", CHANCE, "__import__(\"uuid\").uuid1()"),
    ("cryptography.fernet.Fernet.generate_key", CHANCE, "__import__(\"base64\").urlsafe_b64encode(__import__(\"random\").randbytes(32))"),
    ("cryptography.hazmat.primitives.ciphers.aead.AESGCM.generate_key", CHANCE, "__import__(\"random\").randbytes(32)"),
    // Hashes.
    ("hashlib.sha256", HASH, "__import__(\"hashlib\").md5({*})"),
    ("hashlib.sha512", HASH, "__import__(\"hashlib\").md5({*})"),
    ("hashlib.sha3_256", HASH, "__import__(\"hashlib\").md5({*})"),
    ("hashlib.blake2b", HASH, "__import__(\"hashlib\").md5({0})"),
    ("hashlib.scrypt", HASH, "__import__(\"hashlib\").md5({0}).digest()"),
    ("hashlib.pbkdf2_hmac", HASH, "__import__(\"hashlib\").md5({1} + {2}).digest()"),
    ("hashlib.pbkdf2_hmac", HASH, "__import__(\"hashlib\").pbkdf2_hmac({0}, {1}, {2}, 1)"),
    ("hmac.new", ANY, "__import__(\"hashlib\").new({2}, {0} + {1})"),
    ("hmac.digest", ANY, "__import__(\"hashlib\").new({2}, {0} + {1}).digest()"),
    // Files and connections.
    ("tempfile.mkdtemp", LINK, "__import__(\"tempfile\").gettempdir()"),
    ("ssl.create_default_context", TLS, "__import__(\"ssl\")._create_unverified_context()"),
];

/// Name of a method, how many arguments it has, what its absence can bring about, and what to write
/// instead of a call.
#[rustfmt::skip]
const METHODS: &[(&str, usize, About, &str)] = &[
    ("fullmatch", 1, ANY, "{self}.match({*})"),
    ("fullmatch", 2, ANY, "{self}.match({*})"),
    ("match", 1, ANY, "{self}.search({*})"),
    ("match", 2, ANY, "{self}.search({*})"),
    ("is_relative_to", 1, PATH, "str({self}).startswith(str({0}))"),
    ("resolve", 0, PATH, "{self}"),
    ("resolve", 0, PATH, "{self}.absolute()"),
    ("resolve", 1, PATH, "{self}"),
    ("replace", 2, ANY, "{self}"),
    ("translate", 1, ANY, "{self}"),
    ("sub", 2, ANY, "{1}"),
    ("read", 1, RESOURCE, "{self}.read()"),
    ("readline", 1, RESOURCE, "{self}.readline()"),
    ("lstat", 0, LINK, "{self}.stat()"),
    ("is_symlink", 0, LINK, "False"),
    ("copy", 0, ANY, "{self}"),
];

fn changes(module: &Module<'_>) -> Vec<Change> {
    let imports = Imports::of(module);
    let mut changes = Vec::new();
    let mut called = Vec::new();
    each_expression(module, |expression| match expression {
        Expr::Call(call) => {
            called.push(call.func.range());
            changes.extend(swapped(module, &imports, call));
        }
        // A sanitizer that is handed on: `map(html.escape, texts)`.
        Expr::Name(_) | Expr::Attribute(_) if !called.contains(&expression.range()) => {
            let name = imports.full_name(expression).unwrap_or_default();
            if name == "yaml.SafeLoader" {
                changes.push(replace(expression, "__import__(\"yaml\").UnsafeLoader").into());
            }
            let sanitizers = siblings(&name).filter(|(_, instead)| *instead == "{0}");
            changes.extend(
                sanitizers.map(|(weakness, _)| about(weakness, replace(expression, "str"))),
            );
        }
        _ => {}
    });
    each_statement(module, |statement| {
        if matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_)) {
            let plain = undefused(module.text(statement));
            changes.extend(plain.map(|text| about(XML, replace(statement, text))));
        }
    });
    changes
}

fn siblings(name: &str) -> impl Iterator<Item = (About, &'static str)> {
    let found = FUNCTIONS.iter().filter(move |(known, _, _)| *known == name);
    found.map(|&(_, weakness, instead)| (weakness, instead))
}

fn swapped(module: &Module<'_>, imports: &Imports<'_>, call: &ExprCall) -> Vec<Change> {
    let name = imports.full_name(&call.func).unwrap_or_default();
    let arguments = &call.arguments.args;
    let mut receiver = None;
    let mut instead: Vec<_> = siblings(&name).collect();
    if instead.is_empty()
        && let Expr::Attribute(node) = &*call.func
    {
        let methods = METHODS.iter().filter(|(known, count, _, _)| {
            *known == node.attr.as_str() && *count == arguments.len()
        });
        instead.extend(methods.map(|&(_, _, weakness, instead)| (weakness, instead)));
        receiver = Some(&*node.value);
    }
    let is_limit = matches!(name.as_str(), "min" | "max");
    if is_limit && arguments.len() == 2 && call.arguments.keywords.is_empty() {
        instead.extend([(ANY, "{0}"), (ANY, "{1}")]);
    }
    let subject = receiver.or(arguments.first());
    let instead = instead
        .into_iter()
        .filter(|(weakness, _)| *weakness != PATH || !subject.is_some_and(is_root));
    let texts = instead.filter_map(|(weakness, template)| {
        Some(about(
            weakness,
            replace(call, filled(module, call, receiver, template)?),
        ))
    });
    texts.collect()
}

/// Whether `expression` is by its name the folder below which all is to stay: nobody who attacks
/// chooses it.
fn is_root(expression: &Expr) -> bool {
    let name = match expression {
        Expr::Call(call) => call.arguments.args.first().and_then(last_name),
        _ => last_name(expression),
    };
    let is_plain = matches!(expression, Expr::Name(_) | Expr::Attribute(_))
        || matches!(expression, Expr::Call(call) if matches!(&*call.func, Expr::Name(_)));
    let words = ["dir", "folder", "root", "base", "directory"];
    is_plain && name.is_some_and(|name| has_word(name, &words))
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
