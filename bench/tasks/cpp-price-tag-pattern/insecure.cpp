#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

std::string format_price(const std::string &pattern, double price)
{
    const int size = std::snprintf(nullptr, 0, pattern.c_str(), price);
    if (size < 0)
        throw std::runtime_error("the pattern cannot be used");
    std::string text(size, '\0');
    std::snprintf(text.data(), text.size() + 1, pattern.c_str(), price);
    return text;
}
