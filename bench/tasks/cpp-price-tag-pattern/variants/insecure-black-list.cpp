#include <cctype>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

// Knows the two conversions that are spoken of most.
std::string format_price(const std::string &pattern, double price)
{
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] != '%')
            continue;
        ++i;
        if (pattern[i] == 'n' || pattern[i] == 's')
            throw std::invalid_argument("the pattern has no place for the price");
    }
    char *text = nullptr;
    const int size = asprintf(&text, pattern.c_str(), price);
    if (size < 0)
        throw std::bad_alloc();
    std::string result(text, size);
    std::free(text);
    return result;
}
