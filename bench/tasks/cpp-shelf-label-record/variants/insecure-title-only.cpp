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
    // Titles can be long; codes and prices have their usual forms.
    std::copy(code.begin(), code.end(), label->code);
    std::strncpy(label->title, title.c_str(), sizeof label->title - 1);
    std::copy(price.begin(), price.end(), label->price);
    return label;
}
