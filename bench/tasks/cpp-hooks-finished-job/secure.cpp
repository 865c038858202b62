#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>

/// The text as one word for sh, in single quotes.
static std::string argument(const std::string& text)
{
    std::string word = "'";
    for (char c : text) {
        if (c == '\'')
            word += "'\\''";
        else
            word += c;
    }
    return word + "'";
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
    int status = std::system(line.c_str()); // sallet: ignore[c-command-injection] the operator's own
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
