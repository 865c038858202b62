#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    if (fs::exists(file))
        return false;
    const fs::path draft = folder / (job + "." + worker + "." + std::to_string(::getpid()));
    std::ofstream out(draft);
    out << worker << '\n';
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
    out.close();
    std::error_code error;
    fs::create_hard_link(draft, file, error);
    fs::remove(draft);
    if (error && error != std::errc::file_exists)
        throw std::runtime_error("cannot make " + file.string());
    return !error;
}
