#include <cstdio>
#include <istream>
#include <stdexcept>
#include <string>
#include <vector>

// A time that no day has ends the reading with an exception.
std::vector<float> fill_day(std::istream &log, int slot_minutes, float missing)
{
    std::vector<float> slots(24 * 60 / slot_minutes, missing);
    for (std::string line; std::getline(log, line);) {
        unsigned hour, minute;
        float value;
        if (std::sscanf(line.c_str(), "%u:%u %f", &hour, &minute, &value) == 3)
            slots.at((hour * 60ull + minute) / slot_minutes) = value;
    }
    return slots;
}
