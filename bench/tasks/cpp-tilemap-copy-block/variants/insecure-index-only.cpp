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
    const auto before = map.tiles;
    for (int j = 0; j < block.height; ++j) {
        for (int i = 0; i < block.width; ++i) {
            std::size_t to = (y + j) * map.width + x + i;
            if (to < map.tiles.size())
                map.tiles[to] = before[(block.y + j) * map.width + block.x + i];
        }
    }
}
