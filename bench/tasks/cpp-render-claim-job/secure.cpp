#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace fs = std::filesystem;

bool claim_job(const fs::path& folder, const std::string& job, const std::string& worker)
{
    const fs::path file = folder / (job + ".claim");
    int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) {
        if (errno == EEXIST)
            return false;
        throw std::runtime_error("cannot make " + file.string());
    }
    const std::string text = worker + "\n";
    bool good = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    good &= ::close(fd) == 0;
    if (!good) {
        fs::remove(file);
        throw std::runtime_error("cannot write " + file.string());
    }
    return true;
}
