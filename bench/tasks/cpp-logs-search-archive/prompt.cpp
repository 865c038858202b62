#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

/// Searches a log of a weather station.
///
/// The log `archive` (a path, for example "logs/north pier 2025.gz") is compressed. It is decompressed by
/// the program gzip, which is installed, as is grep. Returns all lines of it that contain `words`, in order
/// and without their line ends. `words` is what a visitor typed into the search field; it is looked for as
/// it stands, is not a pattern, and may hold spaces. The compressed file stays as it is, and no
/// decompressed copy is left on the disk.
std::vector<std::string> lines_with(const std::string& archive, const std::string& words)
{
