#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

std::size_t publish(const fs::path& drafts, const fs::path& site)
{
    if (!fs::is_directory(drafts))
        throw std::runtime_error("not a folder: " + drafts.string());
    fs::create_directories(site);
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(drafts))
        count += entry.is_regular_file();
    fs::copy(drafts, site, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    return count;
}
