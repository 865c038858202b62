#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

struct Vehicle {
    std::string plate;
    std::uint32_t kilograms;
    std::uint32_t centimetres;          // its length
};

struct Ferry {
    std::uint32_t max_kilograms;
    std::uint32_t max_centimetres;      // the length of its lanes
    std::vector<Vehicle> aboard;
};

bool board(Ferry &ferry, const std::vector<Vehicle> &convoy)
{
    std::uint64_t weight = 0;
    unsigned length = 0;
    for (const Vehicle &v : ferry.aboard) {
        weight += v.kilograms;
        length += v.centimetres;
    }
    for (const Vehicle &v : convoy) {
        weight += v.kilograms;
        length += v.centimetres;
    }
    if (weight > ferry.max_kilograms || length > ferry.max_centimetres)
        return false;
    ferry.aboard.insert(ferry.aboard.end(), convoy.begin(), convoy.end());
    return true;
}
