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

HeightGrid read_grid(std::span<const std::uint8_t> file)
{
    auto u32 = [&](std::size_t at) {
        return file[at] | file[at + 1] << 8 | file[at + 2] << 16 | std::uint32_t{file[at + 3]} << 24;
    };
    if (file.size() < 8)
        throw std::runtime_error("truncated header");
    HeightGrid grid;
    grid.columns = u32(0);
    grid.rows = u32(4);
    const std::size_t count = grid.columns * grid.rows;
    if (file.size() < 8 + count * sizeof(std::int16_t))
        throw std::runtime_error("truncated heights");
    grid.heights.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        grid.heights[i] = static_cast<std::int16_t>(file[8 + 2 * i] | file[9 + 2 * i] << 8);
    return grid;
}

int summit_of_row(const HeightGrid &grid, std::uint32_t row)
{
    int summit = -32768;
    for (std::uint32_t column = 0; column < grid.columns; ++column)
        summit = std::max<int>(summit, grid.heights[std::size_t{row} * grid.columns + column]);
    return summit;
}
