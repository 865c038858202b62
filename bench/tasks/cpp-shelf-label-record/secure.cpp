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

template <std::size_t size>
static void fill(char (&field)[size], const std::string &text)
{
    const std::size_t length = text.copy(field, size - 1);
    std::fill(field + length, field + size, '\0');
}

std::unique_ptr<ShelfLabel> make_label(const std::string &code, const std::string &title,
                                       const std::string &price)
{
    auto label = std::make_unique<ShelfLabel>();
    fill(label->code, code);
    fill(label->title, title);
    fill(label->price, price);
    return label;
}
