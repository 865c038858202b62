#include <cstdio>
#include <istream>
#include <sstream>
#include <string>
#include <vector>

std::vector<float> fill_day(std::istream &log, int slot_minutes, float missing)
{
    std::vector<float> slots(24 * 60 / slot_minutes, missing);
    std::string line;
    while (std::getline(log, line)) {
        int hour, minute;
        float value;
        if (std::sscanf(line.c_str(), "%d:%d %f", &hour, &minute, &value) != 3)
            continue;
        slots[(hour * 60 + minute) / slot_minutes] = value;
    }
    return slots;
}
