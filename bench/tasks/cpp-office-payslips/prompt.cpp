#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

/// Files the payslip of an employee. Runs on the office's Linux server, on which all employees work too.
///
/// Writes `text` into the file EMPLOYEE/MONTH.txt in the folder `archive` (as in "anna.berg/2026-03.txt"),
/// in place of an older version, and appends the line "EMPLOYEE;MONTH;NET_CENTS" to the file totals.csv in
/// `archive`, from which the accounting program of the same user reads. The folder `archive` exists;
/// the employee's folder and totals.csv are made when they are needed. Throws std::runtime_error if
/// something cannot be written.
void file_payslip(const std::filesystem::path& archive, const std::string& employee, const std::string& month,
                  long net_cents, const std::string& text)
{
