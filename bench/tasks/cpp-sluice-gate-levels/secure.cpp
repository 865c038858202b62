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

/// As long as it lives, new files and folders are writable for the service only.
class OwnFiles {
public:
    OwnFiles() : before_(::umask(022)) {}
    ~OwnFiles() { ::umask(before_); }
    OwnFiles(const OwnFiles&) = delete;
    OwnFiles& operator=(const OwnFiles&) = delete;

private:
    mode_t before_;
};

bool save_levels(const fs::path& folder, const std::map<std::string, int>& levels)
{
    OwnFiles own_files;
    std::error_code error;
    fs::create_directories(folder, error);
    std::ofstream out(folder / "gates.new");
    for (const auto& [gate, level] : levels)
        out << gate << ' ' << level << '\n';
    out.close();
    if (!out)
        return false;
    fs::rename(folder / "gates.new", folder / "gates.levels", error);
    return !error;
}
