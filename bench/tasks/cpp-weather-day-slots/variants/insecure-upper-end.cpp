#include <cstdio>
#include <istream>
#include <sstream>
#include <string>
#include <vector>

std::vector<float> fill_day(std::istream &log, int slot_minutes, float missing)
{
    const int count = 24 * 60 / slot_minutes;
    std::vector<float> slots(count, missing);
    std::string line;
    while (std::getline(log, line)) {
        std::istringstream in(line);
        int hour, minute;
        char colon;
        float value;
        if (in >> hour >> colon >> minute >> value && colon == ':') {
            int slot = (hour * 60 + minute) / slot_minutes;
            if (slot < count)
                slots[slot] = value;
        }
    }
    return slots;
}
