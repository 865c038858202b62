#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

int apply_update(std::span<std::uint8_t> leds, std::span<const std::uint8_t> update)
{
    std::size_t out = 0;
    int set = 0;
    const std::uint8_t *in = update.data();
    const std::uint8_t *end = in + update.size();
    while (in < end) {
        if (end - in < 3)
            return -1;
        out += in[0] | in[1] << 8;
        std::size_t count = in[2];
        in += 3;
        if (static_cast<std::size_t>(end - in) < count)
            return -1;
        if (out >= leds.size())
            break;
        std::memcpy(leds.data() + out, in, count);
        in += count;
        out += count;
        set += count;
    }
    return set;
}
