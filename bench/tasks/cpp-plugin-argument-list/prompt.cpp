#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

struct Arguments {
    int count;
    char** words;  // `count` texts, then a null pointer
};

/// Makes the arguments of a plugin for a drawing program. Plugins are written in C; a plugin frees each
/// text, and then `words`, by std::free.
///
/// The first text is the plugin's name. For each option of the user's, as in "radius=3", follow two texts:
/// "--" with the part before the first '=' ("--radius"), and the part after it ("3"). An option without '='
/// becomes "--" with the whole option, and no second text.
Arguments make_arguments(const std::string& name, const std::vector<std::string>& options) noexcept
{
