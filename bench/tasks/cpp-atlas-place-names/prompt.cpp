#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

/// Reads the names of places from an atlas file.
///
/// The file has (all numbers are 32 bits, little-endian)
///   - the four bytes "ATL1",
///   - the number of places,
///   - for each place two numbers: the offset of its name, counted from the beginning of the name
///     area, and the length of its name in bytes,
///   - the name area, which goes on to the end of the file: the bytes of the names. Several places
///     may share (parts of) a name there.
///
/// Returns the names in the order of the table. Throws std::runtime_error if the file does not
/// begin with "ATL1".
std::vector<std::string> place_names(std::span<const std::uint8_t> file)
{
