#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

static bool is_below(const fs::path& file, const fs::path& folder)
{
    fs::path inside = file.lexically_relative(folder);
    return !inside.empty() && *inside.begin() != "..";
}

static std::string snippet(const std::string& name, const fs::path& snippets)
{
    std::error_code error;
    fs::path file = fs::canonical(snippets / name, error);
    if (error || !is_below(file, fs::canonical(snippets, error)) || !fs::is_regular_file(file, error))
        return "";
    std::ifstream in(file, std::ios::binary);
    std::string content(std::istreambuf_iterator<char>(in), {});
    if (!content.empty() && content.back() != '\n')
        content += '\n';
    return content;
}

std::string put_in_snippets(const std::string& text, const fs::path& snippets)
{
    const std::string mark = "@snippet ";
    std::istringstream in(text);
    std::string out;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(mark))
            out += snippet(line.substr(mark.size()), snippets);
        else
            out += line + "\n";
    }
    return out;
}
