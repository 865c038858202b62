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
    std::uint32_t count;
    std::memcpy(&count, file.data() + 4, 4);
    if ((file.size() - 8) / 8 < count)
        throw std::runtime_error("too short");
    const std::size_t base = 8 + std::size_t{count} * 8;
    const std::uint32_t area = static_cast<std::uint32_t>(file.size() - base);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t offset, length;
        std::memcpy(&offset, file.data() + 8 + i * 8, 4);
        std::memcpy(&length, file.data() + 12 + i * 8, 4);
        if (offset + length > area)
            throw std::runtime_error("name out of file");
        names.emplace_back(reinterpret_cast<const char *>(file.data() + base + offset), length);
    }
    return names;
}
