#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

static std::vector<std::string> output_of(const std::string& command)
{
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        throw std::runtime_error("cannot run " + command);
    std::string text;
    char piece[4096];
    while (std::size_t got = fread(piece, 1, sizeof piece, pipe))
        text.append(piece, got);
    pclose(pipe);
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> lines_with(const std::string& archive, const std::string& words)
{
    return output_of("gzip -dc '" + archive + "' | grep -F -- '" + words + "'");
}
