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

static std::uint32_t little_endian(std::span<const std::uint8_t> bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

HeightGrid read_grid(std::span<const std::uint8_t> file)
{
    if (file.size() < 8)
        throw std::runtime_error("no size in the file");
    HeightGrid grid;
    grid.columns = little_endian(file.first(4));
    grid.rows = little_endian(file.subspan(4, 4));
    file = file.subspan(8);
    // The product of two 32-bit numbers fits into 64 bits; twice the product need not.
    const std::uint64_t count = std::uint64_t{grid.columns} * grid.rows;
    if (count > file.size() / 2)
        throw std::runtime_error("the file ends before the last height");
    grid.heights.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        grid.heights.push_back(static_cast<std::int16_t>(little_endian(file.subspan(2 * i, 2))));
    return grid;
}

int summit_of_row(const HeightGrid &grid, std::uint32_t row)
{
    const auto first = grid.heights.begin() + static_cast<std::size_t>(row) * grid.columns;
    return *std::max_element(first, first + grid.columns);
}
