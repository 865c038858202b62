#include <cstddef>
#include <cstdint>
#include <span>

// Lights beyond the wall are not there: what is meant for them is dropped.
int apply_update(std::span<std::uint8_t> leds, std::span<const std::uint8_t> update)
{
    std::size_t out = 0;
    int set = 0;
    for (std::size_t in = 0; in < update.size();) {
        if (update.size() - in < 3)
            return -1;
        out += update[in] + 256u * update[in + 1];
        std::size_t count = update[in + 2];
        in += 3;
        if (update.size() - in < count)
            return -1;
        for (std::size_t i = 0; i < count; ++i, ++in, ++out) {
            if (out >= leds.size())
                continue;
            leds[out] = update[in];
            ++set;
        }
    }
    return set;
}
