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

/// Copies the tiles of `block` to another place of the same map, where the copy has its left
/// column at `x` and its top row at `y`. Block and copy may overlap: the copy then shows the tiles
/// as they were before.
void copy_block(TileMap &map, const Block &block, int x, int y)
{
