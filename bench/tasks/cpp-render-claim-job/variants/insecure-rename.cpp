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
    const fs::path draft = folder / (job + "." + worker + ".tmp");
    std::ofstream out(draft);
    out << worker << '\n';
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
    out.close();
    fs::rename(draft, file);
    return true;
}
