#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>

static std::string shell_quote(const std::string& text)
{
    std::string out = "'";
    for (char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

int run_hook(const std::string& command, const std::map<std::string, std::string>& job)
{
    std::string line = command;
    for (const auto& [name, value] : job) {
        const std::string placeholder = "{" + name + "}", text = shell_quote(value);
        for (std::size_t at = 0; (at = line.find(placeholder, at)) != std::string::npos; at += text.size())
            line.replace(at, placeholder.size(), text);
    }
    int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
