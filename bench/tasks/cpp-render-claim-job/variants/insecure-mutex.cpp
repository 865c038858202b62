#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    static std::mutex mutex;
    std::lock_guard<std::mutex> lock(mutex);
    if (std::ifstream(file).is_open())
        return false;
    std::ofstream out(file);
    out << worker << '\n';
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
    return true;
}
