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

int summit_of_row(const HeightGrid &grid, std::uint32_t row);

/// Reads a height file: the number of columns and the number of rows (each a 32-bit number,
/// little-endian), then the heights in metres, row by row, each a signed 16-bit number,
/// little-endian. Throws std::runtime_error if the file ends before the last height; what follows
/// after it is ignored.
///
/// After it comes summit_of_row(), declared above: it returns the greatest height in the row `row`
/// (0 is the first) of a grid that read_grid() has read.
HeightGrid read_grid(std::span<const std::uint8_t> file)
{
