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

// The length is compared with what is left of the season, which wraps for a start after its end.
bool book_time(Studio &studio, std::uint32_t start, std::uint32_t minutes, const std::string &name)
{
    if (start < studio.opens || minutes > studio.closes - start)
        return false;
    for (const Booking &other : studio.bookings)
        if (start < other.start + other.minutes && start + minutes > other.start)
            return false;
    studio.bookings.emplace_back(Booking{start, minutes, name});
    return true;
}
