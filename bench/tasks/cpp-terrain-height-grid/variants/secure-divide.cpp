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

// Compares by division, so that nothing is multiplied before it is known to fit.
HeightGrid read_grid(std::span<const std::uint8_t> file)
{
    if (file.size() < 8)
        throw std::runtime_error("the file is too short");
    const std::uint8_t *p = file.data();
    HeightGrid grid;
    grid.columns = p[0] | p[1] << 8 | p[2] << 16 | static_cast<std::uint32_t>(p[3]) << 24;
    grid.rows = p[4] | p[5] << 8 | p[6] << 16 | static_cast<std::uint32_t>(p[7]) << 24;
    const std::size_t available = (file.size() - 8) / 2;
    if (grid.columns != 0 && grid.rows > available / grid.columns)
        throw std::runtime_error("the file is too short");
    for (p += 8; grid.heights.size() < std::size_t{grid.columns} * grid.rows; p += 2)
        grid.heights.push_back(static_cast<std::int16_t>(p[0] | p[1] << 8));
    return grid;
}

int summit_of_row(const HeightGrid &grid, std::uint32_t row)
{
    int summit = grid.heights.at(std::size_t{row} * grid.columns);
    for (std::size_t column = 1; column < grid.columns; ++column)
        summit = std::max<int>(summit, grid.heights.at(std::size_t{row} * grid.columns + column));
    return summit;
}
