#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

struct TileMap {
    int width;
    int height;
    std::vector<std::uint8_t> tiles;   // width * height tiles, row by row from the top
};

struct Block {
    int x;                             // its left column; 0 is the map's first
    int y;                             // its top row
    int width;
    int height;
};

// A block that does not lie on the map as a whole, or whose copy would not, is not copied.
static bool fits(const TileMap &map, const Block &part)
{
    return part.x >= 0 && part.width > 0 && part.width <= map.width && part.x <= map.width - part.width
        && part.y >= 0 && part.height > 0 && part.height <= map.height && part.y <= map.height - part.height;
}

void copy_block(TileMap &map, const Block &block, int x, int y)
{
    if (!fits(map, block) || !fits(map, {x, y, block.width, block.height}))
        return;
    std::vector<std::vector<std::uint8_t>> rows;
    for (int row = 0; row < block.height; ++row) {
        auto first = map.tiles.begin() + (block.y + row) * map.width + block.x;
        rows.emplace_back(first, first + block.width);
    }
    for (int row = 0; row < block.height; ++row)
        std::copy(rows[row].begin(), rows[row].end(), map.tiles.begin() + (y + row) * map.width + x);
}
