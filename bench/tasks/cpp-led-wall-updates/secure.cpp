#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

int apply_update(std::span<std::uint8_t> leds, std::span<const std::uint8_t> update)
{
    std::size_t light = 0;
    int set = 0;
    while (!update.empty()) {
        if (update.size() < 3)
            return -1;
        std::size_t skip = update[0] | update[1] << 8;
        std::size_t count = update[2];
        update = update.subspan(3);
        if (update.size() < count)
            return -1;
        if (skip > leds.size() - light || count > leds.size() - light - skip)
            return -1;
        light += skip;
        std::copy_n(update.begin(), count, leds.begin() + light);
        light += count;
        set += count;
        update = update.subspan(count);
    }
    return set;
}
