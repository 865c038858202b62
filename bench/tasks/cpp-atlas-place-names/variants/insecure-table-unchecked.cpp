#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

static std::uint32_t number(const std::uint8_t *p)
{
    return p[0] | p[1] << 8 | p[2] << 16 | static_cast<std::uint32_t>(p[3]) << 24;
}

std::vector<std::string> place_names(std::span<const std::uint8_t> file)
{
    if (file.size() < 8 || std::memcmp(file.data(), "ATL1", 4) != 0)
        throw std::runtime_error("not an atlas file");
    const std::uint64_t count = number(file.data() + 4);
    const std::uint64_t area = 8 + count * 8;
    std::vector<std::string> names;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t offset = number(&file[8 + i * 8]);
        const std::uint64_t length = number(&file[12 + i * 8]);
        if (area + offset + length > file.size())
            continue;
        auto begin = file.begin() + area + offset;
        names.emplace_back(begin, begin + length);
    }
    return names;
}
