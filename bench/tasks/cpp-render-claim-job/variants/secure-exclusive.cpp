#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    std::FILE* out = std::fopen(file.c_str(), "wx");
    if (!out && errno == EEXIST)
        return false;
    if (!out)
        throw std::runtime_error("cannot make " + file.string());
    bool good = std::fputs((worker + "\n").c_str(), out) >= 0;
    if (std::fclose(out) != 0 || !good)
        throw std::runtime_error("cannot write " + file.string());
    return true;
}
