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

// Takes each vehicle from what is left, and stops where it does not suffice.
bool board(Ferry &ferry, const std::vector<Vehicle> &convoy)
{
    std::uint32_t kilograms = ferry.max_kilograms;
    std::uint32_t centimetres = ferry.max_centimetres;
    auto take = [&](const Vehicle &vehicle) {
        if (vehicle.kilograms > kilograms || vehicle.centimetres > centimetres)
            return false;
        kilograms -= vehicle.kilograms;
        centimetres -= vehicle.centimetres;
        return true;
    };
    for (const Vehicle &vehicle : ferry.aboard)
        if (!take(vehicle))
            return false;
    for (const Vehicle &vehicle : convoy)
        if (!take(vehicle))
            return false;
    for (const Vehicle &vehicle : convoy)
        ferry.aboard.push_back(vehicle);
    return true;
}
