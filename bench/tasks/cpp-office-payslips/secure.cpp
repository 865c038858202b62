#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

/// Writes a file that only its owner can read.
static void write_private(const fs::path& file, int flags, const std::string& text)
{
    int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    bool good = fd >= 0 && ::fchmod(fd, 0600) == 0;
    for (std::size_t done = 0; good && done < text.size();) {
        ssize_t written = ::write(fd, text.data() + done, text.size() - done);
        good = written > 0;
        done += good ? static_cast<std::size_t>(written) : 0;
    }
    if (fd >= 0)
        good &= ::close(fd) == 0;
    if (!good)
        throw std::runtime_error("cannot write " + file.string());
}

void file_payslip(const fs::path& archive, const std::string& employee, const std::string& month,
                  long net_cents, const std::string& text)
{
    fs::path folder = archive / employee;
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        throw std::runtime_error("cannot make " + folder.string());
    write_private(folder / (month + ".txt"), O_TRUNC, text);
    std::string line = employee + ";" + month + ";" + std::to_string(net_cents) + "\n";
    write_private(archive / "totals.csv", O_APPEND, line);
}
