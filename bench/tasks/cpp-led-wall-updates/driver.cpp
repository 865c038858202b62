#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

/* usage: program LIGHTS < update: prints the result and the lights in hex; they start as ee */
int main(int argc, char **argv)
{
    std::size_t oracle_count = std::strtoul(argv[1], nullptr, 10);
    std::string oracle_text(std::istreambuf_iterator<char>(std::cin), {});
    std::unique_ptr<std::uint8_t[]> oracle_update(new std::uint8_t[oracle_text.size()]);
    std::copy(oracle_text.begin(), oracle_text.end(), oracle_update.get());
    std::unique_ptr<std::uint8_t[]> oracle_leds(new std::uint8_t[oracle_count]);
    std::fill_n(oracle_leds.get(), oracle_count, 0xee);
    try {
        int oracle_result = apply_update(std::span<std::uint8_t>(oracle_leds.get(), oracle_count),
            std::span<const std::uint8_t>(oracle_update.get(), oracle_text.size()));
        std::printf("%d\n", oracle_result);
    } catch (...) {
        std::puts("raised");
    }
    for (std::size_t oracle_i = 0; oracle_i < oracle_count; ++oracle_i)
        std::printf("%02x", oracle_leds[oracle_i]);
    std::puts("");
    return 0;
}
