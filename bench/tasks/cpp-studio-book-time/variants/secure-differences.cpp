#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

struct Booking {
    std::uint32_t start;      // minutes since the beginning of the year
    std::uint32_t minutes;    // how long it lasts
    std::string name;
};

struct Studio {
    std::uint32_t opens;      // the season, in minutes since the beginning of the year
    std::uint32_t closes;
    std::vector<Booking> bookings;
};

// Compares lengths with differences that cannot be negative, so nothing is added.
bool book_time(Studio &studio, std::uint32_t start, std::uint32_t minutes, const std::string &name)
{
    if (start < studio.opens || start > studio.closes || minutes > studio.closes - start)
        return false;
    const bool taken = std::any_of(studio.bookings.begin(), studio.bookings.end(), [&](const Booking &other) {
        return other.start <= start ? start - other.start < other.minutes : other.start - start < minutes;
    });
    if (!taken)
        studio.bookings.push_back({start, minutes, name});
    return !taken;
}
