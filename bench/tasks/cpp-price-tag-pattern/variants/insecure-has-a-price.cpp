#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

// A pattern with a place for the price may still have others.
std::string format_price(const std::string &pattern, double price)
{
    std::size_t end = pattern.find('%');
    while (end != std::string::npos && end + 1 < pattern.size() && pattern[end + 1] == '%')
        end = pattern.find('%', end + 2);
    if (end == std::string::npos)
        throw std::invalid_argument("no place for the price");
    end = pattern.find_first_not_of("0123456789.", end + 1);
    if (end == std::string::npos || pattern[end] != 'f')
        throw std::invalid_argument("the price needs %f");
    char text[4096];
    std::snprintf(text, sizeof text, pattern.c_str(), price);
    return text;
}
