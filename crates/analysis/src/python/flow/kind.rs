//! What harm data can do at the place that it reaches, and where it comes from.

use std::fmt;

/// Declares [`Kind`] with its names, so that a kind and its name cannot differ.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The kinds of sink. Each belongs to one rule; a value is dangerous for a set of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind, in the order of its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in library models.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

kinds! {
    /// Text of an SQL statement.
    Sql = "sql",
    /// Text that a shell reads, or a program to start.
    Command = "command",
    /// An argument of a program that is started without a shell.
    Argument = "argument",
    /// The path of a file.
    Path = "path",
    /// HTML of a response.
    Html = "html",
    /// Program text that is run.
    Code = "code",
    /// Bytes that are turned into objects.
    Deserialize = "deserialize",
    /// XML read by a parser that resolves external entities.
    Xxe = "xxe",
    /// XML read by a parser that expands entities without a limit.
    XmlBomb = "xml-bomb",
    /// The address of a request that the server makes.
    Url = "url",
    /// The address that a client is sent to.
    Redirect = "redirect",
    /// An LDAP filter or name.
    Ldap = "ldap",
    /// An XPath expression.
    Xpath = "xpath",
    /// A regular expression.
    Regex = "regex",
    /// Text searched by a pattern that can take super-linear time.
    RegexInput = "regex-input",
    /// A log entry.
    Log = "log",
    /// A header of a response.
    Header = "header",
    /// A cookie of a response.
    Cookie = "cookie",
    /// The source of a template.
    Template = "template",
    /// A cell of a CSV file.
    Csv = "csv",
    /// A query of a document database.
    Nosql = "nosql",
    /// A header or address of an e-mail.
    Mail = "mail",
    /// A format string.
    Format = "format",
    /// The name of a file that a client uploads.
    Upload = "upload",
    /// A response that tells about an error.
    ErrorDetail = "error-detail",
    /// A log or console that shows a secret.
    SecretLog = "secret-log",
    /// A file or database that keeps a secret.
    SecretStore = "secret-store",
    /// A use of a random value that must not be guessed.
    Guessable = "guessable",
    /// A size, count or duration.
    Size = "size",
    /// The divisor of a division.
    Divisor = "divisor",
    /// A member name of an archive.
    ArchiveMember = "archive-member",
    /// A process that is signalled.
    Process = "process",
    /// The name of a module, class or attribute that is looked up.
    Reflection = "reflection",
    /// Where a message is sent.
    Destination = "destination",
    /// A decision about who the client is.
    Identity = "identity",
    /// State that the program trusts: sessions, globals, environment.
    Trusted = "trusted",
    /// Fields of a stored object.
    MassAssignment = "mass-assignment",
    /// An index into a sequence.
    Index = "index",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of kinds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// None.
    pub const NONE: Self = Self(0);
    /// Every kind.
    pub const ALL: Self = Self(u64::MAX);

    /// Just `kind`.
    pub const fn of(kind: Kind) -> Self {
        Self(1 << kind as u8)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What both have.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether `kind` is in it.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Reads `sql,path`, `all` or `all-sql,path` (all but these).
    ///
    /// # Errors
    /// The first name that is no kind.
    pub fn parse(text: &str) -> Result<Self, &str> {
        if text == "all" {
            return Ok(Self::ALL);
        }
        if let Some(rest) = text.strip_prefix("all-") {
            return Ok(Self::ALL.without(Self::parse(rest)?));
        }
        text.split(',').try_fold(Self::NONE, |set, name| {
            let kind = Kind::ALL.iter().find(|kind| kind.name() == name);
            kind.map(|&kind| set.with(Self::of(kind))).ok_or(name)
        })
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds
            .into_iter()
            .fold(Self::NONE, |set, kind| set.with(Self::of(kind)))
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = Kind::ALL.iter().filter(|&&kind| self.contains(kind));
        f.debug_set().entries(members).finish()
    }
}

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A client over the network.
    Remote,
    /// Who starts the program: arguments, environment, standard input.
    Local,
    /// A file or database.
    Stored,
    /// What another service answers.
    Answer,
    /// The caller of a public function.
    Parameter,
    /// A member name of an archive.
    Archive,
    /// An exception.
    Exception,
    /// A password, key or token.
    Secret,
    /// A generator of random numbers that can be predicted.
    Random,
    /// A header that a client can set to anything and that looks like its address.
    ClientAddress,
}

impl Origin {
    /// Every origin that a library model can name.
    pub const NAMED: &'static [(&'static str, Self)] = &[
        ("remote", Self::Remote),
        ("local", Self::Local),
        ("stored", Self::Stored),
        ("answer", Self::Answer),
        ("archive", Self::Archive),
        ("exception", Self::Exception),
        ("secret", Self::Secret),
        ("random", Self::Random),
        ("client-address", Self::ClientAddress),
    ];

    /// The kinds of sink that data from here can harm.
    pub fn harms(self) -> Kinds {
        use Kind::{
            ArchiveMember, Code, Command, Deserialize, ErrorDetail, Guessable, Identity, SecretLog,
            SecretStore, XmlBomb, Xxe,
        };
        const SPECIAL: Kinds = Kinds::of(ArchiveMember)
            .with(Kinds::of(ErrorDetail))
            .with(Kinds::of(Guessable))
            .with(Kinds::of(Identity))
            .with(Kinds::of(SecretLog))
            .with(Kinds::of(SecretStore));
        const TEXT: Kinds = Kinds::ALL.without(SPECIAL);
        match self {
            Self::Remote | Self::Local | Self::Parameter => TEXT,
            // What one chose to read is trusted but for what turns bytes into objects or code.
            Self::Stored => Kinds::of(Deserialize),
            Self::Answer => Kinds::of(Deserialize)
                .with(Kinds::of(Code))
                .with(Kinds::of(Command))
                .with(Kinds::of(Xxe))
                .with(Kinds::of(XmlBomb)),
            Self::Archive => Kinds::of(ArchiveMember),
            Self::Exception => Kinds::of(ErrorDetail),
            Self::Secret => Kinds::of(SecretLog).with(Kinds::of(SecretStore)),
            Self::Random => Kinds::of(Guessable),
            Self::ClientAddress => TEXT.with(Kinds::of(Identity)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_kinds_are_read() {
        assert!(Kind::ALL.len() <= 64, "a set is 64 bits");
        let sql_path = Kinds::of(Kind::Sql).with(Kinds::of(Kind::Path));
        assert_eq!(Kinds::parse("sql,path"), Ok(sql_path));
        assert_eq!(Kinds::parse("all"), Ok(Kinds::ALL));
        assert_eq!(
            Kinds::parse("all-sql,path"),
            Ok(Kinds::ALL.without(sql_path))
        );
        assert_eq!(Kinds::parse("sql,pth"), Err("pth"));
        assert_eq!(Kinds::parse(""), Err(""));
    }
}
