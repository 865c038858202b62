#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

/* usage: program OPENS CLOSES < "START MINUTES NAME" lines: prints the answers, then the bookings */
int main(int, char **argv)
{
    Studio oracle_studio{};
    oracle_studio.opens = static_cast<std::uint32_t>(std::stoul(argv[1]));
    oracle_studio.closes = static_cast<std::uint32_t>(std::stoul(argv[2]));
    std::uint32_t oracle_start, oracle_minutes;
    std::string oracle_name;
    while (std::cin >> oracle_start >> oracle_minutes >> oracle_name) {
        try {
            std::puts(book_time(oracle_studio, oracle_start, oracle_minutes, oracle_name) ? "true" : "false");
        } catch (...) {
            std::puts("raised");
        }
    }
    std::sort(oracle_studio.bookings.begin(), oracle_studio.bookings.end(),
        [](const Booking &oracle_a, const Booking &oracle_b) { return oracle_a.start < oracle_b.start; });
    for (const Booking &oracle_one : oracle_studio.bookings)
        std::printf("%s %u %u\n", oracle_one.name.c_str(), oracle_one.start, oracle_one.minutes);
    return 0;
}
