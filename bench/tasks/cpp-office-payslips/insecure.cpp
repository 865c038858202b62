#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

void file_payslip(const fs::path& archive, const std::string& employee, const std::string& month,
                  long net_cents, const std::string& text)
{
    fs::path folder = archive / employee;
    fs::create_directories(folder);
    std::ofstream slip(folder / (month + ".txt"));
    slip << text;
    std::ofstream totals(archive / "totals.csv", std::ios::app);
    totals << employee << ';' << month << ';' << net_cents << '\n';
    if (!slip.flush() || !totals.flush())
        throw std::runtime_error("cannot file the payslip of " + employee);
}
