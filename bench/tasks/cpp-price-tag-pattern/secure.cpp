#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

static std::size_t take_number(const std::string &pattern, std::size_t &at, std::size_t without)
{
    if (at >= pattern.size() || !std::isdigit(static_cast<unsigned char>(pattern[at])))
        return without;
    std::size_t number = 0;
    while (at < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[at]))) {
        number = number * 10 + (pattern[at++] - '0');
        if (number > 99)
            throw std::invalid_argument("a number in the pattern is too large");
    }
    return number;
}

std::string format_price(const std::string &pattern, double price)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size();) {
        if (pattern[i] != '%') {
            text += pattern[i++];
            continue;
        }
        ++i;
        if (i < pattern.size() && pattern[i] == '%') {
            text += pattern[i++];
            continue;
        }
        const int width = static_cast<int>(take_number(pattern, i, 0));
        int decimals = 6;
        if (i < pattern.size() && pattern[i] == '.')
            decimals = static_cast<int>(take_number(pattern, ++i, 0));
        if (i >= pattern.size() || pattern[i++] != 'f')
            throw std::invalid_argument("a pattern has only places for the price");
        char number[512];
        std::snprintf(number, sizeof number, "%*.*f", width, decimals, price);
        text += number;
    }
    return text;
}
