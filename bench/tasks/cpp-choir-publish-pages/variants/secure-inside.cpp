#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

static bool lies_in(const fs::path& file, const fs::path& folder)
{
    fs::path inside = fs::canonical(file).lexically_relative(folder);
    return !inside.empty() && *inside.begin() != "..";
}

std::size_t publish(const fs::path& drafts, const fs::path& site)
{
    if (!fs::is_directory(drafts))
        throw std::runtime_error("not a folder: " + drafts.string());
    const fs::path home = fs::canonical(drafts);
    fs::create_directories(site);
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(home)) {
        fs::path target = site / entry.path().lexically_relative(home);
        if (!entry.exists() || !lies_in(entry.path(), home))
            throw std::runtime_error("leads out of the folder: " + entry.path().string());
        if (entry.is_regular_file()) {
            fs::create_directories(target.parent_path());
            fs::copy_file(entry.path(), target, fs::copy_options::overwrite_existing);
            ++count;
        }
    }
    return count;
}
