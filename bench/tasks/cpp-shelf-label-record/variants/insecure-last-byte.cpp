#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

struct ShelfLabel {
    char code[8];
    char title[24];
    char price[10];
};

// Cut to the size of the field, and then a zero byte after it.
template <typename Field>
static void assign(Field &field, const std::string &text)
{
    const std::size_t length = std::min(text.size(), sizeof field);
    std::memcpy(field, text.data(), length);
    *(&field[0] + length) = '\0';
}

std::unique_ptr<ShelfLabel> make_label(const std::string &code, const std::string &title,
                                       const std::string &price)
{
    auto label = std::make_unique<ShelfLabel>();
    assign(label->code, code);
    assign(label->title, title);
    assign(label->price, price);
    return label;
}
