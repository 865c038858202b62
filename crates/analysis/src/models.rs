//! The built-in library models, one file a library.

macro_rules! models {
    ($($name:literal,)*) => {
        /// Every built-in model: file name and text.
        pub const ALL: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../models/", $name, ".model"))),)*];
    };
}

models! {
    "builtins",
    "flask",
    "pycryptodome",
    "random",
    "sqlite3",
    "subprocess",
}
