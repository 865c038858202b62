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
    // What lies beyond the edges is cut off.
    int width = std::min({block.width, map.width - block.x, map.width - x});
    int height = std::min({block.height, map.height - block.y, map.height - y});
    const std::vector<std::uint8_t> before(map.tiles);
    for (int j = 0; j < height; ++j)
        for (int i = 0; i < width; ++i)
            map.tiles[(y + j) * map.width + (x + i)] = before[(block.y + j) * map.width + (block.x + i)];
}
