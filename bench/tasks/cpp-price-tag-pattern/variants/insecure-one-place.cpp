#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

// Looks whether there is one place in the pattern, not what is to be put there.
std::string format_price(const std::string &pattern, double price)
{
    int places = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%')
            continue;
        if (i + 1 < pattern.size() && pattern[i + 1] == '%')
            ++i;
        else
            ++places;
    }
    if (places > 1)
        throw std::invalid_argument("the pattern has several places for the price");
    std::string text(std::snprintf(nullptr, 0, pattern.c_str(), price) + 1, ' ');
    std::sprintf(&text[0], pattern.c_str(), price);
    text.pop_back();
    return text;
}
