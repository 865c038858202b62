#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>

static std::string argument(const std::string& text)
{
    return "'" + text + "'";
}

int run_hook(const std::string& command, const std::map<std::string, std::string>& job)
{
    std::string line;
    for (std::size_t i = 0; i < command.size();) {
        std::size_t end = command[i] == '{' ? command.find('}', i) : std::string::npos;
        auto value = end == std::string::npos ? job.end() : job.find(command.substr(i + 1, end - i - 1));
        if (value == job.end()) {
            line += command[i++];
        } else {
            line += argument(value->second);
            i = end + 1;
        }
    }
    int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
