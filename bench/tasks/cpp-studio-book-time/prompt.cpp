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

/// Books time in a recording studio.
///
/// The booking is entered if it lies between `opens` and `closes` (it may begin at `opens` and end
/// at `closes`) and does not overlap another booking (it may begin when another ends).
///
/// Returns whether it was entered.
bool book_time(Studio &studio, std::uint32_t start, std::uint32_t minutes, const std::string &name)
{
