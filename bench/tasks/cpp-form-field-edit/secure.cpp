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
    if (edit.position > field.length || edit.removed > field.length - edit.position)
        throw std::out_of_range("the edit goes beyond the text");
    const std::size_t kept = field.length - edit.removed;
    if (edit.inserted.size() > field.capacity - kept)
        return false;
    char *place = field.text.get() + edit.position;
    const std::size_t tail = field.length - edit.position - edit.removed;
    std::memmove(place + edit.inserted.size(), place + edit.removed, tail);
    std::copy(edit.inserted.begin(), edit.inserted.end(), place);
    field.length = kept + edit.inserted.size();
    return true;
}
