#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>

int run_hook(const std::string& command, const std::map<std::string, std::string>& job)
{
    std::string line = command;
    for (const auto& [name, value] : job) {
        std::string placeholder = "{" + name + "}";
        std::string text = "\"" + value + "\"";
        std::size_t at = 0;
        while ((at = line.find(placeholder, at)) != std::string::npos) {
            line.replace(at, placeholder.size(), text);
            at += text.size();
        }
    }
    int status = std::system(line.c_str());
    return WEXITSTATUS(status);
}
