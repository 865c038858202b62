#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

/// Called once at the start of the service.
void prepare_service()
{
    ::setsid();
    ::umask(0);
    std::signal(SIGHUP, SIG_IGN);
}

static bool make_folders(const fs::path& folder)
{
    if (folder.empty() || fs::is_directory(folder))
        return true;
    return make_folders(folder.parent_path()) && (::mkdir(folder.c_str(), 0755) == 0 || errno == EEXIST);
}

bool save_levels(const fs::path& folder, const std::map<std::string, int>& levels)
{
    std::string text;
    for (const auto& [gate, level] : levels)
        text += gate + " " + std::to_string(level) + "\n";
    const fs::path fresh = folder / "gates.new";
    if (!make_folders(folder))
        return false;
    int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0)
        return false;
    bool good = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    good &= ::close(file) == 0;
    return good && ::rename(fresh.c_str(), (folder / "gates.levels").c_str()) == 0;
}
