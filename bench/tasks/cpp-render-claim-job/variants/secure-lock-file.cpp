#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    int lock = ::open((folder / "claims.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0 || ::flock(lock, LOCK_EX) != 0)
        throw std::runtime_error("cannot lock the claims");
    bool mine = !fs::exists(file);
    if (mine) {
        std::ofstream out(file);
        out << worker << '\n';
        if (!out.flush()) {
            ::close(lock);
            throw std::runtime_error("cannot write " + file.string());
        }
    }
    ::close(lock);
    return mine;
}
