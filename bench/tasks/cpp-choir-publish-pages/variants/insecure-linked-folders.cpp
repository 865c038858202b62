#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

static std::size_t copy_folder(const fs::path& from, const fs::path& to)
{
    std::size_t count = 0;
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
        fs::path target = to / entry.path().filename();
        if (entry.is_directory()) {
            count += copy_folder(entry.path(), target);
        } else if (!entry.is_symlink()) {
            fs::copy_file(entry.path(), target, fs::copy_options::overwrite_existing);
            ++count;
        }
    }
    return count;
}

std::size_t publish(const fs::path& drafts, const fs::path& site)
{
    if (!fs::is_directory(drafts))
        throw std::runtime_error("not a folder: " + drafts.string());
    return copy_folder(drafts, site);
}
