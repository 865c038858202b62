#include <cstdio>
#include <istream>
#include <string>
#include <vector>

std::vector<float> fill_day(std::istream &log, int slot_minutes, float missing)
{
    std::vector<float> slots(24 * 60 / slot_minutes, missing);
    std::string line;
    while (std::getline(log, line)) {
        int hour = 0, minute = 0;
        float value = 0;
        if (std::sscanf(line.c_str(), "%d:%d %f", &hour, &minute, &value) != 3)
            continue;
        if (hour < 0 || hour > 24 || minute < 0 || minute > 60)
            continue;
        slots[(hour * 60 + minute) / slot_minutes] = value;
    }
    return slots;
}
