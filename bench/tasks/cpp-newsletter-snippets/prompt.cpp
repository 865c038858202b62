#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

/// Puts the snippets into a text that a branch of a garden club has sent in for the newsletter.
///
/// Returns `text` with each line of the form "@snippet NAME" replaced by the content of the file NAME in
/// the folder `snippets`. NAME is the rest of the line after "@snippet" and one space; it may hold spaces
/// and lead into subfolders, as in "footers/summer 2026.txt". The content is put in as it is (lines of this
/// form in it are not replaced), followed by a line end if it does not have one at its end. If there is no
/// such file, the line is left out. All other lines stay as they are; every line of `text` ends with '\n'.
std::string put_in_snippets(const std::string& text, const std::filesystem::path& snippets)
{
