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

// The new text is put together in a string, whose replace() cuts `removed` off at the end.
bool edit_field(TextField &field, const Edit &edit)
{
    std::string text(field.text.get(), field.length);
    if (edit.position > text.size())
        return false;
    text.replace(edit.position, edit.removed, edit.inserted);
    if (text.size() > field.capacity)
        return false;
    text.copy(field.text.get(), text.size());
    field.length = text.size();
    return true;
}
