#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

struct HeightGrid {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::vector<std::int16_t> heights;   // row by row
};

// No side above 100000: the product of two such sides still wraps.
HeightGrid read_grid(std::span<const std::uint8_t> file)
{
    constexpr std::uint32_t max_side = 100000;
    if (file.size() < 8)
        throw std::runtime_error("no header");
    const auto *p = file.data();
    auto number = [](const std::uint8_t *at) {
        return std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8 | std::uint32_t{at[2]} << 16
            | std::uint32_t{at[3]} << 24;
    };
    HeightGrid grid{number(p), number(p + 4), {}};
    if (grid.columns > max_side || grid.rows > max_side)
        throw std::runtime_error("the grid is too large");
    grid.heights = std::vector<std::int16_t>(grid.columns * grid.rows);
    if (file.size() - 8 < grid.heights.size() * 2)
        throw std::runtime_error("heights are missing");
    p += 8;
    for (auto &height : grid.heights) {
        height = static_cast<std::int16_t>(p[0] | p[1] << 8);
        p += 2;
    }
    return grid;
}

int summit_of_row(const HeightGrid &grid, std::uint32_t row)
{
    auto begin = grid.heights.cbegin() + std::ptrdiff_t{row} * grid.columns;
    return *std::max_element(begin, begin + grid.columns);
}
