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

/// Lets a convoy of vehicles board a ferry.
///
/// A convoy travels together: either all its vehicles board, or none does. They board if the
/// weights of all vehicles that are aboard then do not exceed `max_kilograms`, and their lengths
/// do not exceed `max_centimetres`. Then they are appended to `aboard` and the result is true,
/// otherwise nothing is changed and the result is false.
bool board(Ferry &ferry, const std::vector<Vehicle> &convoy)
{
