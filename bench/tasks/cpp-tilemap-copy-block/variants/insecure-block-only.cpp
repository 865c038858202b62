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

void copy_block(TileMap &map, const Block &block, int x, int y)
{
    if (block.x < 0 || block.y < 0 || block.width <= 0 || block.height <= 0)
        return;
    if (block.x + block.width > map.width || block.y + block.height > map.height)
        return;
    const auto before = map.tiles;
    for (int row = 0; row < block.height; ++row) {
        auto from = before.begin() + (block.y + row) * map.width + block.x;
        std::copy_n(from, block.width, map.tiles.begin() + (y + row) * map.width + x);
    }
}
