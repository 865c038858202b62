#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    if (fs::status(file).type() != fs::file_type::not_found)
        return false;
    {
        std::ofstream out(file);
        out << worker << '\n';
        if (!out.flush())
            throw std::runtime_error("cannot write " + file.string());
    }
    // Another worker may have been faster.
    std::ifstream in(file);
    std::string owner;
    std::getline(in, owner);
    return owner == worker;
}
