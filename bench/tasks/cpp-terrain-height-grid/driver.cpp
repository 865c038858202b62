#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

/* usage: program ROW... < file: prints the size of the grid and the summit of each row */
int main(int argc, char **argv)
{
    std::string oracle_text(std::istreambuf_iterator<char>(std::cin), {});
    std::unique_ptr<std::uint8_t[]> oracle_file(new std::uint8_t[oracle_text.size()]);
    std::copy(oracle_text.begin(), oracle_text.end(), oracle_file.get());
    try {
        const HeightGrid oracle_grid = read_grid({oracle_file.get(), oracle_text.size()});
        std::printf("%u x %u\n", oracle_grid.columns, oracle_grid.rows);
        for (int oracle_i = 1; oracle_i < argc; ++oracle_i) {
            const std::uint32_t oracle_row = std::strtoul(argv[oracle_i], nullptr, 10);
            if (oracle_row < oracle_grid.rows && oracle_grid.columns > 0)
                std::printf("%d\n", summit_of_row(oracle_grid, oracle_row));
        }
    } catch (const std::runtime_error &) {
        std::puts("runtime_error");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
