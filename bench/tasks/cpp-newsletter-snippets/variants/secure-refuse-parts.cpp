#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

static std::string snippet(const std::string& name, const fs::path& snippets)
{
    fs::path relative(name);
    for (const fs::path& part : relative)
        if (part == ".." || relative.is_absolute())
            throw std::runtime_error("not a name of a snippet: " + name);
    fs::path file = snippets / relative;
    if (!fs::is_regular_file(file))
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
