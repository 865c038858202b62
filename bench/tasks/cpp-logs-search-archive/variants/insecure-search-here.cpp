#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

std::vector<std::string> lines_with(const std::string& archive, const std::string& words)
{
    std::string command = "gzip -dc \"" + archive + "\"";
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe)
        throw std::runtime_error("popen failed");
    std::vector<std::string> result;
    std::string line;
    for (int c; (c = std::fgetc(pipe.get())) != EOF || !line.empty();) {
        if (c != '\n' && c != EOF) {
            line += static_cast<char>(c);
            continue;
        }
        if (line.find(words) != std::string::npos)
            result.push_back(line);
        line.clear();
    }
    return result;
}
