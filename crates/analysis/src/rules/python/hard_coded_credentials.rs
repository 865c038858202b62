//! Passwords, keys and tokens in the source.

use super::secret_expressions::{calls_in, function_name, literal, secret_in};
use super::secret_names::{Secret, has_word, secret};
use super::secret_values::{Looks, is_known_format, is_placeholder, looks, sureness};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::TextRange;
use crate::python::ast::{CmpOp, Expr, ExprDict, Stmt};
use crate::python::flow::{
    Argument, Assignment, Call, Comparison, Context, StatementKind, StatementView,
};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "hard-coded-credentials",
        title: "Hard-coded credentials",
        languages: &[Language::Python],
        cwe: &[CweId(798), CweId(259), CweId(321)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a literal that is assigned to, given as, or compared with something whose \
               name says password, key or token: variables, defaults, keyword arguments, entries \
               of dictionaries, fallbacks of environment variables, and the password argument of \
               database, mail, file and shell connections. Examples such as `<your key>` and \
               names such as `password` are reported with low confidence.",
        why: "Whoever sees the source has the secret: every developer, every backup, everyone if \
              it is published or shipped. It cannot be changed without a new version, and is the \
              same in every installation.",
        example: "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect(host=\"db\", \
                  user=\"app\", password=\"Kx7-winter\")\n",
        better: "import os\n\nimport psycopg2\n\n\ndef connect():\n    return \
                 psycopg2.connect(host=\"db\", user=\"app\", password=os.environ[\"DB_PASSWORD\"])\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/798.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Assignment(assigned),
        Hook::AnyCall(given),
        Hook::Comparison(compared),
        Hook::Dict(entered),
        Hook::Statement(&[StatementKind::Return], returned),
        Hook::Call(
            &["os.getenv", "os.environ.get", "os.environ.setdefault"],
            fallback,
        ),
        Hook::Call(
            &[
                "argon2.PasswordHasher.hash",
                "bcrypt.hashpw",
                "django.contrib.auth.hashers.make_password",
                "flask_bcrypt.generate_password_hash",
                "github.Github",
                "passlib.hash.bcrypt.hash",
                "passlib.hash.pbkdf2_sha256.hash",
                "poplib.POP3.pass_",
                "poplib.POP3_SSL.pass_",
                "werkzeug.security.generate_password_hash",
                "zipfile.ZipFile.setpassword",
            ],
            |context, call| at(context, call.positional(0)),
        ),
        Hook::Call(
            &[
                "cx_Oracle.connect",
                "ftplib.FTP.login",
                "ftplib.FTP_TLS.login",
                "hashlib.pbkdf2_hmac",
                "imaplib.IMAP4.login",
                "imaplib.IMAP4_SSL.login",
                "requests.auth.HTTPBasicAuth",
                "requests.auth.HTTPDigestAuth",
                "smtplib.SMTP.login",
                "smtplib.SMTP_SSL.login",
            ],
            |context, call| at(context, call.positional(1)),
        ),
        Hook::Call(
            &[
                "MySQLdb.connect",
                "ftplib.FTP",
                "ftplib.FTP_TLS",
                "ldap3.Connection",
                "pymysql.connect",
            ],
            |context, call| at(context, call.positional(2)),
        ),
        Hook::Call(&["paramiko.SSHClient.connect"], |context, call| {
            at(context, call.positional(3));
        }),
    ],
};

/// Calls whose password is surely one, however it looks.
const CONNECTIONS: &[&str] = &[
    "Connection",
    "FTP",
    "FTP_TLS",
    "HTTPBasicAuth",
    "MongoClient",
    "Redis",
    "SMTP",
    "StrictRedis",
    "auth",
    "authenticate",
    "basic_auth",
    "connect",
    "create_connection",
    "create_superuser",
    "create_user",
    "login",
];

fn say(context: &mut Context<'_>, range: TextRange, kind: Secret, confidence: Confidence) {
    let what = match kind {
        Secret::Password => "A password",
        Secret::Token => "A token",
        _ => "A key",
    };
    let message =
        format!("{what} is written in the source; read it from the environment or a vault");
    context.report_with(range, message, confidence);
}

/// Reports the literal at `range`. `certain` says that its place leaves no doubt what it is.
fn check(context: &mut Context<'_>, range: TextRange, kind: Secret, text: &str, certain: bool) {
    // `secret-in-text` knows these by themselves.
    if is_known_format(text) {
        return;
    }
    let confidence = match looks(text) {
        Looks::Name | Looks::Word | Looks::Short if certain => Some(Confidence::Medium),
        _ => sureness(kind, text),
    };
    if let Some(confidence) = confidence {
        say(context, range, kind, confidence);
    }
}

/// The kind of credential that `name` is.
fn credential(name: &str) -> Option<Secret> {
    secret(name).filter(|kind| kind.is_credential())
}

