#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Names that leave the file are cut off there; what does not begin in it raises (substr, at).
static std::size_t number_at(std::string_view text, std::size_t at)
{
    std::size_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(text.at(at + i));
    return value;
}

std::vector<std::string> place_names(std::span<const std::uint8_t> file)
{
    std::string_view text(reinterpret_cast<const char *>(file.data()), file.size());
    if (!text.starts_with("ATL1"))
        throw std::runtime_error("not an atlas file");
    std::size_t count = number_at(text, 4);
    std::string_view area = text.substr(8 + count * 8);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t offset = number_at(text, 8 + i * 8);
        names.emplace_back(area.substr(offset, number_at(text, 12 + i * 8)));
    }
    return names;
}
