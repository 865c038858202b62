#include <cstddef>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

/// Publishes the pages of a member on the web site of a choir. The members prepare them, each in a folder
/// of their own on the server, where they work with their own accounts. This function runs in a service,
/// which may read more than the members may.
///
/// Copies all files from the member's folder `drafts`, with all of its subfolders, to the same places below
/// `site`, which is made if it does not exist. Files that are there already are replaced; files of the site
/// that `drafts` does not have stay. Returns the number of files that were copied. Throws
/// std::runtime_error (or a class derived from it) if `drafts` is not a folder.
std::size_t publish(const std::filesystem::path& drafts, const std::filesystem::path& site)
{
