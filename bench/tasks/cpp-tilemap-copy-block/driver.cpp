#include <cstdio>
#include <cstdlib>
#include <vector>

/* usage: program WIDTH HEIGHT BLOCK_X BLOCK_Y BLOCK_WIDTH BLOCK_HEIGHT X Y: prints the map, which
   is filled with a, b, c ... z, a ... before */
int main(int, char **argv)
{
    int oracle_n[8];
    for (int oracle_i = 0; oracle_i < 8; ++oracle_i)
        oracle_n[oracle_i] = std::atoi(argv[oracle_i + 1]);
    std::size_t oracle_size = oracle_n[0] * oracle_n[1];
    TileMap oracle_map{oracle_n[0], oracle_n[1], std::vector<std::uint8_t>(oracle_size)};
    for (std::size_t oracle_i = 0; oracle_i < oracle_size; ++oracle_i)
        oracle_map.tiles[oracle_i] = 'a' + oracle_i % 26;
    try {
        const Block oracle_block{oracle_n[2], oracle_n[3], oracle_n[4], oracle_n[5]};
        copy_block(oracle_map, oracle_block, oracle_n[6], oracle_n[7]);
    } catch (...) {
        std::puts("raised");
        return 0;
    }
    for (std::size_t oracle_i = 0; oracle_i < oracle_map.tiles.size(); ++oracle_i)
        std::printf((oracle_i + 1) % oracle_n[0] ? "%c" : "%c\n", oracle_map.tiles[oracle_i]);
    return 0;
}
