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
    if (edit.position + edit.removed > field.length)
        return false;
    if (field.length - edit.removed + edit.inserted.size() > field.capacity)
        return false;
    char *text = field.text.get();
    const std::size_t end = edit.position + edit.removed;
    std::memmove(text + edit.position + edit.inserted.size(), text + end, field.length - end);
    edit.inserted.copy(text + edit.position, edit.inserted.size());
    field.length = field.length - edit.removed + edit.inserted.size();
    return true;
}
