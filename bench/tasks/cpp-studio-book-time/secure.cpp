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

bool book_time(Studio &studio, std::uint32_t start, std::uint32_t minutes, const std::string &name)
{
    const std::uint64_t end = std::uint64_t{start} + minutes;
    if (start < studio.opens || end > studio.closes)
        return false;
    for (const Booking &other : studio.bookings)
        if (start < std::uint64_t{other.start} + other.minutes && other.start < end)
            return false;
    studio.bookings.push_back({start, minutes, name});
    return true;
}
