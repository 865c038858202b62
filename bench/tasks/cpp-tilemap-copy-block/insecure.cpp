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
    std::vector<std::uint8_t> copy;
    copy.reserve(block.width * block.height);
    for (int row = 0; row < block.height; ++row)
        for (int column = 0; column < block.width; ++column)
            copy.push_back(map.tiles[(block.y + row) * map.width + block.x + column]);
    auto tile = copy.begin();
    for (int row = 0; row < block.height; ++row)
        for (int column = 0; column < block.width; ++column)
            map.tiles[(y + row) * map.width + x + column] = *tile++;
}