fn assigned<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(label) = assignment.label else {
        return;
    };
    match assignment.expression {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) => {
            let Some(kind) = credential(label) else {
                return;
            };
            let Some((text, range)) = literal(context, assignment.expression) else {
                return;
            };
            check(
                context,
                range,
                kind,
                &text,
                has_word(label, &["secret"]) && text.len() > 3 && looks(&text) != Looks::Name,
            );
        }
        // `PASSWORDS = {"alice": "wonderland"}`.
        Expr::Dict(node) if has_word(label, &["credentials", "passwords", "creds"]) => {
            for item in &node.items {
                if let (Some(Expr::StringLiteral(key)), Expr::StringLiteral(value)) =
                    (&item.key, &item.value)
                    && credential(key.value.to_str()).is_none()
                    && !has_word(key.value.to_str(), USER_NAMES)
                {
                    check(
                        context,
                        value.range,
                        Secret::Password,
                        value.value.to_str(),
                        false,
                    );
                }
            }
        }
        _ => {}
    }
}

fn given<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        match (argument.keyword, argument.expression) {
            (Some("auth"), Expr::Tuple(pair)) => {
                if let [_, password] = &*pair.elts {
                    password_at(context, password);
                }
            }
            (Some(keyword), _) => keyword_argument(context, call, keyword, argument),
            (None, Expr::StringLiteral(text)) => example(context, text.range, text.value.to_str()),
            _ => {}
        }
    }
}

fn keyword_argument<'a>(
    context: &mut Context<'a>,
    call: &Call<'a, '_>,
    keyword: &str,
    argument: &Argument<'a>,
) {
    if !argument.value.is_constant() && !matches!(argument.expression, Expr::Call(_)) {
        return;
    }
    let Some(kind) = credential(keyword) else {
        return;
    };
    if let Some((text, range)) = own_literal(context, argument.expression) {
        let certain = CONNECTIONS.contains(&function_name(call.node));
        check(context, range, kind, &text, certain);
    }
}

/// A text such as `<your api key>` among the arguments: the real one will stand there.
fn example(context: &mut Context<'_>, range: TextRange, text: &str) {
    const WORDS: &[&str] = &["key", "password", "secret", "token"];
    let one_word = text.len() < 64 && !text.contains(' ');
    if one_word
        && has_word(text, WORDS)
        && is_placeholder(text)
        && looks(text) == Looks::Placeholder
    {
        say(context, range, Secret::Key, Confidence::Low);
    }
}

/// A positional argument that is a password by the definition of the function.
fn at<'a>(context: &mut Context<'a>, argument: Option<&Argument<'a>>) {
    if let Some(argument) = argument {
        password_at(context, argument.expression);
    }
}

fn password_at<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    if let Some((text, range)) = own_literal(context, expression) {
        check(context, range, Secret::Password, &text, true);
    }
}

/// The literal that `expression` is, unless it is held by a variable whose name made it be
/// reported already.
fn own_literal<'a>(
    context: &mut Context<'a>,
    expression: &'a Expr,
) -> Option<(std::borrow::Cow<'a, str>, TextRange)> {
    let name = match expression {
        Expr::Name(node) => Some(node.id.as_str()),
        Expr::Attribute(node) => Some(node.attr.as_str()),
        _ => None,
    };
    if name.is_some_and(|name| credential(name).is_some()) {
        return None;
    }
    literal(context, expression)
}

/// `password == "letmein"`, `sha1(password).hexdigest() == "5baa61…"`.
fn compared<'a>(context: &mut Context<'a>, comparison: &Comparison<'a>) {
    if !matches!(comparison.operator, CmpOp::Eq | CmpOp::NotEq) {
        return;
    }
    let sides = [
        (comparison.left, comparison.right),
        (comparison.right, comparison.left),
    ];
    for (secret, known) in sides {
        if !matches!(known, Expr::StringLiteral(_) | Expr::BytesLiteral(_)) {
            continue;
        }
        let Some((text, range)) = literal(context, known) else {
            continue;
        };
        match secret_in(context, secret) {
            Some(kind) if kind.is_credential() => {
                check(context, range, kind, &text, kind == Secret::Password);
            }
            _ if is_hex_digest(&text) && hashes_password(context, secret) => {
                say(context, range, Secret::Password, Confidence::Medium);
            }
            _ => {}
        }
    }
}

/// `def get_admin_password(): return "letmein"`.
fn returned<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Return(node) = view.node else {
        return;
    };
    let (Some(function), Some(value)) = (context.function(), &node.value) else {
        return;
    };
    let name = function.name.as_str();
    // `change_password` does something with it, and returns something else.
    if has_word(
        name,
        &["get", "fetch", "load", "read", "default", "expected"],
    ) && let Some(kind) = credential(name)
        && let Expr::StringLiteral(text) = &**value
    {
        check(context, text.range, kind, text.value.to_str(), false);
    }
}

fn is_hex_digest(text: &str) -> bool {
    text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether `expression` was computed from a password.
fn hashes_password<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    let made_by = match expression {
        Expr::Name(_) => context.value_of(expression).made_by(),
        _ => Some(expression),
    };
    let Some(made_by) = made_by else { return false };
    calls_in(made_by).into_iter().any(|call| {
        let first = call.arguments.args.first();
        first.is_some_and(|first| secret_in(context, first) == Some(Secret::Password))
    })
}

