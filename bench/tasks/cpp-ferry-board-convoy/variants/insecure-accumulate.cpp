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

// The sums are kept in 64 bits, but accumulate() works them out in the type of its first value.
bool board(Ferry &ferry, const std::vector<Vehicle> &convoy)
{
    auto add_weight = [](auto sum, const Vehicle &vehicle) { return sum + vehicle.kilograms; };
    auto add_length = [](auto sum, const Vehicle &vehicle) { return sum + vehicle.centimetres; };
    std::vector<Vehicle> all = ferry.aboard;
    all.insert(all.end(), convoy.begin(), convoy.end());
    const std::uint64_t weight = std::accumulate(all.begin(), all.end(), 0u, add_weight);
    const std::uint64_t length = std::accumulate(all.begin(), all.end(), 0u, add_length);
    if (weight > ferry.max_kilograms || length > ferry.max_centimetres)
        return false;
    ferry.aboard = std::move(all);
    return true;
}
