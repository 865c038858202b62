#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

// Anything but a place for the price is copied as it stands.
std::string format_price(const std::string &pattern, double price)
{
    std::ostringstream out;
    std::size_t i = 0;
    while (i < pattern.size()) {
        const std::size_t next = pattern.find('%', i);
        if (next == std::string::npos || next + 1 == pattern.size()) {
            out << pattern.substr(i);
            break;
        }
        out << pattern.substr(i, next - i);
        if (pattern[next + 1] == '%') {
            out << '%';
            i = next + 2;
            continue;
        }
        const std::size_t dot = pattern.find_first_not_of("0123456789", next + 1);
        std::size_t end = dot;
        if (dot != std::string::npos && pattern[dot] == '.')
            end = pattern.find_first_not_of("0123456789", dot + 1);
        if (end == std::string::npos || pattern[end] != 'f' || end - next > 6) {
            out << '%';
            i = next + 1;
            continue;
        }
        const std::string width = pattern.substr(next + 1, dot - next - 1);
        const std::string decimals = end == dot ? "6" : pattern.substr(dot + 1, end - dot - 1);
        out << std::fixed << std::setw(width.empty() ? 0 : std::stoi(width))
            << std::setprecision(decimals.empty() ? 0 : std::stoi(decimals)) << price;
        i = end + 1;
    }
    return out.str();
}
