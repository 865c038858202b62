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
    std::uint64_t kilograms = 0;
    std::uint64_t centimetres = 0;
    for (const auto *group : {&std::as_const(ferry.aboard), &convoy}) {
        for (const Vehicle &vehicle : *group) {
            kilograms += vehicle.kilograms;
            centimetres += vehicle.centimetres;
        }
    }
    if (kilograms > ferry.max_kilograms || centimetres > ferry.max_centimetres)
        return false;
    ferry.aboard.insert(ferry.aboard.end(), convoy.begin(), convoy.end());
    return true;
}
