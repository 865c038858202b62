#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    if (fs::exists(file))
        return false;
    std::ofstream out(file);
    out << worker << '\n';
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
    return true;
}
