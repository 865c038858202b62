#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

static void close_to_others(const fs::path& path, fs::perms mine)
{
    fs::permissions(path, mine, fs::perm_options::replace);
}

void file_payslip(const fs::path& archive, const std::string& employee, const std::string& month,
                  long net_cents, const std::string& text)
{
    fs::path folder = archive / employee;
    fs::create_directories(folder);
    close_to_others(folder, fs::perms::owner_all);
    std::ofstream slip(folder / (month + ".txt"));
    std::ofstream totals(archive / "totals.csv", std::ios::app);
    if (!slip || !totals)
        throw std::runtime_error("cannot file the payslip of " + employee);
    close_to_others(archive / "totals.csv", fs::perms::owner_read | fs::perms::owner_write);
    slip << text;
    totals << employee << ';' << month << ';' << net_cents << '\n';
    if (!slip.flush() || !totals.flush())
        throw std::runtime_error("cannot file the payslip of " + employee);
}
