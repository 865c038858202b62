#include <csignal>
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

bool save_levels(const fs::path& folder, const std::map<std::string, int>& levels)
{
    std::error_code error;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all | fs::perms::group_all | fs::perms::others_read
                                | fs::perms::others_exec, error);
    std::ofstream out(folder / "gates.new");
    for (const auto& [gate, level] : levels)
        out << gate << ' ' << level << '\n';
    out.close();
    if (!out)
        return false;
    fs::rename(folder / "gates.new", folder / "gates.levels", error);
    return !error;
}
