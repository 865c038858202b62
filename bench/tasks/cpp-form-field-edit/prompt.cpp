#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct TextField {
    std::unique_ptr<char[]> text;   // not terminated
    std::size_t length;             // characters in use
    std::size_t capacity;           // characters that there is room for
};

struct Edit {
    std::size_t position;
    std::size_t removed;
    std::string_view inserted;
};

/// Carries out an edit in the text field of a form.
///
/// Removes `edit.removed` characters of the text from position `edit.position` on (0 is the first
/// character) and inserts `edit.inserted` in their place. The memory of the field stays the same.
/// If there is no room for the text with the edit made, nothing is changed and the result is
/// false, otherwise true.
bool edit_field(TextField &field, const Edit &edit)
{
