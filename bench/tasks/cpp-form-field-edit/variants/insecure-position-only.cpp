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

bool edit_field(TextField &field, const Edit &edit)
{
    if (edit.position > field.length)
        return false;
    if (field.length - edit.removed + edit.inserted.size() > field.capacity)
        return false;
    char *begin = field.text.get() + edit.position;
    // Keep what follows, then write both parts anew.
    std::string rest(begin + edit.removed, field.text.get() + field.length);
    char *out = std::copy(edit.inserted.begin(), edit.inserted.end(), begin);
    out = std::copy(rest.begin(), rest.end(), out);
    field.length = out - field.text.get();
    return true;
}
