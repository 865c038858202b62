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
    std::snprintf(label->code, sizeof label->code, "%s", code.c_str());
    std::snprintf(label->title, sizeof label->title, "%s", title.c_str());
    std::snprintf(label->price, sizeof label->price, "%s", price.c_str());
    return label;
}
