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

static void put(char *field, std::size_t size, const std::string &text)
{
    if (text.size() >= size)
        throw std::length_error("\"" + text + "\" does not fit on a label");
    std::memcpy(field, text.c_str(), text.size() + 1);
}

std::unique_ptr<ShelfLabel> make_label(const std::string &code, const std::string &title,
                                       const std::string &price)
{
    std::unique_ptr<ShelfLabel> label(new ShelfLabel{});
    put(label->code, sizeof label->code, code);
    put(label->title, sizeof label->title, title);
    put(label->price, sizeof label->price, price);
    return label;
}
