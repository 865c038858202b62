#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

/// Copies what really lies in the folder; links are left out, wherever they lead.
static std::size_t copy_folder(const fs::path& from, const fs::path& to)
{
    std::size_t count = 0;
    fs::create_directories(to);
    for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
        fs::file_status status = entry.symlink_status();
        fs::path target = to / entry.path().filename();
        if (fs::is_directory(status)) {
            count += copy_folder(entry.path(), target);
        } else if (fs::is_regular_file(status)) {
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