/// Words for the other half of a login.
const USER_NAMES: &[&str] = &[
    "account", "database", "db", "email", "engine", "host", "login", "server", "user", "username",
];

fn entered<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    let Expr::Dict(ExprDict { items, .. }) = expression else {
        return;
    };
    for item in items {
        let Some(Expr::StringLiteral(key)) = &item.key else {
            continue;
        };
        let (Expr::StringLiteral(_) | Expr::BytesLiteral(_)) = &item.value else {
            continue;
        };
        let Some(kind) = credential(key.value.to_str()) else {
            continue;
        };
        // Next to a user or a host it is the password of that.
        let certain = items.iter().any(|other| match (&other.key, &other.value) {
            (Some(Expr::StringLiteral(name)), Expr::StringLiteral(value)) => {
                let value = value.value.to_str();
                has_word(name.value.to_str(), USER_NAMES) && looks(value) != Looks::Other
            }
            _ => false,
        });
        if let Some((text, range)) = literal(context, &item.value) {
            check(context, range, kind, &text, certain);
        }
    }
}

/// `os.environ.get("SECRET_KEY", "letmein")`.
fn fallback<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let name = call
        .positional(0)
        .and_then(|name| context.string(name.expression));
    let Some(kind) = name.as_deref().and_then(credential) else {
        return;
    };
    if let Some(default) = call.argument(1, "default")
        && let Some((text, range)) = own_literal(context, default.expression)
    {
        check(context, range, kind, &text, false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("hard-coded-credentials", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn assigned_and_given_credentials_are_reported() {
        check("password = 'hunter2'\n", &[1]);
        check("DB_PASSWORD: str = 'Tr0ub4dor'\n", &[1]);
        check("self.api_key = 'k3y-0123-4567-89ab'\n", &[1]);
        check("app.config['SECRET_KEY'] = 'not so secret'\n", &[1]);
        check("app.secret_key = b'_5#y2L\"F4Q8z'\n", &[1]);
        check("def connect(host, password='s3cret!'):\n    pass\n", &[1]);
        check("client(user='a', password='hunter2')\n", &[1]);
        check(
            "import MySQLdb\nMySQLdb.connect('localhost', 'root', 'toor', 'db')\n",
            &[2],
        );
        check(
            "import smtplib\ns = smtplib.SMTP('h')\ns.login('me', 'mail-pw-1')\n",
            &[3],
        );
        check(
            "import requests\nrequests.get(url, auth=('me', 'pw'))\n",
            &[2],
        );
        check("config = {'user': 'app', 'password': 'password'}\n", &[1]);
        check(
            "DATABASES = {'default': {'HOST': 'db', 'PASSWORD': 'mypassword'}}\n",
            &[1],
        );
        check(
            "import os\nkey = os.environ.get('SECRET_KEY', 'dev-key-123')\n",
            &[2],
        );
        check(
            "passwords = {'alice': 'wonderland', 'bob': 'builder'}\n",
            &[1, 1],
        );
        check(
            "from werkzeug.security import generate_password_hash as g\nusers = {'a': g('pw1')}\n",
            &[2],
        );
    }

    #[test]
    fn returned_credentials_are_reported() {
        check(
            "def get_admin_password():\n    return 'wonder5land'\n",
            &[2],
        );
        check("def change_password():\n    return 'changed'\n", &[]);
        check("def get_password():\n    return input()\n", &[]);
    }

    #[test]
    fn compared_credentials_are_reported() {
        check("if password == 'admin':\n    pass\n", &[1]);
        check(
            "if 'letmein' != request.form['password']:\n    pass\n",
            &[1],
        );
        check(
            "if request.headers.get('X-Api-Key') == 'a1b2c3d4e5':\n    pass\n",
            &[1],
        );
        check(
            "import hashlib\nh = hashlib.sha1(password.encode()).hexdigest()\n\
             if h == '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8':\n    pass\n",
            &[3],
        );
        check("if password == '':\n    pass\n", &[]);
        check("if password == stored:\n    pass\n", &[]);
        check("if token == '(':\n    pass\n", &[1]);
        check("if name == 'admin':\n    pass\n", &[]);
        check(
            "if sha1(data).hexdigest() == '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8':\n    pass\n",
            &[],
        );
    }

    #[test]
    fn other_texts_are_not_reported() {
        check("password = input('Password: ')\n", &[]);
        check(
            "import os\npassword = os.environ['PASSWORD']\nkey = os.getenv('API_KEY')\n",
            &[],
        );
        check("password = ''\ntoken = None\n", &[]);
        check(
            "PASSWORD_PROMPT = 'Enter password'\ntoken_type = 'bearer'\n",
            &[],
        );
        check(
            "password_file = '/etc/app/password'\nPRIVATE_KEY = '/etc/ssl/key.pem'\n",
            &[],
        );
        check("sort_key = 'created_at-desc-1'\n", &[]);
        check(
            "schema = {'password': 'string', 'token': 'required'}\n",
            &[],
        );
        check("login(user='a', password=password)\n", &[]);
        check("PASSWORD = 'hunter2'\nconnect(password=PASSWORD)\n", &[1]);
    }
}
