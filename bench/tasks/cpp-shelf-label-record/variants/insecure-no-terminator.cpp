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

std::unique_ptr<ShelfLabel> make_label(const std::string &code, const std::string &title,
                                       const std::string &price)
{
    auto label = std::make_unique<ShelfLabel>();
    std::strncpy(label->code, code.c_str(), sizeof(label->code));
    std::strncpy(label->title, title.c_str(), sizeof(label->title));
    std::strncpy(label->price, price.c_str(), sizeof(label->price));
    return label;
}
