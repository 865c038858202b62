//! Which weaknesses a change can bring about, where that is not "any".
//!
//! A suite of attacks is about one weakness. That it does not notice a salt that can be guessed says
//! something about a task on salts, and nothing about one on cross-site scripting.

/// CWE numbers; what is related to one of them (`cwe_relation`) counts too. Empty: any weakness.
pub(crate) type About = &'static [u32];

/// Whatever the program is to be secure against.
pub(crate) const ANY: About = &[];
pub(crate) const COMMAND: About = &[78];
pub(crate) const QUERY: About = &[89];
pub(crate) const XPATH: About = &[643];
pub(crate) const MARKUP: About = &[79, 116, 184];
pub(crate) const PATH: About = &[22, 179, 434, 425];
pub(crate) const LINK: About = &[59, 367, 377];
/// What can be guessed.
pub(crate) const CHANCE: About = &[330, 640, 760];
/// What is always the same.
pub(crate) const CONSTANT: About = &[323, 330, 759, 916];
pub(crate) const HASH: About = &[327, 328, 916];
pub(crate) const MODE: About = &[732, 378];
pub(crate) const TLS: About = &[295];
pub(crate) const XML: About = &[611, 776, 827];
pub(crate) const REDIRECT: About = &[601, 918, 319];
pub(crate) const RESOURCE: About = &[400, 409, 674, 835];
pub(crate) const INPUT: About = &[20, 400, 625, 1284, 1286, 1287];
pub(crate) const FIELDS: About = &[200, 915];
pub(crate) const RACE: About = &[362, 367];
pub(crate) const STATUS: About = &[252, 754, 755];
/// What happens if there is no memory, no file.
pub(crate) const FAILURE: About = &[252, 401, 476, 690, 754];
pub(crate) const LEAK: About = &[401, 772];
pub(crate) const FORMAT: About = &[134];
/// Access beyond the end, and the arithmetic that leads there.
pub(crate) const BOUNDS: About = &[20, 120, 125, 131, 190, 369, 787];
pub(crate) const OVERFLOW: About = &[131, 190, 681];
/// Use of what was given back.
pub(crate) const DANGLING: About = &[415, 416, 476];
