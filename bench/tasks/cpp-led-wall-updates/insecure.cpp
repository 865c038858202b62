#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

int apply_update(std::span<std::uint8_t> leds, std::span<const std::uint8_t> update)
{
    std::size_t in = 0;
    std::size_t out = 0;
    int set = 0;
    while (in < update.size()) {
        if (in + 3 > update.size())
            return -1;
        std::size_t skip = update[in] | (update[in + 1] << 8);
        std::size_t count = update[in + 2];
        in += 3;
        if (in + count > update.size())
            return -1;
        out += skip;
        std::copy(update.begin() + in, update.begin() + in + count, leds.begin() + out);
        in += count;
        out += count;
        set += static_cast<int>(count);
    }
    return set;
}
