#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

/// Claims a job of a render farm for a worker. Each worker is a process of its own, and all of them take
/// their jobs from one folder.
///
/// If the job has no claim yet, writes the file JOB.claim in `folder`, with the worker's name and '\n' in
/// it, and returns true: the job is the worker's. If the job has a claim already, leaves it as it is and
/// returns false. Throws std::runtime_error if the claim cannot be written.
bool claim_job(const std::filesystem::path& folder, const std::string& job, const std::string& worker)
{
