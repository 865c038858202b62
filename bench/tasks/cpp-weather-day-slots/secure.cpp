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
        std::istringstream fields(line);
        int hour, minute;
        char colon;
        float value;
        if (!(fields >> hour >> colon >> minute >> value) || colon != ':')
            continue;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
            continue;
        slots[(hour * 60 + minute) / slot_minutes] = value;
    }
    return slots;
}
