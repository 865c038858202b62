#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

std::vector<std::string> place_names(std::span<const std::uint8_t> file)
{
    if (file.size() < 8 || std::memcmp(file.data(), "ATL1", 4) != 0)
        throw std::runtime_error("not an atlas file");
    const std::uint8_t *p = file.data();
    auto read_u32 = [](const std::uint8_t *at) {
        std::uint32_t value;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    std::uint32_t count = read_u32(p + 4);
    const std::uint8_t *entry = p + 8;
    const char *area = reinterpret_cast<const char *>(p + 8 + count * 8ull);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i, entry += 8)
        names.emplace_back(area + read_u32(entry), read_u32(entry + 4));
    return names;
}
