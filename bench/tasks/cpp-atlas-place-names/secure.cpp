#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

static std::uint32_t number_at(std::span<const std::uint8_t> file, std::size_t at)
{
    return file[at] | file[at + 1] << 8 | file[at + 2] << 16 | std::uint32_t{file[at + 3]} << 24;
}

std::vector<std::string> place_names(std::span<const std::uint8_t> file)
{
    if (file.size() < 8 || std::memcmp(file.data(), "ATL1", 4) != 0)
        throw std::runtime_error("not an atlas file");
    const std::size_t count = number_at(file, 4);
    if (count > (file.size() - 8) / 8)
        throw std::runtime_error("the table of places is cut off");
    const auto table = file.subspan(8, count * 8);
    const auto area = file.subspan(8 + count * 8);
    std::vector<std::string> names;
    names.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t offset = number_at(table, i * 8);
        const std::size_t length = number_at(table, i * 8 + 4);
        if (offset > area.size() || length > area.size() - offset)
            throw std::runtime_error("a name lies outside the file");
        const auto name = area.subspan(offset, length);
        names.emplace_back(name.begin(), name.end());
    }
    return names;
}
