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
    const std::size_t new_length = field.length - edit.removed + edit.inserted.size();
    if (new_length > field.capacity)
        return false;
    char *at = field.text.get() + edit.position;
    std::memmove(at + edit.inserted.size(), at + edit.removed, field.length - edit.position - edit.removed);
    std::memcpy(at, edit.inserted.data(), edit.inserted.size());
    field.length = new_length;
    return true;
}
