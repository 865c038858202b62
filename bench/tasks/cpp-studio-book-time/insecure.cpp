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
    if (start < studio.opens || start + minutes > studio.closes)
        return false;
    for (const auto &booking : studio.bookings) {
        if (start < booking.start + booking.minutes && booking.start < start + minutes)
            return false;
    }
    studio.bookings.push_back({start, minutes, name});
    return true;
}
