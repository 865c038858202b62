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
    const std::vector<std::uint8_t> before = map.tiles;
    auto inside = [&map](long column, long row) {
        return column >= 0 && column < map.width && row >= 0 && row < map.height;
    };
    // Only the part of the block that lies on the map, and whose copy does, is gone through.
    const long top = std::max({0L, -long{block.y}, -long{y}});
    const long left = std::max({0L, -long{block.x}, -long{x}});
    for (long j = top; j < block.height && inside(0, block.y + j) && inside(0, y + j); ++j) {
        for (long i = left; i < block.width && inside(block.x + i, 0) && inside(x + i, 0); ++i)
            map.tiles[(y + j) * map.width + x + i] = before[(block.y + j) * map.width + block.x + i];
    }
}
